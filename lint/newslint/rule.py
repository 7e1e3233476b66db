"""What a rule is: one frozen dataclass in one file, from which all that is said of it derives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.fix import Fix
from newslint.patterns import lazy
from newslint.place import Place
from newslint.standards import Precision, Standard
from newslint_schemas import Article, Part, Span, Text

__all__ = [
    "ArticleRule",
    "CorpusFinding",
    "CorpusRule",
    "Example",
    "Fact",
    "Precision",
    "Rule",
    "Sighting",
    "Standard",
]

_ID = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_SPACE = lazy(r"\s+")


@dataclass(frozen=True, slots=True)
class Example:
    """An executable example: source text, or several files by name.

    In a bad example `⟦…⟧` marks the primary place of a finding, `⟦1:…⟧` a related one, `⟦⟧` a place where
    something is missing. The marks are cut out before the text is read. A good example has none.

    Attributes:
        source: the text of one file, or texts by file name.
        name: the file's name; its extension chooses the reader.
        options: options of the rule that the example needs.
        note: one sentence on what it shows.
    """

    source: str | Mapping[str, str]
    name: str = "story.md"
    options: Mapping[str, object] = field(default_factory=dict[str, object])
    note: str = ""

    @property
    def files(self) -> Mapping[str, str]:
        """The texts by file name."""
        return {self.name: self.source} if isinstance(self.source, str) else self.source


class Rule:
    """The identity of a rule. Subclass `ArticleRule` or `CorpusRule`, as a frozen slots dataclass.

    The dataclass fields are the options, each with a default and a docstring; the class docstring is
    the page: its first line the title, the rest why it matters and what to do.
    """

    id: ClassVar[str]
    since: ClassVar[str]
    severity: ClassVar[Severity]
    precision: ClassVar[Precision]
    standards: ClassVar[tuple[Standard, ...]]
    bad: ClassVar[tuple[str | Example, ...]]
    good: ClassVar[tuple[str | Example, ...]]
    primary: ClassVar[bool] = False
    """Whether it is one of the rules that newslint exists for."""
    link: ClassVar[str] = ""
    """Where its words can be read in a style guide; reports link to it."""
    languages: ClassVar[frozenset[str]] = frozenset()
    """The languages that it serves, as primary subtags; empty for any, known or not."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a rule without identity, so that a broken rule fails where it is imported."""
        super().__init_subclass__(**kwargs)
        if "check" not in cls.__dict__ or cls.__module__ == __name__:
            return
        for name in ("id", "since", "severity", "precision", "standards", "bad", "good"):
            if not hasattr(cls, name):
                raise TypeError(f"rule {cls.__name__}: the class variable {name!r} is missing")
        if not _ID.fullmatch(cls.id):
            raise TypeError(f"rule {cls.__name__}: the id {cls.id!r} is not of the form family/name")
        if not (cls.__doc__ or "").strip():
            raise TypeError(f"rule {cls.id}: the docstring, which is its page, is missing")

    @property
    def family(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]

    @classmethod
    def preview(cls) -> bool:
        """Whether the rule ships switched off."""
        return cls.precision in (Precision.MEDIUM, Precision.UNMEASURED)

    @classmethod
    def title(cls) -> str:
        """The first line of the docstring, without its full stop."""
        return (cls.__doc__ or "").strip().partition("\n")[0].rstrip(".")

    def serves(self, language: str) -> bool:
        """Say whether the rule speaks of articles in a language."""
        return not self.languages or language in self.languages

    def finding(
        self,
        place: Text | Span,
        message: str,
        *,
        part: Part | None = None,
        subject: str | None = None,
        related: Iterable[Related] = (),
        severity: Severity | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """Return a finding of this rule at a text or span.

        The subject is the normalised text of the place unless given; give it where the place is a
        bare span, or where the words there are not what the finding is about.
        """
        span = place.span() if isinstance(place, Text) else place
        words = place.value if isinstance(place, Text) else ""
        about = _SPACE.sub(" ", words).strip() if subject is None else subject
        return Finding(self.id, message, span, about, part, tuple(related), severity, fix)


class ArticleRule(Rule):
    """A rule that sees one article and nothing else."""

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield the findings of one article, in any order."""
        raise NotImplementedError


class Fact(NamedTuple):
    """What a corpus rule notes of one article under a key, enough to report it without the file.

    Attributes:
        key: facts with equal keys are looked at together.
        span: the place that a finding would show.
        text: the words there, for messages and comparison.
        subject: what the finding would be about; empty for `text`.
        data: further values that the check needs.
    """

    key: str
    span: Span
    text: str
    subject: str = ""
    part: Part | None = None
    data: tuple[str, ...] = ()


class Sighting(NamedTuple):
    """A fact with the article that it was noted in: path, article id and date (ISO, or empty).

    `place` is worked out by the engine, since the file is no longer at hand when the facts meet.
    """

    fact: Fact
    path: str
    article: str
    date: str
    place: Place | None = None

    @property
    def age(self) -> tuple[str, str, str, int]:
        """The order of articles: by date (undated last), then path, article and place."""
        return self.date or "9999", self.path, self.article, self.fact.span.start


class CorpusFinding(NamedTuple):
    """What a corpus rule reports: the primary sighting is the later article, the earlier ones are related."""

    rule: str
    message: str
    primary: Sighting
    related: tuple[tuple[Sighting, str], ...] = ()
    severity: Severity | None = None


class CorpusRule(Rule):
    """A rule across articles, as two pure functions: a map to facts and a reduce over each key."""

    differing: ClassVar[bool] = False
    """Whether a key says nothing as long as all its facts have one text; then they need not be looked up."""

    def facts(self, article: Article, context: Context) -> Iterator[Fact]:
        """Yield what one article adds; runs in any process."""
        raise NotImplementedError

    def check(self, key: str, sightings: tuple[Sighting, ...]) -> Iterator[CorpusFinding]:
        """Yield the findings among the facts of one key, given in order of `Sighting.age`."""
        raise NotImplementedError
