"""`newslint check`: the run, what is left of it after baseline and changes, the reports, the exit status."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from newslint.cli.app import CONTEXT
from newslint.cli.checking import Selection, perform, selection
from newslint.cli.completers import formats
from newslint.cli.outputs import SarifChoice, sarif_choice, sarif_options, targets, write
from newslint.cli.streams import say, wants_colour, width

if TYPE_CHECKING:
    from newslint.cli.checking import Checked
    from newslint.report import Report

LEVELS = ("error", "warning", "note", "never")
_NAMED = 5
"""The most paths that are named where no article was met."""


class _Chosen(Selection, SarifChoice):
    """What chooses files and rules, and what shapes SARIF."""


@click.command(context_settings=CONTEXT)
@selection
@click.option(
    "--output",
    "-o",
    "outputs",
    multiple=True,
    metavar="FORMAT[=FILE]",
    shell_complete=formats,
    help="How to report, and where to; repeatable. text, concise, json, sarif, github, …",
)
@click.option("--fail-on", type=click.Choice(LEVELS), help="The severity from which on the exit status is 1.")
@click.option(
    "--max-warnings", type=click.IntRange(min=0), metavar="N", help="Also fail on more than N warnings."
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave out the findings that FILE knows.",
)
@click.option("--fix", "fixes", is_flag=True, help="Apply the fixes that cannot change what the copy says.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also those that an editor should look at."
)
@click.option("--fix-only", is_flag=True, help="Apply fixes as --fix does, and report nothing.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--strict-baseline", is_flag=True, help="Fail where the baseline knows findings that are mended."
)
@click.option("--changed-since", metavar="REF", help="Report only what the change since REF brings.")
@click.option(
    "--color",
    "--colour",
    "colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour the text report; by default on a terminal only.",
)
@sarif_options
@click.option("--statistics", is_flag=True, help="Count the findings by rule, after the report.")
@click.option(
    "--show-settings",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check nothing; say what applies to FILE, and where each setting comes from.",
)
@click.option("--verbose", "-v", is_flag=True, help="Say which files were passed over, and why.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out the summary.")
def check(
    outputs: tuple[str, ...],
    fail_on: str | None,
    max_warnings: int | None,
    baseline: Path | None,
    fixes: bool,
    unsafe_fixes: bool,
    fix_only: bool,
    diff: bool,
    strict_baseline: bool,
    changed_since: str | None,
    colour: str,
    statistics: bool,
    show_settings: Path | None,
    verbose: bool,
    quiet: bool,
    **chosen: Unpack[_Chosen],
) -> int:
    """Check articles and report what an editor must mend.

    PATHS are files, folders or patterns; without any, the current folder. `-` is standard input.
    """
    from newslint import registry
    from newslint.cli import INTERRUPTED
    from newslint.report import FileStatus
    from newslint.reporters.base import ReportOptions

    if show_settings is not None:
        from newslint.cli.settings import shown

        click.echo("\n".join(shown(show_settings, chosen, fail_on, max_warnings)))
        return 0
    wanted = targets(outputs)
    checked = perform(chosen, partial_too=not (diff or fixes or fix_only or changed_since))
    report, stale = filtered(checked, changed_since, baseline)
    if diff:
        from newslint.cli.fixing import show

        return show(checked, report, unsafe=unsafe_fixes)
    if fixes or fix_only:
        from newslint.cli.fixing import mend

        if mend(checked, report, unsafe=unsafe_fixes, silent=quiet).files:
            checked = checked.again()
            report, stale = filtered(checked, changed_since, baseline)
        if fix_only:
            _say_crashes(report)
            return _status(report._replace(results=()), "never", None)
    options = ReportOptions(
        colour=wants_colour(colour, sys.stdout),
        width=width(),
        cwd=Path(os.path.realpath(Path.cwd())).as_posix(),
        **sarif_choice(chosen),
    )
    # A reporter that does not load is told whatever format is asked for; what is installed is known by now.
    registry.reporters()
    write(wanted, report, options)
    _say(checked, report, verbose=verbose, silent=chosen["force_exclude"])
    if statistics:
        _count(report)
    if not quiet:
        from newslint.reporters.summary import summary

        if not report.files_with(FileStatus.READ):
            report = report._replace(notes=(*report.notes, _looked_at(chosen)))
        colour_of_summary = options._replace(colour=wants_colour(colour, sys.stderr))
        click.echo(summary(report, colour_of_summary).rstrip("\n"), err=True, color=True)
    if not report.complete:
        if quiet:
            say("newslint: stopped before its end; the report is only a part")
        return INTERRUPTED
    settings = checked.workspace.settings(checked.workspace.root)
    status = _status(report, fail_on or settings.fail_on or "warning", max_warnings)
    return max(status, int(strict_baseline and stale > 0))


def filtered(checked: Checked, changed_since: str | None, baseline: Path | None) -> tuple[Report, int]:
    """Return the report without what a baseline knows or the change did not bring; and how much is stale."""
    report, stale = checked.report, 0
    if changed_since is not None:
        report = _since(checked, report, changed_since)
    if baseline is not None:
        report, stale = _baselined(checked, report, baseline)
    return report, stale


def _since(checked: Checked, report: Report, reference: str) -> Report:
    from newslint.changed import changes_since, only_changed
    from newslint.git import GitError

    try:
        changes = changes_since(checked.workspace, reference)
        return only_changed(
            report,
            checked.workspace,
            checked.found,
            checked.scope,
            changes,
            checked.jobs,
            checked.today,
            checked.cache,
        )
    except GitError as error:
        raise click.UsageError(f"--changed-since {reference}: {error}.") from error


def _baselined(checked: Checked, report: Report, path: Path) -> tuple[Report, int]:
    from newslint.baseline import match
    from newslint.cli.baseline import gone, looked_at, read

    known = read(path)
    matched = match(report.results, known, looked_at(report), gone(known, checked.workspace))
    notes = report.notes
    if matched.stale:
        many = len(matched.stale)
        words = "1 entry of the baseline matches" if many == 1 else f"{many} entries of the baseline match"
        notes = (*notes, f"{words} nothing any more: `newslint baseline prune` takes such entries out.")
    own = checked.workspace.relative(path)  # which is no article, and none that was passed over
    files = tuple(record for record in report.files if record.path != own)
    report = report._replace(results=matched.new, baselined=matched.known, notes=notes, files=files)
    return report, len(matched.stale)


def _say(checked: Checked, report: Report, *, verbose: bool, silent: bool) -> None:
    """Say what crashed and what was passed over; a hook is given files that are no articles, and says nothing."""
    from newslint.report import FileStatus

    found = checked.found
    _say_crashes(report)
    for record in report.files_with(FileStatus.SKIPPED):
        named = record.path in found.files and found.files[record.path].explicit
        if verbose or ((named or record.reason.startswith("no reader")) and not silent):
            say(f"newslint: {record.path}: passed over: {record.reason}")


def _say_crashes(report: Report) -> None:
    for crash in report.crashes:
        say(f"newslint: {crash.rule} crashed on {crash.path}: {crash.message}")


def _looked_at(chosen: Selection) -> str:
    """Return where a run that met no article has looked, and what to do."""
    from newslint.reporters.words import listed, visible

    if chosen["staged"]:
        return "Looked at the files that git names for the commit."
    paths = [visible(path) for path in chosen["paths"] or (".",)]
    named = paths if len(paths) <= _NAMED else [*paths[:_NAMED], f"{len(paths) - _NAMED} more"]
    return f"Looked at {listed(named)}; --verbose says what was passed over, and why."


def _count(report: Report) -> None:
    from collections import Counter

    counted = Counter(block[0].rule for block in report.blocks())
    places = Counter(result.rule for result in report.results)
    for rule, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        say(f"{number:6}  {rule}" + (f" (in {places[rule]} places)" if places[rule] > number else ""))


def _status(report: Report, fail_on: str, max_warnings: int | None) -> int:
    from newslint.cli import CRASH, FINDINGS, OK
    from newslint.finding import Severity

    if report.crashes:
        return CRASH
    counts = report.counts()
    if max_warnings is not None and counts[Severity.WARNING] > max_warnings:
        return FINDINGS
    if fail_on == "never":
        return OK
    limit = Severity(fail_on).rank
    return FINDINGS if any(number for severity, number in counts.items() if severity.rank <= limit) else OK
