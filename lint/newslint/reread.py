"""From newslint's own JSON report back to a report, so that another format can be made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from newslint.finding import Agreement, Result, Severity
from newslint.fix import LocatedEdit, LocatedFix, Safety
from newslint.place import Place
from newslint.region import Region
from newslint.report import Crash, FileRecord, FileStatus, Report, RuleInfo
from newslint.standards import Precision, Standard

if TYPE_CHECKING:
    from newslint_schemas.report import (
        ReportedAgreement,
        ReportedFinding,
        ReportedFix,
        ReportedPlace,
        ReportedRule,
        ReportedRun,
    )


_ONLY = "only the report that `newslint --output json=FILE` writes can be converted"
_FINDINGS = (
    "these are findings alone, as `newslint archive` writes them, without the files that were read and the rules "
    f"that ran; {_ONLY}"
)
_LINES = f"these are JSON Lines, as `--output jsonl` writes them; {_ONLY}"


class RereadError(Exception):
    """This is no JSON report of newslint; the message says what is wrong with it."""


def reread(text: str) -> Report:
    """Return the report that was written as JSON.

    What the JSON does not carry is missing in it: the folder that the run took place in, the digests of the
    files, and where the suppressions stand.

    JSON Lines are not read: those of `newslint archive` tell neither which files were read nor which rules ran.

    Raises:
        RereadError: it is not JSON, of another program or version, or something in it is missing.
    """
    from pydantic import ValidationError

    from newslint_schemas.report import VERSION, ReportedRun

    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        first = _first_line(text)
        if first is None:
            raise RereadError(f"it is not JSON ({error})") from error
        raise RereadError(_FINDINGS if _is_finding(first) else _LINES) from error
    if _is_finding(data):
        raise RereadError(_FINDINGS)
    try:
        # From Python objects: only json.loads takes lone surrogates, which undecodable file names hold.
        run = ReportedRun.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the whole"
        raise RereadError(
            f"it is no JSON report of version {VERSION}: {where}: {first['msg']}; "
            "`newslint --output json=FILE` writes one"
        ) from error
    return _report(run)


def _first_line(text: str) -> Mapping[str, object] | None:
    """Return the object that the first line is by itself, as in JSON Lines; else None."""
    try:
        first: object = json.loads(text.lstrip().partition("\n")[0])
    except (ValueError, RecursionError):
        return None
    return cast("Mapping[str, object]", first) if isinstance(first, dict) else None


def _is_finding(data: object) -> bool:
    return isinstance(data, dict) and "rule" in data and "type" not in data


def _report(run: ReportedRun) -> Report:
    return Report(
        results=tuple(map(_result, run.findings)),
        files=tuple(
            FileRecord(file.path, FileStatus(file.status), file.articles, file.reason) for file in run.files
        ),
        crashes=tuple(Crash(crash.rule, crash.path, crash.message) for crash in run.crashes),
        rules=tuple(map(_rule, run.rules)),
        suppressed=tuple(map(_result, run.suppressed)),
        baselined=tuple(map(_result, run.baselined)),
        notes=run.notes,
        version=run.tool.version,
        complete=run.complete,
    )


def _place(place: ReportedPlace, message: str = "") -> Place:
    return Place(
        place.path,
        Region(place.line, place.column, place.end_line, place.end_column),
        place.offset,
        place.length,
        place.utf16.column,
        place.utf16.end_column,
        place.utf8.column,
        place.utf8.end_column,
        place.snippet,
        place.snippet_column,
        place.snippet_cut,
        message,
    )


def _result(finding: ReportedFinding) -> Result:
    return Result(
        rule=finding.rule,
        severity=Severity(finding.severity),
        message=finding.message,
        place=_place(finding),
        related=tuple(_place(related, related.message) for related in finding.related),
        part=finding.part,
        subject=finding.subject,
        article=finding.article,
        fingerprint=finding.fingerprint,
        line_hash=finding.line_hash,
        fix=None if finding.fix is None else _fix(finding.fix),
        agreement=None if finding.agreement is None else _agreement(finding.agreement),
    )


def _agreement(said: ReportedAgreement) -> Agreement:
    return Agreement(said.reason, said.until, beside=said.beside)


def _fix(fix: ReportedFix) -> LocatedFix:
    edits = tuple(LocatedEdit(_place(edit), edit.replacement) for edit in fix.edits)
    return LocatedFix(fix.description, Safety(fix.safety), edits)


def _rule(rule: ReportedRule) -> RuleInfo:
    precisions = {item.value: item for item in Precision}
    return RuleInfo(
        rule.id,
        rule.title,
        rule.page,
        Severity(rule.severity),
        precisions.get(rule.precision, Precision.UNMEASURED),
        tuple(Standard(item.body, item.title, item.grade, item.url) for item in rule.standards),
        rule.preview,
        rule.tags,
        rule.link,
    )
