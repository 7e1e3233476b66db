from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.finding import Finding, Related, Severity
from newslint.fix import Edit, Fix, Safety
from newslint.locate import SNIPPET, locate, located_fix, problem_result, result
from newslint.source import decode
from newslint_schemas import Part, Problem, Span

CHARACTERS = st.text(st.sampled_from("ab é\n\r\t漢🚒\u0301\u2028"), max_size=60)


@given(CHARACTERS, st.data())
def test_columns_are_counted_in_code_points_utf16_units_and_bytes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = decode("a.md", text.encode())
    place = locate(source, Span(start, end))
    for offset, line, column, utf16, utf8 in (
        (start, place.region.line, place.region.column, place.utf16_column, place.byte_column),
        (end, place.region.end_line, place.region.end_column, place.utf16_end_column, place.byte_end_column),
    ):
        before = text[offset - column + 1 : offset]
        # Between CR and LF a line has not ended yet.
        assert "\n" not in before
        assert "\r" not in before[:-1]
        assert source.line_span(line).start == offset - len(before)
        assert utf16 == len(before.encode("utf-16-le")) // 2 + 1
        assert utf8 == len(before.encode()) + 1
    assert place.snippet == source.line(place.region.line)


@given(st.text(st.sampled_from("ab é漢🚒"), min_size=1), st.integers(1, 3000), st.data())
def test_units_of_a_long_line_are_those_of_its_text(unit: str, times: int, data: st.DataObject) -> None:
    text = (unit * times)[:20_000]
    source = decode("a.md", text.encode())
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = source.units(start, end)
    assert units.utf16 == len(text[start:end].encode("utf-16-le")) // 2
    assert units.utf8 == len(text[start:end].encode())


def test_an_emoji_takes_two_utf16_units_and_four_bytes() -> None:
    place = locate(decode("a.md", "🚒é fire".encode()), Span(3, 7))
    assert place.region[:2] == (1, 4)
    assert (place.utf16_column, place.utf16_end_column) == (5, 9)
    assert (place.byte_column, place.byte_end_column) == (8, 12)


@given(st.integers(0, 5000), st.integers(0, 1000))
def test_a_snippet_of_a_long_line_is_a_window_around_the_place(start: int, length: int) -> None:
    text = "".join(chr(97 + number % 26) for number in range(5000))
    place = locate(decode("a.json", text.encode()), Span(start, start + length))
    low = place.snippet_column - 1
    high = low + len(place.snippet)
    assert place.snippet == text[low:high]
    assert len(place.snippet) == SNIPPET
    assert place.snippet_cut == (high < len(text))
    assert low <= place.offset <= high
    if length < SNIPPET:
        assert place.offset + place.length <= high


@pytest.mark.parametrize("start", [0, 1, SNIPPET - 1])
def test_a_line_of_just_the_window_is_shown_whole(start: int) -> None:
    text = "x" * SNIPPET
    place = locate(decode("a.md", text.encode()), Span(start, SNIPPET))
    assert (place.snippet, place.snippet_column, place.snippet_cut) == (text, 1, False)


def test_a_span_outside_the_text_is_drawn_into_it() -> None:
    place = locate(decode("a.md", b"short"), Span(-4, 900))
    assert (place.offset, place.length) == (0, 5)
    assert locate(decode("a.md", b""), Span(3, 1)).region == (1, 1, 1, 1)


def test_a_finding_becomes_a_result() -> None:
    source = decode("a.md", "Inés and Ines".encode())
    finding = Finding(
        "names/inconsistent",
        "Make them agree.",
        Span(9, 13),
        "Ines/Inés",
        Part.BODY,
        (Related(Span(0, 4), "“Inés” here"),),
        fix=Fix("Write “Inés”", (Edit(Span(9, 13), "Inés"),)),
    )
    made = result(source, finding, Severity.NOTE, "7")
    assert (made.rule, made.severity, made.part, made.article) == (
        "names/inconsistent",
        Severity.NOTE,
        "body",
        "7",
    )
    assert made.related[0].message == "“Inés” here"
    assert made.fix is not None
    assert made.fix.edits[0].place == made.place
    assert made.fix.edits[0].replacement == "Inés"


def test_a_replacement_is_written_as_its_place_is_written() -> None:
    source = decode("a.json", b'{"a": "b"}')
    fix = Fix("Quote it", (Edit(Span(7, 8), 'say "b"', ("json",)),), Safety.SAFE)
    located = located_fix(source, fix)
    assert located is not None
    assert located.edits[0].replacement == 'say \\"b\\"'


def test_no_fix_is_offered_where_the_file_would_not_survive_it() -> None:
    fix = Fix("Mend it", (Edit(Span(0, 1), "b"),))
    assert located_fix(decode("a.md", b"a\x00"), fix) is None
    unknown = Fix("Mend it", (Edit(Span(0, 1), "b", ("unknown",)),))
    assert located_fix(decode("a.md", b"a"), unknown) is None


def test_a_problem_is_an_error_where_it_is_fatal() -> None:
    source = decode("a.md", b"text")
    problem = Problem("parse/json", "Mend it.", Span(0, 4))
    assert problem_result(source, problem).severity is Severity.WARNING
    fatal = Problem("parse/json", "Mend it.", Span(0, 4), fatal=True)
    assert problem_result(source, fatal).severity is Severity.ERROR
    assert problem_result(source, fatal, Severity.NOTE).severity is Severity.NOTE


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("at the the bank", "at the bank"),
        ("at the\nthe bank", "at the\nbank"),
        ("at the\r\nthe bank", "at the\r\nbank"),
        ("> at the\n> the bank", "> at the\n> bank"),
        ("at the\nthe\nbank", "at the\nbank"),
        ("at the\nthe.", "at the."),
    ],
)
def test_a_word_is_taken_out_without_joining_two_lines(text: str, mended: str) -> None:
    source = decode("a.txt", text.encode())
    first = text.index("the") + 3
    fix = Fix("", (Edit(Span(first, text.index("the", first) + 3), "", keeps_break=True),))
    located = located_fix(source, fix)
    assert located is not None
    place = located.edits[0].place
    assert text[: place.offset] + text[place.offset + place.length :] == mended
