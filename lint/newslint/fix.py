"""What could be changed to mend a finding: edits on spans, never applied by a rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newslint.place import Place
from newslint_schemas import Span


class Safety(StrEnum):
    """How far a fix may be trusted."""

    SAFE = "safe"
    """It cannot change what the copy says."""
    UNSAFE = "unsafe"
    """An editor should look."""
    SUGGESTION = "suggestion"
    """Shown, never applied."""


class Edit(NamedTuple):
    """Replace a span by what a reader is to see there.

    Attributes:
        escapes: how the place is written, innermost first; the replacement is encoded in this order.
    """

    span: Span
    replacement: str
    escapes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together, described in a few words ("Remove the repeated caption")."""

    description: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.UNSAFE


class LocatedEdit(NamedTuple):
    """An edit with its place worked out, and its replacement as it is to stand in the source."""

    place: Place
    replacement: str


@dataclass(frozen=True, slots=True)
class LocatedFix:
    """A fix that reports can show without opening the file again."""

    description: str
    safety: Safety
    edits: tuple[LocatedEdit, ...]
