"""Whole pages: the article among the furniture."""

from __future__ import annotations

import cProfile
import pstats

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.readers.html import read
from newslint.source import SourceFile, decode
from newslint_schemas import Article, DateRole, Document, Field, Part, Presence, Role

TEXT = "".join(
    f"<p>{sentence} The council will hear the harbour master and the fishermen before it decides on the plan.</p>"
    for sentence in (
        "Saltby is to rebuild its harbour wall.",
        "The old wall was breached in two places during the storm.",
        "Fishermen have waited three years for the repair.",
        "Work should begin once the tide tables allow it.",
    )
)
HEADLINE = "Saltby to rebuild its harbour wall"


def document(markup: str, conventions: Conventions | None = None) -> Document:
    return read(SourceFile("page.html", markup.encode(), markup), conventions or Conventions())


def article(markup: str, conventions: Conventions | None = None) -> Article:
    (one,) = document(markup, conventions).articles
    return one


def page(body: str, head: str = "", lang: str = ' lang="en-GB"') -> str:
    return f"<!DOCTYPE html><html{lang}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


# --- headline ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", f"<h1>{HEADLINE}</h1>{TEXT}"),
        (f'<meta property="og:title" content="{HEADLINE}">', f"<h1>The Saltby Echo</h1><main><h1>{HEADLINE}</h1>{TEXT}</main>"),
        ('<meta property="og:title" content="Saltby harbour wall to be rebuilt">', f"<h1></h1><main><h1>{HEADLINE}</h1>{TEXT}</main>"),
        (f"<title>{HEADLINE} | The Saltby Echo</title>", f"<h1><a href=/>The Saltby Echo</a></h1><div><h2>{HEADLINE}</h2>{TEXT}</div>"),
        (f"<title>{HEADLINE}</title>", f"<h1>Ferry timetable changes</h1><h1>{HEADLINE}</h1>{TEXT}"),
        ("<title>SEO words</title>", f"<article><h1>{HEADLINE}</h1>{TEXT}</article>"),
        (f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEADLINE}"}}</script>',
         f"<h1>Ferries</h1><h1>{HEADLINE}</h1>{TEXT}"),
        (f"<title>{HEADLINE}</title>", f"<div class=sticky><h1>{HEADLINE}</h1></div><main><h1>{HEADLINE}</h1>{TEXT}</main>"),
        ("", f"<div itemprop=headline>{HEADLINE}</div>{TEXT}"),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_that_the_page_means(head: str, body: str) -> None:
    markup = page(body, head)
    one = article(markup)
    assert one.headline.value == HEADLINE
    assert one.headline.span is not None
    assert markup[slice(*one.headline.span)] == HEADLINE
    assert one.top == one.headline.span
    assert one.headline.span.start > markup.index("<body>")
    assert all(HEADLINE not in block.text.value for block in one.blocks)


@pytest.mark.parametrize(
    "head",
    [
        f'<meta property="og:title" content="{HEADLINE}">',
        f'<meta name="og:title" value="{HEADLINE}">',
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEADLINE}"}}</script>',
    ],
)
def test_a_headline_that_is_not_shown_is_taken_from_the_metadata(head: str) -> None:
    markup = page(f"<h1><a href=/>The Saltby Echo</a></h1>{TEXT}", head)
    one = article(markup)
    assert one.headline.value == HEADLINE
    assert one.headline.span is not None
    assert markup[slice(*one.headline.span)] == HEADLINE


def test_an_empty_headline_is_empty() -> None:
    assert article(page(f"<article><h1></h1>{TEXT}</article>")).headline.state is Presence.EMPTY


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<p></p>",
        "<html><body><ul><li><a href=/a>One</a></ul></body></html>",
        page("<h1>Contact</h1>"),
        page("<p>Short.</p>"),
        "{% include head.html %}<h1>{{ page.title }}</h1>" + TEXT,
    ],
)
def test_a_page_without_headline_and_text_is_no_article(markup: str) -> None:
    result = document(markup)
    assert result.articles == ()
    assert result.reason.startswith("not an article")


# --- what stands around it --------------------------------------------------------------------------


