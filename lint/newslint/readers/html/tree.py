"""A tree of markup in which every tag, attribute value and run of words knows its place in the source.

The tokenizer and the tree builder are our own, after the WHATWG HTML standard as far as pages rely on it:
void elements, raw text, end tags that may be left out, unquoted attributes, misnested formatting, all
character references. Nodes are never moved, so that the tree stays in source order. What HTML does to
broken tables (foster parenting) and to formatting left open (reconstruction) is not done: no word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import ClassVar, Final

from newslint.patterns import lazy
from newslint.readers.html.references import CHARACTER_REFERENCE, resolve
from newslint_schemas import Piece, Span, Text, TextBuilder

TEXT: Final = "#text"
COMMENT: Final = "#comment"
ROOT: Final = "#root"

MAXIMUM_DEPTH: Final = 256
"""How deep elements nest in the tree; what lies deeper is laid flat into the deepest element."""


def tags(names: str) -> frozenset[str]:
    """Return the names of a list in words."""
    return frozenset(names.split())


class Page:
    """The markup that a tree was made of, and the way from its offsets to the file's."""

    __slots__ = ("_escapes", "_shift", "markup", "source")

    def __init__(self, markup: Text) -> None:
        """Hold the markup."""
        self.markup = markup
        self.source = markup.value
        self._escapes = markup.escapes
        self._shift: int | None = None
        if not markup.pieces:
            self._shift = 0
        elif len(markup.pieces) == 1 and markup.pieces[0].length == markup.pieces[0].source_length:
            self._shift = markup.pieces[0].source

    def span(self, start: int, end: int) -> Span:
        """Return the place in the file of source[start:end]."""
        if self._shift is not None:
            return Span(start + self._shift, end + self._shift)
        return self.markup.span(start, end)

    def text(self, start: int, end: int, escape: str) -> Text:
        """Return source[start:end] with its character references resolved where `escape` is not empty."""
        source = self.source
        escapes = (escape, *self._escapes) if escape else self._escapes
        if end <= start:
            return Text("", (), escapes)
        if not escape or source.find("&", start, end) < 0:
            if self._shift is not None:
                piece = Piece(0, end - start, start + self._shift, end - start)
                return Text(source[start:end], (piece,), escapes)
            inner = self.markup.slice(start, end)
            return Text(inner.value, inner.pieces, escapes)
        builder = TextBuilder()
        position = start
        for match in CHARACTER_REFERENCE.finditer(source, start, end):
            value, length = resolve(
                match[0], source[match.end() : match.end() + 1], in_attribute=escape == ATTRIBUTE
            )
            if length:
                builder.verbatim(source, position, match.start())
                position = match.start() + length
                builder.replaced(value, match.start(), position)
        builder.verbatim(source, position, end)
        text = builder.text((escape,))
        if self._shift == 0:
            return Text(text.value, text.pieces, escapes)
        return text.through(self.markup)

    def plain(self, start: int, end: int) -> str:
        """Return an attribute's value, source[start:end], without its map."""
        if self.source.find("&", start, end) < 0:
            return self.source[start:end]
        return self.text(start, end, ATTRIBUTE).value


HTML: Final = "html"
ATTRIBUTE: Final = "html-attribute"


