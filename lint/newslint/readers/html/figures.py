"""The pictures of a subtree with their captions and credits, by every pattern that publishers use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from newslint.conventions import Conventions
from newslint.language.credits import split_credit
from newslint.patterns import lazy
from newslint.readers.html.captions import Line, decide, fits, lines, named
from newslint.readers.html.images import IMAGES, address, images, is_furniture, is_picture, is_video, key_of
from newslint.readers.html.tree import COMMENT, TEXT, Node, tags
from newslint.readers.html.vocabulary import (
    names_caption,
    names_copy,
    names_credit,
    names_gallery,
    names_video,
    words_of,
)
from newslint.readers.html.words import is_hidden
from newslint.readers.pictures import ADVERTISING, divided, finish
from newslint_schemas import NO_FIELD, Field, Origin, Picture, Role

_CLIMB = 10
"""How many elements above an image are looked at for its caption."""
_COPIES = 8
"""So many copies of one picture are compared with a further one."""
_NO_UNIT = tags("#root html body main article section td li aside header")
_ADVERTISED = lazy(rf"\W*(?:{ADVERTISING})\W*", re.IGNORECASE)
_SCREENS = tags("mobile desktop tablet phone mob")


def pictures(root: Node, conventions: Conventions, without: Collection[Node] = ()) -> tuple[Picture, ...]:
    """Return the pictures of a page or fragment in source order, each with caption, credit and alt text.

    Caption and credit are looked for in the figure, in elements and attributes made for them, in what
    stands right beside the image, and in the caption's tail. Icons, logos, authors' portraits, stills of
    videos and tracking pixels are left out; the copies of one picture for other screens, for a lightbox
    or for browsers without scripts are folded into it.

    Args:
        root: the page, or any element of it.
        conventions: tell a default credit, and whether the alternative text is shown as caption.
        without: subtrees to leave out.
    """
    return tuple(shot.picture for shot in shots(root, conventions, without))


@dataclass(slots=True)
class Shot:
    """A picture, the image that it was read from, and the words on the page that belong to it."""

    picture: Picture
    image: Node
    unit: Node
    key: str
    nodes: set[Node] = field(default_factory=set[Node])


def shots(root: Node, conventions: Conventions, without: Collection[Node] = ()) -> list[Shot]:
    """Return the pictures of a subtree with the elements they were read from; `pictures` says how."""
    return _Finder(root, conventions, without).run()


class _Finder:
    def __init__(self, root: Node, conventions: Conventions, without: Collection[Node]) -> None:
        self.root = root
        self.conventions = conventions
        self.without = without
        self.keys = {image: key_of(image) for image in images(root, without) if is_picture(image)}
        self.holders: set[Node] = set()
        """The elements with a picture inside."""
        for image in self.keys:
            for above in image.ancestors():
                if above in self.holders:
                    break
                self.holders.add(above)
        self.numbered: set[Node] = set()
        self.places: dict[Node, int] = {}
        """Which child of its parent an element is, for the children of the numbered ones."""
        self.taken: set[Node] = set()
        """Images and words that belong to a picture already."""

    def run(self) -> list[Shot]:
        album = _Album()
        for image in self.keys:
            if image not in self.taken and (shot := self._shot(image)) is not None:
                album.add(shot)
        found = album.shots
        self._share(found)
        found += self._alone({shot.picture.caption.value for shot in found})
        return sorted(found, key=lambda shot: shot.image.start)

    def _alone(self, known: set[str]) -> list[Shot]:
        """Return the pictures of which the page holds only the words, since a script loads the image."""
        found: list[Shot] = []
        for node in self._captions():
            if self._is_taken(node):
                continue
            own = [line for line in lines(node, self.holders) if not line.taken(self.taken)]
            if not own:
                continue
            own += self._beside(node)
            nodes = {inner for line in own for inner in line.nodes}
            self.taken |= nodes
            caption, credit = decide(own, in_wrapper=False)
            picture = finish(Picture("", node.open_tag, caption, credit, key=caption.name), self.conventions)
            # Without a credit it may be the caption of a table, a map or a film.
            told = picture.caption.present and picture.credit.present
            if told and picture.caption.value not in known:
                known.add(picture.caption.value)
                found.append(Shot(picture, node, node, "", nodes))
        return found

    def _is_taken(self, node: Node) -> bool:
        """Say whether all words of an element belong to a picture already."""
        return all(
            inner in self.taken for inner in node.walk() if inner.name == TEXT and not inner.value.isspace()
        )

    def _captions(self) -> Iterator[Node]:
        """Yield the elements made for a caption that have no picture inside or above them."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            if node.name[0] == "#" and node is not self.root:
                continue
            if node in self.without or (node is not self.root and is_hidden(node)):
                continue
            if node not in self.holders and node is not self.root:
                if node.name == "figure" and any(map(names_video, node.walk())):
                    continue
                if names_caption(node) and not names_credit(node, in_figure=False):
                    yield node
                    continue
            stack.extend(reversed(node.children))

    def _share(self, found: list[Shot]) -> None:
        """Give the one caption that a gallery shows to its first picture; the others' come when they do."""
        series: dict[Node, list[Shot]] = {}
        for shot in found:
            if not shot.nodes:
                for holder in _galleries(shot.unit):
                    series.setdefault(holder, []).append(shot)
        for holder, members in series.items():
            if len(members) < 2 or members[0].nodes:
                continue
            shared = [line for line in lines(holder, self.holders) if not line.taken(self.taken)]
            told = next((line for line in shared if split_credit(line.text.value)), None)
            if told is None:
                continue
            caption, credit = decide([told], in_wrapper=True)
            for member in members:
                picture = replace(
                    member.picture, caption=Field.elsewhere(), credit=Field.elsewhere(), role=Role.GALLERY
                )
                if member is members[0]:
                    picture = finish(replace(picture, caption=caption, credit=credit), self.conventions)
                    member.nodes |= set(told.nodes)
                    self.taken |= member.nodes
                member.picture = picture

    def _shot(self, image: Node) -> Shot | None:
        unit = self._unit(image)
        figure = self._shared_figure(image, unit)
        if figure is not None:
            unit = figure
        own = [line for line in lines(unit, self.holders) if not line.taken(self.taken)]
        own += self._beside(unit)
        source = address(image)
        for inner in images(unit) if unit is not image else ():
            self.taken.add(inner)
            source = source or address(inner)
        self.taken.add(image)
        caption, credit = decide(own, in_wrapper=unit is not image)
        nodes = {node for line in own for node in line.nodes}
        self.taken |= nodes
        within = list(_between(image, unit))
        if caption.missing:
            caption = named(within, "caption") or caption
        if credit.missing:
            credit = named(within, "credit") or credit
        if is_video(image):
            return None
        if not caption.present and (is_furniture(image) or not (source or credit.present)):
            return None
        if caption.present and _ADVERTISED.fullmatch(caption.value):
            return None
        picture = Picture(
            source,
            image.open_tag,
            caption,
            credit,
            Field.of(image.attribute_text("alt"), "alt", slot=image.attribute_span("alt"))
            if image.has("alt")
            else NO_FIELD,
            role=Role.GALLERY if any(map(names_gallery, islice(image.ancestors(), 6))) else Role.BODY,
            key=caption.name or ("figcaption" if unit.name == "figure" else "img"),
        )
        finished = _with_title(finish(picture, self.conventions), image)
        return Shot(finished, image, unit, self.keys[image], nodes)

    def _unit(self, image: Node) -> Node:
        """Return the largest element around an image that holds it, its words, and nothing else."""
        unit = image
        figures = 0
        for above in islice(image.ancestors(), _CLIMB):
            figures += above.name == "figure"
            if above.name in _NO_UNIT or above is self.root or figures > 2:
                break
            if not fits(above, self.keys[image], self.keys, self.holders):
                break
            unit = above
        return unit

    def _shared_figure(self, image: Node, unit: Node) -> Node | None:
        """Return the figure that shows several pictures over one caption, for the first of them."""
        for above in islice(image.ancestors(), _CLIMB):
            if above is self.root or above.name in _NO_UNIT or above.name == "figure":
                break
        else:
            return None
        if above.name != "figure" or above is unit or any(above.find("figure")):
            return None
        others = {inner for inner in above.find(*IMAGES) if inner in self.keys and inner not in self.taken}
        if image not in others:
            return None
        inside = {node for line in lines(unit, self.holders) for node in line.nodes}
        shared = [line for line in lines(above, self.holders) if not line.taken(inside)]
        # Captions of their own, one for each image, make each image a picture of its own.
        return above if not inside and 0 < len(shared) <= len(others) else None

    def _beside(self, unit: Node) -> list[Line]:
        """Return caption and credit that follow right behind a picture, or else stand right before it."""
        parent = unit.parent
        if parent is None:
            return []
        if parent not in self.numbered:
            self.numbered.add(parent)
            self.places.update((child, place) for place, child in enumerate(parent.children))
        index = self.places[unit]
        found: list[Line] = []
        for sibling in islice(_shown(parent.children, index + 1, 1), 3):
            belonging = self._belonging(sibling)
            if not belonging:
                break
            found += belonging
        if found:
            return found
        for sibling in islice(_shown(parent.children, index - 1, -1), 1):
            found += self._belonging(sibling)
        return found

    def _belonging(self, sibling: Node) -> list[Line]:
        if not sibling.children or sibling in self.holders or sibling in self.keys:
            return []
        if sibling.name == "figure" or any(
            sibling.find("figure", "iframe", "video", "img", "h1", "h2", "h3", "h4")
        ):
            return []
        found = lines(sibling, self.holders, beside=True)
        if any(line.taken(self.taken) for line in found):
            return []
        return found


