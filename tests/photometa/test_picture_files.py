"""The file of a picture: beside the article, in the folders that generators serve, and never outside the root."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.photometa.files import embedded_of
from newslint.surroundings import Surroundings
from photographs import iim, jpeg, xmp

PICTURE = jpeg(iim=iim((80, b"Jon Pell")))


def _named(tmp_path: Path, source: str, article: str, top: Path | None = None) -> str:
    found = embedded_of(source, article, Surroundings(tmp_path, top))
    return found.creators[0].value if found is not None else ""


@pytest.mark.parametrize(
    ("lies", "source", "article"),
    [
        ("news/pier.jpg", "pier.jpg", "news/a.md"),
        ("news/pier.jpg", "./pier.jpg?w=600#x", "news/a.md"),
        ("assets/pier.jpg", "/assets/pier.jpg", "_posts/a.md"),
        ("assets/old pier.jpg", "/assets/old%20pier.jpg", "_posts/a.md"),
        ("assets/pier.jpg", "{{ site.baseurl }}/assets/pier.jpg", "_posts/a.md"),
        ("assets/pier.jpg", "{{ '/assets/pier.jpg' | relative_url }}", "_posts/a.md"),
        ("static/img/pier.jpg", "/img/pier.jpg", "content/posts/a.md"),
        ("assets/img/pier.jpg", "img/pier.jpg", "content/posts/a.md"),
        ("public/pier.jpg", "/pier.jpg", "src/pages/a.mdx"),
        ("src/assets/pier.jpg", "../../assets/pier.jpg", "src/content/posts/a.md"),
        ("site/static/pier.jpg", "/pier.jpg", "site/content/a.md"),
    ],
)
def test_it_is_found_where_the_site_serves_it_from(
    tmp_path: Path, lies: str, source: str, article: str
) -> None:
    (tmp_path / lies).parent.mkdir(parents=True)
    (tmp_path / lies).write_bytes(PICTURE)
    assert _named(tmp_path, source, article) == "Jon Pell"


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/pier.jpg",
        "//example.org/pier.jpg",
        "data:image/jpeg;base64,AAAA",
        "../../../pier.jpg",
        "/../pier.jpg",
        "pier",
        "pier.svg",
        "{{ page.image }}",
        "\0.jpg",
        "pier.jpg",
        "",
    ],
)
def test_what_lies_elsewhere_is_not_looked_at(tmp_path: Path, source: str) -> None:
    (tmp_path / "pier.jpg").write_bytes(PICTURE)
    (tmp_path / "site" / "news").mkdir(parents=True)
    assert _named(tmp_path / "site", source, "news/a.md") == ""


def test_a_link_out_of_the_root_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "pier.jpg").write_bytes(PICTURE)
    (tmp_path / "site").mkdir()
    try:
        (tmp_path / "site" / "pier.jpg").symlink_to(tmp_path / "pier.jpg")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert _named(tmp_path / "site", "pier.jpg", "a.md") == ""


def test_a_leading_slash_counts_from_the_folder_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "site" / "photos").mkdir(parents=True)
    (tmp_path / "site" / "photos" / "pier.jpg").write_bytes(PICTURE)
    assert _named(tmp_path, "/photos/pier.jpg", "copy/desk/a.md", tmp_path / "site") == "Jon Pell"
    assert _named(tmp_path, "/photos/pier.jpg", "copy/desk/a.md") == ""
    assert _named(tmp_path / "site", "/photos/pier.jpg", "a.md", tmp_path) == "Jon Pell"


@pytest.mark.parametrize("name", ["pier.jpg.xmp", "pier.xmp"])
def test_a_packet_beside_the_picture_counts(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(xmp(["Ruth Adeyemi"]))
    assert _named(tmp_path, "pier.jpg", "a.md") == ""
    (tmp_path / "pier.jpg").write_bytes(PICTURE)
    assert _named(tmp_path, "pier.jpg", "a.md") == "Ruth Adeyemi"


def test_every_lookup_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "pier.jpg").write_bytes(PICTURE)
    surroundings = Surroundings(tmp_path)
    embedded_of("pier.jpg", "a.md", surroundings)
    asked = {(kind, reference) for kind, _, reference, _ in surroundings.lookups}
    assert {("exists", "pier.jpg"), ("read", "pier.jpg"), ("read", "pier.xmp")} <= asked


def test_metadata_behind_a_long_picture_are_found(tmp_path: Path) -> None:
    from photographs import webp

    data = webp(xmp=xmp(["Ruth Adeyemi"]))
    picture = data[:12] + data[12:].replace(
        b"VP8 \x07\0\0\0" + b"\0" * 8, b"VP8 \0\0\x20\0" + b"\0" * (2 << 20)
    )
    (tmp_path / "pier.webp").write_bytes(picture)
    assert _named(tmp_path, "pier.webp", "a.md") == "Ruth Adeyemi"
