"""What a credit line names: the person, the agency, who passed it on, the licence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
    WITH_TOOL,
    YEAR,
    core,
    is_agency,
    is_house,
    is_person_like,
    is_sources,
)
from newslint.patterns import lazy


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


class Credit(NamedTuple):
    """What a credit line says; each part with its place in the string that was given.

    Attributes:
        person: who made the picture.
        agency: the agency or other organisation that they made it for.
        via: who passed it on ("via REUTERS").
        source: the ministry, company or family that gave it away.
        licence: "CC BY 2.0", "Public domain".
        client: the paper that it was made for, where it is not the agency ("for The Courier").
        others: further agencies, organisations and people, in order ("Name/AFP/Getty Images").
        archive: whether it says that the picture is from the files ("/File Photo").
        label: the words before the names ("Photo by").
        whole: whether every word was understood, so that the line can be written anew from its parts.
    """

    person: Named | None = None
    agency: Named | None = None
    via: Named | None = None
    source: Named | None = None
    licence: Named | None = None
    kind: CreditKind = CreditKind.UNKNOWN
    client: Named | None = None
    others: tuple[Named, ...] = ()
    archive: bool = False
    label: str = ""
    whole: bool = True


_VIA = lazy(r"(?:\s+|^)(?:via|through)\s+(?P<via>.+)$", re.IGNORECASE)
_LICENCE_PART = lazy(rf"[(\s,/]*\b(?P<licence>{LICENCE.pattern})", re.IGNORECASE)
_FOR = lazy(r"(?:(?P<name>.+?)\s+)?\b[Ff]or\s+(?P<client>(?:the\s+)?[^\Wa-z].*)")
_OF = lazy(r"(?P<name>.+?)\s+(?:of|from)\s+(?P<house>(?:the\s+)?[^\Wa-z].*)")
_ON = lazy(r"(?P<name>.+?)\s+(?:on|auf|sur|en|op|på)\s+(?P<house>[\w.-]+(?:\s[\w.-]+)?)", re.IGNORECASE)
_PHOTO_BY = lazy(
    r"(?P<house>.{2,40}?)\s+(?:(?P<kind>staff|file|pool|handout)\s+)?(?:photo|image|picture|graphic|illustration)s?\s+by\s+(?P<name>.+)",
    re.IGNORECASE,
)
_BODY = lazy(
    r"\b(?:cent(?:er|re)|institute|society|campaign\w*|association|council|committee|friends|citizens|fund|campaign"
    r"|alliance|coalition|foundation|ministry|department|university|bank|house|school|museum|library|office|bureau)\b",
    re.IGNORECASE,
)


_COMPANY_ENDS = frozenset({"inc", "ltd", "llc", "corp", "co", "gmbh", "plc", "jr", "sr"})
"""What a comma parts from the name that it belongs to."""


@dataclass(slots=True)
class _Parts:
    """The parts of a credit line as they are found."""

    kind: CreditKind
    person: Named | None = None
    agency: Named | None = None
    via: Named | None = None
    source: Named | None = None
    client: Named | None = None
    others: list[Named] = field(default_factory=list[Named])
    archive: bool = False
    whole: bool = True

    def take(self, part: Named) -> None:
        """Take one part that stands between separators."""
        folded = part.value.casefold()
        if part.value in ("", "©") or YEAR.fullmatch(part.value):
            return
        if folded in _KIND_WORDS:
            self._take_kind(_KIND_WORDS[folded])
        elif GENERATED.fullmatch(part.value):
            self.kind = CreditKind.GENERATED
        elif (found := self._two(part)) is not None:
            name, house, client = found
            if name is not None and client is not None:
                self.take(name)
            elif name is not None:
                self.person = self.person or name
            if house is not None:
                self.take_house(house)
            self.client = self.client or client
        elif is_house(part.value):
            self.take_house(part)
        elif self.kind in (CreditKind.COURTESY, CreditKind.HANDOUT) or self.person is not None:
            self._take_source(part)
        elif is_person_like(part.value) or "_" in part.value or part.value.startswith("@"):
            self.person = part
        else:
            self._take_source(part)

    def _take_kind(self, kind: CreditKind) -> None:
        self.archive = self.archive or kind is CreditKind.FILE
        if kind is not CreditKind.FILE or self.kind is CreditKind.UNKNOWN:
            self.kind = kind

    def take_house(self, part: Named) -> None:
        if self.agency is None:
            self.agency = part
        else:
            self.others.append(part)

    def _take_source(self, part: Named) -> None:
        if part.value.endswith(".") or part.value.casefold() in _COMPANY_ENDS:
            self.whole = False
        self.whole = self.whole and is_sources(part.value, loose=False)
        if self.source is None:
            self.source = part
        else:
            self.others.append(part)

    def _two(self, part: Named) -> tuple[Named | None, Named | None, Named | None] | None:
        """Return the name, the agency and the client of "Name for The Paper", "Name of The Paper", "Name on Site"."""
        match = _PHOTO_BY.fullmatch(part.value)
        if match is not None and is_house(match["house"]) and is_sources(match["name"], loose=False):
            if match["kind"] is not None:
                self._take_kind(_KIND_WORDS[match["kind"].casefold()])
            return _within(part, match, "name"), _within(part, match, "house"), None
        for pattern, group in ((_FOR, "client"), (_OF, "house"), (_ON, "house")):
            match = pattern.fullmatch(part.value)
            if match is None:
                continue
            other = _within(part, match, group)
            name = None if match["name"] is None else _within(part, match, "name")
            if name is not None and (not is_person_like(name.value) or _BODY.search(name.value)):
                continue
            if pattern is _ON and not is_agency(other.value):
                continue
            if pattern is _OF and self.kind in (CreditKind.COURTESY, CreditKind.HANDOUT):
                continue
            return (name, None, other) if group == "client" else (name, other, None)
        return None


def parse_credit(value: str) -> Credit:
    """Return what a credit line says of person, agency and source, as far as its words tell."""
    start, end = core(value, 0, len(value))
    opening = start
    kind, start = _opening(value, start, end)
    found = _Parts(kind, archive=kind is CreditKind.FILE)
    licence = None
    if (match := _LICENCE_PART.search(value, start, end)) is not None:
        licence = Named(match["licence"], *match.span("licence"))
        found.kind = CreditKind.LICENCE if kind is CreditKind.UNKNOWN else kind
        found.whole = not value[match.end() : end].strip(" ()[]")
        end = match.start()
    elif (match := WITH_TOOL.fullmatch(value, start, end)) is not None:
        found.kind = CreditKind.GENERATED
        end = match.end("name")
    if (match := _VIA.search(value, start, end)) is not None:
        for low, high in _parts(value, *match.span("via")):
            part = _named(value, low, high)
            if part.value.casefold() in _KIND_WORDS:
                found.take(part)
            elif found.via is None:
                found.via = part
            else:
                found.others.append(part)
        end = match.start()
    for low, high in _parts(value, start, end):
        found.take(_named(value, low, high))
    if found.kind is CreditKind.UNKNOWN and (found.agency or found.via):
        found.kind = CreditKind.AGENCY
    person, source = found.person, found.source
    if found.kind is CreditKind.HANDOUT and person is not None:
        person, source = (None, person) if source is None else (person, source)
    whole = found.whole and value.count("(") == value.count(")") and ":" not in value[start:end]
    return Credit(
        person=person,
        agency=found.agency,
        via=found.via,
        source=source,
        licence=licence,
        kind=found.kind,
        client=found.client,
        others=tuple(found.others),
        archive=found.archive,
        label=value[opening:start],
        whole=whole,
    )


def _within(part: Named, match: re.Match[str], group: str) -> Named:
    low, high = match.span(group)
    return Named(match[group], part.start + low, part.start + high)


_KIND_WORDS = {
    **dict.fromkeys(
        (
            "handout",
            "handout photo",
            "handout image",
            "press handout",
            "family handout",
            "supplied",
            "submitted",
            "provided",
            "supplied photo",
            "supplied image",
            "supplied picture",
            "submitted photo",
            "photo provided",
        ),
        CreditKind.HANDOUT,
    ),
    **dict.fromkeys(("pool", "pool photo"), CreditKind.POOL),
    **dict.fromkeys(
        ("file", "file photo", "files", "archive", "archive photo", "file image"), CreditKind.FILE
    ),
    **dict.fromkeys(("staff", "staff photo", "staff photographer"), CreditKind.STAFF),
    **dict.fromkeys(
        (
            "courtesy",
            "courtesy photo",
            "contributed",
            "contributed photo",
            "family photo",
            "used with permission",
            "privat",
        ),
        CreditKind.COURTESY,
    ),
}
_OPENING_KINDS = (
    *((word, CreditKind.COURTESY) for word in ("courtesy", "cortesía", "gracieuseté")),
    *((word, CreditKind.ILLUSTRATION) for word in ("illustrat", "ilustración", "graphic", "grafik", "drawn")),
    *((word, CreditKind.SCREENSHOT) for word in ("screen", "captura", "still")),
    *((word, CreditKind.ILLUSTRATION) for word in ("collage", "composite", "montage", "cartoon", "artwork")),
    *((word, CreditKind.HANDOUT) for word in ("handout", "supplied", "provided", "submitted")),
    ("pool", CreditKind.POOL),
    ("file", CreditKind.FILE),
    ("staff", CreditKind.STAFF),
)


_BARE_LABEL = lazy(r"screen ?(?:shot|grab|cap)s?\s+(?:of\s+|from\s+)?", re.IGNORECASE)


def _opening(value: str, start: int, end: int) -> tuple[CreditKind, int]:
    """Return the kind that a credit's first words tell, and where the names begin."""
    if GENERATED.fullmatch(value, start, end):
        return CreditKind.GENERATED, end
    for pattern in (LABELLED, MADE_BY, COURTESY, COPYRIGHT, _BARE_LABEL):
        match = pattern.match(value, start, end)
        if match is not None:
            words = match.group().casefold()
            kind = next((kind for word, kind in _OPENING_KINDS if word in words), CreditKind.UNKNOWN)
            low = match.start() if words.startswith(("ap ", "afp ", "epa ", "reuters ")) else match.end()
            if (right := COPYRIGHT.match(value, low, end)) is not None:
                low = right.end()
            return kind, low
    return CreditKind.UNKNOWN, start


_SPLIT = lazy(rf"{SEPARATOR.pattern}|\s+(?=\()", re.IGNORECASE)


def _parts(value: str, start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    position = start
    for match in _SPLIT.finditer(value, start, end):
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
