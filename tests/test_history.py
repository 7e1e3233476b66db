"""A repository's history, played: what is old stays silent, what is new fails, what is mended is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsroom import CLEAN, CREDITED, FAULTY, Newsroom, page

BASELINE = ".newslint-baseline.json"
LATE = ("storm.jpg", "Waves break over the harbour wall of Port Hallam.", "")


@pytest.fixture
def site(tmp_path: Path) -> Newsroom:
    made = Newsroom(tmp_path / "site")
    made.write("news/ferry.html", FAULTY)
    made.write("news/clean.html", CLEAN)
    made.commit("Begin")
    return made


def _found(site: Newsroom, *words: str) -> list[str]:
    """Return path and rule of every finding, in order."""
    done = site.run("--output", "concise", *words)
    assert done.returncode in (0, 1), done.stderr
    lines = (re.fullmatch(r"(.+?):\d+:\d+: .*\[(.+)\]", line) for line in done.stdout.splitlines())
    return [f"{line[1]} {line[2]}" for line in lines if line is not None]


def test_a_baseline_from_day_one_to_the_last_sin_mended(site: Newsroom) -> None:
    assert site.run().returncode == 1
    assert site.run("baseline", "write").returncode == 0
    site.commit("Begin to check")
    known = ("--baseline", BASELINE)
    first = site.run(*known)
    assert first.returncode == 0, first.stdout
    assert "1 finding known to the baseline" in first.stderr

    # An old sin that is moved, and its page rewritten above it, stays silent.
    site.git("mv", "news/ferry.html", "news/ferry-stops.html")
    moved = site.read("news/ferry-stops.html").replace("<h1>", "<!-- moved -->\n\n<h1>")
    site.write("news/ferry-stops.html", moved)
    assert _found(site, *known) == []

    # A new sin beside it fails, and pruning does not swallow it.
    site.write("news/storm.html", page("Storm", LATE, CREDITED))
    assert _found(site, *known) == ["news/storm.html credits/missing"]
    before = site.read(BASELINE)
    assert site.run("baseline", "prune").returncode == 1
    assert site.read(BASELINE) == before
    site.write("news/storm.html", page("Storm", (*LATE[:2], "Photo: Ilse Brandt"), CREDITED))

    # A sin that is mended is reported as stale, fails where that is asked for, and is pruned.
    site.write("news/ferry-stops.html", CLEAN)
    mended = site.run(*known)
    assert mended.returncode == 0
    assert "1 entry of the baseline matches nothing any more" in mended.stderr
    assert site.run(*known, "--strict-baseline").returncode == 1
    assert site.run("baseline", "prune").returncode == 0
    assert '"entries": []' in site.read(BASELINE)
    assert site.run(*known, "--strict-baseline").returncode == 0


def test_a_branch_is_told_exactly_its_own_findings(site: Newsroom) -> None:
    site.write(
        "news/dock.html",
        page(
            "Dock", CREDITED, ("crane.jpg", "The new crane at Port Hallam in the rain.", "Photo: Ilse Brandt")
        ),
    )
    site.commit("Add the dock")
    site.git("checkout", "--quiet", "-b", "storm")
    since = ("--changed-since", "main")
    assert _found(site, *since) == []
    assert _found(site, *since, "--scope", "article") == []

    # An old sin in a file that is renamed, or edited elsewhere, is none of the branch's.
    site.git("mv", "news/ferry.html", "news/ferry-stops.html")
    site.write(
        "news/ferry-stops.html", site.read("news/ferry-stops.html").replace("coast road", "inland road")
    )
    site.commit("Move")
    assert _found(site, *since) == []

    site.write("news/storm.html", page("Storm", LATE, CREDITED))
    site.commit("Storm")
    # A credit that is deleted leaves no line of its own behind, and is told all the same.
    dock = site.read("news/dock.html")
    site.write("news/dock.html", dock.replace('\n<span class="credit">Photo: Ilse Brandt</span>', ""))
    expected = ["news/dock.html credits/missing", "news/storm.html credits/missing"]
    assert _found(site, *since) == expected
    site.commit("Lose the credit")
    assert _found(site, *since) == expected

    # What main does meanwhile is not the branch's.
    site.git("checkout", "--quiet", "main")
    site.write("news/late.html", page("Late", LATE, CREDITED))
    site.commit("Late")
    site.git("checkout", "--quiet", "storm")
    assert _found(site, *since) == expected
    assert site.git("status", "--porcelain") == ""


def test_a_shallow_clone_without_the_base_says_what_to_fetch(site: Newsroom, tmp_path: Path) -> None:
    site.git("checkout", "--quiet", "-b", "storm")
    site.write("news/storm.html", page("Storm", LATE, CREDITED))
    site.commit("Storm")
    clone = Newsroom(tmp_path / "clone", repository=False)
    clone.git("clone", "--quiet", "--depth", "1", "--branch", "storm", site.folder.as_uri(), ".")
    done = clone.run("--changed-since", "origin/main")
    assert done.returncode == 2
    assert "git does not know 'origin/main' here" in done.stderr
    assert "this is a shallow clone" in done.stderr
    assert done.stdout == ""
    clone.git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert "no commit in common" in clone.run("--changed-since", "origin/main").stderr
    clone.git("fetch", "--quiet", "--unshallow", "origin")
    assert _found(clone, "--changed-since", "origin/main") == ["news/storm.html credits/missing"]


def test_outside_a_repository_nothing_is_known_of_changes(tmp_path: Path) -> None:
    folder = Newsroom(tmp_path / "folder", repository=False)
    folder.write("a.html", CLEAN)
    done = folder.run("--changed-since", "main")
    assert done.returncode == 2
    assert "this is not a git repository" in done.stderr


def test_a_suppression_beside_the_articles_lives_and_expires(site: Newsroom) -> None:
    site.write("newslint.yaml", "select: [default]\n")
    line = next(number for number, text in enumerate(FAULTY.split("\n"), 1) if "Aurelia" in text)
    words = ("suppressions", "add", f"news/ferry.html:{line}:2", "credits/missing", "--until", "2026-06-30")
    assert site.run(*words, "--reason", "  ").returncode == 2
    early = {"SOURCE_DATE_EPOCH": "1770000000"}
    done = site.run(*words, "--reason", "handout: the desk agreed", environment=early)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(
        "newslint-suppressions.yaml: 1 finding of credits/missing at news/ferry.html:"
    )
    assert "is silenced at news/ferry.html" in site.run(*words, "--reason", "x", environment=early).stderr
    assert "handout: the desk agreed" in site.read("newslint-suppressions.yaml")

    assert _found(site, "--today", "2026-06-30") == []
    site.write("news/ferry.html", FAULTY.replace("<h1>", "<p>A line more.</p>\n<h1>"))
    assert _found(site, "--today", "2026-06-30") == []
    listed = site.run("suppressions", "--today", "2026-06-30").stdout
    assert listed == (
        "newslint-suppressions.yaml:2: used credits/missing: news/ferry.html: handout: the desk agreed"
        " (until 2026-06-30)\n"
    )
    assert _found(site, "--today", "2026-07-01") == [
        "news/ferry.html credits/missing",
        "newslint-suppressions.yaml suppressions/expired",
    ]
    assert "expired" in site.run("suppressions", "list", "news", "--today", "2026-07-01").stdout

    site.write("news/ferry.html", CLEAN)
    assert _found(site, "--today", "2026-06-30") == ["newslint-suppressions.yaml suppressions/unused"]
    assert _found(site, "--today", "2026-06-30", "news/clean.html") == []
    (site.folder / "news/ferry.html").unlink()
    assert _found(site, "--today", "2026-06-30") == ["newslint-suppressions.yaml suppressions/unused"]


def test_a_suppression_goes_with_its_file_and_is_pruned_when_it_is_over(site: Newsroom) -> None:
    line = next(number for number, text in enumerate(FAULTY.split("\n"), 1) if "Aurelia" in text)
    name = "newslint-suppressions.yaml"
    site.write("news/storm.html", page("Storm", LATE, CREDITED))
    storm = next(
        number for number, text in enumerate(site.read("news/storm.html").split("\n"), 1) if "Waves" in text
    )
    for target, until in (
        (f"news/ferry.html:{line}", "2098-12-31"),
        (f"news/storm.html:{storm}", "2026-06-30"),
    ):
        early = {"SOURCE_DATE_EPOCH": "1770000000"}
        words = ("suppressions", "add", target, "credits/missing", "--reason", "agreed", "--until", until)
        assert site.run(*words, environment=early).returncode == 0
    site.git("mv", "news/ferry.html", "news/ferry-stops.html")
    moved = site.run("-o", "concise", "--today", "2026-06-01")
    assert moved.stdout == ""
    assert "1 suppression went with a file that was moved" in moved.stderr
    assert "news/ferry.html (now news/ferry-stops.html): agreed" in site.run("suppressions").stdout

    # It goes with one file: two that could be meant are both told, and so is it.
    site.write("news/copy.html", site.read("news/ferry-stops.html"))
    assert _found(site, "--today", "2026-06-01") == [
        "news/copy.html credits/missing",
        "news/ferry-stops.html credits/missing",
        "newslint-suppressions.yaml suppressions/unused",
    ]
    (site.folder / "news/copy.html").unlink()

    pruned = site.run("suppressions", "prune", "--today", "2026-06-01")
    assert pruned.returncode == 0, pruned.stderr
    assert pruned.stderr == f"{name}: 0 entries taken out, 1 path mended, 2 left.\n"
    assert "- path: news/ferry-stops.html\n" in site.read(name)
    before = site.read(name)
    # The other files' entries are not judged where one file is named.
    over = ("--today", "2026-07-01")
    assert ", 2 left." in site.run("suppressions", "prune", "news/clean.html", *over).stderr
    assert site.read(name) == before
    assert f"{name}: 1 entry taken out, 1 left." in site.run("suppressions", "prune", *over).stderr
    assert "storm" not in site.read(name)
    site.write("news/ferry-stops.html", CLEAN)
    assert f"{name}: 1 entry taken out, 0 left." in site.run("suppressions", "prune", *over).stderr
    assert _found(site, *over) == ["news/storm.html credits/missing"]


def test_a_branch_that_takes_a_suppression_out_is_told_what_it_silenced(site: Newsroom) -> None:
    line = next(number for number, text in enumerate(FAULTY.split("\n"), 1) if "Aurelia" in text)
    until = ("--until", "2098-12-31")
    site.run(
        "suppressions", "add", f"news/ferry.html:{line}", "credits/missing", "--reason", "agreed", *until
    )
    site.commit("Agree")
    site.git("checkout", "--quiet", "-b", "strict")
    # That a day is over is not the branch's doing.
    assert _found(site, "--changed-since", "main", "--today", "2099-01-01") == []
    assert _found(site, "--changed-since", "main") == []
    site.write("newslint-suppressions.yaml", "[]\n")
    assert _found(site, "--changed-since", "main") == ["news/ferry.html credits/missing"]
    (site.folder / "newslint-suppressions.yaml").unlink()
    assert _found(site, "--changed-since", "main") == ["news/ferry.html credits/missing"]


def test_a_suppression_can_only_be_added_where_a_finding_is(site: Newsroom) -> None:
    def said(*words: str) -> str:
        done = site.run("suppressions", "add", *words, "--reason", "agreed")
        assert done.returncode == 2
        return done.stderr

    assert "it does in line" in said("news/ferry.html:1", "credits/missing")
    assert "it reports nothing in this file" in said("news/clean.html:1", "credits/missing")
    assert "write PATH:LINE" in said("news/ferry.html", "credits/missing")
    assert "did you mean 'credits/missing'" in said("news/ferry.html:1", "credits/mising")
    assert not (site.folder / "newslint-suppressions.yaml").exists()
    site.write("newslint-suppressions.yaml", "<<<<<<< HEAD\n- path: a\n")
    assert "newslint-suppressions.yaml:2:" in site.run().stderr
    assert site.run().returncode == 2


def test_one_report_written_as_json_gives_the_others(site: Newsroom, tmp_path: Path) -> None:
    site.write("news/storm.html", page("Storm", LATE, LATE, CREDITED, body="<p>The the boat “sank.</p>"))
    site.run("suppressions", "add", "news/ferry.html:14", "credits/missing", "--reason", "agreed")
    formats = (
        "sarif",
        "github",
        "github-summary",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "concise",
        "text",
    )
    report = tmp_path / "report.json"
    outputs = [word for name in formats for word in ("--output", f"{name}={tmp_path / name}")]
    done = site.run("--output", f"json={report}", *outputs)
    assert done.returncode == 1, done.stderr
    assert site.run("convert", str(report), "--to", "json").stdout == report.read_text(encoding="utf-8")
    for name in formats:
        assert site.run("convert", str(report), "--to", name).stdout == (tmp_path / name).read_text(
            encoding="utf-8"
        )


_LINE = '{"path": "news/ferry.md", "rule": "credits/missing", "severity": "error"}\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is not JSON"),
        ("nonsense\n{}\n", "it is not JSON"),
        (_LINE, "these are findings alone, as `newslint archive` writes them"),
        (_LINE * 2, "these are findings alone, as `newslint archive` writes them"),
        ('{"type": "report"}\n{"type": "file"}\n', "these are JSON Lines, as `--output jsonl` writes them"),
        ("[]", "the whole"),
        ('{"version": 2, "tool": {"name": "newslint", "version": "9"}, "findings": []}', "version"),
        ('{"version": 1, "tool": {"name": "other", "version": "9"}, "findings": []}', "tool.name"),
        ('{"version": 1, "tool": {"name": "newslint", "version": "9"}, "findings": [{}]}', "findings.0.path"),
    ],
)
def test_what_is_no_report_is_not_converted(tmp_path: Path, text: str, said: str) -> None:
    folder = Newsroom(tmp_path, repository=False)
    done = folder.run("convert", "-", "--to", "sarif", given=text.encode())
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
