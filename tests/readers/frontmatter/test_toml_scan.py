from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.data import Kind, Mapping, Node, Scalar, Scan, Sequence, walk
from newslint.readers.frontmatter.toml_scan import scan_toml

WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


def quoted(value: str) -> str:
    """A basic string, as json writes it but for what TOML spells differently."""
    return json.dumps(value).replace("\\/", "/").replace("\x7f", "\\u007f")


def widened(text: str) -> str:
    """Surrogate pairs of JSON as one long escape of TOML."""
    out, at = "", 0
    while at < len(text):
        if text.startswith("\\u", at) and text[at + 2 : at + 3] in "dD" and text[at + 3 : at + 4] in "89abAB":
            high, low = int(text[at + 2 : at + 6], 16), int(text[at + 8 : at + 12], 16)
            out += f"\\U{0x10000 + ((high - 0xD800) << 10) + low - 0xDC00:08x}"
            at += 12
        elif text[at] == "\\":
            out += text[at : at + 2]
            at += 2
        else:
            out += text[at]
            at += 1
    return out


def basic(value: str) -> str:
    return widened(quoted(value))


def raw(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def literal(value: str) -> str:
    clean = "".join(c for c in value if c != "'" and (c == "\t" or c >= " ") and c != "\x7f")
    return f"'{clean}'"


def multiline(value: str) -> str:
    clean = "".join(c for c in value if c in "\t\n" or (c >= " " and c not in '\x7f"'))
    return '"""\n' + clean.replace("\\", "\\\\") + '"""'


STRINGS = WORDS.map(basic) | WORDS.map(raw) | WORDS.map(literal) | WORDS.map(multiline)
ATOMS = STRINGS | st.sampled_from(
    ["true", "false", "12", "-3.5e2", "0xff", "1_000", "inf", "2024-01-18", "2024-01-18T09:30:00Z",
     "2024-01-18 09:30:00+01:00", "09:30:00"]
)  # fmt: skip
VALUES = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
        | st.dictionaries(WORDS.map(basic), inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(["title", "date", "image-credit", '"a key"', "a.b", "a.c", "'x'"])
LINES = st.lists(
    st.one_of(
        st.tuples(KEYS, st.just(" = "), VALUES, st.sampled_from(["", " # note", "  "])).map("".join),
        st.sampled_from(["[t]", "[t.u]", "[[items]]", "[ 'x' ]", "# note", "", "[[items]] # more"]),
    ),
    max_size=6,
)
DOCUMENTS = LINES.map("\n".join) | LINES.map("\r\n".join)


def cut(text: str) -> str:
    return text[: len(text) * 2 // 3]


def plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {entry.name: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node.kind is Kind.STRING:
        return node.text.value
    return tomllib.loads("x = " + node.text.value)["x"]


def scan(source: str) -> Scan:
    return scan_toml(source, 0, len(source), depth=50)


@given(DOCUMENTS)
def test_what_tomllib_reads_is_read_the_same(source: str) -> None:
    try:
        expected = tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return
    tree = scan(source)
    assert tree.problems == ()
    assert tree.root is not None
    assert plain(tree.root) == expected


@given(DOCUMENTS)
def test_every_character_of_a_string_knows_its_place(source: str) -> None:
    root = scan(source).root
    assert root is not None
    for node in walk(root):
        assert 0 <= node.span.start <= node.span.end <= len(source)
        if isinstance(node, Scalar):
            for index, character in enumerate(node.text.value):
                place = node.text.span(index, index + 1)
                written = source[place.start : place.end]
                assert written == character or written[:1] == "\\" or written in ("\r", "\r\n")


@given(DOCUMENTS.map(cut) | st.text(alphabet="ab=.[]{}\"',#\\\n 1-", max_size=50) | st.text(max_size=40))
def test_nothing_raises_and_spans_stay_inside(source: str) -> None:
    tree = scan(source)
    assert sum(problem.rule == "parse/front-matter" for problem in tree.problems) <= 1
    for problem in tree.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(source)


@pytest.mark.parametrize(
    ("source", "rule", "place", "words", "kept"),
    [
        ('title = "a\ndate = 2024-01-18', "parse/front-matter", "a", "in line 1 (a quotation mark is not closed)", ["date"]),
        ('title = Harbour vote # x\ndate = "y"', "parse/front-matter", "H", "put the value in quotation marks", ["title", "date"]),
        ('title: a\ndate = "y"', "parse/front-matter", ":", "“=” was expected", ["date"]),
        ('a = "b" c\ndate = "y"', "parse/front-matter", "c", "goes on behind the value", ["a", "date"]),
        ("a = [1, 2\n", "parse/front-matter", "\n", "a comma or “]” was expected", []),
        ('a = "b"\na = "c"', "parse/duplicate-key", "a", "stands twice", ["a"]),
        ('[a]\nx = 1\n[a]\ny = 2', "parse/duplicate-key", "a", "stands twice", ["a"]),
    ],
)  # fmt: skip
def test_a_broken_line_is_reported_and_the_others_are_read(
    source: str, rule: str, place: str, words: str, kept: list[str]
) -> None:
    def line_of(at: int) -> int:
        return source.count("\n", 0, at) + 1

    tree = scan_toml(source, 0, len(source), line_of=line_of)
    assert [problem.rule for problem in tree.problems] == [rule]
    problem = tree.problems[0]
    assert source[problem.span.start : problem.span.end] == place
    assert words in problem.message
    assert isinstance(tree.root, Mapping)
    assert [entry.name for entry in tree.root.entries] == kept


def test_a_date_that_no_calendar_knows_is_kept_as_it_stands() -> None:
    tree = scan("date = 2020-11-31\n")
    assert tree.problems == ()
    assert isinstance(tree.root, Mapping)
    scalar = tree.root.scalar("date")
    assert scalar is not None
    assert (scalar.text.value, scalar.kind) == ("2020-11-31", Kind.DATE)


def test_an_empty_string_has_its_slot() -> None:
    source = 'image-credit = ""\n'
    root = scan(source).root
    assert isinstance(root, Mapping)
    scalar = root.scalar("image-credit")
    assert scalar is not None
    assert source[scalar.span.start : scalar.span.end] == '""'


def test_deep_nesting_ends() -> None:
    assert scan("a = " + "[" * 50_000).problems[0].rule == "parse/too-deep"
    assert scan("a = " + "{a=" * 50_000).problems[0].rule == "parse/too-deep"
    assert scan("a." * 50_000 + "b = 1").problems
