"""Blocks of Markdown that hold words and nothing else, straight from the events.

Most of an article is such blocks, and they need no markup to be read; what they become is what reading them as
HTML would make of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.patterns import lazy
from newslint.readers.markdown.events import Event
from newslint.readers.markdown.lines import Lines
from newslint_schemas import Block, BlockKind, Mark, MarkKind, Span, Text, TextBuilder

MARKDOWN = "markdown"

_RUN = lazy(r"\S+(?: \S+)*")
_MARKS = {"Emphasis": MarkKind.EMPHASIS, "Strong": MarkKind.STRONG, "Link": MarkKind.LINK}
_HOLDERS = {
    "BlockQuote": BlockKind.QUOTATION,
    "TableCell": BlockKind.TABLE,
    "CodeBlock": BlockKind.CODE,
    "Item": BlockKind.LIST_ITEM,
}
_KEPT = (BlockKind.QUOTATION, BlockKind.NOTE, BlockKind.TABLE)
"""What a block stays, whatever stands inside it."""
_LEAVES = frozenset({"Paragraph", "Heading", "Item", "TableCell", "CodeBlock"})
_BLOCKS = _LEAVES | frozenset({"BlockQuote", "List", "FootnoteDefinition", "Table", "TableHead", "TableRow"})
_NAMES = _BLOCKS | frozenset(_MARKS) | {"Strikethrough", ""}
_KINDS = frozenset({"Text", "Code", "SoftBreak", "HardBreak", "End", "FootnoteReference", "Rule"})


class Plain:
    """Makes blocks of ranges of events."""

    def __init__(self, lines: Lines, masked: str) -> None:
        """Hold the events, and the source in which constructs are masked."""
        self.lines = lines
        self.masked = masked

    def covers(self, index: int, stop: int) -> bool:
        """Say whether a range of events is words and simple markup: no image, no HTML, no construct that shows."""
        found = self.lines.found
        broken = False
        for at in range(index, stop):
            event = found[at]
            if event.kind not in _KINDS and not (event.kind == "Start" and event.name in _NAMES):
                return False
            if event.kind == "HardBreak" and broken:
                return False  # an empty line parts two paragraphs
            broken = event.kind == "HardBreak" or (broken and not self.lines.words(at, at + 1))
        if not self.lines.made:
            return True
        start, end = found[index].start, max(event.end for event in found[index:stop])
        return all(item.markup is None and not item.classes for item in self.lines.within(start, end))

    def blocks(self, index: int, stop: int) -> Iterator[Block]:
        """Yield the blocks of a range of events that is covered."""
        if stop - index == 3 and (block := self._line(index)) is not None:
            yield block
            return
        writer = _Writer(self)
        for event in self.lines.found[index:stop]:
            if event.name in _BLOCKS and event.kind in ("Start", "End"):
                yield from writer.edge(event)
            else:
                writer.inline(event)
        yield from writer.flush(None)

    def _line(self, index: int) -> Block | None:
        """Return the block of a paragraph that is one run of words as they stand, as most are; else None."""
        paragraph, words = self.lines.found[index : index + 2]
        start, end = words.start, words.end
        if paragraph.name != "Paragraph" or words.kind != "Text" or self.masked[start:end] != words.name:
            return None
        text = Text.verbatim(self.masked, start, end, (MARKDOWN,))
        if not text or text.folded() is not text or self.lines.within(start, end):
            return None
        return Block(BlockKind.PARAGRAPH, text, Span(paragraph.start, paragraph.end))


class _Writer:
    __slots__ = (
        "builder", "first", "gap", "hard", "holder", "last", "lines", "marks", "masked", "open", "spaces", "stack",
    )  # fmt: skip

    def __init__(self, plain: Plain) -> None:
        self.lines = plain.lines
        self.masked = plain.masked
        self.stack: list[Event] = []
        self.holder: Event | None = None
        """The block whose first words the current run is."""
        self._reset()

    def _reset(self) -> None:
        self.builder = TextBuilder()
        self.gap: Span | None = None
        self.hard = False
        self.marks: list[Mark] = []
        self.spaces: set[int] = set()
        self.open: list[tuple[Event, int]] = []
        self.first = -1
        self.last = -1

    def edge(self, event: Event) -> Iterator[Block]:
        """Begin or end a block."""
        if event.kind == "Start":
            yield from self.flush(None)
            self.stack.append(event)
            self.holder = event if event.name in _LEAVES else None
            return
        opened = self.stack.pop() if self.stack else None
        yield from self.flush(opened if opened is self.holder else None, opened)
        self.holder = None

    def flush(self, holder: Event | None, ended: Event | None = None) -> Iterator[Block]:
        """Yield the block of the words so far, if there are any."""
        if not self.builder.length:
            if self.first >= 0:
                self._reset()
            return
        text = self.builder.text((MARKDOWN,))
        for event, begun in reversed(self.open):
            self._mark(event, begun)
        span = Span(self.first, self.last) if holder is None else Span(holder.start, holder.end)
        kind, level = self._kind(ended)
        marks = tuple(sorted(self.marks, key=lambda mark: (mark.start, -mark.end)))
        self._reset()
        yield Block(kind, text, span, marks, level)

    def _kind(self, ended: Event | None) -> tuple[BlockKind, int]:
        stack = self.stack if ended is None else [*self.stack, ended]
        if stack and stack[-1].name == "Heading":
            return BlockKind.HEADING, int(stack[-1].about.get("level", "H1")[1:])
        kind = BlockKind.PARAGRAPH
        for event in stack:
            if event.name == "FootnoteDefinition":
                kind = BlockKind.NOTE
            elif kind not in _KEPT:
                kind = _HOLDERS.get(event.name, kind)
        return kind, 0

    def inline(self, event: Event) -> None:
        """Add words or markup on them."""
        kind = event.kind
        if kind == "Text":
            self._words(event)
        elif kind == "Start":
            self.open.append((event, self.builder.length))
        elif kind == "End":
            if self.open:
                self._mark(*self.open.pop())
            return
        elif kind in ("SoftBreak", "HardBreak"):
            self.hard |= kind == "HardBreak"
            self._space(event.start, event.end)
        elif kind == "Code":
            begun = self.builder.length
            self._code(event)
            self._end(MarkKind.CODE, begun, "")
        if self.first < 0:
            self.first = event.start
        self.last = max(self.last, event.end)

    def _mark(self, event: Event, begun: int) -> None:
        kind = _MARKS.get(event.name)
        if kind is not None:
            target = self.lines.address(event) if kind is MarkKind.LINK else ""
            if target or kind is not MarkKind.LINK:
                self._end(kind, begun, target)

    def _end(self, kind: MarkKind, begun: int, target: str) -> None:
        """Mark the words since an offset; the space before the first belongs to the text before."""
        start = begun + 1 if begun in self.spaces else begun
        if start < self.builder.length:
            self.marks.append(Mark(kind, start, self.builder.length, target))

    def _words(self, event: Event) -> None:
        start, end = event.start, event.end
        if self.masked[start:end] != event.name:  # an entity
            if event.name.isspace():
                self._space(start, end)
            else:
                self._flush_gap()
                self.builder.replaced(event.name, start, end)
            return
        position = start
        for item in self.lines.within(start, end) if self.lines.made else ():
            if item.span.start >= position:
                self._run(position, item.span.start)
            position = min(max(position, item.span.end), end)
        self._run(position, end)

    def _run(self, start: int, end: int) -> None:
        position = start
        for match in _RUN.finditer(self.masked, start, end):
            low, high = match.span()
            if low > position:
                self._space(position, low)
            self._flush_gap()
            self.builder.verbatim(self.masked, low, high)
            position = high
        if position < end:
            self._space(position, end)

    def _code(self, event: Event) -> None:
        words = self.lines.without_masks(event) if self.lines.made else event.name
        low = event.start
        while low < event.end and self.masked[low] == "`":
            low += 1
        for at in (low, low + 1):
            if self.masked.startswith(words, at) and at + len(words) < event.end:
                self._run(at, at + len(words))
                return
        if words[:1].isspace():
            self._space(event.start, event.start)
        if words.split():
            self._flush_gap()
            self.builder.replaced(" ".join(words.split()), event.start, event.end)
        if words[-1:].isspace():
            self._space(event.end, event.end)

    def _space(self, start: int, end: int) -> None:
        if self.gap is None:
            self.gap = Span(start, end)

    def _flush_gap(self) -> None:
        if self.gap is not None and self.builder.length:
            at = self.builder.length
            self.builder.replaced(" ", *self.gap)
            self.spaces.add(at)
            if self.hard:
                self.marks.append(Mark(MarkKind.BREAK, at, at + 1))
        self.gap = None
        self.hard = False
