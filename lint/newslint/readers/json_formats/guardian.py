"""The Guardian's Content API, and the articles that its pages are rendered from (DCR)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newslint.conventions import Conventions
from newslint.readers import data
from newslint.readers.bodies import take_html
from newslint.readers.data import Node, Scalar
from newslint.readers.gathering import Draft, named, promoted
from newslint.readers.json_formats.paths import FieldMap, field, fields, has, mappings, scalar, value, values
from newslint_schemas import NO_FIELD, DateRole, Picture, Role, Teaser

NAME = "guardian"

MAP: FieldMap = {
    "article": "response.content | response.results[] | content | results[]",
    "headline": "fields.headline | webTitle | headline",
    "standfirst": "fields.standfirst | fields.trailText | standfirst | trailText",
    "byline": "fields.byline | byline",
    "published": "webPublicationDate",
    "updated": "fields.lastModified | webPublicationSecondaryDateDisplay",
    "body": "fields.body | blocks.body[].bodyHtml | blocks[].elements[].html",
    "pictures": "elements[type=image]",
    "rendition": "assets[]",
    "caption": "typeData.caption",
    "credit": "typeData.credit | typeData.photographer | typeData.source",
    "alt": "typeData.altText",
    "source": "file | typeData.secureFile",
    "rendered pictures": "mainMediaElements[] | blocks[].elements[]",
    "rendered caption": "data.caption",
    "rendered credit": "data.credit",
    "rendered alt": "data.alt",
    "rendered source": "media.allImages[].url | imageSources[].srcSet[].src",
    "teasers": "response.results[] without a body | storyPackage.trails[]",
    "teaser title": "fields.headline | webTitle | headline",
    "teaser summary": "fields.trailText | fields.standfirst",
    "teaser link": "webUrl | url",
    "address": "webUrl | id | pageId",
    "language": "fields.lang | lang",
    "section": "sectionName",
    "tags": "tags[type=keyword].webTitle",
    "id": "id | pageId",
}


def recognises(root: Node) -> bool:
    """Say whether a value is an answer of the Content API, an item of one, or a rendered article."""
    return any(
        has(item, "webTitle | webPublicationDate | fields.headline")
        and has(item, "fields | sectionId | apiUrl | webUrl | blocks | pageId")
        for item in _items(root)
    )


def _items(root: Node) -> list[data.Mapping]:
    found = [item for _, item in mappings(root, MAP["article"]) if has(item, "webTitle | fields | headline")]
    if found:
        return found
    inner = [item for _, item in mappings(root, "article | page.article") if has(item, "webTitle | blocks")]
    return inner or ([root] if isinstance(root, data.Mapping) else [])


def read(root: Node, conventions: Conventions) -> list[Draft]:
    """Return the articles; what a search gave without its text is a teaser of the search."""
    drafts: list[Draft] = []
    teasers: list[Teaser] = []
    items = _items(root)
    for item in items:
        draft = _article(item, conventions)
        if draft.blocks or draft.declared or len(items) == 1:
            drafts.append(draft)
        else:
            teasers.append(_teaser(item))
    if teasers:
        search = Draft(NAME, root.span, label="results")
        search.rail(teasers[0].span, teasers)
        search.dates += [mark for mark in (teasers[0].date,) if mark is not None]
        drafts.insert(0, search)
    return drafts


def _article(item: data.Mapping, conventions: Conventions) -> Draft:
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.speaks(value(item, MAP["language"]))
    draft.headline = field(item, MAP["headline"])
    draft.standfirst = field(item, MAP["standfirst"])
    draft.byline(map(named, fields(item, MAP["byline"])))
    draft.date(DateRole.PUBLISHED, field(item, MAP["published"]))
    draft.revised(field(item, MAP["updated"]))
    draft.address(field(item, MAP["address"]))
    draft.section = value(item, MAP["section"])
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    draft.declared += [*_pictures(item), *_rendered(item)]
    shown = list(draft.pictures)
    for _, body in values(item, MAP["body"]):
        if isinstance(body, Scalar):
            take_html(body.text, draft, conventions)
            if draft.blocks and has(item, "fields.body"):
                break
    if draft.declared:  # the body's figures are the same pictures once more
        draft.pictures = shown
    related = [_teaser(one) for _, one in mappings(item, "storyPackage.trails[]")]
    draft.rail(item.span, related)
    return draft


def _pictures(item: data.Mapping) -> Iterator[Picture]:
    """Yield the pictures of an item: the assets of an element are its crops, the thumbnail one more."""
    told: list[Picture] = []
    for _, element in mappings(item, MAP["pictures"]):
        assets = [asset for _, asset in mappings(element, MAP["rendition"])]
        if not assets:
            continue
        picture = _picture(assets[-1])
        relation = value(element, "relation")
        if relation == "thumbnail":  # what cards show: a crop of the main picture
            if not told:
                told.append(replace(picture, role=Role.SHARE))
            continue
        told = [one for one in told if one.role is not Role.SHARE]
        told.append(replace(picture, role=Role.LEAD) if relation == "main" else picture)
    yield from told


def _picture(asset: data.Mapping) -> Picture:
    source = scalar(asset, MAP["source"])
    return Picture(
        source="" if source is None else source.value,
        span=asset.span if source is None else source.span,
        caption=field(asset, MAP["caption"]),
        credit=named(field(asset, MAP["credit"])),
        alt=field(asset, MAP["alt"]),
        key="credit",
    )


def _rendered(item: data.Mapping) -> Iterator[Picture]:
    """Yield the pictures of an article as it is rendered."""
    for _, element in mappings(item, MAP["rendered pictures"]):
        if not value(element, "_type").endswith("ImageBlockElement"):
            continue
        source = scalar(element, MAP["rendered source"])
        yield Picture(
            source="" if source is None else source.value,
            span=element.span if source is None else source.span,
            caption=field(element, MAP["rendered caption"]),
            credit=named(field(element, MAP["rendered credit"])),
            alt=field(element, MAP["rendered alt"]),
            key="credit",
        )


def _teaser(item: data.Mapping) -> Teaser:
    title, summary = field(item, MAP["teaser title"]), field(item, MAP["teaser summary"])
    dated = Draft(NAME, item.span)
    dated.date(DateRole.PUBLISHED, field(item, MAP["published"]))
    return promoted(
        item.span,
        title,
        summary if summary.present else NO_FIELD,
        field(item, MAP["teaser link"]),
        date=dated.dates[0] if dated.dates else None,
    )
