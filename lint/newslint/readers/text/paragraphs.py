"""Lines into paragraphs: control bytes out, hard-wrapped lines folded, each with its map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.patterns import lazy
from newslint_schemas import Span, Text, TextBuilder

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n|$)")
# What wires send between the words: start of header, device controls, escapes, as agencies' lines have had them.
_CONTROL = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]+")
_AROUND = " \t\r\n\xa0\u200b\ufeff" + "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
_WIDE, _WIDEST = 90, 120
"""Lines longer than the second were never broken by hand; between the two, more than one must show it."""
_BULLET = lazy(r"(?:[-*•·▪–—]|--|\d{1,2}[.)])\s+\S")
_SENTENCE_END = lazy(r"[.!?:…]['\"”’»)]*$")


class Paragraph(NamedTuple):
    """A paragraph: its words with single spaces, and whether a blank line stands before it."""

    text: Text
    gap: bool

    @property
    def value(self) -> str:
        """The words."""
        return self.text.value

    @property
    def span(self) -> Span:
        """The place from the first to the last character."""
        return self.text.span()


class _Line(NamedTuple):
    start: int
    end: int
    indent: int

    @property
    def length(self) -> int:
        return self.end - self.start + self.indent


def paragraphs(source: str, start: int = 0) -> list[Paragraph]:
    """Return the paragraphs of a plain text from an offset on; white space and control bytes alone are none."""
    runs = list(_runs(source, start))
    width = _width(source, runs)
    found: list[Paragraph] = []
    for run in runs:
        first = True
        for lines in _divided(source, run, width):
            text = _folded(source, lines)
            if text:
                found.append(Paragraph(text, gap=first))
                first = False
    return found


def _runs(source: str, position: int) -> Iterator[list[_Line]]:
    """Yield the lines between blank ones."""
    run: list[_Line] = []
    while position < len(source):
        match = _LINE.match(source, position)
        if match is None:  # never: the pattern matches anything
            break
        words = match[0].strip(_AROUND)
        if words:
            start = position + len(match[0]) - len(match[0].lstrip(_AROUND))
            margin = _CONTROL.sub("", source[position:start]).expandtabs(4)
            run.append(_Line(start, start + len(words), len(margin)))
        elif run:
            yield run
            run = []
        position = match.end()
    if run:
        yield run


def _width(source: str, runs: Sequence[Sequence[_Line]]) -> int:
    """Return the width that lines were wrapped at, or 0 where every line is a paragraph."""
    carried = 0
    widest = 0
    for run in runs:
        for number, line in enumerate(run):
            widest = max(widest, line.length)
            if number and source[line.start].islower() and run[number - 1].length >= 30:
                carried += 1
    return widest if carried and widest <= (_WIDEST if carried > 1 else _WIDE) else 0


def _divided(source: str, run: Sequence[_Line], width: int) -> Iterator[list[_Line]]:
    """Yield the lines of each paragraph of a run."""
    part: list[_Line] = []
    for line in run:
        if part and (not width or _begins(source, part[-1], line, width)):
            yield part
            part = []
        part.append(line)
    yield part


def _begins(source: str, before: _Line, line: _Line, width: int) -> bool:
    """Say whether a line begins a paragraph: indented, or its first word would have fitted on the line before."""
    words = source[line.start : line.end]
    if line.indent > before.indent or words[0] == "^" or _BULLET.match(words):
        return True
    if words[0].islower():
        return False
    fits = before.length + 1 + len(words.split(None, 1)[0]) < width - 2
    ended = _SENTENCE_END.search(source, max(before.start, before.end - 6), before.end) is not None
    return fits and (ended or before.length < width * 0.7)


def _folded(source: str, lines: Sequence[_Line]) -> Text:
    builder = TextBuilder()
    end = 0
    for line in lines:
        if builder.length:
            builder.replaced(" ", end, line.start)
        position = line.start
        for match in _CONTROL.finditer(source, line.start, line.end):
            builder.verbatim(source, position, match.start())
            position = match.end()
        builder.verbatim(source, position, line.end)
        end = line.end
    return _unmarked(builder.text().folded())


def _unmarked(text: Text) -> Text:
    """Return a wire's line without the marks that told its typesetter how to set it ("^By NAME=", "^Headline<")."""
    if text.value.startswith("^") or text.value.endswith("^"):
        return text.strip("^").strip("=<").strip()
    return text
