"""Running patterns by RE2: linear in the text whatever the pattern, and exact to the code point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from newslint.checked_yaml import ConfigurationError
from newslint.house_rules.syntax import EDGE, PatternError

INSTALL = "pip install 'newslint[house-rules]'"
UNDER_PRE_COMMIT = "under pre-commit, `additional_dependencies: [google-re2]` below each hook"
MOST_MATCHES = 5_000
"""So many places of one pattern are looked at in one passage, and fewer where it is longer than a book's chapter."""

_LEAST_MATCHES = 200
_MOST_BYTES = 1_000_000_000
"""So many bytes are read at most for one pattern in one passage, were each match to be looked for to the end."""

_WORDS = re.compile(r"[\w\u0300-\u036f]+")
_MARKED = rf"{EDGE}\g<0>{EDGE}"
_MARK = EDGE.encode()
_MEMORY = 32 << 20


class _Match(Protocol):
    def span(self, group: int = 0) -> tuple[int, int]: ...


class _Regexp(Protocol):
    @property
    def groups(self) -> int: ...
    def search(self, text: bytes, pos: int | None = None, endpos: int | None = None) -> _Match | None: ...
    def fullmatch(self, text: bytes, pos: int | None = None, endpos: int | None = None) -> _Match | None: ...


class _Set(Protocol):
    def Add(self, pattern: bytes) -> int: ...  # noqa: N802 - RE2's own name
    def Compile(self) -> None: ...  # noqa: N802
    def Match(self, text: bytes) -> list[int] | None: ...  # noqa: N802


class _Options(Protocol):
    log_errors: bool
    max_mem: int


class _Sets(Protocol):
    def SearchSet(self, options: _Options) -> _Set: ...  # noqa: N802


class _Library(Protocol):
    error: type[Exception]
    Set: _Sets

    def Options(self) -> _Options: ...  # noqa: N802
    def compile(self, pattern: bytes, options: _Options) -> _Regexp: ...


@cache
def library() -> _Library:
    """Return RE2.

    Raises:
        ConfigurationError: it is not installed; the message holds the line that installs it.
    """
    try:
        return cast(_Library, import_module("re2"))
    except ImportError as error:
        message = (
            f"house rules and Vale styles need RE2, which is not installed: {INSTALL}; {UNDER_PRE_COMMIT}"
        )
        raise ConfigurationError(message) from error


def _options() -> _Options:
    options = library().Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    return options


def _source(pattern: str, *, ignore_case: bool) -> bytes:
    return (("(?im)" if ignore_case else "(?m)") + pattern).encode()


class Marked:
    """A text with the edges of its words marked, as RE2 reads it, and the way back to its code points."""

    __slots__ = ("_byte", "_point", "data", "value")

    def __init__(self, value: str) -> None:
        """Mark a text."""
        self.value = value
        self.data = _WORDS.sub(_MARKED, value).encode("utf-8", "replace")
        self._byte = self._point = 0

    def point(self, byte: int) -> int:
        """Return the code point of `value` at an offset of `data`; cheapest when asked in rising order."""
        if byte < self._byte:
            self._byte = self._point = 0
        self._point += len(self.data[self._byte : byte].replace(_MARK, b"").decode())
        self._byte = byte
        return self._point


class Pattern:
    """A pattern in RE2's form (see `syntax.translated`), compiled."""

    __slots__ = ("_regexp",)

    def __init__(self, pattern: str, *, ignore_case: bool) -> None:
        """Compile it.

        Raises:
            PatternError: RE2 refuses it.
        """
        re2 = library()
        try:
            self._regexp = re2.compile(_source(pattern, ignore_case=ignore_case), _options())
        except re2.error as error:
            raise PatternError(f"is refused by RE2: {_words(error)}") from error

    def spans(self, text: Marked) -> Iterator[tuple[int, int]]:
        """Yield the places of the matches in the text's code points, without overlap; none that is empty."""
        for start, end in self.byte_spans(text):
            yield text.point(start), text.point(end)

    def byte_spans(self, text: Marked) -> Iterator[tuple[int, int]]:
        """Yield the places of the matches in the marked text's bytes, marks at their ends left out."""
        data = text.data
        position = found = 0
        limit = max(_LEAST_MATCHES, min(MOST_MATCHES, _MOST_BYTES // (len(data) + 1)))
        while position <= len(data) and found < limit:
            match = self._regexp.search(data, position)
            if match is None:
                return
            first, last = match.span()
            start, end = first, last
            while start < end and data[start] == 0:
                start += 1
            while end > start and data[end - 1] == 0:
                end -= 1
            if start == end:
                position = max(last, _next(data, position))
                continue
            found += 1
            yield start, end
            # The mark at its end is the mark at the start of what may follow at once.
            position = end

    def groups(self, text: Marked, start: int, end: int) -> tuple[str, ...] | None:
        """Return the words of each group, where the pattern takes just data[start:end]; else None."""
        data = text.data
        for first in (start, start - 1):
            for last in (end, end + 1):
                if first < start and data[first : first + 1] != _MARK:
                    continue
                if last > end and data[end:last] != _MARK:
                    continue
                match = self._regexp.fullmatch(data, first, last)
                if match is not None:
                    spans = (match.span(group) for group in range(1, self._regexp.groups + 1))
                    return tuple(_plain(data[max(0, a) : max(0, b)]) for a, b in spans)
        return None

    def matches(self, words: str) -> bool:
        """Say whether the pattern takes the whole of some words."""
        text = Marked(words)
        start = int(text.data.startswith(_MARK))
        end = len(text.data) - int(text.data.endswith(_MARK) and start < len(text.data))
        return self.groups(text, start, end) is not None

    def found_in(self, text: Marked) -> bool:
        """Say whether the pattern matches anywhere."""
        return self._regexp.search(text.data) is not None


def _next(data: bytes, position: int) -> int:
    """Return the offset of the next code point."""
    position += 1
    while position < len(data) and data[position] & 0xC0 == 0x80:
        position += 1
    return position


def _plain(data: bytes) -> str:
    return data.replace(_MARK, b"").decode()


def _words(error: Exception) -> str:
    first = error.args[0] if error.args else ""
    return first.decode("utf-8", "replace").replace(EDGE, "") if isinstance(first, bytes) else str(first)


class Sieve:
    """Many patterns looked for at once: which of them occur in a text at all."""

    def __init__(self, patterns: Sequence[tuple[str, bool]]) -> None:
        """Compile pairs of pattern (in RE2's form) and whether case is ignored."""
        self._count = len(patterns)
        re2 = library()
        self._set: _Set | None = re2.Set.SearchSet(_options())
        try:
            for pattern, ignore_case in patterns:
                self._set.Add(_source(pattern, ignore_case=ignore_case))
            # Found in every text: where it is not reported, RE2 ran out of memory and told nothing.
            self._set.Add(b"")
            self._set.Compile()
        except re2.error:
            self._set = None

    def held_by(self, texts: Iterable[Marked]) -> frozenset[int]:
        """Return the numbers of the patterns that occur in one of some texts; all where it can't be told."""
        data = b"\n".join(text.data for text in texts)
        found = self._set.Match(data) if self._set is not None else None
        if found is None or self._count not in found:
            return frozenset(range(self._count))
        return frozenset(found) - {self._count}
