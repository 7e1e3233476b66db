"""A file's bytes, its text, and the way from offsets to lines and columns.

This is the only place that decodes and the only place that counts lines. Offsets are code points
of the decoded text, a byte-order mark not counted; lines end at LF, CRLF or a lone CR and nowhere
else; lines and columns count from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from newslint.patterns import lazy
from newslint.region import Region
from newslint_schemas import Problem, Span

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']|charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_LINE_END = lazy(r"\r\n|\r|\n")
_SURROGATE = lazy("[\ud800-\udfff]")
_BLOCK = 4096


class Units(NamedTuple):
    """The length of a text in UTF-16 code units and in UTF-8 bytes."""

    utf16: int
    utf8: int


@dataclass(frozen=True)
class SourceFile:
    """A decoded file.

    Attributes:
        path: relative to the root of the run, with forward slashes.
        data: the bytes as they lie on the disk.
        text: the decoded text without its byte-order mark; NUL and lone surrogates are U+FFFD.
        encoding: the codec that `text` was decoded with.
        bom: whether a byte-order mark stood before the text.
        exact: whether encoding `text` again gives `data`; where not, fixes are refused.
        problems: what was met while decoding.
    """

    path: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    encoding: str = "utf-8"
    bom: bool = False
    exact: bool = True
    problems: tuple[Problem, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @property
    def whole(self) -> Span:
        """The span of the whole text."""
        return Span(0, len(self.text))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset; offsets outside the text are drawn to its ends."""
        place = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, place)
        return line, place - self._starts[line - 1] + 1

    def region(self, span: Span) -> Region:
        """Return a span's lines and columns."""
        return Region(*self.position(span.start), *self.position(max(span.start, span.end)))

    def line_span(self, line: int) -> Span:
        """Return the span of a line without its line end."""
        start = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self.text)
        if stop > start and self.text[stop - 1] == "\n":
            stop -= 1
        if stop > start and self.text[stop - 1] == "\r":
            stop -= 1
        return Span(start, stop)

    def line(self, line: int) -> str:
        """Return the text of a line without its line end."""
        span = self.line_span(line)
        return self.text[span.start : span.end]

    def slice(self, span: Span) -> str:
        """Return the source text of a span."""
        return self.text[span.start : span.end]

    def units(self, start: int, end: int) -> Units:
        """Return how many UTF-16 code units and UTF-8 bytes the range [start, end) takes.

        Cheap in a file of one long line too, however far apart the offsets are.
        """
        if self.text.isascii():
            return Units(end - start, end - start)
        if end - start <= _BLOCK:
            return _units(self.text[start:end])
        first, last = self._units_before(start), self._units_before(end)
        return Units(last.utf16 - first.utf16, last.utf8 - first.utf8)

    def _units_before(self, offset: int) -> Units:
        blocks, rest = divmod(offset, _BLOCK)
        before, part = self._units_of_blocks[blocks], _units(self.text[offset - rest : offset])
        return Units(before.utf16 + part.utf16, before.utf8 + part.utf8)

    @cached_property
    def _units_of_blocks(self) -> list[Units]:
        """How many units stand before each block of text."""
        sums = [Units(0, 0)]
        for start in range(0, len(self.text), _BLOCK):
            here = _units(self.text[start : start + _BLOCK])
            sums.append(Units(sums[-1].utf16 + here.utf16, sums[-1].utf8 + here.utf8))
        return sums


def _units(text: str) -> Units:
    if text.isascii():
        return Units(len(text), len(text))
    return Units(len(text.encode("utf-16-le")) // 2, len(text.encode()))


def decode(path: str, data: bytes) -> SourceFile:
    """Decode a file: byte-order mark, strict UTF-8, the declared encoding, then windows-1252 and a warning.

    Returns a file with a fatal `parse/binary` problem and no text where the bytes are no text at all.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(path, data, data[len(mark) :], encoding, bom=True)
    if b"\0" in data[:4096] or data.startswith(
        (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04", b"GIF8")
    ):
        problem = Problem(
            "parse/binary",
            "This file holds binary data, not text; give it its own extension or exclude it.",
            Span(0, 0),
            fatal=True,
        )
        return SourceFile(path, data, "", exact=False, problems=(problem,))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(path, data)
    return SourceFile(path, data, *_clean(text)) if "\0" in text else SourceFile(path, data, text)


def _clean(text: str) -> tuple[str, str, bool, bool]:
    """Return text without NUL and surrogates, and the rest of a SourceFile's fields for UTF-8."""
    return _SURROGATE.sub("\ufffd", text).replace("\0", "\ufffd"), "utf-8", False, False


def _decoded(path: str, data: bytes, body: bytes, encoding: str, *, bom: bool) -> SourceFile:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        text = body.decode(encoding, "replace")
        name = encoding.upper()
        message = (
            f"This file has a byte-order mark of {name} but is not {name} ({error.reason}); save it as UTF-8."
        )
        offset = len(body[: error.start].decode(encoding, "replace"))
        problem = Problem("parse/encoding", message, Span(offset, min(offset + 1, len(text))))
        return SourceFile(path, data, _clean(text)[0], encoding, bom, exact=False, problems=(problem,))
    clean = _clean(text)[0]
    return SourceFile(path, data, clean, encoding, bom, exact=clean == text)


def _guessed(path: str, data: bytes) -> SourceFile:
    declared = _DECLARED.search(data[:4096])
    encoding = "" if declared is None else (declared[1] or declared[2]).decode("ascii").lower()
    text = None
    if encoding and encoding.replace("_", "-") not in ("utf-8", "utf8"):
        try:
            text = data.decode(
                "windows-1252" if encoding in ("iso-8859-1", "latin1", "latin-1") else encoding
            )
        except (LookupError, UnicodeDecodeError):
            text = None
    if text is not None:
        clean = _clean(text)[0]
        return SourceFile(path, data, clean, encoding, exact=clean.encode(encoding, "replace") == data)
    bad = _first_bad_byte(data)
    # One byte is one code point here, so the offset of the bad byte is the offset in the text.
    text = _clean("".join(_WINDOWS_1252[byte] for byte in data))[0]
    promised = f"is declared as {encoding} but cannot be read so" if encoding else "is not valid UTF-8"
    message = (
        f"This file {promised} (first bad byte: 0x{data[bad]:02X}); it was read as windows-1252. "
        "Save it as UTF-8."
    )
    problem = Problem("parse/encoding", message, Span(bad, bad + 1))
    exact = "\ufffd" not in text and text.encode("windows-1252", "replace") == data
    return SourceFile(path, data, text, "windows-1252", exact=exact, problems=(problem,))


def _first_bad_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


# As browsers read it: the five bytes that windows-1252 leaves open are C1 controls.
_WINDOWS_1252 = tuple(
    bytes([byte]).decode("windows-1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)
)
