"""What the rules rest on: whose words, how far they can be trusted, and nobody's that were not read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newslint import registry
from newslint.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
RULES = {name: entry.load() for name, entry in registry.rules().items()}
BODIES = {
    "AP", "BBC", "Checklists of copy editors", "IPTC", "National Geographic", "NPR", "Reuters", "Superdesk",
    "The Guardian", "The New York Times", "W3C", "newslint",
}  # fmt: skip
_COMMANDS = re.compile(
    r"\b(?:AP|Associated Press|Reuters|NPR|BBC|Guardian)(?: style(?:book)?)? (?:requires|demands|insists|orders)"
)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_source_has_a_known_owner_and_a_grade(rule: type[Rule]) -> None:
    for standard in rule.standards:
        assert standard.body in BODIES
        assert standard.grade in ("A", "B", "C")
        assert standard.url == "" or standard.url.startswith("https://")
        # The stylebook is sold, and was not read.
        assert standard.body != "AP" or standard.grade == "B"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_page_puts_an_order_into_the_mouth_of_another_house(rule: type[Rule]) -> None:
    assert _COMMANDS.search(rule.__doc__ or "") is None
    assert not any(_COMMANDS.search(standard.title) for standard in rule.standards)


def test_no_page_of_the_documentation_does() -> None:
    for page in ROOT.glob("docs/**/*.md"):
        assert _COMMANDS.search(page.read_text(encoding="utf-8")) is None, page.name


def test_an_order_is_known_when_it_is_seen() -> None:
    assert _COMMANDS.search("AP requires a date")
    assert _COMMANDS.search("AP style demands a date")
    assert _COMMANDS.search("commonly taught as AP style") is None
