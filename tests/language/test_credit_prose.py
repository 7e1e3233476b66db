"""Credits that a caption tells in a sentence."""

from __future__ import annotations

import pytest

from newslint.language.credit_prose import says_whose


@pytest.mark.parametrize(
    "caption",
    [
        "The wall before the storm. The photo was provided by the harbour office.",
        "The photo, taken by a neighbour, was obtained from the harbour office through a records request.",
        "The photo, which was shown to the jury among the papers of the second day, was obtained from the court.",
        "The wall at noon in a photo taken by Ida Holm.",
        "In this undated image from video provided by the coast guard, a crew lowers a boat.",
        "Ida Holm took this picture of the wall at night.",
        "The crater is seen in this photo released on Monday by the Marsham Fire Service.",
    ],
)
def test_a_sentence_that_names_the_maker_is_a_credit(caption: str) -> None:
    assert says_whose(caption)


@pytest.mark.parametrize(
    "caption",
    [
        "The wall seen from the pier.",
        "In this photo taken by a drone, the wall lies in the water.",
        "In this photo taken from the roof, the wall lies in the water.",
        "Protesters march after a video released by the police was shown in court.",
        "Ida Holm took the stand this morning.",
        "The picture gallery was made over by the council.",
        "This photograph shows the wall. It was mended by the council.",
        "By Friday, this wall had gone.",
    ],
)
def test_a_sentence_that_names_nobody_or_speaks_of_another_thing_is_none(caption: str) -> None:
    assert not says_whose(caption)
