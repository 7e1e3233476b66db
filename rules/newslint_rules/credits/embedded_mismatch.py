"""credits/embedded-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.fix import Edit, Fix, Safety
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part, Picture

_LONGEST = 80
"""The most characters of the metadata that a message shows."""
_PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Courier">
   <dc:creator><rdf:Seq><rdf:li>Ruth Adeyemi</rdf:li></rdf:Seq></dc:creator>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""
_STORY = (
    "---\ntitle: Orchard sold\nimage: orchard.jpg\nimage_credit: {}\n---\n\n"
    "The orchard at Lower Wending has been sold.\n"
)


@dataclass(frozen=True, slots=True)
class EmbeddedMismatch(ArticleRule):
    """A credit contradicts the picture's own metadata.

    Photographers and agencies write their names into the file (IPTC By-line and Credit Line, XMP, Exif). Where the
    article names somebody else, the credit was copied from another picture, or the file is another picture than it is
    taken for. Find out which, and correct the one that is wrong.

    The file must lie in the repository: beside the article, or in a folder that site generators serve. It is reported
    only where two people, or two agencies that do not pass on each other's pictures, stand against each other; a
    photographer and the paper that she works for do not, nor does the family that supplied a picture. A file
    without metadata says nothing. An XMP file beside the picture (`pier.jpg.xmp`) counts as well.
    """

    id: ClassVar[str] = "credits/embedded-mismatch"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "IPTC", "Photo Metadata: Credit Line, Creator", "A", "https://iptc.org/standards/photo-metadata/"
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "orchard.md": _STORY.format("⟦Jon Pell / Courier⟧"),
                "orchard.jpg": "",
                "orchard.jpg.xmp": _PACKET,
            },
            note="The file names another photographer.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "orchard.md": _STORY.format("R. Adeyemi"),
                "orchard.jpg": "",
                "orchard.jpg.xmp": _PACKET,
            },
            note="The same photographer.",
        ),
        Example(
            {
                "orchard.md": _STORY.format("Courtesy of Jon Pell"),
                "orchard.jpg": "",
                "orchard.jpg.xmp": _PACKET,
            },
            note="A supplier need not be the maker.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each credit that the picture's own file contradicts."""
        for picture in article.pictures:
            yield from self._compared(picture, Part.CREDIT, context)
        for teaser in article.teasers:
            if teaser.picture is not None:
                yield from self._compared(teaser.picture, Part.TEASER_CREDIT, context)

    def _compared(self, picture: Picture, part: Part, context: Context) -> Iterator[Finding]:
        credit = picture.credit
        if not credit.present or not picture.source:
            return
        embedded = context.embedded(picture.source)
        if embedded is None:
            return
        from newslint.photometa.agreement import contradicted, credit_of

        other = contradicted(credit.value, embedded)
        if other is None:
            return
        named = other.value if len(other.value) <= _LONGEST else f"{other.value[: _LONGEST - 1]}…"
        words = credit_of(embedded) or named
        yield self.finding(
            credit.text,
            f"The credit is “{credit.value}”, but the picture’s own metadata names “{named}” "
            f"({other.block.value}); find out whose picture it is.",
            part=part,
            fix=Fix(
                f"Credit “{words}”, if the metadata is right",
                (Edit(credit.text.span(), words, credit.text.escapes),),
                Safety.SUGGESTION,
            ),
        )
