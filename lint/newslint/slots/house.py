"""How an article writes the credits that it has, so that a new one is written alike."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint.fix import NewCredit, Slot
from newslint.language.credits import is_credit
from newslint_schemas import Field, Origin, Span

_LABEL = re.compile(
    r"(?:photo(?:graph)?s?|pictures?|images?|fotos?|photo credit|image credit|credits?)(?:\s+by\s+|\s*[:/]\s*)",
    re.IGNORECASE,
)
_ENGLISH = ("", "en")
_CLOSED = re.compile(r"[.!?…][\"'”’»)]*\Z")
_LONGEST_JOINT = 4


class Manner(NamedTuple):
    """What an article writes before a credit; `tail` holds what opens and closes one at a caption's end."""

    label: str
    tail: tuple[str, str] | None = None


def manner(text: str, wanted: NewCredit) -> Manner:
    """Return how the article's other pictures write their credits; "Photo: " where there are none."""
    for field, caption in _others(wanted):
        label = _LABEL.match(field.value)
        said = "" if label is None else label[0]
        if field.origin is Origin.CAPTION and field.span is not None and caption.span is not None:
            joint = text[caption.span.end : field.span.start]
            if (
                caption.span.end <= field.span.start
                and len(joint) <= _LONGEST_JOINT
                and not set(joint) & set("\r\n<>")
            ):
                return Manner(said, (joint.lstrip(".") or " ", ")" if "(" in joint else ""))
        elif field.origin in (Origin.ELEMENT, Origin.LINE):
            return Manner(said)
    return Manner("Photo: " if wanted.article.language in _ENGLISH else "")


def _others(wanted: NewCredit) -> list[tuple[Field, Field]]:
    pictures = (one for one in wanted.article.pictures if one is not wanted.picture and one.credit.present)
    return [(one.credit, one.caption) for one in pictures]


def tail_slot(wanted: NewCredit, way: Manner) -> Slot | None:
    """Return the slot at a caption's end, where the article writes its credits there and one would be read there."""
    caption = wanted.picture.caption
    if way.tail is None or not caption.present or caption.span is None:
        return None
    opening, closing = way.tail
    if not closing and _CLOSED.search(caption.value) is None:
        return None
    if not is_credit(f"{way.label}{wanted.words}"):
        return None
    end = caption.span.end
    return Slot(Span(end, end), f"{opening}{way.label}", closing, caption.text.escapes)
