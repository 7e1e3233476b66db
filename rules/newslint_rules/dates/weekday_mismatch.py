"""dates/weekday-mismatch."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.fix import Edit, Fix
from newslint.language.dates import WEEKDAYS, CalendarDate, Order, dates, long_form
from newslint.patterns import lazy
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import ANCHORS, Article, Part, Span, Text

# The Gregorian calendar was in civil use everywhere from here on.
_EARLIEST = 1924
# So near to the article's date a day is of that year, unless the words around it name another.
_NEAR = 14
_BESIDE = 400
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OTHER_YEAR = lazy(
    r"\b(?:last|next|previous|following) year\b|\byears? (?:ago|earlier|before|later)\b", re.IGNORECASE
)
_TEASERS = frozenset({Part.TEASER_TITLE, Part.TEASER_SUMMARY, Part.TEASER_CAPTION, Part.RAIL_HEADING})


@dataclass(frozen=True, slots=True)
class WeekdayMismatch(ArticleRule):
    """A weekday and a date contradict each other.

    "Thursday, January 17, 2024" cannot be: the day was a Wednesday. One of the two is wrong, and readers who
    plan by it will miss the day. Check both, and correct the one that is wrong; the fix offers the weekday
    of the date.

    Where no year is written it is taken from the article's own date. Such a date is left alone where
    the year before or after fits, or any other year that the article speaks of; within two weeks of the
    article's date only years in the words around it count.
    """

    id: ClassVar[str] = "dates/weekday-mismatch"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.HIGH
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "The Gregorian calendar"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council to meet\ndate: 2024-03-11\n---\n\n"
            "The council meets on ⟦Thursday, March 15, 2024⟧, to vote on the bridge. "
            "A hearing follows on ⟦Monday, March 19⟧.\n",
            name="council.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council to meet\ndate: 2024-03-11\n---\n\n"
            "The council meets on Friday, March 15, 2024, and sits daily from Monday to Friday, March 18-22. "
            "Next year's festival runs from Friday, May 23, through Sunday, May 25.\n",
            name="council.md",
            note="May 23 is a Friday in the year after.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each weekday that is not the date's."""
        anchors = _anchors(article)
        shifted = _speaks_of_another_year(context, anchors)
        seen: set[Span] = set()
        found = [*self._in_passages(context, () if shifted else anchors), *self._in_dates(article)]
        for finding in found:
            if finding.span not in seen:  # one place may be caption and alternative text
                seen.add(finding.span)
                yield finding

    def _in_passages(self, context: Context, anchors: Collection[dt.date]) -> Iterator[Finding]:
        years = _Years(context)
        for index, passage in enumerate(context.passages):
            for date in context.dates[index]:
                if date.weekday is None or date.day is None or date.listed:
                    continue
                if date.year is not None:
                    day = _contradicted(date)
                elif passage.part in _TEASERS:
                    continue
                else:
                    day = _contradicted_by_anchor(date, anchors, years, index)
                if day is not None:
                    yield self._told(passage.text, passage.part, date, day)

    def _in_dates(self, article: Article) -> Iterator[Finding]:
        """Yield findings in the lines and fields that say when the piece appeared."""
        for mark in article.dates:
            text = mark.field.text
            if not text.pieces:
                continue
            for date in dates(text.value):
                if date.weekday is not None and (day := _contradicted(date)) is not None:
                    yield self._told(text, Part.METADATA, date, day)

    def _told(self, text: Text, part: Part, date: CalendarDate, day: dt.date) -> Finding:
        words = text.value[date.start : date.end]
        right = WEEKDAYS[day.weekday()]
        reckoned = "" if date.year is not None else ", going by the article's date"
        edit = Edit(
            text.span(date.start, date.weekday_end),
            _spelled_like(text.value[date.start : date.weekday_end], right),
            text.escapes,
            # The date may be what is wrong.
            rewritten=text.span(date.start, date.end),
        )
        return self.finding(
            text.slice(date.start, date.end),
            f"“{words}” contradicts itself: {long_form(day)} is a {right}{reckoned}; "
            "correct the weekday or the date.",
            part=part,
            fix=Fix(f"Change the weekday to {right}", (edit,)),
        )


