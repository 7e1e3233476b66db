"""Standard output and error, as UTF-8 with LF, whatever the platform thinks."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TextIO

from newslint.patterns import lazy
from newslint.reporters.words import visible

_WORD = lazy(r"(?:[^ \t\r\n]|\r(?!\n))+")


def utf8_streams() -> None:
    """Make standard output and error take every character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def utf8_input(stream: TextIO) -> None:
    """Read what is piped in as UTF-8; what is typed comes as the terminal sends it."""
    if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
        stream.reconfigure(encoding="utf-8", errors="replace")


def width(otherwise: int = 100) -> int:
    """Return how many columns the terminal has; `shutil` says the same, and loads archive formats with it."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated):
        return int(stated)
    try:
        return os.get_terminal_size().columns or otherwise
    except (OSError, ValueError):
        return otherwise


def harmless(words: str) -> str:
    """Return words whose lines and columns stay, with hidden and commanding characters made visible.

    File names, configurations and exceptions may come from a stranger as well as articles.
    """
    return _WORD.sub(lambda match: visible(match[0]), words)


def shown_path(path: Path) -> str:
    """Return a path as it counts from the current folder; one on another drive stays as it is."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.as_posix()


def say(words: str) -> None:
    """Say something on standard error."""
    import click

    click.echo(harmless(words), err=True)


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
