"""Find the names of an article's passages: runs of capitalised words, taken apart once for each spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newslint.language.names.customs import (
    ABBREVIATED_TITLES,
    FUNCTION_WORDS,
    NAMES_TOO,
    PARTICLES,
    SUFFIXES,
    TITLE_HEADS,
    TITLES,
)
from newslint.patterns import lazy
from newslint_schemas import MarkKind, Passage

Place = tuple[int, int, str]
"""Where a run of names stands: the index of its passage, the offset there, and the abbreviated title or "St"
whose full stop cut it off from the run, or ""."""


class Element(NamedTuple):
    """One element of a name within its run: "Roe" in "Mr John Roe's".

    Attributes:
        offset: where it begins, from the start of the run.
        text: as it is written, without a possessive ending.
        particle: the particles before it, as written ("van der"), or "".
        initials: the initials before it, as written ("J. K."), or "".
    """

    offset: int
    text: str
    particle: str = ""
    initials: str = ""


class Run(NamedTuple):
    """A run of capitalised words, taken apart.

    Attributes:
        titles: the titles in it, in lower case without full stops.
        elements: what is left of it.
        begins: the number of the first element that the titles belong to; what stands before it is another
            name ("Ohio" in "Ohio Gov. Jane Roe").
        abbreviation: an abbreviated title or "St" that it ends with, if a full stop follows.
    """

    titles: tuple[str, ...]
    elements: tuple[Element, ...]
    begins: int = 0
    abbreviation: str = ""

    def before(self, number: int) -> str:
        """Return the element before one in its name, as written, or ""."""
        return self.elements[number - 1].text if number and number != self.begins else ""

    def after(self, number: int) -> str:
        """Return the element after one in its name, as written, or ""."""
        following = number + 1
        return self.elements[following].text if following not in (self.begins, len(self.elements)) else ""


def _capitals() -> str:
    """Return the body of a character class: the capitals of Latin, Greek and Cyrillic; `re` has none."""
    runs: list[list[int]] = []
    for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)):
        if not chr(code).isupper():
            continue
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in runs)


UPPER = _capitals()
_SPACE = "[ \u00a0\u202f]"
_REST = rf"(?:\.(?:[{UPPER}]\.)*|\w*(?:[-‐‑'’\u0300-\u036f\u00ad\u200c\u200d]\w+)*)"
_PARTICLE = (
    r"(?:abu|al|bin|bint|ben|da|dal|das|de|degli|dei|del|della|den|der|des|di|do|dos|du|el|ibn|la|las|le|los"
    r"|san|ten|ter|tot|van|vom|von|zu|zum|zur|e|y)"
)
# The first capital stands first, so that the engine can skip to it; what stands before it is looked at after.
_RUN = lazy(
    rf"[{UPPER}](?<!\w.){_REST}(?:{_SPACE}(?:[{UPPER}]|{_PARTICLE}{_SPACE}(?:{_PARTICLE}{_SPACE})?[{UPPER}]"
    rf"|[a-z]{{2}}h?[-‐‑][{UPPER}]|[dl]['’][{UPPER}]){_REST})*"
)
_SPACES = lazy(_SPACE)
_ARTICLE_BEFORE = lazy(r"(?<!\w)(?:[Aa][dlnrstz]h?|[Ee]l|[dl])[-‐‑'’]$")
_CONTRACTION = lazy(r"['’](?:m|ve|re|ll|d|t|M|VE|RE|LL|D|T)$")
_ADDRESS = lazy(r"://|www\.|@|\w\.(?:com|org|net|gov|edu|html?|co|io)\b", re.IGNORECASE)
_PLAIN_BEFORE = frozenset(' \n\t\u00a0(“"‘[—–,;:>*') | {""}
_PLAIN_AFTER = frozenset(" \n\t\u00a0,;)”\"’'?!—–]") | {""}
_NEVER_GIVEN = FUNCTION_WORDS - {"will", "may"}


def scan(passages: Sequence[Passage]) -> dict[str, list[Place]]:
    """Return every run of capitalised words with its places, in order of appearance.

    Left out are words in code, addresses, handles and hashtags.
    """
    found: dict[str, list[Place]] = {}
    for index, passage in enumerate(passages):
        value = passage.text.value
        code = code_spans(passage)
        carried, last = "", -1
        for match in _RUN.finditer(value):
            words = match[0]
            start, end = match.span()
            if value[start - 1 : start] not in _PLAIN_BEFORE:
                if (start := _beginning(value, start)) < 0:
                    continue
                words = value[start:end]
            title = carried if start == last + 2 else ""
            if value[end : end + 1] not in _PLAIN_AFTER:
                if _leads_on(value, end):
                    continue
                if value[end] == "." and (abbreviation := taken_apart(words).abbreviation):
                    carried, last = abbreviation, end
            if code and any(low < end and start < high for low, high in code):
                continue
            places = found.get(words)
            if places is None:
                found[words] = [(index, start, title)]
            else:
                places.append((index, start, title))
    return found


def _beginning(value: str, start: int) -> int:
    """Return where a run really begins ("al-" stands before its capital), or -1 where it is no name."""
    before = value[start - 1]
    if before in "-‐‑'’":
        article = _ARTICLE_BEFORE.search(value, max(0, start - 4), start)
        return start if article is None else article.start()
    return -1 if before in "@#_/.=&?%~\\" and in_address(value, start) else start


def _leads_on(value: str, end: int) -> bool:
    """Say whether a run goes on as an address, a handle or a file name."""
    return (value[end] in "@_=/:" or value[end + 1 : end + 2].isalnum()) and in_address(value, end)


def code_spans(passage: Passage) -> list[tuple[int, int]]:
    """Return where a passage holds code, as offsets in its value."""
    if passage.block is None or not passage.block.marks:
        return []
    return [(mark.start, mark.end) for mark in passage.block.marks if mark.kind is MarkKind.CODE]


def in_address(value: str, offset: int) -> bool:
    """Say whether an offset lies in an address, a handle, a hashtag or a file name."""
    low = max(value.rfind(" ", 0, offset), value.rfind("\n", 0, offset)) + 1
    high = value.find(" ", offset)
    chunk = value[low : len(value) if high < 0 else high]
    return chunk[:1] in ("@", "#") or "_" in chunk or _ADDRESS.search(chunk) is not None


@lru_cache(maxsize=16384)
def taken_apart(words: str) -> Run:
    """Take a run of capitalised words apart: titles, elements with their particles and initials."""
    parts = _SPACES.split(words)
    titles: list[str] = []
    elements: list[Element] = []
    begins = 0
    particle = initials = ""
    offset = 0
    low, high = _titles(parts)
    for number, word in enumerate(parts):
        place, offset = offset, offset + len(word) + 1
        if low <= number < high:
            titles.append(word.lower().rstrip("."))
            begins = len(elements)
            continue
        text = word[:-2] if word[-2:] in ("'s", "’s", "'S", "’S") else word
        lowered = text.lower()
        if not elements and lowered in (FUNCTION_WORDS if len(parts) == 1 else _NEVER_GIVEN):
            continue
        if any(map(str.isdigit, text)) or _CONTRACTION.search(text) is not None:
            particle = initials = ""
        elif text.endswith(".") or len(text) == 1:
            initials = f"{initials} {text}" if initials else text
        elif lowered in SUFFIXES and elements:
            continue
        elif lowered in PARTICLES:
            particle = f"{particle} {text}" if particle else text
        else:
            elements.append(Element(place, text, particle, initials))
            particle = initials = ""
    final = parts[-1].lower()
    if final not in ABBREVIATED_TITLES:
        return Run(tuple(titles), tuple(elements), begins)
    if elements and elements[-1].text.lower() == final:
        elements.pop()
    return Run(tuple(titles), tuple(elements), begins, final)


def _titles(parts: list[str]) -> tuple[int, int]:
    """Return which words of a run are titles ("House Speaker" in "Ohio House Speaker Jane Roe")."""
    low = high = 0
    heading = True
    for number, word in enumerate(parts[:-1]):
        lowered = word.lower().rstrip(".")
        if lowered in TITLES and (heading or lowered not in NAMES_TOO):
            if not high:
                low = number
                while low and parts[low - 1].lower().rstrip(".") in TITLE_HEADS:
                    low -= 1
            high = number + 1
        elif high:
            break
        elif lowered not in TITLE_HEADS:
            heading = False
    return low, high


def opens_sentence(value: str, offset: int) -> bool:
    """Say whether a sentence or a quotation opens at an offset, so that the capital there proves nothing."""
    if offset and value[offset - 1] in "“\"'‘«„(":
        return True
    head = value[:offset].rstrip(" \u00a0\t—–-*•")
    if head[-1:] in ("”", "’", '"', "'", ")"):
        head = head[:-1]
    return not head or head[-1] in ".!?:…\n"
