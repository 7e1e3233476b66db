"""Articles that are YAML files: keys as in front matter, and the body under a key of its own."""

from __future__ import annotations

from dataclasses import replace

from newslint.conventions import Conventions
from newslint.readers.bodies import take_html, take_plain
from newslint.readers.data import Mapping, Scalar, Sequence
from newslint.readers.fields import body_of, has_marks, take_fields, unreported
from newslint.readers.frontmatter import read_yaml
from newslint.readers.gathering import Draft, document
from newslint.readers.markdown import settle, take_path
from newslint.readers.markdown.constructs import constructs
from newslint.readers.markdown.rendering import render
from newslint.source import SourceFile
from newslint_schemas import Document, Field, Picture, Rail, Span, Teaser, Text

_FORMAT = "yaml"


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read a YAML file as an article, where it has a headline, and a body or a date.

    The body is Markdown, which HTML and plain words are too; or a list of paragraphs. A file of other YAML
    is no article, and nothing is said of it.
    """
    scan = read_yaml(source, 0, len(source.text), depth=conventions.limits.depth)
    root = scan.root
    if not isinstance(root, Mapping) or not has_marks(root):
        return Document(source.path, _FORMAT, reason="not an article: no headline with a date or a body")
    draft = Draft(_FORMAT, source.whole)
    dates = take_fields(root, draft, conventions)
    body = body_of(root)
    if isinstance(body, Scalar):
        take_markdown(body.text, draft, conventions)
    elif isinstance(body, Sequence):
        for item in body.items:
            words = item.entry("text") if isinstance(item, Mapping) else None
            node = words.value if words is not None else item
            if isinstance(node, Scalar):
                take_plain(node.text, draft)
    settle(draft)
    take_path(source.path, draft)
    return document(source.path, _FORMAT, [draft], conventions, scan.problems + unreported(dates, draft))


def take_markdown(text: Text, draft: Draft, conventions: Conventions) -> None:
    """Read Markdown that stands in a string into a draft."""
    if not text.pieces:
        return
    made = constructs(text.value, 0, conventions, components=False)
    rendered = render(text.value, 0, made)
    take_html(rendered.markup.through(text), draft, conventions)
    draft.blocks.extend(
        replace(block, text=block.text.through(text), span=_span(block.span, text))
        for block in rendered.blocks
    )
    draft.blocks.sort(key=lambda block: block.span)
    draft.rails.extend(_placed_rail(rail, text) for rail in rendered.rails)
    draft.pictures.extend(_placed_picture(item.picture, text) for item in made if item.picture is not None)
    draft.pictures.sort(key=lambda picture: picture.span)


def _span(span: Span, outer: Text) -> Span:
    return outer.span(span.start, span.end)


def _field(field: Field, outer: Text) -> Field:
    if field.span is None:
        return field
    return replace(field, text=field.text.through(outer), span=_span(field.span, outer))


def _placed_picture(picture: Picture, outer: Text) -> Picture:
    return replace(
        picture,
        span=_span(picture.span, outer),
        caption=_field(picture.caption, outer),
        credit=_field(picture.credit, outer),
        alt=_field(picture.alt, outer),
    )


def _placed_teaser(teaser: Teaser, outer: Text) -> Teaser:
    return replace(
        teaser,
        span=_span(teaser.span, outer),
        title=_field(teaser.title, outer),
        summary=_field(teaser.summary, outer),
        picture=None if teaser.picture is None else _placed_picture(teaser.picture, outer),
        link=_field(teaser.link, outer),
        first=None if teaser.first is None else _span(teaser.first, outer),
    )


def _placed_rail(rail: Rail, outer: Text) -> Rail:
    teasers = tuple(_placed_teaser(teaser, outer) for teaser in rail.teasers)
    return Rail(_span(rail.span, outer), _field(rail.heading, outer), teasers)
