"""What came out of a file as JSON, and back: pure functions, and no format that could run anything.

Every value is a list in the order of its type's fields; a test holds the lists against the types, so that a
new field is not forgotten. The path of the file stands once, beside the text.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from newslint.finding import Result, Severity
from newslint.place import Place
from newslint.region import Region
from newslint.report import FileRecord, FileStatus

if TYPE_CHECKING:
    from newslint.examined import Noted
    from newslint.fix import LocatedFix, Slot
    from newslint.reduced import Reduced
    from newslint.rule import Sighting
    from newslint.suppressions.directives import Suppression

Json = list[object]


class DamagedError(Exception):
    """Something in the cache is not what was put there."""


class Read(NamedTuple):
    """What is kept of one file beside its facts."""

    record: FileRecord
    results: tuple[Result, ...]
    suppressions: tuple[Suppression, ...]


class Packed(NamedTuple):
    """A fact under all its keys.

    Attributes:
        words: a checksum of its text.
        data: everything else, as sealed JSON.
    """

    rule: str
    keys: list[str]
    words: int
    data: str


def sealed(value: object) -> str:
    """Return a value as JSON with a checksum before it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return f"{zlib.crc32(text.encode()):08x}{text}"


def unsealed(text: str) -> Json:
    """Return the list that was sealed.

    Raises:
        DamagedError: the checksum does not fit.
    """
    try:
        if int(text[:8], 16) == zlib.crc32(text[8:].encode()):
            return cast(Json, json.loads(text[8:]))
    except (TypeError, ValueError):
        pass
    raise DamagedError


def encode(record: FileRecord, results: Iterable[Result], suppressions: Iterable[Suppression]) -> str:
    """Return what is kept of one file as sealed JSON."""
    path = record.path
    return sealed(
        [
            [record.status.value, record.articles, record.reason, record.digest],
            [_result(item, path) for item in results],
            [_suppression(item, path) for item in suppressions],
        ]
    )


def decode(text: str, path: str) -> Read:
    """Return what was kept of a file.

    Raises:
        DamagedError: it is not what was put there.
    """
    try:
        record, results, suppressions = cast("list[list[list[object]]]", unsealed(text))
        status, articles, reason, digest = cast("tuple[str, int, str, str]", record)
        return Read(
            FileRecord(path, FileStatus(status), articles, reason, digest),
            tuple(_as_result(item, path) for item in results),
            tuple(_as_suppression(item, path) for item in suppressions),
        )
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise DamagedError from error


def words_of(text: str) -> int:
    """Return a checksum of a fact's text, by which two texts are told apart without being read."""
    data = text.encode("utf-8", "surrogatepass")
    return (len(data) & 0x3FFF_FFFF) << 32 | zlib.crc32(data)


def encode_sightings(noted: Iterable[Noted]) -> list[Packed]:
    """Return facts, packed; those that differ by nothing but their key are one."""
    found: dict[tuple[object, ...], Packed] = {}
    for item in noted:
        sighting, fact = item.sighting, item.sighting.fact
        about = (
            item.rule,
            fact.span,
            fact.text,
            fact.subject,
            fact.part,
            fact.data,
            sighting.article,
            item.severity,
        )
        known = found.get(about)
        if known is not None:
            if fact.key not in known.keys:
                known.keys.append(fact.key)
            continue
        values: Json = [
            None if item.severity is None else item.severity.value,
            sighting.article,
            sighting.date,
            fact.span.start,
            fact.span.end,
            fact.text,
            fact.subject,
            None if fact.part is None else fact.part.value,
            list(fact.data),
            None if sighting.place is None else _place(sighting.place, sighting.path),
        ]
        found[about] = Packed(item.rule, [fact.key], words_of(fact.text), sealed(values))
    return list(found.values())


def decode_sighting(text: str, key: str, path: str) -> tuple[Sighting, Severity | None]:
    """Return a sighting under one of its keys, and the severity that it would have.

    Raises:
        DamagedError: it is not what was put there.
    """
    from newslint.rule import Fact, Sighting
    from newslint_schemas import Part, Span

    try:
        severity, article, date, start, end, words, subject, part, data, place = unsealed(text)
        fact = Fact(
            key,
            Span(cast(int, start), cast(int, end)),
            cast(str, words),
            cast(str, subject),
            None if part is None else Part(cast(str, part)),
            tuple(cast("list[str]", data)),
        )
        where = None if place is None else _as_place(cast(Json, place), path)
        sighting = Sighting(fact, path, cast(str, article), cast(str, date), where)
        return sighting, None if severity is None else Severity(cast(str, severity))
    except (TypeError, ValueError) as error:
        raise DamagedError from error


def encode_results(results: Iterable[Result]) -> str:
    """Return results of several files as sealed JSON."""
    return sealed([_result(item, "") for item in results])


