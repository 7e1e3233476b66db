"""Words out of metadata: decoded, on one line, without what programs and cameras leave there."""

from __future__ import annotations

import re

_GAP = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_LONGEST = 4_000


def decoded(data: bytes, *, utf8: bool = False) -> str:
    """Return bytes as text.

    Args:
        data: the field.
        utf8: whether it is declared as UTF-8; else it is taken for UTF-8 where it is valid, since many
            programs write that undeclared, and for windows-1252 where not.
    """
    if utf8:
        return data.decode("utf-8", "ignore")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A field that is full may end within a character.
        if error.reason == "unexpected end of data" and error.start:
            return data[: error.start].decode("utf-8")
        return data.decode("windows-1252", "replace").replace("\ufffd", "")


def clean(words: str) -> str:
    """Return words on one line, without controls and without a length that no credit or caption has."""
    return _GAP.sub(" ", words[:_LONGEST]).strip(" ;")
