"""Opening what lies on this machine or in a store that fsspec knows, and as much of those libraries as is used."""

from __future__ import annotations

import gzip
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

INSTALL = "pip install 'newslint[archive]'"
_MARK = "://"


class MissingError(Exception):
    """A library of an extra is not installed; the message holds the line that installs it."""


class Store(Protocol):
    """A file system of fsspec."""

    def open(self, path: str, mode: str = "rb") -> BinaryIO:
        """Open a file."""
        ...

    def isdir(self, path: str) -> bool:
        """Say whether a path is a folder."""
        ...

    def exists(self, path: str) -> bool:
        """Say whether something is at a path."""
        ...

    def find(self, path: str) -> list[str]:
        """Return all files below a folder."""
        ...

    def glob(self, path: str) -> list[str]:
        """Return the paths that a pattern fits."""
        ...

    def size(self, path: str) -> int | None:
        """Return the size of a file in bytes."""
        ...


class _Schema(Protocol):
    names: list[str]


class _Table(Protocol):
    def to_pylist(self) -> list[dict[str, object]]:
        """Return rows."""
        ...


class _RowGroup(Protocol):
    num_rows: int


class _Metadata(Protocol):
    num_row_groups: int

    def row_group(self, number: int) -> _RowGroup:
        """Return what is known of a row group."""
        ...


class ParquetFile(Protocol):
    """A Parquet file of pyarrow, open for reading."""

    schema_arrow: _Schema
    metadata: _Metadata

    def read_row_group(self, number: int, columns: Sequence[str]) -> _Table:
        """Read some columns of a row group."""
        ...


class ParquetModule(Protocol):
    """`pyarrow.parquet`, as far as it is used for reading."""

    def ParquetFile(self, source: object) -> ParquetFile:  # noqa: N802 - the library's name
        """Open a Parquet file."""
        ...


def is_address(name: str) -> bool:
    """Say whether a name is the address of something in a store, not a path of this machine."""
    return _MARK in name


def store(address: str) -> tuple[Store, str]:
    """Return the store of an address, and the path in it.

    Raises:
        MissingError: fsspec, or what it needs for this kind of store, is not installed.
        ValueError: no store has such addresses.
    """
    try:
        made = import_module("fsspec.core").url_to_fs(address)
    except ImportError as error:
        missing = str(error).rstrip(".")
        raise MissingError(f"{address} needs a library that is not here ({missing}): {INSTALL}") from error
    return cast("tuple[Store, str]", made)


def _stream(address: str) -> BinaryIO:
    if not is_address(address):
        return Path(address).open("rb")
    files, path = store(address)
    return files.open(path, "rb")


@contextmanager
def opened(address: str, *, packed: bool = False) -> Generator[BinaryIO, None, None]:
    """Open a file of this machine or a store for reading, unpacked where it is packed by gzip.

    Raises:
        OSError: it is not there or cannot be read.
        MissingError: its store needs a library that is not installed.
    """
    with _stream(address) as stream:
        if packed:
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield cast("BinaryIO", unpacked)
        else:
            yield stream


def library(name: str) -> object:
    """Import a library of the extra.

    Raises:
        MissingError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingError(f"this needs {name.partition('.')[0]}: {INSTALL}") from error
