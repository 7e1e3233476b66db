"""`newslint new-rule`: what it writes is green, typed and found at once, and it overwrites nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from newslint.scaffold import package_of
from newsroom import Newsroom


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and ".git" not in path.parts
    }


def _python(room: Newsroom, *words: str, folder: str = ".") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, *words),
        cwd=room.folder / folder,
        env=room.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "desk")


def test_a_new_package_is_green_at_once_and_takes_further_rules(room: Newsroom) -> None:
    done = room.run("new-rule", "desk/tired-phrase", "--into", "gazette-rules")
    assert done.returncode == 0, done.stderr
    assert "python -m pip install -e gazette-rules" in done.stderr
    assert sorted(_tree(room.folder)) == [
        "gazette-rules/README.md",
        "gazette-rules/gazette_rules/__init__.py",
        "gazette-rules/gazette_rules/py.typed",
        "gazette-rules/gazette_rules/rules/__init__.py",
        "gazette-rules/gazette_rules/rules/desk/__init__.py",
        "gazette-rules/gazette_rules/rules/desk/tired_phrase.py",
        "gazette-rules/pyproject.toml",
        "gazette-rules/tests/test_rules.py",
    ]
    tested = _python(room, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "gazette-rules")
    assert "3 passed" in tested.stdout, tested.stdout + tested.stderr
    for rule in ("desk/none", "art/frame"):
        added = room.run("new-rule", rule, "--into", "gazette-rules")
        assert added.returncode == 0, added.stderr
        assert "pyproject" not in added.stderr
    tested = _python(room, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "gazette-rules")
    assert "9 passed" in tested.stdout, tested.stdout + tested.stderr


def test_the_page_on_plug_ins_can_be_followed_to_the_letter(room: Newsroom) -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "plug-ins.md").read_text(encoding="utf-8")
    said = re.search(
        r"`newslint (new-rule desk/slogan [^`]*)` wrote into `([^`]*)`:\n\n```python\n(.*?)```", page, re.S
    )
    assert said is not None
    done = room.run(*said[1].split())
    assert done.returncode == 0, done.stderr
    written = f"gazette-rules/{said[2]}"
    assert written in _tree(room.folder)
    room.write(written, said[3])
    tested = _python(room, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "gazette-rules")
    assert "2 passed" in tested.stdout, tested.stdout + tested.stderr


@pytest.mark.skipif(
    find_spec("mypy") is None or find_spec("ruff") is None, reason="no type checker is installed"
)
def test_what_is_written_is_typed_and_in_style(room: Newsroom) -> None:
    room.run("new-rule", "desk/tired-phrase", "--into", "gazette")
    checked = _python(room, "-m", "mypy", "--strict", "--no-incremental", "gazette/gazette", "gazette/tests")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    style = ("--line-length", "110", "--select", "E,F,I,B,UP,SIM,RUF", "--ignore", "RUF001,RUF002,RUF003")
    checked = _python(room, "-m", "ruff", "check", "--isolated", *style, ".", folder="gazette")
    assert checked.returncode == 0, checked.stdout
    checked = _python(
        room, "-m", "ruff", "format", "--isolated", "--line-length", "110", "--check", "gazette"
    )
    assert checked.returncode == 0, checked.stdout


def test_nothing_is_overwritten(room: Newsroom) -> None:
    assert room.run("new-rule", "desk/phrase", "--into", "gazette").returncode == 0
    before = _tree(room.folder)
    done = room.run("new-rule", "desk/phrase", "--into", "gazette")
    assert done.returncode == 2
    assert "is there already; nothing was written" in done.stderr
    assert _tree(room.folder) == before
    room.write("other/README.md", "Mine.\n")
    done = room.run("new-rule", "desk/phrase", "--into", "other")
    assert done.returncode == 2
    assert list(_tree(room.folder / "other")) == ["README.md"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("phrase", "is no id of a rule"),
        ("Desk/Phrase", "is no id of a rule"),
        ("desk/../phrase", "is no id of a rule"),
        ("credits/missing", "There is a rule credits/missing already"),
        ("parse/json", "There is a rule parse/json already"),
    ],
)
def test_an_id_that_cannot_be_is_refused(room: Newsroom, rule: str, said: str) -> None:
    done = room.run("new-rule", rule)
    assert done.returncode == 2
    assert said in done.stderr
    assert _tree(room.folder) == {}


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ("[project]\nname = 'a'\n", "offers no rules to newslint; add"),
        ("[project\n", "it cannot be read"),
        ('[project.entry-points."newslint.rules"]\na = "gone.rules:RULES"\n', "there is no such package"),
    ],
)
def test_a_project_that_offers_no_rules_is_told_how(room: Newsroom, project: str, said: str) -> None:
    room.write("gazette/pyproject.toml", project)
    done = room.run("new-rule", "desk/phrase", "--into", "gazette")
    assert done.returncode == 2
    assert said in done.stderr


def test_a_package_that_lists_its_rules_by_hand_is_told_to(room: Newsroom) -> None:
    room.write("gazette/pyproject.toml", '[project.entry-points."newslint.rules"]\na = "gazette:RULES"\n')
    room.write("gazette/src/gazette/__init__.py", "RULES = ()\n")
    done = room.run("new-rule", "desk/phrase", "--into", "gazette")
    assert done.returncode == 0, done.stderr
    assert "add the new class to RULES in gazette" in done.stderr
    assert "gazette/src/gazette/desk/phrase.py" in _tree(room.folder)


@pytest.mark.parametrize(
    ("folder", "package"),
    [
        ("newslint-house", "newslint_house"),
        ("newslint", "house_newslint"),
        ("2nd desk", "house_2nd_desk"),
        ("class", "house_class"),
        ("Žurnál", "urn_l"),
        ("…", "house_rules"),
    ],
)
def test_a_package_is_named_after_its_folder(folder: str, package: str) -> None:
    assert package_of(folder) == package