def test_a_page_is_read_part_by_part() -> None:
    one = article(
        page(
            "<header><nav><ul><li><a href=/news>News</a></ul></nav></header><main><article><header>"
            f"<span class=kicker>Harbour</span><h1>{HEADLINE}</h1><p class=standfirst>Three years after the storm, work begins.</p>"
            "<div class=byline>By Ann Lee</div><time datetime=2024-03-05T09:00:00Z>5 March 2024</time></header>"
            f"<div class=body>{TEXT}</div></article></main><footer><p>© The Saltby Echo</p></footer>",
            '<meta name=description content="What the council will hear">',
        )
    )
    assert one.kicker.value == "Harbour"
    assert one.standfirst.value == "Three years after the storm, work begins."
    assert [byline.value for byline in one.bylines] == ["By Ann Lee"]
    assert [block.text.value[:12] for block in one.blocks] == [
        "Saltby is to",
        "The old wall",
        "Fishermen ha",
        "Work should ",
    ]
    assert [field.value for field in one.metadata] == ["What the council will hear"]
    assert one.date is not None
    assert one.date.isoformat() == "2024-03-05"
    assert one.language == "en"
    assert one.format == "html"


@pytest.mark.parametrize(
    ("lang", "head", "expected"),
    [
        (' lang="de-AT"', "", "de"),
        (' xml:lang="fr"', "", "fr"),
        ("", '<meta property="og:locale" content="nb_NO">', "nb"),
        (
            "",
            '<script type="application/ld+json">{"@type":"Article","headline":"x","inLanguage":"sv"}</script>',
            "sv",
        ),
        ("", '<meta http-equiv="content-language" content="pl">', "pl"),
        ("", "", ""),
    ],
)
def test_the_language_is_the_one_that_the_page_says(lang: str, head: str, expected: str) -> None:
    assert article(page(f"<h1>{HEADLINE}</h1>{TEXT}", head, lang)).language == expected


@pytest.mark.parametrize(
    "wrapper",
    [
        "<div class='right-rail__main'>",
        "<div class=sidebar-grid>",
        "<aside>",
        "<div class=related-content>",
        "<form>",
        "<div class=author-layout>",
    ],
)
def test_a_container_that_holds_the_article_is_kept_whatever_its_name(wrapper: str) -> None:
    one = article(page(f"{wrapper}<h1>{HEADLINE}</h1><a href=/a>x</a><div class=widget>{TEXT}</div>"))
    assert one.headline.value == HEADLINE
    assert len(one.blocks) == 4


@pytest.mark.parametrize(
    "furniture",
    [
        "<aside class=related><h2>Related</h2><p>Ferries are late again and nobody knows why they are.</p><a href=/f>Ferries</a></aside>",
        "<div class=newsletter><p>Sign up for our morning letter and read it with your tea each day.</p></div>",
        "<section class=comments><p>I think that this wall should have been built ten years ago, honestly.</p></section>",
        "<footer><p>All rights reserved by The Saltby Echo, its owners and its printers in town.</p></footer>",
        "<nav><p>Home and garden, sport and weather, births and deaths, all in one place.</p></nav>",
    ],
)
def test_furniture_is_no_text(furniture: str) -> None:
    one = article(page(f"<article><h1>{HEADLINE}</h1>{TEXT}{furniture}</article>"))
    assert len(one.blocks) == 4


def test_an_article_among_others_on_an_endless_page_is_the_first() -> None:
    other = "".join(
        f"<p>Other story number {n} goes on about ferries and their crews for a good while longer.</p>"
        for n in range(40)
    )
    long = "".join(
        f"<p>Paragraph {n} about the wall, its stones, its builders and the price that they ask for it.</p>"
        for n in range(40)
    )
    one = article(
        page(
            f"<div><article><h1>{HEADLINE}</h1>{long}</article><article><h1>Ferries</h1>{other}</article></div>",
            f"<title>{HEADLINE}</title>",
        )
    )
    assert len(one.blocks) == 40
    assert not any("ferries" in block.text.value for block in one.blocks)


