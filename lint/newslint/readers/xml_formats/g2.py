"""NewsML-G2: news items, packages, and messages of several."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers.bodies import take_markup, take_words
from newslint.readers.gathering import Draft, first, named, promoted
from newslint.readers.html.tree import TEXT, Node
from newslint.readers.html.words import text_of
from newslint.readers.xml_formats import nitf, tt
from newslint.readers.xml_formats.paths import FieldMap, field, fields, node, nodes, value
from newslint_schemas import DateRole, Field, Genre, Picture, Role, Teaser

NAME = "newsml-g2"

MAP: FieldMap = {
    "headline": "contentMeta/headline[@role=main] | contentMeta/headline[!role] | contentMeta/headline",
    "standfirst": "contentMeta/headline[@role~sub] | contentMeta/description[@role~summary]"
    " | contentMeta/description[@role~abstract] | contentMeta/description[@role~teaser]"
    " | contentMeta/description[!role]",
    "byline": "contentMeta/by | contentMeta/creator[@role~author]/name | contentMeta/creator/name",
    "dateline": "contentMeta/dateline",
    "updated": "itemMeta/versionCreated",
    "modified": "contentMeta/contentModified",
    "created": "itemMeta/firstCreated",
    "content created": "contentMeta/contentCreated",
    "embargo": "itemMeta/embargoed",
    "body": "contentSet/inlineXML | contentSet/inlineData",
    "picture": "contentSet/remoteContent",
    "caption": "contentMeta/description[@role~caption] | contentMeta/description",
    "credit": "contentMeta/creditline | contentMeta/by | contentMeta/creator[@role~phot]/name"
    " | contentMeta/creator/name | rightsInfo/copyrightHolder/name | rightsInfo/copyrightHolder/@literal"
    " | rightsInfo/copyrightNotice",
    "source": "contentSet/remoteContent/@href | contentSet/remoteContent/@residref",
    "teasers": "itemMeta/link | groupSet/group/itemRef",
    "teaser title": "title | headline",
    "teaser summary": "description",
    "language": "contentMeta/language/@tag | @lang",
    "tags": "contentMeta/keyword | contentMeta/subject/name",
    "names": "contentMeta/subject[@type~person]/name | contentMeta/subject[@type~organisation]/name"
    " | contentMeta/subject[@type~geoArea]/name | contentMeta/subject[@type~poi]/name",
    "status": "itemMeta/pubStatus/@qcode",
    "id": "@guid",
}

_DATES = (
    ("updated", DateRole.UPDATED),
    ("modified", DateRole.UPDATED),
    ("created", DateRole.CREATED),
    ("content created", DateRole.CREATED),
    ("embargo", DateRole.EMBARGO),
)
_ITEMS = ("newsitem", "packageitem")


def read(top: Node, conventions: Conventions) -> list[Draft]:
    """Return the articles of an item, a message, or a fragment of an item.

    The pictures of a message with one text are that text's pictures; otherwise each item is an article.
    """
    items = [top] if top.name in _ITEMS else list(top.find(*_ITEMS))
    if not items and top.parent is not None and top.name in ("contentmeta", "groupset", "contentset"):
        items = [top.parent]
    drafts = [(_kind(item), _item(item, conventions)) for item in items]
    for _, draft in drafts:
        draft.speaks(top.attribute("lang"))
    texts = [draft for kind, draft in drafts if kind not in ("picture", "graphic") and draft.blocks]
    if len(texts) == 1:
        for kind, draft in drafts:
            if kind in ("picture", "graphic"):
                texts[0].declared += draft.declared
        return [draft for kind, draft in drafts if kind not in ("picture", "graphic")]
    return [draft for _, draft in drafts]


def _kind(item: Node) -> str:
    """Return what an item is: text, picture, graphic, video, audio, composite."""
    declared = value(item, "itemMeta/itemClass/@qcode").rpartition(":")[2].lower()
    if declared:
        return declared
    image = node(item, "contentSet/remoteContent[@contenttype~image/]")
    return "picture" if image is not None else "text"


def _item(item: Node, conventions: Conventions) -> Draft:
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.speaks(value(item, MAP["language"]))
    draft.headline = field(item, MAP["headline"])
    draft.dateline = field(item, MAP["dateline"])
    for name, role in _DATES:
        draft.date(role, field(item, MAP[name]))
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    draft.mention(fields(item, MAP["names"]))
    draft.draft = value(item, MAP["status"]).rpartition(":")[2].lower() in ("canceled", "withheld")
    kind = _kind(item)
    if kind in ("picture", "graphic"):
        draft.byline(map(named, fields(item, "contentMeta/by | contentMeta/creator/name")))
        draft.declared.append(_picture(item, Genre.GRAPHIC if kind == "graphic" else Genre.PICTURE))
    else:
        draft.standfirst = field(item, MAP["standfirst"])
        draft.byline(one for one in map(named, fields(item, MAP["byline"])) if _is_name(one))
        for inline in nodes(item, MAP["body"]):
            _body(inline, draft, conventions)
    _links(item, draft)
    return draft


def _is_name(byline: Field) -> bool:
    """Say whether a byline names people: a creator may be the account of one ("surname.givenname")."""
    return byline.name != "name" or " " in byline.value


def _picture(item: Node, genre: Genre) -> Picture:
    content = node(item, MAP["picture"])
    caption = field(item, MAP["caption"])
    return Picture(
        source=value(item, MAP["source"]),
        span=item.open_tag if content is None else content.open_tag,
        caption=caption,
        credit=named(field(item, MAP["credit"])),
        role=Role.LEAD,
        genre=genre,
        key="creditline",
    )


def _body(inline: Node, draft: Draft, conventions: Conventions) -> None:
    for wrapped in inline.find("nitf"):
        nitf.take(wrapped, draft, conventions)
        return
    for page in inline.find("body"):
        if tt.is_body(page):
            tt.take(page, draft, conventions)
            return
        if draft.headline.missing and (title := node(inline, "html/head/title")) is not None:
            draft.headline = Field.of(text_of(title), "title", slot=title.span)
        for holder in list(page.walk()):
            holder.children = [child for child in holder.children if not _is_beside(child)]
        take_markup(page, draft, conventions)
        return
    if any(child.name not in (TEXT, "#comment") for child in inline.children):
        take_markup(inline, draft, conventions)
        return
    for words in inline.children:
        take_words(words.text, draft, conventions)


def _is_beside(node: Node) -> bool:
    """Say whether an element repeats the item's fields, or is addressed to editors."""
    return node.name in ("header", "footer") or "notepad" in node.classes


