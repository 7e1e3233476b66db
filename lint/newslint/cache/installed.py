"""What is installed: plug-ins, the source of all that finds something, and the versions that it stands on.

Asking the system for plug-ins costs more than checking an article, and hashing the source as much again; both
answers are kept, the first by the state of the folders on `sys.path`, the second by that of the files.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from newslint.cache.encoding import DamagedError, sealed, unsealed
from newslint.cache.keys import digest

if TYPE_CHECKING:
    from newslint.registry import Points

_PACKAGES = ("newslint", "newslint_rules", "newslint_schemas")
_FOR_DEVELOPERS = re.compile(r"extra == ['\"](?:dev|test|docs?|tests)['\"]")
_PASSED_OVER = ("__pycache__",)


class Memory(Protocol):
    """Where answers are kept."""

    def recall(self, kind: str, key: str) -> str | None:
        """Return what was remembered."""

    def remember(self, kind: str, key: str, value: str) -> None:
        """Keep an answer."""


class Installed(NamedTuple):
    """What is installed.

    Attributes:
        points: the plug-ins by group.
        digest: of all that findings rest on.
        state: of the folders that Python imports from.
    """

    points: Points
    digest: str
    state: str


def installed(memory: Memory) -> Installed:
    """Return what is installed, from memory where nothing has changed since.

    Raises:
        PluginError: a plug-in does not load, or offers something unusable.
    """
    from newslint import registry

    state = _state_of_path()
    kept = memory.recall("installed", state)
    if kept is None:
        points, versions = _points_and_versions()
        registry.know(points)
        roots = _roots()
        memory.remember("installed", state, sealed([points, versions, roots]))
    else:
        points, versions, roots = _recalled(kept)
        registry.know(points)
    files = list(_files(roots))
    signature = digest(*(f"{path}\0{stat}" for path, _, stat in files))
    source = memory.recall("source", signature)
    if source is None:
        source = digest(*_contents(files))
        memory.remember("source", signature, source)
    return Installed(points, digest(sys.version, sys.platform, sealed(points), *versions, source), state)


def _recalled(kept: str) -> tuple[Points, list[str], list[str]]:
    try:
        points, versions, roots = cast(
            "tuple[dict[str, list[list[str]]], list[str], list[str]]", tuple(unsealed(kept))
        )
        known = {
            group: tuple((name, value, dist) for name, value, dist in items)
            for group, items in points.items()
        }
        return known, versions, roots
    except (AttributeError, TypeError, ValueError) as error:
        raise DamagedError from error


def _state_of_path() -> str:
    """Return a digest of the distributions on `sys.path`, by name and time."""
    words = [sys.version, sys.prefix]
    for folder in sys.path:
        words.append(folder)
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - ten times as fast as pathlib's
        except OSError:
            continue
        for name in sorted(names):
            if name.endswith((".dist-info", ".egg-info", ".egg-link", ".pth")):
                words.append(name)
                base = f"{folder or '.'}/{name}"
                words.extend(str(_changed(path)) for path in (base, f"{base}/entry_points.txt"))
    return digest(*words)


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - likewise
    except OSError:
        return 0


def _points_and_versions() -> tuple[Points, list[str]]:
    """Return the plug-ins by group, and the versions of all libraries that they and newslint require."""
    from importlib.metadata import PackageNotFoundError, distribution

    from newslint import registry

    points = registry.points()
    waiting = ["newslint", *(dist.partition(" ")[0] for offered in points.values() for _, _, dist in offered)]
    seen: dict[str, str] = {}
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if not name or name in seen:
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:
            seen[name] = ""
            continue
        seen[name] = found.version
        for requirement in found.requires or ():
            match = re.match(r"[A-Za-z0-9._-]+", requirement)
            if match is not None and not _FOR_DEVELOPERS.search(requirement):
                waiting.append(match[0])
    return points, sorted(f"{name}=={version}" for name, version in seen.items())


def _roots() -> list[str]:
    """Return the files and folders that hold the packages of all rules, readers and reporters."""
    from importlib.util import find_spec

    from newslint import registry

    targets = [entry.target for entry in registry.rules().values()]
    targets += [reader.target for reader in registry.readers()]
    targets += [value for points in registry.points().values() for _, value, _ in points]
    names = {target.partition(":")[0].partition(".")[0] for target in targets}
    found: set[str] = set()
    for name in (*names, *_PACKAGES):
        spec = find_spec(name)
        if spec is None:
            continue
        folders = spec.submodule_search_locations
        found.update(folders if folders is not None else [spec.origin] if spec.origin else [])
    return sorted(found)


def _files(roots: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (path, name below its root, size and time) of every file of source, in order."""
    for root in roots:
        found: list[tuple[str, str, str]] = []
        waiting = [root]
        if not Path(root).is_dir():
            waiting = []
            found.append((root, Path(root).name, str(_changed(root))))
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        if entry.name not in _PASSED_OVER:
                            waiting.append(entry.path)
                    elif not entry.name.endswith(".pyc"):
                        status = entry.stat()
                        state = f"{status.st_size} {status.st_mtime_ns}"
                        found.append((entry.path, entry.path[len(root) :], state))
        yield from sorted(found)


def _contents(files: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for path, name, _ in files:
        yield name
        try:
            yield Path(path).read_bytes().decode("latin-1")
        except OSError:
            yield ""