# --- dates ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "around"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2024-03-05T09:00:00Z"}</script>', ""),
        ('<script type="application/ld+json">{"@graph":[{"@type":"Person"},{"@type":["ReportageNewsArticle"],"datePublished":"2024-03-05"}]}</script>', ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-05", broken</script>', ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00Z"}</script>', "<time datetime=2024-03-05>5 March</time>"),
        ('<meta property="article:published_time" content="2024-03-05T09:00:00+0000">', ""),
        ('<meta name="sailthru.date" content="Tue, 05 Mar 2024 09:00:00 GMT">', ""),
        ('<meta name="parsely-pub-date" content="2024-03-05 09:00">', ""),
        ('<meta name="DC.date.issued" content="20240305090000">', ""),
        ('<meta name="article:publicationdate" content="Tue Mar 05 09:00:00 GMT 2024">', ""),
        ('<meta itemprop="datePublished" content="2024-03-05">', ""),
        ("", "<time datetime=2024-03-05T09:00>5 March</time>"),
        ("", "<div itemprop=datePublished content=2024-03-05>5 March</div>"),
        ("", "<p class=timestamp>Published 9:00 a.m. March 5, 2024</p>"),
        ("", "<span>March 5, 2024 / 9:00 AM</span>"),
        ("", "<ul><li>5 March 2024</li></ul>"),
    ],
)  # fmt: skip
def test_the_date_of_publication_is_found_wherever_it_is_kept(head: str, around: str) -> None:
    markup = page(f"<article><h1>{HEADLINE}</h1>{around}{TEXT}</article>", head)
    one = article(markup)
    (mark,) = [mark for mark in one.dates if mark.role is DateRole.PUBLISHED]
    assert one.date is not None
    assert one.date.isoformat() == "2024-03-05"
    assert mark.field.span is not None
    assert markup[slice(*mark.field.span)] == mark.field.value


@pytest.mark.parametrize(
    "junk",
    [
        '<meta property="article:published_time" content="">',
        '<meta name="foundingDate" content="1851-09-18">',
        '<meta name="msvalidate.01" content="20240305">',
        '<meta property="article:expiration_time" content="2024-03-05">',
        "<body><time datetime=P3M,14S>3:14</time>",
        "<body><time>4 months ago</time>",
        f"<body><div class=related><a href=/a-b-c-d><h3>Ferries</h3></a><time datetime=2019-01-01></time></div><h1>{HEADLINE}</h1>",
    ],
)
def test_what_is_no_date_of_publication_is_none(junk: str) -> None:
    assert article(page(f"<h1>{HEADLINE}</h1>{TEXT}", junk)).dates == ()


def test_updates_and_the_address_are_dates_of_their_own() -> None:
    one = article(
        page(
            f"<h1>{HEADLINE}</h1><p>Updated 6 March 2024</p>{TEXT}",
            '<link rel=canonical href="https://echo.example/2024/03/05/harbour-wall-to-be-rebuilt/">',
        )
    )
    assert {mark.role: str(mark.moment and mark.moment.date) for mark in one.dates} == {
        DateRole.UPDATED: "2024-03-06",
        DateRole.PATH: "2024-03-05",
    }


def test_a_file_name_dates_what_nothing_else_dates() -> None:
    markup = page(f"<h1>{HEADLINE}</h1>{TEXT}")
    (one,) = read(SourceFile("news/2024-03-05-wall.html", markup.encode(), markup), Conventions()).articles
    assert [(mark.role, mark.field.state) for mark in one.dates] == [(DateRole.PATH, Presence.ELSEWHERE)]
    assert str(one.date) == "2024-03-05"


@pytest.mark.parametrize("wrapped", ["//<![CDATA[\n{}\n//]]>", "<![CDATA[{}]]>", "<!--\n{}\n-->"])
def test_json_may_be_wrapped_as_for_old_browsers(wrapped: str) -> None:
    data = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2024-03-05"}}'
    script = f"<script type='application/ld+json'>{wrapped.format(data)}</script>"
    found = document(page(f"<article><h1>{HEADLINE}</h1>{TEXT}</article>", script))
    assert not found.problems
    (one,) = found.articles
    assert one.date is not None
    assert one.date.isoformat() == "2024-03-05"


def test_broken_json_is_told_and_survived() -> None:
    markup = page(
        f"<h1>{HEADLINE}</h1>{TEXT}",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x</script>',
    )
    result = document(markup)
    assert [problem.rule for problem in result.problems] == ["parse/json"]
    assert len(result.articles) == 1


# --- pictures ---------------------------------------------------------------------------------------


