from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.data import Kind, Mapping, Node, Scalar, Sequence, through, walk
from newslint.readers.json_scan import scan_json
from newslint_schemas import Text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {entry.name: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert node is not None
    if node.kind is Kind.STRING:
        return node.text.value
    return json.loads(node.text.value)


def clean(value: object) -> object:
    """The value as the model allows it: no NUL, no lone surrogates."""
    return json.loads(re.sub(r"\\u(?:0000|d[89a-f]..)", r"\\ufffd", json.dumps(value))) if value else value


@given(VALUES, st.sampled_from([None, 1, 3]), st.booleans())
def test_whatever_json_writes_is_read_back(value: object, indent: int | None, ascii_only: bool) -> None:
    source = json.dumps(value, indent=indent, ensure_ascii=ascii_only).replace("\\u0000", "\\ufffd")
    scan = scan_json(source)
    assert scan.problems == ()
    assert plain(scan.root) == json.loads(source)
    assert scan.end == len(source)


@given(VALUES, st.booleans())
def test_every_character_of_a_string_knows_its_place(value: object, ascii_only: bool) -> None:
    source = json.dumps(value, ensure_ascii=ascii_only)
    root = scan_json(source).root
    assert root is not None
    for node in walk(root):
        if isinstance(node, Scalar) and node.kind is Kind.STRING:
            assert source[node.span.start] == source[node.span.end - 1] == '"'
            for index, character in enumerate(node.text.value):
                place = node.text.span(index, index + 1)
                written = source[place.start : place.end]
                assert written in (character, "\\u0000") or json.loads(f'"{written}"') == character


@given(st.text(alphabet='{}[]",:\\/ tru1e-n\n', max_size=60) | st.text(max_size=40))
def test_nothing_raises_and_spans_stay_inside(source: str) -> None:
    scan = scan_json(source)
    for problem in scan.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(source)
    if scan.root is None:
        assert scan.problems
        assert scan.problems[0].fatal
    try:
        expected = json.loads(source)
    except ValueError:
        return
    if not scan.problems:
        assert plain(scan.root) == clean(expected)


@given(VALUES, st.integers(min_value=0, max_value=200))
def test_a_truncated_text_gives_what_stands_before_the_cut(value: object, length: int) -> None:
    source = json.dumps({"headline": "Harbour vote", "rest": value})
    scan = scan_json(source[: 30 + length])
    assert isinstance(scan.root, Mapping)
    assert scan.root.value("headline") == "Harbour vote"
    assert bool(scan.problems) == (30 + length < len(source))
    assert scan.complete == (30 + length >= len(source))


def test_a_value_in_the_midst_of_a_text_is_read_in_place() -> None:
    source = '<script>{"headline": "Harbour vote"}</script>'
    scan = scan_json(source, 8, source.index("</script>"))
    assert isinstance(scan.root, Mapping)
    entry = scan.root.entry("headline")
    assert entry is not None
    assert source[entry.span.start : entry.span.end] == '"headline": "Harbour vote"'
    assert scan.end == source.index("</script>")


@pytest.mark.parametrize(
    ("source", "rule", "place", "kept"),
    [
        ('{"a": "1", // note\n "b": "2"}', "parse/json", "// note", '{"a": "1", "b": "2"}'),
        ('{"a": "1",}', "parse/json", ",", '{"a": "1"}'),
        ('["1",]', "parse/json", ",", '["1"]'),
        ('{"a": "one\ntwo"}', "parse/json", "\n", r'{"a": "one\ntwo"}'),
        (r'{"a": "C:\path"}', "parse/json", r"\p", '{"a": "C:path"}'),
        ('{"a": "1", "a": "2"}', "parse/duplicate-key", '"a"', '{"a": "2"}'),
        ('{"a": "1" "b": "2"}', "parse/json", '"', '{"a": "1", "b": "2"}'),
        ('[{"a": "1"} {"b": "2"}]', "parse/json", "{", '[{"a": "1"}, {"b": "2"}]'),
        ('{"a": "1"; "b": "2"}', "parse/json", ";", '{"a": "1"}'),
        ('{"a": "1", b: "2"}', "parse/json", "b", '{"a": "1"}'),
        ('{"a": "1", "b": ', "parse/json", ":", '{"a": "1"}'),
        ('{"a": ["1", "tw', "parse/json", "w", '{"a": ["1", "tw"]}'),
        ('{"a": [[["1"]]], "b": "2"}', "parse/too-deep", "[", '{"a": [[[]]], "b": "2"}'),
    ],
)
def test_a_fault_is_reported_at_its_place_and_survived(source: str, rule: str, place: str, kept: str) -> None:
    scan = scan_json(source, depth=3)
    assert [problem.rule for problem in scan.problems] == [rule]
    problem = scan.problems[0]
    assert not problem.fatal
    assert source[problem.span.start : problem.span.end] == place
    assert plain(scan.root) == json.loads(kept)


def test_deep_nesting_ends_quickly() -> None:
    scan = scan_json("[" * 100_000)
    assert [problem.rule for problem in scan.problems] == ["parse/too-deep", "parse/json"]


def test_a_tree_inside_a_json_string_is_placed_through_it() -> None:
    source = '{"ld": "{\\"headline\\": \\"Harbour vote\\"}"}'
    outer = scan_json(source).root
    assert isinstance(outer, Mapping)
    scalar = outer.scalar("ld")
    assert scalar is not None
    inner = scan_json(scalar.text.value).root
    assert inner is not None
    placed = through(inner, scalar.text)
    assert isinstance(placed, Mapping)
    headline = placed.scalar("headline")
    assert headline is not None
    place = headline.text.span()
    assert source[place.start : place.end] == "Harbour vote"
    assert headline.text.escapes == ("json", "json")
    assert isinstance(headline.text, Text)
