"""Slug files, as the Gazette's old system writes them: lines of key and value, then the story.

HEAD Ferry stops for the winter
DATE 2026-01-14

The ferry between Port Hallam and the islands will not sail again before March.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newslint import Conventions, Reader, SourceFile
from newslint_schemas import (
    Article,
    Block,
    BlockKind,
    DateMark,
    DateRole,
    Document,
    Field,
    Moment,
    Origin,
    Problem,
    Span,
    Text,
)

READERS = (Reader("slug", frozenset({".slug"}), "newslint_gazette.slugs:read"),)

_KEY = re.compile(r"(HEAD|DATE|BY)[ \t]+(.*)")
_PARAGRAPH = re.compile(r"\S.*(?:\r?\n[ \t]*\S.*)*")


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read one file; a date that cannot be read is a problem, not a failure."""
    text = source.text
    fields: dict[str, Field] = {}
    body = 0
    for match in re.finditer(r"[^\r\n]*(?:\r?\n|$)", text):
        key = _KEY.match(match[0])
        if key is None:
            break
        start = match.start() + key.start(2)
        words = Text.verbatim(text, start, match.start() + key.end(2))
        fields[key[1]] = Field.of(words, key[1], Origin.DATA, Span(start, start))
        body = match.end()
    headline = fields.get("HEAD", Field())
    if not headline.present:
        return Document(source.path, "slug", reason="no HEAD line")
    dates, problems = _dates(fields.get("DATE", Field()))
    article = Article(
        path=source.path,
        format="slug",
        span=source.whole,
        top=headline.text.span(),
        language=conventions.language,
        headline=headline,
        bylines=tuple(field for key, field in fields.items() if key == "BY"),
        dates=dates,
        blocks=tuple(_blocks(text, body)),
    )
    return Document(source.path, "slug", (article,), problems)


def _dates(field: Field) -> tuple[tuple[DateMark, ...], tuple[Problem, ...]]:
    if not field.present or field.span is None:
        return (), ()
    try:
        day = dt.date.fromisoformat(field.value)
    except ValueError:
        message = f"“{field.value}” is no date; write year-month-day."
        return (DateMark(DateRole.PUBLISHED, field),), (Problem("parse/bad-date", message, field.span),)
    return (DateMark(DateRole.PUBLISHED, field, Moment(day.year, day.month, day.day)),), ()


def _blocks(text: str, start: int) -> Iterator[Block]:
    for match in _PARAGRAPH.finditer(text, start):
        words = Text.verbatim(text, match.start(), match.end()).folded()
        yield Block(BlockKind.PARAGRAPH, words, Span(*match.span()))
