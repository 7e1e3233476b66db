"""Examining many files: from the cache where they are known, in several processes where they are not."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from newslint.cache.encoding import DamagedError, decode, unsealed
from newslint.cache.keys import Stat, context_of
from newslint.report import Crash, FileRecord, FileStatus
from newslint.tasks import Examiner, Packed, Task, read

if TYPE_CHECKING:
    from newslint.cache.encoding import Packed as Sighting
    from newslint.cache.session import Cache
    from newslint.cache.store import Entry, Row
    from newslint.finding import Result
    from newslint.settings import Settings
    from newslint.suppressions.directives import Suppression
    from newslint.surroundings import Lookup
    from newslint.workspace import Workspace

_CHUNK = 4096
"""Files that are looked up in the cache at once."""
_SAVED = 128
"""Files that are written to the cache at once."""


class Watch:
    """Is told how far a run is, and may stop it; this one looks away."""

    stopped = False

    def expect(self, files: int) -> None:
        """Learn that so many more files are to be examined."""

    def done(self, files: int) -> None:
        """Learn that so many more files are done."""


UNWATCHED = Watch()


class Outcome(NamedTuple):
    """What a report needs of one file."""

    record: FileRecord
    results: tuple[Result, ...]
    suppressions: tuple[Suppression, ...]
    unknown: int
    ran: frozenset[str]
    crashes: tuple[Crash, ...] = ()


class Sweep:
    """Examines files, and knows afterwards where their facts are.

    Attributes:
        store: where facts go; None where no rule looks across articles and there is no cache.
        files: path by row of `store`, of every file whose facts are there.
        loose: facts of files that are not to be kept, by path.
        contexts: the numbers of the configurations that apply to the files.
    """

    def __init__(
        self, workspace: Workspace, cache: Cache | None, jobs: int | None, watch: Watch, *, corpus: bool
    ) -> None:
        """Examine nothing yet.

        Args:
            workspace: the root and the settings.
            cache: what files are taken from; None for examining all.
            jobs: how many processes to use; None for as many as help.
            watch: is told how far it is.
            corpus: whether the facts are wanted.
        """
        self.workspace = workspace
        self.watch = watch
        self.store = None if cache is None else cache.store
        self.files: dict[int, str] = {}
        self.loose: list[tuple[str, Sighting]] = []
        self.contexts: set[int] = set()
        self._cache = cache
        self._jobs = jobs
        self._context: dict[int, int] = {}
        self._ran: dict[int, frozenset[str]] = {}
        self._same: dict[frozenset[str], frozenset[str]] = {}
        self._touched: list[tuple[int, int, int, int, int]] = []
        if self.store is None and corpus:
            from newslint.cache.store import Store

            self.store = Store.temporary()

    def close(self) -> None:
        """Let go of what does not outlive the run."""
        if self.store is not None and self._cache is None:
            self.store.close()

    def over(
        self,
        paths: Sequence[str],
        contents: Mapping[str, bytes],
        *,
        article_rules: bool,
        facts_only: bool = False,
    ) -> Iterator[Outcome]:
        """Yield the outcome of every file, those from the cache first.

        Args:
            paths: sorted, relative to the root of the run.
            contents: contents that are taken instead of the disk's.
            article_rules: whether article rules run; else facts only are noted.
            facts_only: whether nothing but the facts is wanted: then what the cache knows is not told.
        """
        left: list[str] = []
        for start in range(0, len(paths), _CHUNK):
            if self.watch.stopped:
                return
            yield from self._known(
                paths[start : start + _CHUNK],
                contents,
                left,
                article_rules=article_rules,
                facts_only=facts_only,
            )
        if self._touched and self.store is not None:
            self.store.touch(self._touched)
            self._touched.clear()
        if not left:
            return
        from newslint.processes import in_order, jobs_for

        table = {id(settings): settings for _, settings in self._with_settings(left)}
        numbers = {name: number for number, name in enumerate(table)}
        root = f"{self.workspace.root.as_posix().rstrip('/')}/"
        examiner = Examiner(root, tuple(table.values()), article_rules)
        tasks = (
            Task(path, self._inside(path, settings), numbers[id(settings)], contents.get(path))
            for path, settings in self._with_settings(left)
        )
        outcomes = in_order(examiner, tasks, jobs_for(self._jobs, len(left)), examiner.lost)
        yield from self._examined(outcomes)

    def _examined(self, outcomes: Iterator[Packed]) -> Iterator[Outcome]:
        """Yield outcomes as they come, each after its facts are kept; stop where that is asked for."""
        batch: list[Packed] = []
        size = _SAVED if self.store is not None else 1
        for item in outcomes:
            batch.append(item)
            self.watch.done(1)
            if len(batch) >= size or self.watch.stopped:
                yield from self._saved(batch)
                batch.clear()
            if self.watch.stopped:
                return
        yield from self._saved(batch)

    def _known(
        self,
        paths: Sequence[str],
        contents: Mapping[str, bytes],
        left: list[str],
        *,
        article_rules: bool,
        facts_only: bool,
    ) -> Iterator[Outcome]:
        """Yield what the cache knows of some files; the others are put into `left`."""
        cache = self._cache
        if cache is None or cache.store is None:
            left.extend(paths)
            return
        by_settings: dict[int, tuple[Settings, list[str]]] = {}
        for path, settings in self._with_settings(paths):
            by_settings.setdefault(id(settings), (settings, []))[1].append(path)
        base = f"{self.workspace.root.as_posix().rstrip('/')}/"
        for settings, group in by_settings.values():
            names = [path for path in group if path not in contents and path.isprintable()]
            rows = cache.store.rows(self._number(settings), names) if names else {}
            for path in group:
                row = rows.get(path) if path not in contents else None
                if row is not None and row.whole >= article_rules and self._holds(row, base + path, settings):
                    self.files[row.id] = path
                    self.watch.done(1)
                    if not facts_only:
                        yield self._from_row(row, path, article_rules=article_rules)
                else:
                    left.append(path)

    def _holds(self, row: Row, absolute: str, settings: Settings) -> bool:
        """Say whether what is kept of a file is true of the file as it is now."""
        cache = self._cache
        if cache is None:
            return False
        try:
            if cache.reads or not Stat.untouched(os.stat(absolute), *row[1:5]):  # noqa: PTH116 - asked for every file
                checked = time.time_ns()
                data, size, stat = read(absolute, settings.conventions.limits.bytes)
                if len(data) != size or _digest(data) != row.content:
                    return False
                if stat != row[1:4] or not stat.settled(row.checked):
                    self._touched.append((stat[0], stat[1], stat[2], checked, row.id))
        except OSError:
            return False
        return row.lookups is None or _still(row.lookups, settings)

    def _from_row(self, row: Row, path: str, *, article_rules: bool) -> Outcome:
        if row.ran not in self._ran and self.store is not None:
            self._ran[row.ran] = self.store.rules_of(row.ran)
        ran = self._ran[row.ran]
        if row.value is None:
            return Outcome(
                FileRecord(path, FileStatus.READ, row.articles, "", row.content), (), (), row.unknown, ran
            )
        kept = decode(row.value, path)
        results = kept.results
        if row.whole > article_rules:
            from newslint.meta import META

            results = tuple(item for item in results if item.rule in META)
        return Outcome(kept.record, results, kept.suppressions, row.unknown, ran)

    def _outcome(self, item: Packed) -> Outcome:
        entry = item.entry
        ran = self._same.setdefault(frozenset(entry.ran), frozenset(entry.ran))
        if entry.value is None:
            record = FileRecord(entry.path, FileStatus.READ, entry.articles, "", entry.content)
            return Outcome(record, (), (), entry.unknown, ran, item.crashes)
        kept = decode(entry.value, entry.path)
        return Outcome(kept.record, kept.results, kept.suppressions, entry.unknown, ran, item.crashes)

    def _saved(self, batch: Sequence[Packed]) -> Iterator[Outcome]:
        self._save(batch)
        for item in batch:
            yield self._outcome(item)

    def _save(self, batch: Sequence[Packed]) -> None:
        """Put what may be kept into the store, and remember the facts of the others."""
        store = self.store
        by_context: dict[int, list[Entry]] = {}
        every = self._with_settings(item.entry.path for item in batch)
        for item, (path, settings) in zip(batch, every, strict=True):
            if store is not None and item.keep and path.isprintable():
                by_context.setdefault(self._number(settings), []).append(item.entry)
            else:
                self.loose.extend((path, sighting) for sighting in item.entry.sightings)
        if store is None or not by_context:
            return
        with store.writing():
            saved = [(store.save(number, entries), entries) for number, entries in by_context.items()]
        for rows, entries in saved:
            self.files.update(zip(rows, (entry.path for entry in entries), strict=True))

    def _number(self, settings: Settings) -> int:
        """Return the number of a configuration's context in the store."""
        known = self._context.get(id(settings))
        if known is None and self.store is not None:
            root = self.workspace.root
            inside = settings.root == root or root in settings.root.parents
            below = settings.root.relative_to(root).as_posix() if inside else settings.root.as_posix()
            installed = "" if self._cache is None else self._cache.installed
            known = self.store.context(context_of(settings, installed, below))
            self._context[id(settings)] = known
            self.contexts.add(known)
        return known or 0

    def _with_settings(self, paths: Iterable[str]) -> Iterator[tuple[str, Settings]]:
        """Yield every path with what applies to it; paths of one folder stand together."""
        last, settings = None, None
        for path in paths:
            folder = path.rpartition("/")[0]
            if settings is None or folder != last:
                last, settings = folder, self.workspace.settings(self.workspace.absolute(folder))
            yield path, settings

    def _inside(self, path: str, settings: Settings) -> str:
        return self.workspace.inside(self.workspace.absolute(path), settings)


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _still(lookups: str, settings: Settings) -> bool:
    """Say whether all that was asked of the files around has the same answer."""
    for item in unsealed(lookups):
        try:
            *lookup, answer = cast("list[str | int]", item)
        except (TypeError, ValueError) as error:
            raise DamagedError from error
        if settings.conventions.surroundings.answers(cast("Lookup", tuple(lookup))) != answer:
            return False
    return True
