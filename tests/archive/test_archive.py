"""An archive gives what a check of the same articles gives, whatever it lies in and wherever it is checked."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from newslint.archive.engines import Grain, Local
from newslint.archive.plan import Plan, plan
from newslint.archive.sources import Files, Lines, Piece, Reading, Record
from newslint.archive.survey import Survey
from newslint.run import Scope
from newsroom import BARE, CREDITED, Newsroom, page

CONFIGURATION = """\
extend-select: [names/archive]
options:
  names/archive: {settled: 3}
"""
ARTICLES = 90
BROKEN = "news/broken.md"


def story(number: int) -> str:
    """Articles with a fault of their own, with one that only the others show, with a suppression, or with none."""
    name = "Peter Halvosren" if number == 41 else "Peter Halvorsen" if number % 9 == 0 else "Anna Lindqvist"
    faulty = number % 7 == 0
    left = "<!-- newslint: ignore[credits/missing] agreed with the desk -->\n" if number % 14 == 0 else ""
    silent = "<!-- newslint: ignore[names/archive] two men -->\n" if number == 50 else ""
    body = f"{silent}<p>The guild of Port Hallam chose {name} for the office again on Tuesday.</p>\n{left}"
    day = f"2026-01-{number % 28 + 1:02}"
    return page(f"Story {number}", *((BARE, CREDITED) if faulty else (CREDITED,)), body=body, date=day)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    made = Newsroom(tmp_path_factory.mktemp("archive") / "site")
    made.write("newslint.yaml", CONFIGURATION)
    for number in range(ARTICLES):
        made.write(f"news/{number % 4}/{number:03}.html", story(number))
    made.write("news/README.md", "# About\n")
    made.write(BROKEN, "---\ntitle: Ferry\ndate: 2026-01-14\n\nNever closed.\n")
    return made


@pytest.fixture(scope="module")
def expected(room: Newsroom) -> list[dict[str, Any]]:
    """What a check finds, without GitHub's hashes of lines, which an archive leaves out across articles."""
    done = room.run("news", "--output", "json", "--today", "2026-02-01")
    found = [{**item, "line_hash": ""} for item in json.loads(done.stdout)["findings"]]
    assert {item["rule"] for item in found} == {
        "credits/missing",
        "names/archive",
        "parse/front-matter",
        "suppressions/unused",
    }
    return found


def _found(room: Newsroom, *words: str) -> list[dict[str, Any]]:
    done = room.run("archive", *words, "--today", "2026-02-01")
    assert done.returncode == 0, done.stderr
    return [{**json.loads(line), "line_hash": ""} for line in done.stdout.splitlines()]


