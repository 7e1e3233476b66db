"""A JSON scanner that knows the place of every value and survives broken and truncated input."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newslint.readers.data import Entry, Kind, Mapping, Node, Scalar, Scan, Sequence
from newslint_schemas import Problem, Span, Text, TextBuilder

ESCAPE = "json"

# One match skips white space (also U+FEFF and U+00A0, which editors leave behind) and names the next token.
_TOKEN = re.compile(
    r"[ \t\r\n\ufeff\xa0]*(?:"
    r'"(?P<string>[^"\\\x00-\x1f]*)"'
    r'|(?P<quote>")'
    r"|(?P<punctuation>[{}\[\]:,])"
    r"|(?P<number>-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|-?Infinity|NaN)(?![\w.])"
    r"|(?P<word>true|false|null)(?!\w)"
    r"|(?P<comment>//[^\r\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?)"
    r"|(?P<end>\Z)"
    r")"
)
_BLANKS = " \t\r\n\ufeff\xa0"
_PLAIN_RUN = re.compile(r'[^"\\\x00-\x1f]+')
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_SHORT = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NESTING = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[\[{]|[\]}]', re.DOTALL)


@dataclass(slots=True)
class _Open:
    """A list or an object that is being read."""

    start: int
    is_object: bool
    items: list[Node] = field(default_factory=list[Node])
    entries: list[Entry] = field(default_factory=list[Entry])
    names: set[str] = field(default_factory=set[str])
    key: Text | None = None
    key_span: Span | None = None

    def add(self, node: Node) -> None:
        if not self.is_object:
            self.items.append(node)
        elif self.key is not None and self.key_span is not None:
            self.entries.append(Entry(self.key, self.key_span, node))
            self.key = None

    def close(self, end: int) -> Node:
        span = Span(self.start, end)
        return Mapping(tuple(self.entries), span) if self.is_object else Sequence(tuple(self.items), span)


def scan_json(source: str, start: int = 0, end: int | None = None, *, depth: int = 200) -> Scan:
    """Read the JSON value that begins at `start`.

    Comments, a comma too many and raw control characters in strings are read and reported; a syntax error or
    a sudden end closes whatever is open, so that what stands before it is returned. A value nested deeper
    than `depth` is skipped and reported.

    Args:
        source: the decoded source of the file; places are offsets in it.
        start: where the value, or white space before it, begins.
        end: where the text ends; the end of the source unless given.
        depth: the deepest nesting of lists and objects.

    Returns:
        the tree, with `parse/json`, `parse/duplicate-key` and `parse/too-deep` problems; `Scan.end` is the
        offset behind the value, so that a caller can see whether more text follows.
    """
    text = source if end is None or end >= len(source) else source[:end]
    return _Scanner(text, start, depth).scan()


class _Scanner:
    __slots__ = ("_depth", "_noted", "_position", "_problems", "_root", "_source", "_stack")

    def __init__(self, source: str, start: int, depth: int) -> None:
        self._source = source
        self._position = start
        self._depth = depth
        self._stack: list[_Open] = []
        self._root: Node | None = None
        self._problems: list[Problem] = []
        self._noted: set[str] = set()

    def scan(self) -> Scan:
        expected = "value"
        while expected != "end":
            match = _TOKEN.match(self._source, self._position)
            if match is None:
                self._break(expected)
                break
            kind = match.lastgroup
            if kind == "comment":
                self._note(
                    "comment", "JSON has no comments; take this one out.", Span(*match.span("comment"))
                )
                self._position = match.end()
                continue
            if kind == "end":
                self._truncated(len(self._source.rstrip()))
                break
            if expected == "comma" and (kind != "punctuation" or match[kind] in "{["):
                at = match.end() - len(match[0].lstrip(_BLANKS))
                self._note(
                    "missing", "A comma is missing in the JSON before this; put it in.", Span(at, at + 1)
                )
                expected = "key" if self._stack[-1].is_object else "value"
                continue
            if kind == "punctuation":
                following = self._punctuation(match["punctuation"], match.start("punctuation"), expected)
            elif expected in ("value", "first"):
                following = self._value(match)
            elif expected in ("key", "first-key") and kind in ("string", "quote"):
                following = self._key(match)
            else:
                following = None
            if following is None:
                self._position = match.start()
                self._break(expected)
                break
            expected = following
        complete = expected == "end"
        while self._stack:
            self._close(self._position)
        if self._root is None and self._problems:
            first = self._problems[0]
            self._problems[0] = Problem(first.rule, first.message, first.span, fatal=True)
        return Scan(self._root, tuple(self._problems), self._position, complete)

    def _value(self, match: re.Match[str]) -> str | None:
        kind = match.lastgroup or ""
        if kind in ("string", "quote"):
            text, span = self._string(match)
            return self._add(Scalar(text, span))
        self._position = match.end()
        span = Span(*match.span(kind))
        text = Text.verbatim(self._source, span.start, span.end, (ESCAPE,))
        if kind == "number":
            return self._add(Scalar(text, span, Kind.NUMBER))
        return self._add(Scalar(text, span, Kind.NULL if match[kind] == "null" else Kind.BOOLEAN))

    def _key(self, match: re.Match[str]) -> str:
        top = self._stack[-1]
        top.key, top.key_span = self._string(match)
        if top.key.value in top.names:
            message = (
                f"The key “{top.key.value}” stands twice in this object; the later one counts, remove one."
            )
            self._problems.append(Problem("parse/duplicate-key", message, top.key_span))
        top.names.add(top.key.value)
        return "colon"

    def _punctuation(self, mark: str, at: int, expected: str) -> str | None:
        self._position = at + 1
        if mark in "{[":
            if expected not in ("value", "first"):
                return None
            if len(self._stack) >= self._depth:
                return self._skip(at)
            self._stack.append(_Open(at, is_object=mark == "{"))
            return "first-key" if mark == "{" else "first"
        if mark == ":":
            return "value" if expected == "colon" else None
        if mark == ",":
            if expected == "comma":
                return "key" if self._stack[-1].is_object else "value"
            if expected in ("key", "value", "first", "first-key") and self._stack:
                self._extra_comma(at)
                return expected
            return None
        if not self._stack or self._stack[-1].is_object != (mark == "}") or self._stack[-1].key is not None:
            return None
        if expected in ("key", "value"):
            self._extra_comma(self._source.rfind(",", 0, at))
        return self._close(at + 1)

    def _extra_comma(self, at: int) -> None:
        self._note("comma", "There is a comma too many in the JSON here; take it out.", Span(at, at + 1))

    def _add(self, node: Node) -> str:
        if not self._stack:
            self._root = node
            return "end"
        self._stack[-1].add(node)
        return "comma"

    def _close(self, end: int) -> str:
        return self._add(self._stack.pop().close(end))

    def _skip(self, start: int) -> str:
        message = f"The JSON is more than {self._depth} levels deep here; this part was not read, flatten it."
        self._note("depth", message, Span(start, start + 1), rule="parse/too-deep")
        level = 0
        end = len(self._source)
        for match in _NESTING.finditer(self._source, start):
            mark = match[0][0]
            level += 1 if mark in "[{" else -1 if mark in "]}" else 0
            if level == 0 and mark != '"':
                end = match.end()
                break
        self._position = end
        return self._add(Sequence((), Span(start, end)))

    def _string(self, match: re.Match[str]) -> tuple[Text, Span]:
        if match.lastgroup == "string":
            start, end = match.span("string")
            self._position = end + 1
            return Text.verbatim(self._source, start, end, (ESCAPE,)), Span(start - 1, end + 1)
        return self._escaped_string(match.start("quote"))

    def _escaped_string(self, opening: int) -> tuple[Text, Span]:
        source, builder, at = self._source, TextBuilder(), opening + 1
        while at < len(source):
            if run := _PLAIN_RUN.match(source, at):
                builder.verbatim(source, at, run.end())
                at = run.end()
                continue
            mark = source[at]
            if mark == '"':
                self._position = at + 1
                return builder.text((ESCAPE,)), Span(opening, at + 1)
            if mark == "\\":
                value, after = self._escape(at)
                builder.replaced(value, at, after)
                at = after
                continue
            message = "A line break or control character stands bare in a JSON string; write it as an escape."
            self._note("control", message, Span(at, at + 1))
            builder.verbatim(source, at, at + 1)
            at += 1
        self._position = at
        return builder.text((ESCAPE,)), Span(opening, at)

    def _escape(self, at: int) -> tuple[str, int]:
        """Return what an escape stands for, and the offset behind it."""
        source = self._source
        mark = source[at + 1 : at + 2]
        if mark == "u" and (digits := _HEX.match(source, at + 2)):
            code = int(digits[0], 16)
            if 0xD800 <= code < 0xDC00 and source.startswith("\\u", at + 6):
                low = _HEX.match(source, at + 8)
                if low is not None and 0xDC00 <= int(low[0], 16) < 0xE000:
                    return chr(0x10000 + ((code - 0xD800) << 10) + int(low[0], 16) - 0xDC00), at + 12
            return ("\ufffd" if code == 0 or 0xD800 <= code < 0xE000 else chr(code)), at + 6
        if mark in _SHORT:
            return _SHORT[mark], at + 2
        after = min(at + 2, len(source))
        self._note("escape", "JSON knows no such escape; write a backslash as \\\\.", Span(at, after))
        return mark, after

    def _note(self, kind: str, message: str, span: Span, *, rule: str = "parse/json") -> None:
        """Report a fault of a kind once, at its first place."""
        if kind not in self._noted:
            self._noted.add(kind)
            self._problems.append(Problem(rule, message, span))

    def _truncated(self, end: int) -> None:
        self._position = len(self._source)
        if not self._stack and self._root is None and end <= 0:
            message = "There is no JSON here: the text is empty."
        else:
            message = "The JSON ends before it is complete; it was read as far as it goes, complete it."
        self._problems.append(Problem("parse/json", message, Span(max(end - 1, 0), max(end, 0))))

    def _break(self, expected: str) -> None:
        at = self._position
        while at < len(self._source) and self._source[at] in _BLANKS:
            at += 1
        message = f"The JSON breaks here: {_EXPECTED[expected]} was expected; the rest was not read, mend it."
        self._position = at
        self._problems.append(Problem("parse/json", message, Span(at, min(at + 1, len(self._source)))))


_EXPECTED = {
    "value": "a value",
    "first": "a value or “]”",
    "first-key": "a key in quotation marks or “}”",
    "key": "a key in quotation marks",
    "colon": "a colon",
    "comma": "a comma or the closing bracket",
}
