"""House rules in the configuration: what is refused and how, and that they are rules like any other."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import cast

import pytest

from declaring import loaded, refused
from newslint.cli import main
from newslint.configuration import ConfigurationError, load
from newslint.finding import Severity
from newslint.house_rules.rule import rule_class
from newslint.report import rule_info
from newslint.schema import schemas
from newsroom import Newsroom

IDLE = """\
house-rules:
  - id: house/iconic
    kind: existence
    words: [iconic]
    message: “{text}” says nothing; say what is special.
    why: Everything is iconic by now.
    link: https://style.example.org/iconic
    severity: error
    bad: ["An ⟦iconic⟧ tower."]
    good: ["A tower."]
"""
ARTICLE = "---\ntitle: Council meets\ndate: 2026-01-05\n---\n\nAn iconic tower.\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: house/x, kind: existense, words: [a]}", "newslint.yaml:2:25: 'existense' is no kind of rule; did you mean 'existence'?"),
        ("- {id: house/x, words: [a]}", "newslint.yaml:2:5: a rule has a “kind:”; there are existence,"),
        ("- {id: house/x, kind: existence, wrods: [a]}", "newslint.yaml:2:36: unknown key 'wrods'; did you mean 'words'?"),
        ("- {id: House X, kind: existence, words: [a]}", "newslint.yaml:2:10: house-rules.0.id: 'House X' is of a form"),
        ("- {id: credits/x, kind: existence, words: [a]}", "newslint.yaml:2:10: the family of 'credits/x' is newslint's own"),
        ("- {id: house/x, kind: existence}", "say what to find, under `words` or `patterns`"),
        ("- {id: house/x, kind: existence, patterns: ['a', '(?<=a)b']}", "newslint.yaml:2:52: this pattern looks back with “(?<=…)”"),
        ("- {id: house/x, kind: existence, patterns: ['(a', '\\q']}", "newslint.yaml:2:53: this pattern uses “\\q”"),
        ("- {id: house/x, kind: existence, words: [a], message: 'Not {txet}'}", "newslint.yaml:2:57: a message of this kind knows no {txet}; did you mean {text}?"),
        ("- {id: house/x, kind: existence, words: [a], link: 'javascript:x'}", "newslint.yaml:2:54: house-rules.0.link: 'javascript:x' is of a form"),
        ("- {id: house/x, kind: existence, words: [a], severity: eror}", "did you mean 'error'?"),
        ("- {id: house/x, kind: existence, words: [a], parts: [headlin]}", "did you mean 'headline'?"),
        ("- {id: house/x, kind: substitution, replace: {a: ''}}", "newslint.yaml:2:52: say what to write instead"),
        ("- {id: house/x, kind: substitution, replace-patterns: {a: '$1'}}", "“$” stands for a group"),
        ("- {id: house/x, kind: occurrence, words: [a]}", "say how often, with `min` or `max`"),
        ("- {id: house/x, kind: occurrence, words: [a], min: 3, max: 2}", "`max: 2` is less than `min: 3`"),
        ("- {id: house/x, kind: consistency}", "give the two spellings"),
        ("- {id: house/x, kind: field, field: headline}", "say what is wanted of the field"),
        ("- {id: house/x, kind: field, field: picture, max-words: 3}", "a picture has no words"),
        ("- {id: house/x, kind: field, field: byline, forbidden: true, required: true}", "a forbidden field cannot be required"),
        ("- {id: house/x, kind: existence, words: [a]}\n  - {id: house/x, kind: existence, words: [b]}", "newslint.yaml:3:10: there is a rule 'house/x' already, in newslint.yaml:2"),
        ("- {id: house/x, kind: existence, words: [a], bad: [{headlin: A}]}", "unknown key 'headlin'; did you mean 'headline'?"),
        ("- ../rules.yaml", "newslint.yaml:2:5: the house rules '../rules.yaml' lead outside the configuration's folder"),
        ("- rules.yaml", "newslint.yaml:2:5: the house rules 'rules.yaml' cannot be read: No such file"),
        ("- 3", "newslint.yaml:2:5: house-rules.0:"),
    ],
)  # fmt: skip
def test_a_mistake_is_shown_at_its_place_with_a_remedy(tmp_path: Path, text: str, said: str) -> None:
    assert said in refused(tmp_path, f"house-rules:\n  {text}\n")


def test_all_mistakes_are_shown_in_one_go(tmp_path: Path) -> None:
    text = "house-rules:\n  - {id: house/x, kind: existence, patterns: ['(', ')']}\n  - {id: house/y, kind: field}\n"
    told = refused(tmp_path, text)
    assert "never closes it" in told
    assert "never opened" in told
    assert "house-rules.1.field: field required" in told


def test_rules_stand_in_files_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "words.yaml").write_text(IDLE, encoding="utf-8")
    house = loaded(tmp_path, "house-rules: [style/words.yaml]\n").conventions.house_rules
    assert house is not None
    assert [rule.place for rule in house.rules] == ["style/words.yaml:2"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"house-rules:\n  - {id: house/x, kind: existence, wrods: [a]}\n", "words.yaml:2:36: unknown key 'wrods'"),
        (b"rules: []\n", "words.yaml:1:1: a file of house rules begins with “house-rules:”"),
        (b"house-rules: [other.yaml]\n", "words.yaml:1:15: a rule is a list of keys and values"),
        (b"house-rules: []\nmore: 1\n", "words.yaml:2:1: unknown key 'more'"),
        (b"house-rules: [\n", "words.yaml:"),
        (b"caf\xe9", "newslint.yaml:1:15: the house rules 'words.yaml' are not UTF-8 (byte 3); save them as UTF-8"),
        (b"x" * 1_000_001, "have more than 1,000,000 bytes"),
    ],
)  # fmt: skip
def test_a_file_of_rules_that_is_wrong_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "words.yaml").write_bytes(data)
    assert said in refused(tmp_path, "house-rules: [words.yaml]\n")


def test_hostile_configurations_end_in_an_error_and_never_in_a_hang(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x]\n"
    for name, before in zip("bcdefghij", "abcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]\n"
    assert "newslint.yaml:" in refused(tmp_path, bomb + "house-rules: [*j]\n")
    long = "x" * 2_000_000
    assert "limit" in refused(
        tmp_path, f"house-rules:\n  - {{id: house/x, kind: existence, patterns: ['{long}']}}\n"
    )
    many = ", ".join(f"w{number}" for number in range(6_000))
    assert "more than 5,000" in refused(
        tmp_path, f"house-rules:\n  - {{id: house/x, kind: existence, words: [{many}]}}\n"
    )
    nested = "house-rules:\n  - {id: house/x, kind: existence, patterns: ['(?:(?:a{1000}){1000}){1000}']}\n"
    assert "is refused by RE2" in refused(tmp_path, nested)
    deep = "house-rules: " + "[" * 5_000
    assert "newslint.yaml:1:" in refused(tmp_path, deep)


def test_thousands_of_words_are_one_pattern(tmp_path: Path) -> None:
    many = ", ".join(f"wörd{number}" for number in range(4_000))
    settings = loaded(tmp_path, f"house-rules:\n  - {{id: house/x, kind: existence, words: [{many}]}}\n")
    (tmp_path / "a.md").write_text(ARTICLE.replace("iconic", "wörd3999"), encoding="utf-8")
    assert settings.conventions.house_rules is not None
    assert main([str(tmp_path), "--select", "house"]) == 1


def test_without_re2_the_line_that_installs_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newslint.house_rules import patterns

    patterns.library.cache_clear()
    monkeypatch.setitem(sys.modules, "re2", None)
    (tmp_path / "newslint.yaml").write_text(IDLE, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path / "newslint.yaml")
    patterns.library.cache_clear()
    assert "pip install 'newslint[house-rules]'" in str(caught.value)
    assert "under pre-commit, `additional_dependencies: [google-re2]`" in str(caught.value)


def test_compiled_rules_are_plain_equal_and_cross_processes(tmp_path: Path) -> None:
    one, other = loaded(tmp_path, IDLE), loaded(tmp_path, IDLE)
    assert one.conventions.house_rules == other.conventions.house_rules
    assert repr(one.conventions.house_rules) == repr(other.conventions.house_rules)
    active = one.active("a.md", None, "en")
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    assert again.conventions.house_rules == one.conventions.house_rules
    assert again.active("a.md", None, "en") == active
    assert _is_plain(one.conventions.house_rules)


def _is_plain(value: object) -> bool:
    if is_dataclass(value) and not isinstance(value, type):
        return all(_is_plain(getattr(value, item.name)) for item in fields(value))
    if isinstance(value, tuple):
        return all(map(_is_plain, cast("tuple[object, ...]", value)))
    return value is None or type(value) in (str, int, bool, float)


def test_a_rule_describes_itself_like_any_other(tmp_path: Path) -> None:
    house = loaded(tmp_path, IDLE).conventions.house_rules
    assert house is not None
    info = rule_info(rule_class(house.rules[0]))
    assert info.title == "Not used: “iconic”"
    assert info.link == "https://style.example.org/iconic"
    assert info.page.startswith("Everything is iconic by now.")
    assert info.severity is Severity.ERROR
    assert not info.preview


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path / "site")
    room.write("newslint.yaml", IDLE)
    room.write("a.md", ARTICLE)
    return room


def test_a_house_rule_runs_and_is_chosen_like_any_other(room: Newsroom) -> None:
    done = room.run("a.md")
    assert done.returncode == 1
    assert "a.md:6:4 error house/iconic" in done.stdout
    assert room.run("a.md", "--ignore", "house/iconic").returncode == 0
    assert room.run("a.md", "--select", "house").returncode == 1
    assert room.run("a.md", "--select", "captions").returncode == 0
    wrong = room.run("a.md", "--select", "house/iconick")
    assert wrong.returncode == 2
    assert "did you mean 'house/iconic'?" in wrong.stderr
    assert "error    house/iconic" in room.run("check", "--show-settings", "a.md").stdout


def test_severity_overrides_suppressions_and_baselines_hold(room: Newsroom) -> None:
    room.write(
        "newslint.yaml", IDLE + "overrides:\n  - {paths: ['opinion/'], severity: {house/iconic: note}}\n"
    )
    room.write("opinion/b.md", ARTICLE)
    assert "opinion/b.md:6:4 note house/iconic" in room.run("opinion").stdout
    quiet = "<!-- newslint: ignore[house/iconic] it is the name of the tower -->\nAn iconic"
    room.write("c.md", ARTICLE.replace("An iconic", quiet))
    assert room.run("c.md").returncode == 0
    assert room.run("baseline", "write", "a.md").returncode == 0
    assert room.run("a.md", "--baseline", ".newslint-baseline.json").returncode == 0


def test_sarif_links_to_the_style_guide_and_json_carries_it_there(room: Newsroom) -> None:
    sarif = json.loads(room.run("a.md", "--output", "sarif").stdout)
    rules = {rule["id"]: rule for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["house/iconic"]["helpUri"] == "https://style.example.org/iconic"
    assert "Everything is iconic by now." in rules["house/iconic"]["help"]["text"]
    room.write("report.json", room.run("a.md", "--output", "json").stdout)
    again = json.loads(room.run("convert", "report.json", "--to", "sarif").stdout)
    assert again["runs"][0]["tool"]["driver"]["rules"] == sarif["runs"][0]["tool"]["driver"]["rules"]


def test_the_rule_is_listed_and_explained(room: Newsroom) -> None:
    assert "house/iconic" in room.run("rules").stdout
    page = room.run("explain", "house/iconic").stdout
    assert "Everything is iconic by now." in page
    assert "(https://style.example.org/iconic)" in page
    assert "newslint.yaml:2" in page


def test_examples_are_run_and_each_failure_is_one_sentence(room: Newsroom) -> None:
    assert room.run("rules", "--self-test").returncode == 0
    room.write(
        "newslint.yaml",
        IDLE.replace("An ⟦iconic⟧ tower.", "An ⟦iconic tower⟧.").replace("A tower.", "Iconic again.")
        + '  - {id: house/other, kind: existence, words: [x], bad: ["Nothing.", "An ⟦x."]}\n',
    )
    done = room.run("rules", "--self-test")
    assert done.returncode == 1
    marked = "house/iconic: the bad example “An ⟦iconic tower⟧.”"
    assert done.stdout.splitlines() == [
        f"newslint.yaml:9: {marked} marks “iconic tower”, but what is reported is “iconic”.",
        "newslint.yaml:10: house/iconic: the good example “Iconic again.” is reported, at “Iconic”.",
        "newslint.yaml:11: house/other: the bad example “Nothing.” is not reported.",
        "newslint.yaml:11: house/other: the example “An ⟦x.” cannot be read: a mark ⟦ is not closed.",
    ]


_PART = (
    '  - {{id: own/{0}, kind: existence, words: [zebra], parts: [{0}], bad: ["A ⟦zebra⟧ “x” \\\\ y."],'
    ' good: ["Horse."], sections: [news], languages: [fr]}}\n'
)
_NAMES = ("headline", "kicker", "standfirst", "byline", "body", "caption", "credit", "alt", "teaser")
EXAMPLES = (
    "house-rules:\n"
    + "".join(_PART.format(part) for part in _NAMES)
    + """\
  - {id: own/subhead, kind: existence, words: [zebra], parts: [body], blocks: [heading], bad: ["⟦Zebra⟧ news"]}
  - {id: own/quoted, kind: existence, words: [zebra], quotations: inside, bad: ["She said: “A ⟦zebra⟧.”"], good: [A zebra.]}
  - {id: own/date, kind: field, field: published, required: true, bad: [{headline: A, body: Text of it.}], good: [{date: 2026-01-01}]}
  - {id: own/length, kind: field, field: headline, max-words: 3, bad: ["One two three four"], good: [One two]}
  - {id: own/section, kind: field, field: section, one-of: [news], bad: [sport], good: [News]}
  - {id: own/tag, kind: field, field: tags, one-of: [rowing], bad: [{tags: [chess]}], good: [rowing]}
  - id: own/file
    kind: existence
    words: [zebra]
    bad: [{file: a.html, source: "<html><body><article><h1>A ⟦zebra⟧</h1><p>Text of it.</p></article></body></html>"}]
