"""`--fix` and `--diff`: fixes applied in memory until nothing changes, then written, or shown."""

from __future__ import annotations

import difflib
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from newslint.checked_yaml import ConfigurationError
from newslint.cli.files import write_atomically
from newslint.cli.streams import harmless, say
from newslint.conventions import Conventions
from newslint.discovery import Candidate, Found
from newslint.engine import digest_of
from newslint.finding import Result
from newslint.fixing import Kin, chosen, edited, encoded, intact, kin, unmended
from newslint.run import Scope, reader_for, run
from newslint.source import SourceFile, decode
from newslint.suppressions.sidecar import NAME, Sidecar, parse

if TYPE_CHECKING:
    from newslint.cli.checking import Checked
    from newslint.report import Report
    from newslint.workspace import Workspace

ROUNDS = 10
"""Fixes that overlap wait for each other; a rule whose fix never ends is stopped here."""


@dataclass(slots=True)
class Fixed:
    """What the fixes come to: old and new bytes by path, how many, and what was left alone and why."""

    files: dict[str, tuple[bytes, bytes]] = field(default_factory=dict[str, tuple[bytes, bytes]])
    count: int = 0
    refused: dict[str, str] = field(default_factory=dict[str, str])


def show(checked: Checked, report: Report, *, unsafe: bool) -> int:
    """Show on standard output what the fixes of a report would change; return the exit status."""
    from newslint.cli import FINDINGS, OK

    fixed = fix(checked.workspace, report, unsafe=unsafe, today=checked.today)
    for line in diffs(fixed, {}):
        sys.stdout.write(harmless(line))
    _say_fixed(fixed, "would be applied")
    return FINDINGS if fixed.files else OK


def mend(
    checked: Checked, report: Report, *, unsafe: bool, rounds: int = ROUNDS, silent: bool = False
) -> Fixed:
    """Apply the fixes of a report, say so (where there were none, unless `silent`), and return what was written."""
    fixed = fix(checked.workspace, report, unsafe=unsafe, today=checked.today, rounds=rounds)
    save(checked.workspace, fixed)
    if not silent or fixed.files or fixed.refused:
        _say_fixed(fixed, "applied")
    return fixed


def _say_fixed(fixed: Fixed, verb: str) -> None:
    for path, reason in sorted(fixed.refused.items()):
        say(f"newslint: {path}: left as it is: {reason}")
    fixes = "1 fix" if fixed.count == 1 else f"{fixed.count} fixes"
    files = "1 file" if len(fixed.files) == 1 else f"{len(fixed.files)} files"
    say(f"newslint: {fixes} {verb} in {files}")


def fix(workspace: Workspace, report: Report, *, unsafe: bool, today: str, rounds: int = ROUNDS) -> Fixed:
    """Work out the fixes of a report's findings, file by file; nothing is written.

    Only findings that the report holds are mended, in every round: what a baseline or a suppression keeps
    silent stays as it is. In a single round fixes are applied as they are; in several, one that does not end
    its finding is left out.
    """
    digests = {record.path: record.digest for record in report.files}
    by_path: dict[str, list[Result]] = {}
    for result in report.results:
        if result.fix is not None:
            by_path.setdefault(result.place.path, []).append(result)
    fixed = Fixed()
    for path, results in sorted(by_path.items()):
        if not chosen(results, unsafe=unsafe):
            continue
        try:
            data = workspace.absolute(path).read_bytes()
        except OSError as error:
            fixed.refused[path] = f"it cannot be read any more ({error.strerror})"
            continue
        if PurePosixPath(path).name == NAME:
            _fix_sidecar(path, data, chosen(results, unsafe=unsafe), fixed)
            continue
        if digest_of(data) != digests.get(path):
            fixed.refused[path] = "it was changed while it was checked"
            continue
        _fix_file(workspace, path, data, results, fixed, unsafe=unsafe, today=today, rounds=rounds)
    return fixed


def _fix_file(
    workspace: Workspace,
    path: str,
    data: bytes,
    results: list[Result],
    fixed: Fixed,
    *,
    unsafe: bool,
    today: str,
    rounds: int,
) -> None:
    def checked(content: bytes) -> list[Result]:
        return _checked(workspace, path, content, today)

    reported = {result.fingerprint for result in results}
    # A baseline may know others like them, which are counted before and after, and left.
    left = Counter(map(kin, results))
    everything = checked(data) if rounds > 1 else results
    vain: set[Kin] = set()
    now = data
    for _ in range(rounds):
        wanted = [item for item in results if item.fingerprint in reported and kin(item) not in vain]
        picked = _as_many(chosen(wanted, unsafe=unsafe), left)
        if not picked:
            break
        after = _round(path, now, picked, _conventions(workspace, path))
        if isinstance(after, str):
            fixed.refused[path] = after
            return
        if after == now:
            break
        again = checked(after) if rounds > 1 else []
        failed = unmended(picked, everything, again)
        if failed:
            vain |= failed  # a fix that does not mend would be applied again and again
            continue
        fixed.count += len(picked)
        left.subtract(map(kin, picked))
        now, results, everything = after, again, again
    if now != data:
        fixed.files[path] = (data, now)


