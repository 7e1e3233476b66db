"""A credit in the markup around a picture: in its caption, else in a caption of its own."""

from __future__ import annotations

import re

from newslint.fix import NewCredit, Slot
from newslint.readers.html.tree import Node, parse
from newslint.readers.html.vocabulary import names_caption, names_credit
from newslint.slots.house import Manner, manner, tail_slot
from newslint.source import SourceFile
from newslint_schemas import Origin, Span, Text

_OPENING = re.compile(r"<([a-zA-Z][\w-]*)\b[^<>]{0,200}>\s*\Z")
_CREDIT = re.compile(r"<cite\b|credit|attribution|photographer|copyright", re.IGNORECASE)
_ELEMENT = ('<span class="credit">', "</span>")
_CLIMB = 10
_ATTRIBUTE = re.compile(r"=\s*[\"']\Z")


def empty_slot(source: SourceFile, span: Span) -> Slot | None:
    """Return the slot within an element or attribute that is made for the credit and holds nothing."""
    text = source.text
    if text[span.start : span.end].strip():
        return None
    if _ATTRIBUTE.search(text, max(span.start - 8, 0), span.start):
        return Slot(span, escapes=("html-attribute",))
    return Slot(span, escapes=("html",)) if text[span.start - 1 : span.start] == ">" else None


def markup_slot(source: SourceFile, start: int, wanted: NewCredit) -> Slot | None:
    """Return where in the markup from an offset on the credit of a picture goes."""
    text = source.text
    root = parse(Text.verbatim(text, start, len(text)))
    place = wanted.picture.span
    image = next((node for node in root.walk() if node.name[0] != "#" and node.open_tag == place), None)
    if image is None:
        return None
    way = manner(text, wanted)
    if (slot := tail_slot(wanted, way)) is not None:
        return slot
    caption = _caption(image, wanted)
    if caption is not None and (empty := _empty(caption)) is not None:
        return empty_slot(source, Span(empty.open_tag.end, empty.open_tag.end))
    if caption is not None:
        return _in_caption(text, caption, wanted, way)
    figure = next((node for node in list(image.ancestors())[:_CLIMB] if node.name == "figure"), None)
    return None if figure is None else _in_figure(text, figure, wanted, way)


def _caption(image: Node, wanted: NewCredit) -> Node | None:
    """Return the element that holds the picture's caption, or that its figure has for one."""
    words = wanted.picture.caption.span
    for above in list(image.ancestors())[:_CLIMB]:
        inside = [
            node
            for node in above.walk()
            if node.name[0] != "#"
            and names_caption(node)
            and (node.span.holds(words) if words is not None else above.name == "figure")
        ]
        if inside:
            return inside[-1]
        if above.name == "figure":
            return None
    return None


def _empty(caption: Node) -> Node | None:
    """Return the element of a caption that is made for the credit and holds nothing."""
    elements = (node for node in caption.walk() if node.name[0] != "#" and node is not caption)
    return next((node for node in elements if names_credit(node, in_figure=True) and not node.children), None)


def _in_caption(text: str, caption: Node, wanted: NewCredit, way: Manner) -> Slot | None:
    closing = re.compile(rf"\s*</{caption.name}\s*>\Z", re.IGNORECASE).search(
        text, caption.span.start, caption.span.end
    )
    if closing is None:
        return None
    at = closing.start()
    opening, ending = _element(text, wanted)
    gap = (
        ""
        if text[at - 1 : at] == ">"
        and text[:at].endswith(text[caption.open_tag.start : caption.open_tag.end])
        else " "
    )
    return Slot(Span(at, at), f"{gap}{opening}{way.label}", ending, ("html",))


def _in_figure(text: str, figure: Node, wanted: NewCredit, way: Manner) -> Slot | None:
    closing = re.compile(r"(?P<gap>\s*)</figure\s*>\Z", re.IGNORECASE).search(
        text, figure.span.start, figure.span.end
    )
    if closing is None:
        return None
    at = closing.start()
    gap = re.compile(r"\s*").match(text, figure.open_tag.end)
    before = "" if gap is None else gap[0]
    opening, ending = _element(text, wanted)
    return Slot(
        Span(at, at), f"{before}<figcaption>{opening}{way.label}", f"{ending}</figcaption>", ("html",)
    )


def _element(text: str, wanted: NewCredit) -> tuple[str, str]:
    """Return the tags that the article puts around a credit, or a span that says what it is."""
    for other in wanted.article.pictures:
        credit = other.credit
        if other is wanted.picture or credit.span is None or credit.origin is not Origin.ELEMENT:
            continue
        tag = _OPENING.search(text, max(credit.span.start - 240, 0), credit.span.start)
        if tag is None or _CREDIT.search(tag[0]) is None or " id=" in tag[0]:
            continue
        if re.compile(rf"\s*</{tag[1]}\s*>", re.IGNORECASE).match(text, credit.span.end):
            return tag[0].rstrip(), f"</{tag[1]}>"
    return _ELEMENT
