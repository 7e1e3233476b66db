"""dates/ambiguous."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.dates import MONTHS, CalendarDate, Order
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, BlockKind, Part

_PROSE = frozenset(
    {Part.HEADLINE, Part.STANDFIRST, Part.BODY, Part.CAPTION, Part.TEASER_SUMMARY, Part.TEASER_CAPTION}
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Ambiguous(ArticleRule):
    """A date in numbers that can be read in two ways.

    03/04/2024 is March 4 to one reader and 3 April to another. Write the month as a word.

    Where the house has one order for such dates, and says so by the option `order` or by its profile, its readers
    know what is meant; then only a date that can only be read in the other order (13/04/2024 where the month
    comes first) is reported.
    """

    id: ClassVar[str] = "dates/ambiguous"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "BBC", "News style guide, letter D: avoid dates in numbers alone, which mean another day in the US", "A",
            "https://www.bbc.co.uk/academy/en/articles/art20130702112133560",
        ),
        Standard(
            "AP", "Months: with a date, the month is a word", "B",
            "https://extension.illinois.edu/commit/dates-and-times",
        ),
    )  # fmt: skip
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example("---\ntitle: Council meets\n---\n\nThe council meets on ⟦03/04/2024⟧.\n", name="council.md"),
        Example(
            "---\ntitle: Council meets\n---\n\nThe council met on 03/04/2024 and on ⟦13/04/2024⟧.\n",
            name="council.md",
            options={"order": "month-first"},
            note="Where the house writes the month first.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\nThe council meets on 13/04/2024 and 2024-04-03.\n",
            name="council.md",
        ),
    )

    order: Literal["any", "month-first", "day-first"] = "any"
    """The order in which the house writes day and month in numbers; `any` where it has not decided."""

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each date in numbers whose day could be its month, or that breaks the order."""
        for index, passage in enumerate(context.passages):
            if passage.part not in _PROSE:
                continue
            if passage.block is not None and passage.block.kind is BlockKind.TABLE:
                continue
            for date in context.dates[index]:
                words = passage.text.value[date.start : date.end]
                message = self._ambiguous(date, words) if self.order == "any" else self._reversed(date, words)
                if message:
                    yield self.finding(passage.text.slice(date.start, date.end), message, part=passage.part)

    def _ambiguous(self, date: CalendarDate, words: str) -> str:
        if not date.ambiguous or date.day is None:
            return ""
        one, other = MONTHS[date.month - 1], MONTHS[date.day - 1]
        return (
            f"“{words}” is {one} {date.day} to some readers and {other} {date.month} to others; "
            "write the month as a word."
        )

    def _reversed(self, date: CalendarDate, words: str) -> str:
        number = _NUMBER.search(words)
        if date.order is not Order.NUMBERS or date.ambiguous or date.day == date.month or number is None:
            return ""
        month_first = int(number[0]) == date.month
        if month_first == (self.order == "month-first"):
            return ""
        first, other = ("month", "day") if month_first else ("day", "month")
        return (
            f"“{words}” has the {first} first, but here the {other} comes first; write the month as a word."
        )
