"""Direct quotation over a sequence of paragraphs: which marks open and close it, and where it stays open.

Straight, curly, low, guillemet, corner and TeX marks; nested; carried over paragraphs, where an opening
mark is repeated and a closing one left out. Apostrophes, possessives, elisions, feet and inches are no
marks. Which system an article keeps (“…”, „…“, ”…”, « … », »…«) is taken from the article itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from newslint.language.quotation_marks import Mark, System, plain_pairs, raw_marks, weighed
from newslint.patterns import lazy
from newslint_schemas import MarkKind, Part, Passage

# What may close a quotation, by what opened it.
_CLOSERS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    '"': '"',
    "``": ("''", '"', "”"),
    "‘‘": ("’’",),
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "‹": "›",
    "›": "‹›",
}
_OPENERS_ONLY = frozenset({"„", "‟", "``", "‘‘", "‚", "「", "『"})
_CLOSERS_ONLY = frozenset({"''", "’’", "」", "』"})
_DEEPEST, _AHEAD, _BACK = 16, 48, 200
_DIRECTED = frozenset("«»‹›")
_ELIDED = lazy(
    r"(?:\d0?\d?s?\b|(?:em|til|tis|twas|twere|n|cause|cos|coz|bout|round|cuz|neath|gainst|ere|tween|nother|kay|ello"
    r"|im|er|ll|ve|re|s|m|d|t|cept|fraid|course|sup|nuff|allo|un|ol|hood|burbs|rents|nads|o)\b)",
    re.IGNORECASE,
)
# Before a single mark, these speak for an elision or a nickname (the ‘Burgh) and against a quotation.
_LOOSE_BEFORE = frozenset(
    "the a an this that these those my your our his her its their of in from for at with and or to on".split()
)
_LINE = 40
_FULL_STOPS = (".", "!", "?", "。", "”", "’", '"', ")")
_LAST_WORD = lazy(r"([^\W\d_]+)\s*$")


class State(StrEnum):
    """How a quotation ends."""

    CLOSED = "closed"
    CONTINUED = "continued"
    """It runs on into the next paragraph."""
    MISMATCHED = "mismatched"
    """It ends with a mark of another kind than it began with."""
    OPEN = "open"
    """Nothing closes it."""


class Quotation(NamedTuple):
    """A quotation in one paragraph.

    Attributes:
        start, end: code points of the paragraph, marks included; an unclosed one ends with the paragraph.
        opening, closing: the marks; `closing` is empty where there is none.
        depth: 0, or how many quotations it stands inside.
        state: how it ends.
        certain: whether a fault (mismatched or open) is beyond reasonable doubt.
    """

    start: int
    end: int
    opening: str
    closing: str
    depth: int = 0
    state: State = State.CLOSED
    certain: bool = True


def quotations(
    paragraphs: Sequence[str], skipped: Sequence[Iterable[tuple[int, int]]] = ()
) -> tuple[tuple[Quotation, ...], ...]:
    """Return the quotations of each paragraph, outer ones before those inside them.

    Args:
        paragraphs: texts in reading order, one flow of words.
        skipped: for each paragraph, ranges that hold no prose (code).
    """
    spared = skipped or [()] * len(paragraphs)
    scans = [_Scan(value, tuple(ranges)) for value, ranges in zip(paragraphs, spared, strict=True)]
    system = System.of(
        (mark for scan in scans for mark in scan.marks), sum(len(scan.found) for scan in scans)
    )
    for scan in scans:
        scan.run(system)
    for index, scan in enumerate(scans):
        if scan.stack:
            scan.finish(scans[index + 1 : index + 9])
    return tuple(tuple(scan.found) if scan.plain else scan.ordered() for scan in scans)


def quotations_of_passages(passages: Sequence[Passage]) -> tuple[tuple[Quotation, ...], ...]:
    """Return the quotations of each passage; the body is one flow of words, every other passage its own."""
    found: list[tuple[Quotation, ...]] = [()] * len(passages)
    body = [index for index, passage in enumerate(passages) if passage.part is Part.BODY]
    skipped = [_code(passages[index]) for index in body]
    values = [passages[index].text.value for index in body]
    for index, items in zip(body, quotations(values, skipped), strict=True):
        found[index] = items
    for index, passage in enumerate(passages):
        if passage.part is not Part.BODY:
            found[index] = quotations((passage.text.value,))[0]
    return tuple(found)


def _code(passage: Passage) -> list[tuple[int, int]]:
    block = passage.block
    if block is None or not block.marks:
        return []
    return [(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CODE]


def is_quoted(found: Sequence[Quotation], start: int, end: int) -> bool:
    """Say whether a range stands inside one of a paragraph's quotations, given in order of their start."""
    first = bisect_left(found, start, key=_start)
    for item in reversed(found[max(0, first - _BACK) : first]):
        if end <= item.end:
            return True
        if item.depth == 0:  # what came before has ended
            return False
    return False


