"""desk/slogan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint import ArticleRule, Context, Example, Finding, Precision, Severity, Standard
from newslint_schemas import Article, Part


@dataclass(frozen=True, slots=True)
class Slogan(ArticleRule):
    """A headline ends with an exclamation mark.

    The Gazette reports, it does not cheer. Take the mark out, or find a stronger verb.
    """

    id: ClassVar[str] = "desk/slogan"
    since: ClassVar[str] = "1.0"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.HIGH
    standards: ClassVar[tuple[Standard, ...]] = (Standard("The Gazette", "Headlines state"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example("---\ntitle: Ferry back at last⟦!⟧\n---\n\nThe ferry sails again on May 2.\n"),
        Example("HEAD Ferry back at last⟦!⟧\n\nThe ferry sails again on May 2.\n", name="ferry.slug"),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example("---\ntitle: Ferry back at last\n---\n\n“Hooray!” said the purser.\n"),
        Example(
            "---\ntitle: Critics praise “Oklahoma!”\n---\n\nIt opens on May 2.\n",
            options={"works": ("Oklahoma!",)},
            note="A mark that belongs to a title.",
        ),
    )

    works: tuple[str, ...] = ()
    """Titles of works that end with the mark themselves."""

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding where the headline ends with an exclamation mark."""
        text = article.headline.text
        match = re.search(r"!+[”’\"']*$", text.value)
        if match is None or text.value.rstrip("”’\"'").endswith(self.works or ("\0",)):
            return
        yield self.finding(
            text.slice(match.start(), match.end()),
            "This headline cheers; take the exclamation mark out.",
            part=Part.HEADLINE,
            subject=text.value,
        )
