from __future__ import annotations

import pytest

from newslint.language.credit_styles import STYLES, check_pattern, patterned, rewritten


@pytest.mark.parametrize(
    ("style", "value", "right"),
    [
        ("ap", "Photo by Ines Orr, AP", "AP Photo/Ines Orr"),
        ("ap", "(Ines Orr/Associated Press)", "AP Photo/Ines Orr"),
        ("ap", "AP", "AP Photo"),
        ("ap", "Photo: Ines Orr/The Courier via AP", "Ines Orr/The Courier via AP"),
        ("ap", "AP file photo by Ines Orr", "AP Photo/Ines Orr, File"),
        ("ap", "AP Photo/Ines Orr, File", None),
        ("ap", "Ines Orr/Getty Images", None),
        ("ap", "Ines Orr/Invision/AP", None),
        ("reuters", "Photo by Ines Orr/Reuters", "REUTERS/Ines Orr"),
        ("reuters", "Ines Orr, Reuters file photo", None),
        ("reuters", "Harbour Office/Handout via Reuters", "Harbour Office/Handout via REUTERS"),
        ("reuters", "Ines Orr/Pool via REUTERS/File Photo", None),
        ("reuters", "Reuters", None),
        ("guardian", "Ines Orr / Getty", "Photograph: Ines Orr/Getty"),
        ("guardian", "REUTERS/Ines Orr", "Photograph: Ines Orr/Reuters"),
        ("guardian", "Illustration by Ines Orr", "Illustration: Ines Orr"),
        ("guardian", "Photograph: Ines Orr/AFP via Getty Images", None),
        ("guardian", "Photograph: Ines Orr/AFP/Getty Images", None),
        ("guardian", "Composite: Ines Orr/Getty", None),
        ("guardian", "Courtesy of Ines Orr", None),
        ("guardian", "© Ines Orr", None),
        ("npr", "Photo by Ines Orr/NPR", "Ines Orr/NPR"),
        ("npr", "Ines Orr for NPR", None),
        ("npr", "Ines Orr, who lives there/NPR", None),
        ("npr", "Ines Orr Works, Ltd/iStock", None),
        ("bbc", "Image: Getty Images", "Getty Images"),
        ("bbc", "Getty Images", None),
    ],
)
def test_a_credit_is_rewritten_where_the_style_has_a_form_for_it(
    style: str, value: str, right: str | None
) -> None:
    assert rewritten(value, STYLES[style]) == right


@pytest.mark.parametrize("style", sorted(STYLES))
@pytest.mark.parametrize(
    "value", ["Ines Orr/AP", "Photo: Ines Orr/Reuters", "Photo by Ines Orr/Courier via AP"]
)
def test_what_was_rewritten_stands(style: str, value: str) -> None:
    right = rewritten(value, STYLES[style])
    assert right is None or rewritten(right, STYLES[style]) is None


@pytest.mark.parametrize(
    ("patterns", "value", "right"),
    [
        (["Photo: {person}[/{agency}]"], "Ines Orr (AFP)", "Photo: Ines Orr/AFP"),
        (["Photo: {person}[/{agency}]"], "Ines Orr", "Photo: Ines Orr"),
        (["Photo: {person}[/{agency}]"], "AFP", None),
        (["Photo: {person}[/{agency}]", "Photo: {agency}"], "AFP", "Photo: AFP"),
        (
            ["{person}[ / {agency}][ via {via}]"],
            "Ines Orr/AFP via Getty Images",
            "Ines Orr / AFP via Getty Images",
        ),
        (["{person}, {licence}"], "Ines Orr / CC BY 2.0", "Ines Orr, CC BY 2.0"),
        (["{person}"], "Ines Orr/AFP", None),
        (["{person} for {client}"], "Ines Orr / For The Courier", "Ines Orr for The Courier"),
    ],
)
def test_patterns_are_filled_where_no_part_is_left_over(
    patterns: list[str], value: str, right: str | None
) -> None:
    assert rewritten(value, patterned(patterns)) == right


@pytest.mark.parametrize("pattern", ["Photo", "{}", "{photographer}", "Photo: {person}/{Agency}"])
def test_a_pattern_with_other_parts_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="part of a credit"):
        check_pattern(pattern)
