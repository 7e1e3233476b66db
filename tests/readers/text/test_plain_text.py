from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.readers.text import read
from newslint.source import SourceFile, decode
from newslint_schemas import Article, BlockKind, DateRole, Moment, Picture, Presence, Role, Text


def _article(text: str, path: str = "story.txt") -> Article:
    (article,) = read(SourceFile(path, text.encode(), text), Conventions()).articles
    return article


def _shown(picture: Picture) -> tuple[str, str]:
    return picture.caption.value, picture.credit.value


_LEAD = (
    "PORT ANSELM — The harbour bridge will close for a year from June, the city council decided on Monday."
)
_BODY = "“We have no choice,” Mayor Ruth Okello said after the vote. “It is that or a collapse of the whole bridge.”"


def test_headline_byline_date_and_dateline_are_told_apart() -> None:
    article = _article(
        "Harbour bridge to close for a year\n\nBy Ines Marlowe and Tom Ferro, Staff Writers\n"
        f"Published: March 3, 2025 at 9:14 a.m. GMT\n\n{_LEAD}\n\n{_BODY}\n"
    )
    assert article.headline.value == "Harbour bridge to close for a year"
    assert [byline.value for byline in article.bylines] == ["Ines Marlowe and Tom Ferro, Staff Writers"]
    assert [(mark.role, mark.moment) for mark in article.dates] == [
        (DateRole.PUBLISHED, Moment(2025, 3, 3, 9, 14, 0))
    ]
    assert article.dateline.value == "PORT ANSELM"
    assert [block.text.value[:11] for block in article.blocks] == ["The harbour", "“We have no"]
    assert not article.pictures


@pytest.mark.parametrize("below", ["Associated Courier", "STAFF WRITER", "The Anselm Gazette"])
def test_the_line_below_a_byline_is_the_writers_paper_and_no_credit(below: str) -> None:
    article = _article(f"Harbour bridge to close\n\nBy INES MARLOWE\n{below}\n\n{_LEAD}\n\n{_BODY}\n")
    assert [byline.value for byline in article.bylines] == ["INES MARLOWE"]
    assert not article.pictures
    assert article.dateline.value == "PORT ANSELM"


def test_the_byline_of_a_second_piece_is_no_caption() -> None:
    piece = f"By INES MARLOWE\nAssociated Courier\n\n{_LEAD}\n\n{_BODY}\n\n"
    assert not _article(f"Harbour bridge to close\n\n{piece}\n{piece}").pictures


def test_a_text_without_a_headline_has_none() -> None:
    article = _article(f"{_LEAD}\n\n{_BODY}\n")
    assert article.headline.state is Presence.ABSENT
    assert article.blocks[0].text.value.startswith("The harbour bridge")


