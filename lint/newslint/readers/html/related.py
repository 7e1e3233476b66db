"""Lists of other stories inside a body: in the HTML of a feed's item, of a story in JSON, of Markdown.

A fragment has no site around it, so that an address alone tells little: a list is one where a heading says so
("Related stories") or an element is named so, and each of its items is a link with few words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from newslint.conventions import Conventions
from newslint.language.calls import is_call
from newslint.patterns import lazy
from newslint.readers.gathering import promoted
from newslint.readers.html.links import CALL_LINE, Promotion, story
from newslint.readers.html.teasers import address_date, rail_of, teaser_of
from newslint.readers.html.tree import TEXT, Node
from newslint.readers.html.vocabulary import names_rail
from newslint.readers.html.words import text_of
from newslint.readers.text.furniture import is_rail_heading
from newslint_schemas import (
    NO_FIELD,
    Block,
    BlockKind,
    Field,
    Mark,
    MarkKind,
    Origin,
    Rail,
    Span,
    Teaser,
    Text,
)

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b"})
_LISTS = frozenset({"ul", "ol"})
_TITLES = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CONTAINERS = frozenset({"ul", "ol", "div", "aside", "section"})
_LONGEST_HEADING = 60
_LONGEST_MARKUP = 200
_REACH = 4
"""So many nodes behind a heading are looked at for its list."""
_LARGEST_ITEM = 6_000
"""An item takes no more markup, in code points."""
_MOST_BESIDE = 60
"""An item has no more words beside its link."""
_PUNCTUATION = 3
"""So many characters may stand beside a link that is alone in its paragraph."""
_BETWEEN = lazy(r"[\s|,;/•·&–—-]*(?:and|und|et|y)?[\s|,;/•·&–—-]*", re.IGNORECASE)


class Related(NamedTuple):
    """A rail and the elements that it is made of, which are no part of the running text."""

    rail: Rail
    nodes: tuple[Node, ...]


def related(root: Node, conventions: Conventions) -> list[Related]:
    """Return the lists of other stories in a body, in source order."""
    found: list[Related] = []
    taken: set[Node] = set()
    stack = _numbered(root)
    while stack:
        node, index = stack.pop()
        if node.name[0] == "#" or node in taken:
            continue
        rail = _named(node, conventions) or _headed(node, index, conventions)
        if rail is not None:
            found.append(rail)
            taken.update(rail.nodes)
        elif node.children:
            stack += _numbered(node)
    return found


def _numbered(parent: Node) -> list[tuple[Node, int]]:
    """Return the children with their places, the last one first."""
    return [(child, index) for index, child in enumerate(parent.children)][::-1]


def _named(node: Node, conventions: Conventions) -> Related | None:
    """Return the rail that an element is by its names; addresses must look like stories' there."""
    if node.name not in _CONTAINERS or not names_rail(node):
        return None
    parts = list(_items(node))
    if not all(map(_is_small, parts)):
        return None
    items = [item for item in parts if (links := _links(item)) and story(links[0].attribute("href"), "")]
    rail = _rail(node, items, _heading_before(node, items), conventions)
    return None if rail is None else Related(rail, (node,))


def _heading_before(node: Node, items: Sequence[Node]) -> Field:
    """Return the heading that an element has before its first item."""
    for inner in islice(node.walk(), 1, _MOST_BESIDE):
        if items and inner is items[0]:
            break
        if inner.name in _TITLES and text_of(inner):
            return Field.of(text_of(inner), inner.name)
    return NO_FIELD


def _is_small(item: Node) -> bool:
    return item.end - item.start <= _LARGEST_ITEM


def _headed(node: Node, index: int, conventions: Conventions) -> Related | None:
    """Return the rail that a heading and the list behind it are; each item must be a link."""
    if node.name not in _HEADINGS or node.end - node.start > _LONGEST_MARKUP or any(node.find("a")):
        return None
    value = "".join(inner.value for inner in node.walk() if inner.name == TEXT).strip().rstrip(" :")
    if not value or len(value) > _LONGEST_HEADING or not is_rail_heading(value):
        return None
    holder = _next(node, index)
    if holder is None or holder.name not in _LISTS:
        return None
    items = list(_items(holder))
    if not items or not all(_is_small(item) and _is_item(item) for item in items):
        return None
    rail = _rail(holder, items, Field.of(text_of(node), node.name), conventions)
    return None if rail is None else Related(rail, (node, holder))


