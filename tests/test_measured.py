"""The figures of docs/measured.md, where a labelled set of articles is at hand.

`NEWSLINT_LABELLED_SET` names a folder with `articles/` and `labels.jsonl`: one JSON object a line with `file`, `rule`,
`expect` (finding, none, either), and where known `line`, `end_line` and `also` (other places of the same defect).
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from html import unescape
from pathlib import Path
from typing import NamedTuple, NotRequired, TypedDict, cast

import pytest

from mending import Mended, workspace_of
from newslint.conventions import Conventions
from newslint.discovery import discover
from newslint.finding import Result
from newslint.photometa import Block, Embedded, Said, files
from newslint.run import Scope, extensions, reader_for, run
from newslint.source import decode
from newslint.surroundings import Surroundings
from newslint.workspace import Workspace

FOLDER = os.environ.get("NEWSLINT_LABELLED_SET", "")
ONE_AN_ARTICLE = "dates/undated"
PRIMARY = (
    "captions/duplicate",
    "credits/missing",
    "dates/undated",
    "dates/undated-caption",
    "names/inconsistent",
    "teasers/untitled",
)


class Spot(TypedDict):
    """Where a defect stands."""

    line: NotRequired[int]
    end_line: NotRequired[int]


class Label(Spot):
    """What is known of a place."""

    file: str
    rule: str
    expect: str
    also: NotRequired[list[Spot]]


class Figures(NamedTuple):
    """Defects, found ones, traps, violated ones."""

    defects: int
    found: int
    traps: int
    violated: int


@pytest.fixture(scope="module")
def figures() -> dict[str, Figures]:
    if not FOLDER:
        pytest.skip("NEWSLINT_LABELLED_SET names no folder")
    root = Path(FOLDER)
    labels = [
        cast(Label, json.loads(line))
        for line in (root / "labels.jsonl").read_text(encoding="utf-8").splitlines()
        if line
    ]
    workspace = Workspace((str(root / "articles"),), isolated=True)
    found = discover((str(root / "articles"),), workspace, extensions())
    results: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in run(workspace, found, Scope()).results:
        path = workspace.absolute(result.place.path).relative_to(root.resolve()).as_posix()
        results[path, result.rule].append(result)
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for label in labels:
        same = results[label["file"], label["rule"]]
        others = [
            other for other in labels if other["file"] == label["file"] and other["rule"] == label["rule"]
        ]
        row = counted[label["rule"]]
        if label["expect"] == "finding":
            row[0] += 1
            row[1] += any(label["rule"] == ONE_AN_ARTICLE or _there(result, label) for result in same)
        elif label["expect"] == "none":
            row[2] += 1
            known = [other for other in others if other["expect"] != "none"]
            row[3] += any(
                _there(item, label) and not any(_there(item, other) for other in known) for item in same
            )
    return {rule: Figures(*row) for rule, row in counted.items()}


def test_every_fix_of_every_article_mends_and_does_nothing_else() -> None:
    """Each changes its own places, ends its finding, brings none of another rule; a second run changes nothing."""
    if not FOLDER:
        pytest.skip("NEWSLINT_LABELLED_SET names no folder")
    folder = str(Path(FOLDER) / "articles")
    workspace = workspace_of(folder)
    files = discover((folder,), workspace, extensions()).files
    faults = [fault for path in sorted(files) for fault in Mended(workspace, path).faults()]
    assert files
    assert not faults, "\n".join(faults)


def test_every_missing_credit_that_the_metadata_could_give_is_written_and_mends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The pictures of a labelled set are not at hand: each is taken to name the same photographer."""
    if not FOLDER:
        pytest.skip("NEWSLINT_LABELLED_SET names no folder")
    said = Embedded((Said("Jon Pell", Block.IIM),), Said("Courier", Block.IIM))

    def same(source: str, path: str, surroundings: Surroundings) -> Embedded:
        return said

    monkeypatch.setattr(files, "embedded_of", same)
    folder = str(Path(FOLDER) / "articles")
    workspace = workspace_of(folder)
    found = sorted(discover((folder,), workspace, extensions()).files)
    mended = [Mended(workspace, path) for path in found]
    faults = [fault for one in mended for fault in one.faults()]
    offered = sum(
        item.rule == "credits/missing" and item.fix is not None for one in mended for item in one.results
    )
    assert offered
    assert not faults, "\n".join(faults)


def _there(result: Result, label: Label) -> bool:
    spots: list[Spot] = [label, *label.get("also", [])]
    region = result.place.region
    return any(
        "line" not in spot
        or (region.end_line >= spot["line"] and region.line <= spot.get("end_line", spot["line"]))
        for spot in spots
    )


@pytest.mark.parametrize("rule", PRIMARY)
def test_nine_defects_in_ten_are_found(figures: dict[str, Figures], rule: str) -> None:
    row = figures[rule]
    assert row.found >= 0.9 * row.defects, row


def test_at_most_two_traps_are_violated(figures: dict[str, Figures]) -> None:
    assert sum(row.violated for row in figures.values()) <= 2


def test_every_character_of_every_article_stands_where_its_text_says() -> None:
    """Whatever is not the character itself is an escape, an entity, a fold, or markup with it in it."""
    if not FOLDER:
        pytest.skip("NEWSLINT_LABELLED_SET names no folder")
    root = Path(FOLDER).resolve()
    wrong: list[str] = []
    for path in sorted((root / "articles").rglob("*")):
        reader = reader_for(path.name) if path.is_file() else None
        if reader is None:
            continue
        source = decode(path.name, path.read_bytes())
        for article in reader.load()(source, Conventions()).articles:
            for passage in article.passages():
                text = passage.text
                for index, character in enumerate(text.value):
                    place = text.span(index, index + 1)
                    written = source.text[place.start : place.end]
                    if written != character and not _escapes(written, character):
                        wrong.append(f"{path.name}:{place} {character!r} is {written!r}")
                        break
    assert not wrong, "\n".join(wrong)


def _escapes(written: str, character: str) -> bool:
    if character.isspace() or (character == "/" and not written):
        return True  # a fold, or what joins a credit that stands in two elements
    if written.startswith(("&", "\\")) or "&" in written:
        return True
    return character in written or unescape(written) != written
