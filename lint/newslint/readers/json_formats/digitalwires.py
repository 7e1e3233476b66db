"""dpa's digitalwires: text, pictures and links of a story in one object."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers import data
from newslint.readers.bodies import take_html
from newslint.readers.data import Node, Sequence
from newslint.readers.gathering import Draft, named, promoted
from newslint.readers.json_formats.paths import FieldMap, field, fields, has, mappings, scalar, value
from newslint_schemas import DateRole, Picture, Role, Span, Teaser

NAME = "digitalwires"

MAP: FieldMap = {
    "headline": "headline",
    "kicker": "kicker",
    "standfirst": "subhead | teaser",
    "byline": "byline",
    "dateline": "dateline",
    "updated": "version_created | updated",
    "created": "content_created",
    "embargo": "embargoed",
    "body": "article_html | infobox_html",
    "pictures": "associations[type=image]",
    "caption": "caption",
    "credit": "creditline",
    "source": "renditions[].url",
    "teasers": "associations[]",
    "teaser title": "headline",
    "teaser link": "url | renditions[].url",
    "language": "language",
    "tags": "keyword_names[]",
    "status": "pubstatus",
    "id": "urn | entry_id",
}


def recognises(root: Node) -> bool:
    """Say whether a value is an entry of digitalwires, or a list of such."""
    return any(
        has(item, "article_html | linkbox_html | infobox_html")
        or (has(item, "version_created") and has(item, "urn"))
        for item in _items(root)
    )


def _items(root: Node) -> list[data.Mapping]:
    inner = [item for _, item in mappings(root, "entries[]")]
    if inner:
        return inner
    if isinstance(root, Sequence):
        return [item for item in root.items if isinstance(item, data.Mapping)]
    return [root] if isinstance(root, data.Mapping) else []


def read(root: Node, conventions: Conventions) -> list[Draft]:
    """Return the article of each entry."""
    return [_article(item, conventions) for item in _items(root)]


def _article(item: data.Mapping, conventions: Conventions) -> Draft:
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.speaks(value(item, MAP["language"]))
    draft.headline = field(item, MAP["headline"])
    draft.kicker = field(item, MAP["kicker"])
    draft.standfirst = field(item, MAP["standfirst"])
    draft.dateline = field(item, MAP["dateline"])
    draft.byline(map(named, fields(item, MAP["byline"])))
    draft.date(DateRole.UPDATED, field(item, MAP["updated"]))
    draft.date(DateRole.CREATED, field(item, MAP["created"]))
    draft.date(DateRole.EMBARGO, field(item, MAP["embargo"]))
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    draft.draft = value(item, MAP["status"]).lower() in ("canceled", "withheld")
    for key in MAP["body"].split("|"):
        if (body := scalar(item, key.strip())) is not None:
            take_html(body.text, draft, conventions)
    if value(item, "type").lower() == "image":
        draft.declared.append(_picture(item, Role.LEAD))
    teasers: list[Teaser] = []
    for _, inner in mappings(item, MAP["teasers"]):
        if value(inner, "type").lower() == "image":
            draft.declared.append(_picture(inner, Role.BODY))
        elif has(inner, MAP["teaser title"]) and value(inner, "type").lower() in ("text", "article", "link"):
            title, summary = field(inner, MAP["teaser title"]), field(inner, MAP["standfirst"])
            teasers.append(promoted(inner.span, title, summary, field(inner, MAP["teaser link"])))
    if teasers and (entry := item.entry("associations")) is not None:
        draft.rail(entry.key_span, teasers)
    return draft


def _picture(item: data.Mapping, role: Role) -> Picture:
    source = scalar(item, MAP["source"])
    return Picture(
        source="" if source is None else source.value,
        span=Span(item.span.start, item.span.start + 1) if source is None else source.span,
        caption=field(item, MAP["caption"]),
        credit=named(field(item, MAP["credit"])),
        role=role,
        key="creditline",
    )
