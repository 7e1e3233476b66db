"""House rules compiled into plain, frozen values: they cross processes, and equal declarations are equal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.house_rules.rule import HouseEntry
    from newslint.house_rules.sieve import RuleSieve


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule looks.

    Attributes:
        parts: values of `Part`.
        blocks: values of `BlockKind`, for the body; all if empty.
        levels: the levels of headings, where `blocks` is headings; all if empty.
        quotations: "outside", "inside" or "anywhere".
        per: "part", "sentence" or "article": what is looked at as one.
        sections, tags: of the articles, case-folded; all if empty.
        languages: primary subtags; all, known or not, if empty.
    """

    parts: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    quotations: str = "outside"
    per: str = "part"
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find.

    Attributes:
        pattern: in RE2's form, see `syntax.translated`.
        words: the words, where it is these and nothing else, as `words.folded` folds them.
        instead: what should stand there.
    """

    pattern: str
    words: str = ""
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Things to find, the first that matches counting.

    Attributes:
        around: put before and after all of them ("(?:…)" between), in RE2's form.
        exceptions: patterns that make right what stands inside their matches.
    """

    terms: tuple[Term, ...]
    ignore_case: bool = True
    exceptions: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def pattern(self) -> str:
        """All of them as one pattern."""
        return f"{self.before}(?:{'|'.join(term.pattern for term in self.terms)}){self.after}"


@dataclass(frozen=True, slots=True)
class Existence:
    """What must not stand there.

    `action` mends it: ("remove",), ("trim", letters), ("replace", old, new); or nothing does.
    """

    terms: Terms
    action: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Substitution:
    """What should be something else; `fix` is "safe", "unsafe" or "none"."""

    terms: Terms
    fix: str = "unsafe"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """How often something may, or must, stand there."""

    terms: Terms
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Repetition:
    """What may not stand more than `most` times in a row; `letters` leaves alone what holds anything else."""

    terms: Terms
    most: int = 1
    letters: bool = False


@dataclass(frozen=True, slots=True)
class Consistency:
    """Pairs of spellings of which an article keeps to one."""

    pairs: tuple[tuple[Term, Term], ...]
    ignore_case: bool = True


@dataclass(frozen=True, slots=True)
class Conditional:
    """Where `when` stands, `needs` must stand too, with the same words in its group where both have one."""

    when: str
    needs: str
    ignore_case: bool = False
    before: bool = False
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Capitalisation:
    """How words are capitalised.

    Attributes:
        style: "sentence", "title", "lower", "upper", or "pattern".
        pattern: what a whole part looks like, for "pattern".
        exceptions: words that keep their own capitals, phrases first.
        small_words: small in titles.
        openers: after these a new sentence begins (":").
        threshold: the share of words that must be right; 0 for all.
    """

    style: str
    pattern: str = ""
    exceptions: tuple[str, ...] = ()
    small_words: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    threshold: float = 0.0


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What a field of the article must be."""

    field: str
    required: bool = False
    forbidden: bool = False
    characters: tuple[int, int | None] = (0, None)
    words: tuple[int, int | None] = (0, None)
    count: tuple[int, int | None] = (0, None)
    pattern: str = ""
    ignore_case: bool = True
    one_of: tuple[str, ...] = ()


Check = (
    Existence
    | Substitution
    | Occurrence
    | Repetition
    | Consistency
    | Conditional
    | Capitalisation
    | FieldShape
)


@dataclass(frozen=True, slots=True)
class DeclaredExample:
    """An example of a rule.

    Attributes:
        source: the text of a file, with marks.
        name: the file's name; its extension chooses the reader.
        shown: the example as it was written.
        place: "path:line" where it stands.
    """

    source: str
    name: str
    shown: str
    place: str


@dataclass(frozen=True, slots=True)
class Declared:
    """One house rule.

    Attributes:
        message: with placeholders in braces; empty for the kind's own words.
        place: "path:line" of its declaration.
    """

    id: str
    check: Check
    scope: Scope
    message: str = ""
    title: str = ""
    why: str = ""
    link: str = ""
    severity: str = "warning"
    place: str = ""
    bad: tuple[DeclaredExample, ...] = ()
    good: tuple[DeclaredExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A rule of a Vale style that does not run, or not whole.

    Attributes:
        id: the rule's id.
        message: "path:line: why", one sentence.
        whole: whether nothing of the rule runs.
    """

    id: str
    message: str
    whole: bool = True


@dataclass(frozen=True)
class HouseRules:
    """The house rules of one configuration, sorted by id."""

    rules: tuple[Declared, ...] = ()
    refused: tuple[Refused, ...] = ()

    def __reduce__(self) -> tuple[type[HouseRules], tuple[object, ...]]:
        """Cross to another process as plain values, without what was compiled here."""
        return HouseRules, (self.rules, self.refused)

    @cached_property
    def sieve(self) -> RuleSieve:
        """Which of the rules can find anything in an article, told by one search of its words."""
        from newslint.house_rules.sieve import RuleSieve

        return RuleSieve(self.rules)

    def over(self, base: HouseRules) -> HouseRules:
        """Return these rules laid over others: a rule takes the place of one with its id."""
        rules = {rule.id: rule for rule in (*base.rules, *self.rules)}
        refused = {
            item.message: item
            for item in (*base.refused, *self.refused)
            if item.id not in rules or not item.whole
        }
        return HouseRules(tuple(rules[name] for name in sorted(rules)), tuple(refused.values()))

    def entries(self) -> Mapping[str, HouseEntry]:
        """Return the rules as the registry knows rules, by id."""
        from newslint.house_rules.rule import HouseEntry

        return {rule.id: HouseEntry.declared_as(rule) for rule in self.rules}

    def named(self) -> tuple[str, ...]:
        """Return every id that may be named, those refused included."""
        return (*(rule.id for rule in self.rules), *(item.id for item in self.refused if item.whole))
