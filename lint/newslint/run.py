"""One run: reading the files from the disk, examining them, and putting the report together."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from newslint import __version__, registry
from newslint.cache.encoding import DamagedError
from newslint.cache.store import CacheError
from newslint.report import Crash, FileRecord, FileStatus, Report
from newslint.suppressions import BESIDE
from newslint.sweep import UNWATCHED, Sweep, Watch
from newslint.tasks import reader_for, unreadable

if TYPE_CHECKING:
    from newslint.cache.session import Cache
    from newslint.discovery import Candidate, Found
    from newslint.finding import Result
    from newslint.registry import RuleEntry
    from newslint.report import Asked, RuleInfo
    from newslint.rule import CorpusRule
    from newslint.settings import Settings
    from newslint.suppressions.directives import Suppression
    from newslint.suppressions.whole import Beside
    from newslint.sweep import Outcome
    from newslint.workspace import Workspace

    _Looked = tuple[str, tuple[Suppression, ...], frozenset[str]]

__all__ = ["Scope", "corpus_of", "extensions", "reader_for", "run"]


class Scope(NamedTuple):
    """Which rules run: those within an article, those across articles, or both."""

    articles: bool = True
    corpus: bool = True

    def runs(self, *, corpus: bool) -> bool:
        """Say whether a rule runs, by whether it looks across articles."""
        return self.corpus if corpus else self.articles


def extensions() -> frozenset[str]:
    """Return every file extension that an installed reader reads."""
    return frozenset(extension for reader in registry.readers() for extension in reader.extensions)


def run(
    workspace: Workspace,
    found: Found,
    scope: Scope,
    given: Mapping[str, bytes] | None = None,
    absent: Collection[str] = (),
    jobs: int | None = 1,
    today: str = "",
    cache: Cache | None = None,
    watch: Watch = UNWATCHED,
) -> Report:
    """Check what was found and return the report, which is the same with a cache and without.

    Args:
        workspace: the root and the settings.
        found: the files to report on, and what was passed over.
        scope: which rules run.
        given: contents by path that are taken instead of the disk's (standard input, the past).
        absent: files of the corpus that count as not there.
        jobs: how many processes to use; None for as many as help.
        today: the day of the run as YYYY-MM-DD, for suppressions that hold until a day.
        cache: what is taken from earlier runs and kept for later ones.
        watch: is told how far the run is, and may stop it: then the report says that it is not complete.
    """
    arguments = workspace, found, scope, given or {}, absent, jobs, today
    fresh = False
    while cache is not None and cache.store is not None:
        try:
            return _Run(*arguments, cache, watch).report()
        except (DamagedError, LookupError, TypeError, ValueError):
            # Damage that no checksum covers comes out as values of the wrong kind. A bug of ours comes
            # again where there is nothing to be taken from the cache.
            if fresh:
                raise
            fresh = True
            cache.renew()
        except CacheError as error:
            cache.give_up(str(error))
    return _Run(*arguments, None, watch).report()


class _Run:
    """One run: what it was asked, and what it has gathered so far."""

    def __init__(
        self,
        workspace: Workspace,
        found: Found,
        scope: Scope,
        contents: Mapping[str, bytes],
        absent: Collection[str],
        jobs: int | None,
        today: str,
        cache: Cache | None,
        watch: Watch,
    ) -> None:
        self.workspace = workspace
        self.found = found
        self.scope = scope
        self.contents = contents
        self.absent = absent
        self.jobs = jobs
        self.today = today
        self.cache = cache
        self.watch = watch
        self.results: list[Result] = []
        self.records: list[FileRecord] = []
        self.crashes: list[Crash] = []
        self.unknown = 0
        # Files whose suppressions matter: path, the suppressions in it, the rules that ran.
        self.looked: list[_Looked] = []

    def report(self) -> Report:
        """Examine, reduce, silence, describe."""
        workspace, found = self.workspace, self.found
        folders = _folders(workspace, found.files)
        rules = self._corpus_rules(folders) if self.scope.corpus else {}
        sweep = Sweep(workspace, self.cache, self.jobs, self.watch, corpus=bool(rules))
        beside = self._beside(folders)
        paths = sorted(found.files)
        self.watch.expect(len(paths))
        for outcome in sweep.over(paths, self.contents, article_rules=self.scope.articles):
            self._take(outcome, beside=beside)
        if rules and not self.watch.stopped:
            from newslint.corpus import findings

            more, failed = findings(sweep, rules, found, self.contents, self.absent)
            self.results.extend(more)
            self.crashes.extend(failed)
        sweep.close()
        self._passed_over()
        known = self._known(folders)
        silenced = self._silenced(known, beside=beside)
        results = list(silenced.kept)
        notes = (*_notes(self.unknown), *self._refusals(folders), *silenced.notes)
        if self.scope.articles and (used := self._with_house_list(folders)):
            notes, lapsed = self._expired(used, notes)
            results.extend(lapsed)
        results = list(self._worded(results))
        results.sort(key=lambda item: item.order)
        return Report(
            results=tuple(results),
            files=tuple(sorted(self.records, key=lambda record: record.path)),
            crashes=tuple(sorted(self.crashes, key=lambda crash: (crash.rule, crash.path, crash.message))),
            rules=self._described(folders, results, known),
            suppressed=tuple(sorted(self._worded(silenced.suppressed), key=lambda item: item.order)),
            asked=tuple(sorted(silenced.asked, key=lambda item: (item.place.path, item.place.offset))),
            notes=notes,
            version=__version__,
            root=workspace.root.as_posix(),
            complete=not self.watch.stopped,
        )

    def _take(self, outcome: Outcome, *, beside: bool) -> None:
        """Keep what the report needs of one file."""
        self.records.append(outcome.record)
        self.results.extend(outcome.results)
        self.crashes.extend(outcome.crashes)
        self.unknown += outcome.unknown
        if outcome.suppressions or beside:
            self.looked.append((outcome.record.path, outcome.suppressions, outcome.ran))

    def _passed_over(self) -> None:
        for path, reason in self.found.skipped.items():
            self.records.append(FileRecord(path, FileStatus.SKIPPED, 0, reason))
        for path, reason in self.found.broken.items():
            self.records.append(FileRecord(path, FileStatus.UNREADABLE, 0, reason))
            self.results.append(unreadable(path, reason))

    def _explicit(self) -> bool:
        """Say whether files were named, so that nothing is known of those that were not."""
        return any(candidate.explicit for candidate in self.found.files.values())

    def _with_house_list(self, folders: Iterable[Path]) -> tuple[Settings, ...]:
        """Return the settings under which decisions have expired and names/house runs on a file."""
        lapsed = {id(settings): settings for _, settings in self._settings(folders) if settings.expired}
        if not lapsed:
            return ()
        from newslint.house import HOUSE

        used: dict[int, Settings] = {}
        for path in sorted(self.found.files):
            settings = self.workspace.settings_of(path)
            if id(settings) in lapsed and id(settings) not in used:
                inside = self.workspace.inside(self.workspace.absolute(path), settings)
                if HOUSE in settings.ids(inside):
                    used[id(settings)] = settings
        return tuple(used.values())

    def _expired(
        self, used: tuple[Settings, ...], notes: tuple[str, ...]
    ) -> tuple[tuple[str, ...], Iterable[Result]]:
        """Return the notes and findings with what is to be said of decisions past their last day."""
        from newslint.house_expiry import expired_note, expired_results
        from newslint.linehash import rehashed

        if self._explicit():
            return (*notes, *filter(None, (expired_note(used),))), ()
        return notes, rehashed(self.workspace.root, expired_results(used, self.workspace.root), self.contents)

    def _silenced(self, known: Iterable[str], *, beside: bool) -> _Silenced:
        """Apply suppressions, each file's own and those beside it, to all results, those across articles included."""
        if not self.looked and not beside:
            return _Silenced(self.results)
        from newslint.suppressions.whole import Looked, moved_notes, silence

        files: list[Looked] = []
        for path, asked, ran in self.looked:
            settings = self.workspace.settings_of(path)
            inside = self.workspace.inside(self.workspace.absolute(path), settings)
            rules = settings.known_rules
            own = frozenset(rule for rule in ran if self.scope.runs(corpus=rules[rule].corpus))
            files.append(Looked(path, inside, settings, asked, own))
        silenced = silence(
            self.results,
            files,
            self.workspace.root,
            given=self.contents,
            absent=self.absent,
            known=frozenset(known),
            today=self.today,
            whole=not self._explicit(),
            beside=self._reading(),
        )
        return _Silenced(silenced.kept, silenced.suppressed, silenced.asked, moved_notes(silenced.asked))

    def _reading(self) -> Beside:
        """Return what reads the suppressions of a folder, or remembers them."""
        if self.cache is None:
            from newslint.suppressions.sidecar import read

            return read
        from newslint.cache.settings import beside

        return partial(beside, cache=self.cache)

    def _worded(self, results: Iterable[Result]) -> Iterator[Result]:
        """Yield results in the house's own words, where the configuration has them."""
        for item in results:
            words = self.workspace.settings_of(item.place.path).words.get(item.rule)
            yield item if words is None else words.of(item)

    def _settings(self, folders: Iterable[Path]) -> Iterator[tuple[Path, Settings]]:
        """Yield each configuration once, by the folder that it stands in."""
        seen: set[int] = set()
        for folder in folders:
            settings = self.workspace.settings(folder)
            if id(settings) not in seen:
                seen.add(id(settings))
                yield settings.root, settings

    def _beside(self, folders: Iterable[Path]) -> bool:
        """Say whether suppressions stand beside the articles."""
        root = self.workspace.root
        for folder, _ in self._settings(folders):
            file = folder / BESIDE
            shown = file.relative_to(root).as_posix() if root in file.parents else BESIDE
            if shown in self.contents or (shown not in self.absent and file.exists()):
                return True
        return False

    def _corpus_rules(self, folders: Iterable[Path]) -> dict[str, CorpusRule]:
        """Return the corpus rules that run on a file at least; where options differ, the first file's hold."""
        rules: dict[str, CorpusRule] = {}
        for folder in folders:
            settings = self.workspace.settings(folder)
            for active in settings.corpus_rules(self.workspace.inside(folder / "_", settings)):
                rules.setdefault(active.entry.id, cast("CorpusRule", active.rule))
        return rules

    def _known(self, folders: Iterable[Path]) -> dict[str, RuleEntry]:
        """Return every rule that an article may name, those of the house's own included."""
        known = dict(registry.rules())
        for _, settings in self._settings(folders):
            known.update(settings.known_rules)
        return known

    def _refusals(self, folders: Iterable[Path]) -> tuple[str, ...]:
        """Return what of the house's own rules does not run, each once; what is ignored by name is not told."""
        notes: dict[str, None] = {}
        for _, settings in self._settings(folders):
            house = settings.conventions.house_rules
            for item in () if house is None else house.refused:
                if not settings.ignores(item.id):
                    notes.setdefault(item.message)
        return tuple(notes)

    def _described(
        self, folders: Iterable[Path], results: Iterable[Result], known: Mapping[str, RuleEntry]
    ) -> tuple[RuleInfo, ...]:
        """Return every rule that was active, and every one that a result names."""
        from newslint.described import described

        names = {item.rule for item in results}
        links: dict[str, str] = {}
        for folder in folders:
            settings = self.workspace.settings(folder)
            names.update(settings.ids(self.workspace.inside(folder / "_", settings)))
            links.update((rule, words.link) for rule, words in settings.words.items() if words.link)
        return described({name: known[name] for name in names & known.keys()}, links, self.cache)


