"""The leaf blocks of a Markdown text with their inline events, by pyromark, in code points of the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple, Protocol, cast

from newslint_schemas import BlockKind

_NON_ASCII = re.compile(r"[^\x00-\x7f]")


class Event(NamedTuple):
    """An inline event: its name ("Text", "Start", "SoftBreak"), what it holds, and its place in the source."""

    name: str
    value: object
    start: int
    end: int


class Nature(Enum):
    """What a leaf is to the parser."""

    WORDS = auto()
    HTML = auto()
    CODE = auto()
    RULE = auto()


@dataclass(slots=True)
class Leaf:
    """A leaf block.

    Attributes:
        nature: words with inline markup, raw HTML, code, or a rule.
        kind: what it is to a reader.
        start, end: its place in the source.
        level: of a heading.
        events: its inline events.
        list: the number of the outermost list that it stands in; 0 outside of lists.
        item: the number of the item of that list.
        quoted: whether it stands in a block quotation.
    """

    nature: Nature
    kind: BlockKind
    start: int
    end: int
    level: int = 0
    events: list[Event] = field(default_factory=list[Event])
    list: int = 0
    item: int = 0
    quoted: bool = False


class _Parse(Protocol):
    def __call__(self, markdown: str, /) -> Iterable[tuple[object, dict[str, int]]]: ...


@lru_cache(maxsize=1)
def _parser() -> _Parse:
    import pyromark

    options = pyromark.Options
    markdown = pyromark.Markdown(
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_GFM
    )
    return cast(_Parse, markdown.events_with_range)


def offsets(text: str, base: int) -> Callable[[int], int]:
    """Return the way from UTF-8 offsets in a text to code points, counted from `base`."""
    if text.isascii():
        return base.__add__
    ends: list[int] = []
    surpluses: list[int] = [0]
    surplus = 0
    for match in _NON_ASCII.finditer(text):
        character = match[0]
        surplus += 1 if character < "\u0800" else 2 if character < "\U00010000" else 3
        ends.append(match.end() + surplus)
        surpluses.append(surplus)

    def convert(offset: int) -> int:
        return base + offset - surpluses[bisect_right(ends, offset)]

    return convert


_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"})
_HEADINGS = {f"H{level}": level for level in range(1, 7)}


def leaves(markdown: str, base: int) -> list[Leaf]:
    """Return the leaf blocks of a Markdown text whose first character stands at `base` of the source."""
    return _Walk(offsets(markdown, base)).run(_parser()(markdown))


class _Walk:
    def __init__(self, place: Callable[[int], int]) -> None:
        self.place = place
        self.found: list[Leaf] = []
        self.leaf: Leaf | None = None
        self.quotes = self.notes = self.depth = 0
        self.lists = self.items = 0

    def run(self, events: Iterable[tuple[object, dict[str, int]]]) -> list[Leaf]:
        place = self.place
        for event, where in events:
            if isinstance(event, str):
                name, value = event, None
            else:
                ((name, value),) = cast(dict[str, object], event).items()
            if name == "Start":
                tag = value if isinstance(value, str) else next(iter(cast(dict[str, object], value)))
                if tag not in _INLINE:
                    self._enter(tag, value, place(where["start"]), place(where["end"]))
                    continue
            elif name == "End":
                tag = value if isinstance(value, str) else next(iter(cast(dict[str, object], value)))
                if tag not in _INLINE:
                    self._leave(tag)
                elif self.leaf is not None:
                    self.leaf.events.append(Event(name, tag, 0, 0))
                continue
            start, end = place(where["start"]), place(where["end"])
            if name == "Rule":
                self.leaf = None
                self.found.append(Leaf(Nature.RULE, BlockKind.PARAGRAPH, start, end))
                continue
            leaf = self.leaf
            if leaf is None:  # the words of a tight list
                leaf = self._open(Nature.WORDS, self._kind(), start, end)
            elif end > leaf.end:
                leaf.end = end
            leaf.events.append(Event(name, value, start, end))
        return self.found

    def _open(self, nature: Nature, kind: BlockKind, start: int, end: int, level: int = 0) -> Leaf:
        leaf = Leaf(nature, kind, start, end, level, quoted=self.quotes > 0)
        if self.depth:
            leaf.list, leaf.item = self.lists, self.items
        self.leaf = leaf
        self.found.append(leaf)
        return leaf

    def _kind(self) -> BlockKind:
        if self.notes:
            return BlockKind.NOTE
        if self.quotes:
            return BlockKind.QUOTATION
        return BlockKind.LIST_ITEM if self.depth else BlockKind.PARAGRAPH

    def _enter(self, tag: str, value: object, start: int, end: int) -> None:
        self.leaf = None
        if tag == "Paragraph":
            self._open(Nature.WORDS, self._kind(), start, end)
        elif tag == "Heading":
            heading = cast(dict[str, dict[str, str]], value)[tag]
            self._open(Nature.WORDS, BlockKind.HEADING, start, end, _HEADINGS.get(heading["level"], 1))
        elif tag == "TableCell":
            self._open(Nature.WORDS, BlockKind.TABLE, start, end)
        elif tag == "HtmlBlock":
            self._open(Nature.HTML, self._kind(), start, end)
        elif tag == "CodeBlock":
            self._open(Nature.CODE, BlockKind.CODE, start, end)
        elif tag == "BlockQuote":
            self.quotes += 1
        elif tag == "FootnoteDefinition":
            self.notes += 1
        elif tag == "List":
            if not self.depth:
                self.lists += 1
            self.depth += 1
        elif tag == "Item" and self.depth == 1:
            self.items += 1

    def _leave(self, tag: str) -> None:
        self.leaf = None
        if tag == "BlockQuote":
            self.quotes -= 1
        elif tag == "FootnoteDefinition":
            self.notes -= 1
        elif tag == "List":
            self.depth -= 1
