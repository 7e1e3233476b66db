"""ninjs 1 to 3, as IPTC defines it and as Superdesk, TT, the BBC and others write it."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.conventions import Conventions
from newslint.readers import data
from newslint.readers.bodies import take_plain, take_words
from newslint.readers.data import Node, Scalar, Sequence
from newslint.readers.gathering import Draft, named, promoted
from newslint.readers.json_formats.paths import (
    FieldMap,
    field,
    fields,
    has,
    mappings,
    scalar,
    scalar_field,
    value,
    values,
)
from newslint_schemas import DateRole, Field, Genre, Picture, Role, Span, Teaser

NAME = "ninjs"

MAP: FieldMap = {
    "article": "item[] | _items[] | items[]",
    "headline": "headline | headlines[role=main].value | headlines[!role].value | headlines[role=none].value"
    " | headline_*",
    "standfirst": "description_text | description_html | description_*"
    " | headlines[role=sub].value | headlines[role=subheadline].value"
    " | descriptions[role=summary].value | descriptions[role=text].value | extra.headline_extended",
    "byline": "byline | by | bylines[].byline | authors[].name",
    "dateline": "located | located.name | located.city",
    "published": "firstpublished",
    "updated": "versioncreated",
    "created": "firstcreated",
    "content created": "contentcreated",
    "embargo": "embargoed",
    "expires": "expires",
    "body": "body_html | body_xhtml | body_html5 | body_richtext | bodies[contenttype=text/html].value"
    " | bodies[].value | body_* | body_text",
    "pictures": "associations.*",
    "caption": "description_text | description_html | descriptions[role=caption].value"
    " | descriptions[role=text].value | descriptions[!role].value | descriptions[role=none].value"
    " | description_*",
    "caption once more": "description_text | description_html | description_xhtml | descriptions[role=caption].value"
    " | descriptions[role=text].value | descriptions[role=richtext].value",
    "credit": "creditline | descriptions[role=creditline].value | byline | by | bylines[].byline"
    " | authors[role=photographer].name | authors[].name | copyrightholder | copyrightnotice",
    "alt": "body_text",
    "source": "renditions.main.href | renditions.original.href | renditions.highres.href"
    " | renditions.viewimage.href | renditions.baseimage.href | renditions[name=main].href"
    " | renditions.*.href",
    "teasers": "associations.*",
    "teaser title": "headline | headlines[].value | headline_*",
    "teaser summary": "description_text | description_html | descriptions[].value | description_*",
    "teaser link": "canonicalurl | uri | guid",
    "language": "language",
    "section": "service[].name",
    "tags": "keywords[] | subject[].name | subjects[].name",
    "names": "person[].name | people[].name",
    "organisations": "organisation[].name | organisations[].name",
    "places": "place[].name | places[].name",
    "search title": "extra.seotitle",
    "address": "canonicalurl",
    "status": "pubstatus",
    "id": "guid | uri | id",
}

_DATES = (
    ("created", DateRole.CREATED),
    ("content created", DateRole.CREATED),
    ("embargo", DateRole.EMBARGO),
    ("expires", DateRole.EXPIRES),
)
_SIGNS = (
    "headline | headlines | headline_* | byline | versioncreated | firstcreated | description_*"
    " | descriptions | body_* | bodies | associations | renditions | pubstatus | located"
)
_SURE_SIGNS = "versioncreated | firstcreated | body_html | body_xhtml | body_text | bodies[].value"
_LEADS = ("featur", "main", "lead", "hero", "top")
_PICTURES = frozenset({"picture", "graphic"})


def recognises(root: Node) -> bool:
    """Say whether a value is a ninjs item or a list of such."""
    if isinstance(root, data.Mapping) and isinstance(root.get("item"), Sequence):
        return any(_is_item(one) for _, one in mappings(root, "item[]"))
    return any(_is_item(one) for one in _items(root))


def _is_item(item: data.Mapping) -> bool:
    if not has(item, "uri | guid") or has(item, "@context | @type | content_elements | webTitle"):
        return False
    return sum(1 for path in _SIGNS.split("|") if has(item, path.strip())) >= 1


def resembles(root: Node) -> bool:
    """Say whether a value that is broken was an item: a headline beside a body or the time of a version."""
    return any(
        len(value(item, MAP["headline"]).split()) >= 2
        and any(has(item, sign.strip()) for sign in _SURE_SIGNS.split("|"))
        for item in _items(root)
    )


def _items(root: Node) -> list[data.Mapping]:
    if isinstance(root, Sequence):
        return [item for item in root.items if isinstance(item, data.Mapping)]
    if not isinstance(root, data.Mapping):
        return []
    inner = [item for _, item in mappings(root, MAP["article"])]
    return [root] if has(root, "uri | guid") or not inner else inner


def read(root: Node, conventions: Conventions) -> list[Draft]:
    """Return the article of each item."""
    return [_article(item, conventions) for item in _items(root)]


def _article(item: data.Mapping, conventions: Conventions) -> Draft:
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.speaks(value(item, MAP["language"]))
    draft.headline = field(item, MAP["headline"])
    draft.dateline = field(item, MAP["dateline"])
    draft.byline(map(named, fields(item, MAP["byline"])))
    draft.date(DateRole.PUBLISHED, field(item, MAP["published"]))
    draft.revised(field(item, MAP["updated"]))
    for name, role in _DATES:
        draft.date(role, field(item, MAP[name]))
    draft.address(field(item, MAP["address"]))
    for name in ("names", "organisations", "places", "search title"):
        draft.mention(fields(item, MAP[name]))
    draft.section = value(item, MAP["section"])
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    draft.draft = value(item, MAP["status"]).lower() in ("canceled", "cancelled", "withheld")
    if value(item, "type").lower() in _PICTURES:
        draft.declared.append(picture(item, None, Role.LEAD))
        draft.mention(_once_more(item, draft.declared[0].caption))
        return draft
    draft.standfirst = field(item, MAP["standfirst"])
    _take_body(item, draft, conventions)
    _take_associations(item, draft)
    return draft


def _take_body(item: data.Mapping, draft: Draft, conventions: Conventions) -> None:
    """Take one of the renderings of a body, the richest that has words."""
    for name, node in values(item, MAP["body"]):
        if not isinstance(node, Scalar) or not node.value.strip():
            continue
        if name.lower() == "body_text":
            take_plain(node.text, draft)
        else:
            take_words(node.text, draft, conventions)
        if draft.blocks:
            return


def _take_associations(item: data.Mapping, draft: Draft) -> None:
    teasers: list[Teaser] = []
    for name, inner, place in _associations(item):
        kind = value(inner, "type").lower()
        if kind in _PICTURES:
            role = Role.LEAD if name.lower().startswith(_LEADS) else Role.BODY
            draft.declared.append(picture(inner, place, role, name))
            draft.mention(_once_more(inner, draft.declared[-1].caption))
        elif kind not in ("video", "audio", "animation"):
            teasers += _teasers(inner, kind)
    if teasers and (entry := item.entry("associations")) is not None:
        draft.rail(entry.key_span, teasers)


def _associations(item: data.Mapping) -> list[tuple[str, data.Mapping, Span | None]]:
    """Return the items within an item: by key in ninjs 1, in a list in ninjs 2 and 3."""
    held = item.get("associations")
    if isinstance(held, data.Mapping):
        return [
            (one.name, one.value, one.key_span) for one in held.entries if isinstance(one.value, data.Mapping)
        ]
    listed = held.items if isinstance(held, Sequence) else ()
    return [(value(one, "name | id"), one, None) for one in listed if isinstance(one, data.Mapping)]


def picture(item: data.Mapping, place: Span | None, role: Role, name: str = "") -> Picture:
    """Return the picture that an item is; a bare reference has its words elsewhere."""
    source = scalar(item, MAP["source"])
    caption = field(item, MAP["caption"])
    credit = named(field(item, MAP["credit"]))
    if source is None and caption.span is None and credit.span is None:
        caption, credit = Field.elsewhere(), Field.elsewhere()
    genre = Genre.GRAPHIC if value(item, "type").lower() == "graphic" else Genre.PICTURE
    return Picture(
        source="" if source is None else source.value,
        span=source.span if source is not None else place or Span(item.span.start, item.span.start + 1),
        caption=caption,
        credit=credit,
        alt=field(item, MAP["alt"]),
        role=role,
        genre=Genre.LOGO if "logo" in name.lower() else genre,
        key="creditline",
    )


def _once_more(item: data.Mapping, caption: Field) -> Iterator[Field]:
    """Yield the caption as other fields tell it, in HTML or plain words, where it is not the same there."""
    told = caption.value.split()
    for name, node in values(item, MAP["caption once more"]):
        if isinstance(node, Scalar) and (one := scalar_field(node, name)).value.split() != told:
            yield one


def _teasers(inner: data.Mapping, kind: str) -> list[Teaser]:
    """Return an item as a teaser; without a headline and a description it is a reference only."""
    title = field(inner, MAP["teaser title"])
    summary = field(inner, MAP["teaser summary"])
    if title.span is None and (summary.missing or kind not in ("text", "composite", "story", "")):
        return []
    link = field(inner, MAP["teaser link"])
    return [promoted(inner.span, title, summary, link)]
