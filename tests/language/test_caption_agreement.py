from __future__ import annotations

import pytest

from newslint.language.caption_agreement import Contradiction, contradiction

_WALK = "walks through the orchard at Lower Wending"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            f"Ruth Adeyemi {_WALK}, March 2, 2025.",
            f"Ruth Adeyemi {_WALK}, March 12, 2025.",
            Contradiction.DATE,
        ),
        (
            f"Ruth Adeyemi {_WALK} on 2 March 2025.",
            f"Ruth Adeyemi {_WALK}, March 3, 2025.",
            Contradiction.DATE,
        ),
        (f"Ruth Adeyemi {_WALK}.", f"Carla Nwosu {_WALK}.", Contradiction.PEOPLE),
        (f"Mayor Ruth Adeyemi {_WALK}.", f"Mayor Carla Nwosu {_WALK}.", Contradiction.PEOPLE),
        (f"Jon Pell and Ruth Adeyemi {_WALK}.", f"Jon Pell and Carla Nwosu {_WALK}.", Contradiction.PEOPLE),
    ],
)
def test_captions_that_are_otherwise_alike_contradict_each_other(
    one: str, other: str, found: Contradiction
) -> None:
    assert contradiction(one, other) is found
    assert contradiction(other, one) is found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"Ruth Adeyemi {_WALK}, March 2, 2025.", f"Ruth Adeyemi {_WALK}, 2 March 2025."),
        (f"Ruth Adeyemi {_WALK}, March 2, 2025.", f"Ruth Adeyemi {_WALK} in March 2025."),
        (f"Ruth Adeyemi {_WALK}, March 2, 2025.", "The orchard, which was felled on May 5, 2025."),
        (
            "Ruth Adeyemi, seen in 2019, left on May 5, 2025.",
            "Ruth Adeyemi, seen in 2019, left on May 6, 2025.",
        ),
        ("Ruth Adeyemi waits.", "Carla Nwosu waits."),
        (f"Jon Pell and Ruth Adeyemi {_WALK}.", f"Ruth Adeyemi and Jon Pell {_WALK}."),
        (f"Ruth Adeyemi {_WALK}.", f"Ruth Adeyemy {_WALK}."),
        (f"Ruth Adeyemi {_WALK}.", f"Adeyemi {_WALK}."),
        (f"Ruth Adeyemi {_WALK}.", f"The owner {_WALK}."),
        ("Apples wait for pickers in Lower Wending.", "Apples wait for pickers in North Marsham."),
        ("Merrow Council voted for the new bridge.", "Marsham Council voted for the new bridge."),
        ("", "Apples wait for pickers."),
    ],
)
def test_captions_that_may_both_be_right_are_left_alone(one: str, other: str) -> None:
    assert contradiction(one, other) is None
    assert contradiction(other, one) is None
