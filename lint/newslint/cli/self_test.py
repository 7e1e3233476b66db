"""`newslint rules --self-test`: the examples of the house's own rules, run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newslint.cli.streams import say

if TYPE_CHECKING:
    from newslint.settings import Settings


def run_examples(settings: Settings) -> int:
    """Run the good and bad examples, print a sentence for each that fails, and return the exit status."""
    from newslint.reporters.words import counted, visible

    house = settings.conventions.house_rules
    if house is None:
        say("No house rules are declared here; see docs/house-rules.md.")
        return 0
    from newslint.house_rules.examples import failures

    failed = list(failures(house.rules))
    for sentence in failed:
        click.echo(visible(sentence))
    for item in house.refused:
        say(item.message)
    examples = sum(len(rule.bad) + len(rule.good) for rule in house.rules)
    bare = sum(not rule.bad for rule in house.rules)
    without = f"; {counted(bare, 'rule')} without a bad example" if bare else ""
    say(
        f"{counted(len(house.rules), 'rule')}, {counted(examples, 'example')}, {len(failed)} failed{without}."
    )
    return 1 if failed else 0
