"""Whether two captions of one picture can both be right."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from newslint.language.credit_agreement import share, words_of
from newslint.language.credit_grammar import is_house, is_person_like
from newslint.language.dates import dates
from newslint.language.names.customs import GENERIC, TITLES

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EDGES = ".,;:!?()[]\"'“”‘’«»–—-"
_LEADING_IN = frozenset({"and", "with", "by", "sees", "meets", "former", "the"}) | TITLES
"""Words after which a name is a person's, and not a place."""
_ALIKE = 0.6
_FEWEST_COMMON = 4
"""So many words must be the same, and so large a share of the rest: else the captions only speak of two things."""


class Contradiction(StrEnum):
    """In what two captions of one picture contradict each other."""

    PEOPLE = "people"
    DATE = "date"


def contradiction(one: str, other: str) -> Contradiction | None:
    """Return in what two captions of one picture contradict each other, or None where they need not.

    Only captions that are otherwise alike are compared, since two whole captions may speak of two things that one
    picture shows: they contradict each other where each holds one full date, and another one, or where one names a
    person in the place of another.
    """
    if one == other:
        return None
    day, another = _only_date(one), _only_date(other)
    if day is not None and another is not None and day[0] != another[0]:
        rest, remaining = _words(_without(one, day[1])), _words(_without(other, another[1]))
        return Contradiction.DATE if _alike(rest, remaining) else None
    return Contradiction.PEOPLE if _name_others(_words(one), _words(other)) else None


def _only_date(value: str) -> tuple[dt.date, tuple[int, int]] | None:
    """Return the one full date of a caption with its place; None where there is none, or a year beside it."""
    found = dates(value)
    if len(found) != 1 or len(_YEAR.findall(value)) != 1:
        return None
    date = found[0]
    if date.year is None or date.day is None:
        return None
    try:
        return dt.date(date.year, date.month, date.day), (date.start, date.end)
    except ValueError:
        return None


def _without(value: str, place: tuple[int, int]) -> str:
    return value[: place[0]] + value[place[1] :]


def _words(value: str) -> list[str]:
    return [bare for word in value.split() if (bare := word.strip(_EDGES))]


def _alike(words: list[str], others: list[str]) -> bool:
    from rapidfuzz.distance import Levenshtein

    longest = max(len(words), len(others))
    common = longest - Levenshtein.distance(words, others)
    return common >= _FEWEST_COMMON and common >= _ALIKE * longest


def _name_others(words: list[str], others: list[str]) -> bool:
    """Say whether one caption names a person where the other names another, who is not in it."""
    from rapidfuzz.distance import Levenshtein

    if not _alike(words, others):
        return False
    for code in Levenshtein.opcodes(words, others):
        if code.tag != "replace":
            continue
        low = code.src_start
        name, rival = " ".join(words[low : code.src_end]), " ".join(others[code.dest_start : code.dest_end])
        leads = low == 0 or words[low - 1].lower() in _LEADING_IN
        if not leads or not _is_person(name) or not _is_person(rival):
            continue
        if not share(words_of(name), words_of(" ".join(others))) and not share(
            words_of(rival), words_of(" ".join(words))
        ):
            return True
    return False


def _is_person(name: str) -> bool:
    return is_person_like(name) and not is_house(name) and GENERIC.isdisjoint(map(str.lower, name.split()))
