"""The cheapest reading of a rail: which paragraph is which part of which item.

An item is [title] [caption] [credit] [summary], any of them missing. Each paragraph costs something in each part, and
so does each part that an item lacks; of all readings of the rail the one that costs least wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from newslint.readers.text.captions import Traits
from newslint.readers.text.paragraphs import Paragraph


class Piece(IntEnum):
    """The parts of an item, in the order that they stand in."""

    TITLE = 0
    CAPTION = 1
    CREDIT = 2
    SUMMARY = 3


class Custom(NamedTuple):
    """What a rail makes a habit of.

    Attributes:
        names_are_titles: whether a bare name may be a title; else it is a credit.
        no_title: what an item costs that has no title.
        no_caption: what a credit costs that stands right under a line which is not its caption.
        no_summary: what an item costs that has no summary.
        title_apart: what a title costs that has blank lines on both sides.
    """

    names_are_titles: bool = True
    no_title: float = 0.5
    no_caption: float = 0.7
    no_summary: float = 0.5
    title_apart: float = 0.0


_TITLED = 1.2
_UNTITLED = 0.3
"""The costs of a missing title where most items have one, and where few have."""
_CAPTIONED = 1.5
"""The cost of a credit right under what is no caption, where most credits have one."""


class _State(NamedTuple):
    """Where a reading has come to: the part of the last paragraph, and whether its item has a caption."""

    piece: Piece
    captioned: bool


class _Way(NamedTuple):
    """How a state was reached: from which one, and whether an item began there."""

    origin: _State | None
    begins: bool
    cost: float


_SUMMED_UP = 1.2
"""The cost of a missing summary where most items have one."""
_TITLE_APART = 1.5
"""The cost of a title between blank lines where most titles have their caption or credit right below."""
_SUMMARY_APART = 0.5
"""The cost of a summary there that does not end as a sentence."""
_NEVER = 99.0
_NO_CAPTION = 0.2
_NO_CREDIT = 0.7
"""A caption without a credit."""
_NEXT_PARAGRAPH = 0.8
"""A summary of one paragraph more."""
_NO_GAP = 2.0
"""An item that begins on the line after the last one, where others are parted by blank lines."""
_NAME_APART = 1.5
"""A bare name as the credit of a caption with a blank line between."""


def pieces(paragraphs: Sequence[Paragraph], known: Sequence[Traits]) -> list[tuple[Piece, bool]]:
    """Return for each paragraph of a rail its part, and whether an item begins with it.

    The rail is read twice: what most of its items are like makes the second reading surer.
    """
    parts = _read(paragraphs, known, Custom())
    custom = _custom(parts, paragraphs, known)
    return parts if custom == Custom() else _read(paragraphs, known, custom)


def _custom(
    parts: Sequence[tuple[Piece, bool]], paragraphs: Sequence[Paragraph], known: Sequence[Traits]
) -> Custom:
    items = sum(begins for _, begins in parts)
    titles = [place for place, (piece, _) in enumerate(parts) if piece is Piece.TITLE]
    captions = sum(piece is Piece.CAPTION for piece, _ in parts)
    credit_lines = sum(piece is Piece.CREDIT for piece, _ in parts)
    no_caption = _CAPTIONED if captions * 4 >= credit_lines * 3 > 3 else Custom().no_caption
    if titles and len(titles) * 2 <= items and all(known[place].name for place in titles):
        return Custom(names_are_titles=False, no_title=_UNTITLED)
    summaries = sum(piece is Piece.SUMMARY for piece, _ in parts)
    no_summary = _SUMMED_UP if summaries * 4 >= items * 3 > 6 else Custom().no_summary
    no_title = Custom().no_title
    if len(titles) * 5 >= items * 3:
        no_title = _TITLED
    elif len(titles) * 3 <= items:
        no_title = _UNTITLED
    joined = sum(place + 1 < len(parts) and not paragraphs[place + 1].gap for place in titles)
    apart = _TITLE_APART if joined >= 3 and joined * 4 >= len(titles) * 3 else 0.0
    return Custom(no_title=no_title, no_caption=no_caption, no_summary=no_summary, title_apart=apart)


def _read(
    paragraphs: Sequence[Paragraph], known: Sequence[Traits], custom: Custom
) -> list[tuple[Piece, bool]]:
    if not paragraphs:
        return []
    spaced = sum(paragraph.gap for paragraph in paragraphs) * 3 > len(paragraphs)
    credited = any(one.credit for one in known)
    best: dict[_State, float] = {}
    back: list[dict[_State, _Way]] = []
    for place, paragraph in enumerate(paragraphs):
        costs = _Costs(paragraphs, known, place, custom, credited=credited).of_all()
        habit = custom._replace(no_caption=Custom().no_caption) if paragraph.gap else custom
        apart = spaced and paragraph.gap and not known[place].credit
        ways: dict[_State, _Way] = {}
        for piece in Piece:
            if costs[piece] >= _NEVER:
                continue
            for way in _ways(piece, best, habit, first=place == 0, jump=spaced and not paragraph.gap):
                origin = None if way.begins else way.origin
                after_caption = piece is Piece.CREDIT and origin is not None and origin.piece is Piece.CAPTION
                cost = way.cost + costs[piece] + (_NAME_APART if apart and after_caption else 0.0)
                state = _State(piece, piece is Piece.CAPTION or (origin is not None and origin.captioned))
                if state not in ways or cost < ways[state].cost:
                    ways[state] = way._replace(cost=cost)
        best = {state: way.cost for state, way in ways.items()}
        back.append(ways)
    state = min(best, key=lambda one: best[one] + _closing(one, custom))
    parts: list[tuple[Piece, bool]] = []
    for ways in reversed(back):
        way = ways[state]
        parts.append((state.piece, way.begins))
        state = way.origin or state
    return parts[::-1]


def _ways(
    piece: Piece, best: dict[_State, float], custom: Custom, *, first: bool, jump: bool
) -> Iterator[_Way]:
    """Yield the ways to a part: as the next of an item, or as the first of a new one."""
    opening = (custom.no_title if piece > Piece.TITLE else 0.0) + _skipped(None, piece, custom)
    if first:
        yield _Way(None, begins=True, cost=opening)
    for state, cost in best.items():
        if piece > state.piece:
            yield _Way(state, begins=False, cost=cost + _skipped(state, piece, custom))
        elif piece is state.piece is Piece.SUMMARY:
            yield _Way(state, begins=False, cost=cost + _NEXT_PARAGRAPH)
        yield _Way(
            state, begins=True, cost=cost + _closing(state, custom) + opening + (_NO_GAP if jump else 0.0)
        )


def _skipped(state: _State | None, piece: Piece, custom: Custom) -> float:
    """Return what an item pays for the parts between two of its paragraphs."""
    before = -1 if state is None else int(state.piece)
    cost = 0.0
    if before < Piece.CAPTION < piece:
        cost += custom.no_caption if piece is Piece.CREDIT else _NO_CAPTION
    if before < Piece.CREDIT < piece:
        cost += _NO_CREDIT if state is not None and state.captioned else _NO_CAPTION
    return cost


def _closing(state: _State, custom: Custom) -> float:
    """Return what an item pays for the parts that it lacks at its end."""
    if state.piece is Piece.SUMMARY:
        return 0.0
    if state.piece is Piece.CREDIT:
        return custom.no_summary
    return custom.no_summary + (_NO_CREDIT if state.captioned else 2 * _NO_CAPTION)


class _Costs:
    """What one paragraph costs in each part."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        known: Sequence[Traits],
        place: int,
        custom: Custom,
        *,
        credited: bool,
    ) -> None:
        self._paragraphs, self._known, self._place = paragraphs, known, place
        self._custom = custom
        self._credited = credited
        self._one = known[place]

    def of_all(self) -> tuple[float, float, float, float]:
        """Return the costs as title, caption, credit and summary."""
        one = self._one
        if one.credit:
            return _NEVER, _NEVER, 0.0, 4.0
        if one.caption:
            return _NEVER, 0.0, _NEVER, 3.0
        title, name = self._title(), self._name()
        lines = self._lines_below()
        if lines == 2 and self._gap() and _could_credit(self._known[self._place + 2]):
            return min(title, 0.5), 3.0, name, 4.0  # the first of three lines, the last of them a credit
        if lines and _could_credit(self._known[self._place + 1]):
            return title, 0.0 if one.words > 2 else 1.0, name, 4.0
        if one.description and self._credited:
            return title, 0.2 if one.closed or one.words > 14 else 1.0, _NEVER, 1.0
        summary = self._summary()
        if self._custom.title_apart and self._gap() and not lines and self._place:
            title, summary = title + self._custom.title_apart, min(summary, _SUMMARY_APART)
        return title, self._caption(), name, summary

    def _gap(self) -> bool:
        return self._paragraphs[self._place].gap

    def _lines_below(self) -> int:
        """Return how many lines follow without a blank one, three at most."""
        count = 0
        following = self._paragraphs[self._place + 1 : self._place + 4]
        while count < len(following) and not following[count].gap:
            count += 1
        return count

    def _title(self) -> float:
        one = self._one
        if one.words > 30 or (one.name and not self._custom.names_are_titles):
            return _NEVER
        if not one.closed:
            return 0.0 if one.words <= 22 else 1.5
        if one.asks:
            return 0.2 if one.words <= 16 else 1.0
        return 1.5 if one.words <= 16 else 4.0

    def _name(self) -> float:
        """Return the cost as a credit that is a bare name."""
        if not self._one.name or self._one.words < 2:
            return _NEVER
        return 0.7 if self._custom.names_are_titles and self._gap() else 0.4

    def _caption(self) -> float:
        one = self._one
        if not one.closed or one.words > 60:
            return 3.0
        above_credit = self._place + 1 < len(self._known) and self._known[self._place + 1].credit
        return 0.5 if above_credit else 1.5

    def _summary(self) -> float:
        one = self._one
        if not one.closed:
            return 2.0
        return 0.4 if one.asks and one.words <= 16 else 0.0


def _could_credit(one: Traits) -> bool:
    """Say whether a line right under another one could be its credit."""
    return one.credit or (one.name and one.words > 1)
