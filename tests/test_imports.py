"""What a plain run imports: nothing of what it does not use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import CLEAN, Newsroom
from photographs import iim, jpeg

_HEAVY = {"pydantic", "ruamel.yaml", "tomllib", "re2", "PIL"}
_UNUSED = {
    "newslint.cli.fixing",
    "newslint.photometa",
    "newslint.slots",
    "newslint.house_rules.rule",
    "newslint.key_pages",
    "newslint.pages",
    "newslint.profiles",
    "newslint.scaffold",
    "newslint.source_pages",
    "newslint.survey",
    "newslint_schemas.configuration",
}


def _imported(room: Newsroom, *words: str) -> set[str]:
    code = (
        "import sys, json; from newslint.cli import main; main(sys.argv[1:]); "
        "sys.stdout.write(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, *words, "--quiet", "--output", "concise"),
        cwd=room.folder,
        env=room.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_a_run_without_a_configuration_imports_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("a.html", CLEAN)
    imported = _imported(room, "a.html")
    assert "newslint_rules.credits.missing" in imported
    assert imported & (_HEAVY | _UNUSED) == set()


@pytest.mark.parametrize(
    ("configuration", "needed"),
    [
        ("language: en\n", set[str]()),
        ("rules: {credits/missing: {message: Ask.}}\n", set[str]()),
        ("profile: house\n", {"newslint.profiles"}),
    ],
)
def test_a_configuration_brings_what_it_needs_and_no_more(
    tmp_path: Path, configuration: str, needed: set[str]
) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("a.html", CLEAN)
    room.write("newslint.yaml", configuration)
    assert _imported(room, "a.html") & (_UNUSED - {"newslint_schemas.configuration"}) == needed


def test_a_picture_without_metadata_brings_no_library(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("a.html", CLEAN)
    (room.folder / "dock.jpg").write_bytes(jpeg())
    words = ("a.html", "--extend-select", "credits/embedded-mismatch")
    assert "PIL" not in _imported(room, *words)
    (room.folder / "dock.jpg").write_bytes(jpeg(iim=iim((80, b"Dana Whitlock"))))
    assert "PIL" in _imported(room, *words)
