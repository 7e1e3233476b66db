"""Findings as a file: JSON Lines, or Parquet for whoever asks questions of it afterwards; written as they come."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol, cast

from newslint.archive.stores import library
from newslint.finding import Result
from newslint.place import Place
from newslint.reporters.json_report import finding_object
from newslint.reporters.json_text import dumps

Sink = Callable[[Iterable[Result]], Iterator[bytes]]
"""Turns findings into the bytes of a file, a part at a time."""

_ROWS = 10_000
"""Findings a row group."""


def sink_for(name: str) -> Sink:
    """Return how findings are written to a file, by its name: Parquet, else JSON Lines."""
    return parquet if name.lower().endswith(".parquet") else json_lines


def json_lines(results: Iterable[Result]) -> Iterator[bytes]:
    """Yield a line a finding, as the JSON report holds it."""
    for result in results:
        yield f"{dumps(finding_object(result))}\n".encode()


class _Arrow(Protocol):
    """`pyarrow`, as far as it is used here."""

    Table: _Tables

    def schema(self, fields: Sequence[tuple[str, object]]) -> object:
        """Return a schema."""
        ...

    def struct(self, fields: Sequence[tuple[str, object]]) -> object:
        """Return the type of an object."""
        ...

    def list_(self, item: object) -> object:
        """Return the type of a list."""
        ...

    def string(self) -> object:
        """Return the type of words."""
        ...

    def int64(self) -> object:
        """Return the type of numbers."""
        ...


class _Tables(Protocol):
    def from_pylist(self, rows: Sequence[Mapping[str, object]], schema: object) -> object:
        """Return a table of rows."""
        ...


class _Writer(Protocol):
    def write_table(self, table: object) -> None:
        """Write a row group."""
        ...

    def close(self) -> None:
        """Write the end of the file."""
        ...


class _ParquetModule(Protocol):
    def ParquetWriter(self, where: object, schema: object, compression: str) -> _Writer:  # noqa: N802
        """Begin a file."""
        ...


class _Collected(io.RawIOBase):
    """What a writer has written since it was last taken."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        part = bytes(cast("bytes", data))
        self._parts.append(part)
        self._at += len(part)
        return len(part)

    def tell(self) -> int:
        return self._at

    def taken(self) -> bytes:
        """Return what was written since the last call."""
        data = b"".join(self._parts)
        self._parts.clear()
        return data


def parquet(results: Iterable[Result]) -> Iterator[bytes]:
    """Yield a row a finding.

    Raises:
        MissingError: pyarrow is not installed.
    """
    arrow = cast("_Arrow", library("pyarrow"))
    schema = _schema(arrow)
    made = _Collected()
    writer = cast("_ParquetModule", library("pyarrow.parquet")).ParquetWriter(
        made, schema, compression="zstd"
    )
    rows = iter(results)
    while group := list(map(_row, islice(rows, _ROWS))):
        writer.write_table(arrow.Table.from_pylist(group, schema))
        yield made.taken()
    writer.close()
    yield made.taken()


_WORDS = ("rule", "severity", "message", "path", "article", "part", "subject", "fingerprint", "snippet")
_NUMBERS = ("line", "column", "end_line", "end_column", "offset", "length")


def _schema(arrow: _Arrow) -> object:
    words, number = arrow.string(), arrow.int64()
    place = [("path", words), ("line", number), ("column", number), ("message", words)]
    return arrow.schema(
        [
            *((name, words) for name in _WORDS),
            *((name, number) for name in _NUMBERS),
            ("related", arrow.list_(arrow.struct(place))),
            ("fix", words),
            ("safety", words),
        ]
    )


def _row(result: Result) -> dict[str, object]:
    place = result.place
    return {
        "rule": result.rule,
        "severity": result.severity.value,
        "message": result.message,
        "path": _storable(place.path),
        "article": result.article,
        "part": result.part,
        "subject": result.subject,
        "fingerprint": result.fingerprint,
        "snippet": place.snippet,
        "line": place.region.line,
        "column": place.region.column,
        "end_line": place.region.end_line,
        "end_column": place.region.end_column,
        "offset": place.offset,
        "length": place.length,
        "related": [_related(item) for item in result.related],
        "fix": None if result.fix is None else result.fix.description,
        "safety": None if result.fix is None else result.fix.safety.value,
    }


def _related(place: Place) -> dict[str, object]:
    return {
        "path": _storable(place.path),
        "line": place.region.line,
        "column": place.region.column,
        "message": place.message,
    }


def _storable(path: str) -> str:
    """Return a path as UTF-8 can hold it: bytes of a file's name that are none become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
