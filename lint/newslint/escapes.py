"""How a text is written in its source: the way back from what a reader sees, for fixes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping


def encode(words: str, escapes: tuple[str, ...]) -> str | None:
    """Return words as they are written in a source, or None where one of the ways is not known.

    Args:
        words: what a reader is to see.
        escapes: the ways that the place is written in, innermost first.
    """
    written = words
    for escape in escapes:
        writer = _WRITERS.get(escape)
        if writer is None:
            return None
        written = writer(written)
    return written


def _html(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _json(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]


_WRITERS: Mapping[str, Callable[[str], str]] = {"html": _html, "xml": _html, "json": _json}
