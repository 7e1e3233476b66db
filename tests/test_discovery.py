"""Which files are found, and which are passed over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.discovery import Found, PathError, discover
from newslint.workspace import Workspace

EXTENSIONS = frozenset({".md", ".txt", ".json"})

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Make files below a fresh folder that becomes the current one."""

    def make(*names: str, git: bool = True, **texts: str) -> Path:
        root = Path(os.path.realpath(tmp_path))
        if git:
            (root / ".git").mkdir(exist_ok=True)
        for name in names:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text("Words.\n", encoding="utf-8")
        for name, text in texts.items():
            (root / name.replace("__", ".").replace("_SLASH_", "/")).write_text(text, encoding="utf-8")
        monkeypatch.chdir(root)
        return root

    return make


_OWN = "names: names.yaml\nhouse-rules:\n- house/rules.yaml\nvale:\n- style\n"


def _found(*paths: str, force_exclude: bool = False) -> Found:
    names = paths or (".",)
    return discover(names, Workspace(names), EXTENSIONS, force_exclude=force_exclude)


def test_articles_are_found_and_files_about_the_repository_are_not(tree: Tree) -> None:
    tree("a.md", "b/c.txt", "README.md", "CHANGELOG.md", "LICENSE.txt", "requirements-dev.txt", "robots.txt",
         "_posts/YYYY-MM-DD-template.md", "readme-for-readers.md", "photo.jpg", "b/security.md")  # fmt: skip
    found = _found()
    assert sorted(found.files) == ["a.md", "b/c.txt"]
    assert "README.md" in found.skipped
    assert "photo.jpg" not in found.skipped


def test_files_of_newslint_s_own_are_neither_checked_nor_counted(tree: Tree) -> None:
    root = tree(
        "a.md", "newslint-suppressions.yaml", "desk/names.yaml", "style/menu.yaml", newslint__yaml=_OWN
    )
    for name, text in (
        ("names.yaml", "names:\n- preferred: Ines Alder\n"),
        ("house/rules.yaml", "house-rules: []\n"),
        ("style/Words.yml", "extends: existence\nmessage: Say it otherwise.\ntokens: [utilise]\n"),
    ):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    extensions = EXTENSIONS | {".yaml", ".yml"}
    found = discover(["."], Workspace(["."]), extensions)
    assert sorted(found.files) == ["a.md", "desk/names.yaml"]
    assert found.skipped == {}
    names = ("names.yaml", "newslint.yaml", "a.md")
    assert discover(names, Workspace(names), extensions, force_exclude=True).files.keys() == {"a.md"}


def test_folders_that_hold_no_articles_are_not_entered(tree: Tree) -> None:
    tree(
        "a.md",
        "node_modules/x/b.md",
        ".hidden/c.md",
        "_layouts/d.md",
        "layouts/e.md",
        "content/templates/f.md",
    )
    assert sorted(_found().files) == ["a.md"]


def test_git_decides_what_is_ignored_and_the_deepest_file_wins(tree: Tree) -> None:
    root = tree("a.md", "drafts/b.md", "drafts/keep/c.md", "d.md", "sub/e.md", "sub/f.md")
    (root / ".gitignore").write_text("drafts/*\n!drafts/keep\n/d.md\n*.txt\n", encoding="utf-8")
    (root / "sub" / ".gitignore").write_text("f.md\n", encoding="utf-8")
    assert sorted(_found().files) == ["a.md", "drafts/keep/c.md", "sub/e.md"]


def test_a_named_file_is_taken_unless_exclusions_are_forced(tree: Tree) -> None:
    tree("README.md", "a.md")
    assert sorted(_found("README.md").files) == ["README.md"]
    forced = _found("README.md", "a.md", force_exclude=True)
    assert sorted(forced.files) == ["a.md"]
    assert forced.skipped["README.md"] == "a file about the repository, not an article"


def test_the_configuration_includes_and_excludes(tree: Tree) -> None:
    root = tree("a.md", "archive/b.md", "README.md", "templates/c.md", "templates/d.md")
    (root / "newslint.yaml").write_text(
        "exclude: [archive/]\ninclude: [README.md, templates/c.md]\n", encoding="utf-8"
    )
    assert sorted(_found().files) == ["README.md", "a.md", "templates/c.md"]


def test_paths_count_from_the_root_wherever_the_run_begins(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree("news/a.md", "news/b.md")
    monkeypatch.chdir(root / "news")
    assert sorted(_found().files) == ["news/a.md", "news/b.md"]
    assert sorted(_found("a.md").files) == ["news/a.md"]


def test_without_git_paths_count_from_the_current_folder(tree: Tree) -> None:
    tree("news/a.md", git=False)
    assert sorted(_found("news").files) == ["news/a.md"]


def test_patterns_are_expanded_where_the_shell_did_not(tree: Tree) -> None:
    tree("a.md", "b.md", "c.txt")
    assert sorted(_found("*.md").files) == ["a.md", "b.md"]


@pytest.mark.parametrize("given", ["nowhere.md", "no/folder", "*.rst"])
def test_a_path_that_is_not_there_is_the_users_mistake(tree: Tree, given: str) -> None:
    tree("a.md")
    with pytest.raises(PathError, match="no such file"):
        _found(given)


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_links_are_resolved_kept_inside_and_never_followed_in_circles(tree: Tree, tmp_path: Path) -> None:
    root = tree("real/a.md")
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text("Words.\n", encoding="utf-8")
    (root / "link.md").symlink_to(root / "real" / "a.md")
    (root / "loop").symlink_to(root)
    (root / "circle.md").symlink_to(root / "circle.md")
    (root / "gone.md").symlink_to(root / "nowhere.md")
    (root / "out.md").symlink_to(outside)
    found = _found()
    assert sorted(found.files) == ["real/a.md"]
    assert found.broken == {
        "circle.md": "the symbolic link leads nowhere: mend or delete it",
        "gone.md": "the symbolic link leads nowhere: mend or delete it",
        "out.md": "the symbolic link leads outside the folder of the run",
    }
    assert _found(".", "circle.md", "gone.md", "out.md").broken == found.broken


def test_a_named_file_that_no_reader_reads_is_passed_over_and_said(tree: Tree) -> None:
    tree("photo.jpg")
    assert "no reader" in _found("photo.jpg").skipped["photo.jpg"]


def test_the_order_of_paths_changes_nothing(tree: Tree) -> None:
    tree("a.md", "b/c.md")
    assert _found("a.md", "b").files == _found("b", "a.md").files
