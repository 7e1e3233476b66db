"""Markdown that stands in a string of a data format or a YAML article."""

from __future__ import annotations

from dataclasses import replace

from newslint.conventions import Conventions
from newslint.readers.bodies import take_html
from newslint.readers.gathering import Draft
from newslint.readers.markdown.constructs import constructs
from newslint.readers.markdown.rendering import render
from newslint_schemas import Field, Picture, Rail, Span, Teaser, Text


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
