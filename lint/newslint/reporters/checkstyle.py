"""Checkstyle's XML, which many build servers and review tools read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from newslint.finding import Result, Severity
from newslint.report import Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.paths import in_repository
from newslint.reporters.words import visible
from newslint.reporters.xml_text import HEAD, escape, tag

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def write(report: Report, _options: ReportOptions) -> Iterator[str]:
    """Yield one `file` for each file with findings; a rule that failed is an `exception` of its file."""
    yield HEAD
    yield f"{tag('checkstyle', {'version': '4.3'})}\n"
    for path, results in groupby(report.results, key=_path):
        yield f"  {tag('file', {'name': visible(in_repository(path, report))})}\n"
        yield from map(_error, results)
        yield "  </file>\n"
    for crash in report.crashes:
        yield f"  {tag('file', {'name': visible(in_repository(crash.path, report))})}\n"
        yield f"    <exception>{escape(visible(f'{crash.rule}: {crash.message}'))}</exception>\n"
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _path(result: Result) -> str:
    return result.place.path


def _error(result: Result) -> str:
    attributes: dict[str, str | int] = {
        "line": result.place.region.line,
        "column": result.place.region.column,
        "severity": _SEVERITIES[result.severity],
        "message": visible(result.message),
        "source": f"newslint.{result.rule}",
    }
    return f"    {tag('error', attributes, empty=True)}\n"
