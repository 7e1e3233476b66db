"""credits/conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Severity
from newslint.language.credit_agreement import contradict
from newslint.language.credits import is_placeholder
from newslint.rule import CorpusFinding, CorpusRule, Example, Fact, Precision, Sighting, Standard
from newslint_rules._pictures import pictures
from newslint_schemas import Article, Origin

_MOST = 40
"""A picture with more different credits is no picture, but the address of something that makes pictures."""


@dataclass(frozen=True, slots=True)
class Conflict(CorpusRule):
    """One picture is credited to different people in two places.

    One of the two was not paid, and the other will call. It happens where a picture is used again and its credit is
    typed anew, or copied from the neighbour. Find out who made it, and mend the other place too.

    A picture is the same where its address is, without size, crop and query, or where the files in the repository hold
    the same bytes; in one article or in two. A longer form of the same credit is no conflict, nor is a maker here and
    an agency there, another spelling of one name (`names/inconsistent` reports that within an article), or what was
    handed out or pooled.

    The rule looks across articles: it runs in `newslint check` and in the hook `newslint-corpus`, not in `newslint`.
    """

    id: ClassVar[str] = "credits/conflict"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "IPTC", "Photo Metadata: the creator, once set, should not be changed by others", "B",
            "https://iptc.org/standards/photo-metadata/",
        ),
    )  # fmt: skip
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Orchard sold\ndate: 2025-03-04\nimage: /img/old-orchard.jpg\n"
                "image_credit: Jon Pell/Reuters\n---\n\nIt has been sold.\n",
                "b.md": "---\ntitle: Orchard felled\ndate: 2025-05-06\nimage: /img/old-orchard-1200x800.jpg?v=2\n"
                "image_credit: ⟦Ruth Adeyemi/Courier⟧\n---\n\nIt has been felled.\n",
            },
        ),
        Example(
            "---\ntitle: Orchard sold\nimage: /img/old-orchard.jpg\nimage_credit: Photo by Jon Pell\n---\n\nSold.\n\n"
            '<figure><img src="/img/old-orchard-640x480.jpg" alt=""><figcaption>The orchard in May. '
            "⟦Photo: Ruth Adeyemi⟧</figcaption></figure>\n",
            note="In one article.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Orchard sold\ndate: 2025-03-04\nimage: /img/old-orchard.jpg\n"
                "image_credit: Jon Pell\n---\n\nIt has been sold.\n",
                "b.md": "---\ntitle: Orchard felled\ndate: 2025-05-06\nimage: /img/old-orchard.jpg\n"
                "image_credit: Photo by Jon Pell/AFP via Getty Images\n---\n\nIt has been felled.\n",
                "c.md": "---\ntitle: Orchard mourned\ndate: 2025-06-06\nimage: /img/old-orchard.jpg\n"
                "image_credit: Getty Images\n---\n\nIt is missed.\n",
            },
            note="Longer and shorter forms of one credit.",
        ),
    )

    def facts(self, article: Article, context: Context) -> Iterator[Fact]:
        """Yield the credit of each picture, under what the picture is known by."""
        for picture, _, part in pictures(article):
            credit = picture.credit
            if not credit.present or credit.origin is Origin.GROUP or is_placeholder(credit.value):
                continue
            if key := context.identity(picture.source):
                yield Fact(key, credit.text.span(), credit.value, key, part)

    def check(self, key: str, sightings: tuple[Sighting, ...]) -> Iterator[CorpusFinding]:
        """Yield a finding for each credit that an earlier one of the same picture contradicts."""
        first: dict[str, Sighting] = {}
        for sighting in sightings:
            words = sighting.fact.text
            if len(first) > _MOST:
                return
            other = next((item for text, item in first.items() if contradict(words, text)), None)
            first.setdefault(words, sighting)
            if other is not None:
                message = (
                    f"This picture is credited to “{words}” here and to “{other.fact.text}” elsewhere; "
                    "find out who made it."
                )
                yield CorpusFinding(self.id, message, sighting, ((other, f"“{other.fact.text}” here"),))
