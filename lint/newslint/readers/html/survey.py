"""One look over a whole page: its elements by name, where its running text stands, where the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newslint.patterns import lazy
from newslint.readers.html.tree import TEXT, Node, tags
from newslint.readers.html.vocabulary import names_furniture, names_rail
from newslint.readers.html.words import NEVER_SHOWN, text_of

_INLINE = tags(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small"
    " span strike strong sub sup time tt u var"
)
_NO_TEXT = (NEVER_SHOWN - {"head", "dialog"}) | tags("nav figure button")
_SENTENCE = 60
"""A block with so much text outside links is running text; in code points."""
_CLAUSE = 25
"""A paragraph with so much text around a link is a sentence with a link in it; in code points."""
_ENOUGH = 2_500
"""An element with so much running text holds an article, whatever else is on the page."""
_LEAVES = tags("p li h1 h2 h3 h4 h5 h6 td th tr dd dt blockquote pre tbody table ul ol dl")
_RAIL_HEADING = lazy(
    r"(?:related|recommended|more (?:from|on|in|stories|news|about|to read|like this)"
    r"|most (?:read|popular|viewed|shared)|read (?:more|next|also)|trending|popular|latest|top stories"
    r"|you (?:may|might) (?:also )?(?:like|be)|also (?:read|on)|editors?['’]? picks?|don['’]t miss"
    r"|up next|what to read|in other news|see also|mehr zum thema|lesen sie auch|à lire aussi|lire aussi"
    r"|lea también|läs (?:mer|också)|les også|meer over|lees ook)\b",
    re.IGNORECASE,
)


class Survey:
    """A page's elements and where its running text stands."""

    def __init__(self, root: Node) -> None:
        """Walk the page once."""
        self.root = root
        self.elements: dict[str, list[Node]] = {}
        self.own: dict[Node, int] = {}
        """How much text outside links each block holds itself, in code points."""
        self.links: dict[Node, int] = {}
        """How many links stand in an element."""
        self._weight: dict[Node, int] = {}
        self._order: list[Node] = []
        stack: list[tuple[Node, bool]] = [(root, True)]
        while stack:
            node, counts = stack.pop()
            if node.name == TEXT:
                if counts:
                    self._count(node)
                continue
            if node.name[0] != "#":
                self.elements.setdefault(node.name, []).append(node)
                counts = counts and node.name not in _NO_TEXT
            if node.children:
                self._order.append(node)
                stack.extend((child, counts) for child in reversed(node.children))
        self.links = self._summed(dict.fromkeys((node for node in self.of("a") if node.has("href")), 1))
        self.prose = self._summed(dict(self.own))
        """How much text outside links stands in an element, in code points."""
        self.weigh(())

    def weigh(self, without: Collection[Node]) -> None:
        """Reckon anew how much running text each element holds, leaving out what stands in some elements."""
        counted = {
            block: length
            for block, length in self.own.items()
            if length >= _SENTENCE
            and not (without and (block in without or any(above in without for above in block.ancestors())))
        }
        self._weight = self._summed(counted)

    def _summed(self, values: dict[Node, int]) -> dict[Node, int]:
        """Add up values from the innermost elements outwards."""
        for node in reversed(self._order):
            value = values.get(node)
            if value and node.parent is not None:
                values[node.parent] = values.get(node.parent, 0) + value
        return values

    def _count(self, text: Node) -> None:
        block = text.parent
        length = len(text.value.strip())
        while block is not None and block.name in _INLINE:
            if block.name == "a":
                return
            block = block.parent
        if block is not None and length:
            self.own[block] = self.own.get(block, 0) + length

    def of(self, *names: str) -> Iterator[Node]:
        """Yield the elements of some names, name by name, each in source order."""
        for name in names:
            yield from self.elements.get(name, ())

    def text(self, node: Node) -> int:
        """Return how much running text stands in an element."""
        return self._weight.get(node, 0)

    def in_running_text(self, node: Node) -> bool:
        """Say whether an element stands within a sentence or a paragraph."""
        block: Node | None = node
        while block is not None and block.name in _INLINE:
            block = block.parent
        length = 0 if block is None else self.own.get(block, 0)
        return length >= _SENTENCE or (block is not None and block.name == "p" and length >= _CLAUSE)

    def article(self, headline: Node | None) -> Node:
        """Return the element that holds the headline and its text, and as little else as possible."""
        whole = self.text(self.root)
        if headline is not None:
            wanted = min(whole * 2 // 5, _ENOUGH)
            for above in headline.ancestors():
                if self.text(above) >= wanted > 0:
                    return above
            return self.root
        return self._descend(self.root, 60)

    def body(self, article: Node) -> Node:
        """Return the element of an article that holds its running text, and as little else as possible."""
        return self._descend(article, 85)

    def _descend(self, top: Node, percent: int) -> Node:
        wanted = self.text(top) * percent
        node = top
        while wanted:
            inner = next((child for child in node.children if self.text(child) * 100 >= wanted), None)
            if inner is None or inner.name in _LEAVES:
                break
            node = inner
        return node

    def aside(self, article: Node, headline: Node | None) -> set[Node]:
        """Return the parts of an article's element that are no part of the article: furniture and rails.

        An element that holds the headline or much of the text is never among them, whatever its names say.
        """
        limit = self.text(article) * 3 // 10
        keep: set[Node] = set() if headline is None else {headline, *headline.ancestors()}
        found: set[Node] = set()
        stack = list(reversed(article.children))
        while stack:
            node = stack.pop()
            if node.name[0] == "#":
                continue
            if node not in keep and self.text(node) <= limit and self._is_aside(node):
                found.add(node)
                continue
            stack.extend(reversed(node.children))
        return found

    def _is_aside(self, node: Node) -> bool:
        if node.name in ("nav", "form"):
            return True
        if node.name in ("figure", "picture", "img", "figcaption", "p", "a", "span", "button"):
            return False
        if node.name == "footer":
            return all(above.name != "figure" for above in node.ancestors())
        if names_furniture(node):
            return True
        if names_rail(node) or node.name == "aside":
            return self._links(node) >= 1
        return self._heads_a_rail(node) and self._links(node) >= 2

    def _links(self, node: Node) -> int:
        """Return how many links outside running text stand in an element."""
        return sum(1 for link in node.find("a") if link.has("href") and not self.in_running_text(link))

    @staticmethod
    def _heads_a_rail(node: Node) -> bool:
        """Say whether an element begins with the heading of a list of other stories."""
        inner = node
        for _ in range(4):
            shown = [child for child in inner.children if child.name != "#comment"]
            shown = [child for child in shown if not (child.name == TEXT and child.value.isspace())]
            if not shown or shown[0].name == TEXT:
                return False
            inner = shown[0]
            if inner.name in ("h2", "h3", "h4", "h5", "h6"):
                return _RAIL_HEADING.match(text_of(inner).value) is not None
        return False
