"""Reports of newslint that were written among the articles, told by their form."""

from __future__ import annotations

from newslint.patterns import lazy

_RULE = r"[a-z][a-z0-9-]*/[a-z0-9-]+"
_BLOCK = lazy(
    rf"\S[^\r\n]*:\d+:\d+(?: in article [^\r\n]+)? (?:error|warning|note) {_RULE}(?: \(\d[\d,]* places\))?\r?\n  \S"
)
_LINE = lazy(rf"\S[^\r\n]*:\d+:\d+: (?:error|warning|note): [^\r\n]+ \[{_RULE}\]")


def is_report(text: str) -> bool:
    """Say whether a text begins as newslint's text report does, or with a line of its concise one."""
    return (_BLOCK.match(text) or _LINE.match(text)) is not None
