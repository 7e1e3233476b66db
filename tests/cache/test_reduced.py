"""What rules across articles found is kept by key: only the keys that a change touches are looked at again."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from newslint import engine
from newslint.cache.encoding import DamagedError, decode_reduced, encode_reduced, sealed
from newslint.cache.store import FOLDER, NAME
from newslint.cli import main
from newslint.finding import Result, Severity
from newslint.place import Place
from newslint.reduced import Reduced, touching
from newslint.region import Region

GIVEN = ("Peter", "Ines", "Osric", "Tove")
FAMILY = ("Halvorsen", "Halvosren", "Calloway", "Caloway", "Wetherby")
SETTINGS = "corpus: [.]\npreview: true\noptions:\n  names/archive: {settled: 2}\n"
CHANGES = ("", "severity: {names/archive: error}\n", "ignore: [names/archive]\n", "default-credit: Staff\n")


class Desk:
    """A folder of articles, and every report on it twice: with the cache and without."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = 1_700_000_000
        self.write("newslint.yaml", SETTINGS)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        self.clock += 10
        os.utime(path, (self.clock, self.clock))

    def story(self, name: str, people: Iterable[str], more: str = "") -> None:
        words = " ".join(f"The pier was opened by {who} on Monday." for who in people)
        picture = f"![The mayor of Fenwick on the old pier before the storm{more}](/p/{len(words) % 7}.jpg)"
        self.write(name, f"---\ntitle: The pier\ndate: 2026-01-14\n---\n\n{words}{more}\n\n{picture}\n")

    def report(self, *words: str) -> tuple[int, str]:
        file = self.folder.parent / "report.json"
        status = main(["--jobs", "1", "-q", "-o", f"json={file}", "--today", "2026-03-01", *words])
        return status, file.read_text(encoding="utf-8")

    def same(self, *words: str) -> str:
        kept = self.report(*words)
        assert kept == self.report(*words, "--no-cache")
        return kept[1]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.delenv("CI", raising=False)
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Desk(folder)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that takes every key that is checked."""
    keys: list[str] = []
    reduced = engine.reduced

    def counted(groups: Iterable[engine.Group], *rest: object) -> Iterator[Reduced]:
        every = list(groups)
        keys.extend(f"{rule} {key}" for rule, key, _ in every)
        run: Callable[..., Iterator[Reduced]] = reduced
        return run(every, *rest)

    monkeypatch.setattr(engine, "reduced", counted)
    return keys


def test_only_the_keys_that_a_change_touches_are_checked_again(desk: Desk, checked: list[str]) -> None:
    for number in range(8):
        desk.story(f"{number}.md", ("Peter Halvorsen", "Ines Calloway", "Tove Wetherby"))
    desk.story("8.md", ("Peter Halvosren", "Ines Caloway"))
    desk.story("9.md", ("Tove Wetehrby",))
    first = desk.report()[1]
    assert first.count('"names/archive"') > 1
    whole = len(checked)
    checked.clear()
    assert desk.report()[1] == first
    assert checked == []
    desk.story("8.md", ("Ines Caloway",))
    second = desk.report()[1]
    assert 0 < len(checked) < whole
    assert "Halvosren" in first
    assert "Halvosren" not in second
    assert "Caloway" in second
    assert desk.same() == second


def test_a_hook_on_one_file_brings_up_to_date_what_is_kept_of_all(desk: Desk, checked: list[str]) -> None:
    for number in range(8):
        desk.story(f"{number}.md", ("Peter Halvorsen", "Ines Calloway"))
    desk.same()
    desk.story("8.md", ("Peter Halvosren",))
    assert "Halvosren" in desk.same("8.md")
    checked.clear()
    assert "Halvosren" in desk.report()[1]
    assert checked == []


def test_facts_that_were_taken_out_are_no_ground_to_build_on(desk: Desk) -> None:
    for number in range(8):
        desk.story(f"{number}.md", ("Peter Halvorsen",))
    desk.story("8.md", ("Peter Halvosren",))
    desk.same()
    (desk.folder / "8.md").unlink()
    database = sqlite3.connect(desk.folder / FOLDER / NAME)
    with database:
        (row,) = database.execute("SELECT id FROM file WHERE path='8.md'").fetchone()
        database.execute("DELETE FROM sighting WHERE file=?", (row,))
        database.execute("DELETE FROM file WHERE id=?", (row,))
    database.close()
    assert "Halvosren" not in desk.same()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_in_between_the_report_is_that_without_a_cache(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret

    def people() -> list[str]:
        return [f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(chance.randint(0, 3))]

    def name() -> str:
        return f"{chance.choice(('news/', ''))}{chance.randrange(9)}.md"

    def there() -> list[str]:
        return sorted(path.relative_to(desk.folder).as_posix() for path in desk.folder.rglob("*.md"))

    def silence() -> None:
        desk.story(name(), people(), more="\n\n<!-- newslint: ignore[names] agreed -->")

    def delete() -> None:
        (desk.folder / chance.choice(there())).unlink()

    def rename() -> None:
        (desk.folder / chance.choice(there())).replace(desk.folder / name())

    for _ in range(10):
        desk.story(name(), people())
    desk.story("news/0.md", people())
    for _ in range(12):
        for _ in range(chance.randint(1, 2)):
            chance.choice((lambda: desk.story(name(), people()), silence, delete, rename))()
        if not there():
            desk.story(name(), people())
        if chance.random() < 0.2:
            desk.write("newslint.yaml", SETTINGS + chance.choice(CHANGES))
        if chance.random() < 0.5:
            desk.same(chance.choice(there()))
        if chance.random() < 0.3:
            desk.same("news")
        if chance.random() < 0.3:
            desk.same("--select", "names/archive,captions/reused", "--cache", "content")
        desk.same()


def found(key: str, *paths: str, message: str = "Look.") -> Reduced:
    place = Place(paths[0], Region(1, 1, 1, 2), 0, 1, 1, 2, 1, 2)
    related = tuple(place._replace(path=path) for path in paths[1:])
    return Reduced(
        "names/archive", key, paths, Result("names/archive", Severity.NOTE, message, place, related)
    )


def test_what_was_found_comes_back_as_it_was() -> None:
    every = [found("a", "a.md", "b.md"), found("b", "c.md")]
    assert decode_reduced(encode_reduced({1, 2, 3, 7, 9, 10}, every)) == (
        frozenset({1, 2, 3, 7, 9, 10}),
        every,
    )
    assert decode_reduced(encode_reduced((), ())) == (frozenset(), [])


DAMAGED: list[list[object]] = [[], [[], [["r", "k", []]], sealed([])], [[[1]], [], sealed([])]]


@pytest.mark.parametrize("value", DAMAGED)
def test_what_was_damaged_is_told(value: list[object]) -> None:
    with pytest.raises(DamagedError):
        decode_reduced(sealed(value))


def test_what_touches_no_selected_file_is_not_told_and_doubles_are_told_once() -> None:
    every = [found("a", "a.md", "b.md"), found("b", "a.md", "b.md"), found("c", "c.md")]
    (told,) = touching(every, {"b.md"})
    assert told.place.path == "a.md"
    assert told.fingerprint
    assert touching(every, {"d.md"}) == ()