class Node:
    """An element, a run of text or a comment.

    Attributes:
        name: the tag's name in lower case, or TEXT, COMMENT; "#root" for the root.
        children: in source order.
        parent: None for the root.
        start, open_end, end: the node's offsets in the markup, not in the file.
        naming: the words of the element's class, id and so on, once somebody asked for them.
        shown: the visible words below it, once somebody asked for them.
    """

    is_xml: ClassVar[bool] = False
    """Whether the markup is XML, in which words may be encoded once more."""

    __slots__ = (
        "_attributes",
        "_page",
        "_values",
        "children",
        "end",
        "name",
        "naming",
        "open_end",
        "parent",
        "shown",
        "start",
    )

    def __init__(
        self, page: Page, name: str, start: int, open_end: int, end: int, parent: Node | None = None
    ) -> None:
        """Hold a node; its words, attributes and places are worked out when asked for."""
        self._page = page
        self.name = name
        self.start = start
        self.open_end = open_end
        self.end = end
        self.parent = parent
        self.children: list[Node] = []
        self._values: dict[str, tuple[int, int]] | None = None
        self._attributes: dict[str, Text] | None = None
        self.naming: frozenset[str] | None = None
        self.shown: Text | None = None

    def __repr__(self) -> str:
        """Show the name and the place, for a person who debugs."""
        return f"<{self.name} {self.start}:{self.end}>"

    @property
    def span(self) -> Span:
        """The whole node in the file, from its start tag to its end tag."""
        return self._page.span(self.start, self.end)

    @property
    def open_tag(self) -> Span:
        """The start tag alone in the file; the whole node for text and comments."""
        return self._page.span(self.start, self.open_end)

    @property
    def text(self) -> Text:
        """The words of a TEXT or the content of a COMMENT, references resolved; empty for an element."""
        if self.name == TEXT:
            raw = self.parent is not None and self.parent.name in _RAW
            return self._page.text(self.start, self.end, "" if raw else HTML)
        if self.name == COMMENT:
            start, end = _comment_content(self._page.source, self.start, self.end)
            return self._page.text(start, end, "")
        return Text("")

    @property
    def value(self) -> str:
        """The words of a TEXT as a plain string; empty for every other node."""
        if self.name != TEXT:
            return ""
        raw = self._page.source[self.start : self.end]
        return raw if "&" not in raw else self.text.value

    @property
    def attributes(self) -> dict[str, Text]:
        """Values by name in lower case, references resolved; an empty Text where there is no value."""
        if self._attributes is None:
            spans = self._spans
            self._attributes = {
                name: self._page.text(start, end, ATTRIBUTE) for name, (start, end) in spans.items()
            }
        return self._attributes

    @property
    def _spans(self) -> dict[str, tuple[int, int]]:
        values = self._values
        if values is None:
            values = dict[str, tuple[int, int]]()
            begin = self.start + 1 + len(self.name)
            if self.name[0] != "#" and begin < self.open_end - 1:
                if self.name == "img" and self._page.source.startswith("age", begin):  # <image>
                    begin += 2
                for match in _ATTRIBUTE.finditer(self._page.source, begin, self.open_end - 1):
                    group = match.lastindex or 1
                    place = match.span(group) if group > 1 else (match.end(1), match.end(1))
                    values.setdefault(match[1].lower(), place)
            self._values = values
        return values

    @property
    def names(self) -> Collection[str]:
        """The names of the attributes in lower case; most elements have none."""
        values = self._values
        return self._spans if values is None else values

    def attribute(self, name: str) -> str:
        """Return the value of an attribute, or the empty string."""
        place = self._spans.get(name)
        return "" if place is None else self._page.plain(*place)

    def has(self, name: str) -> bool:
        """Say whether the element carries an attribute, with or without a value."""
        return name in self._spans

    def attribute_text(self, name: str) -> Text:
        """Return the value of an attribute with its map, or an empty Text."""
        place = self._spans.get(name)
        return Text("") if place is None else self._page.text(*place, ATTRIBUTE)

    def attribute_span(self, name: str) -> Span | None:
        """Return the place of an attribute's value in the file, without its quotation marks."""
        place = self._spans.get(name)
        return None if place is None else self._page.span(*place)

    @property
    def classes(self) -> tuple[str, ...]:
        """The tokens of the class attribute."""
        return tuple(self.attribute("class").split())

    def walk(self) -> Iterator[Node]:
        """Yield the node and everything below it, in source order."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            if node.children:
                stack.extend(reversed(node.children))

    def find(self, *names: str) -> Iterator[Node]:
        """Yield the elements of the given names below this node, in source order."""
        wanted = frozenset(names)
        return (node for node in self.walk() if node.name in wanted and node is not self)

    def ancestors(self) -> Iterator[Node]:
        """Yield the parent, its parent, and so on to the root."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def parse(markup: Text) -> Node:
    """Parse a page or a fragment.

    `markup` may itself be a mapped text (the value of a JSON string, a block of Markdown): every place in
    the tree is then a place in the file. Never raises on bad markup; depth is bounded by MAXIMUM_DEPTH.
    The time is linear in the length of the markup.
    """
    return _Builder(Page(markup)).root


# What stands between a tag's name and its end: a ">" inside a quoted value does not end the tag. Possessive
# throughout, so that nothing is tried twice.
_TAG = lazy(
    r"<(?:([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
    r"|/([a-zA-Z][^\s/>]*+)[^>]*+>"
    r"|(!--)"
    r"|[!?/]([^>]*+)>)"
)
# The same for markup in which some tag never ends: quotation marks are not heeded any more.
_LOOSE_TAG = lazy(r"<(?:([a-zA-Z][^\s/>]*+)([^>]*+)>|/([a-zA-Z][^\s/>]*+)[^>]*+>|(!--)|[!?/]([^>]*+)>)")
_ATTRIBUTE = lazy(r"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)?+))?+")
_COMMENT_END = lazy(r"--!?>")


def _comment_content(source: str, start: int, end: int) -> tuple[int, int]:
    if not source.startswith("<!--", start):
        return min(start + 2, end), max(end - 1, min(start + 2, end))
    closing = _COMMENT_END.search(source, start + 2, end)
    return start + 4, end if closing is None else max(start + 4, closing.start())


