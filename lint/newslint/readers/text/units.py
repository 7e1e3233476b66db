"""Plain text as units: a paragraph each, whether it stands on one line or is wrapped over many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslint_schemas import Text

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
# Control characters of wire transmissions: start and end of header and text, carriage controls.
_CONTROLS = "".join(map(chr, (*range(9), *range(14, 32), 127)))
_BLANK = f" \t\x0b\x0c\u00a0\ufeff{_CONTROLS}"
_WRAP_LOW, _WRAP_HIGH = 45, 100
"""A line that was wrapped is about as long as its column is wide, and none is much longer."""
_ENDS = (".", "!", "?", ":", ";", ",", "”", '"', "’", "'", ")", "…", "»")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a line that stands for itself.

    Attributes:
        text: the words, wrapped lines joined by a space.
        group: the number of its run of lines without a blank line between them.
    """

    text: Text
    group: int

    @property
    def value(self) -> str:
        """The words."""
        return self.text.value

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.value.rstrip("”\"’')»").endswith((".", "!", "?", "…"))

    @property
    def titled(self) -> bool:
        """Whether it could be a title: short, and without a full stop."""
        return not self.closed and len(self.value.split()) <= 18 and len(self.value) <= 140


@dataclass(frozen=True, slots=True)
class _Line:
    text: Text
    indented: bool


def units(source: str, start: int = 0) -> list[Unit]:
    """Return the units of a text from an offset on."""
    groups = list(_groups(source, start))
    wrapped = _is_wrapped(groups)
    found: list[Unit] = []
    for number, group in enumerate(groups):
        if wrapped:
            found.extend(Unit(text, number) for text in _joined(group))
        else:
            found.extend(Unit(line.text, number) for line in group)
    return found


def _groups(source: str, start: int) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for match in _LINE.finditer(source, start):
        line = Text.verbatim(source, match.start(), match.end()).strip(_BLANK + "\r\n")
        if line:
            group.append(_Line(line, source[match.start()] in " \t"))
        elif group:
            yield group
            group = []
        if match.end() == len(source):
            break
    if group:
        yield group


def _is_wrapped(groups: list[list[_Line]]) -> bool:
    """Say whether paragraphs run over several lines of about one width."""
    inner = [len(line.text) for group in groups for line in group[:-1]]
    if len(inner) < 3 or max(len(line.text) for group in groups for line in group) > _WRAP_HIGH:
        return False
    full = sum(length >= _WRAP_LOW for length in inner)
    open_ended = sum(not line.text.value.endswith(_ENDS[:3]) for group in groups for line in group[:-1])
    return full >= 0.6 * len(inner) and open_ended >= 0.5 * len(inner)


def _joined(group: list[_Line]) -> Iterator[Text]:
    """Join wrapped lines; a line that is indented, or that follows a short one, begins a paragraph."""
    width = max(len(line.text) for line in group)
    paragraph: list[Text] = []
    for index, line in enumerate(group):
        before = group[index - 1] if index else None
        begins = before is not None and (
            (line.indented and not before.indented)
            or (line.indented and before.indented and before.text.value.endswith("."))
            # A line that ends far from the edge was not wrapped: its paragraph ended there.
            or len(before.text) + _first_word(line.text.value) < width * 0.8
        )
        if begins and paragraph:
            yield _one(paragraph)
            paragraph = []
        paragraph.append(line.text)
    if paragraph:
        yield _one(paragraph)


def _first_word(value: str) -> int:
    return len(value.split(maxsplit=1)[0]) + 1


def _one(lines: list[Text]) -> Text:
    return Text.join(lines, " ").folded()
