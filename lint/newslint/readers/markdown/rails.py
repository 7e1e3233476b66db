"""Lists of other stories in Markdown: a heading with links below it, and lines that call to read more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newslint.language.calls import is_call
from newslint.readers.gathering import promoted
from newslint.readers.html.links import CALL_LINE
from newslint.readers.html.teasers import address_date
from newslint.readers.markdown.lines import Lines, Link
from newslint.readers.text.furniture import is_rail_heading
from newslint_schemas import (
    NO_FIELD,
    Field,
    Origin,
    Picture,
    Piece,
    Presence,
    Rail,
    Role,
    Span,
    Teaser,
    Text,
    TextBuilder,
)

_BETWEEN = re.compile(r"[\s|,;/•·&–—-]*(?:and|und|et|y)?[\s|,;/•·&–—-]*", re.IGNORECASE)
_LEAST_SUMMARY = 5
_MOST_AROUND = 60
"""An item has no more words beside its link."""


def take_line(lines: Lines, index: int) -> tuple[Rail, int] | None:
    """Return the teasers of a paragraph such as "READ MORE: [title](link)", and the index behind it."""
    low, high = lines.trimmed(index + 1, lines.ends[index] - 1)
    links = lines.links(low, high)
    if not links or CALL_LINE.fullmatch(lines.words(low, links[0].first)) is None:
        return None
    position = links[0].stop
    for link in links[1:]:
        if _BETWEEN.fullmatch(lines.words(position, link.first)) is None:
            return None
        position = link.stop
    if len(lines.words(position, high).split()) > 1:
        return None
    paragraph = lines.found[index]
    span = Span(paragraph.start, paragraph.end)
    label = text_between(lines, low, links[0].first)
    heading = Field.of(label, "", Origin.LINE)
    teasers = tuple(_teaser(lines, link, link.span) for link in links)
    return Rail(span, heading, teasers), lines.ends[index]


def take_rail(lines: Lines, index: int) -> tuple[Rail, int] | None:
    """Return the rail that a heading such as "Related stories" and the links below it are, and what is behind it."""
    stop = lines.ends[index]
    if stop >= len(lines.found) or not is_rail_heading(lines.words(index, stop)):
        return None
    teasers: list[Teaser] = []
    while stop < len(lines.found):
        event = lines.found[stop]
        if event.kind != "Start" or event.name not in ("List", "Paragraph"):
            break
        ranges = list(_items(lines, stop)) if event.name == "List" else [(stop, lines.ends[stop])]
        items = [_item(lines, low, high) for low, high in ranges]
        if not items or any(item is None for item in items):
            if event.name == "List":
                return None
            break
        teasers.extend(item for item in items if item is not None)
        stop = lines.ends[stop]
        if event.name == "List":
            break
    if not teasers:
        return None
    heading = Field.of(text_between(lines, index, lines.ends[index]), "", Origin.LINE)
    span = Span(lines.found[index].start, lines.found[stop - 1].end)
    return Rail(span, heading, tuple(teasers)), stop


def _items(lines: Lines, index: int) -> Iterator[tuple[int, int]]:
    position = index + 1
    while position < lines.ends[index] - 1:
        yield position, lines.ends[position]
        position = lines.ends[position]


def _item(lines: Lines, low: int, high: int) -> Teaser | None:
    """Return the teaser that a list's item or a paragraph is: a link, and few words beside it."""
    links = lines.links(low, high)
    if not links or any(link.target.startswith(("#", "mailto:")) for link in links):
        return None
    titled = [link for link in links if not is_call(lines.words(link.low, link.high))]
    link = titled[0] if titled else links[0]
    if any(other.target != link.target for other in titled[1:]):
        return None  # a sentence with several links
    before, behind = lines.words(low, link.first), lines.words(link.stop, high)
    if len(before.split()) + len(behind.split()) > _MOST_AROUND or len(before.split()) > 12:
        return None
    event = lines.found[low]
    teaser = _teaser(lines, link, Span(event.start, event.end))
    summary = text_between(lines, link.stop, high).strip(" \t\n:–—-|.,")
    picture = _picture(lines, low, high)
    if len(summary.value.split()) < _LEAST_SUMMARY:
        summary = Text("")
    if not summary and picture is None:
        return teaser
    words = Field.of(summary, "", Origin.LINE) if summary else NO_FIELD
    return replace(teaser, summary=words, picture=picture)


def _teaser(lines: Lines, link: Link, span: Span) -> Teaser:
    words = text_between(lines, link.low, link.high)
    title = Field.of(words, "link", slot=link.span)
    if not words:
        title = Field(Presence.EMPTY, Text(""), link.span, "link", Origin.ELEMENT)
    address = Field.of(Text.whole(link.target, link.span), "link", slot=link.span)
    date = address_date(address)
    if words:
        return promoted(span, title, NO_FIELD, address, date=date)
    return Teaser(span, title, link=address, first=link.span, date=date)


def _picture(lines: Lines, low: int, high: int) -> Picture | None:
    for event in lines.found[low:high]:
        if event.kind == "Start" and event.name == "Image":
            return Picture(lines.address(event), Span(event.start, event.end), role=Role.TEASER, key="image")
    return None


def text_between(lines: Lines, low: int, high: int) -> Text:
    """Return the words of a range of events with their map."""
    builder = TextBuilder()
    index = low
    while index < high:
        event = lines.found[index]
        if event.kind == "Start" and event.name == "Image":
            index = lines.ends[index]
            continue
        if event.kind in ("Text", "Code"):
            if not lines.within(event.start, event.end):
                exact = event.end - event.start == len(event.name)
                if exact:
                    builder.add(Text(event.name, (Piece(0, len(event.name), event.start, len(event.name)),)))
                else:
                    builder.replaced(event.name, event.start, event.end)
        elif event.kind in ("SoftBreak", "HardBreak"):
            builder.replaced(" ", event.start, event.end)
        index += 1
    return builder.text(("html",)).strip()