class _Silenced(NamedTuple):
    """The results split in two, what became of the suppressions, and what is to be said of them."""

    kept: Sequence[Result]
    suppressed: tuple[Result, ...] = ()
    asked: tuple[Asked, ...] = ()
    notes: tuple[str, ...] = ()


def corpus_of(workspace: Workspace, found: Found) -> dict[str, Candidate]:
    """Return the corpus: as configured, else all below the configuration or the git root."""
    from newslint.discovery import discover

    folders: set[str] = set()
    for folder in _folders(workspace, found.files):
        settings = workspace.settings(folder)
        if settings.corpus:
            folders.update(str(settings.root / item) for item in settings.corpus)
        elif settings.source is not None:
            folders.add(str(settings.root))
        elif workspace.git_root is not None:
            folders.add(str(workspace.git_root))
    real = sorted(map(os.path.realpath, folders))
    if real and real == found.walked:
        return found.files
    return discover(sorted(folders), workspace, extensions()).files


def _folders(workspace: Workspace, paths: Iterable[str]) -> list[Path]:
    """Return the folders of some files, sorted."""
    return sorted(workspace.absolute(name) for name in {path.rpartition("/")[0] for path in paths})


def _notes(unknown: int) -> tuple[str, ...]:
    """Return what the reader of the summary must know besides the findings."""
    if not unknown:
        return ()
    words = "1 article is" if unknown == 1 else f"{unknown} articles are"
    note = (
        f"{words} in no language that could be told, so the rules for English left out what they would read; "
        "write `lang: en` in the article or `language: en` in the configuration."
    )
    return (note,)
