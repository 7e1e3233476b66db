"""Dates of metadata and of paths, in the shapes that sites and agencies write them."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from newslint.patterns import lazy
from newslint_schemas import Moment

_ZONE = r"(?P<zone>Z\b|(?:(?:UTC|GMT)\s?)?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Za-z]{2,5}\b)"
_TIME = (
    r"(?:(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?:[.,]\d+)?"
    r"|(?P<hour2>\d{2})(?P<minute2>\d{2})(?:\d{2})?(?:[.,]\d+)?(?!\d)"
    r"|(?P<hour3>\d{1,2})(?=\s*[ap]\.?m))"
    r"\s*(?P<half>[ap]\.?m\b\.?)?"
)
_CLOCK = lazy(rf"\D{{0,12}}?(?<!\d){_TIME}\s*{_ZONE}?", re.IGNORECASE)
_YEAR_FIRST = lazy(
    r"\s*(?P<year>\d{4})(?:(?P<mark>[-/._])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?)?(?!\d|[-/.]\d)"
)
_YEAR_LAST = lazy(
    r"\s*(?P<first>\d{1,2})(?P<mark>[-/.])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|(?<=/)\d\d)(?![\d/.-])"
)
_BASIC = lazy(r"\s*(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(?:\d\d)?(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?\s*")
_EPOCH = lazy(r"\s*(\d{10})(?:\d{3})?(?:\.\d+)?\s*")
_WORD_MONTH = r"(?P<{0}>[^\W\d_]{{3,12}})\.?"
_DAY_FIRST_WORDS = lazy(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s-]+(?:de\s+|of\s+)?"
    + _WORD_MONTH.format("month")
    + r",?[\s-]+(?:de\s+|del\s+)?(?P<year>\d{4}|\d\d(?=\s+\d\d?:))\b"
)
_MONTH_FIRST_WORDS = lazy(
    r"\b" + _WORD_MONTH.format("month") + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
)
_CTIME = lazy(
    r"\b"
    + _WORD_MONTH.format("month")
    + r"\s+(?P<day>\d{1,2})\s+(?P<hour>\d\d?):(?P<minute>\d\d)(?::\d\d)?\s+"
    + r"(?:(?P<zone>[A-Z]{2,5}|[+-]\d{4})\s+)?(?P<year>\d{4})\b"
)
_WEEKDAY = lazy(r"\s*[^\W\d_]{2,12}\.?,?\s+(?=\d)")
_LONGEST = 120

# English and the languages around it, as metadata and pages spell them.
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner feber mär apr mai jun jul aug sept okt nov dez",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago set oct nov dic",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "januar februar mars april mai juni juli august september oktober november desember",
        "januar februar marts april maj juni juli august september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    )
    for number, name in enumerate(names.split(), 1)
}
# Minutes east of UTC, for the zones whose abbreviation means one thing.
_ZONES = {
    name: minutes
    for names, minutes in (
        ("z utc gmt wet", 0),
        ("bst cet mez west", 60),
        ("cest mesz eet", 120),
        ("eest msk", 180),
        ("hkt", 480),
        ("jst kst", 540),
        ("aest", 600),
        ("aedt", 660),
        ("edt", -240),
        ("est cdt", -300),
        ("cst mdt", -360),
        ("mst pdt", -420),
        ("pst", -480),
    )
    for name in names.split()
}


_UNSET = lazy(
    r"tb[acd]|tk+|n\s?/?\s?a|none|null|nil|undefined|unknown|undated|not set|no date|pending|forthcoming|draft"
    r"|unpublished|todo|fixme|placeholder|now|today|tomorrow|yesterday|soon|coming soon|later|never|always|asap|date"
    r"|auto(?:matic)?|to be (?:announced|confirmed|decided|determined|dated|set)|yes|no|true|false|on|off|x+",
    re.IGNORECASE,
)
"""What stands where a day is not known yet, and switches: a placeholder is no date that is bad."""
_PATTERN = lazy(r"(?:([^\W\d_])\1+[^\w]*)+", re.IGNORECASE)
"""The pattern of a date: YYYY-MM-DD, TT.MM.JJJJ."""
_TEMPLATE_MARKS = frozenset("{}<>[]()$%_#@=`\\")


class _Reading(NamedTuple):
    moment: Moment
    impossible: bool


def parse_moment(value: str, *, month_first: bool | None = None) -> Moment | None:
    """Read a date, and a time where there is one, as metadata writes it.

    ISO 8601 in full, with gaps, without padding or basic; RFC 822; the form of `date` and `ctime`; months in
    words of ten languages; numbers with the year last; seconds or milliseconds since 1970. Words around
    a date in words are passed over.

    Args:
        value: the words of the field.
        month_first: how to read `04/03/2024`; None is month first with slashes and hyphens, and day
            first with full stops. A number above 12 decides by itself.

    Returns:
        the parts as they were written (`.date` is None for 31 November, and for a year or month alone); None
        where the words are no date, or a placeholder ("YYYY-MM-DD", "0000-00-00", "TBD").
    """
    reading = _read(value, month_first)
    return None if reading is None else reading.moment


def is_impossible(value: str) -> bool:
    """Say whether a value has the shape of a date that no calendar or clock knows ("2020-11-31", "25:00")."""
    reading = _read(value, None)
    return reading is not None and reading.impossible


def holds_no_date(value: str) -> bool:
    """Say whether words that are no date stand where one belongs ("March the somethingth").

    A value with a digit may be a date in a form that nobody here knows; an empty one, a placeholder ("TBD",
    "YYYY-MM-DD", "{{ date }}") and one in another script than Latin are not judged.
    """
    words = value.strip().rstrip(".!?…")
    if len(words) > _LONGEST or not any(map(str.isalpha, words)) or any(map(str.isdigit, words)):
        return False
    if not all(letter < "\u0250" for letter in words if letter.isalpha()):
        return False
    return not is_unset(words)


def is_unset(value: str) -> bool:
    """Say whether a value stands where a day is not known yet: "TBD", "YYYY-MM-DD", "{{ date }}", a switch.

    A value with a digit is none.
    """
    words = value.strip().rstrip(".!?…")
    if any(map(str.isdigit, words)):
        return False
    marked = not _TEMPLATE_MARKS.isdisjoint(words)
    return marked or _UNSET.fullmatch(words) is not None or _PATTERN.fullmatch(words) is not None


def _read(value: str, month_first: bool | None) -> _Reading | None:
    if len(value) > _LONGEST:
        return None
    if match := _YEAR_FIRST.match(value):
        month, day = match["month"], match["day"]
        return _reading(
            match["year"], month, day, _CLOCK.match(value, match.end()) if day is not None else None
        )
    if match := _BASIC.fullmatch(value):
        year, month, day, hour, minute, zone = match.groups()
        if 1900 <= int(year) <= 2100 and 1 <= int(month) <= 12:
            return _made(int(year), int(month), int(day), hour, minute, None, zone)
    if match := _EPOCH.fullmatch(value):
        return _epoch(int(match[1]))
    start = found.end() if (found := _WEEKDAY.match(value)) else 0
    if match := _YEAR_LAST.match(value, start):
        first, second = int(match["first"]), int(match["second"])
        leads = match["mark"] != "." if month_first is None else month_first
        if first > 12 >= second:
            leads = False
        elif second > 12 >= first:
            leads = True
        month_number, day_number = (first, second) if leads else (second, first)
        clock = _CLOCK.match(value, match.end())
        return _dated(_full_year(match["year"]), month_number, day_number, clock)
    if start and (match := _YEAR_FIRST.match(value, start)) and match["day"] is not None:
        return _reading(match["year"], match["month"], match["day"], _CLOCK.match(value, match.end()))
    return _in_words(value)


def _in_words(value: str) -> _Reading | None:
    if match := _CTIME.search(value):
        month = _MONTHS.get(match["month"].lower())
        if month is not None:
            hour, minute, zone = match["hour"], match["minute"], match["zone"]
            return _made(int(match["year"]), month, int(match["day"]), hour, minute, None, zone)
    for pattern in (_DAY_FIRST_WORDS, _MONTH_FIRST_WORDS):
        for match in pattern.finditer(value):
            month = _MONTHS.get(match["month"].lower())
            if month is not None:
                clock = _CLOCK.match(value, match.end())
                return _dated(_full_year(match["year"]), month, int(match["day"]), clock)
    return None


def _reading(year: str, month: str | None, day: str | None, clock: re.Match[str] | None) -> _Reading | None:
    if day is None:
        if not 1000 <= int(year) <= 2999 or (month is not None and not 1 <= int(month) <= 12):
            return None
        return _Reading(Moment(int(year), None if month is None else int(month)), impossible=False)
    return _dated(int(year), int(month or 0), int(day), clock)


def _dated(year: int, month: int, day: int, clock: re.Match[str] | None) -> _Reading | None:
    if clock is None:
        return _made(year, month, day, None, None, None, None)
    hour = clock["hour"] or clock["hour2"] or clock["hour3"]
    minute = clock["minute"] or clock["minute2"] or "0"
    return _made(year, month, day, hour, minute, clock["half"], clock["zone"])


def _made(
    year: int, month: int, day: int, hour: str | None, minute: str | None, half: str | None, zone: str | None
) -> _Reading | None:
    # What databases and templates write for "no date".
    if year <= 1 or (month == 0 and day == 0):
        return None
    hours = None if hour is None else int(hour)
    minutes = None if minute is None or hour is None else int(minute)
    if hours is not None and half and hours <= 12:
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    wrong_clock = (hours is not None and hours > 24) or (minutes is not None and minutes > 59)
    if wrong_clock or hours == 24:
        hours = minutes = None
    moment = Moment(year, month, day, hours, minutes, _offset(zone))
    return _Reading(moment, impossible=wrong_clock or moment.date is None)


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    named = _ZONES.get(zone.lower())
    if named is not None:
        return named
    digits = re.search(r"([+-])(\d{1,2}):?(\d{2})?", zone)
    if digits is None:
        return None
    minutes = int(digits[2]) * 60 + int(digits[3] or 0)
    return -minutes if digits[1] == "-" else minutes


def _full_year(year: str) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    return number + (2000 if number < 69 else 1900)  # as RFC 2822 and POSIX read two digits


def _epoch(seconds: int) -> _Reading | None:
    if seconds >= 2_000_000_000:
        return None
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return _Reading(
        Moment(moment.year, moment.month, moment.day, moment.hour, moment.minute, 0), impossible=False
    )


_IN_PATH = lazy(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?:(?P<mark>[-_./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|/(?P<name>[a-z]{3})/(?P<day2>\d{1,2})|(?P<month3>[01]\d)(?P<day3>[0-3]\d))(?=[-_./T]|$)"
)


def moment_of_path(path: str) -> tuple[Moment, ...] | None:
    """Return the dates that a path or address holds, outermost first, or None where it holds none.

    `2024-01-18-slug.md`, `2024-1-8-slug`, `/2024/01/18/`, `/2024/jan/18/`, `20240118-slug`; impossible dates
    are no dates here.
    """
    found: list[Moment] = []
    for match in _IN_PATH.finditer(path.lower()):
        month = _MONTHS.get(match["name"]) if match["name"] else int(match["month"] or match["month3"])
        moment = Moment(int(match["year"]), month, int(match["day"] or match["day2"] or match["day3"]))
        if moment.date is not None:
            found.append(moment)
    return tuple(found) or None
