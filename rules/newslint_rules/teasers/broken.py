"""teasers/broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_rules.teasers._targets import Targets
from newslint_schemas import Article, Part

_RAIL = "---\ntitle: The pool stays open\n---\n\nThe council voted on Tuesday.\n\n## Related stories\n\n"


@dataclass(frozen=True, slots=True)
class Broken(ArticleRule):
    """A teaser leads to a file that is not there.

    The story was renamed, moved or taken down, and readers who follow the teaser meet an error page. Mend the link, or
    take the teaser out.

    Only links are looked at of which the file is certain: Jekyll's `{% post_url %}` and `{% link %}`, Hugo's `ref` and
    `relref` with a path and an ending, links to source files (`../2024/strike.md`), and in published HTML relative
    and absolute links to pages, where another teaser of the page shows that they lie in the repository. Addresses that
    a site makes up (`/2024/05/strike/`), names that Hugo looks for everywhere, other sites and drafts are left alone.
    """

    id: ClassVar[str] = "teasers/broken"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard("newslint", "A teaser leads to a story that is there"),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "news/pool.md": f"{_RAIL}- [⟦Tram drivers walk out⟧](tram-strike.md)\n"
                "- [A year at the lock](../2024/lock.md)\n",
                "2024/lock.md": "---\ntitle: A year at the lock\n---\n\nIt opens at dawn.\n",
                "news/pool.jpg": "",
            },
            note="A link to a source file.",
        ),
        Example(
            {
                "_posts/2025-04-08-pool.md": f"{_RAIL}"
                "- [⟦Tram drivers walk out⟧]({% post_url 2025-04-01-tram-strike %})\n"
                "- [A year at the lock]({% post_url 2024-05-01-lock %})\n",
                "_posts/2024-05-01-lock.md": "---\ntitle: A year at the lock\n---\n\nIt opens at dawn.\n",
                "Gemfile": "",
            },
            note="A post of Jekyll's.",
        ),
        Example(
            {
                "content/news/pool.md": f'{_RAIL}- [⟦Tram drivers walk out⟧]({{{{< ref "/news/tram-strike.md" >}}}})\n'
                '- [A year at the lock]({{< relref "/2024/lock.md" >}})\n',
                "content/2024/lock.md": "---\ntitle: A year at the lock\n---\n\nIt opens at dawn.\n",
                "content/news/pool.jpg": "",
            },
            note="A page of Hugo's.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "news/pool.md": f"{_RAIL}- [Tram drivers walk out](/2025/04/tram-strike/)\n"
                "- [A year at the lock](https://courier.example/lock.md)\n",
                "news/pool.jpg": "",
            },
            note="An address that the site makes up, and another site.",
        ),
        Example(
            {
                "content/news/pool.md": f'{_RAIL}- [Tram drivers walk out]({{{{< ref "tram-strike.md" >}}}})\n'
                '- [All about trams]({{< ref "/topics/trams" >}})\n',
                "content/news/pool.jpg": "",
            },
            note="A name that Hugo looks for everywhere, and a term without a file.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each teaser whose file is not in the repository."""
        teasers = [teaser for teaser in article.teasers if teaser.link.present]
        if not teasers or article.draft:
            return
        links = [teaser.link.value for teaser in teasers]
        targets = Targets(article.path, article.format, links, context.surroundings)
        for teaser in teasers:
            if targets.broken(teaser.link.value):
                yield self.finding(
                    teaser.title.text if teaser.title.present else teaser.place,
                    "This teaser leads to a file that is not in the repository; mend the link, or take the teaser out.",
                    part=Part.TEASER_TITLE,
                    subject=teaser.link.value,
                )