def _spelled_like(name: str, right: str) -> str:
    """Return a weekday in the form of another: "Wed." for Sunday is "Sun."."""
    if name.endswith("day"):
        return right
    return right[:3] + ("." if name.endswith(".") else "")


def _anchors(article: Article) -> tuple[dt.date, ...]:
    days = {mark.moment.date for mark in article.dates if mark.role in ANCHORS and mark.moment is not None}
    return tuple(sorted(day for day in days if day is not None))


def _fits(date: CalendarDate, day: dt.date) -> bool:
    if day.weekday() == date.weekday:
        return True
    # "Friday, March 16-20": the weekday of the last day is as good.
    return date.last is not None and (day.weekday() + date.last - day.day) % 7 == date.weekday


def _contradicted(date: CalendarDate) -> dt.date | None:
    """Return the day of a full date that its weekday contradicts."""
    day = date.date
    if day is None or day.year < _EARLIEST or _fits(date, day):
        return None
    if date.order is Order.NUMBERS and date.ambiguous and day.day <= 12:
        swapped = dt.date(day.year, day.day, day.month)
        if _fits(date, swapped):
            return None
    return day


def _contradicted_by_anchor(
    date: CalendarDate, anchors: Iterable[dt.date], years: _Years, index: int
) -> dt.date | None:
    """Return the day that a date without a year means, where its weekday fits no year that may be meant."""
    nearest: tuple[int, dt.date] | None = None
    for anchor in anchors:
        days = [day for year in _around(anchor) if (day := date.in_year(year)) is not None]
        if not days:
            return None
        day = min(days, key=lambda day: abs((day - anchor).days))
        if _fits(date, day):
            return None
        distance = abs((day - anchor).days)
        if nearest is None or distance < nearest[0]:
            nearest = distance, day
    if nearest is None:
        return None
    distance, day = nearest
    named = set(years.beside(index) if distance <= _NEAR else years.everywhere)
    if distance > _NEAR or _OTHER_YEAR.search(
        years.context.passages[index].text.value, max(0, date.start - _BESIDE), date.end + _BESIDE
    ):
        named.update(_around(day))
    others = (other for year in named if (other := date.in_year(year)) is not None)
    return None if any(_fits(date, other) for other in others) else day


def _around(day: dt.date) -> tuple[int, int, int]:
    return day.year - 1, day.year, day.year + 1


class _Years:
    """The years that an article names, each passage looked through once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._by_passage: dict[int, frozenset[int]] = {}

    @cached_property
    def everywhere(self) -> frozenset[int]:
        return _named(self.context.flow.text)

    def beside(self, index: int) -> frozenset[int]:
        """Return the years named in a passage, in the one before it and in the headline."""
        if index not in self._by_passage:
            passages = self.context.passages
            near = [passages[index], *passages[max(0, index - 1) : index]]
            near.extend(passage for passage in passages[:1] if passage.part is Part.HEADLINE)
            values = [passage.text.value for passage in near]
            self._by_passage[index] = frozenset().union(*map(_named, values))
        return self._by_passage[index]


def _named(value: str) -> frozenset[int]:
    return frozenset(int(match[0]) for match in _YEAR.finditer(value))


def _speaks_of_another_year(context: Context, anchors: Iterable[dt.date]) -> bool:
    """Say whether two or more dates without a year all agree on a year that is not the article's."""
    years = {year for anchor in anchors for year in _around(anchor)}
    loose = [
        date
        for dates in context.dates
        for date in dates
        if date.year is None and date.weekday is not None and date.day is not None and not date.listed
    ]
    if len({(date.month, date.day) for date in loose}) < 2 or not years:
        return False

    def agree(year: int) -> bool:
        return all((day := date.in_year(year)) is not None and _fits(date, day) for date in loose)

    return any(agree(year) for year in range(min(years) - 5, max(years) + 1))
