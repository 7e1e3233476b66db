"""What each kind of house rule finds, and where it looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from declaring import found, words
from newslint.fix import Safety

HEAD = "---\ntitle: Council meets\ndate: 2026-01-05\n---\n\n"


def test_existence_finds_words_and_patterns_but_for_exceptions(tmp_path: Path) -> None:
    rule = """
kind: existence
words: [iconic, café society]
patterns: ['\\bnot un\\w+']
exceptions: [iconic bridge]
"""
    text = HEAD + "The Iconic tower, an iconic bridge, café society: not unlikely. Iconically so.\n"
    assert words(tmp_path, rule, text) == ["Iconic", "café society", "not unlikely"]
    assert found(tmp_path, rule, text)[0].message == "“Iconic” is not used here; find other words."


def test_substitution_offers_what_should_stand_there_with_its_capitals(tmp_path: Path) -> None:
    rule = """
kind: substitution
replace:
  utilise: use
  terminate: [end, stop]
  email: e-mail
replace-patterns:
  'per (\\w+) basis': each $1
"""
    text = HEAD + "Utilise it, UTILISE it, utilise it on a per week basis, then terminate. E-mail us.\n"
    items = found(tmp_path, rule, text)
    assert [item.message for item in items] == [
        "Write “Use” instead of “Utilise”.",
        "Write “USE” instead of “UTILISE”.",
        "Write “use” instead of “utilise”.",
        "Write “each week” instead of “per week basis”.",
        "Write “end” or “stop” instead of “terminate”.",
    ]
    fixes = [item.fix.edits[0].replacement if item.fix else None for item in items]
    assert fixes == ["Use", "USE", "use", "each week", None]
    assert {item.fix.safety for item in items if item.fix} == {Safety.UNSAFE}


def test_what_already_stands_as_it_should_is_left_alone(tmp_path: Path) -> None:
    rule = "kind: substitution\nreplace: {url: URL}\nfix: safe"
    items = found(tmp_path, rule, HEAD + "The URL and the Url.\n")
    assert [item.message for item in items] == ["Write “URL” instead of “Url”."]
    assert items[0].fix is not None
    assert items[0].fix.safety is Safety.SAFE


@pytest.mark.parametrize(
    ("per", "expected"),
    [("part", ["!"]), ("sentence", []), ("article", ["!", "!"])],
)
def test_occurrence_counts_in_a_part_a_sentence_or_the_article(
    tmp_path: Path, per: str, expected: list[str]
) -> None:
    rule = f"kind: occurrence\npatterns: ['!']\nmax: 1\nper: {per}\nquotations: anywhere"
    text = HEAD + "One! Two! Three.\n\nFour! It is done.\n"
    assert words(tmp_path, rule, text) == expected[:1]


def test_occurrence_asks_for_what_must_be_there(tmp_path: Path) -> None:
    rule = "kind: occurrence\nwords: [correction]\nmin: 1\nper: article\nparts: [body]"
    (item,) = found(tmp_path, rule, HEAD + "Nothing of the kind.\n")
    assert item.message == "What must stand here is missing."
    assert found(tmp_path, rule, HEAD + "Correction: a name was misspelt.\n") == []


def test_repetition_finds_the_same_words_in_a_row(tmp_path: Path) -> None:
    text = HEAD + "The the mayor met met met café café, and and. Then then it ended; so, so it did.\n"
    assert words(tmp_path, "kind: repetition", text) == [
        "The the",
        "met met met",
        "café café",
        "and and",
        "Then then",
    ]
    assert words(tmp_path, "kind: repetition\nmax: 2", text) == ["met met met"]
    assert words(tmp_path, "kind: repetition\nwords: [and]", text) == ["and and"]
    assert words(tmp_path, "kind: repetition\nmatch-case: true", text) == [
        "met met met",
        "café café",
        "and and",
    ]


def test_consistency_reports_the_rarer_spelling_with_the_other(tmp_path: Path) -> None:
    rule = "kind: consistency\neither: {organise: organize}"
    text = HEAD + "We organize. They organise, and organise.\n"
    (item,) = found(tmp_path, rule, text)
    assert item.message == "“organize” and “organise” both stand in this article; keep to one."
    assert text[item.related[0].span.start :].startswith("organise, and")
    assert words(tmp_path, rule, HEAD + "We organise. They organize.\n") == ["organize"]
    assert words(tmp_path, rule, HEAD + "We organise. They organise.\n") == []


def test_conditional_asks_for_what_explains_a_thing(tmp_path: Path) -> None:
    rule = """
