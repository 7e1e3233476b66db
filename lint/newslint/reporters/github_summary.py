"""The whole report as Markdown, for `$GITHUB_STEP_SUMMARY`, whose limit is 1 MiB a step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.finding import Result
from newslint.report import Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.paths import in_repository
from newslint.reporters.summary import summary
from newslint.reporters.words import counted, visible

_LIMIT = 1 << 20
_RESERVE = 4096
"""Bytes kept free for the last line, and for what else the step may write."""
_LINES = 10
"""The most lines that are named of one finding."""
_MARKS = re.compile(r"[\\`*_{}\[\]<>()#+!|~&$:@-]|(?<=www)\.")
_HEAD = "| | place | finding | rule |\n|---|---|---|---|\n"


def write(report: Report, _options: ReportOptions) -> Iterator[str]:
    """Yield a heading, the summary, and a table of all findings, the worst first."""
    head = "".join(f"{_plain(line)}\n\n" for line in summary(report).splitlines())
    head = f"## newslint\n\n{head}" + "".join(f"{_crash(line)}\n\n" for line in _crashes(report))
    size = len(head.encode())
    yield head
    if not report.results:
        return
    yield _HEAD
    size += len(_HEAD) + _RESERVE
    blocks = sorted(report.blocks(), key=lambda block: block[0].severity.rank)
    for number, block in enumerate(blocks):
        row = _row(report, block)
        size += len(row.encode())
        if size > _LIMIT:
            yield f"\n… and {counted(len(blocks) - number, 'more finding')}, too many for this page.\n"
            return
        yield row


def _row(report: Report, block: list[Result]) -> str:
    first = block[0]
    lines = list(dict.fromkeys(str(result.place.region.line) for result in block))
    shown = lines if len(lines) <= _LINES else [*lines[:_LINES], "…"]
    place = f"{in_repository(first.place.path, report)}:{', '.join(shown)}"
    cells = (first.severity.value, _plain(place), _plain(first.message), _plain(first.rule))
    return f"| {' | '.join(cells)} |\n"


def _crashes(report: Report) -> Iterator[str]:
    for crash in report.crashes[:20]:
        yield f"{crash.rule} failed on {crash.path}: {crash.message}"


def _crash(words: str) -> str:
    return f"**{_plain(words)}**"


def _plain(words: str) -> str:
    """Return words of which Markdown makes nothing: no markup, link, picture, mention or new cell."""
    return _MARKS.sub(lambda match: f"\\{match[0]}", visible(words))
