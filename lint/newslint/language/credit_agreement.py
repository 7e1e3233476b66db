"""Whether two credits of one picture can both be right."""

from __future__ import annotations

import re
import unicodedata

from newslint.language.credit_grammar import is_house, is_person_like
from newslint.language.credit_parts import Credit, CreditKind, parse_credit
from newslint.language.credits import is_placeholder

_WORD = re.compile(r"[^\W\d_]+")
_WIRES = {
    "reuters": frozenset({"reuters"}),
    "ap": frozenset({"ap", "associated"}),
    "afp": frozenset({"afp", "agence"}),
    "epa": frozenset({"epa", "pressphoto"}),
}
"""Agencies that do not pass on each other's pictures, by the words that tell them."""
GIVEN_AWAY = frozenset({CreditKind.COURTESY, CreditKind.HANDOUT, CreditKind.POOL, CreditKind.SCREENSHOT})
"""Kinds of which the credit names who gave the picture away, and not who made it."""
_LEAST = 3
"""Words with fewer letters tell no two people apart."""
_ALIKE = 0.7
"""From this likeness on, two words may be two spellings of one name."""


def words_in(value: str) -> list[str]:
    """Return the words of a credit without case and diacritics, in order."""
    plain = unicodedata.normalize("NFKD", value.casefold())
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def words_of(value: str) -> set[str]:
    """Return the words of a credit without case, diacritics and order."""
    return set(words_in(value))


def contradict(one: str, other: str) -> bool:
    """Say whether two credits cannot both be right of one picture; False in doubt.

    They cannot where each names a person and neither is named in the other, in whatever spelling; where each names one
    of the agencies that do not pass on each other's pictures, and another one; or where only one says that a machine
    made the picture. A longer form of the same credit, a maker here and a supplier there, and whatever was handed out
    or pooled, contradict nothing.
    """
    if is_placeholder(one) or is_placeholder(other) or one.casefold() == other.casefold():
        return False
    first, second = parse_credit(one), parse_credit(other)
    mine, theirs = words_of(one), words_of(other)
    if CreditKind.GENERATED in (first.kind, second.kind):
        human = second if first.kind is CreditKind.GENERATED else first
        return human.kind is not CreditKind.GENERATED and _is_made(human) and not share(mine, theirs)
    if first.kind in GIVEN_AWAY or second.kind in GIVEN_AWAY:
        return False
    if (maker := _maker(first)) and (rival := _maker(second)):
        return not share(words_of(maker), theirs) and not share(words_of(rival), mine)
    wires, others = _own_wires(first), _own_wires(second)
    return (
        len(wires) == 1
        and len(others) == 1
        and wires != others
        and not _share_maker(first, second, mine, theirs)
    )


def share(words: set[str], told: set[str]) -> bool:
    """Say whether one of some words is told, or is spelled nearly so; words too short to tell count as told."""
    from rapidfuzz.distance import DamerauLevenshtein

    tellable = {word for word in words if len(word) >= _LEAST}
    if not tellable or tellable & told:
        return True
    return any(
        DamerauLevenshtein.normalized_similarity(one, other) >= _ALIKE
        for one in tellable
        for other in told
        if len(other) >= _LEAST
    )


def wires_of(words: set[str]) -> set[str]:
    """Return the great agencies that some words name."""
    return {name for name, tells in _WIRES.items() if tells & words}


def _own_wires(credit: Credit) -> set[str]:
    """Return the great agencies that a credit names, but for one that only passed the picture on."""
    named = (credit.agency, credit.source, *credit.others)
    return wires_of(set[str]().union(*(words_of(part.value) for part in named if part is not None)))


def _maker(credit: Credit) -> str:
    """Return who made a picture, where that is beyond doubt a person."""
    person = credit.person
    if person is None or not is_person_like(person.value) or is_house(person.value):
        return ""
    return person.value


def _share_maker(first: Credit, second: Credit, mine: set[str], theirs: set[str]) -> bool:
    """Say whether a maker that one credit names is named in the other: then two agencies may both have the picture."""
    return any(
        bool(maker) and share(words_of(maker), told)
        for maker, told in ((_maker(first), theirs), (_maker(second), mine))
    )


def _is_made(credit: Credit) -> bool:
    return credit.person is not None or bool(_own_wires(credit))
