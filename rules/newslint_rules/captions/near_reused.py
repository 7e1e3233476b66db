"""captions/near-reused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Severity
from newslint.language.minhash import bands
from newslint.rule import CorpusFinding, CorpusRule, Example, Fact, Precision, Sighting, Standard
from newslint_rules.captions._across import differ_certainly, noted_pictures
from newslint_rules.captions._comparison import differ_by_slip, normal, words_of
from newslint_schemas import Article, Part

_FEWEST_WORDS = 8
_MOST = 40
"""So many captions under one key are a formula of the house."""


@dataclass(frozen=True, slots=True)
class NearReused(CorpusRule):
    """The caption of another article's picture stands under this one, but for a word or two.

    The caption was copied with the article and begun to be rewritten. Write what this picture shows.

    Pictures are different under the same conditions as for `captions/reused`, and captions that differ by design
    (names, numbers, left and right) or have fewer than eight words are left alone, as by `captions/near-duplicate`.
    """

    id: ClassVar[str] = "captions/near-reused"
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
                "image_caption: Crates of ripe apples wait for the pickers on the last day of harvest.\n"
                "image_credit: Jon Pell\n---\n\nSold.\n",
                "b.md": "---\ntitle: Market opens\ndate: 2025-05-06\nimage: /img/market-hall.jpg\n"
                "image_caption: ⟦Crates of ripe pears wait for the pickers on the last day of harvest.⟧\n"
                "image_credit: Lena Whitlock\n---\n\nIt opens.\n",
            },
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Orchard sold\ndate: 2025-03-04\nimage: /img/orchard-sale.jpg\n"
                "image_caption: Crates of ripe apples wait for the pickers on the last day of harvest.\n"
                "image_credit: Jon Pell\n---\n\nSold.\n",
                "b.md": "---\ntitle: Orchard felled\ndate: 2025-05-06\nimage: /img/orchard-felled.jpg\n"
                "image_caption: Crates of ripe pears wait for the pickers on the last day of harvest.\n"
                "image_credit: Jon Pell\n---\n\nFelled.\n",
            },
            note="One maker, and names alike: a series, or one picture.",
        ),
        Example(
            {
                "a.md": "---\ntitle: Results\ndate: 2025-03-04\nimage: /img/town-hall.jpg\n"
                "image_caption: Ruth Adeyemi waits for the first results at the town hall.\n"
                "image_credit: Jon Pell\n---\n\nShe won.\n",
                "b.md": "---\ntitle: Recount\ndate: 2025-05-06\nimage: /img/count-night.jpg\n"
                "image_caption: Tove Quist waits for the first results at the town hall.\n"
                "image_credit: Lena Whitlock\n---\n\nHe lost.\n",
            },
            note="Names differ by design.",
        ),
    )

    def facts(self, article: Article, context: Context) -> Iterator[Fact]:
        """Yield the caption of each picture under the keys that a like caption would share."""
        for caption, data in noted_pictures(article, context):
            if len(words_of(caption.value)) >= _FEWEST_WORDS:
                words = normal(caption.value)
                for key in sorted(_keys(caption.value)):
                    yield Fact(key, caption.text.span(), caption.value, words, Part.CAPTION, data)

    def check(self, key: str, sightings: tuple[Sighting, ...]) -> Iterator[CorpusFinding]:
        """Yield a finding for each caption that is like that of an earlier article."""
        if len({sighting.fact.subject for sighting in sightings}) > _MOST:
            return
        for index, sighting in enumerate(sightings):
            words, keys = words_of(sighting.fact.text), _keys(sighting.fact.text)
            for earlier in sightings[:index]:
                # Like captions share several keys; the pair is told under the first of them.
                if (
                    (earlier.path, earlier.article) != (sighting.path, sighting.article)
                    and differ_by_slip(words, words_of(earlier.fact.text))
                    and key == min(keys & _keys(earlier.fact.text))
                    and differ_certainly(earlier.fact.data, sighting.fact.data)
                ):
                    message = (
                        "But for a word or two this caption stands under another picture in an earlier article; "
                        "say what this picture shows."
                    )
                    yield CorpusFinding(self.id, message, sighting, ((earlier, "the like caption"),))
                    break


def _keys(caption: str) -> frozenset[str]:
    return bands(word.casefold() for word in words_of(caption))
