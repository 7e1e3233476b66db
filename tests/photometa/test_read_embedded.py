"""Metadata of pictures: every block of every container, one before another, and files that mean harm."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.photometa import Block, Embedded, Said, read_embedded
from photographs import exif, iim, international, jpeg, png, resources, webp, xmp

PACKET = xmp(["Ruth Adeyemi"], "Courier", "© 2025 Marsham Courier", "Apples wait.", "2025-09-01T10:00:00")
BLOCK = iim(
    (80, b"Jon Pell"),
    (110, b"Northern Wire"),
    (116, b"(c) Northern Wire"),
    (120, b"Pears."),
    (55, b"20250830"),
)
CAMERA = exif("Lena Whitlock", "Lena Whitlock", "Plums.", "2025:08:29 09:00:00")


def _said(value: str, block: Block) -> Said:
    return Said(value, block)


FROM_XMP = Embedded(
    (_said("Ruth Adeyemi", Block.XMP),),
    _said("Courier", Block.XMP),
    None,
    _said("© 2025 Marsham Courier", Block.XMP),
    _said("Apples wait.", Block.XMP),
    _said("2025-09-01", Block.XMP),
)
FROM_IIM = Embedded(
    (_said("Jon Pell", Block.IIM),),
    _said("Northern Wire", Block.IIM),
    None,
    _said("(c) Northern Wire", Block.IIM),
    _said("Pears.", Block.IIM),
    _said("2025-08-30", Block.IIM),
)
FROM_EXIF = Embedded(
    (_said("Lena Whitlock", Block.EXIF),),
    None,
    None,
    _said("Lena Whitlock", Block.EXIF),
    _said("Plums.", Block.EXIF),
    _said("2025-08-29", Block.EXIF),
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (jpeg(), Embedded()),
        (jpeg(iim=BLOCK), FROM_IIM),
        (jpeg(xmp=PACKET), FROM_XMP),
        (jpeg(exif=CAMERA), FROM_EXIF),
        (jpeg(iim=BLOCK, xmp=PACKET, exif=CAMERA), FROM_XMP),
        (png(international(PACKET)), FROM_XMP),
        (png(international(PACKET, compressed=True)), FROM_XMP),
        (png(behind=international(PACKET)), FROM_XMP),
        (png((b"eXIf", CAMERA)), FROM_EXIF),
        (png(behind=(b"eXIf", CAMERA)), FROM_EXIF),
        (webp(xmp=PACKET, exif=CAMERA), FROM_XMP),
        (webp(exif=CAMERA), FROM_EXIF),
        (CAMERA, FROM_EXIF),
        (b"", Embedded()),
        (b"GIF89a", Embedded()),
        (b"<svg/>", Embedded()),
    ],
)
def test_each_block_of_each_container_is_read(data: bytes, expected: Embedded) -> None:
    assert read_embedded(data) == expected


def test_each_field_comes_from_the_first_block_that_holds_it() -> None:
    found = read_embedded(jpeg(iim=BLOCK, xmp=xmp(["Ruth Adeyemi"]), exif=CAMERA))
    assert found.creators == FROM_XMP.creators
    assert found.credit == FROM_IIM.credit
    assert read_embedded(jpeg(iim=iim((110, b"Wire")), exif=CAMERA)).creators == FROM_EXIF.creators


def test_a_property_may_be_an_attribute() -> None:
    packet = (
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        b"<r:Description xmlns:p='http://ns.adobe.com/photoshop/1.0/' p:Credit='Marsham &amp; Sons'/></r:RDF></x:xmpmeta>"
    )
    assert read_embedded(jpeg(xmp=packet)).credit == Said("Marsham & Sons", Block.XMP)
    assert read_embedded(jpeg(), packet).credit == Said("Marsham & Sons", Block.XMP)


@pytest.mark.parametrize(
    ("data", "utf8", "words"),
    [
        ("Léna Žižka".encode(), True, "Léna Žižka"),
        ("Léna Žižka".encode(), False, "Léna Žižka"),
        ("Léna".encode("latin-1"), False, "Léna"),
        (b"Ren\xe9 \x80 & Co", False, "René € & Co"),
        (b"\xff\xfeLena", True, "Lena"),
        (b"  Jon\x00\r\nPell ", False, "Jon Pell"),
    ],
)
def test_words_are_decoded_as_declared_or_as_they_must_be(data: bytes, utf8: bool, words: str) -> None:
    assert read_embedded(jpeg(iim=iim((110, data), utf8=utf8))).credit == Said(words, Block.IIM)


def test_a_full_field_counts_as_cut_unless_another_block_has_the_rest() -> None:
    name = "Bartholomew Featherstonehaugh-Smythe"
    block = iim((80, name.encode()[:32]))
    assert read_embedded(jpeg(iim=block)).creators == (Said(name[:32], Block.IIM, cut=True),)
    assert read_embedded(jpeg(iim=block, exif=exif(name))).creators == (Said(name, Block.EXIF),)
    assert read_embedded(jpeg(iim=iim((80, ("é" * 16 + "é").encode()[:33])))).creators[0].value == "é" * 16


def test_several_makers_are_kept_apart() -> None:
    assert [said.value for said in read_embedded(jpeg(xmp=xmp(["Ann Lee", "Jo Marr"]))).creators] == [
        "Ann Lee",
        "Jo Marr",
    ]
    assert [said.value for said in read_embedded(jpeg(exif=exif("Ann Lee; Jo Marr"))).creators] == [
        "Ann Lee",
        "Jo Marr",
    ]


BOMB = (
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&j;</x:xmpmeta>"
)
DEEP = b"<x:x xmlns:x='a'>" * 100_000
LONG_CLAIM = b"\xff\xd8\xff\xe1\xff\xff" + b"http://ns.adobe.com/xap/1.0/\0" + PACKET
EXTENDED = b"\x1c\x02\x50\x80\x04\x7f\xff\xff\xff" + b"Jon"
HUGE_IFD = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x013B, 2, 0x7FFFFFFF, 26) + b"\0\0\0\0Jon"
LOOPED_IFD = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x8769, 4, 1, 8) + b"\x08\0\0\0"
TEXT_BOMB = png((b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b" " * 80_000_000)))
WIDE = png().replace(struct.pack(">II", 1, 1), struct.pack(">II", 0x7FFFFFFF, 0x7FFFFFFF))


@pytest.mark.parametrize(
    "data",
    [
        jpeg(xmp=BOMB),
        jpeg(xmp=DEEP[:60_000]),
        LONG_CLAIM,
        jpeg(iim=EXTENDED),
        jpeg(exif=HUGE_IFD),
        HUGE_IFD,
        LOOPED_IFD,
        TEXT_BOMB,
        WIDE,
        b"\xff\xd8" + b"\xff\xe1\x00\x01Exif\0\0",
        b"\xff\xd8\xff\xed\x00\x20Photoshop 3.0\x008BIM\x04\x04\0\0\x7f\xff\xff\xff",
        b"RIFF\xff\xff\xff\xffWEBPXMP \xff\xff\xff\x7f<x",
        b"\x89PNG\r\n\x1a\n\x7f\xff\xff\xffiTXt",
    ],
    ids=range(13),
)
def test_a_file_that_means_harm_says_nothing_and_does_no_harm(data: bytes) -> None:
    assert read_embedded(data) == Embedded()


def test_what_stands_before_a_fault_counts() -> None:
    assert read_embedded(jpeg(iim=BLOCK[:-1])).credit == FROM_IIM.credit
    assert read_embedded(jpeg(xmp=PACKET[:-60])).creators == FROM_XMP.creators
    assert read_embedded(jpeg(iim=BLOCK, exif=HUGE_IFD)) == FROM_IIM


SAMPLES = (jpeg(iim=BLOCK, xmp=PACKET, exif=CAMERA), png(international(PACKET)), webp(PACKET, CAMERA), CAMERA)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_no_damage_makes_it_raise(data: bytes, draw: st.DataObject) -> None:
    cut = draw.draw(st.integers(0, len(data)))
    at = draw.draw(st.integers(0, len(data) - 1))
    noise = draw.draw(st.binary(max_size=12))
    read_embedded(data[:cut])
    read_embedded(data[:at] + noise + data[at + len(noise) :])


def test_segments_are_as_photoshop_writes_them() -> None:
    assert resources(b"abc").endswith(b"\0\0\0\x03abc\0")