def test_a_section_name_in_capitals_is_no_headline() -> None:
    article = _article(f"GRANTS\n\n{_BODY}\n\nNEW SHOPS\n\n{_BODY}\n")
    assert article.headline.missing
    assert [block.kind for block in article.blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_a_release_is_read_past_its_labels() -> None:
    article = _article(
        "Source: Anselm Bridges Ltd.\nMEDIA RELEASE PR1234\nBridge builder opens yard\n\n"
        f"LONDON, Feb. 1, 2017 /PRNewswire/ --\n\n    {_BODY}\n\nSOURCE: Anselm Bridges Ltd.\n"
    )
    assert article.headline.value == "Bridge builder opens yard"
    assert [(mark.role, mark.moment) for mark in article.dates] == [(DateRole.DATELINE, Moment(2017, 2, 1))]
    assert [field.value for field in article.metadata] == ["Anselm Bridges Ltd."]
    assert len(article.blocks) == 1


def test_a_wire_is_read_with_its_trailer() -> None:
    article = _article(
        "^BC-SOC--Rovers-Transfer, 1st Ld-Writethru,300<\n^Rovers sign keeper from Athletic<\n^AP Photo LON101\n"
        "^By MARTIN COLE=\n^AP Sports Writer=\n   LONDON (AP) _ Rovers have signed goalkeeper Jan Petrik from\n"
        "the other side of town, the club said on Friday.\n   Petrik, 24, agreed a four-year contract that\n"
        "runs until 2029.\n\nAP-WF-03-07-25 1412GMT\n"
    )
    assert article.headline.value == "Rovers sign keeper from Athletic"
    assert [byline.value for byline in article.bylines] == ["MARTIN COLE"]
    assert article.dateline.value == "LONDON (AP)"
    assert [mark.moment for mark in article.dates] == [Moment(2025, 3, 7, 14, 12)]
    assert len(article.blocks) == 2


def test_a_trailer_of_day_and_month_is_a_dateline() -> None:
    article = _article(f"{_BODY}\n\n071412 GMT MAR\n")
    assert [(mark.role, mark.anchors) for mark in article.dates] == [(DateRole.DATELINE, True)]


def test_the_path_dates_a_text_that_says_no_date() -> None:
    assert _article(_BODY, "news/2024/01/18/bridge.txt").dates[0].role is DateRole.PATH
    assert (
        _article(f"Posted: January 2, 2024\n\n{_BODY}", "2024-01-18-bridge.txt").dates[0].role
        is DateRole.PUBLISHED
    )


def test_text_around_a_date_stays_in_the_body() -> None:
    article = _article(
        f"Bridge closes\n\nPosted: Monday, March 3, 2025, 8:09 PM Offensive video? Tell us who.\n\n{_BODY}"
    )
    assert article.dates[0].moment == Moment(2025, 3, 3, 20, 9)
    assert article.blocks[0].text.value.startswith("Posted:")


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_caption_has_its_credit_on_the_line_below_or_after_a_blank_one(between: str) -> None:
    caption = "Engineers inspect a pier of the bridge in Port Anselm, February 11, 2025."
    article = _article(f"Bridge closes\n\n{caption}{between}Port Council/Handout via REUTERS\n\n{_BODY}")
    assert [_shown(picture) for picture in article.pictures] == [
        (caption, "Port Council/Handout via REUTERS")
    ]
    assert article.pictures[0].role is Role.LEAD
    assert len(article.blocks) == 1


def test_a_bare_name_right_under_a_line_is_its_credit() -> None:
    article = _article(
        f"Bridge closes\n\nThe bridge, seen from the mill.\nInes Marlowe\n\n{_BODY}\n\nInes Marlowe\n\n{_BODY}"
    )
    assert [_shown(picture) for picture in article.pictures] == [
        ("The bridge, seen from the mill.", "Ines Marlowe")
    ]


def test_a_caption_printed_twice_is_one_picture_with_a_repeat() -> None:
    caption = "Engineers inspect a pier of the bridge in Port Anselm, February 11, 2025."
    article = _article(f"Bridge closes\n\n{caption}\n{caption}\nREUTERS/Ines Orr\n\n{_BODY}")
    (picture,) = article.pictures
    assert [repeat.value for repeat in picture.repeats] == [caption]
    assert picture.credit.value == "REUTERS/Ines Orr"


def test_the_number_of_a_slide_shows_a_caption() -> None:
    article = _article(
        f"1 of 4. Engineers at work on the bridge\n\n{_BODY}\n\n2 of 4\n\nThe bridge from the mill. Photo: Ines Orr"
    )
    assert [(picture.role, *_shown(picture)) for picture in article.pictures] == [
        (Role.GALLERY, "Engineers at work on the bridge", ""),
        (Role.GALLERY, "The bridge from the mill.", "Photo: Ines Orr"),
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Tom Ferro (l), head of the council, and Ruth Okello, the mayor, talk at the end of the session.",
        "Engineers inspect a pier of the bridge in Port Anselm, February 11, 2025.",
        "FILE - The bridge stands open for a ship in 2019.",
        "The mayor is seen at the bridge as cars queue on February 11.",
    ],
)
def test_a_description_in_the_present_tense_is_a_caption(caption: str) -> None:
    assert [picture.caption.value for picture in _article(f"{_BODY}\n\n{caption}\n\n{_BODY}").pictures] == [
        caption
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor attends every session, people said, and has done so since January 17, 2019.",
        "The council meets on March 4, 2025.",
        "He told the court that a picture shows the two of them in Merrow.",
        "“She works at the bridge,” he said on January 17, 2024.",
        "She visited the bridge on January 17, 2024.",
        "The firm's net income fell in the year to December 31, 2024. (Reuters)",
        "Peter Orr",
        "Foster & Orr, $18.99; ages 5-8",
        "I loved this book. -- Ines Orr, Anselm Books",
    ],
)
def test_copy_is_no_caption(line: str) -> None:
    assert not _article(f"{_BODY}\n\n{line}\n\n{_BODY}\n\n{_BODY}").pictures


