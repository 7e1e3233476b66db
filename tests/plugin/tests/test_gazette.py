"""The examples of the rules, and the map of the reader."""

from __future__ import annotations

import pytest
from newslint_gazette.rules import RULES

from newslint.testing import Case, cases, misplaced, read


@pytest.mark.parametrize("case", cases(*RULES), ids=str)
def test_a_rule_reports_the_marked_places_and_no_others(case: Case) -> None:
    case.check()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_character_stands_where_its_text_says(end: str) -> None:
    text = end.join(("HEAD  Ferry stops", "DATE 2026-01-14", "", "It will not", "sail.", "", "It may."))
    document = read("ferry.slug", text)
    article = document.articles[0]
    assert article.headline.value == "Ferry stops"
    assert str(article.date) == "2026-01-14"
    assert [block.text.value for block in article.blocks] == ["It will not sail.", "It may."]
    assert misplaced(document, text) == []


def test_a_date_that_is_none_is_told() -> None:
    document = read("ferry.slug", "HEAD Ferry stops\nDATE soon\n\nWords.\n")
    assert [problem.rule for problem in document.problems] == ["parse/bad-date"]
    assert read("ferry.slug", "Words only.\n").reason == "no HEAD line"
