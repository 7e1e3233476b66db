"""The stories that a page promotes beside its own, each under the address that it leads to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from newslint.conventions import Conventions
from newslint.language.calls import is_address, is_call
from newslint.readers.gathering import promoted
from newslint.readers.html.figures import shots
from newslint.readers.html.images import IMAGES, address, is_picture
from newslint.readers.html.links import Promotion, Promotions
from newslint.readers.html.makes import alike
from newslint.readers.html.metadata import dated
from newslint.readers.html.tree import TEXT, Node, tags
from newslint.readers.html.untitled import untitled
from newslint.readers.html.vocabulary import names_caption, names_credit, names_furniture, words_of
from newslint.readers.html.words import is_hidden, text_of
from newslint.readers.moments import moment_of_path
from newslint_schemas import NO_FIELD, DateMark, DateRole, Field, Picture, Presence, Rail, Role, Teaser, Text

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_RAIL_HEADINGS = _HEADINGS[1:]
_TITLE = tags("title headline hed heading")
_SUMMARY = tags("summary dek deck description desc excerpt standfirst blurb abstract intro")
_WITHOUT_TITLE = 2
"""So many neighbours with picture and title show that a picture without words lacks its title."""


def rails(promotions: Promotions, conventions: Conventions, used: Collection[Node] = ()) -> tuple[Rail, ...]:
    """Return a page's lists of teasers, in source order.

    A story that is promoted more than once is one teaser, in the first list; words of any of its links, a
    heading in its card, or a label of a link are its title. A link without words counts as a teaser without
    title only where it shows a picture or an empty heading and neighbours of its make have titles; and one that
    only calls for a click, or shows its address, only beside such neighbours.

    Args:
        promotions: the stories that the page promotes.
        conventions: for the reading of the teasers' pictures.
        used: images that belong to the article.
    """
    found: dict[Node, list[tuple[Node, Teaser]]] = {}
    for promotion in promotions.all.values():
        teaser = teaser_of(promotion, promotions.words, conventions, used)
        if teaser is not None and (promotion.sure or _tells(teaser)):
            found.setdefault(promotion.card.parent or promotion.card, []).append((promotion.card, teaser))
    return tuple(
        rail for holder, items in found.items() if (rail := _rail(holder, items, promotions)) is not None
    )


def _rail(holder: Node, items: Sequence[tuple[Node, Teaser]], promotions: Promotions) -> Rail | None:
    """Return a list of teasers with the items of their make that have no title at all."""
    heading = _heading(holder, promotions.cards)
    rail = rail_of(holder, items, heading)
    titled = [(card, teaser) for card, teaser in items if not _lacks_title(teaser)]
    if rail is None or not heading.present or len(titled) < _WITHOUT_TITLE:
        return rail
    more = [
        teaser
        for teaser in untitled(holder, titled, promotions.words, promotions.site)
        if all(teaser.span != other.span for other in rail.teasers)
    ]
    return (
        replace(rail, teasers=tuple(sorted((*rail.teasers, *more), key=lambda one: one.span)))
        if more
        else rail
    )


def teaser_of(
    group: Promotion, words: Mapping[str, Node], conventions: Conventions, used: Collection[Node] = ()
) -> Teaser | None:
    """Return the teaser of a card, without a title where it lacks one; None where it is no teaser."""
    card = group.card
    title = _title(group, card, words)
    pictures = [image for image in card.find(*IMAGES) if is_picture(image)]
    if title is None:
        if any(image in used for image in pictures):
            return None
        slot = _empty_slot(group, card)
        if slot is not None and not _leads_there(slot, group):
            slot = None  # the heading of a box, which waits for its words
        if slot is None and not pictures:
            return None
        if slot is None and any(map(names_furniture, (card, *islice(card.ancestors(), 3)))):
            return None
        title = (
            Field(Presence.ABSENT) if slot is None else Field(Presence.EMPTY, Text(""), slot.span, slot.name)
        )
    summary = _summary(card, title)
    link = group.links[0]
    target = Field.of(link.attribute_text("href"), "href", slot=link.attribute_span("href"))
    picture = None
    if pictures:
        told = any(names_caption(node) or names_credit(node, in_figure=False) for node in _elements(card))
        picture = _picture(card, title, conventions) if told else _bare_picture(pictures[0])
    date = _date(card, target)
    if title.present:
        return promoted(card.span, title, summary, target, picture=picture, date=date)
    slot = _empty_slot(group, card)
    place = next((inner for inner in slot.find("a")), slot) if slot is not None else link
    return Teaser(card.span, title, summary, picture, target, place.span, date)


def _date(card: Node, target: Field) -> DateMark | None:
    """Return the date that a card shows, or that its address holds."""
    for time in card.find("time"):
        shown = (Field.of(time.attribute_text("datetime"), "datetime"), Field.of(text_of(time), "time"))
        for words in shown:
            if (mark := dated(DateRole.PUBLISHED, words)) is not None:
                return mark
    return address_date(target)


def address_date(target: Field) -> DateMark | None:
    """Return the date that the address of a story holds ("/2024/01/18/slug")."""
    moments = moment_of_path(target.value)
    return None if moments is None else DateMark(DateRole.PATH, target, moments[-1])


def _title(group: Promotion, card: Node, words: Mapping[str, Node]) -> Field | None:
    """Return the words that stand for a story: those of a heading, of a link, or a link's label."""
    for link in group.links:
        heading = next((above for above in islice(link.ancestors(), 3) if above.name in _HEADINGS), None)
        heading = heading or _heading_in(link)
        if heading is not None and not is_call(text_of(heading).value):
            return Field.of(text_of(heading), heading.name)
    texts = [text for link in group.links if not is_call((text := text_of(link)).value)]
    if texts:
        return Field.of(max(texts, key=len), "a")
    for link in group.links:
        for name in ("aria-label", "title"):
            label = link.attribute_text(name)
            if not is_call(label.value):
                return Field.of(label, name)
    if (elsewhere := words.get(group.address)) is not None:
        return Field.of(text_of(elsewhere), "a")
    slot = _empty_slot(group, card)
    if slot is not None and any(link is slot or link in slot.find("a") for link in group.links):
        return None
    for node in card.walk():
        if node.name in _HEADINGS and not is_call(text_of(node).value):
            return Field.of(text_of(node), node.name)
    if slot is not None:
        return None
    if (first := _first_words(card)) is not None:
        return Field.of(first, card.name)
    calls = [text for link in group.links if any(map(str.isalnum, (text := text_of(link)).value))]
    return Field.of(calls[0], "a") if calls else None


