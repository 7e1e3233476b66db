"""Folded forms, romanisations and the kinds of difference between two names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.names import Likeness, fold, likeness, unfolded
from newslint.language.names.folding import romanised, spelled_out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Erdoğan", "Erdogan"),
        ("Amin-Pourian", "Aminpourian"),
        ("O’Dwyer", "O'DWYER"),
        ("J.D.", "JD"),
        ("Łukasz", "Lukasz"),
        ("Cafe\u0301", "Café"),
        ("Muster\u00admann", "Mustermann"),
        ("al‑Adl", "Al-Adl"),
    ],
)
def test_spellings_with_the_same_letters_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_typography_alone_is_no_second_spelling() -> None:
    assert unfolded("O’Dwyer") == unfolded("O'Dwyer")
    assert unfolded("Cafe\u0301") == unfolded("Café")
    assert unfolded("Erdoğan") != unfolded("Erdogan")


def test_umlauts_are_spelled_out() -> None:
    assert spelled_out("Müller") == fold("Mueller")


@pytest.mark.parametrize(
    "names",
    [
        "Berezovsky Berezovskyy Berezovskiy Berezovskyj Berezovskij",
        "Mohammed Mohammad Muhammad Mohamed",
        "Yevgeny Evgeny Yevgeniy",
        "Sergei Sergey",
        "Ahmed Ahmad",
        "Medvedev Medvedyev",
        "Philip Phillip Filip",
    ],
)
def test_romanisations_of_one_name_share_a_key(names: str) -> None:
    assert len({romanised(name) for name in names.split()}) == 1


@pytest.mark.parametrize("names", ["Marie Maria Mary", "Hassan Hussein", "Khaled Khalid", "Iran Iraq"])
def test_different_names_do_not(names: str) -> None:
    assert len({romanised(name) for name in names.split()}) == len(names.split())


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("halvorsen", "halvorsen", Likeness.SAME),
        ("halvorsen", "halvosren", Likeness.SWAPPED),
        ("corbets", "corbetts", Likeness.DOUBLED),
        ("zelensky", "zelenskyy", Likeness.DOUBLED),
        ("mohammed", "muhammad", Likeness.ROMANISED),
        ("danilin", "danylin", Likeness.ROMANISED),
        ("medoza", "mendoza", Likeness.INSERTED),
        ("tolland", "tollind", Likeness.VOWEL),
        ("farmer", "farber", Likeness.CONSONANT),
        ("konstanin", "konstantyn", Likeness.FAR),
        ("kramer", "kramers", Likeness.ENDING),
        ("petrov", "petrova", Likeness.ENDING),
        ("maria", "marie", Likeness.ENDING),
        ("gondob", "gondos", Likeness.ENDING),
        ("harris", "morris", None),
        ("mitchell", "michael", None),
        ("lee", "leeds", Likeness.ENDING),
        ("kristianus", "kristiana", None),
    ],
)
def test_the_kind_of_a_difference(one: str, other: str, kind: Likeness | None) -> None:
    assert likeness(one, other) is kind
    assert likeness(other, one) is kind


@given(st.text("abcdeilmnorsty", min_size=1, max_size=12), st.text("abcdeilmnorsty", min_size=1, max_size=12))
def test_likeness_knows_no_order(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(st.text(max_size=30))
def test_folding_takes_any_text_and_is_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    romanised(name)
    unfolded(name)
