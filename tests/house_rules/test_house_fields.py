"""Fields of an article that must be there, must not, or have a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from declaring import found, words

FULL = """---
title: Council meets
author: Ann Lee
section: news
tags: [rowing, chess]
date: 2026-01-05
images:
  - {src: a.jpg, caption: A boat, credit: Ann Lee}
  - {src: b.jpg, credit: Ann Lee}
---

Text.
"""
BARE = "---\ntitle: Council meets\ndate: 2026-01-05\n---\n\nText.\n"


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        ("field: byline\nrequired: true", BARE, "The byline is missing; add it."),
        ("field: byline\nrequired: true", FULL, ""),
        ("field: byline\nforbidden: true", FULL, "There must be no byline here; take it out."),
        ("field: standfirst\nrequired: true", FULL, "The standfirst is missing; add it."),
        ("field: headline\nmax-characters: 10", FULL, "The headline has 13 characters; 10 is the most."),
        ("field: headline\nmin-words: 3", FULL, "The headline has 2 words; it needs 3."),
        ("field: headline\nmax-words: 3", FULL, ""),
        ("field: headline\npattern: '[A-Z].*[^.]'", FULL, ""),
        ("field: headline\npattern: '.*\\.'", FULL, "“Council meets” has not the form that the house wants of the headline."),
        ("field: section\none-of: [News, Sport]", FULL, ""),
        ("field: section\none-of: [Sport]", FULL, "“news” is none of the values that the house has for the section."),
        ("field: section\nrequired: true", BARE, "The section is missing; add it."),
        ("field: tags\nmin-count: 3", FULL, "This article has 2 of “tags”; it needs 3."),
        ("field: tags\nmax-count: 1", FULL, "This article has 2 of “tags”; 1 is the most."),
        ("field: picture\nmin-count: 1", BARE, "This article has 0 of “picture”; it needs 1."),
        ("field: picture\nmin-count: 1", FULL, ""),
        ("field: caption\nrequired: true", FULL, "The caption is missing; add it."),
        ("field: caption\nrequired: true", BARE, ""),
        ("field: published\nrequired: true", "# Council meets\n\nText of the day.\n", "The date of publication is missing; add it."),
        ("field: published\nrequired: true", BARE, ""),
        ("field: language\nrequired: true", BARE, "The language is missing; add it."),
    ],
)  # fmt: skip
def test_a_field_is_held_to_what_the_house_wants(tmp_path: Path, rule: str, text: str, said: str) -> None:
    assert [item.message for item in found(tmp_path, f"kind: field\n{rule}", text)] == (
        [said] if said else []
    )


def test_a_missing_caption_is_shown_at_its_picture(tmp_path: Path) -> None:
    assert words(tmp_path, "kind: field\nfield: caption\nrequired: true", FULL) == ["b.jpg"]


def test_the_words_are_the_houses_own(tmp_path: Path) -> None:
    rule = "kind: field\nfield: headline\nmax-characters: 10\nmessage: 'Cut {count} to {limit}: {field} “{text}”.'"
    (item,) = found(tmp_path, rule, FULL)
    assert item.message == "Cut 13 to 10: headline “Council meets”."
