"""XML as all reports write it: no character that XML 1.0 forbids, nothing raw out of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newslint.reporters.words import code_name

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\\t\\n\\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile(r"[&<>\"'\t\r\n]|##(?=\[)")


def escape(words: str) -> str:
    """Return words for an attribute or an element; white space is kept by character references."""
    legal = _FORBIDDEN.sub(lambda match: code_name(match[0]), words)
    return _MARKUP.sub(lambda match: "".join(f"&#{ord(character)};" for character in match[0]), legal)


def tag(name: str, attributes: Mapping[str, str | int], *, empty: bool = False) -> str:
    """Return a start tag, or an empty element."""
    written = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if empty else ''}>"
