"""The words of a YAML scalar with the place of each character: folding and escapes resolved."""

from __future__ import annotations

import re

from newslint.patterns import lazy
from newslint_schemas import Span, Text, TextBuilder

PLAIN = "yaml-plain"
SINGLE = "yaml-single"
DOUBLE = "yaml-double"
BLOCK = "yaml-block"

_PROPERTIES = lazy(r"(?:[&!][^\s]*[ \t]+)+")
_FOLD = lazy(r"[ \t]*(\r\n|\r|\n)(?:[ \t]*(\r\n|\r|\n))*[ \t]*")
_BREAK = lazy(r"\r\n|\r|\n")
_DOUBLE_RUN = lazy(r"[^\\\r\n \t]+|[ \t]+(?![ \t\r\n])")
_ESCAPED_BREAK = lazy(r"\\(?:\r\n|\r|\n)[ \t]*")
_SHORT = dict(zip('abt\tnvfre "/\\N_LP', '\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True)) | {
    "0": "\ufffd"
}
_LONG = {"x": 2, "u": 4, "U": 8}
_HEADER = lazy(r"[|>]([+-]?)([1-9]?)([+-]?)[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|\Z)")


def decode_scalar(source: str, start: int, end: int, style: str | None, value: str) -> Text:
    """Return the words of a scalar with their map.

    Args:
        source: the decoded source.
        start: where the scalar begins in it, properties (`&anchor`, `!tag`) and quotation marks included.
        end: where it ends.
        style: `'`, `"`, `|`, `>`, or none for a plain scalar.
        value: what the parser made of it. Where the map cannot be worked out so that it gives this value,
            only the scalar as a whole has a place.
    """
    if source[start : start + 1] in ("&", "!") and (properties := _PROPERTIES.match(source, start, end)):
        start = properties.end()
    escapes = (_ESCAPES.get(style or "", PLAIN),)
    if style in ("'", '"'):
        low, high = start + 1, end - 1
        if source[low:high] == value and "\\" not in value:
            return Text.verbatim(source, low, high, escapes)
        text = _single(source, low, high) if style == "'" else _double(source, low, high)
    elif style in ("|", ">"):
        text = _block(source, start, end, folded=style == ">")
        text = text.slice(0, len(value))
    elif source[start:end] == value:
        return Text.verbatim(source, start, end, escapes)
    else:
        builder = TextBuilder()
        _folded_lines(builder, source, start, end)
        text = builder.text()
    clean = value.replace("\0", "\ufffd")
    # The parser in Python is given spaces for tabs; the source has the last word.
    if clean in (text.value, text.value.replace("\t", " ")):
        return Text(text.value, text.pieces, escapes)
    return Text.whole(clean, Span(start, end), escapes)


_ESCAPES = {"'": SINGLE, '"': DOUBLE, "|": BLOCK, ">": BLOCK}


def _folded_lines(builder: TextBuilder, source: str, start: int, end: int) -> None:
    """Append source[start:end]: one line break is a space, of several all but the first are kept."""
    position = start
    for match in _FOLD.finditer(source, start, end):
        builder.verbatim(source, position, match.start())
        _fold(builder, match)
        position = match.end()
    builder.verbatim(source, position, end)


def _fold(builder: TextBuilder, match: re.Match[str]) -> None:
    breaks = len(_BREAK.findall(match[0]))
    builder.replaced(" " if breaks == 1 else "\n" * (breaks - 1), match.start(), match.end())


def _single(source: str, start: int, end: int) -> Text:
    builder = TextBuilder()
    position = start
    while (quote := source.find("''", position, end)) >= 0:
        _folded_lines(builder, source, position, quote)
        builder.replaced("'", quote, quote + 2)
        position = quote + 2
    _folded_lines(builder, source, position, end)
    return builder.text()


def _double(source: str, start: int, end: int) -> Text:
    builder, at = TextBuilder(), start
    while at < end:
        if run := _DOUBLE_RUN.match(source, at, end):
            builder.verbatim(source, at, run.end())
            at = run.end()
        elif fold := _FOLD.match(source, at, end):
            _fold(builder, fold)
            at = fold.end()
        elif joined := _ESCAPED_BREAK.match(source, at, end):
            at = joined.end()
        elif source[at] == "\\":
            value, length = _escape(source, at, end)
            builder.replaced(value, at, at + length)
            at += length
        else:  # white space before the closing quotation mark
            builder.verbatim(source, at, at + 1)
            at += 1
    return builder.text()


def _escape(source: str, at: int, end: int) -> tuple[str, int]:
    """Return what the escape at an offset stands for, and its length in the source."""
    mark = source[at + 1 : at + 2]
    digits = _LONG.get(mark, 0)
    if not digits:
        return _SHORT.get(mark, mark), 2
    try:
        code = int(source[at + 2 : min(at + 2 + digits, end)], 16)
        value = chr(code) if code and not 0xD800 <= code < 0xE000 else "\ufffd"
    except (ValueError, OverflowError):
        value = "\ufffd"
    return value, 2 + digits


def _block(source: str, start: int, end: int, *, folded: bool) -> Text:
    """Return a literal or folded block with every trailing line break; the caller cuts what is chomped."""
    builder = TextBuilder()
    header = _HEADER.match(source, start, end)
    if header is None:
        return builder.text()
    lines = _lines(source, header.end(), end)
    indent = _indentation(source, start, header[2], lines)
    # The line break before the current line, and empty lines between, wait until it is known what follows.
    pending: tuple[int, int] | None = None
    blank_breaks: list[tuple[int, int]] = []
    previous_indented = False
    for low, high, after in lines:
        content = low + indent
        if content > high or (content == high and source[low:high].strip(" ") == ""):
            blank_breaks.append((high, after))
            continue
        indented = source[content] in " \t"
        if pending is not None:
            if folded and not previous_indented and not indented:
                if not blank_breaks:
                    builder.replaced(" ", pending[0], content)
            else:
                builder.replaced("\n", *pending)
        for place in blank_breaks:
            builder.replaced("\n", *place)
        blank_breaks.clear()
        builder.verbatim(source, content, high)
        previous_indented = indented
        pending = (high, after) if after > high else None
    for place in (*(() if pending is None else (pending,)), *blank_breaks):
        builder.replaced("\n", *place)
    return builder.text()


def _lines(source: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return (start, end, end with the line break) of each line."""
    lines: list[tuple[int, int, int]] = []
    position = start
    for match in _BREAK.finditer(source, start, end):
        lines.append((position, match.start(), match.end()))
        position = match.end()
    if position < end:
        lines.append((position, end, end))
    return lines


_LEAD = lazy(r" *(?:- +)*")


def _indentation(source: str, start: int, indicator: str, lines: list[tuple[int, int, int]]) -> int:
    if indicator:
        line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
        # The indicator counts from the column of the key, or of the dash, that the block belongs to.
        line = source[line_start:start]
        lead = _LEAD.match(line)
        column = 0 if lead is None else lead.end()
        if column == len(line):
            column = max(line.rfind("-"), 0)
        return column + int(indicator)
    for low, high, _ in lines:
        words = source[low:high].lstrip(" ")
        if words:
            return high - low - len(words)
    return max((high - low for low, high, _ in lines), default=0)
