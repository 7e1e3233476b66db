"""Markdown with front matter, as site generators keep it: Jekyll, Hugo, Eleventy, Astro, and MDX."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from newslint.conventions import Conventions
from newslint.readers.bodies import take_html
from newslint.readers.fields import take_fields
from newslint.readers.frontmatter import read_front_matter
from newslint.readers.gathering import Draft, document
from newslint.readers.markdown.constructs import constructs
from newslint.readers.markdown.rendering import render
from newslint.readers.moments import moment_of_path
from newslint.source import SourceFile
from newslint_schemas import BlockKind, DateMark, DateRole, Document, Field, Origin

_FORMAT = "markdown"
_LANGUAGE_OF_NAME = re.compile(r".*\.(?P<language>[a-z]{2})\.\w+", re.IGNORECASE)
_DRAFT_FOLDERS = frozenset({"_drafts", "drafts"})


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read Markdown.

    Front matter gives what its keys say; the body is CommonMark with tables, footnotes and raw HTML, and with the
    shortcodes, includes and components of site generators. A file without front matter is an article, too.
    """
    front = read_front_matter(source, depth=conventions.limits.depth)
    draft = Draft(_FORMAT, source.whole)
    if front.root is not None:
        take_fields(front.root, draft, conventions)
    mdx = source.path.lower().endswith(".mdx")
    made = constructs(source.text, front.body, conventions, components=mdx)
    rendered = render(source.text, front.body, made)
    take_html(rendered.markup, draft, conventions)
    draft.rails.extend(rendered.rails)
    draft.pictures.extend(item.picture for item in made if item.picture is not None)
    draft.pictures.sort(key=lambda picture: picture.span)
    if draft.headline.missing:
        _take_headline(draft)
    for moment in moment_of_path(source.path) or ():
        draft.dates.append(DateMark(DateRole.PATH, Field.elsewhere(source.path, "path", Origin.PATH), moment))
    named = _LANGUAGE_OF_NAME.fullmatch(PurePosixPath(source.path).name)
    if named is not None:
        draft.speaks(named["language"])
    if _DRAFT_FOLDERS.intersection(PurePosixPath(source.path).parts):
        draft.draft = True
    return document(source.path, _FORMAT, [draft], conventions, front.problems)


def _take_headline(draft: Draft) -> None:
    """Take the first heading of the first level for the headline."""
    for index, block in enumerate(draft.blocks):
        if block.kind is BlockKind.HEADING and block.level == 1:
            draft.headline = Field.of(block.text, "h1", Origin.ELEMENT)
            del draft.blocks[index]
            return
