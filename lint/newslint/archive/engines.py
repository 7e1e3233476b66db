"""Where a job runs: in this process and others of this machine, or on a Dask cluster. The result is the same.

Between map and reduce the facts of a job are shuffled by key: what one partition holds is never looked at
together with another. On this machine partitions are files of a temporary folder; on a cluster they stay with the
workers, which compute them again where one is lost.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from newslint.archive.job import Facts, Held, Job, Mapped, Reduced, Tally, lost
from newslint.archive.lines import NAMED, BadLine
from newslint.archive.sources import Piece
from newslint.finding import Result
from newslint.processes import in_order
from newslint.report import Crash

_LENGTH = 8
"""Bytes that say how long a chunk is."""


@dataclass(frozen=True, slots=True)
class Grain:
    """How large a piece is: so many files, or so many bytes of a file that holds many articles."""

    files: int
    bytes: int


class Engine(Protocol):
    """Runs a job once: first all of `survey`, then all of `reduce`."""

    @property
    def grain(self) -> Grain:
        """How large the pieces are to be."""
        ...

    def survey(self, job: Job, pieces: Sequence[Piece]) -> Iterator[Mapped]:
        """Map the pieces and yield what came out, in their order; facts are kept for `reduce`."""
        ...

    def reduce(self, job: Job) -> Iterator[Reduced]:
        """Reduce the partitions and yield what came out, in their order."""
        ...


class Local:
    """This process, or several of this machine."""

    grain = Grain(files=32, bytes=1 << 18)

    def __init__(self, jobs: int) -> None:
        """Say how many processes there are; one means this one."""
        self._jobs = jobs
        self._folder = tempfile.TemporaryDirectory(prefix="newslint-archive-", ignore_cleanup_errors=True)

    def __enter__(self) -> Local:
        """Return the engine."""
        return self

    def __exit__(self, *_: object) -> None:
        """Delete the partitions."""
        self._folder.cleanup()

    def survey(self, job: Job, pieces: Sequence[Piece]) -> Iterator[Mapped]:
        """Map the pieces; the process that started the job alone writes partitions, so that none is torn."""
        work = partial(_map, job)
        for mapped, facts in in_order(work, pieces, self._jobs, partial(self._search, work), batch=1):
            for number, chunks in facts.items():
                with self._partition(number).open("ab") as file:
                    file.writelines(len(chunk).to_bytes(_LENGTH, "big") + chunk for chunk in chunks)
            yield mapped

    def reduce(self, job: Job) -> Iterator[Reduced]:
        """Reduce the partitions."""
        files = [file for number in range(job.partitions) if (file := self._partition(number)).exists()]
        yield from in_order(partial(_reduce_file, job), files, self._jobs, _lost_partition, batch=1)

    def _partition(self, number: int) -> Path:
        return Path(self._folder.name) / f"{number:05}"

    def _search(self, work: partial[tuple[Mapped, Facts]], piece: Piece) -> tuple[Mapped, Facts]:
        """Look for the article that killed a process, so that the rest of its piece is checked."""
        parts = piece.parts()
        if len(parts) == 1:
            return lost(piece), {}
        return _joined(in_order(work, parts, 2, _lost_part, batch=1))


def _map(job: Job, piece: Piece) -> tuple[Mapped, Facts]:
    return job.map(piece)


def _lost_part(piece: Piece) -> tuple[Mapped, Facts]:
    return lost(piece), {}


def _joined(outcomes: Iterable[tuple[Mapped, Facts]]) -> tuple[Mapped, Facts]:
    results: list[Result] = []
    held: list[Held] = []
    crashes: list[Crash] = []
    bad: list[BadLine] = []
    tally = Tally()
    facts: Facts = {}
    for mapped, found in outcomes:
        results.extend(mapped.results)
        held.extend(mapped.held)
        crashes.extend(mapped.crashes)
        bad.extend(mapped.bad)
        tally.add(mapped.tally)
        for number, chunks in found.items():
            facts[number] = (*facts.get(number, ()), *chunks)
    return Mapped(tuple(results), tuple(held), tuple(crashes), tally, tuple(bad[:NAMED])), facts


def _reduce_file(job: Job, file: Path) -> Reduced:
    return job.reduce(_chunks(file))


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while head := stream.read(_LENGTH):
            yield stream.read(int.from_bytes(head, "big"))


def _lost_partition(file: Path) -> Reduced:
    words = "the process that compared articles ended without a word; findings across articles are missing"
    return Reduced(crashes=(Crash("worker", f"partition {int(file.name)}", words),))
