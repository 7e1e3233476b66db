"""newslint beside other linters on the same articles, in one run: `python benchmarks/peers.py --tools FOLDER`.

Every tool checks the same generated articles as a process of its own; the runs of the tools take turns, so that a
busy machine is busy for all of them, and medians are compared. Times say what this machine did; ratios travel.
Then the share of each rule of newslint is printed.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shares import shares
from stories import write

_VALE = "github.com/vale-cli/vale/v3/cmd/vale@v3.20.0"
# Rules of Vale that look for what rules of newslint look for, as far as it can be said in its own terms.
_STYLES = {
    "Doubled": r"""
extends: repetition
message: '%s twice'
alpha: true
tokens: ['[^\s]+']
""",
    "Placeholder": r"""
extends: existence
message: '%s'
tokens: [TK, TKTK, XXX, 'lorem ipsum', '\[insert [^\]]+\]']
""",
    "Relative": """
extends: existence
message: '%s'
ignorecase: true
tokens:
  - 'yesterday|today|tomorrow'
  - '(?:last|this|next) (?:week|month|year)'
  - 'on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
""",
    "Quotes": """
extends: existence
message: '%s'
nonword: true
tokens: ['“[^”"]*"', '"[^”"]*”']
""",
    "Names": """
extends: consistency
message: '%s'
either: {Zelensky: Zelenskyy, Kiev: Kyiv, Erdogan: Erdoğan}
""",
    "Credit": """
