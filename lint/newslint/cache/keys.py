"""What an entry of the cache rests on, as digests: pure functions."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from newslint.settings import Settings

FORMAT = 1
"""The version of what the cache holds; another one has a file of its own."""

# What says where the files are, or what is made of the findings later, changes nothing in what a file holds.
_LEFT_OUT = {
    "Settings": frozenset(
        {"root", "source", "include", "exclude", "corpus", "fail_on", "origins", "words", "expired"}
    ),
    "Conventions": frozenset({"surroundings"}),
}


def digest(*words: str) -> str:
    """Return a digest of words, of each in its place."""
    state = hashlib.sha256()
    for word in words:
        data = word.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def context_of(settings: Settings, installed: str, below: str) -> str:
    """Return the digest of all that applies to the files of one configuration.

    Args:
        settings: the compiled configuration, the house name list in it.
        installed: the digest of rules, readers, plug-ins and libraries.
        below: the folder of the configuration, relative to the root of the run.
    """
    return digest(str(FORMAT), installed, below, canonical(settings))


def canonical(value: object) -> str:
    """Return a text that is the same for equal values, whatever the order of sets and mappings.

    Raises:
        TypeError: there is something in it that has no such text.
    """
    if value is None or (isinstance(value, (bool, int, float, str)) and not isinstance(value, Enum)):
        return repr(value)
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, Mapping):
        table = cast("Mapping[object, object]", value)
        return "{" + ",".join(sorted(f"{canonical(k)}:{canonical(v)}" for k, v in table.items())) + "}"
    if isinstance(value, Set):
        return "<" + ",".join(sorted(canonical(item) for item in cast("Set[object]", value))) + ">"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(item) for item in cast("list[object]", value)) + "]"
    if is_dataclass(value) and not isinstance(value, type):
        left_out = _LEFT_OUT.get(type(value).__name__, frozenset())
        parts = (
            f"{field.name}={canonical(getattr(value, field.name))}"
            for field in fields(value)
            if field.name not in left_out
        )
        return f"{type(value).__name__}({','.join(parts)})"
    if isinstance(value, PurePath) or type(value).__module__ == "datetime":
        return f"{type(value).__name__}:{value}"
    raise TypeError(f"{type(value).__name__} has no canonical text")


_INODE = 0x7FFF_FFFF_FFFF_FFFF
_COARSE = 2_000_000_000


class Stat(tuple[int, int, int]):
    """Size, time of the last change in nanoseconds, and inode: what tells a changed file."""

    __slots__ = ()

    @classmethod
    def of(cls, status: os.stat_result) -> Stat:
        """Return what matters of the system's answer; an inode keeps the bits that SQLite can hold."""
        return cls((status.st_size, status.st_mtime_ns, status.st_ino & _INODE))

    @staticmethod
    def untouched(status: os.stat_result, size: int, changed: int, inode: int, checked: int) -> bool:
        """Say whether a file of such a state, read at a time (nanoseconds), is the same without a doubt."""
        return (
            status.st_mtime_ns == changed < checked - _COARSE
            and status.st_size == size
            and status.st_ino & _INODE == inode
        )

    def settled(self, checked: int) -> bool:
        """Say whether a file that was read at a time (nanoseconds) can't have changed unseen since.

        The clock of a file system ticks coarsely: a change within two seconds may leave the time as it is.
        """
        return self[1] < checked - _COARSE