def _sorted(found: Sequence[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(item, sort_keys=True) for item in found)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_gives_what_a_check_gives(
    room: Newsroom, expected: list[dict[str, Any]], jobs: str, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.json"
    found = _found(room, "news", "--jobs", jobs, "--summary", str(summary))
    assert _sorted(found) == _sorted(expected)
    told = json.loads(summary.read_text(encoding="utf-8"))
    counted = json.loads(room.run("news", "--output", "json", "--today", "2026-02-01").stdout)["summary"]
    shared = told.keys() & counted.keys() - {"crashes"}
    assert {name: told[name] for name in shared} == {name: counted[name] for name in shared}
    assert len(shared) >= 8


def test_the_number_of_processes_changes_no_byte(room: Newsroom, tmp_path: Path) -> None:
    for form in ("jsonl", "parquet"):
        pytest.importorskip("pyarrow")
        written: list[bytes] = []
        for jobs in ("1", "2"):
            file = tmp_path / f"{jobs}.{form}"
            assert room.run("archive", "news", "--jobs", jobs, "--output", str(file)).returncode == 0
            written.append(file.read_bytes())
        assert written[0] == written[1]


def _paths(room: Newsroom) -> list[str]:
    return sorted(path.relative_to(room.folder).as_posix() for path in (room.folder / "news").rglob("*.html"))


def _article_findings(found: Sequence[dict[str, Any]]) -> list[str]:
    return _sorted([item for item in found if item["path"] != BROKEN])


@pytest.mark.parametrize("packed", [False, True])
def test_lines_with_a_name_and_a_text_give_what_their_files_give(
    room: Newsroom, expected: list[dict[str, Any]], packed: bool
) -> None:
    lines = [
        json.dumps({"path": path, "content": room.read(path)}, ensure_ascii=False) for path in _paths(room)
    ]
    data = "\n\n".join(lines).encode()
    name = "dump.jsonl.gz" if packed else "dump.jsonl"
    (room.folder / name).write_bytes(gzip.compress(data) if packed else data)
    assert _article_findings(_found(room, name)) == _article_findings(expected)


def _line(number: int, **more: object) -> str:
    return json.dumps({"path": f"news/{number}.html", "content": story(number), **more})


@pytest.mark.parametrize("packed", [False, True])
def test_each_bad_line_is_named_with_its_number_its_cause_and_a_remedy(room: Newsroom, packed: bool) -> None:
    owner = json.dumps({"@context": "https://schema.org", "@type": "Organization", "name": "Gazette"})
    lines = [
        _line(0),
        "",
        _line(1)[:-40],
        json.dumps({"path": "news/2.html", "text": story(2)}),
        json.dumps({"path": "news/3.html", "content": None}),
        json.dumps({"content": story(4)}),
        "[1, 2]",
        json.dumps({"title": "Ferry", "body": "It stops."}),
        owner,
        _line(5),
    ]
    data = "\n".join(lines).encode()
    name = "bad.jsonl.gz" if packed else "bad.jsonl"
    (room.folder / name).write_bytes(gzip.compress(data) if packed else data)
    done = room.run("archive", name, "--select", "text")
    assert done.returncode == 0
    said = done.stderr.splitlines()
    for number, (place, cause, remedy) in enumerate(
        (
            ("3", "the line is no JSON (", "write it again"),
            (
                "4",
                "has no field 'content' with the article's text (there is 'path', 'text')",
                "--content-field",
            ),
            ("5", "has a field 'content' without the article's text", "--content-field"),
            ("6", "has no field 'path' with the name of its file (there is 'content')", "--path-field"),
            ("7", "no JSON object", "write one article on each line"),
            ("8", "(there is 'title', 'body')", "--content-field"),
        )
    ):
        assert said[number].startswith(f"newslint: {name}:{place}: ")
        assert cause in said[number]
        assert remedy in said[number]
    assert "6 files could not be read." in said
    assert "1 file passed over." in said  # the organization, which is no article
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [item["rule"] for item in found].count("parse/unreadable") == 6


def test_the_first_twenty_bad_lines_are_named_and_the_rest_counted(room: Newsroom) -> None:
    good, bad = _line(0), '{"path": "a.md"'
    lines = [good, *[bad] * 15, good, *([bad] * 30)]
    (room.folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for jobs in ("1", "2"):
        said = room.run("archive", "many.jsonl", "--jobs", jobs).stderr.splitlines()
        named = [line.split(":")[2] for line in said if line.startswith("newslint: many.jsonl:")]
        assert named == [str(number) for number in (*range(2, 17), *range(18, 23))]
        assert "newslint: 25 more lines could not be read; each has a finding (parse/unreadable)" in said
        assert "45 files could not be read." in said


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (
            _line(0),
            ("--content-field", "body"),
            "no line has a field 'body'; name the one that there is with",
        ),
        (_line(0), ("--path-field", "file"), "no line has a field 'file'; name the one that there is with"),
        (json.dumps({"path": "a.md", "text": "It stops."}), (), "no line has a field 'content'"),
        (json.dumps({"file": "a.md", "content": "It stops."}), (), "no line has a field 'path'"),
    ],
)
def test_a_field_that_stands_in_no_line_is_a_mistake(
    room: Newsroom, text: str, words: tuple[str, ...], said: str
) -> None:
    (room.folder / "named.jsonl").write_text(text, encoding="utf-8")
    out = room.folder / "named-out.jsonl"
    done = room.run("archive", "named.jsonl", "--output", str(out), *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "named.jsonl:1: the line is no article" in done.stderr
    assert not out.exists()


def test_a_field_with_letters_that_json_may_escape_is_found_either_way(room: Newsroom) -> None:
    item = {"größe": "news/7.html", "inhält": story(7)}
    text = "\n".join(json.dumps(item, ensure_ascii=plain) for plain in (True, False))
    (room.folder / "marks.jsonl").write_text(text, encoding="utf-8")
    done = room.run("archive", "marks.jsonl", "--path-field", "größe", "--content-field", "inhält")
    assert done.returncode == 0, done.stderr
    assert "Checked 2 articles in 2 files" in done.stderr


def test_rows_give_what_their_files_give(room: Newsroom, expected: list[dict[str, Any]]) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{"file": path, "html": room.read(path)} for path in _paths(room)]
    parquet.write_table(arrow.Table.from_pylist(rows), room.folder / "dump.parquet", row_group_size=7)
    found = _found(room, "dump.parquet", "--path-field", "file", "--content-field", "html", "--jobs", "2")
    assert _article_findings(found) == _article_findings(expected)
    without = room.run("archive", "dump.parquet")
    assert without.returncode == 2
    assert "there is no column 'content', only file, html" in without.stderr


def test_a_line_may_be_the_article_itself_and_says_where_it_begins(room: Newsroom) -> None:
    article = {
        "uri": "urn:example:ferry",
        "type": "text",
        "headline": "Ferry stops for the winter",
        "versioncreated": "2026-01-14T09:00:00Z",
        "body_html": "<p>Now the the ferry is at its berth and will not sail again before March.</p>",
        "language": "en",
    }
    line = json.dumps(article)
    (room.folder / "wire.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    found = _found(room, "wire.jsonl", "--select", "text")
    assert [item["path"] for item in found] == ["wire.jsonl/0.json", f"wire.jsonl/{len(line) + 1}.json"]


def test_pieces_of_a_file_hold_each_line_once(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = [json.dumps({"number": number, "words": "ä" * (number % 13)}) for number in range(200)]
    file.write_bytes(b"\r\n".join(line.encode() for line in lines))
    size = file.stat().st_size
    whole = list(Lines(str(file), "a.jsonl").read(Reading()))
    assert [record.data.decode() for record in whole] == lines
    for step in (1, 7, 64, size):
        starts = range(0, size, step)
        pieces = [
            Lines(str(file), "a.jsonl", start, None if start == starts[-1] else start + step)
            for start in starts
        ]
        assert [record for piece in pieces for record in piece.read(Reading())] == whole


def test_an_article_beyond_the_limit_is_not_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x" * 100, encoding="utf-8")
    (record,) = Files(tmp_path.as_posix(), ("a.md",)).read(Reading(limit=10))
    assert record.data == b""
    assert record.size > 10


def test_a_store_gives_what_a_folder_gives(
    room: Newsroom,
    expected: list[dict[str, Any]],
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fsspec = pytest.importorskip("fsspec")
    from newslint.cli import main

    files = fsspec.filesystem("memory")
    for path in [*_paths(room), "news/README.md"]:
        files.pipe(f"/{path}", (room.folder / path).read_bytes())
    monkeypatch.chdir(room.folder)
    assert main(["archive", "memory://news", "--jobs", "1", "--today", "2026-02-01"]) == 0
    found = [{**json.loads(line), "line_hash": ""} for line in capfdbinary.readouterr().out.splitlines()]
    assert _article_findings(found) == _article_findings(expected)
    assert main(["archive", "memory://news/1/*.html", "--jobs", "1", "-o", "memory://out/found.jsonl"]) == 0
    assert b"credits/missing" in files.cat("/out/found.jsonl")
    assert main(["archive", "memory://nothing"]) == 2
    assert main(["archive", "nowhere://x"]) == 2


def test_the_exit_status_is_that_of_a_survey_unless_it_is_asked_to_fail(room: Newsroom) -> None:
    assert room.run("archive", "news", "--fail-on", "error").returncode == 1
    assert room.run("archive", "news", "--select", "captions/missing", "--fail-on", "note").returncode in (
        0,
        1,
    )
    assert room.run("archive", "no-such-folder").returncode == 2
    assert room.run("archive", "no-such-file.jsonl").returncode == 2
    assert room.run("archive", "news", "--output", "no/such/folder/x.jsonl").returncode == 2


def _planned(room: Newsroom) -> Plan:
    return plan(
        (str(room.folder / "news"),),
        config=None,
        isolated=False,
        adjust=lambda settings: settings,
        scope=Scope(),
        reading=Reading(),
        extension=".md",
        grain=Grain(files=4, bytes=1 << 14),
    )


@dataclass(frozen=True, slots=True)
class Deadly:
    """A piece of several files, one of which kills the process that reads it."""

    piece: Files
    victim: str
    settings: int = 0

    @property
    def name(self) -> str:
        return self.piece.name

    def read(self, reading: Reading) -> Iterator[Record]:
        for record in self.piece.read(reading):
            if record.path == self.victim:
                os.kill(os.getpid(), signal.SIGKILL)
            yield record

    def parts(self) -> Sequence[Piece]:
        return [Deadly(part, self.victim) for part in self.piece.parts()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_an_article_that_kills_its_process_is_named_and_all_others_are_checked(room: Newsroom) -> None:
    planned = _planned(room)
    whole = planned.pieces[3]
    assert isinstance(whole, Files)
    victim = whole.names[1]
    with Local(2) as engine:
        sane = Survey(planned, engine)
        expected = [item for item in sane.findings() if item.place.path != victim]
    planned.pieces[3] = Deadly(whole, victim)
    with Local(2) as engine:
        survey = Survey(planned, engine)
        found = list(survey.findings())
    assert [crash.path for crash in survey.crashes] == [victim]
    assert found == expected
    assert survey.tally.articles == sane.tally.articles - 1


def test_a_check_imports_nothing_of_it(room: Newsroom) -> None:
    program = (
        "import sys; from newslint.cli import main; main(['news', '-q', '-o', 'json']); "
        "print(sorted(name for name in sys.modules if name.startswith('newslint.archive') "
        "or name.partition('.')[0] in ('pyarrow', 'fsspec', 'dask', 'distributed')), file=sys.stderr)"
    )
    done = subprocess.run(
        (sys.executable, "-c", program),
        cwd=room.folder,
        env=room.environment,
        capture_output=True,
        check=False,
    )
    assert done.stderr.strip() == b"[]"


def test_what_is_not_installed_is_named_with_the_line_that_installs_it(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from newslint.cli import main

    def missing(name: str) -> object:
        if name.partition(".")[0] in ("pyarrow", "fsspec", "distributed"):
            raise ImportError(f"No module named {name!r}")
        return import_module(name)

    monkeypatch.setattr("newslint.archive.stores.import_module", missing)
    monkeypatch.setattr("newslint.archive.cluster.import_module", missing)
    calls: list[tuple[list[str], str]] = [
        (["archive", "s3://bucket/x"], "newslint[archive]"),
        (["archive", str(room.folder / "news"), "--jobs", "1", "-o", "x.parquet"], "newslint[archive]"),
        (["archive", str(room.folder / "news"), "--scheduler", "tcp://127.0.0.1:1"], "newslint[dask]"),
    ]
    for words, line in calls:
        assert main(words) == 2
        assert f"pip install '{line}'" in capsys.readouterr().err