extends: existence
message: '%s'
tokens: ['Photo by', 'Photo courtesy', Unknown]
""",
}


@dataclass(slots=True)
class Tool:
    """A linter, how it is run on a folder, and what was measured of it."""

    name: str
    version: str
    command: Sequence[str]
    before: Callable[[], None] = lambda: None
    seconds: list[float] = field(default_factory=list[float])
    peak: int = 0


def tools_in(folder: Path, corpus: Path, *, install: bool) -> list[Tool]:
    """Return newslint and the peers that are in a folder, which are installed there where that is asked for."""
    cache = corpus / ".newslint_cache"
    us = (sys.executable, "-m", "newslint", str(corpus), "--quiet", "--fail-on", "never", "-o")
    found = [
        Tool(
            "newslint, no cache",
            _first((sys.executable, "-m", "newslint", "--version")),
            (*us, f"concise={folder / 'newslint.txt'}", "--no-cache"),
        ),
        Tool(
            "newslint, warm cache", "the same", (*us, f"concise={folder / 'newslint.txt'}", "--cache", "stat")
        ),
    ]
    found[0].before = lambda: shutil.rmtree(cache, ignore_errors=True)
    found[1].before = lambda: _quietly(found[1].command)
    files = sorted(map(str, corpus.rglob("*.md")))
    if install:
        _install(folder)
    proselint = folder / "proselint" / "bin" / "proselint"
    if proselint.exists():
        found.append(
            Tool("proselint", _first((str(proselint), "version")), (str(proselint), "check", *files))
        )
    markdownlint = folder / "npm" / "node_modules" / ".bin" / "markdownlint-cli2"
    if markdownlint.exists():
        version = _first((str(markdownlint), "--help"))
        found.append(Tool("markdownlint-cli2", version, (str(markdownlint), f"{corpus}/**/*.md")))
    vale = folder / "bin" / "vale"
    if vale.exists():
        settings = _vale_settings(folder)
        found.append(
            Tool(
                "Vale, six rules",
                _VALE.rpartition("@")[2],
                (str(vale), f"--config={settings}", "--output=line", str(corpus)),
            )
        )
    return found


def _install(folder: Path) -> None:
    for command, environment in (
        ((sys.executable, "-m", "venv", str(folder / "proselint")), {}),
        ((str(folder / "proselint" / "bin" / "pip"), "install", "--quiet", "proselint==0.16.0"), {}),
        (("npm", "install", "--silent", "--prefix", str(folder / "npm"), "markdownlint-cli2@0.22.1"), {}),
        (("go", "install", _VALE), {"GOBIN": str(folder / "bin")}),
    ):
        subprocess.run(command, check=True, env={**os.environ, **environment})


def _vale_settings(folder: Path) -> Path:
    style = folder / "styles" / "Newsroom"
    style.mkdir(parents=True, exist_ok=True)
    for name, text in _STYLES.items():
        (style / f"{name}.yml").write_text(f"{text.lstrip()}level: warning\n", encoding="utf-8")
    settings = folder / "vale.ini"
    settings.write_text(
        f"StylesPath = {folder / 'styles'}\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Newsroom\n",
        encoding="utf-8",
    )
    return settings


def _first(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    return (done.stdout.strip() or done.stderr.strip() or "?").splitlines()[0].split(" (")[0]


def _quietly(command: Sequence[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def only(tools: Sequence[Tool], names: str) -> list[Tool]:
    """Return the tools whose name begins with one of some names, separated by commas; all where there are none.

    Raises:
        ValueError: no tool has such a name, or newslint, which the others are held against, is left out.
    """
    wanted = [name.strip().casefold() for name in names.split(",") if name.strip()]
    for name in wanted:
        if not any(tool.name.casefold().startswith(name) for tool in tools):
            raise ValueError(f"there is no tool {name!r} here, only {', '.join(tool.name for tool in tools)}")
    kept = [tool for tool in tools if not wanted or tool.name.casefold().startswith(tuple(wanted))]
    if tools[0] not in kept:
        raise ValueError("the times of the others are held against newslint: name it as well")
    return kept


def measure(tools: Sequence[Tool], runs: int, folder: Path) -> None:
    """Run every tool so many times, in turns."""
    for number in range(runs):
        for tool in tools:
            tool.before()
            with (folder / "output.txt").open("wb") as output:
                start = time.perf_counter()
                process = subprocess.Popen(tool.command, stdout=output, stderr=subprocess.STDOUT, cwd=folder)
                _, status, usage = os.wait4(process.pid, 0)
                tool.seconds.append(time.perf_counter() - start)
            process.returncode = os.waitstatus_to_exitcode(status)
            # Linux counts in KiB, macOS in bytes.
            tool.peak = max(tool.peak, usage.ru_maxrss // (1 if sys.platform == "linux" else 1024))
            sys.stderr.write(
                f"run {number + 1}: {tool.name}: {tool.seconds[-1]:.2f} s, status {process.returncode}\n"
            )


def table(tools: Sequence[Tool], count: int) -> str:
    """Return what was measured as a table in Markdown."""
    medians = {tool.name: statistics.median(tool.seconds) for tool in tools}
    base = medians[tools[0].name]
    rows = [
        f"| {tool.name} | {tool.version} | {medians[tool.name]:.2f} | {min(tool.seconds):.2f} | "
        f"{count / medians[tool.name]:,.0f} | {tool.peak // 1024} | {medians[tool.name] / base:.2f} |"
        for tool in tools
    ]
    head = "| tool | version | median, s | best, s | articles/s | peak MiB, one process | time against newslint |"
    return "\n".join((head, "| --- | --- | --- | --- | --- | --- | --- |", *rows))


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tools", type=Path, required=True, help="the folder with the peers")
    parser.add_argument(
        "--install", action="store_true", help="install the peers there: needs pip, npm and go"
    )
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument(
        "--repeat", "--runs", dest="runs", type=int, default=5, metavar="N", help="how often each tool runs"
    )
    parser.add_argument(
        "--only",
        default="",
        metavar="NAMES",
        help="run these alone, by how they begin: newslint,proselint,vale",
    )
    given = parser.parse_args()
    folder: Path = given.tools.resolve()
    with tempfile.TemporaryDirectory(prefix="newslint-articles-") as name:
        corpus = Path(name).resolve()
        size = write(corpus, given.articles)
        tools = tools_in(folder, corpus, install=given.install)
        try:
            tools = only(tools, given.only)
        except ValueError as error:
            parser.error(str(error))
        measure(tools, given.runs, folder)
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        machine = f"Python {platform.python_version()}, {platform.machine()}, {cores} cores{load}"
        head = f"{given.articles:,} articles, {size / 1_000_000:.1f} MB, {given.runs} runs; {machine}"
        sys.stdout.write(f"{head}\n\n{table(tools, given.articles)}\n\n{shares(corpus)}")


if __name__ == "__main__":
    main()
