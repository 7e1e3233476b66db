"""credits/form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Literal

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.fix import Edit, Fix
from newslint.language.credit_styles import STYLES, check_pattern, patterned, rewritten
from newslint.language.credits import is_placeholder
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Field, Genre, Origin, Part, Text

_SUPPLIED = frozenset({Origin.DATA, Origin.GROUP, Origin.METADATA})
"""Credits that an agency wrote, that name several pictures, or that no reader sees."""
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Form(ArticleRule):
    """A credit is not written as the house writes credits.

    Readers do not mind whether it is “Photo by Jo Marr, Reuters” or “REUTERS/Jo Marr”, but contracts and archives do:
    an agency finds its pictures by its own form, and a mixed page looks unfinished. Write the credit as the house
    does.

    The rule says nothing before `style` or `patterns` is set. `ap` looks at credits that name AP: “AP Photo/Jo Marr”,
    “Jo Marr/Courier via AP” (commonly taught as AP style); `reuters` at those that name Reuters: “REUTERS/Jo Marr”,
    “Harbour Office/Handout via REUTERS”, with “/File Photo” for the archive; `guardian` wants “Photograph: Jo
    Marr/Agency”; `npr` and `bbc` want “Jo Marr/Agency” without a label. A house with a form of its own writes it as
    patterns: “Photo: {person}[ / {agency}]”, where what stands in square brackets is left out if a part is missing.
    The parts are `person`, `agency`, `via` (who passed it on), `client` (for whom it was made), `source` and
    `licence`.

    Left alone are handouts, courtesies, copyright lines, charts, screenshots and machine-made pictures, credits for
    several pictures, credits in agencies' data, and every line of which a word was not understood.
    """

    id: ClassVar[str] = "credits/form"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.HIGH
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "AP",
            "Captions: sign-off in brackets; pictures by others “via AP”",
            "B",
            "https://gottesmanpr.com/2017/07",
        ),
        Standard("Reuters", "Credits as printed: REUTERS/Name, /File Photo for the archive", "C"),
        Standard("The Guardian", "Credits as printed: Photograph: Name/Agency", "C"),
        Standard(
            "NPR",
            "Photo credits: name and agency",
            "B",
            "https://www.imediaethics.org/npr-releases-photo-caption-guidelines/",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: ⟦Photo by Jon Pell, Reuters⟧\n---\n\nSold.\n",
            options={"style": "reuters"},
        ),
        Example(
            "---\ntitle: Orchard sold\nimage: a.jpg\n"
            "image_caption: 'The orchard, May 3, 2025. (⟦Photo: Jon Pell/AP⟧)'\n"
            "---\n\nSold.\n",
            options={"style": "ap"},
            note="The credit at a caption's tail; the brackets stay.",
        ),
        Example(
            "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: ⟦Jon Pell / AFP⟧\n---\n\nSold.\n",
            options={"patterns": ["Foto: {person}[ ({agency})]"]},
            note="A form of the house's own.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: REUTERS/Jon Pell/File Photo\n---\n\nSold.\n",
            options={"style": "reuters"},
        ),
        Example(
            "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: Jon Pell/Courier\n---\n\nSold.\n",
            options={"style": "ap"},
            note="Not AP's picture.",
        ),
        Example(
            "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: Courtesy of the Adeyemi family\n---\n\nSold.\n",
            options={"style": "guardian"},
        ),
        "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: Photo by Jon Pell, Reuters\n---\n\nSold.\n",
    )

    style: Literal["", "ap", "reuters", "bbc", "npr", "guardian"] = ""
    """The house whose form is asked for; empty for none."""
    patterns: tuple[str, ...] = ()
    """The house's own forms, the best first (“Photo: {person}[/{agency}]”); they are asked for instead of a style."""

    def __post_init__(self) -> None:
        """Refuse patterns that cannot be used."""
        for pattern in self.patterns:
            check_pattern(pattern)

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each credit that is not of the house's form."""
        if not self.style and not self.patterns:
            return
        for picture in article.pictures:
            if picture.genre is Genre.PICTURE:
                yield from self._judge(picture.credit, Part.CREDIT)
        for teaser in article.teasers:
            if teaser.picture is not None and teaser.picture.genre is Genre.PICTURE:
                yield from self._judge(teaser.picture.credit, Part.TEASER_CREDIT)

    def _judge(self, credit: Field, part: Part) -> Iterator[Finding]:
        text = credit.text
        if (
            not credit.present
            or credit.origin in _SUPPLIED
            or len(text) > _LONGEST
            or is_placeholder(text.value)
        ):
            return
        forms = patterned(self.patterns) if self.patterns else STYLES[self.style]
        better = rewritten(text.value, forms)
        if better is None:
            return
        left = len(text.value) - len(text.value.lstrip("([ "))
        words = text.slice(left, len(text.value.rstrip(")] .")))
        edits = (Edit(words.span(), better, words.escapes),)
        fix = Fix(f"Write “{better}”", edits) if _is_one_run(words) else None
        yield self.finding(
            words, f"The house writes this credit “{better}”; write it so.", part=part, fix=fix
        )


def _is_one_run(words: Text) -> bool:
    """Say whether words stand in the source without markup between them, which a fix must not take away."""
    return all(one.source + one.source_length == other.source for one, other in pairwise(words.pieces))
