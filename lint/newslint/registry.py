"""What is installed: rules, readers and reporters, found through entry points, imported only when used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeVar, cast

from newslint.readers.base import Reader
from newslint.reporters.base import Reporter
from newslint.rule import CorpusRule, Rule

_Kind = TypeVar("_Kind")


class PluginError(Exception):
    """An installed plug-in does not load, or offers something unusable; the message names it."""


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
            PluginError: its module does not import, or holds no such class.
        """
        module, _, name = self.target.partition(":")
        try:
            rule = getattr(import_module(module), name)
        except Exception as error:
            raise PluginError(f"the rule {self.id} ({self.target}) does not load: {error}") from error
        return cast(type[Rule], rule)

    @classmethod
    def of(cls, rule: type[Rule]) -> RuleEntry:
        """Return the entry of a class."""
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
    for origin, item in _offered("newslint.rules"):
        if isinstance(item, RuleEntry):
            entry = item
        elif isinstance(item, type) and issubclass(item, Rule):
            entry = RuleEntry.of(item)
        else:
            raise PluginError(f"{origin} offers {item!r}, which is neither a rule class nor a RuleEntry")
        if entry.id in found:
            raise PluginError(
                f"{origin} offers the rule {entry.id}, but {found[entry.id].target} has that id"
            )
        found[entry.id] = entry
    return dict(sorted(found.items()))


@cache
def readers() -> tuple[Reader, ...]:
    """Return every installed reader; a later one wins an extension that several claim.

    Raises:
        PluginError: a plug-in does not load or offers something else.
    """
    return tuple(_checked("newslint.readers", Reader))


@cache
def reporters() -> dict[str, Reporter]:
    """Return every installed reporter by name.

    Raises:
        PluginError: a plug-in does not load or offers something else.
    """
    return {reporter.name: reporter for reporter in _checked("newslint.reporters", Reporter)}


def _checked(group: str, kind: type[_Kind]) -> Iterable[_Kind]:
    for origin, item in _offered(group):
        if not isinstance(item, kind):
            raise PluginError(f"{origin} offers {item!r}, which is no {kind.__name__}")
        yield item


def _offered(group: str) -> Iterable[tuple[str, object]]:
    """Yield (who offers, what) for every member of every entry point of a group, the built-in ones first."""
    from importlib.metadata import entry_points

    for point in sorted(
        entry_points(group=group), key=lambda point: (point.name != "builtin", point.name, point.value)
    ):
        origin = f"the plug-in {point.name!r} ({point.value}, group {group})"
        try:
            members = point.load()
        except Exception as error:
            raise PluginError(f"{origin} does not load: {error}. Mend or uninstall it.") from error
        try:
            items = tuple(members)
        except TypeError as error:
            raise PluginError(f"{origin} must be a tuple, not {type(members).__name__}") from error
        for item in items:
            yield origin, item
