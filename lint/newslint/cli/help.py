"""`newslint help`: what a command does, for those who try this before `--help`."""

from __future__ import annotations

import difflib

import click

from newslint.cli.app import CONTEXT, app


def _commands(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the commands that begin so, below those that are named already."""
    del parameter
    command: click.Command | None = app
    for word in context.params.get("words") or ():
        command = command.get_command(context, word) if isinstance(command, click.Group) else None
    known = command.list_commands(context) if isinstance(command, click.Group) else []
    return [name for name in known if name.startswith(incomplete)]


@click.command("help", context_settings=CONTEXT)
@click.argument("words", nargs=-1, metavar="[COMMAND]...", shell_complete=_commands)
def help_command(words: tuple[str, ...]) -> int:
    """Tell what COMMAND does (`newslint help names add`); without any, list the commands."""
    context = app.make_context("newslint", ["help"])
    command: click.Command = app
    for word in words:
        found = command.get_command(context, word) if isinstance(command, click.Group) else None
        if found is None:
            raise click.UsageError(
                f"{context.command_path} has no command {word!r}.{_hint(command, context, word)}"
            )
        context = click.Context(found, info_name=word, parent=context)
        command = found
    click.echo(command.get_help(context))
    return 0


def _hint(command: click.Command, context: click.Context, word: str) -> str:
    known = command.list_commands(context) if isinstance(command, click.Group) else []
    close = difflib.get_close_matches(word, known, n=1)
    return f" Did you mean {close[0]!r}?" if close else ""
