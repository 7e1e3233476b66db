"""Items without any title in the lists of other stories that a page names as such: beside titled ones of their make."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from newslint.language.calls import is_call
from newslint.readers.html.images import IMAGES, address, is_picture
from newslint.readers.html.links import story
from newslint.readers.html.makes import alike
from newslint.readers.html.tree import Node, tags
from newslint.readers.html.vocabulary import names_furniture, names_rail, words_of
from newslint.readers.html.words import is_hidden, text_of
from newslint_schemas import NO_FIELD, Field, Picture, Presence, Role, Teaser, Text

_FOREIGN = (
    "script",
    "iframe",
    "ins",
    "noscript",
    "button",
    "svg",
    "input",
    "video",
    "object",
    "template",
    "style",
)
"""What a widget, an advertisement or an icon holds."""
_ANY_BOX = tags("sidebar widget widgets blogroll links")
"""Names of boxes that hold other sites' badges as well as stories."""
_NEIGHBOURS = 2
"""So many neighbours with a title show that an item lacks its own."""


def untitled(
    holder: Node, titled: Sequence[tuple[Node, Teaser]], words: Mapping[str, Node], site: str
) -> Iterator[Teaser]:
    """Yield the items of a list that lead to a story like their neighbours' and have no words at all.

    Args:
        holder: the list; nothing is yielded where neither it nor what is around it is named as a rail.
        titled: its teasers with titles, and their cards.
        words: the pages of the site that a link with words leads to.
        site: the host of the page.
    """
    around = (holder, *islice(holder.ancestors(), 2))
    if not any(map(names_rail, around)) or any(not _ANY_BOX.isdisjoint(words_of(node)) for node in around):
        return
    cards = {card for card, _ in titled}
    known = {story(teaser.link.value, site, lax=True) for _, teaser in titled}
    for item in holder.children:
        if item.name[0] == "#" or item in cards or is_hidden(item) or names_furniture(item):
            continue
        links = [item] if item.name == "a" else list(item.find("a"))
        if not links or any(item.find(*_FOREIGN)) or any(map(_told, (item, *links))):
            continue
        targets = {story(link.attribute("href"), site, lax=True) for link in links}
        target = targets.pop()
        if targets or not target or target in known or target in words or not is_call(text_of(item).value):
            continue
        pictures = [image for image in item.find(*IMAGES) if is_picture(image)]
        if any(image.attribute("alt").strip() for image in pictures) or (
            not pictures and any(item.find(*IMAGES))
        ):
            continue
        same = [
            teaser
            for card, teaser in titled
            if alike(item, card)
            and (teaser.picture is not None or not pictures)
            and _form(teaser.link.value) == _form(links[0].attribute("href"))
        ]
        if len(same) >= _NEIGHBOURS:
            yield _teaser(item, links[0], pictures)


def _told(node: Node) -> bool:
    return any(node.attribute(name).strip() for name in ("aria-label", "title", "aria-labelledby"))


def _form(href: str) -> tuple[str, str]:
    """Return the folder and the ending of an address; stories of one list share them, a section does not."""
    from urllib.parse import urlsplit

    path = urlsplit(href).path.rstrip("/")
    return posixpath.dirname(path), posixpath.splitext(path)[1]


def _teaser(item: Node, link: Node, pictures: Sequence[Node]) -> Teaser:
    picture = None
    if pictures:
        picture = Picture(address(pictures[0]), pictures[0].open_tag, role=Role.TEASER, key="img")
    target = Field.of(link.attribute_text("href"), "href", slot=link.attribute_span("href"))
    title = Field(Presence.EMPTY, Text(""), link.span, "a")
    return Teaser(item.span, title, NO_FIELD, picture, target, link.span)
