"""From a JPEG with metadata to the credit in the article: Markdown, HTML and ninjs, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import Newsroom, page
from photographs import exif, iim, jpeg, xmp

IIM = iim((80, b"Jon Pell"), (110, b"Courier"))
XMP = xmp(["Ruth Adeyemi"], "Northern Wire")
PICTURES = {
    "iim only": (jpeg(iim=IIM), "Jon Pell/Courier"),
    "xmp only": (jpeg(xmp=XMP), "Ruth Adeyemi/Northern Wire"),
    "both": (jpeg(iim=IIM, xmp=XMP), "Ruth Adeyemi/Northern Wire"),
    "exif only": (jpeg(exif=exif("Lena Whitlock")), "Lena Whitlock"),
    "neither": (jpeg(), ""),
}
MARKDOWN = """\
---
title: "Orchard sold"   # to whom?
date: 2026-01-14
lang: en
image: '/img/orchard.jpg'   # the lead
image_alt: "Apple trees in a row"
image_caption: >-
  Apples wait for pickers
  at Lower Wending.
tags: [orchards,  trade]
---

The orchard at Lower Wending has been sold to a company from the coast.
"""
HTML = page("Orchard sold", ("/img/orchard.jpg", "Apples wait for pickers at Lower Wending.", ""))
NINJS = """\
{
  "uri": "urn:example:orchard",
  "type": "text",
  "language": "en",
  "headline": "Orchard sold",
  "versioncreated": "2026-01-14T10:00:00Z",
  "body_html": "<p>The orchard at Lower Wending has been sold.</p>",
  "associations": {
    "main": {
      "type": "picture",
      "description_text": "Apples wait for pickers at Lower Wending.",
      "renditions": {"main": {"href": "/img/orchard.jpg"}}
    }
  }
}
"""
ARTICLES = {
    "markdown": (
        "content/orchard.md",
        MARKDOWN,
        ("   # the lead\n", "   # the lead\nimage_credit: '{}'\n"),
    ),
    "html": (
        "content/orchard.html",
        HTML,
        ("Lower Wending.</figcaption>", 'Lower Wending. <span class="credit">Photo: {}</span></figcaption>'),
    ),
    "ninjs": (
        "content/orchard.json",
        NINJS,
        ('Lower Wending.",\n', 'Lower Wending.",\n      "creditline": "{}",\n'),
    ),
}


def _room(folder: Path, picture: bytes, name: str, text: str) -> Newsroom:
    room = Newsroom(folder / "site")
    (room.folder / "static" / "img").mkdir(parents=True)
    (room.folder / "static" / "img" / "orchard.jpg").write_bytes(picture)
    room.write(name, text)
    return room


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("article", ARTICLES)
def test_a_missing_credit_is_told_offered_and_written(tmp_path: Path, article: str, picture: str) -> None:
    data, credit = PICTURES[picture]
    name, text, (before, after) = ARTICLES[article]
    room = _room(tmp_path, data, name, text)
    found = json.loads(room.run("-o", "json").stdout)["findings"]
    (missing,) = (item for item in found if item["rule"] == "credits/missing")
    assert (f"The picture’s own metadata says “{credit}”." in missing["message"]) is bool(credit)
    assert (missing["fix"] is not None and missing["fix"]["safety"] == "unsafe") is bool(credit)
    room.run("fix")
    assert room.read(name) == text, "it is no safe fix"
    room.run("fix", "--unsafe-fixes")
    expected = text.replace(before, after.format(credit), 1) if credit else text
    assert expected != text or not credit
    assert room.read(name) == expected
    assert ("credits/" in room.run("--extend-select", "credits").stdout) == (not credit)
    assert room.run("fix", "--unsafe-fixes").stderr == "newslint: 0 fixes applied in 0 files\n"


@pytest.mark.parametrize("article", ARTICLES)
def test_a_credit_that_the_metadata_contradict_is_told(tmp_path: Path, article: str) -> None:
    name, text, (before, after) = ARTICLES[article]
    room = _room(tmp_path, jpeg(iim=IIM), name, text.replace(before, after.format("Ruth Adeyemi"), 1))
    chosen = ("--select", "credits/embedded-mismatch")
    told = " ".join(room.run(*chosen).stdout.split())
    assert "but the picture’s own metadata names “Jon Pell” (IIM); find out whose picture it is." in told
    assert "Credit “Jon Pell/Courier”, if the metadata is right" in told
    before_it = room.read(name)
    room.run("fix", "--unsafe-fixes", *chosen)
    assert room.read(name) == before_it, "it is a suggestion, for an editor to decide"
    room.write(name, text.replace(before, after.format("J. Pell"), 1))
    assert room.run(*chosen).stdout == ""


def test_reports_for_machines_carry_the_credit_as_a_fix(tmp_path: Path) -> None:
    name, text, _ = ARTICLES["markdown"]
    room = _room(tmp_path, jpeg(iim=IIM), name, text)
    sarif = json.loads(room.run("-o", "sarif").stdout)
    (fix,) = sarif["runs"][0]["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == "\nimage_credit: 'Jon Pell/Courier'"
    region = replacement["deletedRegion"]
    line = text.split("\n").index("image: '/img/orchard.jpg'   # the lead") + 1
    assert (region["startLine"], region["endColumn"]) == (line, region["startColumn"])
    assert region["startColumn"] == len("image: '/img/orchard.jpg'   # the lead") + 1
    (diagnostic,) = json.loads(room.run("-o", "rdjson").stdout)["diagnostics"]
    assert diagnostic["suggestions"][0]["text"] == "\nimage_credit: 'Jon Pell/Courier'"


def test_a_picture_outside_the_repository_is_not_looked_at(tmp_path: Path) -> None:
    name, text, _ = ARTICLES["html"]
    room = _room(tmp_path, jpeg(), name, text.replace("/img/orchard.jpg", "../../orchard.jpg"))
    (tmp_path / "orchard.jpg").write_bytes(jpeg(iim=IIM))
    assert "metadata" not in room.run().stdout


def test_show_tells_what_a_picture_says_of_itself(tmp_path: Path) -> None:
    name, text, _ = ARTICLES["html"]
    picture = jpeg(
        iim=iim((80, b"Jon Pell"), (116, b"Courier")), xmp=xmp(caption="Apples.", created="2026-01-13")
    )
    room = _room(tmp_path, picture, name, text)
    told = "metadata  by Jon Pell [IIM]; copyright Courier [IIM]; caption Apples. [XMP]; taken 2026-01-13 [XMP]\n"
    assert told in room.run("show", name).stdout


def test_a_site_within_a_repository_has_its_own_root_and_records(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "repository")
    room.write("web/newslint.yaml", "shortcodes: {shot: {'0': source, sidecar: 'data/{}.yml'}}\n")
    room.write("web/data/pier.yml", "caption: The pier at dusk.\ncredit: Ann Lee\n")
    room.write("web/data/quay.yml", "caption: The quay at dusk.\n")
    (room.folder / "web" / "photos").mkdir()
    (room.folder / "web" / "photos" / "orchard.jpg").write_bytes(jpeg(iim=IIM))
    text = MARKDOWN.replace("/img/orchard.jpg", "/photos/orchard.jpg")
    room.write(
        "web/news/orchard.md", f'{text}\n{{{{< shot "pier" >}}}}\n\nAnd so on.\n\n{{{{< shot "quay" >}}}}\n'
    )
    told = room.run("web").stdout
    assert "The picture’s own metadata says “Jon Pell/Courier”." in " ".join(told.split())
    assert told.count("credits/missing") == 2, "the orchard, and the quay; the pier's record names somebody"


@pytest.mark.parametrize(
    "picture",
    [
        b"\xff\xd8\xff\xe1\xff\xffhttp://ns.adobe.com/xap/1.0/\0<x",
        jpeg(xmp=b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>"),
        jpeg(iim=b"\x1c\x02\x50\x80\x04\x7f\xff\xff\xff" + b"Jon"),
        jpeg(exif=b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 64),
        b"RIFF\xff\xff\xff\xffWEBPXMP \xff\xff\xff\x7f<x",
        b"",
    ],
    ids=range(6),
)
def test_a_picture_that_means_harm_changes_nothing(tmp_path: Path, picture: bytes) -> None:
    name, text, _ = ARTICLES["html"]
    room = _room(tmp_path, picture, name, text)
    done = room.run("--extend-select", "credits", "-o", "concise")
    assert done.returncode == 1
    assert "credits/missing" in done.stdout
    assert "metadata" not in done.stdout + done.stderr


def test_a_picture_of_any_size_is_read_to_its_metadata_only(tmp_path: Path) -> None:
    name, text, _ = ARTICLES["html"]
    room = _room(tmp_path, jpeg(iim=IIM), name, text)
    picture = room.folder / "static" / "img" / "orchard.jpg"
    with picture.open("r+b") as file:
        file.truncate(1 << 28)  # most systems give no block of the disk to what is not written
    assert "Jon Pell/Courier" in room.run().stdout
