"""Paths as reports name them: from the repository's root for machines, from the current folder for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.report import Report


def from_folder(path: str, root: str, folder: str) -> str:
    """Return a path that counts from `root` as one that counts from `folder`.

    Both folders are absolute, with forward slashes; where one is empty or on another drive, the path
    stays as it is. Nothing is looked up on the disk.
    """
    if not root or not folder or root == folder:
        return path
    here, there = root.rstrip("/").split("/"), folder.rstrip("/").split("/")
    if here[0] != there[0]:
        return path
    steps = [*here, *path.split("/")]
    common = 0
    while common < min(len(steps) - 1, len(there)) and steps[common] == there[common]:
        common += 1
    return "/".join([*([".."] * (len(there) - common)), *steps[common:]])


def in_repository(path: str, report: Report) -> str:
    """Return a path of a report as it counts from the root of the repository."""
    return from_folder(path, report.root, report.repository)


def uri(path: str) -> str:
    """Return a relative path as a percent-encoded URI reference; bytes that are no UTF-8 stay themselves."""
    from urllib.parse import quote

    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, errors="replace")
