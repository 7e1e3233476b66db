"""What the shell is offered for single options and arguments; imported with every command, so it is small."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def paths(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ask the shell for its own paths."""
    del context, parameter
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def rule_ids(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the ids of rules that begin so, the house's own among them."""
    del context, parameter
    from newslint.meta import META

    return sorted(name for name in (*_known(), *META) if name.startswith(incomplete))


def selectors(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the rules and families that may end a list joined by commas."""
    del context, parameter
    from newslint.selectors import all_selectors

    before, comma, last = incomplete.rpartition(",")
    names = dict.fromkeys(all_selectors(_known()))
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]


def formats(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the formats of reports that begin so."""
    del context, parameter
    from newslint import registry

    return [name for name in registry.reporters() if name.startswith(incomplete)]


def silenced(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the ids of rules that begin so and that can be silenced at a place."""
    del context, parameter
    return sorted(name for name in _known() if name.startswith(incomplete))


def tried(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the rules and families that begin so."""
    del context, parameter
    known = tuple(_known())
    families = {name.partition("/")[0] for name in known}
    return sorted(name for name in (*families, *known) if name.startswith(incomplete))


def rules_or_paths(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return rules and families; behind `--try RULE`, ask the shell for its own paths."""
    from click.shell_completion import CompletionItem

    if context.params.get("trial") is not None:
        return paths(context, parameter, incomplete)
    return [CompletionItem(name) for name in tried(context, parameter, incomplete)]


def targets(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ask the shell for paths, up to the colon before the line."""
    return [] if ":" in incomplete else paths(context, parameter, incomplete)


def _known() -> Iterable[str]:
    """Return the rules of the current folder; those that are installed where its configuration is broken."""
    from newslint import registry
    from newslint.configuration import ConfigurationError
    from newslint.workspace import Workspace

    try:
        return tuple(Workspace(()).settings(Path.cwd().resolve()).known_rules)
    except ConfigurationError:
        return tuple(registry.rules())
