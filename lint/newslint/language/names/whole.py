"""Whole names: full names and single ones as an archive knows them, and how two of them differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslint.language.names.customs import CALENDAR as _CALENDAR
from newslint.language.names.evidence import comparable
from newslint.language.names.folding import fold, is_ordinary, unfolded
from newslint.language.names.likeness import PLAIN_SLIPS, Likeness, likeness
from newslint.language.names.mentions import Names
from newslint.language.names.scan import Run, opens_sentence, taken_apart
from newslint_schemas import Text

_MOST_ELEMENTS = 5
_SHORTEST = 3
_SHORTEST_COMPOUND = 5
_SLIPS_IN_LAST = PLAIN_SLIPS | {Likeness.INSERTED, Likeness.VOWEL}


class Whole(NamedTuple):
    """A whole name where it stands.

    Attributes:
        passage: the index of the passage.
        start, end: its offsets there; titles, and what belongs to another name, are left out.
        elements: its elements as written, particles and initials left out.
    """

    passage: int
    start: int
    end: int
    elements: tuple[str, ...]


def whole_names(names: Names, *, full: bool = False) -> Iterator[Whole]:
    """Yield every full name, and every single one whose capital is its own; only the first where `full`.

    Left out is what capitals do not prove to be a name: words of a headline in title case, a single word that
    stands in lower case too or only opens a sentence, acronyms.
    """
    for words, places in names.runs.items():
        run = taken_apart(words)
        for low, high in _bearers(words, run):
            if full and high - low < 2:
                continue
            for index, start, _ in places:
                if not names.titled(index):
                    found = _whole(names, run, low, high, index, start, full=full)
                    if found is not None:
                        yield found


def _bearers(words: str, run: Run) -> Iterator[tuple[int, int]]:
    """Yield which elements of a run make a name: titles and possessives ("Ohio's Jane Roe") part them."""
    low = 0
    for number, element in enumerate(run.elements, 1):
        end = element.offset + len(element.text)
        if number == run.begins or number == len(run.elements) or words[end : end + 1] in ("'", "’"):
            yield low, number
            low = number


def _whole(
    names: Names, run: Run, low: int, high: int, index: int, start: int, *, full: bool
) -> Whole | None:
    elements = run.elements
    value = names.passages[index].text.value
    opens = not run.titles and opens_sentence(value, start + elements[low].offset)
    while low < high and _leads_in(names, elements[low].text, opens=opens):
        low, opens = low + 1, False
    texts = tuple(element.text for element in elements[low:high])
    if not texts or len(texts) > _MOST_ELEMENTS or all(map(is_ordinary, texts)):
        return None
    if len(texts) == 1 and (full or opens or names.small(texts[0]) or not _fit(texts[0])):
        return None
    first, last = elements[low], elements[high - 1]
    return Whole(index, start + first.offset, start + last.offset + len(last.text), texts)


def _leads_in(names: Names, text: str, *, opens: bool) -> bool:
    """Say whether a word only stands before a name: a month, "Leeds-based", or one that opens a sentence."""
    return fold(text) in _CALENDAR or _is_compound(text) or (opens and names.small(text))


def _is_compound(text: str) -> bool:
    last = text.rpartition("-")[2]
    return len(last) < len(text) and len(last) >= _SHORTEST_COMPOUND and last.islower()


def _fit(text: str) -> bool:
    return len(text) >= _SHORTEST and comparable(text) and not is_ordinary(text)


def text_of(names: Names, whole: Whole) -> Text:
    """Return a whole name as a text with its place in the source."""
    return names.passages[whole.passage].text.slice(whole.start, whole.end)


def keys(elements: tuple[str, ...], *, slips: bool = True) -> frozenset[str]:
    """Return what a name shares with its misspellings: its letters and, for slips, each form with one less."""
    folded = "".join(map(fold, elements))
    if not slips:
        return frozenset((folded,))
    return frozenset((folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))))


def compared(one: tuple[str, ...], other: tuple[str, ...], *, ordinary: bool = False) -> Likeness | None:
    """Return how two names differ where they may be one: by diacritics, hyphens and spaces, or by one slip.

    The slip stands in one element, and another element that is not ordinary ("University") is the same. In
    given names only plain slips count, and no diacritic may differ as well: many names differ by a letter.
    With `ordinary`, nothing but an ordinary element ("Port") need be the same.
    """
    folded, others = tuple(map(fold, one)), tuple(map(fold, other))
    if "".join(folded) == "".join(others):
        return Likeness.SAME
    if len(folded) != len(others) or len(folded) < 2:
        return None
    unlike = [at for at, (mine, its) in enumerate(zip(folded, others, strict=True)) if mine != its]
    if len(unlike) != 1:
        return None
    if not ordinary and all(is_ordinary(text) for at, text in enumerate(folded) if at != unlike[0]):
        return None
    at = unlike[0]
    if not (_slippery(one[at]) and _slippery(other[at])):
        return None
    kind = likeness(folded[at], others[at])
    if at == len(folded) - 1:
        return kind if kind in _SLIPS_IN_LAST else None
    return kind if kind in PLAIN_SLIPS and _marks(one[at]) == _marks(other[at]) else None


def _marks(element: str) -> frozenset[str]:
    return frozenset(letter for letter in element.lower() if not letter.isascii())


def _slippery(element: str) -> bool:
    return (
        len(element) >= _SHORTEST and element.isalpha() and not element.isupper() and not is_ordinary(element)
    )


def spelled_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names differ in nothing but typography, initials, or an element set in capitals."""
    return len(one) == len(other) and all(map(_alike, one, other))


def _alike(one: str, other: str) -> bool:
    left, right = unfolded(one), unfolded(other)
    return left == right or ((left.isupper() or right.isupper()) and left.casefold() == right.casefold())
