"""Markdown as HTML in which every character knows its place in the source.

The events of the CommonMark parser are written out as markup whose tags stand for nothing in the source and whose
words are mapped to it. What reads HTML then reads Markdown, raw HTML within it included, with exact places.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from newslint.language.credits import is_credit
from newslint.readers.markdown.constructs import Construct
from newslint.readers.rail_headings import heading_words
from newslint_schemas import Field, Origin, Rail, Span, Teaser, Text, TextBuilder

if TYPE_CHECKING:
    from pyromark import Markdown

_SIMPLE = {
    "Paragraph": "p",
    "Item": "li",
    "BlockQuote": "blockquote",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "s",
    "Table": "table",
    "TableHead": "tr",
    "TableRow": "tr",
    "TableCell": "td",
    "List": "ul",
    "FootnoteDefinition": "aside",
}
_SPECIAL = re.compile(r"[<&]")
_MORE = re.compile(
    r"\W*(?:read more|also read|related|see also|more on this|read also|read next)\b\W*", re.IGNORECASE
)

Event = tuple[str, object, int, int]
"""Kind ("Start", "End", "Text", …), what it is about, and where it starts and ends in code points."""


@dataclass(slots=True)
class Rendered:
    """A body as markup, and the rails that its lists of links are."""

    markup: Text
    rails: list[Rail] = field(default_factory=list[Rail])


def render(source: str, start: int, made: Sequence[Construct]) -> Rendered:
    """Render source[start:]; constructs that hold a picture are left out, others become what they stand for."""
    body = _masked(source, start, made)
    events = list(_events(body, start))
    return _Renderer(source, made).render(events)


def _masked(source: str, start: int, made: Sequence[Construct]) -> str:
    """Return the body with each construct as a comment of the same length."""
    pieces: list[str] = []
    position = start
    for item in made:
        pieces.append(source[position : item.span.start])
        words = source[item.span.start : item.span.end]
        if len(words) >= 7:
            pieces.append("<!--" + re.sub(r"[^\n\r]", "x", words[4:-3]) + "-->")
        else:
            pieces.append(" " * len(words))
        position = item.span.end
    pieces.append(source[position:])
    return "".join(pieces)


def _parser() -> Markdown:
    from pyromark import Markdown, Options

    return Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES)


def _events(body: str, start: int) -> Iterator[Event]:
    """Yield the parser's events with places in code points of the source."""
    places = None if body.isascii() else _code_points(body)
    for event, place in cast("Iterator[tuple[Any, dict[str, int]]]", iter(_parser().events_with_range(body))):
        low, high = place["start"], place["end"]
        if places is not None:
            low, high = places[low], places[high]
        if isinstance(event, str):
            yield event, None, start + low, start + high
        else:
            for kind, about in cast("dict[str, object]", event).items():
                yield kind, about, start + low, start + high


def _code_points(body: str) -> array[int]:
    """Return the code point that each UTF-8 byte offset stands in."""
    places = array("l")
    for index, character in enumerate(body):
        code = ord(character)
        size = 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
        places.extend([index] * size)
    places.append(len(body))
    return places


def _name(about: object) -> str:
    if isinstance(about, str):
        return about
    return next(iter(cast("dict[str, object]", about))) if isinstance(about, dict) else ""


def _details(about: object) -> dict[str, object]:
    if isinstance(about, dict):
        inner = next(iter(cast("dict[str, object]", about).values()))
        if isinstance(inner, dict):
            return cast("dict[str, object]", inner)
    return {}


