"""What was meant, where the command line takes one of a few words and was given another."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

import click

_GIVEN = re.compile(r"'([^']+)'")


def with_hint(error: click.ClickException) -> click.ClickException:
    """Return a mistake of the command line with the nearest word that would have been right, where one is near.

    Of the options that click thinks of for an unknown one, at most the nearest is left.
    """
    if isinstance(error, click.NoSuchOption):
        # The hyphens before them are alike in all.
        known = {name.lstrip("-"): name for name in error.possibilities or ()}
        near = _nearest(error.option_name.lstrip("-"), known)
        return click.NoSuchOption(error.option_name, possibilities=[known[it] for it in near], ctx=error.ctx)
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind = error.param.type
        # Click keeps no other trace of the word than its message, which begins with it.
        given = _GIVEN.match(error.message)
        if isinstance(kind, click.Choice) and given is not None:
            for word in _nearest(given[1], map(str, kind.choices)):
                message = f"{error.message} Did you mean {word!r}?"
                return click.BadParameter(message, error.ctx, error.param, error.param_hint)
    return error


def _nearest(word: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
