"""The events of a Markdown text by pyromark, with places in code points of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol, cast

from newslint.patterns import lazy

_NON_ASCII = lazy(r"[^\x00-\x7f]")


class Event(NamedTuple):
    """One event.

    Attributes:
        kind: "Start", "End", "Text", "Code", "Html", "InlineHtml", "SoftBreak", "HardBreak", "Rule", …
        name: of what begins or ends ("Paragraph"); the words of text, code and HTML.
        about: more of what begins: level, address, title.
        start, end: its place in the source.
    """

    kind: str
    name: str
    about: dict[str, str]
    start: int
    end: int


_NOTHING: dict[str, str] = {}


_About = dict[str, str] | list[str] | int | None
_Raw = str | dict[str, str | bool | dict[str, _About]]


class _Parse(Protocol):
    def __call__(self, markdown: str, /) -> Iterable[tuple[_Raw, dict[str, int]]]: ...


@lru_cache(maxsize=1)
def _parser() -> _Parse:
    import pyromark

    options = pyromark.Options
    markdown = pyromark.Markdown(
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_GFM
    )
    return cast(_Parse, markdown.events_with_range)


def _surpluses(text: str) -> tuple[list[int], list[int]]:
    """Return the UTF-8 offsets behind the characters of several bytes, and how many bytes too many there are then.

    Before the first there are none: the second list is longer by one.
    """
    ends: list[int] = []
    surpluses: list[int] = [0]
    surplus = 0
    for match in _NON_ASCII.finditer(text):
        character = match[0]
        surplus += 1 if character < "\u0800" else 2 if character < "\U00010000" else 3
        ends.append(match.end() + surplus)
        surpluses.append(surplus)
    return ends, surpluses


def events(markdown: str, base: int) -> list[Event]:
    """Return the events of a Markdown text whose first character stands at `base` of the source."""
    ends, surpluses = _surpluses(markdown)
    found: list[Event] = []
    for event, where in _parser()(markdown):
        name, about = "", _NOTHING
        if isinstance(event, str):
            kind = event
        else:
            ((kind, value),) = event.items()
            if isinstance(value, str):
                name = value
            elif isinstance(value, dict):
                ((name, details),) = value.items()
                if isinstance(details, dict):
                    about = details
        start, end = where["start"], where["end"]
        found.append(
            Event(
                kind,
                name,
                about,
                base + start - surpluses[bisect_right(ends, start)],
                base + end - surpluses[bisect_right(ends, end)],
            )
        )
    return found


def closings(found: list[Event]) -> list[int]:
    """Return for each event the index behind its end; behind itself for one that holds no others."""
    ends = list(range(1, len(found) + 1))
    stack: list[int] = []
    for index, event in enumerate(found):
        if event.kind == "Start":
            stack.append(index)
        elif event.kind == "End" and stack:
            ends[stack.pop()] = index + 1
    for index in stack:
        ends[index] = len(found)
    return ends
