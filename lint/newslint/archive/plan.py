"""From sources to a job and its pieces: which files there are, what applies to them, where pieces begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from newslint.archive.engines import Grain
from newslint.archive.job import Job
from newslint.archive.sources import ROWS, Files, Lines, Piece, Reading, Rows, is_many, parquet
from newslint.archive.stores import is_address, opened, store
from newslint.discovery import discover, no_article
from newslint.rule import CorpusRule
from newslint.run import Scope, extensions
from newslint.settings import Settings
from newslint.suppressions.sidecar import read
from newslint.suppressions.whole import shown_in
from newslint.surroundings import Surroundings
from newslint.workspace import Workspace

_PIECES_A_PARTITION = 8
_PARTITIONS = 4, 256
"""The fewest and the most."""


class SourceError(Exception):
    """A source cannot be used; the message says why."""


@dataclass(slots=True)
class Plan:
    """What is to be done.

    Attributes:
        skipped: how many files were passed over as no articles.
        broken: links that lead nowhere or outside, and folders that cannot be opened, with the reason.
    """

    workspace: Workspace
    job: Job
    pieces: list[Piece]
    skipped: int = 0
    broken: dict[str, str] = field(default_factory=dict[str, str])


def plan(
    sources: Sequence[str],
    *,
    config: Path | None,
    isolated: bool,
    adjust: Callable[[Settings], Settings],
    scope: Scope,
    reading: Reading,
    extension: str,
    grain: Grain,
) -> Plan:
    """Work out the pieces of all sources.

    Args:
        sources: folders, files and patterns of this machine, and addresses of stores.
        config: the configuration to use for everything, instead of the nearest.
        isolated: whether configurations are left alone.
        adjust: what the command line changes in the settings of every configuration.
        scope: which rules run.
        reading: how records are told from what holds them.
        extension: that of articles whose name has none that a reader reads.
        grain: how large the pieces are to be.

    Raises:
        SourceError: a source is not there, or has no column with articles.
        MissingError: a library of the extra is not installed.
        PathError: a path of this machine is not there.
        ConfigurationError: a configuration cannot be used.
    """
    local = [source for source in sources if not is_address(source)]
    workspace = Workspace(local, config=config, isolated=isolated, adjust=adjust)
    planning = _Planning(workspace, grain, reading)
    pieces: list[Piece] = [
        *planning.files([source for source in local if not is_many(source)]),
        *(piece for source in local if is_many(source) for piece in planning.many_of_here(source)),
        *(piece for source in sources if is_address(source) for piece in planning.store(source)),
    ]
    fewest, most = _PARTITIONS
    job = Job(
        settings=tuple(planning.settings),
        root=workspace.root,
        beside=tuple(planning.beside),
        rules=planning.rules if scope.corpus else {},
        reading=reading,
        partitions=min(max(len(pieces) // _PIECES_A_PARTITION, fewest), most),
        extension=extension,
        article_rules=scope.articles,
    )
    return Plan(workspace, job, pieces, planning.skipped, planning.broken)


class _Planning:
    """Gathers settings and rules while pieces are cut."""

    def __init__(self, workspace: Workspace, grain: Grain, reading: Reading) -> None:
        self._workspace = workspace
        self._grain = grain
        self._reading = reading
        self._numbers: dict[int, int] = {}
        self.settings: list[Settings] = []
        self.beside: list[frozenset[str]] = []
        self.rules: dict[str, CorpusRule] = {}
        self.skipped = 0
        self.broken: dict[str, str] = {}

    def files(self, paths: Sequence[str]) -> Iterator[Piece]:
        """Yield pieces of the articles' files of this machine, as `newslint check` would find them."""
        if not paths:
            return
        workspace = self._workspace
        found = discover(paths, workspace, extensions())
        self.skipped += len(found.skipped)
        self.broken.update(found.broken)
        names = sorted(found.files)
        for folder in sorted({workspace.absolute(name).parent for name in names}):
            settings = workspace.settings(folder)
            self._note_rules(settings, workspace.inside(folder / "_", settings))
        numbers = [self._number(workspace.settings(workspace.absolute(name).parent)) for name in names]
        yield from _files(workspace.root.as_posix(), names, numbers, self._grain)

    def many_of_here(self, source: str) -> Iterator[Piece]:
        """Yield pieces of a file of this machine that holds many articles."""
        path = Path(source)
        if not path.is_file():
            raise SourceError(f"{source}: there is no such file")
        settings = self._workspace.settings(path.absolute().parent)
        shown = self._workspace.relative(path) or path.name
        yield from self._many(str(path.absolute()), shown, path.stat().st_size, settings)

    def store(self, source: str) -> Iterator[Piece]:
        """Yield pieces of what is at an address: a file, a pattern, or all files below a folder."""
        settings = self._workspace.settings(self._workspace.root)
        try:
            files, path = store(source)
            pattern = any(sign in path for sign in "*?[")
            names = files.glob(path) if pattern else files.find(path) if files.isdir(path) else [path]
            if not names or not (pattern or files.exists(path)):
                raise SourceError(f"{source}: there is nothing")
            sizes = {name: files.size(name) or 0 for name in names if is_many(name)}
        except OSError as error:
            raise SourceError(f"{source}: {error}") from error
        except ValueError as error:
            raise SourceError(f"{source}: {error}; no store has such an address") from error
        root = f"{source.partition('://')[0]}:/"
        articles: list[str] = []
        for name in sorted(name.lstrip("/") if not is_address(name) else name for name in names):
            if is_many(name):
                address = name if is_address(name) else f"{root}/{name}"
                size = sizes.get(name, sizes.get(f"/{name}", 0))
                yield from self._many(address, name, size, settings)
            elif Path(name).suffix.lower() not in extensions() or self._left_out(settings, name):
                self.skipped += 1
            else:
                articles.append(name)
        if articles:
            number = self._without_surroundings(settings)
            yield from _files(root, articles, [number] * len(articles), self._grain)

    def _left_out(self, settings: Settings, name: str) -> bool:
        if settings.include and self._workspace.included(settings).match_file(name):
            return False
        return self._workspace.excluded(settings).match_file(name) or no_article(name) is not None

    def _many(self, address: str, shown: str, size: int, settings: Settings) -> Iterator[Piece]:
        number = self._without_surroundings(settings)
        if shown.lower().endswith(ROWS):
            yield from self._rows(address, shown, number)
        elif shown.lower().endswith(".gz") or size <= self._grain.bytes:
            yield Lines(address, shown, settings=number)
        else:
            starts = range(0, size, self._grain.bytes)
            for start in starts:
                end = None if start == starts[-1] else start + self._grain.bytes
                yield Lines(address, shown, start, end, number)

    def _rows(self, address: str, shown: str, number: int) -> Iterator[Piece]:
        try:
            with opened(address) as file:
                table = parquet(file)
                columns = table.schema_arrow.names
                groups = range(table.metadata.num_row_groups)
                counts = [table.metadata.row_group(group).num_rows for group in groups]
        except (OSError, ValueError) as error:
            raise SourceError(f"{shown}: it cannot be read as Parquet: {error}") from error
        wanted = self._reading.content_field
        if wanted not in columns:
            raise SourceError(f"{shown}: there is no column {wanted!r}, only {', '.join(columns)}")
        first = 0
        for group, count in enumerate(counts):
            yield Rows(address, shown, group, first, number)
            first += count

    def _number(self, settings: Settings) -> int:
        if id(settings) not in self._numbers:
            self._numbers[id(settings)] = len(self.settings)
            self.settings.append(settings)
            entries = read(settings.root, shown_in(settings.root, self._workspace.root)).entries
            self.beside.append(frozenset(entry.path for entry, _ in entries))
        return self._numbers[id(settings)]

    def _without_surroundings(self, settings: Settings) -> int:
        """Return the number of settings for articles that have no files beside them."""
        key = -id(settings)
        if key not in self._numbers:
            alone = replace(settings.conventions, surroundings=Surroundings(None))
            self._numbers[key] = len(self.settings)
            self.settings.append(replace(settings, conventions=alone))
            self.beside.append(frozenset())
            self._note_rules(settings, "_")
        return self._numbers[key]

    def _note_rules(self, settings: Settings, inside: str) -> None:
        """Note the rules across articles; where options differ, those of the first folder hold."""
        for active in settings.active(inside, None):
            if isinstance(active.rule, CorpusRule):
                self.rules.setdefault(active.entry.id, active.rule)


def _files(root: str, names: Sequence[str], numbers: Sequence[int], grain: Grain) -> Iterator[Piece]:
    """Yield pieces of at most so many files, each with one settings."""
    start = 0
    for end in range(1, len(names) + 1):
        full = end - start == grain.files
        if end == len(names) or full or numbers[end] != numbers[start]:
            yield Files(root, tuple(names[start:end]), numbers[start])
            start = end
