"""What a credit line names: the person, the agency, who passed it on, the licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newslint.language.credit_grammar import (
    COPYRIGHT,
    COURTESY,
    GENERATED,
    LABELLED,
    LICENCE,
    MADE_BY,
    SEPARATOR,
    YEAR,
    core,
    is_house,
    is_person_like,
)


class CreditKind(StrEnum):
    """How a picture came to the publisher, as far as its credit says."""

    UNKNOWN = "unknown"
    STAFF = "staff"
    AGENCY = "agency"
    HANDOUT = "handout"
    COURTESY = "courtesy"
    POOL = "pool"
    FILE = "file"
    LICENCE = "licence"
    ILLUSTRATION = "illustration"
    SCREENSHOT = "screenshot"
    GENERATED = "ai-made"


class Named(NamedTuple):
    """A part of a credit with its place: value == credit[start:end]."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says; each part with its place in the string that was given.

    Attributes:
        person: who made the picture.
        agency: the agency or other organisation that they made it for.
        via: who passed it on ("via REUTERS").
        source: the ministry, company or family that gave it away.
        licence: "CC BY 2.0", "Public domain".
    """

    person: Named | None = None
    agency: Named | None = None
    via: Named | None = None
    source: Named | None = None
    licence: Named | None = None
    kind: CreditKind = CreditKind.UNKNOWN


_VIA = re.compile(r"\s+(?:via|through)\s+(?P<via>.+)$", re.IGNORECASE)
_LICENCE_PART = re.compile(rf"[(\s,/]*\b(?P<licence>{LICENCE.pattern})", re.IGNORECASE)


def parse_credit(value: str) -> Credit:
    """Return what a credit line says of person, agency and source, as far as its words tell."""
    start, end = core(value, 0, len(value))
    kind, start = _opening(value, start, end)
    licence = None
    if (found := _LICENCE_PART.search(value, start, end)) is not None:
        licence = Named(found["licence"], *found.span("licence"))
        kind = CreditKind.LICENCE if kind is CreditKind.UNKNOWN else kind
        end = found.start()
    via = None
    if (found := _VIA.search(value, start, end)) is not None:
        via = _named(value, *found.span("via"))
        end = found.start()
    person = agency = source = None
    for low, high in _parts(value, start, end):
        part = _named(value, low, high)
        folded = part.value.casefold()
        if part.value == "" or YEAR.fullmatch(part.value):
            continue
        if folded in _KIND_WORDS:
            kind = _KIND_WORDS[folded]
        elif is_house(part.value):
            agency = agency or part
        elif kind in (CreditKind.COURTESY, CreditKind.HANDOUT) or (person is not None):
            source = source or part
        elif is_person_like(part.value) or "_" in part.value or part.value.startswith("@"):
            person = part
        else:
            source = source or part
    if kind is CreditKind.UNKNOWN and (agency or via):
        kind = CreditKind.AGENCY
    if kind is CreditKind.HANDOUT and person is not None:
        person, source = (None, person) if source is None else (person, source)
    return Credit(person, agency, via, source, licence, kind)


_KIND_WORDS = {
    **dict.fromkeys(
        ("handout", "handout photo", "press handout", "supplied", "submitted", "provided"), CreditKind.HANDOUT
    ),
    **dict.fromkeys(("pool", "pool photo"), CreditKind.POOL),
    **dict.fromkeys(
        ("file", "file photo", "files", "archive", "archive photo", "file image"), CreditKind.FILE
    ),
    **dict.fromkeys(("staff", "staff photo", "staff photographer"), CreditKind.STAFF),
    **dict.fromkeys(("courtesy", "courtesy photo", "contributed", "family photo"), CreditKind.COURTESY),
}
_OPENING_KINDS = (
    *((word, CreditKind.COURTESY) for word in ("courtesy", "cortesía", "gracieuseté")),
    *((word, CreditKind.ILLUSTRATION) for word in ("illustrat", "ilustración", "graphic", "grafik", "drawn")),
    *((word, CreditKind.SCREENSHOT) for word in ("screen", "captura")),
    *((word, CreditKind.HANDOUT) for word in ("handout", "supplied", "provided", "submitted")),
    ("pool", CreditKind.POOL),
    ("file", CreditKind.FILE),
    ("staff", CreditKind.STAFF),
)


def _opening(value: str, start: int, end: int) -> tuple[CreditKind, int]:
    """Return the kind that a credit's first words tell, and where the names begin."""
    if GENERATED.fullmatch(value, start, end):
        return CreditKind.GENERATED, end
    for pattern in (LABELLED, MADE_BY, COURTESY, COPYRIGHT):
        match = pattern.match(value, start, end)
        if match is not None:
            words = match.group().casefold()
            kind = next((kind for word, kind in _OPENING_KINDS if word in words), CreditKind.UNKNOWN)
            low = match.start() if words.startswith(("ap ", "afp ", "epa ", "reuters ")) else match.end()
            return kind, low
    return CreditKind.UNKNOWN, start


def _parts(value: str, start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    position = start
    for match in SEPARATOR.finditer(value, start, end):
        parts.append((position, match.start()))
        position = match.end()
    parts.append((position, end))
    return parts


def _named(value: str, start: int, end: int) -> Named:
    while start < end and value[start] in " \t\r\n()[]":
        start += 1
    while end > start and value[end - 1] in " \t\r\n()[];,":
        end -= 1
    return Named(value[start:end], start, end)
