"""What a finding of names/inconsistent holds."""

from __future__ import annotations

import pytest

from articles import Shot, story
from newslint.context import Context
from newslint.conventions import Conventions
from newslint.finding import Finding
from newslint.fix import Safety
from newslint.house import HouseName
from newslint.language.names import marked
from newslint_rules.names.inconsistent import Inconsistent
from newslint_schemas import Article, Part

RULE = Inconsistent()


def findings(article: Article, conventions: Conventions | None = None) -> list[Finding]:
    return sorted(RULE.check(article, Context(article, conventions)), key=lambda finding: finding.span)


def test_each_place_of_the_rarer_spelling_is_reported_with_one_message() -> None:
    made = story(
        "Peter Halvorsen built boats.",
        "The town knew Peter Halvorsen, and Halvorsen knew the sea.",
        shots=(Shot("Peter Halvosren in 1975."), Shot("A boat by Peter Halvosren.")),
    )
    found = findings(made.article)
    assert [made.slice(finding.span) for finding in found] == ["Halvosren", "Halvosren"]
    assert len({finding.message for finding in found}) == 1
    assert {finding.part for finding in found} == {Part.CAPTION}
    assert {finding.subject for finding in found} == {"Peter Halvosren / Peter Halvorsen"}
    assert "“Halvosren” is spelled “Halvorsen” elsewhere in this article (3 times)" in found[0].message


def test_the_first_place_of_the_commoner_spelling_is_related_and_the_fix_unsafe() -> None:
    made = story("Peter Halvorsen built boats.", "A boat of Peter Halvosren’s sank. Halvorsen wept.")
    (finding,) = findings(made.article)
    assert [made.slice(related.span) for related in finding.related] == ["Halvorsen"]
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    (edit,) = finding.fix.edits
    assert (made.slice(edit.span), edit.replacement) == ("Halvosren", "Halvorsen")


def test_on_a_tie_the_later_spelling_is_reported() -> None:
    made = story("The event was organized by Kate Baldwin.", "Mike worked with Kate Baldiwn on it.")
    (finding,) = findings(made.article)
    assert made.slice(finding.span) == "Baldiwn"
    assert finding.fix is None
    assert finding.message == (
        "“Baldiwn” is spelled “Baldwin” elsewhere in this article, as often; "
        "either may be right: find out which, and make them agree."
    )


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("Chiquimulá", "Chiquimula", [("Chiquimula", "Chiquimulá")]),
        ("Chiquimula", "Chiquimulá", [("Chiquimula", "Chiquimulá")]),
        ("Chíquimula", "Chiquimulá", []),
    ],
)
def test_on_a_tie_the_fix_writes_the_spelling_with_marks(
    first: str, second: str, edits: list[tuple[str, str]]
) -> None:
    made = story(f"The flood reached {first} on Sunday.", f"The road to {second} was closed.")
    (finding,) = findings(made.article)
    assert made.slice(finding.span) == second
    made_edits = finding.fix.edits if finding.fix else ()
    assert [(made.slice(edit.span), edit.replacement) for edit in made_edits] == edits


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Garcia", "García", "García"),
        ("GARCIA", "García", "García"),
        ("Garcíá", "Garcia", "Garcíá"),
        ("Hernández", "Hernandéz", ""),
        ("Müller", "Mueller", ""),
        ("Al-Adl", "al-Adl", ""),
        ("O’Dwyer", "O'Dwyer", ""),
        ("García", "Garzia", ""),
        ("Garcia", "Garcia", ""),
    ],
)
def test_the_spelling_with_marks_is_known_where_nothing_else_differs(
    one: str, other: str, expected: str
) -> None:
    assert marked(one, other) == marked(other, one) == expected


def test_capitals_are_kept_in_the_fix() -> None:
    made = story(
        "MONTECATINO, Italy — The trial opened.",
        "Police in Montecattino, Italy, closed the road.",
        "A crowd in Montecattino, Italy, waited.",
    )
    (finding,) = findings(made.article)
    assert finding.fix is not None
    assert finding.fix.edits[0].replacement == "MONTECATTINO"


def test_of_three_spellings_each_is_set_against_the_commonest() -> None:
    made = story(
        "BrightPath grew.",
        "Shares of BrightPath fell.",
        "The board of Brightpath met.",
        "The Bright-Path plant shut.",
    )
    assert {finding.subject for finding in findings(made.article)} == {
        "Brightpath / BrightPath",
        "Bright-Path / BrightPath",
    }


def test_two_names_of_the_house_list_are_two_people() -> None:
    made = story("Peter Halvorsen built boats.", "The roof is by Peter Halvosren.")
    house = (HouseName("Peter Halvorsen"), HouseName("Peter Halvosren"))
    assert findings(made.article)
    assert not findings(made.article, Conventions(house=house))
