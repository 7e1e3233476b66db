"""What is installed: rules, readers and reporters, found through entry points, imported only when used."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard, TypeVar, cast

from newslint.plugins import PluginError, alone, cause, imported
from newslint.readers.base import Reader
from newslint.reporters.base import Reporter

if TYPE_CHECKING:
    from newslint.rule import Rule

_Kind = TypeVar("_Kind", Reader, Reporter)

__all__ = ["PluginError", "RuleEntry", "config", "configs", "readers", "reporters", "rules", "rules_below"]

GROUPS = ("newslint.rules", "newslint.readers", "newslint.reporters", "newslint.configs")
Points = Mapping[str, Sequence[tuple[str, str, str]]]
"""Entry points by group, as (name, value, name and version of the distribution)."""

OWN = {
    "newslint.rules": "newslint_rules:RULES",
    "newslint.readers": "newslint.readers:READERS",
    "newslint.reporters": "newslint.reporters:REPORTERS",
}
"""The entry points of newslint itself, as pyproject.toml has them."""

_KNOWN: dict[str, Sequence[tuple[str, str, str]]] = {}


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as a table knows it, without importing its module.

    Attributes:
        id: the rule's id.
        target: "module:Class".
        preview: whether it ships switched off.
        corpus: whether it looks across articles.
    """

    id: str
    target: str
    preview: bool = False
    corpus: bool = False

    @property
    def family(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]

    def load(self) -> type[Rule]:
        """Import the rule's class.

        Raises:
            PluginError: its module does not import, or holds no such rule.
        """
        from newslint.rule import Rule

        what = f"the rule {self.id} ({self.target})"
        rule = imported(self.target, f"the rule {self.id}")
        if not (isinstance(rule, type) and issubclass(rule, Rule)):
            raise PluginError(f"{what} is no rule class")
        if getattr(rule, "id", "") != self.id:
            raise PluginError(f"{what} has another id: {getattr(rule, 'id', '')!r}")
        if "__dataclass_fields__" not in vars(rule):
            raise PluginError(f"{what} is no dataclass; write @dataclass(frozen=True, slots=True) above it")
        try:
            rule()
        except Exception as error:
            raise PluginError(f"{what} cannot be made with its defaults: {cause(error)}") from error
        return rule

    @classmethod
    def of(cls, rule: type[Rule]) -> RuleEntry:
        """Return the entry of a class."""
        from newslint.rule import CorpusRule

        return cls(
            rule.id, f"{rule.__module__}:{rule.__qualname__}", rule.preview(), issubclass(rule, CorpusRule)
        )


@cache
def rules() -> dict[str, RuleEntry]:
    """Return every installed rule by id, sorted; a plug-in may offer entries or rule classes.

    Raises:
        PluginError: a plug-in does not load, offers something else, or takes an id that is taken.
    """
    found: dict[str, RuleEntry] = {}
    origins: dict[str, str] = {}
    for origin, item in _offered("newslint.rules"):
        if isinstance(item, RuleEntry):
            entry = item
        elif _is_rule(item) and hasattr(item, "id"):
            entry = RuleEntry.of(item)
        else:
            raise PluginError(f"{origin} offers {item!r}, which is neither a rule class nor a RuleEntry")
        if not entry.target.startswith("newslint_rules."):
            from newslint.meta import META

            if entry.id in META:
                origins[entry.id] = "newslint itself"
        _take(entry.id, "rule", origin, origins)
        found[entry.id] = entry
    return dict(sorted(found.items()))


def _is_rule(item: object) -> TypeGuard[type[Rule]]:
    from newslint.rule import Rule

    return isinstance(item, type) and issubclass(item, Rule)


def _take(name: str, kind: str, origin: str, origins: dict[str, str]) -> None:
    if name in origins:
        raise PluginError(
            f"{origin} offers the {kind} {name}, but {origins[name]} has one of that name. Uninstall one of them."
        )
    origins[name] = origin


def rules_below(package: str) -> tuple[type[Rule], ...]:
    """Import every module below a package and return the rules that they define, by id.

    What a plug-in offers: `RULES = rules_below(__name__)` in the package that its entry point names.

    Raises:
        Exception: whatever a module raises when it is imported.
    """
    import pkgutil

    found: dict[str, type[Rule]] = {}
    for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
        for value in vars(import_module(module.name)).values():
            rule = value if _is_rule(value) else None
            if rule is not None and rule.__module__ == module.name and "check" in vars(rule):
                found[rule.id] = rule
    return tuple(found[name] for name in sorted(found))


