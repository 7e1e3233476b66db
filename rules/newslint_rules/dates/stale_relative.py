"""dates/stale-relative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.quotations import is_quoted
from newslint.language.times import Kind
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, BlockKind, DateRole, Part

_OWN_VOICE = frozenset({Part.HEADLINE, Part.STANDFIRST, Part.BODY, Part.CAPTION})


@dataclass(frozen=True, slots=True)
class StaleRelative(ArticleRule):
    """A piece that was updated days later still says "today" or "tomorrow".

    The reader sees the date of the update and takes "today" for that day. Write the weekday or the date
    instead.
    """

    id: ClassVar[str] = "dates/stale-relative"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.UNMEASURED
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "The Guardian",
            "Newspapers and digital reporting: yesterday, today and tomorrow break online",
            "A",
            "https://www.theguardian.com/commentisfree/2010/apr/05/newspapers-digital-reporting-date-style",
        ),
        Standard(
            "AP", "Time element: no yesterday or tomorrow", "B", "https://gatehousenewsroom.com/2017/06/22"
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\ndate: 2024-03-11\nupdated: 2024-03-15\n---\n\n"
            "The council votes on the bridge ⟦tomorrow⟧.\n",
            name="council.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\ndate: 2024-03-11\nupdated: 2024-03-15\n---\n\n"
            "The council votes on the bridge on Tuesday, March 12.\n",
            name="council.md",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each day named from a publication that an update has overtaken."""
        days = {mark.role: mark.moment.date for mark in reversed(article.dates) if mark.moment is not None}
        published, updated = days.get(DateRole.PUBLISHED), days.get(DateRole.UPDATED)
        if published is None or updated is None or (updated - published).days < 2:
            return
        for index, passage in enumerate(context.passages):
            if passage.part not in _OWN_VOICE:
                continue
            if passage.block is not None and passage.block.kind is BlockKind.QUOTATION:
                continue
            for time in context.times[index]:
                if time.kind is not Kind.DAY or not time.firm:
                    continue
                if is_quoted(context.quotations[index], time.start, time.end):
                    continue
                words = passage.text.value[time.start : time.end]
                yield self.finding(
                    passage.text.slice(time.start, time.end),
                    f"“{words}” was written {(updated - published).days} days before the date of update that "
                    "readers see; name the day.",
                    part=passage.part,
                )
