"""`extends:`: configurations that build on others, and how they refuse what leads nowhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint import registry
from newslint.configuration import ConfigurationError, load, names_file
from newslint.finding import Severity
from newslint.layers import DEEPEST, merged
from newslint.settings import Settings
from newsroom import FAULTY, Newsroom


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _load(folder: Path, text: str) -> Settings:
    return load(_write(folder, "newslint.yaml", text))


def _refused(folder: Path, text: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        _load(folder, text)
    return str(caught.value)


def test_a_configuration_lies_over_the_one_that_it_extends(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "house/base.yaml",
        """\
select: [credits]
extend-select: [captions/missing]
ignore: [quotes]
severity: {credits: warning, names: note}
options: {credits/missing: {teasers: true}, names/archive: {settled: 3}}
fields: {credit: by, image: hero}
exclude: [old/]
overrides: [{paths: [a], ignore: [dates]}]
limits: {bytes: 5, depth: 7}
default-credit: Staff
""",
    )
    settings = _load(
        tmp_path,
        """\
extends: house/base.yaml
extend-select: [captions/near-duplicate]
ignore: [text]
severity: {credits: error}
options: {names/archive: {settled: 4}}
fields: {credit: photo.by}
exclude: [new/]
overrides: [{paths: [b], ignore: [names]}]
limits: {bytes: 6}
""",
    )
    assert settings.select == ("credits",)
    assert settings.extend_select == ("captions/missing", "captions/near-duplicate")
    assert settings.ignore == ("text",)
    assert settings.severity == {"credits": Severity.ERROR, "names": Severity.NOTE}
    assert settings.options == {"credits/missing": {"teasers": True}, "names/archive": {"settled": 4}}
    assert settings.conventions.fields == {"credit": ("photo.by",), "image": ("hero",)}
    assert settings.exclude == ("old/", "new/")
    assert [item.paths for item in settings.overrides] == [("a",), ("b",)]
    assert (settings.conventions.limits.bytes, settings.conventions.limits.depth) == (6, 7)
    assert settings.conventions.default_credit == "Staff"
    assert settings.root == tmp_path
    assert settings.origins["severity.names"] == "house/base.yaml:4"
    assert settings.origins["severity.credits"] == "newslint.yaml:4"


def test_of_several_the_later_one_wins_and_each_may_extend_others(tmp_path: Path) -> None:
    _write(tmp_path, "root.yaml", "language: en\ndefault-credit: Staff\n")
    _write(tmp_path, "one.yaml", "extends: root.yaml\nlanguage: fr\n")
    _write(tmp_path, "two.yaml", "extends: root.yaml\nfail-on: error\n")
    conventions = _load(tmp_path, "extends: [one.yaml, two.yaml]\n").conventions
    assert (conventions.language, conventions.default_credit) == ("en", "Staff")
    assert _load(tmp_path, "extends: [two.yaml, one.yaml]\n").conventions.language == "fr"


def test_the_house_name_list_is_that_of_the_nearest_file_and_lies_beside_it(tmp_path: Path) -> None:
    _write(tmp_path, "house/names.yaml", "names: [{preferred: Kyiv}]\n")
    _write(tmp_path, "house/base.yaml", "names: names.yaml\n")
    settings = _load(tmp_path, "extends: house/base.yaml\n")
    assert [item.preferred for item in settings.conventions.house] == ["Kyiv"]
    assert names_file(tmp_path / "newslint.yaml") == tmp_path / "house" / "names.yaml"
    _write(tmp_path, "house/base.yaml", "names: names.yaml\nextends: ../newslint.yaml\n")
    assert names_file(tmp_path / "newslint.yaml") == tmp_path / "house" / "names.yaml"
    _write(tmp_path, "house/base.yaml", "extends: ../newslint.yaml\n")
    assert names_file(tmp_path / "newslint.yaml") is None


def test_a_file_may_lie_above_as_long_as_it_lies_in_the_repository(tmp_path: Path) -> None:
    _write(tmp_path, "site/base.yaml", "language: fr\n")
    (tmp_path / "site" / ".git").mkdir()
    (tmp_path / "site" / "sport").mkdir()
    assert _load(tmp_path / "site" / "sport", "extends: ../base.yaml\n").conventions.language == "fr"
    _write(tmp_path, "outside.yaml", "language: fr\n")
    said = _refused(
        tmp_path / "site" / "sport", "language: en\nextends:\n  - ../base.yaml\n  - ../../outside.yaml\n"
    )
    assert ":4:5: extends: '../../outside.yaml' leads outside" in said


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_does_not_lead_outside(tmp_path: Path) -> None:
    _write(tmp_path, "outside.yaml", "language: fr\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "base.yaml").symlink_to(tmp_path / "outside.yaml")
    assert "leads outside" in _refused(tmp_path / "site", "extends: base.yaml\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "extends: none.yaml\n",
            ":1:10: extends: there is no such file as 'none.yaml'\n  extends: none.yaml\n",
        ),
        ("extends: [.]\n", ":1:11: extends: there is no such file as '.'"),
        ("extends: nobody\n", ":1:10: extends: no installed package registers a configuration 'nobody'"),
        ("extends: https://example.org/a.yaml\n", "is on the web"),
        ("extends: newslint.yaml\n", "in a circle: newslint.yaml → newslint.yaml"),
        ("extends: {a: b}\n", ":1:10: extends: input should be a valid list or a valid string"),
    ],
)
def test_what_cannot_be_extended_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    assert said in _refused(tmp_path, text)


def test_a_circle_is_refused_where_it_closes(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml", "extends: b.yaml\n")
    _write(tmp_path, "b.yaml", "# b\nextends: a.yaml\n")
    said = _refused(tmp_path, "extends: a.yaml\n")
    assert f"{tmp_path / 'b.yaml'}:2:10: extends: the files go in a circle: a.yaml → b.yaml → a.yaml" in said


def test_too_many_on_top_of_each_other_are_refused(tmp_path: Path) -> None:
    for number in range(DEEPEST + 1):
        _write(tmp_path, f"{number}.yaml", f"extends: {number + 1}.yaml\n")
    _write(tmp_path, f"{DEEPEST + 1}.yaml", "language: en\n")
    said = _refused(tmp_path, "extends: 0.yaml\n")
    assert f"{DEEPEST - 2}.yaml:1:10: extends: more than {DEEPEST} files build on each other" in said


def test_each_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    for number in range(6):
        _write(tmp_path, f"{number}.yaml", f"extends: [{', '.join([f'{number + 1}.yaml'] * 50)}]\n")
    _write(tmp_path, "6.yaml", "language: en\n")
    assert _load(tmp_path, "extends: 0.yaml\n").conventions.language == "en"


def test_mistakes_of_all_files_are_shown_in_one_go(tmp_path: Path) -> None:
    _write(tmp_path, "base.yaml", "selct: []\nrequired-version: '>=99'\n")
    said = _refused(tmp_path, "extends: base.yaml\nfail-on: warnng\n")
    assert "newslint.yaml:2:10: " in said
    assert "base.yaml:1:1: " in said
    assert "base.yaml:2:19: this configuration needs newslint >=99" in said


def test_a_change_in_what_is_extended_is_seen_by_the_next_run(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("a.html", FAULTY)
    room.write("newslint.yaml", "extends: house/base.yaml\n")
    room.write("house/base.yaml", "severity: {credits/missing: note}\n")
    words = ("a.html", "--output", "concise", "--quiet")
    assert ": note: " in room.run(*words).stdout
    room.write("house/base.yaml", "severity: {credits/missing: warning}\n")
    assert ": warning: " in room.run(*words).stdout
    room.write("house/base.yaml", "extends: ../more.yaml\n")
    assert "there is no such file as '../more.yaml'" in room.run(*words).stderr
    room.write("more.yaml", "ignore: [credits]\n")
    assert room.run(*words).stdout == ""
    room.write("more.yaml", "profile: npr\nextend-select: [article/no-byline]\n")
    assert ": warning: This article" in room.run(*words).stdout
    room.write("more.yaml", "rules: {credits/missing: {message: Ask.}}\n")
    assert ": error: Ask. [credits/missing]" in room.run(*words).stdout


class _Point:
    def __init__(self, name: str, value: str) -> None:
        self.name, self.value, self.dist = name, value, None


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[_Point]]:
    """A list of entry points that counts as installed, and a package that fails when it is imported."""
    points: list[_Point] = []
    package = tmp_path / "packages" / "gazette_style"
    _write(package, "__init__.py", "raise SystemExit('imported')\n")
    _write(package, "newslint.yaml", "extends: more.yaml\nlanguage: fr\n")
    _write(package, "more.yaml", "default-credit: Gazette\n")
    _write(package, "desks/sport.yaml", "language: de\n")
    _write(tmp_path, "packages/secret.yaml", "language: en\n")
    _write(package, "away.yaml", "extends: ../secret.yaml\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "packages"), *sys.path])

    def installed(group: str) -> list[_Point]:
        assert group == "newslint.configs"
        return points

    def crowded(path: tuple[str, ...]) -> str:
        assert path
        return ""

    monkeypatch.setattr("importlib.metadata.entry_points", installed)
    monkeypatch.setattr(registry, "alone", crowded)
    monkeypatch.setattr(registry, "_KNOWN", {})
    registry.configs.cache_clear()
    yield points
    registry.configs.cache_clear()


def test_a_registered_configuration_is_found_without_importing_its_package(
    registered: list[_Point], tmp_path: Path
) -> None:
    registered.append(_Point("gazette", "gazette_style:newslint.yaml"))
    registered.append(_Point("sport", "gazette_style.desks:sport.yaml"))
    settings = _load(tmp_path, "extends: gazette\n")
    assert (settings.conventions.language, settings.conventions.default_credit) == ("fr", "Gazette")
    assert settings.origins["language"] == "gazette:2"
    assert _load(tmp_path, "extends: [gazette, sport]\n").conventions.language == "de"
    assert "gazette_style" not in sys.modules


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([("gazete", "gazette_style:newslint.yaml")], "did you mean 'gazete'?"),
        ([("gazette", "no_such_package_here:newslint.yaml")], "names no package that is installed"),
        (
            [("gazette", "gazette_style:none.yaml")],
            "(gazette_style:none.yaml, group newslint.configs) is not there",
        ),
        ([("gazette", "gazette_style")], "is not there"),
        ([("gazette", "gazette_style:away.yaml")], "leads outside"),
    ],
)
def test_a_registered_configuration_that_is_not_there_is_refused(
    registered: list[_Point], tmp_path: Path, points: list[tuple[str, str]], said: str
) -> None:
    registered.extend(_Point(*point) for point in points)
    assert said in _refused(tmp_path, "extends: gazette\n")


def test_two_packages_with_one_name_are_refused(registered: list[_Point], tmp_path: Path) -> None:
    registered.extend((_Point("gazette", "a:x.yaml"), _Point("gazette", "b:x.yaml")))
    with pytest.raises(registry.PluginError, match="two packages register the configuration 'gazette': a:x"):
        _load(tmp_path, "extends: gazette\n")


def test_laying_over_changes_neither_side() -> None:
    assert merged({"rules": {"a/b": {"link": "x"}}}, {"rules": {"a/b": {"message": "y"}}}) == {
        "rules": {"a/b": {"link": "x", "message": "y"}}
    }
    base = {"options": {"a/b": {"c": 1}}, "exclude": ["x"]}
    assert merged(base, {"options": {"a/b": {"d": 2}}, "exclude": ["y"]}) == {
        "options": {"a/b": {"c": 1, "d": 2}},
        "exclude": ["x", "y"],
    }
    assert base == {"options": {"a/b": {"c": 1}}, "exclude": ["x"]}
