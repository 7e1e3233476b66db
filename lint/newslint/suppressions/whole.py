"""Suppressions over a whole run: those that a file holds, those beside the articles, and files that were moved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newslint.finding import Result
from newslint.fingerprint import fingerprinted
from newslint.place import Place
from newslint.report import Asked
from newslint.settings import Settings
from newslint.suppressions.apply import Applied, apply
from newslint.suppressions.directives import Suppression
from newslint.suppressions.sidecar import NAME, Agreed, Sidecar, asked, parse, read, speaks_of

Beside = Callable[[Path, str], Sidecar]


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that a run looked at.

    Attributes:
        path: relative to the root of the run.
        inside: relative to the folder of its configuration, as entries beside the articles name it.
        settings: what applies to it.
        asked: the suppressions that it holds.
        ran: the rules that ran on it; others cannot be judged unused.
    """

    path: str
    inside: str
    settings: Settings
    asked: tuple[Suppression, ...]
    ran: frozenset[str]


def silence(
    results: Iterable[Result],
    files: Sequence[Looked],
    root: Path,
    *,
    given: Mapping[str, bytes],
    absent: Collection[str],
    known: frozenset[str],
    today: str,
    whole: bool,
    beside: Beside = read,
) -> Applied:
    """Split the results of a run, those across articles included.

    An entry beside the articles whose file is gone goes with its file: it speaks of the one other file that
    has such a finding and no entry of its own. Where there is none, or more than one, it silences nothing.

    Args:
        results: of all files.
        files: what was looked at.
        root: of the run.
        given: contents by path that were taken instead of the disk's.
        absent: files that count as not there.
        known: every rule that is installed.
        today: the day of the run, as YYYY-MM-DD.
        whole: whether whole folders were looked at, so that entries whose file is gone can be judged.
        beside: reads the suppressions that stand in a folder, by its path and the file's as reports name it.

    Raises:
        ConfigurationError: a file of suppressions cannot be read.
    """
    by_path: dict[str, list[Result]] = {}
    for item in results:
        by_path.setdefault(item.place.path, []).append(item)
    kept: list[Result] = []
    suppressed: list[Result] = []
    remarks: list[Result] = []
    records: list[Asked] = []
    for settings, group in _by_folder(files):
        agreed = _agreed(settings.root, root, given, absent, beside)
        lost = [item for item in agreed.entries if not _is_there(settings.root / item[0].path, root, given)]
        moved = _moved(lost, group, by_path, {entry.path for entry, _ in agreed.entries})
        for file in group:
            own = by_path.pop(file.path, [])
            wanted = (*file.asked, *agreed.suppressions(file.inside), *_at(moved, file))
            if not wanted:
                kept.extend(own)
                continue
            severity = partial(file.settings.problem_severity, path=file.inside, fatal=False)
            applied = apply(own, wanted, today=today, ran=file.ran, known=known, severity=severity)
            kept.extend(applied.kept)
            remarks.extend(applied.remarks)
            suppressed.extend(applied.suppressed)
            records.extend(applied.asked)
        idle = [agreed.asked(*item) for item in lost if item not in moved]
        if whole and idle:
            severity = partial(settings.problem_severity, path=NAME, fatal=False)
            applied = apply((), idle, today=today, ran=known, known=known, severity=severity)
            remarks.extend(applied.remarks)
            records.extend(applied.asked)
    for rest in by_path.values():
        kept.extend(rest)
    return Applied((*kept, *fingerprinted(remarks)), tuple(suppressed), (), tuple(records))


def _by_folder(files: Sequence[Looked]) -> Iterator[tuple[Settings, list[Looked]]]:
    groups: dict[Path, list[Looked]] = {}
    for file in files:
        groups.setdefault(file.settings.root, []).append(file)
    for group in groups.values():
        yield group[0].settings, group


def _agreed(
    folder: Path, root: Path, given: Mapping[str, bytes], absent: Collection[str], beside: Beside
) -> Sidecar:
    """Return the suppressions that stand in a folder."""
    shown = shown_in(folder, root)
    if shown in given:
        return parse(given[shown].decode("utf-8-sig", "replace"), shown)
    return Sidecar() if shown in absent else beside(folder, shown)


def shown_in(folder: Path, root: Path) -> str:
    """Return the path of a folder's file of suppressions as reports name it."""
    file = folder / NAME
    return file.relative_to(root).as_posix() if root in file.parents else NAME


def _is_there(file: Path, root: Path, given: Mapping[str, bytes]) -> bool:
    return file.exists() or (root in file.parents and file.relative_to(root).as_posix() in given)


def _moved(
    lost: Iterable[tuple[Agreed, Place]],
    files: Iterable[Looked],
    results: Mapping[str, Sequence[Result]],
    named: Collection[str],
) -> dict[tuple[Agreed, Place], Looked]:
    """Return the files that entries went with."""
    free = [file for file in files if file.inside not in named]
    found: dict[tuple[Agreed, Place], Looked] = {}
    for item in lost:
        fit = [
            file for file in free if any(speaks_of(item[0], result) for result in results.get(file.path, ()))
        ]
        if len(fit) == 1:
            found[item] = fit[0]
    return found


def _at(moved: Mapping[tuple[Agreed, Place], Looked], file: Looked) -> Iterator[Suppression]:
    for (entry, place), where in moved.items():
        if where is file:
            yield asked(entry, place)._replace(moved=file.path)


def moved_notes(records: Iterable[Asked]) -> tuple[str, ...]:
    """Return what is to be said of suppressions that went with a file that was moved."""
    many = sum(bool(item.moved) for item in records)
    if not many:
        return ()
    words = "1 suppression went" if many == 1 else f"{many} suppressions went"
    return (f"{words} with a file that was moved: `newslint suppressions prune` writes the new path.",)
