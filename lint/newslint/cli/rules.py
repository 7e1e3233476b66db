"""`newslint rules` and `newslint explain`: what the rules are, told from the rules themselves."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.app import CONTEXT
from newslint.cli.completers import rule_ids

if TYPE_CHECKING:
    from newslint.pages import Row


@click.command(context_settings=CONTEXT)
@click.argument("words", nargs=-1, metavar="[RULES]... | --try RULE [PATHS]...")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--try", "trial", metavar="RULE", help="Count what a rule, or a family, would add to PATHS.")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --try: use this configuration, not the nearest newslint.yaml.",
)
@click.option("--isolated", is_flag=True, help="With --try: leave every configuration alone.")
def rules(words: tuple[str, ...], form: str, trial: str | None, config: Path | None, isolated: bool) -> int:
    """List the rules: id, severity, precision, title; those in preview run only when they are asked for.

    RULES are rules or families; without any, all are listed. With --try nothing is listed: PATHS are checked for
    one rule or family, whether or not it is switched on, and its findings are counted by folder.
    """
    if trial is not None:
        from newslint.cli.rules_try import tried

        return tried(trial, words, form, config=config, isolated=isolated)
    listed = _chosen(words)
    if form == "json":
        click.echo(json.dumps([row.as_json() for row in listed], ensure_ascii=False, indent=2))
    else:
        click.echo(_table(listed))
    return 0


def _chosen(words: Sequence[str]) -> list[Row]:
    """Return the rules and families that are named, or all.

    Raises:
        click.UsageError: there is no such rule or family.
    """
    from newslint.pages import rows

    listed = rows()
    for word in words:
        if not any(word in (row.id, row.id.partition("/")[0]) for row in listed):
            raise unknown(word)
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
def explain(rule: str) -> int:
    """Explain RULE: what it means and why, its sources, its options and its examples.

    Of a family (`credits`), the rules are listed.
    """
    from newslint import registry
    from newslint.meta import META
    from newslint.pages import meta_page, rule_page

    entry = registry.rules().get(rule)
    if entry is not None:
        click.echo(rule_page(entry.load()), nl=False)
    elif rule in META:
        click.echo(meta_page(META[rule]), nl=False)
    else:
        click.echo(f"{_table(_chosen((rule,)))}\n\n`newslint explain RULE` tells one of them.")
    return 0


def unknown(word: str) -> click.UsageError:
    """Return the error for a word that is neither a rule nor a family, with the nearest one."""
    from newslint.configuration import all_selectors

    close = difflib.get_close_matches(word, all_selectors(), n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]!r}?" if close else " `newslint rules` lists them."
    return click.UsageError(f"There is no rule or family {word!r}.{hint}")
