"""dates/undated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.language.dates import CalendarDate
from newslint.language.quotations import is_quoted
from newslint.language.sentences import sentence_at
from newslint.language.times import RelativeTime
from newslint.patterns import lazy
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, BlockKind, MarkKind, Part, Passage, Span

_OWN_VOICE = frozenset({Part.HEADLINE, Part.STANDFIRST, Part.BODY})
_CLAIMING = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.NOTE})
_APPEAL = lazy(r"\W*(?:sign up|subscribe|donate|give now|support our|follow us|read more)\b", re.IGNORECASE)
_TITLE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Undated(ArticleRule):
    """An article speaks of "Thursday" or "last week" and has no date.

    A reader who meets the piece in a search result, an archive or another paper cannot know which Thursday is
    meant. Give the article a date of publication, a dateline with a date, or write the date into the
    sentence.

    One finding stands for the whole article, at the first claim that leans on a relative time; every other
    one is a related place, since one date mends them all. What a speaker says in quotation marks is left
    alone, and so is a sentence that a full date in it, or earlier in its paragraph, already places. Drafts
    are not reported.
    """

    id: ClassVar[str] = "dates/undated"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.HIGH
    primary: ClassVar[bool] = True
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "The Guardian",
            "Newspapers and digital reporting: yesterday, today and tomorrow break online",
            "A",
            "https://www.theguardian.com/commentisfree/2010/apr/05/newspapers-digital-reporting-date-style",
        ),
        Standard(
            "AP",
            "Time element: the day of the week within seven days of the date, else the date",
            "B",
            "https://gatehousenewsroom.com/2017/06/22",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Harbor bridge closes\n---\n\n"
            "The city closed the harbor bridge on ⟦Thursday⟧ after engineers found cracks.\n\n"
            "Repairs begin ⟦1:next week⟧, the mayor said.\n",
            name="bridge.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Harbor bridge closes\ndate: 2024-03-14\n---\n\n"
            "The city closed the harbor bridge on Thursday after engineers found cracks.\n",
            name="bridge.md",
        ),
        Example(
            "---\ntitle: Visiting the harbor museum\n---\n\n"
            "The museum is open from 3 to 9 p.m. Monday through Thursday. It was founded on Tuesday, "
            "March 5, 1912, and moved here that week.\n",
            name="museum.md",
            note="Opening hours and full dates need no date of publication.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield one finding where the article has no anchor and leans on a relative time."""
        if article.draft or context.anchored:
            return
        leaning = list(_leaning(context))
        first = next((item for item in leaning if item[1].firm), None)
        if first is None:
            return
        passage, time = first
        words = passage.text.value[time.start : time.end]
        related = [
            Related(
                _place(other, item), f"“{other.text.value[item.start : item.end]}” needs that date as well"
            )
            for other, item in leaning
            if item is not time
        ]
        yield self.finding(
            _place(passage, time),
            f"“{words}” has no date to be reckoned from: the article gives no date of publication and no "
            "dated dateline; add one, or name the day in full.",
            part=passage.part,
            subject="",
            related=related,
        )


def _place(passage: Passage, time: RelativeTime) -> Span:
    return passage.text.span(time.start, time.end)


def _leaning(context: Context) -> Iterator[tuple[Passage, RelativeTime]]:
    """Yield the relative times that the outlet itself leans on and that no date beside them places."""
    for index, passage in enumerate(context.passages):
        if not _makes_claims(passage) or not context.times[index]:
            continue
        full = [date for date in context.dates[index] if date.full]
        for time in context.times[index]:
            if is_quoted(context.quotations[index], time.start, time.end):
                continue
            if not _in_title(passage, time) and not _placed(context, index, full, time):
                yield passage, time


def _makes_claims(passage: Passage) -> bool:
    if passage.part not in _OWN_VOICE or _APPEAL.match(passage.text.value) is not None:
        return False
    return passage.block is None or passage.block.kind in _CLAIMING


def _in_title(passage: Passage, time: RelativeTime) -> bool:
    """Say whether a time stands in a few emphasised words that begin with a capital: the title of a work."""
    if passage.block is None:
        return False
    value = passage.text.value
    for mark in passage.block.marks:
        if mark.kind is MarkKind.EMPHASIS and mark.start <= time.start and time.end <= mark.end:
            words = value[mark.start : mark.end].split()
            if len(words) <= _TITLE_WORDS and words[0][:1].isupper() and mark.end - mark.start < len(value):
                return True
    return False


def _placed(context: Context, index: int, full: Sequence[CalendarDate], time: RelativeTime) -> bool:
    """Say whether a full date earlier in the paragraph, or later in the sentence, places a time."""
    if not full:
        return False
    if full[0].start < time.start:
        return True
    return full[0].start < sentence_at(context.sentences(index), time.start).end
