"""article/no-headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Origin, Part, Presence

_PLACEHOLDER = re.compile(
    r"\W*(?:untitled|headline|title|tk(?:tk)*|tb[acd]|xxx+|no title|new (?:post|article|story)|draft|todo"
    r"|insert (?:headline|title)|headline (?:goes )?here|title (?:goes )?here|placeholder|lorem ipsum.*)\W*",
    re.IGNORECASE,
)
# Here a site takes the title from the file's name, or no field says which line it is.
_WITHOUT = frozenset({"text", "markdown"})


@dataclass(frozen=True, slots=True)
class NoHeadline(ArticleRule):
    """An article without a headline, or with one that only holds its place.

    Nothing can link to it, and search engines and feeds show an address or nothing. Write the headline.

    A plain text file and a Markdown file without a title are not reported: the one has no field for it, and
    sites give the other the name of its file.
    """

    id: ClassVar[str] = "article/no-headline"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard("IPTC", "ninjs: headlines", "A", "https://iptc.org/standards/ninjs/"),
        Standard("Superdesk", "Publish validators: a text item needs a headline"),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example("---\ntitle: ⟦Untitled⟧\n---\n\nThe council voted to close the bridge.\n", name="council.md"),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council closes bridge\n---\n\nThe council voted to close it.\n", name="council.md"
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield at most one finding."""
        headline = article.headline
        if headline.present:
            if headline.origin is not Origin.PATH and _PLACEHOLDER.fullmatch(headline.value):
                yield self.finding(
                    headline.text,
                    f"“{headline.value}” only holds the place of a headline; write one.",
                    part=Part.HEADLINE,
                )
        elif headline.state is Presence.EMPTY or (
            headline.state is Presence.ABSENT and article.format not in _WITHOUT and article.blocks
        ):
            place = headline.span if headline.span is not None else article.top
            yield self.finding(
                place, "This article has no headline; write one.", part=Part.HEADLINE, subject=""
            )
