"""Decoding, and the way from offsets to lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.region import Region
from newslint.source import SourceFile, decode
from newslint_schemas import Span


@pytest.mark.parametrize(
    ("data", "text", "encoding", "rules"),
    [
        (b"plain", "plain", "utf-8", []),
        ("caf\u00e9 \u201chi\u201d".encode(), "café “hi”", "utf-8", []),
        (b"\xef\xbb\xbfone", "one", "utf-8", []),
        ("\ufeffone".encode("utf-16-le"), "one", "utf-16-le", []),
        ("\ufeffone".encode("utf-16-be"), "one", "utf-16-be", []),
        (b"a \xa31m prize", "a £1m prize", "windows-1252", ["parse/encoding"]),
        (b"\x93Yes\x94 \x81", "“Yes” \x81", "windows-1252", ["parse/encoding"]),
        (b'<?xml version="1.0" encoding="iso-8859-15"?>\xa4', '<?xml version="1.0" encoding="iso-8859-15"?>€', "iso-8859-15", []),
        (b'<meta charset="iso-8859-1">\xe9', '<meta charset="iso-8859-1">é', "iso-8859-1", []),
        (b'<?xml version="1.0" encoding="latin1"?>' + "é".encode(), '<?xml version="1.0" encoding="latin1"?>é', "utf-8", []),
        (b"\xff\xfea", "\ufffd", "utf-16-le", ["parse/encoding"]),
        (b"", "", "utf-8", []),
    ],
)  # fmt: skip
def test_a_file_is_read_in_the_likeliest_encoding(
    data: bytes, text: str, encoding: str, rules: list[str]
) -> None:
    source = decode("story.txt", data)
    assert (source.text, source.encoding) == (text, encoding)
    assert [problem.rule for problem in source.problems] == rules


@pytest.mark.parametrize("data", [b"GIF89a\x01\x00", b"text\0\0\0", b"%PDF-1.7", b"PK\x03\x04rest"])
def test_binary_data_is_named_and_not_read(data: bytes) -> None:
    source = decode("story.md", data)
    assert source.text == ""
    assert [(problem.rule, problem.fatal) for problem in source.problems] == [("parse/binary", True)]


def test_a_wrong_byte_is_shown_at_its_place() -> None:
    source = decode("story.txt", "naïve ".encode() + b"\x93")
    assert source.slice(source.problems[0].span) == "\u201c"


def test_a_stray_nul_becomes_a_replacement_character_and_bars_fixes() -> None:
    source = decode("story.txt", b"a" * 5000 + b"\0b")
    assert source.text.endswith("\ufffdb")
    assert not source.exact


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("one\ntwo", 4, (2, 1)),
        ("one\r\ntwo", 5, (2, 1)),
        ("one\rtwo", 4, (2, 1)),
        ("one\u2028two", 4, (1, 5)),
        ("one\x0ctwo", 4, (1, 5)),
        ("one\n", 4, (2, 1)),
        ("", 0, (1, 1)),
        ("one", 99, (1, 4)),
    ],
)
def test_lines_end_at_lf_crlf_and_cr_and_nowhere_else(
    text: str, offset: int, position: tuple[int, int]
) -> None:
    assert SourceFile("a.txt", b"", text).position(offset) == position


def test_a_region_ends_one_past_the_last_column() -> None:
    source = SourceFile("a.txt", b"", "one two\nthree")
    assert source.region(Span(4, 7)) == Region(1, 5, 1, 8)
    assert source.region(Span(4, 10)) == Region(1, 5, 2, 3)
    assert source.line(2) == "three"


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_named(data: bytes) -> None:
    source = decode("story.txt", data)
    assert "\0" not in source.text
    assert source.text or source.problems or not data.strip(b"\xef\xbb\xbf\xff\xfe\x00")
    for problem in source.problems:
        assert Span(0, len(source.text) + 1).holds(problem.span)
    source.text.encode("utf-8")


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0")).filter(
        lambda text: not text.startswith("\ufeff")
    )
)
def test_utf_8_is_read_exactly(text: str) -> None:
    source = decode("story.txt", text.encode())
    if not source.problems:
        assert source.text == text
        assert source.exact


@given(st.text("ab\r\n\u2028é𝒜", max_size=60), st.integers(0, 60))
def test_positions_lead_back_to_offsets(text: str, offset: int) -> None:
    source = SourceFile("a.txt", b"", text)
    place = min(offset, len(text))
    line, column = source.position(place)
    assert source.line_span(line).start + column - 1 == place
