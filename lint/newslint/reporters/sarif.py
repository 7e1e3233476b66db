"""SARIF 2.1.0 as GitHub code scanning consumes it, and as the standard wants it.

One run, no timestamps, paths relative to the repository's root, columns in UTF-16 code units. What
could not be read is a result; a rule that failed is a notification of the tool, since it has no place
in the copy. Suppressed and known findings are left out unless asked for: GitHub would open them as alerts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.finding import Result
from newslint.place import Place
from newslint.report import Crash, FileStatus, Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.json_text import array, dumps
from newslint.reporters.paths import in_repository, uri
from newslint.reporters.sarif_rules import descriptor
from newslint.reporters.sarif_types import (
    Artifact,
    ArtifactChange,
    ArtifactLocation,
    AutomationDetails,
    FixObject,
    Invocation,
    Location,
    Notification,
    PartialFingerprints,
    Region,
    Replacement,
    ResultObject,
    SuppressionObject,
)
from newslint.reporters.words import counted, visible

if TYPE_CHECKING:
    from newslint.fix import LocatedFix

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LOCATIONS = 100
"""The most locations of a result that GitHub keeps."""
_LINKS = 10
"""The most related places that the message leads to."""
_LINE_ENDS = ("\r\n", "\n", "\r")
_SEMANTIC = re.compile(r"\d+\.\d+\.\d+")
_BRACKETS = str.maketrans("[]", "()")
_LINK = re.compile(r"\](?=\()")


def write(report: Report, options: ReportOptions) -> Iterator[str]:
    """Yield one SARIF log with one run, one rule, artifact or result a line."""
    writer = _Writer(report, options)
    yield f'{{\n"$schema": {dumps(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    version = '"semanticVersion"' if _SEMANTIC.fullmatch(report.version) else '"version"'
    yield f'"tool": {{"driver": {{"name": "newslint", {version}: {dumps(report.version)}, "rules": '
    yield from array(descriptor(rule) for rule in report.rules)
    yield '}},\n"columnKind": "utf16CodeUnits",\n'
    yield f'"newlineSequences": {dumps(_LINE_ENDS)},\n'
    if options.sarif_category:
        details: AutomationDetails = {"id": f"{options.sarif_category.rstrip('/')}/"}
        yield f'"automationDetails": {dumps(details)},\n'
    yield f'"invocations": [{dumps(writer.invocation())}],\n'
    if options.sarif_include_artifacts:
        yield '"artifacts": '
        yield from array(writer.artifacts())
        yield ",\n"
    yield '"results": '
    yield from array(map(writer.result, writer.kept()))
    yield "\n}]\n}\n"


def left_out(report: Report, options: ReportOptions) -> tuple[str, ...]:
    """Say how many results the limit leaves out."""
    missing = len(_chosen(report, options)) - options.sarif_max_results
    if missing <= 0:
        return ()
    kept = counted(options.sarif_max_results, "result")
    verb = "is" if missing == 1 else "are"
    return (f"the SARIF report holds the worst {kept}; {missing:,} more {verb} left out.",)


def _chosen(report: Report, options: ReportOptions) -> list[tuple[Result, SuppressionObject | None]]:
    """Return the results, the worst first, and after them those that are silent, where they are asked for."""
    chosen: list[tuple[Result, SuppressionObject | None]] = [(item, None) for item in report.worst_first()]
    if options.sarif_include_suppressed:
        silent = [(item, _suppression(item)) for item in (*report.suppressed, *report.baselined)]
        chosen.extend(sorted(silent, key=lambda pair: (pair[0].severity.rank, pair[0].order)))
    return chosen


def _suppression(result: Result) -> SuppressionObject:
    said = result.agreement
    if said is None:
        return {"kind": "external", "justification": "Known to the baseline."}
    until = f" (until {said.until})" if said.until else ""
    return {
        "kind": "external" if said.beside else "inSource",
        "justification": visible(said.reason) + until,
    }


class _Writer:
    """Turns results into SARIF objects; knows the indices of rules and artifacts."""

    def __init__(self, report: Report, options: ReportOptions) -> None:
        """Number rules and artifacts, and note which rules report a line more than once."""
        self.report = report
        self.options = options
        self.rules = {rule.id: index for index, rule in enumerate(report.rules)}
        self.read = [file.path for file in report.files if file.digest or file.status is FileStatus.READ]
        self.indices = (
            {path: index for index, path in enumerate(self.read)} if options.sarif_include_artifacts else {}
        )
        self.known = {file.path for file in report.files}
        self.chosen = _chosen(report, options)
        self.on_line = Counter(_line(result) for result, _ in self.chosen)

    def kept(self) -> Sequence[tuple[Result, SuppressionObject | None]]:
        """Return the results that the limit leaves, each with why it is silent, where it is."""
        return self.chosen[: self.options.sarif_max_results]

    def artifacts(self) -> Iterable[Artifact]:
        """Yield every file that was read."""
        for path in self.read:
            yield {
                "location": {"uri": uri(in_repository(path, self.report))},
                "roles": ["analysisTarget"],
            }

    def invocation(self) -> Invocation:
        """Return how the run went: what failed, and what else must be known."""
        notifications = [self.crash(crash) for crash in self.report.crashes]
        if not self.report.complete:
            words = "The run was stopped before its end; this is only a part of what it would have found."
            notifications.append({"level": "error", "message": {"text": words}})
        notifications.extend(
            {"level": "note", "message": {"text": visible(note)}} for note in self.report.notes
        )
        return {
            "executionSuccessful": self.report.complete and not self.report.crashes,
            "toolExecutionNotifications": notifications,
        }

    def crash(self, crash: Crash) -> Notification:
        """Return the notification of a rule or reader that failed."""
        words = f"{crash.rule} failed on {crash.path}: {crash.message}"
        notification: Notification = {"level": "error", "message": {"text": visible(words)}}
        if crash.rule in self.rules:
            notification["associatedRule"] = {"id": crash.rule, "index": self.rules[crash.rule]}
        if crash.path in self.known:
            notification["locations"] = [{"physicalLocation": {"artifactLocation": self.file(crash.path)}}]
        return notification

    def result(self, chosen: tuple[Result, SuppressionObject | None]) -> ResultObject:
        """Return a finding."""
        result, suppression = chosen
        location = self.location(result.place)
        if result.part:
            name = f"{result.article}/{result.part}" if result.article else result.part
            location["logicalLocations"] = [{"fullyQualifiedName": visible(name), "kind": "member"}]
        related = result.related[: _LOCATIONS - 1]
        made: ResultObject = {
            "ruleId": result.rule,
            "level": result.severity.value,
            "message": {"text": _linked(result, related)},
            "locations": [location],
            "partialFingerprints": self.fingerprints(result),
        }
        if result.rule in self.rules:
            made["ruleIndex"] = self.rules[result.rule]
        if related:
            made["relatedLocations"] = [
                self.related(place, number) for number, place in enumerate(related, 1)
            ]
        if result.fix is not None and self.options.sarif_include_fixes:
            made["fixes"] = [self.fix(result.fix)]
        if self.options.sarif_include_suppressed:
            # The standard wants the property in all results of a run or in none.
            made["suppressions"] = [] if suppression is None else [suppression]
        return made

    def fingerprints(self, result: Result) -> PartialFingerprints:
        """Return what the result is known again by.

        It is GitHub's hash of the line where the rule reports the line once; GitHub would show findings
        with equal hashes as one, so several on a line carry what tells them apart.
        """
        prints: PartialFingerprints = {}
        alone = self.on_line[_line(result)] == 1
        if alone and result.line_hash:
            prints["primaryLocationLineHash"] = result.line_hash
        elif result.fingerprint:
            prints["primaryLocationLineHash"] = f"{result.fingerprint}:1"
        if result.fingerprint:
            prints["newslint/v1"] = result.fingerprint
        return prints

    def related(self, place: Place, number: int) -> Location:
        """Return a related place."""
        location = self.location(place)
        location["id"] = number
        location["message"] = {"text": _unlinked(_said(place))}
        return location

    def location(self, place: Place) -> Location:
        """Return a place."""
        return {
            "physicalLocation": {"artifactLocation": self.file(place.path), "region": _region(place)},
        }

    def file(self, path: str) -> ArtifactLocation:
        """Return a file, with its index where it is among the artifacts."""
        location: ArtifactLocation = {"uri": uri(in_repository(path, self.report))}
        if path in self.indices:
            location["index"] = self.indices[path]
        return location

    def fix(self, fix: LocatedFix) -> FixObject:
        """Return what could be changed, file by file."""
        changes: dict[str, list[Replacement]] = {}
        for edit in fix.edits:
            changes.setdefault(edit.place.path, []).append(
                {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.replacement}}
            )
        files: list[ArtifactChange] = [
            {"artifactLocation": self.file(path), "replacements": replacements}
            for path, replacements in changes.items()
        ]
        return {"description": {"text": visible(fix.description)}, "artifactChanges": files}


def _line(result: Result) -> tuple[str, str, int]:
    return result.rule, result.place.path, result.place.region.line


def _region(place: Place) -> Region:
    return {
        "startLine": place.region.line,
        "startColumn": place.utf16_column,
        "endLine": place.region.end_line,
        "endColumn": place.utf16_end_column,
    }


def _linked(result: Result, related: Sequence[Place]) -> str:
    """Return the message, followed by links to the related places: GitHub shows only those it links."""
    sentence = _unlinked(visible(result.message))
    if not related:
        return sentence
    links = [
        f"[{_link_words(place, result.place.path)}]({number})"
        for number, place in enumerate(related[:_LINKS], 1)
    ]
    more = len(related) - len(links)
    rest = f" and {more:,} more" if more else ""
    stop = "" if sentence.endswith((".", "!", "?", ".”", "…")) else "."
    return f"{sentence}{stop} See {', '.join(links)}{rest}."


def _link_words(place: Place, path: str) -> str:
    where = f"line {place.region.line}"
    if place.path != path:
        where = f"{visible(place.path)}, {where}"
    words = visible(place.message).rstrip(".")
    return (f"{words} ({where})" if words else where).translate(_BRACKETS)


def _said(place: Place) -> str:
    return visible(place.message) or f"line {place.region.line}"


def _unlinked(words: str) -> str:
    """Return words in which nothing out of an article reads as a link."""
    return _LINK.sub("] ", words)
