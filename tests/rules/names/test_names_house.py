"""What names/house reports, and how."""

from __future__ import annotations

from articles import story
from newslint.context import Context
from newslint.conventions import Conventions
from newslint.finding import Severity
from newslint.fix import Safety
from newslint.house import Dispute, HouseName
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


def test_the_surname_alone_is_reported_where_the_full_name_is_rejected() -> None:
    house = (HouseName("Jiří Havlíček", ("Jiří Havlicek",)),)
    made = story(
        "Jiří Havlicek came. “No,” Havlicek said.", "They played Havlicek’s last piece for Ida Storm."
    )
    found = list(House().check(made.article, Context(made.article, Conventions(house=house))))
    assert [made.slice(finding.span) for finding in found] == ["Jiří Havlicek", "Havlicek", "Havlicek"]
    assert found[1].message == "The house spelling is “Jiří Havlíček”, not “Havlicek”."
    assert [fix.edits[0].replacement for finding in found if (fix := finding.fix)] == [
        "Jiří Havlíček",
        "Havlíček",
        "Havlíček",
    ]
    assert [fix.safety for finding in found if (fix := finding.fix)] == [
        Safety.SAFE,
        Safety.UNSAFE,
        Safety.UNSAFE,
    ]


def test_a_surname_that_somebody_else_bears_is_left_alone() -> None:
    house = (HouseName("Jiří Havlíček", ("Jiří Havlicek",)),)
    made = story("Jiří Havlicek met Petr Havlicek. “No,” Havlicek said.")
    found = list(House().check(made.article, Context(made.article, Conventions(house=house))))
    assert [made.slice(finding.span) for finding in found] == ["Jiří Havlicek"]
    assert list(House().check((other := story("Havlicek sang.")).article, Context(other.article))) == []


def test_a_disputed_decision_is_a_note_and_its_fix_one_to_look_at() -> None:
    house = (HouseName("Kyiv", ("Kiev",), disputed=Dispute("Ana Lopes", "asked the mayor")),)
    made = story("The mayor of Kiev left.")
    [found] = House().check(made.article, Context(made.article, Conventions(house=house)))
    assert found.severity is Severity.NOTE
    assert (
        found.message == "The house spelling is “Kyiv”, not “Kiev”. Ana Lopes disputes that: asked the mayor."
    )
    assert found.fix is not None
    assert found.fix.safety is Safety.UNSAFE
