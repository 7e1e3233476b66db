"""The AP Media API: one item or a feed of items, the story's text as NITF where it was put beside them."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers import data
from newslint.readers.bodies import take_words
from newslint.readers.data import Node, Scalar, Sequence
from newslint.readers.gathering import Draft, named, promoted
from newslint.readers.json_formats.paths import FieldMap, field, fields, has, mappings, scalar, value, values
from newslint.readers.xml_scan import scan_xml
from newslint_schemas import DateRole, Field, Genre, Picture, Role, Teaser

NAME = "ap"

MAP: FieldMap = {
    "article": "data.item | data.items[].item",
    "headline": "headline",
    "standfirst": "headline_extended | description_summary",
    "byline": "bylines[].by",
    "dateline": "datelinelocation.city",
    "created": "firstcreated",
    "updated": "versioncreated",
    "embargo": "embargoed",
    "body": "nitf.body_html | nitf",
    "pictures": "associations.*",
    "caption": "description_caption",
    "credit": "description_creditline | photographer.name | infosource[].name | copyrightnotice",
    "source": "renditions.main.href | renditions.preview.href | renditions.*.href",
    "teasers": "associations.*",
    "teaser title": "headline",
    "teaser summary": "description_summary | headline_extended",
    "teaser link": "uri",
    "language": "language",
    "tags": "keywords[] | subject[].name",
    "names": "person[].name",
    "organisations": "organisation[].name | company[].name",
    "places": "place[].name",
    "status": "pubstatus",
    "id": "altids.itemid | source_id | uri",
}

_PICTURES = frozenset({"picture", "graphic"})


def recognises(root: Node) -> bool:
    """Say whether a value is an answer of the AP Media API, or an item of one."""
    return any(
        has(item, "altids | description_creditline | description_caption | headline_extended | bylines[].by")
        and has(item, "type")
        for item in _items(root)
    )


def _items(root: Node) -> list[data.Mapping]:
    found = [item for _, item in mappings(root, MAP["article"])]
    if found:
        return found
    if isinstance(root, Sequence):
        return [item for item in root.items if isinstance(item, data.Mapping)]
    return [root] if isinstance(root, data.Mapping) else []


def read(root: Node, conventions: Conventions) -> list[Draft]:
    """Return the article of each item."""
    items = _items(root)
    drafts = [_article(item, conventions) for item in items]
    if len(drafts) == 1:
        for _, node in values(root, MAP["body"]):
            if isinstance(node, Scalar):
                _take_body(node, drafts[0], conventions)
    return drafts


def _article(item: data.Mapping, conventions: Conventions) -> Draft:
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.speaks(value(item, MAP["language"]))
    draft.headline = field(item, MAP["headline"])
    draft.dateline = field(item, MAP["dateline"])
    draft.byline(map(named, fields(item, MAP["byline"])))
    draft.date(DateRole.UPDATED, field(item, MAP["updated"]))
    draft.date(DateRole.CREATED, field(item, MAP["created"]))
    draft.date(DateRole.EMBARGO, field(item, MAP["embargo"]))
    for name in ("names", "organisations", "places"):
        draft.mention(fields(item, MAP[name]))
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    draft.draft = value(item, MAP["status"]).lower() in ("canceled", "withheld")
    if value(item, "type").lower() in _PICTURES:
        draft.declared.append(_picture(item, Role.LEAD))
        return draft
    draft.standfirst = field(item, MAP["standfirst"])
    for _, node in values(item, MAP["body"]):
        if isinstance(node, Scalar):
            _take_body(node, draft, conventions)
    teasers: list[Teaser] = []
    for _, inner in mappings(item, MAP["pictures"]):
        kind = value(inner, "type").lower()
        if kind in _PICTURES:
            draft.declared.append(_picture(inner, Role.BODY))
        elif kind == "text" and has(inner, MAP["teaser title"]):
            title, summary = field(inner, MAP["teaser title"]), field(inner, MAP["teaser summary"])
            teasers.append(promoted(inner.span, title, summary, field(inner, MAP["teaser link"])))
    if teasers and (entry := item.entry("associations")) is not None:
        draft.rail(entry.key_span, teasers)
    return draft


def _take_body(body: Scalar, draft: Draft, conventions: Conventions) -> None:
    """Take a body, once: HTML, or a NITF document written as a string."""
    if draft.blocks:
        return
    if "<nitf" in body.value[:400]:
        from newslint.readers.xml_formats import nitf

        top = scan_xml(body.text, conventions.limits.depth).top
        if top is not None:
            nitf.take(top, draft, conventions)
    else:
        take_words(body.text, draft, conventions)


def _picture(item: data.Mapping, role: Role) -> Picture:
    """Return the picture that an item is; an association only names one, whose own item has its words."""
    source = scalar(item, MAP["source"])
    caption = field(item, MAP["caption"])
    credit = named(field(item, MAP["credit"]))
    if source is None and caption.span is None:
        caption = Field.elsewhere(name="description_caption")
        credit = Field.elsewhere(name="description_creditline") if credit.span is None else credit
    place = source or scalar(item, "uri | headline")
    return Picture(
        source="" if source is None else source.value,
        span=item.span if place is None else place.span,
        caption=caption,
        credit=credit,
        role=role,
        genre=Genre.GRAPHIC if value(item, "type").lower() == "graphic" else Genre.PICTURE,
        key="description_creditline",
    )
