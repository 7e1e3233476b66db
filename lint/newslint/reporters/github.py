"""Annotations on a pull request, as workflow commands in the log of a GitHub Actions step.

GitHub shows ten of each severity for a step and drops the rest without a word, so the worst and
first are written and the rest is counted aloud; the step summary holds the whole table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from newslint.finding import Result, Severity
from newslint.report import Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.paths import in_repository
from newslint.reporters.words import counted, listed, visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(report: Report, options: ReportOptions) -> Iterator[str]:
    """Yield one annotation a finding, the worst first, as many as GitHub shows of each severity."""
    written: Counter[Severity] = Counter()
    for result in report.worst_first():
        written[result.severity] += 1
        if written[result.severity] <= options.github_limit:
            yield _annotation(report, result)
    for crash in report.crashes:
        words = f"{crash.rule} failed on {crash.path}: {crash.message}"
        yield _command("error", {"title": "newslint failed"}, words)


def left_out(report: Report, options: ReportOptions) -> tuple[str, ...]:
    """Say how many findings are not annotated."""
    counts = Counter(result.severity for result in report.results)
    more = {severity: counts[severity] - options.github_limit for severity in Severity}
    missing = {severity: count for severity, count in more.items() if count > 0}
    if not missing:
        return ()
    names = listed([counted(count, f"more {severity}") for severity, count in missing.items()])
    verb = "is" if sum(missing.values()) == 1 else "are"
    words = f"{names} {verb} not annotated: GitHub shows {options.github_limit} of each severity a step"
    return (f"{words}; --output github-summary=FILE writes them all.",)


def _annotation(report: Report, result: Result) -> str:
    place = result.place
    properties: dict[str, str | int] = {
        "file": in_repository(place.path, report),
        "line": place.region.line,
        "endLine": place.region.end_line,
    }
    if place.region.line == place.region.end_line:  # GitHub takes columns within one line only
        properties["col"] = place.utf16_column
        properties["endColumn"] = place.utf16_end_column
    properties["title"] = result.rule
    return _command(_COMMANDS[result.severity], properties, result.message)


def _command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    written = ",".join(
        f"{key}={visible(str(value)).translate(_PROPERTY)}" for key, value in properties.items()
    )
    return f"::{name} {written}::{visible(message).translate(_DATA)}\n"
