"""What a selector may say: the rules and families that there are, and the words for one that there is not."""

from __future__ import annotations

from collections.abc import Iterable

from newslint.checked_yaml import did_you_mean
from newslint.settings import ALL, DEFAULT


def known_selector(selector: str, own: Iterable[str] = ()) -> bool:
    """Say whether a selector names a rule, installed or of the house's `own`, a family, `default` or `all`."""
    return selector in all_selectors(own)


def all_selectors(own: Iterable[str] = ()) -> list[str]:
    """Return everything that a selector may say: `default`, `all`, families and rules, the house's `own` as well."""
    from newslint import registry
    from newslint.meta import META

    rules = [*registry.rules(), *META, *own]
    return [DEFAULT, ALL, *sorted({rule.partition("/")[0] for rule in rules}), *rules]


def unknown_selector(selector: str, own: Iterable[str] = ()) -> str:
    """Return the words for a selector that names nothing."""
    return f"unknown rule or family {selector!r}{did_you_mean(selector, all_selectors(own))}"
