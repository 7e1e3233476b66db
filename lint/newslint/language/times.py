"""Relative times in English prose: what a reader can place only who knows the day of publication.

Weekdays used as times, yesterday and tomorrow, this, last and next with a period, "two days ago". A date
without a year, a season by itself, "recently" and habits ("on Sundays", "open Monday to Friday") are none.
Offsets are code points of the string that was searched.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from newslint.language.dates import MOST, WEEKDAYS, CalendarDate
from newslint.language.flow import Flow
from newslint.language.sentences import sentence_at, sentences
from newslint.language.weekday_words import (
    ADJECTIVES,
    DETERMINERS,
    EVENTS,
    FUNCTION_WORDS,
    NAMED_AFTER,
    NAMED_BEFORE,
    NEWS_VERBS,
    PREPOSITIONS,
)
from newslint.patterns import lazy
from newslint_schemas import Passage


class Kind(StrEnum):
    """What a relative time names."""

    WEEKDAY = "weekday"
    DAY = "day"
    """Yesterday, today, tonight, tomorrow, this morning, last night."""
    PERIOD = "period"
    """This, last or next week, month, year, season, or a month by name."""
    DISTANCE = "distance"
    """Two days ago, within 24 hours."""


class RelativeTime(NamedTuple):
    """An expression that needs a date to be reckoned from.

    Attributes:
        firm: whether it leans on the day of publication beyond doubt; "today" may mean nowadays.
        shift: how far from the anchor: days for a DAY, -1, 0 or 1 for last, this and next.
        weekday: 0 for Monday, where a weekday is named.
    """

    start: int
    end: int
    kind: Kind
    firm: bool = True
    shift: int | None = None
    weekday: int | None = None


_WEEKDAY = lazy(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
# Alternatives of plain characters, which the engine can skip to; the rest is matched where one stands.
_DAY_OR_PERIOD_HINT = lazy(
    r"yesterday|today|tonight|tomorrow|Yesterday|Today|Tonight|Tomorrow"
    r"|this\s|last\s|next\s|This\s|Last\s|Next\s|within\s|Within\s"
)
_DAY_OR_PERIOD = lazy(
    r"(?:yesterday|today|tonight|tomorrow|Yesterday|Today|Tonight|Tomorrow)(?![\w-])"
    r"|(?:this|last|next|This|Last|Next)\s(?:past\s|coming\s)?(?P<unit>week(?:end)?|month|year|season|spring|summer"
    r"|autumn|fall|winter|morning|afternoon|evening|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)(?![\w-]|\sof\s|\s\d)"
    r"|(?:within|Within)\s(?:the\s(?:next|past|last)\s)?(?:\d+|[a-z]+)\s(?:hours|days|minutes)\b(?!\s(?:of|after|from)\b)"
)
_AGO = lazy(
    r"(?<![\w-])(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a\s)?few"
    r"|(?:a\s)?couple(?:\sof)?|several|many)\s(?P<unit>minute|hour|day|night|week|month|year)s?\sago\b",
    re.IGNORECASE,
)
# What every relative time ends with, as patterns that begin with plain characters: to find the passages.
_TAILS = tuple(
    map(
        re.compile,
        (
            "day",
            "omorrow",
            "onight",
            "ithin",
            " ago",
            " (?:week|month|year|season|spring|summer|autumn|fall|winter|morning|afternoon|evening|night)",
            "ast [A-Z]",
            "ext [A-Z]",
            "his [A-Z]",
        ),
    )
)
_MODIFIER = lazy(r"\b(?:earlier|later|late|early)\s$", re.IGNORECASE)
_DAY_PART = lazy(r"\s(?:morning|afternoon|evening|night)\b")
_WORD_AFTER = lazy(r"(?:['’]s)?\s+([^\W_]+)")
# A sentence about what is so every week; its weekdays name no day.
_RANGE = lazy(r"day\s?(?:[-–—]|to|through|thru|until|till)\s?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_HABIT_HINTS = (
    "every ",
    "each ",
    "Every ",
    "Each ",
    " open",
    "Open ",
    "ours:",
    "ours are",
    "weekday",
    "weekend",
)
_HABIT = lazy(
    r"\b(?:every|each)\s(?:other\s)?(?:day|week|month|year|morning|evening|night|[MTWFS][a-z]+day)"
    r"|\b(?:is|are)\sopen\b|\bopen\s(?:from|daily|\d)|\bhours(?:\sare|:)|\bweekdays\b|\bweekends\b",
    re.IGNORECASE,
)
_SPEAKING = lazy(
    r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s"
    r"(?:said|says|told|added|wrote|argued|noted|testified|declined|served|graduated|defeated|who)\b"
)
_CLAUSE_ENDS = ("", ".", "!", "?", ",", "”", '"')
_EDGE = 8
_TODAY_NOW = frozenset({"of", "until", "even", "still", "to", "for", "like", "in"})
_FIGURATIVE = frozenset({"of", "a", "better", "brighter", "like", "only", "no", "the"})
_SHIFTS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_TURNS = {"last": -1, "this": 0, "next": 1}
_DAY_UNITS = frozenset({"morning", "afternoon", "evening", "night"})
_POSSESSED = frozenset(
    "the every each a an his her its their our my your whose final very one any no".split()
)


def relative_times(
    value: str, dates: Sequence[CalendarDate] = (), people: frozenset[str] = frozenset()
) -> tuple[RelativeTime, ...]:
    """Return the relative times of a string in order.

    Args:
        value: English prose.
        dates: the dates of the same string; what lies in one is not relative.
        people: weekdays that are surnames in this article.
    """
    found = [*_days_and_periods(value), *_ago(value)]
    weekdays = [
        time
        for match in _WEEKDAY.finditer(value)
        if match[0] not in people and (time := _weekday(value, match)) is not None
    ]
    if weekdays:
        found.extend(_unhabitual(value, weekdays))
    if not found:
        return ()
    kept: list[RelativeTime] = []
    for time in sorted(found, key=lambda item: (item.start, -item.end)):
        if kept and time.start < kept[-1].end:
            continue
        ahead = bisect_left(dates, time.end, key=_start)
        if not ahead or dates[ahead - 1].end <= time.start:
            kept.append(time)
    return tuple(kept[:MOST])


def _start(date: CalendarDate) -> int:
    return date.start


class Times:
    """The relative times of each passage of an article, each worked out when it is first asked for.

    Most articles are dated, so that only their captions and teasers are ever asked about.
    """

    def __init__(
        self, passages: Sequence[Passage], dates: Sequence[Sequence[CalendarDate]], flow: Flow
    ) -> None:
        """Hold the passages of an article, the dates of each, and all as one string."""
        self._passages = passages
        self._dates = dates
        self._flow = flow
        self._found: dict[int, tuple[RelativeTime, ...]] = {}

    def __getitem__(self, index: int) -> tuple[RelativeTime, ...]:
        """Return the relative times of a passage by its index."""
        times = self._found.get(index)
        if times is None:
            times = self._found[index] = self._of(self._passages[index].text.value, index)
        return times

    def _of(self, value: str, index: int) -> tuple[RelativeTime, ...]:
        if not any(pattern.search(value) for pattern in _TAILS):
            return ()
        people = self._people if _WEEKDAY.search(value) else frozenset[str]()
        return relative_times(value, self._dates[index], people)

    @cached_property
    def _people(self) -> frozenset[str]:
        return surnames([self._passages[index].text.value for index in self._flow.touched((_WEEKDAY,))])


def surnames(values: Sequence[str]) -> frozenset[str]:
    """Return the weekdays that are people in these texts: one speaks, and a given name stands before it."""
    found = {
        match[1]
        for value in values
        for match in _SPEAKING.finditer(value)
        if value[max(0, match.start() - 4) : match.start()].rstrip()[-1:] in _CLAUSE_ENDS
    }
    return frozenset(
        name for name in found if any(re.search(rf"\b[A-Z][a-z’'-]+\s{name}\b", value) for value in values)
    )


def resolve(expression: CalendarDate | RelativeTime, anchor: dt.date) -> dt.date | None:
    """Return the day that an expression means where it is reckoned from `anchor`, or None where that is open.

    A date without a year is the nearest one whose weekday, if one is written, agrees. Of weekdays only those
    with "last" are clear: the latest one before the anchor.
    """
    if isinstance(expression, CalendarDate):
        return expression.date if expression.year is not None else _nearest(expression, anchor)
    if expression.kind is Kind.DAY and expression.shift is not None:
        return anchor + dt.timedelta(days=expression.shift)
    if expression.kind is Kind.WEEKDAY and expression.shift == -1 and expression.weekday is not None:
        return anchor - dt.timedelta(days=(anchor.weekday() - expression.weekday - 1) % 7 + 1)
    return None


def _nearest(date: CalendarDate, anchor: dt.date) -> dt.date | None:
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [day for year in years if (day := date.in_year(year)) is not None]
    if date.weekday is not None and not date.listed:
        days = [day for day in days if day.weekday() == date.weekday]
    return min(days, key=lambda day: abs((day - anchor).days), default=None)


def _days_and_periods(value: str) -> Iterator[RelativeTime]:
    for hint in _DAY_OR_PERIOD_HINT.finditer(value):
        start = hint.start()
        if start and (value[start - 1].isalnum() or value[start - 1] in "-_@#/.&"):
            continue
        match = _DAY_OR_PERIOD.match(value, start)
        if match is None:
            continue
        unit = match["unit"]
        if unit is not None:
            time = _period(value, match, unit)
        elif match[0][0] in "wW":
            time = RelativeTime(start, match.end(), Kind.DISTANCE, firm=False)
        else:
            time = _day(value, match)
        if time is not None:
            yield time


def _day(value: str, match: re.Match[str]) -> RelativeTime | None:
    start, end = match.span()
    _, before = _tokens_before(value, start)
    word = match[0]
    if word[0].isupper() and not _begins_sentence(value, start):
        return None  # USA Today, the Today show
    modifier = _MODIFIER.search(value, max(0, start - 8), start)
    firm = modifier is not None or _is_firm_day(value, word.lower(), before.lower(), end)
    start = start if modifier is None else modifier.start()
    return RelativeTime(start, end, Kind.DAY, firm, _SHIFTS[word.lower()])


def _is_firm_day(value: str, word: str, before: str, end: int) -> bool:
    possessive = value[end : end + 2] in ("'s", "’s")
    if word == "today":
        after = _WORD_AFTER.match(value, end)
        following = "" if after is None else after[1]
        if possessive or before in _TODAY_NOW:
            return False
        return (
            _is_news_verb(before)
            or _is_news_verb(following)
            or (following in ("at", "after", "when") and before != "")
        )
    return before not in _FIGURATIVE and not (possessive and word == "tomorrow")


def _is_news_verb(word: str) -> bool:
    return word in NEWS_VERBS or (len(word) > 4 and word.endswith("ed"))


def _period(value: str, match: re.Match[str], unit: str) -> RelativeTime | None:
    start, end = match.span()
    turn = match[0][:4].lower()
    earlier, before = _tokens_before(value, start)
    if turn != "this" and (before.lower() in _POSSESSED or before.endswith(("'s", "’s", "s’"))):
        return None  # "the last week of", "his last season"
    if unit == "night" and turn != "last":
        return None
    if before.lower() in ("in", "during", "over") and earlier.lower() == "only":
        return None
    modifier = _MODIFIER.search(value, max(0, start - 8), start)
    start = start if modifier is None else modifier.start()
    shift = _TURNS[turn]
    if unit.endswith("day"):
        part = _DAY_PART.match(value, end)
        end = end if part is None else part.end()
        return RelativeTime(start, end, Kind.WEEKDAY, shift=shift, weekday=_number(unit))
    if unit in _DAY_UNITS:
        return RelativeTime(start, end, Kind.DAY, shift=shift)
    return RelativeTime(start, end, Kind.PERIOD, shift=shift)


def _ago(value: str) -> Iterator[RelativeTime]:
    if " ago" not in value:
        return
    for match in _AGO.finditer(value):
        yield RelativeTime(match.start(), match.end(), Kind.DISTANCE, match["unit"].lower() != "year")


def _weekday(value: str, match: re.Match[str]) -> RelativeTime | None:
    start, end = match.span()
    if start and (value[start - 1].isalnum() or value[start - 1] in "-_@#/.&"):
        return None
    tail = value[end : end + 2]
    if tail[:1].isalnum() or (tail[:1] in "-._/" and tail[1:].isalnum()):
        return None
    first = start <= _EDGE and not value[:start].strip(" *_#-–")
    last = len(value) - end <= _EDGE and not value[end:].strip(" .:*_–-")
    if first and (last or tail[:1] in (":", "\n")):
        return None  # a label, or the heading of a programme
    earlier, before = _tokens_before(value, start)
    bare = before.strip("\"'“”‘’([")
    low = bare.lower()
    after = _WORD_AFTER.match(value, end)
    following = "" if after is None else after[1]
    if bare in NAMED_BEFORE or following in NAMED_AFTER:
        return None
    possessive = tail in ("'s", "’s")
    weekday = _number(match[0])
    part = _DAY_PART.match(value, end)
    end = end if part is None else part.end()
    if low == "a" and following.lower() in EVENTS:
        return RelativeTime(start, end, Kind.WEEKDAY, firm=False, weekday=weekday)
    if low in DETERMINERS or (low in ADJECTIVES and earlier.lower() in DETERMINERS):
        return None
    if following[:1].isupper() and not possessive and low not in PREPOSITIONS:
        return None  # a name: "Saturday Academy"
    begins = _begins_sentence(value, start)
    named = bare[:1].isupper() and not begins and low not in FUNCTION_WORDS
    firm = not (named and following) and not (begins and following[:1].isupper())
    return RelativeTime(start, end, Kind.WEEKDAY, firm, weekday=weekday)


def _unhabitual(value: str, weekdays: list[RelativeTime]) -> list[RelativeTime]:
    habits = [match.start() for match in _RANGE.finditer(value)]
    if any(hint in value for hint in _HABIT_HINTS):
        habits.extend(match.start() for match in _HABIT.finditer(value))
    if not habits:
        return weekdays
    parts = sentences(value)
    spared = {sentence_at(parts, habit) for habit in habits}
    return [time for time in weekdays if sentence_at(parts, time.start) not in spared]


def _number(name: str) -> int:
    return WEEKDAYS.index(name)


def _tokens_before(value: str, start: int) -> tuple[str, str]:
    """Return the last two words before an offset, as they stand; empty where punctuation touches it."""
    head = value[max(0, start - 40) : start]
    if not head or not head[-1].isspace():
        return "", ""
    words = head.split()
    return (words[-2] if len(words) > 1 else ""), (words[-1] if words else "")


def _begins_sentence(value: str, start: int) -> bool:
    head = value[max(0, start - 6) : start].rstrip(" \t\n\"'“”‘’([*_—–-")
    return not head or head[-1] in ".!?:…"
