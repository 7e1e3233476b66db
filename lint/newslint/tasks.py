"""A file to examine, and what a worker hands back: plain values that cross processes and fit the cache."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from newslint import registry
from newslint.cache.encoding import encode, encode_sightings, sealed
from newslint.cache.keys import Stat
from newslint.cache.store import Entry
from newslint.finding import Result, Severity
from newslint.report import Crash, FileRecord, FileStatus

if TYPE_CHECKING:
    from newslint.examined import Examined
    from newslint.readers.base import Reader
    from newslint.settings import Settings
    from newslint.surroundings import Lookup


class Task(NamedTuple):
    """A file to examine.

    Attributes:
        path: relative to the root of the run.
        inside: relative to the folder of its configuration.
        settings: which of the examiner's settings apply.
        content: its bytes, where they are not the disk's.
    """

    path: str
    inside: str
    settings: int
    content: bytes | None = None


class Packed(NamedTuple):
    """What came out of a file; `keep` says whether it may be taken from the cache the next time."""

    entry: Entry
    keep: bool
    crashes: tuple[Crash, ...] = ()


def reader_for(path: str) -> Reader | None:
    """Return the reader of a file by its extension; a plug-in's wins over a built-in one."""
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - asked for every file
    return next((reader for reader in reversed(registry.readers()) if suffix in reader.extensions), None)


class Examiner:
    """Examines files; it is handed to a worker once, so that the tasks are small."""

    def __init__(self, root: str, settings: tuple[Settings, ...], article_rules: bool) -> None:
        """Take what is the same for all files.

        Args:
            root: the root of the run, with a slash behind it.
            settings: every configuration that applies to a file.
            article_rules: whether article rules run; else facts only are noted.
        """
        self.root = root
        self.settings = settings
        self.article_rules = article_rules

    def prepare(self) -> None:
        """Import what is needed for most files, so that workers that are forked have it."""
        import_module("newslint.engine")
        for settings in self.settings:
            settings.active("", None)

    def __call__(self, task: Task) -> Packed:
        """Read a file and examine it."""
        checked = time.time_ns()
        settings = self.settings[task.settings]
        reader = reader_for(task.path)
        if reader is None:
            reason = f"no reader for files with the extension {os.path.splitext(task.path)[1] or '(none)'}"  # noqa: PTH122
            return self._bare(FileRecord(task.path, FileStatus.SKIPPED, 0, reason))
        stat = Stat((0, 0, 0))
        if task.content is not None:
            data, size = task.content, len(task.content)
        else:
            try:
                data, size, stat = read(self.root + task.path, settings.conventions.limits.bytes)
            except OSError as error:
                reason = f"the file cannot be opened ({error.strerror or error})"
                record = FileRecord(task.path, FileStatus.UNREADABLE, 0, reason)
                return self._bare(record, (unreadable(task.path, reason),))
        from newslint.engine import digest_of, examine

        lookups = settings.conventions.surroundings.lookups
        lookups.clear()
        examined = examine(
            task.path, data, size, settings, reader, task.inside, article_rules=self.article_rules
        )
        entry = self._entry(examined, stat, checked, digest_of(data), _asked(lookups))
        keep = not examined.crashes and len(data) == size and task.content is None
        return Packed(entry, keep, examined.crashes)

    def lost(self, task: Task) -> Packed:
        """Return the outcome of a file whose worker died: named, and nothing known of it."""
        crash = Crash("worker", task.path, "the process that checked this file ended without a word")
        record = FileRecord(task.path, FileStatus.UNREADABLE, 0, "its process ended")
        return self._bare(record)._replace(crashes=(crash,))

    def _bare(self, record: FileRecord, results: tuple[Result, ...] = ()) -> Packed:
        """Return the outcome of a file of which nothing but its record and results is known."""
        value = encode(record, results, ())
        whole = int(self.article_rules)
        return Packed(Entry(record.path, 0, 0, 0, 0, "", whole, 0, 0, (), None, value, ()), keep=False)

    def _entry(
        self, examined: Examined, stat: Stat, checked: int, content: str, lookups: str | None
    ) -> Entry:
        record = examined.record
        plain = (
            record.status is FileStatus.READ
            and record.digest == content
            and not (record.reason or examined.results or examined.suppressions)
        )
        return Entry(
            record.path,
            *stat,
            checked,
            content,
            int(self.article_rules),
            record.articles,
            examined.unknown,
            tuple(sorted(examined.ran)),
            lookups,
            None if plain else encode(record, examined.results, examined.suppressions),
            encode_sightings(examined.noted),
        )


def _asked(lookups: Mapping[Lookup, str]) -> str | None:
    """Return what was asked of the files around, with the answers; None for nothing."""
    return sealed([[*lookup, answer] for lookup, answer in sorted(lookups.items())]) if lookups else None


def read(path: str, limit: int) -> tuple[bytes, int, Stat]:
    """Return a file's bytes, its size, and its state before it was read; one beyond the limit is not read."""
    with open(path, "rb") as file:  # noqa: PTH123 - a path is a string here: there are many
        stat = Stat.of(os.fstat(file.fileno()))
        data = file.read(limit + 1)
    return (data, len(data), stat) if len(data) <= limit else (b"", max(stat[0], limit + 1), stat)


def unreadable(path: str, reason: str) -> Result:
    """Return the finding that a file could not be read."""
    from newslint.locate import problem_result
    from newslint.meta import UNREADABLE
    from newslint.source import SourceFile
    from newslint_schemas import Problem, Span

    message = f"This file could not be read: {reason}. Mend it or exclude it."
    problem = Problem(UNREADABLE, message, Span(0, 0), fatal=True)
    return problem_result(SourceFile(path, b"", ""), problem, Severity.ERROR)
