"""dates/impossible."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.dates import MONTHS, CalendarDate, Order
from newslint.language.quotations import is_quoted
from newslint.patterns import lazy
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article

_BEFORE = lazy(
    r"\b(?:on|by|until|till|from|before|after|since|dated|due|of|to|through|between|and|ending|expires)\s(?:the\s)?$",
    re.IGNORECASE,
)
_BARE_MONTH = lazy(r"\b(?:in|during|this|last|next|throughout)\s$", re.IGNORECASE)
_ENDS = lazy(
    r"\s*(?:$|[,.;:)\]–—-]|(?:and|or|at|in|to|through|until|when|for|from|after|before|with|as|the)\b)"
)
_CLOCK = lazy(
    r"(?<![\d:.,/-])(\d{1,2}):(\d\d)\s?(?:[ap]\.?\s?m\b\.?|o'clock|(?:UTC|GMT|CET|CEST|EST|EDT|PST|PDT|BST)\b)"
)
_CLOCK_HINT = lazy(r"[0-9]:[0-9]")


@dataclass(frozen=True, slots=True)
class Impossible(ArticleRule):
    """A date or an hour that no calendar or clock knows.

    "February 30", "June 31", "February 29, 2023", "25:30 UTC": a slip of the keyboard, and the reader cannot
    tell what was meant. Look the day up and correct it.
    """

    id: ClassVar[str] = "dates/impossible"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.COMPUTED
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "The Gregorian calendar"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council to meet\ndate: 2023-01-11\n---\n\n"
            "The council meets on ⟦June 31⟧ and again on ⟦February 29, 2023⟧, at ⟦25:30 GMT⟧.\n",
            name="council.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council to meet\ndate: 2024-01-11\n---\n\n"
            "The council meets on February 29, 2024, at 23:30 GMT. In June 31 members voted.\n",
            name="council.md",
            note="“In June 31 members voted” counts members.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each impossible date or hour."""
        for index, passage in enumerate(context.passages):
            value = passage.text.value
            quoted = context.quotations[index] if context.dates[index] else ()
            for date in context.dates[index]:
                reason = _fault(date)
                if reason and _is_date(value, date) and not is_quoted(quoted, date.start, date.end):
                    words = value[date.start : date.end]
                    yield self.finding(
                        passage.text.slice(date.start, date.end),
                        f"There is no “{words}”: {reason}; look the day up.",
                        part=passage.part,
                    )
            if ":" in value and _CLOCK_HINT.search(value) is not None:
                for match in _CLOCK.finditer(value):
                    if int(match[1]) > 24 or int(match[2]) > 59:
                        yield self.finding(
                            passage.text.slice(*match.span()),
                            f"There is no “{match[0]}” on the clock; look the time up.",
                            part=passage.part,
                        )


def _fault(date: CalendarDate) -> str:
    if date.day is None or date.order is Order.NUMBERS:
        return ""
    month = MONTHS[date.month - 1]
    # 2024 stands for a leap year where none is written.
    year = 2024 if date.year is None or date.lent else date.year
    longest = calendar.monthrange(year, date.month)[1]
    if date.day <= longest and (date.last is None or date.last <= longest):
        return ""
    if date.month == 2 and date.day == 29:
        return f"{year} is no leap year"
    return f"{month} has {longest} days"


def _is_date(value: str, date: CalendarDate) -> bool:
    """Say whether the number beside the month is a day of it, and does not count what follows."""
    if (date.year is not None and not date.lent) or date.weekday is not None or date.order is Order.ISO:
        return True
    if date.day is None or date.day > 31:
        return False
    head = value[max(0, date.start - 14) : date.start]
    if _BARE_MONTH.search(head) or date.order is Order.DAY_FIRST:
        return False
    return _BEFORE.search(head) is not None and _ENDS.match(value, date.end) is not None
