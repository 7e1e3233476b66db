"""A tree of data with exact places, the same for YAML, TOML and JSON.

Scalars stay the strings that the source spells, until a field gives them a type (`lang: no` is Norwegian).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from newslint_schemas import Problem, Span, Text


class Kind(StrEnum):
    """What a scalar is by its spelling alone."""

    STRING = "string"
    """Quoted, or plain words."""
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    """`null`, `~`, or nothing at all."""
    DATE = "date"
    """A bare date, or date and time, of TOML."""


class Scalar(NamedTuple):
    """One value: its words, and its slot with quotation marks and all (empty where nothing is written)."""

    text: Text
    span: Span
    kind: Kind = Kind.STRING

    @property
    def value(self) -> str:
        """The words; empty for null."""
        return "" if self.kind is Kind.NULL else self.text.value

    @property
    def true(self) -> bool:
        """Whether the value says yes, as YAML, TOML and JSON spell it, quoted or not."""
        return self.text.value.strip().lower() in ("true", "yes", "on")

    @property
    def false(self) -> bool:
        """Whether the value says no; an empty value says nothing."""
        return self.text.value.strip().lower() in ("false", "no", "off")


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


class Entry(NamedTuple):
    """A key with its value; `span` reaches from the key to the end of the value."""

    key: Text
    key_span: Span
    value: Node

    @property
    def name(self) -> str:
        """The key as the source spells it."""
        return self.key.value

    @property
    def span(self) -> Span:
        """The place of key and value."""
        return self.key_span.cover(self.value.span)


class Mapping(NamedTuple):
    """Keys and their values in source order; a key may stand twice, and then the later one counts."""

    entries: tuple[Entry, ...]
    span: Span

    def entry(self, name: str) -> Entry | None:
        """Return the entry of a key that is spelled exactly so."""
        for entry in reversed(self.entries):
            if entry.key.value == name:
                return entry
        return None

    def get(self, name: str) -> Node | None:
        """Return the value of a key that is spelled exactly so."""
        entry = self.entry(name)
        return None if entry is None else entry.value

    def scalar(self, name: str) -> Scalar | None:
        """Return the value of a key where it is a scalar other than null."""
        node = self.get(name)
        return node if isinstance(node, Scalar) and node.kind is not Kind.NULL else None

    def mapping(self, name: str) -> Mapping | None:
        """Return the value of a key where it is a mapping."""
        node = self.get(name)
        return node if isinstance(node, Mapping) else None

    def items(self, name: str) -> tuple[Node, ...]:
        """Return the items of a key's list; a lone value counts as a list of one, null as none."""
        node = self.get(name)
        if isinstance(node, Sequence):
            return node.items
        if node is None or (isinstance(node, Scalar) and node.kind is Kind.NULL):
            return ()
        return (node,)

    def value(self, name: str) -> str:
        """Return the words of a scalar, or the empty string."""
        scalar = self.scalar(name)
        return "" if scalar is None else scalar.value


Node = Scalar | Sequence | Mapping


class Scan(NamedTuple):
    """What a scanner made of a text: the tree as far as it could be read, and the problems met.

    Attributes:
        root: None where nothing at all could be read.
        end: the offset behind the last thing that was read.
        complete: whether the text was read to its end; where not, what is missing may stand in the rest.
    """

    root: Node | None
    problems: tuple[Problem, ...] = ()
    end: int = 0
    complete: bool = True


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it, in source order."""
    stack: list[Node] = [node]
    while stack:
        current = stack.pop()
        yield current
        if isinstance(current, Mapping):
            stack.extend(entry.value for entry in reversed(current.entries))
        elif isinstance(current, Sequence):
            stack.extend(reversed(current.items))


def through(node: Node, outer: Text) -> Node:
    """Compose: the tree was scanned from the value of `outer`; return it placed in outer's source."""
    if isinstance(node, Scalar):
        return Scalar(node.text.through(outer), _span_through(node.span, outer), node.kind)
    if isinstance(node, Sequence):
        return Sequence(tuple(through(item, outer) for item in node.items), _span_through(node.span, outer))
    entries = tuple(
        Entry(entry.key.through(outer), _span_through(entry.key_span, outer), through(entry.value, outer))
        for entry in node.entries
    )
    return Mapping(entries, _span_through(node.span, outer))


def _span_through(span: Span, outer: Text) -> Span:
    return outer.span(span.start, span.end) if outer.pieces else Span(0, 0)
