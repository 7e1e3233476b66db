"""Decisions of the house name list that are past their last day: said once, at the list, not silently dead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint.finding import Result
from newslint.fingerprint import fingerprinted
from newslint.house import HouseName
from newslint.meta import NAME_EXPIRED
from newslint.reporters.words import counted
from newslint.settings import Settings


def expired_results(used: Iterable[Settings], root: Path) -> tuple[Result, ...]:
    """Return a finding at the list for each decision that is past its last day.

    Args:
        used: the settings of the files that names/house runs on.
        root: the folder that the paths of reports count from.
    """
    return fingerprinted(dict.fromkeys(_results(used, root)))


def expired_note(used: Iterable[Settings]) -> str:
    """Return one sentence for the summary of a run over single files, or ""."""
    number = len({name for settings in used for name in settings.expired})
    if not number:
        return ""
    verb = "is" if number == 1 else "are"
    return (
        f"{counted(number, 'decision')} of the house name list {verb} past the last day and no longer applied; "
        "`newslint names` shows which."
    )


def _results(used: Iterable[Settings], root: Path) -> Iterator[Result]:
    for settings in used:
        severity = settings.problem_severity(NAME_EXPIRED, "", fatal=False)
        if severity is None:
            continue
        for name in settings.expired:
            if name.place is not None:
                path = _shown(Path(name.place.path), root)
                yield Result(
                    NAME_EXPIRED,
                    severity,
                    _message(name),
                    name.place._replace(path=path),
                    subject=name.preferred,
                )


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _message(name: HouseName) -> str:
    asked = f"ask {name.by}" if name.by else "decide anew"
    return (
        f"The decision on “{name.preferred}” held until {name.until} and is no longer applied; {asked}, then give "
        "it a new last day or take it out."
    )
