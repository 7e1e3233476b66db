"""The XML scanner: places, faults survived, and agreement with the standard parser."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.html.tree import TEXT, Node
from newslint.readers.xml_scan import Scan, scan_xml
from newslint_schemas import Span, Text


def read(source: str, depth: int = 200) -> Scan:
    return scan_xml(Text.verbatim(source, 0, len(source)), depth)


def words(node: Node) -> str:
    return "".join(inner.text.value for inner in node.walk() if inner.name == TEXT)


def first(result: Scan, name: str) -> Node:
    return next(result.root.find(name))


def test_elements_attributes_and_words_know_their_places() -> None:
    source = '<?xml version="1.0"?>\n<story kind="feature &amp; more"><head>Fish &lt; chips</head></story>'
    result = read(source)
    head = first(result, "head")
    assert source[head.span.start : head.span.end] == "<head>Fish &lt; chips</head>"
    assert source[head.open_tag.start : head.open_tag.end] == "<head>"
    text = head.children[0].text
    assert text.value == "Fish < chips"
    assert text.escapes == ("xml",)
    place = text.span(5, 6)
    assert source[place.start : place.end] == "&lt;"
    assert result.top is not None
    assert result.top.attribute("kind") == "feature & more"
    assert result.problems == ()


def test_cdata_is_taken_as_it_stands() -> None:
    result = read("<p><![CDATA[<b>Salt & vinegar</b>]]></p>")
    text = first(result, "p").children[0].text
    assert text.value == "<b>Salt & vinegar</b>"
    assert text.escapes == ("cdata",)


def test_a_mapped_text_is_scanned_with_places_in_its_own_source() -> None:
    outer = '{"xml": "<p>Caf\\u00e9 &amp; bar</p>"}'
    value = Text.join(
        [
            Text.verbatim(outer, 9, 15, ("json",)),
            Text.whole("é", Span(15, 21), ("json",)),
            Text.verbatim(outer, 21, 35, ("json",)),
        ]
    )
    text = first(scan_xml(value), "p").children[0].text
    assert text.value == "Café & bar"
    assert text.escapes == ("xml", "json")
    assert outer[slice(*text.span(3, 4))] == "\\u00e9"
    assert outer[slice(*text.span(5, 6))] == "&amp;"


def test_names_lose_their_prefix_but_for_feed_modules() -> None:
    source = (
        '<x:feed xmlns:x="urn:x" xmlns:m="//search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<m:Title m:type="plain">A</m:Title><dc:Date>B</dc:Date><x:Title xml:lang="cy">C</x:Title></x:feed>'
    )
    names = [node.name for node in read(source).root.walk() if not node.name.startswith("#")]
    assert names == ["feed", "media:title", "dc:date", "title"]
    assert first(read(source), "title").attribute("lang") == "cy"


def test_a_name_of_nothing_but_a_prefix_is_the_name() -> None:
    assert [node.name for node in read("<x:><:/></x:>").root.walk()] == ["#root", "x:", ":"]


FAULTS = [
    ("<a><b>words</a>", "<b> is not closed before </a>"),
    ("<a>words</b></a>", "</b> closes nothing"),
    ("<a><b>words", "<b> is never closed"),
    ("<a>Marks & Spencer</a>", "a bare & must be written"),
    ("<a>5 < 6 words</a>", "a bare < must be written"),
    ("<a>caf&eacute; words</a>", "&eacute; is not declared"),
    ("<a>words</a><b/>", "second outermost element"),
    ("log line <a>words</a>", "text outside the outermost element"),
    ("<a href=x>words</a>", "the tag <a …> can't be read"),
    ('<a href="x>words</a>', "the tag <a …> can't be read"),
    ("<a><![CDATA[words</a>", "CDATA section is not closed"),
    ("<a>words<!-- </a>", "comment is not closed"),
    ("<a>words\x0b</a>", "control character U+000B"),
    ("<a title='5 < 6'>words</a>", "the tag <a …> can't be read"),
    ("<a>words</a", "end tag (</…) can't be read"),
]


@pytest.mark.parametrize(("source", "cause"), FAULTS)
def test_what_is_not_well_formed_is_said_once_and_read_on(source: str, cause: str) -> None:
    result = read(source)
    assert [problem.rule for problem in result.problems] == ["parse/xml"]
    assert cause in result.problems[0].message
    assert not result.problems[0].fatal
    assert "words" in words(result.root) or "Spencer" in words(result.root)


def test_a_file_without_an_element_is_no_xml() -> None:
    (problem,) = read("just words").problems
    assert problem.rule == "parse/xml"
    assert problem.fatal


def test_plain_entities_of_the_file_are_expanded_and_mapped() -> None:
    source = '<!DOCTYPE a [<!-- "]" --><!ENTITY pub "The &quot;Post&#34;">]><a>&pub; and &pub;</a>'
    result = read(source)
    text = first(result, "a").children[0].text
    assert text.value == 'The "Post" and The "Post"'
    assert source[slice(*text.span(0, 3))] == "&pub;"
    assert result.problems == ()


def test_nested_entities_are_refused() -> None:
    source = (
        '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;"><!ENTITY z "&y;&y;&y;">]><a>&z; and words</a>'
    )
    result = read(source)
    assert [problem.rule for problem in result.problems] == ["parse/entity-bomb"]
    assert words(first(result, "a")) == "&z; and words"


def test_entities_that_come_to_too_much_are_refused() -> None:
    source = f'<!DOCTYPE a [<!ENTITY x "{"lol" * 1000}">]><a>{"&x;" * 1000}</a>'
    result = read(source)
    assert [problem.rule for problem in result.problems] == ["parse/entity-bomb"]
    assert len(words(result.root)) < 200_000


def test_other_files_are_never_fetched() -> None:
    source = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x; words</a>'
    result = read(source)
    assert words(first(result, "a")) == "&x; words"
    assert "never fetched" in result.problems[0].message


def test_an_external_document_type_may_declare_what_is_not_seen() -> None:
    source = '<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>caf&eacute; &house;</nitf>'
    result = read(source)
    assert words(first(result, "nitf")) == "café &house;"
    assert result.problems == ()


def test_deep_nesting_is_bounded_and_its_words_kept() -> None:
    result = read("<a>" * 1000 + "words" + "</a>" * 1000, depth=50)
    assert [problem.rule for problem in result.problems] == ["parse/too-deep"]
    assert words(result.root) == "words"
    assert max(depth(node) for node in result.root.walk()) <= 51


def depth(node: Node) -> int:
    count = 0
    while node.parent is not None:
        node = node.parent
        count += 1
    return count


_NAMES = st.sampled_from(["p", "Head", "ns:item", "_x", "é", "a-b.c"])
_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufeff"),
    max_size=8,
) | st.sampled_from(["\r\n", "\n", "&", "<", ">", "]]", "\t"])


def _attribute(value: str) -> str:
    return '"' + html.escape(value).replace("\r\n", " ").replace("\n", "&#10;").replace("\t", "&#9;") + '"'


def _cdata(value: str) -> str:
    return "<![CDATA[" + value.replace("]]", "") + "]]>"


def _element(parts: tuple[str, dict[str, str], list[str]]) -> str:
    name, attributes, content = parts
    listed = "".join(f" {key}={_attribute(value)}" for key, value in attributes.items())
    inside = "".join(content)
    return f"<{name}{listed}>{inside}</{name}>" if inside else f"<{name}{listed} />"


_CONTENT = (
    _WORDS.map(html.escape)
    | _WORDS.map(_cdata)
    | st.sampled_from(["<!-- note -->", "<?pi x?>", "&#233;", "&#x1F600;"])
)
_KEYS = st.sampled_from(["href", "xml:lang", "Kind"])
_ELEMENTS = st.recursive(
    st.tuples(_NAMES, st.dictionaries(_KEYS, _WORDS, max_size=2), st.lists(_CONTENT, max_size=3)).map(
        _element
    ),
    lambda inner: st.tuples(
        _NAMES, st.dictionaries(_KEYS, _WORDS, max_size=2), st.lists(inner | _CONTENT, max_size=4)
    ).map(_element),
    max_leaves=8,
)


def _expected(element: ET.Element) -> tuple[object, ...]:
    name = element.tag.rpartition("}")[2].lower()
    attributes = {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}
    parts: list[object] = [element.text or ""]
    for child in element:
        parts += [_expected(child), child.tail or ""]
    return name, attributes, _joined(parts)


def _actual(node: Node) -> tuple[object, ...]:
    parts: list[object] = []
    for child in node.children:
        if child.name == TEXT:
            parts.append(child.text.value.replace("\r\n", "\n"))
        elif not child.name.startswith("#"):
            parts.append(_actual(child))
    attributes = {key: text.value for key, text in node.attributes.items()}
    return node.name, attributes, _joined(parts)


def _joined(parts: list[object]) -> list[object]:
    joined: list[object] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return joined


@given(_ELEMENTS)
def test_a_well_formed_document_is_read_as_the_standard_parser_reads_it(inside: str) -> None:
    source = f'<root xmlns:ns="urn:x">{inside}</root>'
    expected = ET.fromstring(source)  # noqa: S314 - made by this test
    result = read(source)
    assert result.problems == ()
    assert result.top is not None
    assert _actual(result.top) == _expected(expected)


@given(_ELEMENTS)
def test_each_character_maps_to_itself_or_to_its_reference(inside: str) -> None:
    source = f"<root>{inside}</root>"
    for node in read(source).root.walk():
        texts = [*node.attributes.values(), *([node.text] if node.name == TEXT else [])]
        for text in texts:
            for index, character in enumerate(text.value):
                start, end = text.span(index, index + 1)
                written = source[start:end]
                assert character in (written, html.unescape(written))


@given(
    st.text(st.sampled_from("<>&;/!?[]-=\"' abCDATxml#&\r\n\x01é") | st.characters(), max_size=60),
    st.booleans(),
)
def test_no_text_makes_it_raise_and_no_character_is_invented(noise: str, fronted: bool) -> None:
    source = f"<!DOCTYPE a [<!ENTITY b 'c'>{noise}" if fronted else noise
    result = read(source)
    for node in result.root.walk():
        assert 0 <= node.span.start <= node.span.end <= len(source)
        if node.text:
            span = node.text.span()
            assert 0 <= span.start <= span.end <= len(source)
    assert len(result.problems) <= 3


@given(_ELEMENTS, st.integers(0, 200))
def test_a_truncated_document_is_read_up_to_its_end(inside: str, cut: int) -> None:
    source = f"<root><p>begin</p>{inside}</root>"[: 17 + cut]
    result = read(source)
    assert words(first(result, "p")) == "begin"
    assert re.sub(r"\s", "", source) == "" or result.top is not None
