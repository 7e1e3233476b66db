"""A long run shows itself on a terminal, and can be stopped."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newslint.cli.progress import Progress, progress, told
from newsroom import Newsroom, page

WORDS = "<p>The the boat left at noon, “it was said, and nobody saw it again.</p>\n" * 8


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("done", "expected", "seconds", "line"),
    [
        (0, 100, 0.0, "0 of 100 files · 0 a second"),
        (500, 2_000, 2.0, "500 of 2,000 files · 250 a second · 6 s left"),
        (1_000, 200_000, 2.0, "1,000 of 200,000 files · 500 a second · 7 min left"),
        (5, 3, 1.0, "5 of 5 files · 5 a second"),
    ],
)
def test_files_rate_and_what_remains_are_told(done: int, expected: int, seconds: float, line: str) -> None:
    assert told(done, expected, seconds) == line


def test_on_a_terminal_it_shows_itself_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    clock = iter(range(100))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    with Progress(shows=True) as watch:
        watch.expect(10)
        watch.done(5)
    written = terminal.getvalue()
    assert "5 of 10 files" in written
    assert written.endswith("\r\x1b[K")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_in_ci_and_on_a_simple_terminal_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv(name, value)
    with progress() as watch:
        for _ in range(3):
            watch.done(1)
            time.sleep(0.4)
    assert terminal.getvalue() == ""


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal to send there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_stopped_reports_its_part_and_leaves_a_cache_that_serves(
    tmp_path: Path, jobs: str
) -> None:
    room = Newsroom(tmp_path / "site")
    for number in range(600):
        room.write(f"{number:04}.html", page(f"Boat {number}", body=WORDS))
    words = ("-o", "json", "-o", "sarif=part.sarif", "--jobs", jobs)
    run = subprocess.Popen(
        (sys.executable, "-m", "newslint", *words),
        cwd=room.folder,
        env=room.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    database = room.folder / ".newslint_cache" / "newslint-cache-1.sqlite3-wal"
    for _ in range(600):
        # Once the first files are kept the run is under way.
        if database.exists() and database.stat().st_size > 250_000:
            break
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=120)
    part = json.loads(out)
    assert run.returncode == 130, err.decode()
    assert part["complete"] is False
    assert 0 < part["summary"]["articles"] < 600
    assert "only a part" in err.decode()
    assert "Traceback" not in err.decode()
    sarif = json.loads(room.read("part.sarif"))["runs"][0]["invocations"][0]
    assert sarif["executionSuccessful"] is False
    assert re.search("only a part", json.dumps(sarif["toolExecutionNotifications"]))
    whole = json.loads(room.run("-o", "json").stdout)
    assert whole["complete"] is True
    assert whole["summary"]["articles"] == 600
    known = {json.dumps(item, sort_keys=True) for item in whole["findings"]}
    assert all(json.dumps(item, sort_keys=True) in known for item in part["findings"])
