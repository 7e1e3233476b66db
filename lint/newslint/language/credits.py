"""Credit lines: what is one, where it stands in a caption, whom it names.

Pure functions on strings; all offsets are code points of the string that was given. They answer from
the words alone: whether a bare personal name is a credit is for the layout to say (`is_bare_name`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.language.credit_grammar import (
    CLOSERS,
    LABELLED,
    LONGEST,
    OPENERS,
    TRAIL,
    core,
    is_bare_name,
    is_person_like,
    is_phrase,
    is_placeholder,
    is_short_phrase,
    is_sources,
    is_strong,
    trimmed,
)
from newslint.language.credit_parts import Credit, CreditKind, Named, parse_credit
from newslint.language.credit_words import (
    AGENCIES,
    CLOSING_PHRASES,
    COMPANIONS,
    LABEL,
    PARTICLES,
    STOCK_PHRASES,
    word_set,
)
from newslint.patterns import lazy

__all__ = [
    "Credit",
    "CreditKind",
    "Named",
    "is_bare_name",
    "is_credit",
    "is_placeholder",
    "parse_credit",
    "split_credit",
]

Range = tuple[int, int]

_REMEMBERED = 1024
"""The same lines are asked about as words, as a caption and as a finished picture's."""


@lru_cache(maxsize=_REMEMBERED)
def is_credit(value: str) -> bool:
    """Say whether the whole string is a credit line, told by its words ("REUTERS/Name", "Photo: Name")."""
    start, end = core(value, 0, len(value))
    if not 0 < end - start <= LONGEST:
        return False
    words = value[start:end]
    return is_phrase(words, STOCK_PHRASES) or is_strong(words, lone=True)


@lru_cache(maxsize=_REMEMBERED)
def split_credit(value: str) -> tuple[Range, Range] | None:
    """Return the ranges of caption and credit where a credit stands at a caption's tail or head.

    The caption's range is empty where the whole is a credit. None where there is no credit, or doubt.
    """
    start, end = trimmed(value, 0, len(value))
    if start == end:
        return None
    if is_credit(value):
        return (start, start), (start, end)
    found = _bracket_tail(value, start, end)
    if found is None:
        found = _open_tail(value, start, end)
    if found is None:
        found = _head(value, start, end)
    return found


_TAIL_BOUNDARY = lazy(
    r"(?=[\s|])(?:"  # as all of them begin, so that a letter takes one step
    r"(?<=[.!?…”\"’'»)\]。;])\s+(?=\S)|[ \t]*[\r\n]+\s*|\s+[|/–—•·●-]+\s+|\s*\|\s*|[ \t]{2,}"
    r"|\s+(?=©)|\s+(?=\([cC]\)\s))"
)
_LABEL_ANYWHERE = lazy(
    rf"(?:(?<=\s)|(?<=[.!?…”»)]))(?:(?<=,\s)|(?=(?-i:[^\Wa-z_])))(?:{LABEL}|REUTERS)(?=\s*[:/.]|\s+(?:by|von|par|por|av|courtesy|cortesía)\b)",
    re.IGNORECASE,
)
_COURTESY_TAIL = lazy(
    r"(?:,|\s[|–—-])?\s+(?P<credit>(?:(?:photos?|images?|pictures?)\s+)?(?:courtesy(?:\s+of)?|cortesía\s+de)\s+(?P<who>\S.*))",
    re.IGNORECASE,
)
_COURTESY_HINT = lazy(r"[cC](?:OURTESY|ourtesy|ORTESÍA|ortesía)")
_SMALL = lazy(r"(?<=\s)[a-z]{4,}")
_MOST_SMALL = 7
"""A credit has no more words of four letters and more in lower case."""
_TITLE = lazy(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Col|Gen|Capt|Sgt|Prof|Rev|St|Maj|Cpl|Pvt|Adm|Hon)\.$")
_HEAD = lazy(r"(?P<credit>[^\n|–—]{2,80}?)(?=[\s|.])(?:\s*\n\s*|\s*\|\s*|\s+[–—-]\s+|\.\s+)(?=\S)")
_NOT_IN_BRACKETS = frozenset(
    {"author", "the author", "family", "the family", "private collection", "privat", "privé"}
)


