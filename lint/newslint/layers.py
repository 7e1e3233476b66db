"""Configurations that build on others: where `extends:` leads, and what is left when one lies over the other."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from newslint import traces

Raw = Mapping[str, object]
"""A configuration as it is written: keys in kebab case, values that were checked."""

DEEPEST = 8
"""The most files that may build on each other."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_OF_ONE_FILE = frozenset({"extends", "required-version", "names"})
_ADDED = frozenset({"extend-select", "include", "exclude", "overrides"})
_TABLES = frozenset({"severity", "fields", "shortcodes", "selectors", "limits"})
_TABLES_OF_TABLES = frozenset({"options", "rules"})


class LayerError(Exception):
    """What `extends:` names cannot be built upon; the message says why."""


def merged(base: Raw, own: Raw) -> dict[str, object]:
    """Return a configuration laid over another.

    Tables (severities, options, fields, …) are laid over each other key by key; `extend-select`, `include`,
    `exclude` and `overrides` are added to those of the base; everything else takes the place of the base's.
    """
    found = dict(base)
    for key, value in own.items():
        if key in _OF_ONE_FILE:
            continue
        if key in _ADDED:
            found[key] = [*cast("list[object]", base.get(key, [])), *cast("list[object]", value)]
        elif key in _TABLES:
            found[key] = {**_table(base, key), **_table(own, key)}
        elif key in _TABLES_OF_TABLES:
            tables = {rule: dict(cast(Raw, values)) for rule, values in _table(base, key).items()}
            for rule, values in _table(own, key).items():
                tables[rule] = {**tables.get(rule, {}), **cast(Raw, values)}
            found[key] = tables
        else:
            found[key] = value
    return found


def _table(raw: Raw, key: str) -> Raw:
    return cast(Raw, raw.get(key, {}))


def repository(folder: Path) -> Path:
    """Return the real folder that no configuration below it may reach out of: the git root, else the folder."""
    real = Path(os.path.realpath(folder))
    return next((above for above in (real, *real.parents) if (above / ".git").exists()), real)


def base(name: str, folder: Path, root: Path) -> tuple[Path, Path]:
    """Return the file that `extends:` names, and the folder that it may not reach out of.

    Args:
        name: a file, relative to `folder`, or a name that an installed package has registered.
        folder: where the configuration that says it stands.
        root: the folder that a file must lie in.

    Raises:
        LayerError: there is no such file or name, or the file lies outside the root.
    """
    if "://" in name:
        raise LayerError(f"{name!r} is on the web; a configuration is a file, or a package that is installed")
    if _NAME.fullmatch(name):
        return _installed(name)
    path = Path(os.path.realpath(folder / name))
    traces.led(folder / name, path)
    if not path.is_relative_to(root):
        raise LayerError(f"{name!r} leads outside {root.as_posix()}")
    if not path.is_file():
        raise LayerError(f"there is no such file as {name!r}")
    return path, root


def _installed(name: str) -> tuple[Path, Path]:
    from newslint import registry
    from newslint.checked_yaml import did_you_mean

    known = registry.configs()
    if name not in known:
        hint = did_you_mean(name, known) or "; a file is named with its ending (base.yaml)"
        raise LayerError(f"no installed package registers a configuration {name!r}{hint}")
    try:
        path = registry.config(name)
    except registry.PluginError as error:
        raise LayerError(str(error)) from error
    return path, path.parent
