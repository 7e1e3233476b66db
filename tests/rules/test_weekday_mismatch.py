from __future__ import annotations

from dataclasses import replace

import pytest

from articles import Promo, Shot, Story, story
from newslint.context import Context
from newslint.fix import Safety
from newslint_rules.dates.weekday_mismatch import WeekdayMismatch
from newslint_schemas import DateMark, DateRole, Field, Moment

RULE = WeekdayMismatch()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("It met on Thursday, January 17, 2024, in Oslo.", "Thursday, January 17, 2024"),
        ("It met on Thursday 17 January 2024.", "Thursday 17 January 2024"),
        ("It met (Thu. Jan. 17, 2024) again.", "Thu. Jan. 17, 2024"),
        ("It meets on Thursday, April 10, 2205.", "Thursday, April 10, 2205"),
        ("It met Monday, March 16-20, 2021.", "Monday, March 16-20, 2021"),
    ],
)
def test_a_full_date_needs_no_anchor(value: str, words: str) -> None:
    assert story(value).reported(RULE) == [words]


def test_both_ends_of_a_range_are_checked() -> None:
    made = story("Over the weekend of Friday 19 to Sunday 21 January 2013, helpers came.")
    assert made.reported(RULE) == ["Friday 19", "Sunday 21 January 2013"]


@pytest.mark.parametrize(
    "value",
    [
        "It met on Wednesday, January 17, 2024.",
        "It meets Monday to Friday, March 17-21, 2025, at ten.",
        "It met on Tuesday, 3/4/2025 and Thursday, 3/4/2025.",
        "The battle began on Monday, July 1, 1683.",
        "The Sun, May 4, 2021, had it.",
        "It met Thursday, February 30, 2024.",
        "It runs Friday-Sunday, May 24-26, 2024.",
        "It met Sunday, May 24-26, 2024.",
    ],
)
def test_what_agrees_or_cannot_be_told_is_left_alone(value: str) -> None:
    assert not story(value).findings(RULE)


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2021-07-23", "Update, Monday, July 16: her lawyer denied it."),
        ("2019-07-08", "She speaks on Friday, July 13."),
        ("2010-03-31", "The meeting is on Thursday 1 March at five."),
        ("2009-10-06", "It meets tomorrow (Wednesday October 10th) at noon."),
    ],
)
def test_the_article_s_date_gives_the_year(published: str, value: str) -> None:
    assert len(story(value, published=published).findings(RULE)) == 1
    assert not story(value).findings(RULE)


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2018-06-25", "The conference will be Friday, May 24, through Sunday, May 26."),  # of the next year
        ("2018-07-08", "The 2012 meeting was on Friday, July 13."),
        ("2018-07-08", "Last year it met on Thursday, July 13."),
        ("2014-05-05", "Join us Wednesday, May 14th for a talk."),
        ("2020-06-01", "On Friday, Nov. 22, the president was shot. It was 1963."),
        ("2024-01-02", "It met on Friday, Dec. 29, and Sunday, Dec. 31."),
        ("2024-03-01", "In the programme: Monday, March 4. Then: Tuesday, March 5."),
        ("2023-03-01", "It met Monday, March 4. Then it met Tuesday, March 5."),  # all of another year
    ],
)
def test_another_year_may_be_meant(published: str, value: str) -> None:
    assert not story(value, published=published).findings(RULE)


def test_a_year_far_from_the_date_is_looked_for_in_the_whole_article() -> None:
    value = "The president was shot on Friday, Nov. 22."
    assert not story(
        "It was 1963.", "He had won.", "Dallas cheered.", value, published="2021-06-01"
    ).findings(RULE)
    assert story("Dallas cheered.", value, published="2021-06-01").findings(RULE)


def test_teasers_are_of_another_day_than_the_article() -> None:
    promos = [Promo("It meets Monday, July 16"), Promo("It met Monday, July 16, 2021")]
    made = story("Nothing.", published="2021-07-20", promos=promos)
    assert made.reported(RULE) == ["Monday, July 16, 2021"]


def test_captions_are_checked_and_one_place_is_told_once() -> None:
    made = story("Nothing.", shots=[Shot("A plant, on Tuesday, Jan. 14, 2024.")])
    assert made.reported(RULE) == ["Tuesday, Jan. 14, 2024"]


@pytest.mark.parametrize(
    ("value", "fixed"),
    [
        ("It met on Thursday, January 17, 2024.", "It met on Wednesday, January 17, 2024."),
        ("It met on Thurs. Jan. 17, 2024.", "It met on Wed. Jan. 17, 2024."),
    ],
)
def test_the_fix_changes_the_weekday(value: str, fixed: str) -> None:
    made: Story = story(value)
    (finding,) = RULE.check(made.article, Context(made.article))
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    (edit,) = finding.fix.edits
    source = made.source[: edit.span.start] + edit.replacement + made.source[edit.span.end :]
    assert fixed in source


def test_the_line_that_says_when_is_checked_as_well() -> None:
    made = story("Nothing.", dateline="Posted: Tuesday, October 17, 2013, 8:09 PM")
    assert made.reported(RULE) == ["Tuesday, October 17, 2013"]
    mark = DateMark(DateRole.PUBLISHED, made.article.dateline, Moment(2013, 10, 17))
    article = replace(made.article, dateline=Field(), dates=(mark,))
    assert Story(article, made.source).reported(RULE) == ["Tuesday, October 17, 2013"]
