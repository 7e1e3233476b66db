"""JUnit's XML: every file that was looked at is a suite, every finding in it a test that fails.

A clean file is one test that passes, so that a server shows what was checked and not only what was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.finding import Result
from newslint.report import Crash, FileStatus, Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.paths import in_repository
from newslint.reporters.words import visible
from newslint.reporters.xml_text import HEAD, escape, tag


def write(report: Report, _options: ReportOptions) -> Iterator[str]:
    """Yield the suites in the order of their paths, without times."""
    results: defaultdict[str, list[Result]] = defaultdict(list)
    for result in report.results:
        results[result.place.path].append(result)
    crashes: defaultdict[str, list[Crash]] = defaultdict(list)
    for crash in report.crashes:
        crashes[crash.path].append(crash)
    skipped = {file.path: file.reason for file in report.files_with(FileStatus.SKIPPED)}
    suites = [
        _suite(in_repository(path, report), results[path], crashes[path], skipped.get(path))
        for path in sorted({file.path for file in report.files} | results.keys() | crashes.keys())
    ]
    yield HEAD
    totals: dict[str, str | int] = {
        "name": "newslint",
        "tests": sum(count for count, _ in suites),
        "failures": len(report.results),
        "errors": len(report.crashes),
    }
    yield f"{tag('testsuites', totals)}\n"
    for _, lines in suites:
        yield lines
    yield "</testsuites>\n"


def _suite(path: str, results: list[Result], crashes: list[Crash], skipped: str | None) -> tuple[int, str]:
    """Return how many tests a file stands for, and its suite."""
    name = visible(path)
    cases = [_failed(name, result) for result in results] + [_crashed(name, crash) for crash in crashes]
    if not cases:
        start = f"    {tag('testcase', {'classname': name, 'name': 'newslint'}, empty=skipped is None)}\n"
        reason = tag("skipped", {"message": visible(skipped or "")}, empty=True)
        cases.append(start if skipped is None else f"{start}      {reason}\n    </testcase>\n")
    attributes: dict[str, str | int] = {
        "name": name,
        "tests": len(cases),
        "failures": len(results),
        "errors": len(crashes),
        "skipped": int(skipped is not None and not results and not crashes),
    }
    return len(cases), f"  {tag('testsuite', attributes)}\n{''.join(cases)}  </testsuite>\n"


def _failed(name: str, result: Result) -> str:
    line, column = result.place.region[:2]
    message = visible(result.message)
    case = tag("testcase", {"classname": name, "name": f"{result.rule} {line}:{column}", "line": line})
    failure = tag("failure", {"type": result.severity.value, "message": message})
    words = escape(f"{name}:{line}:{column}: {message}")
    return f"    {case}\n      {failure}{words}</failure>\n    </testcase>\n"


def _crashed(name: str, crash: Crash) -> str:
    case = tag("testcase", {"classname": name, "name": visible(crash.rule)})
    error = tag("error", {"type": "crash", "message": visible(crash.message)}, empty=True)
    return f"    {case}\n      {error}\n    </testcase>\n"
