"""teasers/untitled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.calls import is_address, is_call
from newslint.patterns import lazy
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part, Teaser

_PLACEHOLDER = lazy(
    r"\W*(?:tk|tktk|xxx+|untitled|(?:no )?(?:title|headline)|title here|headline here|insert (?:title|headline)"
    r"|lorem ipsum.*|sans titre|ohne titel|sin t[ií]tulo|senza titolo|sem t[ií]tulo)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Untitled(ArticleRule):
    """A teaser has no title.

    A teaser promotes another story, and its title is what a reader chooses by. Without one, a picture and a sentence
    hang in the air, and a screen reader announces a link to nowhere. Give the teaser the other story's headline, or
    take it out.

    The heading of the list ("More from …") is not the title of its first item. A heading, the link's own words or
    its `aria-label` count as a title; a bare address and a call such as "Read more" do not.
    """

    id: ClassVar[str] = "teasers/untitled"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.HIGH
    primary: ClassVar[bool] = True
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "W3C", "WCAG 2.2, success criterion 2.4.4: link purpose (in context)", "A",
            "https://www.w3.org/TR/WCAG22/#link-purpose-in-context",
        ),
    )  # fmt: skip
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "Council votes to keep the pool\n\n"
            "The council voted to keep the swimming pool open for another year, after three hours of debate.\n\n"
            "More from the Marsham Courier\n\n"
            "⟦Trams stand idle at the Northgate depot during the strike, April 9, 2025.⟧\nOmar Teague/Courier\n\n"
            "Drivers and the company meet again in June.\n\n"
            "⟦A bricklayer works on the new school in Elm Row, April 11, 2025.⟧\nPhoto: Lena Whitlock\n\n"
            "The school opens a year late and costs twice what was planned.\n",
            name="pool.txt",
            note="Caption, credit and summary, but no title.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "Council votes to keep the pool\n\n"
            "The council voted to keep the swimming pool open for another year, after three hours of debate.\n\n"
            "More from the Marsham Courier\n\n"
            "Tram drivers walk out\n"
            "Trams stand idle at the Northgate depot during the strike, April 9, 2025.\nOmar Teague/Courier\n\n"
            "Drivers and the company meet again in June.\n\n"
            "School in Elm Row opens late\n"
            "A bricklayer works on the new school in Elm Row, April 11, 2025.\nPhoto: Lena Whitlock\n\n"
            "The school opens a year late and costs twice what was planned.\n",
            name="pool.txt",
        ),
        Example(
            "Council votes to keep the pool\n\n"
            "The council voted to keep the swimming pool open for another year, after three hours of debate.\n\n"
            "Read more\n\nTram drivers walk out\n\nSchool in Elm Row opens late\n",
            name="pool.txt",
            note="Titles alone are teasers, too.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each teaser without a title, at its first words or its link."""
        for teaser in article.teasers:
            title = teaser.title
            if title.present and _is_none(title.value):
                message = f"“{title.value}” is no title; give this teaser the headline of the story that it leads to."
                yield self.finding(title.text, message, part=Part.TEASER_TITLE, subject=_about(teaser))
            elif title.missing:
                message = "This teaser has no title; give it the headline of the story that it leads to."
                yield self.finding(teaser.place, message, part=Part.TEASER_TITLE, subject=_about(teaser))


def _is_none(title: str) -> bool:
    return is_call(title) or is_address(title) or _PLACEHOLDER.fullmatch(title) is not None


def _about(teaser: Teaser) -> str:
    """Return what tells the teaser from others: its address, else its words."""
    if teaser.link.value:
        return teaser.link.value
    caption = teaser.picture.caption.value if teaser.picture is not None else ""
    return caption or teaser.summary.value
