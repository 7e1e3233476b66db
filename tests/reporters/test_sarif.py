from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newslint.finding import Agreement, Result, Severity
from newslint.fix import Edit, Fix
from newslint.meta import META
from newslint.report import Crash, FileRecord, FileStatus, Report
from newslint.reporters import sarif
from newslint.reporters.base import ReportOptions
from newslint.reporters.sarif_rules import descriptor
from newslint.rule import Precision
from newslint_schemas import Span
from reports import CRASH, Desk, report, rule

SCHEMA = Path(__file__).parents[1] / "schemas" / "sarif-schema-2.1.0.json"
OPTIONS = ReportOptions()


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def log(made: Report, options: ReportOptions = OPTIONS) -> dict[str, Any]:
    """The one run of a report that is valid SARIF."""
    whole = json.loads("".join(sarif.write(made, options)))
    validator().validate(whole)  # pyright: ignore[reportUnknownMemberType]
    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    return dict(run)


def test_a_report_is_one_run_of_valid_sarif() -> None:
    run = log(report())
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("newslint", "0.1.0")
    assert run["columnKind"] == "utf16CodeUnits"
    assert [item["ruleId"] for item in run["results"]] == [
        "credits/missing",
        "captions/duplicate",
        "names/inconsistent",
        "names/inconsistent",
        "dates/ambiguous",
    ]
    for item in run["results"]:
        assert driver["rules"][item["ruleIndex"]]["id"] == item["ruleId"]


def test_a_clean_run_has_an_empty_list_of_results() -> None:
    assert log(report(()))["results"] == []
    assert log(Report())["results"] == []


def test_a_result_points_at_its_region_in_utf16_units() -> None:
    result = log(report())["results"][2]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "news/flood.md", "index": 0},
                "region": {"startLine": 6, "startColumn": 73, "endLine": 6, "endColumn": 81},
            },
            "logicalLocations": [{"fullyQualifiedName": "body", "kind": "member"}],
        }
    ]


def test_related_places_are_linked_from_the_message() -> None:
    result = log(report())["results"][1]
    assert result["message"]["text"] == (
        "This caption stands under another picture already. See [first used here (line 4)](1)."
    )
    (related,) = result["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "first used here")
    assert related["physicalLocation"]["region"]["startLine"] == 4


def test_places_beyond_the_tenth_are_related_but_not_linked() -> None:
    desk = Desk("x " * 200)
    others = [(Span(at * 2, at * 2 + 1), "") for at in range(1, 150)]
    desk.find("text/sample", "Mend [them](all)", Span(0, 1), *others)
    (result,) = log(report(desk.done()))["results"]
    assert result["message"]["text"].startswith("Mend [them] (all). See [line 1](1), [line 1](2)")
    assert result["message"]["text"].endswith("(10) and 89 more.")
    assert [item["id"] for item in result["relatedLocations"]] == list(range(1, 100))


def test_words_of_an_article_make_no_link() -> None:
    desk = Desk("words")
    desk.find("text/sample", "“[x](javascript:y)”.", Span(0, 1), (Span(1, 2), "see [z](1) \u202e"))
    (result,) = log(report(desk.done()))["results"]
    assert result["message"]["text"] == ("“[x] (javascript:y)”. See [see (z)(1) ‹U+202E› (line 1)](1).")


def test_fingerprints_are_githubs_where_a_rule_reports_a_line_once() -> None:
    made = report()
    prints = [item["partialFingerprints"] for item in log(made)["results"]]
    worst = made.worst_first()
    assert [item["newslint/v1"] for item in prints] == [item.fingerprint for item in worst]
    assert [item["primaryLocationLineHash"] for item in prints] == [item.line_hash for item in worst]


def test_findings_of_one_rule_on_one_line_are_told_apart() -> None:
    desk = Desk("[1, 2, 3]", "feed.json")
    for at in (1, 4, 7):
        desk.find("text/sample", "Mend it.", Span(at, at + 1))
    desk.find("text/other", "Mend it.", Span(1, 2))
    results = log(report(desk.done()))["results"]
    hashes = [item["partialFingerprints"]["primaryLocationLineHash"] for item in results]
    assert len(set(hashes)) == 4
    other = next(item for item in desk.done() if item.rule == "text/other")
    assert other.line_hash in hashes


def test_a_result_without_fingerprint_writes_none() -> None:
    bare = report().results[0]._replace(fingerprint="", line_hash="")
    assert log(report((bare,)))["results"][0]["partialFingerprints"] == {}


def test_fixes_hold_the_text_of_the_source() -> None:
    results = log(report())["results"]
    (fix,) = results[2]["fixes"]
    assert fix["description"] == {"text": "Write “Calderón”"}
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 6, "startColumn": 73, "endLine": 6, "endColumn": 81},
            "insertedContent": {"text": "Calderón"},
        }
    ]
    without = log(report(), ReportOptions(sarif_include_fixes=False))["results"]
    assert not any("fixes" in item for item in without)


