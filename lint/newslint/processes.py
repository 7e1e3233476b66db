"""Work in several processes: in batches, results in order, a worker that dies named by what killed it."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

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
    return max(1, min(cores(), items // (2 * _BATCH)))


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Outcome],
    items: Iterable[Item],
    jobs: int,
    lost: Callable[[Item], Outcome],
    batch: int = _BATCH,
) -> Iterator[Outcome]:
    """Yield the outcome of each item, in the order of the items, which are taken as they are needed.

    Args:
        work: goes to each worker once; it can be pickled, as the items and outcomes must be. What it has as
            `prepare` is called before workers are forked.
        items: what is to be done.
        jobs: how many processes; one means this one.
        lost: gives the outcome of an item whose worker died.
        batch: how many items go to a worker at once.
    """
    if jobs <= 1:
        yield from map(work, items)
        return
    from concurrent.futures.process import BrokenProcessPool

    prepare = getattr(work, "prepare", None)
    if _METHOD == "fork" and prepare is not None:
        prepare()
    source = iter(items)
    waiting: deque[Sequence[Item]] = deque()
    running: deque[tuple[Sequence[Item], Future[list[Outcome]]]] = deque()
    pool = _pool(jobs, work)
    try:
        while True:
            while len(running) < jobs * _AHEAD:
                sent = waiting.popleft() if waiting else list(islice(source, batch))
                if not sent:
                    break
                try:
                    future = cast("Future[list[Outcome]]", pool.submit(_batch, sent))
                except BrokenProcessPool:  # a worker has died in the meantime: what runs will tell which
                    waiting.appendleft(sent)
                    if not running:
                        pool = _anew(pool, jobs, work)
                        continue
                    break
                running.append((sent, future))
            if not running:
                return
            sent, future = running.popleft()
            try:
                outcomes = future.result()
            except BrokenProcessPool:
                pool = _anew(pool, jobs, work)
                waiting.extendleft(reversed([other for other, _ in running]))
                running.clear()
                outcomes = [_alone(work, item, lost) for item in sent]
            yield from outcomes
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


# A forked worker has everything imported already; elsewhere it is not safe, or not there.
_METHOD = "fork" if sys.platform == "linux" else "spawn"
_WORK: list[Callable[..., object]] = []


def _pool(jobs: int, work: Callable[..., object]) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, get_context(_METHOD), initializer=_begin, initargs=(work,))


def _anew(broken: ProcessPoolExecutor, jobs: int, work: Callable[..., object]) -> ProcessPoolExecutor:
    broken.shutdown(wait=False, cancel_futures=True)
    return _pool(jobs, work)


def _begin(work: Callable[..., object]) -> None:
    """Begin a worker: it learns its work, and leaves an interruption to the process that started it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _WORK[:] = [work]


def _batch(items: Sequence[object]) -> list[object]:
    return [_WORK[0](item) for item in items]


def _alone(work: Callable[[Item], Outcome], item: Item, lost: Callable[[Item], Outcome]) -> Outcome:
    """Do one item of a batch whose worker died, in a process of its own, to see whether it was this one."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1, work) as pool:
        try:
            return cast("list[Outcome]", pool.submit(_batch, [item]).result())[0]
        except BrokenProcessPool:
            return lost(item)
