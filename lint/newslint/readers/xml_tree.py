"""The nodes of an XML tree: those of HTML, with the names and references of XML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import ClassVar

from newslint.readers.html.tree import TEXT, Node, Page
from newslint_schemas import Piece, Text, TextBuilder

XML = "xml"
CDATA = "cdata"

_START = ":A-Z_a-z\u00c0-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000effff"
NAME = rf"[{_START}][-.0-9\u00b7{_START}]*+"
_ATTRIBUTE = re.compile(r"""([^\s=/>"'<]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'<]++)))?+""")
REFERENCE = re.compile(rf"&(?:#([0-9]++)|#[xX]([0-9a-fA-F]++)|({NAME}));|&")
PREDEFINED: Mapping[str, str] = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
"""The entities that need no declaration."""


class XmlPage(Page):
    """XML markup, the entities that it declares, and the way from its offsets to the file's."""

    __slots__ = ("entities", "expanded")

    def __init__(self, markup: Text) -> None:
        """Hold the markup; entities are declared later."""
        super().__init__(markup)
        self.entities: dict[str, str | None] = {}
        """What the file declares: a value, or None for what stands in another file."""
        self.expanded: dict[str, str] = {}
        """The declared entities that may be expanded."""

    def text(self, start: int, end: int, escape: str) -> Text:
        """Return source[start:end] with its references resolved, unless `escape` is empty."""
        if not escape or self.source.find("&", start, end) < 0:
            return self.verbatim(start, end, XML)
        builder = TextBuilder()
        position = start
        for match in REFERENCE.finditer(self.source, start, end):
            value = self.replacement(match)
            if value is not None:
                builder.verbatim(self.source, position, match.start())
                builder.replaced(value, *match.span())
                position = match.end()
        builder.verbatim(self.source, position, end)
        if self._shift == 0:
            return builder.text((XML, *self.markup.escapes))
        return builder.text((XML,)).through(self.markup)

    def verbatim(self, start: int, end: int, escape: str) -> Text:
        """Return source[start:end] as it stands."""
        escapes = (escape, *self.markup.escapes)
        if end <= start:
            return Text("", (), escapes)
        if self._shift is not None:
            piece = Piece(0, end - start, start + self._shift, end - start)
            return Text(self.source[start:end], (piece,), escapes)
        inner = self.markup.slice(start, end)
        return Text(inner.value, inner.pieces, escapes)

    def replacement(self, match: re.Match[str]) -> str | None:
        """Return what a reference stands for, or None where it is to stay as it is written."""
        decimal, hexadecimal, name = match.groups()
        if decimal or hexadecimal:
            return _character(decimal, 10) if decimal else _character(hexadecimal, 16)
        if name is None:
            return None
        if name in self.entities:
            return self.expanded.get(name)
        return PREDEFINED.get(name) or _html_entity(name)


class XmlNode(Node):
    """An element of XML, whose attributes are known by their local names."""

    is_xml: ClassVar[bool] = True
    __slots__ = ("tag",)

    def __init__(
        self, page: XmlPage, name: str, tag: str, start: int, open_end: int, parent: Node | None
    ) -> None:
        """Hold an element; `tag` is its name as the source spells it."""
        super().__init__(page, name, start, open_end, open_end, parent)
        self.tag = tag

    @property
    def _spans(self) -> dict[str, tuple[int, int]]:
        """The places of the attributes' values; an attribute without a prefix wins over one with."""
        if self._values is None:
            values: dict[str, tuple[int, int]] = {}
            prefixed: dict[str, tuple[int, int]] = {}
            begin = self.start + 1 + len(self.tag)
            for match in _ATTRIBUTE.finditer(self._page.source, begin, self.open_end - 1):
                group = match.lastindex or 1
                span = (match.end(1), match.end(1)) if group == 1 else match.span(group)
                prefix, _, local = match[1].lower().rpartition(":")
                if prefix != "xmlns":
                    (prefixed if prefix else values).setdefault(local, span)
            self._values = {**prefixed, **values}
        return self._values


class Verbatim(Node):
    """The content of a CDATA section."""

    __slots__ = ("_xml",)

    def __init__(self, page: XmlPage, start: int, end: int, parent: Node) -> None:
        """Hold the content, without the marks around it."""
        super().__init__(page, TEXT, start, end, end, parent)
        self._xml = page

    @property
    def text(self) -> Text:
        """The words as they stand: nothing in them is a reference."""
        return self._xml.verbatim(self.start, self.end, CDATA)

    @property
    def value(self) -> str:
        """The words as a plain string."""
        return self._xml.source[self.start : self.end]


def plain(match: re.Match[str]) -> str:
    """Return what a reference inside an entity's value stands for."""
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        return _character(decimal, 10) if decimal else _character(hexadecimal, 16)
    return PREDEFINED.get(name) or _html_entity(name) or match[0] if name else match[0]


def _character(digits: str, base: int) -> str:
    code = int(digits, base) if len(digits) < 9 else 0
    return "\ufffd" if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else chr(code)


def _html_entity(name: str) -> str | None:
    return _html_entities().get(f"{name};")


@cache
def _html_entities() -> Mapping[str, str]:
    from html.entities import html5

    return html5
