"""Writing down what editors have agreed to, in the suppressions beside the articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from newslint.cli.files import write_atomically
from newslint.cli.streams import shown_path
from newslint.finding import Result
from newslint.reporters.words import counted

if TYPE_CHECKING:
    from newslint.suppressions.sidecar import Agreed
    from newslint.workspace import Workspace


class Agreement(NamedTuple):
    """A finding that may stand: why, and the last day on which it may, as YYYY-MM-DD or empty."""

    result: Result
    reason: str
    until: str = ""


def agree(workspace: Workspace, agreements: Iterable[Agreement]) -> list[tuple[Path, str]]:
    """Add entries to the files of suppressions; return each file with how many findings went into it.

    Raises:
        click.UsageError: a file cannot be written.
        ConfigurationError: a file is no list of suppressions.
    """
    from newslint.suppressions.sidecar import NAME, added, agreed, read, render

    by_folder: dict[Path, list[Agreed]] = {}
    for item in agreements:
        absolute = workspace.absolute(item.result.place.path)
        settings = workspace.settings(absolute.parent)
        inside = workspace.inside(absolute, settings)
        by_folder.setdefault(settings.root, []).append(agreed(item.result, inside, item.reason, item.until))
    written: list[tuple[Path, str]] = []
    for folder, new in sorted(by_folder.items()):
        file = folder / NAME
        old = [entry for entry, _ in read(folder).entries]
        save(file, render(added(old, new)))
        written.append((file, counted(len(new), "finding")))
    return written


def save(file: Path, text: str) -> None:
    """Write a file of suppressions.

    Raises:
        click.UsageError: it cannot be written.
    """
    try:
        write_atomically(file, (text,))
    except OSError as error:
        message = f"{shown_path(file)}: the suppressions cannot be written: {error.strerror}."
        raise click.UsageError(message) from error
