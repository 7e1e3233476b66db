"""The cache on the disk: damaged, unwritable, foreign, killed, shared, grown."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newslint.cache.encoding import DamagedError, Packed
from newslint.cache.store import FOLDER, NAME, CacheError, Entry, Store, remove
from newsroom import FAULTY, Newsroom, page

BRIEF = ("--output", "concise", "--quiet", "--jobs", "1")
ONE = ("--select", "all", "--preview", "--output", "json", "--quiet", "--jobs", "1")


def entry(path: str, *keys: str, content: str = "00") -> Entry:
    sightings = [Packed("names/archive", [key], 7, "data") for key in keys]
    return Entry(path, 1, 2, 3, 4, content, 1, 1, 0, ("names/archive",), None, None, sightings)


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path / "site")
    room.write("newslint.yaml", "corpus: [.]\n")
    for number in range(6):
        room.write(f"{number}.html", page(f"Ferry {number}", body=f"<p>The the boat {number}.</p>"))
    room.write("faulty.html", FAULTY)
    return room


def test_the_folder_is_its_owners_and_git_passes_it_over(room: Newsroom) -> None:
    room.run()
    folder = room.folder / FOLDER
    assert (folder / NAME).is_file()
    assert room.git("status", "--porcelain", "--untracked-files=all", FOLDER) == ""
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_is_kept_is_found_until_it_is_replaced_and_old_rows_outlive_their_replacement() -> None:
    store = Store.temporary()
    context = store.context("a")
    with store.writing():
        old = store.save(context, [entry("a.md", "x"), entry("b.md", "x", "y")])
    assert set(store.rows(context, ["a.md", "b.md", "c.md"])) == {"a.md", "b.md"}
    assert set(store.rows(context, [f"b{number:03}.md" for number in range(500)])) == set()
    assert store.rows(store.context("b"), ["a.md"]) == {}
    (space,) = store.spaces([context])["names/archive"]
    assert list(store.shared_keys([space], differing=False)) == ["x"]
    assert list(store.shared_keys([space], differing=True)) == []
    assert store.keys_of([old[1]]) == {"names/archive": {"x", "y"}}
    with store.writing():
        new = store.save(context, [entry("a.md", "z", content="01")])
    assert store.rows(context, ["a.md"])["a.md"].id == new[0]
    numbers = [number for number, _ in store.sightings([space], "x")]
    assert [file for file, _ in store.data(numbers)] == old
    store.close()


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    context = store.context("a")

    def save_and_fail() -> None:
        with store.writing():
            store.save(context, [entry("a.md", "x")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_fail()
    assert store.rows(context, ["a.md"]) == {}
    store.close()


def test_what_is_old_is_taken_out_and_the_size_is_bounded(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    context = 0
    for number in range(12):
        context = store.context(f"{number}")
        with store.writing():
            store.save(context, [entry(f"{at}.md", f"key {number} {at}" * 50) for at in range(40)])
    store.prune()
    info = store.info()
    assert info.contexts == 8
    assert info.files == 8 * 40
    assert store.rows(context, ["1.md"])
    store.prune(limit=100_000)
    assert 0 < store.info().files < 8 * 40
    store.close()


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_cache_is_made_anew(room: Newsroom, seed: int) -> None:
    right = room.run(*ONE, "--no-cache").stdout
    assert room.run(*ONE).stdout == right
    file = room.folder / FOLDER / NAME
    data = bytearray(file.read_bytes())
    chance = random.Random(seed)  # noqa: S311 - damage is no secret
    if seed == 0:
        data = bytearray(b"no database")
    elif seed == 1:
        data = data[: len(data) // 2]
    else:
        for _ in range(40 * seed):
            data[chance.randrange(len(data))] = chance.randrange(256)
    file.write_bytes(data)
    for _ in range(2):
        done = room.run(*ONE)
        assert (done.returncode, done.stdout) == (1, right), done.stderr


def test_a_value_that_was_changed_is_told() -> None:
    store = Store.temporary()
    with pytest.raises(DamagedError):
        store.rules_of(17)
    store.close()


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="permissions bind no administrator")
def test_where_nothing_can_be_written_there_is_no_cache_and_one_note(room: Newsroom) -> None:
    room.folder.chmod(0o555)
    try:
        done = room.run(*ONE)
    finally:
        room.folder.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.count("without a cache") == 1


def test_a_cache_that_is_a_file_is_left_alone(room: Newsroom) -> None:
    room.write(FOLDER, "mine")
    done = room.run(*ONE)
    assert done.returncode == 1
    assert done.stderr.count("without a cache") == 1
    assert room.read(FOLDER) == "mine"


def test_a_cache_behind_a_link_is_not_used(room: Newsroom, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    try:
        (room.folder / FOLDER).symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert "without a cache" in room.run(*ONE).stderr
    assert list(target.iterdir()) == []
    with pytest.raises(CacheError):
        remove(room.folder)


def test_a_cache_that_came_with_the_repository_is_not_used(room: Newsroom) -> None:
    room.run(*ONE)
    database = sqlite3.connect(room.folder / FOLDER / NAME)
    with database:
        database.execute("UPDATE file SET value=NULL")
    database.close()
    (room.folder / FOLDER / ".gitignore").unlink()
    room.git("add", "--force", FOLDER)
    done = room.run(*ONE)
    assert done.stdout == room.run(*ONE, "--no-cache").stdout
    assert "is part of the repository" in done.stderr


def test_several_runs_at_once_say_the_same(room: Newsroom) -> None:
    right = room.run(*ONE, "--no-cache").stdout
    runs = [
        subprocess.Popen(
            (sys.executable, "-m", "newslint", *ONE),
            cwd=room.folder,
            env=room.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    for run in runs:
        out, err = run.communicate(timeout=120)
        assert out.decode() == right, err.decode()
    assert room.run(*ONE).stdout == right


@pytest.mark.skipif(os.name != "posix", reason="a process is killed otherwise there")
def test_a_run_that_is_killed_leaves_a_cache_that_serves(room: Newsroom) -> None:
    for number in range(400):
        room.write(f"more/{number}.html", page(f"Boat {number}", body="<p>It left at at noon.</p>" * 20))
    right = room.run(*ONE, "--no-cache").stdout
    for wait in (0.6, 1.2, 2.0):
        run = subprocess.Popen(
            (sys.executable, "-m", "newslint", *ONE),
            cwd=room.folder,
            env=room.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(wait)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert room.run(*ONE).stdout == right
    assert room.run(*ONE).stdout == right


def test_the_command_says_what_is_there_and_takes_it_away(room: Newsroom) -> None:
    assert "no cache" in room.run("cache", "info").stdout
    room.run("--jobs", "1")
    assert "files           7" in room.run("cache", "info").stdout
    done = room.run("cache", "clean")
    assert (done.returncode, done.stderr.endswith("taken away\n")) == (0, True)
    assert not (room.folder / FOLDER).exists()
    assert "there was no cache" in room.run("cache", "clean").stderr


def test_a_change_within_the_same_tick_is_seen(room: Newsroom) -> None:
    story = room.folder / "0.html"
    old = story.read_bytes()
    new = old.replace(b"The the boat 0", b"The old boat 0")
    assert len(new) == len(old)
    when = story.stat().st_mtime_ns
    first = room.run(*BRIEF, "0.html").stdout
    story.write_bytes(new)
    os.utime(story, ns=(when, when))
    second = room.run(*BRIEF, "0.html").stdout
    assert "text/doubled-word" in first
    assert "text/doubled-word" not in second


def test_by_content_a_file_of_the_same_state_is_read_again(room: Newsroom) -> None:
    story = room.folder / "0.html"
    old = story.read_bytes()
    long_ago = 1_600_000_000_000_000_000
    os.utime(story, ns=(long_ago, long_ago))
    room.run(*BRIEF, "0.html")
    story.write_bytes(old.replace(b"The the boat 0", b"The old boat 0"))
    os.utime(story, ns=(long_ago, long_ago))
    assert "text/doubled-word" in room.run(*BRIEF, "0.html").stdout
    ci = room.run(*BRIEF, "0.html", environment={"CI": "true"}).stdout
    assert "text/doubled-word" not in ci


def test_a_change_beside_the_article_is_seen(room: Newsroom) -> None:
    story = (
        "---\ntitle: The pier\ndate: 2026-01-14\n---\n\nThe pier is open.\n\n"
        '{% include figure.html image="old-pier" %}\n'
    )
    room.write("pier.md", story)
    room.write("newslint.yaml", "corpus: [.]\n")
    for text in ("credit: Dana Whitlock\ncaption: The pier\n", "caption: The pier\n"):
        room.write("_data/images/old-pier.yml", text)
        assert room.run(*ONE, "pier.md").stdout == room.run(*ONE, "pier.md", "--no-cache").stdout
