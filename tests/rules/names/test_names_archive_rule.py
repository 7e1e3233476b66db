"""What names/archive reports across articles, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.cli import main


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(5):
        _write(tmp_path, f"{number}.md", "Marguerite Delacourt and Amir Abdol-Rahim signed the lease.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(folder: Path, name: str, body: str) -> None:
    text = f"---\ntitle: The lease\ndate: 2026-01-14\nlang: en\n---\n\n{body}\n"
    (folder / name).write_text(text, encoding="utf-8")


def _reported(capsys: pytest.CaptureFixture[str]) -> list[str]:
    main([".", "--select", "names/archive", "--output", "concise", "--fail-on", "never"])
    return [line.partition("note: ")[2].partition(";")[0] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Marguerite Delacuort was there.",
            ["“Marguerite Delacuort” is “Marguerite Delacourt” in 5 other articles"],
        ),
        ("Amir Abdolrahim was there.", ["“Amir Abdolrahim” is “Amir Abdol-Rahim” in 5 other articles"]),
        (
            "Margueritte Delacourt was there.",
            ["“Margueritte Delacourt” is “Marguerite Delacourt” in 5 other articles"],
        ),
        ("Margarita Delacourt was there.", []),
        ("Marguerite Delcroix was there.", []),
        ("MARGUERITE DELACOURT was there.", []),
        ("Marguerite A. Delacourt was there.", []),
        ("Marguerite Delacuort met Marguerite Delacourt.", []),
    ],
)
def test_a_slip_is_reported_against_the_settled_spelling(
    archive: Path, capsys: pytest.CaptureFixture[str], body: str, expected: list[str]
) -> None:
    _write(archive, "new.md", body)
    assert _reported(capsys) == expected


def test_of_two_settled_spellings_the_commoner_is_named(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        _write(archive, f"more-{number}.md", "Marguerite Delacourte signed.")
    _write(archive, "new.md", "Marguerite Delacuorte was there.")
    assert _reported(capsys) == ["“Marguerite Delacuorte” is “Marguerite Delacourte” in 6 other articles"]


def test_two_people_in_the_house_list_are_left_alone(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(archive, "new.md", "Marguerite Delacuort was there.")
    (archive / "newslint.yaml").write_text("names: names.yaml\n", encoding="utf-8")
    (archive / "names.yaml").write_text(
        "names:\n  - preferred: Marguerite Delacourt\n  - preferred: Marguerite Delacuort\n", encoding="utf-8"
    )
    assert _reported(capsys) == []