def standing(workspace: Workspace, source: SourceFile, item: Result, today: str) -> Result | None:
    """Return a finding of the same rule that stands at the same place after a finding's fix; None without one.

    What a rule across articles would say is not looked at.
    """
    change = edited(source, (item,))
    data = encoded(source, change.text)
    if data is None:
        return None
    start = min(item.place.offset, *(span.start for span in change.after))
    end = max(len(source.text) - item.place.offset - item.place.length, 0)
    end = max(len(change.text) - end, *(span.end for span in change.after))
    return next(
        (
            left
            for left in _checked(workspace, source.path, data, today)
            if left.rule == item.rule
            and left.place.offset < end
            and left.place.offset + max(left.place.length, 1) > start
        ),
        None,
    )


def _checked(workspace: Workspace, path: str, content: bytes, today: str) -> list[Result]:
    """Return what rules within an article find in a file with other bytes."""
    found = Found(files={path: Candidate(path, explicit=True)})
    return list(run(workspace, found, Scope(corpus=False), {path: content}, today=today).results)


def _as_many(results: list[Result], left: Counter[Kin]) -> list[Result]:
    """Return as many of each kind as are still to be mended."""
    taken: Counter[Kin] = Counter()
    kept: list[Result] = []
    for item in results:
        taken[kin(item)] += 1
        if taken[kin(item)] <= left[kin(item)]:
            kept.append(item)
    return kept


def _fix_sidecar(path: str, data: bytes, picked: list[Result], fixed: Fixed) -> None:
    """Take entries out of a file of suppressions; the others must be the same as before."""
    source = decode(path, data)
    try:
        old = parse(source.text, path)
    except ConfigurationError:
        old = Sidecar()
    wanted = {(item.place.region.line, item.place.snippet) for item in picked}
    gone = [(entry, place) for entry, place in old.entries if (place.region.line, place.snippet) in wanted]
    if len(gone) != len(picked) or not all(place in old.removals for _, place in gone):
        fixed.refused[path] = "it was changed while it was checked"
        return
    spans = [old.removals[place] for _, place in gone]
    text, position = "", 0
    for place in spans:
        text, position = text + source.text[position : place.offset], place.offset + place.length
    after = encoded(source, text + source.text[position:])
    left = [entry for entry, place in old.entries if (entry, place) not in gone]
    if after is None or [entry for entry, _ in parse(decode(path, after).text, path).entries] != left:
        fixed.refused[path] = "its other entries would not stay as they are"
        return
    fixed.files[path] = (data, after)
    fixed.count += len(gone)


def _conventions(workspace: Workspace, path: str) -> Conventions:
    return workspace.settings(workspace.absolute(path).parent).conventions


def _round(path: str, data: bytes, picked: list[Result], conventions: Conventions) -> bytes | str:
    """Return the file's bytes after one round of fixes, or why it is left alone."""
    source = decode(path, data)
    change = edited(source, picked)
    after = encoded(source, change.text)
    reader = reader_for(path)
    if after is None or reader is None:
        return f"its encoding ({source.encoding}) cannot hold the correction"
    read = reader.load()
    again = decode(path, after)
    if again.text != change.text or not intact(read(source, conventions), read(again, conventions), change):
        return "it would no longer be read as the same article"
    return after


def diffs(fixed: Fixed, shown: Mapping[str, str]) -> Iterator[str]:
    """Yield unified diffs, a line at a time, of what the fixes would change."""
    for path, (before, after) in sorted(fixed.files.items()):
        old, new = (_lines(decode(path, data).text) for data in (before, after))
        name = shown.get(path, path)
        for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Split at LF alone, so that every other character stays on its line."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def save(workspace: Workspace, fixed: Fixed) -> None:
    """Write the files, each atomically and with its mode kept; one that cannot be written is said."""
    for path, (before, after) in sorted(fixed.files.items()):
        target = workspace.absolute(path)
        try:
            if not os.access(target, os.W_OK):
                fixed.refused[path] = "it is read-only"
            elif target.read_bytes() != before:
                fixed.refused[path] = "it was changed meanwhile"
            elif target.stat().st_nlink > 1:
                # A file put in its place would be another one than its other names lead to.
                with target.open("r+b") as file:
                    file.write(after)
                    file.truncate()
            else:
                write_atomically(target, (after,))
        except OSError as error:
            fixed.refused[path] = f"it cannot be written ({error.strerror})"
    for path in fixed.refused:
        fixed.files.pop(path, None)
