"""What the README shows is what newslint does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_report_that_is_shown_is_the_one_that_is_printed() -> None:
    shown = re.search(r"```text\n\$ newslint ([^\n]*)\n(.*?)```", README, re.S)
    assert shown is not None
    scrubbed = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "CI")}
    done = subprocess.run(
        (sys.executable, "-m", "newslint", "--isolated", *shown[1].split()),
        cwd=ROOT,
        env={**scrubbed, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.rstrip("\n") + "\n" + done.stderr.strip() + "\n" == shown[2]
