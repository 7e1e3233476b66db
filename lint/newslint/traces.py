"""Which files a configuration was made of, so that it need not be made again while they are the same."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


class Traces:
    """What was looked at.

    Attributes:
        contents: SHA-256 of the files that were read, by path.
        links: where paths led, links resolved.
        folders: the names in folders whose files were taken, one a line; empty where there is no such folder.
    """

    def __init__(
        self,
        contents: dict[str, str] | None = None,
        links: dict[str, str] | None = None,
        folders: dict[str, str] | None = None,
    ) -> None:
        """Take what was looked at before; without it, nothing was."""
        self.contents = {} if contents is None else contents
        self.links = {} if links is None else links
        self.folders = {} if folders is None else folders

    def hold(self) -> bool:
        """Say whether everything is as it was."""
        return (
            all(os.path.realpath(path) == real for path, real in self.links.items())
            and all(_names(path) == names for path, names in self.folders.items())
            and all(digest_at(path) == digest for path, digest in self.contents.items())
        )


_ACTIVE: list[Traces] = []


@contextmanager
def tracing() -> Generator[Traces]:
    """Gather what `read` and `led` are told inside."""
    traces = Traces()
    _ACTIVE.append(traces)
    try:
        yield traces
    finally:
        _ACTIVE.remove(traces)


def read(path: Path, data: bytes) -> None:
    """Tell that a file was read."""
    for traces in _ACTIVE:
        traces.contents[str(path)] = _digest(data)


def led(path: Path, real: Path) -> None:
    """Tell where a path led."""
    for traces in _ACTIVE:
        traces.links[str(path)] = str(real)


def listed(folder: Path) -> None:
    """Tell that the files of a folder were taken, whichever there are."""
    for traces in _ACTIVE:
        traces.folders[str(folder)] = _names(str(folder))


def _names(folder: str) -> str:
    try:
        return "\n".join(sorted(os.listdir(folder)))  # noqa: PTH208 - names are wanted, not paths
    except OSError:
        return ""


def digest_at(path: str) -> str:
    """Return the digest of a file, empty where it cannot be read."""
    try:
        return _digest(Path(path).read_bytes())
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
