"""The words of a finding: a message with placeholders in braces, filled without ever being a format string."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z-]*)\}")
_LONGEST = 80

PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "existence": ("text",),
    "substitution": ("text", "instead"),
    "occurrence": ("text", "count", "limit"),
    "repetition": ("text",),
    "consistency": ("text", "instead"),
    "conditional": ("text",),
    "capitalisation": ("text", "instead"),
    "field": ("field", "text", "count", "limit"),
}
"""What a message of each kind may hold in braces."""

DEFAULTS: Mapping[str, str] = {
    "existence": "“{text}” is not used here; find other words.",
    "substitution": "Write “{instead}” instead of “{text}”.",
    "repetition": "“{text}” stands there several times in a row; keep one.",
    "consistency": "“{text}” and “{instead}” both stand in this article; keep to one.",
    "conditional": "“{text}” stands here without what it needs; explain it, or leave it out.",
    "capitalisation": "“{text}” is not capitalised as the house does it; write “{instead}”.",
}
"""What is said where a rule has no words of its own."""


def filled(message: str, values: Mapping[str, str]) -> str:
    """Put values into a message; what they hold is never looked at for placeholders."""
    return _PLACEHOLDER.sub(lambda match: _cut(values.get(match[1], match[0])), message)


def plain(message: str) -> str:
    """Return a message as a title: with dots for what it is filled with, and without its full stop."""
    return _PLACEHOLDER.sub("…", message).strip().rstrip(".")


def unknown_placeholder(message: str, kind: str) -> str:
    """Return what is wrong with a message's placeholders, or ""."""
    known = PLACEHOLDERS[kind]
    for match in _PLACEHOLDER.finditer(message):
        if match[1] not in known:
            close = difflib.get_close_matches(match[1], known, n=1)
            hint = f"did you mean {{{close[0]}}}?" if close else f"there are {_listed(known)}"
            return f"a message of this kind knows no {match[0]}; {hint}"
    return ""


def alternatives(words: tuple[str, ...]) -> str:
    """Return several words to choose from as one value for a message that quotes it."""
    return "” or “".join(words)


def _listed(known: tuple[str, ...]) -> str:
    return ", ".join(f"{{{name}}}" for name in known)


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