def _links(item: Node, draft: Draft) -> None:
    """Add the items that a package or an item points to: texts as teasers, pictures as pictures elsewhere.

    A link without a title is a reference, not a teaser without one.
    """
    links = [
        link
        for link in nodes(item, "itemMeta/link")
        if node(link, MAP["teaser title"]) is not None and _class(link) in ("", "text", "composite")
    ]
    draft.rail(item.open_tag, [_teaser(link) for link in links])
    groups = {group.attribute("id"): group for group in nodes(item, "groupSet/group")}
    skipped = _alternatives(groups)
    teasers: list[Teaser] = []
    for group in groups.values():
        if group.attribute("id") in skipped:
            continue
        for reference in nodes(group, "itemRef"):
            kind = _class(reference)
            if kind in ("picture", "graphic"):
                draft.declared.append(_reference(reference))
            elif node(reference, MAP["teaser title"]) is not None:
                teasers.append(_teaser(reference))
    place = node(item, "groupSet")
    if place is not None:
        draft.rail(place.open_tag, teasers)


def _class(reference: Node) -> str:
    """Return what a link or reference leads to: text, picture, video …, or the empty string."""
    return value(reference, "itemClass/@qcode").rpartition(":")[2].lower()


def _alternatives(groups: dict[str, Node]) -> frozenset[str]:
    """Return the groups that offer once more what another group offers (`mode="pgrmod:alt"`)."""
    skipped: set[str] = set()
    for group in groups.values():
        if group.attribute("mode").rpartition(":")[2].lower() == "alt":
            offered = [reference.attribute("idref") for reference in nodes(group, "groupRef")]
            skipped.update(offered[1:])
    return frozenset(skipped)


def _teaser(link: Node) -> Teaser:
    title, summary = field(link, MAP["teaser title"]), field(link, MAP["teaser summary"])
    return promoted(link.span, title, summary, field(link, "@href | @residref"))


def _reference(reference: Node) -> Picture:
    """Return a picture of which a package gives no more than a caption; its own item has the rest."""
    caption = field(reference, "description[@role~caption] | description")
    return Picture(
        source=value(reference, "@residref | @href"),
        span=reference.open_tag,
        caption=first(caption, Field.elsewhere(name="description")),
        credit=first(field(reference, "creditline | by"), Field.elsewhere(name="creditline")),
    )
