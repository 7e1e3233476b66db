"""Vale styles brought along: what runs, where it looks, and what is refused by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from declaring import loaded, refused
from newslint.conventions import Conventions
from newslint.finding import Finding
from newslint.house_rules.declared import Scope
from newslint.house_rules.rule import rule_class
from newslint.house_rules.vale import rule_id
from newslint.house_rules.vale_scopes import ScopeError, scope_of
from newslint.testing import findings
from newsroom import Newsroom

HEAD = "---\ntitle: Council meets.\ndate: 2026-01-05\nlang: en\n---\n\n"


def _style(folder: Path, rules: dict[str, str], entry: str = "styles/House") -> Conventions:
    for name, text in rules.items():
        path = folder / "styles" / "House" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return loaded(folder, f"vale: [{entry}]\n").conventions


def _found(folder: Path, rule: str, text: str, entry: str = "styles/House") -> list[Finding]:
    conventions = _style(folder, {"Tried": rule}, entry)
    assert conventions.house_rules is not None
    assert not [item.message for item in conventions.house_rules.refused]
    (declared,) = conventions.house_rules.rules
    return findings(rule_class(declared)(), {"a.md": HEAD + text}, conventions)["a.md"]


def _told(folder: Path, rule: str, text: str) -> list[tuple[str, str]]:
    whole = HEAD + text
    return [(whole[item.span.start : item.span.end], item.message) for item in _found(folder, rule, text)]


def test_existence_runs_with_whole_words_raw_parts_and_exceptions(tmp_path: Path) -> None:
    rule = (
        "extends: existence\nmessage: \"No '%s'.\"\nignorecase: true\ntokens: ['utili[sz]e', in order to]\n"
    )
    assert _told(tmp_path, rule, "Utilize it in order to win; reutilise.\n") == [
        ("Utilize", "No 'Utilize'."),
        ("in order to", "No 'in order to'."),
    ]
    raw = "extends: existence\nmessage: '%s'\nraw: ['\\b(?:is|was)\\b\\s*']\ntokens: ['\\w+ed', 'built']\n"
    assert [words for words, _ in _told(tmp_path, raw, "It was closed. It is built, was café.\n")] == [
        "was closed",
        "is built",
    ]
    appended = "extends: existence\nmessage: '%s'\nappend: true\nraw: ['\\s+now']\ntokens: [here, there]\n"
    assert [words for words, _ in _told(tmp_path, appended, "Go there now. Go here soon.\n")] == ["there now"]
    spared = "extends: existence\nmessage: '%s'\ntokens: ['[A-Z]{2,}']\nexceptions: [NATO, 'B+C']\n"
    assert [words for words, _ in _told(tmp_path, spared, "NATO, the FAO and BBC.\n")] == ["FAO"]
    nonword = "extends: existence\nmessage: '%s'\nnonword: true\ntokens: ['\\.\\.\\.']\n"
    assert [words for words, _ in _told(tmp_path, nonword, "Well...\n")] == ["..."]
    start = "extends: existence\nmessage: '%s'\nscope: paragraph\ntokens: ['^But']\n"
    assert [words for words, _ in _told(tmp_path, start, "But no. But.\n")] == ["But"]


def test_substitution_runs_with_alternatives_and_groups(tmp_path: Path) -> None:
    rule = """\
extends: substitution
message: "Use '%s' instead of '%s'."
ignorecase: true
action: {name: replace}
swap:
  (?:motor ?car|automobile): car|vehicle
  url: URL
  'number of (\\w+)': many $1
