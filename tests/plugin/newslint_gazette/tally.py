"""A report for the morning conference: how many findings of each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint import Report, Reporter, ReportOptions

REPORTERS = (Reporter("tally", "newslint_gazette.tally:write"),)


def write(report: Report, options: ReportOptions) -> Iterator[str]:
    """Yield a line a rule, the most frequent first."""
    counted = Counter(result.rule for result in report.results)
    for rule, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>4}  {rule}\n"
