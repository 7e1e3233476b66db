"""What belongs to an article but stands apart from its text: printed dates, lists of sources."""

from __future__ import annotations

import pytest

from newslint.conventions import Conventions
from newslint.readers.html import read
from newslint.source import SourceFile
from newslint_schemas import Article, BlockKind, DateRole

TEXT = "".join(
    f"<p>{sentence} The council will hear the harbour master and the fishermen before it decides on the plan.</p>"
    for sentence in (
        "Saltby is to rebuild its harbour wall.",
        "The old wall was breached in two places during the storm.",
        "Fishermen have waited three years for the repair.",
        "Work should begin once the tide tables allow it.",
    )
)
HEAD = '<meta property="article:published_time" content="2024-03-05T09:00:00Z">'


def article(body: str, head: str = HEAD) -> Article:
    markup = (
        f"<!DOCTYPE html><html lang=en><head><title>The wall</title>{head}</head><body>{body}</body></html>"
    )
    (one,) = read(SourceFile("page.html", markup.encode(), markup), Conventions()).articles
    for mark in one.dates:
        span = mark.field.span
        assert span is not None
        if mark.role is DateRole.OTHER:
            assert markup[slice(*span)][:7] == mark.field.value[:7]
    return one


def printed(one: Article) -> list[str]:
    return [mark.field.value for mark in one.dates if mark.role is DateRole.OTHER]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<article><h1>The wall</h1><p><time datetime=2024-03-05>Monday, March 5, 2024</time></p>{}</article>",
            ["Monday, March 5, 2024"],
        ),
        (
            "<article><h1>The wall</h1><p class=postdate>10:41, Monday, March 5, 2024</p>{}</article>",
            ["10:41, Monday, March 5, 2024"],
        ),
        (
            "<article><h1>The wall</h1>{}<footer><p class=published>First published on Monday, March 5, 2024</footer>",
            ["First published on Monday, March 5, 2024"],
        ),
        (
            "<article><h1>The wall</h1><p class=date>March 5, 2024 | <a>Updated <b class=updated>March 6, 2024</b></a>{}",
            ["March 5, 2024 | Updated March 6, 2024"],
        ),
        ("<article><h1>The wall</h1><span class=date>5 days ago</span>{}</article>", []),
        ("<article><h1>The wall</h1>{}</article>", []),
    ],
)
def test_a_date_that_is_printed_is_read_beside_the_one_of_the_metadata(
    body: str, expected: list[str]
) -> None:
    one = article(body.format(TEXT))
    assert printed(one) == expected
    assert one.date is not None
    assert one.date.day == 5


def test_without_metadata_a_printed_date_is_told_once_as_the_date_of_publication() -> None:
    one = article(f"<article><h1>The wall</h1><p class=date>March 5, 2024</p>{TEXT}</article>", "")
    assert [(mark.role, mark.field.value) for mark in one.dates] == [(DateRole.PUBLISHED, "March 5, 2024")]


def test_dates_of_other_stories_are_not_the_articles() -> None:
    cards = "".join(
        f"<li><a href=/2024/02/0{day}/the-ferry-and-the-tide-{day}><h3>The ferry and the tide</h3></a>"
        f"<time>February {day}, 2024</time></li>"
        for day in (1, 2)
    )
    one = article(f"<article><h1>The wall</h1>{TEXT}<aside class=related><ul>{cards}</ul></aside></article>")
    assert printed(one) == []


@pytest.mark.parametrize("place", ["aside", "section", "div"])
def test_a_list_of_sources_beside_the_article_is_read_as_notes(place: str) -> None:
    one = article(
        f"<main><article><h1>The wall</h1>{TEXT}</article></main><{place} class=widget><h3>Sources:</h3><div>"
        "<p>Interview with Ann Lee, harbour master, March 1, 2024</p><p>Saltby Council, <i>Tide tables</i>, 2023</p>"
        f"</div><h3>Subscribe</h3><p>Get our letters every morning, free of charge.</p></{place}>"
    )
    notes = [block.text.value for block in one.blocks if block.kind is BlockKind.NOTE]
    assert notes == [
        "Interview with Ann Lee, harbour master, March 1, 2024",
        "Saltby Council, Tide tables, 2023",
    ]


def test_a_list_of_sources_in_the_text_is_told_once() -> None:
    one = article(
        f"<article><h1>The wall</h1>{TEXT}<h2>Sources</h2><p>Saltby Council, tide tables.</p></article>"
    )
    assert [block.text.value for block in one.blocks].count("Saltby Council, tide tables.") == 1


def test_links_to_other_sources_of_news_are_no_sources() -> None:
    one = article(
        f"<article><h1>The wall</h1>{TEXT}</article><nav><h3>Sources</h3><p>All the papers of the coast.</p></nav>"
    )
    assert not any(block.kind is BlockKind.NOTE for block in one.blocks)