class _Renderer:
    def __init__(self, source: str, made: Sequence[Construct]) -> None:
        self._source = source
        self._made = made
        self._out = TextBuilder()
        self._rails: list[Rail] = []

    def render(self, events: list[Event]) -> Rendered:
        index = 0
        while index < len(events):
            kind, about, _, _ = events[index]
            stop = _end_of(events, index) if kind == "Start" else index + 1
            name = _name(about)
            if (
                kind == "Start"
                and name == "Heading"
                and (after := self._rail(events, index, stop)) is not None
            ):
                index = after
                continue
            if kind == "Start" and name == "Paragraph":
                index = self._paragraph(events, index, stop)
                continue
            self._emit(events[index:stop])
            index = stop
        return Rendered(self._out.text(), self._rails)

    def _emit(self, events: Sequence[Event]) -> None:
        position = 0
        while position < len(events):
            kind, about, low, high = events[position]
            if kind == "Start" and _name(about) == "Image":
                stop = _end_of(events, position)
                self._image(events[position:stop])
                position = stop
                continue
            self._one(kind, about, low, high)
            position += 1

    def _one(self, kind: str, about: object, low: int, high: int) -> None:
        if kind == "Start":
            self._open(about, low)
        elif kind == "End":
            self._close(about, high)
        elif kind == "Text":
            self._text(str(about), low, high)
        elif kind == "Code":
            self._tag("<code>", low)
            self._text(str(about), low, high)
            self._tag("</code>", high)
        elif kind in ("Html", "InlineHtml"):
            self._raw(low, high)
        elif kind == "SoftBreak":
            self._out.replaced("\n", low, high)
        elif kind == "HardBreak":
            self._out.replaced("<br>", low, high)
        elif kind == "Rule":
            self._tag("<hr>", low)

    def _tag(self, tag: str, place: int) -> None:
        self._out.replaced(tag, place, place)

    def _open(self, about: object, low: int) -> None:
        name = _name(about)
        if name == "Heading":
            self._tag(f"<h{_level(about)}>", low)
        elif name == "Link":
            target = str(_details(about).get("dest_url", ""))
            self._tag(f'<a href="{_quoted(target)}">', low)
        elif name == "CodeBlock":
            self._tag("<pre>", low)
        elif name in _SIMPLE:
            self._tag(f"<{_SIMPLE[name]}>", low)

    def _close(self, about: object, high: int) -> None:
        name = _name(about)
        if name == "Heading":
            level = cast("dict[str, str]", about)["Heading"] if isinstance(about, dict) else "H1"
            self._tag(f"</{level.lower()}>", high)
        elif name == "Link":
            self._tag("</a>", high)
        elif name == "CodeBlock":
            self._tag("</pre>", high)
        elif name in _SIMPLE:
            self._tag(f"</{_SIMPLE[name]}>", high)

    def _text(self, words: str, low: int, high: int) -> None:
        if self._source[low:high] != words:
            # An entity, an escape, the inside of a code span: the whole stands for the whole.
            inner = self._source.find(words, low, high) if words else -1
            if inner >= 0 and high - low > len(words):
                self._verbatim(inner, inner + len(words))
            else:
                self._out.replaced(words.replace("&", "&amp;").replace("<", "&lt;"), low, high)
            return
        self._verbatim(low, high)

    def _verbatim(self, low: int, high: int) -> None:
        position = low
        for match in _SPECIAL.finditer(self._source, low, high):
            self._out.verbatim(self._source, position, match.start())
            self._out.replaced("&lt;" if match[0] == "<" else "&amp;", match.start(), match.end())
            position = match.end()
        self._out.verbatim(self._source, position, high)

    def _raw(self, low: int, high: int) -> None:
        """Write raw HTML; constructs in it become what they stand for."""
        position = low
        for item in self._made:
            if item.span.end <= low or item.span.start >= high:
                continue
            if item.span.start > position:
                self._out.verbatim(self._source, position, item.span.start)
            if item.markup is not None and item.span.start >= low:
                self._out.add(item.markup)
            position = max(position, min(item.span.end, high))
        self._out.verbatim(self._source, position, high)

    def _image(self, events: Sequence[Event]) -> None:
        _, about, low, high = events[0]
        words = "".join(str(event[1]) for event in events if event[0] in ("Text", "Code"))
        inner = [event for event in events if event[0] == "Text"]
        self._tag('<img alt="', low)
        if inner:
            self._out.replaced(_quoted(words), inner[0][2], inner[-1][3])
        self._tag('" src="', low)
        self._out.replaced(_quoted(str(_details(about).get("dest_url", ""))), low, high)
        self._tag('">', high)

    def _paragraph(self, events: list[Event], start: int, stop: int) -> int:
        """Write a paragraph; an image with an italic line, or a credit line, after it is a figure."""
        inside = events[start + 1 : stop - 1]
        if (teaser := self._read_more(inside, events[start])) is not None:
            self._rails.append(teaser)
            return stop
        shown = _leading_image(inside)
        if shown is None:
            self._emit(events[start:stop])
            return stop
        rest = _trimmed(inside[shown:])
        after = stop
        if (
            not rest
            and stop < len(events)
            and events[stop][0] == "Start"
            and _name(events[stop][1]) == "Paragraph"
        ):
            following = _end_of(events, stop)
            below = events[stop + 1 : following - 1]
            if _is_emphasis(below) or is_credit(_words(below)):
                rest, after = below, following
        if not (_is_emphasis(rest) or (rest and is_credit(_words(rest)))):
            self._emit(events[start:stop])
            return stop
        low, high = events[start][2], events[after - 1][3]
        self._tag("<figure>", low)
        self._emit(inside[:shown])
        self._tag("<figcaption>", rest[0][2])
        self._emit(rest)
        self._tag("</figcaption></figure>", high)
        return after

    def _read_more(self, inside: Sequence[Event], opening: Event) -> Rail | None:
        """Return the teaser that a line "READ MORE: [title](link)" is."""
        if not inside or inside[0][0] not in ("Text", "Start"):
            return None
        links = [
            index for index, event in enumerate(inside) if event[0] == "Start" and _name(event[1]) == "Link"
        ]
        if len(links) != 1:
            return None
        at = links[0]
        stop = _end_of(inside, at)
        before, behind = _words(inside[:at]), _words(inside[stop:])
        if _MORE.fullmatch(before) is None or len(behind.split()) > 1:
            return None
        span = Span(opening[2], opening[3])
        return Rail(span, Field(), (self._teaser(inside[at:stop], span),))

    def _teaser(self, link: Sequence[Event], span: Span) -> Teaser:
        _, about, low, high = link[0]
        builder = TextBuilder()
        for kind, words, start, end in link:
            if kind in ("Text", "Code"):
                text = str(words)
                if self._source[start:end] == text:
                    builder.verbatim(self._source, start, end)
                else:
                    builder.replaced(text, start, end)
            elif kind in ("SoftBreak", "HardBreak"):
                builder.replaced(" ", start, end)
        place = Span(low, high)
        title = Field.of(builder.text(("html",)), "link", Origin.ELEMENT, place)
        address = Text.whole(str(_details(about).get("dest_url", "")), place)
        return Teaser(span, title, link=Field.of(address, "link", slot=place), first=title.span or place)

    def _rail(self, events: list[Event], start: int, stop: int) -> int | None:
        """Take a heading such as "Related stories" with the list of links below it; return where copy goes on."""
        if stop >= len(events) or events[stop][0] != "Start" or _name(events[stop][1]) != "List":
            return None
        words = _words(events[start:stop])
        if not heading_words(words):
            return None
        end = _end_of(events, stop)
        teasers: list[Teaser] = []
        index = stop + 1
        while index < end - 1:
            after = _end_of(events, index) if events[index][0] == "Start" else index + 1
            item = events[index:after]
            links = [at for at, event in enumerate(item) if event[0] == "Start" and _name(event[1]) == "Link"]
            if not links:
                return None
            link = item[links[0] : _end_of(item, links[0])]
            teasers.append(self._teaser(link, Span(item[0][2], item[0][3])))
            index = after
        inner = [event for event in events[start:stop] if event[0] == "Text"]
        heading = Field.of(Text.verbatim(self._source, inner[0][2], inner[-1][3]), "", Origin.LINE)
        self._rails.append(Rail(Span(events[start][2], events[end - 1][3]), heading, tuple(teasers)))
        return end


