from __future__ import annotations

import pytest

from articles import Para, Shot, story
from newslint_rules.dates.ambiguous import Ambiguous
from newslint_rules.dates.anchor_conflict import AnchorConflict
from newslint_rules.dates.impossible import Impossible
from newslint_rules.dates.order import OutOfOrder
from newslint_rules.dates.stale_relative import StaleRelative
from newslint_rules.dates.undated_figure import UndatedFigure
from newslint_schemas import BlockKind, DateMark, DateRole, Field, Moment


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("It met on February 30.", ["February 30"]),
        ("It met on 31 June 2020.", ["31 June 2020"]),
        ("It met on February 29, 2023.", ["February 29, 2023"]),
        ("It meets Monday, Sept. 31, at noon.", ["Monday, Sept. 31"]),
        ("Open until April 31.", ["April 31"]),
        ("It was noted on 2024-02-30.", ["2024-02-30"]),
        ("It begins at 25:30 GMT.", ["25:30 GMT"]),
        ("It begins at 7:75 p.m.", ["7:75 p.m."]),
    ],
)
def test_what_no_calendar_knows_is_reported(value: str, words: list[str]) -> None:
    assert story(value).reported(Impossible()) == words


@pytest.mark.parametrize(
    "value",
    [
        "It met on February 29, 2024, and on Feb. 29.",
        "In June 31 members voted.",
        "In February 30 people came, and by June 31 members had left.",
        "“We meet on February 30,” she joked.",
        "Scored at 25:30 in the second half, 25:14, 25:18.",
        "It begins at 23:30 GMT and 12.45 p.m.",
        "Written on 31/02/2020.",
    ],
)
def test_possible_days_counts_and_jokes_are_left_alone(value: str) -> None:
    assert not story(value).findings(Impossible())


def test_an_update_before_publication_is_reported_at_the_update() -> None:
    made = story("It met.", published="2024-03-11", updated="2023-03-12")
    (finding,) = made.findings(OutOfOrder())
    assert made.slice(finding.span) == "2023-03-12"
    assert [made.slice(other.span) for other in finding.related] == ["2024-03-11"]
    assert not story("It met.", published="2024-03-11", updated="2024-03-10").findings(OutOfOrder())
    assert not story("It met.", published="2024-03-11", updated="2023-03-12", draft=True).findings(
        OutOfOrder()
    )


def test_the_past_does_not_lie_ahead() -> None:
    value = "The council voted on March 12, 2025, to close the bridge."
    assert story(value, published="2024-03-11").reported(OutOfOrder()) == ["March 12, 2025"]
    shots = [Shot("The mayor at the bridge on March 14, 2025.")]
    assert story("It met.", shots=shots, published="2024-03-11").reported(OutOfOrder()) == ["March 14, 2025"]


@pytest.mark.parametrize(
    "value",
    [
        "The council will vote on March 12, 2025.",
        "The vote was moved to March 12, 2025.",
        "The permit, issued in 2020, expires on March 12, 2025.",
        "The council voted on March 11, 2024.",
        "“We voted on March 12, 2025,” she said.",
        "It meets on March 12, 2025.",
    ],
)
def test_plans_lie_ahead(value: str) -> None:
    assert not story(value, published="2024-03-11").findings(OutOfOrder())


def _path(year: int, month: int, day: int) -> DateMark:
    return DateMark(DateRole.PATH, Field(), Moment(year, month, day))


def test_a_path_that_contradicts_the_date_is_reported() -> None:
    made = story("It met.", published="2024-04-03", dates=[_path(2024, 3, 4)])
    (finding,) = made.findings(AnchorConflict())
    assert "swapped" in finding.message
    assert made.slice(finding.span) == "2024-04-03"
    assert not story("It met.", published="2024-03-05", dates=[_path(2024, 3, 4)]).findings(AnchorConflict())


def test_a_dateline_without_a_year_is_taken_as_the_nearest() -> None:
    line = DateMark(DateRole.DATELINE, Field(), Moment(None, 12, 31))
    assert not story("It met.", published="2024-01-01", dates=[line]).findings(AnchorConflict())
    assert story("It met.", published="2024-02-01", dates=[line]).findings(AnchorConflict())


def test_today_goes_stale_with_an_update() -> None:
    value = "The council votes tomorrow."
    assert story(value, published="2024-03-11", updated="2024-03-15").reported(StaleRelative()) == [
        "tomorrow"
    ]
    assert not story(value, published="2024-03-11", updated="2024-03-12").findings(StaleRelative())
    assert not story(value, updated="2024-03-12").findings(StaleRelative())
    quoted = Para(value, BlockKind.QUOTATION)
    assert not story(quoted, published="2024-03-11", updated="2024-03-15").findings(StaleRelative())
    assert not story(f"“{value}”", published="2024-03-11", updated="2024-03-15").findings(StaleRelative())


def test_numbers_that_can_be_read_in_two_ways_are_reported() -> None:
    made = story("It met on 03/04/2024, not on 13/04/2024.", Para("03/04/2024", BlockKind.TABLE))
    assert made.reported(Ambiguous()) == ["03/04/2024"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("The death toll rose to 43, officials said.", ["death toll rose to 43"]),
        ("Some 1,200 people have been killed.", ["1,200 people have been killed"]),
        (
            "A poll found that the party leads with 34 percent.",
            ["poll found that the party leads with 34 percent"],
        ),
        ("The death toll rose to 43 on Thursday.", []),
        ("The death toll rose to 43 in 2019.", []),
        ("“The death toll rose to 43,” she said.", []),
        ("A poll is a poll.", []),
    ],
)
def test_a_figure_needs_its_time(value: str, words: list[str]) -> None:
    assert story(value).reported(UndatedFigure()) == words
