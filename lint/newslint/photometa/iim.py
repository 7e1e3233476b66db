"""IPTC's Information Interchange Model, version 4: the data sets of records 1 and 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.photometa import Block, Embedded, Said
from newslint.photometa.words import clean, decoded

_CHARACTERS, _DATE, _BYLINE, _CREDIT, _SOURCE, _NOTICE, _CAPTION = 90, 55, 80, 110, 115, 116, 120
_UTF8 = b"\x1b%G"
_OCTETS = {_BYLINE: 32, _CREDIT: 32, _SOURCE: 32, _NOTICE: 128, _CAPTION: 2000}
"""How long a data set may be; programs cut words off there."""
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")


def read_iim(data: bytes) -> Embedded:
    """Return what the data sets of an IIM block say, as far as they can be read."""
    utf8 = False
    found: dict[int, list[Said]] = {}
    for record, number, value in _sets(data):
        if record == 1 and number == _CHARACTERS:
            utf8 = value.startswith(_UTF8)
        elif record == 2 and (words := clean(decoded(value, utf8=utf8))):
            cut = len(value) >= _OCTETS.get(number, len(value) + 1)
            found.setdefault(number, []).append(Said(words, Block.IIM, cut))

    def first(number: int) -> Said | None:
        return next(iter(found.get(number, ())), None)

    created = first(_DATE)
    day = None if created is None else _DAY.match(created.value)
    return Embedded(
        creators=tuple(found.get(_BYLINE, ())),
        credit=first(_CREDIT),
        source=first(_SOURCE),
        copyright=first(_NOTICE),
        caption=first(_CAPTION),
        created=None if day is None else Said("-".join(day.groups()), Block.IIM),
    )


def _sets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield record, number and value of each data set, up to the first that reaches beyond the block."""
    at = 0
    while at + 5 <= len(data) and data[at] == 0x1C:
        record, number = data[at + 1], data[at + 2]
        size = int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if size & 0x8000:  # an extended data set: so many bytes hold the size
            width = size & 0x7FFF
            size = int.from_bytes(data[at : at + width], "big") if width <= 4 else len(data)
            at += width
        if at + size > len(data):
            return
        yield record, number, data[at : at + size]
        at += size
