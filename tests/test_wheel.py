"""The built wheel in a fresh environment: nothing of the checkout may be needed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _run(*words: str, cwd: Path, **environment: str) -> str:
    keep = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
    pip = {name: value for name, value in os.environ.items() if name in keep or name.startswith("PIP_")}
    done = subprocess.run(
        words,
        cwd=cwd,
        env={**pip, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(ROOT),
        cwd=folder,
    )
    return next(folder.glob("newslint-*.whl"))


def test_the_wheel_holds_three_packages_and_their_type_markers(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"newslint", "newslint_rules", "newslint_schemas"}
    assert {f"{top}/py.typed" for top in tops} <= set(names)


def test_an_installed_newslint_finds_its_rules_readers_and_reporters(wheel: Path, tmp_path: Path) -> None:
    _run(sys.executable, "-m", "venv", str(tmp_path / "venv"), cwd=tmp_path)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    _run(str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel), cwd=tmp_path)
    (tmp_path / "story.md").write_text(
        "---\ntitle: A day\ndate: 2026-02-30\n---\n\nWords.\n", encoding="utf-8"
    )
    newslint = str(scripts / "newslint")
    assert "credits/missing" in _run(newslint, "rules", cwd=tmp_path)
    told = _run(newslint, "--fail-on", "never", "--output", "json", "story.md", cwd=tmp_path)
    assert "parse/bad-date" in told
