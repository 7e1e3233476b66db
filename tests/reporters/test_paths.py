from __future__ import annotations

import pytest

from newslint.reporters.paths import from_folder


@pytest.mark.parametrize(
    ("path", "root", "folder", "shown"),
    [
        ("news/a.md", "/srv/paper", "/srv/paper", "news/a.md"),
        ("news/a.md", "/srv/paper", "/srv/paper/news", "a.md"),
        ("news/a.md", "/srv/paper", "/srv/paper/news/deep", "../a.md"),
        ("news/a.md", "/srv/paper", "/srv/other", "../paper/news/a.md"),
        ("news/a.md", "/srv/paper", "/srv", "paper/news/a.md"),
        ("news/a.md", "/srv/paper/", "/srv/", "paper/news/a.md"),
        ("a.md", "/", "/srv", "../a.md"),
        ("a.md", "/srv", "/", "srv/a.md"),
        ("a", "/srv", "/srv/a", "../a"),
        ("a.md", "C:/paper", "C:/", "paper/a.md"),
        ("a.md", "C:/paper", "D:/work", "a.md"),
        ("a.md", "", "/srv", "a.md"),
        ("a.md", "/srv", "", "a.md"),
    ],
)
def test_a_path_counts_from_another_folder(path: str, root: str, folder: str, shown: str) -> None:
    assert from_folder(path, root, folder) == shown
