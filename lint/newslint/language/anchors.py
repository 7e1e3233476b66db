"""Dates of publication that stand in an article's words: datelines, "Posted …" lines, wire trailers.

Readers find most of them; this looks at the words of any format, so that no article with a date in plain
sight is taken for an undated one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.language.datelines import find_dateline
from newslint.language.dates import CalendarDate
from newslint.patterns import lazy
from newslint_schemas import Article, Part, Passage

_PLACE = lazy(r"\W{0,3}[A-Z][A-Z’'.-]{2,}")
_DASH = lazy(
    r"[^.!?]{0,40}?(?:\s[-–—]{1,2}\s?|[–—]|\s--|:)|\s*\((?:Reuters|AP|AFP|UPI|dpa|ANI|PTI|TASS|Xinhua)\b"
)
_SAYS_WHEN = lazy(
    r"\W{0,3}(?:first\s|last\s|originally\s)?(?:posted|published|updated|modified|issued|released|created|date|dated"
    r"|filed|for immediate release)\b",
    re.IGNORECASE,
)
_TRAILER = lazy(r"\bAP-[A-Z]{2}-\d\d-\d\d-\d\d\b|\(\s?END\s?\)\s?\d\d-\d\d-\d\d")
_DATELINE_REACH = 90
_HEAD, _TAIL = 6, 3
_SHORT, _BYLINE_WORDS = 14, 10


def is_anchored(
    article: Article, passages: Sequence[Passage], dates: Sequence[Sequence[CalendarDate]]
) -> bool:
    """Say whether relative times can be reckoned from a date that the article gives to itself.

    Metadata, the path, a dateline or a wire trailer (which may go without the year), a line that says when
    the piece appeared.

    Args:
        article: the article.
        passages: its passages.
        dates: the dates written in each of them.
    """
    if article.anchors:
        return True
    body = [index for index, passage in enumerate(passages) if passage.part is Part.BODY]
    near_edge = {*body[:_HEAD], *body[-_TAIL:]}
    if any(_TRAILER.search(passages[index].text.value) is not None for index in body[-_TAIL:]):
        return True
    for index, (passage, written) in enumerate(zip(passages, dates, strict=True)):
        if not written:
            continue
        value = passage.text.value
        if passage.part is Part.DATELINE or (index in near_edge and _is_dateline(value, written[0])):
            return True
        full = next((date for date in written if date.full), None)
        if full is not None and (
            passage.part is Part.BYLINE or (index in near_edge and _is_date_line(value, full))
        ):
            return True
    return False


def _is_dateline(value: str, date: CalendarDate) -> bool:
    """Say whether a date belongs to a dateline: "LONDON, Feb. 1 (Reuters) - …"."""
    if date.day is None or date.start > _DATELINE_REACH:
        return False
    dateline = find_dateline(value)
    if dateline is not None and dateline.moment is not None:
        return True
    # With a weekday, in another order than agencies keep to, or without a place.
    opens = date.start <= 1 or _PLACE.match(value) is not None
    return opens and _DASH.match(value, date.end) is not None


def _is_date_line(value: str, date: CalendarDate) -> bool:
    """Say whether a line says when the piece appeared, and little else."""
    words = len(value.split())
    if words > _SHORT:
        return False
    if _SAYS_WHEN.match(value) is not None or date.end - date.start >= 0.6 * len(value.strip()):
        return True
    # "By Ana Ruiz | Jan. 18, 2024, 5:30 p.m. ET": no sentence.
    return words <= _BYLINE_WORDS and not value.rstrip().endswith((".", "!", "?", "”", '"'))