def _elements(card: Node) -> Iterator[Node]:
    return (node for node in card.walk() if node.name[0] != "#")


def _heading_in(link: Node) -> Node | None:
    for node in link.walk():
        if node.name in (*_HEADINGS, "strong", "figcaption") and text_of(node).value:
            return node
        if (
            node is not link
            and node.name[0] != "#"
            and not _TITLE.isdisjoint(words_of(node))
            and text_of(node).value
        ):
            # A wrapper of title and summary is named after the title as well.
            return next((inner for inner in node.find(*_HEADINGS) if text_of(inner).value), node)
    return None


def _empty_slot(group: Promotion, card: Node) -> Node | None:
    """Return the place where a title should stand: an empty heading, or an empty link beside a picture's."""
    for node in card.walk():
        if node.name in _HEADINGS and not text_of(node).value and not any(node.find(*IMAGES)):
            return node
    if len(group.links) < 2:
        return None
    empty = [
        link for link in group.links if not any(link.find(*IMAGES, "svg", "picture")) and not is_hidden(link)
    ]
    with_image = len(empty) < len(group.links)
    return empty[0] if empty and with_image and not text_of(empty[0]).value else None


def _leads_there(slot: Node, group: Promotion) -> bool:
    """Say whether a place for a title is in a link of its story, or holds one."""
    around = {slot, *islice(slot.ancestors(), 8), *slot.find("a")}
    return any(link in around for link in group.links)


