"""How the process begins and ends: quickly, with all that was written, and with what others want done at the end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import page

_RUN = "import sys\nfrom newslint.__main__ import run\nsys.argv = ['newslint', *sys.argv[1:]]\nrun()\n"


def ended(folder: Path, before: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (sys.executable, "-c", before + _RUN, *words), cwd=folder, capture_output=True, check=False
    )


@pytest.fixture
def room(tmp_path: Path) -> Path:
    faulty = "".join(f"<p>The boat {number} left the the pier at noon.</p>\n" for number in range(2000))
    (tmp_path / "faulty.html").write_text(page("Boats", body=faulty), encoding="utf-8")
    (tmp_path / "sound.md").write_text(
        "---\ntitle: Boats\ndate: 2026-01-14\n---\n\nThey left at noon.\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("words", "status"), [(("sound.md",), 0), (("faulty.html",), 1), (("--no-such-option",), 2)]
)
def test_the_status_is_the_command_s(room: Path, words: tuple[str, ...], status: int) -> None:
    assert ended(room, "", "--no-cache", *words).returncode == status


def test_all_that_was_written_reaches_a_pipe(room: Path) -> None:
    words = ("--no-cache", "--fail-on", "never", "faulty.html")
    ended(room, "", *words, "--output", "concise=report")
    told = ended(room, "", *words, "--quiet", "--output", "concise").stdout
    assert told == (room / "report").read_bytes()
    assert len(told) > 100_000


def test_who_asked_to_be_called_at_the_end_is_called(room: Path) -> None:
    before = "import atexit\natexit.register(print, 'the end')\n"
    assert ended(room, before, "--version").stdout.endswith(b"the end\n")


def test_a_thread_that_still_runs_is_waited_for(room: Path) -> None:
    before = (
        "import threading, time\nthreading.Thread(target=lambda: (time.sleep(1), print('the end'))).start()\n"
    )
    assert ended(room, before, "--version").stdout.endswith(b"the end\n")
