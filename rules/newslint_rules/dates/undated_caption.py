"""dates/undated-caption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.language.quotations import is_quoted
from newslint.language.sentences import sentence_at
from newslint.language.times import Kind, RelativeTime
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part, Span

_TRAVELLING = {
    Part.CAPTION: "caption",
    Part.TEASER_CAPTION: "caption",
    Part.TEASER_TITLE: "teaser",
    Part.TEASER_SUMMARY: "teaser",
}
# "The mill as it looks today" is no news of the day.
_OUR_TIMES = frozenset(
    "is are looks look stands stand remains remain exists lives like as appears seen it still used known".split()
)
_TOLD_BEFORE = 6
_CLAUSE_ENDS = frozenset({"", ".", ",", ";", ")"})


@dataclass(frozen=True, slots=True)
class UndatedCaption(ArticleRule):
    """A caption or teaser speaks of "Thursday" or "last week" and names no date.

    Captions stay with a picture when it goes into the archive or to another desk, and a teaser is shown
    beside other stories on other days; the date of the article does not travel with them. Name the full date
    in the caption, or leave the relative time out of the teaser.

    Where the article itself has a date, its readers can still work the day out, and the finding is a note. A
    caption with a full date anywhere in it is in order, and so is a teaser that carries its own date, as the
    items of feeds do.
    """

    id: ClassVar[str] = "dates/undated-caption"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.HIGH
    primary: ClassVar[bool] = True
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "AP",
            "Captions: the date the photo was made",
            "B",
            "https://merrillphotojournalism.blogspot.com/p/ap-style-for-writing-photo-captions.html",
        ),
        Standard(
            "Reuters",
            "Captions: the correct date and the circumstances",
            "B",
            "https://orloffawards.prophotographywa.com.au/writing-captions",
        ),
        Standard(
            "NPR",
            "Photo caption guidelines: the when (2016, marked there as out of date)",
            "A",
            "https://training.npr.org/2016/01/12/these-are-nprs-photo-caption-guidelines/",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Harbor bridge closes\ndate: 2024-03-14\nimage: bridge.jpg\n"
            "caption: Engineers inspect the harbor bridge on ⟦Thursday⟧.\ncredit: Ana Holm\n---\n\n"
            "The city closed the harbor bridge.\n",
            name="bridge.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Harbor bridge closes\ndate: 2024-03-14\nimage: bridge.jpg\n"
            "caption: Engineers inspect the harbor bridge on Thursday, March 14, 2024.\n"
            "credit: Ana Holm\n---\n\n"
            "The city closed the harbor bridge.\n",
            name="bridge.md",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each caption or teaser text, at its first relative time."""
        # By the whole text: the lead picture shown again and the copy for small screens are one finding.
        places: dict[str, list[tuple[Part, Span, str]]] = {}
        dated = [
            teaser.span
            for teaser in article.teasers
            if teaser.date is not None and teaser.date.moment is not None and teaser.date.moment.date
        ]
        for index, passage in enumerate(context.passages):
            if passage.part not in _TRAVELLING or not context.times[index]:
                continue
            if any(date.full for date in context.dates[index]):
                continue
            value, quoted = passage.text.value, context.quotations[index]
            for time in context.times[index]:
                if time.end - time.start == len(value.strip()):
                    break  # the stamp of a machine: "12 minutes ago"
                leans = time.firm or _is_this_day(context, index, time)
                if leans and not is_quoted(quoted, time.start, time.end):
                    span = passage.text.span(time.start, time.end)
                    if any(teaser.holds(span) for teaser in dated):
                        break
                    places.setdefault(value, []).append((passage.part, span, value[time.start : time.end]))
                    break
        for (part, span, words), *others in places.values():
            what = _TRAVELLING[part]
            yield self.finding(
                span,
                f"“{words}” cannot be placed once this {what} leaves the page: it holds no full date; "
                "name the day in full.",
                part=part,
                subject=words,
                related=[Related(other, "the same words again") for _, other, _ in others if other != span],
                severity=Severity.NOTE if context.anchored else None,
            )


def _is_this_day(context: Context, index: int, time: RelativeTime) -> bool:
    """Say whether "today" ends what a caption tells of one day, and does not mean our times."""
    passage = context.passages[index]
    value = passage.text.value
    if passage.part not in (Part.CAPTION, Part.TEASER_CAPTION) or time.kind is not Kind.DAY:
        return False
    if value[time.end : time.end + 1] not in _CLAUSE_ENDS:
        return False
    sentence = sentence_at(context.sentences(index), time.start)
    before = value[sentence.start : time.start].lower().split()
    return (
        len(before) >= _TOLD_BEFORE
        and before[-1] not in ("and", "of", "until")
        and _OUR_TIMES.isdisjoint(word.strip(",;:") for word in before)
    )
