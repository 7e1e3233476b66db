"""YAML into a tree of data with exact places, by libyaml's events; pure Python where libyaml is not there.

Events instead of composed nodes: they cost half, they recurse nowhere, and an alias cannot blow them up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, cast

from newslint.patterns import lazy
from newslint.readers.data import Entry, Kind, Mapping, Node, Scalar, Scan, Sequence
from newslint.readers.frontmatter.yaml_mending import COLON, fault_of
from newslint.readers.frontmatter.yaml_scalars import decode_scalar
from newslint_schemas import Problem, Span, Text

_NUMBER = lazy(
    r"[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0[xo][0-9a-fA-F]+|[-+]?\.(?:inf|nan)", re.I
)
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), Kind.NULL),
    **dict.fromkeys(("true", "True", "TRUE", "false", "False", "FALSE"), Kind.BOOLEAN),
}
_MOST_ALIASES = 1_000
_MOST_FAULTS = 6
"""So many faults are mended, each with a new reading, before the rest is left."""
_TABS = lazy(r"\t+")
_COLON = lazy(r"\s*:")
_LINE_END = lazy(r" *(?:[\r\n]|\Z)")

# What libyaml says, and what an editor can do about it.
_REMEDIES = (
    ("mapping values are not allowed", "put the value in quotation marks, since it holds a colon"),
    ("cannot start any token", "put the value in quotation marks, or indent with spaces where a tab stands"),
    ("unexpected end of stream", "close the quotation mark or bracket that is open"),
    ("could not find expected ':'", "write “key: value” on one line, or put the value in quotation marks"),
    ("did not find expected ',' or", "close the bracket, or put a comma between the values"),
    ("did not find expected alphabetic", "put the value in quotation marks, since it begins with * or &"),
    ("undefined alias", "put the value in quotation marks, since it begins with *"),
    ("unknown escape", "write a backslash inside double quotation marks as two"),
    ("not allowed", "take the control character out"),
)
_REMEDY = "check the indentation, and put values with punctuation in quotation marks"


class _Mark(Protocol):
    index: int


class _Event(Protocol):
    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    value: str
    style: str | None


class _Parser(Protocol):
    def get_event(self) -> _Event | None: ...


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being read."""

    start: int
    is_mapping: bool
    anchor: str | None
    children: list[Node] = field(default_factory=list[Node])


def kind_of_plain(value: str) -> Kind:
    """Return what a plain scalar is by its spelling in YAML 1.2; `no` and dates are words."""
    kind = _WORDS.get(value)
    if kind is not None:
        return kind
    return Kind.NUMBER if value[0] in "0123456789+-." and _NUMBER.fullmatch(value) else Kind.STRING


def c_events(text: str) -> Iterator[_Event] | None:
    """Return libyaml's events of a text, or None where ruamel.yaml.clib is not installed."""
    try:
        module = import_module("ruamel.yaml.cyaml")
    except ImportError:
        return None
    parser = cast(_Parser, module.CParser(text))
    return iter(parser.get_event, None)


def pure_events(text: str) -> Iterator[_Event]:
    """Return the same events from ruamel.yaml's parser in Python."""
    from ruamel.yaml import YAML

    # It refuses tabs where libyaml takes them; the words are cut from the source, so nothing is lost.
    parse = cast(Callable[[str], Iterator[_Event]], YAML(typ="safe", pure=True).parse)  # pyright: ignore[reportUnknownMemberType]
    return parse(text.replace("\t", " "))


