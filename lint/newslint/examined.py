"""What came out of one file: findings, facts, suppressions, and what became of the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.finding import Result, Severity
    from newslint.report import Crash, FileRecord
    from newslint.rule import Sighting
    from newslint.suppressions.directives import Suppression


class Noted(NamedTuple):
    """A sighting of one corpus rule, with what a report of it needs."""

    rule: str
    sighting: Sighting
    severity: Severity | None
    """The severity that the article's settings give; None where the rule does not run on it."""


class Examined(NamedTuple):
    """What came out of one file."""

    record: FileRecord
    results: tuple[Result, ...] = ()
    noted: tuple[Noted, ...] = ()
    crashes: tuple[Crash, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    unknown: int = 0
    """How many of its articles are in no language that could be told, so that rules for one left them out."""
    ran: frozenset[str] = frozenset()
    """The rules that ran on one of its articles at least."""
