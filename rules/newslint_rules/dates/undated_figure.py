"""dates/undated-figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.dates import MONTHS
from newslint.language.quotations import is_quoted
from newslint.language.sentences import sentence_at
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part

_FIGURE = re.compile(
    r"\bdeath toll (?:has |had )?(?:risen|rose|climbed|stands|stood|reached|is|was)(?: to| at)?(?: at least)?"
    r" \d+(?:,\d{3})*"
    r"|\b\d+(?:,\d{3})* people (?:have been|had been) (?:killed|infected|displaced)"
    r"|\b(?:poll|survey) (?:found|finds|showed|shows|put|puts)\b[^.]{0,80}?\d+(?:\.\d+)?"
    r" ?(?:percent|per cent|%)"
    r"|\bshares? (?:is |was |are |were )?(?:trading|traded|closed) at [$€£]\d+(?:[.,]\d+)*"
    r"|\b(?:oil|gold|bitcoin) (?:is |was )?(?:trading|traded|selling|sold) (?:at|for) [$€£]\d+(?:[.,]\d+)*"
)
_HINTS = (
    "toll",
    "people have been",
    "people had been",
    "poll ",
    "survey ",
    "trading",
    "traded",
    "closed at",
    "sold",
)
_TIME = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d\b|\b(?:so far|as of|since|now|recent)\b")


@dataclass(frozen=True, slots=True)
class UndatedFigure(ArticleRule):
    """A poll, a death toll or a price with no time that it holds for.

    Such figures change by the day. Say when the poll was taken, as of when the toll is counted, or on which
    day the price was noted.
    """

    id: ClassVar[str] = "dates/undated-figure"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "Reuters",
            "Captions: contentious figures are sourced",
            "B",
            "https://orloffawards.prophotographywa.com.au/writing-captions",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Flood in the valley\n---\n\nThe ⟦death toll rose to 43⟧, officials said.\n",
            name="flood.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Flood in the valley\ndate: 2024-03-14\n---\n\n"
            "The death toll rose to 43 on Thursday, officials said.\n",
            name="flood.md",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such figure with no time in its paragraph."""
        for index, passage in enumerate(context.passages):
            value = passage.text.value
            if passage.part not in (Part.BODY, Part.CAPTION) or not any(hint in value for hint in _HINTS):
                continue
            if context.times[index] or context.dates[index]:
                continue
            for match in _FIGURE.finditer(value):
                start, end = match.span()
                sentence = sentence_at(context.sentences(index), start)
                if _TIME.search(value, sentence.start, sentence.end) is not None:
                    continue
                if not is_quoted(context.quotations[index], start, end):
                    yield self.finding(
                        passage.text.slice(start, end),
                        f"“{match[0]}” names no time that it holds for; say when it was counted.",
                        part=passage.part,
                    )
