"""`newslint/v1`: what makes a finding the same finding after the article was edited elsewhere.

It rests on the rule, the path, the article within the file, the kind of field, the finding's subject
and its ordinal among equals; no line number and no index of a paragraph or picture enters it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable

from newslint.finding import Result

KEY = "newslint/v1"


def fingerprinted(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return all results of one file (or more) in the order of a report, each with its fingerprint."""
    seen: Counter[tuple[str, ...]] = Counter()
    assigned: list[Result] = []
    for result in sorted(results, key=_order):
        subject = " ".join(unicodedata.normalize("NFC", result.subject).split())
        identity = (result.rule, result.place.path, result.article, result.part, subject)
        seen[identity] += 1
        assigned.append(result._replace(fingerprint=_digest((*identity, str(seen[identity])))))
    return tuple(assigned)


def _order(result: Result) -> tuple[str, int, int, str, str]:
    return result.order


def _digest(words: tuple[str, ...]) -> str:
    """Return 32 hexadecimal digits; lengths are hashed too, so that no two lists of words run together."""
    state = hashlib.sha256()
    for word in words:
        data = word.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()[:32]
