"""teasers/duplicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_rules.teasers._stories import story_of
from newslint_schemas import Article, Part, Span, Teaser


@dataclass(frozen=True, slots=True)
class Duplicate(ArticleRule):
    """Two teasers promote the same story.

    A list of other stories has few places, and the second teaser for a story wastes one: it was copied and not
    changed, or added to a list that another hand had filled. Put another story there, or take it out.

    Stories are told apart by their addresses, whatever tracking, `www.` or ending they carry; where teasers have no
    addresses, by their titles. One title at two addresses is left alone: live pages and series repeat theirs.
    """

    id: ClassVar[str] = "teasers/duplicate"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "One teaser for one story"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "# Council votes to keep the pool\n\nThe council voted on Tuesday night.\n\n## Related stories\n\n"
            "- [⟦1:Tram drivers walk out⟧](/2025/04/tram-drivers-walk-out/)\n"
            "- [School in Elm Row opens late](/2025/04/elm-row-school/)\n"
            "- [⟦The trams stand still⟧](https://courier.example/2025/04/tram-drivers-walk-out/?utm_source=rail)\n",
            name="pool.md",
        ),
        Example(
            "---\ntitle: Council votes to keep the pool\nrelated:\n"
            "  - title: ⟦1:Tram drivers walk out⟧\n    url: /trams/drivers-walk-out\n"
            "  - title: ⟦Tram drivers walk out⟧\n    url: /trams/drivers-walk-out/\n---\n\n"
            "The council voted on Tuesday night.\n",
            name="pool.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "# Council votes to keep the pool\n\nThe council voted on Tuesday night.\n\n## Related stories\n\n"
            "- [Live: the council sits tonight](/2025/04/08/live-council/)\n"
            "- [Live: the council sits tonight](/2025/03/04/live-council/)\n"
            "- [The pool in 1931](/archive?id=12)\n- [The pool in 1952](/archive?id=31)\n",
            name="pool.md",
            note="One title at two addresses, and two stories behind one page.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each teaser whose story was promoted before."""
        seen: dict[str, list[tuple[str, Teaser]]] = {}
        for teaser in article.teasers:
            host, story = story_of(teaser)
            if not story:
                continue
            earlier = seen.setdefault(story, [])
            first = next((other for site, other in earlier if not (host and site) or host == site), None)
            earlier.append((host, teaser))
            if first is not None:
                yield self.finding(
                    _place(teaser),
                    "This story is promoted here a second time; promote another one, or take this teaser out.",
                    part=Part.TEASER_TITLE,
                    subject=story,
                    related=(Related(_place(first), "the first time"),),
                )


def _place(teaser: Teaser) -> Span:
    return teaser.title.text.span() if teaser.title.present else teaser.place
