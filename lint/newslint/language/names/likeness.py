"""How two folded names differ: the slip of the pen that would turn one into the other."""

from __future__ import annotations

from enum import IntEnum

from newslint.language.names.folding import fold, romanised, unfolded

_INTERCHANGED = ({"s", "z"}, {"c", "k"}, {"v", "w"}, {"i", "y"}, {"f", "v"})
_SHORTEST_ROMANISED = 3
_SHORTEST_FAR = 8
_VOWELS = frozenset("aeiouy")


class Likeness(IntEnum):
    """The kinds of difference, from what never tells two names apart to what often does."""

    SAME = 0
    """The same letters."""
    SWAPPED = 1
    """Two neighbouring letters changed places."""
    DOUBLED = 2
    """A letter doubled, or one of a pair dropped."""
    ROMANISED = 3
    """Two romanisations of one name."""
    INSERTED = 4
    """A letter more or less inside the name."""
    VOWEL = 5
    """Another vowel inside the name."""
    CONSONANT = 6
    """Another consonant, or a vowel for a consonant."""
    FAR = 7
    """Two slips in a long name."""
    ENDING = 8
    """Only the ending differs, as in inflected forms, plurals and the names of man and wife."""


PLAIN_SLIPS = frozenset({Likeness.SWAPPED, Likeness.DOUBLED, Likeness.ROMANISED})
"""The differences that hardly ever tell two names apart."""


def likeness(one: str, other: str) -> Likeness | None:
    """Return how two folded names differ, or None where they are simply two names."""
    if one == other:
        return Likeness.SAME
    if len(one) > len(other):
        one, other = other, one
    short, long = len(one), len(other)
    if long - short > 2 or short < 2:
        return None
    if one[0] != other[0] and romanised(one)[:1] != romanised(other)[:1]:
        return None
    start = 0
    while start < short and one[start] == other[start]:
        start += 1
    end = 0
    while end < short - start and one[short - 1 - end] == other[long - 1 - end]:
        end += 1
    less, more = one[start : short - end], other[start : long - end]
    if not less:
        return _longer(one, other, start, more, end)
    if len(less) == len(more) == 1:
        return _changed(one, other, less, more, end)
    if less == more[::-1] and len(less) == 2:
        return Likeness.SWAPPED
    if _romanisations(one, other):
        return Likeness.ROMANISED
    return None if end == 0 else _far(one, other)


def differing(one: str, other: str) -> tuple[str, str]:
    """Return what is to be compared of two elements as written, folded.

    Of compounds with one part in common ("Jae-in", "Jae-un") it is the other part: what they share may be
    the custom of a family or a generation.
    """
    parts, others = unfolded(one).split("-"), unfolded(other).split("-")
    if len(parts) == len(others) > 1:
        unlike = [pair for pair in zip(parts, others, strict=True) if fold(pair[0]) != fold(pair[1])]
        if len(unlike) == 1:
            return fold(unlike[0][0]), fold(unlike[0][1])
    return fold(one), fold(other)


def _longer(one: str, other: str, start: int, more: str, end: int) -> Likeness | None:
    if len(more) == 1 and (other[start - 1 : start] == more or other[start + 1 : start + 2] == more):
        return Likeness.DOUBLED
    if end == 0:
        return Likeness.ENDING
    if _romanisations(one, other):
        return Likeness.ROMANISED
    return Likeness.INSERTED if len(more) == 1 else _far(one, other)


def _changed(one: str, other: str, less: str, more: str, end: int) -> Likeness:
    if _romanisations(one, other):
        return Likeness.ROMANISED
    if {less, more} in _INTERCHANGED:
        return Likeness.ROMANISED
    vowels = less in _VOWELS and more in _VOWELS
    if end == 0 and (vowels or less in "sn" or more in "sn"):
        return Likeness.ENDING
    return Likeness.VOWEL if vowels else Likeness.CONSONANT


def _romanisations(one: str, other: str) -> bool:
    return (
        len(one) >= _SHORTEST_ROMANISED and romanised(one) == romanised(other) and _distance(one, other) <= 2
    )


def _far(one: str, other: str) -> Likeness | None:
    return Likeness.FAR if len(other) >= _SHORTEST_FAR and _distance(one, other) <= 2 else None


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other, score_cutoff=2)
