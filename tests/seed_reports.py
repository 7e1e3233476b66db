"""What newslint reports on each seed, against the report that is kept for it.

python tests/seed_reports.py           show the differences; exit status 1 where there are any
python tests/seed_reports.py --write   keep what newslint reports now; read the diff before you commit it
"""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
EXPECTED = SEEDS / "expected"
CLEAN = "Nothing to report.\n"
_SUFFIX = ".report"


class NotCheckedError(Exception):
    """newslint failed on a seed, or found no article in it, so that there is no report to compare."""


def seeds() -> list[str]:
    """Return the path of each seed below `seeds/`, with forward slashes, in order."""
    return sorted(
        path.relative_to(SEEDS).as_posix()
        for path in SEEDS.rglob("*")
        if path.is_file() and path != SEEDS / "README.md" and EXPECTED not in path.parents
    )


def expected(seed: str) -> Path:
    """Return the file that holds the report of a seed."""
    return EXPECTED / f"{seed}{_SUFFIX}"


def orphans() -> list[str]:
    """Return the reports whose seed is gone."""
    kept = {expected(seed) for seed in seeds()}
    return sorted(
        path.relative_to(SEEDS).as_posix()
        for path in EXPECTED.rglob("*")
        if path.is_file() and path not in kept
    )


def report(seed: str) -> str:
    """Return what newslint reports on a seed, run as a process of its own and without configuration.

    Raises:
        NotCheckedError: newslint failed, or did not take the file for an article.
    """
    with tempfile.TemporaryDirectory() as folder:
        details = Path(folder) / "report.json"
        options = ("--isolated", "--quiet", "--output", "concise", "--output", f"json={details}")
        run = subprocess.run(
            (sys.executable, "-m", "newslint", *options, seed),
            cwd=SEEDS,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if run.returncode not in (0, 1):
            raise NotCheckedError(f"newslint ended with {run.returncode} on {seed}:\n{run.stderr}")
        if json.loads(details.read_text(encoding="utf-8"))["summary"]["articles"] == 0:
            raise NotCheckedError(f"newslint found no article in {seed}.\n{run.stderr}")
    return run.stdout or CLEAN


def difference(seed: str, found: str) -> str:
    """Return the unified diff from the report that is kept for a seed to the one found; empty where alike."""
    path = expected(seed)
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    return "".join(
        difflib.unified_diff(
            kept.splitlines(keepends=True),
            found.splitlines(keepends=True),
            f"expected/{seed}{_SUFFIX}",
            f"what newslint reports on {seed}",
            n=0,
        )
    )


def write(seed: str, found: str) -> None:
    """Keep a report as the one expected."""
    path = expected(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(found, encoding="utf-8", newline="\n")


def _differences(*, keep: bool) -> Iterator[str]:
    for seed in seeds():
        try:
            found = report(seed)
        except NotCheckedError as error:
            yield f"{error}\n"
            continue
        changed = difference(seed, found)
        if changed and keep:
            write(seed, found)
            sys.stdout.write(changed)
        elif changed:
            yield changed
    for name in orphans():
        yield f"{name}: the seed of this report is gone; delete the report.\n"


def main(arguments: list[str]) -> int:
    """Compare or, with --write, keep the reports; return the exit status."""
    if arguments not in ([], ["--write"]):
        sys.stderr.write(__doc__ or "")
        return 2
    status = 0
    for text in _differences(keep=arguments == ["--write"]):
        sys.stdout.write(text)
        status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
