"""newslint as a hook: pre-commit itself installs it from this checkout, and commits are refused or pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REVISION = subprocess.run(
    ("git", "rev-parse", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=False
).stdout.strip()

FAULTY = """\
---
title: Ferry stops for the winter
date: 2026-01-14
image: /photos/ferry.jpg
image_caption: The ferry Aurelia at its berth in Port Hallam.
image_credit: ""
---

The ferry between Port Hallam and the islands will not sail again before March.
"""
CLEAN = FAULTY.replace('image_credit: ""', "image_credit: Dana Whitlock")


class Repository:
    """A scratch repository with pre-commit installed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        scrubbed = {
            name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))
        }
        self._environment = {
            **scrubbed,
            "PRE_COMMIT_HOME": str(folder.parent / "pre-commit-home"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def must(self, *words: str) -> str:
        done = self.run(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def hooks(self, *names: str) -> None:
        """Configure hooks of this checkout; their environment is made once."""
        listed = ", ".join(f"{{id: {name}}}" for name in names)
        configuration = f"repos:\n  - repo: {ROOT.as_posix()}\n    rev: {REVISION}\n    hooks: [{listed}]\n"
        (self.folder / ".pre-commit-config.yaml").write_text(configuration, encoding="utf-8")
        self.must("git", "add", ".pre-commit-config.yaml")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")
        self.must("git", "add", "--all")

    def commit(self, name: str, text: str) -> subprocess.CompletedProcess[str]:
        self.write(name, text)
        return self.run("git", "commit", "--message", f"Change {name}")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: pre-commit has nothing to install from")
    folder = tmp_path_factory.mktemp("newsroom") / "site"
    folder.mkdir()
    made = Repository(folder)
    made.must("git", "init", "--quiet", "--initial-branch", "main")
    made.must("git", "config", "user.name", "Desk")
    made.must("git", "config", "user.email", "desk@example.org")
    made.hooks("newslint")
    made.must("pre-commit", "install", "--install-hooks")
    return made


def test_a_faulty_article_is_refused_and_a_clean_one_passes(repository: Repository) -> None:
    refused = repository.commit("2026-01-14-ferry.md", FAULTY)
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0, told
    assert "2026-01-14-ferry.md:5:" in told
    assert "credits/missing" in told
    passed = repository.commit("2026-01-14-ferry.md", CLEAN)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_a_named_file_that_is_no_article_is_left_alone(repository: Repository) -> None:
    passed = repository.commit("README.md", "![A photograph](photo.jpg)\n\n*Dana looks on*\n")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_many_files_in_several_batches_are_each_reported_once(repository: Repository) -> None:
    repository.hooks("newslint")
    names = [f"2026-01-14-{'a-long-name-' * 17}{number:03}.md" for number in range(600)]
    for name in names:
        (repository.folder / name).write_text(FAULTY, encoding="utf-8")
    repository.must("git", "add", "--all")
    refused = repository.run("pre-commit", "run", "newslint", "--verbose")
    assert refused.returncode == 1, refused.stderr
    assert refused.stdout.count("Checked ") > 1, "pre-commit made one batch of all"
    told = [line.partition(":")[0] for line in refused.stdout.splitlines() if " credits/missing" in line]
    assert sorted(told) == names
    for name in names:
        (repository.folder / name).unlink()
    repository.must("git", "add", "--all")


def test_what_several_articles_say_is_reported_once_and_where_the_commit_brings_it(
    repository: Repository,
) -> None:
    repository.hooks("newslint", "newslint-corpus")
    repository.write(
        "newslint.yaml",
        "extend-select: [names/archive]\nfail-on: note\noptions:\n  names/archive: {settled: 2}\n",
    )

    def story(number: int, name: str) -> str:
        return f"---\ntitle: Story {number}\ndate: 2026-01-{number:02}\n---\n\nThe guild chose {name}.\n"

    for number in range(1, 8):
        repository.write(f"story-{number}.md", story(number, "Peter Halvorsen"))
    passed = repository.run("git", "commit", "--message", "Add stories")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    refused = repository.commit("story-9.md", story(9, "Peter Halvosren"))
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0, told
    assert told.count(" names/archive") == 1, told
    assert "story-9.md:6:" in told

    # Once it is in, it is none of the next commit's; a run over all files and one over a range tell it.
    repository.must("git", "commit", "--quiet", "--no-verify", "--message", "Add it all the same")
    passed = repository.commit("story-10.md", story(10, "Anna Lindqvist"))
    assert passed.returncode == 0, passed.stdout + passed.stderr
    ranges = (("--all-files",), ("--from-ref", "HEAD~2", "--to-ref", "HEAD"))
    for words in ranges:
        told = repository.run("pre-commit", "run", "newslint-corpus", *words).stdout
        assert told.count(" names/archive") == 1, told
    assert repository.run("pre-commit", "run", "--from-ref", "HEAD~1", "--to-ref", "HEAD").returncode == 0


def test_the_fixing_hook_mends_fails_once_and_then_passes(repository: Repository) -> None:
    repository.hooks("newslint-fix")
    left = "<!-- newslint: ignore[credits/missing] handout, agreed with the desk -->\n"
    mended = repository.commit("2026-01-20-quay.md", CLEAN + f"\n{left}\nNo picture stands here.\n")
    assert mended.returncode != 0, mended.stdout + mended.stderr
    assert "files were modified by this hook" in mended.stdout + mended.stderr
    assert left not in (repository.folder / "2026-01-20-quay.md").read_text(encoding="utf-8")
    repository.must("git", "add", "--all")
    passed = repository.run("git", "commit", "--message", "Add the quay")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_the_three_hooks_together_tell_everything_once(repository: Repository) -> None:
    repository.hooks("newslint-fix", "newslint", "newslint-corpus")
    text = FAULTY + "\nNobody on the the quay had known.\n"
    refused = repository.commit("2026-01-21-pier.md", text)
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0, told
    assert told.count(" credits/missing") == 1, told
    assert told.count("1 fix applied in 1 file") == 1, told
    assert "0 fixes" not in told
    # What is left to an editor is told by one hook, and the one that mends passes in silence.
    repository.must("git", "add", "--all")
    again = repository.run("pre-commit", "run", "--verbose")
    assert again.returncode == 1
    assert again.stdout.count(" credits/missing") == 1, again.stdout
    assert "fix applied" not in again.stdout
    assert "fixes applied" not in again.stdout
    mending, _, rest = again.stdout.partition("- hook id: newslint\n")
    assert "credits/missing" not in mending
    assert "credits/missing" in rest
    (repository.folder / "2026-01-21-pier.md").unlink()
    repository.must("git", "add", "--all")
