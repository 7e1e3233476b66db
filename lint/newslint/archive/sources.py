"""Where the articles of an archive lie, cut into pieces that any process can read by itself, and read again.

A source is a folder or file of this machine, or the address of one in a store that fsspec knows (`s3://…`). A file
of JSON Lines or Parquet holds many articles; every other file is one of the formats that newslint reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from newslint.archive.stores import is_address, library, opened

if TYPE_CHECKING:
    from newslint.archive.stores import ParquetFile, ParquetModule

LINES = (".jsonl", ".ndjson")
ROWS = (".parquet",)
_PACKED = ".gz"


@dataclass(frozen=True, slots=True)
class Reading:
    """How records are told from what holds them.

    Attributes:
        path_field: the field or column that names the article's file.
        content_field: the field or column with the text of that file.
        limit: how many bytes of one article are read.
    """

    path_field: str = "path"
    content_field: str = "content"
    limit: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a JSON Lines file.

    Attributes:
        address: the file.
        shown: the file as reports name it.
        at: the byte at which it begins, of the unpacked file.
        fields: which of the fields of the reading stand in it.
        whole: whether the record is the line itself, not the text that it holds.
    """

    address: str
    shown: str
    at: int
    fields: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Record:
    """The file of an article.

    Attributes:
        path: as reports name it.
        data: its bytes; empty where it is larger than the limit.
        size: how many bytes it has.
        failure: why it could not be read; empty where it could.
        line: the line that it stands in, where that is one of JSON Lines.
    """

    path: str
    data: bytes
    size: int
    failure: str = ""
    line: Line | None = None


class Piece(Protocol):
    """A part of a source that one task reads; it can be pickled, and reading it again gives the same records."""

    @property
    def settings(self) -> int:
        """Which of the settings of the job applies to it."""
        ...

    @property
    def name(self) -> str:
        """What to call it where all of it is lost."""
        ...

    def read(self, reading: Reading) -> Iterator[Record]:
        """Yield its records."""
        ...

    def parts(self) -> Sequence[Piece]:
        """Return it in the smallest parts, to find the one that kills a process; itself where it has none."""
        ...


@dataclass(frozen=True, slots=True)
class Files:
    """Articles' files below a root, which is a folder or an address."""

    root: str
    names: tuple[str, ...]
    settings: int = 0

    @property
    def name(self) -> str:
        """The first of them."""
        return self.names[0]

    def read(self, reading: Reading) -> Iterator[Record]:
        """Yield each file; one that cannot be opened says why."""
        for name in self.names:
            try:
                with opened(name if is_address(name) else f"{self.root}/{name}") as file:
                    data = file.read(reading.limit + 1)
            except OSError as error:
                yield Record(name, b"", 0, f"the file cannot be opened ({error.strerror or error})")
                continue
            yield _record(name, data, reading)

    def parts(self) -> Sequence[Files]:
        """Return each file by itself."""
        if len(self.names) == 1:
            return (self,)
        return [Files(self.root, (name,), self.settings) for name in self.names]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a JSON Lines file that begin between two offsets; `end` is None for all that follow."""

    address: str
    shown: str
    start: int = 0
    end: int | None = None
    settings: int = 0

    @property
    def name(self) -> str:
        """The file, with where the piece begins."""
        return f"{self.shown}/{self.start}"

    def read(self, reading: Reading) -> Iterator[Record]:
        """Yield the article of each line: the line itself, or the file that its fields name and hold."""
        with opened(self.address, packed=self.address.endswith(_PACKED)) as file:
            at = self.start
            if at:
                # The line that runs over the start belongs to the piece before.
                file.seek(at - 1)
                at += len(file.readline()) - 1
            while (self.end is None or at < self.end) and (line := file.readline()):
                if line.strip():
                    yield self._record(line.rstrip(b"\r\n"), at, reading)
                at += len(line)

    def _record(self, line: bytes, at: int, reading: Reading) -> Record:
        fields = (reading.path_field, reading.content_field)
        standing = tuple(field for field in fields if _stands(field, line))
        held = _held(line, reading) if standing == fields else None
        path, data = held or (f"{self.shown}/{at}.json", line)
        place = Line(self.address, self.shown, at, standing, whole=held is None)
        return replace(_record(path, data, reading), line=place)

    def parts(self) -> Sequence[Lines]:
        """Return the piece itself: where a line ends is known only when it was read."""
        return (self,)


def _stands(field: str, line: bytes) -> bool:
    """Say whether a line has a field, so far as that is seen without reading it."""
    return any(json.dumps(field, ensure_ascii=plain).encode() in line for plain in (True, False))


def _held(line: bytes, reading: Reading) -> tuple[str, bytes] | None:
    """Return the name and the bytes of the file that a line holds, if it does."""
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict):
        path, content = map(cast("dict[str, object]", value).get, (reading.path_field, reading.content_field))
        if isinstance(path, str) and path and isinstance(content, str):
            return path, content.encode("utf-8", "surrogatepass")
    return None


@dataclass(frozen=True, slots=True)
class Rows:
    """A row group of a Parquet file; its first row is the `first`-th of the file."""

    address: str
    shown: str
    group: int
    first: int = 0
    settings: int = 0

    @property
    def name(self) -> str:
        """The file, with the first row."""
        return f"{self.shown}/{self.first}"

    def read(self, reading: Reading) -> Iterator[Record]:
        """Yield the article of each row."""
        try:
            with opened(self.address) as file:
                table = parquet(file)
                named = reading.path_field in table.schema_arrow.names
                columns = [reading.content_field, *([reading.path_field] if named else [])]
                rows = table.read_row_group(self.group, columns=columns).to_pylist()
        except ValueError as error:  # what pyarrow says of damage
            raise OSError(str(error)) from error
        for number, row in enumerate(rows, self.first):
            content, path = row[reading.content_field], row.get(reading.path_field)
            name = path if isinstance(path, str) and path else f"{self.shown}/{number}"
            if isinstance(content, str):
                yield _record(name, content.encode("utf-8", "surrogatepass"), reading)
            elif isinstance(content, bytes):
                yield _record(name, content, reading)
            else:
                yield Record(name, b"", 0, f"the column {reading.content_field!r} holds no text")

    def parts(self) -> Sequence[Rows]:
        """Return the piece itself."""
        return (self,)


def parquet(file: object) -> ParquetFile:
    """Open a Parquet file that can be read and sought."""
    return cast("ParquetModule", library("pyarrow.parquet")).ParquetFile(file)


def _record(path: str, data: bytes, reading: Reading) -> Record:
    return Record(path, data if len(data) <= reading.limit else b"", len(data))


def is_many(name: str) -> bool:
    """Say whether a file holds many articles, by its name."""
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    if suffixes and suffixes[-1] == _PACKED:
        return len(suffixes) > 1 and suffixes[-2] in LINES
    return bool(suffixes) and suffixes[-1] in (*LINES, *ROWS)
