"""The page on the configuration: every key stands on it, and every example loads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newslint.configuration import load
from newslint.key_pages import key_tables, keys_of
from newslint_schemas.configuration import Configuration, LimitsConfiguration, Override, RuleWords

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)


def test_every_key_stands_on_the_page_with_what_it_says() -> None:
    for model in (Configuration, Override, RuleWords, LimitsConfiguration):
        for key, info in keys_of(model).items():
            words = " ".join((info.description or "no description").split())
            assert re.search(rf"^\| `{key}` \|[^|]+\|[^|]*\| {re.escape(words)} \|$", PAGE, re.M), key


def test_the_tables_are_those_that_the_model_makes() -> None:
    for name, table in key_tables():
        before, _, rest = PAGE.partition(f"<!-- {name}: generated -->\n")
        assert before
        assert rest.partition(f"<!-- /{name} -->")[0] == table


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_loads(tmp_path: Path, text: str) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "base.yaml").write_text("language: en\n", encoding="utf-8")
    path = tmp_path / "newslint.yaml"
    # No package is installed that registers a configuration.
    path.write_text(re.sub(r"^  - gazette .*\n", "", text, flags=re.M), encoding="utf-8")
    assert load(path).source == path


def test_the_examples_use_most_of_the_keys() -> None:
    used = {key for text in EXAMPLES for key in re.findall(r"^([a-z-]+):", text, re.M)}
    assert used <= keys_of(Configuration).keys()
    assert len(used) >= 12


def test_the_readme_shows_a_configuration_that_loads(tmp_path: Path) -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Configuration")[2]
    example = re.search(r"```yaml\n(.*?)```", section, re.S)
    assert example is not None
    path = tmp_path / "newslint.yaml"
    path.write_text(example[1], encoding="utf-8")
    assert load(path).select == ("default",)
