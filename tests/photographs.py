"""Pictures with metadata, made byte by byte: the blocks that cameras, agencies and Photoshop write."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from xml.sax.saxutils import escape

_XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\x00"
_SCAN = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"
"""A frame of one grey pixel, and its scan."""


def iim(*sets: tuple[int, bytes], utf8: bool = False) -> bytes:
    """Return an IIM block of data sets of record 2; `utf8` declares the encoding."""
    declared = b"\x1c\x01\x5a\x00\x03\x1b%G" if utf8 else b""
    return declared + b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value for number, value in sets
    )


def xmp(
    creators: Iterable[str] = (),
    credit: str = "",
    rights: str = "",
    caption: str = "",
    created: str = "",
) -> bytes:
    """Return an XMP packet."""
    items = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in creators)
    parts = [
        f"<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>" if items else "",
        f"<photoshop:Credit>{escape(credit)}</photoshop:Credit>" if credit else "",
        f"<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>{escape(rights)}</rdf:li></rdf:Alt></dc:rights>"
        if rights
        else "",
        f"<dc:description><rdf:Alt><rdf:li xml:lang='fr'>Autre</rdf:li><rdf:li xml:lang='x-default'>{escape(caption)}"
        "</rdf:li></rdf:Alt></dc:description>"
        if caption
        else "",
        f"<photoshop:DateCreated>{created}</photoshop:DateCreated>" if created else "",
    ]
    return (
        "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
        " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'>"
        f"{''.join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def exif(artist: str = "", notice: str = "", caption: str = "", taken: str = "") -> bytes:
    """Return a TIFF structure, little-endian, with an Exif directory where there is a day."""
    fields = [(0x010E, caption), (0x013B, artist), (0x8298, notice)]
    ascii_fields = [(tag, words.encode() + b"\0") for tag, words in fields if words]
    count = len(ascii_fields) + bool(taken)
    at = 8 + 2 + 12 * count + 4
    entries, heap = b"", b""

    def put(tag: int, value: bytes) -> bytes:
        nonlocal heap
        if len(value) <= 4:
            return struct.pack("<HHI", tag, 2, len(value)) + value.ljust(4, b"\0")
        place = at + len(heap)
        heap += value
        return struct.pack("<HHII", tag, 2, len(value), place)

    for tag, value in ascii_fields:
        entries += put(tag, value)
    if taken:
        entries += struct.pack("<HHII", 0x8769, 4, 1, at + len(heap))
        day = taken.encode() + b"\0"
        inner = at + len(heap) + 2 + 12 + 4
        heap += struct.pack("<H", 1) + struct.pack("<HHII", 0x9003, 2, len(day), inner) + b"\0" * 4 + day
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", count) + entries + b"\0" * 4 + heap


def _segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def resources(block: bytes) -> bytes:
    """Return the content of an APP13 segment with an IIM block."""
    return (
        b"Photoshop 3.0\08BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    )


def jpeg(iim: bytes = b"", xmp: bytes = b"", exif: bytes = b"") -> bytes:
    """Return a JPEG of one pixel with the given blocks."""
    segments = b""
    if exif:
        segments += _segment(0xE1, b"Exif\0\0" + exif)
    if xmp:
        segments += _segment(0xE1, _XMP_HEAD + xmp)
    if iim:
        segments += _segment(0xED, resources(iim))
    return b"\xff\xd8" + segments + _SCAN


def webp(xmp: bytes = b"", exif: bytes = b"") -> bytes:
    """Return an extended WebP file with a picture that is none, and metadata behind it."""
    chunks = [(b"VP8X", b"\x0c" + b"\0" * 9), (b"VP8 ", b"\0" * 7), (b"EXIF", exif), (b"XMP ", xmp)]
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks if data
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def png(*chunks: tuple[bytes, bytes], behind: tuple[bytes, bytes] | None = None) -> bytes:
    """Return a PNG of one pixel with some chunks before its pixels, and one behind them."""
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    inner = b"".join(chunk(name, data) for name, data in chunks)
    rest = b"" if behind is None else chunk(*behind)
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + inner
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + rest
        + chunk(b"IEND", b"")
    )


def international(xmp: bytes, *, compressed: bool = False) -> tuple[bytes, bytes]:
    """Return the chunk that holds XMP in a PNG."""
    import zlib

    text = zlib.compress(xmp) if compressed else xmp
    return b"iTXt", b"XML:com.adobe.xmp\0" + (b"\1" if compressed else b"\0") + b"\0\0\0" + text
