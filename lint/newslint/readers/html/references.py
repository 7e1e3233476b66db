"""Character references of HTML: `&eacute;`, `&#233;`, `&#xE9;`, and those without their semicolon."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.entities import html5

from newslint.patterns import lazy

CHARACTER_REFERENCE = lazy(r"&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[a-zA-Z][a-zA-Z0-9]{1,31}+;?)", re.ASCII)
_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))
_WORD = lazy(r"[A-Za-z0-9]")


def resolve(reference: str, following: str, *, in_attribute: bool) -> tuple[str, int]:
    """Resolve a match of CHARACTER_REFERENCE.

    Args:
        reference: the match, from "&" on.
        following: the character behind it, or nothing.
        in_attribute: whether it stands in an attribute's value, where `&copy=1` is part of an address.

    Returns:
        What it stands for, and how many characters of `reference` are used up: 0 where it is no reference.
    """
    if reference[1] == "#":
        return _number(reference), len(reference)
    name = reference[1:]
    if name.endswith(";"):
        value = html5.get(name)
        if value is not None:
            return value, len(reference)
        name, following = name[:-1], ";"
    for length in range(min(len(name), _LONGEST_BARE), 1, -1):
        value = html5.get(name[:length])
        if value is None:
            continue
        behind = name[length : length + 1] or following
        if in_attribute and (behind == "=" or _WORD.match(behind)):
            break
        return value, length + 1
    return "", 0


@lru_cache(1024)
def _number(reference: str) -> str:
    """Resolve a numeric reference as browsers do: windows-1252 for C1 controls, U+FFFD for no character."""
    base = reference[2:3].lower().strip("0123456789")
    digits = reference[2 + len(base) :].rstrip(";").lstrip("0")
    if len(digits) > 7:  # beyond Unicode, and too long to be worth reckoning
        return "\ufffd"
    return unescape(f"&#{base}{digits or '0'};")
