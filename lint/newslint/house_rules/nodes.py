"""What a pattern is made of once it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Atom:
    """What takes exactly one character; `kind` is "w" or "n" where it surely is, or is not, part of a word."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    r"""The edge of a word, `\b`."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that takes no character: the start or the end of a line, or of the text."""

    text: str


@dataclass(frozen=True, slots=True)
class Flags:
    """Flags from here on, as RE2 writes them: `(?i)`."""

    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its branches; `opening` is what it begins with: `(`, `(?:`, `(?i:`."""

    opening: str
    branches: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A node several times; `most` is None for any number."""

    node: Atom | Group
    least: int
    most: int | None
    lazy: bool


Node = Atom | Edge | Anchor | Flags | Group | Repeat