"""
    items = _found(tmp_path, rule, "An automobile, a URL, a Url and a number of cafés.\n")
    assert [item.message for item in items] == [
        "Use 'car” or “vehicle' instead of 'automobile'.",
        "Use 'URL' instead of 'Url'.",
        "Use 'many cafés' instead of 'number of cafés'.",
    ]
    assert [bool(item.fix) for item in items] == [False, True, True]


@pytest.mark.parametrize(
    ("action", "text", "replacement"),
    [
        ("{name: remove}", "Well very so.", ""),
        ("{name: edit, params: [replace, very, quite]}", "Well very so.", "quite"),
        ("{name: edit, params: [remove, v]}", "Well very so.", "ery"),
    ],
)
def test_an_action_is_a_fix_that_an_editor_looks_at(
    tmp_path: Path, action: str, text: str, replacement: str
) -> None:
    rule = f"extends: existence\nmessage: x\naction: {action}\ntokens: [very]\n"
    (item,) = _found(tmp_path, rule, text)
    assert item.fix is not None
    assert item.fix.edits[0].replacement == replacement


def test_occurrence_repetition_consistency_and_conditional_run(tmp_path: Path) -> None:
    long = "extends: occurrence\nmessage: Shorter.\nscope: sentence\nmax: 4\ntoken: '\\b(\\w+)\\b'\n"
    assert _told(tmp_path, long, "One two three. One two three four five six.\n") == [("five", "Shorter.")]
    twice = "extends: repetition\nmessage: \"'%s' again\"\nalpha: true\ntokens: ['[^\\s]+']\n"
    assert _told(tmp_path, twice, "The the 3 3 it it. It\n") == []
    twice += "ignorecase: true\n"
    assert _told(tmp_path, twice, "The the 3 3 it.\n") == [("The the", "'The' again")]
    either = "extends: consistency\nmessage: \"'%s' and the other\"\neither: {adviser: advisor}\n"
    assert _told(tmp_path, either, "An adviser, an adviser, an advisor.\n") == [
        ("advisor", "'advisor' and the other")
    ]
    spelt = (
        "extends: conditional\nmessage: \"Spell out '%s'\"\nfirst: '\\b([A-Z]{3,6})\\b'\n"
        "second: ' \\(([A-Z]{3,6})\\)'\nexceptions: [BBC]\n"
    )
    assert _told(tmp_path, spelt, "The BBC, the Harbour Works Office (HWO), the HWO and NATO.\n") == [
        ("NATO", "Spell out 'NATO'")
    ]


@pytest.mark.parametrize(
    ("match", "text", "expected"),
    [
        ("$sentence", "## Ferry To The Harbour Stops Again Today\n", True),
        ("$sentence", "## Ferry to the harbour\n", False),
        ("$title", "## Ferry to harbour\n", True),
        ("$lower", "## ferry\n", False),
        ("$upper", "## FERRY\n", False),
        ("'^Ferry\\b'", "## Ferry stops\n", False),
        ("'^Ferry\\b'", "## The ferry\n", True),
    ],
)
def test_capitalization_runs_on_headings(tmp_path: Path, match: str, text: str, *, expected: bool) -> None:
    rule = f"extends: capitalization\nmessage: \"'%s'\"\nscope: heading.h2\nmatch: {match}\n"
    assert bool(_found(tmp_path, rule, text)) is expected


TEXT = "A zebra.\n\n## Zebra two\n\n### Zebra three\n\n- zebra item\n\n> Zebra block.\n\n“Zebra,” he said.\n"


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("text", ["zebra", "Zebra", "Zebra", "zebra"]),
        ("heading", ["Zebra", "Zebra"]),
        ("heading.h2", ["Zebra"]),
        ("[heading.h2, heading.h3]", ["Zebra", "Zebra"]),
        ("list", ["zebra"]),
        ("blockquote", ["Zebra"]),
        ("paragraph", ["zebra"]),
        ("text & ~heading", ["zebra", "zebra"]),
        ("~list", ["zebra", "Zebra", "Zebra"]),
        ("summary", ["zebra", "zebra"]),
        ("alt", []),
    ],
)
def test_a_scope_is_a_part_of_the_article(tmp_path: Path, scope: str, expected: list[str]) -> None:
    rule = f"extends: existence\nmessage: x\nignorecase: true\nscope: {scope}\ntokens: [zebra]\n"
    assert [words for words, _ in _told(tmp_path, rule, TEXT)] == expected


def test_a_style_can_be_given_parts_quotations_and_languages(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: x\nignorecase: true\ntokens: [zebra, council]\n"
    entry = "{style: styles/House, parts: [headline]}"
    assert [item.part for item in _found(tmp_path, rule, TEXT, entry)] == ["headline"]
    entry = "{style: styles/House, quotations: inside}"
    assert len(_found(tmp_path, rule, TEXT, entry)) == 2
    entry = "{style: styles/House, languages: [fr]}"
    assert _found(tmp_path, rule, TEXT, entry) == []


def test_scopes_that_mean_nothing_here_are_named() -> None:
    for written in (
        ["raw"],
        ["text.md"],
        ["code"],
        ["link"],
        ["sentence", "heading"],
        ["text & ~heading.h1"],
    ):
        with pytest.raises(ScopeError):
            scope_of(written, Scope(parts=("headline", "body")))


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("styles/Google/OxfordComma.yml", "google/oxford-comma"),
        ("styles/proselint/RASSyndrome.yml", "proselint/ras-syndrome"),
        ("styles/write-good/E-Prime.yml", "write-good/e-prime"),
        ("styles/18F/P_Value2.yml", "18-f/p-value2"),
        ("styles/Text/AMPM.yml", "vale-text/ampm"),
    ],
)
def test_a_rule_is_named_by_its_file(file: str, expected: str) -> None:
    assert rule_id(file, {"text"}) == expected


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("extends: script\nscript: x.tengo\n", "styles/House/Tried.yml:1:1: house/tried does not run: it runs a script"),
        ("message: x\nextends: spelling\n", "styles/House/Tried.yml:2:1: house/tried does not run: it checks spelling"),
        ("extends: metric\nformula: x\n", "reckons with a formula"),
        ("extends: sequence\ntokens: []\n", "needs the parts of speech"),
        ("extends: readability\n", "how hard a text is to read"),
        ("extends: existense\n", "extends “existense”, which is no kind of rule"),
        ("message: x\n", "extends no kind of rule"),
        ("extends: existence\nmessage: x\n", "it holds nothing to find"),
        ("extends: existence\nlevel: fatal\ntokens: [x]\n", ":2:1: house/tried does not run: it has the level “fatal”"),
        ("extends: existence\nscope: raw\ntokens: [x]\n", ":2:1: house/tried does not run: it has a scope that is not"),
        ("extends: existence\ntokens: ['(?<=a)b']\n", ":2:10: house/tried does not run: it looks back with “(?<=…)”"),
        ("extends: existence\nraw: ['a(?!b)']\n", "looks ahead with “(?!…)”"),
        ("extends: conditional\nfirst: '(a)\\1'\nsecond: b\n", ":2:1: house/tried does not run: it refers back to a group"),
        ("extends: capitalization\nmatch: $title\nprefix: 'a'\n", "leaves out a prefix"),
        ("extends: substitution\nswap: x\n", "has no table under “swap”"),
        ("extends: occurrence\ntoken: x\nmax: many\n", "gives no number"),
    ],
)  # fmt: skip
def test_what_does_not_run_is_refused_by_file_and_line(tmp_path: Path, rule: str, said: str) -> None:
    house = _style(tmp_path, {"Tried": rule, "Works": "extends: existence\ntokens: [x]\n"}).house_rules
    assert house is not None
    assert [item.id for item in house.rules] == ["house/works"]
    (refusal,) = house.refused
    assert said in refusal.message
    assert refusal.whole


def test_one_pattern_that_does_not_run_leaves_the_others(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: x\nfoo: 1\ntokens:\n  - good\n  - '(?<!a)b'\n  - c(?=d)\n  - '\\p{Nonsense}'\n"
    house = _style(tmp_path, {"Tried": rule}).house_rules
    assert house is not None
    (refusal,) = house.refused
    assert refusal.message == (
        "styles/House/Tried.yml:3:1: house/tried runs without this entry: it has the key “foo”, which is not "
        "understood; 3 more of its entries are left out."
    )
    assert not refusal.whole
    (declared,) = house.rules
    assert [
        item.message for item in findings(rule_class(declared)(), {"a.md": HEAD + "A good b.\n"})["a.md"]
    ] == ["x"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("styles/None", "newslint.yaml:1:8: the Vale style 'styles/None' is no folder"),
        ("../styles", "leads outside the configuration's folder"),
        ("styles", "holds no rules (*.yml); did you mean styles/House?"),
        ("{styl: styles/House}", "unknown key 'styl'; did you mean 'style'?"),
        ("{style: styles/House, parts: [hedline]}", "did you mean 'headline'?"),
    ],
)
def test_a_style_that_is_not_there_is_an_error(tmp_path: Path, entry: str, said: str) -> None:
    _style(tmp_path, {"Works": "extends: existence\ntokens: [x]\n"})
    assert said in refused(tmp_path, f"vale: [{entry}]\n")


def test_hostile_styles_end_in_an_error_and_never_in_a_hang(tmp_path: Path) -> None:
    folder = tmp_path / "styles" / "House"
    folder.mkdir(parents=True)
    file = folder / "Tried.yml"

    def said(data: bytes) -> str:
        file.write_bytes(data)
        return refused(tmp_path, "vale: [styles/House]\n")

    assert "are not UTF-8 (byte 12)" in said(b"message: 'x\n\xff'")
    assert "have more than 1,000,000 bytes" in said(b"tokens: ['" + b"a" * 10_000_000 + b"']")
    assert "Tried.yml:1:1: a rule of a Vale style is a list of keys and values" in said(b"- a\n")
    assert "Tried.yml:" in said(b"tokens: [\n")
    bomb = "a: &a [x, x, x, x, x, x, x, x]\n"
    for name, before in zip("bcdefghij", "abcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]\n"
    file.write_text(bomb + "extends: existence\ntokens: *j\n", encoding="utf-8")
    laughed = loaded(tmp_path, "vale: [styles/House]\n").conventions.house_rules
    assert laughed is not None
    assert laughed.rules == ()
    many = "extends: existence\ntokens:\n" + "".join(f"- w{number}\n" for number in range(6_000))
    file.write_text(many, encoding="utf-8")
    nested = "extends: existence\ntokens: ['(a+)+$', '(?:(?:a{1000}){1000}){1000}']\n"
    (folder / "Nested.yml").write_text(nested, encoding="utf-8")
    house = loaded(tmp_path, "vale: [styles/House]\n").conventions.house_rules
    assert house is not None
    told = [item.message for item in house.refused]
    assert "more than 5,000 entries" in told[1]
    assert "is refused by RE2" in told[0]
    assert [item.id for item in house.rules] == ["house/nested"]
    found = findings(rule_class(house.rules[0])(), {"a.md": HEAD + "a" * 200_000 + "! b\n"})["a.md"]
    assert found == []


def test_refusals_are_told_once_a_run_until_the_rule_is_ignored(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("styles/House/Tried.yml", "extends: spelling\n")
    room.write(
        "styles/House/Works.yml", "extends: existence\nmessage: No '%s'.\ntokens: [zebra]\nlevel: error\n"
    )
    room.write("newslint.yaml", "vale: [styles/House]\n")
    room.write("a.md", HEAD.replace(".", "") + "A zebra.\n")
    done = room.run("a.md", "a.md")
    assert "a.md:7:3 error house/works\n  No 'zebra'." in done.stdout
    assert done.stderr.count("styles/House/Tried.yml:1:1: house/tried does not run") == 1
    room.write("newslint.yaml", "vale: [styles/House]\nignore: [house/tried]\n")
    done = room.run("a.md")
    assert done.returncode == 1
    assert "Tried.yml" not in done.stderr
