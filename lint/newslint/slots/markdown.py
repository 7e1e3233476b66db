"""A credit in Markdown: under a key of the front matter, in a line below the picture, in a shortcode's argument."""

from __future__ import annotations

import re

from newslint.fix import NewCredit, Slot
from newslint.readers.frontmatter import Dialect, find, read_front_matter, read_yaml
from newslint.slots.house import manner, tail_slot
from newslint.slots.keys import key_slot
from newslint.slots.markup import markup_slot
from newslint.source import SourceFile
from newslint_schemas import Origin, Presence, Span

_CALL = re.compile(r"\{\{[<%]|\{%-?|<[A-Z]")
_NAME = re.compile(r"(?:(?P<hugo>\{\{[<%])|\{%-?\s*(?:include\w*\s)?|<)\s*(?P<name>[\w./-]+)")
_NAMED = re.compile(
    r"(?<=\s)(?P<name>[A-Za-z_][\w.-]*)(?P<joint>\s*=\s*)(?P<quote>[\"'])(?P<value>[^\"'\\\r\n]*)(?P=quote)"
)
# The end of a line with nothing but blanks below it: what follows at once may belong to the picture.
_LINE_END = re.compile(r"[ \t]*(?=(?:\r\n?|\n)[ \t]*(?:[\r\n]|\Z)|\Z)")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_IMAGE = re.compile(r"\[?!\[")
_EMPHASIS = re.compile(r"[*_](?![*_\s])")


def markdown_slot(source: SourceFile, wanted: NewCredit) -> Slot | None:
    """Return where the credit of a picture goes, by where the picture itself stands."""
    text, place = source.text, wanted.picture.span
    if source.path.lower().endswith((".yaml", ".yml")):
        root = read_yaml(source, 0, len(text)).root
        return None if root is None else key_slot(text, root, Dialect.YAML, wanted)
    bounds = find(text)
    front = read_front_matter(source)
    if front.root is not None and place.start < front.body:
        if not front.complete or bounds is None:
            return None
        return key_slot(text, front.root, bounds.dialect, wanted)
    if _CALL.match(text, place.start):
        return _argument(text, place, wanted)
    if _IMAGE.match(text, place.start):
        return _line(text, wanted)
    return markup_slot(source, front.body, wanted) if text.startswith("<", place.start) else None


def _argument(text: str, place: Span, wanted: NewCredit) -> Slot | None:
    """Return the slot of a new argument behind the one that names the image; positional ones stay alone."""
    credit = wanted.picture.credit
    if credit.state is Presence.EMPTY:
        if credit.span is None or text[credit.span.start : credit.span.end] != '""':
            return None
        return Slot(Span(credit.span.start + 1, credit.span.end - 1), escapes=("argument",))
    call = _NAME.match(text, place.start)
    for match in _NAMED.finditer(text, place.start, place.end):
        if match["value"] == wanted.picture.source:
            if call is None or match["quote"] != '"':  # a name may hold an apostrophe
                return None
            called = call["name"].removesuffix(".html").rpartition("/")[2]
            own = "attr" if call["hugo"] and called == "figure" else "credit"
            name = wanted.arguments.get(called, own)
            return Slot(Span(match.end(), match.end()), f' {name}{match["joint"]}"', '"', ("argument",))
    return None


def _line(text: str, wanted: NewCredit) -> Slot | None:
    """Return the slot of a line below the image, or below the line that is its caption."""
    picture = wanted.picture
    way = manner(text, wanted)
    if (slot := tail_slot(wanted, way)) is not None:
        return slot
    caption = picture.caption
    if caption.present and (caption.span is None or caption.span.start < picture.span.end):
        return None  # its title or its alternative text
    if caption.present and caption.origin not in (Origin.LINE, Origin.ELEMENT):
        return None
    if _before(text, picture.span.start):
        return None  # within a list, a quotation or a paragraph
    ending = _NEWLINE.search(text)
    newline = "\n" if ending is None else ending[0]
    low = picture.span.end if caption.span is None or not caption.present else caption.span.end
    mark, behind = "*", low
    if caption.present and caption.span is not None:
        opening = caption.span.start
        mark = (
            text[opening - 1]
            if _EMPHASIS.match(text, opening - 1) and text[low : low + 1] == text[opening - 1]
            else ""
        )
        behind = low + len(mark)
        if _before(text, opening - len(mark)):
            return None
        between = text[picture.span.end : opening]
        newline *= 2 if len(_NEWLINE.findall(between)) > 1 else 1
    rest = _LINE_END.match(text, behind)
    if rest is None:
        return None
    at = rest.end()
    return Slot(Span(at, at), f"{newline}{mark}{way.label}", mark, ("markdown",))


def _before(text: str, offset: int) -> str:
    """Return what stands before an offset on its line."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return text[start:offset]
