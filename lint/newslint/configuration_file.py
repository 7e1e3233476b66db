"""Where configurations stand, and what is raised when one cannot be used; small, since every run starts here."""

from __future__ import annotations

from pathlib import Path

NAMES = ("newslint.yaml", ".newslint.yaml")
_MISSPELT = ("newslint.yml", ".newslint.yml")


class ConfigurationError(Exception):
    """A file of newslint's own cannot be used; the message shows file, line, column and the line itself."""


def find(folder: Path) -> Path | None:
    """Return the configuration of a folder, or None.

    Raises:
        ConfigurationError: the folder holds both spellings of the name, or one that is not read.
    """
    for name in _MISSPELT:
        if (folder / name).is_file():
            right = name.replace(".yml", ".yaml")
            raise ConfigurationError(f"{folder / name} is not read under this name; call it {right}")
    present = [folder / name for name in NAMES if (folder / name).is_file()]
    if len(present) > 1:
        raise ConfigurationError(f"{folder} holds both {NAMES[0]} and {NAMES[1]}; keep one of them")
    return present[0] if present else None
