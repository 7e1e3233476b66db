"""Dates written out in English prose: full, without a year, with a weekday, as ranges.

Month first and day first, AP's and Reuters' abbreviations, ISO 8601 and numbers. Offsets are code points of
the string that was searched.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from newslint.language.flow import Flow
from newslint.patterns import lazy
from newslint_schemas import Passage

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {name[:3]: number for number, name in enumerate(WEEKDAYS)}

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# "Sun" and "Sat" are words and newspapers; they count only with a full stop or a comma.
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)\b\.?"
    r"|(?:Sat|Sun)(?:\.|(?=,)))"
)
_YEAR = r"(?:1\d|2\d)\d\d(?![\d%]|[,.]\d)"
# "March 20 percent", "May 5 p.m.", "March 10,000 people" hold no day of the month.
_NO_DAY = r"[\d%]|[,.:]\d|-[a-z]|\s?(?:percent|per cent|million|billion|a\.m|p\.m|am\b|pm\b)"
_DAY = rf"(?:0?[1-9]|[1-9]\d)(?:st|nd|rd|th)?(?!{_NO_DAY})"
_TO = r"\s?(?:[-–—/&]|to|and|through|thru|until)\s?"
_DATE = lazy(
    rf"(?<![\w-])(?:(?P<weekday>{_WEEKDAY})(?P<gap>\s?[,(–—-]?\s?(?:the\s)?))?"
    rf"(?:(?P<month>{_MONTH})[,]?\s(?:the\s)?(?P<day>{_DAY})(?:{_TO}(?P<last>{_DAY})(?!\s?{_MONTH}))?"
    rf"(?:,?\s(?:of\s)?(?P<year>{_YEAR}))?"
    rf"|(?P<day2>{_DAY})(?:{_TO}(?P<last2>{_DAY}))?\s(?:of\s)?(?P<month2>{_MONTH})(?:,?\s(?P<year2>{_YEAR}))?"
    rf"|(?P<month3>{_MONTH}),?\s(?:of\s)?(?P<year3>{_YEAR})"
    r"|(?P<year4>(?:19|20)\d\d)-(?P<month4>\d\d)-(?P<day4>\d\d)(?![\d-])"
    r"|(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year5>(?:19|20)\d\d)(?![\d/]))(?![^\W_])"
)
# A date stands around one of these; the costly pattern is tried nowhere else. Two patterns, since each by
# itself begins with a set of characters that the engine can skip to.
_MONTH_HINT = lazy(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_NUMBER_HINT = lazy(r"[0-9](?:[0-9]{3}-[0-9]{2}-[0-9]|[0-9]?[/.][0-9]{1,2}[/.][12][0-9]{3})")
MOST = 1000
"""The most dates, and the most relative times, of one string: no prose holds more, and no rule is to choke."""
_REACH_BACK, _REACH_ON = 40, 48
# "Friday 19 to Sunday 21 January 2013": the first day borrows the month and year of the second.
_BORROWED = lazy(
    rf"(?<!\w)(?P<weekday>{_WEEKDAY}),?\s(?:the\s)?(?P<day>{_DAY})\s?(?:[-–—&]|to|and|through|until)\s?$"
)
# The weekday before the date is the end of a list or range of weekdays ("Monday to Friday, March 16-20").
_LISTED = lazy(rf"{_WEEKDAY}s?,?\s?(?:[-–—/&]|to|and|or|through|thru|until|,)\s?$")
_JOINED = lazy(r"[,)]?\s?(?:[-–—]|to|and|through|thru|until|or)\s?")
_SUN = lazy(r"(?:[A-Z][\w’']*|\b[Tt]he|\ba)\s$")


class Order(StrEnum):
    """How the parts of a date stand."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"
    ISO = "iso"
    NUMBERS = "numbers"
    """Numbers with slashes or full stops, month first unless the first number is above 12."""


