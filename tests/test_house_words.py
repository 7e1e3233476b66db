"""The house's own words for a rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.configuration import ConfigurationError, load
from newslint.finding import Result, Severity
from newslint.locate import locate
from newslint.source import SourceFile
from newslint.words import HouseWords
from newslint_schemas import Span
from newsroom import BARE, Newsroom, page


def _result(text: str, start: int, end: int) -> Result:
    place = locate(SourceFile("a.md", text.encode(), text), Span(start, end))
    return Result("names/inconsistent", Severity.WARNING, "It is {text} twice.", place)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("", "It is {text} twice."),
        ("Ask the desk.", "Ask the desk."),
        ("{rule}: {message}", "names/inconsistent: It is {text} twice."),
        ("“{text}” is wrong {{here}}.", "“Kyiv {rule}” is wrong {here}."),
        ("{{text}}", "{text}"),
    ],
)
def test_placeholders_are_replaced_once(message: str, said: str) -> None:
    assert HouseWords(message).of(_result("In Kyiv {rule} today", 3, 14)).message == said


def test_a_long_place_is_cut_and_stays_on_one_line() -> None:
    text = "First  line of it\nand a second one"
    assert HouseWords("{text}").of(_result(text, 0, len(text))).message == "First line of it"
    assert HouseWords("{text}").of(_result("x" * 200, 0, 200)).message == "x" * 79 + "…"


def test_a_link_stands_behind_the_message() -> None:
    words = HouseWords(link="https://desk.example/credits")
    assert words.of(_result("abc", 0, 1)).message == "It is {text} twice. See https://desk.example/credits"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "credits/missing: {message: '{tetx} is'}",
            "'{tetx}' is no placeholder; there are {message}, {text}, {rule}",
        ),
        ("credits/missing: {message: '{text.__class__}'}", "is no placeholder"),
        ("credits/missing: {message: '{0}'}", "is no placeholder"),
        ("credits/missing: {message: 'a { b'}", "a lone '{'; write '{{' where a brace is meant"),
        ("credits/missing: {link: 'javascript:x'}", "is no web address"),
        ("credits/missing: {link: 'https://a b'}", "is no web address"),
        ("credits/mising: {}", "unknown rule 'credits/mising'; did you mean 'credits/missing'?"),
        ("credits/missing: {massage: a}", "unknown key 'massage'; did you mean 'message'?"),
    ],
)
def test_words_that_cannot_be_said_are_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "newslint.yaml"
    path.write_text(f"rules:\n  {text}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load(path)
    assert said in str(caught.value)


def test_a_message_over_several_lines_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "newslint.yaml"
    path.write_text(
        "rules:\n  credits/missing:\n    message: |\n      Ask the\n      desk.\n", encoding="utf-8"
    )
    assert load(path).words["credits/missing"].message == "Ask the desk."


def test_every_report_speaks_in_the_words_of_the_house(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write(
        "newslint.yaml",
        "rules:\n  credits/missing: {message: 'Ask the picture desk: “{text}”.', link: 'https://desk.example/c'}\n",
    )
    room.write("a.html", page("Ferry", BARE, ("b.jpg", "The quay.", "Dana Whitlock")))
    said = (
        "Ask the picture desk: “The ferry Aurelia at its berth in Port Hallam.”. See https://desk.example/c"
    )
    assert said in " ".join(room.run("a.html").stdout.split())
    report = json.loads(room.run("a.html", "--output", "json").stdout)
    assert [item["message"] for item in report["findings"]] == [said]
    own = next(rule for rule in report["rules"] if rule["id"] == "credits/missing")["standards"][0]
    assert (own["body"], own["url"]) == ("House style", "https://desk.example/c")
    sarif = json.loads(room.run("a.html", "--output", "sarif").stdout)["runs"][0]
    assert said in sarif["results"][0]["message"]["text"].replace("\\", "")
    shown = " ".join(room.run("--show-settings", "a.html").stdout.split())
    assert "rules.credits/missing.link https://desk.example/c [newslint.yaml:2]" in shown
