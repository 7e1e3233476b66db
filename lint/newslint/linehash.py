"""GitHub's line hash, by which code scanning knows an alert again: `primaryLocationLineHash`.

The hash of a line covers the 100 UTF-16 code units that follow its start when spaces and tabs are
taken out and every line end is one LF; the end of the file counts as U+FFFF and what lies behind it as
zeros. It is the polynomial of those units at 37, modulo 2^64, in hexadecimal, and after a colon the
number of the line among the lines of the file with that hash.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from newslint.finding import Result
from newslint.patterns import lazy
from newslint.source import SourceFile, decode

_WINDOW = 100
_FACTOR = 37
_MASK = (1 << 64) - 1
_LINE_END = lazy(r"\r\n|\r")
_ASTRAL = lazy("[\U00010000-\U0010ffff]")
_END = "\uffff"


def line_hashes(source: SourceFile, lines: Collection[int]) -> dict[int, str]:
    """Return the hashes of some lines of a file by number, from 1; a line that is not there has none."""
    if not lines:
        return {}
    units = _LINE_END.sub("\n", _as_github_reads(source)).replace(" ", "").replace("\t", "")
    if not units.isascii():
        units = _ASTRAL.sub(_pair, units)
    units = units + _END + "\0" * _WINDOW
    wanted, last = set(lines), max(lines)
    seen: Counter[str] = Counter()
    hashes: dict[int, str] = {}
    line, start = 1, 0
    while True:
        window = units[start : start + _WINDOW]
        seen[window] += 1
        if line in wanted:
            hashes[line] = f"{_polynomial(window):x}:{seen[window]}"
        # Beyond the end mark there is no line end, so the search stops by itself.
        start = units.find("\n", start) + 1
        line += 1
        if start == 0 or line > last:
            return hashes


def line_hash(source: SourceFile, line: int) -> str:
    """Return the hash of one line, from 1; the empty string where there is no such line."""
    return line_hashes(source, (line,)).get(line, "")


def hashed(source: SourceFile, results: Collection[Result]) -> tuple[Result, ...]:
    """Return results of one file, each with the hash of its primary line."""
    hashes = line_hashes(source, {result.place.region.line for result in results})
    return tuple(result._replace(line_hash=hashes.get(result.place.region.line, "")) for result in results)


def rehashed(root: Path, results: Iterable[Result], contents: Mapping[str, bytes]) -> Iterator[Result]:
    """Yield results of files that are no longer at hand, each with the hash of its primary line.

    Args:
        root: the folder that the paths of the results count from.
        results: findings across files; one whose file is gone is left as it is.
        contents: contents by path that are taken instead of the disk's.
    """
    for item in results:
        path = item.place.path
        try:
            data = contents.get(path) or (root / path).read_bytes()
        except OSError:
            yield item
            continue
        yield item._replace(line_hash=line_hash(decode(path, data), item.place.region.line))


def _as_github_reads(source: SourceFile) -> str:
    """Return the file as UTF-8 with its byte-order mark; text in wider units is taken as it was decoded."""
    if source.encoding.startswith(("utf-16", "utf-32")):
        return source.text
    return source.data.decode("utf-8", "replace")


def _pair(match: re.Match[str]) -> str:
    code = ord(match[0]) - 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))


def _polynomial(window: str) -> int:
    value = 0
    for unit in window:
        value = (value * _FACTOR + ord(unit)) & _MASK
    return value
