"""Adobe's Extensible Metadata Platform, ISO 16684-1: the properties of a packet that say who made a picture."""

from __future__ import annotations

import re
from contextlib import suppress
from xml.parsers import expat

from newslint.photometa import Block, Embedded, Said
from newslint.photometa.words import clean

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
_ITEM = f"{_RDF}li"
_DESCRIPTION = f"{_RDF}Description"
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_CORE, _PHOTOSHOP = "http://purl.org/dc/elements/1.1/ ", "http://ns.adobe.com/photoshop/1.0/ "
_PROPERTIES = {
    f"{_CORE}creator": "creators",
    f"{_CORE}rights": "copyright",
    f"{_CORE}description": "caption",
    f"{_PHOTOSHOP}Credit": "credit",
    f"{_PHOTOSHOP}Source": "source",
    f"{_PHOTOSHOP}DateCreated": "created",
    "http://ns.adobe.com/exif/1.0/ DateTimeOriginal": "taken",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DEEPEST = 64
_LONGEST = 4 << 20


class _RefusedError(Exception):
    """The packet declares entities, or is nested deeper than any packet is."""


class _Packet:
    """Gathers the values of properties: what stands in them, or in each item of a list in them."""

    def __init__(self) -> None:
        self.values: dict[str, list[tuple[str, str]]] = {}
        self._depth = 0
        self._property = ""
        self._property_depth = 0
        self._language = ""
        self._words: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _RefusedError
        if name == _DESCRIPTION and not self._property:
            for attribute, value in attributes.items():
                if attribute in _PROPERTIES:
                    self.values.setdefault(_PROPERTIES[attribute], []).append(("", value))
        if not self._property and name in _PROPERTIES:
            self._property, self._property_depth = _PROPERTIES[name], self._depth
            self._words.clear()
        elif self._property and name == _ITEM:
            self._language = attributes.get(_LANGUAGE, "")
            self._words.clear()

    def end(self, name: str) -> None:
        if self._property and (name == _ITEM or self._depth == self._property_depth):
            words = "".join(self._words).strip()
            if words:
                self.values.setdefault(self._property, []).append((self._language, words))
            self._words.clear()
            self._language = ""
        if self._property and self._depth == self._property_depth:
            self._property = ""
        self._depth -= 1

    def words(self, value: str) -> None:
        if self._property:
            self._words.append(value)

    def refuse(self, *_: object) -> None:
        raise _RefusedError

    def all(self, name: str) -> tuple[Said, ...]:
        return tuple(
            Said(words, Block.XMP) for _, value in self.values.get(name, ()) if (words := clean(value))
        )

    def one(self, name: str) -> Said | None:
        """Return a property's value, or that of its default language."""
        found = self.values.get(name, [])
        ordered = sorted(found, key=lambda item: item[0] != "x-default")
        return next((Said(words, Block.XMP) for _, value in ordered if (words := clean(value))), None)


def read_xmp(data: bytes) -> Embedded:
    """Return what an XMP packet says; of a broken one, what stands before the fault."""
    if not data.strip():
        return Embedded()
    packet = _Packet()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = packet.start
    parser.EndElementHandler = packet.end
    parser.CharacterDataHandler = packet.words
    parser.StartDoctypeDeclHandler = packet.refuse
    # Of a packet that breaks or declares entities, what was gathered counts.
    with suppress(_RefusedError, expat.ExpatError, ValueError):
        parser.Parse(data[:_LONGEST].strip(b"\0 \t\r\n"), True)  # noqa: FBT003 - by place only
    created = packet.one("created") or packet.one("taken")
    day = None if created is None else _DAY.match(created.value)
    return Embedded(
        creators=packet.all("creators"),
        credit=packet.one("credit"),
        source=packet.one("source"),
        copyright=packet.one("copyright"),
        caption=packet.one("caption"),
        created=None if day is None else Said(day[0], Block.XMP),
    )
