"""Every example of every rule, and the laws that all rules keep."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import newslint_rules
from newslint.options import described
from newslint.rule import ArticleRule, CorpusRule, Rule
from newslint.testing import Case, cases, findings, marked


def _classes() -> list[type[Rule]]:
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.walk_packages(newslint_rules.__path__, "newslint_rules."):
        if module.ispkg or module.name.count(".") != 2:
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.name:
                found[value.id] = value
    return [found[name] for name in sorted(found)]


CLASSES = _classes()
CASES = cases(*CLASSES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_reports_the_marked_places_and_no_others(case: Case) -> None:
    case.check()


@pytest.mark.parametrize("case", [case for case in CASES if not case.bad], ids=str)
def test_a_good_example_is_clean_under_its_whole_family(case: Case) -> None:
    files = {path: marked(text).text for path, text in case.example.files.items()}
    family = case.rule.id.partition("/")[0]
    for rule in CLASSES:
        if rule.id.startswith(f"{family}/") and not case.example.options and not rule.preview():
            assert not any(findings(rule(), files).values()), rule.id


@pytest.mark.parametrize("rule", CLASSES, ids=lambda rule: rule.id)
def test_a_rule_is_named_after_its_file_and_says_what_it_is(rule: type[Rule]) -> None:
    assert rule.__module__ == "newslint_rules." + rule.id.replace("/", ".").replace("-", "_")
    assert issubclass(rule, ArticleRule | CorpusRule)
    assert rule.bad
    assert rule.good
    assert rule.standards
    title, _, body = (rule.__doc__ or "").strip().partition("\n")
    assert title.endswith(".")
    assert body.strip(), "the page says only its title"


@pytest.mark.parametrize("rule", CLASSES, ids=lambda rule: rule.id)
def test_every_option_has_a_default_and_a_description(rule: type[Rule]) -> None:
    rule()
    for option in described(rule):
        assert option.description, option.name
