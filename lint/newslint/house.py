"""The house name list: which spellings the house has decided on, which it rejects, and for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from newslint.checked_yaml import CheckedYaml, Mistake, Steps
    from newslint.place import Place
    from newslint_schemas.house import HouseEntry

_REMEMBERED = 8
HOUSE = "names/house"
"""The rule that holds copy to the list."""
NAME = "names.yaml"
"""What the list is called where nobody calls it anything else."""


class State(StrEnum):
    """What has become of a decision on a day."""

    HOLDS = "holds"
    DISPUTED = "disputed"
    """It holds, but somebody says that it is wrong."""
    UNDECIDED = "undecided"
    """It is a proposal: nobody has decided."""
    LATER = "later"
    """Its first day is still to come."""
    EXPIRED = "expired"
    """Its last day has passed."""


class Dispute(NamedTuple):
    """Who holds a decision to be wrong, and why."""

    by: str
    reason: str
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class HouseName:
    """One name that the house has decided on.

    Attributes:
        preferred: the spelling to use.
        variants: spellings that are rejected.
        by: who decided.
        since, until: the first and the last day on which the decision holds, where it has one.
        disputed: who holds it to be wrong.
        decided: False for a proposal, whose `by:` waits for a name.
        place: where the entry stands in the list, by the list's path.
    """

    preferred: str
    variants: tuple[str, ...] = ()
    note: str = ""
    by: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    disputed: Dispute | None = None
    decided: bool = True
    place: Place | None = field(default=None, compare=False)

    def state(self, day: dt.date) -> State:
        """Return what has become of the decision on a day."""
        if self.until is not None and self.until < day:
            return State.EXPIRED
        if not self.decided:
            return State.UNDECIDED
        if self.since is not None and day < self.since:
            return State.LATER
        return State.HOLDS if self.disputed is None else State.DISPUTED


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
        entries = HouseFile.model_validate(value).names or []
    except ValidationError as error:
        raise file.rejected(error, _known_keys) from error
    if mistakes := list(_contradictions(file, entries)):
        raise file.errors(mistakes)
    return tuple(_compiled(file, number, entry) for number, entry in enumerate(entries))


Made = TypeVar("Made")


def once_a_list(make: Callable[[tuple[HouseName, ...]], Made]) -> Callable[[tuple[HouseName, ...]], Made]:
    """Remember what is made of the lists that were used last; a list is known by being the same object.

    A list of thousands is the same for every article, and to compare or hash it would cost more than to use it.
    """
    made: dict[int, tuple[tuple[HouseName, ...], Made]] = {}

    def remembered(names: tuple[HouseName, ...]) -> Made:
        known = made.get(id(names))
        if known is None or known[0] is not names:
            while len(made) >= _REMEMBERED:
                made.pop(next(iter(made)))
            known = made[id(names)] = (names, make(names))
        return known[1]

    return remembered


def in_force(names: Iterable[HouseName], today: dt.date) -> tuple[HouseName, ...]:
    """Return the names whose decision holds today, disputed ones included."""
    return tuple(name for name in names if name.state(today) in (State.HOLDS, State.DISPUTED))


def expired(names: Iterable[HouseName], today: dt.date) -> tuple[HouseName, ...]:
    """Return the names whose decision is past its last day, and that no later entry decides on anew."""
    listed = tuple(names)
    alive = {
        spelling
        for name in listed
        if name.state(today) is not State.EXPIRED
        for spelling in (name.preferred, *name.variants)
    }
    return tuple(
        name for name in listed if name.state(today) is State.EXPIRED and name.preferred not in alive
    )


def _compiled(file: CheckedYaml, number: int, entry: HouseEntry) -> HouseName:
    dispute = entry.disputed
    by = " ".join((entry.by or "").split())
    return HouseName(
        entry.preferred,
        tuple(entry.variants),
        " ".join((entry.note or "").split()),
        by,
        entry.since,
        entry.until,
        None
        if dispute is None
        else Dispute(" ".join(dispute.by.split()), " ".join(dispute.reason.split()), dispute.since),
        bool(by) or "by" not in entry.model_fields_set,
        file.located(("names", number)),
    )


def _known_keys(steps: Steps) -> list[str]:
    from newslint_schemas.house import DisputeEntry, HouseEntry, HouseFile

    if steps[-1:] == ("disputed",):
        return list(DisputeEntry.model_fields)
    return list(HouseEntry.model_fields if steps else HouseFile.model_fields)


def _contradictions(file: CheckedYaml, entries: Sequence[HouseEntry]) -> Iterator[Mistake]:
    """Yield the spellings that are decided on twice, and those that are both wanted and rejected."""
    wanted: dict[str, int] = {}
    for number, entry in enumerate(entries):
        if entry.preferred in wanted and _overlap(entry, entries[wanted[entry.preferred]]):
            place = file.value_place(("names", number, "preferred"))
            yield place, f"“{entry.preferred}” is decided on twice; keep one of the entries"
        wanted[entry.preferred] = number
        if entry.since and entry.until and entry.until < entry.since:
            key = "until" if file.has(("names", number, "until")) else "valid-until"
            yield file.value_place(("names", number, key)), "this day lies before the day in “since”"
    rejected: dict[str, HouseEntry] = {}
    for steps, variant, entry in _variants(entries):
        place = file.place(steps)
        if variant in wanted and _overlap(entry, entries[wanted[variant]]):
            yield place, f"“{variant}” is rejected here, but elsewhere it is the preferred spelling"
        elif variant in rejected and _overlap(entry, rejected[variant]):
            other = rejected[variant].preferred
            yield place, f"“{variant}” is rejected twice: for “{other}”, and here for “{entry.preferred}”"
        rejected[variant] = entry


def _variants(entries: Iterable[HouseEntry]) -> Iterator[tuple[Steps, str, HouseEntry]]:
    for number, entry in enumerate(entries):
        for index, variant in enumerate(entry.variants):
            yield ("names", number, "variants", index), variant, entry


def _overlap(one: HouseEntry, other: HouseEntry) -> bool:
    """Say whether there is a day on which both decisions hold."""
    start = max(one.since or dt.date.min, other.since or dt.date.min)
    end = min(one.until or dt.date.max, other.until or dt.date.max)
    return start <= end
