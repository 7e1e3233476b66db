"""Text and its map back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint_schemas import Span, Text, TextBuilder


@st.composite
def mapped(draw: st.DrawFn) -> tuple[str, Text]:
    """A source and a text built of verbatim runs and escapes of it, in order."""
    source: list[str] = []
    builder = TextBuilder()
    position = 0
    for kind, run in draw(
        st.lists(st.tuples(st.sampled_from("ves"), st.text("abc \n", min_size=1, max_size=5)))
    ):
        if kind == "s":  # skipped markup
            source.append(f"<{run}>")
            position += len(run) + 2
        elif kind == "e":  # an escape of one character
            source.append("&amp;")
            builder.replaced("&", position, position + 5)
            position += 5
        else:
            source.append(run)
            builder.verbatim("".join(source), position, position + len(run))
            position += len(run)
    return "".join(source), builder.text()


def _stands(source: str, text: Text) -> None:
    for index, character in enumerate(text.value):
        place = text.span(index, index + 1)
        written = source[place.start : place.end]
        assert written == character or written == "&amp;" or (character == " " and not written.strip())


@given(mapped())
def test_every_character_maps_to_itself_or_its_escape(case: tuple[str, Text]) -> None:
    _stands(*case)


@given(mapped(), st.integers(0, 40), st.integers(0, 40))
def test_a_slice_keeps_its_places(case: tuple[str, Text], start: int, length: int) -> None:
    source, text = case
    part = text.slice(start, start + length)
    assert part.value == text.value[start : start + length]
    _stands(source, part)


@given(mapped())
def test_folding_and_stripping_keep_the_places(case: tuple[str, Text]) -> None:
    source, text = case
    folded = text.folded()
    assert folded.value == " ".join(text.value.split())
    _stands(source, folded)
    assert text.strip().value == text.value.strip()
    _stands(source, text.strip())


@given(mapped(), st.integers(0, 30), st.integers(0, 30))
def test_maps_compose(case: tuple[str, Text], start: int, length: int) -> None:
    source, outer = case
    inner = Text.verbatim(outer.value, min(start, len(outer)), min(start + length, len(outer)))
    through = inner.through(outer)
    assert through.value == inner.value
    _stands(source, through)


@given(mapped(), mapped())
def test_joined_texts_keep_their_places(first: tuple[str, Text], second: tuple[str, Text]) -> None:
    source = first[0] + second[0]
    moved = Text(
        second[1].value,
        tuple(piece._replace(source=piece.source + len(first[0])) for piece in second[1].pieces),
    )
    joined = Text.join((first[1], moved), " ")
    assert joined.value == " ".join(value for value in (first[1].value, moved.value) if value)
    for index, character in enumerate(joined.value):
        place = joined.span(index, index + 1)
        assert source[place.start : place.end] in (character, "&amp;", "")


def test_what_stands_for_a_range_of_its_own_length_still_stands_for_all_of_it() -> None:
    builder = TextBuilder()
    builder.verbatim("xab", 0, 1)
    builder.replaced("yz", 1, 3)
    text = builder.text()
    assert [text.span(index, index + 1) for index in range(3)] == [Span(0, 1), Span(1, 3), Span(1, 3)]
    assert Text.whole("yz", Span(1, 3)).span(0, 1) == Span(1, 3)
    part = Text.whole("abcd", Span(1, 3)).slice(1, 3)
    assert (part.span(0, 1), part.span(1, 2)) == (Span(1, 3), Span(1, 3))
    inner = Text.verbatim("pq", 0, 1)
    assert inner.through(Text.whole("pq", Span(4, 6))).span() == Span(4, 6)


def test_escapes_are_gathered_from_the_inside_out() -> None:
    outer = Text.whole("a<b>&amp;</b>", Span(10, 30), ("json",))
    inner = Text("&", TextBuilder().text().pieces, ("html",))
    assert inner.through(outer).escapes == ("html", "json")


def test_an_empty_text_has_no_place() -> None:
    with pytest.raises(ValueError, match="no place"):
        Text("").span()


def test_an_empty_range_has_the_place_before_its_character() -> None:
    text = Text.verbatim("one two", 4, 7)
    assert text.span(1, 1) == Span(5, 5)
    assert text.span(3) == Span(7, 7)


def test_spans_know_what_they_hold() -> None:
    assert Span(1, 4).holds(Span(2, 4))
    assert not Span(1, 4).holds(Span(2, 5))
    assert Span(1, 3).overlaps(Span(2, 5))
    assert not Span(1, 3).overlaps(Span(3, 5))
    assert Span(1, 3).cover(Span(5, 6)) == Span(1, 6)
