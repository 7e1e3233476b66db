"""Suppressions kept in a file beside the articles, so that their reasons reach no reader.

`newslint-suppressions.yaml` stands in the folder of the configuration, else at the root of the repository.
An entry names the article's file, the rule, and what the finding is about, as a baseline does: moving a
paragraph changes nothing. Entries are sorted, one key a line, so that the file merges.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from newslint.baseline import key
from newslint.checked_yaml import CheckedYaml, ConfigurationError, did_you_mean
from newslint.finding import Result
from newslint.locate import locate
from newslint.place import Place
from newslint.source import SourceFile
from newslint.suppressions import BESIDE
from newslint.suppressions.directives import Suppression, is_day
from newslint.yaml_words import identifier
from newslint_schemas import Span

NAME = BESIDE

_HEAD = "# Findings that an editor has agreed to. `newslint suppressions add` writes this file.\n"
_KEYS = ("path", "rule", "key", "subject", "reason", "until")
_ENTRY = "An entry has `path`, `rule`, `key` and `reason`, and may have `subject` and `until`."
_SHOWN = 80
"""The most code points of a subject that are written for the human eye."""


@dataclass(frozen=True, slots=True, order=True)
class Agreed:
    """An entry: findings of one rule about one subject in one file.

    Attributes:
        path: the file, relative to the folder that the suppressions stand in, with forward slashes.
        key: what the finding is about, as `newslint.baseline.key` gives it.
        subject: the beginning of what it is about, for the human eye only.
        until: the last day on which it holds, as YYYY-MM-DD; empty for ever.
    """

    path: str
    rule: str
    key: str
    subject: str
    reason: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The entries of a file, and where each stands in it.

    Attributes:
        removals: what to take out of the file to be rid of an entry, by its place; one that shares its lines with
            others is not in it.
    """

    entries: tuple[tuple[Agreed, Place], ...] = ()
    removals: Mapping[Place, Place] = field(default_factory=dict[Place, Place])

    def suppressions(self, path: str) -> tuple[Suppression, ...]:
        """Return what the entries of one file ask for."""
        return tuple(self.asked(*item) for item in self.entries if item[0].path == path)

    def asked(self, entry: Agreed, place: Place) -> Suppression:
        """Return an entry as a suppression that knows how to be taken out of the file."""
        return asked(entry, place, self.removals.get(place))


def asked(entry: Agreed, place: Place, removal: Place | None = None) -> Suppression:
    """Return an entry as a suppression: it speaks of findings by their subject, wherever they stand."""
    return Suppression(
        (entry.rule,), entry.reason, entry.until, place, Span(0, 0), removal, key=entry.key, about=entry.path
    )


def speaks_of(entry: Agreed, result: Result) -> bool:
    """Say whether an entry speaks of a finding, wherever that stands."""
    return entry.rule == result.rule and entry.key == key(result)


def agreed(result: Result, path: str, reason: str, until: str = "") -> Agreed:
    """Return the entry that silences a result.

    Args:
        result: the finding.
        path: its file, relative to the folder that the suppressions stand in.
        reason: why, on one line.
        until: the last day on which it holds, as YYYY-MM-DD.
    """
    subject = " ".join(result.subject.split())[:_SHOWN]
    return Agreed(path, result.rule, key(result), subject, " ".join(reason.split()), until)


def added(entries: Iterable[Agreed], new: Iterable[Agreed]) -> tuple[Agreed, ...]:
    """Return all entries in order; a new one takes the place of one about the same finding."""
    by_identity = {(entry.path, entry.key): entry for entry in (*entries, *new)}
    return tuple(sorted(by_identity.values()))


def pruned(sidecar: Sidecar, dead: Collection[Place], moved: Mapping[Place, str]) -> tuple[Agreed, ...]:
    """Return the entries that are left, in order.

    Args:
        sidecar: what stands in the file.
        dead: the places of entries that silence nothing.
        moved: the new path of a file by the place of its entry.
    """
    alive = [
        replace(entry, path=moved.get(place, entry.path))
        for entry, place in sidecar.entries
        if place not in dead
    ]
    return added(alive, ())


