from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.dates import dates
from newslint.language.times import Kind, RelativeTime, relative_times, resolve, surnames


def _firm(value: str) -> list[str]:
    return [value[item.start : item.end] for item in relative_times(value, dates(value)) if item.firm]


FIRM = [
    ("After the council this week took the step, it said Wednesday in Oslo.", ["this week", "Wednesday"]),
    ("Held last Saturday, she was freed Sunday morning.", ["last Saturday", "Sunday morning"]),
    ("Floods reached Kashmir Wednesday.", ["Wednesday"]),
    ("On Monday President Ruiz said so.", ["Monday"]),
    ("Late Thursday, police came.", ["Thursday"]),
    ("Thursday’s strikes and Friday's vote", ["Thursday", "Friday"]),
    (
        "earlier this month, later this year, early next spring",
        ["earlier this month", "later this year", "early next spring"],
    ),
    ("in last year’s budget, since July of last year", ["last year", "last year"]),
    ("He left last October and returns next May.", ["last October", "next May"]),
    ("Two days ago, a week ago, a few minutes ago.", ["Two days ago", "a week ago", "a few minutes ago"]),
    ("They were today honoured; she announced today that", ["today", "today"]),
    ("It was released earlier today.", ["earlier today"]),
    ("Tomorrow is the day. Yesterday’s meeting failed tonight.", ["Tomorrow", "Yesterday", "tonight"]),
    ("this morning, last night, this weekend", ["this morning", "last night", "this weekend"]),
    ("this coming week, this past weekend", ["this coming week", "this past weekend"]),
    ("a letter Monday approved the bill Tuesday", ["Monday", "Tuesday"]),
    ("The concert on Friday (Dec. 12) is followed by one on Saturday.", ["Saturday"]),
]


@pytest.mark.parametrize(("value", "expected"), FIRM)
def test_what_leans_on_the_day_of_publication_is_found(value: str, expected: list[str]) -> None:
    assert _firm(value) == expected


NONE = [
    "The shop is open from 3 to 9 p.m. Monday through Thursday, from 1 to 10 p.m. Friday and Saturday and from 1 to 8 p.m. Sunday.",
    "They meet on Sundays. I was born on a Tuesday. It was a rainy Monday. The third Monday counts.",
    "She works every Friday and each Saturday.",
    "Black Friday, Ash Wednesday, Super Tuesday, Fat Tuesday and Easter Monday",
    "a gift to Saturday Academy, written for The Sunday Times and seen on Saturday Night Live",
    "USA Today and the Today show",
    "Monday, Nov. 3 and Thursday (Dec. 11) and Jan. 5 and October",
    "Thursday, January 18, 2024",
    "In this Monday, Nov. 11, 2019 file photo and this Jan. 5 file photo",
    "the last week of May; his last season; over the next year; the leaders of tomorrow",
    "This Week in History and Last Week Tonight",
    "ten years ago, in today’s world, to be had until today",
    "This spring-loaded door; a this-year thing; recently, newly, in summer",
    "Read it on Monday.com or #MotivationMonday, @Friday",
    "Tuesday",
    "Wednesday: soup",
    "on that Friday and the following Saturday",
]


@pytest.mark.parametrize("value", NONE)
def test_habits_names_and_plain_dates_lean_on_nothing(value: str) -> None:
    assert _firm(value) == []


WEAK = [
    ("Today, the company employs 30.", "Today"),
    ("Answers come within 24 hours.", "within 24 hours"),
    ("Gov. Ana Ruiz Tuesday signed the bill.", "Tuesday"),
    ("She spoke at a Monday news conference.", "Monday"),
    ("It began 10 years ago.", "10 years ago"),
]


@pytest.mark.parametrize(("value", "words"), WEAK)
def test_what_may_mean_nothing_is_not_firm(value: str, words: str) -> None:
    (time,) = relative_times(value)
    assert (value[time.start : time.end], time.firm) == (words, False)


def test_a_person_may_be_called_after_a_day() -> None:
    texts = ["District Attorney Dora Sunday won.", "Sunday said she was glad on Friday."]
    people = surnames(texts)
    assert people == {"Sunday"}
    assert [time.weekday for time in relative_times(texts[1], (), people)] == [4]
    assert surnames(["Sunday was dry.", "Dora Sunday won."]) == frozenset()


THURSDAY = dt.date(2024, 1, 18)
RESOLVED = [
    ("January 5, 2020", dt.date(2020, 1, 5)),
    ("Dec. 30", dt.date(2023, 12, 30)),
    ("March 3", dt.date(2024, 3, 3)),
    ("Friday, March 3", dt.date(2023, 3, 3)),
    ("Feb. 31", None),
    ("January 2020", None),
    ("yesterday", dt.date(2024, 1, 17)),
    ("tomorrow", dt.date(2024, 1, 19)),
    ("last Friday", dt.date(2024, 1, 12)),
    ("last Thursday", dt.date(2024, 1, 11)),
    ("next Friday", None),
    ("on Friday", None),
    ("this week", None),
]


@pytest.mark.parametrize(("value", "expected"), RESOLVED)
def test_an_expression_is_resolved_where_it_is_clear(value: str, expected: dt.date | None) -> None:
    written = dates(value)
    (expression,) = written or relative_times(value)
    assert resolve(expression, THURSDAY) == expected


def test_a_time_without_a_day_resolves_to_nothing() -> None:
    assert resolve(RelativeTime(0, 1, Kind.DISTANCE), THURSDAY) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "this",
                "last",
                "week",
                "Monday",
                "to",
                "on",
                "a",
                "today",
                "ago",
                "two",
                "days",
                ".",
                "’s",
                "Night",
                "May",
                "5",
            ]
        )
    )
)
def test_times_stand_in_order_within_the_text(words: list[str]) -> None:
    value = " ".join(words)
    position = 0
    for item in relative_times(value, dates(value)):
        assert position <= item.start < item.end <= len(value)
        position = item.end
