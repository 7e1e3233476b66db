"""Every fix of every seed changes its places alone, ends its finding and brings no other."""

from __future__ import annotations

from pathlib import Path

import pytest

import seed_reports
from mending import Mended, workspace_of
from newslint.fix import LocatedEdit, LocatedFix, Safety
from newslint.locate import locate
from newslint.source import decode
from newslint_schemas import Span


@pytest.mark.parametrize("seed", seed_reports.seeds())
def test_every_fix_of_a_seed_mends_and_does_nothing_else(seed: str) -> None:
    workspace = workspace_of(str(seed_reports.SEEDS))
    path = workspace.relative(seed_reports.SEEDS / seed)
    assert path is not None
    assert list(Mended(workspace, path).faults()) == []


STORY = (
    "---\ntitle: Ferry stops\nlang: en\ndate: 2026-01-14\n---\n\nThe the ferry will not sail before March.\n"
)


@pytest.mark.parametrize(
    ("words", "replacement", "fault"),
    [
        ("will", "WILL", "does not end its finding"),
        ("the ferry will", "ferry TKTK will", "brings a finding of text/placeholder"),
        (STORY[-60:-45], "\n\n# ", "is not read as the same article any more"),
    ],
)
def test_a_fix_that_does_not_is_told(tmp_path: Path, words: str, replacement: str, fault: str) -> None:
    (tmp_path / "a.md").write_text(STORY, encoding="utf-8", newline="\n")
    mended = Mended(workspace_of(str(tmp_path)), "a.md")
    (found,) = (item for item in mended.results if item.rule == "text/doubled-word")
    source = decode("a.md", STORY.encode())
    at = STORY.index(words)
    place = locate(source, Span(at, at + len(words)))
    fix = LocatedFix("Do harm", Safety.SAFE, (LocatedEdit(place, replacement),))
    told = list(mended.of_one(source, found._replace(fix=fix)))
    assert fault in told
