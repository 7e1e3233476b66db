"""The report as JSON, for programs: version 1, described in docs/json-report.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NotRequired, TypedDict

from newslint.finding import Agreement, Result, Severity
from newslint.place import Place
from newslint.report import Crash, FileRecord, FileStatus, Report, RuleInfo
from newslint.reporters.base import ReportOptions
from newslint.reporters.json_text import array, dumps
from newslint.standards import Standard

if TYPE_CHECKING:
    from newslint.fix import LocatedFix

VERSION = 1


class Columns(TypedDict):
    """Columns in another unit than code points, from 1, the end one past the last."""

    column: int
    end_column: int


class Position(TypedDict):
    """A range: lines and columns from 1, columns and offsets in code points, the end one past the last."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    length: int
    utf16: Columns
    utf8: Columns
    snippet: str
    snippet_column: int
    snippet_cut: bool


class RelatedPosition(Position):
    """A range with what is to be said of it."""

    message: str


class Change(Position):
    """A range with the source text that would replace it."""

    replacement: str


class FixObject(TypedDict):
    """Changes that belong together."""

    description: str
    safety: str
    edits: list[Change]


class AgreementObject(TypedDict):
    """Why a finding is suppressed."""

    reason: str
    until: str
    beside: bool


class FindingObject(Position):
    """A finding."""

    rule: str
    severity: str
    message: str
    related: list[RelatedPosition]
    fix: FixObject | None
    part: str
    subject: str
    article: str
    fingerprint: str
    line_hash: str
    agreement: AgreementObject | None


class FileObject(TypedDict):
    """A file that the run looked at."""

    path: str
    status: str
    articles: int
    reason: str


class CrashObject(TypedDict):
    """A rule or reader that failed."""

    rule: str
    path: str
    message: str


class StandardObject(TypedDict):
    """What a rule rests on."""

    body: str
    title: str
    grade: str
    url: str


class RuleObject(TypedDict):
    """A rule that was active; its page is Markdown, without the title."""

    id: str
    title: str
    page: str
    severity: str
    precision: str
    preview: bool
    tags: list[str]
    standards: list[StandardObject]
    link: NotRequired[str]


class ToolObject(TypedDict):
    """Which program wrote the report."""

    name: str
    version: str


class SummaryObject(TypedDict):
    """How much there is of everything; occurrences of one finding in an article count once, but as places."""

    errors: int
    warnings: int
    notes: int
    places: int
    articles: int
    files_read: int
    files_skipped: int
    files_unreadable: int
    crashes: int
    suppressed: int
    baselined: int


class HeadObject(TypedDict):
    """The first line of the line format."""

    type: str
    version: int
    tool: ToolObject
    complete: bool
    summary: SummaryObject
    notes: list[str]


def write(report: Report, _options: ReportOptions) -> Iterator[str]:
    """Yield one JSON object, one finding a line."""
    yield f'{{\n"version": {VERSION},\n"tool": {dumps(_tool(report))},\n'
    yield f'"complete": {dumps(report.complete)},\n"summary": {dumps(_summary(report))}'
    lists: tuple[tuple[str, Iterable[object]], ...] = (
        ("findings", map(finding_object, report.results)),
        ("files", map(_file, report.files)),
        ("crashes", map(_crash, report.crashes)),
        ("suppressed", map(finding_object, report.suppressed)),
        ("baselined", map(finding_object, report.baselined)),
        ("rules", map(_rule, report.rules)),
        ("notes", report.notes),
    )
    for name, items in lists:
        yield f',\n"{name}": '
        yield from array(items)
    yield "\n}\n"


def write_lines(report: Report, _options: ReportOptions) -> Iterator[str]:
    """Yield JSON Lines: the head, then every file, crash, finding and rule, each with its `type`."""
    head: HeadObject = {
        "type": "report",
        "version": VERSION,
        "tool": _tool(report),
        "complete": report.complete,
        "summary": _summary(report),
        "notes": list(report.notes),
    }
    yield f"{dumps(head)}\n"
    lists: tuple[tuple[str, Iterable[FindingObject | FileObject | CrashObject | RuleObject]], ...] = (
        ("file", map(_file, report.files)),
        ("crash", map(_crash, report.crashes)),
        ("finding", map(finding_object, report.results)),
        ("suppressed", map(finding_object, report.suppressed)),
        ("baselined", map(finding_object, report.baselined)),
        ("rule", map(_rule, report.rules)),
    )
    for name, items in lists:
        for item in items:
            yield f"{dumps({'type': name, **item})}\n"


def _tool(report: Report) -> ToolObject:
    return {"name": "newslint", "version": report.version}


def _summary(report: Report) -> SummaryObject:
    counts = report.counts()
    return {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notes": counts[Severity.NOTE],
        "places": len(report.results),
        "articles": sum(file.articles for file in report.files),
        "files_read": len(report.files_with(FileStatus.READ)),
        "files_skipped": len(report.files_with(FileStatus.SKIPPED)),
        "files_unreadable": len(report.files_with(FileStatus.UNREADABLE)),
        "crashes": len(report.crashes),
        "suppressed": len(report.suppressed),
        "baselined": len(report.baselined),
    }


def _position(place: Place) -> Position:
    return {
        "path": place.path,
        "line": place.region.line,
        "column": place.region.column,
        "end_line": place.region.end_line,
        "end_column": place.region.end_column,
        "offset": place.offset,
        "length": place.length,
        "utf16": {"column": place.utf16_column, "end_column": place.utf16_end_column},
        "utf8": {"column": place.byte_column, "end_column": place.byte_end_column},
        "snippet": place.snippet,
        "snippet_column": place.snippet_column,
        "snippet_cut": place.snippet_cut,
    }


def finding_object(result: Result) -> FindingObject:
    """Return a finding as the report holds it."""
    return {
        "rule": result.rule,
        "severity": result.severity.value,
        "message": result.message,
        **_position(result.place),
        "related": [{"message": place.message, **_position(place)} for place in result.related],
        "fix": None if result.fix is None else _fix(result.fix),
        "part": result.part,
        "subject": result.subject,
        "article": result.article,
        "fingerprint": result.fingerprint,
        "line_hash": result.line_hash,
        "agreement": None if result.agreement is None else _agreement(result.agreement),
    }


def _agreement(agreement: Agreement) -> AgreementObject:
    return {"reason": agreement.reason, "until": agreement.until, "beside": agreement.beside}


def _fix(fix: LocatedFix) -> FixObject:
    return {
        "description": fix.description,
        "safety": fix.safety.value,
        "edits": [{**_position(edit.place), "replacement": edit.replacement} for edit in fix.edits],
    }


def _file(file: FileRecord) -> FileObject:
    return {
        "path": file.path,
        "status": file.status.value,
        "articles": file.articles,
        "reason": file.reason,
    }


def _crash(crash: Crash) -> CrashObject:
    return {"rule": crash.rule, "path": crash.path, "message": crash.message}


def _rule(rule: RuleInfo) -> RuleObject:
    told: RuleObject = {
        "id": rule.id,
        "title": rule.title,
        "page": rule.page,
        "severity": rule.severity.value,
        "precision": rule.precision.value,
        "preview": rule.preview,
        "tags": list(rule.tags),
        "standards": [_standard(standard) for standard in rule.standards],
    }
    if rule.link:
        told["link"] = rule.link
    return told


def _standard(standard: Standard) -> StandardObject:
    return {
        "body": standard.body,
        "title": standard.title,
        "grade": standard.grade,
        "url": standard.url,
    }
