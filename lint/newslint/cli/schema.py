"""`newslint schema`: the JSON Schemas that newslint publishes."""

from __future__ import annotations

import click

from newslint.cli.app import CONTEXT


@click.command(context_settings=CONTEXT)
@click.argument("which", type=click.Choice(("article", "configuration", "names")))
def schema(which: str) -> int:
    """Print a JSON Schema: of an article as `newslint show --format json` writes it, or of a file of ours."""
    from newslint.schema import schemas

    click.echo(schemas()[which], nl=False)
    return 0
