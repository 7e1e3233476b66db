"""`newslint rules`, `explain` and `help`: lists, a trial of a rule, and words that are nearly right."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from newslint import registry
from newslint.cli import main
from newslint.cli.terminal import for_terminal

SLIP = "The bridge belongs to Peter Halvosren, the clerk said."


def _story(body: str) -> str:
    return f"---\ntitle: The bridge\ndate: 2026-01-14\nlang: en\nbyline: Dana Whitlock\n---\n\n{body}\n"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(5):
        (tmp_path / f"{number}.md").write_text(_story("Peter Halvorsen built it."), encoding="utf-8")
    for folder in ("sea", "land"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "slip.md").write_text(
            _story(SLIP.replace("Halvosren", "Halvosren" if folder == "sea" else "Halvorseen")),
            encoding="utf-8",
        )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_rule_in_preview_is_tried_and_its_findings_counted_by_folder(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "--try", "names/archive"]) == 0
    shown = capsys.readouterr()
    counts, _, examples = shown.out.partition("\nfor example\n")
    assert counts == (
        "names/archive would add 2 findings (2 notes) in 2 of 7 articles.\n\nby folder\n      1  land\n      1  sea\n"
    )
    assert "land/slip.md:8:23 note names/archive" in examples
    assert "sea/slip.md:8:23 note names/archive" in examples
    assert "`extend-select: [names/archive]`" in shown.err


def test_a_rule_that_is_off_is_tried_and_options_hold(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (room / "newslint.yaml").write_text(
        "severity: {names: off}\noptions:\n  names/archive: {settled: 6}\n", encoding="utf-8"
    )
    assert main(["rules", "--try", "names/archive", "."]) == 0
    assert "would add 0 findings in 7 articles" in capsys.readouterr().out
    assert main(["rules", "--try", "names/archive", "--isolated"]) == 0
    assert "would add 2 findings" in capsys.readouterr().out


def test_a_rule_that_the_house_declares_is_tried(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (room / "newslint.yaml").write_text(
        'severity: {house: "off"}\nhouse-rules:\n  - {id: house/clerk, kind: existence, words: [clerk]}\n',
        encoding="utf-8",
    )
    assert main(["rules", "--try", "house/clerk", "sea"]) == 0
    assert capsys.readouterr().out.startswith(
        "house/clerk would add 1 finding (1 warning) in 1 of 1 article.\n"
    )


def test_of_a_family_only_what_does_not_run_yet_is_counted(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (room / "sea" / "two.md").write_text(
        _story(
            "Ida Storm sang. “I sang,” Storm said. “Too long,” Brandt said, and he left. Ida Sotrm bowed."
        ),
        encoding="utf-8",
    )
    assert main(["rules", "--try", "names", "--format", "json"]) == 0
    tried = json.loads(capsys.readouterr().out)
    assert tried["by_rule"] == {"names/archive": 2, "names/second-reference": 1}
    assert tried["by_folder"] == {"sea": 2, "land": 1}
    assert "names/inconsistent" in tried["running"]
    assert tried["findings"] == 3
    assert tried["articles"] == 8
    assert {example["rule"] for example in tried["examples"]} == {"names/archive", "names/second-reference"}


def test_a_rule_that_runs_already_is_told_so(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--try", "names/inconsistent"]) == 0
    assert "It runs here already" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rules", "--try", "names/archiv"], "Did you mean 'names/archive'?"),
        (["rules", "--try", "suppressions"], "not a rule"),
        (["rules", "--try", "names", "nowhere"], "nowhere: there is no such file or folder"),
        (["rules", "credit"], "Did you mean 'credits'?"),
        (["explain", "creditz"], "Did you mean 'credits'?"),
        (["help", "name"], "Did you mean 'names'?"),
        (["help", "names", "ad"], "newslint names has no command 'ad'. Did you mean 'add'?"),
        (["lint", "sea"], "Did you mean `newslint check`?"),
        (["config"], "Did you mean `newslint check --show-settings FILE`?"),
        (["supressions"], "Did you mean `newslint suppressions`?"),
    ],
)
def test_a_word_that_is_nearly_right_is_told_the_right_one(
    room: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(words) == 2
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        (["--profile", "guardan"], "'house'. Did you mean 'guardian'?"),
        (["--scope", "nonsense"], "'article', 'corpus'."),
        (["completion", "bahs"], "Did you mean 'bash'?"),
        (["--select", "credits/mising"], "did you mean 'credits/missing'?"),
        (["--select", "nonsense"], "Unknown rule or family 'nonsense'."),
    ],
)
def test_a_hint_ends_with_one_mark(
    room: Path, capsys: pytest.CaptureFixture[str], words: list[str], ending: str
) -> None:
    assert main(words) == 2
    assert " ".join(capsys.readouterr().err.split()).endswith(ending)


def test_a_terminal_is_shown_indented_examples_and_what_their_marks_mean(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["explain", "names/inconsistent"]) == 0
    piped = capsys.readouterr().out
    assert "````text\n" in piped
    assert "marks what is reported" not in piped
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["explain", "names/inconsistent"]) == 0
    shown = capsys.readouterr().out
    assert "`" * 3 not in shown
    reported = shown.partition("## Reported\n\n")[2].splitlines()
    assert reported[0].startswith("⟦…⟧ marks what is reported, ⟦1:…⟧ marks a place that belongs to it")
    assert shown.count("marks what is reported") == 1
    examples = re.findall(r"````text\n(.*?)\n````", piped, re.S)
    assert examples
    for example in examples:
        assert "\n".join(f"    {line}".rstrip() for line in example.splitlines()) in shown


def test_a_page_explains_the_marks_that_stand_in_it() -> None:
    fence = "`" * 4
    page = f"# a/b\n\n## Reported\n\n{fence}text\n## Reported\n\n```\nA ⟦⟧\n```\n{fence}\n\n## Rests on\n"
    legend = "⟦⟧ marks the place where something is missing; the marks are not part of the text."
    assert for_terminal(page) == (
        f"# a/b\n\n## Reported\n\n{legend}\n\n    ## Reported\n\n    ```\n    A ⟦⟧\n    ```\n\n## Rests on\n"
    )
    assert for_terminal("# a/b\n\n## Reported\n\nNone.\n") == "# a/b\n\n## Reported\n\nNone.\n"


def test_of_options_that_are_near_the_nearest_is_told_alone(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--fail-in", "error"]) == 2
    said = capsys.readouterr().err
    assert "Did you mean" in said
    assert "--fail-on" in said
    assert "--baseline" not in said
    assert main(["--xyz"]) == 2
    assert "Did you mean" not in capsys.readouterr().err


def test_the_rules_of_a_family_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "quotes", "names/house"]) == 0
    shown = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert shown == ["names/house", *(rule for rule in registry.rules() if rule.startswith("quotes/"))]
    assert main(["explain", "suppressions"]) == 0
    assert "suppressions/unused" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [([], "Commands:"), (["names", "add"], "newslint names add"), (["help"], "newslint help")],
)
def test_help_is_a_command_too(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert main(["help", *words]) == 0
    assert said in capsys.readouterr().out