class CalendarDate(NamedTuple):
    """A date that names its month; parts that are not written are None.

    Attributes:
        start, end: the whole expression, its weekday included.
        weekday: 0 for Monday; None where none is written.
        weekday_end: where the weekday's name ends; it begins at `start`.
        last: the last day of a range within the month.
        listed: whether the weekday ends a list or range of weekdays, so that it may not be this day's.
        ambiguous: whether day and month could as well be the other way round.
        lent: whether the year stands at a later date that this one is joined to.
    """

    start: int
    end: int
    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    weekday_end: int = 0
    last: int | None = None
    order: Order = Order.MONTH_FIRST
    listed: bool = False
    ambiguous: bool = False
    lent: bool = False

    @property
    def full(self) -> bool:
        """Whether year, month and day are written."""
        return self.year is not None and self.day is not None

    @property
    def date(self) -> dt.date | None:
        """The day, or None where a part is missing or no calendar knows it."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> dt.date | None:
        """Return the day in a year, or None where there is no day or the year does not have it."""
        if self.day is None:
            return None
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def dates_of_passages(passages: Sequence[Passage], flow: Flow) -> tuple[tuple[CalendarDate, ...], ...]:
    """Return the dates of each passage of an article, given the passages as one string."""
    found: list[tuple[CalendarDate, ...]] = [()] * len(passages)
    for index in flow.touched((_MONTH_HINT, _NUMBER_HINT)):
        found[index] = dates(passages[index].text.value)
    return tuple(found)


def long_form(day: dt.date) -> str:
    """Return a day as it is written in copy: "March 5, 2024"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def dates(value: str) -> tuple[CalendarDate, ...]:
    """Return the dates of a string in order, impossible ones ("June 31") among them."""
    found: list[CalendarDate] = []
    done = 0
    hints = [match.start() for match in _MONTH_HINT.finditer(value)]
    if numbers := [match.start() for match in _NUMBER_HINT.finditer(value)]:
        hints = sorted((*hints, *numbers))
    for hint in hints:
        if hint < done:
            continue
        if len(found) >= MOST:
            break
        low, high = max(done, hint - _REACH_BACK), hint + _REACH_ON
        match = _DATE.search(value, low, high)
        while match is not None:
            done = match.end()
            date = _read(value, match)
            if date is not None:
                _join(value, found, date)
            # Past the hint, only what began before it was worth the search.
            match = _DATE.search(value, done, high) if done <= hint else None
    return tuple(found)


def _join(value: str, found: list[CalendarDate], date: CalendarDate) -> None:
    """Add a date, and share its month and year with one that leads up to it."""
    if date.order is Order.DAY_FIRST and date.weekday is not None:
        borrowed = _BORROWED.search(value, max(0, date.start - _REACH_BACK), date.start)
        if borrowed is not None:
            found.append(_first_of(borrowed, date))
            date = date._replace(listed=False)
    if found:
        found[-1] = _lend(value, found[-1], date)
    found.append(date)


def _read(value: str, match: re.Match[str]) -> CalendarDate | None:
    part = match.groupdict()
    month = part["month"] or part["month2"] or part["month3"]
    if month is not None:
        number = _MONTH_NUMBERS[month[:3]]
        day, last = part["day"] or part["day2"], part["last"] or part["last2"]
        year = part["year"] or part["year2"] or part["year3"]
        order = Order.DAY_FIRST if part["day2"] else Order.MONTH_FIRST
        date = CalendarDate(
            match.start(), match.end(), number, _number(day), _number(year), last=_number(last), order=order
        )
    elif part["year4"] is not None:
        number = int(part["month4"])
        if not 1 <= number <= 12:
            return None
        date = CalendarDate(
            match.start(), match.end(), number, int(part["day4"]), int(part["year4"]), order=Order.ISO
        )
    else:
        one, two = int(part["one"]), int(part["two"])
        day_first = one > 12 or part["mark"] == "."
        number, day_number = (two, one) if day_first else (one, two)
        if not 1 <= number <= 12:
            return None
        date = CalendarDate(
            match.start(),
            match.end(),
            number,
            day_number,
            int(part["year5"]),
            order=Order.NUMBERS,
            ambiguous=one != two and one <= 12 and two <= 12,
        )
    return _with_weekday(value, match, date) if part["weekday"] else date


def _with_weekday(value: str, match: re.Match[str], date: CalendarDate) -> CalendarDate:
    name = match["weekday"]
    before = value[max(0, date.start - 24) : date.start]
    # "Herald Sun, March 13", "the Sun, May 4": a newspaper.
    if (name.startswith("Sun") and not name.endswith("day") and _SUN.search(before)) or date.day is None:
        return date._replace(start=match.end("gap"))
    end = match.end("weekday")
    # "(Dec. 11)": the closing bracket belongs to the expression.
    stop = date.end + 1 if "(" in match["gap"] and value.startswith(")", date.end) else date.end
    listed = _LISTED.search(before) is not None
    weekday = _WEEKDAY_NUMBERS[name[:3]]
    return date._replace(end=stop, weekday=weekday, weekday_end=end, listed=listed)


def _number(words: str | None) -> int | None:
    return None if words is None else int(words.rstrip("stndrh"))


def _first_of(match: re.Match[str], second: CalendarDate) -> CalendarDate:
    day = _number(match["day"])
    weekday = _WEEKDAY_NUMBERS[match["weekday"][:3]]
    return CalendarDate(
        match.start(),
        match.end("day"),
        second.month,
        day,
        second.year,
        weekday,
        match.end("weekday"),
        order=second.order,
        lent=True,
    )


def _lend(value: str, first: CalendarDate, second: CalendarDate) -> CalendarDate:
    """Give the year of the second date to the first where they are joined ("Dec. 30 to Jan. 3, 2020")."""
    if first.year is not None or second.year is None or first.day is None or second.day is None:
        return first
    if _JOINED.fullmatch(value, first.end, second.start) is None:
        return first
    year = second.year - (first.month > second.month)
    return first._replace(year=year, lent=True)
