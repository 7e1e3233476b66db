"""`newslint rules` and `newslint explain`: what the rules are, told from the rules themselves."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.app import CONTEXT
from newslint.cli.completers import rule_ids, rules_or_paths, tried
from newslint.cli.streams import harmless

if TYPE_CHECKING:
    from newslint.pages import Row
    from newslint.settings import Settings

_CONFIG = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Use this configuration, not the nearest newslint.yaml, for the house's own rules.",
)


def settings_here(config: Path | None, *, isolated: bool = False) -> Settings:
    """Return the settings of the current folder, with the rules that the house declares there."""
    from newslint.workspace import Workspace

    workspace = Workspace((), config=config, isolated=isolated)
    return workspace.settings(workspace.root if config else Path.cwd().resolve())


@click.command(context_settings=CONTEXT)
@click.argument(
    "words", nargs=-1, metavar="[RULES]... | --try RULE [PATHS]...", shell_complete=rules_or_paths
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--try",
    "trial",
    metavar="RULE",
    shell_complete=tried,
    help="Count what a rule, or a family, would add to PATHS.",
)
@click.option("--self-test", is_flag=True, help="Run the examples of the house's own rules.")
@_CONFIG
@click.option("--isolated", is_flag=True, help="Leave every configuration alone.")
def rules(
    words: tuple[str, ...],
    form: str,
    trial: str | None,
    config: Path | None,
    *,
    self_test: bool,
    isolated: bool,
) -> int:
    """List the rules: id, severity, precision, title; those in preview run only when they are asked for.

    RULES are rules or families; without any, all are listed. With --try nothing is listed: PATHS are checked for
    one rule or family, whether or not it is switched on, and its findings are counted by folder. With --self-test
    the examples of the rules that the house declares are run; each that fails is told, and the status is 1.
    """
    if trial is not None:
        from newslint.cli.rules_try import try_rule

        return try_rule(trial, words, form, config=config, isolated=isolated)
    settings = settings_here(config, isolated=isolated)
    if self_test:
        from newslint.cli.self_test import run_examples

        return run_examples(settings)
    listed = _chosen(words, settings)
    if form == "json":
        click.echo(json.dumps([row.as_json() for row in listed], ensure_ascii=False, indent=2))
    else:
        click.echo(_table(listed))
    return 0


def _chosen(words: Sequence[str], settings: Settings) -> list[Row]:
    """Return the rules and families that are named, or all.

    Raises:
        click.UsageError: there is no such rule or family.
    """
    from newslint.pages import rows

    listed = rows(settings.known_rules)
    for word in words:
        if not any(word in (row.id, row.id.partition("/")[0]) for row in listed):
            raise unknown(word, settings.known_rules)
    return [row for row in listed if not words or row.id in words or row.id.partition("/")[0] in words]


def _table(listed: Sequence[Row]) -> str:
    widths = [max(len(row.cells()[column]) for row in listed) for column in range(4)]

    def line(row: Row) -> str:
        cells = row.cells()
        return (
            "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + f"  {row.title}"
        )

    return "\n".join(line(row).rstrip() for row in listed)


@click.command(context_settings=CONTEXT)
@click.argument("rule", shell_complete=rule_ids)
@_CONFIG
def explain(rule: str, config: Path | None) -> int:
    """Explain RULE: what it means and why, its sources, its options, its examples, and what applies to it here.

    Of a family (`credits`), the rules are listed.
    """
    from newslint.cli.here import here
    from newslint.cli.terminal import for_terminal
    from newslint.meta import META
    from newslint.pages import meta_page, rule_page

    settings = settings_here(config)
    entry = settings.known_rules.get(rule)
    if entry is not None:
        page = rule_page(entry.load())
        click.echo(for_terminal(page) if sys.stdout.isatty() else page, nl=False)
        click.echo(harmless(here(settings, rule)), nl=False)
    elif rule in META:
        click.echo(meta_page(META[rule]), nl=False)
    else:
        click.echo(f"{_table(_chosen((rule,), settings))}\n\n`newslint explain RULE` tells one of them.")
    return 0


def unknown(word: str, own: Iterable[str] = ()) -> click.UsageError:
    """Return the error for a word that is neither a rule nor a family, with the nearest one."""
    from newslint.selectors import all_selectors

    close = difflib.get_close_matches(word, all_selectors(own), n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]!r}?" if close else " `newslint rules` lists them."
    return click.UsageError(f"There is no rule or family {word!r}.{hint}")
