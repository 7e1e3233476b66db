"""`newslint cache`: what is kept of earlier runs: how much, and away with it."""

from __future__ import annotations

from pathlib import Path

import click

from newslint.cli.app import CONTEXT
from newslint.cli.streams import say

_FOLDER = click.argument(
    "path", type=click.Path(exists=True, path_type=Path), default=Path(), metavar="[PATH]"
)


@click.group(context_settings=CONTEXT)
def cache() -> None:
    """Show what is kept of earlier runs, or take it away.

    The cache stands in `.newslint_cache` beside the configuration of PATH (by default of the current folder),
    else at the root of the repository. It may be deleted at any time.
    """


@cache.command("info")
@_FOLDER
def info(path: Path) -> int:
    """Say where the cache is and how much it holds."""
    from newslint.cache.encoding import DamagedError
    from newslint.cache.store import FOLDER, NAME, CacheError, Store

    home = _home(path)
    if not (home / FOLDER / NAME).exists():
        click.echo(f"{home / FOLDER}: no cache")
        return 0
    try:
        store = Store.open(home)
        known = store.info()
        store.close()
    except CacheError as error:
        raise click.UsageError(str(error)) from error
    except DamagedError as error:
        raise click.UsageError(f"{home / FOLDER} is damaged; the next run makes it anew.") from error
    for name, value in (
        ("where", known.path),
        ("bytes", f"{known.bytes:,}"),
        ("files", f"{known.files:,}"),
        ("facts", f"{known.facts:,}"),
        ("configurations", f"{known.contexts:,}"),
    ):
        click.echo(f"{name:15} {value}")
    return 0


@cache.command("clean")
@_FOLDER
def clean(path: Path) -> int:
    """Take the cache away."""
    from newslint.cache.store import FOLDER, CacheError, remove

    home = _home(path)
    try:
        gone = remove(home)
    except CacheError as error:
        raise click.UsageError(str(error)) from error
    say(f"{home / FOLDER}: {'taken away' if gone else 'there was no cache'}")
    return 0


def _home(path: Path) -> Path:
    from newslint.workspace import Workspace

    return Workspace((str(path),)).home
