"""captions/near-duplicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_rules.captions._comparison import differ_by_slip, normal, same_picture, shown, words_of
from newslint_schemas import Article, Part, Picture

_FEWEST_WORDS = 8
_MOST_CAPTIONS = 60
"""In a gallery of more pictures, captions are a series by design."""


@dataclass(frozen=True, slots=True)
class NearDuplicate(ArticleRule):
    """Two captions differ by a word or two only.

    The second was probably copied from the first and not finished. Read it against its picture.

    Series that differ by design are left alone: in names, numbers and dates, in left and right, before and after. So
    are captions of fewer than eight words.
    """

    id: ClassVar[str] = "captions/near-duplicate"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "IPTC", "Photo Metadata: the description is written picture by picture", "B",
            "https://www.carlseibert.com/guide-iptc-photo-metadata-fields",
        ),
    )  # fmt: skip
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "# The mill is gone\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>⟦1:A bulldozer clears the last wall of the old mill at '
            "Fenwick Lock.⟧ Photo: Jo Marr</figcaption></figure>\n\nIt fell in the afternoon.\n\n"
            '<figure><img src="b.jpg" alt=""><figcaption>⟦A bulldozer clears the last wall of the old store at Fenwick '
            "Lock.⟧ Photo: Jo Marr</figcaption></figure>\n",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "# The candidates\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>Ruth Adeyemi waits for the first results at the town hall in '
            "Marsham. Photo: Jo Marr</figcaption></figure>\n\nShe won.\n\n"
            '<figure><img src="b.jpg" alt=""><figcaption>Jon Pell waits for the first results at the town hall in '
            "Marsham. Photo: Jo Marr</figcaption></figure>\n",
            note="A series that differs in names.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each caption that is an earlier one but for a word or two."""
        told: list[tuple[Picture, list[str]]] = []
        for picture in shown(article)[:_MOST_CAPTIONS]:
            words = words_of(picture.caption.value)
            if len(words) < _FEWEST_WORDS:
                continue
            for other, others in told:
                if not same_picture(picture, other) and differ_by_slip(words, others):
                    yield self.finding(
                        picture.caption.text,
                        "This caption differs from an earlier one by a word or two; check that it was finished.",
                        part=Part.CAPTION,
                        subject=normal(picture.caption.value),
                        related=(Related(other.caption.text.span(), "the like caption"),),
                    )
                    break
            told.append((picture, words))
