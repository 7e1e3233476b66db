"""GitLab's code quality report: what a merge request shows beside its changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from newslint.finding import Result, Severity
from newslint.report import Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.json_text import array
from newslint.reporters.paths import in_repository
from newslint.reporters.words import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


class Lines(TypedDict):
    """The lines of an issue, from 1."""

    begin: int
    end: int


class IssueLocation(TypedDict):
    """Where an issue stands, from the repository's root."""

    path: str
    lines: Lines


class Issue(TypedDict):
    """A finding."""

    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: IssueLocation


def write(report: Report, _options: ReportOptions) -> Iterator[str]:
    """Yield a JSON array with one issue a line."""
    yield from array(_issue(report, result) for result in report.results)
    yield "\n"


def _issue(report: Report, result: Result) -> Issue:
    region = result.place.region
    return {
        "description": visible(result.message),
        "check_name": result.rule,
        "fingerprint": result.fingerprint,
        "severity": _SEVERITIES[result.severity],
        "location": {
            "path": in_repository(result.place.path, report),
            "lines": {"begin": region.line, "end": region.end_line},
        },
    }
