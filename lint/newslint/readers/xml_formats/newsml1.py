"""NewsML 1.x: a tree of components, of which each may hold lines, texts and renditions of pictures."""

from __future__ import annotations

import re

from newslint.conventions import Conventions
from newslint.readers.bodies import shown, take_markup, take_words
from newslint.readers.gathering import Draft, first, named
from newslint.readers.html.tree import TEXT, Node
from newslint.readers.html.words import text_of
from newslint.readers.xml_formats import nitf
from newslint.readers.xml_formats.paths import FieldMap, field, fields, node, nodes, value
from newslint_schemas import NO_FIELD, DateRole, Field, Genre, Origin, Picture, Role

NAME = "newsml-1"

MAP: FieldMap = {
    "headline": "NewsLines/HeadLine",
    "standfirst": "NewsLines/SubHeadLine",
    "byline": "NewsLines/ByLine | AdministrativeMetadata/Creator/Party/@FormalName",
    "dateline": "NewsLines/DateLine",
    "created": "NewsManagement/FirstCreated",
    "updated": "NewsManagement/ThisRevisionCreated",
    "dateline date": "DescriptiveMetadata/DateLineDate",
    "body": "ContentItem/DataContent",
    "caption": "NewsComponent[Role/@FormalName=Caption]/ContentItem/DataContent, else NewsLines/HeadLine",
    "credit": "NewsLines/CreditLine | NewsLines/ByLine | AdministrativeMetadata/Creator/Party/@FormalName"
    " | NewsLines/CopyrightLine",
    "source": "ContentItem/@Href | NewsComponent/ContentItem/@Href",
    "language": "DescriptiveMetadata/Language/@FormalName",
    "tags": "DescriptiveMetadata/Property[@FormalName=Keyword]/@Value",
    "status": "NewsManagement/Status/@FormalName",
    "id": "Identification/NewsIdentifier/PublicIdentifier | Identification/NewsIdentifier/NewsItemId",
}

_IMAGE = re.compile(r"\b(?:photo|picture|graphic|image|jpe?g|png|gif)\b", re.IGNORECASE)
_MOVING = re.compile(r"\b(?:video|audio|quicktime|mpeg-?4|wmv|mp3|mp4)\b", re.IGNORECASE)
_HEADLINES = frozenset({"headline", "title"})
_STANDFIRSTS = frozenset({"subheadline", "lead", "abstract"})
_NOT_TEXT = frozenset({"contact", "stylesheet", "caption", "logo", *_HEADLINES, *_STANDFIRSTS})
_KIND = "MediaType/@FormalName | MimeType/@FormalName | Format/@FormalName"


def read(top: Node, conventions: Conventions) -> list[Draft]:
    """Return an article for each news item of a message."""
    items = [top] if top.name == "newsitem" else list(top.find("newsitem"))
    return [draft for item in items for draft in _item(item, conventions)]


def _item(item: Node, conventions: Conventions) -> list[Draft]:
    """Return the article of a news item, or one for each of its stories."""
    stories = [story for component in nodes(item, "NewsComponent") for story in _stories(component)]
    if len(stories) < 2:
        draft = _managed(item)
        for component in nodes(item, "NewsComponent"):
            _component(component, draft, conventions)
        draft.speaks(item.attribute("lang"))
        return [draft]
    drafts: list[Draft] = []
    for story in stories:
        draft = _managed(item)
        draft.span = story.span
        draft.label = story.attribute("duid") or draft.label
        draft.speaks(story.attribute("lang"))
        _component(story, draft, conventions)
        draft.speaks(item.attribute("lang"))
        drafts.append(draft)
    return drafts


def _managed(item: Node) -> Draft:
    """Return a draft with what the management of a news item says."""
    draft = Draft(NAME, item.span, label=value(item, MAP["id"]))
    draft.date(DateRole.UPDATED, field(item, MAP["updated"]))
    draft.date(DateRole.CREATED, field(item, MAP["created"]))
    draft.draft = value(item, MAP["status"]).lower() in ("canceled", "cancelled", "withheld")
    return draft


def _stories(component: Node) -> list[Node]:
    """Return the components that each hold a story of their own: the languages of one piece of news."""
    inner = list(nodes(component, "NewsComponent"))
    return [one for one in inner if node(one, "NewsLines/HeadLine") is not None and _tells(one)]


