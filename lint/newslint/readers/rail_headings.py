"""The headings of lists that promote other stories."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"more (?:from|on|in|stories|news|coverage|headlines|articles|reading)\b.{0,50}"
    r"|more [\w’'-]+(?: [\w’'-]+)? (?:news|stories|coverage|headlines|articles)"
    r"|(?:related|recommended|similar)(?: (?:stories|articles|content|coverage|news|posts|reading|links|for you))?"
    r"|read (?:more|next|also|this next)|also read|see also|further reading|keep reading|up next|what to read next"
    r"|(?:you )?(?:may|might)(?: also)? (?:like|be interested in)|don.t miss|in other news|other stories"
    r"|(?:most|trending|latest|top|popular)(?: (?:read|popular|viewed|shared|news|stories|now|headlines))+",
    re.IGNORECASE,
)


def heading_words(words: str) -> bool:
    """Say whether words are the heading of a list of other stories ("More from …", "Related")."""
    value = words.rstrip(" :.…»>")
    return (
        len(value.split()) <= 9 and not words.endswith((".", ",")) and _HEADING.fullmatch(value) is not None
    )