def test_pictures_are_the_articles_own() -> None:
    one = article(
        page(
            "<header><img src=/logo.png></header><main><article>"
            f"<h1>{HEADLINE}</h1><figure><img src=/wall.jpg><figcaption>The wall. <cite>Ann Lee</cite></figcaption></figure>{TEXT}"
            "<figure><img src=/boats.jpg><figcaption>Boats lie in the harbour.</figcaption></figure>"
            "<div class=author-bio><img src=/ann.jpg><p>Ann Lee</p></div>"
            "<a href=/ferries-are-late-again><img src=/ferry.jpg></a></article>"
            "<aside class=related><ul><li><a href=/the-price-of-fish><img src=/fish.jpg><h3>The price of fish</h3></a></ul></aside></main>"
        )
    )
    assert [(picture.source, picture.role, picture.credit.value) for picture in one.pictures] == [
        ("/wall.jpg", Role.LEAD, "Ann Lee"),
        ("/boats.jpg", Role.BODY, ""),
    ]
    assert all("wall." not in block.text.value.lower()[:9] for block in one.blocks)


def test_a_lead_picture_in_a_wrapper_named_like_a_rail_is_kept() -> None:
    one = article(
        page(
            f"<article><h1>{HEADLINE}</h1><div class=more-from-story><a href=/x>x</a><figure><img src=/wall.jpg>"
            f"<figcaption>The wall. <span class=credit>Ann Lee</span></figcaption></figure></div>{TEXT}</article>"
        )
    )
    assert [picture.source for picture in one.pictures] == ["/wall.jpg"]


def test_a_credit_for_all_pictures_counts_for_each() -> None:
    one = article(
        page(
            f"<article><h1>{HEADLINE}</h1><p class=byline>Words by Jo Gray. Photographs by Ann Lee</p><figure><img src=/a.jpg>"
            f"<figcaption>The wall at dawn.</figcaption></figure>{TEXT}</article>"
        )
    )
    assert [picture.credit.value for picture in one.pictures] == ["Photographs by Ann Lee"]


# --- teasers ----------------------------------------------------------------------------------------


def rail(items: str) -> Article:
    return article(
        page(
            f"<main><article><h1>{HEADLINE}</h1>{TEXT}</article><aside class=related><h2>More from Saltby</h2><ul>{items}</ul></aside></main>",
            "<link rel=canonical href=https://echo.example/news/harbour-wall-to-be-rebuilt>",
        )
    )


OTHERS = (
    "<li><a href=/ferries-are-late-again><img src=/f.jpg></a><h3><a href=/ferries-are-late-again>Ferries are late again</a></h3></li>"
    "<li><a href=https://echo.example/the-price-of-fish-rises><img src=/p.jpg>The price of fish rises</a></li>"
)


@pytest.mark.parametrize(
    "item",
    [
        "<li><a href=/gulls-steal-the-show-twice><h3>Gulls steal the show</h3></a></li>",
        "<li><h3><a href=/gulls-steal-the-show-twice>Gulls steal the show</a></h3><p>They came at noon and left at one.</p></li>",
        "<li><a href=/gulls-steal-the-show-twice><img src=/g.jpg></a><a href='/gulls-steal-the-show-twice?ref=rail'>Gulls steal the show</a></li>",
        "<li><a href=/gulls-steal-the-show-twice aria-label='Gulls steal the show'><img src=/g.jpg></a></li>",
        "<li><h4>Gulls steal the show</h4><a href=/gulls-steal-the-show-twice><img src=/g.jpg></a></li>",
        "<li><a href=/gulls-steal-the-show-twice><figure><img src=/g.jpg><figcaption>Gulls steal the show</figcaption></figure></a></li>",
        "<li><a href=/gulls-steal-the-show-twice><img src=/g.jpg></a><div>Gulls steal the show</div></li>",
        "<li><a href=/gulls-steal-the-show-twice></a><h3>Gulls steal the show</h3></li>",
        "<li><h3>Gulls steal the show</h3><p>They came at noon.</p><a href=/gulls-steal-the-show-twice>Read more</a></li>",
    ],
)
def test_a_teaser_has_the_title_that_a_reader_sees(item: str) -> None:
    one = rail(OTHERS + item)
    (only,) = one.rails
    assert only.heading.value == "More from Saltby"
    assert [teaser.title.value for teaser in only.teasers] == [
        "Ferries are late again",
        "The price of fish rises",
        "Gulls steal the show",
    ]
    assert one.pictures == ()


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ("<li><a href=/gulls-steal-the-show-twice><img src=/g.jpg></a></li>", "<a href=/gulls-steal-the-show-twice><img src=/g.jpg></a>"),
        ("<li><a href=/gulls-steal-the-show-twice><img src=/g.jpg></a><h3><a href=/gulls-steal-the-show-twice></a></h3><p>They came at noon and left.</p></li>",
         "<a href=/gulls-steal-the-show-twice></a>"),
        ("<li><span>Saltby</span><a href=/gulls-steal-the-show-twice><img src=/g.jpg><h3> </h3></a></li>", "<h3> </h3>"),
    ],
)  # fmt: skip
def test_a_teaser_without_a_title_shows_where_it_is_missing(item: str, place: str) -> None:
    (only,) = rail(item + OTHERS).rails
    untitled = [teaser for teaser in only.teasers if not teaser.title.present]
    assert len(untitled) == 1
    whole = page(
        f"<main><article><h1>{HEADLINE}</h1>{TEXT}</article><aside class=related><h2>More from Saltby</h2><ul>{item}{OTHERS}</ul></aside></main>",
        "<link rel=canonical href=https://echo.example/news/harbour-wall-to-be-rebuilt>",
    )
    assert whole[slice(*untitled[0].place)] == place


