"""`newslint rules` and `newslint explain`: what the rules are, told from the rules themselves."""

from __future__ import annotations

import difflib
import json

import click

from newslint.cli.app import CONTEXT


@click.command(context_settings=CONTEXT)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def rules(form: str) -> int:
    """List the rules: id, severity, precision, title; those in preview run only when they are asked for."""
    from newslint.pages import Row, rows

    listed = rows()
    if form == "json":
        click.echo(json.dumps([row.as_json() for row in listed], ensure_ascii=False, indent=2))
        return 0
    widths = [max(len(row.cells()[column]) for row in listed) for column in range(4)]

    def line(row: Row) -> str:
        cells = row.cells()
        return (
            "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + f"  {row.title}"
        )

    click.echo("\n".join(line(row).rstrip() for row in listed))
    return 0


@click.command(context_settings=CONTEXT)
@click.argument("rule")
def explain(rule: str) -> int:
    """Explain RULE: what it means and why, its sources, its options and its examples."""
    from newslint import registry
    from newslint.meta import META
    from newslint.pages import meta_page, rule_page

    entry = registry.rules().get(rule)
    if entry is not None:
        click.echo(rule_page(entry.load()), nl=False)
        return 0
    if rule in META:
        click.echo(meta_page(META[rule]), nl=False)
        return 0
    known = [*registry.rules(), *META]
    close = difflib.get_close_matches(rule, known, n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]!r}?" if close else " `newslint rules` lists them."
    raise click.UsageError(f"There is no rule {rule!r}.{hint}")
