"""`newslint check`: the options, the run, the reports, the exit status."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.app import CONTEXT, like_a_command
from newslint.cli.streams import wants_colour, write_atomically

if TYPE_CHECKING:
    from newslint.discovery import Found
    from newslint.report import Report
    from newslint.reporters.base import Reporter, ReportOptions
    from newslint.settings import Settings
    from newslint.workspace import Workspace

LEVELS = ("error", "warning", "note", "never")


@dataclass(frozen=True, slots=True)
class Target:
    """One output: a reporter and the file that it goes to, or standard output."""

    reporter: Reporter
    file: Path | None


def _split(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(item.strip() for value in values for item in value.split(",") if item.strip())


@click.command(context_settings=CONTEXT)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--output",
    "-o",
    "outputs",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="How to report, and where to; repeatable. text, concise, json, jsonl, sarif, github, …",
)
@click.option("--fail-on", type=click.Choice(LEVELS), help="The severity from which on the exit status is 1.")
@click.option("--select", multiple=True, metavar="RULES", help="Run these rules or families only.")
@click.option("--extend-select", multiple=True, metavar="RULES", help="Run these rules or families as well.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave out these rules or families.")
@click.option("--preview/--no-preview", default=None, help="Include the rules in preview.")
@click.option(
    "--scope",
    type=click.Choice(("all", "article", "corpus")),
    default="all",
    show_default=True,
    help="Run the rules within articles, those across articles, or all.",
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Use this configuration instead of the nearest newslint.yaml.",
)
@click.option("--isolated", is_flag=True, help="Leave every configuration alone.")
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Pass over files and folders, as in .gitignore."
)
@click.option("--force-exclude", is_flag=True, help="Hold named files to the same exclusions as found ones.")
@click.option("--stdin-filename", metavar="NAME", help="Check standard input as if it were this file.")
@click.option(
    "--color",
    "--colour",
    "colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour the text report; by default on a terminal only.",
)
@click.option(
    "--sarif-category", metavar="NAME", default="", help="Tells several SARIF uploads of one commit apart."
)
@click.option("--sarif-artifacts/--no-sarif-artifacts", default=True, help="List every file read in SARIF.")
@click.option("--verbose", "-v", is_flag=True, help="Say which files were passed over, and why.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out the summary.")
def check(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    fail_on: str | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool | None,
    scope: str,
    config: Path | None,
    isolated: bool,
    exclude: tuple[str, ...],
    force_exclude: bool,
    stdin_filename: str | None,
    colour: str,
    sarif_category: str,
    sarif_artifacts: bool,
    verbose: bool,
    quiet: bool,
) -> int:
    """Check articles and report what an editor must mend.

    PATHS are files, folders or patterns; without any, the current folder. `-` is standard input.
    """
    from newslint.reporters.base import ReportOptions
    from newslint.reporters.text import summary
    from newslint.run import Scope, run
    from newslint.workspace import Workspace

    targets = _targets(outputs)
    rules = _split(select), _split(extend_select), _split(ignore)
    _known(rule for group in rules for rule in group)

    def adjust(settings: Settings) -> Settings:
        return _adjusted(settings, *rules, preview=preview, exclude=exclude)

    given = _standard_input(paths, stdin_filename)
    named = tuple(path for path in paths if path != "-") or (() if given else (".",))
    places = named if stdin_filename is None else (*named, _folder_of(stdin_filename))
    workspace = Workspace(places, config=config, isolated=isolated, adjust=adjust)
    found = _found(named, workspace, force_exclude=force_exclude)
    contents = _add_given(found, workspace, given)
    report = run(workspace, found, Scope(articles=scope != "corpus", corpus=scope != "article"), contents)
    options = ReportOptions(
        colour=wants_colour(colour, sys.stdout),
        width=shutil.get_terminal_size((100, 24)).columns,
        cwd=Path(os.path.realpath(Path.cwd())).as_posix(),
        sarif_category=sarif_category,
        sarif_include_artifacts=sarif_artifacts,
    )
    _write(targets, report, options)
    _say(report, found, options, summary(report, options), verbose=verbose, quiet=quiet)
    return _status(report, fail_on or workspace.settings(workspace.root).fail_on or "warning")


def _targets(outputs: Sequence[str]) -> list[Target]:
    from newslint import registry

    targets: list[Target] = []
    for output in outputs or ("text",):
        name, sign, file = output.partition("=")
        reporter = registry.reporters().get(name)
        if reporter is None:
            import difflib

            known = ", ".join(registry.reporters())
            close = difflib.get_close_matches(name, registry.reporters(), n=1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise click.UsageError(f"No format {name!r}.{hint} There are: {known}.")
        if sign and not file:
            raise click.UsageError(f"--output {output}: the file's name is missing after the sign =.")
        targets.append(Target(reporter, Path(file) if file and file != "-" else None))
    if sum(target.file is None for target in targets) > 1:
        raise click.UsageError(
            "Two outputs go to standard output; give all but one a file (--output sarif=FILE)."
        )
    files = [target.file.resolve() for target in targets if target.file is not None]
    if len(set(files)) < len(files):
        raise click.UsageError("Two outputs go to the same file.")
    return targets


def _known(selectors: Iterable[str]) -> None:
    from newslint.configuration import known_selector, unknown_selector

    for selector in selectors:
        if not known_selector(selector):
            message = unknown_selector(selector)
            raise click.UsageError(message[0].upper() + message[1:] + ".")


def _adjusted(
    settings: Settings,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    preview: bool | None,
    exclude: tuple[str, ...],
) -> Settings:
    """Return settings with the command line's choices: its selection replaces the configuration's."""
    if select:
        settings = replace(settings, select=select, extend_select=(), ignore=())
    return replace(
        settings,
        extend_select=(*settings.extend_select, *extend_select),
        ignore=(*settings.ignore, *ignore),
        preview=settings.preview if preview is None else preview,
        exclude=(*settings.exclude, *exclude),
    )


def _standard_input(paths: Sequence[str], name: str | None) -> dict[str, bytes]:
    if "-" not in paths and name is None:
        return {}
    if name is None:
        raise click.UsageError(
            "Standard input needs a name that tells its format: --stdin-filename story.md."
        )
    return {name: sys.stdin.buffer.read()}


def _folder_of(name: str) -> str:
    """Return the nearest folder above a name that need not be there."""
    folder = Path(name).absolute().parent
    while not folder.is_dir() and folder.parent != folder:
        folder = folder.parent
    return str(folder)


def _found(paths: Sequence[str], workspace: Workspace, *, force_exclude: bool) -> Found:
    from newslint.discovery import PathError, discover
    from newslint.run import extensions

    try:
        return discover(paths, workspace, extensions(), force_exclude=force_exclude)
    except PathError as error:
        raise click.UsageError(
            f"{error.path}: there is no such file or folder.{like_a_command(error.path)}"
        ) from error


def _add_given(found: Found, workspace: Workspace, given: dict[str, bytes]) -> dict[str, bytes]:
    from newslint.discovery import Candidate

    contents: dict[str, bytes] = {}
    for name, data in given.items():
        absolute = Path(os.path.realpath(name))
        path = (
            absolute.relative_to(workspace.root).as_posix()
            if workspace.root in absolute.parents
            else absolute.name
        )
        found.add(Candidate(path, explicit=True))
        contents[path] = data
    return contents


def _write(targets: Sequence[Target], report: Report, options: ReportOptions) -> None:
    for target in targets:
        if target.file is None:
            for piece in target.reporter.load()(report, options):
                sys.stdout.write(piece)
        else:
            plain = replace(options, colour=False)
            try:
                write_atomically(target.file, target.reporter.load()(report, plain))
            except OSError as error:
                message = f"{target.file}: the report cannot be written: {error.strerror or error}."
                raise click.UsageError(message) from error
        for remark in target.reporter.left_out(report, options):
            click.echo(f"newslint: {remark}", err=True)


def _say(
    report: Report, found: Found, options: ReportOptions, summary: str, *, verbose: bool, quiet: bool
) -> None:
    from newslint.report import FileStatus

    for crash in report.crashes:
        click.echo(f"newslint: {crash.rule} crashed on {crash.path}: {crash.message}", err=True)
    for record in report.files_with(FileStatus.SKIPPED):
        named = record.path in found.files and found.files[record.path].explicit
        if verbose or named or (record.path in found.skipped and record.reason.startswith("no reader")):
            click.echo(f"newslint: {record.path}: passed over: {record.reason}", err=True)
    if not quiet:
        click.echo(
            summary.rstrip("\n"), err=True, color=wants_colour("always" if options.colour else "never", None)
        )


def _status(report: Report, fail_on: str) -> int:
    from newslint.cli import CRASH, FINDINGS, OK

    if report.crashes:
        return CRASH
    if fail_on == "never":
        return OK
    ranks = {"error": 0, "warning": 1, "note": 2}
    return FINDINGS if any(item.severity.rank <= ranks[fail_on] for item in report.results) else OK
