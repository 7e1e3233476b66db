"""What rules across articles found under each key, and what of it a report tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from newslint.finding import Result
from newslint.fingerprint import fingerprinted


class Reduced(NamedTuple):
    """A finding across articles, whoever asks for it.

    Attributes:
        rule, key: what it was found under.
        paths: the files that it touches, the primary one first.
        result: as a report tells it, but for the fingerprint and the hash of its line.
    """

    rule: str
    key: str
    paths: tuple[str, ...]
    result: Result


def touching(found: Iterable[Reduced], selected: Collection[str]) -> tuple[Result, ...]:
    """Return what touches a selected file, each thing once, with fingerprints.

    Args:
        found: sorted by rule and key; of what is found under several keys the first is told.
        selected: the files to report on.
    """
    results: dict[tuple[object, ...], Result] = {}
    for _, _, paths, result in found:
        if any(path in selected for path in paths):
            results.setdefault((result.order, result.related), result)
    return fingerprinted(results.values())
