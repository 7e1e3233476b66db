"""The public interface: what plug-ins may rely on. A change here is a change for all who wrote one."""

from __future__ import annotations

import newslint
import newslint.testing
import newslint_schemas

NEWSLINT = """
ArticleRule Context Conventions CorpusFinding CorpusRule Edit Example Fact Finding Fix Precision Read Reader
Related Report ReportOptions Reporter Result Rule RuleEntry Safety Severity Sighting SourceFile Standard Write
__version__ rules_below
"""
TESTING = "Case Marked cases findings marked read"
SCHEMAS = """
ANCHORS Article Block BlockKind DateMark DateRole Document Field Genre Mark MarkKind Moment NO_FIELD NO_TEXT
Origin Part Passage Picture Piece Presence Problem Rail Role Span Teaser Text TextBuilder
"""


def test_newslint_offers_what_it_promised() -> None:
    assert newslint.__all__ == sorted(NEWSLINT.split())
    assert all(hasattr(newslint, name) for name in newslint.__all__)


def test_the_runner_of_examples_offers_what_it_promised() -> None:
    assert newslint.testing.__all__ == sorted(TESTING.split())
    assert all(hasattr(newslint.testing, name) for name in newslint.testing.__all__)


def test_the_article_model_offers_what_it_promised() -> None:
    assert sorted(newslint_schemas.__all__) == sorted(SCHEMAS.split())
    assert all(hasattr(newslint_schemas, name) for name in newslint_schemas.__all__)


def test_a_name_that_was_not_promised_is_not_there() -> None:
    assert not hasattr(newslint, "discover")
