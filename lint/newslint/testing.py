"""Run the examples of rules: the tests of newslint's own rules, and of anyone's.

In a plug-in's tests::

    import pytest
    from newslint.testing import Case, cases

    @pytest.mark.parametrize("case", cases(MyRule), ids=str)
    def test_example(case: Case) -> None:
        case.check()
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from newslint.context import Context
from newslint.conventions import Conventions
from newslint.finding import Finding
from newslint.readers.base import Read
from newslint.rule import ArticleRule, CorpusRule, Example, Rule, Sighting
from newslint.source import SourceFile
from newslint.surroundings import Surroundings
from newslint_schemas import Article, Document, Span

__all__ = ["Case", "Marked", "cases", "findings", "marked", "misplaced", "read"]

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks cut out; spans are code points of the text that is left."""

    text: str
    primary: tuple[Span, ...] = ()
    related: tuple[Span, ...] = ()


def marked(source: str) -> Marked:
    """Cut the marks out of an example.

    Raises:
        ValueError: a mark is not closed, or not opened.
    """
    kept: list[str] = []
    length = 0
    opened: list[tuple[int, bool]] = []
    primary: list[Span] = []
    related: list[Span] = []
    position = 0
    while position < len(source):
        character = source[position]
        if character == OPEN:
            is_related = source.startswith("1:", position + 1)
            opened.append((length, is_related))
            position += 3 if is_related else 1
        elif character == CLOSE:
            if not opened:
                raise ValueError(f"the mark {CLOSE} at offset {position} closes nothing")
            start, is_related = opened.pop()
            (related if is_related else primary).append(Span(start, length))
            position += 1
        else:
            kept.append(character)
            length += 1
            position += 1
    if opened:
        raise ValueError(f"a mark {OPEN} is not closed")
    return Marked("".join(kept), tuple(sorted(primary)), tuple(sorted(related)))


@cache
def _reader(extension: str) -> Read:
    from newslint import registry

    for reader in reversed(registry.readers()):
        if extension in reader.extensions:
            return reader.load()
    raise ValueError(f"no reader reads files with the extension {extension!r}")


def read(path: str, text: str, conventions: Conventions | None = None) -> Document:
    """Read a text as the file `path` would be read."""
    extension = PurePosixPath(path).suffix.lower()
    return _reader(extension)(SourceFile(path, text.encode(), text), conventions or Conventions())


def misplaced(document: Document, text: str) -> list[str]:
    """Return what is wrong with the places of a document, in words; nothing where a reader is right.

    Every character that came from the source as it is must stand where its text says (white space may be of another
    kind), and every other one must stand for a range inside the source: the property to test of a reader, over all
    kinds of texts.

    Args:
        document: what the reader made of a text.
        text: the decoded text.
    """
    wrong: list[str] = []
    for article in document.articles:
        fields = [("date", mark.field.text) for mark in article.dates]
        for name, words in [*fields, *((item.part.value, item.text) for item in article.passages())]:
            for piece in words.pieces:
                shown = words.value[piece.at : piece.at + piece.length]
                end = piece.source + piece.source_length
                if not 0 <= piece.source <= end <= len(text):
                    wrong.append(f"{name}: “{shown}” stands for {piece.source} to {end}, outside the text")
                elif piece.length == piece.source_length:
                    there = text[piece.source : end]
                    if any(
                        one != other and not (one + other).isspace()
                        for one, other in zip(shown, there, strict=True)
                    ):
                        wrong.append(f"{name}: “{shown}” stands for “{there}” at {piece.source}")
    return wrong


def findings(
    rule: Rule, files: Mapping[str, str], conventions: Conventions | None = None
) -> dict[str, list[Finding]]:
    """Return what a rule reports of some files, by path, in order of place.

    Files that no reader reads (pictures) lie beside the others.

    Texts are English where they do not say otherwise: examples are too short to detect a language in.
    """
    conventions = conventions or Conventions(language="en")
    beside = {path: text for path, text in files.items() if not _is_read(path)}
    if not beside:
        return _found(rule, files, conventions)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="")
        around = replace(conventions, surroundings=Surroundings(folder))
        found = _found(rule, {path: text for path, text in files.items() if path not in beside}, around)
    return {path: found.get(path, []) for path in files}


