"""A rule's page as a terminal shows it: examples are indented, and their marks are explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.pages import FENCE, REPORTED

_MARKS = (
    (re.compile(r"⟦(?!\d+:|⟧)"), "⟦…⟧ marks what is reported"),
    (re.compile(r"⟦\d+:"), "⟦1:…⟧ marks a place that belongs to it"),
    (re.compile("⟦⟧"), "⟦⟧ marks the place where something is missing"),
)


def for_terminal(page: str) -> str:
    """Return a page of `pages.rule_page` without the fences around its examples, and with what their marks mean."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: str) -> Iterator[str]:
    legend = ", ".join(words for mark, words in _MARKS if mark.search(page))
    inside = False
    for line in page.splitlines():
        if line.startswith(FENCE):
            inside = not inside
        elif inside:
            yield f"    {line}".rstrip()
        else:
            yield line
            if legend and line.lstrip("#") == f" {REPORTED}":
                yield f"\n{legend}; the marks are not part of the text."
