"""Text that knows where it came from.

A `Text` is what a reader sees (markup, entities, escapes and folding resolved) together with a
piecewise map back to the source. Maps compose: HTML inside a JSON string inside a file still
answers with the place in the file. All offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in the decoded source of one file."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Say whether another span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Piece(NamedTuple):
    """One run of a map: `length` code points of the value stand at `source_length` of the source.

    Equal lengths map code point by code point; unequal ones (an entity, an escape, a folded line
    break) map every code point of the run to the whole source range.
    """

    at: int
    length: int
    source: int
    source_length: int


@dataclass(frozen=True, slots=True)
class Text:
    """A string as a reader sees it, and the map of its code points back to the source.

    Attributes:
        value: the string; holds no surrogates and no U+0000.
        pieces: runs in order of `at`, without gaps or overlaps, that cover `value`.
        escapes: how the text is written in the source, innermost first (`("html", "json")` is HTML
            inside a JSON string): what a fix must encode its replacement with, in this order.
    """

    value: str
    pieces: tuple[Piece, ...] = ()
    escapes: tuple[str, ...] = ()

    @classmethod
    def verbatim(cls, source: str, start: int, end: int, escapes: tuple[str, ...] = ()) -> Text:
        """Return the text that stands in the source, character for character, at [start, end)."""
        pieces = (Piece(0, end - start, start, end - start),) if end > start else ()
        return cls(source[start:end], pieces, escapes)

    @classmethod
    def whole(cls, value: str, span: Span, escapes: tuple[str, ...] = ()) -> Text:
        """Return a text of which only the source range as a whole is known."""
        builder = TextBuilder()
        builder.replaced(value, span.start, span.end)
        return builder.text(escapes)

    def __bool__(self) -> bool:
        """Say whether there is a value; a text of white space alone is still a text."""
        return bool(self.value)

    def __len__(self) -> int:
        """Return the number of code points that a reader sees."""
        return len(self.value)

    def __str__(self) -> str:
        """Return the value."""
        return self.value

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the source range of value[start:end].

        An empty range answers with the empty source range at its place.

        Raises:
            ValueError: the text is empty, so that it has no place.
        """
        if not self.pieces:
            raise ValueError("an empty text has no place in the source")
        stop = len(self.value) if end is None else end
        first = self._piece(start)
        low = self._low(first, start)
        if stop <= start:
            return Span(low, low)
        last = self._piece(stop - 1)
        return Span(low, max(low, self._high(last, stop)))

    def _piece(self, offset: int) -> Piece:
        return self.pieces[self._place(offset)]

    def _place(self, offset: int) -> int:
        """Return the index of the run that holds an offset of the value."""
        # A piece begins with `at`: those up to the offset are smaller than this tuple.
        return max(bisect_right(self.pieces, (offset + 1,)) - 1, 0)

    @staticmethod
    def _low(piece: Piece, offset: int) -> int:
        if piece.length == piece.source_length:
            return piece.source + offset - piece.at
        return piece.source + (piece.source_length if offset >= piece.at + piece.length else 0)

    @staticmethod
    def _high(piece: Piece, stop: int) -> int:
        if piece.length == piece.source_length:
            return piece.source + stop - piece.at
        return piece.source + piece.source_length

    def slice(self, start: int = 0, end: int | None = None) -> Text:
        """Return value[start:end] with its map; indices count as in a string, without negatives."""
        stop = len(self.value) if end is None else min(end, len(self.value))
        if start <= 0 and stop >= len(self.value):
            return self
        if stop <= start:
            return Text("", (), self.escapes)
        if len(self.pieces) == 1:
            (piece,) = self.pieces
            if piece.length == piece.source_length:
                run = Piece(0, stop - start, piece.source + start, stop - start)
                return Text(self.value[start:stop], (run,), self.escapes)
        kept: list[Piece] = []
        for place in range(
            self._place(start), len(self.pieces)
        ):  # a slice of the tuple would copy all the rest
            piece = self.pieces[place]
            if piece.at >= stop:
                break
            low, high = max(piece.at, start), min(piece.at + piece.length, stop)
            if high <= low:
                continue
            if piece.length == piece.source_length:
                kept.append(Piece(low - start, high - low, piece.source + low - piece.at, high - low))
            else:
                kept.extend(_standing_for(low - start, high - low, piece.source, piece.source_length))
        return Text(self.value[start:stop], tuple(kept), self.escapes)

    def strip(self, characters: str | None = None) -> Text:
        """Return the text without leading and trailing white space (or the given characters)."""
        if len(self.value.strip(characters)) == len(self.value):
            return self
        left = len(self.value) - len(self.value.lstrip(characters))
        return self.slice(left, max(left, len(self.value.rstrip(characters))))

    def finditer(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in the value; give their spans to `span`."""
        return pattern.finditer(self.value)

    def through(self, outer: Text) -> Text:
        """Compose: this text's source is the value of `outer`; return it mapped to outer's source."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            if piece.length != piece.source_length or not outer.pieces:
                pieces.extend(_whole(piece, outer))
                continue
            inner = outer.slice(piece.source, piece.source + piece.source_length)
            covered = 0
            for run in inner.pieces:
                pieces.append(Piece(piece.at + run.at, run.length, run.source, run.source_length))
                covered = run.at + run.length
            if covered < piece.length:  # the text reaches beyond its outer text: hold on to its end
                rest = Piece(piece.at + covered, piece.length - covered, piece.source + covered, 0)
                pieces.extend(_whole(rest, outer))
        return Text(self.value, tuple(pieces), self.escapes + outer.escapes)

    @staticmethod
    def join(texts: Iterable[Text], separator: str = "") -> Text:
        """Return the texts in a row; a separator maps to the empty place before the text it precedes."""
        builder = TextBuilder()
        escapes: tuple[str, ...] | None = None
        for text in texts:
            if not text:
                continue
            if separator and builder.length:
                builder.replaced(separator, text.span().start, text.span().start)
            builder.add(text)
            escapes = text.escapes if escapes is None else escapes
        return builder.text(escapes or ())

    def folded(self) -> Text:
        """Return the text with each run of white space as one space and none at the ends."""
        if _is_folded(self.value):
            return self
        builder = TextBuilder()
        position = 0
        for match in _SPACES.finditer(self.value):
            if match[0] == " " and match.start() > 0 and match.end() < len(self.value):
                continue
            if match.start() > position:
                builder.add(self.slice(position, match.start()))
            if builder.length and match.end() < len(self.value):
                run = self.slice(match.start(), match.end())
                place = run.span()
                if sum(piece.source_length for piece in run.pieces) < place.end - place.start:
                    place = run.span(0, 1)  # something that is not shown stands inside the run
                builder.replaced(" ", place.start, place.end)
            position = match.end()
        builder.add(self.slice(position))
        return builder.text(self.escapes)


_SPACES = re.compile(r"\s+")


def _is_folded(value: str) -> bool:
    if value.isprintable():  # its only white space are spaces
        return "  " not in value and value == value.strip()
    return value == " ".join(value.split())


def _standing_for(at: int, length: int, source: int, source_length: int) -> Iterator[Piece]:
    """Yield the pieces of a run that stands for a source range as a whole.

    A run of just the range's length would map code point by code point; each of its own is a run then.
    """
    if length == source_length > 1:
        for offset in range(length):
            yield Piece(at + offset, 1, source, source_length)
    else:
        yield Piece(at, length, source, source_length)


def _whole(piece: Piece, outer: Text) -> Iterator[Piece]:
    if not outer.pieces:
        return _standing_for(piece.at, piece.length, 0, 0)
    place = outer.span(piece.source, piece.source + piece.source_length)
    return _standing_for(piece.at, piece.length, place.start, place.end - place.start)


class TextBuilder:
    """Gathers a `Text` run by run; neighbouring verbatim runs become one piece."""

    __slots__ = ("_open", "_parts", "_pieces", "_source", "length")

    def __init__(self) -> None:
        """Start empty."""
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._open = -1
        """Where the verbatim run began that the next one may go on from; -1 for none."""
        self._source = 0
        """Where that run begins in the source."""
        self.length = 0

    def verbatim(self, source: str, start: int, end: int) -> None:
        """Append source[start:end] as it stands."""
        if end > start:
            self._append(source[start:end], start)

    def replaced(self, value: str, start: int, end: int) -> None:
        """Append a value that stands for the source range [start, end) as a whole."""
        length = len(value)
        if length == end - start == 1:
            self._append(value, start)
        elif length:
            self._close()
            self._pieces.extend(_standing_for(self.length, length, start, end - start))
            self._parts.append(value)
            self.length += length

    def add(self, text: Text) -> None:
        """Append another text with its map."""
        for piece in text.pieces:
            at, length, source, source_length = piece
            value = text.value[at : at + length]
            if length == source_length:
                self._append(value, source)
            else:
                self._close()
                self._pieces.append(Piece(self.length, length, source, source_length))
                self._parts.append(value)
                self.length += length

    def _append(self, value: str, source: int) -> None:
        if self._open < 0 or self._source + self.length - self._open != source:
            self._close()
            self._open = self.length
            self._source = source
        self._parts.append(value)
        self.length += len(value)

    def _close(self) -> None:
        if self._open >= 0:
            length = self.length - self._open
            self._pieces.append(Piece(self._open, length, self._source, length))
            self._open = -1

    def text(self, escapes: tuple[str, ...] = ()) -> Text:
        """Return what was gathered."""
        self._close()
        return Text("".join(self._parts), tuple(self._pieces), escapes)
