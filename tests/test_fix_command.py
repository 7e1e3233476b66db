"""`newslint fix`: what is applied unasked, what an editor is asked about, and what is done with the answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import Newsroom
from photographs import iim, jpeg

STORY = """\
---
title: Ferry stops for the winter
date: 2026-01-14
lang: en
---

The the ferry between Port Hallam and the islands will not sail again before March.

“We have no choice," said Captain Ilse Brandt, who was asked about it on Thursday, January 13, 2026.

Nobody on the quay had known.
"""
SAFE = STORY.replace("The the", "The")
QUOTE = SAFE.replace('choice,"', "choice,”")
WEEKDAY = SAFE.replace("Thursday", "Tuesday")


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    made = Newsroom(tmp_path / "site")
    made.write("ferry.md", STORY)
    return made


def _ask(room: Newsroom, answers: str, *words: str) -> str:
    done = room.run("fix", "--interactive", *words, given=answers.encode())
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_safe_fixes_are_applied_and_nothing_is_reported(room: Newsroom) -> None:
    done = room.run("fix")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "newslint: 1 fix applied in 1 file\n"
    assert room.read("ferry.md") == SAFE
    assert room.run("fix").stderr == "newslint: 0 fixes applied in 0 files\n"


def test_what_would_change_is_shown(room: Newsroom) -> None:
    done = room.run("fix", "--diff")
    assert done.returncode == 1
    assert "-The the ferry" in done.stdout
    assert room.read("ferry.md") == STORY
    assert room.run("fix", "--diff", "--unsafe-fixes").stdout.count("\n+") == 3  # the file, and two lines


def test_unsafe_fixes_are_applied_where_they_are_asked_for(room: Newsroom) -> None:
    room.run("fix", "--unsafe-fixes")
    assert room.read("ferry.md") == QUOTE.replace("Thursday", "Tuesday")


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ("y\ny\n", QUOTE.replace("Thursday", "Tuesday")),
        ("y\nn\n", QUOTE),
        ("n\ny\n", WEEKDAY),
        ("Yes\nNo\n", QUOTE),
        ("a\nn\n", QUOTE),
        ("s\n", SAFE),
        ("q\n", SAFE),
        ("y\nq\n", QUOTE),
        ("y\n", QUOTE),
        ("", SAFE),
        ("?\nx\n\ny\nn\n", QUOTE),
        (
            "e\n”\ne\nThursday, January 15, 2026\n",
            QUOTE.replace("Thursday, January 13", "Thursday, January 15"),
        ),
        ("n\ne\n\nn\n", SAFE),
    ],
)
def test_each_answer_does_what_it_says(room: Newsroom, answers: str, text: str) -> None:
    _ask(room, answers)
    assert room.read("ferry.md") == text


def test_the_sentence_is_shown_as_it_is_and_as_it_would_be(room: Newsroom) -> None:
    said = _ask(room, "n\nn\n")
    assert "ferry.md:9 quotes/mismatched (1 of 2)" in said
    assert '\n  - “We have no choice," said Captain' in said
    assert "\n  + “We have no choice,” said Captain" in said
    assert "\x1b[" not in said
    coloured = _ask(room, "n\nn\n", "--color", "always")
    assert "\x1b[31mThursday\x1b[0m" in coloured
    assert "\x1b[32mTuesday\x1b[0m" in coloured


def test_a_finding_can_be_agreed_to_with_a_reason(room: Newsroom) -> None:
    said = _ask(room, "i\n\ni\nas the transcript has it\nn\n")
    assert "Say why" in said
    assert "1 finding silenced in newslint-suppressions.yaml" in said
    assert room.read("ferry.md") == SAFE
    written = room.read("newslint-suppressions.yaml")
    assert "rule: quotes/mismatched" in written
    assert 'reason: "as the transcript has it"' in written
    assert "quotes/mismatched" not in room.run().stdout


def test_words_that_cannot_be_written_in_their_place_are_refused(room: Newsroom) -> None:
    (room.folder / "pier.jpg").write_bytes(jpeg(iim=iim((80, b"Jon Pell"))))
    text = (
        '---\ntitle: Pier\nlang: en\n---\n\nIt is old.\n\n{{< figure src="pier.jpg" caption="The pier." >}}\n'
    )
    room.write("ferry.md", text)
    said = _ask(room, 'e\nJon "J" Pell\ne\nJ. Pell\n')
    assert "cannot be written in this place" in said
    assert "Your words (proposed: “Jon Pell”): " in said
    assert room.read("ferry.md") == text.replace('"pier.jpg"', '"pier.jpg" attr="J. Pell"')


def test_where_there_is_nothing_to_ask_about_that_is_said(room: Newsroom) -> None:
    room.write("ferry.md", "---\ntitle: Ferry\nlang: en\n---\n\nIt will not sail.\n")
    assert _ask(room, "") == "newslint: there is no fix that an editor should look at\n"


def test_an_edited_fix_is_the_editors_even_where_it_does_not_mend(room: Newsroom) -> None:
    said = _ask(room, "n\ne\nFriday, January 13, 2026\n")
    assert room.read("ferry.md") == SAFE.replace("Thursday", "Friday")
    assert "With these words a finding still stands: “Friday, January 13, 2026” contradicts itself" in said


def test_the_question_for_other_words_quotes_what_stands_the_date_with_its_weekday(room: Newsroom) -> None:
    said = _ask(room, "e\n”\ne\nThursday, January 15, 2026\n")
    assert 'Instead of “"”: ' in said
    assert "Instead of “Thursday, January 13, 2026”: " in said
    assert "still stands" not in said
    assert _ask(room, "") == "newslint: there is no fix that an editor should look at\n"


def test_a_date_over_two_lines_is_written_anew_as_a_whole(room: Newsroom) -> None:
    room.write("ferry.md", QUOTE.replace("January 13, 2026", "January\n13, 2026"))
    said = _ask(room, "e\nThursday, January 15, 2026\n")
    assert "Instead of “Thursday, January 13, 2026”: " in said
    assert room.read("ferry.md") == QUOTE.replace("January 13", "January 15")


def test_what_a_baseline_knows_is_left_alone(room: Newsroom) -> None:
    room.run("baseline", "write")
    room.write("ferry.md", STORY + "\nThe the quay is closed.\n")
    room.run("fix", "--unsafe-fixes", "--baseline", ".newslint-baseline.json")
    assert room.read("ferry.md") == STORY + "\nThe quay is closed.\n"


def test_what_a_change_does_not_bring_is_left_alone(room: Newsroom) -> None:
    room.commit("Begin")
    room.write("ferry.md", STORY + "\nAnd and the quay is closed.\n")
    room.run("fix", "--unsafe-fixes", "--changed-since", "HEAD")
    assert room.read("ferry.md") == STORY + "\nAnd the quay is closed.\n"


@pytest.mark.parametrize(
    "words", [("--interactive", "--diff"), ("-i", "--unsafe-fixes"), ("-",), ("--stdin-filename", "a.md")]
)
def test_what_makes_no_sense_together_is_refused(room: Newsroom, words: tuple[str, ...]) -> None:
    assert room.run("fix", *words).returncode == 2
    assert room.read("ferry.md") == STORY


def test_a_file_that_changes_while_questions_are_asked_is_left(room: Newsroom) -> None:
    room.write("ferry.md", SAFE)
    process = subprocess.Popen(
        (sys.executable, "-m", "newslint", "fix", "-i"),
        cwd=room.folder,
        env=room.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    while not process.stdout.readline().startswith(b"  + "):
        pass
    room.write("ferry.md", SAFE + "\nMore.\n")
    _, said = process.communicate(b"y\ny\n")
    assert b"it was changed while it was checked" in said
    assert room.read("ferry.md") == SAFE + "\nMore.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
def test_on_a_terminal_the_questions_are_coloured_unless_the_environment_says_no(room: Newsroom) -> None:
    import pty

    for extra, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        room.write("ferry.md", SAFE)
        leader, follower = pty.openpty()
        process = subprocess.Popen(
            (sys.executable, "-m", "newslint", "fix", "-i"),
            cwd=room.folder,
            env={**room.environment, "TERM": "xterm", **extra},
            stdin=follower,
            stdout=follower,
            stderr=subprocess.PIPE,
        )
        os.close(follower)
        os.write(leader, b"y\nn\n")
        shown = b""
        while True:
            try:
                part = os.read(leader, 4096)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            shown += part
        os.close(leader)
        process.communicate()
        assert process.returncode == 0
        assert room.read("ferry.md") == QUOTE
        assert (b"\x1b[32m" in shown) is coloured


SIDECAR = """\
# Findings that an editor has agreed to. `newslint suppressions add` writes this file.
# Kept by the picture desk.
- path: ferry.md
  rule: credits/missing
  key: "0000000000000000"
  reason: "handout"

