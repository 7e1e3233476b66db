"""Standard output and error, as UTF-8 with LF, whatever the platform thinks."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path


def utf8_streams() -> None:
    """Make standard output and error take every character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def wants_colour(choice: str, stream: object) -> bool:
    """Say whether a stream is to be coloured: as chosen, else as the environment and the terminal say."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    isatty = getattr(stream, "isatty", None)
    return bool(isatty is not None and isatty()) and os.environ.get("TERM") != "dumb"


def write_atomically(path: Path, pieces: Iterable[str]) -> None:
    """Write a file so that another process sees the old one or the whole new one.

    Raises:
        OSError: the folder is not there or cannot be written to.
    """
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
