"""The marks of quotation in a paragraph: each with what its neighbours say of it.

Apostrophes inside a word, attributes of markup and code are left out here; what a mark opens or closes is
decided in `newslint.language.quotations`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newslint.patterns import lazy

# One character that may quote, and no apostrophe inside a word. Beginning with a plain set of characters
# keeps the search fast.
_MARK = lazy(r"[\"“”„‟«»‹›「」『』‚`'‘’](?:(?<![’'‘])|(?!\w)|(?<!\w.))")
_SINGLE = frozenset("'‘’‚‹›")
_TWICE = frozenset("'‘’`")
_BEFORE_OPENER = frozenset("([{<—–-/¿¡\u2009\u200a\u200b\u2060…|*_")
_AFTER_CLOSER = frozenset(".,;:!?)]}>—–-/…|*_&")
_ENDS = frozenset(".,!?…")
_ATTRIBUTE = frozenset('"“”″')
"""Straight, or as a page that sets its quotation marks by itself leaves them in a shortcode."""
_MISREAD = frozenset("ÃÅÄ")
"""What the first byte of a letter becomes in the wrong encoding; the second one becomes a low mark."""
_NEVER_FIRST = frozenset(",;:!?)]}>")


@dataclass(slots=True)
class Mark:
    """A mark and its neighbours."""

    at: int
    text: str
    before: str
    """The character before, or a space at the start."""
    after: str
    opens: bool
    """Whether its place is that of an opening mark: space or punctuation before it, words after it."""
    closes: bool
    measure: bool
    """Whether it may stand for inches, feet, seconds."""

    @property
    def single(self) -> bool:
        """Whether it is a single mark."""
        return self.text in _SINGLE


class Raw(NamedTuple):
    """A mark as it was met: its place and the character."""

    at: int
    text: str


def raw_marks(value: str, skipped: tuple[tuple[int, int], ...] = ()) -> list[Raw]:
    """Return the characters of a paragraph that may quote, but for those in the ranges to skip."""
    found = [Raw(match.start(), match[0]) for match in _MARK.finditer(value)]
    for low, high in skipped:
        first, last = bisect_left(found, low, key=_at), bisect_left(found, high, key=_at)
        del found[first:last]
    return found


def _at(mark: Raw) -> int:
    return mark.at


def plain_pairs(value: str, raw: list[Raw]) -> bool:
    """Say whether marks come in pairs of one kind beyond any doubt, as in most paragraphs."""
    sequence = "".join([mark.text for mark in raw])
    if len(sequence) % 2:
        return False
    if sequence == "“”" * (len(sequence) // 2):
        return True
    if sequence != '"' * len(sequence):
        return False
    for index, (at, _) in enumerate(raw):
        before, after = value[at - 1 : at] or " ", value[at + 1 : at + 2] or " "
        if index % 2:
            if before.isspace() or before.isnumeric() or after.isalnum():
                return False
        elif after.isspace() or not (before.isspace() or before in "([—–"):
            return False
    return True


def weighed(value: str, raw: list[Raw]) -> list[Mark]:
    """Return the marks with what stands beside them; two single marks side by side are one."""
    found: list[Mark] = []
    attribute, done = False, 0
    for index, (start, character) in enumerate(raw):
        if start < done:
            continue
        text = character
        if character in _TWICE and raw[index + 1 : index + 2] == [(start + 1, character)]:
            text = character * 2
        elif character == "`":
            continue
        end = done = start + len(text)
        before = value[start - 1] if start else " "
        after = value[end] if end < len(value) else " "
        if text in _ATTRIBUTE and (before == "=" or attribute):  # an attribute of markup: name="value"
            attribute = not attribute
            continue
        if text in "„‚" and before in _MISREAD:
            continue
        blank_before, blank_after = before.isspace(), after.isspace()
        edge_before = blank_before or before in _BEFORE_OPENER or before in "“‘„‚«\"'"
        edge_after = blank_after or after in _AFTER_CLOSER or after in "”’»\"'"
        if after in "“‘" and (before.isalnum() or before in _ENDS):  # German: „‚…‘“
            edge_after = True
        opens = edge_before and not blank_after and after not in _NEVER_FIRST
        opens = opens and (after != "." or value.startswith("..", end))
        closes = edge_after and not blank_before
        if opens and closes:  # between marks or punctuation: words decide, as far as they touch it
            opens, closes = not before.isalnum() and after.isalnum(), False
        found.append(Mark(start, text, before, after, opens, closes, before.isnumeric() or before in "′″"))
    return found


@dataclass(slots=True)
class System:
    """The marks that an article keeps to."""

    right_opens: bool = False
    """”…” as in Swedish and Finnish."""
    right_is_wrong: bool = False
    """A ” in an opening place is a slip."""
    inward: bool = False
    """»…« or »…»."""

    @classmethod
    def of(cls, marks: Iterable[Mark], lefts: int = 0) -> System:
        """Return the system of an article's marks; `lefts` counts the “ that open beside these."""
        left, right, outward, inward = lefts, 0, 0, 0
        for mark in marks:
            if mark.text == "“":
                left += mark.opens
            elif mark.text == "”":
                right += mark.opens and not mark.closes
            elif mark.text == "«":
                outward += mark.opens
            elif mark.text == "»":
                inward += mark.opens
        return cls(
            right_opens=right > left,
            right_is_wrong=left > 2 * right or left == right == 1,
            inward=inward > outward,
        )
