"""Words written into YAML so that any reader of YAML reads them again."""

from __future__ import annotations

import json
import re

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_/.-]*[A-Za-z0-9]")
_NAME = re.compile(r"[^\W\d_](?:[\w .’'&/()+-]*[\w.’')])?")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})


def identifier(value: str) -> str:
    """Return a value plain where it is a path, an id or a single word, else in quotation marks."""
    return value if _IDENTIFIER.fullmatch(value) and value.lower() not in _WORDS_OF_YAML else quoted(value)


def name(value: str) -> str:
    """Return a value plain where it is made of words alone, else in quotation marks; both stand in a list too."""
    return value if _NAME.fullmatch(value) and value.lower() not in _WORDS_OF_YAML else quoted(value)


def quoted(value: str) -> str:
    """Return a value in double quotation marks, on one line, what cannot be printed escaped."""
    written = json.dumps(value, ensure_ascii=False)
    # YAML, unlike JSON, has one escape for a character beyond the first plane.
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in written)