def _quoted(words: str) -> str:
    return words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _level(about: object) -> int:
    level = str(_details(about).get("level", "H1"))
    return int(level[1]) if level[1:].isdigit() else 1


def _end_of(events: Sequence[Event], start: int) -> int:
    """Return the index after the end of what begins at an event."""
    depth = 0
    for index in range(start, len(events)):
        kind = events[index][0]
        depth += (kind == "Start") - (kind == "End")
        if depth == 0:
            return index + 1
    return len(events)


def _words(events: Sequence[Event]) -> str:
    return "".join(str(event[1]) for event in events if event[0] in ("Text", "Code")).strip()


def _leading_image(inside: Sequence[Event]) -> int | None:
    """Return where what follows an image at a paragraph's head begins, or None where no image stands there."""
    if not inside or inside[0][0] != "Start":
        return None
    name = _name(inside[0][1])
    stop = _end_of(inside, 0)
    if name == "Image":
        return stop
    if name == "Link" and not _words(
        [event for event in inside[:stop] if event[0] == "Text" and not _in_image(inside, event)]
    ):
        return (
            stop
            if any(event[0] == "Start" and _name(event[1]) == "Image" for event in inside[:stop])
            else None
        )
    return None


def _in_image(events: Sequence[Event], event: Event) -> bool:
    return any(
        other[0] == "Start" and _name(other[1]) == "Image" and other[2] <= event[2] and event[3] <= other[3]
        for other in events
    )


def _trimmed(events: Sequence[Event]) -> Sequence[Event]:
    start, stop = 0, len(events)
    while start < stop and (
        events[start][0] in ("SoftBreak", "HardBreak") or str(events[start][1]).isspace()
    ):
        start += 1
    while stop > start and str(events[stop - 1][1]).isspace():
        stop -= 1
    return events[start:stop]


def _is_emphasis(events: Sequence[Event]) -> bool:
    """Say whether all of a line is emphasised."""
    if not events or events[0][0] != "Start" or _name(events[0][1]) not in ("Emphasis", "Strong"):
        return False
    return _name(events[0][1]) == "Emphasis" and _end_of(events, 0) == len(events)
