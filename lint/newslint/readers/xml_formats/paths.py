"""A few words of XPath: what the field maps of the XML formats are written in, and read by.

    contentMeta/headline[@role=main]     a child, whose attribute has a value
    description[@role~caption]           … whose attribute has it somewhere
    headline[!role]                      … that has no such attribute
    //media                              at any depth
    located/@literal                     an attribute
    by | creator/name                    the first that holds words, else the second

Names are those of the standards; they are compared without regard to case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from newslint.readers.bodies import shown
from newslint.readers.gathering import first_of
from newslint.readers.html.tree import Node
from newslint.readers.html.words import text_of
from newslint.readers.xml_tree import XmlNode
from newslint_schemas import Field, Origin

_STEP = re.compile(r"(//)?(@?)([\w.:-]+|\*)((?:\[[^\]]*\])*)(?:/(?!/)|(?=//)|$)")
_TEST = re.compile(r"\[(!?)@?([\w.:-]+)(?:([=~])([^\]]*))?\]")

FieldMap = Mapping[str, str]
"""From a field's name to the path or paths where a format keeps it."""


class _Test(NamedTuple):
    name: str
    sign: str
    value: str

    def holds(self, node: Node) -> bool:
        if self.sign == "!":
            return not node.has(self.name)
        value = node.attribute(self.name).strip().lower()
        if self.sign == "=":
            return value == self.value or value.rpartition(":")[2] == self.value
        return self.value in value if self.sign == "~" else node.has(self.name)


class _Step(NamedTuple):
    name: str
    deep: bool
    is_attribute: bool
    tests: tuple[_Test, ...]

    def follow(self, node: Node) -> Iterator[Node]:
        candidates = node.walk() if self.deep else iter(node.children)
        for candidate in candidates:
            if candidate is node or candidate.name[0] == "#" or self.name not in ("*", candidate.name):
                continue
            if all(test.holds(candidate) for test in self.tests):
                yield candidate


@cache
def _compiled(path: str) -> tuple[tuple[_Step, ...], ...]:
    return tuple(_steps(alternative.strip()) for alternative in path.split("|"))


def _steps(path: str) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    position = 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None:
            raise ValueError(f"not a path: {path!r}")
        tests = tuple(
            _Test(test[2].lower(), "!" if test[1] else test[3] or "", (test[4] or "").lower())
            for test in _TEST.finditer(match[4])
        )
        steps.append(_Step(match[3].lower(), bool(match[1]), bool(match[2]), tests))
        position = match.end()
    return tuple(steps)


def _follow(top: Node, steps: tuple[_Step, ...]) -> Iterator[tuple[Node, str]]:
    """Yield the elements that a path leads to, and the attribute's name where it ends in one."""
    if not steps:
        yield top, ""
        return
    step, rest = steps[0], steps[1:]
    if step.is_attribute:
        if top.has(step.name):
            yield top, step.name
        return
    for node in step.follow(top):
        yield from _follow(node, rest)


def nodes(top: Node, path: str) -> Iterator[Node]:
    """Yield the elements that the alternatives of a path lead to, one alternative after the other."""
    for steps in _compiled(path):
        for node, _ in _follow(top, steps):
            yield node


def node(top: Node, path: str) -> Node | None:
    """Return the first element that a path leads to."""
    return next(nodes(top, path), None)


def fields(top: Node, path: str) -> list[Field]:
    """Return the fields of the first alternative that leads to any words."""
    for steps in _compiled(path):
        found = [_field(node, attribute) for node, attribute in _follow(top, steps)]
        if any(one.present for one in found):
            return found
    return []


def field(top: Node, path: str) -> Field:
    """Return the first field with words that a path leads to, else an empty one, else none."""
    return first_of(
        _field(node, attribute) for steps in _compiled(path) for node, attribute in _follow(top, steps)
    )


def value(top: Node, path: str) -> str:
    """Return the words that a path leads to, or the empty string."""
    return field(top, path).value


def _field(node: Node, attribute: str) -> Field:
    if attribute:
        text = node.attribute_text(attribute)
        return Field.of(text.folded(), attribute, Origin.DATA, node.attribute_span(attribute))
    return element_field(node)


def element_field(node: Node) -> Field:
    """Return the field that an element's words make; an empty element is an empty field."""
    name = node.tag if isinstance(node, XmlNode) else node.name
    return Field.of(shown(text_of(node)), name, Origin.DATA, node.span)