def render(entries: Iterable[Agreed]) -> str:
    """Return the text of the file: YAML, sorted, one key a line."""
    blocks: list[str] = []
    for entry in sorted(entries):
        values = (entry.path, entry.rule, entry.key, entry.subject, entry.reason, entry.until)
        lines = [f"{name}: {identifier(value)}" for name, value in zip(_KEYS, values, strict=True) if value]
        blocks.append("- " + "\n  ".join(lines) + "\n")
    return _HEAD + ("".join(blocks) or "[]\n")


def read(folder: Path, shown: str = NAME) -> Sidecar:
    """Return the suppressions that stand in a folder; none where there is no such file.

    Args:
        folder: the folder of the configuration, or the root.
        shown: the file's path as reports name it.

    Raises:
        ConfigurationError: the file cannot be read, is no list of entries, or an entry lacks something.
    """
    text = text_in(folder)
    return Sidecar() if text is None else parse(text, shown)


def text_in(folder: Path) -> str | None:
    """Return the text of the file that stands in a folder; None where there is none.

    Raises:
        ConfigurationError: the file cannot be read.
    """
    path = folder / NAME
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read: {error}") from error


def parse(text: str, shown: str = NAME) -> Sidecar:
    """Read the text of the file.

    Raises:
        ConfigurationError: it is no list of entries, or an entry lacks something; with line and column.
    """
    file = CheckedYaml(shown, text)
    value = file.value()
    if value is None:
        return Sidecar()
    if not isinstance(value, list):
        raise file.error(0, f"This file must be a list of entries. {_ENTRY}")
    items = cast("list[object]", value)
    entries = tuple(_entry(file, number, item) for number, item in enumerate(items))
    return Sidecar(
        entries, _removals(SourceFile(shown, text.encode(), text), [place for _, place in entries])
    )


def _removals(source: SourceFile, places: Sequence[Place]) -> dict[Place, Place]:
    """Return the lines of each entry that has lines of its own, without the comments before the next one."""
    found: dict[Place, Place] = {}
    ends = [*(place.region.line for place in places[1:]), source.position(len(source.text))[0] + 1]
    for place, following in zip(places, ends, strict=False):
        first, last = place.region.line, following - 1
        while last > first and source.line(last).lstrip(" \t-")[:1] in ("", "#"):
            last -= 1
        if last < first or not source.line(first).startswith("-"):
            continue
        start, end = source.line_span(first).start, source.line_span(last).end
        after = next((mark for mark in ("\r\n", "\n", "\r") if source.text.startswith(mark, end)), "")
        found[place] = locate(source, Span(start, end + len(after)))
    return found


def _entry(file: CheckedYaml, number: int, item: object) -> tuple[Agreed, Place]:
    if not isinstance(item, dict):
        raise file.error(file.place((number,)), _ENTRY)
    table = cast("dict[str, object]", item)
    for name, value in table.items():
        mark = file.place((number, name))
        if name not in _KEYS:
            raise file.error(mark, f"unknown key {name!r}{did_you_mean(name, _KEYS)}")
        if not isinstance(value, str):
            raise file.error(mark, f"`{name}` must be words; put them in quotation marks")
    path, rule, name, subject, reason, until = (str(table.get(word, "")).strip() for word in _KEYS)
    for word, value in (("path", path), ("rule", rule), ("key", name), ("reason", reason)):
        if not value:
            raise file.error(file.place((number,)), f"This entry has no `{word}`. {_ENTRY}")
    if until and not is_day(until):
        raise file.error(file.place((number, "until")), f"{until!r} is no day; write YYYY-MM-DD.")
    return Agreed(path, rule, name, subject, reason, until), file.located((number,))
