"""Apple News Format: a tree of components."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newslint.conventions import Conventions
from newslint.language.dates import dates
from newslint.readers import data
from newslint.readers.bodies import gather_lists, take_html, take_plain
from newslint.readers.data import Node
from newslint.readers.gathering import Draft, first, first_of, named, promoted
from newslint.readers.json_formats.paths import FieldMap, field, fields, mappings, scalar, value
from newslint.readers.markdown.rendering import words_of
from newslint.readers.markdown.strings import take_markdown
from newslint_schemas import NO_FIELD, BlockKind, DateRole, Field, Genre, Picture, Presence, Role, Span

NAME = "apple-news"

MAP: FieldMap = {
    "headline": "title",
    "standfirst": "subtitle | metadata.excerpt",
    "byline": "metadata.authors[]",
    "published": "metadata.datePublished",
    "updated": "metadata.dateModified",
    "created": "metadata.dateCreated",
    "body": "components[]",
    "caption": "caption | caption.text",
    "alt": "accessibilityCaption",
    "source": "URL",
    "address": "metadata.canonicalURL",
    "language": "language",
    "tags": "metadata.keywords[]",
    "id": "identifier",
    "headline in the page": "components[role=title].text",
    "standfirst in the page": "components[role=intro].text",
    "byline in the page": "components[role=byline].text | components[role=author].text",
    "caption in the page": "components[role=caption].text, right behind the picture",
    "credit": "components[role=photographer].text, right behind the picture",
    "teasers": "components[role=article_link] | components[role=link_button]",
}

_SINGLE = frozenset({"photo", "image", "figure", "portrait", "logo"})
_KINDS = {
    "body": BlockKind.PARAGRAPH,
    "intro": BlockKind.PARAGRAPH,
    "quote": BlockKind.QUOTATION,
    "pullquote": BlockKind.QUOTATION,
    "heading": BlockKind.HEADING,
}


def recognises(root: Node) -> bool:
    """Say whether a value is an article in Apple News Format."""
    if not isinstance(root, data.Mapping):
        return False
    return any(value(component, "role") for _, component in mappings(root, MAP["body"]))


def read(root: Node, conventions: Conventions) -> list[Draft]:
    """Return the article."""
    if not isinstance(root, data.Mapping):
        return []
    draft = Draft(NAME, root.span, label=value(root, MAP["id"]))
    draft.speaks(value(root, MAP["language"]))
    components = list(_components(root))
    draft.headline = first(field(root, MAP["headline"]), _in_page(components, "title"))
    draft.standfirst = first(_in_page(components, "intro"), field(root, MAP["standfirst"]))
    draft.byline(map(named, fields(root, MAP["byline"])))
    draft.date(DateRole.PUBLISHED, field(root, MAP["published"]))
    draft.revised(field(root, MAP["updated"]))
    draft.date(DateRole.CREATED, field(root, MAP["created"]))
    draft.tag(one.value for one in fields(root, MAP["tags"]))
    byline = first(_in_page(components, "byline"), _in_page(components, "author"))
    if not draft.bylines:
        draft.byline([named(byline)])
    if not draft.dates and byline.present and any(date.full for date in dates(byline.value)):
        draft.date(DateRole.PUBLISHED, byline)
    draft.address(field(root, MAP["address"]))
    for number, component in enumerate(components):
        _take(component, components[number + 1 : number + 3], draft, conventions)
    gather_lists(draft, 0)
    return [draft]


def _components(holder: data.Mapping) -> Iterator[data.Mapping]:
    """Yield the components of an article in reading order, those within sections and containers too."""
    for _, component in mappings(holder, MAP["body"]):
        yield component
        yield from _components(component)


def _role(component: data.Mapping) -> str:
    return value(component, "role").lower()


def _in_page(components: list[data.Mapping], role: str) -> Field:
    """Return the words of the first component of a role, wherever it stands."""
    return first_of(_words(component) for component in components if _role(component) == role)


def _words(component: data.Mapping, path: str = "text") -> Field:
    """Return the words of a component as a reader sees them, whatever its format."""
    words = field(component, path)
    if words.present and value(component, "format").lower() == "markdown":
        return Field.of(words_of(words.text), words.name, words.origin, words.span)
    return words


def _take(
    component: data.Mapping, following: list[data.Mapping], draft: Draft, conventions: Conventions
) -> None:
    role = _role(component)
    if role in _SINGLE:
        draft.pictures += _pictures(component, following)
    elif role in ("gallery", "mosaic"):
        for _, item in mappings(component, "items[]"):
            draft.pictures += [replace(one, role=Role.GALLERY) for one in _pictures(item, [])]
    elif role in ("article_link", "link_button"):
        title = field(component, "text | title")
        if title.span is not None:
            link = field(component, "articleIdentifier | URL")
            teaser = promoted(component.span, title, NO_FIELD, link)
            draft.rail(Span(component.span.start, component.span.start + 1), [teaser])
    elif role.rstrip("123456") in _KINDS and not _repeats(component, draft):
        _take_words(component, _KINDS[role.rstrip("123456")], draft, conventions)


def _repeats(component: data.Mapping, draft: Draft) -> bool:
    """Say whether an introduction is the standfirst that the article has already."""
    place = draft.standfirst.span
    return _role(component) == "intro" and place is not None and component.span.holds(place)


def _take_words(component: data.Mapping, kind: BlockKind, draft: Draft, conventions: Conventions) -> None:
    words = scalar(component, "text")
    if words is None:
        return
    before = len(draft.blocks)
    written = value(component, "format").lower()
    if written == "html":
        take_html(words.text, draft, conventions)
    elif written == "markdown":
        take_markdown(words.text, draft, conventions)
    else:
        take_plain(words.text, draft)
    if kind is not BlockKind.PARAGRAPH:
        role = _role(component)
        level = int(role[-1]) if role[-1].isdigit() else 1
        draft.blocks[before:] = [
            replace(block, kind=kind, level=level if kind is BlockKind.HEADING else 0)
            for block in draft.blocks[before:]
        ]


def _pictures(component: data.Mapping, following: list[data.Mapping]) -> list[Picture]:
    """Return a picture with the caption and the credit that stand behind it.

    The caption that is shown with the picture full screen and the one that is shown in the page are one
    caption in two places; where they differ, the one in the page counts.
    """
    source = scalar(component, MAP["source"])
    if source is None:
        return []
    caption, credit = field(component, MAP["caption"]), Field(Presence.ABSENT)
    for other in following:
        if _role(other) == "caption":
            caption = _words(other, "text | text.text")
        elif _role(other) == "photographer":
            credit = named(_words(other))
        else:
            break
    genre = {"portrait": Genre.PORTRAIT, "logo": Genre.LOGO}.get(_role(component), Genre.PICTURE)
    return [
        Picture(
            source=source.value,
            span=source.span,
            caption=caption,
            credit=credit,
            alt=field(component, MAP["alt"]),
            genre=genre,
            key="caption",
        )
    ]
