"""The report for an editor at a terminal: what is wrong, the line itself, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.finding import Result, Severity
from newslint.place import Place
from newslint.report import Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.paths import from_folder
from newslint.reporters.snippet import snippet
from newslint.reporters.words import counted, visible

if TYPE_CHECKING:
    from newslint.fix import LocatedFix

_PLAIN = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_RELATED = "\x1b[34m"
_OCCURRENCES = 10
"""The most occurrences of one finding, and the most related places, that are shown with their lines."""
_FIXES = {
    "safe": "Fix",
    "unsafe": "Suggested fix, check it first",
    "suggestion": "Suggestion",
}


def write(report: Report, options: ReportOptions) -> Iterator[str]:
    """Yield one block a finding; the same words about the same file are one block with all its places."""
    writer = _Writer(report, options)
    between = ""
    for block in report.blocks():
        yield between
        yield from writer.block(block)
        between = "\n"


class _Writer:
    """Writes blocks in one colour scheme and width."""

    def __init__(self, report: Report, options: ReportOptions) -> None:
        """Hold what all blocks share."""
        self.root = report.root
        self.options = options
        self.width = max(options.width, 40)

    def block(self, results: Sequence[Result]) -> Iterator[str]:
        """Yield the lines of one finding with all its occurrences."""
        first = results[0]
        where = f"{self.path(first.place)}:{first.place.region.line}:{first.place.region.column}"
        places = f" ({counted(len(results), 'place')})" if len(results) > 1 else ""
        article = f" in article {visible(first.article)}" if first.article else ""
        severity = self.paint(first.severity, _COLOURS[first.severity])
        yield f"{self.paint(where, _BOLD)}{article} {severity} {visible(first.rule)}{places}\n"
        yield from self.words(visible(first.message), "  ")
        related = list(dict.fromkeys(place for result in results for place in result.related))
        shown = [*(result.place for result in results[:_OCCURRENCES]), *related[:_OCCURRENCES]]
        gutter = max(len(str(place.region.line)) for place in shown)
        colour = _COLOURS[first.severity]
        for result in results[:_OCCURRENCES]:
            yield from self.line(result.place, gutter, "^", colour)
        yield from self.rest([result.place for result in results[_OCCURRENCES:]], gutter)
        current = first.place.path
        for place in related[:_OCCURRENCES]:
            if place.path != current:
                current = place.path
                where = f"{self.path(place)}:{place.region.line}:{place.region.column}"
                yield f"{' ' * (gutter + 3)}{self.paint(where, _BOLD)}\n"
            yield from self.line(place, gutter, "-", _RELATED)
        yield from self.rest(related[_OCCURRENCES:], gutter)
        yield from self.fixes(results)

    def line(self, place: Place, gutter: int, mark: str, colour: str) -> Iterator[str]:
        """Yield a line of the file, and under it the marks and what is to be said of the place."""
        number = f"{place.region.line:>{gutter + 2}} |"
        margin = f"{'':>{gutter + 2}} |"
        room = self.width - len(number) - 1
        shown = snippet(place, room)
        said = visible(place.message)
        if shown is None:
            if said:
                yield f"{self.paint(number, _DIM)} {said}\n"
            return
        yield f"{self.paint(number, _DIM)} {shown.line.rstrip()}\n"
        marks = mark * min(shown.cells, max(room - shown.before, 1))
        if place.region.end_line > place.region.line:
            said = f"to line {place.region.end_line}{': ' + said if said else ''}"
        beside = said and shown.before + len(marks) + 1 + len(said) <= room
        words = f" {said}" if beside else ""
        yield f"{self.paint(margin, _DIM)} {' ' * shown.before}{self.paint(marks + words, colour)}\n"
        if said and not beside:
            for line in self.words(said, ""):
                yield f"{self.paint(margin, _DIM)} {self.paint(line.rstrip(), colour)}\n"

    def rest(self, places: Sequence[Place], gutter: int) -> Iterator[str]:
        """Yield where the places stand that are too many to be shown with their lines."""
        if places:
            names = ", ".join(f"{place.region.line}:{place.region.column}" for place in places)
            yield from self.words(f"and {counted(len(places), 'more place')}: {names}", " " * (gutter + 5))

    def fixes(self, results: Sequence[Result]) -> Iterator[str]:
        """Yield what could be changed, each way once."""
        ways = dict.fromkeys(_fix_words(result.fix) for result in results if result.fix is not None)
        for words in ways:
            yield from self.words(words, "  ")

    def words(self, words: str, indent: str) -> Iterator[str]:
        """Yield words in lines of the terminal's width, none of which is a command to GitHub."""
        import textwrap

        wrapped = textwrap.wrap(
            words,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in wrapped or [indent]:
            yield f"{line}\n"

    def path(self, place: Place) -> str:
        """Return a place's path as the person at the terminal would type it."""
        return visible(from_folder(place.path, self.root, self.options.cwd))

    def paint(self, words: str, colour: str) -> str:
        """Return words in a colour, where the terminal takes it."""
        return f"{colour}{words}{_PLAIN}" if self.options.colour else words


def _fix_words(fix: LocatedFix) -> str:
    return f"{_FIXES[fix.safety]}: {visible(fix.description)}"
