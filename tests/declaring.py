"""Helpers of these tests: a configuration with house rules, and what its rules report of a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.configuration import ConfigurationError, load
from newslint.conventions import Conventions
from newslint.finding import Finding
from newslint.house_rules.rule import rule_class
from newslint.settings import Settings
from newslint.testing import findings


def loaded(folder: Path, text: str) -> Settings:
    """Load a configuration of a text."""
    path = folder / "newslint.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def refused(folder: Path, text: str) -> str:
    """Return what is said of a configuration that is refused."""
    with pytest.raises(ConfigurationError) as caught:
        loaded(folder, text)
    return str(caught.value)


def found(folder: Path, rule: str, text: str, name: str = "story.md") -> list[Finding]:
    """Return what one house rule, given as the keys of its YAML, reports of a file."""
    lines = "".join(f"    {line}\n" for line in rule.strip().splitlines())
    settings = loaded(folder, f"house-rules:\n  - id: house/tried\n{lines}")
    house = settings.conventions.house_rules
    assert house is not None
    conventions = Conventions(language="en", house_rules=house)
    return findings(rule_class(house.rules[0])(), {name: text}, conventions)[name]


def words(folder: Path, rule: str, text: str, name: str = "story.md") -> list[str]:
    """Return the words at each place that one house rule reports."""
    return [text[item.span.start : item.span.end] for item in found(folder, rule, text, name)]
