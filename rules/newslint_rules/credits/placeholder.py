"""credits/placeholder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.credits import is_placeholder
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part, Picture


@dataclass(frozen=True, slots=True)
class Placeholder(ArticleRule):
    """A credit names nobody.

    "TK", "Photo by", "Unknown" or "Google" was typed to get past a required field, and then forgotten. It is worse
    than none, since it looks finished. Name the maker or the agency; a picture whose maker can't be found should not
    be printed.
    """

    id: ClassVar[str] = "credits/placeholder"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.HIGH
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "IPTC", "Photo Metadata: Credit Line, Creator", "A", "https://iptc.org/standards/photo-metadata/"
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: ⟦TK⟧\n---\n\nIt has been sold.\n",
        "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: ⟦Photo by⟧\n---\n\nIt has been sold.\n",
        "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: ⟦Unknown⟧\n---\n\nIt has been sold.\n",
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: Photo by Jon Pell\n---\n\nIt has been sold.\n",
        "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: Courtesy of the Adeyemi family\n---\n\nSold.\n",
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each credit without a name in it."""
        for picture in article.pictures:
            yield from self._judge(picture, Part.CREDIT)
        for teaser in article.teasers:
            if teaser.picture is not None:
                yield from self._judge(teaser.picture, Part.TEASER_CREDIT)

    def _judge(self, picture: Picture, part: Part) -> Iterator[Finding]:
        credit = picture.credit
        if credit.present and is_placeholder(credit.value):
            message = f"The credit “{credit.value}” names nobody; say who made or supplied the picture."
            yield self.finding(credit.text, message, part=part)