def _with_title(picture: Picture, image: Node) -> Picture:
    """Return a picture without a credit with the one in its image's title, which is no caption: few see it."""
    if not picture.credit.missing or not image.has("title"):
        return picture
    _, credit = divided(Field.of(image.attribute_text("title").folded(), "title"))
    return picture if credit is None else replace(picture, credit=replace(credit, origin=Origin.ELEMENT))


def _galleries(unit: Node) -> Iterator[Node]:
    """Yield the elements above a picture that are made for a series, and what the outermost stands in."""
    outermost: Node | None = None
    for above in islice(unit.ancestors(), _CLIMB):
        if names_gallery(above):
            outermost = above
            yield above
    if outermost is not None and outermost.parent is not None and outermost.parent.name not in _NO_UNIT:
        yield outermost.parent


def _shown(children: list[Node], index: int, step: int) -> Iterator[Node]:
    """Yield the neighbours of a node in one direction, without comments, line breaks and white space."""
    for _ in range(8):
        if not 0 <= index < len(children):
            return
        node = children[index]
        blank = node.name == TEXT and node.value.isspace()
        if not blank and node.name not in (COMMENT, "br", "script", "style", "meta", "noscript"):
            yield node
        index += step


def _between(image: Node, unit: Node) -> Iterator[Node]:
    """Yield the image and the elements above it, up to its unit."""
    yield image
    if image is unit:
        return
    for above in image.ancestors():
        yield above
        if above is unit:
            return


