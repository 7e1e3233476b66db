"""The dateline that opens a story: "LONDON, Feb. 1, 2017 (Reuters) - ", "(CNN) -- ", "TRENTON — "."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint.language.credit_words import AGENCIES, COMPANIONS
from newslint.language.dates import dates
from newslint.patterns import lazy
from newslint_schemas import Moment

_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_CITY = rf"{_CAPS}(?: (?:{_CAPS}|de|da|del|la|le|el|of|d'[A-Z]+)){{0,3}}"
_MIXED = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|da|del|la|of|the)){0,3}"
_PLACES = rf"{_CITY}(?:(?:, | and |/| / ){_CITY}){{0,3}}(?:, {_MIXED}(?:/{_CITY})?){{0,2}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}}\b)?|\d{{1,2}} {_MONTH}(?: \d{{4}}\b)?)(?!\d)"
_AGENCY = r"\([^()\n]{2,40}\)|/[^/\n]{2,40}/|Kyodo|Xinhua|dpa|PTI|ANI|IANS|AFP|AP"
_DASH = r"\s*(?:(?:[—–―_]|-{1,3})+(?:\s+(?=[\"'“‘«„]?[^\Wa-z_]|[$£€])|\s*$)|(?<=\)\s)-(?=[A-Z]))"
_IN_CAPS = lazy(
    rf"(?P<place>{_PLACES})(?:,?\s+(?P<date>{_DATE}))?(?:,?\s*(?P<agency>{_AGENCY}))?(?P<dash>{_DASH})"
)
_WITH_AGENCY = lazy(
    rf"(?:(?P<place>{_MIXED}(?:, {_MIXED}){{0,2}}?)(?:,?\s+(?P<date>{_DATE}))?,?\s*)?"
    r"(?P<agency>\([^()\n]{2,40}\))"
    rf"(?P<dash>{_DASH})"
)
# What each of the two cannot do without: they are costly to compile, and most stories open with neither.
_DASH_HINT = lazy("[—–―_-]")
_CAPS_HINT = lazy(_CAPS)
_AGENCY_HINT = lazy(r"\([^()\n]{2,40}\)")
_REACH = 240
"""A dateline and the dash after it end before so many code points."""
_SHOUT = frozenset(
    {"UPDATE", "BREAKING", "EDITORIAL", "OPINION", "ANALYSIS", "WATCH", "EXCLUSIVE", "NOTE", "FILE", "PHOTO"}
)


class Dateline(NamedTuple):
    """A dateline at the head of a string; ranges are code points of it.

    Attributes:
        end: where the dateline's words end, before the dash.
        body: where the story begins, after the dash.
        place, agency, date: the parts that stand there.
        moment: the date; the year is None where none is written.
    """

    end: int
    body: int
    place: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None
    date: tuple[int, int] | None = None
    moment: Moment | None = None


def find_dateline(value: str) -> Dateline | None:
    """Return the dateline that a story's first paragraph opens with, or None.

    It may also stand alone on its line. The city is in capitals, or a date or a known agency stands before the dash.
    """
    if _DASH_HINT.search(value, 0, _REACH) is None:
        return None
    match = None
    if _CAPS_HINT.match(value, 0, _REACH) is not None:
        match = _IN_CAPS.match(value, 0, _REACH)
    if match is not None and not _is_city_alone(match):
        match = None
    if match is None:
        if _AGENCY_HINT.search(value, 0, _REACH) is None:
            return None
        match = _WITH_AGENCY.match(value, 0, _REACH)
        if match is None or not (match["date"] or _is_known(match["agency"])):
            return None
    date = None if match["date"] is None else match.span("date")
    return Dateline(
        match.start("dash"),
        match.end(),
        None if match["place"] is None else match.span("place"),
        None if match["agency"] is None else match.span("agency"),
        date,
        None if match["date"] is None else _moment(match["date"]),
    )


def _is_city_alone(match: re.Match[str]) -> bool:
    """Say whether capitals before a dash are a place: with a date, an agency, a region, or no short shout."""
    if match["date"] or match["agency"] or "," in match["place"]:
        return True
    place = match["place"]
    return len(place) >= 4 and place not in _SHOUT and "." not in place[:3]


def _is_known(agency: str) -> bool:
    names = re.split(r"[/,]| and ", agency.strip("()").casefold())
    return any(name.strip() in AGENCIES or name.strip() in COMPANIONS for name in names)


def _moment(words: str) -> Moment | None:
    written = dates(words)
    return Moment(written[0].year, written[0].month, written[0].day) if written else None
