"""Which files are checked: the walk through folders, what it passes over, and why."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.patterns import lazy

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from newslint.workspace import Workspace

# Files of a repository about itself, and templates, which are no articles.
_NO_ARTICLE = lazy(
    r"(?:readme|changelog|contributing|licen[cs]e|security)(?:[._-].*)?\.[a-z]+"
    r"|requirements[^/]*\.txt|(?:robots|ads|app-ads|llms|llms-full|humans)\.txt",
    re.IGNORECASE,
)
_OWN = lazy(r"\.?newslint(?:-suppressions)?\.yaml", re.IGNORECASE)
_PLACEHOLDER = "YYYY-MM-DD"
_IN_SHUT_FOLDER = "in a folder that holds no articles"
_NO_ARTICLES_BELOW = frozenset(
    {"node_modules", "_layouts", "_includes", "layouts", "archetypes", "templates"}
)


class PathError(Exception):
    """A path given by the user is not there."""

    def __init__(self, path: str) -> None:
        """Keep the path as it was given."""
        super().__init__(f"{path}: no such file or folder")
        self.path = path


class Candidate(NamedTuple):
    """A file to read.

    Attributes:
        path: relative to the root of the run, with forward slashes; symbolic links are resolved.
        explicit: whether the user named it.
    """

    path: str
    explicit: bool = False


class Found:
    """What a walk found: files to read by path, and what was passed over, with the reason.

    Attributes:
        broken: links that lead nowhere or outside, and folders that cannot be opened, with the reason.
        walked: the real paths of the folders, sorted, where `files` is all that a walk through them finds
            and nothing else; empty otherwise.
    """

    def __init__(self, files: dict[str, Candidate] | None = None) -> None:
        """Begin with files that are known, else with nothing."""
        self.files = {} if files is None else files
        self.skipped: dict[str, str] = {}
        self.broken: dict[str, str] = {}
        self.walked: list[str] = []

    def add(self, candidate: Candidate) -> None:
        """Add a file; named once is named."""
        if candidate.explicit:
            self.walked = []
        known = self.files.get(candidate.path)
        if known is None or candidate.explicit:
            self.files[candidate.path] = candidate
        self.skipped.pop(candidate.path, None)


def discover(
    paths: Sequence[str], workspace: Workspace, extensions: frozenset[str], *, force_exclude: bool = False
) -> Found:
    """Find the files to check.

    Args:
        paths: files, folders and patterns as the user gave them, relative to the current folder.
        workspace: the root of the run and the settings by folder.
        extensions: those that a reader reads, in lower case with the dot.
        force_exclude: whether files that are named are held to the same exclusions as those found.

    Raises:
        PathError: a path or pattern leads to nothing.
        ConfigurationError: a configuration on the way cannot be used.
    """
    found = Found()
    walk = _Walk(workspace, extensions, found)
    walked: list[str] | None = []
    for given in paths:
        for path in _expand(given):
            if path.is_dir():
                walk.folder(path)
                if walked is not None:
                    walked.append(os.path.realpath(path))
            else:
                walk.named(path, given, force_exclude=force_exclude)
                walked = None
    found.walked = sorted(walked or ())
    return found


def _expand(given: str) -> Iterable[Path]:
    path = Path(given)
    if os.path.lexists(path):
        return (path,)
    if any(character in given for character in "*?["):
        import glob

        matched = [Path(name) for name in sorted(glob.glob(given, recursive=True))]  # noqa: PTH207 - as the shell would
        if matched:
            return matched
    raise PathError(given)


def no_article(path: str) -> str | None:
    """Return why a path is passed over by its name: a reason, empty for a hidden file or our own, or None."""
    *folders, name = path.split("/")
    reason = "" if _OWN.fullmatch(name) else _unlike(name)
    return _IN_SHUT_FOLDER if reason is None and _shut(folders) else reason


def _unlike(name: str) -> str | None:
    """Return why a file of such a name is no article, empty for a hidden file, or None."""
    if name[:1] == ".":
        return ""
    if _NO_ARTICLE.fullmatch(name):
        return "a file about the repository, not an article"
    if _PLACEHOLDER in name:
        return "a template, not an article"
    return None


class _Folder(NamedTuple):
    """What holds for every file of one folder.

    Attributes:
        path: relative to the root of the run, with a slash behind it; empty for the root.
        inside: relative to the folder of its configuration, likewise.
        shut: whether it lies in a folder that holds no articles.
        ignores: what git ignores, the deepest first: the way from there, and the patterns.
        files: the names of what the configuration was read from, where it lies here; every name is in it in a
            folder of styles.
    """

    path: str
    inside: str
    include: GitIgnoreSpec | None
    exclude: GitIgnoreSpec | None
    shut: bool
    ignores: tuple[tuple[str, GitIgnoreSpec], ...]
    files: Container[str]

    def own(self, name: str) -> bool:
        """Say whether a file is one of newslint's: a configuration, or what one names (name list, house rules)."""
        return name in self.files or _OWN.fullmatch(name) is not None

    def reason(self, name: str, *, shut: bool | None = None) -> str | None:
        """Return why a file is passed over: a reason, empty for "ignored by git" and our own files, or None."""
        if self.own(name):
            return ""
        inside = self.inside + name
        if self.include is not None and self.include.match_file(inside):
            return None
        if self.exclude is not None and self.exclude.match_file(inside):
            return "excluded by the configuration"
        reason = _unlike(name)
        if reason is None and (self.shut if shut is None else shut):
            reason = _IN_SHUT_FOLDER
        return "" if reason is None and self.ignores and self.ignored(name) else reason

    def ignored(self, name: str) -> bool:
        """Say whether git ignores a file or folder (with a slash behind it); the deepest .gitignore decides."""
        for way, spec in self.ignores:
            said = spec.check_file(way + name).include
            if said is not None:
                return said
        return False


