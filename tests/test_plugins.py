"""What others install: found, checked, and named where it fails."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from newslint import registry
from newslint.plugins import alone
from newslint.readers.base import Reader
from newslint.registry import PluginError, RuleEntry, rules_below
from newslint.reporters.base import Reporter
from newslint.tasks import reader_for

RULE = '''\
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint import ArticleRule, Context, Finding, Precision, Severity, Standard
from newslint_schemas import Article


@dataclass(frozen=True, slots=True)
class Stop(ArticleRule):
    """A stop."""

    id: ClassVar[str] = "{id}"
    since: ClassVar[str] = "1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.HIGH
    standards: ClassVar[tuple[Standard, ...]] = ()
    bad: ClassVar[tuple[str, ...]] = ()
    good: ClassVar[tuple[str, ...]] = ()

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        yield from ()
'''

Install = Callable[[str, str, str], None]
"""Registers an entry point: name, value, group suffix ("rules")."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules can be imported, and are forgotten afterwards."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("gazette_")]:
        del sys.modules[name]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    points: list[EntryPoint] = []

    def installed(group: str) -> EntryPoints:
        return EntryPoints(point for point in points if point.group == group)

    def add(name: str, value: str, group: str) -> None:
        points.append(EntryPoint(name, value, f"newslint.{group}"))
        for cached in (registry.rules, registry.readers, registry.reporters):
            cached.cache_clear()

    def crowded(path: tuple[str, ...]) -> str:
        assert path
        return ""

    monkeypatch.setattr("importlib.metadata.entry_points", installed)
    monkeypatch.setattr(registry, "alone", crowded)
    monkeypatch.setattr(registry, "_KNOWN", {})
    yield add
    for cached in (registry.rules, registry.readers, registry.reporters):
        cached.cache_clear()


