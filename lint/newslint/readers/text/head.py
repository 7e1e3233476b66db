"""The head of a piece of plain text: slug lines, headline, byline, date lines, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newslint.language.dates import dates
from newslint.readers.text.units import Unit
from newslint_schemas import DateMark, DateRole, Field, Moment, Origin

_SLUG = re.compile(
    r"(?:source|slug|category|priority|media release|press release|news release|for immediate release|embargo(?:ed)?)\b"
    r".{0,80}|[A-Z]{2,}[A-Z0-9-]*\d{3,}|\W*[a-z]{1,3}\d{1,4}\W.{0,40}|.{0,30}&\w{2}\b.{0,30}",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\^?(?:By|BY)\s+(?P<name>[^\W\d_a-z][^.!?:=]{2,90}?)=?")
_DATE_LINE = re.compile(
    r"(?P<verb>(?:first\s|last\s|originally\s)?(?:posted|published|updated|modified|issued|released|date))\b\W",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last\s)?(?:updated|modified)", re.IGNORECASE)
_PLACE = r"[^\W\d_a-z][^\W\d_a-z.’'-]+(?:\s(?:[^\W\d_a-z][^\W\d_a-z.’'-]*|and|de|la|del|al|of))*"
_REGION = r"(?:,\s[^\W\d_][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,2})?"
_DAY = (
    r"(?:,?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?"
    r"|,?\s\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s\d{4})?"
    r"|,\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
)
_AGENCY = r"(?:,?\s?\(\w[\w\s.-]{0,30}\)|\s/[\w -]{3,30}/|\s[A-Z][\w]{1,11})?"
_DATELINE = re.compile(
    rf"(?P<dateline>{_PLACE}{_REGION}(?:(?:,|\s?/|\sand)\s?{_PLACE}{_REGION}){{0,3}}{_DAY}{_AGENCY})"
    r"\s?(?P<dash>—|–|--|\s-|-\s|_)(?=\s|\Z|[“\"\w])\s*"
)
_TRAILER = re.compile(r"\bAP-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\b")
_CAPITALS = re.compile(r"[^\W\d_a-z]{3}|^[^\W\d_a-z]{2}\b")
_LONGEST_HEADLINE = 24
_NOT_A_HEADLINE = re.compile(r"\d+ of \d+\b|[\"“‘]|https?://|\W*\Z")


@dataclass(slots=True)
class Head:
    """What the first lines say, and how many units they take."""

    headline: Field = field(default_factory=Field)
    bylines: list[Field] = field(default_factory=list[Field])
    dates: list[DateMark] = field(default_factory=list[DateMark])
    taken: set[int] = field(default_factory=set[int])


def read_head(units: list[Unit]) -> Head:
    """Read the lines before the copy."""
    head = Head()
    for index, unit in enumerate(units[:12]):
        value = unit.value
        if split_dateline(unit) is not None:
            break
        if _DATE_LINE.match(value) and (marks := list(_date_line(unit))):
            head.dates.extend(marks)
            head.taken.add(index)
        elif (byline := _BYLINE.fullmatch(value)) is not None and len(value.split()) <= 14:
            name = unit.text.slice(*byline.span("name"))
            head.bylines.append(Field.of(name, "", Origin.LINE))
            head.taken.add(index)
        elif head.headline.missing and _SLUG.fullmatch(value) and len(value.split()) <= 9 and index < 6:
            head.taken.add(index)
        elif head.headline.missing and index == len(head.taken) and _is_headline(unit, units[index + 1 :]):
            head.headline = Field.of(unit.text, "", Origin.LINE)
            head.taken.add(index)
        elif len(value.split()) > _LONGEST_HEADLINE:
            break
    return head


def _is_headline(unit: Unit, rest: list[Unit]) -> bool:
    """Say whether a unit is the headline: short, no sentence, and copy follows it."""
    value = unit.value
    if unit.closed and not value.endswith(("?", "!", "…")):
        return False
    if (
        len(value.split()) > _LONGEST_HEADLINE
        or value.endswith((",", ":", ";"))
        or _NOT_A_HEADLINE.match(value)
    ):
        return False
    return any(len(other.value.split()) > _LONGEST_HEADLINE / 2 for other in rest)


def _date_line(unit: Unit) -> Iterator[DateMark]:
    """Yield the dates of a line such as "Posted: Thursday, October 17, 2013, 8:09 PM"."""
    if len(unit.value.split()) > 24:
        return
    role = DateRole.UPDATED if _UPDATED.match(unit.value) else DateRole.PUBLISHED
    for date in dates(unit.value):
        if date.day is not None and date.year is not None:
            words = Field.of(unit.text.slice(date.start, date.end), "", Origin.LINE)
            yield DateMark(role, words, Moment(date.year, date.month, date.day))
            return


def split_dateline(unit: Unit) -> tuple[Field, int] | None:
    """Return the dateline that a paragraph begins with, and where the words after it begin, or None."""
    match = _DATELINE.match(unit.value)
    if match is None or len(match["dateline"].split()) > 14 or not _CAPITALS.search(match["dateline"]):
        return None
    return Field.of(unit.text.slice(*match.span("dateline")), "", Origin.LINE), match.end()


def trailer(unit: Unit) -> DateMark | None:
    """Return the date of a wire's last line ("AP-WF-02-20-16 0337GMT"), or None."""
    match = _TRAILER.search(unit.value)
    if match is None:
        return None
    words = Field.of(unit.text.slice(*match.span()), "", Origin.LINE)
    moment = Moment(2000 + int(match["year"]), int(match["month"]), int(match["day"]))
    return DateMark(DateRole.PUBLISHED, words, moment)
