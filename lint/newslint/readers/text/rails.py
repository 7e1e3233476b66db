"""Rails in plain text: the items under a heading such as "More from …", told apart and made teasers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newslint.readers.text.captions import Traits, picture
from newslint.readers.text.paragraphs import Paragraph
from newslint.readers.text.rail_items import Piece, pieces
from newslint_schemas import NO_FIELD, Field, Origin, Picture, Role, Span, Teaser, Text


class Item(NamedTuple):
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
    groups: list[list[tuple[Piece, Paragraph]]] = []
    for paragraph, (piece, begins) in zip(paragraphs, pieces(paragraphs, known), strict=True):
        if begins:
            groups.append([])
        groups[-1].append((piece, paragraph))
    return [Item(tuple(group)) for group in groups]


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
