from __future__ import annotations

import pytest

from newslint.conventions import Conventions
from newslint.readers.pictures import finish, genre_of, is_editorial, picture_key, same_source
from newslint_schemas import NO_FIELD, Field, Genre, Origin, Picture, Presence, Span, Text


def _field(value: str, at: int = 0) -> Field:
    return Field.of(Text(value, Text.verbatim(" " * at + value, at, at + len(value)).pieces))


def _picture(caption: Field = NO_FIELD, credit: Field = NO_FIELD, alt: Field = NO_FIELD) -> Picture:
    return Picture("bridge.jpg", Span(0, 10), caption, credit, alt)


def test_the_credit_at_the_tail_of_a_caption_becomes_the_credit() -> None:
    made = finish(_picture(_field("The bridge. Photo: Ines Orr", 40)), Conventions())
    assert (made.caption.value, made.credit.value) == ("The bridge.", "Photo: Ines Orr")
    assert made.credit.origin is Origin.CAPTION
    assert made.credit.span == Span(52, 67)
    assert made.caption.span == Span(40, 51)


def test_a_caption_that_is_only_a_credit_is_empty() -> None:
    made = finish(_picture(_field("marlowe/iStock/Thinkstock")), Conventions())
    assert made.caption.state is Presence.EMPTY
    assert made.credit.value == "marlowe/iStock/Thinkstock"


def test_a_credit_of_its_own_stays_and_leaves_the_caption() -> None:
    made = finish(_picture(_field("The bridge. (AP)"), _field("Ines Orr/AP", 60)), Conventions())
    assert (made.caption.value, made.credit.value) == ("The bridge.", "Ines Orr/AP")


def test_the_default_credit_stands_for_a_missing_one() -> None:
    made = finish(_picture(_field("The bridge.")), Conventions(default_credit="Courier"))
    assert made.credit.state is Presence.ELSEWHERE
    assert made.credit.origin is Origin.CONFIGURATION


def test_the_alternative_text_is_the_caption_only_where_the_site_shows_it() -> None:
    picture = _picture(alt=_field("The bridge"))
    assert finish(picture, Conventions()).caption.missing
    assert finish(picture, Conventions(alt_is_caption=True)).caption.value == "The bridge"


@pytest.mark.parametrize(
    ("source", "editorial"),
    [("/img/comment.png", False), ("/img/icon-play.svg", False), ("/2024/school-play.png", True)],
)
def test_a_sign_of_the_page_is_told_by_its_whole_name(source: str, editorial: bool) -> None:
    assert is_editorial(source) is editorial


def test_a_copyright_sign_in_the_alternative_text_is_a_credit_for_want_of_a_better_one() -> None:
    made = finish(_picture(alt=_field("The bridge at dawn © Ines Orr", 40)), Conventions())
    assert (made.credit.value, made.credit.span) == ("© Ines Orr", Span(59, 69))
    assert finish(_picture(alt=_field("The bridge. Photo: Ines Orr")), Conventions()).credit.missing


@pytest.mark.parametrize(
    ("source", "alt", "genre"),
    [
        ("img/Screen Shot 2020.png", "", Genre.SCREENSHOT),
        ("a.jpg", "Screenshot of the page", Genre.SCREENSHOT),
        ("plot1.png", "", Genre.GRAPHIC),
        ("turnout-chart.png", "", Genre.GRAPHIC),
        ("a.jpg", "Map of Merrow", Genre.GRAPHIC),
        ("a.svg", "", Genre.GRAPHIC),
        ("city-logo.png", "", Genre.LOGO),
        ("a.jpg", "The city logo", Genre.LOGO),
        ("orr-headshot.jpg", "", Genre.PORTRAIT),
        ("a.jpg", "A man holds a map", Genre.PICTURE),
        ("mapuche.jpg", "", Genre.PICTURE),
        ("photographs.jpg", "Photographs on a wall", Genre.PICTURE),
    ],
)
def test_name_and_alternative_text_tell_what_a_picture_shows(source: str, alt: str, genre: Genre) -> None:
    assert genre_of(source, alt) is genre


@pytest.mark.parametrize(
    ("source", "alt"),
    [
        ("/img/pixel.gif", ""),
        ("https://www.facebook.com/tr?id=1", ""),
        ("/img/share-facebook.png", ""),
        ("https://secure.gravatar.com/avatar/1", ""),
        ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", ""),
        ("/x.png", "Share on Facebook"),
        ("/x.png", "😀"),
    ],
)
def test_furniture_of_the_site_is_no_picture(source: str, alt: str) -> None:
    assert not is_editorial(source, alt)


def test_a_photograph_is_editorial() -> None:
    assert is_editorial("/media/2024/bridge-1200x800.jpg", "The bridge")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/2024/01/x-300x200.jpg", "/a/2024/01/x.jpg?w=640"),
        ("https://a.example/_next/image?url=%2Fm%2Fx.jpg&w=640", "/m/x.webp"),
        (
            "https://i.example/media/abc/0_1_20_12/master/500.jpg",
            "//i.example/media/abc/0_1_20_12/master/1500.jpg",
        ),
        ("/c/w_400,h_300/a.jpg", "/c/a.jpg"),
        ("/m/x-1024.jpg", "/m/x@2x.jpg"),
    ],
)
def test_sizes_and_crops_of_one_picture_have_one_key(one: str, other: str) -> None:
    assert picture_key(one) == picture_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("plot1.png", "plot2.png"), ("DSC_1234.jpg", "DSC_1235.jpg"), ("a/x.jpg", "b/x.jpg")]
)
def test_different_pictures_have_different_keys(one: str, other: str) -> None:
    assert picture_key(one) != picture_key(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "https://a.example/498x565/11/JK/quay_39924078_20220505210935.jpg",
            "https://a.example/496x562/11/JM/quay_39924078_20220505210935.jpg",
            True,
        ),
        (
            "https://a.example/mgl/QjpB1/s1/2022-quay-at-night.jpg",
            "https://a.example/mgl/qAprz/s1/2022-quay-at-night.jpg",
            False,
        ),
        ("/media/quay-2024_hpMain_16x9.jpg", "/media/quay-2024_hpMain.jpg", True),
        ("/media/quay-0.jpg", "/media/quay.jpg", True),
        ("/media/quay-1.jpg", "/media/quay-2.jpg", False),
        (
            "https://a.example/cdn-cgi/image/fit=contain,width=425/files/quay.jpg",
            "https://a.example/cdn-cgi/image/fit=contain,width=98/files/quay.jpg",
            True,
        ),
    ],
)
def test_one_picture_is_known_under_two_addresses(one: str, other: str, same: bool) -> None:
    assert same_source(one, other) is same
