"""captions/conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Severity
from newslint.language.caption_agreement import Contradiction, contradiction
from newslint.rule import CorpusFinding, CorpusRule, Example, Fact, Precision, Sighting, Standard
from newslint_rules._pictures import pictures
from newslint_rules.captions._comparison import normal
from newslint_schemas import Article, Origin, Role

_FEWEST_WORDS = 5
_MOST = 40
"""A picture with more different captions is a stock picture, which may show anything."""
_SAID = {
    Contradiction.DATE: "another date",
    Contradiction.PEOPLE: "somebody else",
}


@dataclass(frozen=True, slots=True)
class Conflict(CorpusRule):
    """One picture has captions that contradict each other.

    The same picture cannot show two different people in the same place, nor have been made on two days. One of the
    captions was typed anew, and wrongly, or the picture is not the one that it was taken for. Look at the original,
    and mend the other caption too.

    Only captions of one picture that are otherwise alike are compared: where one names a person in the place of
    another, or each holds one full date, and not the same. Two captions that speak of two things in a picture are
    left alone. A picture is the same where its address is, without size, crop and query, or where the files in the
    repository hold the same bytes.
    """

    id: ClassVar[str] = "captions/conflict"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "Reuters",
            "Captions: the correct date and the circumstances",
            "B",
            "https://orloffawards.prophotographywa.com.au/writing-captions",
        ),
        Standard(
            "AP",
            "Captions: names so that no one can be confused, and the date",
            "B",
            "https://merrillphotojournalism.blogspot.com/p/ap-style-for-writing-photo-captions.html",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Orchard sold\ndate: 2025-03-04\nimage: /img/old-orchard.jpg\n"
                "image_caption: Ruth Adeyemi walks through the orchard at Lower Wending, March 2, 2025.\n"
                "---\n\nSold.\n",
                "b.md": "---\ntitle: Orchard felled\ndate: 2025-05-06\nimage: /img/old-orchard.jpg\n"
                "image_caption: ⟦Ruth Adeyemi walks through the orchard at Lower Wending, March 12, 2025.⟧\n"
                "---\n\nFelled.\n",
                "c.md": "---\ntitle: Orchard mourned\ndate: 2025-06-06\nimage: /img/old-orchard.jpg\n"
                "image_caption: ⟦Carla Nwosu walks through the orchard at Lower Wending, March 2, 2025.⟧\n"
                "---\n\nMourned.\n",
            },
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Orchard sold\ndate: 2025-03-04\nimage: /img/old-orchard.jpg\n"
                "image_caption: Ruth Adeyemi walks through the orchard at Lower Wending, March 2, 2025.\n"
                "---\n\nSold.\n",
                "b.md": "---\ntitle: Orchard felled\ndate: 2025-05-06\nimage: /img/old-orchard.jpg\n"
                "image_caption: The orchard in spring. It was felled on May 5, 2025.\n---\n\nFelled.\n",
            },
            note="Two things that may be said of one picture.",
        ),
    )

    def facts(self, article: Article, context: Context) -> Iterator[Fact]:
        """Yield the caption of each picture, under what the picture is known by."""
        for picture, part, _ in pictures(article):
            caption = picture.caption
            if not caption.present or caption.origin is Origin.ALT or picture.role is Role.SHARE:
                continue
            if len(caption.value.split()) < _FEWEST_WORDS:
                continue
            if key := context.identity(picture.source):
                yield Fact(key, caption.text.span(), caption.value, key, part)

    def check(self, key: str, sightings: tuple[Sighting, ...]) -> Iterator[CorpusFinding]:
        """Yield a finding for each caption that an earlier one of the same picture contradicts."""
        first: dict[str, Sighting] = {}
        for sighting in sightings:
            words = normal(sighting.fact.text)
            if words in first:
                continue
            if len(first) > _MOST:
                return
            for other in first.values():
                found = contradiction(sighting.fact.text, other.fact.text)
                if found is not None:
                    message = (
                        f"Another caption of this picture names {_SAID[found]}; find out which is right."
                    )
                    yield CorpusFinding(self.id, message, sighting, ((other, "the other caption"),))
                    break
            first[words] = sighting
