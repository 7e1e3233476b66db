from __future__ import annotations

from dataclasses import replace

import pytest

from articles import Para, Promo, Shot, Story, story
from newslint.finding import Severity
from newslint.fix import Safety
from newslint.testing import read
from newslint_rules.captions.duplicate import Duplicate
from newslint_rules.captions.missing import Missing as CaptionMissing
from newslint_rules.captions.near_duplicate import NearDuplicate
from newslint_rules.captions.repeats_text import RepeatsText
from newslint_rules.credits.missing import Missing as CreditMissing
from newslint_rules.credits.placeholder import Placeholder
from newslint_rules.teasers.untitled import Untitled
from newslint_schemas import Field, Genre, Origin, Part, Picture, Presence, Role

_CAPTION = "A bulldozer clears the last wall of the old mill at Fenwick Lock."


def _with(told: Story, *pictures: Picture) -> Story:
    return Story(replace(told.article, pictures=pictures), told.source)


def _changed(told: Story, **changes: object) -> Story:
    """Return a story whose last picture is changed."""
    *others, last = told.article.pictures
    return _with(told, *others, replace(last, **changes))  # type: ignore[arg-type]  # fields by name


# --- credits/missing ---


def test_each_picture_without_a_credit_is_reported_at_its_caption_or_itself() -> None:
    told = story(
        shots=[
            Shot("The mill.", "Jo Marr"),
            Shot(_CAPTION, source="b.jpg"),
            Shot(alt="A wall", source="c.jpg"),
        ]
    )
    assert told.reported(CreditMissing()) == [_CAPTION, "A wall"]


def test_an_empty_credit_is_reported_as_such() -> None:
    told = story(shots=[Shot("The mill.", "Jo Marr"), Shot(_CAPTION, source="b.jpg")])
    empty = Field(Presence.EMPTY, name="image-credit", origin=Origin.FRONT_MATTER)
    (finding,) = _changed(told, credit=empty).findings(CreditMissing())
    assert "is empty" in finding.message


@pytest.mark.parametrize(
    "changes",
    [
        {"credit": Field.elsewhere("Courier")},
        {"role": Role.SHARE},
        {"genre": Genre.LOGO},
        {"genre": Genre.PORTRAIT},
    ],
)
def test_a_picture_that_needs_no_credit_here_is_left_alone(changes: dict[str, object]) -> None:
    told = story(shots=[Shot("The mill.", "Jo Marr"), Shot(_CAPTION, source="b.jpg")])
    assert not _changed(told, **changes).findings(CreditMissing())


@pytest.mark.parametrize("genre", [Genre.GRAPHIC, Genre.SCREENSHOT])
def test_charts_and_screenshots_need_a_credit_only_with_a_caption(genre: Genre) -> None:
    told = story(shots=[Shot("The mill.", "Jo Marr"), Shot(_CAPTION, source="b.jpg")])
    assert _changed(told, genre=genre).reported(CreditMissing()) == [_CAPTION]
    bare = story(shots=[Shot("The mill.", "Jo Marr"), Shot(alt="Turnout", source="b.jpg")])
    assert not _changed(bare, genre=genre).findings(CreditMissing())


def test_bare_pictures_only_are_one_note() -> None:
    told = story(shots=[Shot(alt="A wall", source="b.jpg"), Shot(alt="A gate", source="c.jpg")])
    (finding,) = told.findings(CreditMissing())
    assert finding.severity is Severity.NOTE
    assert [told.slice(other.span) for other in finding.related] == ["A gate"]


def test_the_credit_of_one_showing_serves_the_other() -> None:
    told = story(
        shots=[Shot("The mill.", "Jo Marr", source="a-300x200.jpg"), Shot("The mill again.", source="a.jpg")]
    )
    assert not told.findings(CreditMissing())


@pytest.mark.parametrize(
    "told",
    [
        story("All photos by Jon Pell", shots=[Shot("The mill."), Shot(_CAPTION, source="b.jpg")]),
        story("It fell.", bylines=["Ruth Adeyemi, photos by Jon Pell"], shots=[Shot(_CAPTION)]),
    ],
)
def test_one_credit_may_name_all_pictures(told: Story) -> None:
    assert not told.findings(CreditMissing())


def test_a_sentence_about_photos_credits_nothing() -> None:
    assert story("Photos by drones showed the gap.", shots=[Shot(_CAPTION)]).reported(CreditMissing()) == [
        _CAPTION
    ]


def test_a_teaser_needs_a_credit_only_for_a_caption_that_it_shows() -> None:
    told = story(
        promos=[Promo("Trams", shot=Shot(_CAPTION)), Promo("School", shot=Shot(alt="A wall", source="b.jpg"))]
    )
    assert told.reported(CreditMissing()) == [_CAPTION]
    assert told.reported(CreditMissing(teasers=True)) == [_CAPTION, "A wall"]


# --- credits/placeholder ---


def test_a_credit_that_names_nobody_is_reported_in_story_and_teasers() -> None:
    told = story(
        shots=[Shot("The mill.", "Photo by"), Shot(_CAPTION, "Jo Marr")],
        promos=[Promo("Trams", shot=Shot("A tram.", "TK"))],
    )
    assert told.reported(Placeholder()) == ["Photo by", "TK"]
    assert [finding.part for finding in told.findings(Placeholder())] == [Part.CREDIT, Part.TEASER_CREDIT]
    assert not told.findings(CreditMissing())


# --- captions ---


