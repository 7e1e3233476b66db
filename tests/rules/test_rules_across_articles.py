"""What several articles say of one picture, in a repository with its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom import Newsroom

_RULES = "credits/conflict,captions/conflict,captions/reused"


def _article(image: str, credit: str, caption: str = "", date: str = "2025-03-04") -> str:
    told = f'image_caption: "{caption}"\n' if caption else ""
    return (
        f"---\ntitle: The orchard at Lower Wending\ndate: {date}\nlang: en\nimage: {image}\n{told}"
        f'image_credit: "{credit}"\n---\n\nThe orchard has been sold to the county.\n'
    )


def _told(room: Newsroom, *words: str) -> list[str]:
    done = room.run(
        "check", "--isolated", "--select", _RULES, "--output", "concise", "--fail-on", "never", *words
    )
    assert done.returncode == 0, done.stderr
    return [
        line.split(" ", 1)[0].rstrip(":") + " " + line.rsplit("[", 1)[1].rstrip("]")
        for line in done.stdout.splitlines()
    ]


def test_files_with_the_same_bytes_are_one_picture_whatever_they_are_called(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    for name, content in (("a/one.jpg", "bytes"), ("b/two.jpg", "bytes"), ("static/c/two.jpg", "others")):
        room.write(name, content)
    room.write("a/story.md", _article("one.jpg", "Photo by Jon Pell"))
    room.write("b/story.md", _article("two.jpg", "Photo by Ruth Adeyemi", date="2025-03-05"))
    room.write("c/story.md", _article("/c/two.jpg", "Photo by Lena Whitlock", date="2025-03-06"))
    assert _told(room) == ["b/story.md:6:16 credits/conflict"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("/img/old-orchard.jpg", "/img/old-orchard-1200x800.webp?w=3", True),
        ("https://cdn.example/img/old-orchard.jpg", "http://cdn.example/img/old-orchard.jpg?w=300", True),
        ("img/old-orchard.jpg", "img/old-orchard.jpg", True),
        ("cover.jpg", "cover.jpg", False),
        ("https://cdn.example/image?id=1", "https://cdn.example/image?id=2", False),
        ("/a/old-orchard.jpg", "/b/old-orchard.jpg", False),
        ("{{ page.image }}", "{{ page.image }}", False),
    ],
)
def test_a_picture_is_known_by_its_address(tmp_path: Path, one: str, other: str, *, same: bool) -> None:
    room = Newsroom(tmp_path)
    room.write("a.md", _article(f"'{one}'", "Photo by Jon Pell"))
    room.write("b.md", _article(f"'{other}'", "Photo by Ruth Adeyemi", date="2025-03-05"))
    assert bool(_told(room)) is same


def test_the_later_article_is_told_and_only_where_a_file_of_the_selection_is_touched(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    room.write("late.md", _article("/img/old-orchard.jpg", "Photo by Jon Pell", date="2025-05-05"))
    room.write("soon.md", _article("/img/old-orchard.jpg", "Photo by Ruth Adeyemi"))
    room.write("other.md", _article("/img/old-mill.jpg", "Photo by Ruth Adeyemi"))
    assert _told(room) == ["late.md:6:16 credits/conflict"]
    assert _told(room, "soon.md") == ["late.md:6:16 credits/conflict"]
    assert _told(room, "other.md") == []


def test_captions_of_one_picture_and_one_caption_of_two_pictures(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    walk = "walks through the orchard at Lower Wending"
    room.write("a.md", _article("/img/orchard-walk.jpg", "Jon Pell", f"Ruth Adeyemi {walk}."))
    room.write("b.md", _article("/img/orchard-walk.jpg", "Jon Pell", f"Carla Nwosu {walk}.", "2025-03-05"))
    room.write("c.md", _article("/img/mill-fire.jpg", "Lena Whitlock", f"Ruth Adeyemi {walk}.", "2025-03-06"))
    assert _told(room) == ["b.md:6:17 captions/conflict", "c.md:6:17 captions/reused"]


@pytest.mark.parametrize(
    ("one", "other", "reported"),
    [
        ("/img/DSC_0417.jpg", "/img/DSC_0433.jpg", True),
        ("/img/DSC_0417.jpg", "/uploads/2025/_DSC0433-1200x800.webp", True),
        ("/img/P1010417.jpg", "/img/P1010433.jpg", True),
        ("/img/PXL_20250304_101112131.jpg", "/img/PXL_20250304_101115131.jpg", True),
        ("/img/DSC_0417.jpg", "/img/DSC_0417-1200x800.jpg?w=300", False),
        ("/img/DSC_0417.jpg", "/uploads/2025/DSC_0417.jpg", False),
        ("/img/DSC_0417.jpg", "/img/DSC_0417-1.jpg", False),
        ("/img/DSC_0417.jpg", "/img/orchard-walk.jpg", False),
        ("/img/IMG_0417.jpg", "/img/IMG_0433.jpg", False),
        ("/img/IMG-20250304-WA0003.jpg", "/img/IMG-20250304-WA0004.jpg", False),
        ("/img/a.jpg", "/img/b.jpg", False),
        ("/img/DSCovery_0417.jpg", "/img/DSCovery_0433.jpg", False),
    ],
)
def test_frames_of_a_camera_are_two_pictures(tmp_path: Path, one: str, other: str, *, reported: bool) -> None:
    room = Newsroom(tmp_path)
    caption = "Ruth Adeyemi walks through the orchard at Lower Wending."
    room.write("a.md", _article(one, "Jon Pell", caption))
    room.write("b.md", _article(other, "Jon Pell", caption, "2025-03-05"))
    assert _told(room) == (["b.md:6:17 captions/reused"] if reported else [])


def test_rules_across_articles_are_not_run_by_the_hook_for_single_articles(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    room.write("a.md", _article("/img/old-orchard.jpg", "Photo by Jon Pell"))
    room.write("b.md", _article("/img/old-orchard.jpg", "Photo by Ruth Adeyemi"))
    assert _told(room, "--scope", "article") == []