def _tells(component: Node) -> bool:
    """Say whether a component holds the text of a story, in itself or right within it."""
    if _role(component) in _NOT_TEXT or _is_picture(component):
        return False
    parts = [component, *nodes(component, "NewsComponent")]
    return any(
        _role(part) in ("", "main", "body", "story") and node(part, MAP["body"]) is not None for part in parts
    )


def _component(component: Node, draft: Draft, conventions: Conventions, depth: int = 0) -> None:
    """Add a component and those within it; pictures of theirs are pictures of the article."""
    role = _role(component)
    draft.speaks(value(component, MAP["language"]))
    is_picture = _is_picture(component)
    if is_picture or depth == 0 or role not in _NOT_TEXT:
        if is_picture:
            draft.declared.append(_picture(component, role, lead=depth == 0))
        if is_picture and depth:
            return
        draft.headline = first(draft.headline, field(component, MAP["headline"]))
        draft.standfirst = first(draft.standfirst, field(component, MAP["standfirst"]))
        draft.dateline = first(draft.dateline, field(component, MAP["dateline"]))
        draft.byline(map(named, fields(component, MAP["byline"])))
        draft.date(DateRole.CREATED, field(component, MAP["dateline date"]))
        draft.tag(one.value for one in fields(component, MAP["tags"]))
    if role in _HEADLINES:
        draft.headline = first(draft.headline, _words(component))
    elif role in _STANDFIRSTS:
        draft.standfirst = first(draft.standfirst, _words(component))
    if role in _NOT_TEXT or is_picture or _is_moving(component):
        return
    for content in nodes(component, MAP["body"]):
        _body(content, draft, conventions)
    for inner in nodes(component, "NewsComponent"):
        _component(inner, draft, conventions, depth + 1)


def _role(component: Node) -> str:
    return value(component, "Role/@FormalName").lower()


def _kinds(component: Node) -> list[str]:
    return [one.value for item in nodes(component, "ContentItem") for one in _all(item, _KIND)]


def _all(item: Node, path: str) -> list[Field]:
    return [one for part in path.split("|") for one in fields(item, part)]


def _is_moving(component: Node) -> bool:
    return _role(component) in ("video", "audio") or any(map(_MOVING.search, _kinds(component)))


def _is_picture(component: Node) -> bool:
    """Say whether a component is one picture: its renditions, perhaps in components of their own, no text."""
    if _is_moving(component):
        return False
    if any(map(_IMAGE.search, _kinds(component))):
        return True
    inner = list(nodes(component, "NewsComponent"))
    if any(_role(one) not in _NOT_TEXT and node(one, MAP["body"]) is not None for one in inner):
        return False
    return any(any(map(_IMAGE.search, _kinds(one))) for one in inner) and not any(map(_nested, inner))


def _nested(component: Node) -> bool:
    return node(component, "NewsComponent") is not None


def _picture(component: Node, role: str, *, lead: bool) -> Picture:
    rendition = node(component, "ContentItem | NewsComponent/ContentItem[@Href]")
    caption = NO_FIELD
    for inner in nodes(component, "NewsComponent"):
        if _role(inner) == "caption":
            caption = first(caption, _words(inner))
    genre = Genre.LOGO if role == "logo" else Genre.PICTURE
    return Picture(
        source=value(component, MAP["source"]),
        span=component.open_tag if rendition is None else rendition.open_tag,
        caption=first(caption, field(component, MAP["headline"])),
        credit=named(field(component, MAP["credit"])),
        role=Role.LEAD if lead else Role.BODY,
        genre=genre,
        key="CreditLine",
    )


def _words(component: Node) -> Field:
    """Return the words of a component's content as one field."""
    content = node(component, MAP["body"])
    if content is None:
        return NO_FIELD
    page = next(content.find("body.content", "body"), content)
    return Field.of(shown(text_of(page)), "DataContent", Origin.DATA, content.span)


def _body(content: Node, draft: Draft, conventions: Conventions) -> None:
    for wrapped in content.find("nitf"):
        nitf.take(wrapped, draft, conventions)
        return
    for page in content.find("body"):
        take_markup(page, draft, conventions)
        return
    if any(child.name not in (TEXT, "#comment") for child in content.children):
        nitf.take_content(content, draft, conventions)
        return
    for words in content.children:
        take_words(words.text, draft, conventions)
