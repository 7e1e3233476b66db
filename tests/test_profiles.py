"""Profiles: what each sets exists, has a source, and lies below what a configuration says."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import registry
from newslint.cli.checking import PROFILES as NAMES
from newslint.configuration import load
from newslint.finding import Severity
from newslint.options import build
from newslint.profiles import PROFILES, Choice
from newslint.settings import ActiveRule, Settings
from newslint_schemas.configuration import ProfileName
from newsroom import FAULTY, Newsroom

CHOICES = [
    pytest.param(profile.name, choice, id=f"{profile.name}-{choice.rule}")
    for profile in PROFILES.values()
    for choice in profile.choices
]


def test_every_profile_can_be_named_in_the_configuration_and_on_the_command_line() -> None:
    assert list(PROFILES) == list(NAMES) == [name.value for name in ProfileName]
    assert PROFILES["house"].choices == ()


@pytest.mark.parametrize(("profile", "choice"), CHOICES)
def test_a_profile_sets_what_exists_and_says_who_says_so(profile: str, choice: Choice) -> None:
    rule = registry.rules()[choice.rule].load()
    build(rule, choice.options)
    assert all("_" not in name for name in choice.options)
    assert choice.severity is not None or choice.options, "the profile changes nothing"
    assert choice.standard.grade in ("A", "B", "C")
    # What was only seen in print stands on no page.
    assert choice.standard.url.startswith("https://") or choice.standard.grade == "C"
    assert choice.why[0].islower()
    assert not choice.why.endswith(".")
    for word in ("require", "demand", "must"):
        assert choice.standard.grade == "A" or word not in f"{choice.why} {choice.standard.title}"


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_sets_each_rule_once(name: str) -> None:
    rules = [choice.rule for choice in PROFILES[name].choices]
    assert rules == sorted(set(rules))


def _active(folder: Path, text: str) -> dict[str, ActiveRule]:
    path = folder / "newslint.yaml"
    path.write_text(text, encoding="utf-8")
    return {item.entry.id: item for item in load(path).active("a.md", None)}


def test_a_profile_lies_below_whatever_the_configuration_says(tmp_path: Path) -> None:
    select = "select: [default, dates/ambiguous]\n"
    active = _active(tmp_path, f"profile: bbc\n{select}")
    assert active["dates/undated-caption"].severity is Severity.NOTE
    assert active["dates/undated-caption"].profile == "bbc"
    assert active["dates/ambiguous"].severity is Severity.WARNING
    active = _active(tmp_path, f"profile: bbc\nseverity: {{dates: error}}\n{select}")
    assert active["dates/undated-caption"].severity is Severity.ERROR
    assert active["dates/undated-caption"].profile == ""
    rule = _active(tmp_path, f"profile: ap\n{select}")["dates/ambiguous"].rule
    assert rule == build(type(rule), {"order": "month-first"})
    text = f"profile: ap\noptions: {{dates/ambiguous: {{order: day-first}}}}\n{select}"
    assert _active(tmp_path, text)["dates/ambiguous"].rule == build(type(rule), {"order": "day-first"})


def test_a_profile_switches_nothing_on(tmp_path: Path) -> None:
    default = set(_active(tmp_path, ""))
    for name in PROFILES:
        assert set(_active(tmp_path, f"profile: {name}\n")) == default


def test_an_unknown_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="did you mean 'reuters'"):
        _active(tmp_path, "profile: reuter\n")


def test_settings_without_a_profile_are_those_of_the_house(tmp_path: Path) -> None:
    plain = Settings(tmp_path).active("a.md", None)
    assert Settings(tmp_path, profile="house").active("a.md", None) == plain


def test_it_is_said_where_a_value_comes_from(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("newslint.yaml", "profile: bbc\nextend-select: [dates/ambiguous]\n")
    room.write("a.html", FAULTY)
    shown = " ".join(room.run("--show-settings", "a.html").stdout.split())
    assert "profile bbc [newslint.yaml:1]" in shown
    assert "severity.dates/ambiguous warning [the profile bbc: BBC, News style guide, letter D:" in shown
    assert "dates/undated-caption (set by the profile bbc)" in shown
    shown = " ".join(room.run("--show-settings", "a.html", "--profile", "reuters").stdout.split())
    assert "profile reuters [the command line]" in shown
    assert "options.dates/ambiguous.order month-first [the profile reuters: Reuters, Handbook" in shown
    explained = room.run("explain", "dates/ambiguous").stdout
    assert "## In profiles" in explained
    assert (
        "- `ap`: option `order: month-first`; the month stands before the day. Source: AP, Months: with"
        in explained
    )
    assert "(as taught by others)" in explained
    assert "## Here\n\nIt runs." in explained
    assert "- severity `warning` [the profile bbc: BBC, News style guide, letter D:" in explained
    assert "## Here" not in room.run("explain", "credits/missing").stdout
    room.write(
        "newslint.yaml",
        "profile: ap\nseverity: {dates: off}\noptions:\n  dates/ambiguous: {order: any}\n"
        "rules: {dates/ambiguous: {message: Ask., link: 'https://desk.example'}}\n",
    )
    here = room.run("explain", "dates/ambiguous").stdout.partition("## Here\n\n")[2]
    assert here.splitlines()[2:] == [
        "- severity `off` [newslint.yaml:2]",
        "- option `order: any` [newslint.yaml:4]",
        "- message “Ask.” [newslint.yaml:5]",
        "- link https://desk.example [newslint.yaml:5]",
    ]
    assert here.startswith("It does not run.")


def test_the_example_on_the_page_changes_one_choice_and_keeps_the_others(tmp_path: Path) -> None:
    page = Path(__file__).resolve().parents[1] / "docs" / "profiles.md"
    text = page.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    active = _active(tmp_path, text)
    rule = active["quotes/style"].rule
    assert rule == build(type(rule), {"headline": "double", "text": "double"})
    assert active["dates/undated-caption"].profile == "bbc"


def test_the_command_line_chooses_a_profile(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write(
        "a.md", "---\ntitle: Council meets\nlang: en\n---\n\nThe council meets on 03/04/2024, it said.\n"
    )
    words = ("a.md", "--select", "dates/ambiguous", "--output", "concise", "--quiet")
    assert "note" in room.run(*words).stdout
    assert "warning" in room.run(*words, "--profile", "bbc").stdout
    assert room.run(*words, "--profile", "ap").stdout == ""
    assert room.run(*words, "--profile", "times").returncode == 2
