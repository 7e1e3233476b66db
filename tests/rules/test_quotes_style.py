"""quotes/style: which marks the house puts where, and the change of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.testing import findings
from newslint_rules.quotes.style import Style
from newsroom import Newsroom


def _told(headline: str, body: str) -> list[str]:
    text = f"---\ntitle: '{headline.replace(chr(39), chr(39) * 2)}'\n---\n\n{body}\n"
    rule = Style(headline="single", text="double")
    return [item.subject for item in findings(rule, {"a.md": text})["a.md"]]


@pytest.mark.parametrize(
    ("headline", "body", "told"),
    [
        ("Mayor: “Close it”", "It will close.", ["“Close it”"]),
        ('Mayor: "Close it"', "It will close.", ['"Close it"']),
        ("Mayor: ‘Close it’", "It will close.", []),
        ("Mayor speaks", "He said ‘close it’ twice.", ["‘close it’"]),
        ("Mayor speaks", "“They said ‘close it’ twice,” he said.", []),
        ("Mayor speaks", "The drivers’ and riders’ clubs met in the ’90s.", []),
        ("Mayor speaks", "The pipe is 6' 2\" long.", []),
        ("Mayor speaks", "## He said “close it”\n\nIt will close.", ["“close it”"]),
        ("Mayor speaks", "> ‘Close it’, the letter read.", []),
        ("Mayor speaks", "Call `print('close it')` and wait.", []),
        ("Le maire parle", "Il a dit « fermez-le ».", []),
    ],
)
def test_marks_of_the_other_kind_are_told(headline: str, body: str, told: list[str]) -> None:
    assert _told(headline, body) == told


def test_without_an_option_nothing_is_told() -> None:
    assert not findings(Style(), {"a.md": "# Mayor: “Close it”\n\nHe said ‘close it’ twice.\n"})["a.md"]


def test_the_profile_sets_it_and_a_fix_changes_both_marks(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "desk")
    room.write("newslint.yaml", "profile: bbc\nextend-select: [quotes/style]\nlanguage: en\n")
    room.write("a.md", "# Mayor: “Close it”\n\nHe said ‘close it’. He said ‘don’t “do” it’ twice.\n")
    assert room.run("--select", "quotes/style", "--output", "concise").stdout.count("quotes/style") == 3
    room.run("--select", "quotes/style", "--fix", "--unsafe-fixes")
    assert room.read("a.md") == "# Mayor: ‘Close it’\n\nHe said “close it”. He said ‘don’t “do” it’ twice.\n"
