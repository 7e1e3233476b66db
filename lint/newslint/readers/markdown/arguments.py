"""The arguments of shortcodes, Liquid tags and JSX components, with the place of every character."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint.patterns import lazy
from newslint_schemas import Span, Text, TextBuilder

SHORTCODE = "shortcode"
BARE = "shortcode-bare"
JSX = "jsx"

_ARGUMENT = lazy(
    r"(?:(?P<name>[A-Za-z_][\w.-]*)\s*[=:]\s*)?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*+)\"|`(?P<raw>[^`]*+)`|'(?P<single>(?:[^'\\]|\\.)*+)'|“(?P<curly>[^”]*+)”"
    r"|(?P<bare>[^\s\"'`“,=]+))",
    re.DOTALL,
)
_ESCAPE = lazy(r"\\(.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}
_JSX_NAME = lazy(r"\s*([A-Za-z_$][\w$:.-]*)\s*(=)?\s*")
_JSX_END = lazy(r"\s*(/?)>")
_JSX_COMMENT = lazy(r"\s*/\*.*?\*/|\s*//[^\n]*", re.DOTALL)
_LITERAL = lazy(r"\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|`((?:[^`\\]|\\.)*)`)\s*", re.DOTALL)
_QUOTED_PATH = lazy(r"['\"`]([^'\"`\s]+\.[A-Za-z]{3,4})['\"`]")
_LONGEST = 8_000
"""A component's start tag is not longer, in code points."""


class Argument(NamedTuple):
    """An argument by name, or by its place among those without a name.

    Attributes:
        name: as the source spells it; the place as a number where it has none.
        text: its value, escapes resolved.
        span: its slot, with quotation marks.
    """

    name: str
    text: Text
    span: Span


def named_arguments(source: str, start: int, end: int) -> list[Argument]:
    """Return the arguments of a shortcode or a tag that stand in source[start:end]."""
    found: list[Argument] = []
    place = 0
    for match in _ARGUMENT.finditer(source, start, end):
        kind = match.lastgroup or "bare"
        low, high = match.span(kind)
        name = match["name"]
        if name is None:
            name = str(place)
            place += 1
        quoted = kind != "bare"
        text = _unescaped(source, low, high, SHORTCODE) if kind in ("double", "single") else None
        if text is None:
            # What stands without quotation marks ends at the first space: nothing is written there.
            text = Text.verbatim(source, low, high, (SHORTCODE if quoted else BARE,))
        found.append(Argument(name, text, Span(low - quoted, high + quoted)))
    return found


def _unescaped(source: str, start: int, end: int, escapes: str) -> Text | None:
    """Return the text with its backslashes resolved, or None where there are none."""
    if source.find("\\", start, end) < 0:
        return None
    builder = TextBuilder()
    position = start
    for match in _ESCAPE.finditer(source, start, end):
        builder.verbatim(source, position, match.start())
        builder.replaced(_LETTERS.get(match[1], match[1]), match.start(), match.end())
        position = match.end()
    builder.verbatim(source, position, end)
    return builder.text((escapes,))


def jsx_arguments(source: str, start: int) -> tuple[list[Argument], int, bool] | None:
    """Read the attributes of a component, from behind its name.

    Returns:
        the attributes, the offset behind the tag, and whether it closes itself; None where the tag has no
        end or is no JSX.
    """
    found: list[Argument] = []
    at, limit = start, min(len(source), start + _LONGEST)
    while at < limit:
        if ending := _JSX_END.match(source, at, limit):
            return found, ending.end(), ending[1] == "/"
        if comment := _JSX_COMMENT.match(source, at, limit):
            at = comment.end()
            continue
        name = _JSX_NAME.match(source, at, limit)
        if name is None:
            brace = _skip_space(source, at, limit)
            if source[brace : brace + 1] != "{":
                return None
            closing = _brace_end(source, brace, limit)
            if closing is None:
                return None
            at = closing  # {...properties}
            continue
        at = name.end()
        if name[2] is None:
            found.append(Argument(name[1], Text("true"), Span(*name.span(1))))
            continue
        value = _jsx_value(source, at, limit)
        if value is None:
            return None
        text, at = value
        found.append(Argument(name[1], text, Span(name.end(), at)))
    return None


def _skip_space(source: str, at: int, limit: int) -> int:
    while at < limit and source[at].isspace():
        at += 1
    return at


def _jsx_value(source: str, at: int, limit: int) -> tuple[Text, int] | None:
    mark = source[at : at + 1]
    if mark in ('"', "'") and mark:
        end = source.find(mark, at + 1, limit)
        return None if end < 0 else (Text.verbatim(source, at + 1, end, (JSX,)), end + 1)
    if mark != "{":
        return None
    closing = _brace_end(source, at, limit)
    if closing is None:
        return None
    low, high = at + 1, closing - 1
    literal = _LITERAL.fullmatch(source, low, high)
    if literal is not None:
        place = literal.span(literal.lastindex or 1)
        return _unescaped(source, *place, JSX) or Text.verbatim(source, *place, (JSX,)), closing
    if path := _QUOTED_PATH.search(source, low, high):
        return Text.verbatim(source, *path.span(1), (JSX,)), closing
    return Text.verbatim(source, low, high, (JSX,)).strip(), closing


def _brace_end(source: str, at: int, limit: int) -> int | None:
    """Return the offset behind the brace that closes the one at an offset; braces in strings do not count."""
    depth = 0
    quote = ""
    while at < limit:
        character = source[at]
        if quote:
            if character == "\\":
                at += 1
            elif character == quote:
                quote = ""
        elif character in "\"'`":
            quote = character
        elif character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return None