def _first_words(card: Node) -> Text | None:
    """Return the first line of a card that is more than a word or two."""
    for node in card.walk():
        if node.name == TEXT and len(node.value.split()) >= 3:
            holder = node.parent
            return text_of(holder) if holder is not None else node.text
    return None


def _summary(card: Node, title: Field) -> Field:
    for node in card.walk():
        if node.name[0] == "#" or node is card:
            continue
        if node.name != "p" and _SUMMARY.isdisjoint(words_of(node)):
            continue
        text = text_of(node)
        if len(text.value.split()) < 5 or text.value == title.value:
            continue
        if title.span is None or not text.span().overlaps(title.span):
            return Field.of(text, node.name)
    return NO_FIELD


def _picture(card: Node, title: Field, conventions: Conventions) -> Picture | None:
    """Return the picture of a card; its title, which many set as a caption, is none."""
    for shot in shots(card, conventions):
        picture = shot.picture
        caption = picture.caption
        if caption.present and (
            caption.value in title.value or title.value in caption.value or not title.present
        ):
            caption = NO_FIELD
        return replace(picture, caption=caption, role=Role.TEASER)
    return None


def _bare_picture(image: Node) -> Picture:
    """Return a picture that has no words."""
    return Picture(address(image), image.open_tag, role=Role.TEASER, key="img")


def _tells(teaser: Teaser) -> bool:
    """Say whether a teaser is one by its own looks, not a topic or a section in a list."""
    return not teaser.title.present or teaser.title.name in _HEADINGS or len(teaser.title.value.split()) >= 3


def rail_of(holder: Node, items: Sequence[tuple[Node, Teaser]], heading: Field) -> Rail | None:
    """Return a list of teasers with their cards; one is left out where its neighbours do not show what it lacks."""
    titled = [(card, teaser) for card, teaser in items if not _lacks_title(teaser)]
    kept = tuple(
        teaser
        for card, teaser in items
        if not _lacks_title(teaser) or (_stands_out(card, teaser, titled) and not _is_banner(teaser, heading))
    )
    return Rail(holder.span, heading, kept) if kept else None


def _lacks_title(teaser: Teaser) -> bool:
    title = teaser.title
    return not title.present or is_call(title.value) or is_address(title.value)


def _is_banner(teaser: Teaser, heading: Field) -> bool:
    """Say whether a picture without a word is an advertisement or a badge: nothing says that it is in a list."""
    return teaser.title.state is Presence.ABSENT and not heading.present


def _stands_out(card: Node, teaser: Teaser, titled: Sequence[tuple[Node, Teaser]]) -> bool:
    """Say whether neighbours of the same make show that a teaser lacks its title."""
    if teaser.title.state is Presence.EMPTY:
        return True
    same = sum(
        1
        for other, neighbour in titled
        if alike(card, other) and (teaser.title.present or neighbour.picture is not None)
    )
    return same >= _WITHOUT_TITLE


def _heading(holder: Node, cards: Collection[Node]) -> Field:
    """Return the heading of a list: the last one before its first item, in it or right before it."""
    below: Node | None = None
    for _ in range(3):
        heading: Node | None = None
        for child in holder.children:
            if child is below or any(inner in cards for inner in islice(child.walk(), 400)):
                break
            heading = next(
                (node for node in islice(child.walk(), 60) if node.name in _RAIL_HEADINGS and text_of(node)),
                heading,
            )
        if heading is not None:
            return Field.of(text_of(heading), heading.name)
        if holder.parent is None or holder.name in ("#root", "body", "main", "article", "section", "aside"):
            break
        below, holder = holder, holder.parent
    return NO_FIELD
