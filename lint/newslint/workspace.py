"""Where a run takes place: its root, and the settings that apply to each folder below it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.configuration_file import NAMES, find
from newslint.settings import Settings, patterns
from newslint.surroundings import Surroundings

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Workspace:
    """The root of a run and its settings.

    The root is the git root of what is checked, else the folder of its configuration, else the current
    folder where that holds everything, else the deepest folder that does. Paths in reports count from it.
    All paths are real ones: symbolic links are resolved first.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        config: Path | None = None,
        isolated: bool = False,
        adjust: Callable[[Settings], Settings] = lambda settings: settings,
    ) -> None:
        """Work out the root.

        Args:
            paths: files and folders as the user gave them.
            config: the configuration to use for everything, instead of the nearest.
            isolated: whether configurations are left alone.
            adjust: what the command line changes in the settings of every configuration.

        """
        self.load = _load
        self._config = None if config is None else config.absolute()
        self._isolated = isolated
        self._adjust = adjust
        self._by_folder: dict[Path, Settings] = {}
        self._by_name: dict[str, Settings] = {}
        self._excluded: dict[Path | None, GitIgnoreSpec] = {}
        self._included: dict[Path | None, GitIgnoreSpec] = {}
        common = _common(paths)
        self.git_root = next(
            (folder for folder in (common, *common.parents) if (folder / ".git").exists()), None
        )
        self.root = self._root(common)
        self.home = self._home(common)

    def _root(self, common: Path) -> Path:
        if self.git_root is not None:
            return self.git_root
        if not self._isolated:
            for folder in (common, *common.parents):
                if any((folder / name).is_file() for name in NAMES):
                    return folder
        here = Path(os.path.realpath(Path.cwd()))
        return here if common == here or here in common.parents else common

    def _home(self, common: Path) -> Path:
        """Return the folder of the configuration of what is checked, else the root: there the cache stands."""
        if self._config is None and not self._isolated:
            for folder in (common, *common.parents):
                if any((folder / name).is_file() for name in NAMES):
                    return folder
        return self.root

    def relative(self, path: Path) -> str | None:
        """Return a path relative to the root, links resolved, with forward slashes; None outside it."""
        try:
            real = Path(os.path.realpath(path, strict=True))
            return real.relative_to(self.root).as_posix()
        except (OSError, ValueError):
            return None

    def absolute(self, path: str) -> Path:
        """Return the path on the disk of a path relative to the root."""
        return self.root / path

    def inside(self, path: Path, settings: Settings) -> str:
        """Return a path relative to the folder of its configuration, for the configuration's patterns."""
        try:
            return path.relative_to(settings.root).as_posix()
        except ValueError:
            return path.name

    def settings(self, folder: Path) -> Settings:
        """Return the settings of a folder: those of the nearest configuration upwards.

        Raises:
            ConfigurationError: that configuration cannot be used.
        """
        if folder not in self._by_folder:
            self._by_folder[folder] = self._find(folder)
        return self._by_folder[folder]

    def settings_of(self, path: str) -> Settings:
        """Return the settings of a file, by its path relative to the root."""
        folder = path.rpartition("/")[0]
        if folder not in self._by_name:
            self._by_name[folder] = self.settings(self.absolute(folder))
        return self._by_name[folder]

    def _find(self, folder: Path) -> Settings:
        if self._config is not None:
            if folder != self.root:
                return self.settings(self.root)
            return self._adjust(self._surrounded(replace(self.load(self._config), root=self.root)))
        if not self._isolated:
            path = find(folder)
            if path is not None:
                return self._adjust(self._surrounded(self.load(path)))
        if folder.parent == folder:
            return self._adjust(self._surrounded(Settings(self.root)))
        return self.settings(folder.parent)

    def _surrounded(self, settings: Settings) -> Settings:
        """Return settings whose readers and rules may look at the files below the root of the run."""
        surroundings = Surroundings(self.root, settings.root)
        return replace(settings, conventions=replace(settings.conventions, surroundings=surroundings))

    def excluded(self, settings: Settings) -> GitIgnoreSpec:
        """Return the compiled `exclude` patterns of some settings."""
        if settings.source not in self._excluded:
            self._excluded[settings.source] = patterns(settings.exclude)
        return self._excluded[settings.source]

    def included(self, settings: Settings) -> GitIgnoreSpec:
        """Return the compiled `include` patterns of some settings."""
        if settings.source not in self._included:
            self._included[settings.source] = patterns(settings.include)
        return self._included[settings.source]


def _load(path: Path) -> Settings:
    from newslint import configuration

    return configuration.load(path)


def _common(paths: Sequence[str]) -> Path:
    """Return the deepest folder that holds all paths; the current one where there are none."""
    folders = [path if path.is_dir() else path.parent for path in (Path(given).absolute() for given in paths)]
    if not folders:
        return Path(os.path.realpath(Path.cwd()))
    real = [os.path.realpath(folder) for folder in folders]
    try:
        return Path(os.path.commonpath(real))
    except ValueError:  # different drives on Windows
        return Path(real[0])
