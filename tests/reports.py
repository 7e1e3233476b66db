"""Reports made by hand, with every kind of finding that a reporter meets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newslint.finding import Finding, Related, Result, Severity
from newslint.fingerprint import fingerprinted
from newslint.fix import Edit, Fix, Safety
from newslint.linehash import hashed
from newslint.locate import result
from newslint.meta import META
from newslint.report import Crash, FileRecord, FileStatus, Report, RuleInfo
from newslint.rule import Precision, Standard
from newslint.source import SourceFile, decode
from newslint_schemas import Part, Span

STORY = """\
---
title: Flood water reaches the harbour
image: boats.jpg
caption: Volunteers fill sandbags
---
Mayor Inés Calderón said 🚒 crews had worked all night. “We are tired,” Calderon said.

![Volunteers fill sandbags](quay.jpg)

Calderon spoke again on Thursday.
"""


def rule(name: str, severity: Severity = Severity.ERROR) -> RuleInfo:
    """A rule with a page."""
    return RuleInfo(
        name,
        f"Title of {name}",
        "Why it matters, `code` and [a link](https://example.org).\n\nWhat to do.",
        severity,
        Precision.HIGH,
        (Standard("AP", "Captions", url="https://example.org/ap"),),
        tags=(name.partition("/")[0], "primary"),
    )


@dataclass
class Desk:
    """Gathers findings on one text by the words that they stand at."""

    text: str = STORY
    path: str = "news/flood.md"
    article: str = ""
    source: SourceFile = field(init=False)
    results: list[Result] = field(init=False, default_factory=list[Result])

    def __post_init__(self) -> None:
        """Decode the text as a file."""
        self.source = decode(self.path, self.text.encode())

    def span(self, words: str, number: int = 1) -> Span:
        """The place of the n-th occurrence of some words."""
        at = -1
        for _ in range(number):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def find(
        self,
        name: str,
        message: str,
        place: Span,
        *related: tuple[Span, str],
        severity: Severity = Severity.ERROR,
        part: Part | None = None,
        fix: Fix | None = None,
    ) -> Desk:
        """Add a finding; its subject is the words at its place."""
        others = tuple(Related(span, words) for span, words in related)
        finding = Finding(name, message, place, self.source.slice(place), part, others, fix=fix)
        self.results.append(result(self.source, finding, severity, self.article))
        return self

    def done(self) -> tuple[Result, ...]:
        """The findings as the engine leaves them."""
        return fingerprinted(hashed(self.source, self.results))


def flood() -> Desk:
    """Findings of all severities on one story: related places, a fix, one pair of spellings twice."""
    desk = Desk()
    desk.find(
        "credits/missing",
        "This picture has no credit; say who made or supplied it.",
        desk.span("boats.jpg"),
        part=Part.CREDIT,
    )
    desk.find(
        "captions/duplicate",
        "This caption stands under another picture already.",
        desk.span("Volunteers fill sandbags", 2),
        (desk.span("Volunteers fill sandbags"), "first used here"),
        part=Part.CAPTION,
    )
    for number in (1, 2):
        place = desk.span("Calderon", number)
        desk.find(
            "names/inconsistent",
            "“Calderon” is spelled “Calderón” elsewhere in this article.",
            place,
            (desk.span("Calderón"), "“Calderón” here"),
            severity=Severity.WARNING,
            part=Part.BODY,
            fix=Fix("Write “Calderón”", (Edit(place, "Calderón"),), Safety.UNSAFE),
        )
    return desk.find(
        "dates/ambiguous", "“Thursday” could be any.", desk.span("Thursday"), severity=Severity.NOTE
    )


def report(results: Iterable[Result] | None = None) -> Report:
    """A report on some findings, by default those of `flood`, with files of every status."""
    found = flood().done() if results is None else tuple(results)
    described = {info.id: info for info in (rule(item.rule, item.severity) for item in found)}
    described |= {name: META[name] for name in ("parse/json",)}
    return Report(
        results=tuple(sorted(found, key=lambda item: item.order)),
        files=(
            FileRecord("feeds/wire.json", FileStatus.UNREADABLE, 0, "it is not JSON"),
            FileRecord("news/flood.md", FileStatus.READ, 1),
            FileRecord("news/short.md", FileStatus.READ, 1),
            FileRecord("robots.txt", FileStatus.SKIPPED, 0, "a file about the site"),
        ),
        rules=tuple(described[name] for name in sorted(described)),
        version="0.1.0",
        root="/srv/paper",
    )


CRASH = Crash("names/house", "news/flood.md", "KeyError: 'x' (house.py:3)")
