"""What belongs to an article but stands apart from its text: printed dates, the list of its sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newslint.readers.html.blocks import blocks
from newslint.readers.html.headline import LONGEST_DATE_LINE, names_date
from newslint.readers.html.links import Promotions
from newslint.readers.html.metadata import dated
from newslint.readers.html.survey import Survey
from newslint.readers.html.tree import Node
from newslint.readers.html.words import is_hidden, text_of
from newslint_schemas import Block, BlockKind, DateMark, DateRole, Field, Origin, Span

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LINES = ("time", "p", "small", "span", "div")
_SOURCES = re.compile(r"(?:our |the |main )?(?:sources|references)(?: and notes)?\s*:?", re.IGNORECASE)
_LARGEST = 20_000
"""A list of sources takes no more markup, in code points."""


def printed_dates(survey: Survey, article: Node, promotions: Promotions) -> Iterator[DateMark]:
    """Yield the lines of an article that say to the eye when it appeared or was changed.

    They stand beside what the metadata says, and are no anchors of their own (`DateRole.OTHER`): of the
    two the metadata is surer. What promotes other stories has dates of its own, which are left out.
    """
    end = 0
    found = [node for node in survey.of(*_LINES) if article.start <= node.start < article.end]
    for node in sorted(found, key=lambda node: node.start):
        if node.start < end or not names_date(node) or is_hidden(node):
            continue
        text = text_of(node)
        if len(text) > LONGEST_DATE_LINE or promotions.holds(node):
            continue
        mark = dated(DateRole.OTHER, Field.of(text, node.name, Origin.LINE))
        if mark is not None:
            end = node.end
            yield mark


def sources(survey: Survey, promotions: Promotions, known: Collection[Span]) -> Iterator[Block]:
    """Yield the entries of lists of sources ("Sources:") that stand outside the running text, as notes.

    Args:
        survey: the page.
        promotions: the stories that it promotes; no list of theirs is one of sources.
        known: the places of the blocks that are read already.
    """
    for heading in survey.of(*_HEADINGS):
        if _SOURCES.fullmatch(text_of(heading).value) is None or heading.parent is None or is_hidden(heading):
            continue
        if promotions.holds(heading) or any(above.name == "nav" for above in heading.ancestors()):
            continue
        siblings = heading.parent.children
        for node in siblings[siblings.index(heading) + 1 :]:
            if node.name in _HEADINGS or node.end - heading.end > _LARGEST:
                break
            if node.name[0] == "#" or any(node.span.overlaps(span) for span in known):
                continue
            for block in blocks(node, promotions.cards):
                yield Block(BlockKind.NOTE, block.text, block.span, block.marks)