def test_edits_of_a_fix_are_gathered_by_file() -> None:
    fix = Fix("Cut both", (Edit(Span(0, 1), ""), Edit(Span(2, 3), "")))
    desk = Desk("a b").find("text/sample", "Mend it.", Span(0, 1), fix=fix)
    (result,) = log(report(desk.done()))["results"]
    assert len(result["fixes"][0]["artifactChanges"][0]["replacements"]) == 2


def test_every_file_that_was_read_is_an_artifact() -> None:
    uris = [item["location"]["uri"] for item in log(report())["artifacts"]]
    assert uris == ["news/flood.md", "news/short.md"]
    without = log(report(), ReportOptions(sarif_include_artifacts=False))
    assert "artifacts" not in without
    location = without["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "news/flood.md"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/a b.md", "news/a%20b.md"),
        ("news/Österreich: die Flut.md", "news/%C3%96sterreich%3A%20die%20Flut.md"),
        ("a#b?c%d.md", "a%23b%3Fc%25d.md"),
        ("news/caf\udce9.md", "news/caf%E9.md"),
        ("news/\ud800.md", "news/%3F.md"),
    ],
)
def test_paths_are_percent_encoded(path: str, uri: str) -> None:
    made = Report(files=(FileRecord(path, FileStatus.READ, 1),))
    assert log(made)["artifacts"][0]["location"]["uri"] == uri


def test_paths_count_from_the_root_of_the_repository() -> None:
    made = report()._replace(root="/srv/site/paper", repository="/srv/site")
    assert log(made)["artifacts"][0]["location"]["uri"] == "paper/news/flood.md"


def test_what_could_not_be_read_is_a_result() -> None:
    desk = Desk("{", "feeds/wire.json").find("parse/json", "A bracket is missing.", Span(0, 1))
    (result,) = log(report(desk.done()))["results"]
    assert (result["ruleId"], result["level"]) == ("parse/json", "error")


