"""Plain text: a page as it was scraped, or a story as a wire sends it."""

from __future__ import annotations

import re

from newslint.conventions import Conventions
from newslint.readers.gathering import Draft, document
from newslint.readers.text.head import read_head, split_dateline, trailer
from newslint.readers.text.pictures import as_lead, credit_of, shown_at
from newslint.readers.text.rails import is_heading, read_rail
from newslint.readers.text.units import Unit, units
from newslint.source import SourceFile
from newslint.suppressions.directives import head_length
from newslint_schemas import Block, BlockKind, Document, Text

_FORMAT = "text"
_DATELINE_REACH = 4
"""A dateline opens one of the first paragraphs."""
_LONGEST_SUBHEAD = 9


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read plain text.

    Never fails: whatever is no headline, dateline, caption, credit or rail is a paragraph. A text without words is
    no article.
    """
    found = units(source.text, head_length(source.text))
    draft = Draft(_FORMAT, source.whole)
    head = read_head(found)
    draft.headline = head.headline
    draft.bylines.extend(head.bylines)
    draft.dates.extend(head.dates)
    rest = [unit for index, unit in enumerate(found) if index not in head.taken]
    _read_body(rest, draft)
    for unit in found[-3:]:
        mark = trailer(unit)
        if mark is not None:
            draft.dates.append(mark)
    return document(source.path, _FORMAT, [draft], conventions, reason="no words in it")


def _read_body(rest: list[Unit], draft: Draft) -> None:
    captions = any(credit_of(unit) for unit in rest)
    index = 0
    while index < len(rest):
        unit = rest[index]
        if is_heading(unit) and (rail := read_rail(rest, index)) is not None:
            draft.rails.append(rail[0])
            index = rail[1]
            continue
        opened = (
            split_dateline(unit) if draft.dateline.missing and len(draft.blocks) < _DATELINE_REACH else None
        )
        if opened is not None:
            draft.dateline, at = opened
            words = unit.text.slice(at).strip()
            if words:
                draft.blocks.append(Block(BlockKind.PARAGRAPH, words, unit.text.span()))
            index += 1
            continue
        # Above the first paragraph a caption may stand without a credit; below it only beside others.
        shown = shown_at(rest, index, strict=bool(draft.blocks) and not captions)
        if shown is not None:
            draft.pictures.append((shown if draft.blocks else as_lead(shown)).picture)
            index += shown.count
            continue
        draft.blocks.append(_block(unit, rest[index + 1] if index + 1 < len(rest) else None))
        index += 1


_SENTENCE_END = re.compile(r"[.!?…][”\"’')]*\Z|[,;]\Z")


def _block(unit: Unit, following: Unit | None) -> Block:
    value = unit.value
    subhead = (
        following is not None
        and following.group != unit.group
        and len(value.split()) <= _LONGEST_SUBHEAD
        and _SENTENCE_END.search(value) is None
        and len(following.value) > 2 * len(value)
    )
    text: Text = unit.text
    kind = BlockKind.HEADING if subhead else BlockKind.PARAGRAPH
    return Block(kind, text, text.span(), level=2 if subhead else 0)