"""
)


def test_an_example_of_one_line_stands_in_the_part_that_the_rule_reads(room: Newsroom) -> None:
    room.write("newslint.yaml", EXAMPLES)
    done = room.run("rules", "--self-test")
    assert done.stdout == ""
    assert done.returncode == 0


def test_the_schema_of_the_configuration_knows_house_rules(tmp_path: Path) -> None:
    import jsonschema

    schema = json.loads(schemas()["configuration"])
    rule = {"id": "house/x", "kind": "existence", "words": ["a"]}
    jsonschema.validate({"house-rules": [rule, "more.yaml"], "select": ["house/x", "default"]}, schema)
    for wrong in (
        {"house-rules": [{**rule, "wrods": []}]},
        {"house-rules": [{**rule, "kind": "x"}]},
        {"select": ["credits/mising"]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


@pytest.mark.parametrize("configuration", ["", "language: en\nfail-on: error\n"])
def test_nothing_of_house_rules_is_imported_where_none_are_declared(
    tmp_path: Path, configuration: str
) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "newslint.yaml").write_text(configuration, encoding="utf-8")
    script = (
        "import sys\nfrom newslint.cli import main\nmain(['a.md'])\n"
        "print([name for name in sys.modules if name == 're2' or 'house_rules' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_rules_of_a_configuration_that_is_extended_hold_and_can_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    both = IDLE + "  - {id: house/dull, kind: existence, words: [dull]}\n"
    (tmp_path / "base" / "newslint.yaml").write_text(both, encoding="utf-8")
    text = """\