def test_a_crash_is_a_notification_and_no_result() -> None:
    elsewhere = Crash("names/inconsistent", "zelensky", "ValueError: no")
    run = log(report()._replace(crashes=(CRASH, elsewhere), notes=("Something else.",)))
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    first, second, note = invocation["toolExecutionNotifications"]
    assert first["level"] == "error"
    assert "names/house failed on news/flood.md: KeyError" in first["message"]["text"]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "news/flood.md"
    index = second["associatedRule"]["index"]
    assert run["tool"]["driver"]["rules"][index]["id"] == "names/inconsistent"
    assert "locations" not in second
    assert note == {"level": "note", "message": {"text": "Something else."}}
    assert len(run["results"]) == 5
    assert log(report())["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert not log(report()._replace(complete=False))["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize("category", ["newslint/sports", "newslint/sports/"])
def test_a_category_ends_in_a_slash(category: str) -> None:
    run = log(report(), ReportOptions(sarif_category=category))
    assert run["automationDetails"] == {"id": "newslint/sports/"}
    assert "automationDetails" not in log(report())


def test_the_worst_results_are_kept_and_the_rest_is_said() -> None:
    options = ReportOptions(sarif_max_results=3)
    assert [item["level"] for item in log(report(), options)["results"]] == ["error", "error", "warning"]
    assert sarif.left_out(report(), options) == (
        "the SARIF report holds the worst 3 results; 2 more are left out.",
    )
    one = ReportOptions(sarif_max_results=4)
    assert sarif.left_out(report(), one)[0].endswith("; 1 more is left out.")
    assert sarif.left_out(report(), OPTIONS) == ()


def test_suppressed_and_known_findings_are_left_out() -> None:
    found = report().results
    text = "".join(sarif.write(report(())._replace(suppressed=found, baselined=found), OPTIONS))
    assert json.loads(text)["runs"][0]["results"] == []
    assert "suppressions" not in text


def test_suppressed_and_known_findings_are_marked_as_such_where_they_are_asked_for() -> None:
    first, second, *rest = report().results
    inside = first._replace(agreement=Agreement("a handout", "2027-01-31"))
    beside = second._replace(agreement=Agreement("agreed", beside=True))
    made = report(rest[:1])._replace(suppressed=(beside, inside), baselined=tuple(rest[1:]))
    options = OPTIONS._replace(sarif_include_suppressed=True, sarif_max_results=4)
    said = [item["suppressions"] for item in log(made, options)["results"]]
    assert said == [
        [],
        [{"kind": "inSource", "justification": "a handout (until 2027-01-31)"}],
        [{"kind": "external", "justification": "agreed"}],
        [{"kind": "external", "justification": "Known to the baseline."}],
    ]
    assert sarif.left_out(made, options)[0].endswith("; 1 more is left out.")


def test_fixes_are_left_out_where_they_are_not_wanted() -> None:
    assert any("fixes" in item for item in log(report())["results"])
    made = log(report(), OPTIONS._replace(sarif_include_fixes=False))
    assert not any("fixes" in item for item in made["results"])


def test_equal_reports_are_equal_bytes_and_hold_no_time() -> None:
    text = "".join(sarif.write(report(), OPTIONS))
    assert text == "".join(sarif.write(report(), OPTIONS))
    assert "Utc" not in text
    assert "/srv/paper" not in text
    assert "security-severity" not in text


@pytest.mark.parametrize(
    ("severity", "level", "problem"),
    [
        (Severity.ERROR, "error", "error"),
        (Severity.WARNING, "warning", "warning"),
        (Severity.NOTE, "note", "recommendation"),
    ],
)
def test_a_rule_is_described_for_code_scanning(severity: Severity, level: str, problem: str) -> None:
    described = descriptor(rule("captions/duplicate", severity))
    assert described["name"] == "CaptionsDuplicate"
    assert described["defaultConfiguration"] == {"level": level}
    assert described["properties"] == {
        "tags": ["captions", "primary"],
        "precision": "high",
        "problem.severity": problem,
    }
    assert described["fullDescription"]["text"] == (
        "Title of captions/duplicate. Why it matters, code and a link."
    )
    assert described["help"]["text"] == (
        "Title of captions/duplicate.\n\nWhy it matters, code and a link.\n\nWhat to do.\n\n"
        "It rests on: AP: Captions (https://example.org/ap)."
    )
    assert "- AP: [Captions](https://example.org/ap)" in described["help"]["markdown"]


def test_a_rule_keeps_the_limits_of_github() -> None:
    long = rule("a/b")._replace(page="word " * 900, tags=tuple(f"t{number}" for number in range(30)))
    described = descriptor(long)
    assert len(described["fullDescription"]["text"]) <= 1024
    assert len(described["properties"]["tags"]) == 10


def test_an_unmeasured_rule_claims_no_precision() -> None:
    assert "precision" not in descriptor(rule("a/b")._replace(precision=Precision.UNMEASURED))["properties"]
    assert descriptor(META["parse/json"])["properties"].get("precision") == "very-high"


def test_a_rule_that_is_not_described_has_no_index() -> None:
    results: tuple[Result, ...] = report().results[:1]
    (result,) = log(report(results)._replace(rules=()))["results"]
    assert "ruleIndex" not in result


def test_a_version_that_is_not_semantic_is_a_plain_one() -> None:
    driver = log(report()._replace(version="0.1.0.dev3"))["tool"]["driver"]
    assert driver["version"] == "0.1.0.dev3"
    assert "semanticVersion" not in driver
