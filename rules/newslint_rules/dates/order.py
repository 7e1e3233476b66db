"""dates/order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.language.dates import long_form
from newslint.language.quotations import is_quoted
from newslint.language.sentences import sentence_at
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, DateMark, DateRole, Part

_PLANNED = re.compile(
    r"\b(?:will|shall|would|until|till|through|by|before|after|ahead of|upcoming|scheduled|planned|expected"
    r"|slated|due|deadline|expires?|effective|starting|beginning|from|to|set|next|may|might|could|plans?|runs?"
    r"|valid|postponed|moved|delayed|extended|pushed|rescheduled|announced for|dated)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|said|told|died|won|lost|met|held|spoke|took|began|fell|struck|killed|arrested|signed|voted"
    r"|opened|closed|launched|announced|released|attended|arrived|left|[a-z]{3,}ed)\b"
)
_AT = re.compile(r"(?:\bon|[,(a-z])\s?$")


@dataclass(frozen=True, slots=True)
class OutOfOrder(ArticleRule):
    """Dates that stand in the wrong order.

    A piece updated before it was published, a caption's picture taken after publication, an event told in
    the past tense on a day that was still to come: one of the dates is wrong, most often by a year at the
    turn of January. Look up which, and correct it. Drafts are not reported.
    """

    id: ClassVar[str] = "dates/order"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.UNMEASURED
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "The order of an article's dates"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\ndate: ⟦1:2024-03-11⟧\nupdated: ⟦2023-03-12⟧\n---\n\n"
            "The council voted on ⟦March 12, 2025⟧ to close the bridge.\n",
            name="council.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\ndate: 2024-03-11\nupdated: 2024-03-12\n---\n\n"
            "The council voted on March 11, 2024, to close the bridge from May 1, 2025.\n",
            name="council.md",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each date that another one rules out."""
        if article.draft:
            return
        published = _mark(article, DateRole.PUBLISHED)
        updated = _mark(article, DateRole.UPDATED)
        if published is not None and updated is not None:
            yield from self._updated_first(published, updated)
        days = [day for mark in article.anchors if mark.moment is not None and (day := mark.moment.date)]
        if published is not None and days:
            yield from self._ahead(max(days), context)

    def _updated_first(self, published: DateMark, updated: DateMark) -> Iterator[Finding]:
        first, second = _day(published), _day(updated)
        # A day less may be a matter of time zones.
        if first is None or second is None or (first - second).days <= 1 or not updated.field.text:
            return
        related = (
            [Related(published.field.text.span(), "the date of publication")] if published.field.text else []
        )
        yield self.finding(
            updated.field.text,
            f"The piece was updated on {long_form(second)}, before it was published on {long_form(first)}; "
            "correct one of the two.",
            part=Part.METADATA,
            related=related,
        )

    def _ahead(self, latest: dt.date, context: Context) -> Iterator[Finding]:
        for index, passage in enumerate(context.passages):
            if passage.part not in (Part.BODY, Part.STANDFIRST, Part.CAPTION):
                continue
            for date in context.dates[index]:
                day = date.date
                if day is None or date.lent or (day - latest).days <= 1:
                    continue
                if is_quoted(context.quotations[index], date.start, date.end):
                    continue
                value = passage.text.value
                sentence = sentence_at(context.sentences(index), date.start)
                before = value[sentence.start : date.start]
                if _told_as_past(before, caption=passage.part is Part.CAPTION):
                    words = value[date.start : date.end]
                    yield self.finding(
                        passage.text.slice(date.start, date.end),
                        f"“{words}” is told as past, but lies after the article's own date, "
                        f"{long_form(latest)}; check both.",
                        part=passage.part,
                    )


def _mark(article: Article, role: DateRole) -> DateMark | None:
    return next((mark for mark in article.dates if mark.role is role and mark.anchors), None)


def _day(mark: DateMark) -> dt.date | None:
    return None if mark.moment is None else mark.moment.date


def _told_as_past(before: str, *, caption: bool) -> bool:
    """Say whether what stands in the sentence before a date tells of something that was."""
    if _PLANNED.search(before) is not None or _AT.search(before) is None:
        return False
    return caption or _PAST.search(before) is not None
