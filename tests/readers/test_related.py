"""Lists of other stories inside a body, shared credits and Markdown in strings: in every data format."""

from __future__ import annotations

import cProfile
import html
import json
import pstats
from collections.abc import Callable

import pytest

from newslint.conventions import Conventions
from newslint.readers import json_formats, markdown, xml_formats
from newslint.source import decode
from newslint_schemas import Article, Origin, Presence

STORY = "<p>Saltby is to rebuild its harbour wall, three years after the storm that breached it in two places.</p>"
LIST = '<ul><li><a href="/ferries-late-again">Ferries late again</a></li><li><a href="/x/old-pier">The old pier</a></li></ul>'


def rss(body: str) -> Article:
    text = (
        "<rss><channel><item><title>The wall</title><guid>1</guid>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"
    )
    (article,) = xml_formats.read(decode("feed.xml", text.encode()), Conventions()).articles
    return _placed(article, text)


def escaped_rss(body: str) -> Article:
    text = (
        "<rss><channel><item><title>The wall</title><guid>1</guid>"
        f"<content:encoded>{html.escape(body)}</content:encoded></item></channel></rss>"
    )
    (article,) = xml_formats.read(decode("feed.xml", text.encode()), Conventions()).articles
    return _placed(article, text)


def ninjs(body: str) -> Article:
    return _json({"uri": "x", "headline": "The wall", "body_html": body})


def ans(body: str) -> Article:
    element = {"type": "raw_html", "content": body}
    return _json(
        {"_id": "x", "type": "story", "headlines": {"basic": "The wall"}, "content_elements": [element]}
    )


def in_markdown(body: str) -> Article:
    text = f"---\ntitle: The wall\n---\n\n{body}\n"
    (article,) = markdown.read(decode("wall.md", text.encode()), Conventions()).articles
    return _placed(article, text)


def _json(value: object) -> Article:
    text = json.dumps(value, ensure_ascii=False)
    (article,) = json_formats.read(decode("item.json", text.encode()), Conventions()).articles
    return _placed(article, text)


def _placed(article: Article, text: str) -> Article:
    for teaser in article.teasers:
        if teaser.title.span is not None and teaser.title.present:
            assert html.unescape(text[slice(*teaser.title.span)]) == teaser.title.value
    return article


READERS = [rss, escaped_rss, ninjs, ans, in_markdown]


def titles(article: Article) -> list[tuple[str, list[str]]]:
    return [(rail.heading.value, [teaser.title.value for teaser in rail.teasers]) for rail in article.rails]


def words(article: Article) -> list[str]:
    return [block.text.value for block in article.blocks]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "heading",
    ["<h3>Related stories</h3>", "<p><strong>Read more:</strong></p>", "<h2>More from the harbour</h2>"],
)
def test_a_heading_with_a_list_of_links_is_a_rail_and_no_text(
    read: Callable[[str], Article], heading: str
) -> None:
    article = read(STORY + heading + LIST)
    ((label, found),) = titles(article)
    assert label in heading
    assert found == ["Ferries late again", "The old pier"]
    assert len(words(article)) == 1


@pytest.mark.parametrize("read", READERS)
def test_an_element_named_after_other_stories_is_a_rail(read: Callable[[str], Article]) -> None:
    cards = "".join(
        f'<div><a href="/news/{slug}"><img src="{slug}.jpg" alt=""></a><h4><a href="/news/{slug}">{title}</a></h4></div>'
        for slug, title in (
            ("ferries-late-again-today", "Ferries late again"),
            ("the-old-pier-is-sold", ""),
            ("nets-and-ropes-at-sea", "Nets and ropes"),
        )
    )
    article = read(f'{STORY}<div class="related-stories">{cards}</div>{STORY}')
    assert titles(article) == [("", ["Ferries late again", "", "Nets and ropes"])]
    assert [teaser.title.state for teaser in article.teasers][1] is Presence.EMPTY
    assert article.pictures == ()
    assert len(words(article)) == 2


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "line",
    [
        '<p><strong>READ MORE:</strong> <a href="/a">Ferries late again</a></p>',
        '<p>Related: <a href="/a">Ferries late again</a>.</p>',
    ],
)
def test_a_line_that_calls_to_read_another_story_is_a_teaser(
    read: Callable[[str], Article], line: str
) -> None:
    article = read(STORY + line + STORY)
    assert [found for _, found in titles(article)] == [["Ferries late again"]]
    assert len(words(article)) == 2


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "body",
    [
        f"<h3>What the council decided</h3>{LIST}",
        '<h3>Related</h3><ul><li>The wall fell in 2021.</li><li><a href="/a">It was old</a></li></ul>',
        '<p>Related: the council will meet <a href="/a">on Friday</a>, and hear the fishermen.</p>',
        '<div class="related"><p>Two plans: <a href="/the-plan-for-the-quay">one</a>, <a href="/b-plan-for-a-pier">two</a>.</p></div>',
        '<h3>Related</h3><p>Nothing has been built here since.</p>',
        '<h3>Related</h3><ul><li><a href="#one">Back to the top</a></li></ul>',
    ],
)  # fmt: skip
def test_other_lists_and_sentences_stay_text(read: Callable[[str], Article], body: str) -> None:
    article = read(STORY + body)
    assert article.rails == ()
    assert len(words(article)) > 1