@pytest.mark.parametrize(
    "item",
    [
        "<li><a href=https://echo.example/><img src=/logo.jpg></a></li>",
        "<li><a href=https://elsewhere.example/gulls-steal-the-show-twice><img src=/g.jpg></a></li>",
        "<li><a href=/web/2013/http://elsewhere.example/gulls-steal-the-show-twice><img src=/g.jpg></a></li>",
        "<li><a href=/media/gulls-at-the-harbour-wall.jpg><img src=/g.jpg></a></li>",
        "<li><a href=/attachment/216479/><img src=/g.jpg></a></li>",
        "<li><a href=/author/ann-lee-of-the-echo><img src=/g.jpg></a></li>",
        "<li><a href='#comments'><img src=/g.jpg></a></li>",
        "<li><a href=mailto:news@echo.example><img src=/g.jpg></a></li>",
        "<li><a href=/ferries-are-late-again><img src=/again.jpg></a></li>",
        "<li class=language><a href=/pt/o-muro-do-porto-novo><img class=flag src=/pt.svg></a></li>",
    ],
)
def test_a_link_without_words_need_not_be_a_teaser(item: str) -> None:
    assert [teaser.title.value for teaser in rail(OTHERS + item).teasers] == [
        "Ferries are late again",
        "The price of fish rises",
    ]


def test_in_a_list_of_short_addresses_each_is_a_story() -> None:
    (only,) = rail(
        "<li><a href=/ferries>Ferries are late</a></li><li><h3><a href=/gulls></a></h3></li>"
    ).rails
    assert [teaser.title.value for teaser in only.teasers] == ["Ferries are late", ""]


def test_a_picture_without_words_does_not_take_the_title_of_an_item_beside_it() -> None:
    others = "".join(
        f"<li><a href=/{name}><img src=/{name}.jpg><h3>The {name} is late again</h3></a></li>"
        for name in ("ferry", "tram", "train")
    )
    picture = "<li><a href=/gulls-steal-the-show-twice{}><img src=/g.jpg alt=''></a></li>"
    titles = ["The ferry is late again", "The tram is late again", "The train is late again"]
    assert [teaser.title.value for teaser in rail(others + picture.format("")).teasers] == [*titles, ""]
    (labelled,) = rail(others + picture.format(" aria-label='Gulls steal the show'")).teasers
    assert labelled.title.value == "Gulls steal the show"


def test_links_in_sentences_and_menus_are_no_teasers() -> None:
    one = article(
        page(
            "<nav><a href=/sport-and-all-its-scores><img src=/s.jpg></a></nav><article>"
            f"<h1>{HEADLINE}</h1>{TEXT}<p>The wall, <a href=/the-storm-of-three-years-ago>breached in the storm</a>, has stood for a century and more.</p></article>"
        )
    )
    assert one.rails == ()


# --- conventions, fragments, encodings --------------------------------------------------------------


def test_selectors_show_where_a_site_keeps_its_fields() -> None:
    one = article(
        page(
            f"<h1>The Echo</h1><div class=x1>{HEADLINE}</div><div class=x2>After the storm</div><i class=x3>Ann Lee</i>"
            f"<b class=x4>5 March 2024</b><div class=x5>{TEXT}</div><div class=x6><p>{'Buy our paper and read it well. ' * 3}</p></div>"
        ),
        Conventions(
            selectors={
                "headline": (".x1",),
                "standfirst": (".x2",),
                "byline": ("i.x3",),
                "date": (".x4",),
                "body": (".x5",),
                "ignore": (".x6",),
            }
        ),
    )
    assert (one.headline.value, one.standfirst.value) == (HEADLINE, "After the storm")
    assert [byline.value for byline in one.bylines] == ["Ann Lee"]
    assert str(one.date) == "2024-03-05"
    assert len(one.blocks) == 4


