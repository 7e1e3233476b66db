"""What git knows of a repository's past: read from its objects, the work tree never touched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

NO_REPOSITORY = "this is not a git repository, so nothing is known of what has changed"


class GitError(Exception):
    """Git cannot answer; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the work tree that differs from the base.

    Attributes:
        path: relative to the git root, with forward slashes.
        base: its path in the base, which differs after a rename; None where it is new.
        lines: (first, last) lines of the work tree's version that are added or edited; a deletion touches the
            lines on both sides of it. None where every line is new.
    """

    path: str
    base: str | None
    lines: tuple[tuple[int, int], ...] | None

    def touches(self, first: int, last: int) -> bool:
        """Say whether a range of lines holds a changed one."""
        return self.lines is None or any(low <= last and first <= high for low, high in self.lines)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between the base and the work tree; `deleted` paths are those of the base."""

    base: str
    files: dict[str, Change]
    deleted: tuple[str, ...] = ()


_HUNK = re.compile(r"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def _git(root: Path, *words: str, data: bytes | None = None) -> bytes:
    command = ("git", "-C", str(root), "-c", "core.quotePath=false", *words)
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False)
    except OSError as error:
        raise GitError(
            f"git cannot be run ({error.strerror}); it is needed to see what has changed"
        ) from error
    if done.returncode != 0:
        words_of_git = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(words_of_git[0] if words_of_git else f"git {words[0]} ended with {done.returncode}")
    return done.stdout


def top_level(folder: Path) -> Path:
    """Return the root of the repository around a folder.

    Raises:
        GitError: there is none.
    """
    try:
        return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\r\n")))
    except GitError as error:
        # Git's own words depend on the language that it speaks.
        if shutil.which("git") and not any((above / ".git").exists() for above in (folder, *folder.parents)):
            raise GitError(NO_REPOSITORY) from error
        raise


def staged(root: Path) -> tuple[str, ...]:
    """Return the paths, from the root, of the files that the next commit adds, edits or renames.

    Raises:
        GitError: git cannot answer.
    """
    return _names(root, ("--cached",))


def changed_between(root: Path, first: str, last: str) -> tuple[str, ...]:
    """Return the paths, from the root, that differ between what two commits have in common and the second.

    Raises:
        GitError: a commit is not here.
    """
    return _names(root, ("--end-of-options", f"{first}...{last}"))


def _names(root: Path, words: tuple[str, ...]) -> tuple[str, ...]:
    options = ("diff", "--name-only", "-z", "--diff-filter=ACMRT", "--no-ext-diff", "--find-renames")
    names = _git(root, *options, *words, "--").split(b"\0")
    return tuple(sorted(os.fsdecode(name) for name in names if name))


def merge_base(root: Path, reference: str) -> str:
    """Return the commit that HEAD and a reference have in common: the reference's own news is left out.

    Raises:
        GitError: the reference is unknown, or the history that is here does not reach back to it.
    """
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
    except GitError as error:
        remote, _, branch = reference.rpartition("/")
        fetch = f"git fetch {remote or 'origin'} {branch}"
        message = f"git does not know {reference!r} here; correct the name, or fetch it first ({fetch})"
        raise GitError(message + _shallow(root)) from error
    target = commit.decode("ascii").strip()
    try:
        return _git(root, "merge-base", target, "HEAD").decode("ascii").strip()
    except GitError as error:
        message = f"{reference!r} and HEAD have no commit in common in the history that is here"
        raise GitError(message + _shallow(root)) from error


def _shallow(root: Path) -> str:
    try:
        shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError:
        return ""
    return (
        "; this is a shallow clone: fetch more of it (fetch-depth: 0, or git fetch --unshallow)"
        if shallow
        else ""
    )


def changes(root: Path, base: str) -> Changes:
    """Return what differs between a commit and the work tree, untracked files included, renames followed.

    Raises:
        GitError: git cannot answer.
    """
    fields = _git(root, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", base, "--").split(
        b"\0"
    )
    files: dict[str, Change] = {}
    deleted: list[str] = []
    position = 0
    while position < len(fields) and fields[position]:
        status = fields[position][:1]
        first = fields[position + 1].decode("utf-8", "surrogateescape")
        if status in (b"R", b"C"):
            second = fields[position + 2].decode("utf-8", "surrogateescape")
            files[second] = Change(
                second, first if status == b"R" else None, _lines(root, base, first, second)
            )
            position += 3
            continue
        if status == b"D":
            deleted.append(first)
        elif status == b"A":
            files[first] = Change(first, None, None)
        else:
            files[first] = Change(first, first, _lines(root, base, first))
        position += 2
    for name in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0"):
        if name:
            path = name.decode("utf-8", "surrogateescape")
            files[path] = Change(path, None, None)
    return Changes(base, files, tuple(deleted))


def _lines(root: Path, base: str, *paths: str) -> tuple[tuple[int, int], ...]:
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--find-renames", "--text")
    diff = _git(root, "diff", *options, base, "--", *paths)
    ranges: list[tuple[int, int]] = []
    for match in _HUNK.finditer(diff.decode("utf-8", "replace")):
        start, count = int(match[2]), int(match[3] or 1)
        # A pure deletion stands between two lines: both of them are beside what was taken away.
        ranges.append((start, start + count - 1) if count else (start, start + 1))
    return tuple(ranges)


def contents(root: Path, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of files as they are in a commit; a path that is not there is left out.

    Raises:
        GitError: git cannot answer.
    """
    names = [path for path in paths if "\n" not in path]
    request = "".join(f"{commit}:{name}\n" for name in names).encode("utf-8", "surrogateescape")
    output = _git(root, "cat-file", "--batch", data=request)
    found: dict[str, bytes] = {}
    position = 0
    for name in names:
        end = output.index(b"\n", position)
        header = output[position:end].split(b" ")
        position = end + 1
        if len(header) == 3 and header[1] == b"blob" and header[2].isdigit():
            size = int(header[2])
            found[name] = output[position : position + size]
            position += size + 1
        elif len(header) == 3 and header[2].isdigit():  # a folder or a submodule
            position += int(header[2]) + 1
    return found
