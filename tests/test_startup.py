"""What a run imports and compiles: counted, never timed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import FAULTY, Newsroom

HEAVY = (
    "pydantic",
    "pydantic_core",
    "ruamel.yaml",
    "importlib.metadata",
    "pyromark",
    "rapidfuzz",
    "turbohtml",
    "pathspec",
    "re2",
    "multiprocessing",
    "concurrent.futures",
    "asyncio",
    "socket",
)
_COUNTING = """
import json, sys
import re._compiler
compiled = 0
real = re._compiler.compile
def counting(*words, **named):
    global compiled
    compiled += 1
    return real(*words, **named)
import click, hashlib, pathlib, sqlite3  # what they compile depends on the version of Python
re._compiler.compile = counting
from newslint.cli import main
status = main(sys.argv[1:])
print(json.dumps({"status": status, "compiled": compiled, "modules": sorted(sys.modules)}), file=sys.stderr)
"""


def counted(folder: Path, *words: str) -> tuple[int, set[str]]:
    """Return how many regular expressions a run compiles, and which modules it imports."""
    done = subprocess.run(
        (sys.executable, "-c", _COUNTING, *words),
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    found = json.loads(done.stderr.splitlines()[-1])
    assert found["status"] in (0, 1), done.stderr
    return found["compiled"], set(found["modules"])


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path / "site")
    room.write("newslint.yaml", "names: names.yaml\noptions:\n  names/archive: {settled: 3}\n")
    room.write("names.yaml", "names:\n  - preferred: Ines Calloway\n    variants: [Inez Calloway]\n")
    room.write("story.html", FAULTY)
    room.write("news/pier.md", "---\ntitle: The pier\ndate: 2026-01-14\n---\n\nThe the pier is open.\n")
    return room


@pytest.mark.parametrize("words", [(), ("story.html",), ("-o", "json"), ("-o", "sarif")])
def test_from_the_cache_nothing_heavy_is_imported(room: Newsroom, words: tuple[str, ...]) -> None:
    counted(room.folder, *words)
    compiled, modules = counted(room.folder, *words)
    assert {name for name in HEAVY if name in modules} == set()
    assert {name for name in modules if name.startswith("newslint.language")} == set()
    assert {name for name in modules if name.startswith("newslint_rules.")} <= {"newslint_rules._table"}
    assert len([name for name in modules if name.startswith("newslint")]) < 54
    assert compiled < 19


def test_suppressions_beside_the_articles_are_not_parsed_again_from_the_cache(room: Newsroom) -> None:
    line = next(number for number, text in enumerate(FAULTY.split("\n"), 1) if "Aurelia" in text)
    words = ("suppressions", "add", f"story.html:{line}:2", "credits/missing")
    assert room.run(*words, "--reason", "handout").returncode == 0
    told = room.run().stdout
    assert "credits/missing" not in told
    counted(room.folder)
    _, modules = counted(room.folder)
    assert {name for name in HEAVY if name in modules} == set()
    assert "newslint.suppressions.sidecar" in modules
    assert room.run().stdout == told == room.run("--no-cache").stdout
    room.write(
        "newslint-suppressions.yaml", room.read("newslint-suppressions.yaml").replace("handout", "pool")
    )
    _, modules = counted(room.folder)
    assert "ruamel.yaml" in modules
    assert "pool" in room.run("suppressions").stdout
    room.write("newslint-suppressions.yaml", "- rule: credits/missing\n")
    for _ in range(2):
        done = room.run()
        assert done.returncode == 2
        assert "newslint-suppressions.yaml:1:3: This entry has no `path`" in done.stderr
    (room.folder / "newslint-suppressions.yaml").unlink()
    assert "credits/missing" in room.run().stdout


def test_without_the_cache_far_more_is_imported(room: Newsroom) -> None:
    compiled, modules = counted(room.folder, "--no-cache")
    assert {"pydantic", "importlib.metadata"} <= modules
    assert compiled > 60


def test_the_version_is_told_with_next_to_nothing(room: Newsroom) -> None:
    compiled, modules = counted(room.folder, "--version")
    assert {name for name in HEAVY if name in modules} == set()
    assert len([name for name in modules if name.startswith("newslint")]) < 13
    assert compiled < 5


def test_a_small_article_compiles_what_it_needs(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("pier.md", "---\ntitle: The pier\ndate: 2026-01-14\n---\n\n" + "The pier is open.\n\n" * 9)
    compiled, modules = counted(room.folder, "--no-cache", "--isolated", "pier.md")
    unused = {"pydantic", "ruamel.yaml", "rapidfuzz", "re2", "importlib.metadata", "email", "zipfile"}
    assert unused & modules == set()
    assert len([name for name in modules if name.startswith("newslint")]) < 162
    assert compiled < 68
