"""The part of CSS that a configuration needs to point at elements.

`tag`, `.class`, `#id`, `[attribute]`, `[attribute=value]`, compounds of these, descendants, lists with
commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from newslint.readers.html.tree import Node

_PART = re.compile(
    r"(?P<tag>[A-Za-z][\w-]*)|\*|\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)"
    r"|\[\s*(?P<attribute>[\w:-]+)\s*(?:=\s*[\"']?(?P<value>[^\"'\]]*)[\"']?\s*)?\]"
)


class _Compound(NamedTuple):
    """What one element must be."""

    tag: str
    classes: frozenset[str]
    identifier: str
    attributes: tuple[tuple[str, str | None], ...]

    def matches(self, node: Node) -> bool:
        if self.tag and node.name != self.tag:
            return False
        if self.identifier and node.attribute("id") != self.identifier:
            return False
        if self.classes and not self.classes.issubset(node.classes):
            return False
        return all(
            node.has(name) and (value is None or node.attribute(name) == value)
            for name, value in self.attributes
        )


def select(root: Node, selectors: Iterable[str]) -> Iterator[Node]:
    """Yield the elements below `root` that any of the selectors matches, in source order.

    A selector with anything but the supported forms in it matches nothing.
    """
    chains = [chain for selector in selectors for chain in _compiled(selector)]
    if not chains:
        return
    for node in root.walk():
        if node.name[0] != "#" and any(_matches(node, chain) for chain in chains):
            yield node


def _matches(node: Node, chain: tuple[_Compound, ...]) -> bool:
    if not chain[-1].matches(node):
        return False
    wanted = len(chain) - 2
    for above in node.ancestors():
        if wanted < 0:
            break
        if above.name[0] != "#" and chain[wanted].matches(above):
            wanted -= 1
    return wanted < 0


@lru_cache(256)
def _compiled(selector: str) -> tuple[tuple[_Compound, ...], ...]:
    chains: list[tuple[_Compound, ...]] = []
    for alternative in selector.split(","):
        compounds = [_compound(part) for part in re.findall(r"(?:\[[^\]]*\]|[^\s\[])+", alternative)]
        if compounds and None not in compounds:
            chains.append(tuple(part for part in compounds if part is not None))
    return tuple(chains)


def _compound(written: str) -> _Compound | None:
    tag = identifier = ""
    classes: set[str] = set()
    attributes: list[tuple[str, str | None]] = []
    position = 0
    while position < len(written):
        match = _PART.match(written, position)
        if match is None:
            return None
        position = match.end()
        tag = (match["tag"] or tag).lower()
        identifier = match["id"] or identifier
        if match["class"]:
            classes.add(match["class"])
        if match["attribute"]:
            attributes.append((match["attribute"].lower(), match["value"]))
    return _Compound(tag, frozenset(classes), identifier, tuple(attributes))
