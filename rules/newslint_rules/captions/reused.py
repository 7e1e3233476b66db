"""captions/reused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Severity
from newslint.rule import CorpusFinding, CorpusRule, Example, Fact, Precision, Sighting, Standard
from newslint_rules.captions._across import are_two_frames, differ_certainly, noted_pictures
from newslint_rules.captions._comparison import normal
from newslint_schemas import Article, Part

_FEWEST_WORDS = 6
_MOST = 8
"""Captions that stand under more pictures are a formula of the house."""


@dataclass(frozen=True, slots=True)
class Reused(CorpusRule):
    """The caption of another article's picture stands under this one.

    A caption is written for one picture. Where it stands under a different one, the article was made from a copy of the
    earlier one and its caption was forgotten. Write what this picture shows.

    Two pictures are different where they are credited to different people, where the names of their files have not a
    word in common, or where both have the name that a camera gave them, with different numbers ("DSC_0417",
    "DSC_0433"). Otherwise what may be one picture under two names, or one of a series, is left alone, and so are
    captions of fewer than six words and formulas that stand under many pictures. "IMG_0417" tells nothing: telephones
    number a picture anew when they save it.
    """

    id: ClassVar[str] = "captions/reused"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "IPTC", "Photo Metadata: the description is written picture by picture", "B",
            "https://iptc.org/standards/photo-metadata/",
        ),
    )  # fmt: skip
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Orchard sold\ndate: 2025-03-04\nimage: /img/orchard-sale.jpg\n"
                "image_caption: Apples wait for pickers at Lower Wending.\nimage_credit: Jon Pell\n---\n\nSold.\n",
                "b.md": "---\ntitle: Mill burns\ndate: 2025-05-06\nimage: /img/mill-fire.jpg\n"
                "image_caption: ⟦Apples wait for pickers at Lower Wending.⟧\nimage_credit: Lena Whitlock\n"
                "---\n\nIt burns.\n",
            },
        ),
        Example(
            {
                "a.md": "---\ntitle: Orchard sold\ndate: 2025-03-04\nimage: /img/DSC_0417.jpg\n"
                "image_caption: Apples wait for pickers at Lower Wending.\nimage_credit: Jon Pell\n---\n\nSold.\n",
                "b.md": "---\ntitle: Mill burns\ndate: 2025-05-06\nimage: /img/DSC_0633.jpg\n"
                "image_caption: ⟦Apples wait for pickers at Lower Wending.⟧\nimage_credit: Jon Pell\n"
                "---\n\nIt burns.\n",
            },
            note="One maker, and two frames of a camera.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Orchard sold\ndate: 2025-03-04\nimage: /img/orchard-sale.jpg\n"
                "image_caption: Apples wait for pickers at Lower Wending.\nimage_credit: Jon Pell\n---\n\nSold.\n",
                "b.md": "---\ntitle: Orchard felled\ndate: 2025-05-06\nimage: /img/orchard-felled.jpg\n"
                "image_caption: Apples wait for pickers at Lower Wending.\nimage_credit: Jon Pell/Courier\n"
                "---\n\nFelled.\n",
            },
            note="One maker, and names alike: a series, or one picture.",
        ),
    )

    def facts(self, article: Article, context: Context) -> Iterator[Fact]:
        """Yield the caption of each picture under its own words."""
        for caption, data in noted_pictures(article, context):
            if len(caption.value.split()) >= _FEWEST_WORDS:
                words = normal(caption.value)
                yield Fact(words, caption.text.span(), caption.value, words, Part.CAPTION, data)

    def check(self, key: str, sightings: tuple[Sighting, ...]) -> Iterator[CorpusFinding]:
        """Yield a finding for each article whose picture has the caption of another in an earlier article."""
        if len({sighting.fact.data[0] for sighting in sightings}) > _MOST:
            return
        for index, sighting in enumerate(sightings):
            earlier = [item for item in sightings[:index] if _place(item) != _place(sighting)]
            if not earlier or not all(_differ(item.fact.data, sighting.fact.data) for item in earlier):
                continue
            message = "This caption stands under another picture in an earlier article; say what this picture shows."
            yield CorpusFinding(self.id, message, sighting, ((earlier[0], "the same caption"),))


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[0] != other[0] and (differ_certainly(one, other) or are_two_frames(one, other))


def _place(sighting: Sighting) -> tuple[str, str]:
    return sighting.path, sighting.article
