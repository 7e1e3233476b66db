"""schema.org's articles as JSON-LD, alone or in a graph."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.conventions import Conventions
from newslint.readers import data
from newslint.readers.bodies import take_words
from newslint.readers.data import Node, Scalar, Sequence
from newslint.readers.gathering import Draft, named, promoted
from newslint.readers.json_formats.paths import FieldMap, field, fields, mappings, scalar, value, values
from newslint_schemas import DateRole, Field, Picture, Role, Span

NAME = "json-ld"

MAP: FieldMap = {
    "headline": "headline | name",
    "standfirst": "alternativeHeadline | description",
    "byline": "author[].name | author[]",
    "dateline": "dateline | locationCreated.name | contentLocation.name",
    "published": "datePublished",
    "updated": "dateModified",
    "created": "dateCreated",
    "body": "articleBody",
    "pictures": "image[] | associatedMedia[@type=imageobject]",
    "caption": "caption | description | name",
    "credit": "creditText | creator[].name | creator | copyrightNotice | copyrightHolder[].name"
    " | copyrightHolder",
    "source": "url | contentUrl | @id",
    "teasers": "itemListElement[]",
    "teaser title": "name | item.name | headline | item.headline",
    "teaser link": "url | item.url | item.@id",
    "address": "url | mainEntityOfPage.@id | mainEntityOfPage | @id",
    "language": "inLanguage | inLanguage.alternateName | inLanguage.name",
    "section": "articleSection[] | articleSection",
    "tags": "keywords[] | about[].name",
    "id": "@id | url | mainEntityOfPage.@id | mainEntityOfPage",
}

_ARTICLES = ("article", "blogposting", "report", "review")


def recognises(root: Node) -> bool:
    """Say whether a value is JSON-LD, whatever it tells of."""
    tops = root.items if isinstance(root, Sequence) else (root,)
    return any(
        isinstance(top, data.Mapping) and next(values(top, "@context | @graph | @type"), None) is not None
        for top in tops
    )


def read(root: Node, conventions: Conventions) -> list[Draft]:
    """Return the articles, wherever they stand; people, publishers and pages are none."""
    known = {value(one, "@id"): one for one in _objects(root) if value(one, "@id") and len(one.entries) > 1}
    articles = [one for one in _objects(root) if _is_article(one)]
    drafts = [_article(one, known, conventions) for one in articles]
    return drafts or [_list(one) for one in _objects(root) if value(one, "@type").lower() == "itemlist"]


def _objects(root: Node) -> Iterator[data.Mapping]:
    """Yield the outermost objects, those of a graph, and what pages and lists hold as their main thing."""
    tops = root.items if isinstance(root, Sequence) else (root,)
    for top in tops:
        if isinstance(top, data.Mapping):
            yield top
            for _, inner in mappings(top, "@graph[] | mainEntity[] | mainEntityOfPage[]"):
                yield inner


def _types(item: data.Mapping) -> list[str]:
    kinds = (node for _, node in values(item, "@type[]"))
    return [
        node.value.rpartition("/")[2].rpartition(":")[2].lower() for node in kinds if isinstance(node, Scalar)
    ]


def _is_article(item: data.Mapping) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in _types(item))


def _article(item: data.Mapping, known: dict[str, data.Mapping], conventions: Conventions) -> Draft:
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.speaks(value(item, MAP["language"]))
    draft.headline = field(item, MAP["headline"])
    draft.standfirst = field(item, MAP["standfirst"])
    draft.dateline = field(item, MAP["dateline"])
    draft.byline(_authors(item, known))
    draft.date(DateRole.PUBLISHED, field(item, MAP["published"]))
    draft.date(DateRole.UPDATED, field(item, MAP["updated"]))
    draft.date(DateRole.CREATED, field(item, MAP["created"]))
    draft.address(field(item, MAP["address"]))
    draft.section = value(item, MAP["section"])
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    if (body := scalar(item, MAP["body"])) is not None:
        take_words(body.text, draft, conventions)
    for picture in _pictures(item, known):
        if not any(_is_crop(picture, other) for other in draft.declared):
            draft.declared.append(picture)
    return draft


def _authors(item: data.Mapping, known: dict[str, data.Mapping]) -> Iterator[Field]:
    for _, author in values(item, "author[]"):
        if isinstance(author, data.Mapping):
            yield from map(named, fields(known.get(value(author, "@id"), author), "name"))
    if not any(isinstance(author, data.Mapping) for _, author in values(item, "author[]")):
        yield from (one for one in map(named, fields(item, MAP["byline"])) if "{" not in one.value)


def _pictures(item: data.Mapping, known: dict[str, data.Mapping]) -> Iterator[Picture]:
    for name, node in values(item, MAP["pictures"]):
        if isinstance(node, Scalar):
            # A bare address says nothing of the picture; its words are in the page.
            yield Picture(node.value, node.span, Field.elsewhere(), Field.elsewhere(), role=Role.SHARE)
        elif isinstance(node, data.Mapping):
            yield _picture(known.get(value(node, "@id"), node), name)


def _picture(item: data.Mapping, name: str) -> Picture:
    source = scalar(item, MAP["source"])
    return Picture(
        source="" if source is None else source.value,
        span=Span(item.span.start, item.span.start + 1) if source is None else source.span,
        caption=field(item, MAP["caption"]),
        credit=named(field(item, MAP["credit"])),
        role=Role.LEAD,
        key="creditText" if name else "",
    )


def _is_crop(one: Picture, other: Picture) -> bool:
    """Say whether two images of one article are one picture in two formats, as search engines ask."""
    return one.caption.value == other.caption.value and one.credit.value == other.credit.value


def _list(item: data.Mapping) -> Draft:
    """Return a list of stories as an article of nothing but teasers."""
    draft = Draft(NAME, item.span)
    teasers = [
        promoted(
            one.span, title, field(one, "description | item.description"), field(one, MAP["teaser link"])
        )
        for _, one in mappings(item, MAP["teasers"])
        if (title := field(one, MAP["teaser title"])).span is not None
    ]
    draft.rail(Span(item.span.start, item.span.start + 1), teasers, field(item, "name"))
    return draft
