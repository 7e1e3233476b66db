"""The words of a leaf block as a reader sees them, with marks, links and images."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from newslint.readers.html.images import address
from newslint.readers.html.tree import Node, parse
from newslint.readers.html.vocabulary import names_caption, names_credit
from newslint.readers.html.words import NEVER_SHOWN
from newslint.readers.markdown.leaves import Event, Leaf, Nature, leaves
from newslint.readers.markdown.templates import MASK
from newslint_schemas import BlockKind, Field, Mark, MarkKind, Span, Text, TextBuilder

MARKDOWN = "markdown"

_MARKED = {
    "Emphasis": MarkKind.EMPHASIS,
    "Strong": MarkKind.STRONG,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
}
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_FOLD = re.compile(rf"[ \t\n]{{2,}}|[\t\n]|{MASK}+")
_TITLE = re.compile(r"[ \t\r\n](?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))\s*\)\Z")
_MARKUP = re.compile(r"[*_`\[\]<&\\~]|\{\{")


@dataclass(slots=True)
class Link:
    """A link over value[start:end] of its chunk, empty where it has no words; `span` is its whole markup."""

    start: int
    end: int
    target: str
    span: Span


@dataclass(slots=True)
class Image:
    """An image among the words of a chunk.

    Attributes:
        source: its address.
        span: its whole markup.
        alt: its alternative text.
        title: the words of its title, which many themes print as the caption.
        at: the offset in the chunk's text where it stands.
        node: the element, where it was written in HTML.
    """

    source: str
    span: Span
    alt: Field
    title: Text
    at: int
    node: Node | None = None


@dataclass(slots=True)
class Chunk:
    """A block of words while it is not clear yet what it is.

    Attributes:
        text: the words, white space folded.
        span: the whole block with its markup.
        lines: offsets in the text where a line was broken.
        styles: how its words are set or named, for all of them: "emphasis", "strong", "small", "caption", "credit".
        taken: whether it has become something else than a block of the body.
    """

    kind: BlockKind
    text: Text
    span: Span
    marks: tuple[Mark, ...] = ()
    level: int = 0
    links: list[Link] = field(default_factory=list[Link])
    images: list[Image] = field(default_factory=list[Image])
    lines: list[int] = field(default_factory=list[int])
    styles: set[str] = field(default_factory=set[str])
    list: int = 0
    item: int = 0
    taken: bool = False


def chunk_of(source: str, leaf: Leaf) -> Chunk:
    """Return the words of a leaf; its offsets are those of the source."""
    return _Gatherer(source).run(leaf)


def words_of(text: Text) -> Text:
    """Return what a reader sees of a value that may hold inline Markdown, HTML and entities."""
    if _MARKUP.search(text.value) is None:
        return text
    found = [leaf for leaf in leaves(text.value, 0) if leaf.nature is Nature.WORDS]
    if len(found) != 1 or found[0].kind is not BlockKind.PARAGRAPH:
        return text
    words = chunk_of(text.value, found[0]).text
    if not words.pieces:
        return Text("", (), text.escapes)
    return words.through(text)


class _Gatherer:
    """Gathers the words of one leaf; white space is folded as it comes."""

    __slots__ = ("alt", "builder", "chunk", "hidden", "last", "marks", "open", "source", "wrapped")

    def __init__(self, source: str) -> None:
        self.source = source
        self.builder = TextBuilder()
        self.last = " "
        self.marks: list[Mark] = []
        self.open: list[tuple[str, int, str, Span]] = []
        """Elements that are open: name, offset of their first word, address or style, place."""
        self.wrapped: list[tuple[int, int, str]] = []
        self.alt: TextBuilder | None = None
        self.hidden = ""

    def run(self, leaf: Leaf) -> Chunk:
        self.chunk = Chunk(leaf.kind, Text(""), Span(leaf.start, leaf.end), level=leaf.level)
        self.chunk.list, self.chunk.item = leaf.list, leaf.item
        for event in leaf.events:
            self._take(event)
        while self.open:
            self._close(self.open[-1][0])
        text = self.builder.text((MARKDOWN,))
        length = len(text.value.rstrip())
        chunk = self.chunk
        chunk.text = text.slice(0, length)
        if self.marks:
            clipped = (
                mark if mark.end <= length else Mark(mark.kind, mark.start, length, mark.target)
                for mark in self.marks
                if mark.start < length
            )
            chunk.marks = tuple(sorted(clipped, key=lambda mark: (mark.start, -mark.end)))
        for link in chunk.links:
            link.start, link.end = min(link.start, length), min(link.end, length)
        chunk.styles = {
            style for start, end, style in self.wrapped if start <= 1 and end >= length - 1 and length
        }
        return chunk

    def _take(self, event: Event) -> None:
        name = event.name
        if name == "Text":
            self._words(cast(str, event.value), event.start, event.end)
        elif name == "SoftBreak":
            self._break(event.start, event.end)
        elif name == "HardBreak":
            self._break(event.start, event.end, hard=True)
        elif name == "Start":
            self._enter(event)
        elif name == "End":
            self._close(cast(str, event.value))
        elif name == "Code":
            self._code(cast(str, event.value), event.start, event.end)
        elif name == "InlineHtml":
            self._html(cast(str, event.value), event.start, event.end)

    # --- words --------------------------------------------------------------------------------------

    def _words(self, value: str, start: int, end: int) -> None:
        if self.hidden:
            return
        builder = self.builder if self.alt is None else self.alt
        if self.source[start:end] != value:
            self._push(builder, value.replace(MASK, ""), start, end)
        elif _FOLD.search(value) is None:
            first = start + 1 if value[0] == " " and self.last == " " and self.alt is None else start
            if first < end:
                builder.verbatim(self.source, first, end)
                self.last = value[-1] if self.alt is None else self.last
        else:
            self._folded(builder, value, start)

    def _folded(self, builder: TextBuilder, value: str, start: int) -> None:
        position = 0
        for match in [*_FOLD.finditer(value), None]:
            stop = len(value) if match is None else match.start()
            low = position + 1 if value[position:stop][:1] == " " and self.last == " " else position
            if low < stop:
                builder.verbatim(self.source, start + low, start + stop)
                self.last = value[stop - 1]
            if match is None:
                return
            position = match.end()
            if match[0][0] != MASK and self.last != " ":
                builder.replaced(" ", start + match.start(), start + match.end())
                self.last = " "

    def _push(self, builder: TextBuilder, value: str, start: int, end: int) -> None:
        if value.isspace() and value != "\xa0":
            value = "" if self.last == " " else " "
        if value:
            builder.replaced(value, start, end)
            self.last = value[-1]

    def _break(self, start: int, end: int, *, hard: bool = False) -> None:
        if self.hidden:
            return
        if self.alt is not None:
            self.alt.replaced(" ", start, end)
            return
        at = self.builder.length
        if self.last != " ":
            self.builder.replaced(" ", start, end)
            self.last = " "
            if hard:
                self.marks.append(Mark(MarkKind.BREAK, at, at + 1))
        self.chunk.lines.append(at)

    def _code(self, value: str, start: int, end: int) -> None:
        builder = self.builder if self.alt is None else self.alt
        ticks = start
        while ticks < end and self.source[ticks] == "`":
            ticks += 1
        low = next(
            (at for at in (ticks, ticks + 1) if self.source.startswith(value, at) and at + len(value) < end),
            -1,
        )
        begun = builder.length
        if low >= 0 and "\n" not in value:
            builder.verbatim(self.source, low, low + len(value))
        else:
            builder.replaced(value, start, end)
        self.last = value[-1:] or self.last
        if self.alt is None:
            self.marks.append(Mark(MarkKind.CODE, begun, builder.length))

    # --- elements -----------------------------------------------------------------------------------

    def _enter(self, event: Event) -> None:
        span = Span(event.start, event.end)
        if isinstance(event.value, str):
            self.open.append((event.value, self.builder.length, "", span))
            return
        ((name, about),) = cast(dict[str, dict[str, str]], event.value).items()
        if name == "Image":
            title = self._title(about["title"], span)
            image = Image(about["dest_url"], span, Field(), title, self.builder.length)
            self.chunk.images.append(image)
            self.alt = TextBuilder()
        self.open.append((name, self.builder.length, about["dest_url"], span))

    def _title(self, value: str, span: Span) -> Text:
        if not value:
            return Text("")
        match = _TITLE.search(self.source[span.start : span.end])
        if match is not None:
            low, high = match.span(match.lastindex or 1)
            if match[match.lastindex or 1] == value:
                return Text.verbatim(self.source, span.start + low, span.start + high, (MARKDOWN,))
            return Text.whole(value, Span(span.start + low, span.start + high), (MARKDOWN,))
        return Text.whole(value, span, (MARKDOWN,))

    def _close(self, name: str) -> None:
        index = next(
            (place for place in range(len(self.open) - 1, -1, -1) if self.open[place][0] == name), None
        )
        if index is None:
            return
        _, start, about, span = self.open.pop(index)
        end = self.builder.length
        if name == "Image":
            self._end_image(span)
            return
        if name in ("Link", "a"):
            self.chunk.links.append(Link(start, end, about, span))
            if end > start:
                self.marks.append(Mark(MarkKind.LINK, start, end, about))
            return
        if end <= start:
            return
        kind = _MARKED.get(name)
        if kind is not None:
            self.marks.append(Mark(kind, start, end))
            about = kind.value
        if about:
            self.wrapped.append((start, end, about))

    def _end_image(self, span: Span) -> None:
        image = self.chunk.images[-1]
        alt = Text("") if self.alt is None else self.alt.text((MARKDOWN,))
        self.alt = None
        inside = Span(span.start + 2, span.start + 2)
        image.alt = Field.of(alt, "alt", slot=inside)

    def _html(self, value: str, start: int, end: int) -> None:
        match = _TAG.match(value)
        if match is None:
            return  # a comment
        closing, name = match[1], match[2].lower()
        if self.hidden:
            if closing and name == self.hidden:
                self.hidden = ""
            return
        if name == "br":
            self._break(start, end, hard=True)
        elif closing:
            self._close(name)
        elif name == "img":
            self._image(start, end)
        elif name in NEVER_SHOWN:
            self.hidden = "" if value.endswith("/>") else name
        else:
            self._element(name, start, end)

    def _image(self, start: int, end: int) -> None:
        root = parse(Text.verbatim(self.source, start, end))
        node = next(root.find("img"), None)
        if node is None:
            return
        alt = (
            Field.of(node.attribute_text("alt"), "alt", slot=node.attribute_span("alt"))
            if node.has("alt")
            else Field()
        )
        title = node.attribute_text("title")
        image = Image(address(node), Span(start, end), alt, title, self.builder.length, node)
        self.chunk.images.append(image)

    def _element(self, name: str, start: int, end: int) -> None:
        root = parse(Text.verbatim(self.source, start, end))
        node = next(root.find(name), None)
        about = ""
        if node is not None:
            if name == "a":
                about = node.attribute("href")
            elif names_credit(node, in_figure=True):
                about = "credit"
            elif names_caption(node):
                about = "caption"
            elif name == "small":
                about = "small"
        self.open.append((name, self.builder.length, about, Span(start, end)))
