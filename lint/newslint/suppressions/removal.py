"""What to take out of a file to be rid of a suppression, so that nothing else of it changes."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.readers.data import Entry, Mapping
from newslint.source import SourceFile
from newslint_schemas import Span

_QUOTES = "\"'"
_SPACE = " \t\r\n"


def of_comment(source: SourceFile, span: Span) -> Span:
    """Return the comment, with its whole lines where nothing else stands on them."""
    lines = _lines(source, span)
    if lines is not None:
        return lines
    start = span.start
    while start > 0 and source.text[start - 1] in " \t":
        start -= 1
    return Span(start, span.end)


def of_entry(source: SourceFile, steps: Sequence[tuple[Mapping, Entry]]) -> Span | None:
    """Return what to take out for a key of a mapping: the key, or the outermost one that holds it alone.

    Args:
        source: the file.
        steps: from the outermost mapping to the one with the key, each with its entry on the way.

    Returns:
        None where an editor must do it.
    """
    alone = [steps[-1]]
    for above, below in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        if len(below[0].entries) > 1:
            break
        alone.append(above)
    for mapping, entry in reversed(alone):
        span = _cut(source, mapping, entry)
        if span is not None:
            return span
    return None


def _cut(source: SourceFile, mapping: Mapping, entry: Entry) -> Span | None:
    text = source.text
    start, end = entry.span.start, entry.span.end
    if text[start - 1 : start] and text[start - 1] in _QUOTES:
        start -= 1
    if not text.startswith("{", mapping.span.start):
        return _lines(source, Span(start, end))
    after = _over_space(text, end)
    if text.startswith(",", after):
        return Span(start, _over_space(text, after + 1))
    before = len(text[:start].rstrip(_SPACE))
    return Span(before - 1, end) if text[before - 1 : before] == "," else None


def _over_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _lines(source: SourceFile, span: Span) -> Span | None:
    """Return the whole lines of a span, with the last one's end; None where something else stands on them."""
    first, column = source.position(span.start)
    last, end_column = source.position(span.end)
    if source.line(first)[: column - 1].strip() or source.line(last)[end_column - 1 :].strip():
        return None
    start, end = source.line_span(first).start, source.line_span(last).end
    ending = next((ending for ending in ("\r\n", "\n", "\r") if source.text.startswith(ending, end)), "")
    return Span(start, end + len(ending))
