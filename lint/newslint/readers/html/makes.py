"""Whether two elements are of one make, as the cards of one list are."""

from __future__ import annotations

from newslint.readers.html.tree import Node


def alike(card: Node, other: Node) -> bool:
    """Say whether two cards are of one make: the same element, and most of their classes in common."""
    mine, its = _make(card), _make(other)
    return card.name == other.name and 2 * len(mine & its) >= len(mine | its)


def _make(card: Node) -> set[str]:
    """Return an element's classes, without those that number it."""
    return {name for name in card.attribute("class").split() if not any(map(str.isdigit, name))}
