"""`newslint fix`: apply fixes and report nothing, or walk an editor through those that want a look."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from newslint.cli.app import CONTEXT
from newslint.cli.checking import Selection, perform, selection
from newslint.cli.streams import say, shown_path, wants_colour

if TYPE_CHECKING:
    from newslint.cli.checking import Checked
    from newslint.report import Report


@click.command(context_settings=CONTEXT)
@selection
@click.option("--unsafe-fixes", is_flag=True, help="Apply also those that an editor should look at.")
@click.option(
    "--interactive", "-i", is_flag=True, help="Ask about each of those that an editor should look at."
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave alone what FILE knows.",
)
@click.option("--changed-since", metavar="REF", help="Mend only what the change since REF brings.")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option(
    "--color",
    "--colour",
    "colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour the questions; by default on a terminal only.",
)
def fix(
    unsafe_fixes: bool,
    interactive: bool,
    baseline: Path | None,
    changed_since: str | None,
    diff: bool,
    colour: str,
    **chosen: Unpack[Selection],
) -> int:
    """Apply the fixes that cannot change what the copy says.

    `newslint fix [PATHS]` is `newslint check --fix-only [PATHS]`. With --interactive each of the others is shown
    with the words before and after, and asked about: it can be applied, edited, left, or agreed to with a reason.
    """
    from newslint.cli.check import filtered
    from newslint.cli.fixing import mend, show

    if interactive and (diff or unsafe_fixes):
        raise click.UsageError("--interactive asks about each fix; leave --diff and --unsafe-fixes out.")
    if "-" in chosen["paths"] or chosen["stdin_filename"] is not None:
        raise click.UsageError("Standard input cannot be written to; name a file.")
    checked = perform(chosen)
    report, _ = filtered(checked, changed_since, baseline)
    if diff:
        return show(checked, report, unsafe=unsafe_fixes)
    if mend(checked, report, unsafe=unsafe_fixes, silent=interactive).files and interactive:
        checked = checked.again()
        report, _ = filtered(checked, changed_since, baseline)
    if interactive:
        _walk(checked, report, colour)
    return _status(checked)


def _walk(checked: Checked, report: Report, colour: str) -> None:
    """Ask about the fixes that an editor should look at, and do as answered."""
    from newslint.cli.agreeing import agree
    from newslint.cli.fixing import mend
    from newslint.cli.questions import Interview

    interview = Interview(checked.workspace, checked.today, colour=wants_colour(colour, sys.stdout))
    answers = interview.ask(checked.report.results)
    if not answers.asked:
        say("newslint: there is no fix that an editor should look at")
    if answers.accepted:
        fixed = mend(checked, report._replace(results=tuple(answers.accepted)), unsafe=True, rounds=1)
        if fixed.count < len(answers.accepted) and not fixed.refused:
            say("newslint: some of them change the same place; run it again for the others")
    for file, number in agree(checked.workspace, answers.agreed):
        say(f"newslint: {number} silenced in {shown_path(file)}")


def _status(checked: Checked) -> int:
    from newslint.cli import CRASH, OK

    for crash in checked.report.crashes:
        say(f"newslint: {crash.rule} crashed on {crash.path}: {crash.message}")
    return CRASH if checked.report.crashes else OK