def scan_yaml(
    source: str,
    start: int,
    end: int,
    *,
    depth: int = 200,
    line_of: Callable[[int], int] | None = None,
    named: str = "The front matter",
    pure: bool = False,
) -> Scan:
    """Read one YAML document that stands in source[start:end].

    Tabs, duplicate keys, and nesting deeper than `depth` are reported and survived. A syntax error is one
    `parse/front-matter` problem with its line, its cause and a remedy. Where what was meant is plain, the rest is
    read as if it stood there; else what stands before the error is returned.

    Args:
        source: the decoded source; places are offsets in it.
        start: where the YAML begins.
        end: where it ends.
        depth: the deepest nesting of lists and mappings.
        line_of: gives the line of an offset, for messages.
        named: what the YAML is to an editor, for messages.
        pure: whether to use the parser in Python in any case.
    """
    from ruamel.yaml.error import YAMLError

    text = source[start:end]
    is_plain = COLON not in text
    broken: list[Problem] = []
    while True:
        builder = _Builder(source, start, end, depth)
        events = None if pure else c_events(text)
        try:
            builder.read(pure_events(text) if events is None else events)
            break
        except YAMLError as error:
            problem, mended = _problem(error, text, start, builder.last, line_of, named)
            if not any(_same_line(source, problem, other) for other in broken):
                broken.append(problem)
            if mended is None or not is_plain or len(broken) > _MOST_FAULTS:
                break
            text = mended
    if not broken and "\t" in text:
        builder.report_tab()
    root = builder.finish()
    return Scan(root, (*builder.problems, *broken), end, not broken)


class _Builder:
    __slots__ = ("_anchors", "_depth", "_end", "_offset", "_root", "_skipping", "_source", "_stack", "_words",
                 "aliases", "problems")  # fmt: skip

    def __init__(self, source: str, offset: int, end: int, depth: int) -> None:
        self._source = source
        self._offset = offset
        self._end = end
        self._depth = depth
        self._stack: list[_Open] = []
        self._root: Node | None = None
        self._anchors: dict[str, Node] = {}
        self._skipping = 0
        self._words: list[Span] = []
        self.aliases = 0
        self.problems: list[Problem] = []

    def read(self, events: Iterator[_Event]) -> None:
        """Take the events of the first document."""
        for event in events:
            name = type(event).__name__
            if name == "ScalarEvent":
                if not self._skipping:
                    self._add(self._scalar(event), event.anchor)
            elif name == "MappingStartEvent" or name == "SequenceStartEvent":
                self._enter(event, is_mapping=name == "MappingStartEvent")
            elif name == "MappingEndEvent" or name == "SequenceEndEvent":
                if self._skipping:
                    self._skipping -= 1
                else:
                    self._leave(event.end_mark.index + self._offset)
            elif name == "AliasEvent":
                if not self._skipping:
                    self._alias(event)
            elif name == "DocumentEndEvent":
                return

    def finish(self) -> Node | None:
        """Close whatever is open and return the tree."""
        while self._stack:
            self._leave(self._end)
        return self._root

    @property
    def last(self) -> Span | None:
        """The place of the last scalar that was read."""
        return self._words[-1] if self._words else None

    def report_tab(self) -> None:
        """Report the first tab that stands between tokens, where strict YAML readers refuse it."""
        spans = sorted(self._words)
        for match in _TABS.finditer(self._source, self._offset, self._end):
            at = match.start()
            index = bisect_right(spans, at, key=_span_start) - 1
            before = spans[index].end if index >= 0 else self._offset
            if at < before or "#" in self._source[before:at]:
                continue  # inside a value or a comment
            if _LINE_END.match(self._source, match.end()):
                message = "A tab stands at the end of this line; strict YAML readers refuse it, delete it."
            else:
                message = "A tab stands between key and value; strict YAML readers refuse it, use a space."
            self.problems.append(Problem("parse/front-matter", message, Span(*match.span())))
            return

    def _scalar(self, event: _Event) -> Scalar:
        start, end = event.start_mark.index + self._offset, event.end_mark.index + self._offset
        style = event.style
        source = self._source
        if style in (None, "") and not event.value:
            while start > self._offset and source[start - 1] in " \t\r\n":
                start -= 1
            return Scalar(Text(""), Span(start, start), Kind.NULL)
        text = decode_scalar(source, start, end, style, event.value.replace(COLON, ":"))
        if style in ("|", ">"):
            while end > start and source[end - 1] in " \t\r\n":
                end -= 1
        span = Span(start, end)
        self._words.append(span)
        kind = kind_of_plain(text.value) if style in (None, "") else Kind.STRING
        return Scalar(text, span, kind)

    def _enter(self, event: _Event, *, is_mapping: bool) -> None:
        start = event.start_mark.index + self._offset
        if self._skipping or len(self._stack) >= self._depth:
            if not self._skipping:
                message = f"The YAML is nested more than {self._depth} levels deep here; flatten it."
                self.problems.append(Problem("parse/too-deep", message, Span(start, start + 1)))
                self._add(Sequence((), Span(start, start)), None)
            self._skipping += 1
            return
        self._stack.append(_Open(start, is_mapping, event.anchor))

    def _leave(self, end: int) -> None:
        top = self._stack.pop()
        span = Span(top.start, end)
        node = self._mapping(top.children, span) if top.is_mapping else Sequence(tuple(top.children), span)
        if self._source[end - 1 : end] not in ("]", "}"):
            # A block has no end of its own: it ends with its last value, not with the comments behind it.
            last = node.entries[-1].span if isinstance(node, Mapping) and node.entries else None
            last = node.items[-1].span if isinstance(node, Sequence) and node.items else last
            node = node._replace(
                span=Span(top.start, top.start if last is None else max(last.end, top.start))
            )
        self._add(node, top.anchor)

    def _mapping(self, children: list[Node], span: Span) -> Mapping:
        entries: list[Entry] = []
        names: set[str] = set()
        for key, value in zip(children[::2], children[1::2], strict=False):
            if not isinstance(key, Scalar):
                continue  # a list as a key names no field
            name = key.text.value
            if name in names:
                message = f"The key “{name}” stands twice; the later one counts, remove one."
                self.problems.append(Problem("parse/duplicate-key", message, key.span))
            names.add(name)
            entries.append(Entry(key.text, key.span, self._placed(value, key)))
        return Mapping(tuple(entries), span)

    def _placed(self, value: Node, key: Scalar) -> Node:
        """Put a value that is not written right behind its colon; parsers disagree about its place."""
        if not isinstance(value, Scalar) or value.kind is not Kind.NULL or value.text:
            return value
        colon = _COLON.match(self._source, key.span.end)
        return value if colon is None else Scalar(value.text, Span(colon.end(), colon.end()), Kind.NULL)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self._root = node

    def _alias(self, event: _Event) -> None:
        """Put the anchored node in; a list or mapping may hold others, so only so many are taken."""
        start, end = event.start_mark.index + self._offset, event.end_mark.index + self._offset
        node = self._anchors.get(event.anchor or "")
        self._words.append(Span(start, end))
        if isinstance(node, Scalar):
            self._add(node, None)
            return
        self._add(Sequence((), Span(start, end)) if node is None or not self._flat(node) else node, None)

    def _flat(self, node: Mapping | Sequence) -> bool:
        children = [entry.value for entry in node.entries] if isinstance(node, Mapping) else list(node.items)
        self.aliases += len(children)
        return self.aliases < _MOST_ALIASES and all(isinstance(child, Scalar) for child in children)


