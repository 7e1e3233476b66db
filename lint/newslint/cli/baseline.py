"""`newslint baseline`: the file of findings that are known already: written, pruned, shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from newslint.cli.app import CONTEXT
from newslint.cli.checking import Selection, perform, selection
from newslint.cli.files import write_atomically
from newslint.cli.streams import say

if TYPE_CHECKING:
    from newslint.baseline import Baseline
    from newslint.report import Report
    from newslint.workspace import Workspace

DEFAULT = ".newslint-baseline.json"

_file: Callable[[Callable[..., int]], Callable[..., int]] = click.option(
    "--baseline", "file", type=click.Path(path_type=Path), default=DEFAULT, show_default=True, metavar="FILE"
)


def read(path: Path) -> Baseline:
    """Return the baseline in a file.

    Raises:
        click.UsageError: it is not there, or is no baseline.
    """
    from newslint.baseline import BaselineError, parse

    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = (
            f"{path}: the baseline cannot be read: {error.strerror}. `newslint baseline write` makes one."
        )
        raise click.UsageError(message) from error
    except (BaselineError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path}: {error}.") from error


def looked_at(report: Report) -> frozenset[str]:
    """Return the paths that a run examined."""
    return frozenset(record.path for record in report.files)


def gone(known: Baseline, workspace: Workspace) -> frozenset[str]:
    """Return the paths of entries whose file is no longer there."""
    return frozenset(
        path for path in {entry.path for entry in known.entries} if not workspace.absolute(path).exists()
    )


@click.group(context_settings=CONTEXT)
def baseline() -> None:
    """Keep what is known already out of the reports."""


@baseline.command("write")
@selection
@_file
def write_baseline(file: Path, **chosen: Unpack[Selection]) -> int:
    """Check PATHS and write down every finding as known; entries of other files stay as they are."""
    from newslint.baseline import Baseline, baseline_of, merged, render

    checked = perform(chosen)
    old = read(file) if file.exists() else Baseline()
    paths = looked_at(checked.report) | gone(old, checked.workspace)
    new = merged(old, baseline_of(checked.report.results), paths)
    _save(file, render(new))
    say(f"{file}: {_findings(sum(entry.count for entry in new.entries))} known.")
    return 0


@baseline.command("prune")
@selection
@_file
def prune_baseline(file: Path, **chosen: Unpack[Selection]) -> int:
    """Check PATHS and take out what is mended; nothing is added, and new findings still fail."""
    from newslint.baseline import match, pruned, render

    known = read(file)
    checked = perform(chosen)
    matched = match(checked.report.results, known, looked_at(checked.report), gone(known, checked.workspace))
    after = pruned(known, matched.stale)
    if after != known:
        _save(file, render(after))
    removed = sum(entry.count for entry in matched.stale)
    left = sum(entry.count for entry in after.entries)
    say(f"{file}: {_findings(removed)} taken out, {left} left, {len(matched.new)} not known.")
    return int(bool(matched.new))


@baseline.command("show")
@_file
def show_baseline(file: Path) -> int:
    """Count what FILE knows, by rule and by file."""
    known = read(file)
    by_rule: Counter[str] = Counter()
    by_path: Counter[str] = Counter()
    for entry in known.entries:
        by_rule[entry.rule] += entry.count
        by_path[entry.path] += entry.count
    click.echo(f"{_findings(by_rule.total())} known")
    for title, counted in (("by rule", by_rule), ("by file", by_path)):
        click.echo(f"\n{title}")
        for name, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            click.echo(f"{number:6}  {name}")
    return 0


def _findings(number: int) -> str:
    return "1 finding" if number == 1 else f"{number} findings"


def _save(file: Path, text: str) -> None:
    try:
        write_atomically(file, (text,))
    except OSError as error:
        raise click.UsageError(f"{file}: the baseline cannot be written: {error.strerror}.") from error
