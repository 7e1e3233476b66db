"""The tree of markup: what browsers do with pages, and where everything stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.html.tree import COMMENT, MAXIMUM_DEPTH, TEXT, Node, parse
from newslint_schemas import Piece, Text


def tree(markup: str) -> Node:
    return parse(Text.verbatim(markup, 0, len(markup)))


def shape(node: Node) -> str:
    """Return a tree as `div(p("words"), img)`."""
    if node.name == TEXT:
        return repr(node.text.value)
    if node.name == COMMENT:
        return f"!{node.text.value!r}"
    inner = ", ".join(shape(child) for child in node.children)
    return f"{node.name}({inner})" if inner else node.name


def test_a_tree_knows_its_tags_attributes_and_words_by_place() -> None:
    markup = "<figure CLASS=\"wide left\">\r\n<img src=a.jpg alt='A &amp; B'><figcaption>Rain &eacute;</figcaption></figure>"
    root = tree(markup)
    figure = root.children[0]
    image, caption = root.find("img", "figcaption")
    assert markup[figure.span.start : figure.span.end] == markup
    assert figure.classes == ("wide", "left")
    assert markup[slice(*image.open_tag)] == "<img src=a.jpg alt='A &amp; B'>"
    assert markup[slice(*image.attributes["src"].span())] == "a.jpg"
    assert image.attribute("alt") == "A & B"
    assert image.attributes["alt"].escapes == ("html-attribute",)
    text = caption.children[0].text
    assert (text.value, text.escapes) == ("Rain é", ("html",))
    assert markup[slice(*text.span(5, 6))] == "&eacute;"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One<p>Two", "#root(p('One'), p('Two'))"),
        ("<p>One<div>Two</div>", "#root(p('One'), div('Two'))"),
        ("<ul><li>One<li>Two<ul><li>Three</ul></ul>", "#root(ul(li('One'), li('Two', ul(li('Three')))))"),
        (
            "<table><tr><td>1<td>2<tr><th>3</table>4",
            "#root(table(tr(td('1'), td('2')), tr(th('3'))), '4')",
        ),
        ("<dl><dt>A<dd>B<dt>C</dl>", "#root(dl(dt('A'), dd('B'), dt('C')))"),
        ("<h1>One<h2>Two</h2>", "#root(h1('One'), h2('Two'))"),
        ("<picture><source srcset=a><img src=b></picture>c", "#root(picture(source, img), 'c')"),
        ("<track><wbr>word", "#root(track, wbr, 'word')"),
        ("<image src=a>", "#root(img)"),
        ("<svg><path d='M0'/><title>Sun</title></svg>after", "#root(svg(path, title('Sun')), 'after')"),
        ("<svg><path><p>after", "#root(svg(path), p('after'))"),
        ("<b>bold<p>both</b>plain</p>end", "#root(b('bold', p('both', 'plain')), 'end')"),
        ("<i>one<b>two</i>three</b>", "#root(i('one', b('two')), 'three')"),
        ("<div><span>a</div>b", "#root(div(span('a')), 'b')"),
        ("<p>a</div>b", "#root(p('a', 'b'))"),
        ("<a href=x>one<a href=y>two</a>", "#root(a('one'), a('two'))"),
        ("<div/>a", "#root(div('a'))"),
        ("<?xml version='1.0'?><div/>a", "#root(!\"xml version='1.0'?\", div, 'a')"),
        ("<script>if (a < b) '<p>'</script>x", "#root(script(\"if (a < b) '<p>'\"), 'x')"),
        ("<style>p > a { }", "#root(style('p > a { }'))"),
        ("<textarea><b>&lt;</textarea>x", "#root(textarea('<b><'), 'x')"),
        ("<title>A &amp; B</title>", "#root(title('A & B'))"),
        ("<!-- note -->a<!DOCTYPE html><!-->b", "#root(!' note ', 'a', !'DOCTYPE html', !'', 'b')"),
        ("a<!-- never closed", "#root('a', !' never closed')"),
        ("1 < 2 & 3 > 2", "#root('1 < 2 & 3 > 2')"),
        ("<p title='a > b'>c", "#root(p('c'))"),
        ("a <b", "#root('a <b')"),
        ("<head><title>T</title><div>x</div>", "#root(head(title('T')), div('x'))"),
        ("<body>a</body></html>b", "#root(body('a', 'b'))"),
        ("<noscript><img src=a></noscript>", "#root(noscript(img))"),
        ("<form><div></form>a</div>b", "#root(form(div('a')), 'b')"),
        ("</p></br>a", "#root('a')"),
    ],
)
def test_markup_is_read_as_browsers_read_it(markup: str, expected: str) -> None:
    assert shape(tree(markup)) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<a href=one/two class=x>", {"href": "one/two", "class": "x"}),
        ("<a href = 'x'\nHidden>", {"href": "x", "hidden": ""}),
        ("<a a=1 a=2 b=''>", {"a": "1", "b": ""}),
        ('<a title="5 > 4" data-x>', {"title": "5 > 4", "data-x": ""}),
        ('<a href="?a=1&copy=2&amp;b=3&lt">', {"href": "?a=1&copy=2&b=3<"}),
        ('<a alt="5" tall">', {"alt": "5", 'tall"': ""}),
        ("<img src=a/>", {"src": "a/"}),
        ("<br/>", {}),
    ],
)
def test_attributes_are_read_as_browsers_read_them(tag: str, expected: dict[str, str]) -> None:
    node = tree(tag).children[0]
    assert {name: text.value for name, text in node.attributes.items()} == expected
    assert {name: node.attribute(name) for name in expected} == expected
    for text in node.attributes.values():
        if text.value and "&" not in tag:
            assert tag[slice(*text.span())] == text.value


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&amp;&lt;&gt;&quot;&nbsp;", '&<>"\xa0'),
        ("&#8217;&#x2019;&#146;", "’’’"),
        ("&copy 2024 &notit;", "© 2024 ¬it;"),
        ("&acE;", "∾̳"),
        ("&#0;&#xD800;&#99999999999999999999999;", "\ufffd\ufffd\ufffd"),
        ("AT&T &unknown; &;", "AT&T &unknown; &;"),
        ("&amp;amp;", "&amp;"),
    ],
)
def test_character_references_are_resolved(written: str, read: str) -> None:
    assert tree(written).children[0].text.value == read


def test_markup_inside_a_mapped_text_has_its_places_in_the_file() -> None:
    file = '{"html": "<p class=\\"a\\">R&eacute;n\\u00e9e</p>"}'
    pieces = (
        Piece(0, 9, 10, 9),
        Piece(9, 1, 19, 2),
        Piece(10, 1, 21, 1),
        Piece(11, 1, 22, 2),
        Piece(12, 11, 24, 11),
        Piece(23, 1, 35, 6),
        Piece(24, 5, 41, 5),
    )
    outer = Text('<p class="a">R&eacute;née</p>', pieces, ("json",))
    paragraph = parse(outer).children[0]
    text = paragraph.children[0].text
    assert text.value == "Rénée"
    assert text.escapes == ("html", "json")
    assert [file[slice(*text.span(i, i + 1))] for i in range(5)] == ["R", "&eacute;", "n", "\\u00e9", "e"]
    assert file[slice(*paragraph.attributes["class"].span())] == "a"
    assert file[slice(*paragraph.open_tag)] == '<p class=\\"a\\">'


@pytest.mark.parametrize("name", ["div", "b", "span", "a", "table", "li", "section", "x-y", "svg"])
def test_deep_nesting_is_laid_flat(name: str) -> None:
    markup = f"<{name}>" * 5_000 + "word" + f"</{name}>" * 5_000 + "<p>after</p>"
    deepest = 0
    stack = [(tree(markup), 0)]
    words: list[str] = []
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        stack.extend((child, depth + 1) for child in reversed(node.children))
        words.append(node.text.value)
    assert deepest <= MAXIMUM_DEPTH + 1
    assert "".join(words) == "wordafter"


@pytest.mark.parametrize(
    "unit",
    [
        "<a b='>' ",
        "<",
        "<a ",
        '<a x="',
        "&",
        "&a",
        "<!--",
        "<!",
        "</",
        "<a<",
        "a=",
        "<script>",
        "</p>",
        "&#1",
    ],
)
def test_a_tree_grows_no_faster_than_its_markup(unit: str) -> None:
    assert sum(1 for _ in tree(unit * 20_000).walk()) <= 40_002


_PIECES = st.sampled_from(
    re.findall(
        r"\S+|\s",
        "< > / = \" ' & ; # - ! <!-- --> <p> </p> <b> </b> <a href=x></a> <li> <td> <table> </table> <br> <img alt='"
        ' é \r\n word &amp; &eacute; &#39; &x <script> </script> <svg> </svg> <title> <p class="a b"> </div> <div>'
        " <figure> <figcaption> </figcaption> </figure> <h1> </h2> <![CDATA[ ]]> <?x",
    )
)


@given(st.lists(_PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_every_word_and_value_maps_to_where_it_stands(markup: str) -> None:
    root = tree(markup)
    covered = 0
    for node in root.walk():
        assert 0 <= node.span.start <= node.span.end <= len(markup)
        assert node.start <= node.open_end <= node.end
        texts = [node.text, *node.attributes.values()]
        for text in texts:
            for index, character in enumerate(text.value):
                written = markup[slice(*text.span(index, index + 1))]
                assert written == character or written.startswith("&")
        if node.name == TEXT:
            assert node.start >= covered
            covered = node.end
            assert node.value == node.text.value


@given(st.text(alphabet="<>/='\"!-& abp;#x", max_size=60))
def test_no_markup_is_too_broken(markup: str) -> None:
    root = tree(markup)
    assert [child for node in root.walk() for child in node.children if child.parent is not node] == []
