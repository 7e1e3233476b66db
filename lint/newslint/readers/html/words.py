"""The words that a reader sees in a subtree: white space folded, markup as marks, what is hidden left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from newslint.patterns import lazy
from newslint.readers.html.tree import TEXT, Node, tags
from newslint_schemas import Mark, MarkKind, Span, Text, TextBuilder

NEVER_SHOWN = tags(
    "script style noscript template head title svg math iframe object embed video audio canvas"
    " select textarea datalist noframes noembed xmp rp map dialog"
)
"""Elements whose words are no part of the text around them."""

BREAKS = tags(
    "address article aside blockquote br center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul"
)
"""Elements at whose edges one word never runs into the next."""

_MARKS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
}
_HIDDEN_CLASS = lazy(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-?reader(?:-?text|-?only)?|off-?screen|a11y-hidden"
    r"|hidden-accessible|assistive-text|vh-text)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(0", re.IGNORECASE)
_SPACE = lazy(r"\s+")


def is_hidden(node: Node) -> bool:
    """Say whether a page keeps an element from its readers' eyes, as far as its own tag tells."""
    if node.name in NEVER_SHOWN:
        return not (node.name == "template" and node.has("shadowrootmode"))
    if not node.names:
        return False
    if node.has("hidden") and node.attribute("hidden").lower() not in ("until-found", "false"):
        return True
    style = node.attribute("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return is_unseen_label(node)


def is_unseen_label(node: Node) -> bool:
    """Say whether an element's words are read out by screen readers only ("Image caption")."""
    name = node.attribute("class")
    return bool(name) and _HIDDEN_CLASS.search(name) is not None


def words(nodes: Iterable[Node], without: Collection[Node] = ()) -> tuple[Text, tuple[Mark, ...]]:
    """Return the visible words of some subtrees in a row, and the markup that stands on them.

    White space is folded; a line break is one space (and a BREAK mark over it); neighbouring blocks are
    parted by one space. Scripts, styles, hidden elements and buttons are left out, and so are the
    subtrees `without`; a node given in `nodes` is taken even where it is hidden itself.

    Returns:
        The text, mapped to the file, and marks for links, emphasis, strong, code and breaks, in the order
        in which they begin.
    """
    gatherer = _Gatherer()
    for node in nodes:
        gatherer.take(node, without)
    return gatherer.result()


def text_of(node: Node) -> Text:
    """Return the visible words of a subtree, without marks; they are worked out once."""
    if node.shown is None:
        inner = node.children
        lone = len(inner) == 1 and inner[0].name == TEXT
        node.shown = text_of(inner[0]) if lone else words([node])[0]
    return node.shown


class _Gatherer:
    """Folds white space while it gathers, so that marks are counted in the folded text."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self.gap: Span | None = None
        """Where white space stands that has not become a space yet."""
        self.is_break = False
        self.escapes: tuple[str, ...] = ()
        self.marks: list[Mark] = []
        self.spaces: set[int] = set()
        """Where a space stands that was put between two runs of words."""

    def take(self, top: Node, without: Collection[Node]) -> None:
        # (node, None) is to be entered; (node, offset) is left again, its words begin at the offset.
        stack: list[tuple[Node, int | None]] = [(top, None)]
        while stack:
            node, begun = stack.pop()
            if begun is not None:
                self._leave(node, begun)
                continue
            if node in without:
                continue
            if node.name == TEXT:
                self._words(node)
                continue
            if node.name == "br":
                self._space(node.span, is_break=True)
                continue
            if node is not top and (node.name == "button" or (node.name[0] != "#" and is_hidden(node))):
                continue
            if node.name in BREAKS:
                place = node.span.start
                self._space(Span(place, place))
            if node.children:
                if node.name in BREAKS or node.name in _MARKS or node.name == "a":
                    stack.append((node, self.builder.length))
                stack.extend((child, None) for child in reversed(node.children))

    def _leave(self, node: Node, begun: int) -> None:
        if node.name in BREAKS:
            place = node.span.end
            self._space(Span(place, place))
            return
        # The space before the first word belongs to the text before the mark.
        length = self.builder.length
        start = begun + 1 if begun in self.spaces else begun
        if start >= length:
            return
        if node.name == "a":
            target = node.attribute("href")
            if target:
                self.marks.append(Mark(MarkKind.LINK, start, length, target))
        else:
            self.marks.append(Mark(_MARKS[node.name], start, length))

    def _space(self, place: Span, *, is_break: bool = False) -> None:
        self.is_break |= is_break
        if self.gap is None or self.gap.start == self.gap.end:
            self.gap = place

    def _words(self, node: Node) -> None:
        raw = node.value
        if not raw:
            return
        if raw.isspace():
            self._space(node.span)
            return
        text = node.text
        value = text.value
        if not self.escapes:
            self.escapes = text.escapes
        stripped = value.strip()
        if not stripped:
            self._space(node.span)
            return
        left = value.index(stripped[0])
        right = left + len(stripped)
        if left:
            self._space(text.span(0, left))
        self._flush()
        self.builder.add(text.slice(left, right).folded())
        if right < len(value):
            self._space(text.span(right, len(value)))

    def _flush(self) -> None:
        if self.gap is not None and self.builder.length:
            at = self.builder.length
            self.builder.replaced(" ", self.gap.start, self.gap.end)
            self.spaces.add(at)
            if self.is_break:
                self.marks.append(Mark(MarkKind.BREAK, at, at + 1))
        self.gap = None
        self.is_break = False

    def result(self) -> tuple[Text, tuple[Mark, ...]]:
        self.marks.sort(key=lambda mark: (mark.start, -mark.end))
        return self.builder.text(self.escapes), tuple(self.marks)
