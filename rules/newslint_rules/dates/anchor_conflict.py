"""dates/anchor-conflict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.language.dates import long_form
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, DateMark, DateRole, Moment, Part


@dataclass(frozen=True, slots=True)
class AnchorConflict(ArticleRule):
    """Two dates that the article gives to itself differ by more than a day.

    The front matter says one day and the path or the dateline another. Readers, feeds and archives will each
    follow one of them. Often day and month were swapped. Make them agree.
    """

    id: ClassVar[str] = "dates/anchor-conflict"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "One date of publication"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\ndate: ⟦2024-04-03⟧\n---\n\nThe council voted to close the bridge.\n",
            name="2024-03-04-council.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\ndate: 2024-03-05\n---\n\nThe council voted to close the bridge.\n",
            name="2024-03-04-council.md",
            note="A day may be a matter of time zones.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding where the date of publication and another anchor differ."""
        published = next((mark for mark in article.dates if mark.role is DateRole.PUBLISHED), None)
        day = None if published is None or published.moment is None else published.moment.date
        if published is None or day is None or not published.field.text.pieces:
            return
        for mark in article.dates:
            if mark.role not in (DateRole.PATH, DateRole.DATELINE) or mark.moment is None:
                continue
            other = _in_full(mark.moment, day)
            if other is None or abs((other - day).days) <= 1:
                continue
            where = "the path" if mark.role is DateRole.PATH else "the dateline"
            swapped = " (day and month look swapped)" if _swapped(day, other) else ""
            yield self.finding(
                published.field.text,
                f"The date of publication is {long_form(day)}, but {where} says {long_form(other)}{swapped}; "
                "make them agree.",
                part=Part.METADATA,
                related=_related(mark, where),
            )
            return


def _in_full(moment: Moment, day: dt.date) -> dt.date | None:
    """Return a moment's date; one without a year is taken as the nearest."""
    if moment.year is not None:
        return moment.date
    years = (day.year - 1, day.year, day.year + 1)
    days = [found for year in years if (found := Moment(year, moment.month, moment.day).date) is not None]
    return min(days, key=lambda found: abs((found - day).days), default=None)


def _swapped(one: dt.date, other: dt.date) -> bool:
    return one.year == other.year and one.month == other.day and one.day == other.month


def _related(mark: DateMark, where: str) -> list[Related]:
    return [Related(mark.field.text.span(), where)] if mark.field.text.pieces else []
