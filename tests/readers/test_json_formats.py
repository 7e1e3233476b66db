"""JSON formats: which one a file is, and the traps of real files."""

from __future__ import annotations

import json

import pytest

from newslint.conventions import Conventions, Limits
from newslint.readers.json_formats import read
from newslint.source import SourceFile, decode
from newslint_schemas import Article, DateRole, Document, Genre, Presence, Role


def load(value: object, conventions: Conventions | None = None) -> tuple[SourceFile, Document]:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    source = decode("item.json", text.encode("utf-8"))
    return source, read(source, conventions or Conventions())


def only(value: object) -> Article:
    (article,) = load(value)[1].articles
    return article


FORMATS: list[tuple[str, object]] = [
    ("ninjs", {"uri": "x", "headline": "Rain"}),
    ("ninjs", {"guid": "x", "type": "text", "body_html": "<p>Rain.</p>"}),
    ("ninjs", [{"uri": "x", "headlines": [{"value": "Rain"}]}]),
    ("ninjs", {"total": 1, "item": [{"uri": "x", "headline": "Rain"}]}),
    ("ans", {"_id": "x", "type": "story", "headlines": {"basic": "Rain"}}),
    ("ans", {"version": "0.10.9", "type": "image", "url": "a.jpg", "created_date": "2024-01-01T00:00:00Z"}),
    ("ap", {"data": {"item": {"type": "text", "altids": {"itemid": "x"}, "headline": "Rain"}}}),
    ("ap", {"type": "picture", "description_caption": "Rain.", "headline": "Rain"}),
    ("digitalwires", {"urn": "x", "version_created": "2024-01-01T00:00:00Z", "headline": "Regen"}),
    ("digitalwires", {"headline": "Regen", "article_html": "<p>Regen.</p>"}),
    ("apple-news", {"title": "Rain", "components": [{"role": "body", "text": "Rain."}]}),
    ("json-ld", {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Rain"}),
    ("json-ld", [{"@type": ["Thing", "ReportageNewsArticle"], "headline": "Rain"}]),
    ("guardian", {"response": {"content": {"webTitle": "Rain", "fields": {"body": "<p>Rain.</p>"}}}}),
    ("guardian", {"webTitle": "Rain", "webPublicationDate": "2024-01-01T00:00:00Z", "blocks": []}),
]


@pytest.mark.parametrize(("name", "value"), FORMATS)
def test_a_format_is_told_by_its_keys(name: str, value: object) -> None:
    _, document = load(value)
    assert document.format == name
    assert len(document.articles) == 1


OTHERS: list[object] = [
    {"name": "site", "version": "1.0.0", "scripts": {"build": "make"}},
    {"type": "FeatureCollection", "features": []},
    {"uri": "https://example.com", "method": "GET"},
    {"title": "Settings", "items": [{"id": 1, "type": "story"}]},
    [],
    {},
    3,
    "null",
    '{ // a comment\n  "compilerOptions": {},\n}',
    "2024-01-01 12:00:00 started\n",
    "",
    {"@context": "https://schema.org", "@type": "Organization", "name": "Example"},
]


@pytest.mark.parametrize("value", OTHERS)
def test_other_json_is_no_article_and_no_finding(value: object) -> None:
    _, document = load(value)
    assert document.articles == ()
    assert document.problems == ()
    assert document.reason.startswith("not an article: ")


def test_a_broken_item_is_read_and_the_fault_reported() -> None:
    _, document = load('{"uri": "x", "headline": "Rain in the hills" "body_html": "<p>It rains.</p>"}')
    assert document.articles[0].headline.value == "Rain in the hills"
    assert document.articles[0].blocks[0].text.value == "It rains."
    assert [problem.rule for problem in document.problems] == ["parse/json"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('{"headline": "Rain falls" "versioncreated": "2024-01-18T09:30:00Z"}', "comma is missing"),
        ('{"headline": "Rain falls", "body_html": "<p>It rains in the', "ends before it is complete"),
        ('[{"headline": "Rain falls", "body_text": "It rains in the hills."}', "ends before it is complete"),
        ('{"headline": "Rain falls", "body": "It rains in the hills and by the sea.", x', "breaks here"),
        ('{"title": "Rain falls", "date": "2024-01-18", "body": "It rains."', "ends before it is complete"),
    ],
)
def test_broken_json_with_the_keys_of_an_article_is_read_and_the_fault_reported(
    value: str, said: str
) -> None:
    _, document = load(value)
    assert [article.headline.value for article in document.articles] == ["Rain falls"]
    assert [(problem.rule, said in problem.message) for problem in document.problems] == [
        ("parse/json", True)
    ]


@pytest.mark.parametrize(
    "value",
    [
        '{"name": "site" "version": "1.0"}',
        '{"headline": "Label", "body": "Words"',
        '{"title": "Sign up", "body": "We send you a letter with our stories each week"',
        '{"headline": "body_html", "versioncreated": 1,}',
        '{"headline": "Two words", "colour": "red"',
    ],
)
def test_other_broken_json_is_passed_over_with_the_place_of_the_fault(value: str) -> None:
    _, document = load(value)
    assert (document.articles, document.problems) == ((), ())
    assert "(broken in line 1, column " in document.reason


def test_words_of_html_in_a_string_know_their_column() -> None:
    source, document = load('{"uri": "x", "body_html": "<p>Fish\\u00a0&amp; \\"chips\\"</p>"}')
    (block,) = document.articles[0].blocks
    assert block.text.value == 'Fish & "chips"'
    assert block.text.escapes == ("html", "json")
    assert source.slice(block.text.span(5, 6)) == "&amp;"
    assert source.slice(block.text.span(7, 14)) == '\\"chips\\"'


def test_renditions_are_one_picture_and_two_renderings_one_caption() -> None:
    article = only(
        {
            "uri": "x",
            "type": "picture",
            "description_text": "Rain on the pier.",
            "description_html": "<p>Rain on the pier.</p>",
            "renditions": {"small": {"href": "a-100x100.jpg"}, "main": {"href": "a.jpg"}},
        }
    )
    (picture,) = article.pictures
    assert picture.source == "a.jpg"
    assert picture.caption.value == "Rain on the pier."
    assert picture.repeats == ()
    assert picture.credit.state is Presence.ABSENT


@pytest.mark.parametrize("credit", ["None", "null", " ", ""])
def test_a_credit_that_a_program_left_without_a_value_is_empty(credit: str) -> None:
    article = only({"uri": "x", "type": "picture", "description_text": "A pier.", "creditline": credit})
    assert article.pictures[0].credit.state is Presence.EMPTY


def test_a_bare_reference_has_its_words_elsewhere_and_is_no_untitled_teaser() -> None:
    article = only(
        {
            "uri": "x",
            "headline": "Rain",
            "associations": [
                {"type": "picture", "uri": "y", "headline": "Pier"},
                {"type": "text", "uri": "z"},
                {"type": "event", "uri": "w"},
            ],
        }
    )
    (picture,) = article.pictures
    assert picture.credit.state is Presence.ELSEWHERE
    assert list(article.teasers) == []


def test_a_text_without_a_headline_but_with_a_description_is_a_teaser_without_title() -> None:
    article = only(
        {"uri": "x", "headline": "Rain", "associations": {"a": {"type": "text", "description_text": "Sun."}}}
    )
    (teaser,) = article.teasers
    assert teaser.title.missing
    assert teaser.first == teaser.summary.span


def test_a_graphic_and_a_logo_are_no_photographs() -> None:
    associations = {"logo": {"type": "graphic", "renditions": {"main": {"href": "blue.jpg"}}}}
    article = only({"uri": "x", "headline": "Rain", "associations": associations})
    assert article.pictures[0].genre is Genre.LOGO


def test_a_lead_that_stands_in_the_body_again_is_one_picture_with_all_that_is_told() -> None:
    article = only(
        {
            "_id": "x",
            "type": "story",
            "headlines": {"basic": "Rain"},
            "promo_items": {"basic": {"type": "image", "url": "https://m.example.com/a.jpg?w=100"}},
            "content_elements": [
                {
                    "type": "image",
                    "url": "https://m.example.com/a.jpg",
                    "caption": "A pier.",
                    "copyright": "NNA",
                },
                {"type": "image", "url": "https://m.example.com/b.jpg", "caption": "A pier."},
            ],
        }
    )
    assert [picture.caption.value for picture in article.pictures] == ["A pier.", "A pier."]
    assert article.pictures[0].role is Role.LEAD
    assert article.pictures[0].credit.value == "NNA"


def test_images_with_one_caption_are_crops_for_search_engines() -> None:
    crops = [{"@type": "ImageObject", "url": f"{name}.jpg", "caption": "A pier."} for name in ("a", "b", "c")]
    article = only({"@type": "NewsArticle", "headline": "Rain", "image": crops})
    assert len(article.pictures) == 1


def test_a_bare_address_of_an_image_says_nothing_of_its_credit() -> None:
    article = only({"@type": "NewsArticle", "headline": "Rain", "image": "https://m.example.com/a.jpg"})
    assert article.pictures[0].credit.state is Presence.ELSEWHERE
    assert article.pictures[0].role is Role.SHARE


def test_an_author_that_is_json_in_a_string_is_no_byline() -> None:
    article = only({"@type": "NewsArticle", "headline": "Rain", "author": '{"name": "Ann Poe"}'})
    assert article.bylines == ()


def test_nitf_in_a_string_is_read_with_its_places() -> None:
    nitf = '<nitf><body><body.head><byline>By ANN POE</byline></body.head><body.content><p>"Rain."</p></body.content></body></nitf>'
    source, document = load(
        {"data": {"item": {"type": "text", "altids": {}, "headline": "Rain"}}, "nitf": nitf}
    )
    (article,) = document.articles
    assert article.bylines[0].value == "By ANN POE"
    assert source.slice(article.blocks[0].text.span(0, 1)) == '\\"'


def test_the_caption_in_the_page_counts_and_its_copy_full_screen_does_not_repeat_it() -> None:
    article = only(
        {
            "title": "Rain",
            "components": [
                {"role": "photo", "URL": "a.jpg", "caption": "A pier."},
                {"role": "caption", "text": "A pier in the rain."},
                {"role": "body", "text": "Rain."},
            ],
        }
    )
    assert article.pictures[0].caption.value == "A pier in the rain."
    assert article.pictures[0].repeats == ()


def test_a_system_s_last_version_before_publication_is_no_update() -> None:
    article = only(
        {
            "_id": "x",
            "type": "story",
            "headlines": {"basic": "Rain"},
            "display_date": "2024-02-03T00:00:00Z",
            "last_updated_date": "2024-02-01T00:00:00Z",
        }
    )
    assert [mark.role for mark in article.dates] == [DateRole.PUBLISHED, DateRole.CREATED]


def test_words_that_are_no_date_are_kept_without_a_moment() -> None:
    _, document = load({"uri": "x", "headline": "Rain", "versioncreated": "Last Tuesday"})
    (article,) = document.articles
    assert article.dates[0].field.value == "Last Tuesday"
    assert article.anchors == ()
    assert [problem.rule for problem in document.problems] == ["parse/bad-date"]


def test_an_item_of_nothing_but_a_bad_date_is_no_article_but_not_passed_over_in_silence() -> None:
    _, document = load({"uri": "x", "versioncreated": "Last Tuesday"})
    assert document.articles == ()
    assert [problem.rule for problem in document.problems] == ["parse/bad-date"]


@pytest.mark.parametrize(
    "value",
    [
        "YYYYMMDD000000-HHMM", "0001-01-01T00:00:00", "0000-00-00 00:00:00", "TBD", "tbc.", "to be announced",
        "{{ date }}", "n/a",
    ],
)  # fmt: skip
def test_a_date_that_was_never_filled_in_is_no_problem(value: str) -> None:
    _, document = load({"uri": "x", "headline": "Rain", "versioncreated": value})
    assert document.problems == ()


def test_the_day_in_an_address_or_a_path_dates_what_nothing_else_does() -> None:
    page = {"title": "Rain", "metadata": {"canonicalURL": "https://n.example.com/2024/03/05/rain"}}
    article = only({**page, "components": [{"role": "body", "text": "It rains."}]})
    assert [(mark.role, str(mark.moment and mark.moment.date)) for mark in article.dates] == [
        (DateRole.PATH, "2024-03-05")
    ]
    source = decode("2024-03-06-rain.json", b'{"uri": "x", "headline": "Rain"}')
    (named,) = read(source, Conventions()).articles
    assert str(named.date) == "2024-03-06"


def test_notes_for_editors_are_no_text_of_the_article() -> None:
    article = only({"uri": "x", "headline": "Rain", "ednote": "Ring 555 0100", "body_text": "It rains."})
    assert all("555" not in passage.text.value for passage in article.passages())


def test_articles_of_one_file_have_ids_of_their_own() -> None:
    items = [
        {"uri": "a", "headline": "Rain"},
        {"uri": "a", "headline": "Sun"},
        {"guid": "c", "headline": "Fog"},
    ]
    assert [article.id for article in load(items)[1].articles] == ["a", "a#2", "c"]


def test_more_articles_than_the_limit_are_said() -> None:
    items = [{"uri": str(number), "headline": "Rain"} for number in range(4)]
    _, document = load(items, Conventions(limits=Limits(articles=3)))
    assert len(document.articles) == 3
    assert [problem.rule for problem in document.problems] == ["parse/too-large"]


def test_lines_of_plain_text_are_paragraphs_where_they_end_as_sentences_do() -> None:
    article = only({"uri": "x", "headline": "Rain", "body_text": "It rained.\nIt stopped.\nIt rained again."})
    assert len(article.blocks) == 3
    wrapped = only({"uri": "x", "headline": "Rain", "body_text": "It rained\nand it\nstopped\nat noon."})
    assert [block.text.value for block in wrapped.blocks] == ["It rained and it stopped at noon."]


def test_a_caption_that_is_told_in_two_ways_is_read_in_both_where_they_differ() -> None:
    def picture(rich: str) -> Article:
        return only(
            {
                "uri": "x",
                "type": "picture",
                "headlines": [{"value": "The wall"}],
                "descriptions": [
                    {"role": "text", "value": "The wall on Friday."},
                    {"role": "richtext", "contenttype": "text/html", "value": rich},
                ],
            }
        )

    assert picture("<p>The wall<br />on Friday.</p>").metadata == ()
    article = picture("<p>The wall on <b>Monday</b>.</p>")
    assert [field.value for field in article.metadata] == ["The wall on Monday."]
    assert article.pictures[0].caption.value == "The wall on Friday."
