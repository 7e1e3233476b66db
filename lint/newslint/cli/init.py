"""`newslint init`: a look at the repository, and the `newslint.yaml` that fits it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newslint.cli.app import CONTEXT
from newslint.cli.streams import harmless, say, shown_path


@click.command(context_settings=CONTEXT)
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    metavar="[FOLDER]",
)
@click.option("--yes", "-y", is_flag=True, help="Write it without asking.")
@click.option("--stdout", "to_stdout", is_flag=True, help="Print it, and write nothing.")
def init(folder: Path, yes: bool, to_stdout: bool) -> int:
    """Look at the articles of FOLDER and write a commented newslint.yaml that fits.

    Nothing is overwritten. You see it and are asked first; without a terminal give --yes or --stdout. The lines that
    make newslint a pre-commit hook are printed, not written.
    """
    from newslint import __version__, configuration
    from newslint.configuration_file import NAMES, find
    from newslint.house import NAME
    from newslint.survey import survey
    from newslint.survey.text import configuration as written
    from newslint.survey.text import hooks, next_steps

    there = find(folder)
    if there is not None and not to_stdout:
        raise click.UsageError(f"{shown_path(there)} is there already; nothing was written.")
    text = written(survey(folder))
    if to_stdout:
        click.echo(harmless(text), nl=False)
        return 0
    target = folder / NAMES[0]
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("There is nobody to ask; give --yes to write it, or --stdout to see it.")
        click.echo(harmless(text))
        if not click.confirm(f"Write {shown_path(target)}?", default=True, err=True):
            say("newslint: nothing was written.")
            return 0
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise click.UsageError(f"{shown_path(target)}: it cannot be written: {error.strerror}.") from error
    configuration.load(target)
    say(f"newslint: wrote {shown_path(target)}; look it over, then run `newslint {shown_path(folder)}`.")
    if lines := hooks(__version__, _present(folder, ".pre-commit-config.yaml")):
        say(f"\n{lines}")
    say(f"\n{next_steps(names=(folder / NAME).exists())}")
    return 0


def _present(folder: Path, *names: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = (folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
    return found
