"""`newslint suppressions`: what editors have agreed to: listed, and added beside the articles."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from newslint.cli.agreeing import Agreement, agree, save
from newslint.cli.app import CONTEXT, Defaulting
from newslint.cli.checking import Selection, perform, plain_selection, selection
from newslint.cli.completers import silenced, targets
from newslint.cli.streams import say, shown_path

if TYPE_CHECKING:
    from newslint.cli.checking import Checked
    from newslint.finding import Result
    from newslint.report import Asked
    from newslint.settings import Settings

_TARGET = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::\d+)?")


@click.group(cls=Defaulting, context_settings=CONTEXT, subcommand_metavar="[list|add|prune] [PATHS]...")
def suppressions() -> None:
    """List what editors have agreed to, add to it, or take out what is over.

    `newslint suppressions [PATHS]` is `newslint suppressions list [PATHS]`.
    """


@suppressions.command("list")
@selection
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def list_suppressions(form: str, **chosen: Unpack[Selection]) -> int:
    """List the suppressions of PATHS: where, which rules, why, until when, and whether they are used.

    idle: the rule did not run, so that nothing can be told.
    """
    from newslint.reporters.json_text import dumps
    from newslint.reporters.words import counted, visible

    asked = perform(chosen).report.asked
    if form == "json":
        click.echo(json.dumps(json.loads(dumps([_object(item) for item in asked])), indent=2))
        return 0
    for item in asked:
        until = f" (until {item.until})" if item.until else ""
        now = f" (now {item.moved})" if item.moved else ""
        about = f"{item.about}{now}: " if item.about else ""
        words = f"{item.state.value:8}{', '.join(item.rules) or '(no rule)'}: {about}{item.reason}{until}"
        click.echo(visible(f"{item.place.path}:{item.place.region.line}: {words}"))
    say(f"{counted(len(asked), 'suppression')}.")
    return 0


def _object(item: Asked) -> dict[str, object]:
    return {
        "path": item.place.path,
        "line": item.place.region.line,
        "about": item.about or item.place.path,
        "moved": item.moved,
        "rules": list(item.rules),
        "reason": item.reason,
        "until": item.until,
        "state": item.state.value,
    }


@suppressions.command("prune")
@selection
def prune(**chosen: Unpack[Selection]) -> int:
    """Check PATHS and take out of newslint-suppressions.yaml what silences nothing; nothing is added.

    Unused, expired and unknown entries go, and an entry whose file was moved gets the new path. What stands in
    an article is left: `--fix` deletes what is unused there.
    """
    checked = perform(chosen)
    used = [
        checked.workspace.settings(checked.workspace.absolute(path).parent) for path in checked.found.files
    ]
    for settings in {item.root: item for item in used}.values():
        _prune(checked, settings)
    return 0


def _prune(checked: Checked, settings: Settings) -> None:
    """Write one file of suppressions without its dead entries, and say so."""
    from newslint.report import AskedState
    from newslint.reporters.words import counted
    from newslint.suppressions.sidecar import NAME, pruned, read, render
    from newslint.suppressions.whole import shown_in

    workspace = checked.workspace
    old = read(settings.root, shown_in(settings.root, workspace.root))
    asked = [item for item in checked.report.asked if item.about]
    alive = (AskedState.USED, AskedState.IDLE)
    dead = {item.place for item in asked if item.state not in alive}
    moved = {
        item.place: workspace.inside(workspace.absolute(item.moved), settings) for item in asked if item.moved
    }
    new = pruned(old, dead, moved)
    if new != tuple(entry for entry, _ in old.entries):
        save(settings.root / NAME, render(new))
    if old.entries:
        mended = sum(place in moved for _, place in old.entries)
        paths = f", {counted(mended, 'path')} mended" if mended else ""
        removed = counted(len(old.entries) - len(new), "entry", "entries")
        say(f"{shown_path(settings.root / NAME)}: {removed} taken out{paths}, {len(new)} left.")


@suppressions.command("add")
@click.argument("target", metavar="PATH:LINE", shell_complete=targets)
@click.argument("rule", shell_complete=silenced)
@click.option("--reason", required=True, help="Why the finding may stand.")
@click.option("--until", default="", metavar="YYYY-MM-DD", help="The last day on which it may stand.")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Use this configuration, not the nearest newslint.yaml.",
)
def add(target: str, rule: str, reason: str, until: str, config: Path | None) -> int:
    """Silence the findings of RULE at PATH:LINE, in newslint-suppressions.yaml beside the articles.

    The file stands in the folder of the configuration, else at the root of the repository, so that the
    reason reaches no reader of the article.
    """
    from newslint.suppressions.directives import is_day

    if not reason.strip():
        raise click.UsageError("--reason: say why, so that the next editor knows.")
    if until and not is_day(until):
        raise click.UsageError(f"--until: {until!r} is no day; write YYYY-MM-DD.")
    match = _TARGET.fullmatch(target)
    if match is None:
        raise click.UsageError(f"{target!r} names no line; write PATH:LINE, as the report does.")
    checked = _checked(match["path"], rule, config)
    path = checked.workspace.relative(Path(match["path"]))
    if path is None or path not in checked.found.files:
        raise click.UsageError(f"{match['path']}: this file is not checked.")
    if not path.isprintable():
        raise click.UsageError(
            "The file's name holds characters that cannot be written down; rename the file."
        )
    results = _at(checked, path, rule, int(match["line"]))
    for file, number in agree(checked.workspace, [Agreement(item, reason, until) for item in results]):
        say(f"{shown_path(file)}: {number} of {rule} at {target} silenced.")
    return 0


def _checked(path: str, rule: str, config: Path | None) -> Checked:
    """Check one file with the rule selected, whatever the configuration selects."""
    chosen = plain_selection((path,), config)
    chosen["extend_select"], chosen["jobs"], chosen["cache"] = (rule,), 1, "off"
    return perform(chosen)


def _at(checked: Checked, path: str, rule: str, line: int) -> list[Result]:
    """Return the findings of a rule in a line.

    Raises:
        click.UsageError: there are none; the message names the lines where there are some.
    """
    from newslint.meta import META

    if rule in META:
        raise click.UsageError(
            f"{rule} cannot be silenced at a place; ignore it by path in the configuration."
        )
    report = checked.report
    every = [item for item in report.results if item.place.path == path and item.rule == rule]
    found = [item for item in every if item.place.region.line <= line <= item.place.region.end_line]
    if found:
        return found
    if any(
        item.place.region.line <= line <= item.place.region.end_line
        for item in report.suppressed
        if item.place.path == path and item.rule == rule
    ):
        raise click.UsageError(f"{rule} is silenced at {path}:{line} already.")
    lines = sorted({item.place.region.line for item in every})
    hint = f"; it does in line {', '.join(map(str, lines))}" if lines else "; it reports nothing in this file"
    raise click.UsageError(f"{rule} reports nothing at {path}:{line}{hint}.")
