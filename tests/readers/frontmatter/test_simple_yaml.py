from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.data import Scalar, Sequence
from newslint.readers.frontmatter.simple_yaml import scan_lenient, scan_simple
from newslint.readers.frontmatter.yaml_tree import scan_yaml

FRAGMENTS = st.sampled_from(
    ["title", "date", "a-b", ":", ": ", " ", "  ", "\n", "\r\n", "- ", "  - ", "[", "]", ",", ", ", '"', "'", "#", " # note",
     "word", "two words", "2024-01-18", "it’s", "é😀", "true", "no", "~", "&x ", "*x", "!t ", "|", ">", "\t", "\\n", "{a: b}",
     "%", "@", "?", "? ", "---", "...", "12", "1:30", "\x85", "\u2028", ""]
)  # fmt: skip
LINES = st.lists(FRAGMENTS, max_size=14).map("".join)
TIDY = st.lists(
    st.tuples(
        st.sampled_from(["title: ", "date: ", "tags: ", "tags:\n- ", "tags:\n  - ", "credit:", "- ", "  - "]),
        st.lists(FRAGMENTS, max_size=3).map("".join),
    ).map("".join),
    max_size=5,
).map("\n".join)


@given(LINES | TIDY)
def test_what_is_read_simply_is_what_the_parser_reads(source: str) -> None:
    simple = scan_simple(source, 0, len(source))
    if simple is not None:
        parsed = scan_yaml(source, 0, len(source))
        assert parsed.problems == ()
        assert parsed.root == simple


def test_the_front_matter_of_most_articles_is_read_simply() -> None:
    source = (
        'title: "Harbour vote: what comes next"\ndate: 2024-01-18 09:30:00 +0000\nauthors:\n  - Ines Alder\n'
        "  - 'Tom Okafor'\ncredit:\ntags: [harbour, \"city council\"]\n# a note\ncaption: The old pier # draft\n"
    )
    root = scan_simple(source, 0, len(source))
    assert root is not None
    assert root.value("title") == "Harbour vote: what comes next"
    assert root.value("caption") == "The old pier"
    assert [item.text.value for item in root.items("authors") if isinstance(item, Scalar)] == [
        "Ines Alder",
        "Tom Okafor",
    ]
    assert root.items("credit") == ()
    assert isinstance(root.get("tags"), Sequence)


@pytest.mark.parametrize(
    "source",
    ["a: |\n  text", "a:\tb", "a: b: c", "a: {b: c}", "a: b\n  c", "a: b\na: c", "a:\n  b: c", "a: &x b", 'a: "b\\n"', "a:b", ""],
)  # fmt: skip
def test_what_needs_a_parser_is_left_to_it(source: str) -> None:
    assert scan_simple(source, 0, len(source)) is None


def test_broken_lines_do_not_take_the_others_away() -> None:
    source = "title: Harbour: the vote\ndate:   2024-01-18\nauthors:\n- Ines Alder\n  ] broken\nlead: 'it''s\ncredit:\n"
    entries = scan_lenient(source, 0, len(source))
    assert [entry.name for entry in entries] == ["title", "date", "authors", "lead", "credit"]
    values = [entry.value.text.value for entry in entries if isinstance(entry.value, Scalar)]
    assert values == ["Harbour: the vote", "2024-01-18", "'it''s", ""]
    assert isinstance(entries[2].value, Sequence)


@given(st.text(max_size=60) | LINES)
def test_lenient_reading_never_raises_and_ends(source: str) -> None:
    for entry in scan_lenient(source, 0, len(source)):
        assert 0 <= entry.span.start <= entry.span.end <= len(source)