def decode_results(text: str) -> tuple[Result, ...]:
    """Return results of several files.

    Raises:
        DamagedError: they are not what was put there.
    """
    try:
        return tuple(_as_result(cast(Json, item), "") for item in unsealed(text))
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise DamagedError from error


def encode_reduced(files: Iterable[int], found: Sequence[Reduced]) -> str:
    """Return what was found across articles, and the rows that it rests on, as sealed JSON."""
    runs: list[list[int]] = []
    for number in sorted(files):
        if runs and sum(runs[-1]) == number:
            runs[-1][1] += 1
        else:
            runs.append([number, 1])
    under = [[item.rule, item.key, list(item.paths)] for item in found]
    return sealed([runs, under, encode_results(item.result for item in found)])


def decode_reduced(text: str) -> tuple[frozenset[int], list[Reduced]]:
    """Return the rows that findings across articles rest on, and the findings.

    Raises:
        DamagedError: they are not what was put there.
    """
    from newslint.reduced import Reduced

    try:
        runs, under, results = cast(
            "tuple[list[tuple[int, int]], list[tuple[str, str, list[str]]], str]", tuple(unsealed(text))
        )
        files = frozenset(number for first, count in runs for number in range(first, first + count))
        found = [
            Reduced(rule, key, tuple(paths), result)
            for (rule, key, paths), result in zip(under, decode_results(results), strict=True)
        ]
    except (TypeError, ValueError) as error:
        raise DamagedError from error
    return files, found


def _place(place: Place, path: str) -> Json:
    """Return a place as a list; its path is left out where it is the file's own."""
    return ["" if place.path == path else place.path, list(place.region), *place[2:]]


def _as_place(values: Json, path: str) -> Place:
    where, region, *rest = values
    return Place(cast(str, where) or path, Region(*cast("list[int]", region)), *cast("tuple[int, ...]", rest))  # type: ignore[arg-type]


def _result(item: Result, path: str) -> Json:
    # `agreed` is known only after suppressions were applied to what comes out of the cache.
    return [
        item.rule,
        item.severity.value,
        item.message,
        _place(item.place, path),
        [_place(other, path) for other in item.related],
        item.part,
        item.subject,
        item.article,
        item.fingerprint,
        item.line_hash,
        None if item.fix is None else _fix(item.fix, path),
    ]


def _as_result(values: Json, path: str) -> Result:
    rule, severity, message, place, related, *rest, fix = values
    part, subject, article, fingerprint, line_hash = cast("list[str]", rest)
    return Result(
        cast(str, rule),
        Severity(cast(str, severity)),
        cast(str, message),
        _as_place(cast(Json, place), path),
        tuple(_as_place(other, path) for other in cast("list[Json]", related)),
        part,
        subject,
        article,
        fingerprint,
        line_hash,
        None if fix is None else _as_fix(cast(Json, fix), path),
    )


def _fix(fix: LocatedFix, path: str) -> Json:
    edits = [
        [
            _place(edit.place, path),
            edit.replacement,
            edit.words,
            None if edit.slot is None else _slot(edit.slot),
        ]
        for edit in fix.edits
    ]
    return [fix.description, fix.safety.value, edits]


def _as_fix(values: Json, path: str) -> LocatedFix:
    from newslint.fix import LocatedEdit, LocatedFix, Safety

    description, safety, edits = cast(
        "tuple[str, str, list[tuple[Json, str, str, Json | None]]]", tuple(values)
    )
    located = tuple(
        LocatedEdit(_as_place(place, path), replacement, words, None if slot is None else _as_slot(slot))
        for place, replacement, words, slot in edits
    )
    return LocatedFix(description, Safety(safety), located)


def _slot(slot: Slot) -> Json:
    return [list(slot.span), slot.before, slot.after, list(slot.escapes)]


def _as_slot(values: Json) -> Slot:
    from newslint.fix import Slot
    from newslint_schemas import Span

    span, before, after, escapes = cast("tuple[list[int], str, str, list[str]]", tuple(values))
    return Slot(Span(*span), before, after, tuple(escapes))


def _suppression(item: Suppression, path: str) -> Json:
    return [
        list(item.rules),
        item.reason,
        item.until,
        _place(item.place, path),
        list(item.scope),
        None if item.removal is None else _place(item.removal, path),
        item.fault,
        item.key,
        item.about,
        item.moved,
    ]


def _as_suppression(values: Json, path: str) -> Suppression:
    from newslint.suppressions.directives import Suppression
    from newslint_schemas import Span

    rules, reason, until, place, scope, removal, fault, key, about, moved = values
    return Suppression(
        tuple(cast("list[str]", rules)),
        cast(str, reason),
        cast(str, until),
        _as_place(cast(Json, place), path),
        Span(*cast("list[int]", scope)),
        None if removal is None else _as_place(cast(Json, removal), path),
        cast(str, fault),
        cast(str, key),
        cast(str, about),
        cast(str, moved),
    )
