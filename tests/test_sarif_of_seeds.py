"""The SARIF of every sample article, with every rule: valid by the schema, and without error for Microsoft's validator."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newslint.cli import main
from newsroom import BARE, CREDITED, Newsroom, page

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "tests" / "schemas" / "sarif-schema-2.1.0.json"
MULTITOOL = os.environ.get("SARIF_MULTITOOL") or shutil.which("sarif-multitool")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sarif") / "seeds.sarif"
    words = (
        "--select",
        "all",
        "--preview",
        "--sarif-include-suppressed",
        "--output",
        f"sarif={file}",
        "--quiet",
    )
    assert main([str(ROOT / "seeds"), *words]) == 1
    return file


def test_it_is_valid_by_the_schema(log: Path) -> None:
    whole = json.loads(log.read_text(encoding="utf-8"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(whole)  # pyright: ignore[reportUnknownMemberType]
    assert len({item["ruleId"] for item in whole["runs"][0]["results"]}) > 10


@pytest.mark.skipif(not MULTITOOL, reason="sarif-multitool is not installed; CONTRIBUTING.md says how")
def test_the_validator_of_microsoft_finds_no_error(log: Path, tmp_path: Path) -> None:
    """Its exit status is 0 either way: what counts is the log that it writes."""
    written = tmp_path / "validation.sarif"
    told = subprocess.run(
        (str(MULTITOOL), "validate", str(log), "--output", str(written), "--rule-kind", "Sarif;Ghas"),
        capture_output=True,
        check=False,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )
    assert told.returncode == 0, told.stdout
    found = json.loads(written.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    errors = [item for item in found if item.get("level", "warning") == "error"]
    assert errors == []
    assert Counter(item["ruleId"] for item in found).keys() <= {"SARIF2005"}, (
        "no web page of newslint is set yet"
    )


def _prints(room: Newsroom) -> dict[str, Any]:
    run = json.loads(room.run("--output", "sarif").stdout)["runs"][0]
    (result,) = run["results"]
    return dict(result["partialFingerprints"])


def test_a_moved_paragraph_keeps_its_fingerprint_and_another_subject_changes_it(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("a.html", page("Quay", BARE, CREDITED))
    first = _prints(room)
    room.write("a.html", page("Quay", CREDITED, BARE, body="<p>One paragraph more.</p>\n"))
    assert _prints(room)["newslint/v1"] == first["newslint/v1"]
    room.write("a.html", page("Quay", ("other.jpg", *BARE[1:]), CREDITED))
    assert _prints(room)["newslint/v1"] != first["newslint/v1"]
