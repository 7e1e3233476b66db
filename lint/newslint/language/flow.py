"""All the words of an article as one string: searching it once is far cheaper than every passage by itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple


class Flow(NamedTuple):
    """The values of an article's passages, joined by line feeds.

    Attributes:
        text: the joined string.
        starts: where each passage begins in it.
    """

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, values: Sequence[str]) -> Flow:
        """Join the values of passages."""
        lengths = (len(value) + 1 for value in values)
        return cls("\n".join(values), tuple(accumulate(lengths, initial=0))[:-1])

    def touched(self, patterns: Iterable[re.Pattern[str]]) -> list[int]:
        """Return the indexes, in order, of the passages in which a match of one of the patterns begins."""
        starts = self.starts
        found: set[int] = set()
        for pattern in patterns:
            found.update([bisect_right(starts, match.start()) - 1 for match in pattern.finditer(self.text)])
        return sorted(found)
