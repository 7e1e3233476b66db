"""What separates the teasers of a rail in plain text, worked out from the whole rail.

An item is [title] [caption] [credit] [summary], any of them missing. Each paragraph costs something in
each part, and so does each part that an item lacks; the cheapest reading of the whole rail wins. A rail that
has no title but for a bare name or two is read once more with names as credits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from newslint.readers.text.captions import Traits, picture
from newslint.readers.text.paragraphs import Paragraph
from newslint_schemas import NO_FIELD, Field, Origin, Picture, Role, Span, Teaser, Text


class Piece(IntEnum):
    """The parts of an item, in the order that they stand in."""

    TITLE = 0
    CAPTION = 1
    CREDIT = 2
    SUMMARY = 3


_NEVER = 99.0
_NO_TITLE = 0.5
_NO_SUMMARY = 0.5
_NO_CAPTION = 0.2
_NO_CREDIT = 0.7
"""A caption without a credit; a credit without a caption costs as much."""
_NEXT_PARAGRAPH = 0.8
"""A summary of one paragraph more."""
_NO_GAP = 2.0
"""An item that begins on the line after the last one, where others are parted by blank lines."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its paragraphs by part."""

    paragraphs: tuple[tuple[Piece, Paragraph], ...]

    def first(self, piece: Piece) -> Paragraph | None:
        """Return the first paragraph of a part, or None."""
        return next((paragraph for part, paragraph in self.paragraphs if part is piece), None)

    @property
    def shown(self) -> bool:
        """Whether there is more than running text: a title, a caption or a credit."""
        return any(part is not Piece.SUMMARY for part, _ in self.paragraphs)


def read_rail(paragraphs: Sequence[Paragraph], known: Sequence[Traits]) -> tuple[list[Teaser], int]:
    """Return the teasers after a rail's heading, and how many paragraphs they take.

    Where the paragraphs show no items, or running text goes on after them, the rail ends there.
    """
    repeats = _repeats(paragraphs)
    once = [place for place in range(len(paragraphs)) if place not in repeats]
    items = _items([paragraphs[place] for place in once], [known[place] for place in once])
    while items and not items[-1].shown:
        items.pop()
    kept: list[Item] = []
    for item in items:
        if item.shown:
            kept.append(item)
        elif kept:
            kept[-1] = Item((*kept[-1].paragraphs, *item.paragraphs))
        else:
            return [], 0
    kept = _without_story(kept)
    if not _is_rail(kept):
        return [], 0
    taken = once[sum(len(item.paragraphs) for item in kept) - 1] + 1
    while taken in repeats:
        taken += 1
    return [teaser(item, repeats, paragraphs) for item in kept], taken


