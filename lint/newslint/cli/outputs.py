"""Where reports go: `--output FORMAT[=FILE]`, repeatable, at most one to standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict, TypeVar

import click

from newslint.cli.streams import say

if TYPE_CHECKING:
    from newslint.report import Report
    from newslint.reporters.base import Reporter, ReportOptions

_Command = TypeVar("_Command", bound=Callable[..., object])


class SarifChoice(TypedDict):
    """The values of the options that `sarif_options` declares, as fields of `ReportOptions`."""

    sarif_category: str
    sarif_max_results: int
    sarif_include_artifacts: bool
    sarif_include_fixes: bool
    sarif_include_suppressed: bool


_SARIF_OPTIONS = (
    click.option(
        "--sarif-category",
        metavar="NAME",
        default="",
        help="Tells several SARIF uploads of one commit apart.",
    ),
    click.option(
        "--sarif-max-results",
        type=click.IntRange(min=0),
        metavar="N",
        default=5_000,
        show_default=True,
        help="The most results in SARIF, the worst kept; GitHub shows 5,000 and refuses more than 25,000.",
    ),
    click.option(
        "--sarif-artifacts/--no-sarif-artifacts",
        "sarif_include_artifacts",
        default=True,
        help="List every file read in SARIF.",
    ),
    click.option(
        "--sarif-fixes/--no-sarif-fixes", "sarif_include_fixes", default=True, help="Write fixes in SARIF."
    ),
    click.option(
        "--sarif-include-suppressed",
        is_flag=True,
        help="Write suppressed and known findings in SARIF, marked as such; GitHub opens them as alerts.",
    ),
)


def sarif_options(command: _Command) -> _Command:
    """Declare the options that shape SARIF."""
    for option in reversed(_SARIF_OPTIONS):
        command = option(command)
    return command


def sarif_choice(given: SarifChoice) -> SarifChoice:
    """Return the options that shape SARIF alone, out of a command's options."""
    return SarifChoice(
        sarif_category=given["sarif_category"],
        sarif_max_results=given["sarif_max_results"],
        sarif_include_artifacts=given["sarif_include_artifacts"],
        sarif_include_fixes=given["sarif_include_fixes"],
        sarif_include_suppressed=given["sarif_include_suppressed"],
    )


class Target(NamedTuple):
    """One output: a reporter and the file that it goes to; None is standard output."""

    reporter: Reporter
    file: Path | None


def targets(outputs: Sequence[str]) -> list[Target]:
    """Return what `--output` asks for; the text report where it was not given.

    Raises:
        click.UsageError: a format is unknown, or two outputs collide.
    """
    chosen = [_target(output) for output in outputs or ("text",)]
    if sum(target.file is None for target in chosen) > 1:
        raise click.UsageError(
            "Two outputs go to standard output; give all but one a file (--output sarif=FILE)."
        )
    files = [target.file.resolve() for target in chosen if target.file is not None]
    if len(set(files)) < len(files):
        raise click.UsageError("Two outputs go to the same file.")
    return chosen


def _target(output: str) -> Target:
    from newslint import registry
    from newslint.reporters import REPORTERS

    name, sign, file = output.partition("=")
    # What is built in needs no look at what is installed, which cannot take its name.
    own = next((reporter for reporter in REPORTERS if reporter.name == name), None)
    reporter = own or registry.reporters().get(name)
    if reporter is None:
        import difflib

        close = difflib.get_close_matches(name, registry.reporters(), n=1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise click.UsageError(f"No format {name!r}.{hint} There are: {', '.join(registry.reporters())}.")
    if sign and not file:
        raise click.UsageError(f"--output {output}: the file's name is missing after the sign =.")
    return Target(reporter, Path(file) if file and file != "-" else None)


def write(chosen: Sequence[Target], report: Report, options: ReportOptions) -> None:
    """Write every report, and say on standard error what one leaves out.

    Raises:
        click.UsageError: a file cannot be written.
    """
    for target in chosen:
        if target.file is None:
            for piece in target.reporter.load()(report, options):
                sys.stdout.write(piece)
        else:
            from newslint.cli.files import write_atomically

            try:
                write_atomically(target.file, target.reporter.load()(report, options._replace(colour=False)))
            except OSError as error:
                message = f"{target.file}: the report cannot be written: {error.strerror or error}."
                raise click.UsageError(message) from error
        for remark in target.reporter.left_out(report, options):
            say(f"newslint: {remark}")
