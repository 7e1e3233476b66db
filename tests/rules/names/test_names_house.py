"""What names/house reports, and how."""

from __future__ import annotations

from articles import story
from newslint.context import Context
from newslint.conventions import Conventions
from newslint.fix import Safety
from newslint.house import HouseName
from newslint_rules.names.house import House


def test_the_list_of_the_configuration_is_checked_and_its_reason_given() -> None:
    made = story("The mayor of Kiev left Kiev’s hall. Kievan monks stayed.")
    house = (HouseName("Kyiv", ("Kiev",), note="the city’s own spelling", by="foreign desk"),)
    found = list(House().check(made.article, Context(made.article, Conventions(house=house))))
    assert [made.slice(finding.span) for finding in found] == ["Kiev", "Kiev"]
    assert found[0].message == (
        "The house spelling is “Kyiv”, not “Kiev” (foreign desk): the city’s own spelling."
    )
    assert found[0].fix is not None
    assert found[0].fix.safety is Safety.SAFE


def test_the_longest_rejected_spelling_is_reported_once() -> None:
    made = story("He flew to Kiev Oblast and back to Kiev.")
    rule = House(spellings={"Kyiv": ("Kiev",), "Kyiv Region": ("Kiev Oblast",)})
    found = list(rule.check(made.article, Context(made.article)))
    assert [made.slice(finding.span) for finding in found] == ["Kiev Oblast", "Kiev"]
