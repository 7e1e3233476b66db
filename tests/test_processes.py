"""Work in several processes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.processes import in_order, jobs_for


def _double(number: int) -> int:
    return number * 2


def _double_or_die(number: int) -> int:
    if number in (7, 70):
        os._exit(9)
    return number * 2


def _lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_order(jobs: int) -> None:
    assert list(in_order(_double, range(200), jobs, _lost)) == [number * 2 for number in range(200)]


def test_an_item_that_kills_its_worker_is_named_and_the_rest_goes_on() -> None:
    expected = [-number if number in (7, 70) else number * 2 for number in range(100)]
    assert list(in_order(_double_or_die, range(100), 2, _lost)) == expected


def _die_with_a_note(item: tuple[int, Path]) -> int:
    number, note = item
    if number == 0:
        note.write_text("dying", encoding="ascii")
        os._exit(9)
    return number


def _named(item: tuple[int, Path]) -> int:
    return -1 - item[0]


def test_a_worker_that_dies_before_more_work_is_handed_out_is_named_too(tmp_path: Path) -> None:
    note = tmp_path / "note"

    def slowly() -> Iterator[tuple[int, Path]]:
        yield 0, note
        while not note.exists():
            time.sleep(0.01)
        time.sleep(0.5)
        yield from ((number, note) for number in range(1, 20))

    assert list(in_order(_die_with_a_note, slowly(), 2, _named, batch=1)) == [-1, *range(1, 20)]


def test_no_work_needs_no_process() -> None:
    assert list(in_order(_double, [], jobs_for(None, 0), _lost)) == []


def test_a_few_files_are_done_in_one_process() -> None:
    assert jobs_for(None, 5) == 1
    assert jobs_for(3, 5) == 3
    assert jobs_for(8, 2) == 2
