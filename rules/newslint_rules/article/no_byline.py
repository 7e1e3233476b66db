"""article/no-byline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part, Presence


@dataclass(frozen=True, slots=True)
class NoByline(ArticleRule):
    """An article that names no author.

    Readers judge a piece by who wrote it. Name the reporter, or the agency, or the desk.
    """

    id: ClassVar[str] = "article/no-byline"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard("IPTC", "ninjs: by", "A", "https://iptc.org/standards/ninjs/"),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: ⟦Council closes bridge⟧\n---\n\nThe council voted to close it.\n", name="council.md"
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council closes bridge\nauthor: Ilse Brandt\n---\n\nThe council voted to close it.\n",
            name="council.md",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield at most one finding."""
        if not article.blocks or any(not byline.missing for byline in article.bylines):
            return
        empty = next((byline for byline in article.bylines if byline.state is Presence.EMPTY), None)
        place = article.top if empty is None or empty.span is None else empty.span
        yield self.finding(place, "This article names no author; add a byline.", part=Part.BYLINE, subject="")