class _Album:
    """Pictures in order, copies folded into the picture that they are copies of."""

    def __init__(self) -> None:
        self.shots: list[Shot] = []
        self.by_key: dict[str, list[Shot]] = {}

    def add(self, shot: Shot) -> None:
        last = self.shots[-1] if self.shots else None
        for earlier in self.by_key.get(shot.key, ()) if shot.key else ():
            if self._are_one(earlier, shot, adjacent=earlier is last):
                _merge(earlier, shot)
                return
        if last is not None and self._are_one(last, shot, adjacent=False):
            _merge(last, shot)
            return
        self.shots.append(shot)
        if shot.key:
            same = self.by_key.setdefault(shot.key, [])
            if len(same) < _COPIES:
                same.append(shot)

    @staticmethod
    def _are_one(earlier: Shot, shot: Shot, *, adjacent: bool) -> bool:
        """Say whether a picture is an earlier one for other screens, in a lightbox, or without scripts."""
        one, other = earlier.picture.caption.value, shot.picture.caption.value
        if shot.key and shot.key == earlier.key and (one == other or not one or not other):
            return adjacent or _is_copy(shot.image) or _is_copy(earlier.image)
        if not one or one != other:
            return False
        if _is_copy(shot.image) or _is_copy(earlier.image):
            return True
        return _is_for_a_screen(shot.image) and _is_for_a_screen(earlier.image)


def _merge(kept: Shot, other: Shot) -> None:
    one, copy = kept.picture, other.picture
    kept.picture = replace(
        one,
        source=one.source or copy.source,
        caption=one.caption if one.caption.present else copy.caption,
        credit=one.credit if one.credit.present else copy.credit,
        alt=one.alt if one.alt.present else copy.alt,
    )
    kept.nodes |= other.nodes


def _is_copy(image: Node) -> bool:
    # A link of that name opens the copy; what it holds is the picture itself.
    return any(
        above.name in ("noscript", "template")
        or is_hidden(above)
        or (above.name != "a" and names_copy(above))
        for above in islice(image.ancestors(), 8)
    )


def _is_for_a_screen(image: Node) -> bool:
    return any(not _SCREENS.isdisjoint(words_of(above)) for above in islice(image.ancestors(), 6))
