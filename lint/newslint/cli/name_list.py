"""Where the house name list is, and reading and writing it, for the commands that keep it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.files import write_atomically
from newslint.cli.streams import say, shown_path

if TYPE_CHECKING:
    from newslint.house import HouseName


def path_of(given: Path | None) -> Path | None:
    """Return the list: as given, else as the nearest configuration names it, else where one would be made.

    None where there is none at all.

    Raises:
        ConfigurationError: the configuration cannot be used.
    """
    from newslint import configuration

    if given is not None:
        return given
    found = configuration_here()
    named = None if found is None else configuration.names_file(found)
    if named is None and (made := place_for_new()).is_file():
        return made
    return named


def is_configured() -> bool:
    from newslint import configuration

    found = configuration_here()
    return found is not None and configuration.names_file(found) is not None


def configuration_here() -> Path | None:
    from newslint import configuration

    here = Path(os.path.realpath(Path.cwd()))
    return next((found for folder in (here, *here.parents) if (found := configuration.find(folder))), None)


def place_for_new() -> Path:
    """Return where a list is made: beside the configuration, else at the root of the repository, else here."""
    from newslint.house import NAME

    configured = configuration_here()
    if configured is not None:
        return configured.parent / NAME
    here = Path(os.path.realpath(Path.cwd()))
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return root / NAME


def say_how_to_name(path: Path) -> None:
    configured, line = configuration_here(), f"`names: {path.name}`"
    if configured is None:
        where = shown_path(path.parent / "newslint.yaml")
        todo = f"write a file {where} with the line {line}"
    else:
        todo = f"add the line {line} to {shown_path(configured)}"
    say(f"newslint: to have articles checked against it, {todo}.")


def load(path: Path | None) -> tuple[HouseName, ...]:
    from newslint.house import load_names

    if path is None:
        return ()
    try:
        return load_names(shown_path(path), path.read_bytes())
    except OSError as error:
        hint = " `newslint names add` makes it." if isinstance(error, FileNotFoundError) else ""
        raise click.UsageError(f"{path}: the name list cannot be read: {error.strerror}.{hint}") from error


def save(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, (data,))
    except OSError as error:
        raise click.UsageError(f"{path}: the name list cannot be written: {error.strerror}.") from error
