from __future__ import annotations

import pytest

from articles import story
from newslint.context import Context

LATER = ["The council met on Thursday.", "It will meet again."]


@pytest.mark.parametrize(
    "line",
    [
        "LONDON, Feb. 1, 2017 /PRNewswire/ -- Four engineers won a prize today.",
        "LONDON, Feb. 1 (Reuters) - Four engineers won a prize.",
        "PARIS (AP), 3 March — It rained.",
        "Posted: Thursday, October 17, 2013, 8:09 PM",
        "Published 12 May 2020",
        "By Ana Ruiz | Jan. 18, 2024, 5:30 p.m. ET",
        "Jan 18 (Reuters) - Four engineers won a prize.",
        "Paris, March 3 (AFP) – It rained.",
        "NEW YORK, Tuesday, Feb. 2, 2017 -- It snowed.",
        "May 12, 2020",
        "Last updated on 12 May 2020 at 10:30",
    ],
)
def test_a_line_that_says_when_anchors_the_article(line: str) -> None:
    assert Context(story(line, *LATER).article).anchored


@pytest.mark.parametrize(
    "line",
    [
        "It began on May 12, 2020, when the bridge was closed for the first time in its long history of repairs.",
        "JAKARTA (Reuters) - Boats set out on Tuesday.",
        "Ana Ruiz was born on 12 May 1970.",
        "The council met on Thursday (Dec. 11).",
    ],
)
def test_a_date_in_running_text_does_not(line: str) -> None:
    assert not Context(story(line, *LATER).article).anchored


def test_metadata_bylines_datelines_and_trailers_anchor() -> None:
    assert Context(story(*LATER, published="2024-01-18").article).anchored
    assert Context(story(*LATER, bylines=["By Ana Ruiz, May 12, 2020"]).article).anchored
    assert Context(story(*LATER, dateline="OSLO, 12 May").article).anchored
    assert Context(story(*LATER, "AP-WF-01-18-24 1234GMT").article).anchored
    assert not Context(story(*LATER, bylines=["By April May, 5 stars"]).article).anchored
