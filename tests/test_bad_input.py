"""Bad input: one clear finding each, with file, line, cause and remedy; the other files go on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.discovery import discover
from newslint.finding import Result
from newslint.report import FileStatus, Report
from newslint.run import Scope, extensions, run
from newslint.workspace import Workspace

GOOD = "---\ntitle: Ferry stops\ndate: 2026-01-14\n---\n\nThe ferry will not sail again before March.\n"
ITEM = b'{"uri": "https://example.org/1", "type": "text", "versioncreated": "2026-01-14", "headline": "Ferry stops", '
BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>\n'
    "<nitf><body><body.head><hedline><hl1>Ferry stops</hl1></hedline></body.head>"
    "<body.content><p>&d;</p></body.content></body></nitf>\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = Path(os.path.realpath(tmp_path))
    monkeypatch.chdir(root)
    (root / "good.md").write_text(GOOD, encoding="utf-8")
    return root


def _check() -> Report:
    workspace = Workspace((".",), isolated=True)
    return run(workspace, discover((".",), workspace, extensions()), Scope())


def _of(report: Report, path: str) -> list[Result]:
    assert report.crashes == ()
    assert next(file for file in report.files if file.path == "good.md").status is FileStatus.READ
    return [result for result in report.results if result.place.path == path]


@pytest.mark.parametrize(
    ("name", "content", "rule", "line"),
    [
        ("broken.md", b"---\ntitle: [one, two\ndate: 2026-01-14\n---\n\nWords.\n", "parse/front-matter", None),
        ("unclosed.md", b"---\ntitle: Ferry stops\n\nThe ferry stops here, and the words go on.\n", "parse/front-matter", 1),
        ("twice.md", b"---\ntitle: A\ndate: 2026-01-14\ntitle: B\n---\n\nWords.\n", "parse/duplicate-key", 4),
        ("never.md", b"---\ntitle: A\ndate: 2026-11-31\n---\n\nWords.\n", "parse/bad-date", 3),
        ("cut.json", ITEM + b'"body_html": "<p>The ferry', "parse/json", None),
        ("cut.xml", b"<rss><channel><item><title>Ferry</title><description>It stops", "parse/xml", None),
        ("latin.md", "---\ntitle: Le café\ndate: 2026-01-14\n---\n\nCafé.\n".encode("latin-1"), "parse/encoding", 2),
        ("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "parse/binary", 1),
        ("bomb.xml", BOMB.encode(), "parse/entity-bomb", None),
        ("huge.txt", b"x" * 10_000_001, "parse/too-large", 1),
        ("deep.json", ITEM + b'"body_text": "It stops.", "x": ' + b"[" * 5000 + b"]" * 5000 + b"}", "parse/too-deep", 1),
    ],
)  # fmt: skip
def test_one_finding_names_cause_and_place(
    folder: Path, name: str, content: bytes, rule: str, line: int | None
) -> None:
    (folder / name).write_bytes(content)
    results = [result for result in _of(_check(), name) if result.rule.startswith("parse/")]
    assert [result.rule for result in results] == [rule]
    assert line is None or results[0].place.region.line == line
    assert results[0].message.endswith(".")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("long.md", GOOD.encode() + b"word " * 1_000_000),
        ("long.html", b"<html><body><h1>Ferry stops</h1><p>" + b"word " * 400_000 + b"</p></body></html>"),
        ("nested.html", b"<html><body><h1>Ferry stops</h1><p>Words of copy.</p>" + b"<div>" * 50_000),
        ("quotes.md", GOOD.encode() + b"> " * 20_000 + b"deep\n"),
        ("brackets.md", GOOD.encode() + b"[" * 50_000 + b"\n"),
        ("stars.md", GOOD.encode() + b"*a_ " * 20_000 + b"\n"),
        ("shortcodes.md", GOOD.encode() + b"{{< figure " * 5_000 + b"\n"),
        ("liquid.md", GOOD.encode() + b"{% include photo.html caption=\"" * 5_000 + b"\n"),
        ("names.txt", b"Anna Berg " * 20_000),
    ],
)  # fmt: skip
def test_long_and_hostile_copy_neither_hangs_nor_crashes(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    report = _check()
    _of(report, name)
    assert any(file.path == name for file in report.files)


@pytest.mark.parametrize(
    "name", ["empty.md", "blank.txt", "nothing.html", "other.json", "other.xml", "other.yaml"]
)
def test_a_file_without_an_article_is_passed_over_with_its_reason(folder: Path, name: str) -> None:
    content = {
        "blank.txt": " \n\n",
        "other.json": '{"name": "site"}',
        "other.xml": "<site/>",
        "other.yaml": "a: 1\n",
    }
    (folder / name).write_text(content.get(name, ""), encoding="utf-8")
    report = _check()
    assert _of(report, name) == []
    record = next(file for file in report.files if file.path == name)
    assert record.status is FileStatus.SKIPPED
    assert record.reason


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    secret = folder / "secret.md"
    secret.write_text(GOOD, encoding="utf-8")
    secret.chmod(0)
    assert [result.rule for result in _of(_check(), "secret.md")] == ["parse/unreadable"]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_a_link_that_leads_in_a_circle_is_named(folder: Path) -> None:
    (folder / "circle.md").symlink_to(folder / "circle.md")
    (folder / "loop").symlink_to(folder)
    results = _of(_check(), "circle.md")
    assert [result.rule for result in results] == ["parse/unreadable"]


def test_mixed_line_ends_and_odd_characters_keep_their_places(folder: Path) -> None:
    text = "---\r\ntitle: Ferry\u2028stops\rdate: 2026-01-14\n---\r\rThe the ferry \U0001d49c stops the the day.\n"
    (folder / "odd.md").write_bytes(text.encode())
    for result in _of(_check(), "odd.md"):
        place = result.place
        assert text[place.offset : place.offset + place.length].strip()
