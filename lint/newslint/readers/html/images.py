"""Which images of a page are pictures, and the addresses that lazy and responsive markup hides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice

from newslint.patterns import lazy
from newslint.readers.html.tree import Node
from newslint.readers.html.vocabulary import names_advert, names_furniture, names_icon, names_video
from newslint.readers.pictures import is_editorial, picture_key

IMAGES = frozenset({"img", "amp-img"})

_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-hi-res-src",
    "data-full-src",
    "data-src-large",
    "data-image",
    "data-url",
)
_LAZY_NAMES = frozenset(_LAZY)
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_ADDRESS = lazy(r"\s*([^\s,]\S*?),?(?:\s|$)")
_STAND_IN = lazy(
    r"placeholder|missing[-_]image|spacer|blank\.|lazy[-_]?load|loading\.|transparent|grey[-_.]|1x1|pixel\."
    r"|^//:",
    re.IGNORECASE,
)
_AUTHOR_PAGE = lazy(r"/(?:authors?|autor(?:en|es)?|auteurs?|autori|redakteure?)/[^/]", re.IGNORECASE)
_SMALL = 80
_MANY = 400
"""A figure is not looked through further, in nodes."""
_NEAR = 4
"""How many elements above a picture tell what it belongs to."""


def images(root: Node, without: Collection[Node] = ()) -> Iterator[Node]:
    """Yield the images of a subtree in source order, those of scriptless browsers too."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node in without or (node.name in ("template", "svg", "head", "select") and node is not root):
            continue
        if node.name in IMAGES:
            yield node
        elif node.children:
            stack.extend(reversed(node.children))


def address(image: Node) -> str:
    """Return the address of the picture that an image shows once it is loaded, or the empty string."""
    if not _LAZY_NAMES.isdisjoint(image.names):
        for name in _LAZY:
            value = image.attribute(name).strip()
            if "/" in value or "." in value:
                return value
    source = image.attribute("src").strip()
    if source and not source.startswith("data:") and not _stands_in(source):
        return source
    for holder in _sources(image):
        for name in _SETS:
            match = _ADDRESS.match(holder.attribute(name))
            if match is not None and not match[1].startswith("data:"):
                return match[1]
    if len(source) > 400 and source.startswith("data:image/"):
        return source
    return ""


@lru_cache(maxsize=256)
def _stands_in(source: str) -> bool:
    """Say whether an address is that of what a page shows until the picture is loaded; each is asked about often."""
    return _STAND_IN.search(source) is not None


def _sources(image: Node) -> Iterator[Node]:
    yield image
    parent = image.parent
    if parent is not None and parent.name == "picture":
        yield from (child for child in parent.children if child.name == "source")


def key_of(image: Node) -> str:
    """Return what tells the image's picture apart from others, whatever its size; empty where unknown."""
    source = address(image)
    return picture_key(source) if source else ""


def is_picture(image: Node) -> bool:
    """Say whether an image may carry editorial information: no icon, spacer, tracking pixel, logo."""
    role = image.attribute("role")
    if role in ("presentation", "none"):
        return False
    for name in ("width", "height"):
        value = image.attribute(name).strip().removesuffix("px")
        if value.isascii() and value.isdigit() and int(value[:6]) <= _SMALL:
            return False
    return is_editorial(address(image), image.attribute("alt")) and not names_icon(image)


def is_furniture(image: Node) -> bool:
    """Say whether what stands around an image shows that it belongs to the site or to an author's line."""
    if names_advert(image):
        return True
    for depth, above in enumerate(image.ancestors()):
        if above.name in ("nav", "article", "main", "body"):
            return above.name == "nav"
        if depth < _NEAR and (names_furniture(above) or _leads_to_author(above)):
            return True
        if above.name in ("footer", "header") and above.parent is not None and above.parent.name == "body":
            return True
    return False


def _leads_to_author(node: Node) -> bool:
    """Say whether a link leads to an author's page, as an author's portrait does."""
    if node.name != "a":
        return False
    return node.attribute("rel") == "author" or _AUTHOR_PAGE.search(node.attribute("href")) is not None


def is_video(image: Node) -> bool:
    """Say whether an image is the still of a moving picture."""
    for depth, above in enumerate(image.ancestors()):
        if depth >= _NEAR or above.name in ("article", "main", "body", "section"):
            return False
        if names_video(above):
            return True
        if above.name == "figure":
            return any(names_video(inner) for inner in islice(above.walk(), _MANY) if inner.name[0] != "#")
    return False
