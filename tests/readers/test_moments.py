from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.moments import is_impossible, moment_of_path, parse_moment
from newslint_schemas import Moment

SHAPES = [
    ("2024-01-18", Moment(2024, 1, 18)),
    ("2024-1-8", Moment(2024, 1, 8)),
    ("2024/01/18", Moment(2024, 1, 18)),
    ("2024.01.18", Moment(2024, 1, 18)),
    ("2024-01", Moment(2024, 1)),
    ("2024", Moment(2024)),
    ("2024-01-18T09:30:00Z", Moment(2024, 1, 18, 9, 30, 0)),
    ("2024-01-18T09:30Z", Moment(2024, 1, 18, 9, 30, 0)),
    ("2024-01-18T09:30:00", Moment(2024, 1, 18, 9, 30)),
    ("2024-01-18T09:30:00-05:00", Moment(2024, 1, 18, 9, 30, -300)),
    ("2024-01-18T09:30:00+0530", Moment(2024, 1, 18, 9, 30, 330)),
    ("2022-07-13T13:00:00.000Z", Moment(2022, 7, 13, 13, 0, 0)),
    ("2011-04-22 02:19:51 +0000", Moment(2011, 4, 22, 2, 19, 0)),
    ("2017-03-08 2:05:17 -0400", Moment(2017, 3, 8, 2, 5, -240)),
    ("2024-04-30 16:38:37 +02:00", Moment(2024, 4, 30, 16, 38, 120)),
    ("2015-4-2 18:00", Moment(2015, 4, 2, 18, 0)),
    ("2016-01-12 12:35:40", Moment(2016, 1, 12, 12, 35)),
    ("10-30-2024", Moment(2024, 10, 30)),
    ("10/30/2024 4:05 PM", Moment(2024, 10, 30, 16, 5)),
    ("30/10/2024", Moment(2024, 10, 30)),
    ("04.03.2019 15:05", Moment(2019, 3, 4, 15, 5)),
    ("3/4/24", Moment(2024, 3, 4)),
    ("20170113", Moment(2017, 1, 13)),
    ("20170113000004", Moment(2017, 1, 13, 0, 0)),
    ("20231124T192141Z", Moment(2023, 11, 24, 19, 21, 0)),
    ("20231124T192141+0100", Moment(2023, 11, 24, 19, 21, 60)),
    ("Mon, 18 Nov 2019 16:07:38 -0600", Moment(2019, 11, 18, 16, 7, -360)),
    ("Fri, 13 Aug 2010 16:08:00 EST", Moment(2010, 8, 13, 16, 8, -300)),
    ("Fri, 13 Aug 10 16:08:00 GMT", Moment(2010, 8, 13, 16, 8, 0)),
    ("19 Nov 2019 07:09 GMT", Moment(2019, 11, 19, 7, 9, 0)),
    ("Thu 19 Nov 2019 07.09 GMT", Moment(2019, 11, 19, 7, 9, 0)),
    ("Tue Dec 30 03:51:13 UTC 2014", Moment(2014, 12, 30, 3, 51, 0)),
    ("Tue Dec 30 03:51:13 2014", Moment(2014, 12, 30, 3, 51)),
    ("January 18, 2024", Moment(2024, 1, 18)),
    ("Jan. 18, 2024, 3:05 p.m. EDT", Moment(2024, 1, 18, 15, 5, -240)),
    ("Thursday, January 18th, 2024 at 12:05 am", Moment(2024, 1, 18, 0, 5)),
    ("Posted on January 18, 2024 by the desk", Moment(2024, 1, 18)),
    ("18 janvier 2024 à 14h30", Moment(2024, 1, 18, 14, 30)),
    ("18. Januar 2024, 14:30", Moment(2024, 1, 18, 14, 30)),
    ("18 de enero de 2024", Moment(2024, 1, 18)),
    ("1705570200", Moment(2024, 1, 18, 9, 30, 0)),
    ("1705570200000", Moment(2024, 1, 18, 9, 30, 0)),
]


@pytest.mark.parametrize(("value", "moment"), SHAPES)
def test_a_date_of_metadata_is_read_as_written(value: str, moment: Moment) -> None:
    assert parse_moment(value) == moment
    assert not is_impossible(value)


@pytest.mark.parametrize(
    "value",
    ["", " ", "YYYY-MM-DD", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "TBD", "{{ date }}", "4 months ago",
     "last Tuesday", "2:05", "P3M,14S", "true", "12", "2024-2025", "9781234567890123", "1.2.3", "a" * 500],
)  # fmt: skip
def test_what_is_no_date_is_none(value: str) -> None:
    assert parse_moment(value) is None
    assert not is_impossible(value)


@pytest.mark.parametrize(
    "value",
    [
        "2020-11-31",
        "2023-02-29",
        "31 June 2024",
        "2024-13-01",
        "13/13/2024",
        "2024-01-18 25:00",
        "2024-01-18 10:75",
    ],
)
def test_an_impossible_date_is_told(value: str) -> None:
    assert is_impossible(value)
    assert parse_moment(value) is not None


def test_an_impossible_day_gives_no_date_and_an_impossible_hour_does() -> None:
    moment = parse_moment("2020-11-31")
    assert moment is not None
    assert moment.date is None
    assert parse_moment("2024-01-18 25:00") == Moment(2024, 1, 18)


def test_the_order_of_day_and_month_can_be_told() -> None:
    assert parse_moment("04/03/2024", month_first=False) == Moment(2024, 3, 4)
    assert parse_moment("04/03/2024", month_first=True) == Moment(2024, 4, 3)
    assert parse_moment("04.03.2024", month_first=True) == Moment(2024, 4, 3)


@pytest.mark.parametrize(
    ("path", "days"),
    [
        ("_posts/2024-01-18-harbour-vote.md", ["2024-01-18"]),
        ("posts/2024-1-8-harbour-vote.md", ["2024-01-08"]),
        ("/2024/01/18/harbour-vote/", ["2024-01-18"]),
        ("https://example.org/world/2024/jan/18/harbour-vote", ["2024-01-18"]),
        ("news/20240118-harbour-vote.html", ["2024-01-18"]),
        ("2024/01/17/2024-01-18-harbour-vote.md", ["2024-01-17", "2024-01-18"]),
        ("_posts/_YYYY-MM-DD-template.md", []),
        ("posts/2024-13-18-harbour.md", []),
        ("2024/01/harbour-vote.md", []),
        ("photos/120240118.md", []),
        ("news/harbour-vote-2024.md", []),
    ],
)
def test_a_path_tells_its_dates(path: str, days: list[str]) -> None:
    found = moment_of_path(path)
    assert [str(moment.date) for moment in found or ()] == days
    assert found is None or found


@given(st.datetimes())
def test_every_iso_moment_is_read(when: dt.datetime) -> None:
    moment = parse_moment(when.isoformat())
    if when.year == 1:
        assert moment is None
        return
    assert moment is not None
    assert moment.date == when.date()
    assert (moment.hour, moment.minute) == (when.hour, when.minute)


@given(st.text(max_size=40))
def test_nothing_raises(value: str) -> None:
    parse_moment(value)
    is_impossible(value)
    moment_of_path(value)
