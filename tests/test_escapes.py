"""Words written back into a source mean the same words there."""

from __future__ import annotations

import html
import json
import tomllib
from typing import cast
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.escapes import encode
from newslint.readers.markdown import read
from newslint.source import SourceFile

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@given(WORDS)
def test_json_strings_read_back(words: str) -> None:
    assert json.loads(f'"{encode(words, ("json",))}"') == words


@given(WORDS)
def test_html_reads_back(words: str) -> None:
    assert html.unescape(encode(words, ("html",)) or "") == words
    attribute = encode(words, ("html-attribute",)) or ""
    assert html.unescape(attribute) == words
    assert not set("\"'<>") & set(attribute)


@given(st.text(alphabet="aB é“’&*_`[]()<>#-+.1!\\\"'|~{}$:/ ", max_size=20) | WORDS)
def test_markdown_reads_back(words: str) -> None:
    written = encode(words, ("markdown",))
    if not written or not written.isprintable():
        return
    for source in (f"Alder said {written} at home.\n", f"{written}\n"):
        (article,) = read(SourceFile("a.md", source.encode(), source), Conventions()).articles
        seen = " ".join(block.text.value for block in article.blocks)
        assert " ".join(words.split()) in " ".join([seen, article.headline.value, article.dateline.value])


@given(WORDS)
def test_html_inside_json_reads_back(words: str) -> None:
    outer = cast(str, json.loads(f'"{encode(words, ("html", "json"))}"'))
    assert html.unescape(outer) == words


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), max_size=40))
def test_xml_reads_back(words: str) -> None:
    for escape, before, after in (("xml", "", ""), ("cdata", "<![CDATA[", "]]>")):
        written = encode(words, (escape,))
        if written is not None:
            element = ET.fromstring(f"<a>{before}{written}{after}</a>")  # noqa: S314
            assert (element.text or "") == words


@given(WORDS, st.sampled_from(["yaml-plain", "yaml-single", "yaml-double", "toml-basic", "toml-literal"]))
def test_front_matter_reads_back(words: str, escape: str) -> None:
    from ruamel.yaml import YAML

    if "\ufeff" in words:  # no YAML stream holds one past its start
        return
    written = encode(words, (escape,))
    if written is None:
        return
    marks = {"yaml-single": "'", "yaml-double": '"', "toml-basic": '"', "toml-literal": "'"}.get(escape, "")
    if escape.startswith("toml"):
        assert tomllib.loads(f"a = {marks}{written}{marks}")["a"] == words
    else:
        # A plain scalar is written into the middle of one: by itself it might be a number.
        prefix = "" if marks else "Also "
        source = f"a: {marks}{prefix}{written}{marks}"
        read = cast(dict[str, str], YAML(typ="safe", pure=True).load(source))  # pyright: ignore[reportUnknownMemberType]
        assert read["a"] == (prefix + words if marks else (prefix + words).rstrip(" "))


@given(
    WORDS | st.sampled_from(["2026", "2026-01-14", "true", "No", "null", "~", "-", "1e3", "a: b", "a #b", ""])
)
def test_a_whole_value_of_yaml_is_words_to_every_reader(words: str) -> None:
    written = encode(words, ("yaml-value",))
    if "\ufeff" in words or written is None:
        return
    for pattern in ("a: {}", "a: {}  # who?", "a: {}\nb: 1", "{{a: {}, b: 1}}"):
        assert _loaded(pattern.format(written))["a"] == words


def _loaded(text: str) -> dict[str, object]:
    from ruamel.yaml import YAML

    return cast("dict[str, object]", YAML(typ="safe", pure=True).load(text))  # pyright: ignore[reportUnknownMemberType]


@given(st.text(max_size=20))
def test_an_argument_holds_nothing_that_ends_it(words: str) -> None:
    written = encode(words, ("argument",))
    assert written in (None, words)
    assert written is None or not set('"\\{}<>&`%\n\r') & set(written)


@pytest.mark.parametrize(
    ("words", "escapes"),
    [
        ('Jon "J" Pell', ("argument",)),
        ("O'Brien", ("shortcode",)),
        ("Jon Pell", ("shortcode-bare",)),
        ("Mend: this", ("yaml-plain",)),
        ("two\nlines", ("yaml-plain",)),
        ("two\nlines", ("yaml-single",)),
        ("two\nlines", ("yaml-block",)),
        ("it's", ("toml-literal",)),
        ("a ]]> b", ("cdata",)),
        ("words", ("a-way-nobody-knows",)),
        ("Mend: this", ("yaml-plain", "json")),
    ],
)
def test_what_cannot_be_written_is_refused(words: str, escapes: tuple[str, ...]) -> None:
    assert encode(words, escapes) is None


def test_words_without_escapes_stay_as_they_are() -> None:
    assert encode("“A” & <b>", ()) == "“A” & <b>"
