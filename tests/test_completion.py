"""Shell completion: what is offered, and the shells themselves where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import registry
from newslint.cli.completion import SCRIPTS, complete
from newsroom import Newsroom


def _offered(*words: str, asking: str = "bash") -> list[str]:
    """Return what is offered, kinds of paths in angle brackets."""
    lines = [line.rstrip("\n").split("\t") for line in complete(asking, words)]
    assert all(len(parts) == 3 for parts in lines)
    return [value if kind == "plain" else f"<{kind}>" for kind, value, _ in lines]


def _rules(beginning: str) -> list[str]:
    return sorted(name for name in registry.rules() if name.startswith(beginning))


def test_commands_and_paths_are_offered_where_no_command_is_named() -> None:
    offered = _offered("")
    assert {"check", "explain", "init", "new-rule", "completion", "<file>"} <= set(offered)
    assert _offered("ch") == ["check", "<file>"]
    assert _offered("--quiet", "exp")[0] == "explain"
    assert _offered("--") != []
    assert "check" not in _offered("check", "")
    assert "check" not in _offered("story.md", "")
    assert _offered("--select", "credits", "ch") == ["check", "<file>"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("--select", "credits/m"), ["credits/missing"]),
        (("--ignore", "credits,dates/undated-c"), ["credits,dates/undated-caption"]),
        (("check", "--extend-select", "parse/j"), ["parse/json"]),
        (("explain", "quotes/m"), ["quotes/mismatched"]),
        (("explain", "parse/js"), ["parse/json"]),
        (("--profile", "re"), ["reuters"]),
        (("--output", "sa"), ["sarif"]),
        (("--output", "=", "sa"), ["sarif"]),
        (("--sta",), ["--staged", "--statistics"]),
        (("rules", "--for"), ["--format"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
        (("names", ""), ["show", "add", "dispute", "learn", "new"]),
        (("names", "lea"), ["learn"]),
        (("names", "learn", ""), ["<file>"]),
        (("suppressions", ""), ["list", "prune", "add", "<file>"]),
        (("suppressions", "a"), ["add", "<file>"]),
        (("suppressions", "list", "a"), ["<file>"]),
        (("suppressions", "add", "sto"), ["<file>"]),
        (("suppressions", "add", "x:1", "credits/m"), ["credits/missing"]),
        (("suppressions", "add", "x", ":", "1", "credits/m"), ["credits/missing"]),
        (("suppressions", "add", "x", ":", "1", "parse/j"), []),
        (("suppressions", "add", "x", ":", "1"), []),
        (("suppressions", "add", "x", ":"), []),
        (("rules", "--try", "quotes/m"), ["quotes/mismatched"]),
        (("rules", "--try", "teas"), ["teasers", *_rules("teasers/")]),
        (("rules", "quotes/m"), ["quotes/mismatched"]),
        (("rules", "--try", "quotes", ""), ["<file>"]),
        (("convert", "--to", "sa"), ["sarif"]),
        (("convert", "report.json", "--to", ""), list(registry.reporters())),
        (("help", "names", "le"), ["learn"]),
        (("help", "supp"), ["suppressions"]),
        (("baseline", "pr"), ["prune"]),
        (("--config", ""), ["<file>"]),
        (("new-rule", "--into", ""), ["<dir>"]),
        (("--no-such-option", "--sele"), ["--select"]),
    ],
)
def test_what_may_stand_at_the_cursor_is_offered(words: tuple[str, ...], offered: list[str]) -> None:
    assert _offered(*words) == offered


def test_a_shell_that_keeps_words_together_gets_them_whole() -> None:
    assert _offered("--output=sar", asking="zsh") == ["--output=sarif"]
    assert _offered("--output=sar", asking="bash") == ["sarif"]


def test_the_rules_of_the_house_are_offered_where_they_are_declared(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "desk")
    room.write(
        "newslint.yaml",
        "house-rules:\n  - {id: house/jargon, kind: existence, words: [utilise], message: No.}\n",
    )
    asking = {"_NEWSLINT_COMPLETE": "bash"}
    assert room.run("explain", "house/", environment=asking).stdout == "plain\thouse/jargon\t\n"
    assert "plain\tcredits,house/jargon\t\n" in room.run("--select", "credits,ho", environment=asking).stdout
    room.write("newslint.yaml", "nonsense: 1\n")
    assert room.run("explain", "credits/mi", environment=asking).stdout == "plain\tcredits/missing\t\n"


def test_a_failure_is_silent(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "desk")
    done = room.run("--select", "cred", environment={"_NEWSLINT_COMPLETE": "bash"})
    assert done.stdout.startswith("plain\tcredits\t\nplain\tcredits/")
    room.environment["PYTHONPATH"] = os.pathsep.join(
        [str(_broken(tmp_path / "site")), room.environment.get("PYTHONPATH", "")]
    )
    done = room.run("--select", "cred", environment={"_NEWSLINT_COMPLETE": "bash"})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def _broken(folder: Path) -> Path:
    information = folder / "courier-1.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: courier\nVersion: 1\n", encoding="utf-8"
    )
    (information / "entry_points.txt").write_text(
        "[newslint.rules]\na = no_such_module:A\n", encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_is_printed(tmp_path: Path, shell: str) -> None:
    done = Newsroom(tmp_path / "desk", repository=False).run("completion", shell)
    assert done.stdout == SCRIPTS[shell]


class _Shell:
    """A shell with newslint on its path, in a folder with an article."""

    def __init__(self, name: str, folder: Path) -> None:
        self.path = shutil.which(name)
        if self.path is None or sys.platform == "win32":
            pytest.skip(f"{name} is not installed")
        self.room = Newsroom(folder / "desk", repository=False)
        self.room.write("stories/ferry stops.md", "# Ferry stops\n")
        self.room.write("completion", SCRIPTS[name])
        program = folder / "bin" / "newslint"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newslint "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self.room.environment["PATH"] = f"{program.parent}{os.pathsep}{self.room.environment['PATH']}"

    def run(self, *options: str, script: str) -> list[str]:
        assert self.path is not None
        done = subprocess.run(
            (self.path, *options, "-c", script),
            cwd=self.room.folder,
            env=self.room.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stderr == ""
        return done.stdout.splitlines()


def _in_bash(shell: _Shell, *words: str) -> list[str]:
    quoted = " ".join(f"'{word}'" for word in ("newslint", *words))
    return shell.run(
        "--norc",
        script=f"source ./completion; complete -p newslint >/dev/null || exit 1; COMP_WORDS=({quoted}); "
        f'COMP_CWORD={len(words)}; _newslint newslint; printf "%s\\n" "${{COMPREPLY[@]}}"',
    )


def test_bash_completes(tmp_path: Path) -> None:
    shell = _Shell("bash", tmp_path)
    assert _in_bash(shell, "expl") == ["explain"]
    assert _in_bash(shell, "--select", "credits/m") == ["credits/missing"]
    assert _in_bash(shell, "--output", "=", "sar") == ["sarif"]
    assert _in_bash(shell, "sto") == ["stories"]
    assert _in_bash(shell, "check", "stories/f") == ["stories/ferry stops.md"]
    assert _in_bash(shell, "new-rule", "--into", "sto") == ["stories"]
    assert "--staged" in _in_bash(shell, "--st")
    assert _in_bash(shell, "names", "lea") == ["learn"]
    assert _in_bash(shell, "suppressions", "add", "x", ":", "1", "credits/m") == ["credits/missing"]
    assert _in_bash(shell, "convert", "--to", "sar") == ["sarif"]


def test_zsh_completes(tmp_path: Path) -> None:
    shell = _Shell("zsh", tmp_path)

    def offered(*typed: str) -> list[str]:
        quoted = " ".join(f"'{word}'" for word in ("newslint", *typed))
        return shell.run(
            "-f",
            script="compdef() { }; _files() { print -r files $@ }; _describe() { print -rl -- ${(P)@[-1]} }; "
            f"source ./completion; words=({quoted}); CURRENT={len(typed) + 1}; _newslint",
        )

    assert offered("expl") == ["explain:Explain a rule: what it means, its options, its examples.", "files"]
    assert offered("--select", "credits/m") == ["credits/missing"]
    assert offered("--output=sar") == ["--output=sarif"]
    assert offered("new-rule", "--into", "") == ["files -/"]
    assert [line.partition(":")[0] for line in offered("suppressions", "pru")] == ["prune", "files"]
    assert offered("suppressions", "add", "x:1", "credits/m") == ["credits/missing"]


def test_fish_completes(tmp_path: Path) -> None:
    shell = _Shell("fish", tmp_path)

    def offered(line: str) -> list[str]:
        found = shell.run("--no-config", script=f"source ./completion; complete --do-complete '{line}'")
        return [entry.partition("\t")[0] for entry in found]

    assert "explain" in offered("newslint expl")
    assert offered("newslint --select credits,credits/m") == ["credits,credits/missing"]
    assert offered("newslint --output=sar") == ["--output=sarif"]
    assert offered("newslint names lea") == ["learn"]
    assert offered("newslint suppressions add x:1 credits/m") == ["credits/missing"]
    assert any("stories/" in entry for entry in offered("newslint check sto"))
