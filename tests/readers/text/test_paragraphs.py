from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.text.paragraphs import paragraphs

_WRAPPED = (
    "    The harbour bridge in Port Anselm will close for a year from June, the \n"
    "city council decided on Monday after engineers found cracks in two of its \n"
    "piers.\n"
    "    The closure will send forty thousand cars a day over the older bridge, \n"
    "two miles upstream.\n"
    "Contact:\n"
    "Ines Orr\n"
)


def test_lines_are_paragraphs_where_nothing_was_wrapped() -> None:
    found = paragraphs("One line.\nAnother line.\r\n\r\nA third.\rA fourth.")
    assert [(one.value, one.gap) for one in found] == [
        ("One line.", True),
        ("Another line.", False),
        ("A third.", True),
        ("A fourth.", False),
    ]


def test_wrapped_lines_are_folded_and_indents_begin_paragraphs() -> None:
    assert [one.value.split()[0] for one in paragraphs(_WRAPPED)] == ["The", "The", "Contact:", "Ines"]
    assert paragraphs(_WRAPPED)[0].value.endswith(
        "on Monday after engineers found cracks in two of its piers."
    )


def test_a_line_after_a_short_sentence_begins_a_paragraph() -> None:
    text = (
        "The harbour bridge in Port Anselm will close for a year from\n"
        "June, the city council decided on Monday after engineers found\n"
        "cracks in its piers.\n"
        "Drivers will have to take the older bridge, two miles upstream,\n"
        "until it opens again.\n"
    )
    assert len(paragraphs(text)) == 2


def test_the_bytes_and_marks_of_wires_are_left_out() -> None:
    found = paragraphs("\x16\x16\x01a0123\r\n\x02^By INES ORR=\r\n^Bridge closes<^\r\n\x03\x04")
    assert [one.value for one in found] == ["a0123", "By INES ORR", "Bridge closes"]


def test_white_space_and_control_bytes_are_no_paragraph() -> None:
    assert paragraphs(" \t\r\n\x00\x03\x1a\n\ufeff\n") == []


@given(
    st.lists(
        st.sampled_from(
            ["a", "B", "é", "\U0001f600", " ", "  ", "\n", "\r\n", "\r", "\t", ".", "\x02", "x" * 40]
        ),
        max_size=60,
    )
)
def test_each_character_maps_to_where_it_stands(parts: list[str]) -> None:
    source = "".join(parts)
    for paragraph in paragraphs(source):
        text = paragraph.text
        for place, character in enumerate(text.value):
            start, end = text.span(place, place + 1)
            assert source[start:end] == character or (
                character == " " and not source[start:end].strip(" \t\r\n\x02")
            )


@given(st.lists(st.sampled_from(["word", "Word.", " ", "\n", "\n\n", "    "]), max_size=80))
def test_no_word_is_lost(parts: list[str]) -> None:
    source = "".join(parts)
    assert " ".join(one.value for one in paragraphs(source)).split() == source.split()
