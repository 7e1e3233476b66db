"""The house's own words for a rule: its sentence and its link in the place of newslint's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from newslint.patterns import lazy

if TYPE_CHECKING:
    from newslint.finding import Result
    from newslint.place import Place

_BRACES = lazy(r"\{\{|\}\}|\{[a-z]+\}")
_SPACE = lazy(r"\s+")
_SHOWN = 80
"""The most code points of an article that a message repeats."""


class HouseWords(NamedTuple):
    """What a house says of a finding.

    Attributes:
        message: the sentence, with `{message}`, `{text}` and `{rule}` as placeholders; empty for the rule's own.
        link: where the house explains it; empty for nowhere.
    """

    message: str = ""
    link: str = ""

    def of(self, result: Result) -> Result:
        """Return a result in these words.

        A placeholder is replaced once: braces in what the article says stay what they are.
        """
        values: Mapping[str, str] = {
            "{message}": result.message,
            "{text}": _shown(result.place),
            "{rule}": result.rule,
            "{{": "{",
            "}}": "}",
        }
        message = result.message
        if self.message:
            message = _BRACES.sub(lambda match: values.get(match[0], match[0]), self.message)
        if self.link:
            message = f"{message.rstrip()} See {self.link}"
        return result._replace(message=message)


def _shown(place: Place) -> str:
    """Return the words at a place, those of its first line, on one line and not too long."""
    region = place.region
    start = region.column - place.snippet_column
    end = region.end_column - place.snippet_column if region.end_line == region.line else None
    words = _SPACE.sub(" ", place.snippet[start:end]).strip()
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
