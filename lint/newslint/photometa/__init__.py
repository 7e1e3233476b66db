"""What a picture's own file says of it: IPTC IIM, XMP and Exif, read without decoding a pixel.

The fields and their numbers are those of the IPTC Photo Metadata Standard. Where several blocks hold a field, XMP
counts before IIM and IIM before Exif. Nothing that a file holds raises: what can't be read is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Block", "Embedded", "Said", "read_embedded"]


class Block(StrEnum):
    """Where in the file something is said."""

    XMP = "XMP"
    IIM = "IIM"
    EXIF = "Exif"


class Said(NamedTuple):
    """Words of a picture's metadata; `cut` where the field is full, so that they may lack their end."""

    value: str
    block: Block
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Embedded:
    """The metadata of one picture, each field from the first block that holds it.

    Attributes:
        creators: who made it.
        credit: the credit line that its supplier asks for.
        source: whom it was had from.
        copyright: the copyright notice.
        caption: its description.
        created: the day that it was taken, as YYYY-MM-DD.
    """

    creators: tuple[Said, ...] = ()
    credit: Said | None = None
    source: Said | None = None
    copyright: Said | None = None
    caption: Said | None = None
    created: Said | None = None

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(
            self.creators or self.credit or self.source or self.copyright or self.caption or self.created
        )

    @property
    def rights(self) -> tuple[Said, ...]:
        """All that is said of who made, supplied or owns it."""
        return (
            *self.creators,
            *(one for one in (self.credit, self.source, self.copyright) if one is not None),
        )

    @property
    def others(self) -> tuple[tuple[str, Said | None], ...]:
        """What else is said, each by the name that a person would give it."""
        return (
            ("credit", self.credit),
            ("source", self.source),
            ("copyright", self.copyright),
            ("caption", self.caption),
            ("taken", self.created),
        )


def read_embedded(data: bytes, sidecar: bytes = b"") -> Embedded:
    """Return what the bytes of a picture's file say.

    Args:
        data: the file, or as much of its beginning as holds the metadata.
        sidecar: an XMP packet that stands beside the file; it counts after what is embedded as XMP.
    """
    from newslint.photometa.blocks import blocks
    from newslint.photometa.iim import read_iim
    from newslint.photometa.xmp import read_xmp

    found = blocks(data)
    return _merged((read_xmp(found.xmp), read_xmp(sidecar), read_iim(found.iim), found.exif))


def _merged(sources: Iterable[Embedded]) -> Embedded:
    merged = Embedded()
    for one in sources:
        merged = replace(
            merged,
            creators=_fuller(merged.creators, one.creators),
            credit=_whole(merged.credit, one.credit),
            source=_whole(merged.source, one.source),
            copyright=_whole(merged.copyright, one.copyright),
            caption=_whole(merged.caption, one.caption),
            created=merged.created or one.created,
        )
    return merged


def _fuller(first: tuple[Said, ...], later: tuple[Said, ...]) -> tuple[Said, ...]:
    if len(first) == len(later):
        return tuple(_whole(one, other) or one for one, other in zip(first, later, strict=True))
    return first or later


def _whole(first: Said | None, later: Said | None) -> Said | None:
    """Return the first, or the later one where it goes on where the first was cut."""
    if first is None:
        return later
    return later if first.cut and later is not None and later.value.startswith(first.value) else first