def _next(node: Node, index: int) -> Node | None:
    """Return the element right behind a child of its parent, white space and comments apart."""
    siblings = [] if node.parent is None else node.parent.children
    for other in islice(siblings, index + 1, index + 1 + _REACH):
        if other.name[0] != "#":
            return other
        if other.name == TEXT and not other.value.isspace():
            return None
    return None


def _items(holder: Node) -> Iterator[Node]:
    """Yield the items of a list, or the elements that hold a link each where it is no list."""
    inner = holder
    for _ in range(6):
        shown = [child for child in inner.children if child.name[0] != "#"]
        listed = next((child for child in shown if child.name in _LISTS), None)
        if listed is not None:
            shown = [child for child in listed.children if child.name == "li"]
        if len(shown) != 1 or inner.name in _LISTS or listed is not None or shown[0].name in ("p", "a"):
            yield from (
                child for child in shown if child.name not in ("h2", "h3", "h4") or any(child.find("a"))
            )
            return
        inner = shown[0]
    yield inner


def _links(item: Node) -> list[Node]:
    found = [item] if item.name == "a" else list(item.find("a"))
    return [link for link in found if _leads(link.attribute("href"))]


def _leads(href: str) -> bool:
    return bool(href) and not href.startswith(("#", "mailto:", "javascript:", "tel:"))


def _is_item(item: Node) -> bool:
    """Say whether an item of a list is one link, with few words beside it."""
    links = _links(item)
    titled = [link for link in links if not is_call(text_of(link).value)]
    if not links or len({link.attribute("href") for link in titled}) > 1:
        return False
    title = max((len(text_of(link).value.split()) for link in links), default=0)
    return len(text_of(item).value.split()) - title <= _MOST_BESIDE


def _rail(holder: Node, items: Sequence[Node], heading: Field, conventions: Conventions) -> Rail | None:
    teasers: list[tuple[Node, Teaser]] = []
    for item in items:
        links = _links(item)
        if not _is_item(item):
            return None
        promotion = Promotion(links[0].attribute("href"), item, sure=True, links=links)
        if (teaser := teaser_of(promotion, {}, conventions)) is not None:
            teasers.append((item, teaser))
    if not any(teaser.title.present for _, teaser in teasers):
        return None
    rail = rail_of(holder, teasers, heading)
    if rail is None or heading.span is None:
        return rail
    return replace(rail, span=heading.span.cover(rail.span))


# --- lines ------------------------------------------------------------------------------------------


def called(block: Block) -> Rail | None:
    """Return the teasers of a paragraph that is nothing but "READ MORE:" and links, or None."""
    links = [mark for mark in block.marks if mark.kind is MarkKind.LINK and _leads(mark.target)]
    value = block.text.value
    if block.kind is not BlockKind.PARAGRAPH or not links:
        return None
    if CALL_LINE.fullmatch(value[: links[0].start]) is None:
        return None
    for one, other in pairwise(links):
        if _BETWEEN.fullmatch(value[one.end : other.start]) is None:
            return None
    if len(value[links[-1].end :].split()) > 1:
        return None
    label = block.text.slice(0, links[0].start).strip()
    teasers = tuple(_told(block, mark) for mark in links)
    return Rail(block.span, Field.of(label, "", Origin.LINE), teasers)


def listed(blocks: Sequence[Block], index: int) -> tuple[Rail, int] | None:
    """Return the rail that a heading and the blocks behind it are that are a link each, and the index behind it."""
    heading = blocks[index]
    if heading.kind is not BlockKind.HEADING or not is_rail_heading(heading.text.value.rstrip(" :")):
        return None
    teasers: list[Teaser] = []
    stop = index + 1
    while stop < len(blocks) and (link := _lone_link(blocks[stop])) is not None:
        teasers.append(_told(blocks[stop], link))
        stop += 1
    if not teasers:
        return None
    span = heading.span.cover(blocks[stop - 1].span)
    return Rail(span, Field.of(heading.text, "", Origin.LINE), tuple(teasers)), stop


def _lone_link(block: Block) -> Mark | None:
    links = [mark for mark in block.marks if mark.kind is MarkKind.LINK and _leads(mark.target)]
    alone = len(links) == 1 and len(block.text) - (links[0].end - links[0].start) <= _PUNCTUATION
    return links[0] if alone else None


def _told(block: Block, mark: Mark) -> Teaser:
    words = block.text.slice(mark.start, mark.end)
    place: Span = words.span()
    link = Field.of(Text.whole(mark.target, place), "href", slot=place)
    return promoted(place, Field.of(words, "a"), NO_FIELD, link, date=address_date(link))