def test_the_later_of_two_like_captions_is_reported() -> None:
    told = story(
        shots=[Shot(_CAPTION, "Jo Marr"), Shot("“" + _CAPTION.upper()[:-1] + "”", "Jon Pell", source="b.jpg")]
    )
    (finding,) = told.findings(Duplicate())
    assert told.slice(finding.span).startswith("“A BULLDOZER")
    assert [told.slice(other.span) for other in finding.related] == [_CAPTION]
    assert finding.fix is None


@pytest.mark.parametrize(
    "shots",
    [
        [Shot(_CAPTION, source="a-300x200.jpg"), Shot(_CAPTION, source="a.jpg?w=640")],
        [Shot("The mill", source="a.jpg"), Shot("The mill", source="b.jpg")],
        [Shot(_CAPTION, source="a.jpg"), Shot(alt=_CAPTION, source="b.jpg")],
    ],
)
def test_one_picture_shown_twice_and_short_captions_are_no_repeat(shots: list[Shot]) -> None:
    assert not story(shots=shots).findings(Duplicate())


def test_a_caption_printed_twice_in_a_row_can_be_taken_out() -> None:
    text = f"The mill is gone\n\n{_CAPTION}\n{_CAPTION}\nPhoto: Jo Marr\n\nThe last wall fell in the afternoon, and all cheered.\n"
    (article,) = read("mill.txt", text).articles
    (finding,) = Story(article, text).findings(Duplicate())
    assert finding.fix is not None
    assert finding.fix.safety is Safety.SAFE
    (edit,) = finding.fix.edits
    mended = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert mended == text.replace(_CAPTION + "\n", "", 1)


def test_a_teaser_in_plain_text_may_show_a_picture_of_the_story_again() -> None:
    text = (
        f"The mill is gone\n\n{_CAPTION}\nPhoto: Jo Marr\n\nThe last wall fell in the afternoon, and all cheered.\n\n"
        "Related\n\nTrams stand idle\n{0}\nPhoto: {1}\n\nThe strike goes on.\n"
    )
    for name, count in (("Jo Marr", 0), ("Jon Pell", 1)):
        (article,) = read("mill.txt", text.format(_CAPTION, name)).articles
        assert len(Story(article, text).findings(Duplicate())) == count


def test_the_one_picture_without_a_caption_is_reported() -> None:
    told = story(
        shots=[
            Shot("One.", source="a.jpg"),
            Shot("Two.", source="b.jpg"),
            Shot(credit="Jo Marr", source="c.jpg"),
        ]
    )
    assert told.reported(CaptionMissing()) == ["Jo Marr"]


@pytest.mark.parametrize(
    "shots",
    [
        [Shot("One.", source="a.jpg"), Shot(alt="Two", source="b.jpg")],
        [Shot("One.", source="a.jpg"), Shot("Two.", source="b.jpg"), Shot(alt="One", source="a-300x200.jpg")],
        [
            Shot("One.", source="a.jpg"),
            Shot("Two.", source="b.jpg"),
            *(Shot(alt=f"{n}", source=f"{n}.jpg") for n in "cde"),
        ],
    ],
)
def test_few_captions_or_a_picture_shown_again_miss_none(shots: list[Shot]) -> None:
    assert not story(shots=shots).findings(CaptionMissing())


def test_captions_that_differ_by_a_slip_are_reported() -> None:
    told = story(shots=[Shot(_CAPTION), Shot(_CAPTION.replace("mill", "store"), source="b.jpg")])
    assert told.reported(NearDuplicate()) == [_CAPTION.replace("mill", "store")]


@pytest.mark.parametrize("other", ["Merrow", "5", "left", "men", "mill"])
def test_captions_that_differ_by_design_are_left_alone(other: str) -> None:
    shots = [
        Shot(_CAPTION),
        Shot(_CAPTION.replace("wall", other) if other != "mill" else _CAPTION, source="b.jpg"),
    ]
    assert not story(shots=shots).findings(NearDuplicate())


def test_a_caption_that_repeats_headline_standfirst_or_a_sentence_is_reported() -> None:
    told = story(
        "Nobody was hurt. The last wall fell in the afternoon. It took an hour.",
        Para("The last gate fell in the evening."),
        headline="The mill at Fenwick Lock is gone",
        standfirst="Two hundred people came to watch.",
        shots=[
            Shot("The mill at Fenwick Lock is gone."),
            Shot("“Two hundred people came to watch”", source="b.jpg"),
            Shot("The last wall fell in the afternoon.", source="c.jpg"),
            Shot("It took an hour.", source="d.jpg"),
        ],
    )
    assert len(told.findings(RepeatsText())) == 3
    assert not story("The wall fell.").findings(RepeatsText())


# --- teasers/untitled ---


@pytest.mark.parametrize(
    "title", ["", "TK", "Untitled", "Read more", "Read more »", "https://courier.example/a", "Headline here"]
)
def test_a_teaser_without_a_title_is_reported(title: str) -> None:
    told = story(promos=[Promo(title, "Drivers meet in June."), Promo("School opens late", "It costs more.")])
    assert len(told.findings(Untitled())) == 1


@pytest.mark.parametrize(
    "title",
    ["Trams stand idle", "More trams, fewer buses", "Read more books, says the mayor", "Watch the birds"],
)
def test_a_teaser_with_a_title_is_left_alone(title: str) -> None:
    assert not story(promos=[Promo(title, "Drivers meet in June.")]).findings(Untitled())


def test_a_title_that_another_document_holds_is_no_defect() -> None:
    told = story(promos=[Promo("", "Drivers meet in June.")])
    (rail,) = told.article.rails
    (teaser,) = rail.teasers
    held = replace(rail, teasers=(replace(teaser, title=Field.elsewhere()),))
    assert not Story(replace(told.article, rails=(held,)), told.source).findings(Untitled())
