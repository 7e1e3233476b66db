"""The command line as a process: what it takes, what it says where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import BARE, CLEAN, CREDITED, FAULTY, Newsroom, page


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    made = Newsroom(tmp_path_factory.mktemp("cli") / "site")
    made.write("faulty.html", FAULTY)
    made.write("clean.html", CLEAN)
    made.write("warned.html", page("Ferry", CREDITED, body="<p>He said the the boat was late.</p>\n"))
    made.write("broken/newslint.yaml", "selct: [credits]\n")
    made.write("broken/story.html", CLEAN)
    made.write("lenient/newslint.yaml", "fail-on: never\n")
    made.write("lenient/story.html", FAULTY)
    made.write("words.html", "<p>No article at all.</p>\n")
    return made


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("clean.html",), 0),
        (("faulty.html",), 1),
        (("faulty.html", "--fail-on", "never"), 0),
        (("warned.html",), 1),
        (("warned.html", "--fail-on", "error"), 0),
        (("warned.html", "--fail-on", "error", "--max-warnings", "0"), 1),
        (("warned.html", "--fail-on", "never", "--max-warnings", "1"), 0),
        (("faulty.html", "--ignore", "credits"), 0),
        (("no-such.html",), 2),
        (("--select", "creditz", "clean.html"), 2),
        (("--today", "tomorrow", "clean.html"), 2),
        (("--no-such-option",), 2),
        (("broken/story.html",), 2),
        (("faulty.html", "--baseline", "none.json"), 2),
        (("faulty.html", "--changed-since", "no-such-branch"), 2),
        (("--staged", "faulty.html"), 2),
    ],
)
def test_the_exit_status_is_a_contract(room: Newsroom, words: tuple[str, ...], status: int) -> None:
    done = room.run(*words)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_the_exit_status_is_the_same_in_every_format(room: Newsroom, form: str) -> None:
    assert room.run("faulty.html", "--output", form).returncode == 1
    assert room.run("clean.html", "--output", form).returncode == 0


def test_the_configuration_may_say_from_when_on_a_run_fails(room: Newsroom) -> None:
    assert room.run(str(room.folder / "lenient"), "--config", "lenient/newslint.yaml").returncode == 0


def test_a_crash_is_ours_and_ends_with_three(room: Newsroom) -> None:
    code = (
        "import sys; from newslint.cli import main; import newslint_rules.credits.missing as m;"
        "m.Missing.check = lambda self, article, context: 1 / 0;"
        "sys.exit(main(['faulty.html', '--jobs', '1', '--no-cache']))"
    )
    done = subprocess.run(
        (sys.executable, "-c", code),
        cwd=room.folder,
        env=room.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "credits/missing crashed on faulty.html: ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_is_the_first_word_unless_two_dashes_stand_before_it(room: Newsroom) -> None:
    assert "credits/missing" in room.run("rules").stdout
    done = room.run("--", "rules")
    assert done.returncode == 2
    assert "there is no such file or folder" in done.stderr
    assert room.run("faulty.html", "--fail-on=never").returncode == 0


def test_a_misspelt_command_is_told_from_a_file(room: Newsroom) -> None:
    done = room.run("chek")
    assert done.returncode == 2
    assert "Did you mean `newslint check`?" in done.stderr


def test_a_format_is_no_file_name(room: Newsroom) -> None:
    done = room.run("--output", "sarif", "faulty.html")
    assert json.loads(done.stdout)["version"] == "2.1.0"
    assert room.read("faulty.html") == FAULTY


def test_two_reports_on_standard_output_are_refused(room: Newsroom) -> None:
    done = room.run("--output", "sarif", "--output", "text", "clean.html")
    assert done.returncode == 2
    assert "Two outputs go to standard output" in done.stderr
    assert "Did you mean 'sarif'?" in room.run("--output", "sarf", "clean.html").stderr


def test_several_reports_come_out_of_one_run(room: Newsroom, tmp_path: Path) -> None:
    sarif, lines = tmp_path / "a.sarif", tmp_path / "b.jsonl"
    done = room.run("faulty.html", "--output", "text", "--output", f"sarif={sarif}", "-o", f"jsonl={lines}")
    assert "credits/missing" in done.stdout
    assert len(json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]) == 1
    assert json.loads(lines.read_text(encoding="utf-8").partition("\n")[0])["summary"]["errors"] == 1


def test_a_report_that_cannot_be_written_is_a_mistake_of_the_user(room: Newsroom) -> None:
    done = room.run("clean.html", "--output", "json=no/such/folder/a.json")
    assert done.returncode == 2
    assert "the report cannot be written" in done.stderr


def test_standard_input_is_checked_as_the_file_that_it_is_named(room: Newsroom) -> None:
    done = room.run("-", "--stdin-filename", "new.html", given=FAULTY.encode())
    assert done.returncode == 1
    assert done.stdout.startswith("new.html:")
    assert room.run("-", given=FAULTY.encode()).returncode == 2


def test_the_order_of_paths_and_the_number_of_processes_change_nothing(room: Newsroom) -> None:
    names = ["faulty.html", "clean.html", "warned.html"]
    reports = {
        room.run("--output", "json", "--jobs", jobs, *order).stdout
        for jobs in ("1", "2")
        for order in (names, names[::-1])
    }
    assert len(reports) == 1


def test_colour_is_for_terminals_and_for_those_who_ask(room: Newsroom) -> None:
    assert "\x1b[" not in room.run("faulty.html").stdout
    assert "\x1b[" in room.run("faulty.html", environment={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" not in room.run("faulty.html", environment={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert "\x1b[" in room.run("faulty.html", "--color", "always", environment={"NO_COLOR": "1"}).stdout


def test_nothing_to_check_is_no_failure_and_is_said(room: Newsroom, tmp_path: Path) -> None:
    done = room.run(str(tmp_path))
    assert done.returncode == 0
    assert done.stdout == ""
    assert "No article was checked" in done.stderr
    assert f"Looked at {tmp_path}; --verbose says what was passed over" in done.stderr
    many = room.run(*(["words.html"] * 7))
    assert "Looked at " + ", ".join(["words.html"] * 5) + " and 2 more;" in many.stderr
    assert "Looked at" not in room.run("faulty.html").stderr
    named = room.run("words.html")
    assert named.returncode == 0
    assert "words.html: passed over:" in named.stderr


def test_quiet_leaves_out_the_summary_and_statistics_count(room: Newsroom) -> None:
    assert room.run("faulty.html", "--quiet").stderr == ""
    assert "     1  credits/missing\n" in room.run("faulty.html", "--statistics").stderr


def test_every_count_is_one_of_findings_or_says_that_it_counts_places(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("a.html", page("Boat", body="<p>Now the the boat left. He saw the the boat.</p>"))
    done = room.run("--output", "json", "--statistics")
    assert "1 warning in 2 places." in done.stderr
    assert "     1  text/doubled-word (in 2 places)" in done.stderr
    told = json.loads(done.stdout)
    assert (told["summary"]["warnings"], told["summary"]["places"], len(told["findings"])) == (1, 2, 2)
    limited = ("--fail-on", "error", "--max-warnings")
    assert room.run(*limited, "1").returncode == 0
    assert room.run(*limited, "0").returncode == 1


def test_a_hook_says_nothing_of_files_that_are_no_articles(room: Newsroom, tmp_path: Path) -> None:
    site = Newsroom(tmp_path / "site")
    site.write(".pre-commit-config.yaml", "repos: []\n")
    site.write("interface.yaml", "menu:\n  open: Open\n")
    files = (".pre-commit-config.yaml", "interface.yaml")
    assert "interface.yaml: passed over" in site.run(*files).stderr
    assert site.run("--force-exclude", "--quiet", *files).stderr == ""
    assert "interface.yaml: passed over" in site.run("--force-exclude", "--verbose", *files).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_error(room: Newsroom) -> None:
    process = subprocess.Popen(
        (sys.executable, "-m", "newslint", "explain", "credits/missing"),
        cwd=room.folder,
        env=room.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert said == b""


def test_show_settings_says_where_each_comes_from(room: Newsroom, tmp_path: Path) -> None:
    site = Newsroom(tmp_path / "site")
    site.write("newslint.yaml", "select: [default]\nseverity:\n  credits/missing: warning\nfail-on: error\n")
    site.write("a.html", FAULTY)
    words = " ".join(site.run("--show-settings", "a.html", "--ignore", "dates").stdout.split())
    assert "select default [newslint.yaml:1]" in words
    assert "severity.credits/missing warning [newslint.yaml:3]" in words
    assert "ignore dates [the command line]" in words
    assert "preview no [default]" in words
    assert "warning credits/missing (set by the configuration)" in words
    assert "dates/undated" not in words
    assert words.endswith("A run exits 1 when an error is reported.")
    limited = site.run("--show-settings", "a.html", "--fail-on", "never", "--max-warnings", "3").stdout
    assert limited.endswith("A run exits 1 when more than 3 warnings are reported.\n")
    limited = site.run("--show-settings", "a.html", "--fail-on", "never", "--max-warnings", "1").stdout
    assert limited.endswith("A run exits 1 when more than 1 warning is reported.\n")
    assert site.run("--show-settings", "no/where.html").returncode == 2


def test_outside_git_both_ways_to_ask_for_a_change_say_so_in_the_same_words(tmp_path: Path) -> None:
    bare = Newsroom(tmp_path / "bare", repository=False)
    bare.write("old.html", FAULTY)
    for words in (("--staged",), ("--changed-since", "HEAD")):
        done = bare.run(*words)
        assert done.returncode == 2
        assert f"{' '.join(words)}: this is not a git repository, so nothing is known of" in done.stderr
        assert "fatal" not in done.stderr


def test_show_settings_lists_the_rules_of_the_scope(tmp_path: Path) -> None:
    site = Newsroom(tmp_path / "site")
    site.write("a.html", FAULTY)

    def rules(scope: str) -> list[tuple[str, str]]:
        words = ("--select", "credits/missing,captions/reused", "--scope", scope)
        shown = site.run("--show-settings", "a.html", *words).stdout
        assert f"scope {scope} [the command line]" in " ".join(shown.split()) or scope == "all"
        return re.findall(r"^  \w+ +([\w-]+/[\w-]+)$|^(\d+ rules? runs?) ", shown, re.M)

    assert rules("all") == [("", "2 rules run"), ("captions/reused", ""), ("credits/missing", "")]
    assert rules("article") == [("", "1 rule runs"), ("credits/missing", "")]
    assert rules("corpus") == [("", "1 rule runs"), ("captions/reused", "")]


def test_show_takes_several_files(tmp_path: Path) -> None:
    site = Newsroom(tmp_path / "site")
    site.write("a.html", FAULTY)
    site.write("b/c.md", "# Ferry\n\nStops.\n\n## More\n\n- [A](/a/)\n")
    one, other = (site.run("show", name).stdout for name in ("a.html", "b/c.md"))
    assert "b/c.md: markdown" in other
    both = site.run("show", "a.html", "b/c.md")
    assert both.stdout == f"{one}\n{other}"
    asked = ("show", "--format", "json")
    assert json.loads(site.run(*asked, "a.html", "b/c.md").stdout) == [
        json.loads(site.run(*asked, name).stdout) for name in ("a.html", "b/c.md")
    ]
    site.write("notes.xyz", "")
    refused = site.run("show", "a.html", "notes.xyz")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "notes.xyz: there is no reader" in refused.stderr
    assert site.run("show").returncode == 2


def test_one_of_a_thing_is_told_in_the_singular(tmp_path: Path) -> None:
    site = Newsroom(tmp_path / "site", repository=False)
    related = "related:\n  - {title: Coach runs on, url: /coach/}\n"
    site.write("a.md", f"---\ntitle: Ferry\n{related}---\n\nStops.\n")
    shown = site.run("show", "a.md").stdout
    assert "body        1 block, 1 word\n" in shown
    assert "(no heading): 1 teaser" in shown
    assert "1 teasers" not in shown


def test_staged_reports_what_the_commit_brings(tmp_path: Path) -> None:
    site = Newsroom(tmp_path / "site")
    site.write("old.html", FAULTY)
    site.commit("Begin")
    site.write("sub/new.html", page("Quay", BARE, CREDITED))
    site.git("add", "--all")
    assert [line.split(":")[0] for line in site.run("--staged", "-o", "concise").stdout.splitlines()] == [
        "sub/new.html"
    ]
    first = site.git("rev-parse", "HEAD").strip()
    site.commit("Add")
    between = {"PRE_COMMIT_FROM_REF": first, "PRE_COMMIT_TO_REF": "HEAD"}
    assert "sub/new.html" in site.run("--staged", "-o", "concise", environment=between).stdout
    assert "old.html" not in site.run("--staged", "-o", "concise", environment=between).stdout
    # Nothing is staged: a commit without files brings nothing, a run over all files means all.
    assert site.run("--staged", environment={"GIT_INDEX_FILE": ".git/index"}).returncode == 0
    assert "old.html" in site.run("--staged", "-o", "concise").stdout
    assert (
        site.run(
            "--staged", environment={"PRE_COMMIT_FROM_REF": "--output=x", "PRE_COMMIT_TO_REF": "HEAD"}
        ).returncode
        == 2
    )
    assert not os.path.lexists(site.folder / "x...HEAD")
