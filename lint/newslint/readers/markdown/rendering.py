"""Markdown as HTML in which every character knows its place in the source.

The events of the CommonMark parser are written out as markup whose tags stand for nothing in the source and
whose words are mapped to it. What reads HTML then reads Markdown, raw HTML within it included, with exact places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newslint.patterns import lazy
from newslint.readers.bodies import shown
from newslint.readers.html.tree import parse
from newslint.readers.html.words import text_of
from newslint.readers.markdown.constructs import Construct
from newslint.readers.markdown.events import Event, closings, events
from newslint.readers.markdown.lines import Lines
from newslint.readers.markdown.plain import Plain
from newslint.readers.markdown.rails import take_line, take_rail
from newslint.readers.markdown.templates import MASK
from newslint_schemas import Block, Rail, Text, TextBuilder

_TAGS = {
    "Paragraph": ("<p>", "</p>"),
    "Item": ("<li>", "</li>"),
    "BlockQuote": ("<blockquote>", "</blockquote>"),
    "Emphasis": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Strikethrough": ("<s>", "</s>"),
    "Table": ("<table>", "</table>"),
    "TableHead": ("<tr>", "</tr>"),
    "TableRow": ("<tr>", "</tr>"),
    "TableCell": ("<td>", "</td>"),
    "List": ("<ul>", "</ul>"),
    "FootnoteDefinition": ('<aside class="footnote">', "</aside>"),
    "CodeBlock": ("<pre>", "</pre>"),
    "Link": ("", "</a>"),
}
_SPECIAL = lazy(r"[<&]")
_RAW = ("Html", "InlineHtml")
_CONTAINER = lazy(
    r"<(/?)(?:figure|figcaption|div|section|aside|article|main|header|footer|nav|center|blockquote|details|table|ul|ol|dl"
    r"|span|a|small|em|strong|picture|video|iframe|script|style|noscript|object|svg|form|template)\b(?:[^<>]*?(/)?>)?",
    re.IGNORECASE,
)
_LONGEST_LINE = 180
"""A credit line has no more code points."""
_SHOWS = lazy(r"<(?:img|figure|picture|amp-img|figcaption|cite|div)\b", re.IGNORECASE)
_NEAR = 2
"""So many blocks behind one with HTML or an image may belong to it."""
_MARKUP = lazy(r"[*_`\[<&\\~]")


@dataclass(slots=True)
class Rendered:
    """A body as markup, the rails that its lists of links are, and its plain blocks."""

    markup: Text
    rails: list[Rail] = field(default_factory=list[Rail])
    blocks: list[Block] = field(default_factory=list[Block])
    """The blocks that hold nothing but words; they are not in the markup."""


def render(source: str, start: int, made: Sequence[Construct] = (), *, straight: bool = True) -> Rendered:
    """Render source[start:]; constructs that hold a picture are left out, others become what they stand for.

    Args:
        source: the decoded source.
        start: where the body begins.
        made: the constructs in it, in order.
        straight: whether blocks of nothing but words are given as such instead of as markup, which is faster.
    """
    body = _masked(source, start, made)
    masked = source[:start] + body if made else source
    return _Renderer(masked, made, events(body, start)).run(straight=straight)


def words_of(text: Text) -> Text:
    """Return what a reader sees of a value that may hold inline Markdown, HTML and entities."""
    if _MARKUP.search(text.value) is None:
        return text
    found = events(text.value, 0)
    if not found or found[0].name != "Paragraph" or closings(found)[0] != len(found):
        return shown(text)  # "1. FC Köln" is no list
    rendered = _Renderer(text.value, (), found).run(straight=False)
    return text_of(parse(rendered.markup)).through(text)


def _masked(source: str, start: int, made: Sequence[Construct]) -> str:
    """Return the body with each construct as a word of the same length."""
    pieces: list[str] = []
    position = start
    for item in made:
        pieces.append(source[position : item.span.start])
        pieces.append(MASK * (item.span.end - item.span.start))
        position = item.span.end
    pieces.append(source[position:])
    return "".join(pieces)


class _Renderer:
    def __init__(self, masked: str, made: Sequence[Construct], found: list[Event]) -> None:
        self.masked = masked
        self.made = made
        self.found = found
        self.ends = closings(found)
        self.out = TextBuilder()
        self.rails: list[Rail] = []
        self.next = 0
        """The first construct that was not passed yet."""
        self.heading = "h2"
        self.lines = Lines(found, self.ends, made)

    def run(self, *, straight: bool) -> Rendered:
        """Render everything; blocks of nothing but words are made straight from the events where they may be."""
        plain = Plain(self.lines, self.masked)
        blocks: list[Block] = []
        tops = list(self._tops())
        simple = [straight and plain.covers(index, stop) for index, stop in tops]
        place_of = {index: place for place, (index, _) in enumerate(tops)}
        left = depth = 0  # how many blocks may still belong to one with HTML; how many elements are open
        parted = False
        place = 0
        while place < len(tops):
            index, stop = tops[place]
            if (rail := self._rail(index)) is not None:
                self.rails.append(rail[0])
                place = place_of.get(rail[1], len(tops))
                continue
            left = left - 1 if left and self._may_belong(index, stop) else 0
            before = place + 1 < len(tops) and not simple[place + 1] and self._may_belong(index, stop)
            if simple[place] and not (left or depth or before):
                blocks.extend(plain.blocks(index, stop))
                if not parted:
                    # What stands on both sides of the block is not side by side.
                    self._tag("<hr>", self.found[index].start)
                parted = True
                place += 1
                continue
            if not simple[place] and self._pictured(index, stop):
                left = _NEAR + 1
            depth = max(
                depth + sum(_depth(one.name) for one in self.found[index:stop] if one.kind in _RAW), 0
            )
            parted = False
            after = self._figure(index)
            if after is None:
                self._emit(index, stop)
                after = stop
            place = place_of.get(after, len(tops))
        return Rendered(self.out.text(), self.rails, blocks)

    def _may_belong(self, index: int, stop: int) -> bool:
        """Say whether a block is a line that may be said of a picture beside it."""
        event = self.found[index]
        return event.name == "Paragraph" and len(self.lines.words(index, stop)) <= _LONGEST_LINE

    def _pictured(self, index: int, stop: int) -> bool:
        """Say whether there may be a picture in a block: an image, a construct that shows, a block of HTML."""
        if any(
            one.kind == "Html" or one.name == "Image" or _SHOWS.match(one.name)
            for one in self.found[index:stop]
        ):
            return True
        start, end = self.found[index].start, self.found[stop - 1].end
        return any(item.markup is not None for item in self.lines.within(start, max(end, start + 1)))

    def _rail(self, index: int) -> tuple[Rail, int] | None:
        event = self.found[index]
        if event.kind != "Start":
            return None
        if event.name == "Heading":
            return take_rail(self.lines, index)
        return take_line(self.lines, index) if event.name == "Paragraph" else None

    def _tops(self) -> Iterator[tuple[int, int]]:
        index = 0
        while index < len(self.found):
            yield index, self.ends[index]
            index = self.ends[index]

    def _figure(self, index: int) -> int | None:
        """Write an image with the lines below it that are its caption and credit; None where there are none."""
        event = self.found[index]
        if event.kind != "Start" or event.name not in ("Paragraph", "HtmlBlock"):
            return None
        shown = self.lines.shown(index)
        if shown is None:
            return None
        start, end = self.found[index].start, self.found[shown.stop - 1].end
        self._tag("<figure>", start)
        self._emit(index + 1, shown.images)
        for low, high, tag in shown.lines:
            self._tag(f"<{tag}>", self.found[low].start)
            if self.found[low].kind == "Html":
                self._bare(self.found[low])
            else:
                self._emit(low, high)
            self._tag(f"</{tag}>", self.found[high - 1].end)
        self._tag("</figure>", end)
        return shown.stop

    def _bare(self, line: Event) -> None:
        """Write a line that stands in HTML as the author meant it: without the marks of emphasis around it."""
        left = len(line.name) - len(line.name.lstrip(" \t\r\n*_"))
        right = len(line.name.rstrip(" \t\r\n*_"))
        self._through(line.start + left, line.start + right, raw=True)

    def _emit(self, index: int, stop: int) -> None:
        while index < stop:
            event = self.found[index]
            if event.kind == "Start" and event.name == "Image":
                self._image(index)
                index = self.ends[index]
                continue
            self._one(event)
            index += 1

    def _one(self, event: Event) -> None:
        kind = event.kind
        if kind == "Text":
            self._words(event.name, event.start, event.end)
        elif kind == "Start":
            self._tag(self._opening(event), event.start)
        elif kind == "End":
            if event.name == "Heading":
                self._tag(f"</{self.heading}>", event.end)
            elif event.name in _TAGS:
                self._tag(_TAGS[event.name][1], event.end)
        elif kind == "Code":
            self._tag("<code>", event.start)
            self._code(event)
            self._tag("</code>", event.end)
        elif kind in _RAW:
            self._through(event.start, event.end, raw=True)
        elif kind == "SoftBreak":
            self.out.replaced("\n", event.start, event.end)
        elif kind == "HardBreak":
            self.out.replaced("<br>", event.start, event.end)
        elif kind == "Rule":
            self._tag("<hr>", event.start)

    def _tag(self, tag: str, place: int) -> None:
        self.out.replaced(tag, place, place)

    def _opening(self, event: Event) -> str:
        if event.name == "Heading":
            self.heading = event.about.get("level", "H2").lower()
            return f"<{self.heading}>"
        if event.name == "Link":
            return f'<a href="{quoted(self.lines.address(event))}">'
        tag = _TAGS.get(event.name)
        return "" if tag is None else tag[0]

    def _words(self, value: str, start: int, end: int) -> None:
        if self.masked[start:end] != value:  # an entity
            self.out.replaced(value.replace("&", "&amp;").replace("<", "&lt;"), start, end)
            return
        self._through(start, end, raw=False)

    def _code(self, event: Event) -> None:
        """Write the words of a code span, which stand between its backticks and perhaps a space."""
        low = event.start
        while low < event.end and self.masked[low] == "`":
            low += 1
        for at in (low, low + 1):
            if self.masked.startswith(event.name, at) and at + len(event.name) < event.end:
                self._through(at, at + len(event.name), raw=False)
                return
        words = self.lines.without_masks(event) if self.made else event.name
        self.out.replaced(words.replace("&", "&amp;").replace("<", "&lt;"), event.start, event.end)

    def _through(self, start: int, end: int, *, raw: bool) -> None:
        """Write what stands in a range, constructs in it as what they stand for."""
        made = self.made
        while self.next < len(made) and made[self.next].span.end <= start:
            self.next += 1
        position = start
        while self.next < len(made) and made[self.next].span.start < end:
            item = made[self.next]
            if item.span.start >= position:
                self._verbatim(position, item.span.start, raw=raw)
                if item.markup is not None:
                    self.out.add(item.markup)
            position = max(position, min(item.span.end, end))
            if item.span.end > end:
                break
            self.next += 1
        self._verbatim(position, end, raw=raw)

    def _verbatim(self, start: int, end: int, *, raw: bool) -> None:
        if not raw:
            for match in _SPECIAL.finditer(self.masked, start, end):
                self.out.verbatim(self.masked, start, match.start())
                self.out.replaced("&lt;" if match[0] == "<" else "&amp;", match.start(), match.end())
                start = match.end()
        self.out.verbatim(self.masked, start, end)

    def _image(self, index: int) -> None:
        event = self.found[index]
        inner = [
            other for other in self.found[index + 1 : self.ends[index] - 1] if other.kind in ("Text", "Code")
        ]
        self._tag('<img alt="', event.start)
        if not inner:
            # The place of the words that are not there.
            self.out.replaced("", event.start + 2, event.start + 2)
        for other in inner:
            if self.masked[other.start : other.end] == other.name and not set('<&"') & set(other.name):
                self.out.verbatim(self.masked, other.start, other.end)
            else:
                self.out.replaced(quoted(other.name), other.start, other.end)
        self._tag('" src="', event.start)
        self.out.replaced(quoted(self.lines.address(event)), event.start, event.end)
        self._title(event)
        self._tag('">', event.end)

    def _title(self, event: Event) -> None:
        """Write the title of an image, which stands in quotation marks before its last bracket."""
        title = event.about.get("title", "")
        end = event.end - 1
        while title and self.masked[end - 1].isspace():
            end -= 1
        start = end - 1 - len(title)
        if title and self.masked.startswith(title, start) and not set('<&"') & set(title):
            self._tag('" title="', start)
            self.out.verbatim(self.masked, start, start + len(title))


def _depth(html: str) -> int:
    """Return how many elements a piece of HTML leaves open; fewer than none where it ends some."""
    return sum(-1 if match[1] else 0 if match[2] else 1 for match in _CONTAINER.finditer(html))


def quoted(words: str) -> str:
    """Return words as they stand in an attribute of HTML."""
    return words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
