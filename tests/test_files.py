"""Files are written whole or not at all: also when the disk is full, or when the process is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli.files import write_atomically
from newsroom import BARE, CREDITED, Newsroom, page

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has neither signals nor limits like these"
)
BASELINE = ".newslint-baseline.json"


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    mode = path.stat().st_mode
    write_atomically(path, ("ne", b"w"))
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode == mode
    assert [item.name for item in tmp_path.iterdir()] == ["report.json"]


def test_what_fails_in_the_middle_leaves_the_old_file_alone(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise RuntimeError

    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        write_atomically(path, pieces())
    assert path.read_text(encoding="utf-8") == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["report.json"]


_DYING = """
import os, signal, sys
from pathlib import Path
from newslint.cli.files import write_atomically
def pieces():
    yield "half" * 100_000
    os.kill(os.getpid(), signal.SIGKILL)
write_atomically(Path(sys.argv[1]), pieces())
"""


@posix
def test_a_process_that_is_killed_while_it_writes_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")
    done = subprocess.run((sys.executable, "-c", _DYING, str(path)), check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_text(encoding="utf-8") == "old"


@posix
def test_a_link_stays_a_link_and_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    path, link, pipe = tmp_path / "report.json", tmp_path / "latest.json", tmp_path / "pipe"
    link.symlink_to(path)
    write_atomically(link, ("new",))
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"
    os.mkfifo(pipe)
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reader:
        write_atomically(pipe, ("through",))
        assert reader.read() == b"through"
    assert pipe.is_fifo()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    made = Newsroom(tmp_path_factory.mktemp("killed") / "site")
    for number in range(60):
        picture = (f"boat-{number}.jpg", f"The boat number {number} at its berth.", "")
        made.write(f"news/{number:02}.html", page(f"Boat {number}", BARE, picture, CREDITED))
    return made


def _command(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "newslint", *words)


@posix
def test_a_full_disk_is_told_and_leaves_the_old_files(room: Newsroom) -> None:
    import resource

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    room.write("report.json", "old")
    room.write(BASELINE, '{"version": 1, "entries": []}\n')
    before = room.read(BASELINE)
    for words in (("-o", "json=report.json", "-o", "text"), ("baseline", "write")):
        done = subprocess.run(
            _command(*words),
            cwd=room.folder,
            env=room.environment,
            capture_output=True,
            check=False,
            preexec_fn=small,
        )
        assert done.returncode == 2, done.stderr
        assert b"cannot be written" in done.stderr
    assert room.read("report.json") == "old"
    assert room.read(BASELINE) == before
    assert not list(room.folder.glob(".*.tmp"))
    (room.folder / BASELINE).unlink()


@posix
def test_a_run_that_is_killed_leaves_old_files_or_new_ones(room: Newsroom) -> None:
    """The moment is chosen at random over the length of a run."""
    moments = random.Random(8)  # noqa: S311 - not for secrets
    wanted = ("-o", "json=report.json", "-o", "sarif=report.sarif", "--jobs", "2")
    for words in (wanted, ("baseline", "write", "--jobs", "2")):
        for name in ("report.json", "report.sarif", BASELINE):
            room.write(name, '{"version": 1, "entries": []}\n')
        start = time.monotonic()
        subprocess.run(
            _command(*words), cwd=room.folder, env=room.environment, capture_output=True, check=False
        )
        length = time.monotonic() - start
        whole = {name: room.read(name) for name in ("report.json", "report.sarif", BASELINE)}
        for _ in range(4):
            for name in whole:
                room.write(name, '{"version": 1, "entries": []}\n')
            process = subprocess.Popen(
                _command(*words),
                cwd=room.folder,
                env=room.environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            time.sleep(length * moments.uniform(0.3, 1.05))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for name, text in whole.items():
                assert room.read(name) in (text, '{"version": 1, "entries": []}\n')
    again = room.run("--baseline", BASELINE, "--output", "json")
    assert again.returncode in (0, 1), again.stderr
    assert json.loads(again.stdout)["complete"]
