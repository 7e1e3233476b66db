"""dates/ambiguous."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.dates import MONTHS
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, BlockKind, Part

_PROSE = frozenset(
    {Part.HEADLINE, Part.STANDFIRST, Part.BODY, Part.CAPTION, Part.TEASER_SUMMARY, Part.TEASER_CAPTION}
)


@dataclass(frozen=True, slots=True)
class Ambiguous(ArticleRule):
    """A date in numbers that can be read in two ways.

    03/04/2024 is March 4 to one reader and 3 April to another. Write the month as a word.
    """

    id: ClassVar[str] = "dates/ambiguous"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard("AP", "Months: a date names its month in words", "B"),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example("---\ntitle: Council meets\n---\n\nThe council meets on ⟦03/04/2024⟧.\n", name="council.md"),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\nThe council meets on 13/04/2024 and 2024-04-03.\n",
            name="council.md",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each date in numbers whose day could be its month."""
        for index, passage in enumerate(context.passages):
            if passage.part not in _PROSE:
                continue
            if passage.block is not None and passage.block.kind is BlockKind.TABLE:
                continue
            for date in context.dates[index]:
                if date.ambiguous and date.day is not None:
                    one, other = MONTHS[date.month - 1], MONTHS[date.day - 1]
                    words = passage.text.value[date.start : date.end]
                    yield self.finding(
                        passage.text.slice(date.start, date.end),
                        f"“{words}” is {one} {date.day} to some readers and {other} {date.month} to others; "
                        "write the month as a word.",
                        part=passage.part,
                    )
