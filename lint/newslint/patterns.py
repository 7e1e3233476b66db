"""Regular expressions that are compiled when they are first used.

There are hundreds of them, and one article needs a fourth. Compiling all took longer than reading the article.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Stands for a compiled pattern: its methods are there from the first call on, as quick as the pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what stands for a compiled pattern: `pattern` and the methods that match, replace and split.

    Raises:
        re.error: it is no pattern; raised at the first use, so that a test compiles them all.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
