from __future__ import annotations

import pytest

from newslint.language.credit_agreement import contradict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Photo by Ines Orr", "Tom Ferro/Courier"),
        ("Ines Orr/Reuters", "AFP"),
        ("REUTERS", "AP Photo"),
        ("Ines Orr/AP", "Tom Ferro/AP"),
        ("AI-generated image", "Photo: Ines Orr"),
        ("Generated with Midjourney", "REUTERS/Ines Orr"),
    ],
)
def test_two_makers_or_two_rival_agencies_contradict_each_other(one: str, other: str) -> None:
    assert contradict(one, other)
    assert contradict(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ines Orr", "Photo by Ines Orr/AFP via Getty Images"),
        ("AFP", "Getty Images"),
        ("AFP via Getty Images", "Ines Orr/AFP"),
        ("Ines Orr/AP", "Ines Orr/Reuters"),
        ("Ines Orr/The Courier via AP", "Reuters/Ines Orr"),
        ("Ines Orr", "Inês Orr"),
        ("Photo by Michael Barlow", "Photo by Micheal Barlow"),
        ("Photo by Ines Orr", "Courier"),
        ("Photo by Ines Orr", "Courtesy of the Ferro family"),
        ("Ines Orr and Tom Ferro", "Tom Ferro"),
        ("Ines Orr/Pool", "Tom Ferro/Reuters"),
        ("TK", "Photo by Ines Orr"),
        ("Supplied", "Reuters"),
        ("Illustration: Ines Orr using Midjourney", "Ines Orr"),
        ("AI-generated", "AI-generated image, Courier"),
        ("Photo: Ines Orr", "PHOTO: INES ORR"),
        ("Li Bo", "Wu An"),
        ("Harbour Office via AP", "Reuters"),
    ],
)
def test_forms_of_one_credit_and_whatever_may_both_be_right_contradict_nothing(one: str, other: str) -> None:
    assert not contradict(one, other)
    assert not contradict(other, one)
