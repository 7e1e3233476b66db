from __future__ import annotations

import io
from typing import Any, cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.readers.data import Kind, Mapping, Node, Scalar, Scan, Sequence, walk
from newslint.readers.frontmatter.yaml_tree import c_events, scan_yaml

WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aB é“’😀:#-'\"\\|>&*!%@`,[]{}?=~\n\t "),
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"),
    ),
    max_size=30,
)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=8
)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def dumped(value: object, style: str | None, width: int) -> str:
    from ruamel.yaml import YAML

    yaml = cast(Any, YAML(typ="safe", pure=True))
    yaml.default_flow_style = False
    yaml.default_style = style
    yaml.width = width
    yaml.allow_unicode = True
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {entry.name: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None else node.text.value


def scan(source: str, **options: Any) -> Scan:
    return scan_yaml(source, 0, len(source), **options)


def places_hold(source: str, node: Scalar) -> bool:
    for index, character in enumerate(node.text.value):
        place = node.text.span(index, index + 1)
        written = source[place.start : place.end]
        exact = written == character
        escaped = written[:1] == "\\" or written == "''" or (character in " \n" and written.strip() == "")
        if not (exact or escaped):
            return False
    return True


def test_libyaml_is_used() -> None:
    assert c_events("a: b") is not None


@given(VALUES, STYLES, st.sampled_from([20, 80]))
def test_whatever_is_dumped_is_read_back_by_both_parsers(
    value: object, style: str | None, width: int
) -> None:
    source = dumped({"a": value}, style, width)
    tree = scan(source)
    assume(not tree.problems or tree.problems[0].rule != "parse/front-matter")
    assert plain(tree.root) == {"a": value}
    assert scan(source, pure=True).root == tree.root


@given(VALUES, STYLES, st.sampled_from([20, 80]))
def test_every_character_of_a_scalar_knows_its_place(value: object, style: str | None, width: int) -> None:
    source = dumped({"a": value}, style, width)
    root = scan(source).root
    assert root is not None
    for node in walk(root):
        if isinstance(node, Scalar):
            assert places_hold(source, node)


@given(st.text(alphabet="ab:- \n\t'\"|>#&*![]{},?", max_size=60) | st.text(max_size=40))
def test_nothing_raises_and_spans_stay_inside(source: str) -> None:
    clean = source.replace("\0", "")
    for pure in (False, True):
        tree = scan(clean, pure=pure)
        for problem in tree.problems:
            assert 0 <= problem.span.start <= problem.span.end <= len(clean)
        for node in () if tree.root is None else walk(tree.root):
            assert 0 <= node.span.start <= node.span.end <= len(clean)


SCALARS = [
    ("a: plain words", "plain words"),
    ("a: plain words # a note", "plain words"),
    ("a: two\n  lines\n\n  and a break", "two lines\nand a break"),
    ("a: 'it''s\n  here'", "it's here"),
    ('a: "caf\\xe9 \\u00e9 \\U0001F600 \\"so\\" \\\n   on"', 'café é 😀 "so" on'),
    ("a: |\n  one\n   two\n\n  three\n", "one\n two\n\nthree\n"),
    ("a: |-\n  one\n\n", "one"),
    ("a: |+\n  one\n\nb: c", "one\n\n"),
    ("a: >\n  one\n  two\n\n  three\n   four\n  five\n", "one two\nthree\n four\nfive\n"),
    ("a: >-\n  one\n\n\n  two\n", "one\n\ntwo"),
    ("a: |2\n    one\n  two\n", "  one\ntwo\n"),
    ("a: &x words\nb: *x", "words"),
    ("a: !!str 12", "12"),
    ("a: one\r\n  two\r\nb: c\r\n", "one two"),
    ("a: |\r\n  one\r\n  two\r\n", "one\ntwo\n"),
]


@pytest.mark.parametrize(("source", "value"), SCALARS)
def test_styles_of_scalars_are_decoded_with_their_map(source: str, value: str) -> None:
    tree = scan(source)
    assert isinstance(tree.root, Mapping)
    node = tree.root.get("a")
    assert isinstance(node, Scalar)
    assert node.text.value == value
    assert places_hold(source, node)
    assert scan(source, pure=True).root == tree.root


def test_a_null_character_becomes_a_replacement_character() -> None:
    tree = scan('a: "one\\0two"')
    assert plain(tree.root) == {"a": "one\ufffdtwo"}


def test_words_that_look_like_values_stay_words() -> None:
    tree = scan("lang: no\ndraft: true\nempty:\nnothing: ~\nyear: 2024\nday: 2024-01-18\nquoted: 'true'")
    assert isinstance(tree.root, Mapping)
    kinds = [
        (entry.value.text.value, entry.value.kind)
        for entry in tree.root.entries
        if isinstance(entry.value, Scalar)
    ]
    assert kinds == [
        ("no", Kind.STRING),
        ("true", Kind.BOOLEAN),
        ("", Kind.NULL),
        ("~", Kind.NULL),
        ("2024", Kind.NUMBER),
        ("2024-01-18", Kind.STRING),
        ("true", Kind.STRING),
    ]


def test_an_empty_value_stands_right_behind_its_colon() -> None:
    source = "credit:   # later\ncaption: words"
    for pure in (False, True):
        tree = scan(source, pure=pure)
        assert isinstance(tree.root, Mapping)
        node = tree.root.get("credit")
        assert node is not None
        assert node.span == (7, 7)


@pytest.mark.parametrize(
    ("source", "rule", "place", "words"),
    [
        ("title:\tHarbour vote\ndate: x", "parse/front-matter", "\t", "between key and value"),
        ("title: Harbour vote\t\ndate: x", "parse/front-matter", "\t", "end of this line"),
        ("title: a\ntitle: b", "parse/duplicate-key", "title", "stands twice"),
        ("date: x\ntitle: Harbour: the vote", "parse/front-matter", ":", "in line 2 (mapping values are not allowed"),
        ("title: 'Harbour", "parse/front-matter", "'", "close the quotation mark"),
        ('date: x\ntitle: "Harbour\nby: y', "parse/front-matter", '"', "in line 2 (found unexpected end"),
        ('title: "Harbour\nby: "y"', "parse/front-matter", '"', "close the quotation mark that is open"),
        ("a: 'The harbour's wall'", "parse/front-matter", "s", "apostrophe inside single quotation marks twice"),
        ('a: "The wall" fell', "parse/front-matter", "f", "the whole value in single quotation marks"),
        ("date: x\na: [one, two\nb: y", "parse/front-matter", "[", "in line 2"),
        ("a: [x, [y, [z]]]", "parse/too-deep", "[", "nested more than 3 levels"),
    ],
)  # fmt: skip
def test_a_fault_is_reported_at_its_place(source: str, rule: str, place: str, words: str) -> None:
    def line_of(at: int) -> int:
        return source.count("\n", 0, at) + 1

    tree = scan(source, depth=3, line_of=line_of)
    assert [problem.rule for problem in tree.problems] == [rule]
    problem = tree.problems[0]
    assert source[problem.span.start : problem.span.end] == place
    assert words in problem.message
    assert tree.root is not None


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("a: The wall: old\nb: x", {"a": "The wall: old", "b": "x"}),
        ("a: The wall: old: grey\nb: One: two", {"a": "The wall: old: grey", "b": "One: two"}),
        ("a:\n  b: The wall: old\n  c: x\nd: y", {"a": {"b": "The wall: old", "c": "x"}, "d": "y"}),
        ("a:\n  - b: The wall: old\n    c: x\n", {"a": [{"b": "The wall: old", "c": "x"}]}),
        ('a: "The wall\nb: x', {"a": "The wall", "b": "x"}),
        ('a: "The wall\nb: "x"\nc: y', {"a": "The wall", "b": "x", "c": "y"}),
        ("a: 'The harbour's wall'\nb: x", {"a": "The harbour's wall", "b": "x"}),
        ("a: 'The wall: old\nb: x", {"a": "The wall: old", "b": "x"}),
    ],
)
def test_what_was_meant_is_read_where_it_is_plain(source: str, value: object) -> None:
    for pure in (False, True):
        tree = scan(source, pure=pure)
        assert plain(tree.root) == value
        assert not tree.complete
        assert tree.root is not None
        for node in walk(tree.root):
            if isinstance(node, Scalar):
                assert source[slice(*node.text.span())] == node.text.value


def test_a_wrong_indentation_is_no_colon_in_a_value() -> None:
    tree = scan("title: Harbour vote\n  date: x")
    assert plain(tree.root) == {"title": "Harbour vote date"}
    assert len(tree.problems) == 1
    assert not tree.complete


def test_many_faults_end() -> None:
    tree = scan("\n".join(f"a{number}: one: two" for number in range(50)))
    assert 0 < len(tree.problems) < 10


def test_tabs_inside_values_and_comments_are_nobody_s_business() -> None:
    assert scan('title: "a\tb"\n# note\there\ndate: x').problems == ()


def test_aliases_cannot_blow_up() -> None:
    lines = ["a0: &a0 [x, x, x, x]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)
    ]
    root = scan("\n".join(lines)).root
    assert root is not None
    assert sum(1 for _ in walk(root)) < 3_000


def test_an_alias_of_itself_ends() -> None:
    assert scan("a: &a [*a]").root is not None


def test_deep_nesting_ends() -> None:
    assert scan("- " * 50_000).problems[0].rule == "parse/too-deep"
    assert scan("[" * 50_000).problems
