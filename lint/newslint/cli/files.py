"""Writing files so that another process sees the old one or the whole new one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path


def write_atomically(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Write a file beside the old one and put it in its place; text is UTF-8, and an old file's mode is kept.

    A symbolic link stays, and the file that it leads to is written. What is no file (`/dev/stdout`, a named
    pipe) cannot be replaced: it is written to.

    Raises:
        OSError: the folder is not there or cannot be written to, or the disk is full; the old file is left.
    """
    data = (piece.encode() if isinstance(piece, str) else piece for piece in pieces)
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb") as stream:
            stream.writelines(data)
        return
    target = Path(os.path.realpath(path))
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(data)
            file.flush()
            # The new bytes are on the disk before the new name is, or a power cut could leave an empty file.
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int | None:
    """Return the mode of what stands at a path; None where nothing does."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