def test_selectors_show_captions_and_credits_that_nothing_else_tells() -> None:
    body = f"<h1>{HEADLINE}</h1>{TEXT}<div><img src=/a.jpg></div><p class=q1>The wall at dawn.</p><p class=q2>Saltby Port</p>"
    one = article(page(body), Conventions(selectors={"caption": ("p.q1",), "credit": ("p.q2",)}))
    assert [(picture.caption.value, picture.credit.value) for picture in one.pictures] == [
        ("The wall at dawn.", "Saltby Port")
    ]
    assert len(one.blocks) == 4


def test_a_fragment_is_an_article() -> None:
    one = article(
        f"<h1>{HEADLINE}</h1>\n<figure><img src=a.jpg><figcaption>The wall (Photo: Ann Lee)</figcaption></figure>\n<p>Work begins.</p>"
    )
    assert one.headline.value == HEADLINE
    assert [block.text.value for block in one.blocks] == ["Work begins."]
    assert [picture.credit.value for picture in one.pictures] == ["Photo: Ann Lee"]


def test_line_ends_and_marks_do_not_move_a_place() -> None:
    markup = page(f"<h1>{HEADLINE}</h1>\r\n{TEXT}").replace("<", "\r\n<")
    source = decode("page.html", b"\xef\xbb\xbf" + markup.encode())
    (one,) = read(source, Conventions()).articles
    assert one.headline.span is not None
    assert source.slice(one.headline.span) == HEADLINE
    assert all(source.slice(block.text.span(0, 5)) == block.text.value[:5] for block in one.blocks)


# --- whatever comes ---------------------------------------------------------------------------------

