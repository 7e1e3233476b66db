"""captions/repeats-text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.language.sentences import sentences
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_rules.captions._comparison import normal, shown
from newslint_schemas import Article, BlockKind, Part, Text

_FEWEST_WORDS = 5
"""Captions of fewer words may well stand in the text."""


@dataclass(frozen=True, slots=True)
class RepeatsText(ArticleRule):
    """A caption repeats the headline, the standfirst or a sentence of the story.

    A caption is read before the story, often instead of it, and should add what the picture shows. One that was copied
    out of the text tells a reader nothing new, and often does not fit the picture. Say what can be seen.
    """

    id: ClassVar[str] = "captions/repeats-text"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "AP",
            "Captions: who, what is going on, where and when",
            "B",
            "https://merrillphotojournalism.blogspot.com/p/ap-style-for-writing-photo-captions.html",
        ),
        Standard("newslint", "A caption adds to the story"),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "# The mill at Fenwick Lock is gone\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>⟦The last wall fell in the afternoon.⟧ Photo: Jo Marr'
            "</figcaption></figure>\n\nNobody was hurt. ⟦1:The last wall fell in the afternoon.⟧ It took an hour.\n",
        ),
        Example(
            "# ⟦1:The mill at Fenwick Lock is gone⟧\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>⟦The mill at Fenwick Lock is gone.⟧ Photo: Jo Marr'
            "</figcaption></figure>\n\nThe last wall fell in the afternoon.\n",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "# The mill at Fenwick Lock is gone\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>A bulldozer pulls at the last wall of the mill. Photo: Jo Marr'
            "</figcaption></figure>\n\nThe last wall fell in the afternoon.\n",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each caption that stands word for word in the story."""
        captions = [
            (caption, normal(caption.value))
            for picture in shown(article)
            if (caption := picture.caption).present and len(caption.value.split()) >= _FEWEST_WORDS
        ]
        if not captions:
            return
        sought = {words for _, words in captions}
        places: dict[str, tuple[Text, str]] = {}
        for text, where in _passages(article):
            words = normal(text.value)
            if words in sought:
                places.setdefault(words, (text, where))
        for caption, words in captions:
            if words not in places:
                continue
            text, where = places[words]
            yield self.finding(
                caption.text,
                f"This caption only repeats {where}; say what the picture shows.",
                part=Part.CAPTION,
                related=(Related(text.span(), "the same words"),),
            )


def _passages(article: Article) -> Iterator[tuple[Text, str]]:
    if article.headline.present:
        yield article.headline.text, "the headline"
    if article.standfirst.present:
        yield article.standfirst.text, "the standfirst"
    for block in article.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            for start, end in sentences(block.text.value):
                yield block.text.slice(start, end), "a sentence of the story"
