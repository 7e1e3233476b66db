"""Whole names in an article, and how two of them differ."""

from __future__ import annotations

import pytest

from articles import story
from newslint.context import Context
from newslint.language.names import Likeness, compared, keys, spelled_alike, text_of, whole_names


def _wholes(body: str, headline: str = "Harbor board meets") -> list[str]:
    names = Context(story(body, headline=headline).article).names
    return [text_of(names, whole).value for whole in sorted(whole_names(names))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("He met Ohio Gov. Jane Q. Roe there.", ["Ohio", "Jane Q. Roe"]),
        ("He met Prime Minister Erik van Soest and Lord Ashby.", ["Erik van Soest", "Ashby"]),
        ("They saw Hallam’s Orla Finch in the dark.", ["Hallam", "Orla Finch"]),
        ("On Monday Orla Finch left. In March Finch came back.", ["Orla Finch", "Finch"]),
        ("Ferry Aurelia sank. The ferry was new, the Aurelia was not.", ["Aurelia", "Aurelia"]),
        ("Ferry Aurelia sank.", ["Ferry Aurelia"]),
        ("Boats sank. NATO and the Supreme Court did not.", []),
        ("He took a Leeds-based Orla Finch with him.", ["Orla Finch"]),
    ],
)
def test_whole_names_are_told_from_what_stands_beside_them(body: str, expected: list[str]) -> None:
    assert _wholes(body) == expected


def test_a_headline_in_title_case_proves_no_name() -> None:
    assert _wholes("It rained.", headline="Harbor Board Meets Orla Finch Again") == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Jiří Havlíček", "Jiri Havlicek", Likeness.SAME),
        ("Reza Amin-Pourian", "Reza Aminpourian", Likeness.SAME),
        ("Reza Amin Pourian", "Reza Aminpourian", Likeness.SAME),
        ("Peter Halvorsen", "Peter Halvosren", Likeness.SWAPPED),
        ("Micheal Orde", "Michael Orde", Likeness.SWAPPED),
        ("Dana Hallinan", "Dana Hallinen", Likeness.ROMANISED),
        ("Ida Tolliver", "Ida Tollivor", Likeness.VOWEL),
        ("Dana Hallinan", "Dina Hallinan", None),
        ("Carl Jessup", "Carly Jessup", None),
        ("Micheál Orde", "Michael Orde", None),
        ("Zach Kremer", "Scott Kreter", None),
        ("Bucks County", "Berks County", None),
        ("Austria", "Australia", None),
        ("Ana Lopes", "Ana Maria Lopes", None),
    ],
)
def test_two_whole_names_are_one_where_they_differ_by_a_slip(
    one: str, other: str, kind: Likeness | None
) -> None:
    left, right = tuple(one.split()), tuple(other.split())
    assert compared(left, right) is kind
    assert compared(right, left) is kind
    if kind is not None:
        assert keys(left) & keys(right)


def test_typography_and_capitals_throughout_make_no_other_spelling() -> None:
    assert spelled_alike(("Siobhan", "O'Dwyer"), ("Siobhan", "O’Dwyer"))
    assert spelled_alike(("ORLA", "Finch"), ("Orla", "Finch"))
    assert not spelled_alike(("Orla", "Finch"), ("Orla", "finch"))
