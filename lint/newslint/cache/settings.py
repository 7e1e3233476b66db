"""What was made of our own YAML, kept as JSON: plain values with a mark for each type that JSON has not.

A configuration is kept by the state of all files that it was made of, suppressions by their text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from newslint.cache.encoding import DamagedError, sealed, unsealed
from newslint.cache.keys import digest
from newslint.cache.session import Cache
from newslint.settings import Settings
from newslint.traces import Traces, tracing

if TYPE_CHECKING:
    from newslint.suppressions.sidecar import Sidecar

# Types are named by these modules and nothing else, so that what is read can name no other code.
_HOMES = {
    "settings": "newslint.settings",
    "conventions": "newslint.conventions",
    "house": "newslint.house",
    "finding": "newslint.finding",
    "place": "newslint.place",
    "region": "newslint.region",
    "words": "newslint.words",
    "declared": "newslint.house_rules.declared",
    "sidecar": "newslint.suppressions.sidecar",
    "text": "newslint_schemas.text",
    "article": "newslint_schemas.article",
    "standards": "newslint.standards",
}
_NAMES = {module: name for name, module in _HOMES.items()}
_LEFT_OUT = ("surroundings",)


def load(path: Path, cache: Cache) -> Settings:
    """Return a configuration, from memory where all the files that it was made of are the same.

    Raises:
        ConfigurationError: it cannot be used.
    """
    if cache.store is None:
        return _made(path)
    key = digest(str(path), cache.installed, cache.state)
    kept = cache.store.recall("configuration", key)
    if kept is not None:
        *seen, value = unsealed(kept)
        traces = Traces(*cast("list[dict[str, str]]", seen))
        if traces.hold():
            return cast(Settings, decoded(value))
    with tracing() as traces:
        settings = _made(path)
    try:
        value = encoded(settings)
    except TypeError:
        return settings
    cache.store.remember("configuration", key, sealed([traces.contents, traces.links, traces.folders, value]))
    return settings


def _made(path: Path) -> Settings:
    from newslint import configuration

    return configuration.load(path)


def beside(folder: Path, shown: str, cache: Cache) -> Sidecar:
    """Return the suppressions that stand in a folder, from memory where their text is the same.

    Args:
        folder: the folder of the configuration, or the root.
        shown: the file's path as reports name it.
        cache: of the run.

    Raises:
        ConfigurationError: the file cannot be read, is no list of entries, or an entry lacks something.
    """
    from newslint.suppressions.sidecar import Sidecar, parse, text_in

    text = text_in(folder)
    if text is None:
        return Sidecar()
    if cache.store is None:
        return parse(text, shown)
    key = digest(shown, cache.installed, text)
    kept = cache.store.recall("suppressions", key)
    if kept is not None:
        return cast(Sidecar, decoded(unsealed(kept)[0]))
    made = parse(text, shown)
    cache.store.remember("suppressions", key, sealed([encoded(made)]))
    return made


def encoded(value: object) -> object:
    """Return a value as JSON can hold it.

    Raises:
        TypeError: there is something in it that has no such form.
    """
    if value is None or isinstance(value, (bool, int, float)):
        return value
    kind = type(value)
    if isinstance(value, Enum):
        return {"e": f"{_NAMES[kind.__module__]}.{kind.__qualname__}", "v": value.name}
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [encoded(item) for item in cast("list[object]", value)]
    if isinstance(value, Mapping):
        table = cast("Mapping[object, object]", value)
        return {"d": [[encoded(key), encoded(item)] for key, item in table.items()]}
    if isinstance(value, frozenset):
        return {"s": [encoded(item) for item in sorted(cast("frozenset[str]", value))]}
    if is_dataclass(value) and kind.__module__ in _NAMES:
        names = [field.name for field in fields(value) if field.init and field.name not in _LEFT_OUT]
        return _object(value, names)
    if isinstance(value, tuple):
        names = list(cast("tuple[str, ...]", getattr(kind, "_fields", ())))
        if names and kind.__module__ in _NAMES:
            return _object(cast(object, value), names)
        return {"t": [encoded(item) for item in cast("tuple[object, ...]", value)]}
    if isinstance(value, Path):
        return {"p": str(value)}
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return {"n": value.isoformat()}
    raise TypeError(f"{kind.__name__} cannot be kept")


def _object(value: object, names: list[str]) -> dict[str, object]:
    kind = type(value)
    values = {name: encoded(getattr(value, name)) for name in names}
    return {"o": f"{_NAMES[kind.__module__]}.{kind.__qualname__}", "v": values}


def decoded(value: object) -> object:
    """Return what was encoded.

    Raises:
        DamagedError: it is nothing that was.
    """
    try:
        return _decoded(value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DamagedError from error


def _decoded(value: object) -> object:
    if isinstance(value, list):
        return [_decoded(item) for item in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    table = cast("dict[str, object]", value)
    if "o" in table:
        values = cast("dict[str, object]", table["v"])
        return _named(cast(str, table["o"]))(**{name: _decoded(item) for name, item in values.items()})
    if "e" in table:
        return cast("Mapping[str, object]", _named(cast(str, table["e"])))[cast(str, table["v"])]
    ((mark, content),) = table.items()
    if mark == "p":
        return Path(cast(str, content))
    if mark == "n":
        return dt.date.fromisoformat(cast(str, content))
    items = [_decoded(item) for item in cast("list[object]", content)]
    if mark == "t":
        return tuple(items)
    if mark == "s":
        return frozenset(items)
    return {key: item for key, item in cast("list[list[object]]", items)}  # noqa: C416 - lists, not pairs


def _named(name: str) -> Callable[..., object]:
    home, _, kind = name.partition(".")
    found = getattr(import_module(_HOMES[home]), kind)
    if not isinstance(found, type) or found.__module__ != _HOMES[home]:
        raise TypeError(name)
    return cast("Callable[..., object]", found)
