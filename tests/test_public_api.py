"""The public interface: what plug-ins may rely on. A change here is a change for all who wrote one."""

from __future__ import annotations

import ast
import builtins
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

import newslint
import newslint.testing
import newslint_schemas

NEWSLINT = """
ArticleRule Context Conventions CorpusFinding CorpusRule Edit Example Fact Finding Fix Precision Read Reader
Related Report ReportOptions Reporter Result Rule RuleEntry Safety Severity Sighting SourceFile Standard Write
__version__ rules_below
"""
TESTING = "Case Marked cases findings marked misplaced read"
SCHEMAS = """
ANCHORS Article Block BlockKind DateMark DateRole Document Field Genre Mark MarkKind Moment NO_FIELD NO_TEXT
Origin Part Passage Picture Piece Presence Problem Rail Role Span Teaser Text TextBuilder
"""

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "plug-ins.md").read_text(encoding="utf-8")
_OF_PYTHON_OR_OWN = frozenset(
    "ClassVar Iterator dataclass pytest RULES READERS REPORTERS self article context text end case id since severity"
    " precision standards bad good works".split()
)


def test_newslint_offers_what_it_promised() -> None:
    assert newslint.__all__ == sorted(NEWSLINT.split())
    assert all(hasattr(newslint, name) for name in newslint.__all__)


def test_the_runner_of_examples_offers_what_it_promised() -> None:
    assert newslint.testing.__all__ == sorted(TESTING.split())
    assert all(hasattr(newslint.testing, name) for name in newslint.testing.__all__)


def test_the_article_model_offers_what_it_promised() -> None:
    assert sorted(newslint_schemas.__all__) == sorted(SCHEMAS.split())
    assert all(hasattr(newslint_schemas, name) for name in newslint_schemas.__all__)


def test_the_page_on_plug_ins_lists_what_is_promised() -> None:
    for module in (newslint, newslint.testing, newslint_schemas):
        row = re.search(rf"^\| `{re.escape(module.__name__)}` \| (.*) \|$", PAGE, re.M)
        assert row is not None
        assert re.findall(r"`(\w+)`", row[1]) == module.__all__


def test_the_code_on_the_page_is_that_of_the_public_interface() -> None:
    known = {*newslint.__all__, *newslint.testing.__all__, *newslint_schemas.__all__}
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    assert len(blocks) == 4
    for block in blocks:
        names = {node.id for node in ast.walk(ast.parse(block)) if isinstance(node, ast.Name)}
        assert names - known - set(dir(builtins)) <= _OF_PYTHON_OR_OWN


def test_the_rule_on_the_page_passes_its_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = next(block for block in re.findall(r"```python\n(.*?)```", PAGE, re.S) if "class Slogan" in block)
    (tmp_path / "slogan_of_the_page.py").write_text(block, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    rule: object = import_module("slogan_of_the_page").Slogan
    assert isinstance(rule, type)
    assert issubclass(rule, newslint.ArticleRule)
    for case in newslint.testing.cases(rule):
        case.check()


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_what_our_readers_make_of_a_text_is_in_its_place(name: str) -> None:
    text = "<h1>Tea &amp; coffee</h1>\r\n\r\n<p>“Yes” — at\n8 o’clock, 2026-01-14.</p>\n"
    document = newslint.testing.read(name, text)
    assert document.articles
    assert newslint.testing.misplaced(document, text) == []


def test_what_stands_elsewhere_is_told() -> None:
    document = newslint.testing.read("a.md", "# Ferry stops\n\nIt rests.\n")
    assert newslint.testing.misplaced(document, "# Ferry starts\n\nIt rests.\n") == [
        "headline: “Ferry stops” stands for “Ferry start” at 2",
        "body: “It rests.” stands for “\nIt rests” at 15",
    ]
    assert newslint.testing.misplaced(document, "# Ferry stops\n") == [
        "body: “It rests.” stands for 15 to 24, outside the text"
    ]


def test_a_name_that_was_not_promised_is_not_there() -> None:
    assert not hasattr(newslint, "discover")
