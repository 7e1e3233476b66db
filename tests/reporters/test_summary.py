from __future__ import annotations

import pytest

from newslint.report import FileRecord, FileStatus, Report
from newslint.reporters.base import ReportOptions
from newslint.reporters.summary import summary
from reports import CRASH, Desk, flood, report

FAILED = (
    "newslint itself failed 1 time: the fault is in a rule or a reader, not in your copy. "
    "What it would have found is missing here."
)
READ = FileRecord("a.md", FileStatus.READ, 1)


def test_everything_that_happened_is_said() -> None:
    made = report()._replace(
        crashes=(CRASH,),
        suppressed=flood().done()[:1],
        baselined=flood().done()[:2],
        notes=("The baseline has an entry that nothing matches.",),
        complete=False,
    )
    assert summary(made).splitlines() == [
        "Checked 2 articles: 2 errors, 1 warning and 1 note in 5 places.",
        "1 file could not be read; the findings say why.",
        "1 file was passed over as no article (-v lists them).",
        "Not reported: 1 finding suppressed and 2 findings known to the baseline.",
        FAILED,
        "The run was stopped before its end; this is only a part of what it would have found.",
        "The baseline has an entry that nothing matches.",
    ]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (Report(), "No article was checked."),
        (Report(files=(READ,)), "Checked 1 article: no findings."),
        (Report(files=(READ, READ._replace(path="b.md"))), "Checked 2 articles: no findings."),
        (Report(files=(READ._replace(articles=30),)), "Checked 30 articles in 1 file: no findings."),
        (Report(files=(READ,), results=flood().done()[:1]), "Checked 1 article: 1 error."),
        (Report(results=flood().done()[:1]), "No article was checked: 1 error."),
    ],
)
def test_the_first_line_says_what_it_comes_to(made: Report, words: str) -> None:
    assert summary(made) == f"{words}\n"


def test_numbers_and_verbs_agree() -> None:
    files = tuple(FileRecord(f"{number}.txt", FileStatus.SKIPPED, 0, "") for number in range(1200))
    assert "1,200 files were passed over as no article (-v lists them).\n" in summary(Report(files=files))


def test_colours_tell_good_from_bad() -> None:
    options = ReportOptions(colour=True)
    assert summary(Report(files=(READ,)), options).startswith("\x1b[32m")
    assert summary(report(), options).startswith("\x1b[31m")
    assert "\x1b" not in summary(report(), ReportOptions())


def test_occurrences_of_one_finding_count_once() -> None:
    desk = Desk("a b a b")
    for number in (1, 2):
        desk.find("text/sample", "Mend it.", desk.span("a", number))
    assert "1 error in 2 places." in summary(Report(files=(READ,))._replace(results=desk.done()))
