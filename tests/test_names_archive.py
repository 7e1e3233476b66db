"""`newslint names learn` and `newslint names new`: proposals from an archive, and names that it has not seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.house import load_names
from newsroom import Newsroom

SETTLED = "Jiří Havlíček leads the board of Port Hallam with Orla Finch."


def _story(body: str) -> str:
    return f"---\ntitle: The board meets\ndate: 2026-01-14\nlang: en\n---\n\n{body}\n"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    room = Newsroom(tmp_path / "archive")
    for number in range(6):
        room.write(f"news/{number}.md", _story(SETTLED))
    room.write("news/marks.md", _story("Jiří Havlicek was there."))
    room.write("news/slip.md", _story("The ferry left Orla Fnich behind. Port Hallam slept."))
    room.write("news/cousins.md", _story("Orla Finch raced her cousin, Orla Finche, to the pier."))
    room.git("add", "--all")
    room.git("commit", "--quiet", "--message", "archive")
    monkeypatch.chdir(room.folder)
    return room


def test_a_list_is_proposed_and_decides_nothing(
    archive: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", "learn", "--output", "names.yaml"]) == 0
    assert capsys.readouterr().err == "names.yaml: 2 names proposed from 9 articles.\n"
    text = archive.read("names.yaml")
    assert text.partition("\nnames:\n")[2] == (
        "  - preferred: Jiří Havlíček  # in 6 articles, as news/0.md:7\n"
        "    variants:\n"
        "      # sure: only marks, capitals, hyphens or spaces differ\n"
        "      - Jiří Havlicek  # in 1 article: news/marks.md:7\n"
        "    by:\n"
        "\n"
        "  - preferred: Orla Finch  # in 7 articles, as news/0.md:7\n"
        "    variants:\n"
        "      # likely: a slip of the pen apart, and far rarer\n"
        "      - Orla Fnich  # in 1 article: news/slip.md:7\n"
        "    by:\n"
    )
    listed = load_names("names.yaml", text.encode())
    assert [(item.preferred, item.decided) for item in listed] == [
        ("Jiří Havlíček", False),
        ("Orla Finch", False),
    ]


@pytest.mark.parametrize(
    ("settled", "rare", "proposed"),
    [
        ("Port Hallam", "Port Halam", True),
        ("Wendover Bay", "Wendovver Bay", True),
        ("Wending Harbour Trust", "Wendign Harbour Trust", True),
        ("Port Hallam", "Port Hallem", False),
        ("Port Hallam", "Fort Hallam", False),
        ("Lake Anna", "Lake Ana", False),
        ("North Hallam", "South Hallam", False),
        ("Port Hallam", "Port Halam and of Port Hallam", False),
    ],
)
def test_places_and_organisations_are_proposed_for_a_plain_slip(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settled: str,
    rare: str,
    *,
    proposed: bool,
) -> None:
    for number in range(5):
        (tmp_path / f"{number}.md").write_text(_story(f"The council of {settled} met."), encoding="utf-8")
    (tmp_path / "slip.md").write_text(_story(f"The council of {rare} was late."), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["names", "learn", "."]) == 0
    told = capsys.readouterr().out
    assert (f"- {rare}  # in 1 article: slip.md:7" in told) is proposed
    assert ("# likely: a slip of the pen apart, and far rarer" in told) is proposed
    for number in range(1, 5):
        (tmp_path / f"{number}.md").unlink()
    assert main(["names", "learn", "--settled", "2", "."]) == 0
    assert "variants" not in capsys.readouterr().out


def test_a_list_that_is_there_is_not_overwritten(
    archive: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.write("names.yaml", "names: []\n")
    assert main(["names", "learn", "--output", "names.yaml"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert archive.read("names.yaml") == "names: []\n"


def test_what_the_list_has_is_not_proposed_again(
    archive: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.write(
        "names.yaml", "names:\n  - preferred: Orla Finch\n    variants: [Orla Fnich]\n    by: desk\n"
    )
    assert main(["names", "learn"]) == 0
    assert "Orla" not in (out := capsys.readouterr().out)
    assert "preferred: Jiří Havlíček" in out


def test_settled_names_without_variants_are_listed_when_asked_for(
    archive: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", "learn", "--all", "news"]) == 0
    assert "  - preferred: Port Hallam  # in 7 articles, as news/0.md:7\n    by:\n" in capsys.readouterr().out
    assert main(["names", "learn", "--settled", "8"]) == 0
    assert capsys.readouterr().out.endswith("names: []\n")


def test_new_names_are_told_at_their_first_mention(
    archive: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.git("checkout", "--quiet", "-b", "bridge")
    archive.write(
        "news/bridge.md",
        _story(
            "Jiří Havlíčzek met Tobias Renner, who builds bridges. “It will fall,” Renner said. Finch was there.\n\n"
            "It stands in Port Hallam, not in Vadstrand."
        ),
    )
    archive.write("news/bus.md", _story("TOBIAS RENNER took the bus of Orla Finch."))
    archive.write("news/0.md", _story(SETTLED + " Ida Storm sang."))
    assert main(["names", "new", "--since", "main"]) == 0
    shown = capsys.readouterr()
    assert shown.out == (
        "news/0.md:7:63: Ida Storm\n"
        "news/bridge.md:7:1: Jiří Havlíčzek\n"
        "    like “Jiří Havlíček”, which the archive has: is one of the two misspelled?\n"
        "news/bridge.md:7:20: Tobias Renner\n"
        "news/bridge.md:9:34: Vadstrand\n"
    )
    assert shown.err == "4 new names, 1 of them a slip away from a known one.\n"
    assert main(["names", "new", "--since", "main", "news/bus.md", "--output", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "name": "TOBIAS RENNER",
            "path": "news/bus.md",
            "line": 7,
            "column": 1,
            "articles": 1,
            "nearest": "",
            "slip": False,
        }
    ]


def test_a_name_that_was_deleted_or_renamed_or_decided_on_is_not_new(
    archive: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.git("mv", "news/slip.md", "news/other.md")
    (archive.folder / "news/marks.md").unlink()
    archive.write("newslint.yaml", "names: names.yaml\n")
    archive.write("names.yaml", "names:\n  - preferred: Tobias Renner\n    by: desk\n")
    archive.write("news/new.md", _story("Jiří Havlicek met Orla Fnich and Tobias Renner."))
    assert main(["names", "new", "--since", "HEAD"]) == 0
    assert capsys.readouterr().err == "0 new names.\n"


def test_a_reference_that_git_does_not_know_is_a_mistake(
    archive: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", "new", "--since", "mian"]) == 2
    assert "git does not know 'mian' here" in capsys.readouterr().err
