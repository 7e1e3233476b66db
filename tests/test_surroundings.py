"""References from an article to the files around it: where they lead, links followed, never outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.surroundings import Surroundings


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = (tmp_path / "site").resolve()
    (root / "news" / "pictures").mkdir(parents=True)
    (root / "news" / "pictures" / "pier.jpg").write_bytes(b"pier")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    try:
        (root / "shown").symlink_to(root / "news" / "pictures", target_is_directory=True)
        (root / "away").symlink_to(tmp_path, target_is_directory=True)
        (root / "news" / "link.jpg").symlink_to("pictures/pier.jpg")
        (root / "news" / "out.jpg").symlink_to(tmp_path / "secret.jpg")
        (root / "round").symlink_to("round")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    return root


@pytest.mark.parametrize(
    ("base", "reference", "leads", "there"),
    [
        ("news/a.md", "pictures/pier.jpg", "news/pictures/pier.jpg", True),
        ("news/a.md", "./pictures//pier.jpg", "news/pictures/pier.jpg", True),
        ("news/a.md", "pictures/gone.jpg", "news/pictures/gone.jpg", False),
        ("news/a.md", "../shown/pier.jpg", "news/pictures/pier.jpg", True),
        ("news/a.md", "../shown/../a.md", "news/a.md", False),
        ("news/a.md", "link.jpg", "news/pictures/pier.jpg", True),
        ("news/a.md", "/shown", "news/pictures", True),
        ("news/a.md", "..", ".", True),
        ("a.md", "", ".", True),
        ("news/a.md", "pictures/", "news/pictures", True),
        ("news/a.md", "out.jpg", None, False),
        ("news/a.md", "../away/secret.jpg", None, False),
        ("news/a.md", "../../secret.jpg", None, False),
        ("news/a.md", "../../site/news/pictures/pier.jpg", "news/pictures/pier.jpg", True),
        ("news/a.md", "../../site-2/pier.jpg", None, False),
        ("news/a.md", "pier\0.jpg", None, False),
        ("news/a.md", "pier\ud800.jpg", None, False),
    ],
)
def test_a_reference_leads_where_the_links_lead_and_never_outside(
    site: Path, base: str, reference: str, leads: str | None, there: bool
) -> None:
    around = Surroundings(site)
    assert around.resolve(base, reference) == leads
    assert around.exists(base, reference) is there
    assert around.answers(("exists", base, reference, 0)) == ("yes" if there else "")


def test_a_link_to_itself_leads_to_nothing(site: Path) -> None:
    assert not Surroundings(site).exists("news/a.md", "../round")
    assert not Surroundings(site).exists("news/a.md", "../round/pier.jpg")


def test_a_slash_counts_from_the_top_that_was_given(site: Path) -> None:
    around = Surroundings(site, site / "news")
    assert around.resolve("a.md", "/pictures/pier.jpg") == "news/pictures/pier.jpg"
    assert around.exists("a.md", "//pictures/pier.jpg")
    assert os.fspath(site) not in str(around.lookups)


def test_what_is_made_during_a_run_is_there(site: Path) -> None:
    around = Surroundings(site)
    assert not around.exists("news/a.md", "new.jpg")
    (site / "news" / "new.jpg").write_bytes(b"new")
    assert around.exists("news/a.md", "new.jpg")
