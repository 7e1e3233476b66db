"""The steps of the GitHub action and of the GitLab template, run as the runners run them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from newslint.checked_yaml import CheckedYaml
from newsroom import CLEAN, FAULTY, Newsroom

ROOT = Path(__file__).resolve().parents[1]
BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="needs bash")
Table = dict[str, object]


def _yaml(path: str) -> Table:
    return cast(Table, CheckedYaml(path, (ROOT / path).read_text(encoding="utf-8")).value())


def _steps() -> dict[str, Table]:
    """Return the action's steps by id."""
    runs = cast(Table, _yaml("action.yml")["runs"])
    return {str(step.get("id", step.get("uses"))): step for step in cast("list[Table]", runs["steps"])}


class Runner:
    """What GitHub gives to a step: its files, and the inputs as the action hands them on."""

    def __init__(self, room: Newsroom, folder: Path) -> None:
        folder.mkdir()
        self.room = room
        self.folder = folder
        self.summary, self.output = folder / "summary.md", folder / "output.txt"
        inputs = cast("dict[str, Table]", _yaml("action.yml")["inputs"])
        self.defaults = {name: str(given.get("default", "")) for name, given in inputs.items()}

    def step(self, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step's script with the environment that its expressions give."""
        step = _steps()[name]
        given = {**self.defaults, **{key.replace("_", "-"): value for key, value in inputs.items()}}
        known = {f"inputs.{key}": value for key, value in given.items()}
        known["steps.install.outputs.bin"] = str(Path(sys.executable).parent)
        known["github.action_path"] = str(ROOT)
        environment = {
            variable: known[expression.removeprefix("${{").removesuffix("}}").strip()]
            for variable, expression in cast("dict[str, str]", step["env"]).items()
        }
        script = self.folder / "script.sh"
        script.write_text(str(step["run"]), encoding="utf-8")
        self.summary.touch()
        self.output.touch()
        files = {
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_ACTIONS": "true",
            "CI": "true",
        }
        return subprocess.run(
            (str(BASH), "--noprofile", "--norc", "-eo", "pipefail", str(script)),
            cwd=self.room.folder,
            env={**self.room.environment, **files, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    room = Newsroom(tmp_path / "site")
    room.write("news/ferry.html", FAULTY)
    room.write("clean copy/$(touch pwned).html", CLEAN)
    return Runner(room, tmp_path / "runner")


def test_a_check_annotates_sums_up_and_fails(runner: Runner) -> None:
    done = runner.step("check")
    assert done.returncode == 1, done.stderr
    assert "news/ferry.html:" in done.stdout
    assert "\n::error " in done.stdout
    assert "credits/missing" in runner.summary.read_text(encoding="utf-8")
    outputs = dict(line.split("=", 1) for line in runner.output.read_text(encoding="utf-8").splitlines())
    run = json.loads(Path(outputs["sarif-file"]).read_text(encoding="utf-8"))["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == ["credits/missing"]
    assert run["automationDetails"] == {"id": "newslint/"}
    assert json.loads(Path(outputs["json-file"]).read_text(encoding="utf-8"))["summary"]["errors"] == 1


def test_inputs_reach_newslint_and_no_shell(runner: Runner) -> None:
    assert runner.step("check", fail_on="never").returncode == 0
    assert runner.step("check", args="--ignore credits\n--verbose").returncode == 0
    assert runner.step("check", paths="news\nnews/ferry.html", sarif_category="").returncode == 1
    assert runner.step("check", paths="$(touch pwned) `touch pwned`", args=";touch pwned").returncode == 2
    assert not list(runner.room.folder.rglob("pwned"))
    assert runner.room.run("baseline", "write").returncode == 0
    assert runner.step("check", baseline=".newslint-baseline.json").returncode == 0


def test_a_mistake_is_told_and_uploads_nothing(runner: Runner) -> None:
    done = runner.step("check", paths="no-such-folder")
    assert done.returncode == 2
    assert "there is no such file or folder" in done.stderr
    assert runner.output.read_text(encoding="utf-8") == ""


def test_scripts_take_inputs_from_the_environment_alone_and_the_upload_is_guarded() -> None:
    steps = _steps()
    for step in steps.values():
        assert "${{" not in str(step.get("run", ""))
    upload = steps["github/codeql-action/upload-sarif@v3"]
    for guard in ("!cancelled()", "inputs.upload-sarif == 'true'", "outputs.sarif-file != ''", "head.repo"):
        assert guard in str(upload["if"])


def test_the_gitlab_job_reports_and_fails(runner: Runner) -> None:
    job = cast(Table, _yaml("docs/ci/gitlab.yml")["newslint"])
    script = "\n".join(cast("list[str]", job["script"]))
    runner.room.git("add", "--all")
    runner.room.commit("Begin")
    base = runner.room.git("rev-parse", "HEAD").strip()

    def run(**environment: str) -> subprocess.CompletedProcess[str]:
        path = f"{Path(sys.executable).parent}:{runner.room.environment['PATH']}"
        variables = {name: str(value) for name, value in cast(Table, job["variables"]).items()}
        return subprocess.run(
            ("sh", "-e", "-c", script),
            cwd=runner.room.folder,
            env={**runner.room.environment, "PATH": path, **variables, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    assert run().returncode == 1
    quality = json.loads(runner.room.read("gl-code-quality-report.json"))
    assert [item["check_name"] for item in quality] == ["credits/missing"]
    assert "<failure" in runner.room.read("newslint.xml")
    merged = run(CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert merged.returncode == 0, merged.stdout + merged.stderr
    assert json.loads(runner.room.read("gl-code-quality-report.json")) == []


def test_the_installing_step_leaves_a_newslint_that_runs(runner: Runner) -> None:
    done = runner.step("install")
    assert done.returncode == 0, done.stdout + done.stderr
    outputs = dict(line.split("=", 1) for line in runner.output.read_text(encoding="utf-8").splitlines())
    told = subprocess.run(
        (str(Path(outputs["bin"]) / "newslint"), "--version"),
        env=runner.room.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.startswith("newslint "), told.stderr


def test_the_jenkins_stage_leaves_findings_to_the_gate_and_stops_at_a_mistake(runner: Runner) -> None:
    pages = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    script = pages.partition("sh '''")[2].partition("'''")[0]
    assert "checkstyle=newslint.xml" in script
    room = runner.room
    bin_folder = room.folder / ".newslint" / "bin"
    bin_folder.mkdir(parents=True)
    (bin_folder / "newslint").symlink_to(Path(sys.executable).parent / "newslint")
    room.write(".gitignore", ".newslint/\n")
    room.git("add", "--all")
    room.commit("Begin")
    room.git("update-ref", "refs/remotes/origin/main", "HEAD")
    room.git("checkout", "--quiet", "-b", "storm")
    room.write("news/storm.html", FAULTY.replace("Aurelia", "Storm"))

    def run(**environment: str) -> int:
        given = {**room.environment, **environment}
        done = subprocess.run(
            ("sh", "-xe", "-c", script), cwd=room.folder, env=given, capture_output=True, check=False
        )
        return done.returncode

    assert run(CHANGE_TARGET="main") == 0
    told = room.read("newslint.xml")
    assert "news/storm.html" in told
    assert "news/ferry.html" not in told
    assert run(CHANGE_TARGET="no-such-branch") != 0