@cache
def readers() -> tuple[Reader, ...]:
    """Return every installed reader; a later one wins an extension that several claim.

    Raises:
        PluginError: a plug-in does not load, offers something else, or takes a name that is taken.
    """
    return tuple(_checked("newslint.readers", Reader).values())


@cache
def reporters() -> dict[str, Reporter]:
    """Return every installed reporter by name.

    Raises:
        PluginError: a plug-in does not load, offers something else, or takes a name that is taken.
    """
    return _checked("newslint.reporters", Reporter)


@cache
def configs() -> dict[str, str]:
    """Return every configuration that an installed package registers: its name to "package:file".

    Raises:
        PluginError: two packages register one name.
    """
    found: dict[str, str] = {}
    for name, value, _ in sorted(_points("newslint.configs")):
        if found.setdefault(name, value) != value:
            raise PluginError(f"two packages register the configuration {name!r}: {found[name]} and {value}")
    return found


def config(name: str) -> Path:
    """Return the file of a registered configuration, found without importing the package that holds it.

    Raises:
        PluginError: the package or the file is not there.
        KeyError: no package registers the name.
    """
    from importlib.util import find_spec

    target = configs()[name]
    origin = f"the configuration {name!r} ({target}, group newslint.configs)"
    package, _, file = target.partition(":")
    # The specification of a top-level package is found without running it; those below are its folders.
    top, *below = package.strip().split(".")
    spec = find_spec(top)
    folders = [] if spec is None else list(spec.submodule_search_locations or ())
    for folder in folders:
        real = Path(os.path.realpath(folder))
        path = Path(os.path.realpath(real.joinpath(*below, file.strip())))
        if file and path.is_file() and path.is_relative_to(real):
            return path
    raise PluginError(f"{origin} is not there" if folders else f"{origin} names no package that is installed")


def _checked(group: str, kind: type[_Kind]) -> dict[str, _Kind]:
    found: dict[str, _Kind] = {}
    origins: dict[str, str] = {}
    for origin, item in _offered(group):
        if not isinstance(item, kind):
            raise PluginError(f"{origin} offers {item!r}, which is no {kind.__name__}")
        _take(item.name, kind.__name__.lower(), origin, origins)
        found[item.name] = item
    return found


def know(points: Points) -> None:
    """Take the entry points from memory, which saves asking the system for them."""
    _KNOWN.update(points)


def points() -> Points:
    """Return the entry points of every group, as the system has them now."""
    return {group: _found(group) for group in GROUPS}


def _points(group: str) -> Sequence[tuple[str, str, str]]:
    if group in _KNOWN:
        return _KNOWN[group]
    version = alone(tuple(sys.path))
    if not version:
        return _found(group)
    return (("builtin", OWN[group], f"newslint {version}"),) if group in OWN else ()


def _found(group: str) -> Sequence[tuple[str, str, str]]:
    from importlib.metadata import entry_points

    return tuple(
        (point.name, point.value, "" if point.dist is None else f"{point.dist.name} {point.dist.version}")
        for point in entry_points(group=group)
    )


def _offered(group: str) -> Iterable[tuple[str, object]]:
    """Yield (who offers, what) for every member of every entry point of a group, the built-in ones first."""
    for name, value, dist in sorted(_points(group), key=lambda point: (point[0] != "builtin", *point)):
        owner = f"of {dist}, " if dist else ""
        origin = f"the plug-in {name!r} ({value}, {owner}group {group})"
        try:
            members = _loaded(value)
        except (Exception, SystemExit) as error:
            raise PluginError(f"{origin} does not load: {cause(error)}. Mend or uninstall it.") from error
        try:
            items = tuple(cast("Iterable[object]", members))
        except TypeError as error:
            raise PluginError(f"{origin} must be a tuple, not {type(members).__name__}") from error
        for item in items:
            yield origin, item


def _loaded(value: str) -> object:
    """Import what an entry point names: "module:attribute", extras behind it left out."""
    module, _, names = value.partition("[")[0].strip().partition(":")
    found: object = import_module(module.strip())
    for name in filter(None, names.strip().split(".")):
        found = getattr(found, name)
    return found
