"""Whatever an article, a file name or an exception holds, no report lets it out raw."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix import Edit, Fix
from newslint.report import Crash, FileRecord, FileStatus, Report
from newslint.reporters import REPORTERS
from newslint.reporters.base import Reporter, ReportOptions
from newslint_schemas import Span
from reports import Desk, report

PIECES = st.sampled_from(
    [
        "\x1b[31m",
        "\x9b2J",
        "\x07",
        "\x00",
        "\u202e",
        "\u2066",
        "\u2028",
        "\ufeff",
        "\ufffe",
        "::error::x",
        "##[add-mask]x",
        "\n::set-env name=a::b",
        "\r\n",
        "]]>",
        "<b>&amp;\"'",
        "| a | b |",
        "[x](http://y)",
        "%0A::warning::z",
        '"}]}',
        "漢字",
        "🚒",
        "e\u0301",
        " ",
        "word",
    ]
)
HOSTILE = st.lists(PIECES, min_size=1, max_size=6).map("".join)
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
OWN_COMMAND = re.compile(r"::(?:error|warning|notice) [^:\n]*::[^\n]*\n")
OPTIONS = ReportOptions(width=50)


def hostile(text: str, words: str, path: str) -> Report:
    """A report of which every field holds hostile words."""
    desk = Desk(text, path, words)
    middle = len(desk.source.text) // 2
    fix = Fix(words, (Edit(Span(0, middle), words),))
    desk.find("text/sample", words, Span(0, middle), (Span(middle, middle + 3), words), fix=fix)
    desk.find("text/sample", "Mend it.", Span(middle, len(text)), (Span(0, 1), ""))
    return report(desk.done())._replace(
        files=(
            FileRecord(path, FileStatus.READ, 1),
            FileRecord(f"{path}2", FileStatus.SKIPPED, 0, words),
        ),
        crashes=(Crash("text/sample", path, words), Crash(words, words, words)),
        suppressed=desk.done(),
        notes=(words,),
    )


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.name)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_hostile_gets_out(reporter: Reporter, text: str, words: str, path: str) -> None:
    made = hostile(text, words, path.replace("\x00", "") or "a.md")
    written = reporter.render(made, OPTIONS)
    assert written == reporter.render(made, OPTIONS)
    assert RAW.search(written) is None
    written.encode()
    lines = OWN_COMMAND.sub("", written) if reporter.name == "github" else written
    assert COMMAND.search(lines) is None
    if reporter.name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(written)
    elif reporter.name == "jsonl":
        for line in written.splitlines():
            json.loads(line)
    elif reporter.name in ("junit", "checkstyle"):
        ET.fromstring(written)  # noqa: S314
    elif reporter.name == "concise":
        assert len(written.splitlines()) == len(made.results)
    elif reporter.name == "github-summary":
        rows = [line for line in written.splitlines() if line.startswith("| ")]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.name)
def test_file_names_that_are_no_text_can_be_written(reporter: Reporter) -> None:
    desk = Desk("text", "news/caf\udce9.md").find("text/sample", "Mend it.", Span(0, 1))
    made = report(desk.done())._replace(files=(FileRecord("news/caf\udce9.md", FileStatus.READ, 1),))
    assert reporter.render(made, OPTIONS).encode()


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.name)
def test_an_empty_report_can_be_written(reporter: Reporter) -> None:
    written = reporter.render(Report(), OPTIONS)
    assert written == "" or written.endswith("\n")
    assert reporter.left_out(Report(), OPTIONS) == ()
