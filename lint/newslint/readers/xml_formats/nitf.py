"""NITF, alone or inside NewsML: the text rendition of agencies."""

from __future__ import annotations

import re

from newslint.conventions import Conventions
from newslint.readers.bodies import take_markup
from newslint.readers.gathering import Draft, first, named
from newslint.readers.html.tree import Node
from newslint.readers.html.words import text_of
from newslint.readers.xml_formats.paths import FieldMap, field, fields, node, nodes, value
from newslint_schemas import DateRole, Field, Origin, Picture, Role, Text

NAME = "nitf"

MAP: FieldMap = {
    "headline": "body/body.head/hedline/hl1 | body/body.head/headline/hl1 | head/title",
    "standfirst": "body/body.head/abstract | body/body.head/hedline/hl2",
    "byline": "body/body.head/byline",
    "dateline": "body/body.head/dateline/location/city | body/body.head/dateline/location"
    " | body/body.head/dateline",
    "published": "head/docdata/date.issue/@norm | head/pubdata/@date.publication"
    " | head/docdata/date.release/@norm",
    "dateline date": "body/body.head/dateline/story.date/@norm",
    "expires": "head/docdata/date.expire/@norm",
    "body": "body/body.content",
    "picture": "//media[@media-type=image]",
    "caption": "media-caption",
    "credit": "media-producer | media-reference/@source-credit | media-reference/@copyright",
    "alt": "media-reference/@alternate-text",
    "source": "media-reference/@source | media-reference/@name",
    "tags": "//key-list/keyword/@key | //key-list/keyword",
    "names": "//identified-content/person | //identified-content/org | //identified-content/location",
    "id": "head/docdata/doc-id/@id-string",
}

_WORD = re.compile(r"[^\W\d_]{2}")
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld", "killed", "embargoed"})
_HTML = {
    "hl1": "h2",
    "hl2": "h2",
    "block": "div",
    "bq": "blockquote",
    "nitf-table": "table",
    "body.content": "div",
    "body.end": "div",
    "credit": "cite",
}
"""Elements of NITF that are others of HTML under another name."""


def read(top: Node, conventions: Conventions) -> list[Draft]:
    """Return the article of a NITF document."""
    draft = Draft(NAME, top.span, label=value(top, MAP["id"]))
    take(top, draft, conventions)
    return [draft]


def take(top: Node, draft: Draft, conventions: Conventions) -> None:
    """Add what a `nitf` element holds to a draft; what the draft knows already stays."""
    draft.speaks(top.attribute("lang") or top.attribute("baselang"))
    draft.headline = first(draft.headline, field(top, MAP["headline"]))
    draft.standfirst = first(draft.standfirst, field(top, MAP["standfirst"]))
    if not draft.bylines:
        draft.byline(map(_byline, nodes(top, MAP["byline"])))
    dateline = field(top, MAP["dateline"])
    if _WORD.search(dateline.value):  # some write the date's code alone
        draft.dateline = first(draft.dateline, dateline)
    for name, role in (
        ("published", DateRole.PUBLISHED),
        ("dateline date", DateRole.DATELINE),
        ("expires", DateRole.EXPIRES),
    ):
        draft.date(role, field(top, MAP[name]))
    draft.mention(fields(top, MAP["names"]))
    draft.tag(one.value for one in fields(top, MAP["tags"]))
    if (data := node(top, "head/docdata")) is not None:
        draft.draft |= data.attribute("management-status").lower() in _WITHDRAWN
    if (content := node(top, MAP["body"])) is not None:
        take_content(content, draft, conventions)


def take_content(content: Node, draft: Draft, conventions: Conventions) -> None:
    """Add the paragraphs and pictures of NITF content to a draft."""
    pictures = list(nodes(content, MAP["picture"]))
    draft.declared += [picture for media in pictures if (picture := _picture(media)) is not None]
    for inner in list(content.walk()):
        inner.children = [child for child in inner.children if child.name != "media"]
        inner.name = _HTML.get(inner.name, inner.name)
    take_markup(content, draft, conventions)


def _byline(byline: Node) -> Field:
    """Return a byline without the writer's title (`byttl`), which stands in an element of its own."""
    parts = (text_of(child) for child in byline.children if child.name != "byttl")
    words = Text.join(parts, " ").folded()
    return named(Field.of(words.strip(" ,\n\t"), "byline", Origin.DATA, byline.span))


def _picture(media: Node) -> Picture | None:
    """Return a picture of the body; none where it only points to a part of the message around it."""
    source = value(media, MAP["source"])
    caption = field(media, MAP["caption"])
    reference = node(media, "media-reference")
    if not source and caption.missing and reference is not None and reference.has("data-location"):
        return None
    return Picture(
        source=source,
        span=media.open_tag if reference is None else reference.open_tag,
        caption=caption,
        credit=named(field(media, MAP["credit"])),
        alt=field(media, MAP["alt"]),
        role=Role.BODY,
        key="media-producer",
    )