_PIECES = st.lists(
    st.sampled_from(
        [
            *(f"<h1>{HEADLINE}</h1>", "<h1>", TEXT, "<article>", "</article>", "<div class=related>", "</div>", "<ul><li>"),
            *("<a href=/one-two-three-four>", "</a>", "<a href='http://[x'>", "<img src=/a.jpg>", "<figure>", "<figcaption>"),
            *("The wall (PA)", "<time datetime=2024-03-05>", "Published 5 March 2024", "<p class=byline>By Ann Lee", "&amp;"),
            *("<script type='application/ld+json'>", '{"@type":"NewsArticle","headline":"A &amp; B","datePublished":"2024-03-05"}'),
            *("</script>", "<meta property=og:title content='A &quot;wall&quot;'>", "<table><tr><td>", "<form>", "<h2>Related</h2>"),
            *("<head>", "<body>", "<title>", "</title>", "\r\n", "<noscript>", "<aside>", "{", "<!--"),
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=150)
@given(_PIECES | st.text(max_size=40))
def test_no_page_is_too_broken_and_every_word_stands_where_it_says(markup: str) -> None:
    for one in document(markup).articles:
        for passage in one.passages():
            span = passage.text.span()
            assert 0 <= span.start < span.end <= len(markup)
            if passage.part is Part.BODY:
                for index, character in enumerate(passage.text.value):
                    written = markup[slice(*passage.text.span(index, index + 1))]
                    assert written == character or written.startswith("&") or character == " "
        for mark in one.dates:
            assert isinstance(mark.field, Field)
            assert mark.moment is not None


_UNITS = {
    "nested elements": "<div>",
    "one picture many times": "<img src=/a.jpg>",
    "figures": "<figure><img src=/a.jpg><figcaption>Ships lie in the harbour</figcaption></figure>",
    "open figures": "<figure><img src=/a.jpg>",
    "links": "<a href=/one-two-three-four>x y z</a>",
    "open links": "<a href=/one-two-three-four>",
    "headlines": "<h1>Council votes</h1>",
    "times": "<time datetime=2024-01-01>1 January 2024</time>",
    "breaks": "word<br><br>",
    "captions": "<div class=caption>Ships lie (Photo: A Lee)",
    "bylines": "<span class=byline>By A B",
    "rails": "<div class=related><a href=/x-y-z-w>q</a>",
    "JSON-LD": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Votes"}</script>',
    "cells": "<table><tr><td>",
}


@pytest.mark.parametrize("unit", _UNITS.values(), ids=list(_UNITS))
def test_the_work_grows_with_the_page_and_no_faster(unit: str) -> None:
    def calls(number: int) -> int:
        markup = page(f"<article><h1>{HEADLINE}</h1>{TEXT}{unit * number}</article>")
        profile = cProfile.Profile()
        profile.runcall(document, markup)
        return int(getattr(pstats.Stats(profile), "total_calls"))  # noqa: B009

    calls(10)  # so that no import is counted, nor the compiling of a pattern
    # Beyond the depth that is kept, so that nesting no longer grows.
    assert calls(1_000) <= 2.5 * calls(500)


def test_the_title_of_a_card_whose_wrapper_is_named_after_it_is_its_heading() -> None:
    cards = "".join(
        f"<li><a href=/news/the-ferry-and-the-tide-{number}><div class=item__title-wrapper>"
        f"<h4>Ferry {number} is late</h4><p class=item__dek>The tide was low, and the boats had to wait.</p></div></a></li>"
        for number in (1, 2)
    )
    one = article(
        page(f"<article><h1>{HEADLINE}</h1>{TEXT}</article><aside class=related><ul>{cards}</ul></aside>")
    )
    assert [(teaser.title.value, teaser.summary.value) for teaser in one.teasers] == [
        ("Ferry 1 is late", "The tide was low, and the boats had to wait."),
        ("Ferry 2 is late", "The tide was low, and the boats had to wait."),
    ]


_TITLED = (
    '<li><a href="/news/bridge-vote.html">Most residents want the bridge</a></li>'
    '<li><a href="/news/pier-fire.html">The pier burns for a night</a></li>'
)


def _titles(rail: str) -> list[str]:
    story = (
        "<p>The ferry came back to the harbour of Marsham on Monday after a year in the yard, to cheers.</p>"
    )
    found = article(page(f"<article><h1>Ferry returns to the harbour</h1>{story}{rail}</article>"))
    return [teaser.title.value for teaser in found.teasers]


@pytest.mark.parametrize(
    "items",
    [
        f'<ul><li><a href="/news/ferry.html"></a></li>{_TITLED}</ul>',
        (
            '<div class="card"><h3><a href="/news/bridge-vote.html">Most residents want the bridge</a></h3></div>'
            '<div class="card"><h3><a href="/news/pier-fire.html">The pier burns for a night</a></h3></div>'
            '<div class="card"><a href="/news/ferry.html">Read more</a></div>'
        ),
    ],
)
def test_an_item_without_words_among_titled_ones_of_its_make_is_an_untitled_teaser(items: str) -> None:
    titles = ["Most residents want the bridge", "The pier burns for a night"]
    assert sorted(_titles(f'<aside class="related"><h2>Related</h2>{items}</aside>')) == ["", *titles]
    assert _titles(f'<aside class="related">{items}</aside>') == titles
    assert _titles(f'<aside class="related widget_links"><h2>Related</h2>{items}</aside>') == titles
    assert _titles(f'<aside class="topics"><h2>Related</h2>{items}</aside>') == titles


@pytest.mark.parametrize(
    "item",
    [
        '<li><a href="/news">More</a></li>',
        '<li><a href="/news/"></a></li>',
        '<li><a href="/shop/ferry.html"></a></li>',
        '<li><a href="/news/ferry.html"><svg></svg></a></li>',
        '<li><a href="/news/ferry.html" aria-label="Ferry returns"></a></li>',
        '<li class="logo"><a href="/news/ferry.html"></a></li>',
        '<li><a href="/news/pier-fire.html"></a></li>',
        '<li><a href="/news/ferry.html"><img src="/i/badge.png" alt=""></a></li>',
    ],
)
def test_a_badge_an_icon_or_a_section_among_teasers_is_none(item: str) -> None:
    assert "" not in _titles(f'<aside class="related"><h2>Related</h2><ul>{_TITLED}{item}</ul></aside>')


def test_the_article_s_own_headline_is_no_title_of_a_teaser() -> None:
    rail = (
        '<aside class="related"><h2>Read more</h2><ul><li><a href="/news/ferry.html"> </a></li></ul></aside>'
    )
    assert "Ferry returns to the harbour" not in _titles(rail)
