"""teasers/self."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import unquote

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_rules.teasers._stories import slug_of, title
from newslint_schemas import Article, Part, Teaser

_PAGES = frozenset({"html", "text"})
"""Formats whose reader keeps only teasers of the same site, or in which teasers have no addresses."""


@dataclass(frozen=True, slots=True)
class Self(ArticleRule):
    """A teaser promotes the article that it stands in.

    "Read more" that leads to where the reader is already costs a click and trust. It is left over when a list is
    shared by several articles. Promote another story, or take the teaser out.

    A teaser is taken for the article's own where its link leads to this file, where the end of its address is the
    file's name, or where its title is the headline. A link to another site is left alone, and so are headlines of
    fewer than three words.
    """

    id: ClassVar[str] = "teasers/self"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "A teaser leads to another story"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council votes to keep the pool\n---\n\nThe council voted on Tuesday night.\n\n"
            "## Related stories\n\n- [Tram drivers walk out](/2025/04/tram-drivers-walk-out/)\n"
            "- [⟦The pool stays open⟧](/2025/04/council-keeps-pool/)\n"
            "- [⟦How the vote went⟧](./2025-04-08-council-keeps-pool.md)\n",
            name="2025-04-08-council-keeps-pool.md",
        ),
        Example(
            "Council votes to keep the pool\n\n"
            "The council voted to keep the swimming pool open for another year, after three hours of debate.\n\n"
            "Read more\n\nTram drivers walk out\n\n⟦Council votes to keep the pool⟧\n\nSchool in Elm Row opens late\n",
            name="pool.txt",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council votes to keep the pool\n---\n\nThe council voted on Tuesday night.\n\n"
            "## Related stories\n\n- [Council votes to keep the pool, again](/2024/04/council-keeps-pool-again/)\n"
            "- [Council votes to keep the pool](https://other.example/council-keeps-pool/)\n",
            name="2025-04-08-council-keeps-pool.md",
            note="Another story, and another site's report.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each teaser for the article itself."""
        teasers = list(article.teasers)
        if not teasers:
            return
        headline, slug = title(article.headline.value), slug_of(article.path)
        for teaser in teasers:
            if _leads_here(teaser, article.path, slug) or _is_headed(teaser, article, headline):
                yield self.finding(
                    teaser.title.text if teaser.title.present else teaser.place,
                    "This teaser promotes the article that it stands in; promote another story, or take it out.",
                    part=Part.TEASER_TITLE,
                    subject=teaser.link.value or teaser.title.value,
                )


def _leads_here(teaser: Teaser, path: str, slug: str) -> bool:
    """Say whether a link leads to the file, by its place or by its name."""
    link = unquote(teaser.link.value.partition("#")[0].partition("?")[0])
    if not link or "//" in link or ":" in link or "{" in link:
        return False
    if not link.startswith("/") and posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) == path:
        return True
    return bool(slug) and slug_of(link) == slug


def _is_headed(teaser: Teaser, article: Article, headline: str) -> bool:
    if not headline or title(teaser.title.value) != headline:
        return False
    return article.format in _PAGES or not teaser.link.value or teaser.link.value.startswith("/")
