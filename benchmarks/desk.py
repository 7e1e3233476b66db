"""newslint beside itself: at the desk, in the hook, over an archive: `python benchmarks/desk.py`.

Every command is a process of its own; the commands take turns, so that a busy machine is busy for all of them, and
medians are compared. The time of the processor says more than that of the clock where others use the machine too.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stories import write

_NEWSLINT = (sys.executable, "-m", "newslint")
_QUIET = ("--quiet", "--output", "concise")
_SETTINGS = "corpus: [.]\nextend-select: [names/archive]\n"


@dataclass(slots=True)
class Measured:
    """A command, and what its runs took."""

    name: str
    command: Sequence[str]
    folder: Path
    before: Callable[[], None] = lambda: None
    clock: list[float] = field(default_factory=list[float])
    processor: list[float] = field(default_factory=list[float])
    peak: int = 0
    """MiB of the largest process."""

    def run(self) -> None:
        """Run it once."""
        self.before()
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        self.clock.append(time.perf_counter() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(self.command)}: status {process.returncode}")
        self.processor.append(usage.ru_utime + usage.ru_stime)
        # Linux counts in KiB, macOS in bytes.
        self.peak = max(self.peak, usage.ru_maxrss // (1024 if sys.platform == "linux" else 1 << 20))
        sys.stderr.write(
            f"{self.name}: {self.clock[-1]:.2f} s, {self.processor[-1]:.2f} s of the processor\n"
        )

    def row(self) -> str:
        """Return its row of a table."""
        clock, processor = statistics.median(self.clock), statistics.median(self.processor)
        return f"| {self.name} | {clock:.3f} | {processor:.3f} | {self.peak} |"


def in_turns(commands: Sequence[Measured], runs: int) -> None:
    """Run all commands so many times, in turns."""
    for _ in range(runs):
        for command in commands:
            command.run()


def ratio(words: str, one: Measured, other: Measured, wanted: str, factor: float = 1.0) -> str:
    """Return a row: how many times the time of `other` the first one takes, by the clock and the processor."""
    by_clock = statistics.median(one.clock) / statistics.median(other.clock) * factor
    by_processor = statistics.median(one.processor) / statistics.median(other.processor) * factor
    return f"| {words} | {by_clock:.2f} | {by_processor:.2f} | {wanted} |"


def corpus(folder: Path, count: int, settings: str = "corpus: [.]\n") -> Path:
    """Write a corpus with its configuration."""
    folder.mkdir()
    write(folder, count)
    (folder / "newslint.yaml").write_text(settings, encoding="utf-8")
    return folder


def changed(path: Path) -> Callable[[], None]:
    """Return what changes an article a little more each time."""

    def change() -> None:
        with path.open("a", encoding="utf-8") as file:
            file.write("\nThe vote was close.\n")

    return change


def small(folder: Path, runs: int) -> list[str]:
    """Measure start-up, one article, and 2,000 of them."""
    one, many = corpus(folder / "one", 1), corpus(folder / "many", 2_000)
    article = next(path.relative_to(one) for path in one.rglob("*.md")).as_posix()
    bare = Measured("python -I -c pass", (sys.executable, "-I", "-c", "pass"), one)
    version = Measured("newslint --version", (*_NEWSLINT, "--version"), one)
    kept = Measured("1 article, from the cache", (*_NEWSLINT, *_QUIET, article), one)
    cold = Measured("1 article, no cache", (*_NEWSLINT, *_QUIET, "--no-cache", article), one)
    many_kept = Measured("2,000, from the cache", (*_NEWSLINT, *_QUIET), many)
    many_cold = Measured("2,000, no cache", (*_NEWSLINT, *_QUIET, "--no-cache"), many)
    for command in (kept, many_kept):
        in_turns([Measured(f"{command.name} (filled)", command.command, command.folder)], 1)
    # A file must have been at rest for two seconds before its state is trusted.
    time.sleep(2.5)
    for command in (kept, many_kept):
        in_turns([Measured(f"{command.name} (settled)", command.command, command.folder)], 1)
    commands = [bare, version, kept, cold, many_kept, many_cold]
    in_turns(commands, runs)
    sys.stdout.write("".join(f"{command.row()}\n" for command in commands))
    return [
        ratio("`--version` to the bare interpreter", version, bare, "under 5"),
        ratio("1 article from the cache to the bare interpreter", kept, bare, "under 6"),
        ratio("1 article without a cache to the bare interpreter", cold, bare, ""),
        ratio("2,000 without a cache to 2,000 from it", many_cold, many_kept, "10 or more"),
    ]


def large(folder: Path, count: int, runs: int) -> list[str]:
    """Measure one changed file in a corpus, rules across articles on; and one job beside two."""
    site = corpus(folder / "site", count, _SETTINGS)
    paths = sorted(site.rglob("*.md"))
    words = f"{count:,}"
    fill = Measured(f"{words}, rules across articles, first run", (*_NEWSLINT, *_QUIET), site)
    in_turns([fill], 1)
    time.sleep(2.5)
    everything = Measured(f"{words}, from the cache, all reported", (*_NEWSLINT, *_QUIET), site)
    everything.run()
    everything = Measured(everything.name, everything.command, site)
    article = paths[count // 3]
    version = Measured("newslint --version", (*_NEWSLINT, "--version"), site)
    hook = Measured(
        f"one changed file of {words}, reported alone",
        (*_NEWSLINT, *_QUIET, article.relative_to(site).as_posix()),
        site,
        changed(article),
    )
    whole = Measured(
        f"one changed file of {words}, all reported", everything.command, site, changed(paths[count // 2])
    )
    in_turns([version, hook, whole, everything], runs)
    one = Measured(f"{words}, no cache, one job", (*_NEWSLINT, *_QUIET, "--no-cache", "--jobs", "1"), site)
    two = Measured(f"{words}, no cache, two jobs", (*_NEWSLINT, *_QUIET, "--no-cache", "--jobs", "2"), site)
    in_turns([one, two], max(1, runs // 2))
    commands = [fill, version, hook, whole, everything, one, two]
    sys.stdout.write("".join(f"{command.row()}\n" for command in commands))
    return [
        ratio(f"one changed file of {words}, reported alone, to `--version`", hook, version, "under 4"),
        ratio(f"one changed file of {words}, all reported, to `--version`", whole, version, ""),
        ratio("one job to two (by the clock)", one, two, "1.7 or more"),
    ]


def straight(folder: Path, few: int, many: int) -> list[str]:
    """Measure whether the time of an article stays the same from few articles to many, and the memory."""
    words = (*_NEWSLINT, *_QUIET, "--no-cache")
    small = Measured(
        f"{few:,}, rules across articles, no cache", words, corpus(folder / "few", few, _SETTINGS)
    )
    great = Measured(
        f"{many:,}, rules across articles, no cache", words, corpus(folder / "lots", many, _SETTINGS)
    )
    in_turns([small, great], 1)
    in_turns([small], 2)
    sys.stdout.write(f"{small.row()}\n{great.row()}\n")
    return [
        ratio(f"an article of {many:,} to one of {few:,}", great, small, "0.85 to 1.15", factor=few / many),
        f"| peak of the largest process at {many:,}, MiB | {great.peak} | | under 500 |",
    ]


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--articles", type=int, default=20_000, help="0 leaves this part out")
    parser.add_argument("--most", type=int, default=200_000, help="0 leaves this part out")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newslint-desk-") as name:
        folder = Path(name).resolve()
        machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
        load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        sys.stdout.write(f"{given.runs} runs; {machine}{load}\n\n")
        sys.stdout.write(
            "| command | median, s | of the processor, s | peak MiB |\n| --- | --- | --- | --- |\n"
        )
        rows = small(folder, given.runs)
        if given.articles:
            rows += large(folder, given.articles, given.runs)
        if given.most:
            rows += straight(folder, 2_000, given.most)
        sys.stdout.write("\n| ratio | by the clock | by the processor | aim |\n| --- | --- | --- | --- |\n")
        sys.stdout.write("".join(f"{row}\n" for row in rows))


if __name__ == "__main__":
    main()
