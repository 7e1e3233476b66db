from __future__ import annotations

from dataclasses import replace

import pytest

from articles import Para, Promo, Shot, Story, story
from newslint.finding import Severity
from newslint_rules.dates.undated import Undated
from newslint_rules.dates.undated_caption import UndatedCaption
from newslint_schemas import BlockKind, DateMark, DateRole, Field, Mark, MarkKind, Moment, Teaser


def test_the_first_leaning_claim_stands_for_all() -> None:
    made = story(
        "The bridge was closed in 1990.",
        "It opened again on Thursday, and a concert is planned next week.",
        "Tolls rise this year.",
    )
    (finding,) = made.findings(Undated())
    assert made.slice(finding.span) == "Thursday"
    assert [made.slice(other.span) for other in finding.related] == ["next week", "this year"]
    assert finding.subject == ""


def test_a_weak_time_alone_is_no_finding_but_is_related_to_one() -> None:
    assert not story("Today, the company employs 30.").findings(Undated())
    (finding,) = story("Today, the company employs 30.", "It was sold on Friday.").findings(Undated())
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    "made",
    [
        story("It opened on Thursday.", published="2024-01-18"),
        story("It opened on Thursday.", updated="2024-01-18"),
        story("It opened on Thursday.", draft=True),
        story("OSLO, Jan. 18 (NTB) — It opened on Thursday."),
        story("It opened on Thursday, January 18, 2024, and closed on Friday."),
        story("On January 18, 2024, it opened. It closed on Friday."),
        story("It closed on Friday, a day after it opened, on January 18, 2024."),
        story("“It opened on Thursday,” the mayor said."),
        story(Para("It opened on Thursday.", BlockKind.QUOTATION)),
        story(Para("Soup on Thursday.", BlockKind.TABLE)),
        story("Subscribe to read what we print on Thursday."),
        story(Para("She wrote Murder on Thursday in 1950.", marks=(Mark(MarkKind.EMPHASIS, 10, 28),))),
        story("No picture.", shots=[Shot("Seen on Thursday.")]),
        story("No news.", dates=[DateMark(DateRole.DATELINE, Field(), Moment(None, 1, 18))]),
    ],
)
def test_an_anchor_or_another_voice_leaves_the_article_alone(made: Story) -> None:
    assert not made.findings(Undated())


def test_a_date_later_than_the_sentence_does_not_place_it() -> None:
    made = story("It closed on Friday. It had opened on January 18, 2024.")
    assert made.reported(Undated()) == ["Friday"]


def test_a_date_in_another_paragraph_or_a_caption_does_not_place_it() -> None:
    made = story("It opened on January 18, 2024.", "It closed on Friday.", shots=[Shot("On May 5, 2024.")])
    assert made.reported(Undated()) == ["Friday"]


def test_headline_and_standfirst_claim_as_well() -> None:
    assert story("It shut.", headline="Bridge closed on Friday").reported(Undated()) == ["Friday"]
    assert story("It shut.", standfirst="The bridge closes next week.").reported(Undated()) == ["next week"]


def test_a_caption_that_leans_on_a_time_is_reported_by_the_date_of_the_article() -> None:
    shots = [Shot("The mayor at the bridge on Friday.", "Ana Holm")]
    (finding,) = story("It shut.", shots=shots).findings(UndatedCaption())
    assert finding.severity is None
    assert finding.subject == "Friday"
    (finding,) = story("It shut.", shots=shots, published="2024-01-19").findings(UndatedCaption())
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "caption",
    [
        "The mayor at the bridge on Friday, January 19, 2024.",
        "A vote next week: the mayor in Oslo on January 19, 2024.",
        "The mayor, who said “see you on Friday,” at the bridge.",
        "The old bridge in October.",
        "The bridge as it stands today.",
        "Shoppers on Black Friday.",
    ],
)
def test_a_caption_that_can_be_dated_or_need_not_be_is_left_alone(caption: str) -> None:
    assert not story("It shut.", shots=[Shot(caption)]).findings(UndatedCaption())


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("Mayor Ilse Brandt arrives at the town hall in Oslo today.", ["today"]),
        ("The old mill on the river bank as it looks today.", []),
        ("The old mill, built by monks in 1890, today houses a museum.", []),
        ("The harbor then and today.", []),
    ],
)
def test_today_in_a_caption_is_the_day_of_the_picture_where_it_tells_of_one(
    caption: str, words: list[str]
) -> None:
    assert story("It shut.", shots=[Shot(caption)]).reported(UndatedCaption()) == words


def test_one_caption_printed_twice_is_one_finding() -> None:
    made = story("It shut.", shots=[Shot("The mayor on Friday."), Shot("The mayor on Friday.")])
    (finding,) = made.findings(UndatedCaption())
    assert len(finding.related) == 1


def test_each_text_of_a_teaser_is_looked_at() -> None:
    promo = Promo("What happens next week", "The court met on Friday.", Shot("The court on Friday morning."))
    assert sorted(story("It shut.", promos=[promo]).reported(UndatedCaption())) == [
        "Friday",
        "Friday morning",
        "next week",
    ]


def test_a_teaser_that_carries_its_date_is_left_alone() -> None:
    made = story("It shut.", promos=[Promo("Open", "The court met on Friday.")])
    mark = DateMark(DateRole.PUBLISHED, Field(), Moment(2024, 1, 19))
    rail = made.article.rails[0]
    teasers: tuple[Teaser, ...] = tuple(replace(teaser, date=mark) for teaser in rail.teasers)
    article = replace(made.article, rails=(replace(rail, teasers=teasers),))
    assert not Story(article, made.source).findings(UndatedCaption())
