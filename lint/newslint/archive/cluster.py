"""A Dask cluster as an engine: workers keep the facts, and compute again what is lost with one of them."""

from __future__ import annotations

import pickle
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from operator import itemgetter
from typing import Protocol, cast

from newslint import __version__
from newslint.archive.engines import Grain
from newslint.archive.job import Facts, Job, Mapped, Reduced, lost
from newslint.archive.sources import Piece
from newslint.archive.stores import MissingError

_TIMEOUT = 20
"""Seconds that the scheduler has to answer."""
_FAILED = frozenset({"KilledWorker", "NoWorkerError"})


class ClusterError(Exception):
    """The cluster cannot be used; the message says why and what to do."""


class _Future(Protocol):
    def result(self) -> object:
        """Wait and return the outcome, or raise what the task raised."""
        ...


class _Client(Protocol):
    def submit(self, work: Callable[..., object], *arguments: object, **options: object) -> _Future:
        """Hand over a task."""
        ...

    def run(self, work: Callable[[], object]) -> dict[str, object]:
        """Run a function on every worker, and return what it gave by the worker's address."""
        ...

    def close(self) -> None:
        """Leave the cluster."""
        ...


class Cluster:
    """A Dask cluster that is running already."""

    grain = Grain(files=256, bytes=1 << 23)

    def __init__(self, address: str) -> None:
        """Connect to a scheduler ("tcp://host:8786").

        Raises:
            MissingError: Dask is not installed.
            ClusterError: no scheduler answers, it has no workers, or they have another newslint.
        """
        try:
            distributed = import_module("distributed")
        except ImportError as error:
            raise MissingError("--scheduler needs Dask: pip install 'newslint[dask]'") from error
        try:
            client: object = distributed.Client(address, timeout=_TIMEOUT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(f"no scheduler answers at {address}: {error}") from error
        self._client = cast("_Client", client)
        self._run = uuid.uuid4().hex
        self._facts: list[_Future] = []
        try:
            self._same_newslint(address)
        except BaseException:
            self._client.close()
            raise

    def _same_newslint(self, address: str) -> None:
        try:
            versions = self._client.run(_installed)
        except (ImportError, AttributeError) as error:
            raise ClusterError(f"the workers of {address} have no newslint {__version__}: {error}") from error
        if not versions:
            raise ClusterError(f"the scheduler at {address} has no workers")
        others = {str(version) for version in versions.values()} - {__version__}
        if others:
            raise ClusterError(
                f"workers of {address} have newslint {', '.join(sorted(others))}, not {__version__}"
            )

    def __enter__(self) -> Cluster:
        """Return the engine."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what the workers keep, and leave."""
        self._facts.clear()
        self._client.close()

    def survey(self, job: Job, pieces: Sequence[Piece]) -> Iterator[Mapped]:
        """Map the pieces; their facts stay with the workers."""
        shared = self._shared(job)
        tasks = deque(self._mapped(shared, piece, str(number)) for number, piece in enumerate(pieces))
        for number, piece in enumerate(pieces):
            light, facts = tasks.popleft()  # workers forget what nobody holds any more
            try:
                mapped = cast("Mapped", light.result())
            except Exception as error:
                if type(error).__name__ not in _FAILED:
                    raise
                yield from self._searched(shared, piece, str(number))
                continue
            self._facts.append(facts)
            yield mapped

    def _searched(self, shared: _Future, piece: Piece, name: str) -> Iterator[Mapped]:
        """Look for the article that kills workers, so that the rest of its piece is checked."""
        for number, part in enumerate(piece.parts()):
            light, facts = self._mapped(shared, part, f"{name}-{number}")
            try:
                mapped = cast("Mapped", light.result())
            except Exception as error:
                if type(error).__name__ not in _FAILED:
                    raise
                yield lost(part)
                continue
            self._facts.append(facts)
            yield mapped

    def reduce(self, job: Job) -> Iterator[Reduced]:
        """Reduce the partitions where their chunks are brought together."""
        shared = self._shared(job)
        tasks: list[_Future] = []
        for number in range(job.partitions):
            chunks = [self._submit(_chunks, facts, number) for facts in self._facts]
            tasks.append(self._submit(_reduce, shared, chunks))
        for task in tasks:
            yield cast("Reduced", task.result())

    def _shared(self, job: Job) -> _Future:
        # A task, not data that is scattered: what is lost with a worker can be made again.
        return self._submit(_job, pickle.dumps(job), key=f"newslint-job-{self._run}")

    def _mapped(self, shared: _Future, piece: Piece, name: str) -> tuple[_Future, _Future]:
        whole = self._submit(_map, shared, piece, key=f"newslint-map-{self._run}-{name}")
        return self._submit(itemgetter(0), whole), self._submit(itemgetter(1), whole)

    def _submit(self, work: Callable[..., object], *arguments: object, key: str | None = None) -> _Future:
        return self._client.submit(work, *arguments, key=key, pure=False)


def _installed() -> str:
    return __version__


def _job(packed: bytes) -> Job:
    made: Job = pickle.loads(packed)  # noqa: S301 - packed by the process that started the run
    return made


def _map(job: Job, piece: Piece) -> tuple[Mapped, Facts]:
    return job.map(piece)


def _chunks(facts: Facts, number: int) -> tuple[bytes, ...]:
    return facts.get(number, ())


def _reduce(job: Job, chunks: Sequence[tuple[bytes, ...]]) -> Reduced:
    return job.reduce(chunk for group in chunks for chunk in group)
