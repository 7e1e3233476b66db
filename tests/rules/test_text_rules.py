from __future__ import annotations

from dataclasses import replace

import pytest

from articles import Para, Promo, Shot, Story, story
from newslint.context import Context
from newslint_rules.article.no_byline import NoByline
from newslint_rules.article.no_headline import NoHeadline
from newslint_rules.text.doubled_word import DoubledWord
from newslint_rules.text.placeholder import Placeholder
from newslint_schemas import BlockKind, Field, Mark, MarkKind, Presence, Span


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("They closed the the bridge.", ["the the"]),
        ("The the bridge is closed.", ["The the"]),
        ("“I signed the the paper,” he said.", ["the the"]),
        ("It rose\nand\nand fell.", ["and\nand"]),
        ("They repaired repaired it.", ["repaired repaired"]),
        ("Over the the, then.", ["the the"]),
        ("When the doors open we we go in, and they they go out.", ["we we", "they they"]),
        ("Rents have have risen, and the mayor did did nothing.", ["have have", "did did"]),
        ("In in the north, it was held at at noon.", ["In in", "at at"]),
        ("The report was written by by the clerk, based on on his notes.", ["by by", "on on"]),
        ("It should have been been closed.", ["been been"]),
        ("It was was late.", ["was was"]),
        ("It rained. But it is is a pity.", ["is is"]),
        ("I think that this this is wrong, because it it was late.", ["this this", "it it"]),
        ("The year 2026 saw saw rain.", ["saw saw"]),
    ],
)
def test_a_word_that_slipped_in_twice_is_reported(value: str, words: list[str]) -> None:
    assert story(value).reported(DoubledWord()) == words


@pytest.mark.parametrize(
    "value",
    [
        "He had had it, and that that was so was very very clear.",
        "Duran Duran played Walla Walla, and Boutros Boutros spoke.",
        "It told US us what IT it is.",
        "“They repaired repaired it,” he said.",
        "la la la, and and and",
        "The end. The beginning. They left, left again.",
        "Vitamin A a day.",
        "the-the and the the-thing",
        "It was was it.",
        "What it is is plain. The one thing they have have lost value.",
        "They moved in in May, took people on on Friday, passed by by noon and were laughed at at once.",
        "The year that it was held in in the north. He he, said the clown.",
        "“We we have have it,” he said.",
        "Anak itu benar benar pandai.",
        "It is is it? That that is is. All it was was late. The way it is is a pity.",
        "Do this this way, and if you like it it is yours; because of this this is so.",
        "What she saw saw her too. The play he saw saw no success. The film the town saw saw none.",
        "“It was was late, and that this this is wrong,” she said.",
    ],
)
def test_words_that_may_stand_twice_are_left_alone(value: str) -> None:
    assert not story(value).findings(DoubledWord())


def test_markup_that_shows_divides_two_words() -> None:
    value = "See the the bridge."
    assert not story(Para(value, marks=(Mark(MarkKind.STRONG, 8, 18),))).findings(DoubledWord())
    assert not story(Para(value, marks=(Mark(MarkKind.CODE, 0, 18),))).findings(DoubledWord())
    assert not story(Para(value, BlockKind.TABLE)).findings(DoubledWord())
    assert story(Para(value, marks=(Mark(MarkKind.STRONG, 0, 18),))).findings(DoubledWord())


def test_the_fix_takes_the_second_one_away() -> None:
    made = story("They closed the the bridge.")
    (finding,) = DoubledWord().check(made.article, Context(made.article))
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert "closed the bridge" in made.source[: edit.span.start] + made.source[edit.span.end :]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("It cost $TK and took TK years.", ["TK", "TK"]),
        ("By TKTK in Oslo", ["TKTK"]),
        ("Lorem ipsum dolor sit amet.", ["Lorem ipsum"]),
        ("He said [insert quote] and left.", ["[insert quote]"]),
        ("Some XX percent, or $XXX million.", ["XX percent", "$XXX"]),
        ("%%HEADLINE%% and [TITLE]", ["%%HEADLINE%%", "[TITLE]"]),
        ("Your text here", ["Your text here"]),
        ("[TK]", ["[TK]"]),
        ("TODO: ask the mayor. FIXME: the figure", ["TODO", "FIXME"]),
        ("It rained. ADD PULL QUOTE HERE. PHOTO TO COME.", ["ADD PULL QUOTE HERE", "PHOTO TO COME"]),
        ("Mayor [NAME] and [COMPANY NAME] agree, said [NAME].", ["[NAME]", "[COMPANY NAME]", "[NAME]"]),
        ("[NAME], [AGE], of the north side, and [name here].", ["[NAME]", "[name here]"]),
        ("XXX check the year", ["XXX"]),
        ("The bridge was closed. XXX. It cost XXX.", ["XXX", "XXX"]),
        ("XXX.", ["XXX."]),
        ("Anna Fellgate (CHECK SPELLING), a baker, left.", ["(CHECK SPELLING)"]),
        (
            "He knew [check with lawyer] of it [Confirm spelling].",
            ["[check with lawyer]", "[Confirm spelling]"],
        ),
        ("TODO check this. It rained. FIXME add the figure.", ["TODO", "FIXME"]),
        ("It was built in 20XX.", ["20XX"]),
        ("The hall has 40 [CK] rooms and 12 (TK) doors.", ["[CK]", "TK"]),
    ],
)
def test_what_holds_a_place_is_reported(value: str, words: list[str]) -> None:
    assert story(value).reported(Placeholder()) == words