# The one that counts:
- path: ferry.md
  rule: quotes/mismatched
  key: "{key}"
  reason: "as the transcript has it"  # see the tape
- path: gone.md
  rule: credits/missing
  key: "0000000000000001"
  reason: "gone"
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_stale_entries_beside_the_articles_are_taken_out_and_no_other_byte(
    room: Newsroom, newline: str
) -> None:
    room.write("ferry.md", SAFE)
    line = next(number for number, line in enumerate(SAFE.split("\n"), 1) if "choice" in line)
    room.run("suppressions", "add", f"ferry.md:{line}", "quotes/mismatched", "--reason", "as said")
    key = room.read("newslint-suppressions.yaml").partition("key: ")[2].partition("\n")[0].strip('"')
    text = SIDECAR.format(key=key).replace("\n", newline)
    file = room.folder / "newslint-suppressions.yaml"
    file.write_bytes(text.encode())
    shown = room.run("fix", "--diff").stdout
    assert "-- path: gone.md" in shown
    assert file.read_bytes() == text.encode()
    assert "2 fixes applied in 1 file" in room.run("fix").stderr
    first, second, third = (
        text.index(f"- path: {name}") for name in ("ferry", "ferry.md" + newline + "  rule: quotes", "gone")
    )
    left = text[:first] + text[text.index(newline + "# The one") : third]
    assert second < third
    assert file.read_bytes() == left.encode()
    assert room.run("fix").stderr == "newslint: 0 fixes applied in 0 files\n"
    assert "suppressions/" not in room.run().stdout