def _span_start(span: Span) -> int:
    return span.start


def _problem(
    error: Exception,
    text: str,
    start: int,
    last: Span | None,
    line_of: Callable[[int], int] | None,
    named: str,
) -> tuple[Problem, str | None]:
    """Return what is wrong, at the fault rather than where the parser stopped, and the text without it."""
    cause = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).splitlines()[0]
    mark = cast(_Mark | None, getattr(error, "problem_mark", None))
    opening = cast(_Mark | None, getattr(error, "context_mark", None))
    index = mark.index if mark is not None else getattr(error, "position", 0)
    stopped = min(index if isinstance(index, int) else 0, len(text))
    place = (0, 0) if last is None else (last.start - start, last.end - start)
    fault = fault_of(text, stopped, cause, -1 if opening is None else opening.index, place)
    at = fault.at
    while at > 0 and text[at : at + 1] in ("", "\r", "\n"):
        at -= 1
    remedy = fault.remedy or next((words for known, words in _REMEDIES if known in cause), _REMEDY)
    where = "" if line_of is None else f" in line {line_of(start + at)}"
    message = f"{named} is not valid YAML{where} ({cause.strip()}); {remedy}."
    span = Span(start + at, min(start + at + 1, start + len(text)))
    return Problem("parse/front-matter", message, span), fault.mended


def _same_line(source: str, one: Problem, other: Problem) -> bool:
    low, high = sorted((one.span.start, other.span.start))
    return "\n" not in source[low:high] and "\r" not in source[low:high]
