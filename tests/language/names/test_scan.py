"""What is found as a name, where, and what stands beside it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import Para, story
from newslint.context import Context
from newslint.language.names import Names, variants
from newslint.language.names.scan import opens_sentence, scan, taken_apart
from newslint_schemas import BlockKind, Mark, MarkKind, Part, Passage, Text


def names(*body: str | Para) -> Names:
    return Context(story(*body, headline="").article).names


def elements(words: str) -> list[str]:
    return [element.text for element in taken_apart(words).elements]


@pytest.mark.parametrize(
    ("words", "titles", "expected"),
    [
        ("Joan Tarrant's", (), ["Joan", "Tarrant"]),
        ("Prime Minister Ilse Brandt", ("prime", "minister"), ["Ilse", "Brandt"]),
        ("Ohio House Speaker Jane Roe", ("house", "speaker"), ["Ohio", "Jane", "Roe"]),
        ("Antonio J. Carvallo Jr", (), ["Antonio", "Carvallo"]),
        ("Anna de la Cruz", (), ["Anna", "Cruz"]),
        ("Ursula von der Leyen", (), ["Ursula", "Leyen"]),
        ("Saif al-Rashed", (), ["Saif", "al-Rashed"]),
        ("Martin Luther King High School", (), ["Martin", "Luther", "King", "High", "School"]),
        ("The", (), []),
        ("But Nancy Pell", (), ["Nancy", "Pell"]),
        ("I’m", (), []),
        ("G20", (), []),
        ("Siobhan O’Dwyer", (), ["Siobhan", "O’Dwyer"]),
    ],
)
def test_a_run_is_taken_apart(words: str, titles: tuple[str, ...], expected: list[str]) -> None:
    assert taken_apart(words).titles == titles
    assert elements(words) == expected


def test_a_title_within_a_run_parts_two_names() -> None:
    run = taken_apart("Ohio Gov Jane Roe")
    assert run.before(run.begins) == ""
    assert run.after(0) == ""
    assert run.before(run.begins + 1) == "Jane"


def test_particles_and_initials_are_passed_over_but_kept() -> None:
    (name,) = names("The novels of J.B. van Calloway sell well.").uses("Calloway")
    assert (name.particle, name.initials) == ("van", "J.B.")


def test_an_abbreviated_title_ends_no_name() -> None:
    found = names("He met Sen. Jane Roe and Lt. Col. Bo Vance in St. Louis.")
    assert found.uses("Roe")[0].titles == ("sen",)
    assert found.uses("Vance")[0].before == "Bo"
    assert found.uses("Louis")[0].before == "St"


def test_words_in_addresses_handles_and_code_are_no_names() -> None:
    para = Para("Call Print now.", marks=(Mark(MarkKind.CODE, 5, 10),))
    found = names(
        "Write to Jane.Roe@Example.org or see https://Example.org/Roe_Jane and @JaneRoe, #RoeToo or Roe.com.",
        para,
    )
    assert set(found.where) == {"Write"}


def test_blocks_of_code_are_no_names() -> None:
    assert not names(Para("Jane Roe", BlockKind.CODE)).where


def test_a_place_is_a_place_in_the_source() -> None:
    made = story("In Bogotá, Jane Roe said so.", headline="Jane Roe speaks")
    found = Context(made.article).names
    assert [made.slice(mention.text.span()) for mention in found.mentions] == [
        "Jane Roe",
        "Bogotá",
        "Jane Roe",
    ]
    assert [mention.part for mention in found.mentions] == [Part.HEADLINE, Part.BODY, Part.BODY]


@pytest.mark.parametrize(
    ("value", "word", "opens"),
    [
        ("Roe left.", "Roe", True),
        ("He left. Roe stayed.", "Roe", True),
        ("He left “Roe” there.", "Roe", True),
        ("“He left,” Roe said.", "Roe", False),
        ("“He left.” Roe stayed.", "Roe", True),
        ("He met Roe.", "Roe", False),
    ],
)
def test_the_start_of_a_sentence_is_known(value: str, word: str, opens: bool) -> None:
    assert opens_sentence(value, value.index(word)) is opens


def test_who_speaks_acts_or_has_an_age_is_a_person() -> None:
    found = names(
        "“No,” Roe said.",
        "Roe, who lives here, left.",
        "Pell, 41, stayed.",
        "former mayor Lind came.",
        "In Ohio it rained.",
    )
    assert [bool(any(map(found.personal, found.uses(text)))) for text in ("Roe", "Pell", "Lind", "Ohio")] == [
        True,
        True,
        True,
        False,
    ]


def test_title_case_proves_nothing() -> None:
    found = Context(story("It rained.", headline="Council Votes on the Old Bridge").article).names
    assert found.titled(0)
    assert not found.titled(1)


@given(st.text(st.sampled_from("AaZz éÉ.-'’ 1@/\u00ad\u0301\n“”,"), max_size=60))
def test_any_text_is_scanned_and_each_run_stands_where_it_is_said_to(value: str) -> None:
    passages = (Passage(Part.BODY, Text.verbatim(value, 0, len(value))),) if value else ()
    for words, places in scan(passages).items():
        assert re.search(r"[^\W\d_]", words)
        for passage, start, _ in places:
            assert passages[passage].text.value.startswith(words, start)
    found = Names(passages)
    for text in found.where:
        for use in found.uses(text):
            assert found.text(use).value == text
    variants(found, "en")