def _repeats(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Return the lines that stand there again right after themselves, each with the first of its like."""
    found: dict[int, int] = {}
    for place in range(1, len(paragraphs)):
        before = found.get(place - 1, place - 1)
        if paragraphs[place].value.casefold() == paragraphs[before].value.casefold():
            found[place] = before
    return found


def _without_story(items: list[Item]) -> list[Item]:
    """Return the items without running text after them: the story that goes on below a rail in its midst."""
    pictured = any(item.first(Piece.CREDIT) or item.first(Piece.CAPTION) for item in items)
    bare = 0
    for number, item in enumerate(items):
        summaries = sum(part is Piece.SUMMARY for part, _ in item.paragraphs)
        # Below titles alone, and below the only title, a paragraph is copy; so are several where one would do.
        lone = not pictured and number + 1 == len(items) and number == bare
        if summaries > (2 if pictured else 1) or (lone and summaries):
            first = item.first(Piece.SUMMARY) if pictured else None
            parts = [one for one in item.paragraphs if one[0] is not Piece.SUMMARY or one[1] is first]
            return [*items[:number], Item(tuple(parts))] if parts else items[:number]
        bare += not summaries
    return items


def _is_rail(items: Sequence[Item]) -> bool:
    """Say whether items are beyond doubt: one with a credit, or titles only, or several of one make."""
    if any(item.first(Piece.CREDIT) is not None for item in items):
        return True
    titled = sum(item.first(Piece.TITLE) is not None for item in items)
    return titled == len(items) > 0


def _items(paragraphs: Sequence[Paragraph], known: Sequence[Traits]) -> list[Item]:
    parts = _parse(paragraphs, known, names_are_titles=True)
    items = _grouped(paragraphs, parts)
    titled = [item for item in items if item.first(Piece.TITLE) is not None]
    names = [start for start, piece in enumerate(parts) if piece[0] is Piece.TITLE and known[start].name]
    if names and len(names) == len(titled) and len(titled) * 2 <= len(items):
        items = _grouped(paragraphs, _parse(paragraphs, known, names_are_titles=False))
    return items


def _grouped(paragraphs: Sequence[Paragraph], parts: Sequence[tuple[Piece, bool]]) -> list[Item]:
    groups: list[list[tuple[Piece, Paragraph]]] = []
    for paragraph, (piece, begins) in zip(paragraphs, parts, strict=True):
        if begins:
            groups.append([])
        groups[-1].append((piece, paragraph))
    return [Item(tuple(group)) for group in groups]


def _parse(
    paragraphs: Sequence[Paragraph], known: Sequence[Traits], *, names_are_titles: bool
) -> list[tuple[Piece, bool]]:
    """Return for each paragraph its part and whether it begins an item: the cheapest way through."""
    if not paragraphs:
        return []
    spaced = sum(paragraph.gap for paragraph in paragraphs) * 3 > len(paragraphs)
    credited = any(one.credit for one in known)
    # state: (part of the last paragraph, whether the item has a caption); value: cost, way back
    best: dict[tuple[Piece, bool], float] = {}
    back: list[dict[tuple[Piece, bool], tuple[tuple[Piece, bool] | None, bool]]] = []
    for place, paragraph in enumerate(paragraphs):
        run = _run(paragraphs, place)
        costs = _costs(known, place, run, lone=not names_are_titles, gap=paragraph.gap, credited=credited)
        new: dict[tuple[Piece, bool], float] = {}
        ways: dict[tuple[Piece, bool], tuple[tuple[Piece, bool] | None, bool]] = {}
        for piece in Piece:
            if costs[piece] >= _NEVER:
                continue
            for begins, origin, cost in _arrivals(piece, best, place, jump=spaced and not paragraph.gap):
                captioned = piece is Piece.CAPTION or (not begins and origin is not None and origin[1])
                total = cost + costs[piece]
                state = (piece, captioned)
                if total < new.get(state, _NEVER * (place + 2)):
                    new[state] = total
                    ways[state] = (origin, begins)
        best = new
        back.append(ways)
    state = min(best, key=lambda one: best[one] + _closing(one))
    parts: list[tuple[Piece, bool]] = []
    for ways in reversed(back):
        origin, begins = ways[state]
        parts.append((state[0], begins))
        if origin is not None:
            state = origin
    return parts[::-1]


def _arrivals(
    piece: Piece, best: dict[tuple[Piece, bool], float], place: int, *, jump: bool
) -> list[tuple[bool, tuple[Piece, bool] | None, float]]:
    """Return the ways to a part: as the next of an item, or as the first of a new one, with their costs."""
    opening = (_NO_TITLE if piece > Piece.TITLE else 0.0) + _skipped(None, piece, captioned=False)
    if place == 0:
        return [(True, None, opening)]
    found: list[tuple[bool, tuple[Piece, bool] | None, float]] = []
    for state, cost in best.items():
        last, captioned = state
        if piece > last:
            found.append((False, state, cost + _skipped(last, piece, captioned=captioned)))
        elif piece is last is Piece.SUMMARY:
            found.append((False, state, cost + _NEXT_PARAGRAPH))
        found.append((True, state, cost + _closing(state) + opening + (_NO_GAP if jump else 0.0)))
    return found


def _skipped(last: Piece | None, piece: Piece, *, captioned: bool) -> float:
    """Return what an item pays for the parts between two of its paragraphs."""
    before = -1 if last is None else int(last)
    cost = 0.0
    if before < Piece.CAPTION < piece:
        cost += _NO_CREDIT if piece is Piece.CREDIT else _NO_CAPTION
    if before < Piece.CREDIT < piece:
        cost += _NO_CREDIT if captioned else _NO_CAPTION
    return cost


def _closing(state: tuple[Piece, bool]) -> float:
    """Return what an item pays for the parts that it lacks at its end."""
    last, captioned = state
    if last is Piece.SUMMARY:
        return 0.0
    return _NO_SUMMARY + (0.0 if last is Piece.CREDIT else _NO_CREDIT if captioned else 2 * _NO_CAPTION)


def _run(paragraphs: Sequence[Paragraph], place: int) -> int:
    """Return how many lines follow a paragraph without a blank one, three at most."""
    count = 0
    while count < 3 and place + count + 1 < len(paragraphs) and not paragraphs[place + count + 1].gap:
        count += 1
    return count


def _costs(
    known: Sequence[Traits], place: int, run: int, *, lone: bool, gap: bool, credited: bool
) -> tuple[float, float, float, float]:
    """Return what a paragraph costs as title, caption, credit and summary.

    Args:
        known: what the paragraphs could be.
        place: the paragraph.
        run: how many lines follow it without a blank one.
        lone: whether a bare name is rather a credit than a title.
        gap: whether a blank line stands before it.
        credited: whether there are credits in the rail, and so captions.
    """
    one = known[place]
    if one.credit:
        return _NEVER, _NEVER, 0.0, 4.0
    name = (0.4 if lone or not gap else 1.0) if one.name and one.words > 1 else _NEVER
    if one.caption:
        return _NEVER, 0.0, _NEVER, 3.0
    titled = _title_cost(one, lone=lone)
    if run == 2 and gap and _credits(known[place + 2]):
        return min(titled, 0.5), 3.0, name, 4.0  # the first of three lines, the last of them a credit
    if run and _credits(known[place + 1]):
        return titled, 0.0 if one.words > 2 else 1.0, name, 4.0
    if one.description and credited:
        return titled, 0.2 if one.closed or one.words > 14 else 1.0, _NEVER, 1.0
    captioned = 1.5 if one.closed and one.words <= 60 else 3.0
    return titled, captioned, name, 0.0 if one.closed else 2.0


def _credits(one: Traits) -> bool:
    """Say whether a line right under another one could be its credit."""
    return one.credit or (one.name and one.words > 1)


def _title_cost(one: Traits, *, lone: bool) -> float:
    if one.words > 30 or (lone and one.name):
        return _NEVER
    if not one.closed:
        return 0.0 if one.words <= 22 else 1.5
    return 1.5 if one.words <= 16 else 4.0


def teaser(item: Item, repeats: Mapping[int, int], paragraphs: Sequence[Paragraph]) -> Teaser:
    """Return the teaser of an item; its picture is what its caption or credit stands for."""
    caption, credit = item.first(Piece.CAPTION), item.first(Piece.CREDIT)
    first = item.paragraphs[0][1].span
    span = Span(first.start, item.paragraphs[-1][1].span.end)
    shot: Picture | None = None
    if caption is not None or credit is not None:
        again = tuple(
            paragraphs[place].text for place, first in repeats.items() if paragraphs[first] is caption
        )
        shot = picture(None if caption is None else caption.text, credit, Role.TEASER, again)
    return Teaser(
        span=span,
        title=_field(item.first(Piece.TITLE)),
        summary=_summary(item),
        picture=shot,
        first=first,
    )


def _summary(item: Item) -> Field:
    texts = [paragraph.text for part, paragraph in item.paragraphs if part is Piece.SUMMARY]
    return Field.of(Text.join(texts, " "), origin=Origin.LINE) if texts else NO_FIELD


def _field(paragraph: Paragraph | None) -> Field:
    return NO_FIELD if paragraph is None else Field.of(paragraph.text, origin=Origin.LINE)