def _bracket_tail(value: str, start: int, end: int) -> tuple[Range, Range] | None:
    last = end
    while last > start and value[last - 1] in TRAIL:
        last -= 1
    if last - start < 3 or value[last - 1] not in CLOSERS:
        return None
    depth, opening = 0, last - 1
    while opening >= max(start, last - LONGEST):
        character = value[opening]
        depth += (character in CLOSERS) - (character in OPENERS)
        if depth == 0:
            break
        opening -= 1
    if depth or opening < max(start, last - LONGEST):
        return None
    low, high = core(value, opening + 1, last - 1)
    inside = value[low:high]
    if low == high or not _is_bracketed_credit(inside, value[start:opening].rstrip()):
        return None
    return _pair(value, start, opening, low, high)


def _is_bracketed_credit(inside: str, before: str) -> bool:
    folded = " ".join(inside.casefold().split())
    if folded in STOCK_PHRASES:
        return folded not in _NOT_IN_BRACKETS
    if folded in AGENCIES or folded in COMPANIONS:
        closed = not before or before[-1] in ".!?…”\"’'»。"
        return (closed or folded in AGENCIES) and not _abbreviates(inside, before)
    return is_strong(inside, lone=True) or _signs(inside, before)


_PLACES = word_set("left right center centre middle top bottom front back above below rear inset")


def _signs(inside: str, before: str) -> bool:
    """Say whether a full name in brackets after a whole sentence signs the picture: "… at dusk. (Ann Lee)"."""
    words = inside.split()
    return (
        before.endswith((".", "!", "?", ".”", ".’", '."'))
        and 2 <= len(words) <= 4
        and is_bare_name(inside)
        and _PLACES.isdisjoint(word.casefold() for word in words)
    )


def _abbreviates(acronym: str, before: str) -> bool:
    """Say whether an acronym stands for the words before it: "the Associated Press (AP)"."""
    letters = acronym.casefold()
    initials = "".join(
        word.lstrip("\"'“‘(")[:1]
        for word in re.split(r"[\s-]+", before[-120:])
        if word.casefold() not in PARTICLES
    )
    return initials.casefold().endswith(letters)


def _open_tail(value: str, start: int, end: int) -> tuple[Range, Range] | None:
    window = max(start, end - LONGEST - 20)
    for match in _LABEL_ANYWHERE.finditer(value, window, end):
        low, high = core(value, match.start(), end)
        if is_strong(value[low:high], lone=False):
            return _pair(value, start, match.start(), low, high)
    for match in _TAIL_BOUNDARY.finditer(value, window, end):
        if match.start() <= start or _TITLE.search(value, max(start, match.start() - 6), match.start()):
            continue
        low, high = core(value, match.end(), end)
        if low < high and _is_tail(value[low:high], bar="|" in match.group()):
            return _pair(value, start, match.start(), low, high)
    tail = (
        None
        if _COURTESY_HINT.search(value, window, end) is None
        else _COURTESY_TAIL.search(value, window, end)
    )
    if tail is not None:
        low, high = core(value, tail.start("credit"), end)
        who = tail["who"].rstrip(TRAIL)
        if is_sources(who, loose=False) or (is_short_phrase(who) and tail.group()[0] == ","):
            return _pair(value, start, tail.start(), low, high)
    return None


def _is_tail(text: str, *, bar: bool) -> bool:
    if len(text) > LONGEST or len(_SMALL.findall(text)) > _MOST_SMALL:
        return False
    return (
        is_phrase(text, CLOSING_PHRASES)
        or is_strong(text, lone=True)
        or (bar and (is_person_like(text) or text.casefold() in COMPANIONS))
    )


def _head(value: str, start: int, end: int) -> tuple[Range, Range] | None:
    match = _HEAD.match(value, start, end)
    if match is None or len(value[match.end() : end].split()) < 4:
        return None
    low, high = core(value, *match.span("credit"))
    text = value[low:high]
    lone = text in ("AP", "EPA", "AFP", "REUTERS", "Reuters", "dpa", "EFE", "ANSA", "PA")
    labelled = LABELLED.match(text) is not None and is_strong(text, lone=False) and not is_placeholder(text)
    if match.group().rstrip()[-1] == "." and not (labelled and re.search(r"\sby\s|:", text, re.IGNORECASE)):
        return None
    if not (lone or labelled):
        return None
    caption = trimmed(value, match.end(), end)
    return caption, (low, high)


def _pair(value: str, start: int, cut: int, low: int, high: int) -> tuple[Range, Range]:
    """Return caption [start, cut) without the separators at its end, and the credit."""
    stop = cut
    while stop > start and value[stop - 1] in " \t\r\n|–—-•·●,;/":
        stop -= 1
    return (start, stop), (low, high)
