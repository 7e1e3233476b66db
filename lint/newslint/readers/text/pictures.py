"""Pictures in plain text, where only their captions and credits can be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newslint.language.credits import is_bare_name, is_credit, is_placeholder, split_credit
from newslint.language.dates import dates
from newslint.readers.text.units import Unit
from newslint_schemas import NO_FIELD, Field, Origin, Picture, Role

_NUMBER = re.compile(r"(?:Slide |Photo |Image |Picture )?\d{1,3} (?:of|/) \d{1,3}[.:)]?\s+(?=\S)")
# The present tense in which captions say what is seen; a sentence of copy is told in the past.
_SEEN = re.compile(
    r"\b(?:attends?|speaks?|walks?|stands?|sits?|poses?|looks? (?:on|at)|waves?|holds?|arrives?|leaves?"
    r"|gestures?|talks?"
    r"|smiles?|listens?|marche?s?|gathers?|reacts?|celebrates?|carry|carries|work|works|wait|waits|rides?|plays?|runs?"
    r"|(?:is|are) (?:seen|pictured|shown)|(?:surveys?|monitors?|inspects?|shows?|signs?|greets?|addresse?s?|visits?)"
    r"|(?:seen|pictured|shown) (?:here|in|at|on|during))\b"
)
_POSITION = re.compile(
    r"\((?:l|r|c|left|right|cent(?:re|er)|top|bottom|above|below|second from (?:left|right))\)", re.I
)
_FILE = re.compile(r"^(?:FILE\b|In this\b.{0,60}\b(?:photo|picture|image|file)\b)")
_SOURCE = re.compile(r"\W*(?:source|contact|quelle|fuente)\b", re.I)
_PHOTO = re.compile(r"\b(?:photo|photograph|picture|image|foto)s?\b", re.I)
_LONGEST = 90
"""The most words of a caption."""
_LONGEST_CREDIT = 14


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that some units stand for: those from `first` on, `count` of them."""

    picture: Picture
    count: int


def _credits_itself(unit: Unit) -> bool:
    """Say whether a caption ends with its credit; copy may end with a source in brackets, too."""
    ranges = split_credit(unit.value)
    if ranges is None or ranges[0][0] == ranges[0][1]:
        return False
    (start, end), (credit_start, credit_end) = ranges
    if len(unit.value[start:end].split()) < 6:
        return False
    return is_caption(unit) or _PHOTO.search(unit.value, credit_start, credit_end) is not None


def credit_of(unit: Unit) -> bool:
    """Say whether a unit is a credit line by its words alone; a line "Source: …" ends a text."""
    if _SOURCE.match(unit.value):
        return False
    return len(unit.value.split()) <= _LONGEST_CREDIT and (
        is_credit(unit.value) or is_placeholder(unit.value)
    )


def name_of(unit: Unit) -> bool:
    """Say whether a unit could be a credit by its place: a name, bare or in brackets."""
    value = unit.value
    if value.startswith("(") and value.endswith(")"):
        value = value[1:-1]
    parts = re.split(r"\s*[/|]\s*", value)
    return len(parts) <= 4 and all(is_bare_name(part) for part in parts)


def is_caption(unit: Unit) -> bool:
    """Say whether a unit's own words show that it is a caption: what is seen, told in the present tense."""
    value = unit.value
    words = value.split()
    if not 6 <= len(words) <= _LONGEST or value.startswith(("“", '"', "‘")):
        return False
    if _FILE.match(value):
        return True
    early = " ".join(words[:18])
    seen = _SEEN.search(early) is not None
    if seen and _POSITION.search(value):
        return True
    return seen and any(date.full for date in dates(value))


def slide(unit: Unit) -> Field | None:
    """Return the caption of a slide show's unit ("1 of 4. …"), or None."""
    match = _NUMBER.match(unit.value)
    if match is None or len(unit.value.split()) < 8:
        return None
    return Field.of(unit.text.slice(match.end()), "", Origin.LINE)


def shown_at(units: list[Unit], index: int, *, strict: bool = False) -> Shown | None:
    """Return the picture whose caption begins at a unit, with its repeats and its credit line, or None.

    Args:
        units: all units.
        index: where the caption would begin.
        strict: whether the caption's own words must show it, where no credit follows.
    """
    unit = units[index]
    if credit_of(unit) or len(unit.value.split()) > _LONGEST:
        return None
    slide_caption = slide(unit)
    caption = slide_caption or Field.of(unit.text, "", Origin.LINE)
    after = index + 1
    repeats: list[Field] = []
    while after < len(units) and units[after].group == unit.group and _same(units[after], unit):
        repeats.append(Field.of(units[after].text, "", Origin.LINE))
        after += 1
    credit = NO_FIELD
    if after < len(units) and _is_credit_below(units, index, after):
        credit = Field.of(units[after].text, "", Origin.LINE)
        after += 1
    sure = bool(repeats) or credit.present or slide_caption is not None or _credits_itself(unit)
    if not sure and (strict or not is_caption(unit)):
        return None
    span = caption.text.span()
    picture = Picture(
        source="", span=span, caption=caption, credit=credit, repeats=tuple(repeats), role=Role.BODY
    )
    return Shown(picture, after - index)


def _is_credit_below(units: list[Unit], index: int, after: int) -> bool:
    """Say whether the unit after a caption is its credit."""
    below = units[after]
    words = len(units[index].value.split())
    if words < 4:
        return False
    if credit_of(below):
        return True
    # A name alone is a credit only right under a caption, as the last line of their group.
    last = after + 1 == len(units) or units[after + 1].group != below.group
    return below.group == units[index].group and last and words >= 6 and name_of(below)


def _same(one: Unit, other: Unit) -> bool:
    """Say whether two lines are one caption printed twice."""
    return len(one.value.split()) >= 4 and _plain(one.value) == _plain(other.value)


def _plain(value: str) -> str:
    return re.sub(r"\W+", " ", value).strip().casefold()


def as_lead(shown: Shown) -> Shown:
    """Return the picture as the lead."""
    return replace(shown, picture=replace(shown.picture, role=Role.LEAD))
