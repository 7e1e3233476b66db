"""With a cache, from a cache and without: every byte of the output is the same, whatever happens in between."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from newslint.cli import main

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NAMES = ("Peter Halvorsen", "Peter Halvosren", "Ines Calloway")
PATHS = st.sampled_from(("a.md", "b.md", "news/c.md", "news/d.md", "news/e.html"))
TODAY = ("--today", "2026-03-01")


def said(words: Sequence[str], capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main([*words, *TODAY])
    out, err = capfd.readouterr()
    return status, out, err


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_the_seeds_say_the_same_from_the_cache(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    shutil.copytree(SEEDS, site, ignore=shutil.ignore_patterns(".newslint_cache"))
    monkeypatch.chdir(site)
    words = ("--select", "all", "--preview", "--output", form, "--jobs", "1")
    without = said((*words, "--no-cache"), capfd)
    assert without[0] in (0, 1)
    assert said(words, capfd) == without
    assert (site / ".newslint_cache").is_dir()
    for how in ("stat", "content"):
        assert said((*words, "--cache", how), capfd) == without


class Desk(RuleBasedStateMachine):
    """A desk that edits, renames, deletes and configures, and checks after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="newslint-desk-"))
        (self.folder / "news").mkdir()
        self.clock = 1_700_000_000
        self.write("newslint.yaml", "corpus: [.]\npreview: true\noptions:\n  names/archive: {settled: 1}\n")

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        self.clock += 10
        os.utime(path, (self.clock, self.clock))

    def check(self, *words: str) -> tuple[int, str]:
        before = Path.cwd()
        report = self.folder.parent / f"{self.folder.name}.json"
        os.chdir(self.folder)
        try:
            status = main(["--jobs", "1", "-q", "-o", f"json={report}", *words, *TODAY])
            return status, report.read_text(encoding="utf-8")
        finally:
            os.chdir(before)
            report.unlink(missing_ok=True)

    @rule(path=PATHS, name=st.sampled_from(NAMES), words=st.sampled_from(("", "The the boat.", "“Open")))
    def edit(self, path: str, name: str, words: str) -> None:
        picture = "![](pier.jpg)" if words else ""
        text = f"---\ntitle: The pier\ndate: 2026-01-14\n---\n\n{name} opened the pier on Monday. {words}\n\n{picture}\n"
        self.write(path, text)

    @rule(path=PATHS, reason=st.sampled_from(("agreed; until=2026-01-01", "agreed")))
    def silence(self, path: str, reason: str) -> None:
        self.write(
            path,
            f"---\ntitle: The pier\n---\n\n<!-- newslint: ignore[text] {reason} -->\nThe the pier is open.\n",
        )

    @rule(path=PATHS)
    def touch(self, path: str) -> None:
        if (self.folder / path).exists():
            self.clock += 10
            os.utime(self.folder / path, (self.clock, self.clock))

    @rule(path=PATHS, other=PATHS)
    def rename(self, path: str, other: str) -> None:
        if (self.folder / path).exists():
            (self.folder / path).replace(self.folder / other)

    @rule(path=PATHS)
    def delete(self, path: str) -> None:
        (self.folder / path).unlink(missing_ok=True)

    @rule(
        words=st.sampled_from(
            ("ignore: [text]\n", "severity: {text: error}\n", "default-credit: Staff\n", "")
        )
    )
    def configure(self, words: str) -> None:
        base = "corpus: [.]\npreview: true\noptions:\n  names/archive: {settled: 1}\n"
        self.write("newslint.yaml", base + words)

    @rule(variant=st.sampled_from(NAMES))
    def decide(self, variant: str) -> None:
        self.write("names.yaml", f"names:\n  - preferred: Peter Halvorson\n    variants: [{variant}]\n")
        self.write("newslint.yaml", "corpus: [.]\nnames: names.yaml\n")

    @rule(path=PATHS, scope=st.sampled_from(("all", "article", "corpus")))
    def look_at_one(self, path: str, scope: str) -> None:
        if (self.folder / path).exists():
            words = (path, "--scope", scope)
            assert self.check(*words) == self.check(*words, "--no-cache")

    @invariant()
    def says_the_same(self) -> None:
        assert self.check() == self.check("--no-cache")


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
