"""The reports for programs: GitHub, GitLab, JUnit, Checkstyle, reviewdog and JSON."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

from newslint.finding import Severity
from newslint.fix import Edit, Fix
from newslint.report import Report
from newslint.reporters import (
    checkstyle,
    github,
    github_summary,
    gitlab,
    json_report,
    junit,
    rdjson,
)
from newslint.reporters.base import ReportOptions
from newslint_schemas import Span
from reports import CRASH, Desk, report

OPTIONS = ReportOptions()


def many(number: int, severity: Severity = Severity.ERROR) -> Report:
    desk = Desk("x\n" * number)
    for at in range(number):
        desk.find("text/sample", f"Mend number {at}.", Span(at * 2, at * 2 + 1), severity=severity)
    return report(desk.done())


def test_annotations_name_file_line_and_rule() -> None:
    lines = "".join(github.write(report()._replace(crashes=(CRASH,)), OPTIONS)).splitlines()
    assert lines[0] == (
        "::error file=news/flood.md,line=3,endLine=3,col=8,endColumn=17,title=credits/missing"
        "::This picture has no credit; say who made or supplied it."
    )
    assert [line.partition(" ")[0] for line in lines] == [
        "::error",
        "::error",
        "::warning",
        "::warning",
        "::notice",
        "::error",
    ]
    assert lines[-1].startswith("::error title=newslint failed::names/house failed on news/flood.md")


def test_annotations_over_several_lines_have_no_columns() -> None:
    desk = Desk("one\ntwo").find("text/sample", "Mend it.", Span(0, 6))
    assert "".join(github.write(report(desk.done()), OPTIONS)).startswith(
        "::error file=news/flood.md,line=1,endLine=2,title=text/sample::"
    )


def test_annotations_stop_where_github_stops_and_say_so() -> None:
    made = many(13)
    assert len("".join(github.write(made, OPTIONS)).splitlines()) == 10
    (words,) = github.left_out(made, OPTIONS)
    assert words == (
        "3 more errors are not annotated: GitHub shows 10 of each severity a step; "
        "--output github-summary=FILE writes them all."
    )
    assert github.left_out(many(11), OPTIONS)[0].startswith("1 more error is not annotated")
    assert github.left_out(report(), OPTIONS) == ()


def test_no_path_or_message_breaks_out_of_its_annotation() -> None:
    desk = Desk("x", "a,line=9::b%\n::c.md")
    desk.find("text/sample", "100 % of\r\n::error::it", Span(0, 1))
    (line,) = "".join(github.write(report(desk.done()), OPTIONS)).splitlines()
    assert line == (
        "::error file=a%2Cline=9%3A%3Ab%25 ‹%3A%3A›c.md,line=1,endLine=1,col=1,endColumn=2,title=text/sample"
        "::100 %25 of ‹::›error::it"
    )


def test_a_summary_for_github_is_a_table_of_findings() -> None:
    text = "".join(github_summary.write(report()._replace(crashes=(CRASH,)), OPTIONS))
    assert text.startswith(
        "## newslint\n\nChecked 2 articles\\: 2 errors, 1 warning and 1 note in 5 places.\n"
    )
    assert text.endswith(
        "**names/house failed on news/flood.md\\: KeyError\\: 'x' \\(house.py\\:3\\)**\n\n"
        "| | place | finding | rule |\n"
        "|---|---|---|---|\n"
        "| error | news/flood.md\\:3 | This picture has no credit; say who made or supplied it. "
        "| credits/missing |\n"
        "| error | news/flood.md\\:8 | This caption stands under another picture already. "
        "| captions/duplicate |\n"
        "| warning | news/flood.md\\:6, 10 | “Calderon” is spelled “Calderón” elsewhere in this article. "
        "| names/inconsistent |\n"
        "| note | news/flood.md\\:10 | “Thursday” could be any. | dates/ambiguous |\n"
    )
    assert "|" not in "".join(github_summary.write(report(()), OPTIONS))


def test_a_summary_for_github_stays_below_its_limit() -> None:
    made = many(1500)
    results = tuple(item._replace(message=f"{item.message} {'é' * 800}") for item in made.results)
    text = "".join(github_summary.write(made._replace(results=results), OPTIONS))
    assert 1_000_000 < len(text.encode()) < 1 << 20
    rows = text.count("text/sample")
    assert text.endswith(f"\n… and {1500 - rows} more findings, too many for this page.\n")


def test_no_words_become_markup_in_the_summary() -> None:
    desk = Desk("x", "a|b.md")
    desk.find("text/sample", "<img src=x> | [a](http://b) `c` @d\n| www.e.org $f$", Span(0, 1))
    row = "".join(github_summary.write(report(desk.done()), OPTIONS)).splitlines()[-1]
    assert row == (
        "| error | a\\|b.md\\:1 | \\<img src=x\\> \\| \\[a\\]\\(http\\://b\\) \\`c\\` \\@d \\| www\\.e.org \\$f\\$ "
        "| text/sample |"
    )


def test_gitlab_gets_issues_with_fingerprints() -> None:
    issues = json.loads("".join(gitlab.write(report(), OPTIONS)))
    assert [item["severity"] for item in issues] == ["major", "minor", "major", "minor", "info"]
    assert len({item["fingerprint"] for item in issues}) == 5
    assert issues[0] == {
        "description": "This picture has no credit; say who made or supplied it.",
        "check_name": "credits/missing",
        "fingerprint": report().results[0].fingerprint,
        "severity": "major",
        "location": {"path": "news/flood.md", "lines": {"begin": 3, "end": 3}},
    }
    assert "".join(gitlab.write(report(()), OPTIONS)) == "[]\n"


def test_checkstyle_gathers_findings_by_file() -> None:
    root = ET.fromstring("".join(checkstyle.write(report()._replace(crashes=(CRASH,)), OPTIONS)))  # noqa: S314
    first, failed = root.findall("file")
    assert first.get("name") == failed.get("name") == "news/flood.md"
    errors = first.findall("error")
    assert [item.get("severity") for item in errors] == ["error", "warning", "error", "warning", "info"]
    assert errors[0].attrib == {
        "line": "3",
        "column": "8",
        "severity": "error",
        "message": "This picture has no credit; say who made or supplied it.",
        "source": "newslint.credits/missing",
    }
    assert failed.findtext("exception") == "names/house: KeyError: 'x' (house.py:3)"


def test_junit_has_a_suite_for_every_file() -> None:
    root = ET.fromstring("".join(junit.write(report()._replace(crashes=(CRASH,)), OPTIONS)))  # noqa: S314
    assert root.attrib == {"name": "newslint", "tests": "9", "failures": "5", "errors": "1"}
    suites = {suite.get("name"): suite for suite in root.findall("testsuite")}
    assert list(suites) == ["feeds/wire.json", "news/flood.md", "news/short.md", "robots.txt"]
    assert sum(int(suite.get("tests", "")) for suite in suites.values()) == 9
    failure = suites["news/flood.md"].find("testcase/failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == (
        "error",
        "This picture has no credit; say who made or supplied it.",
    )
    assert failure.text == f"news/flood.md:3:8: {failure.get('message')}"
    assert suites["news/flood.md"].find("testcase/error") is not None
    assert len(suites["news/short.md"].findall("testcase/*")) == 0
    skipped = suites["robots.txt"].find("testcase/skipped")
    assert skipped is not None
    assert skipped.get("message") == "a file about the site"
    names = [case.get("name") for case in suites["news/flood.md"].findall("testcase")]
    assert len(set(names)) == len(names)


def diagnostics(made: Report) -> list[dict[str, Any]]:
    whole = json.loads("".join(rdjson.write(made, OPTIONS)))
    assert whole["source"] == {"name": "newslint"}
    return list(whole["diagnostics"])


def test_reviewdog_gets_columns_in_bytes_and_a_suggestion() -> None:
    found = diagnostics(report())
    # Two letters with accents, an emoji and two quotation marks stand before it: 72 + 2 + 3 + 4.
    spot = {"start": {"line": 6, "column": 81}, "end": {"line": 6, "column": 89}}
    assert found[1] == {
        "message": "“Calderon” is spelled “Calderón” elsewhere in this article.",
        "location": {"path": "news/flood.md", "range": spot},
        "severity": "WARNING",
        "code": {"value": "names/inconsistent"},
        "suggestions": [{"range": spot, "text": "Calderón"}],
        "relatedLocations": [
            {
                "message": "“Calderón” here",
                "location": {
                    "path": "news/flood.md",
                    "range": {"start": {"line": 6, "column": 13}, "end": {"line": 6, "column": 22}},
                },
            }
        ],
    }


def test_reviewdog_gets_no_half_of_a_fix() -> None:
    fix = Fix("Cut both", (Edit(Span(0, 1), ""), Edit(Span(2, 3), "")))
    desk = Desk("a b").find("text/sample", "Mend it.", Span(0, 1), fix=fix)
    assert "suggestions" not in diagnostics(report(desk.done()))[0]


def test_json_holds_everything() -> None:
    found = report().results
    made = report()._replace(crashes=(CRASH,), suppressed=found[:1], baselined=found[1:3], notes=("Note.",))
    whole = json.loads("".join(json_report.write(made, OPTIONS)))
    assert list(whole) == [
        "version",
        "tool",
        "complete",
        "summary",
        "findings",
        "files",
        "crashes",
        "suppressed",
        "baselined",
        "rules",
        "notes",
    ]
    assert (whole["version"], whole["tool"]) == (1, {"name": "newslint", "version": "0.1.0"})
    assert whole["summary"] == {
        "errors": 2,
        "warnings": 1,
        "notes": 1,
        "places": 5,
        "articles": 2,
        "files_read": 2,
        "files_skipped": 1,
        "files_unreadable": 1,
        "crashes": 1,
        "suppressed": 1,
        "baselined": 2,
    }
    finding = whole["findings"][1]
    assert finding["rule"] == "names/inconsistent"
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (6, 72, 6, 80)
    assert finding["utf16"] == {"column": 73, "end_column": 81}
    assert finding["utf8"] == {"column": 81, "end_column": 89}
    assert Desk().text[finding["offset"] :][: finding["length"]] == "Calderon"
    assert finding["related"][0]["message"] == "“Calderón” here"
    assert finding["fix"]["edits"][0]["replacement"] == "Calderón"
    assert finding["fingerprint"] == found[1].fingerprint
    assert whole["findings"][0]["fix"] is None
    assert whole["files"][0] == {
        "path": "feeds/wire.json",
        "status": "unreadable",
        "articles": 0,
        "reason": "it is not JSON",
    }


def test_json_lines_say_what_each_line_is() -> None:
    lines = [json.loads(line) for line in "".join(json_report.write_lines(report(), OPTIONS)).splitlines()]
    assert lines[0]["type"] == "report"
    assert lines[0]["version"] == 1
    types = [line["type"] for line in lines]
    assert types == ["report"] + ["file"] * 4 + ["finding"] * 5 + ["rule"] * len(report().rules)