def test_a_heading_and_links_that_are_elements_of_their_own_are_a_rail() -> None:
    elements = [
        {"type": "text", "content": STORY},
        {"type": "header", "level": 3, "content": "Related stories"},
        {
            "type": "list",
            "items": [
                {"type": "text", "content": '<a href="https://example.com/a">Ferries late again</a>'},
                {"type": "text", "content": '<a href="https://example.com/b">The old pier</a>'},
            ],
        },
        {"type": "header", "level": 3, "content": "What comes next"},
        {"type": "text", "content": "The council meets in May."},
    ]
    article = _json(
        {"_id": "x", "type": "story", "headlines": {"basic": "The wall"}, "content_elements": elements}
    )
    assert titles(article) == [("Related stories", ["Ferries late again", "The old pier"])]
    assert words(article)[1:] == ["What comes next", "The council meets in May."]


# --- a credit for all pictures ----------------------------------------------------------------------


@pytest.mark.parametrize("read", READERS)
def test_a_line_credits_every_picture_without_a_credit(read: Callable[[str], Article]) -> None:
    figure = '<figure><img src="{0}.jpg" alt=""><figcaption>The wall from the {0}.{1}</figcaption></figure>'
    body = (
        STORY
        + figure.format("north", "")
        + figure.format("south", " Photo: Ann Lee")
        + STORY
        + "<p>Photos by Ole Berg</p>"
    )
    article = read(body)
    assert [(one.credit.value, one.credit.origin) for one in article.pictures] == [
        ("Photos by Ole Berg", Origin.GROUP),
        ("Photo: Ann Lee", Origin.CAPTION),
    ]


def test_the_byline_of_an_item_credits_its_pictures() -> None:
    one = {"type": "picture", "description_text": "The wall.", "renditions": {"main": {"href": "a.jpg"}}}
    article = _json(
        {
            "uri": "x",
            "headline": "The wall",
            "byline": "Words and photos by Ole Berg",
            "associations": {"a": one},
        }
    )
    assert article.pictures[0].credit.value == "photos by Ole Berg"


# --- Markdown in strings ----------------------------------------------------------------------------


def test_a_component_in_markdown_is_read_as_markdown() -> None:
    body = "The *old* wall fell, as [the council](https://example.com/council) said.\n\nIt is **gone**.\n\n- The pier\n- The quay"
    article = _json(
        {
            "title": "The wall",
            "language": "en",
            "components": [
                {"role": "heading2", "format": "markdown", "text": "What *fell*"},
                {"role": "body", "format": "markdown", "text": body},
                {"role": "body", "text": "Two * two is four."},
            ],
        }
    )
    assert words(article) == [
        "What fell",
        "The old wall fell, as the council said.",
        "It is gone.",
        "The pier",
        "The quay",
        "Two * two is four.",
    ]
    assert [mark.kind.value for mark in article.blocks[1].marks] == ["emphasis", "link"]


@pytest.mark.parametrize("read", READERS)
def test_a_teaser_is_dated_by_the_address_that_it_leads_to(read: Callable[[str], Article]) -> None:
    link = (
        '<a href="https://example.com/2024/03/05/ferries-are-late-again">Ferries late again on Thursday</a>'
    )
    article = read(f"{STORY}<p>Related: {link}</p><h3>Related stories</h3><ul><li>{link}</li></ul>")
    dates = [teaser.date for teaser in article.teasers]
    assert len(dates) == 2
    for mark in dates:
        assert mark is not None
        assert mark.moment is not None
        assert str(mark.moment.date) == "2024-03-05"


def test_a_teaser_in_markdown_is_dated_by_the_address_that_it_leads_to() -> None:
    article = in_markdown(
        "READ MORE: [Ferries late on Thursday](https://example.com/2024/03/05/ferries-are-late)"
    )
    (teaser,) = article.teasers
    assert teaser.date is not None
    assert str(teaser.date.moment and teaser.date.moment.date) == "2024-03-05"


@pytest.mark.parametrize(
    "part",
    [
        "<h3>Related</h3><ul><li><a href=/a-b-c-d>x</a></li></ul>",
        "<div class=related><a href=/a-b-c-d>x</a>",
        "<ul class=related><li><a href=/a-b-c-d>x</a>",
        "<p>Related</p>",
        "<p>READ MORE: <a href=/x>y</a>, ",
    ],
)
def test_the_work_grows_with_the_lists_and_no_faster(part: str) -> None:
    def calls(times: int) -> int:
        profile = cProfile.Profile()
        profile.runcall(ninjs, STORY + part * times)
        return int(getattr(pstats.Stats(profile), "total_calls"))  # noqa: B009

    assert calls(400) <= 2.5 * calls(200)


def test_the_parts_of_a_page_in_markdown_are_read_as_markdown() -> None:
    article = _json(
        {
            "title": "The wall",
            "components": [
                {"role": "intro", "format": "markdown", "text": "The wall is **gone**."},
                {"role": "photo", "URL": "a.jpg"},
                {"role": "caption", "format": "markdown", "text": "The *old* wall"},
                {"role": "photographer", "format": "markdown", "text": "[Ann Lee](https://example.com/lee)"},
                {"role": "body", "text": "It fell."},
            ],
        }
    )
    assert article.standfirst.value == "The wall is gone."
    (picture,) = article.pictures
    assert (picture.caption.value, picture.credit.value) == ("The old wall", "Ann Lee")
