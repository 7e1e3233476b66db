"""`newslint names learn` and `newslint names new`: what the archive says of names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.app import CONTEXT
from newslint.cli.checking import found_files
from newslint.cli.completers import paths as shell_paths
from newslint.cli.name_list import load, path_of, save
from newslint.cli.streams import harmless, say, shown_path

if TYPE_CHECKING:
    from newslint.discovery import Found
    from newslint.house_new import NewName
    from newslint.workspace import Workspace

_config: Callable[[Callable[..., int]], Callable[..., int]] = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Use this configuration, not the nearest newslint.yaml.",
)


@click.command(context_settings=CONTEXT)
@click.argument("paths", nargs=-1, metavar="[PATHS]...", shell_complete=shell_paths)
@click.option(
    "--settled",
    type=click.IntRange(min=2),
    default=3,
    show_default=True,
    metavar="N",
    help="In how many articles a spelling must stand to count as settled.",
)
@click.option(
    "--all", "everything", is_flag=True, help="List settled names that are always spelled alike, too."
)
@click.option("--output", "-o", "output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@_config
def learn(
    paths: tuple[str, ...], settled: int, everything: bool, output: Path | None, config: Path | None
) -> int:
    """Propose a name list from an archive: settled spellings, and rarer ones that look like slips.

    The archive is PATHS, else the corpus of the configuration. The list is YAML with comments: in how many
    articles a spelling stands, where, and how sure it is that two stand for one name. It decides nothing: `by:`
    is left blank. What the house name list has already is left out. A file that is there is not overwritten.
    """
    from newslint.house_archive import names_of_files
    from newslint.house_learn import Archive, render
    from newslint.reporters.words import counted
    from newslint.run import corpus_of

    if output is not None and output.exists():
        raise click.UsageError(
            f"{output} is there already; name another file, and take over from it by hand."
        )
    workspace, found = _found(paths, config)
    files = found.files if paths else corpus_of(workspace, found)
    archive = Archive()
    for article in names_of_files(workspace, files, pairs=True):
        archive.add(article)
    listed = path_of(None)
    known = load(listed) if listed is not None and listed.exists() else ()
    proposals = [item for item in archive.proposals(settled, known) if everything or item.rarer]
    pieces = render(proposals, archive.articles)
    if output is None:
        click.echo(harmless("".join(pieces)), nl=False)
    else:
        save(output, "".join(pieces).encode("utf-8"))
    where = "" if output is None else f"{shown_path(output)}: "
    say(f"{where}{counted(len(proposals), 'name')} proposed from {counted(archive.articles, 'article')}.")
    return 0


@click.command(context_settings=CONTEXT)
@click.argument("paths", nargs=-1, metavar="[PATHS]...", shell_complete=shell_paths)
@click.option(
    "--since", "reference", required=True, metavar="REF", help="The commit to reckon the change from."
)
@click.option(
    "--output",
    "--format",
    "-o",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@_config
def new(paths: tuple[str, ...], reference: str, form: str, config: Path | None) -> int:
    """Tell the names in changed articles that the archive has never seen, each at its first mention.

    The archive is the corpus as it was at REF, and the house name list. PATHS, else everything, are the articles
    to tell of. Where a known name is much like a new one it is told too: one of the two may be misspelled.
    """
    from newslint.git import GitError
    from newslint.house_new import new_names
    from newslint.reporters.json_text import dumps
    from newslint.reporters.words import counted, visible
    from newslint.run import corpus_of

    workspace, found = _found(paths, config)
    try:
        told = list(new_names(workspace, reference, found.files, corpus_of(workspace, found)))
    except GitError as error:
        raise click.UsageError(f"--since {reference}: {error}.") from error
    if form == "json":
        click.echo(
            json.dumps(json.loads(dumps([_object(item) for item in told])), ensure_ascii=False, indent=2)
        )
        return 0
    for item in told:
        click.echo(visible(f"{item.seen.path}:{item.seen.line}:{item.seen.column}: {item.seen.text}"))
        if item.nearest:
            click.echo(visible(f"like “{item.nearest}”{_LIKE[item.slip]}").join(("    ", "")))
    like = sum(item.slip for item in told)
    say(
        f"{counted(len(told), 'new name')}"
        + (f", {like} of them a slip away from a known one." if like else ".")
    )
    return 0


_LIKE = {
    True: ", which the archive has: is one of the two misspelled?",
    False: ", which the archive has",
}


def _object(item: NewName) -> dict[str, object]:
    return {
        "name": item.seen.text,
        "path": item.seen.path,
        "line": item.seen.line,
        "column": item.seen.column,
        "articles": item.articles,
        "nearest": item.nearest,
        "slip": item.slip,
    }


def _found(paths: tuple[str, ...], config: Path | None) -> tuple[Workspace, Found]:
    from newslint.workspace import Workspace

    named = paths or (".",)
    workspace = Workspace(named, config=config)
    return workspace, found_files(named, workspace, force_exclude=False)
