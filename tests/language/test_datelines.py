from __future__ import annotations

import pytest

from newslint.language.datelines import find_dateline
from newslint_schemas import Moment


@pytest.mark.parametrize(
    ("value", "dateline", "moment"),
    [
        ("PORT ANSELM — The bridge", "PORT ANSELM", None),
        ("LONDON, Feb. 1, 2017 /PRNewswire/ -- Four", "LONDON, Feb. 1, 2017 /PRNewswire/", Moment(2017, 2, 1)),
        ("PARIS, June 3 (Reuters) - The", "PARIS, June 3 (Reuters)", Moment(None, 6, 3)),
        ("MERROW, Norland/ANSELM (Reuters) - The", "MERROW, Norland/ANSELM (Reuters)", None),
        ("KYIV (Reuters) -The", "KYIV (Reuters)", None),
        ("(CNN) -- The", "(CNN)", None),
        ("ATLANTA (AP) _ The", "ATLANTA (AP)", None),
        ("Berlin (dpa) - Die", "Berlin (dpa)", None),
        ("SAITAMA, Japan, Dec. 9 Kyodo - A", "SAITAMA, Japan, Dec. 9 Kyodo", Moment(None, 12, 9)),
        ("Lahore, 3 June (APP) – The", "Lahore, 3 June (APP)", Moment(None, 6, 3)),
        ("NEW YORK, LONDON and BEIJING, Feb. 2, 2017 /PR/ --", "NEW YORK, LONDON and BEIJING, Feb. 2, 2017 /PR/",
         Moment(2017, 2, 2)),
    ],
)  # fmt: skip
def test_a_dateline_is_found_with_its_date(value: str, dateline: str, moment: Moment | None) -> None:
    found = find_dateline(value)
    assert found is not None
    assert value[: found.end] == dateline
    assert found.moment == moment
    assert value[found.body :].strip("-") == value[found.end :].strip(" -–—_")


@pytest.mark.parametrize(
    "value",
    [
        "NASA — which sent it",
        "FBI - The agency said",
        "UPDATE - The bridge",
        "Orr — the mayor — said",
        "Merrow (Norland) - The",
        "The bridge is closed.",
        "",
    ],
)
def test_capitals_and_dashes_alone_are_no_dateline(value: str) -> None:
    assert find_dateline(value) is None
