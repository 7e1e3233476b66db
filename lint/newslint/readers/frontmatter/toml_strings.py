"""The four kinds of TOML strings, with the place of each character."""

from __future__ import annotations

import re

from newslint_schemas import Text, TextBuilder

BASIC = "toml-basic"
LITERAL = "toml-literal"
MULTILINE_BASIC = "toml-multiline-basic"
MULTILINE_LITERAL = "toml-multiline-literal"

_BASIC_RUN = re.compile(r'[^"\\\r\n]+')
_BASIC_WHOLE = re.compile(r'"([^"\\\r\n]*)"(?!")')
_LITERAL_RUN = re.compile(r"[^'\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
_JOINED = re.compile(r"\\[ \t]*(?:\r\n?|\n)\s*")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_LONG = {"x": 2, "u": 4, "U": 8}
_HEX = re.compile(r"[0-9a-fA-F]+")


def read_string(source: str, at: int) -> tuple[Text, int, bool]:
    """Read the string that begins at `at`, whose quotation mark tells its kind.

    Returns:
        its words, the offset behind it, and whether it was closed; an open one ends with its line, a
        multi-line one with the text.
    """
    if match := _BASIC_WHOLE.match(source, at):
        return Text.verbatim(source, at + 1, match.end() - 1, (BASIC,)), match.end(), True
    quote = source[at]
    multiline = source.startswith(quote * 3, at)
    escapes = (
        (MULTILINE_BASIC if multiline else BASIC)
        if quote == '"'
        else (MULTILINE_LITERAL if multiline else LITERAL)
    )
    builder, position, closed = _read(source, at + (3 if multiline else 1), quote, multiline=multiline)
    return builder.text((escapes,)), position, closed


def _read(source: str, at: int, quote: str, *, multiline: bool) -> tuple[TextBuilder, int, bool]:
    builder = TextBuilder()
    run = _BASIC_RUN if quote == '"' else _LITERAL_RUN
    if multiline and (first := _BREAK.match(source, at)):
        at = first.end()  # a line break right behind the opening marks is none
    while at < len(source):
        if match := run.match(source, at):
            builder.verbatim(source, at, match.end())
            at = match.end()
        elif source[at] == quote:
            if not multiline:
                return builder, at + 1, True
            count = 1
            while count < 5 and source.startswith(quote, at + count):
                count += 1
            if count >= 3:  # up to two marks may stand before the closing three
                builder.verbatim(source, at, at + count - 3)
                return builder, at + count, True
            builder.verbatim(source, at, at + count)
            at += count
        elif source[at] == "\\":
            if multiline and (joined := _JOINED.match(source, at)):
                at = joined.end()
                continue
            value, length = _escape(source, at)
            builder.replaced(value, at, at + length)
            at += length
        else:
            end = _break_end(source, at)
            if not multiline:
                return builder, at, False
            builder.replaced("\n", at, end)
            at = end
    return builder, len(source), False


def _break_end(source: str, at: int) -> int:
    match = _BREAK.match(source, at)
    return at + 1 if match is None else match.end()


def _escape(source: str, at: int) -> tuple[str, int]:
    """Return what an escape stands for and its length; an unknown one stands for its letter."""
    mark = source[at + 1 : at + 2]
    digits = _LONG.get(mark, 0)
    if not digits:
        return _SHORT.get(mark, mark), min(2, len(source) - at)
    match = _HEX.match(source, at + 2, at + 2 + digits)
    if match is None or len(match[0]) < digits:
        return mark, 2
    code = int(match[0], 16)
    valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return (chr(code) if valid else "\ufffd"), 2 + digits
