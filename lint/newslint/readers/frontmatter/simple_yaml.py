"""The plain YAML that most front matter is, read line by line without a YAML library.

Four in five articles hold nothing but `key: value` lines and flat lists; for those this is faster than any
parser, and no library need be imported. It gives up on whatever could mean something else. Its lenient form
reads what it can of front matter that is broken, so that one bad line does not take headline and date away.
"""

from __future__ import annotations

import re

from newslint.patterns import lazy
from newslint.readers.data import Entry, Kind, Mapping, Node, Scalar, Sequence
from newslint.readers.frontmatter.yaml_scalars import DOUBLE, PLAIN, SINGLE
from newslint.readers.frontmatter.yaml_tree import kind_of_plain
from newslint_schemas import Span, Text

# What only a parser may judge: tabs, line ends other than LF and CRLF, what YAML does not allow.
_DOUBTFUL = lazy("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)")
_LINE = lazy(
    r"(?:(?P<key>[A-Za-z][\w-]*):(?P<gap> *)|(?P<item> *- +))?(?:"
    r'"(?P<double>[^"\\\r\n]*)" *'
    r"|'(?P<single>[^'\r\n]*)' *"
    r"|\[(?P<flow>[^\[\]{}\r\n#]*)\] *"
    r"|(?P<plain>[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#\r\n]*+(?:(?::(?!\s|\Z)|(?<! )#)[^:#\r\n]*+)*+)"
    r")?(?:(?<= )#[^\r\n]*)?(?:\r?\n|\Z)"
)
_FLOW_ITEM = lazy(
    r" *(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'"
    r"|(?P<plain>[^\s\-?:,\"'&*!|>%@`][^:,\"']*+(?::(?! |\Z)[^:,\"']*+)*+)) *(?:,|\Z)"
)
_LOOSE = lazy(r"(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>[^\r\n]*?)[ \t]*(?:\r?\n|\Z)")
_LOOSE_ITEM = lazy(r"[ \t]*- +(?P<value>[^\r\n]*?)[ \t]*(?:\r?\n|\Z)")
_ANY_LINE = lazy(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_BLANK = lazy(r" *(?:#[^\r\n]*)?(?:\r?\n|\Z)")


def scan_simple(source: str, start: int, end: int) -> Mapping | None:
    """Return the mapping of source[start:end], or None where a YAML parser must read it."""
    if _DOUBTFUL.search(source, start, end) is not None:
        return None
    entries: list[Entry] = []
    names: set[str] = set()
    at = start
    pending: tuple[Text, Span, int] | None = None
    items: list[Node] = []
    indent = -1
    while at < end:
        if blank := _BLANK.match(source, at, end):
            at = blank.end()
            continue
        match = _LINE.match(source, at, end)
        if match is None or match.end() == at:
            return None
        at = match.end()
        if match["item"] is not None:
            column = len(match["item"]) - len(match["item"].lstrip(" "))
            value = _value(source, match)
            if pending is None or value is None or indent not in (-1, column) or match["flow"] is not None:
                return None
            indent = column
            items.append(value)
            continue
        name = match["key"]
        if name is None or name in names:
            return None
        if pending is not None:
            entries.append(_closed(source, pending, items))
            pending, items, indent = None, [], -1
        names.add(name)
        key_span = Span(*match.span("key"))
        key = Text.verbatim(source, key_span.start, key_span.end, (PLAIN,))
        value = _value(source, match)
        if value is None:
            if match["flow"] is not None:
                return None
            pending = key, key_span, match.end("key") + 1
        elif not match["gap"]:
            return None  # `key:value` is a word, not a key
        else:
            entries.append(Entry(key, key_span, value))
    if pending is not None:
        entries.append(_closed(source, pending, items))
    if not entries:
        return None
    return Mapping(tuple(entries), Span(entries[0].key_span.start, entries[-1].span.end))


def scan_lenient(source: str, start: int, end: int) -> tuple[Entry, ...]:
    """Return the `key: value` lines and flat lists at the margin of broken YAML, values as they stand."""
    entries: list[Entry] = []
    at = start
    while at < end:
        match = _LOOSE.match(source, at, end)
        if match is None:
            line = _ANY_LINE.match(source, at, end)
            at = end if line is None or line.end() == at else line.end()
            continue
        at = match.end()
        key_span = Span(*match.span("key"))
        key = Text.verbatim(source, key_span.start, key_span.end, (PLAIN,))
        value: Node = _loose_value(source, *match.span("value"))
        items: list[Node] = []
        while not match["value"] and (item := _LOOSE_ITEM.match(source, at, end)):
            items.append(_loose_value(source, *item.span("value")))
            at = item.end()
        if items:
            value = Sequence(tuple(items), Span(items[0].span.start, items[-1].span.end))
        entries.append(Entry(key, key_span, value))
    return tuple(entries)


def _closed(source: str, pending: tuple[Text, Span, int], items: list[Node]) -> Entry:
    key, key_span, behind = pending
    if not items:
        return Entry(key, key_span, Scalar(Text(""), Span(behind, behind), Kind.NULL))
    start = items[0].span.start
    return Entry(
        key, key_span, Sequence(tuple(items), Span(source.rindex("-", 0, start), items[-1].span.end))
    )


def _value(source: str, match: re.Match[str]) -> Node | None:
    """Return the value of a line, or of an item of a flow list; None where there is no simple one."""
    kind = match.lastgroup
    if kind == "double" or kind == "single":
        start, end = match.span(kind)
        text = Text.verbatim(source, start, end, (DOUBLE if kind == "double" else SINGLE,))
        return Scalar(text, Span(start - 1, end + 1))
    if kind == "plain":
        start = match.start(kind)
        end = start + len(match[kind].rstrip(" "))
        text = Text.verbatim(source, start, end, (PLAIN,))
        return Scalar(text, Span(start, end), kind_of_plain(text.value))
    return _flow(source, *match.span("flow")) if kind == "flow" else None


def _flow(source: str, start: int, end: int) -> Sequence | None:
    items: list[Node] = []
    at = start
    while at < end and not source[at:end].isspace():
        match = _FLOW_ITEM.match(source, at, end)
        value = None if match is None else _value(source, match)
        if match is None or value is None:
            return None
        items.append(value)
        at = match.end()
    return Sequence(tuple(items), Span(start - 1, end + 1))


def _loose_value(source: str, start: int, end: int) -> Scalar:
    span = Span(start, end)
    words = source[start:end]
    if len(words) > 1 and words[0] in "\"'" and words[-1] == words[0]:
        start, end = start + 1, end - 1
    text = Text.verbatim(source, start, end, (PLAIN,))
    return Scalar(text, span, Kind.STRING if words else Kind.NULL)