@pytest.mark.parametrize(
    "value",
    [
        "The shop beside TK Maxx, and K.K. TK, sell the TK range.",
        "Editors write “TK” or 'lorem ipsum' for what is to come.",
        "Super Bowl XX and Vin Diesel in xXx.",
        "Read [the report] and [insert].",
        "ALL IN CAPITALS TK",
        "Insert the coin. The headline here is odd.",
        "The court heard from [NAME] on [DATE].",
        "visit example.tk and T.K. Ito and RTK-TK",
        "LO DIMOS TODO: la final. The TODO list: milk. “TODO: buy milk” stood on it.",
        "TBC",
        "Write to them: Dear Mr. [NAME], I live in your ward.",
        "MORE DETAILS TO COME. ADD COMMENT. WATCH VIDEO HERE. ADD PHOTOS",
        "Watch it here [VIDEO] [PHOTOS] and CLICK HERE. MORE TO COME.",
        "We ADD TO that. COME HERE. The DATE HERE is odd, the sign said.",
        "After Super Bowl XXX they saw XXX, rated XXX, in size XXL. Love to all. XXX",
        "The XXX Corps fell. Vol. XXX. Of chap. XXX. nothing is known; it is in XXX.",
        "On the calendar. XXIX. The ninth. Then it ended. XXX. The thirtieth.",
        "Book now (check dates) [Check dates and book] (check with your lawyer) [check with your doctor].",
        "(CHECK OUT THE PHOTOS) [CHECK-IN] They paid by check (CHECK).",
        "A 20XX series card, a 20XX budget, and the plan for net zero by 20XX pledges.",
        "Turkish Airlines (TK) flew; creatine kinase [CK] rose; the insurer Techniker (TK) paid.",
        "[CK]: How are you? CK sells jeans.",
        "“XXX check the year” and “(CHECK SPELLING)” stood on the page.",
        "TODO LIST. TODO el mundo. XXX films were shown.",
    ],
)
def test_names_and_talk_of_placeholders_are_left_alone(value: str) -> None:
    assert not story(value).findings(Placeholder())


def test_what_is_asked_among_colleagues_is_read_in_english_only() -> None:
    spanish = story("Anna Fellgate (CHECK SPELLING) llega en 20XX. Techniker (TK).")
    assert spanish.reported(Placeholder())
    assert not Story(replace(spanish.article, language="es"), spanish.source).reported(Placeholder())


def test_code_may_ask() -> None:
    assert not story(Para("TODO check this", marks=(Mark(MarkKind.CODE, 0, 15),))).findings(Placeholder())


def test_a_field_that_is_still_to_come_is_reported_outside_the_body() -> None:
    made = story("TBC", standfirst="TBA", shots=[Shot("to be confirmed")])
    assert made.reported(Placeholder()) == ["TBA", "to be confirmed"]
    assert story("It met.", shots=[Shot("The keeper, [NAME].")]).reported(Placeholder()) == ["[NAME]"]


def test_captions_may_hold_places_too_and_code_may_not() -> None:
    assert story("It met.", shots=[Shot("Caption goes here")]).reported(Placeholder()) == [
        "Caption goes here"
    ]
    marks = (Mark(MarkKind.CODE, 4, 15),)
    assert not story(Para("Use lorem ipsum.", marks=marks)).findings(Placeholder())


@pytest.mark.parametrize("headline", ["Untitled", "TK", "[Headline]", "Headline goes here", "New post"])
def test_a_headline_that_only_holds_its_place_is_reported(headline: str) -> None:
    assert story("It met.", headline=headline).reported(NoHeadline()) == [headline]


def _with(made: Story, headline: Field, form: str) -> Story:
    return Story(replace(made.article, headline=headline, format=form), made.source)


def test_a_missing_headline_is_reported_where_there_should_be_one() -> None:
    made = story("It met.", headline="Draft of the century")
    assert not made.findings(NoHeadline())
    assert _with(made, Field(), "html").findings(NoHeadline())
    assert not _with(made, Field(), "text").findings(NoHeadline())
    assert not _with(made, Field(), "markdown").findings(NoHeadline())
    assert not _with(made, Field(Presence.ELSEWHERE), "html").findings(NoHeadline())
    (finding,) = _with(made, Field(Presence.EMPTY, span=Span(3, 3)), "markdown").findings(NoHeadline())
    assert finding.span == Span(3, 3)


def test_an_article_names_its_author() -> None:
    assert story("It met.").findings(NoByline())
    assert not story("It met.", bylines=["By Ana Ruiz"]).findings(NoByline())
    assert not story(promos=[Promo("More")]).findings(NoByline())
