"""The house name list: which spellings the house has decided on, and which it rejects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.checked_yaml import CheckedYaml, Steps
    from newslint_schemas.house import HouseEntry


@dataclass(frozen=True, slots=True)
class HouseName:
    """One name that the house has decided on.

    Attributes:
        preferred: the spelling to use.
        variants: spellings that are rejected.
        since, until: the first and the last day on which the decision holds, where it has one.
    """

    preferred: str
    variants: tuple[str, ...] = ()
    note: str = ""
    decided_by: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Say whether the decision holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def load_names(path: str, data: bytes) -> tuple[HouseName, ...]:
    """Read and check a house name list (`names.yaml`), in the order of the file.

    Raises:
        ConfigurationError: it is no UTF-8 or no YAML, says something that newslint does not know, or
            contradicts itself; the message shows file, line, column and the line.
    """
    from pydantic import ValidationError

    from newslint.checked_yaml import CheckedYaml, ConfigurationError
    from newslint_schemas.house import HouseFile

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error}") from error
    file = CheckedYaml(path, text)
    value = file.value()
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise file.error(0, "a name list begins with “names:” and a list of names below it")
    try:
        entries = HouseFile.model_validate(value).names
    except ValidationError as error:
        raise file.rejected(error, _known_keys) from error
    _check(file, entries)
    return tuple(
        HouseName(
            entry.preferred,
            tuple(entry.variants),
            " ".join(entry.note.split()),
            entry.decided_by,
            entry.since,
            entry.valid_until,
        )
        for entry in entries
    )


def in_force(names: Iterable[HouseName], today: dt.date) -> tuple[HouseName, ...]:
    """Return the names whose decision holds today."""
    return tuple(name for name in names if name.holds(today))


def _known_keys(steps: Steps) -> list[str]:
    from newslint_schemas.house import HouseEntry, HouseFile

    fields = HouseEntry.model_fields if steps else HouseFile.model_fields
    return [field.alias or name for name, field in fields.items()]


def _check(file: CheckedYaml, entries: Iterable[HouseEntry]) -> None:
    """Refuse a spelling that is decided on twice, and one that is both wanted and rejected."""
    listed = tuple(entries)
    wanted: dict[str, int] = {}
    for number, entry in enumerate(listed):
        if entry.preferred in wanted and _overlap(entry, listed[wanted[entry.preferred]]):
            place = file.place(("names", number, "preferred"))
            raise file.error(place, f"“{entry.preferred}” is decided on twice; keep one of the entries")
        wanted[entry.preferred] = number
        if entry.since and entry.valid_until and entry.valid_until < entry.since:
            raise file.error(
                file.place(("names", number, "valid-until")), "this day lies before the day in “since”"
            )
    for steps, variant, entry in _variants(listed):
        if variant in wanted and _overlap(entry, listed[wanted[variant]]):
            raise file.error(
                file.place(steps), f"“{variant}” is rejected here, but elsewhere it is the preferred spelling"
            )


def _variants(entries: Iterable[HouseEntry]) -> Iterator[tuple[Steps, str, HouseEntry]]:
    for number, entry in enumerate(entries):
        for index, variant in enumerate(entry.variants):
            yield ("names", number, "variants", index), variant, entry


def _overlap(one: HouseEntry, other: HouseEntry) -> bool:
    """Say whether there is a day on which both decisions hold."""
    start = max(one.since or dt.date.min, other.since or dt.date.min)
    end = min(one.valid_until or dt.date.max, other.valid_until or dt.date.max)
    return start <= end