kind: conditional
when: '\\b([A-Z]{3,6})\\b'
needs: '\\(([A-Z]{3,6})\\)'
exceptions: [BBC]
"""
    text = (
        HEAD + "The BBC, NATO and the FAO met. The Harbour Works Office (HWO) and the HWO again; NATO left.\n"
    )
    assert words(tmp_path, rule, text) == ["NATO", "FAO"]


def test_conditional_can_ask_that_it_stands_before(tmp_path: Path) -> None:
    rule = "kind: conditional\nwhen: '\\bHWO\\b'\nneeds: 'Harbour Works Office'\nbefore: true"
    assert words(tmp_path, rule, HEAD + "The HWO met. The Harbour Works Office (HWO) left.\n") == ["HWO"]
    assert words(tmp_path, rule, HEAD + "The Harbour Works Office (HWO) left. The HWO met.\n") == []


@pytest.mark.parametrize(
    ("style", "headline", "expected"),
    [
        ("sentence", "Council Approves New Harbour Bridge", True),
        ("sentence", "Council approves new Harbour Bridge", False),
        ("sentence", "Anna Lindqvist and Per Holm", False),
        ("sentence", "council approves bridge", True),
        ("sentence", "iPhone sales fall", False),
        ("title", "Council Approves New Harbour Bridge", False),
        ("title", "Council Approves the Bridge of the Year", False),
        ("title", "Council approves New Bridge", True),
        ("title", "Council Signs Up With The Bank", True),
        ("title", "Ferry Stops: The Islands Wait", False),
        ("lower", "council meets", False),
        ("lower", "council Meets NATO", True),
        ("upper", "COUNCIL MEETS", False),
        ("upper", "COUNCIL meets", True),
    ],
)
def test_capitals_are_held_to_a_style(tmp_path: Path, style: str, headline: str, *, expected: bool) -> None:
    rule = f"kind: capitalisation\nstyle: {style}\nexceptions: [iPhone]"
    text = f"---\ntitle: '{headline}'\ndate: 2026-01-05\n---\n\nText.\n"
    assert bool(found(tmp_path, rule, text)) is expected


EVERYWHERE = """---
title: Zebra headline
standfirst: Zebra standfirst
kicker: Zebra kicker
author: Zebra Byline
date: 2026-01-05
image: zebra.jpg
image_caption: Zebra caption
image_credit: Zebra/Agency
image_alt: Zebra alt
related:
  - {title: Zebra teaser, summary: Zebra summary, url: /a}
---

Zebra body with `zebra` code.

## Zebra subhead

> Zebra block.

He said: “A zebra, no less.”
"""


@pytest.mark.parametrize(
    ("scope", "parts"),
    [
        ("parts: [headline]", ["headline"]),
        ("parts: [standfirst, byline]", ["standfirst", "byline"]),
        ("parts: [caption, credit, alt]", ["caption", "credit", "alt"]),
        ("parts: [teaser]", ["teaser-title", "teaser-summary"]),
        ("parts: [body]", ["body", "body"]),
        ("parts: [body]\nblocks: [heading]", ["body"]),
        ("parts: [body]\nquotations: inside", ["body", "body"]),
        ("parts: [body]\nquotations: anywhere", ["body", "body", "body", "body"]),
    ],
)
def test_a_rule_looks_where_it_is_told_to(tmp_path: Path, scope: str, parts: list[str]) -> None:
    items = found(tmp_path, f"kind: existence\nwords: [zebra]\n{scope}", EVERYWHERE)
    assert sorted(str(item.part) for item in items) == sorted(parts)


def test_the_default_is_all_that_readers_take_for_the_copy(tmp_path: Path) -> None:
    items = found(tmp_path, "kind: existence\nwords: [zebra]", EVERYWHERE)
    assert {str(item.part) for item in items} == {
        "headline", "standfirst", "kicker", "caption", "alt", "teaser-title", "teaser-summary", "body",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("sections: [Sport]", True),
        ("sections: [news]", False),
        ("tags: [rowing, chess]", True),
        ("tags: [chess]", False),
        ("languages: [fr]", True),
        ("languages: [en]", False),
    ],
)
def test_a_rule_speaks_of_the_articles_it_is_told_to(tmp_path: Path, scope: str, *, expected: bool) -> None:
    text = "---\ntitle: Zebra\ndate: 2026-01-05\nsection: sport\ntags: [Rowing]\nlang: fr\n---\n\nUn texte.\n"
    assert bool(found(tmp_path, f"kind: existence\nwords: [zebra]\n{scope}", text)) is expected


def test_a_message_is_filled_and_never_read_as_a_format(tmp_path: Path) -> None:
    rule = "kind: existence\npatterns: ['\\{\\w+\\}']\nmessage: 'Take {text} out: 100%s {0.__class__}.'"
    (item,) = found(tmp_path, rule, HEAD + "A {text} here.\n")
    assert item.message == "Take {text} out: 100%s {0.__class__}."


def test_places_in_escaped_copy_are_those_of_the_source(tmp_path: Path) -> None:
    text = '<html lang="en"><body><article><h1>Talks</h1><p>Ö &amp; caf&eacute; <b>soc</b>iety met &mdash; zebra.</p></article></body></html>'
    assert words(tmp_path, "kind: existence\nwords: [café society, zebra]", text, "a.html") == [
        "caf&eacute; <b>soc</b>iety",
        "zebra",
    ]


def test_white_space_can_be_found_by_itself(tmp_path: Path) -> None:
    assert words(tmp_path, "kind: existence\npatterns: ['\\s']\nparts: [headline]", HEAD) == [" "]
