"""RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom, with Media RSS.

An item with a body is an article; one with a title and a summary is a teaser of the feed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newslint.conventions import Conventions
from newslint.readers.bodies import take_markup, take_words
from newslint.readers.gathering import Draft, first, named, promoted
from newslint.readers.html.tree import Node
from newslint.readers.pictures import is_editorial
from newslint.readers.xml_formats.paths import FieldMap, field, fields, node, nodes, value
from newslint_schemas import NO_FIELD, DateMark, DateRole, Field, Picture, Role, Teaser

NAMES = {"rss": "rss", "rdf": "rss", "channel": "rss", "item": "rss", "feed": "atom", "entry": "atom"}

MAP: FieldMap = {
    "article": "item | entry",
    "headline": "title",
    "standfirst": "description | summary | itunes:summary",
    "byline": "dc:creator | author/name | author | itunes:author",
    "published": "pubDate | published | issued | dc:date | created",
    "updated": "updated | modified | atom:updated | dcterms:modified",
    "body": "content:encoded | content",
    "link": "link[!rel]/@href | link[@rel=alternate]/@href | link[!href] | guid",
    "picture": "media:group/media:content | media:content | media:thumbnail | enclosure",
    "caption": "media:description | media:text | media:title",
    "credit": "media:credit | media:copyright",
    "source": "@url",
    "tags": "category | category/@term | dc:subject",
    "language": "language | dc:language | @lang",
    "id": "guid | id | link",
    "feed headline": "channel/title | title",
    "feed published": "channel/pubDate | channel/dc:date | pubDate",
    "feed updated": "updated",
}

_LONG = 1200
"""How many characters of a description, over three paragraphs or more, are a body rather than a summary."""

_CUT_OFF = re.compile(
    r"(?:continue reading|read (?:more|on|the full|full)|weiterlesen|lire la suite|leer más|seguir leyendo"
    r"|\[?(?:…|\.\.\.)\]?)"
    r"[\s.…\]»>→]*$",
    re.IGNORECASE,
)
_IMAGE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)(?:$|[?#])", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp)|[\w-]*\d[\w-]*", re.IGNORECASE)


def read(top: Node, conventions: Conventions) -> list[Draft]:
    """Return the articles of a feed: its items with a body, and the feed itself where it holds teasers."""
    kind = NAMES[top.name]
    holder = next((child for child in top.children if child.name == "channel"), top)
    feed = Draft(kind, top.span, label="feed")
    feed.headline = field(top, MAP["feed headline"])
    feed.date(DateRole.PUBLISHED, field(top, MAP["feed published"]))
    feed.date(DateRole.UPDATED, field(top, MAP["feed updated"]))
    feed.speaks(value(holder, MAP["language"]) or value(top, MAP["language"]))
    items = (
        [top] if top.name in ("item", "entry") else [*nodes(top, MAP["article"]), *nodes(top, "channel/item")]
    )
    credit = named(field(holder, MAP["credit"]))
    teasers: list[Teaser] = []
    drafts: list[Draft] = []
    for item in items:
        draft = _article(item, kind, conventions)
        if draft is None:
            teasers.append(_teaser(item, credit))
            continue
        draft.speaks(value(item, MAP["language"]))
        draft.speaks(feed.language)
        draft.declared += [replace(one, role=Role.LEAD) for one in _pictures(item, credit)]
        drafts.append(draft)
    if teasers:
        feed.rail(holder.open_tag, teasers)
        if not feed.dates and teasers[0].date is not None:
            feed.dates.append(DateMark(DateRole.UPDATED, teasers[0].date.field, teasers[0].date.moment))
        drafts.insert(0, feed)
    return drafts


def _article(item: Node, kind: str, conventions: Conventions) -> Draft | None:
    """Return the article that an item holds in full, or None where it only promotes one."""
    draft = Draft(kind, item.span, label=value(item, MAP["id"]))
    body = node(item, MAP["body"])
    if body is not None and body.attribute("src"):  # Atom: the content stands elsewhere
        body = None
    if body is not None:
        _take(body, draft, conventions)
        if not draft.blocks:
            return None
    else:
        summary = node(item, MAP["standfirst"])
        if summary is None or not 0 <= _LONG < summary.end - summary.start:
            return None
        _take(summary, draft, conventions)
        words = sum(len(block.text) for block in draft.blocks)
        if words < _LONG or len(draft.blocks) < 3 or _CUT_OFF.search(draft.blocks[-1].text.value):
            return None
    draft.headline = field(item, MAP["headline"])
    if body is not None:
        draft.standfirst = field(item, MAP["standfirst"])
    draft.byline(map(named, fields(item, MAP["byline"])))
    draft.date(DateRole.PUBLISHED, field(item, MAP["published"]))
    draft.date(DateRole.UPDATED, field(item, MAP["updated"]))
    draft.address(field(item, MAP["link"]))
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    return draft


def _take(body: Node, draft: Draft, conventions: Conventions) -> None:
    """Add a body: XHTML in the feed itself, or HTML or words written as text."""
    if any(child.name[0] != "#" for child in body.children):
        take_markup(body, draft, conventions)
        return
    for run in body.children:
        take_words(run.text, draft, conventions)


def _teaser(item: Node, credit: Field) -> Teaser:
    title = field(item, MAP["headline"])
    link = field(item, MAP["link"])
    summary = field(item, MAP["standfirst"])
    published = first(field(item, MAP["published"]), field(item, MAP["updated"]))
    mark = Draft("", item.span)
    mark.date(DateRole.PUBLISHED, published)
    pictures = _pictures(item, credit)
    date = mark.dates[0] if mark.dates else None
    return promoted(item.span, title, summary, link, picture=_one(pictures), date=date)


def _one(pictures: list[Picture]) -> Picture | None:
    """Return the picture that tells most of itself; a teaser has one, in several sizes."""
    told = [one for one in pictures if one.caption.present or one.credit.present]
    return next(iter(told or pictures), None)


def _pictures(item: Node, credit: Field) -> list[Picture]:
    """Return an item's pictures; the renditions of a group are one, and so are sizes told alike."""
    found: list[Picture] = []
    told: set[tuple[str, str]] = set()
    title = value(item, MAP["headline"])
    own = named(_own(item, "credit"))
    inherited = credit if own.span is None else own
    for group in nodes(item, "media:group"):
        renditions = [one for one in nodes(group, "media:content") if _is_image(one)]
        if renditions:
            found.append(_picture(renditions[0], group, inherited, title))
            told.add((found[-1].caption.value, found[-1].credit.value))
    for content in nodes(item, "media:content"):
        if _is_image(content):
            picture = _picture(content, None, inherited, title)
            words = picture.caption.value, picture.credit.value
            if words not in told:
                told.add(words)
                found.append(picture)
    if not found:
        plain = [*nodes(item, "media:thumbnail"), *filter(_is_image, nodes(item, "enclosure"))]
        found += [_picture(one, None, inherited, title) for one in plain[:1]]
    return [one for one in found if is_editorial(one.source, "")]


def _is_image(content: Node) -> bool:
    kind = (content.attribute("medium") or content.attribute("type")).lower()
    return kind.startswith("image") or (not kind and _IMAGE_NAME.search(content.attribute("url")) is not None)


def _picture(content: Node, group: Node | None, inherited: Field, title: str) -> Picture:
    """Return a picture; what it does not say of itself it inherits from its group, its item and its feed."""
    caption, credit = _own(content, "caption"), named(_own(content, "credit"))
    if group is not None:
        caption = _own(group, "caption") if caption.missing else caption
        credit = named(_own(group, "credit")) if credit.span is None else credit
    if caption.value == title or _FILE_NAME.fullmatch(caption.value):
        caption = NO_FIELD
    return Picture(
        source=content.attribute("url"),
        span=content.open_tag,
        caption=caption,
        credit=inherited if credit.span is None else credit,
        role=Role.TEASER,
        key="media:credit",
    )


def _own(holder: Node, name: str) -> Field:
    return field(holder, MAP[name])