_VOID = tags(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_RAW_ENDS = {
    name: lazy(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in (*sorted(_RAW), "textarea", "title")
}
_HEAD = tags("base basefont bgsound link meta noframes noscript script style template title")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSES_PARAGRAPH = tags(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p"
    " plaintext pre search section summary table ul xmp"
)
_SPECIAL = tags(
    "address applet article aside blockquote body button caption center col colgroup dd details"
    " dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header"
    " hgroup html li listing main marquee menu nav noscript object ol p plaintext pre search"
    " section select summary table tbody td template tfoot th thead tr ul"
)
_SCOPE = tags("applet caption html table td th marquee object template")
_BUTTON_SCOPE = _SCOPE | {"button"}
_FORMATTING = tags("a b big code em font form i nobr s small strike strong tt u")
# A start tag of the key closes an open element of the first set, looked for up to one of the second.
_TABLE_PARTS = frozenset({"tbody", "thead", "tfoot"})
_LIST_STOPS = _SPECIAL - {"address", "div", "p"}
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LIST_STOPS - {"li"}),
    "dd": (frozenset({"dd", "dt"}), _LIST_STOPS - {"dd", "dt"}),
    "dt": (frozenset({"dd", "dt"}), _LIST_STOPS - {"dd", "dt"}),
    "td": (frozenset({"td", "th"}), frozenset({"table", "template"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "template"})),
    "tr": (frozenset({"tr", "caption", "colgroup"}), frozenset({"table", "template"})),
    "tbody": (_TABLE_PARTS | {"caption", "colgroup"}, frozenset({"table", "template"})),
    "thead": (_TABLE_PARTS | {"caption", "colgroup"}, frozenset({"table", "template"})),
    "tfoot": (_TABLE_PARTS | {"caption", "colgroup"}, frozenset({"table", "template"})),
    "option": (frozenset({"option"}), _SPECIAL),
    "optgroup": (frozenset({"option", "optgroup"}), _SPECIAL),
    "button": (frozenset({"button"}), _SCOPE),
    "a": (frozenset({"a"}), _SPECIAL),
    "rp": (frozenset({"rp", "rt"}), _SPECIAL),
    "rt": (frozenset({"rp", "rt"}), _SPECIAL),
}
_TABLE_SCOPE = frozenset({"html", "table", "template"})
# What bounds the search for the element that an end tag closes, where it is not _SCOPE.
_END_STOPS: dict[str, frozenset[str]] = {
    "li": _SCOPE | {"ol", "ul"},
    **{name: _SCOPE - {name} for name in _SCOPE},
    **{
        name: _TABLE_SCOPE - {name}
        for name in ("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr")
    },
}
_FOREIGN = frozenset({"svg", "math"})
# HTML elements that end a drawing in which they stand, which is what a forgotten </svg> comes to.
_BREAKOUT = tags(
    "b blockquote body br center code dd div dl dt em h1 h2 h3 h4 h5 h6 head hr i img li ol p pre"
    " small span strong sub sup table u ul"
)
_ONCE = frozenset({"html", "head", "body"})


