"""Looking beside the article: confined to the root, symlinks resolved, each lookup recorded.

Rules and readers get no other way to another file, so a cached result can be checked against
everything it rested on.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

Lookup = tuple[str, str, str, int]
"""What was asked ("resolve", "exists", "folder", "read"), from which file, for which reference, and its limit."""


class Surroundings:
    """The files around it. `lookups` holds all that was asked, with a digest of the answer."""

    __slots__ = ("_base", "_folders", "_real", "_root", "_top", "lookups")

    def __init__(self, root: Path | None, top: Path | None = None) -> None:
        """Confine lookups to a folder.

        Args:
            root: the root of the run, to which paths of articles are relative; None answers every lookup
                with "not there".
            top: the folder below it that a reference with a leading slash counts from; the root unless given.
        """
        self._root = None if root is None else Path(os.path.realpath(root))
        self._top = ""
        if self._root is not None and top is not None:
            folder = Path(os.path.realpath(top))
            if folder.is_relative_to(self._root):
                self._top = folder.relative_to(self._root).as_posix()
        self.lookups: dict[Lookup, str] = {}
        self._folders: dict[tuple[str, str], bool] = {}
        self._base = "" if self._root is None else f"{self._root.as_posix().rstrip('/')}/"
        self._real: dict[str, str] = {}

    def resolve(self, base: str, reference: str) -> str | None:
        """Return a reference relative to the folder of `base`, as a path below the root, or None outside it.

        A reference with a leading slash counts from `top`. Both are paths with forward slashes.
        """
        path = self._resolved(base, reference)
        self.lookups["resolve", base, reference, 0] = path or ""
        return path

    def _resolved(self, base: str, reference: str) -> str | None:
        if self._root is None or "\0" in reference:
            return None
        if os.sep == "/" and base[:1] != "/":
            return self._resolved_from(
                self._top if reference[:1] == "/" else base.rpartition("/")[0], reference
            )
        start = PurePosixPath(base).parent
        if reference.startswith("/"):
            start = PurePosixPath(self._top)
        joined = start / reference.lstrip("/")
        try:
            real = Path(os.path.realpath(self._root / joined))
            return real.relative_to(self._root).as_posix()
        except (OSError, ValueError):
            return None

    def _resolved_from(self, start: str, reference: str) -> str | None:
        """Return the same, where a slash alone parts folders; what links a folder leads by holds for the run."""
        folder, _, name = f"{start}/{reference.lstrip('/')}".rpartition("/")
        try:
            real = self._real.get(folder)
            if real is None:
                real = self._real[folder] = os.path.realpath(self._base + folder)
            path = f"{real.rstrip('/')}/{name}"
            if name in ("", ".", "..") or _is_link(path):
                path = os.path.realpath(path)
        except (OSError, ValueError):
            return None
        if path.startswith(self._base):
            return path[len(self._base) :] or "."
        return "." if f"{path}/" == self._base else None

    def exists(self, base: str, reference: str) -> bool:
        """Say whether a reference leads to a file or folder below the root."""
        found = self._exists(self._resolved(base, reference))
        self.lookups["exists", base, reference, 0] = "yes" if found else ""
        return found

    def _exists(self, path: str | None) -> bool:
        if path is None or self._root is None:
            return False
        return os.path.exists(self._base + path)  # noqa: PTH110 - asked for every picture, and never raises

    def has_folder(self, base: str, reference: str) -> bool:
        """Say whether a reference leads to a folder below the root; the answer holds for the whole run."""
        asked = (base.rpartition("/")[0], reference)
        there = self._folders.get(asked)
        if there is None:
            path = self._resolved(base, reference)
            there = path is not None and self._root is not None and os.path.isdir(self._root / path)  # noqa: PTH112 - never raises
            self._folders[asked] = there
        self.lookups["folder", base, reference, 0] = "yes" if there else ""
        return there

    def read(self, base: str, reference: str, limit: int = 1 << 20) -> bytes | None:
        """Return the first `limit` bytes of a file below the root, or None where there is none."""
        data = self._read(self._resolved(base, reference), limit)
        if data is None:
            answer = ""
        else:
            import hashlib

            answer = hashlib.sha256(data).hexdigest()
        self.lookups["read", base, reference, limit] = answer
        return data

    def _read(self, path: str | None, limit: int) -> bytes | None:
        if path is None or self._root is None:
            return None
        try:
            with (self._root / path).open("rb") as file:
                return file.read(limit)
        except OSError:
            return None

    def answers(self, lookup: Lookup) -> str:
        """Ask again what was asked, and return the digest of the answer now."""
        kind, base, reference, limit = lookup
        if kind == "resolve":
            self.resolve(base, reference)
        elif kind == "exists":
            self.exists(base, reference)
        elif kind == "folder":
            self.has_folder(base, reference)
        else:
            self.read(base, reference, limit)
        return self.lookups[lookup]


def _is_link(path: str) -> bool:
    """Say whether a path is a symbolic link; one that is not there is none.

    Raises:
        ValueError: it is nothing that a path can be.
    """
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except OSError:
        return False