def _is_read(path: str) -> bool:
    from newslint import registry

    extension = PurePosixPath(path).suffix.lower()
    return any(extension in reader.extensions for reader in registry.readers())


def _found(rule: Rule, files: Mapping[str, str], conventions: Conventions) -> dict[str, list[Finding]]:
    articles = [article for path, text in files.items() for article in read(path, text, conventions).articles]
    found: dict[str, list[Finding]] = {path: [] for path in files}
    contexts = [(article, Context(article, conventions)) for article in articles]
    if isinstance(rule, ArticleRule):
        for article, context in contexts:
            if rule.serves(context.language):
                found[article.path].extend(rule.check(article, context))
    elif isinstance(rule, CorpusRule):
        for path, finding in _across(rule, contexts):
            found[path].append(finding)
    return {path: sorted(items, key=lambda item: item.span) for path, items in found.items()}


def _across(rule: CorpusRule, contexts: Iterable[tuple[Article, Context]]) -> Iterator[tuple[str, Finding]]:
    groups: dict[str, list[Sighting]] = {}
    for article, context in contexts:
        if rule.serves(context.language):
            date = article.date
            for fact in rule.facts(article, context):
                sighting = Sighting(fact, article.path, article.id, "" if date is None else date.isoformat())
                groups.setdefault(fact.key, []).append(sighting)
    for key, sightings in sorted(groups.items()):
        for item in rule.check(key, tuple(sorted(sightings, key=lambda sighting: sighting.age))):
            yield item.primary.path, Finding(item.rule, item.message, item.primary.fact.span)


@dataclass(frozen=True)
class Case:
    """One example of one rule."""

    rule: type[Rule]
    example: Example
    bad: bool
    number: int

    def __str__(self) -> str:
        """Name the case, for a test's id."""
        return f"{self.rule.id}-{'bad' if self.bad else 'good'}-{self.number}"

    def check(self) -> None:
        """Run the example.

        Raises:
            AssertionError: a place is reported that is not marked, or marked and not reported; or a good
                example has findings.
        """
        texts = {path: marked(text) for path, text in self.example.files.items()}
        files = {path: text.text for path, text in texts.items()}
        found = findings(self._instance(), files)
        told: list[str] = []
        for path, expected in texts.items():
            spans = [item.span for item in found[path]]
            if spans != list(expected.primary):
                told.append(_difference(path, expected, expected.primary, found[path]))
            related = sorted({other.span for item in found[path] for other in item.related})
            if expected.related and related != list(expected.related):
                told.append(f"{path}: related places: {_quoted(expected, related)}")
        if told:
            raise AssertionError("\n".join(told))

    def _instance(self) -> Rule:
        if not self.example.options:
            return self.rule()
        from newslint.options import build

        return build(self.rule, self.example.options)


def _difference(path: str, text: Marked, spans: Iterable[Span], found: Iterable[Finding]) -> str:
    reported = "\n".join(
        f"    {item.span} “{text.text[item.span.start : item.span.end]}”: {item.message}" for item in found
    )
    return f"{path}: marked: {_quoted(text, spans)}\n  reported:\n{reported or '    nothing'}"


def _quoted(text: Marked, spans: Iterable[Span]) -> str:
    return ", ".join(f"{tuple(span)} “{text.text[span.start : span.end]}”" for span in spans) or "nothing"


def cases(*rules: type[Rule]) -> list[Case]:
    """Return every example of the given rules as a case."""
    found: list[Case] = []
    for rule in rules:
        for bad, examples in ((True, rule.bad), (False, rule.good)):
            for number, example in enumerate(examples, 1):
                whole = Example(example) if isinstance(example, str) else example
                found.append(Case(rule, whole, bad, number))
    return found
