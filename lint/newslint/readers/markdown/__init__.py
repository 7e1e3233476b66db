"""Markdown with front matter, as site generators keep it: Jekyll, Hugo, Eleventy, Astro, and MDX."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath

from newslint.conventions import Conventions
from newslint.language.datelines import find_dateline
from newslint.patterns import lazy
from newslint.readers.bodies import take_html
from newslint.readers.fields import take_fields, unreported
from newslint.readers.frontmatter import read_front_matter
from newslint.readers.gathering import Draft, document
from newslint.readers.markdown.constructs import constructs
from newslint.readers.markdown.rendering import render
from newslint.readers.moments import moment_of_path
from newslint.source import SourceFile
from newslint_schemas import BlockKind, DateMark, DateRole, Document, Field, Mark, Origin, Role

_FORMAT = "markdown"
_LANGUAGE_OF_NAME = lazy(r".+\.([a-z]{2})(?:[-_][a-z]{2,4})?\.\w+", re.IGNORECASE)
_LANGUAGE_OF_FOLDER = frozenset("ar de en es fr it ja ko nl pl pt ru sv zh".split())
_DATELINE_REACH = 4
_DRAFT_FOLDERS = frozenset({"_drafts", "drafts"})


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read Markdown.

    Front matter gives what its keys say; the body is CommonMark with tables, footnotes and raw HTML, and with the
    shortcodes, includes and components of site generators. A file without front matter is an article, too.
    """
    front = read_front_matter(source, depth=conventions.limits.depth)
    draft = Draft(_FORMAT, source.whole)
    dates = () if front.root is None else take_fields(front.root, draft, conventions)
    _take_body(source, front.body, draft, conventions)
    settle(draft)
    take_path(source.path, draft)
    return document(source.path, _FORMAT, [draft], conventions, front.problems + unreported(dates, draft))


def _take_body(source: SourceFile, start: int, draft: Draft, conventions: Conventions) -> None:
    mdx = source.path.lower().endswith(".mdx")
    made = constructs(source.text, start, conventions, components=mdx)
    rendered = render(source.text, start, made)
    take_html(rendered.markup, draft, conventions)
    draft.blocks.extend(rendered.blocks)
    draft.blocks.sort(key=lambda block: block.span)
    draft.rails.extend(rendered.rails)
    draft.pictures.extend(item.picture for item in made if item.picture is not None)
    draft.pictures.sort(key=lambda picture: picture.span)


def settle(draft: Draft) -> None:
    """Work out what only the whole body tells: the lead picture, the headline and the dateline."""
    _take_lead(draft)
    if draft.headline.missing:
        _take_headline(draft)
    _take_dateline(draft)


def take_path(path: str, draft: Draft) -> None:
    """Read what a file's path tells: dates, the language, whether it is a draft."""
    for moment in moment_of_path(path) or ():
        draft.dates.append(DateMark(DateRole.PATH, Field.elsewhere(path, "path", Origin.PATH), moment))
    parts = PurePosixPath(path).parts
    if parts and (named := _LANGUAGE_OF_NAME.fullmatch(parts[-1])) is not None:
        draft.speaks(named[1])
    for folder in parts[:-1]:
        if folder.lower().partition("-")[0] in _LANGUAGE_OF_FOLDER and len(folder) in (2, 5):
            draft.speaks(folder)
    if not _DRAFT_FOLDERS.isdisjoint(parts):
        draft.draft = True


def _take_lead(draft: Draft) -> None:
    """Let the picture before the first words lead, unless the front matter names one that does."""
    if not draft.pictures or any(picture.role is Role.LEAD for picture in draft.declared):
        return
    first = draft.pictures[0]
    start = next((block.span.start for block in draft.blocks if block.kind is not BlockKind.HEADING), None)
    if first.role is Role.BODY and start is not None and first.span.start < start:
        draft.pictures[0] = replace(first, role=Role.LEAD)


def _take_headline(draft: Draft) -> None:
    """Take the first heading of the first level for the headline."""
    for index, block in enumerate(draft.blocks):
        if block.kind is BlockKind.HEADING and block.level == 1:
            draft.headline = Field.of(block.text, "h1", Origin.ELEMENT)
            del draft.blocks[index]
            return


def _take_dateline(draft: Draft) -> None:
    """Take the dateline off the paragraph that the story begins with; notes and labels may stand before it."""
    paragraphs = (
        (index, block) for index, block in enumerate(draft.blocks) if block.kind is BlockKind.PARAGRAPH
    )
    for index, block in islice(paragraphs, _DATELINE_REACH):
        found = find_dateline(block.text.value)
        if found is None:
            continue
        if draft.dateline.missing:
            draft.dateline = Field.of(block.text.slice(0, found.end), "", Origin.LINE)
        text = block.text.slice(found.body)
        marks = tuple(
            Mark(mark.kind, max(mark.start - found.body, 0), mark.end - found.body, mark.target)
            for mark in block.marks
            if mark.end > found.body
        )
        draft.blocks[index] = replace(block, text=text, marks=marks)
        return
