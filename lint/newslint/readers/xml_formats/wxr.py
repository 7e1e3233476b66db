"""WordPress eXtended RSS: what WordPress writes when a site is exported."""

from __future__ import annotations

import re
from dataclasses import replace

from newslint.conventions import Conventions
from newslint.readers.bodies import take_html
from newslint.readers.gathering import Draft, named
from newslint.readers.html.figures import shots
from newslint.readers.html.tree import TEXT, Node, parse
from newslint.readers.html.words import text_of
from newslint.readers.xml_formats.paths import FieldMap, field, fields, nodes, value
from newslint_schemas import DateRole, Field, Origin, Span, Text

NAME = "wordpress"

MAP: FieldMap = {
    "article": "channel/item",
    "headline": "title",
    "standfirst": "excerpt:encoded",
    "byline": "dc:creator",
    "published": "wp:post_date_gmt | wp:post_date | pubDate",
    "updated": "wp:post_modified_gmt | wp:post_modified",
    "body": "content:encoded",
    "address": "link | guid",
    "tags": "category[@domain=post_tag] | category[@domain=category]",
    "language": "channel/language",
    "status": "wp:status",
    "kind": "wp:post_type",
    "id": "guid | link | wp:post_id",
}

_PAIR = re.compile(r"\[(/?)([a-z][\w-]*)((?:\s[^\]\n]*)?)\]", re.IGNORECASE)
_ALONE = re.compile(r"\s*\[/?[a-z][\w-]*(?:\s+[\w-]+=[^\]\n]*)?\]\s*", re.IGNORECASE)
_CAPTION = re.compile(r"\[(/?)(?:wp_)?caption([^\[\]]*+)\]", re.IGNORECASE)
_ARGUMENT = re.compile(r"""\scaption=(?:"([^"]*+)"|'([^']*+)')""", re.IGNORECASE)
_BLANK = re.compile(r"(?:\r?\n[ \t]*){2,}")
_HIDDEN = frozenset({"draft", "pending", "private", "auto-draft", "trash"})


def is_export(top: Node) -> bool:
    """Say whether an RSS document is an export of WordPress."""
    return next(nodes(top, "channel/wp:wxr_version | channel/item/wp:post_type"), None) is not None


def read(top: Node, conventions: Conventions) -> list[Draft]:
    """Return the posts and pages of an export; attachments, menus and revisions are no articles."""
    language = value(top, MAP["language"])
    drafts: list[Draft] = []
    for item in nodes(top, MAP["article"]):
        if value(item, MAP["kind"]) in ("attachment", "nav_menu_item", "revision", "custom_css"):
            continue
        draft = _article(item, conventions)
        draft.speaks(language)
        drafts.append(draft)
    return drafts


def _article(item: Node, conventions: Conventions) -> Draft:
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.headline = field(item, MAP["headline"])
    draft.standfirst = field(item, MAP["standfirst"])
    draft.byline(map(named, fields(item, MAP["byline"])))
    published = field(item, MAP["published"])
    if published.value.startswith("0000"):  # what WordPress writes for a draft that was never published
        published = field(item, "wp:post_date | pubDate")
    draft.date(DateRole.PUBLISHED, published)
    draft.date(DateRole.UPDATED, field(item, MAP["updated"]))
    draft.address(field(item, MAP["address"]))
    draft.tag(one.value for one in fields(item, MAP["tags"]))
    draft.draft = value(item, MAP["status"]) in _HIDDEN
    for body in nodes(item, MAP["body"]):
        for run in body.children:
            if run.name == TEXT:
                _take(run.text, draft, conventions)
    return draft


def _take(content: Text, draft: Draft, conventions: Conventions) -> None:
    """Add a post's content: paragraphs, and pictures whose caption is written as a shortcode around them."""
    position = 0
    opened: re.Match[str] | None = None
    for match in _CAPTION.finditer(content.value):
        if not match[1]:
            opened = match
        elif opened is not None:
            _take_paragraphs(content.slice(position, opened.start()), draft, conventions)
            _take_caption(content, opened, match.start(), draft, conventions)
            position, opened = match.end(), None
    _take_paragraphs(content.slice(position), draft, conventions)


def _take_caption(
    content: Text, opened: re.Match[str], end: int, draft: Draft, conventions: Conventions
) -> None:
    """Add the picture that a caption's shortcode holds; its words are what stands behind the image."""
    inner = parse(content.slice(opened.end(), end))
    words = text_of(inner)
    if not words and (argument := _ARGUMENT.search(content.value, *opened.span(2))) is not None:
        words = text_of(parse(content.slice(*argument.span(argument.lastindex or 0))))
    place = content.span(opened.start(), end).end
    for shot in shots(inner, conventions)[:1]:
        caption = Field.of(words, "caption", Origin.ELEMENT, Span(place, place))
        draft.pictures.append(replace(shot.picture, caption=caption))


def _take_paragraphs(content: Text, draft: Draft, conventions: Conventions) -> None:
    """Add HTML in which a blank line parts paragraphs, and in which shortcodes stand."""
    position = 0
    for match in [*_BLANK.finditer(content.value), None]:
        end = len(content) if match is None else match.start()
        paragraph = content.slice(position, end)
        if paragraph.value.strip() and _ALONE.fullmatch(paragraph.value) is None:
            take_html(_without_shortcodes(paragraph), draft, conventions)
        position = end if match is None else match.end()


def _without_shortcodes(paragraph: Text) -> Text:
    """Return a paragraph without the tags of shortcodes that stand in pairs around words."""
    if "[/" not in paragraph.value:
        return paragraph
    closed = {match[2].lower() for match in _PAIR.finditer(paragraph.value) if match[1]}
    parts: list[Text] = []
    position = 0
    for match in _PAIR.finditer(paragraph.value):
        if match[2].lower() in closed:
            parts.append(paragraph.slice(position, match.start()))
            position = match.end()
    parts.append(paragraph.slice(position))
    return Text.join(parts)
