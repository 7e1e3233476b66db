from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.dates import WEEKDAYS, CalendarDate, Order, dates, long_form

READ: list[tuple[str, list[tuple[str, tuple[int | None, int, int | None], int | None]]]] = [
    ("on Thursday, January 18, 2024, in", [("Thursday, January 18, 2024", (2024, 1, 18), 3)]),
    ("on Thursday 18 January 2024 in", [("Thursday 18 January 2024", (2024, 1, 18), 3)]),
    ("Wed. 3 May and Thurs., May 4", [("Wed. 3 May", (None, 5, 3), 2), ("Thurs., May 4", (None, 5, 4), 3)]),
    ("Jan. 19 and Sept 3, 2024", [("Jan. 19", (2024, 1, 19), None), ("Sept 3, 2024", (2024, 9, 3), None)]),
    ("Nov, 15, 2019", [("Nov, 15, 2019", (2019, 11, 15), None)]),
    ("Friday, 22 February, 2021, two", [("Friday, 22 February, 2021", (2021, 2, 22), 4)]),
    ("Wednesday, May 14th, at", [("Wednesday, May 14th", (None, 5, 14), 2)]),
    ("Friday the 13th of May 2016", [("Friday the 13th of May 2016", (2016, 5, 13), 4)]),
    ("on Thursday (Dec. 11) for", [("Thursday (Dec. 11)", (None, 12, 11), 3)]),
    ("Sept. 11 2001", [("Sept. 11 2001", (2001, 9, 11), None)]),
    (
        "In March 2020 and May of 2019",
        [("March 2020", (2020, 3, None), None), ("May of 2019", (2019, 5, None), None)],
    ),
    ("2024-01-18T09:00", []),
    ("since 2024-01-18.", [("2024-01-18", (2024, 1, 18), None)]),
    ("13/04/2020 or 4.3.2020", [("13/04/2020", (2020, 4, 13), None), ("4.3.2020", (2020, 3, 4), None)]),
    ("June 31", [("June 31", (None, 6, 31), None)]),
    ("Thursday, April 10, 2205 at", [("Thursday, April 10, 2205", (2205, 4, 10), 3)]),
    ("In this Monday, Nov. 11, 2019 file photo", [("Monday, Nov. 11, 2019", (2019, 11, 11), 0)]),
    (
        "Herald Sun March 13; the Sun, May 4",
        [("March 13", (None, 3, 13), None), ("May 4", (None, 5, 4), None)],
    ),
    ("Sun, 4 May 2020", [("Sun, 4 May 2020", (2020, 5, 4), 6)]),
]


@pytest.mark.parametrize(("value", "expected"), READ)
def test_dates_are_read_as_written(
    value: str, expected: list[tuple[str, tuple[int | None, int, int | None], int | None]]
) -> None:
    found = [
        (value[item.start : item.end], (item.year, item.month, item.day), item.weekday)
        for item in dates(value)
    ]
    assert found == expected


@pytest.mark.parametrize(
    "value",
    [
        "March 10,000 people",
        "In March 20 percent came",
        "may 5 or so",
        "Mayor 5, Marching 6, Juneau 8",
        "May 3 p.m.",
        "a May 2-year-old",
        "version 1.2.3",
        "99/99/2020",
        "2024-13-01",
        "He may march.",
    ],
)
def test_what_only_looks_like_a_date_is_none(value: str) -> None:
    assert dates(value) == ()


def test_a_range_keeps_its_last_day_and_a_listed_weekday_is_told() -> None:
    (date,) = dates("Monday to Friday, March 16-20, at ten")
    assert (date.day, date.last, date.listed) == (16, 20, True)
    (date,) = dates("3 to 5 May 2019")
    assert (date.day, date.last, date.year, date.order) == (3, 5, 2019, Order.DAY_FIRST)


def test_the_first_of_two_joined_days_borrows_month_and_year() -> None:
    first, second = dates("the weekend of Friday 18 to Sunday 20 January 2013")
    assert (first.date, first.lent) == (dt.date(2013, 1, 18), True)
    assert second.date == dt.date(2013, 1, 20)
    first, second = dates("from Monday, Dec. 30, to Friday, Jan. 3, 2020")
    assert (first.date, second.date) == (dt.date(2019, 12, 30), dt.date(2020, 1, 3))


def test_numbers_are_ambiguous_where_both_could_be_the_month() -> None:
    assert [item.ambiguous for item in dates("03/04/2024, 13/04/2024, 04/04/2024")] == [True, False, False]


def test_an_impossible_day_has_no_date() -> None:
    (date,) = dates("February 30, 2024")
    assert date.full
    assert date.date is None
    assert CalendarDate(0, 1, 2, 29).in_year(2024) == dt.date(2024, 2, 29)
    assert CalendarDate(0, 1, 2, 29).in_year(2023) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_back_from_its_long_form(day: dt.date) -> None:
    value = f"It was {WEEKDAYS[day.weekday()]}, {long_form(day)}, and raining."
    (date,) = dates(value)
    assert (date.date, date.weekday) == (day, day.weekday())
    assert value[date.start : date.weekday_end] == WEEKDAYS[day.weekday()]


@given(st.text(alphabet="JanMyThurs sdy.,0123456789-/–()to", max_size=60))
def test_dates_stand_in_order_within_the_text(value: str) -> None:
    position = 0
    for item in dates(value):
        assert position <= item.start < item.end <= len(value)
        position = item.end
