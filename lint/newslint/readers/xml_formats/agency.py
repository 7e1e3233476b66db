"""XML of single agencies, told by one map each."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.conventions import Conventions
from newslint.readers.bodies import take_markup, take_words
from newslint.readers.gathering import Draft, named
from newslint.readers.html.tree import Node
from newslint.readers.xml_formats.paths import FieldMap, field, fields, nodes, value
from newslint_schemas import DateRole, Picture, Role

JIMI: FieldMap = {
    "article": "ContentItem",
    "headline": "Headline",
    "byline": "Byline",
    "dateline": "City | Placeline",
    "created": "CreatedDateTime",
    "updated": "UpdatedDateTime",
    "body": "ContentText",
    "picture": ".",
    "source": "ContentRef | ViewFile",
    "caption": "EnglishCaption | FrenchCaption",
    "credit": "Credit | Byline | Copyright",
    "tags": "Keywords",
    "id": "ContentItemID",
}
RITZAU: FieldMap = {
    "headline": "headline | NewsHeadline",
    "standfirst": "subtitle",
    "byline": "byLine",
    "dateline": "town",
    "published": "PublishDate",
    "body": "content",
    "id": "NewsID | id",
}
SOLITA: FieldMap = {
    "headline": "title",
    "standfirst": "leadtext",
    "published": "publicationDate",
    "body": "body",
    "picture": "images/image",
    "source": "url | @url",
    "caption": "caption",
    "credit": "credit | photographer",
    "language": "@lang | language",
    "id": "id | @id",
}

MAPS: Mapping[str, tuple[str, FieldMap]] = {
    "publish": ("cp-jimi", JIMI),
    "rbnews": ("ritzau", RITZAU),
    "release": ("solita", SOLITA),
}
"""By the name of the outermost element: the format's name and its map."""

_DATES = (
    ("published", DateRole.PUBLISHED),
    ("updated", DateRole.UPDATED),
    ("created", DateRole.CREATED),
)


def read(top: Node, conventions: Conventions) -> list[Draft]:
    """Return the article or articles of a document."""
    name, by = MAPS[top.name]
    items = list(nodes(top, by["article"])) if "article" in by else [top]
    return [_article(item, name, by, conventions) for item in items]


def _article(item: Node, name: str, by: FieldMap, conventions: Conventions) -> Draft:
    draft = Draft(name, item.span, label=value(item, by["id"]))
    draft.headline = field(item, by["headline"])
    if "standfirst" in by:
        draft.standfirst = field(item, by["standfirst"])
    if "dateline" in by:
        draft.dateline = field(item, by["dateline"])
    draft.byline(map(named, fields(item, by["byline"]) if "byline" in by else []))
    for key, role in _DATES:
        if key in by:
            draft.date(role, field(item, by[key]))
    if "language" in by:
        draft.speaks(value(item, by["language"]))
    for body in nodes(item, by["body"]):
        if any(child.name[0] != "#" for child in body.children):
            take_markup(body, draft, conventions)
        else:
            for run in body.children:
                take_words(run.text, draft, conventions)
    if "picture" in by:
        pictures = [item] if by["picture"] == "." else nodes(item, by["picture"])
        draft.declared += [_picture(one, by) for one in pictures if _is_picture(one, by)]
    return draft


def _is_picture(item: Node, by: FieldMap) -> bool:
    return field(item, by["caption"]).span is not None


def _picture(item: Node, by: FieldMap) -> Picture:
    return Picture(
        source=value(item, by["source"]),
        span=item.open_tag,
        caption=field(item, by["caption"]),
        credit=named(field(item, by["credit"])),
        role=Role.BODY,
        key="credit",
    )
