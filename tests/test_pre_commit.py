"""newslint as a hook: pre-commit itself installs it from this checkout, and commits are refused or pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

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

    def commit(self, name: str, text: str) -> subprocess.CompletedProcess[str]:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.must("git", "add", "--all")
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
    revision = subprocess.run(
        ("git", "rev-parse", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    configuration = (
        f"repos:\n  - repo: {ROOT.as_posix()}\n    rev: {revision}\n    hooks: [{{id: newslint}}]\n"
    )
    (folder / ".pre-commit-config.yaml").write_text(configuration, encoding="utf-8")
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
