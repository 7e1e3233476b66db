"""One finding a line, as compilers write them: for editors' error lists and for grep."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.report import Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.paths import from_folder
from newslint.reporters.words import visible


def write(report: Report, options: ReportOptions) -> Iterator[str]:
    """Yield `path:line:column: severity: message [rule]` for each finding, columns in code points."""
    for result in report.results:
        path = visible(from_folder(result.place.path, report.root, options.cwd))
        line, column = result.place.region[:2]
        message = visible(result.message)
        yield f"{path}:{line}:{column}: {result.severity}: {message} [{visible(result.rule)}]\n"
