"""Where broken YAML is broken, and what its writer meant: an unquoted colon, a quotation mark that is not closed.

libyaml stops where it can't go on, which may be many lines behind the fault. Each mended text has the length of the
broken one, so that all places stay.
"""

from __future__ import annotations

from typing import NamedTuple

from newslint.patterns import lazy

COLON = "\ue03a"
"""Stands for a colon that is part of a value; a private character, which YAML takes for a word's."""

_KEY = lazy(r"[ \t]*(?:- +)*(?:\"[^\"\r\n]*\"|'[^'\r\n]*'|[\w][\w .-]*):[ \t]+\S")
_KEY_LINE = lazy(r"[\r\n][ \t]*(?:- +)?[A-Za-z_][\w-]*:(?=[ \t\r\n]|\Z)")
_QUOTES = "\"'"


class Fault(NamedTuple):
    """A fault of a text.

    Attributes:
        at: where it is.
        remedy: what to do about it, or nothing where what the parser says tells it.
        mended: the text without it, of the same length; None where nobody can tell what was meant.
    """

    at: int
    remedy: str = ""
    mended: str | None = None


def fault_of(text: str, at: int, cause: str, opening: int, last: tuple[int, int]) -> Fault:
    """Return the fault behind a parser's error.

    Args:
        text: the YAML.
        at: where the parser stopped.
        cause: what it says.
        opening: where the thing begins that it was reading then; negative where it was reading none.
        last: the place of the last scalar before.
    """
    if "mapping values are not allowed" in cause and text[at : at + 1] == ":":
        return Fault(at, mended=_without_colon(text, at))
    if 0 <= opening < at and text[opening : opening + 1] in ("[", "{", *_QUOTES):
        is_quote = text[opening] in _QUOTES and "end of stream" in cause
        return Fault(opening, mended=_without_quotes(text, opening) if is_quote else None)
    start, end = last
    quote = text[start : start + 1]
    if quote and quote in _QUOTES and "end of stream" not in cause:
        if _KEY_LINE.search(text, start, end):
            remedy = "close the quotation mark that is open"
            return Fault(start, remedy, _without_quotes(text, start))
        if not text[end:at].strip(" \t") and end - start > 1:
            return Fault(at, _quoted_remedy(quote), _without_quotes(text, start))
    return Fault(at)


def _quoted_remedy(quote: str) -> str:
    if quote == "'":
        return "write an apostrophe inside single quotation marks twice, or put the value in double ones"
    return "put the whole value in single quotation marks, or a backslash before each double one inside it"


def _without_colon(text: str, at: int) -> str | None:
    """Return a text whose colon is part of a value; None where no key stands before it on its line."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    if _KEY.match(text, start, at) is None:
        return None
    return f"{text[:at]}{COLON}{text[at + 1 :]}"


def _without_quotes(text: str, at: int) -> str:
    """Return a text without a quotation mark, and without its like at the end of the line."""
    quote = text[at]
    end = next((index for index in range(at, len(text)) if text[index] in "\r\n"), len(text))
    last = len(text[at:end].rstrip()) + at - 1
    if last > at and text[last] == quote:
        text = f"{text[:last]} {text[last + 1 :]}"
    return f"{text[:at]} {text[at + 1 :]}"
