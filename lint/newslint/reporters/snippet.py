"""A line of a file with a range underlined, fitted to a terminal's width."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from newslint.place import Place
from newslint.reporters.words import visible

_CUT = "…"
_JOINERS = "\u200c\u200d"
_EDGE = 12
"""How many cells may be given away so that a cut falls between two words."""


class Shown(NamedTuple):
    """A line as a terminal shows it.

    Attributes:
        line: the text, nothing hidden left raw.
        before: how many cells stand before the range.
        cells: how many cells the range takes, one at least.
    """

    line: str
    before: int
    cells: int


def snippet(place: Place, width: int) -> Shown | None:
    """Return the first line of a place's range within `width` cells; None where the line is blank.

    Wide characters count two cells, combining ones none. Of a long line the part around the range is shown.
    """
    text = place.snippet
    if not text.strip():
        return None
    start = min(max(place.region.column - place.snippet_column, 0), len(text))
    one_line = place.region.end_line == place.region.line
    end = place.region.end_column - place.snippet_column if one_line else len(text)
    end = min(max(end, start), len(text))
    first = 0 if place.snippet_column > 1 else min(len(text) - len(text.lstrip()), start)
    shown = [_shown(text, index) for index in range(len(text))]
    cells = [_width(text[index], shown[index]) for index in range(len(text))]
    cut_before, cut_after = place.snippet_column > 1, place.snippet_cut
    if sum(cells[first:]) + cut_before + cut_after <= width:
        low, high = first, len(text)
    else:
        low, high = _window(text, cells, first, start, end, width - 2)
        cut_before, cut_after = cut_before or low > first, cut_after or high < len(text)
    line = "".join(shown[low:high])
    return Shown(
        line=(_CUT if cut_before else "") + line + (_CUT if cut_after else ""),
        before=sum(cells[low:start]) + cut_before,
        cells=max(1, sum(cells[start : min(end, high)])),
    )


def _window(text: str, cells: list[int], first: int, start: int, end: int, width: int) -> tuple[int, int]:
    """Return the part of a line to be shown: the range, then as much on both sides as fits."""
    high, used = start, 0
    while high < end and used + cells[high] <= width:
        used += cells[high]
        high += 1
    low, half = start, used + (width - used) // 2
    while low > first and used + cells[low - 1] <= half:
        low -= 1
        used += cells[low]
    while high < len(text) and used + cells[high] <= width:
        used += cells[high]
        high += 1
    while low > first and used + cells[low - 1] <= width:
        low -= 1
        used += cells[low]
    return _between_words(text, cells, first, low, start), _last_word(text, cells, high, max(end, start))


def _between_words(text: str, cells: list[int], first: int, low: int, start: int) -> int:
    """Move the left edge of a window right to the next word, where one begins soon."""
    if low == first or text[low - 1].isspace():
        return low
    position, given = low, 0
    while position < start and given < _EDGE:
        given += cells[position]
        position += 1
        if text[position - 1].isspace():
            return position
    while low < start and cells[low] == 0:  # never begin with a mark that belongs to what is cut off
        low += 1
    return low


def _last_word(text: str, cells: list[int], high: int, end: int) -> int:
    """Move the right edge of a window left to the end of a word, where one ends soon."""
    if high >= len(text) or high <= end or text[high].isspace():
        return high
    position, given = high, 0
    while position > end and given < _EDGE:
        position -= 1
        given += cells[position]
        if text[position].isspace():
            return position
    return high


def _shown(text: str, index: int) -> str:
    character = text[index]
    if " " <= character < "\x7f" and character != "#":
        return character
    if character == "\t":
        return " "
    if character == "#":
        return "‹#›" if text.startswith("##[", index) else "#"
    return visible(character) if not character.isspace() else _blank(character)


def _blank(character: str) -> str:
    """Return a no-break or other space as it is, a line separator or control by its name."""
    return character if unicodedata.category(character) == "Zs" else visible("x" + character)[1:]


def _width(character: str, shown: str) -> int:
    if len(shown) > 1:
        return len(shown)
    if shown.isascii():
        return 1
    if character in _JOINERS or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
