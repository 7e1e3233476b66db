"""How fixes are written: encoding, marks, line ends, modes and links stay; what cannot be written is left and said."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from newsroom import Newsroom

STORY = (
    "---\ntitle: Café on the quay\nlang: en\ndate: 2026-01-14\n---\n\nThe the café on the quay closed{}.\n"
)
TEXT = STORY.format("")
FIXED = TEXT.replace("The the", "The")


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "site")


@pytest.mark.parametrize(
    ("before", "encoding"),
    [
        ("", "utf-8"),
        ("\ufeff", "utf-8"),
        ("\ufeff", "utf-16-le"),
        ("\ufeff", "utf-16-be"),
        ("", "windows-1252"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", " \t\n"])
def test_every_byte_but_the_fixed_ones_is_kept(
    room: Newsroom, before: str, encoding: str, newline: str, end: str
) -> None:
    def data(text: str) -> bytes:
        return (before + (text.rstrip("\n") + end).replace("\n", newline)).encode(encoding)

    file = room.folder / "a.md"
    file.write_bytes(data(TEXT))
    from newslint.cli import main

    here = Path.cwd()
    os.chdir(room.folder)
    try:
        assert main(["fix", "--jobs", "1", "a.md"]) == 0
    finally:
        os.chdir(here)
    assert file.read_bytes() == data(FIXED)


def test_a_file_that_does_not_round_trip_is_left(room: Newsroom) -> None:
    data = TEXT.encode().replace(b"closed", b"clo\0sed")
    (room.folder / "a.md").write_bytes(data + b"\0")
    room.run("fix", "--unsafe-fixes")
    assert (room.folder / "a.md").read_bytes() == data + b"\0"


def test_a_correction_that_the_encoding_cannot_hold_is_left_and_said(room: Newsroom) -> None:
    data = TEXT.replace("the café", "Kiev").encode("windows-1252")
    (room.folder / "a.md").write_bytes(data)
    room.write("newslint.yaml", "names: names.yaml\n")
    room.write("names.yaml", "names:\n- preferred: Київ\n  variants: [Kiev]\n")
    said = room.run("fix").stderr
    assert "a.md: left as it is: its encoding (windows-1252) cannot hold the correction" in said
    assert (room.folder / "a.md").read_bytes() == data


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are other there")
def test_modes_and_links_are_kept(room: Newsroom) -> None:
    for name in ("mode.md", "hard.md", "target.md"):
        room.write(name, TEXT)
    (room.folder / "mode.md").chmod(0o640)
    os.link(room.folder / "hard.md", room.folder / "other.txt")
    (room.folder / "soft.md").symlink_to("target.md")
    inode = (room.folder / "hard.md").stat().st_ino
    room.run("fix", "mode.md", "hard.md", "soft.md")
    assert [room.read(name) for name in ("mode.md", "hard.md", "other.txt", "soft.md")] == [FIXED] * 4
    assert stat.S_IMODE((room.folder / "mode.md").stat().st_mode) == 0o640
    assert (room.folder / "hard.md").stat().st_ino == inode
    assert (room.folder / "soft.md").is_symlink()


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "getuid") or os.getuid() == 0, reason="nobody may not write"
)
def test_a_read_only_file_is_left_and_said(room: Newsroom) -> None:
    room.write("a.md", TEXT)
    (room.folder / "a.md").chmod(0o444)
    assert "a.md: left as it is: it is read-only" in room.run("fix").stderr
    assert room.read("a.md") == TEXT


def test_fixes_that_meet_are_applied_one_after_the_other(room: Newsroom) -> None:
    room.write("newslint.yaml", "names: names.yaml\n")
    room.write("names.yaml", "names:\n- preferred: Kyiv\n  variants: [Kiev]\n")
    room.write("a.md", TEXT.replace("the café on the quay", "mayor of Kiev Kiev has"))
    room.run("fix", "--unsafe-fixes")
    assert "Kiev" not in room.read("a.md")
