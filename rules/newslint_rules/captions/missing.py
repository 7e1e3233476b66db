"""captions/missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.readers.pictures import picture_key
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_rules.captions._comparison import shown
from newslint_schemas import Article, Genre, Part, Picture

_FEWEST = 2
"""So many other pictures must have a caption, and at least as many as have none."""


@dataclass(frozen=True, slots=True)
class Missing(ArticleRule):
    """A picture has no caption where the others have one.

    A reader who was told of every other picture what it shows will wonder about this one: who is it, where, and when?
    Write what can be seen, and the place and the day.

    Only pictures of the story itself are looked at: no charts, screenshots, logos, portraits of authors or pictures
    of teasers. Pictures with a description, articles that mostly go without captions, and a picture that has its
    caption where it is shown again, are left alone; one that is shown several times is told once.
    """

    id: ClassVar[str] = "captions/missing"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "AP",
            "Captions: who, what is going on, where and when",
            "B",
            "https://merrillphotojournalism.blogspot.com/p/ap-style-for-writing-photo-captions.html",
        ),
        Standard(
            "Reuters",
            "Captions answer who, where, when, what, why",
            "B",
            "https://orloffawards.prophotographywa.com.au/writing-captions",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "# The mill is gone\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>The mill in 1911. Photo: Jo Marr</figcaption></figure>\n\n'
            "It stood for two hundred years.\n\n"
            '<figure><img src="b.jpg" alt=""><figcaption>The last wall. Photo: Jo Marr</figcaption></figure>\n\n'
            "Then it fell.\n\n"
            '<figure>⟦<img src="c.jpg" alt="">⟧<figcaption>Photo: Jo Marr</figcaption></figure>\n',
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "# The mill is gone\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>The mill in 1911. Photo: Jo Marr</figcaption></figure>\n\n'
            "It stood for two hundred years.\n\n"
            '<figure><img src="b.jpg" alt=""><figcaption>Photo: Jo Marr</figcaption></figure>\n',
            note="One picture of two is no rule yet.",
        ),
        Example(
            "---\ntitle: The mill is gone\nimage: c.jpg\nimage_description: The last wall.\n---\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>The mill in 1911. Photo: Jo Marr</figcaption></figure>\n\n'
            "It stood for two hundred years.\n\n"
            '<figure><img src="b.jpg" alt=""><figcaption>Its yard in 1911. Photo: Jo Marr</figcaption></figure>\n',
            note="A description, which templates print where there is no caption.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each picture without a caption among pictures that have one."""
        pictures = [picture for picture in shown(article) if picture.source]
        told = {picture_key(picture.source) for picture in pictures if not picture.caption.missing}
        bare = {
            picture_key(picture.source): picture
            for picture in reversed(pictures)
            if picture.caption.missing
            and not _is_described(picture)
            and picture.genre is Genre.PICTURE
            and picture_key(picture.source) not in told
        }
        if len(told) < max(_FEWEST, len(bare)):
            return
        for key, picture in bare.items():
            yield self.finding(
                picture.span,
                "This picture has no caption, and the others have one; say what it shows, where and when.",
                part=Part.CAPTION,
                subject=key,
            )


def _is_described(picture: Picture) -> bool:
    """Say whether a picture has a description, which templates print where there is no caption; `alt` they do not."""
    return picture.alt.present and "desc" in picture.alt.name.lower()
