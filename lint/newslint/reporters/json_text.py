"""JSON as all reports write it: UTF-8, one item a line, nothing hidden left raw."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from newslint.reporters.words import HIDDEN

# Outside strings JSON has none of these, so each may be escaped wherever it stands; the first would be a
# command in the log of a GitHub Actions step.
_RAW = re.compile(f"##(?=\\[)|[{HIDDEN}]")


def dumps(value: object) -> str:
    """Return a value as JSON on one line."""
    return escaped(json.dumps(value, ensure_ascii=False))


def escaped(text: str) -> str:
    """Return a line of JSON with what must not be shown raw escaped."""
    return _RAW.sub(_code, text)


def array(items: Iterable[object]) -> Iterator[str]:
    """Yield a JSON array in pieces, one item a line."""
    before = "\n"
    yield "["
    for item in items:
        yield before + dumps(item)
        before = ",\n"
    yield "]" if before == "\n" else "\n]"


def _code(match: re.Match[str]) -> str:
    return "".join(f"\\u{ord(character):04x}" for character in match[0])
