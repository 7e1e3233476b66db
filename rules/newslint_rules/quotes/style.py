"""quotes/style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.fix import Edit, Fix
from newslint.language.quotations import Quotation, State
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, BlockKind, Part, Passage, Text

_HEADLINES = frozenset({Part.HEADLINE, Part.TEASER_TITLE})
_TEXTS = frozenset({Part.STANDFIRST, Part.BODY, Part.CAPTION})
_OTHER_BLOCKS = frozenset({BlockKind.TABLE, BlockKind.CODE, BlockKind.QUOTATION})
_SINGLE = {"“": "‘", "”": "’", '"': "'"}
_DOUBLE = {"‘": "“", "’": "”", "'": '"'}
_SHOWN = 60

Kind = Literal["any", "single", "double"]


@dataclass(frozen=True, slots=True)
class Style(ArticleRule):
    """A quotation stands between marks that the house keeps for elsewhere.

    Many houses put quotations in headlines between single marks and those in the text between double ones; readers
    who see both in one place take the difference for a meaning. Write the marks that the house uses there.

    The rule says nothing before `headline` or `text` is set, by the configuration or by a profile. It looks at
    quotations that are closed with the mark that belongs to the opening one, and not at those inside others, which
    take the other kind in any case.
    """

    id: ClassVar[str] = "quotes/style"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.UNMEASURED
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "BBC", "News style guide, letter Q: single marks in headlines, double ones in text and captions", "A",
            "https://www.bbc.co.uk/academy/en/articles/art20130702112133588",
        ),
    )  # fmt: skip
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Mayor calls bridge ⟦“a disgrace”⟧\n---\n\nThe mayor said it was “a disgrace” and left.\n",
            options={"headline": "single", "text": "double"},
            note="Double marks in a headline.",
        ),
        Example(
            "---\ntitle: Mayor calls bridge ‘a disgrace’\n---\n\nThe mayor said it was ⟦‘a disgrace’⟧ and left.\n",
            options={"headline": "single", "text": "double"},
            note="Single marks in the text.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Mayor calls drivers’ bridge ‘a disgrace’\n---\n\n"
            "“They told me ‘Go home’,” the mayor said of the drivers’ bridge.\n",
            options={"headline": "single", "text": "double"},
        ),
        "---\ntitle: Mayor calls bridge “a disgrace”\n---\n\nThe mayor said it was ‘a disgrace’.\n",
    )

    headline: Kind = "any"
    """The marks in headlines, crossheads and the titles of teasers."""
    text: Kind = "any"
    """The marks in standfirsts, running text and captions."""

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each quotation between marks of the other kind."""
        if self.headline == self.text == "any":
            return
        for passage, found in zip(context.passages, context.quotations, strict=True):
            wanted, place = self._wanted(passage)
            if wanted == "any":
                continue
            others = _SINGLE if wanted == "single" else _DOUBLE
            for index, quotation in enumerate(found):
                if quotation.depth or quotation.state is not State.CLOSED or quotation.opening not in others:
                    continue
                words = passage.text.slice(quotation.start, quotation.end)
                pair = others[quotation.opening], others.get(quotation.closing, "")
                yield self.finding(
                    words,
                    f"{place} the house puts quotations between {wanted} marks; write {pair[0]}…{pair[1]}.",
                    part=passage.part,
                    subject=" ".join(words.value.split())[:_SHOWN],
                    fix=_fix(passage.text, quotation, found[index + 1 :], pair),
                )

    def _wanted(self, passage: Passage) -> tuple[Kind, str]:
        block = passage.block
        if passage.part in _HEADLINES:
            return self.headline, "In a headline"
        if passage.part not in _TEXTS or (block is not None and block.kind in _OTHER_BLOCKS):
            return "any", ""
        if block is not None and block.kind is BlockKind.HEADING:
            return self.headline, "In a crosshead"
        return self.text, "In the text"


def _fix(text: Text, quotation: Quotation, later: Sequence[Quotation], pair: tuple[str, str]) -> Fix | None:
    """Return the change of the two marks; None where others inside would have to change with them."""
    inner = text.value[quotation.start + 1 : quotation.end - 1]
    nested = any(other.start < quotation.end for other in later)
    if nested or not pair[1] or pair[1] in inner or quotation.closing in inner:
        return None
    opening = text.span(quotation.start, quotation.start + 1)
    closing = text.span(quotation.end - 1, quotation.end)
    edits = Edit(opening, pair[0], text.escapes), Edit(closing, pair[1], text.escapes)
    return Fix(f"Write {pair[0]} and {pair[1]}", edits)