def _package(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir()
    (folder / name / "__init__.py").touch()
    for file, text in files.items():
        path = (folder / name).joinpath(*file.split("__")).with_suffix(".py")
        path.parent.mkdir(exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")


def test_the_rules_below_a_package_are_those_that_its_modules_define(folder: Path) -> None:
    _package(
        folder,
        "gazette_a",
        desk__stop=RULE.format(id="desk/stop"),
        art__frame=RULE.format(id="art/frame"),
        helper="from gazette_a.desk.stop import Stop\n",
    )
    assert [rule.id for rule in rules_below("gazette_a")] == ["art/frame", "desk/stop"]


def test_a_plug_in_offers_classes_or_entries(folder: Path, install: Install) -> None:
    _package(folder, "gazette_b", stop=RULE.format(id="desk/stop"), start=RULE.format(id="desk/start"))
    (folder / "gazette_b" / "__init__.py").write_text(
        "from newslint import RuleEntry\nfrom gazette_b.stop import Stop\n"
        "RULES = (Stop, RuleEntry('desk/start', 'gazette_b.start:Stop'))\n",
        encoding="utf-8",
    )
    install("gazette", "gazette_b:RULES", "rules")
    assert list(registry.rules()) == ["desk/start", "desk/stop"]
    assert "gazette_b.start" not in sys.modules
    assert registry.rules()["desk/start"].load().id == "desk/start"


@pytest.mark.parametrize(
    ("value", "text", "said"),
    [
        ("gazette_none:RULES", "", "does not load: ModuleNotFoundError: No module named 'gazette_none'"),
        ("gazette_c:RULES", "", "does not load: AttributeError: "),
        ("gazette_c:RULES", "raise ValueError('no licence')\n", "does not load: ValueError: no licence"),
        ("gazette_c:RULES", "raise SystemExit(0)\n", "does not load: SystemExit: 0"),
        ("gazette_c:RULES", "RULES = 3\n", "must be a tuple, not int"),
        ("gazette_c:RULES", "RULES = ('a',)\n", "offers 'a', which is neither a rule class nor a RuleEntry"),
        (
            "gazette_c:RULES",
            RULE.format(id="Stop").replace("{id}", "Stop") + "RULES = (Stop,)\n",
            "family/name",
        ),
        ("gazette_c:RULES", "from newslint import Rule\nRULES = (Rule,)\n", "neither a rule class"),
        ("gazette_c:RULES", RULE.format(id="parse/json") + "RULES = (Stop,)\n", "newslint itself has one"),
        (
            "gazette_c:RULES",
            RULE.format(id="desk/stop") + "RULES = (Stop, Stop)\n",
            "offers the rule desk/stop, but the plug-in 'gazette' (gazette_c:RULES, group newslint.rules) has one",
        ),
    ],
)
def test_a_plug_in_that_is_unusable_is_named_with_the_cause(
    folder: Path, install: Install, value: str, text: str, said: str
) -> None:
    (folder / "gazette_c.py").write_text(text, encoding="utf-8")
    install("gazette", value, "rules")
    with pytest.raises(PluginError) as caught:
        registry.rules()
    assert str(caught.value).startswith(f"the plug-in 'gazette' ({value}, group newslint.rules)")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("target", "text", "said"),
    [
        ("gazette_none:Stop", "", "No module named 'gazette_none'. Mend or uninstall it."),
        ("gazette_d:Stop", "", "AttributeError: module 'gazette_d' has no attribute 'Stop'"),
        ("gazette_d:Stop", "Stop = 3\n", "is no rule class"),
        ("gazette_d:Stop", RULE.format(id="desk/start"), "has another id: 'desk/start'"),
        (
            "gazette_d:Stop",
            RULE.format(id="desk/stop").replace("@dataclass(frozen=True, slots=True)\n", ""),
            "is no dataclass",
        ),
        (
            "gazette_d:Stop",
            RULE.format(id="desk/stop").replace("    def check", "    words: str\n\n    def check"),
            "cannot be made with its defaults: TypeError",
        ),
    ],
)
def test_a_rule_that_does_not_load_is_named_with_the_cause(
    folder: Path, target: str, text: str, said: str
) -> None:
    (folder / "gazette_d.py").write_text(text, encoding="utf-8")
    with pytest.raises(PluginError) as caught:
        RuleEntry("desk/stop", target).load()
    assert str(caught.value).startswith(f"the rule desk/stop ({target}) ")
    assert said in str(caught.value)


def test_a_reader_and_a_reporter_that_do_not_load_are_named_with_the_cause() -> None:
    with pytest.raises(
        PluginError, match=r"the reader slugs \(gazette_none:read\) does not load: ModuleNotFound"
    ):
        Reader("slugs", frozenset({".slug"}), "gazette_none:read").load()
    with pytest.raises(PluginError, match=r"the reporter desk \(gazette_none:write\) does not load"):
        Reporter("desk", "gazette_none:write").load()


def test_a_reader_from_outside_wins_an_extension_that_newslint_reads_too(
    folder: Path, install: Install
) -> None:
    (folder / "gazette_f.py").write_text(
        "from newslint import Reader\nREADERS = (Reader('gazette', frozenset({'.md'}), 'gazette_f:read'),)\n",
        encoding="utf-8",
    )
    install("builtin", "newslint.readers:READERS", "readers")
    install("a-gazette", "gazette_f:READERS", "readers")
    found = reader_for("a.md"), reader_for("a.html")
    assert [None if reader is None else reader.name for reader in found] == ["gazette", "html"]


@pytest.mark.parametrize("group", ["readers", "reporters"])
def test_two_of_one_name_are_refused(folder: Path, install: Install, group: str) -> None:
    (folder / "gazette_e.py").write_text(
        "from newslint import Reader, Reporter\n"
        "readers = (Reader('desk', frozenset({'.slug'}), 'a:b'),)\nreporters = (Reporter('desk', 'a:b'),)\n",
        encoding="utf-8",
    )
    install("one", f"gazette_e:{group}", group)
    install("two", f"gazette_e:{group}", group)
    with pytest.raises(
        PluginError, match=rf"the plug-in 'two' .* offers the {group[:-1]} desk, but the plug-in 'one'"
    ):
        registry.readers() if group == "readers" else registry.reporters()


def _installed(folder: Path, name: str, points: str = "") -> str:
    information = folder / f"{name}.dist-info"
    information.mkdir(parents=True)
    if points:
        (information / "entry_points.txt").write_text(points, encoding="utf-8")
    return str(folder)


def test_the_entry_points_that_are_known_without_asking_are_those_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {
        group: points["builtin"]
        for group, points in project["entry-points"].items()
        if group in registry.GROUPS
    }
    assert declared == registry.OWN


@pytest.mark.parametrize(
    ("name", "points", "version"),
    [
        ("courier-1", "", "0.9"),
        ("courier-1", "[console_scripts]\nnews = courier:main\n", "0.9"),
        ("courier-1", "[newslint.rules]\na = courier:RULES\n", ""),
        ("newslint_gazette-1", "[newslint.configs]\na = gazette:house.yaml\n", ""),
        ("newslint-gazette", "[newslint.readers]\na = gazette:READERS\n", ""),
    ],
)
def test_newslint_is_alone_where_nothing_else_offers_it_anything(
    tmp_path: Path, name: str, points: str, version: str
) -> None:
    ours = _installed(tmp_path / "ours", "newslint-0.9", "[newslint.rules]\nbuiltin = newslint_rules:RULES\n")
    other = _installed(tmp_path / "other", name, points)
    missing = str(tmp_path / "missing.zip")
    assert alone((missing, other, ours)) == version
    assert alone((other, missing)) == ""


def test_where_distributions_may_stand_in_files_newslint_asks(tmp_path: Path) -> None:
    ours = _installed(tmp_path / "ours", "newslint-0.9")
    assert alone((ours,)) == "0.9"
    archive = tmp_path / "courier.zip"
    archive.write_bytes(b"PK")
    assert alone((ours, str(archive))) == ""
    assert alone((ours, str(tmp_path / "courier.egg"))) == ""