def _start(item: Quotation) -> int:
    return item.start


@dataclass(slots=True)
class _Open:
    mark: Mark
    text: str
    slip: bool = False
    """Opened with a closing mark."""
    nearly: list[Mark] = field(default_factory=list[Mark])
    """Single marks after punctuation, which may have been meant to close it."""


class _Scan:
    """The marks of one paragraph, paired with a stack."""

    def __init__(self, value: str, skipped: tuple[tuple[int, int], ...]) -> None:
        self.value = value
        self.stack: list[_Open] = []
        self.strays: list[Mark] = []
        self.found: list[Quotation] = []
        self.marks: list[Mark] = []
        self.system = System()
        raw = raw_marks(value, skipped)
        self.first = raw[0] if raw else None
        self.plain = plain_pairs(value, raw)
        if self.plain:
            self.found = [
                Quotation(one.at, other.at + 1, one.text, other.text)
                for one, other in zip(raw[::2], raw[1::2], strict=True)
            ]
        else:
            self.marks = weighed(value, raw)
        self.straight = self.left = sum(mark.text == '"' and not mark.measure for mark in self.marks)

    def run(self, system: System) -> None:
        self.system = system
        for index, mark in enumerate(self.marks):
            if mark.single:
                self._single(index, mark)
            else:
                self._double(index, mark)
            if len(self.stack) > _DEEPEST:  # no speech is nested so deep: these are no quotations
                self.stack.clear()
                self.found.clear()
                return

    def _ahead(self, index: int) -> list[Mark]:
        """Return the next marks, as far as a decision may rest on them."""
        return self.marks[index + 1 : index + 1 + _AHEAD]

    def ordered(self) -> tuple[Quotation, ...]:
        return tuple(sorted(self.found, key=lambda item: (item.start, -item.end)))

    # -- double marks

    def _double(self, index: int, mark: Mark) -> None:
        if mark.text in _OPENERS_ONLY:
            self._push(mark)
        elif mark.text in _CLOSERS_ONLY:
            self._close(index, mark)
        elif mark.text == '"':
            self._straight(index, mark)
        elif mark.text == "“":
            low = any(item.text == "„" for item in self.stack)
            if not mark.opens and (low or (mark.closes and self.stack)):
                self._close(index, mark)
            elif not (mark.closes and not mark.opens):
                self._push(mark)
        elif mark.text == "”":
            if (
                mark.opens
                and not mark.closes
                and not self._has("”")
                and (self._slip(index) or self.system.right_opens)
            ):
                self._push(mark, slip=not self.system.right_opens)
            else:
                self._close(index, mark)
        elif self._opens_angle(mark):
            self._push(mark)
        else:
            self._close(index, mark)

    def _slip(self, index: int) -> bool:
        """Say whether a ” in an opening place has another to close it before the next “."""
        for later in self._ahead(index):
            if later.text == "”" and later.closes:
                return True
            if later.text == "“" and later.opens:
                return False
        return False

    def _opens_angle(self, mark: Mark) -> bool:
        if not self.system.inward:
            return mark.text == "«"
        return mark.text == "»" and not self._has("»") and not (mark.closes and not mark.opens)

    def _straight(self, index: int, mark: Mark) -> None:
        inside = self._has('"')
        self.left -= not mark.measure
        if mark.measure and not mark.opens:
            if not inside and not self._ends_here(index):
                return
            if inside and self.left % 2:
                return
        if mark.opens and not mark.closes and not (inside and self._closes_oddly(index)):
            self._push(mark)
        elif mark.closes or inside:
            self._close(index, mark)

    def _closes_oddly(self, index: int) -> bool:
        """Say whether a straight mark in an opening place must close: the next one stands in one too."""
        for later in self._ahead(index):
            if later.text == '"':
                return later.opens and not later.closes
        return True

    def _ends_here(self, index: int) -> bool:
        """Say whether nothing ends an open curly quotation but this straight mark after a digit."""
        if not self.stack or self.stack[-1].text not in "“„”":
            return False
        for later in self._ahead(index):
            if later.text == "”" or (later.text == "“" and later.closes):
                return False
            if later.text == "“":
                return True
        return True

    def _has(self, closer: str) -> bool:
        return any(closer in _CLOSERS[item.text] for item in self.stack)

    # -- single marks

    def _single(self, index: int, mark: Mark) -> None:
        text = mark.text
        if text in _DIRECTED:
            if (text == "‹") != self.system.inward:
                self._push(mark)
            else:
                self._close(index, mark)
            return
        if text == "‚":
            if mark.opens:
                self._push(mark)
            return
        if mark.opens and not mark.closes and text != "’":
            if _ELIDED.match(self.value, mark.at + 1) is None and (text == "‘" or self._single_closes(index)):
                self._push(mark)
            return
        if mark.closes and (self._has(text) or self._could_end_single(index, mark)):
            if not self._possessive(index, mark):
                self._close(index, mark)
        elif mark.closes and self.stack and mark.before in ".,!?":
            self.stack[-1].nearly.append(mark)

    def _single_closes(self, index: int) -> bool:
        """Say whether a straight single mark has another to close it."""
        return any(later.text in "'’" and later.closes for later in self._ahead(index))

    def _could_end_single(self, index: int, mark: Mark) -> bool:
        """Say whether a straight single mark ends what a curly one opened, for want of a better one."""
        if mark.text != "'" or not self.stack or self.stack[-1].text != "‘" or mark.before == "s":
            return False
        return not any(later.text == "’" and later.closes for later in self._ahead(index))

    def _possessive(self, index: int, mark: Mark) -> bool:
        """Say whether a closing mark after an s is an apostrophe, since a better one comes later."""
        if mark.before not in "sz" or not mark.after.isspace():
            return False
        for later in self._ahead(index):
            if later.single and later.opens and not later.closes:
                return False
            if later.single and later.closes:
                return True
            if not later.single and self.stack and later.text in _CLOSERS.get(self.stack[0].text, ""):
                return False
        return False

    # -- the stack

    def _push(self, mark: Mark, *, slip: bool = False) -> None:
        self.stack.append(_Open(mark, mark.text, slip))

    def _close(self, index: int, mark: Mark) -> None:
        for depth in range(len(self.stack) - 1, -1, -1):
            item = self.stack[depth]
            if mark.text in _CLOSERS[item.text]:
                for above in self.stack[depth + 1 :]:
                    self._lost(above, mark)
                del self.stack[depth:]
                state = State.MISMATCHED if item.slip else State.CLOSED
                self._ended(item, mark, state, depth, certain=not item.slip or self.system.right_is_wrong)
                return
        if not self.stack or (mark.single and not self._could_end_single(index, mark)):
            if not mark.single:
                self.strays.append(mark)
            return
        item = self.stack.pop()
        if item.text == "'":  # more likely an apostrophe that looked like a mark
            self._close(index, mark)
            return
        self._ended(item, mark, State.MISMATCHED, len(self.stack))

    def _lost(self, item: _Open, closer: Mark) -> None:
        """A quotation whose outer one ends first: it was never closed."""
        end = closer.at
        if item.text == "'":
            return
        certain = True
        if item.text == '"':
            certain = self.straight % 2 == 1
        elif item.text == "‘":
            before = _LAST_WORD.search(self.value, max(0, item.mark.at - 20), item.mark.at)
            certain = before is None or before[1].lower() not in _LOOSE_BEFORE
            certain = certain and " " in self.value[item.mark.at : end]
        self._unended(item, end, State.OPEN, 1, certain=certain)

    def _ended(self, item: _Open, mark: Mark, state: State, depth: int, *, certain: bool = True) -> None:
        end = mark.at + len(mark.text)
        self.found.append(Quotation(item.mark.at, end, item.text, mark.text, depth, state, certain))

    def _unended(self, item: _Open, end: int, state: State, depth: int, *, certain: bool) -> None:
        self.found.append(Quotation(item.mark.at, end, item.text, "", depth, state, certain))

    def finish(self, following: list[_Scan]) -> None:
        """Settle what is still open at the end of the paragraph, looking at the next ones."""
        for depth, item in enumerate(self.stack):
            if item.text == "'":
                continue
            state = State.CONTINUED if self._continues(item, following) else State.OPEN
            if state is State.OPEN and item.text != "‘" and item.nearly:
                closer = item.nearly[0]
                self._ended(item, closer, State.MISMATCHED, depth)
                continue
            certain = state is State.CONTINUED or self._surely_open(item)
            self._unended(item, len(self.value), state, depth, certain=certain)

    def _surely_open(self, item: _Open) -> bool:
        if item.text == "‘" or item.slip:
            return False
        if item.text == '"' and self.straight % 2 == 0:
            return False
        # A text that is cut off, or goes on in another block, says nothing of its end.
        end = self.value.rstrip()
        return end.endswith(_FULL_STOPS) and not end.endswith(("…", "..."))

    def _continues(self, item: _Open, following: list[_Scan]) -> bool:
        for scan in following:
            if scan.begins_with(item.text):
                return True
            if scan.first is not None or not scan.interposed():
                break
        for scan in following:
            if any(stray.text in _CLOSERS[item.text] or stray.text == '"' for stray in scan.strays):
                return True
            if scan.found or scan.stack:
                return False
        return False

    def interposed(self) -> bool:
        """Say whether the passage is a line between two paragraphs: a heading, "Advertisement"."""
        return len(self.value) < _LINE or not self.value.rstrip().endswith(_FULL_STOPS)

    def begins_with(self, mark: str) -> bool:
        """Say whether the paragraph opens with a mark."""
        return (
            self.first is not None
            and mark.startswith(self.first.text)
            and not self.value[: self.first.at].strip()
        )