def test_the_mark_of_an_agency_under_a_story_is_no_credit() -> None:
    article = _article(f"{_BODY}\n\n{_BODY}\n(Reuters)")
    assert not article.pictures
    assert article.blocks[-1].text.value == "(Reuters)"


def test_a_credit_without_a_caption_is_a_picture() -> None:
    article = _article(f"{_BODY}\n\nPhoto: Ines Orr\n\n{_BODY}")
    assert [_shown(picture) for picture in article.pictures] == [("", "Photo: Ines Orr")]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\x00\x03\n"])
def test_a_file_without_words_is_no_article(text: str) -> None:
    document = read(SourceFile("empty.txt", text.encode(), text), Conventions())
    assert not document.articles
    assert document.reason


def test_suppressions_at_the_head_are_no_copy() -> None:
    assert _article(f"newslint-disable credits/missing: shown with leave\n\n{_BODY}").blocks


def test_latin_1_is_read() -> None:
    source = decode(
        "a.txt", "A prize of £1 million went to José Ibáñez of Merrow on Monday.".encode("latin-1")
    )
    (article,) = read(source, Conventions()).articles
    assert "£1 million" in article.blocks[0].text.value


_PARTS = st.sampled_from(
    [
        "PORT ANSELM (AP) — The bridge is closed.", "More from the Courier", "Photo: Ines Orr", "Ines Orr", "REUTERS/Ines Orr",
        "Engineers inspect a pier, May 4, 2025.", "1 of 3. A pier.", "(Reuters)", "By Ines Orr", "Posted: May 4, 2025", "SOURCE: Orr",
        "A longer sentence that tells what happened at the bridge in the night.", "Bridge closes", "\x02^BC-X--Y<", "2 of 3",
        "AP-WF-02-20-16 0337GMT", "Read more: Why it fell", "- a point", "^By INES ORR=", "\n", "\n\n", "\r\n", "    ",
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.tuples(_PARTS, st.sampled_from(["\n", "\n\n", " "])), max_size=30))
def test_any_text_is_read_and_all_words_stand_where_they_say(parts: list[tuple[str, str]]) -> None:
    source = "".join(part + end for part, end in parts)
    for article in read(SourceFile("any.txt", source.encode(), source), Conventions()).articles:
        for passage in article.passages():
            _check(passage.text, source)
        for teaser in article.teasers:
            assert source[teaser.place.start : teaser.place.end].strip()


def _check(text: Text, source: str) -> None:
    for place, character in enumerate(text.value):
        start, end = text.span(place, place + 1)
        assert source[start:end] == character or character == " "


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("An illustration shows the harbour bridge after the repair", True),
        ("This artist’s rendering shows the new harbour bridge.", True),
        ("A combination of photos shows the harbour bridge before and after the flood.", True),
        ("A photo shows the two men on the harbour bridge in 2019, prosecutors said.", False),
        ("The illustration shows how little is left, she said.", False),
    ],
)
def test_a_line_that_says_what_an_illustration_shows_is_a_caption(line: str, is_caption: bool) -> None:
    article = _article(f"Harbour bridge to close for a year\n\n{_LEAD}\n\n{line}\n\n{_BODY}\n\n{_BODY}\n")
    assert [picture.caption.value for picture in article.pictures] == ([line] if is_caption else [])


@pytest.mark.parametrize(
    "text",
    [
        "posts/a.md:5:1 warning text/doubled-word (3 places)\n  “The” stands twice in a row; take one away.\n",
        "feed.xml:5:1 in article urn:x:1 error credits/missing\n  This picture has no credit.\n",
        "my posts/a.md:5:1: warning: “The” stands twice in a row. [text/doubled-word]\n",
    ],
)
def test_a_report_of_newslint_is_no_article(text: str) -> None:
    found = read(SourceFile("report.txt", text.encode(), text), Conventions())
    assert (found.articles, found.reason) == ((), "not an article: a report of newslint")


@pytest.mark.parametrize(
    "text",
    [
        "Storm: 9:30: warning of gales\n\nThe gale came at noon.\n",
        "Council: 5:1 error for the mayor\n\nIt voted.\n",
    ],
)
def test_a_headline_with_numbers_and_colons_is_no_report(text: str) -> None:
    assert _article(text).headline.present
