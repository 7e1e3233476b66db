"""The commands, imported when they are called, and `check` as the one that needs no name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from newslint import __version__

COMMANDS = {
    "check": ("newslint.cli.check:check", "Check articles (the command that runs when none is named)."),
    "fix": ("newslint.cli.fix:fix", "Apply fixes, or walk through those that an editor should look at."),
    "init": ("newslint.cli.init:init", "Look at the repository and write a newslint.yaml that fits."),
    "show": ("newslint.cli.show:show", "Show how newslint reads a file."),
    "rules": ("newslint.cli.rules:rules", "List the rules, or try one before it is switched on."),
    "explain": ("newslint.cli.rules:explain", "Explain a rule: what it means, its options, its examples."),
    "baseline": ("newslint.cli.baseline:baseline", "Keep what is known already out of the reports."),
    "suppressions": (
        "newslint.cli.suppressions:suppressions",
        "List what editors have agreed to, add to it, or prune it.",
    ),
    "names": (
        "newslint.cli.names:names",
        "Show the house name list, add to it, learn one from an archive, tell new names.",
    ),
    "new-rule": ("newslint.cli.new_rule:new_rule", "Begin a rule of your own, in Python."),
    "cache": ("newslint.cli.cache:cache", "Show what is kept of earlier runs, or take it away."),
    "archive": ("newslint.cli.archive:archive", "Check an archive, on several machines where it is large."),
    "convert": ("newslint.cli.convert:convert", "Write a JSON report in another format."),
    "help": ("newslint.cli.help:help_command", "Tell what a command does."),
    "completion": ("newslint.cli.completion:completion", "Print what makes a shell complete newslint."),
    "schema": ("newslint.cli.schema:schema", "Print a JSON Schema: of an article or of the configuration."),
}

_OTHER_WORDS = {
    "lint": "check",
    "run": "check",
    "test": "check",
    "verify": "check",
    "mend": "fix",
    "diff": "check --diff",
    "list": "rules",
    "describe": "explain",
    "read": "show",
    "parse": "show",
    "ignore": "suppressions add",
    "config": "check --show-settings FILE",
    "settings": "check --show-settings FILE",
    "version": "--version",
}
"""What people call a command who come from elsewhere."""

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Lazy(click.Group):
    """A group that knows its commands' names and summaries without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: object = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their summaries."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


class Defaulting(click.Group):
    """A group whose first command needs no name, so that its arguments may follow at once."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the first command before arguments that name none."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which the commands were added."""
        del ctx
        return list(self.commands)


@click.group(cls=Lazy, context_settings=CONTEXT, subcommand_metavar="[COMMAND] [PATHS]...")
@click.version_option(__version__, "-V", "--version", message="newslint %(version)s")
def app() -> None:
    """Check articles as an editor would: credits, captions, teasers, names, dates.

    `newslint [PATHS]` is `newslint check [PATHS]`; without paths, the current folder is checked.
    """


def routed(words: Sequence[str]) -> list[str]:
    """Put the command first: the one that is named, else `check`.

    The first word that is neither an option nor an option's value is a command only when it equals a
    command's name and no `--` stands before it.
    """
    if words and words[0] in ("-h", "--help", "-V", "--version"):
        return list(words)
    index = first_word(words)
    if index < len(words) and words[index] in COMMANDS:
        return [words[index], *words[:index], *words[index + 1 :]]
    return ["check", *words]


def first_word(words: Sequence[str]) -> int:
    """Return the index of the first word that is neither an option nor an option's value, or of `--`.

    Where there is none it is the number of words, and one more where the last option waits for its value.
    """
    takes_value = _options_with_value()
    index = 0
    while index < len(words):
        word = words[index]
        if word == "--" or word == "-" or not word.startswith("-"):
            break
        index += 2 if word in takes_value else 1
    return index


def _options_with_value() -> frozenset[str]:
    from newslint.cli.check import check

    return frozenset(
        name
        for parameter in check.params
        if isinstance(parameter, click.Option) and not parameter.is_flag and not parameter.count
        for name in parameter.opts
    )


def like_a_command(word: str) -> str:
    """Return " Did you mean …?" for a word that is no file but is, or means, nearly a command's name, else ""."""
    if Path(word).suffix or "/" in word:
        return ""
    meant = _OTHER_WORDS.get(word.lower())
    if meant is None:
        import difflib

        close = difflib.get_close_matches(word.lower(), COMMANDS, n=1, cutoff=0.7)
        if not close:
            return ""
        meant = close[0]
    return f" Did you mean `newslint {meant}`? (`newslint help` lists the commands.)"
