"""Work in several processes: in batches, results in order, a worker that dies named by what killed it."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

_BATCH = 32
"""Items a message: so many share the cost of one."""
_AHEAD = 3
"""Batches that wait for each worker, so that memory stays bounded whatever the number of items."""


def jobs_for(wanted: int | None, items: int) -> int:
    """Return how many processes to use: as wanted, else as many as there are cores and work for them."""
    if wanted is not None:
        return max(1, min(wanted, items))
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, items // (2 * _BATCH)))


def in_order(
    work: Callable[[Item], Outcome], items: Sequence[Item], jobs: int, lost: Callable[[Item], Outcome]
) -> Iterator[Outcome]:
    """Yield the outcome of each item, in the order of the items.

    Args:
        work: a function that can be pickled, as the items and outcomes must be.
        items: what is to be done.
        jobs: how many processes; one means this one.
        lost: gives the outcome of an item whose worker died.
    """
    if jobs <= 1:
        yield from map(work, items)
        return
    batches = [items[start : start + _BATCH] for start in range(0, len(items), _BATCH)]
    waiting = deque(batches)
    running: deque[tuple[Sequence[Item], Future[list[Outcome]]]] = deque()
    pool = _pool(jobs)
    try:
        while waiting or running:
            while waiting and len(running) < jobs * _AHEAD:
                batch = waiting.popleft()
                running.append((batch, pool.submit(_batch, work, batch)))
            batch, future = running.popleft()
            try:
                outcomes = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(jobs)
                waiting.extendleft(reversed([other for other, _ in running]))
                running.clear()
                outcomes = [_alone(work, item, lost) for item in batch]
            yield from outcomes
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A forked worker has everything imported already; elsewhere it is not safe, or not there.
    return ProcessPoolExecutor(jobs, get_context("fork" if sys.platform == "linux" else "spawn"))


def _batch(work: Callable[[Item], Outcome], items: Sequence[Item]) -> list[Outcome]:
    return [work(item) for item in items]


def _alone(work: Callable[[Item], Outcome], item: Item, lost: Callable[[Item], Outcome]) -> Outcome:
    """Do one item of a batch whose worker died, in a process of its own, to see whether it was this one."""
    with _pool(1) as pool:
        try:
            return pool.submit(partial(work, item)).result()
        except BrokenProcessPool:
            return lost(item)
