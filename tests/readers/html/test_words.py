"""The visible words of a subtree, and the blocks of running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.html.blocks import blocks
from newslint.readers.html.selectors import select
from newslint.readers.html.tree import Node, parse
from newslint.readers.html.words import words
from newslint_schemas import BlockKind, MarkKind, Text


def tree(markup: str) -> Node:
    return parse(Text.verbatim(markup, 0, len(markup)))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>  One \n two  </p>", "One two"),
        ("One<br>two<br/> three", "One two three"),
        ("<b>W</b>ord <i> by </i><i>word</i>", "Word by word"),
        ("<div>One</div><div>two</div>", "One two"),
        ("<li>One<li>two", "One two"),
        ("One <script>x</script><style>y</style><!-- z -->two", "One two"),
        ("One<span hidden> two</span><span style='display: none'> three</span>", "One"),
        ("One <span class=visually-hidden>label</span>two", "One two"),
        ("One <button>Share</button> two", "One two"),
        ("Ren&eacute;e &amp;&nbsp;&#8217;", "Renée & ’"),
        ("<noscript>One</noscript><template>two</template><svg><title>x</title></svg>", ""),
        ("<img alt=words>", ""),
        ("", ""),
    ],
)
def test_words_are_what_a_reader_sees(markup: str, expected: str) -> None:
    assert words([tree(markup)])[0].value == expected


def test_links_emphasis_and_breaks_are_marks_over_the_words() -> None:
    text, marks = words(
        [tree("See <a href='/x'> the <em>report</em></a>, <strong>now</strong><br>or <code>never</code>")]
    )
    assert text.value == "See the report, now or never"
    assert [(mark.kind, text.value[mark.start : mark.end], mark.target) for mark in marks] == [
        (MarkKind.LINK, "the report", "/x"),
        (MarkKind.EMPHASIS, "report", ""),
        (MarkKind.STRONG, "now", ""),
        (MarkKind.BREAK, " ", ""),
        (MarkKind.CODE, "never", ""),
    ]


def test_a_subtree_may_be_left_out() -> None:
    root = tree("<figcaption>Nets. <cite>Ann Lee</cite></figcaption>")
    cite = next(root.find("cite"))
    assert words([root], {cite})[0].value == "Nets."


_PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<br>",
            "<b>",
            "</b>",
            "<a href=/x>",
            "</a>",
            "<li>",
            " ",
            "\n",
            "word",
            "&amp;",
            "é",
            "&#8217;",
            "\xa0",
        ]
    ),
    max_size=30,
).map("".join)


@given(_PIECES)
def test_every_visible_character_maps_to_where_it_stands(markup: str) -> None:
    root = tree(markup)
    text, marks = words([root])
    assert text.value == " ".join(text.value.split())
    for index, character in enumerate(text.value):
        written = markup[slice(*text.span(index, index + 1))]
        assert (
            written == character
            or written.startswith("&")
            or (character == " " and (not written.strip() or written == "<br>"))
        )
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    joined = " ".join(block.text.value for block in blocks(root))
    assert joined.split() == text.value.split() or "<p>" in markup or "<li>" in markup or "<br>" in markup
    for block in blocks(root):
        assert block.text.span().start >= block.span.start
        assert block.text.span().end <= block.span.end


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p>Two</p>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("One<p>Two</p>Three", [("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "Three")]),
        ("<h2>Head</h2><div>One</div>", [("heading", "Head"), ("paragraph", "One")]),
        ("<ul><li>One<ul><li>Two</ul></ul>", [("list-item", "One"), ("list-item", "Two")]),
        ("<blockquote><p>One</p></blockquote>Two", [("quotation", "One"), ("paragraph", "Two")]),
        ("<table><tr><th>A<td>B</table>", [("table", "A"), ("table", "B")]),
        ("<pre>x = 1</pre>", [("code", "x = 1")]),
        ("<div class=correction><p>One</p></div>", [("note", "One")]),
        ("One<br><br>Two<br>three", [("paragraph", "One"), ("paragraph", "Two three")]),
        ("<span><div>One</div>two</span>", [("paragraph", "One"), ("paragraph", "two")]),
        ("<p>One <img src=x> two</p>", [("paragraph", "One two")]),
        ("<figure><figcaption>x</figcaption></figure><p class=caption>y</p><nav>z</nav>", []),
        ("<form><input><label>x</label></form><form><p>One</p></form>", [("paragraph", "One")]),
        ("<p> </p><p hidden>x</p><script>y</script>", []),
    ],
)
def test_blocks_are_the_running_text(markup: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind.value, block.text.value) for block in blocks(tree(markup))] == expected


def test_a_block_knows_its_markup_and_a_heading_its_level() -> None:
    markup = "<div>\n<h3>One</h3>\n<p>Two <b>three</b></p>\n</div>"
    heading, paragraph = blocks(tree(markup))
    assert (heading.kind, heading.level, markup[slice(*heading.span)]) == (
        BlockKind.HEADING,
        3,
        "<h3>One</h3>",
    )
    assert markup[slice(*paragraph.span)] == "<p>Two <b>three</b></p>"


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("h2", ["2"]),
        (".deck", ["3", "4"]),
        ("p.deck", ["3"]),
        ("#top", ["1"]),
        ("[itemprop]", ["4"]),
        ("[itemprop=name]", ["4"]),
        ("div .deck", ["3"]),
        ("main div p", ["3"]),
        ("h2, span.deck", ["2", "4"]),
        ("span[itemprop='name'].deck", ["4"]),
        ("p::before", []),
        ("div > p", []),
        ("", []),
    ],
)
def test_selectors_point_at_elements(selector: str, expected: list[str]) -> None:
    root = tree(
        "<main><div id=top data-n=1><h2 data-n=2>x</h2><p class='big deck' data-n=3>y</p></div>"
        "<span class=deck itemprop=name data-n=4>z</span></main>"
    )
    assert [node.attribute("data-n") for node in select(root, (selector,))] == expected
