"""The blocks of metadata in a picture's file: JPEG, PNG, TIFF and WebP."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, cast

from newslint.photometa import Block, Embedded, Said
from newslint.photometa.words import clean, decoded

if TYPE_CHECKING:
    from PIL import Image, ImageFile

_DESCRIPTION, _ARTIST, _COPYRIGHT, _TAKEN, _EXIF_DIRECTORY = 0x010E, 0x013B, 0x8298, 0x9003, 0x8769
_TIFF_XMP, _TIFF_IIM = 700, 33723
_IPTC_RESOURCE = 0x0404
_MARKS = (b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/", b"Photoshop 3.0")
_XMP_KEYWORD = b"XML:com.adobe.xmp\0"
_LONGEST = 1 << 20
"""No packet of metadata is longer, in bytes, not even uncompressed."""
_DAY = re.compile(r"(\d{4}):(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of one file: XMP and IIM as bytes, Exif as it was read."""

    xmp: bytes = b""
    iim: bytes = b""
    exif: Embedded = field(default_factory=Embedded)


def blocks(data: bytes) -> Blocks:
    """Return the blocks of a file; none where it is no picture of these formats, or too broken to be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "Possibly corrupt EXIF data": it is read as far as it goes
            return _blocks(data)
    except Exception:  # noqa: BLE001 - a stranger's file can make the library raise anything
        return Blocks()


def _blocks(data: bytes) -> Blocks:
    if data.startswith(b"\xff\xd8"):
        if not any(mark in data for mark in _MARKS):
            return Blocks()
        from PIL.JpegImagePlugin import JpegImageFile

        jpeg = JpegImageFile(BytesIO(data))
        resources = cast("dict[int, object]", jpeg.info.get("photoshop") or {})
        iim = resources.get(_IPTC_RESOURCE)
        return Blocks(_bytes(jpeg.info.get("xmp")), _bytes(iim), _exif_of(jpeg))
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _of_png(data)
    if data.startswith((b"II*\0", b"MM\0*")):
        tags = _loaded(data)
        return Blocks(_bytes(tags.get(_TIFF_XMP)), _bytes(tags.get(_TIFF_IIM)), _exif(tags))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _of_webp(data)
    return Blocks()


def _of_png(data: bytes) -> Blocks:
    """Walk over the chunks, since programs put metadata behind the pixels, where Pillow looks only when it decodes."""
    xmp = exif = b""
    at = 8
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + min(size, _LONGEST)]
        if name == b"eXIf":
            exif = exif or body
        elif name == b"iTXt" and body.startswith(_XMP_KEYWORD):
            xmp = xmp or _international_text(body[len(_XMP_KEYWORD) :])
        at += 12 + size
    return Blocks(xmp, b"", _exif_of_bytes(exif))


def _international_text(body: bytes) -> bytes:
    """Return the text of an iTXt chunk from behind its keyword: a flag, a method, two short texts, and the text."""
    parts = body[2:].split(b"\0", 2)
    if len(parts) < 3:
        return b""
    if body[:1] != b"\1":
        return parts[2]
    import zlib

    try:
        return zlib.decompressobj().decompress(parts[2], _LONGEST)
    except zlib.error:
        return b""


def _of_webp(data: bytes) -> Blocks:
    """Walk over the chunks, since Pillow gives the whole file to its decoder to get at them."""
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        found.setdefault(data[at : at + 4], data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2
    return Blocks(found.get(b"XMP ", b""), b"", _exif_of_bytes(found.get(b"EXIF", b"")))


def _exif_of(image: ImageFile.ImageFile) -> Embedded:
    try:
        return _exif(image.getexif())
    except Exception:  # noqa: BLE001 - a broken block must not take the others with it
        return Embedded()


def _exif_of_bytes(data: bytes) -> Embedded:
    try:
        return _exif(_loaded(data)) if data else Embedded()
    except Exception:  # noqa: BLE001 - a broken block must not take the others with it
        return Embedded()


def _loaded(data: bytes) -> Image.Exif:
    """Return the directory of a TIFF structure, which Exif is and every TIFF file."""
    from PIL import Image

    tags = Image.Exif()
    tags.load(data)
    return tags


def _exif(exif: Image.Exif) -> Embedded:
    artist, notice, caption = (_words(exif.get(tag)) for tag in (_ARTIST, _COPYRIGHT, _DESCRIPTION))
    creators = tuple(Said(name, Block.EXIF) for name in map(clean, artist.split(";")) if name)
    taken = _DAY.match(_words(exif.get_ifd(_EXIF_DIRECTORY).get(_TAKEN)))
    return Embedded(
        creators=creators,
        copyright=Said(notice, Block.EXIF) if notice else None,
        caption=Said(caption, Block.EXIF) if caption else None,
        created=None if taken is None else Said("-".join(taken.groups()), Block.EXIF),
    )


def _words(value: object) -> str:
    """Return the words of a field; Pillow reads bytes as Latin-1, whatever they are."""
    if isinstance(value, str):
        return clean(decoded(value.encode("latin-1", "replace").replace(b"\0", b"; ")))
    return clean(decoded(value)) if isinstance(value, bytes) else ""


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
