"""A scratch repository of articles, in which newslint and git are run as processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_SCRUBBED = ("GIT_", "PRE_COMMIT", "GITHUB_", "NEWSLINT", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH")


def page(
    headline: str = "Ferry stops for the winter",
    *pictures: tuple[str, str, str],
    body: str = "",
    date: str = "2026-01-14",
) -> str:
    """Return an HTML article; a picture is (file, caption, credit), and an empty credit stands for none."""
    figures = "".join(_figure(*picture) for picture in pictures)
    return f"""<!doctype html>
<html lang="en">
<head>
<title>{headline}</title>
<meta property="og:type" content="article">
<meta property="article:published_time" content="{date}">
</head>
<body>
<article>
<h1>{headline}</h1>
<p>The ferry between Port Hallam and the islands will not sail again before March.</p>
{body}{figures}<p>Passengers are asked to take the coach by the coast road instead.</p>
</article>
</body>
</html>
"""


def _figure(file: str, caption: str, credit: str) -> str:
    shown = f'\n<span class="credit">{credit}</span>' if credit else ""
    return f'<figure>\n<img src="{file}" alt="">\n<figcaption>{caption}{shown}</figcaption>\n</figure>\n'


CREDITED = ("dock.jpg", "Workers at the dock of Port Hallam before noon.", "Photo: Dana Whitlock")
BARE = ("ferry.jpg", "The ferry Aurelia at its berth in Port Hallam.", "")
FAULTY = page("Ferry stops for the winter", BARE, CREDITED)
CLEAN = page("Ferry stops for the winter", CREDITED)


class Newsroom:
    """A folder, and the commands that are run in it."""

    def __init__(self, folder: Path, *, repository: bool = True) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        kept = {
            name: value
            for name, value in os.environ.items()
            if name != "CI" and not name.startswith(_SCRUBBED)  # CI: files are read whatever their state
        }
        self.environment = {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        if repository:
            self.git("init", "--quiet", "--initial-branch", "main")
            self.git("config", "user.name", "Desk")
            self.git("config", "user.email", "desk@example.org")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def run(
        self, *words: str, given: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run newslint; its own words come back decoded as UTF-8."""
        done = subprocess.run(
            (sys.executable, "-m", "newslint", *words),
            cwd=self.folder,
            env={**self.environment, **(environment or {})},
            input=given,
            capture_output=True,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ("git", *words),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message", message)
