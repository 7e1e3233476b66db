"""The page on house rules: every example loads and holds, and every key stands on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from declaring import loaded
from newslint.house_rules.examples import failures
from newslint_schemas.house_rules import KINDS, ValeStyle
from newsroom import Newsroom

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "house-rules.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_loads_and_its_own_examples_hold(tmp_path: Path, text: str) -> None:
    (tmp_path / "style").mkdir()
    for name in ("words", "fields"):
        rule = f"house-rules:\n  - {{id: house/{name}, kind: existence, words: [{name}]}}\n"
        (tmp_path / "style" / f"{name}.yaml").write_text(rule, encoding="utf-8")
    for style, name in (("House", "Terms"), ("proselint", "Very")):
        folder = tmp_path / "styles" / style
        folder.mkdir(parents=True)
        (folder / f"{name}.yml").write_text("extends: existence\ntokens: [very]\n", encoding="utf-8")
    house = loaded(tmp_path, text).conventions.house_rules
    assert house is not None
    assert house.rules
    assert list(failures(house.rules)) == []


def test_the_safe_fix_of_the_page_writes_what_the_page_says(tmp_path: Path) -> None:
    told = re.search(r"`newslint --fix` makes of it: “(.*?)”", PAGE)
    assert told is not None
    text = next(text for text in EXAMPLES if "house/plain-words" in text)
    marked = re.search(r'bad: \["(.*?)"\]', text)
    assert marked is not None
    room = Newsroom(tmp_path / "desk", repository=False)
    room.write("newslint.yaml", text)
    room.write("story.txt", f"Council meets\n\n{re.sub('[⟦⟧]', '', marked[1])}\n")
    done = room.run("story.txt", "--fix-only", "--select", "house")
    assert done.returncode == 0, done.stderr
    assert room.read("story.txt") == f"Council meets\n\n{told[1]}\n"


def test_every_kind_and_every_key_stands_on_the_page() -> None:
    assert EXAMPLES
    for kind, model in KINDS.items():
        assert f"`{kind}`" in PAGE or f"**{kind}**" in PAGE, kind
        for name, field in model.model_fields.items():
            key = field.alias or name
            assert f"`{key}`" in PAGE or f"`{key}: " in PAGE or f"`{key}s`" in PAGE, (kind, key)
    for name in ValeStyle.model_fields:
        assert f"`{name}`" in PAGE or f"{name}: " in PAGE
