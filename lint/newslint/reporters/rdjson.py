"""Reviewdog's diagnostics in JSON: columns in UTF-8 bytes, and suggestions that a review can take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NotRequired, TypedDict

from newslint.finding import Result, Severity
from newslint.place import Place
from newslint.report import Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.json_text import array
from newslint.reporters.paths import in_repository
from newslint.reporters.words import visible

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


class Position(TypedDict):
    """A line from 1 and a column in UTF-8 bytes from 1."""

    line: int
    column: int


class Range(TypedDict):
    """A range; its end is one past the last byte."""

    start: Position
    end: Position


class DiagnosticLocation(TypedDict):
    """A range in a file, whose path counts from the repository's root."""

    path: str
    range: Range


class Suggestion(TypedDict):
    """Text in place of a range."""

    range: Range
    text: str


class RelatedLocation(TypedDict):
    """Another place, and what is to be said of it."""

    message: str
    location: DiagnosticLocation


class Code(TypedDict):
    """A rule."""

    value: str


class Diagnostic(TypedDict):
    """A finding."""

    message: str
    location: DiagnosticLocation
    severity: str
    code: Code
    suggestions: NotRequired[list[Suggestion]]
    relatedLocations: NotRequired[list[RelatedLocation]]


def write(report: Report, _options: ReportOptions) -> Iterator[str]:
    """Yield one JSON object, one diagnostic a line."""
    yield '{\n"source": {"name": "newslint"},\n"diagnostics": '
    yield from array(_diagnostic(report, result) for result in report.results)
    yield "\n}\n"


def _diagnostic(report: Report, result: Result) -> Diagnostic:
    made: Diagnostic = {
        "message": visible(result.message),
        "location": _location(report, result.place),
        "severity": _SEVERITIES[result.severity],
        "code": {"value": result.rule},
    }
    # A review takes each suggestion by itself, so edits that belong together can't be offered.
    edits = () if result.fix is None else result.fix.edits
    if len(edits) == 1 and edits[0].place.path == result.place.path:
        made["suggestions"] = [{"range": _range(edits[0].place), "text": edits[0].replacement}]
    if result.related:
        made["relatedLocations"] = [
            {"message": visible(place.message), "location": _location(report, place)}
            for place in result.related
        ]
    return made


def _location(report: Report, place: Place) -> DiagnosticLocation:
    return {"path": in_repository(place.path, report), "range": _range(place)}


def _range(place: Place) -> Range:
    return {
        "start": {"line": place.region.line, "column": place.byte_column},
        "end": {"line": place.region.end_line, "column": place.byte_end_column},
    }