extends: base/newslint.yaml
ignore: [house/dull]
severity: {house/iconic: note}
house-rules:
  - {id: house/iconic, kind: existence, words: [legendary]}
"""
    settings = loaded(tmp_path, text)
    assert settings.conventions.house_rules is not None
    assert [rule.id for rule in settings.conventions.house_rules.rules] == ["house/dull", "house/iconic"]
    (active,) = [item for item in settings.active("a.md", None, "en") if item.entry.family == "house"]
    assert active.severity is Severity.NOTE
    (tmp_path / "a.md").write_text(ARTICLE.replace("iconic", "legendary"), encoding="utf-8")
    assert main([str(tmp_path / "a.md"), "--select", "house", "--fail-on", "note"]) == 1


def test_a_rule_that_one_folder_declares_can_be_chosen_for_all_of_them(room: Newsroom) -> None:
    room.write("sport/newslint.yaml", "language: en\n")
    room.write("sport/c.md", ARTICLE)
    done = room.run(".", "--select", "house/iconic")
    assert done.returncode == 1
    assert done.stdout.count("house/iconic") == 1


def test_a_house_rule_is_tried_and_shown_among_the_settings(room: Newsroom) -> None:
    room.write("newslint.yaml", IDLE + "severity: {house/iconic: off}\n")
    assert room.run("a.md").returncode == 0
    assert (
        "house/iconic would add 1 finding (1 error) in 1 of 1 article."
        in room.run("rules", "--try", "house/iconic").stdout
    )
    shown = room.run("check", "--show-settings", "a.md").stdout
    assert "house-rules                 1 rule  [newslint.yaml:1]" in shown


def test_a_safe_replacement_is_written_by_fix(room: Newsroom) -> None:
    rule = "{id: house/use, kind: substitution, replace: {utilise: use}, fix: safe}"
    room.write("newslint.yaml", f"house-rules:\n  - {rule}\n")
    room.write("a.md", ARTICLE.replace("An iconic tower.", "Utilise the tower; they utilise it."))
    assert room.run("a.md", "--fix", "--select", "house").returncode == 0
    assert room.read("a.md").endswith("Use the tower; they use it.\n")