class _Walk:
    def __init__(self, workspace: Workspace, extensions: frozenset[str], found: Found) -> None:
        self._workspace = workspace
        self._extensions = extensions
        self._found = found
        self._ignores: dict[Path, GitIgnoreSpec | None] = {}
        self._folders: dict[Path, _Folder] = {}

    def named(self, path: Path, given: str, *, force_exclude: bool) -> None:
        """Take a file that the user named."""
        relative = self._workspace.relative(path)
        if relative is None:
            self._found.broken[Path(given).as_posix()] = _astray(path)
            return
        if force_exclude:
            here = self._at(path.absolute().parent)
            if here.own(path.name):
                return
            reason = here.reason(path.name, shut=_shut(relative.split("/")[:-1]))
            if reason:
                self._found.skipped[relative] = reason
                return
        if path.suffix.lower() not in self._extensions:
            self._found.skipped[relative] = (
                f"no reader for files with the extension {path.suffix or '(none)'}"
            )
            return
        self._found.add(Candidate(relative, explicit=True))

    def folder(self, top: Path) -> None:
        """Walk a folder; folders behind symbolic links are not entered."""
        stack = [Path(os.path.realpath(top))]
        extensions = self._extensions
        while stack:
            folder = stack.pop()
            try:
                with os.scandir(folder) as entries:
                    items = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._found.broken[self._shown(folder)] = f"the folder cannot be opened ({error.strerror})"
                continue
            here = None
            for entry in items:
                if entry.is_dir(follow_symlinks=False):
                    path = Path(entry.path)
                    if self._enters(path, entry.name):
                        stack.append(path)
                elif _extension(entry.name) in extensions:
                    if entry.is_symlink():
                        self._link(Path(entry.path))
                    elif entry.is_file():
                        here = here or self._at(folder)
                        self._file(here.path + entry.name, here.reason(entry.name))

    def _link(self, path: Path) -> None:
        relative = self._workspace.relative(path)
        # These functions of os raise nothing where the way to the file is barred; those of Path do on Python 3.11.
        file = os.path.isfile(path)  # noqa: PTH113
        if relative is None and (file or not os.path.exists(path)):  # noqa: PTH110
            self._found.broken[self._shown(path)] = _astray(path)
        if relative is None or not file:
            return
        # What the link is called decides, and the folders that it leads to.
        self._file(relative, self._at(path.parent).reason(path.name, shut=_shut(relative.split("/")[:-1])))

    def _file(self, relative: str, reason: str | None) -> None:
        if reason is None:
            self._found.add(Candidate(relative))
        elif reason and relative not in self._found.files:
            self._found.skipped[relative] = reason

    def _enters(self, path: Path, name: str) -> bool:
        settings = self._workspace.settings(path)
        if name.startswith(".") or name in _NO_ARTICLES_BELOW:
            # An `include` pattern that begins with the folder opens it.
            inside = self._below(path, settings.root)
            return any(pattern.lstrip("/").startswith(f"{inside}/") for pattern in settings.include)
        if settings.exclude and self._workspace.excluded(settings).match_file(
            f"{self._below(path, settings.root)}/"
        ):
            return False
        return not self._at(path.parent).ignored(f"{name}/")

    def _at(self, path: Path) -> _Folder:
        """Return what holds for the files of a folder."""
        if path not in self._folders:
            workspace = self._workspace
            settings = workspace.settings(path)
            below = self._prefix(path, workspace.root)
            self._folders[path] = _Folder(
                below,
                self._prefix(path, settings.root),
                workspace.included(settings) if settings.include else None,
                workspace.excluded(settings) if settings.exclude else None,
                _shut(below.split("/")[:-1]),
                tuple(self._ignoring(path)),
                _own_names(os.path.realpath(path), settings.files) if settings.files else (),
            )
        return self._folders[path]

    def _ignoring(self, path: Path) -> Iterator[tuple[str, GitIgnoreSpec]]:
        top = self._workspace.git_root
        if top is None:
            return
        for base in (path, *path.parents):
            spec = self._ignore_file(base)
            if spec is not None:
                yield self._prefix(path, base), spec
            if base == top:
                break

    def _prefix(self, path: Path, root: Path) -> str:
        return f"{path.relative_to(root).as_posix()}/" if path != root and path.is_relative_to(root) else ""

    def _below(self, path: Path, root: Path) -> str:
        try:
            return path.relative_to(root).as_posix()
        except ValueError:
            return path.name

    def _shown(self, path: Path) -> str:
        return self._below(path, self._workspace.root)

    def _ignore_file(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._ignores:
            lines = list(_lines(folder / ".gitignore"))
            if folder == self._workspace.git_root:
                lines = [*_lines(folder / ".git" / "info" / "exclude"), *lines]
            if any(line.strip() and not line.startswith("#") for line in lines):
                from pathspec import GitIgnoreSpec

                self._ignores[folder] = GitIgnoreSpec.from_lines(lines)
            else:
                self._ignores[folder] = None
        return self._ignores[folder]


class _Every:
    """Holds every name."""

    def __contains__(self, name: object) -> bool:
        return True


def _own_names(folder: str, files: Collection[str]) -> Container[str]:
    """Return the names in a folder that are among some paths; all of them where the folder is."""
    if folder in files:
        return _Every()
    return frozenset(name for head, name in map(os.path.split, files) if head == folder)


def _extension(name: str) -> str:
    """Return the extension of a name in lower case with its dot; the dots that a name begins with are none."""
    return name[dot:].lower() if (dot := name.rfind(".")) > 0 and name[:dot].strip(".") else ""


def _astray(link: Path) -> str:
    """Return why there is no file to read behind a symbolic link, in the same words however it was met."""
    if os.path.exists(link):  # noqa: PTH110 - as in `_link`
        return "the symbolic link leads outside the folder of the run"
    return "the symbolic link leads nowhere: mend or delete it"


def _shut(folders: Iterable[str]) -> bool:
    """Say whether one of the folders on the way holds no articles."""
    return any(folder.startswith(".") or folder in _NO_ARTICLES_BELOW for folder in folders)


def _lines(path: Path) -> Iterator[str]:
    try:
        yield from path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
