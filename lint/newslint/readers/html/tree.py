"""A tree of markup in which every tag, attribute value and run of words knows its place in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newslint_schemas import Span, Text

TEXT = "#text"
COMMENT = "#comment"


@dataclass(slots=True, eq=False)
class Node:
    """An element, a run of text or a comment.

    Attributes:
        name: the tag's name in lower case, or TEXT, COMMENT.
        span: the whole node in the source, from its start tag to its end tag.
        open_tag: the start tag alone; the whole node for text and comments.
        attributes: values by name in lower case, entities resolved; an empty Text where there is no value.
        text: the words of a TEXT or the content of a COMMENT, entities resolved; empty for an element.
        children: in source order.
        parent: None for the root, whose name is "#root".
    """

    name: str
    span: Span
    open_tag: Span
    attributes: dict[str, Text] = field(default_factory=dict[str, Text])
    text: Text = field(default_factory=lambda: Text(""))
    children: list[Node] = field(default_factory=list["Node"])
    parent: Node | None = None

    def walk(self) -> Iterator[Node]:
        """Yield the node and everything below it, in source order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def find(self, *names: str) -> Iterator[Node]:
        """Yield the elements of the given names below this node, in source order."""
        wanted = frozenset(names)
        return (node for node in self.walk() if node.name in wanted and node is not self)

    def attribute(self, name: str) -> str:
        """Return the value of an attribute, or the empty string."""
        text = self.attributes.get(name)
        return "" if text is None else text.value

    @property
    def classes(self) -> tuple[str, ...]:
        """The tokens of the class attribute."""
        return tuple(self.attribute("class").split())


def parse(markup: Text) -> Node:
    """Parse a page or a fragment.

    `markup` may itself be a mapped text (the value of a JSON string, a block of Markdown): every place in
    the tree is then a place in the file. Never raises on bad markup; depth is bounded by the parser.
    """
    raise NotImplementedError
