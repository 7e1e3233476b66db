"""names/second-reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.names import Names, Use, fold, is_ordinary, variants
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part

_TOLD = re.compile(r"\b(?:the|told|tells|asked) $", re.IGNORECASE)
# What stands beside a person: a country or a company says "we", and is "it".
_PERSON = re.compile(
    r"(?<![\w’'])(?:[Hh]e|[Ss]he|[Hh]im|[Hh]ers?|[Hh]is|who|I|[Mm]y|me|wife|husband|mother|father)\b(?![’']s)"
)
_EMPLOYED = re.compile(r"\b(?:at|by|spokes\w+ (?:for|of)|work\w* (?:for|with)|owns?|joined|sued) $")
_SHARES = re.compile(
    r"(?:['’]s?)? (?:its|shares|stock|employees|workers|customers|users|products?|plants?"
    r"|stores?|spokes\w+|officials?)\b"
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class SecondReference(ArticleRule):
    """A surname alone, never introduced with a full name.

    A paragraph was cut, or moved up, and with it went the words that say who Hallinan is. Give the full name
    and what the reader must know of the person where the surname stands first.

    Only people who are quoted in the copy are meant (“No,” Hallinan said), and only those whom nothing
    introduces: no given name, no office (“President Hallinan”), nowhere in the article, its captions or its
    headline. Something beside the name must show that it is a person (“she”, “I”). A surname that is another
    one misspelled is left to names/inconsistent. Whoever bears one name alone, by custom or as an artist, is
    reported too; that is why the rule waits to be switched on.
    """

    id: ClassVar[str] = "names/second-reference"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.MEDIUM
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard("National Geographic", "Names: the full name at first reference, in text and legends"),
        Standard("Checklists of copy editors", "The second reference has a first reference", "B"),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Clinic closes\n---\n\n"
            "The clinic that warned the state of the leak will close in June.\n\n"
            "“We wrote to them three times,” ⟦Hallinan⟧ said, and she kept the letters.\n",
            name="clinic.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Clinic closes\n---\n\n"
            "The clinic that Dana Hallinan ran for nine years will close in June.\n\n"
            "“We wrote to them three times,” Hallinan said, and she kept the letters.\n",
            note="Introduced.",
        ),
        Example(
            "---\ntitle: Plant closes\n---\n\n"
            "Nobody at Brightpath had been told. “It was a hard decision,” Brightpath said.\n\n"
            "“We regret it,” Lumenova said in a statement.\n",
            name="plant.md",
            note="Companies.",
        ),
        Example(
            "---\ntitle: Clinic closes\n---\n\n"
            "“We wrote to them three times,” President Hallinan said. “It was no use,” Hallinan said, and he "
            "left.\n\n"
            "“It was no use,” the Ministry said. “We were not asked,” Ruritania said of the plan.\n\n"
            "He told Reuters so, and “Reuters was there,” Reuters said.\n",
            note="An office, and speakers who are no people.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding at the first mention of each speaker whom nothing introduces."""
        names = context.names
        introduced = {
            fold(text) for text in names.where if any(_introduces(names, use) for use in names.uses(text))
        }
        found: list[Use] = []
        for text in names.where:
            if len(text) < _SHORTEST or text.isupper() or fold(text) in introduced or is_ordinary(text):
                continue
            uses = [use for use in names.uses(text) if names.passages[use.passage].part is Part.BODY]
            if (
                any(map(names.speaks_after_quotation, uses))
                and any(_PERSON.search(names.value(use)) for use in uses)
                and not any(_is_employer(names, use) for use in uses)
                and not names.small(text)
            ):
                found.append(uses[0])
        if not found:
            return
        misspelled = {use.text for variant in variants(names, context.language) for use in variant.uses}
        for use in found:
            if use.text not in misspelled:
                yield self.finding(
                    names.text(use),
                    f"“{use.text}” is never introduced; give the full name and who it is at the first mention.",
                    part=Part.BODY,
                )


def _introduces(names: Names, use: Use) -> bool:
    return (
        not use.lone or bool(names.roles(use)) or _TOLD.search(names.value(use), 0, use.opening) is not None
    )


def _is_employer(names: Names, use: Use) -> bool:
    """Say whether a company or an office of that name is meant, which needs no introduction."""
    value = names.value(use)
    return (
        _EMPLOYED.search(value, max(0, use.opening - 24), use.opening) is not None
        or _SHARES.match(value, use.end) is not None
    )
