"""Which house rules can find anything in an article: all of their patterns looked for at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.house_rules.declared import (
    Conditional,
    Consistency,
    Declared,
    Existence,
    Occurrence,
    Repetition,
    Substitution,
)
from newslint.house_rules.patterns import Marked, Sieve


class RuleSieve:
    """The rules whose pattern must occur for them to find anything, and the others."""

    def __init__(self, rules: Sequence[Declared]) -> None:
        """Compile what the rules look for."""
        patterns = [(rule.id, found) for rule in rules if (found := _pattern(rule)) is not None]
        self._ids = tuple(name for name, _ in patterns)
        self._sifted = frozenset(self._ids)
        self._sieve = Sieve([found for _, found in patterns])

    def left_out(self, texts: Iterable[Marked]) -> frozenset[str]:
        """Return the ids of the rules that can find nothing in some texts."""
        if not self._ids:
            return frozenset()
        return self._sifted.difference(self._ids[number] for number in self._sieve.held_by(texts))


def _pattern(rule: Declared) -> tuple[str, bool] | None:
    """Return what must occur for a rule to find anything, and whether case is ignored; None where nothing must."""
    check = rule.check
    if isinstance(check, Existence | Substitution):
        return check.terms.pattern, check.terms.ignore_case
    if isinstance(check, Repetition) and check.terms.terms:
        return check.terms.pattern, check.terms.ignore_case
    if isinstance(check, Occurrence) and not check.least:
        return check.terms.pattern, check.terms.ignore_case
    if isinstance(check, Consistency):
        return "|".join(term.pattern for pair in check.pairs for term in pair), check.ignore_case
    if isinstance(check, Conditional):
        return check.when, check.ignore_case
    return None
