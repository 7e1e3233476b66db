"""A TOML scanner that knows the place of every value and reads on after a broken line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from newslint.readers.data import Entry, Kind, Mapping, Node, Scalar, Scan, Sequence
from newslint.readers.frontmatter.toml_strings import read_string
from newslint_schemas import Problem, Span, Text

BARE = "toml-bare"

_DEEPEST = 200  # each level takes frames of Python's stack

_GAP = re.compile(r"[ \t]*")
_VOID = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*[ \t]*(?:#[^\r\n]*\Z)?")
_REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?"
    r"|\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
)
_NUMBER = re.compile(
    r"[+-]?(?:inf|nan|0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?)(?![\w.:-])"
)
_BOOLEAN = re.compile(r"(?:true|false)(?![\w-])")
_LOOSE_VALUE = re.compile(r"[^\s,\]}#][^,\]}#\r\n]*")
_LOOSE_LINE = re.compile(r"[^\s#][^\r\n]*")


class _BrokenError(Exception):
    """What stands at an offset is no TOML."""

    def __init__(self, at: int, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.at = at
        self.cause = cause
        self.remedy = remedy


@dataclass(slots=True)
class _Table:
    """A table that is being filled; a name leads to a value, a table or an array of tables."""

    start: int
    keys: dict[str, tuple[Text, Span]] = field(default_factory=dict[str, tuple[Text, Span]])
    values: dict[str, Node | _Table | list[_Table]] = field(
        default_factory=dict[str, "Node | _Table | list[_Table]"]
    )
    end: int = 0
    defined: bool = False

    def node(self) -> Mapping:
        entries: list[Entry] = []
        end = max(self.end, self.start)
        for name, value in self.values.items():
            key, key_span = self.keys[name]
            node: Node
            if isinstance(value, _Table):
                node = value.node()
            elif isinstance(value, list):
                tables = tuple(table.node() for table in value)
                node = Sequence(tables, Span(tables[0].span.start, tables[-1].span.end))
            else:
                node = value
            entries.append(Entry(key, key_span, node))
            end = max(end, node.span.end)
        return Mapping(tuple(entries), Span(self.start, end))


def scan_toml(
    source: str, start: int, end: int, *, depth: int = 200, line_of: Callable[[int], int] | None = None
) -> Scan:
    """Read the TOML that stands in source[start:end].

    The first broken line is one `parse/front-matter` problem with its line, its cause and a remedy; broken
    lines are left out, the others are read. Duplicate keys and nesting deeper than `depth` are reported.
    Dates that no calendar knows are left to whoever reads the field.
    """
    return _Scanner(source[:end], start, depth, line_of).scan()


class _Scanner:
    __slots__ = (
        "_at",
        "_current",
        "_depth",
        "_line_of",
        "_problems",
        "_reported",
        "_root",
        "_source",
        "_start",
    )

    def __init__(self, source: str, start: int, depth: int, line_of: Callable[[int], int] | None) -> None:
        self._source = source
        self._start = self._at = start
        self._depth = min(depth, _DEEPEST)
        self._line_of = line_of
        self._problems: list[Problem] = []
        self._reported = False
        self._root = self._current = _Table(start)

    def scan(self) -> Scan:
        complete = True
        while True:
            self._skip(_VOID)
            if self._at >= len(self._source):
                break
            line = self._at
            try:
                if self._source[line] == "[":
                    self._header()
                else:
                    self._pair(self._current, 0)
                self._end_line()
            except _BrokenError as broken:
                complete = False
                self._report(broken)
                self._next_line(max(line, min(broken.at, self._at)))
        return Scan(self._root.node(), tuple(self._problems), len(self._source), complete)

    def _end_line(self) -> None:
        self._skip(_GAP)
        rest = _REST.match(self._source, self._at)
        if rest is None:
            remedy = "put the whole value in quotation marks"
            raise _BrokenError(self._at, "the line goes on behind the value", remedy)
        self._at = rest.end()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if match := pattern.match(self._source, self._at):
            self._at = match.end()

    def _next_line(self, at: int) -> None:
        match = _LINE.match(self._source, at)
        self._at = len(self._source) if match is None else match.end()

    def _report(self, broken: _BrokenError) -> None:
        if self._reported:
            return
        self._reported = True
        where = (
            "" if self._line_of is None else f" in line {self._line_of(min(broken.at, len(self._source)))}"
        )
        message = f"The front matter is not valid TOML{where} ({broken.cause}); {broken.remedy}."
        at = min(broken.at, max(len(self._source) - 1, self._start))
        self._problems.append(
            Problem("parse/front-matter", message, Span(at, min(at + 1, len(self._source))))
        )

    def _duplicate(self, name: str, place: Span) -> None:
        message = f"The key “{name}” stands twice; the later one counts, remove one."
        self._problems.append(Problem("parse/duplicate-key", message, place))

    def _key(self) -> list[tuple[Text, Span]]:
        """Read a key, dotted or not, and the white space behind it."""
        parts: list[tuple[Text, Span]] = []
        while True:
            at = self._at
            if match := _BARE_KEY.match(self._source, at):
                parts.append((Text.verbatim(self._source, at, match.end(), (BARE,)), Span(at, match.end())))
                self._at = match.end()
            elif self._source[at : at + 1] in ("'", '"') and (text := self._string()) is not None:
                parts.append((text, Span(at, self._at)))
            else:
                raise _BrokenError(at, "a key was expected", "write “key = value” on one line")
            if len(parts) > self._depth:
                raise _BrokenError(at, "the key has too many parts", "shorten it")
            self._skip(_GAP)
            if not self._source.startswith(".", self._at):
                return parts
            self._at += 1
            self._skip(_GAP)

    def _string(self) -> Text | None:
        text, self._at, closed = read_string(self._source, self._at)
        if not closed:
            raise _BrokenError(
                max(self._at - 1, 0), "a quotation mark is not closed", "close it on the same line"
            )
        return text

    def _header(self) -> None:
        start = self._at
        array = self._source.startswith("[[", start)
        self._at += 2 if array else 1
        self._skip(_GAP)
        parts = self._key()
        closing = "]]" if array else "]"
        if not self._source.startswith(closing, self._at):
            raise _BrokenError(self._at, f"the table’s name is not closed by {closing}", "close it")
        self._at += len(closing)
        parent = self._descend(self._root, parts[:-1], start)
        key, key_span = parts[-1]
        table = _Table(start, end=self._at, defined=True)
        present = parent.values.get(key.value)
        if array and isinstance(present, list):
            present.append(table)
        elif array:
            self._set(parent, key, key_span, [table])
        elif isinstance(present, _Table):
            if present.defined:
                self._duplicate(key.value, key_span)
            present.defined = True
            table = present
        else:
            self._set(parent, key, key_span, table)
        self._current = table

    def _descend(self, table: _Table, parts: list[tuple[Text, Span]], start: int) -> _Table:
        for key, key_span in parts:
            present = table.values.get(key.value)
            if isinstance(present, list):
                table = present[-1]
            elif isinstance(present, _Table):
                table = present
            else:
                inner = _Table(start, end=key_span.end)
                self._set(table, key, key_span, inner)
                table = inner
        return table

    def _set(self, table: _Table, key: Text, key_span: Span, value: Node | _Table | list[_Table]) -> None:
        if key.value in table.values:
            self._duplicate(key.value, key_span)
            del table.values[key.value]  # the later one counts, in its own place
        table.keys[key.value] = key, key_span
        table.values[key.value] = value

    def _pair(self, table: _Table, level: int) -> None:
        start = self._at
        parts = self._key()
        if not self._source.startswith("=", self._at):
            raise _BrokenError(self._at, "“=” was expected behind the key", "write “key = value” on one line")
        self._at += 1
        self._skip(_GAP)
        value = self._value(level, loose=_LOOSE_LINE if level == 0 else _LOOSE_VALUE)
        owner = self._descend(table, parts[:-1], start)
        self._set(owner, *parts[-1], value)

    def _value(self, level: int, loose: re.Pattern[str]) -> Node:
        source, at = self._source, self._at
        mark = source[at : at + 1]
        if mark in ('"', "'"):
            text = self._string()
            return Scalar(text or Text(""), Span(at, self._at))
        if mark in ("[", "{"):
            if level >= self._depth:
                message = f"The TOML is nested more than {self._depth} levels deep here; flatten it."
                self._problems.append(Problem("parse/too-deep", message, Span(at, at + 1)))
                raise _BrokenError(at, "too deep", "flatten it")
            return self._array(level + 1) if mark == "[" else self._inline_table(level + 1)
        for pattern, kind in ((_DATE, Kind.DATE), (_NUMBER, Kind.NUMBER), (_BOOLEAN, Kind.BOOLEAN)):
            if match := pattern.match(source, at):
                self._at = match.end()
                return Scalar(Text.verbatim(source, at, self._at, (BARE,)), Span(at, self._at), kind)
        if (match := loose.match(source, at)) is None:
            raise _BrokenError(at, "a value was expected", 'write “key = "value"” on one line')
        self._report(_BrokenError(at, "a value without quotation marks", "put the value in quotation marks"))
        self._at = at + len(match[0].rstrip())
        return Scalar(Text.verbatim(source, at, self._at, (BARE,)), Span(at, self._at))

    def _array(self, level: int) -> Sequence:
        start = self._at
        self._at += 1
        items: list[Node] = []
        while True:
            self._skip(_VOID)
            if self._source.startswith("]", self._at):
                self._at += 1
                return Sequence(tuple(items), Span(start, self._at))
            items.append(self._value(level, _LOOSE_VALUE))
            self._skip(_VOID)
            if self._source.startswith(",", self._at):
                self._at += 1
            elif not self._source.startswith("]", self._at):
                raise _BrokenError(self._at, "a comma or “]” was expected", "close the list")

    def _inline_table(self, level: int) -> Mapping:
        start = self._at
        self._at += 1
        table = _Table(start)
        while True:
            self._skip(_VOID)
            if self._source.startswith("}", self._at):
                self._at += 1
                node = table.node()
                return Mapping(node.entries, Span(start, self._at))
            self._pair(table, level)
            self._skip(_VOID)
            if self._source.startswith(",", self._at):
                self._at += 1
            elif not self._source.startswith("}", self._at):
                raise _BrokenError(self._at, "a comma or “}” was expected", "close the table")
