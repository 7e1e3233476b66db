"""Arc XP's ANS: stories, collections, galleries, pictures and lists of links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newslint.conventions import Conventions
from newslint.readers import data
from newslint.readers.bodies import gather_lists, take_words
from newslint.readers.data import Node, Sequence
from newslint.readers.gathering import Draft, named, promoted
from newslint.readers.json_formats.paths import (
    FieldMap,
    field,
    fields,
    has,
    mappings,
    scalar,
    value,
)
from newslint_schemas import BlockKind, DateRole, Field, Picture, Role, Span, Teaser

NAME = "ans"

MAP: FieldMap = {
    "headline": "headlines.basic | title",
    "kicker": "label.basic.text",
    "standfirst": "subheadlines.basic | description.basic",
    "byline": "vanity_credits.by[].byline | credits.by[].byline | credits.by[].name",
    "published": "display_date | first_publish_date | publish_date",
    "updated": "last_updated_date",
    "created": "created_date",
    "body": "content_elements[]",
    "lead picture": "promo_items.basic | promo_items.lead_art",
    "caption": "caption | caption.basic",
    "credit": "vanity_credits.by[].byline | vanity_credits.by[].name | credits.by[].byline"
    " | credits.by[].name | vanity_credits.affiliation[].name | credits.affiliation[].name | copyright",
    "alt": "alt_text",
    "source": "url",
    "teasers": "related_content.basic[]",
    "teaser title": "headlines.basic | content | title",
    "teaser summary": "description.basic | description.content",
    "teaser link": "canonical_url | website_url | url",
    "address": "canonical_url | website_url",
    "corrections": "corrections[].text",
    "language": "language",
    "section": "taxonomy.primary_section.name | taxonomy.primary_site.name",
    "tags": "taxonomy.tags[].text | taxonomy.keywords[].keyword",
    "search title": "headlines.meta_title",
    "id": "_id | canonical_url",
}

_TYPES = frozenset(
    {"story", "collection", "gallery", "image", "video", "audio", "link_list", "results", "feed"}
)
_SIGNS = (
    "content_elements | headlines.basic | headlines | promo_items | taxonomy | credits.by | canonical_url"
    " | items[type=interstitial_link] | additional_properties | created_date"
)
_WORDS = {
    "text": BlockKind.PARAGRAPH,
    "header": BlockKind.HEADING,
    "blockquote": BlockKind.QUOTATION,
    "raw_html": BlockKind.PARAGRAPH,
    "code": BlockKind.CODE,
}


def recognises(root: Node) -> bool:
    """Say whether a value is an ANS document, or a list of such."""
    return any(_is_document(item) for item in _items(root))


def _is_document(item: data.Mapping) -> bool:
    kind = value(item, "type").lower()
    return (
        kind in _TYPES
        and has(item, "_id | version")
        and any(has(item, sign.strip()) for sign in _SIGNS.split("|"))
        and not has(item, "uri | data | altids")
    )


def _items(root: Node) -> list[data.Mapping]:
    if isinstance(root, data.Mapping):
        return [root]
    items = root.items if isinstance(root, Sequence) else ()
    return [item for item in items if isinstance(item, data.Mapping)]


def read(root: Node, conventions: Conventions) -> list[Draft]:
    """Return the article of each document; the stories that a search or feed gave in full are articles."""
    drafts: list[Draft] = []
    for item in _items(root):
        inner = [one for _, one in mappings(item, MAP["body"]) if _is_whole(one)]
        found = inner if value(item, "type").lower() in ("results", "feed") and inner else [item]
        drafts += [_article(one, conventions) for one in found]
    return drafts


def _is_whole(item: data.Mapping) -> bool:
    return has(item, "content_elements") and value(item, "type").lower() in _TYPES


def _article(item: data.Mapping, conventions: Conventions) -> Draft:
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.speaks(value(item, MAP["language"]))
    draft.date(DateRole.PUBLISHED, field(item, MAP["published"]))
    draft.revised(field(item, MAP["updated"]))
    draft.date(DateRole.CREATED, field(item, MAP["created"]))
    draft.address(field(item, MAP["address"]))
    draft.draft = value(item, "status") == "draft" or value(item, "revision.published") == "false"
    kind = value(item, "type").lower()
    if kind == "link_list":
        _take_links(item, draft)
        return draft
    draft.headline = field(item, MAP["headline"])
    draft.kicker = field(item, MAP["kicker"])
    draft.standfirst = field(item, MAP["standfirst"])
    draft.byline(map(named, fields(item, MAP["byline"])))
    if not draft.bylines and has(item, "credits.by[type=reference]"):
        draft.bylines.append(Field.elsewhere(name="credits"))
    draft.section = value(item, MAP["section"])
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    draft.mention(fields(item, MAP["search title"]))
    if kind == "image":
        draft.declared += _pictures(item, Role.LEAD)
    for _, lead in mappings(item, MAP["lead picture"]):
        draft.declared += _pictures(lead, Role.LEAD)
    _take_elements(item, draft, conventions, Role.GALLERY if kind == "gallery" else Role.BODY)
    for _, correction in mappings(item, "corrections[]"):
        _take_words(correction, "text", BlockKind.NOTE, draft, conventions)
    if (entry := item.entry("related_content")) is not None:
        related = [teaser for _, one in mappings(item, MAP["teasers"]) for teaser in _teasers(one)]
        draft.rail(entry.key_span, related)
    return draft


def _take_elements(item: data.Mapping, draft: Draft, conventions: Conventions, role: Role) -> None:
    """Take the elements of a body in reading order; what only refers to another document is passed over."""
    teasers: list[Teaser] = []
    before = len(draft.blocks)
    for element in _elements(item):
        kind = value(element, "type").lower()
        if kind in _WORDS:
            _take_words(element, "content", _WORDS[kind], draft, conventions)
        elif kind == "image":
            draft.pictures += _pictures(element, role)
        elif kind == "gallery":
            draft.pictures += _pictures(element, Role.GALLERY)
        elif kind == "correction":
            _take_words(element, "text", BlockKind.NOTE, draft, conventions)
        elif kind == "link_list":
            _take_links(element, draft)
        elif kind == "interstitial_link" or (kind == "story" and has(element, MAP["teaser title"])):
            teasers += _teasers(element)
        elif kind == "table":
            for _, cell in mappings(element, "header[] | rows[]"):
                _take_words(cell, "content", BlockKind.TABLE, draft, conventions)
    gather_lists(draft, before)
    if teasers and (entry := item.entry("content_elements")) is not None:
        draft.rail(entry.key_span, teasers)


def _elements(item: data.Mapping) -> Iterator[data.Mapping]:
    """Yield the elements of a body; lists, quotations and groups give those within them."""
    for _, element in mappings(item, MAP["body"]):
        kind = value(element, "type").lower()
        if kind in ("quote", "element_group"):
            yield from _elements(element)
        elif kind == "list":
            yield from _listed(element)
        else:
            yield element


def _listed(element: data.Mapping) -> Iterator[data.Mapping]:
    for _, item in mappings(element, "items[]"):
        if value(item, "type").lower() == "list":
            yield from _listed(item)
        else:
            yield item


def _take_words(
    element: data.Mapping, key: str, kind: BlockKind, draft: Draft, conventions: Conventions
) -> None:
    words = scalar(element, key)
    if words is None:
        return
    before = len(draft.blocks)
    take_words(words.text, draft, conventions)
    if kind is not BlockKind.PARAGRAPH:
        level = int(value(element, "level")) if value(element, "level").isdigit() else 0
        draft.blocks[before:] = [replace(block, kind=kind, level=level) for block in draft.blocks[before:]]


def _pictures(element: data.Mapping, role: Role) -> list[Picture]:
    """Return the picture that an image element is, or those of a gallery; a reference has none here."""
    kind = value(element, "type").lower()
    if kind == "gallery":
        inner = (one for _, one in mappings(element, "content_elements[type=image]"))
        return [picture for one in inner for picture in _pictures(one, role)]
    source = scalar(element, MAP["source"])
    if kind != "image" or source is None:
        return []
    credit = named(field(element, MAP["credit"]))
    if not credit.present and has(element, "credits.by[type=reference]"):
        credit = Field.elsewhere(name="credits")
    return [
        Picture(
            source=source.value,
            span=source.span,
            caption=field(element, MAP["caption"]),
            credit=credit,
            alt=field(element, MAP["alt"]),
            role=role,
            key="credits",
        )
    ]


def _take_links(element: data.Mapping, draft: Draft) -> None:
    teasers = [teaser for _, one in mappings(element, "items[]") for teaser in _teasers(one)]
    draft.rail(Span(element.span.start, element.span.start + 1), teasers, field(element, "title"))


def _teasers(element: data.Mapping) -> list[Teaser]:
    """Return an element as a teaser; one that holds neither title nor summary only refers to a story."""
    title = field(element, MAP["teaser title"])
    summary = field(element, MAP["teaser summary"])
    if title.span is None and summary.missing:
        return []
    return [promoted(element.span, title, summary, field(element, MAP["teaser link"]))]