class _Builder:
    """One pass over the markup."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.source = page.source
        self.root = Node(page, ROOT, 0, 0, len(page.source))
        self.stack = [self.root]
        self.open: dict[str, int] = {}
        """How many elements of a name are open, so that most searches of the stack are not made."""
        self.flat: dict[str, int] = {}
        """How many start tags of a name were too deep to nest: as many end tags mean nothing."""
        self._run()

    @cached_property
    def is_xml(self) -> bool:
        """Whether the page says that it is XML, in which `<a/>` is a whole element."""
        return self.source[:200].lstrip().startswith("<?xml")

    def _run(self) -> None:
        source, pattern = self.source, _TAG
        last = source.rfind(">")
        position = look = 0  # the words not yet taken begin at `position`
        while 0 <= (begin := source.find("<", look)) <= last:
            match = pattern.match(source, begin)
            if match is None:
                if pattern is _TAG and source[begin + 1].isalpha():
                    pattern = _LOOSE_TAG  # a tag without an end: never to be looked for again
                else:
                    look = begin + 1
                continue
            if begin > position:
                self._text(position, begin)
            position = look = self._token(match)
        unclosed = source.find("<!--", look)
        if unclosed >= 0:
            if unclosed > position:
                self._text(position, unclosed)
            position = len(source)
            self._append(Node(self.page, COMMENT, unclosed, position, position, self.stack[-1]))
        if position < len(source):
            self._text(position, len(source))
        for node in self.stack[1:]:
            node.end = len(source)

    def _token(self, match: re.Match[str]) -> int:
        """Take a tag or a comment; return where the next words begin."""
        kind = match.lastindex
        if kind == 2:
            return self._start_tag(match)
        if kind == 3:
            self._end_tag(match[3].lower(), match.start(), match.end())
            return match.end()
        end = match.end()
        if kind == 4:
            closing = _COMMENT_END.search(self.source, match.start() + 2)  # "<!-->" is a whole comment
            end = len(self.source) if closing is None else closing.end()
        self._append(Node(self.page, COMMENT, match.start(), end, end, self.stack[-1]))
        return end

    def _append(self, node: Node) -> None:
        self.stack[-1].children.append(node)

    def _text(self, start: int, end: int) -> None:
        top = self.stack[-1]
        if top.name == "head" and not self.source[start:end].isspace():
            self._pop_to(len(self.stack) - 1, start)
            top = self.stack[-1]
        top.children.append(Node(self.page, TEXT, start, end, end, top))

    def _start_tag(self, match: re.Match[str]) -> int:
        start, end = match.span()
        name = match[1].lower()
        is_open = self.open
        foreign = is_open.get("svg") or is_open.get("math")
        if foreign and name in _BREAKOUT and not is_open.get("foreignobject") and not is_open.get("desc"):
            self._close(_FOREIGN, frozenset(), start)
            foreign = 0
        if not foreign:
            if name == "image":
                name = "img"
            if name in _ONCE and is_open.get(name):
                return end
            self._imply_ends(name, start)
        top = self.stack[-1]
        node = Node(self.page, name, start, end, end, top)
        top.children.append(node)
        closed = match.end(2) > match.start(2) and self.source[match.end(2) - 1] == "/"
        if name in _VOID or (closed and (foreign or name in _FOREIGN or self.is_xml)):
            return end
        if not foreign and name in _RAW_ENDS:
            return self._raw_text(node)
        if len(self.stack) >= MAXIMUM_DEPTH:
            self.flat[name] = self.flat.get(name, 0) + 1
            return end
        self.stack.append(node)
        is_open[name] = is_open.get(name, 0) + 1
        return end

    def _raw_text(self, node: Node) -> int:
        """Take the words of an element in which tags mean nothing; return where it ends."""
        source = self.source
        closing = _RAW_ENDS[node.name].search(source, node.open_end)
        stop = len(source) if closing is None else closing.start()
        if stop > node.open_end:
            node.children.append(Node(self.page, TEXT, node.open_end, stop, stop, node))
        if closing is None:
            node.end = len(source)
        else:
            bracket = source.find(">", closing.end())
            node.end = len(source) if bracket < 0 else bracket + 1
        return node.end

    def _imply_ends(self, name: str, at: int) -> None:
        """Close what a start tag ends without an end tag."""
        is_open = self.open
        if is_open.get("head") and name not in _HEAD and self.stack[-1].name == "head":
            self._pop_to(len(self.stack) - 1, at)
        if name in _CLOSES_PARAGRAPH and is_open.get("p"):
            self._close(frozenset({"p"}), _BUTTON_SCOPE, at)
        if name in _HEADINGS and self.stack[-1].name in _HEADINGS:
            self._pop_to(len(self.stack) - 1, at)
        implied = _IMPLIED.get(name)
        if implied is not None:
            names, stops = implied
            if any(is_open.get(other) for other in names):
                self._close(names, stops, at)

    def _end_tag(self, name: str, start: int, end: int) -> None:
        if self.flat.get(name):
            self.flat[name] -= 1
            return
        if name in ("body", "html"):  # what follows still belongs to the page
            return
        if name in _HEADINGS:
            self._close(_HEADINGS, _SCOPE, start, end)
        elif not self.open.get(name):
            return
        elif name in _FORMATTING:
            self._lift(name, end)
        elif name in _SPECIAL:
            self._close(frozenset({name}), _END_STOPS.get(name, _SCOPE), start, end)
        else:
            self._close(frozenset({name}), _SPECIAL, start, end)

    def _close(self, names: frozenset[str], stops: frozenset[str], at: int, end: int = -1) -> None:
        """Close the innermost open element of the names, and all within it, unless a stop is met first."""
        stack = self.stack
        for index in range(len(stack) - 1, 0, -1):
            name = stack[index].name
            if name in names:
                node = stack[index]
                self._pop_to(index, at)
                node.end = max(at, end)
                return
            if name in stops:
                return

    def _pop_to(self, index: int, at: int) -> None:
        """Close the open elements from `index` on; they end at `at`."""
        for node in self.stack[index:]:
            node.end = at
            self.open[node.name] -= 1
        del self.stack[index:]

    def _lift(self, name: str, end: int) -> None:
        """Close formatting that was not opened last: blocks opened within it stay open where they are."""
        stack = self.stack
        for index in range(len(stack) - 1, 0, -1):
            node = stack[index]
            if node.name == name:
                node.end = end
                if not any(inner.name in _SPECIAL for inner in stack[index + 1 :]):
                    self._pop_to(index, end)
                    node.end = end
                else:
                    del stack[index]
                    self.open[name] -= 1
                return
            if node.name in _SCOPE:
                return
