"""TT's own markup inside NewsML-G2: texts with heading, introduction, body, byline and pictures."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers.bodies import take_markup
from newslint.readers.gathering import Draft, first, named
from newslint.readers.html.tree import Node
from newslint.readers.xml_formats.paths import FieldMap, field, fields, node, nodes, value
from newslint_schemas import Picture

MAP: FieldMap = {
    "text": "TEXT",
    "headline": "RUBRIK",
    "standfirst": "INGRESS",
    "byline": "BYLINE",
    "dateline": "DAT/ORT",
    "body": "BRODTEXT",
    "pictures": "BILD",
    "source": "BILDFIL",
    "caption": "BILDTEXT",
    "credit": "BILDSKAPARE",
}

_HTML = {"mellis": "h3", "citat": "blockquote", "brodtext": "div"}
"""Elements that are others of HTML under another name."""


def is_body(body: Node) -> bool:
    """Say whether a body is written in TT's markup."""
    return node(body, "TEXT/RUBRIK | TEXT/BRODTEXT") is not None


def take(body: Node, draft: Draft, conventions: Conventions) -> None:
    """Add the texts of a body to a draft: the first is the story, the others are boxes beside it."""
    for number, text in enumerate(nodes(body, MAP["text"])):
        if number == 0:
            draft.headline = first(draft.headline, field(text, MAP["headline"]))
            draft.standfirst = first(draft.standfirst, field(text, MAP["standfirst"]))
            draft.dateline = first(draft.dateline, field(text, MAP["dateline"]))
            draft.byline(map(named, fields(text, MAP["byline"])))
        for content in nodes(text, MAP["body"]):
            for inner in content.walk():
                inner.name = _HTML.get(inner.name, inner.name)
            take_markup(content, draft, conventions)
        draft.declared += [_picture(picture) for picture in nodes(text, MAP["pictures"])]


def _picture(picture: Node) -> Picture:
    source = node(picture, MAP["source"])
    return Picture(
        source=value(picture, MAP["source"]),
        span=picture.open_tag if source is None else source.span,
        caption=field(picture, MAP["caption"]),
        credit=named(field(picture, MAP["credit"])),
        key="BILDSKAPARE",
    )
