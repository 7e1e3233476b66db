"""What a run comes to, in a line or two for standard error."""

from __future__ import annotations

from newslint.report import FileStatus, Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.words import counted, listed, visible

_COLOURS = {True: "\x1b[31m", False: "\x1b[32m"}
_PLAIN = "\x1b[0m"


def summary(report: Report, options: ReportOptions | None = None) -> str:
    """Return what was checked, what was found, and everything that was not; each sentence on a line.

    Nothing that happened is left out: unreadable and skipped files, crashes, suppressed and known findings.
    """
    lines = [_found(report)]
    lines.extend(_not_read(report))
    silenced = [
        counted(len(items), "finding") + words
        for items, words in ((report.suppressed, " suppressed"), (report.baselined, " known to the baseline"))
        if items
    ]
    if silenced:
        lines.append(f"Not reported: {listed(silenced)}.")
    if report.crashes:
        lines.append(
            f"newslint itself failed {counted(len(report.crashes), 'time')}: the fault is in a rule or a "
            "reader, not in your copy. What it would have found is missing here."
        )
    if not report.complete:
        lines.append("The run was stopped before its end; this is only a part of what it would have found.")
    lines.extend(visible(note) for note in report.notes)
    if options is not None and options.colour:
        bad = bool(report.results or report.crashes)
        lines[0] = f"{_COLOURS[bad]}{lines[0]}{_PLAIN}"
    return "".join(f"{line}\n" for line in lines)


def _found(report: Report) -> str:
    files = report.files_with(FileStatus.READ)
    articles = sum(file.articles for file in files)
    if not files:
        checked = "No article was checked"
    elif articles == len(files):
        checked = f"Checked {counted(articles, 'article')}"
    else:
        checked = f"Checked {counted(articles, 'article')} in {counted(len(files), 'file')}"
    if report.results:
        found = report.counts()
        counts = listed([counted(number, item.value) for item, number in found.items() if number])
        places = (
            f" in {counted(len(report.results), 'place')}"
            if len(report.results) > sum(found.values())
            else ""
        )
        return f"{checked}: {counts}{places}."
    return f"{checked}: no findings." if files else f"{checked}."


def _not_read(report: Report) -> list[str]:
    lines: list[str] = []
    unreadable = len(report.files_with(FileStatus.UNREADABLE))
    skipped = len(report.files_with(FileStatus.SKIPPED))
    if unreadable:
        lines.append(f"{counted(unreadable, 'file')} could not be read; the findings say why.")
    if skipped:
        verb = "was" if skipped == 1 else "were"
        lines.append(f"{counted(skipped, 'file')} {verb} passed over as no article (-v lists them).")
    return lines
