"""A few words in which the field maps of the JSON formats are written, and by which they are read.

    headlines.basic                  a key of an object in a key
    credits.by[].byline              … of each item of a list
    headlines[role=main].value       … of each item whose key has a value
    headlines[!role].value           … or lacks the key
    associations.*                   every value of an object or list
    headline_*                       keys that begin so
    byline | by                      the first that holds words, else the second

Keys are compared without regard to case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from newslint.readers import data
from newslint.readers.bodies import shown
from newslint.readers.data import Kind, Node, Scalar, Sequence
from newslint.readers.gathering import first_of
from newslint_schemas import Field, Origin, Text

_STEP = re.compile(r"([\w@$:-]*\*?)((?:\[[^\]]*\])?)(?:\.|$)")

FieldMap = Mapping[str, str]
"""From a field's name to the path or paths where a format keeps it."""


class _Step(NamedTuple):
    """One key of a path.

    Attributes:
        key: in lower case; ends in `*` where it is a beginning.
        each: whether the value's items are meant.
        test: the key that an item must have ("role"), or must lack ("!role").
        value: what the key must hold, in lower case.
    """

    key: str
    each: bool = False
    test: str = ""
    value: str = ""

    def follow(self, node: Node) -> Iterator[tuple[str, Node]]:
        for name, found in self._values(node):
            if not self.each:
                yield name, found
                continue
            for item in found.items if isinstance(found, Sequence) else (found,):
                if self._passes(item):
                    yield name, item

    def _values(self, node: Node) -> Iterator[tuple[str, Node]]:
        if self.key == "*" and isinstance(node, Sequence):
            yield from (("", item) for item in node.items)
        elif self.key.endswith("*") and isinstance(node, data.Mapping):
            start = self.key[:-1]
            yield from ((one.name, one.value) for one in node.entries if one.name.lower().startswith(start))
        elif isinstance(node, data.Mapping):
            for entry in reversed(node.entries):
                if entry.name.lower() == self.key:
                    yield entry.name, entry.value
                    return
        elif not self.key and isinstance(node, Sequence):
            yield "", node

    def _passes(self, item: Node) -> bool:
        if not self.test:
            return True
        if not isinstance(item, data.Mapping):
            return False
        wanted = self.test.removeprefix("!")
        held = next((one.value for one in item.entries if one.name.lower() == wanted), None)
        if self.test.startswith("!"):
            return held is None
        return isinstance(held, Scalar) and held.value.strip().lower() == self.value


@cache
def _compiled(path: str) -> tuple[tuple[_Step, ...], ...]:
    return tuple(_steps(alternative.strip()) for alternative in path.split("|"))


def _steps(path: str) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    position = 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None or match.end() == position:
            raise ValueError(f"not a path: {path!r}")
        test, _, value = match[2].strip("[]").lower().partition("=")
        steps.append(_Step(match[1].lower(), bool(match[2]), test, value))
        position = match.end()
    return tuple(steps)


def _follow(node: Node, steps: tuple[_Step, ...], name: str = "") -> Iterator[tuple[str, Node]]:
    if not steps:
        yield name, node
        return
    for key, found in steps[0].follow(node):
        yield from _follow(found, steps[1:], key or name)


def values(top: Node, path: str) -> Iterator[tuple[str, Node]]:
    """Yield what the alternatives of a path lead to, with the key that it was found under."""
    for steps in _compiled(path):
        yield from _follow(top, steps)


def mappings(top: Node, path: str) -> Iterator[tuple[str, data.Mapping]]:
    """Yield the objects that a path leads to, with the key that each was found under."""
    return ((name, node) for name, node in values(top, path) if isinstance(node, data.Mapping))


def scalar(top: Node, path: str) -> Scalar | None:
    """Return the first value that a path leads to, where it is no object, list or null."""
    for _, node in values(top, path):
        if isinstance(node, Scalar) and node.kind is not Kind.NULL:
            return node
    return None


def value(top: Node, path: str) -> str:
    """Return the first words that a path leads to, or the empty string."""
    for _, node in values(top, path):
        if isinstance(node, Scalar) and node.value.strip():
            return node.value.strip()
    return ""


def has(top: Node, path: str) -> bool:
    """Say whether a path leads to anything, null included."""
    return next(values(top, path), None) is not None


def field(top: Node, path: str) -> Field:
    """Return the first field with words that a path leads to, else an empty one, else none."""
    return first_of(scalar_field(node, name) for name, node in values(top, path) if isinstance(node, Scalar))


def fields(top: Node, path: str) -> list[Field]:
    """Return the fields of the first alternative that leads to any words."""
    for steps in _compiled(path):
        found = [scalar_field(node, name) for name, node in _follow(top, steps) if isinstance(node, Scalar)]
        if any(one.present for one in found):
            return found
    return []


def scalar_field(node: Scalar, name: str) -> Field:
    """Return the field that a value makes: its words without markup; null is empty."""
    words = Text("") if node.kind is Kind.NULL else shown(node.text).folded()
    return Field.of(words, name, Origin.DATA, node.span)
