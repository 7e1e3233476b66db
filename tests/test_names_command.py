"""`newslint names` at the desk: showing, adding, disputing, and what becomes of a decision in the reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.cli import main

STORY = "---\ntitle: Ferry stops\ndate: 2026-01-14\nlang: en\n---\n\nThe ferry to Port Halam will not sail.\n"
DECISION = ("names", "add", "Port Hallam", "--variant", "Port Halam", "--by", "home desk")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ferry.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "newslint.yaml").write_text("names: names.yaml\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")  # 2026-03-01
    return tmp_path


def test_a_decision_is_written_down_and_held_to(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "show"]) == 2
    assert "`newslint names add` makes it" in capsys.readouterr().err
    assert main([*DECISION, "--note", "two l"]) == 0
    assert main(["."]) == 1
    assert "not “Port Halam” (home desk): two l." in " ".join(capsys.readouterr().out.split())
    assert main(["names", "Port Halam"]) == 0
    assert capsys.readouterr().out == (
        "“Port Halam” is rejected: write “Port Hallam”.\n"
        "“Port Hallam”, not “Port Halam”\n"
        "    decided by home desk, since 2026-03-01\n"
        "    note: two l\n"
    )


def test_a_disputed_decision_is_a_note_until_it_is_decided_anew(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*DECISION])
    assert (
        main(["names", "dispute", "Port Halam", "--by", "Dana Whitlock", "--reason", "so on the chart"]) == 0
    )
    assert main(["."]) == 0
    assert "note names/house" in (out := capsys.readouterr().out)
    assert "Dana Whitlock disputes that: so on the chart." in " ".join(out.split())
    main(["names", "--format", "json"])
    [shown] = json.loads(capsys.readouterr().out)
    assert shown["state"] == "disputed"
    assert shown["disputed"]["since"] == "2026-03-01"
    main([*DECISION])
    assert main(["."]) == 1


def test_a_proposal_is_listed_and_not_held_to(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "names:\n  - preferred: Port Hallam\n    variants: [Port Halam]\n    by:\n"
    (desk / "names.yaml").write_text(text, encoding="utf-8")
    assert main(["."]) == 0
    capsys.readouterr()
    main(["names"])
    shown = capsys.readouterr()
    assert "undecided" in shown.out
    assert shown.err == "names.yaml: 1 name (1 undecided).\n"


def test_an_expired_decision_is_reported_once_at_the_list(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "names:\n  - preferred: Port Hallam\n    variants: [Port Halam]\n    by: home desk\n    until: 2026-02-28\n"
    (desk / "names.yaml").write_text(text, encoding="utf-8")
    (desk / "bus.md").write_text(STORY, encoding="utf-8")
    assert main(["."]) == 1
    shown = capsys.readouterr()
    assert shown.out.count("names/expired") == 1
    assert "names.yaml:2:5 warning names/expired" in shown.out
    assert main(["ferry.md"]) == 0
    assert "1 decision of the house name list is past the last day" in capsys.readouterr().err
    assert main([".", "--today", "2026-02-28"]) == 1
    assert "names/expired" not in capsys.readouterr().out
    assert main([".", "--ignore", "names/house"]) == 0
    assert main([".", "--ignore", "names/expired"]) == 0


def test_an_expired_decision_that_was_decided_anew_is_not_reported(desk: Path) -> None:
    text = (
        "names:\n  - preferred: Port Halam\n    until: 2026-02-28\n"
        "  - preferred: Port Hallam\n    variants: [Port Halam]\n    since: 2026-03-01\n"
    )
    (desk / "names.yaml").write_text(text, encoding="utf-8")
    (desk / "ferry.md").write_text(STORY.replace("Halam", "Hallam"), encoding="utf-8")
    assert main(["."]) == 0


def test_a_list_that_no_configuration_names_is_made_and_how_to_name_it_is_said(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "newslint.yaml").unlink()
    assert main(["names"]) == 0
    assert "no name list yet" in capsys.readouterr().err
    assert main([*DECISION]) == 0
    assert "write a file newslint.yaml with the line `names: names.yaml`" in capsys.readouterr().err
    assert main(["names"]) == 0
    assert "Port Hallam" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["dispute", "Prt Hallam", "--by", "me", "--reason", "so"], "did you mean 'Port Hallam'?"),
        (["dispute", "Port Hallam", "--by", " ", "--reason", "so"], "Say who disputes it"),
        (["add", "Port Hallam", "--by", ""], "--by: nothing is written there"),
        (["add", "Port Hallam", "--by", "me", "--until", "soon"], "write YYYY-MM-DD"),
        (["add", "Port Halam", "--by", "me"], "elsewhere it is the preferred spelling"),
        (["add", "Port Hallam"], "Missing option '--by'"),
        (["show", "--list", "none.yaml"], "cannot be read"),
    ],
)
def test_mistakes_are_told_and_change_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    main([*DECISION])
    before = (desk / "names.yaml").read_bytes()
    assert main(["names", *words]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert (desk / "names.yaml").read_bytes() == before


def test_a_spelling_that_the_list_does_not_know_is_no_mistake(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*DECISION])
    assert main(["names", "port-hallam"]) == 0
    assert "“Port Hallam”, not" in capsys.readouterr().out
    assert main(["names", "Port Halm"]) == 0
    assert "says nothing of “Port Halm”; did you mean" in capsys.readouterr().out
