"""names/second-reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.names import Names, Use, fold, is_ordinary
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part

_QUOTED = re.compile(r"[,?!][”\"’'][ \u00a0](?:\w+ )?$")
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:the|told|tells|asked) $", re.IGNORECASE)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class SecondReference(ArticleRule):
    """A surname alone, never introduced with a full name.

    A paragraph was cut, or moved up, and with it went the words that say who Hallinan is. Give the full name
    and what the reader must know of the person where the surname stands first.

    Only people who speak in the copy are meant, and only those whom nothing introduces: no given name, no
    office (“President Hallinan”), nowhere in the article, its captions or its headline.
    """

    id: ClassVar[str] = "names/second-reference"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
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
        for text in names.where:
            if len(text) < _SHORTEST or text.isupper() or fold(text) in introduced or is_ordinary(text):
                continue
            uses = [use for use in names.uses(text) if names.passages[use.passage].part is Part.BODY]
            if not uses or not any(_speaks(names, use) for use in uses) or names.small(text):
                continue
            yield self.finding(
                names.text(uses[0]),
                f"“{text}” is never introduced; give the full name and who it is at the first mention.",
                part=Part.BODY,
            )


def _introduces(names: Names, use: Use) -> bool:
    return (
        not use.lone or bool(names.roles(use)) or _TOLD.search(names.value(use), 0, use.opening) is not None
    )


def _speaks(names: Names, use: Use) -> bool:
    value = names.value(use)
    return (
        names.speaks(use)
        and _QUOTED.search(value, max(0, use.opening - 24), use.opening) is not None
        and _PRONOUN.search(value, use.closing) is not None
    )
