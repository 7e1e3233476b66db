from __future__ import annotations

from pathlib import Path

import pytest

from newslint.identity import identity_of
from newslint.surroundings import Surroundings

_NOWHERE = Surroundings(None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/img/old-orchard.jpg", "/img/old-orchard-1200x800.webp?w=3"),
        ("https://cdn.example/img/orchard.jpg", "//cdn.example/img/orchard.jpg?w=300"),
        ("img/old-orchard.jpg", "img/old-orchard-640x480.jpg"),
    ],
)
def test_size_query_and_scheme_do_not_tell_pictures_apart(one: str, other: str) -> None:
    assert identity_of(one, "a/story.md", _NOWHERE) == identity_of(other, "a/other.md", _NOWHERE) != ""


def test_a_relative_address_counts_from_the_folder_of_the_article() -> None:
    assert identity_of("old-orchard.jpg", "a/s.md", _NOWHERE) != identity_of(
        "old-orchard.jpg", "b/s.md", _NOWHERE
    )


@pytest.mark.parametrize(
    "source",
    [
        "",
        "cover.jpg",
        "../old-orchard.jpg",
        "{{ page.image }}",
        "data:image/png;base64,AA",
        "https://cdn.example/image?id=1",
        "#a",
    ],
)
def test_what_tells_nothing_is_no_identity(source: str) -> None:
    assert identity_of(source, "a/story.md", _NOWHERE) == ""


def test_the_bytes_of_the_file_tell_a_picture_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "news").mkdir()
    for name, content in (
        ("static/one.jpg", b"same"),
        ("news/cover.jpg", b"same"),
        ("news/two.jpg", b"other"),
    ):
        (tmp_path / name).write_bytes(content)
    around = Surroundings(tmp_path)
    served = identity_of("/one.jpg", "news/story.md", around)
    assert served == identity_of("cover.jpg?w=300", "news/story.md", around) != ""
    assert served != identity_of("two.jpg", "news/story.md", around)
