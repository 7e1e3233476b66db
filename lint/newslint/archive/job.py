"""What runs on an engine: the map over pieces and the reduce over partitions of keys, both pure and picklable."""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newslint.archive.lines import NAMED, BadLine, fault
from newslint.archive.sources import Piece, Reading, Record
from newslint.engine import across, examine
from newslint.examined import Examined, Noted
from newslint.finding import Result, Severity
from newslint.readers.json_formats import UNKNOWN
from newslint.report import Crash, FileRecord, FileStatus, Report
from newslint.rule import CorpusRule, Sighting
from newslint.settings import Settings
from newslint.suppressions.directives import Suppression
from newslint.tasks import reader_for, unreadable


@dataclass(slots=True)
class Tally:
    """How much there is of everything; a finding in several places of an article counts once."""

    files: Counter[FileStatus] = field(default_factory=Counter[FileStatus])
    articles: int = 0
    unknown: int = 0
    """Articles in no language that could be told."""
    findings: Counter[tuple[str, Severity]] = field(default_factory=Counter[tuple[str, Severity]])
    places: Counter[str] = field(default_factory=Counter[str])
    lines: int = 0
    """Lines of JSON Lines."""
    bad: int = 0
    """Lines that could not be read."""
    fields: Counter[str] = field(default_factory=Counter[str])
    """In how many lines each of the fields that they should have stands."""

    def add(self, other: Tally) -> None:
        """Add what another one counted."""
        self.files.update(other.files)
        self.articles += other.articles
        self.unknown += other.unknown
        self.findings.update(other.findings)
        self.places.update(other.places)
        self.lines += other.lines
        self.bad += other.bad
        self.fields.update(other.fields)

    def count(self, results: Iterable[Result]) -> None:
        """Count results that are reported; all of an article at once."""
        kept = tuple(results)
        self.findings.update((block[0].rule, block[0].severity) for block in Report(kept).blocks())
        self.places.update(result.rule for result in kept)


@dataclass(frozen=True, slots=True)
class Held:
    """A file that holds suppressions: its findings wait until those across articles are known."""

    path: str
    inside: str
    settings: int
    asked: tuple[Suppression, ...]
    ran: frozenset[str]
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """What came out of a piece, without its facts."""

    results: tuple[Result, ...] = ()
    held: tuple[Held, ...] = ()
    crashes: tuple[Crash, ...] = ()
    tally: Tally = field(default_factory=Tally)
    bad: tuple[BadLine, ...] = ()
    """The first of the lines that could not be read."""


