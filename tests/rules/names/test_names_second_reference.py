"""Whom names/second-reference takes for a person that nothing introduces."""

from __future__ import annotations

import pytest

from articles import Shot, story
from newslint_rules.names.second_reference import SecondReference

RULE = SecondReference()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            ("Hallinan left early.", "“We wrote to them,” Hallinan said, and she kept the letters."),
            ["Hallinan"],
        ),
        (("“I wrote to them three times,” Hallinan told the council.",), ["Hallinan"]),
        (("“We wrote to them,” Hallinan said.",), []),
        (("Dana Hallinan left.", "“I wrote to them,” Hallinan said."), []),
        (("Governor Hallinan left. “I wrote to them,” Hallinan said, and she left.",), []),
        (("“We were not asked,” Ruritania said of the plan.",), []),
        (("Nobody at Lumenova knew. “I am sorry,” Lumenova said.",), []),
        (("He said: “I sold it,” Lumenova’s shares fell. “I did,” Lumenova said.",), []),
        (("“I regret it,” Lumenova said in a statement.",), []),
    ],
)
def test_a_surname_is_reported_where_a_person_is_quoted(body: tuple[str, ...], expected: list[str]) -> None:
    assert story(*body).reported(RULE) == expected


def test_a_caption_introduces() -> None:
    made = story("“I wrote to them,” Hallinan said.", shots=(Shot("Dana Hallinan in her office."),))
    assert made.reported(RULE) == []


def test_a_surname_misspelled_is_left_to_the_rule_on_spellings() -> None:
    assert story("Dana Hallinan left.", "“I wrote to them,” Halinan said.").reported(RULE) == []
