"""Min-hashes in bands: like texts meet under a key, unlike ones seldom, and the keys never change."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.minhash import BANDS, bands

VOCABULARY = [f"word{number}" for number in range(4_000)]


@given(st.lists(st.text()))
def test_neither_order_nor_repeats_count(words: list[str]) -> None:
    assert bands(words) == bands([*reversed(words), *words])
    assert len(bands(words)) == (BANDS if words else 0)


@pytest.mark.parametrize(
    ("changed", "fewest", "most"), [(0, 1.0, 1.0), (1, 0.97, 1.0), (2, 0.85, 1.0), (14, 0.0, 0.01)]
)
def test_the_more_words_two_texts_share_the_likelier_they_meet(
    changed: int, fewest: float, most: float
) -> None:
    dice = random.Random(4)  # noqa: S311 - not for secrets
    tries = 300
    met = 0
    for _ in range(tries):
        words = dice.sample(VOCABULARY, 14)
        other = [*words[changed:], *dice.sample(VOCABULARY, changed)]
        met += bool(bands(words) & bands(other))
    assert fewest <= met / tries <= most


def test_keys_are_the_same_in_every_process_and_release() -> None:
    assert min(bands("crates of apples wait".split())) == KEY
    assert bands([]) == frozenset()


KEY = "0:3c661df2.2469a10.376f5789.2ed4afd3"
