"""quotes/mismatched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.fix import Edit, Fix
from newslint.language.quotations import Quotation, State
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, BlockKind, Part, Passage, Text

_READ = frozenset(
    {
        Part.HEADLINE,
        Part.KICKER,
        Part.STANDFIRST,
        Part.BODY,
        Part.CAPTION,
        Part.TEASER_TITLE,
        Part.TEASER_SUMMARY,
        Part.TEASER_CAPTION,
    }
)
_LOW_OPENING = frozenset("bg cs da de et is lt lv sk sl".split())
"""Languages that write „…“."""
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "„": "“", "«": "»", "‹": "›", "‘‘": "’’", "``": "''"}
_ENGLISH_DOUBLE_OR_SINGLE = frozenset({"“", "”", '"', "‘", "'"})
_STRAIGHT = frozenset({'"', "'"})
_ENDS = ("”", '"', "’", "'")
_SHOWN = 60
"""How many characters of a quotation that never ends are shown."""


@dataclass(frozen=True, slots=True)
class Mismatched(ArticleRule):
    """A quotation opened with one mark and closed with another, or never closed.

    The reader cannot tell where the speaker stops and the writer goes on. Put the closing mark that belongs
    to the opening one, or add the one that is missing.

    Speech that runs over several paragraphs, each of them opened anew and only the last one closed, is in
    order, and so are apostrophes, feet and inches. The marks of any language are known (“…”, „…“, ”…”,
    « … », »…«); which of them an article keeps to is taken from the article.
    """

    id: ClassVar[str] = "quotes/mismatched"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.HIGH
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard("newslint", "Quotation marks come in pairs of one kind"),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\n"
            '⟦“We have no choice,"⟧ Mayor Ilse Brandt said. “The bridge has to close.”\n\n'
            "“I was told ⟦‘Nothing will happen to you,⟧” said her deputy.\n",
            name="council.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "“We have no choice. The bridge has to close.\n\n"
            "“It may be a year before it opens again,” Mayor Ilse Brandt said.\n\n"
            "The 6’2” engineer called it the drivers’ ‘worst summer’ since the ’90s.\n",
            name="council.md",
        ),
        Example(
            "---\ntitle: Council meets\ndescription: “We have no choice. The bridge has to …\n---\n\n"
            "It closes in May.\n",
            name="council.md",
            note="A summary that was cut off.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each quotation whose end is beyond doubt wrong or missing."""
        straight, low = _is_straight(context), context.language in _LOW_OPENING
        for passage, found in zip(context.passages, context.quotations, strict=True):
            if not found or passage.part not in _READ or _shows_one_mark(passage):
                continue
            for quotation in found:
                if not quotation.certain:
                    continue
                if quotation.state is State.MISMATCHED:
                    yield self._mismatched(passage, quotation, straight=straight, low=low)
                elif quotation.state is State.OPEN and not _is_cut(passage):
                    yield self._open(passage, quotation)

    def _mismatched(self, passage: Passage, quotation: Quotation, *, straight: bool, low: bool) -> Finding:
        text = passage.text
        words = text.slice(quotation.start, quotation.end)
        opening, closing = quotation.opening, quotation.closing
        pair = ("„", "“") if low and closing == "“" else _meant(opening, closing, straight=straight)
        edits: list[Edit] = []
        if opening != pair[0]:
            place = text.span(quotation.start, quotation.start + len(opening))
            edits.append(Edit(place, pair[0], text.escapes))
        if closing != pair[1]:
            place = text.span(quotation.end - len(closing), quotation.end)
            edits.append(Edit(place, pair[1], text.escapes))
        return self.finding(
            words,
            f"This quotation is opened with {opening} and closed with {closing}; "
            f"it should begin with {pair[0]} and end with {pair[1]}.",
            part=passage.part,
            subject=_subject(words),
            fix=Fix(f"Write {pair[0]} and {pair[1]}", tuple(edits)),
        )

    def _open(self, passage: Passage, quotation: Quotation) -> Finding:
        text = passage.text
        end = min(quotation.end, quotation.start + _SHOWN)
        while end < quotation.end and not text.value[end].isspace():
            end += 1
        words = text.slice(quotation.start, end)
        right = _PAIRS.get(quotation.opening, quotation.opening)
        return self.finding(
            words,
            f"The quotation that {quotation.opening} opens here is never closed; add {right} where the "
            "speaker ends.",
            part=passage.part,
            subject=_subject(words),
        )


def _is_cut(passage: Passage) -> bool:
    """Say whether a passage is the beginning of a longer text, with the quotation's end cut off."""
    return passage.text.value.rstrip(" ])").endswith(("…", "..."))


def _is_straight(context: Context) -> bool:
    """Say whether the quotations that are in order keep to straight marks, most of them."""
    closed = [item for found in context.quotations for item in found if item.state is State.CLOSED]
    straight = sum(item.opening in _STRAIGHT for item in closed)
    return straight * 2 > len(closed)


def _meant(opening: str, closing: str, *, straight: bool) -> tuple[str, str]:
    """Return the pair that was most likely meant: in straight copy straight marks, else the better typeset one."""
    curly = {"“", "”", "‘", "’"} & {opening, closing}
    if straight and opening in _ENGLISH_DOUBLE_OR_SINGLE and closing in _ENGLISH_DOUBLE_OR_SINGLE | {"’"}:
        return ("'", "'") if opening in ("'", "‘") and closing in ("'", "’") else ('"', '"')
    if curly and opening in _ENGLISH_DOUBLE_OR_SINGLE:
        return ("‘", "’") if opening == "‘" and closing == "'" else ("“", "”")
    return opening, _PAIRS.get(opening, opening)


def _subject(words: Text) -> str:
    return " ".join(words.value.split())[:_SHOWN]


def _shows_one_mark(passage: Passage) -> bool:
    """Say whether a passage is a pull quote, which designers give a single large mark, or a table."""
    if passage.block is None or passage.block.kind not in (BlockKind.QUOTATION, BlockKind.TABLE):
        return False
    return passage.block.kind is BlockKind.TABLE or not passage.text.value.rstrip().endswith(_ENDS)
