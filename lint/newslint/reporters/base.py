"""What a reporter is: a pure function from a report to text, found by the name of its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from newslint.plugins import imported

if TYPE_CHECKING:
    from newslint.report import Report


class ReportOptions(NamedTuple):
    """How a report is to look; the same options and the same report give the same bytes.

    Attributes:
        colour: whether the terminal takes colours.
        width: how many columns a terminal line has.
        cwd: the current folder, absolute and with forward slashes, that a person's paths count from;
            empty for the root of the run.
        sarif_category: tells several uploads for one commit apart; empty for none.
        sarif_max_results: the most results that a SARIF file holds, the worst kept.
        sarif_include_artifacts: whether every file that was read is listed.
        sarif_include_fixes: whether fixes are written.
        sarif_include_suppressed: whether suppressed and known findings are written, marked as such; GitHub
            opens them as alerts all the same.
        github_limit: how many annotations of one severity GitHub shows for a step.
    """

    colour: bool = False
    width: int = 100
    cwd: str = ""
    sarif_category: str = ""
    sarif_max_results: int = 5_000
    sarif_include_artifacts: bool = True
    sarif_include_fixes: bool = True
    sarif_include_suppressed: bool = False
    github_limit: int = 10


Write = Callable[["Report", ReportOptions], Iterator[str]]
"""Yields the report in pieces; together they end with a line end, or are empty."""
Remark = Callable[["Report", ReportOptions], tuple[str, ...]]
"""Returns sentences about what the report leaves out, for standard error."""


class Reporter(NamedTuple):
    """A format of report.

    Attributes:
        name: the format's name ("sarif").
        target: "module:function" of a `Write`; imported when it is asked for.
        remarks: "module:function" of a `Remark`, where the format has limits.
    """

    name: str
    target: str
    remarks: str = ""

    def load(self) -> Write:
        """Import and return the function that writes.

        Raises:
            PluginError: its module does not import, or holds no such function.
        """
        return cast(Write, imported(self.target, f"the reporter {self.name}"))

    def render(self, report: Report, options: ReportOptions) -> str:
        """Return the whole report as one string."""
        return "".join(self.load()(report, options))

    def left_out(self, report: Report, options: ReportOptions) -> tuple[str, ...]:
        """Return what is to be said on standard error about what the report leaves out."""
        if not self.remarks:
            return ()
        return cast(Remark, imported(self.remarks, f"the reporter {self.name}"))(report, options)
