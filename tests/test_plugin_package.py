"""The sample plug-in, built as a wheel and installed: rule, reader, reporter and configuration from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from newsroom import Newsroom

PLUGIN = Path(__file__).parent / "plugin"
STORY = "HEAD Ferry back at last!\nDATE 2026-04-30\n\nThe ferry sails again, the the council said.\n"


def _run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the plug-in was installed to by pip, from a wheel that was built of it."""
    work = tmp_path_factory.mktemp("plugin")
    shutil.copytree(PLUGIN, work / "source", ignore=shutil.ignore_patterns("__pycache__"))
    # Where hatchling is at hand, no network is needed.
    offline = () if find_spec("hatchling") is None else ("--no-build-isolation",)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    for words in (
        (*pip, "wheel", "--no-deps", *offline, "--wheel-dir", "wheels", "./source"),
        (
            *pip,
            "install",
            "--no-deps",
            "--no-index",
            "--target",
            "site",
            "wheels/newslint_gazette-1.0-py3-none-any.whl",
        ),
    ):
        done = _run(*words, cwd=work)
        assert done.returncode == 0, done.stdout + done.stderr
    return work / "site"


@pytest.fixture
def room(installed: Path, tmp_path: Path) -> Newsroom:
    """A newsroom in which the plug-in is installed."""
    made = Newsroom(tmp_path / "desk")
    made.write("ferry.slug", STORY)
    return _with(made, installed)


def _with(room: Newsroom, *folders: Path) -> Newsroom:
    known = room.environment.get("PYTHONPATH", "")
    room.environment["PYTHONPATH"] = os.pathsep.join([*map(str, folders), *filter(None, [known])])
    return room


def test_the_tests_of_the_plug_in_itself_are_green(room: Newsroom, tmp_path: Path) -> None:
    shutil.copytree(PLUGIN / "tests", tmp_path / "tests")
    done = subprocess.run(
        (sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "tests"),
        cwd=tmp_path,
        env=room.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 passed" in done.stdout


def test_a_rule_a_reader_and_a_reporter_from_outside_work_as_our_own(room: Newsroom) -> None:
    assert "desk/slogan" in room.run("rules").stdout
    assert "The Gazette reports, it does not cheer." in room.run("explain", "desk/slogan").stdout
    done = room.run("--output", "concise", "--quiet")
    assert "ferry.slug:1:24: note: This headline cheers" in done.stdout
    assert "text/doubled-word" in done.stdout
    assert room.run("--output", "tally", "--quiet").stdout == "   1  desk/slogan\n   1  text/doubled-word\n"
    assert '"headline"' in room.run("show", "--format", "json", "ferry.slug").stdout


def test_several_processes_know_the_plug_in_too(room: Newsroom) -> None:
    for number in range(3):
        room.write(f"{number}.slug", STORY)
    done = room.run("--select", "desk", "--jobs", "2", "--output", "tally", "--quiet")
    assert done.stdout == "   4  desk/slogan\n"


def test_the_next_run_knows_whether_a_plug_in_is_still_installed(installed: Path, tmp_path: Path) -> None:
    with_it, without = Newsroom(tmp_path / "desk"), Newsroom(tmp_path / "desk")
    _with(with_it, installed)
    with_it.write("a.md", "---\ntitle: Ferry back at last!\nlang: en\n---\n\nThe ferry sails again.\n")
    words = ("a.md", "--select", "all", "--ignore", "article", "--output", "concise", "--quiet")
    for _ in range(2):
        assert "[desk/slogan]" in with_it.run(*words).stdout
        assert "[desk/slogan]" not in without.run(*words).stdout
        assert "desk/slogan" not in without.run("rules").stdout


def test_its_options_are_checked_as_our_own(room: Newsroom) -> None:
    room.write("newslint.yaml", "options:\n  desk/slogan: {works: [last!]}\n")
    assert "desk/slogan" not in room.run("--output", "concise").stdout
    room.write("newslint.yaml", "options:\n  desk/slogan: {work: [last!]}\n")
    done = room.run()
    assert done.returncode == 2
    assert "did you mean 'works'?" in done.stderr


def test_its_configuration_can_be_built_on(room: Newsroom) -> None:
    room.write("newslint.yaml", "extends: gazette\n")
    shown = " ".join(room.run("--show-settings", "ferry.slug").stdout.split())
    assert "profile bbc [gazette:2]" in shown
    assert "warning desk/slogan (set by the configuration)" in shown


def _distribution(folder: Path, name: str, points: str, **modules: str) -> Path:
    information = folder / f"{name.replace('-', '_')}-2.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 2.0\n", encoding="utf-8"
    )
    (information / "entry_points.txt").write_text(points, encoding="utf-8")
    for module, text in modules.items():
        (folder / f"{module}.py").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("group", "text", "said"),
    [
        ("rules", "import no_such_library\n", "ModuleNotFoundError: No module named 'no_such_library'"),
        ("readers", "THINGS = 5\n", "must be a tuple, not int"),
        ("reporters", "import sys\nsys.exit(0)\n", "SystemExit: 0"),
    ],
)
def test_a_plug_in_that_does_not_load_ends_the_run_with_two_and_its_name(
    tmp_path: Path, group: str, text: str, said: str
) -> None:
    points = f"[newslint.{group}]\ncourier = courier_{group}:THINGS\n"
    folder = _distribution(tmp_path / "site", "newslint-courier", points, **{f"courier_{group}": text})
    room = _with(Newsroom(tmp_path / "desk"), folder)
    room.write("a.md", "---\ntitle: A day\n---\n\nWords.\n")
    done = room.run("a.md")
    assert done.returncode == 2, done.stderr
    assert "the plug-in 'courier'" in done.stderr
    assert "of newslint-courier 2.0" in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_fails_when_it_is_imported_ends_the_run_with_two(tmp_path: Path) -> None:
    points = "[newslint.readers]\ncourier = courier_index:READERS\n"
    index = "from newslint import Reader\nREADERS = (Reader('wire', frozenset({'.wire'}), 'courier_wire:read'),)\n"
    folder = _distribution(
        tmp_path / "site", "newslint-courier", points, courier_index=index, courier_wire="1 / 0\n"
    )
    room = _with(Newsroom(tmp_path / "desk"), folder)
    for name in ("a.wire", "b.wire", "c.wire"):
        room.write(name, "Words.\n")
    for jobs in ("1", "2"):
        done = room.run("--jobs", jobs)
        assert done.returncode == 2, done.stderr
        assert "the reader wire (courier_wire:read) does not load: ZeroDivisionError" in done.stderr


def test_two_plug_ins_with_one_rule_end_the_run_with_two(
    room: Newsroom, installed: Path, tmp_path: Path
) -> None:
    points = "[newslint.rules]\ncourier = newslint_gazette.rules:RULES\n"
    _with(room, _distribution(tmp_path / "site", "newslint-courier", points))
    done = room.run()
    assert done.returncode == 2
    assert "the plug-in 'gazette' (newslint_gazette.rules:RULES, of newslint-gazette 1.0" in done.stderr
    assert "offers the rule desk/slogan, but the plug-in 'courier'" in done.stderr