Facts = dict[int, tuple[bytes, ...]]
"""The facts of a piece by partition, packed; partitions without any are left out."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """What came out of a partition of keys."""

    results: tuple[Result, ...] = ()
    crashes: tuple[Crash, ...] = ()


@dataclass(frozen=True)
class Job:
    """All that a task needs to know besides its piece or partition.

    Attributes:
        settings: what applies to pieces, by their number.
        root: the root of the run, that paths of files count from.
        beside: the files that the suppressions beside the articles speak of, as they name them, by settings.
        rules: the rules across articles by id.
        partitions: how many parts the keys are dealt into.
        extension: that of articles whose name has none that a reader reads.
        article_rules: whether rules within an article run.
    """

    settings: tuple[Settings, ...]
    root: Path
    beside: tuple[frozenset[str], ...]
    rules: Mapping[str, CorpusRule]
    reading: Reading
    partitions: int = 1
    extension: str = ".md"
    article_rules: bool = True

    def map(self, piece: Piece) -> tuple[Mapped, Facts]:
        """Examine every article of a piece; its facts are dealt out by the hash of rule and key."""
        results: list[Result] = []
        held: list[Held] = []
        crashes: list[Crash] = []
        bad: list[BadLine] = []
        tally = Tally()
        noted: dict[int, list[Noted]] = {}
        settings = self.settings[piece.settings]
        for record in _records(piece, self.reading):
            inside = self._inside(record.path, settings)
            outcome = self._examined(record, settings, inside)
            tally.files[outcome.record.status] += 1
            if record.line is not None:
                tally.lines += 1
                tally.fields.update(record.line.fields)
                if outcome.record.status is FileStatus.UNREADABLE:
                    tally.bad += 1
                    bad.append(BadLine(record.line, outcome.record.reason))
            tally.articles += outcome.record.articles
            tally.unknown += outcome.unknown
            crashes.extend(outcome.crashes)
            for item in outcome.noted:
                noted.setdefault(self.partition(item.rule, item.sighting.fact.key), []).append(item)
            if outcome.suppressions or inside in self.beside[piece.settings]:
                asked = outcome.suppressions
                held.append(Held(record.path, inside, piece.settings, asked, outcome.ran, outcome.results))
            else:
                tally.count(outcome.results)
                results.extend(outcome.results)
        return Mapped(tuple(results), tuple(held), tuple(crashes), tally, tuple(bad[:NAMED])), {
            number: (_packed(items),) for number, items in noted.items()
        }

    def _inside(self, path: str, settings: Settings) -> str:
        """Return a path as the patterns of its configuration have it."""
        try:
            return (self.root / path).relative_to(settings.root).as_posix()
        except ValueError:
            return path.rpartition("/")[2]

    def _examined(self, record: Record, settings: Settings, inside: str) -> Examined:
        if record.failure:
            return _unread(record.path, record.failure)
        reader = reader_for(record.path) or reader_for(f"article{self.extension}")
        if reader is None:
            return Examined(FileRecord(record.path, FileStatus.SKIPPED, 0, "no reader for such files"))
        settings.conventions.surroundings.lookups.clear()  # the cache's notes, which nobody reads here
        outcome = examine(
            record.path, record.data, record.size, settings, reader, inside, article_rules=self.article_rules
        )
        if record.line is not None and record.line.whole and outcome.record.reason.startswith(UNKNOWN):
            return _unread(record.path, fault(record.data, self.reading) or outcome.record.reason)
        return outcome

    def partition(self, rule: str, key: str) -> int:
        """Return the partition of a key: the same in every process and on every machine."""
        return zlib.crc32(f"{rule}\0{key}".encode("utf-8", "surrogatepass")) % self.partitions

    def reduce(self, chunks: Iterable[bytes]) -> Reduced:
        """Look at each key of a partition; the order in which chunks come does not matter."""
        groups: dict[tuple[str, str], list[tuple[Sighting, Severity | None]]] = {}
        everything: set[str] = set()
        for item in (item for chunk in chunks for item in _unpacked(chunk) if item.rule in self.rules):
            group = groups.setdefault((item.rule, item.sighting.fact.key), [])
            group.append((item.sighting, item.severity))
            everything.add(item.sighting.path)
        ordered = ((*name, group) for name, group in sorted(groups.items()))
        results, crashes = across(ordered, self.rules, everything)
        return Reduced(tuple(results), tuple(crashes))


def _unread(path: str, reason: str) -> Examined:
    failed = FileRecord(path, FileStatus.UNREADABLE, 0, reason)
    return Examined(failed, (unreadable(path, reason),))


def _records(piece: Piece, reading: Reading) -> Iterator[Record]:
    """Yield the records of a piece; where reading it ends early, the last one says why."""
    try:
        yield from piece.read(reading)
    except (OSError, EOFError, zlib.error) as error:
        yield Record(piece.name, b"", 0, f"reading stopped ({error})")


def lost(piece: Piece) -> Mapped:
    """Return what is known of a piece whose process died: its name."""
    tally = Tally()
    tally.files[FileStatus.UNREADABLE] += 1
    crash = Crash("worker", piece.name, "the process that checked this ended without a word")
    return Mapped(crashes=(crash,), tally=tally)


def _packed(noted: list[Noted]) -> bytes:
    return zlib.compress(pickle.dumps(noted, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(chunk: bytes) -> list[Noted]:
    # Written by `_packed` in a task of the same run, never read from what a user gives.
    made: list[Noted] = pickle.loads(zlib.decompress(chunk))  # noqa: S301
    return made
