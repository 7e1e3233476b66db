"""What could be changed to mend a finding: edits on spans, never applied by a rule."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.place import Place
    from newslint_schemas import Article, Picture, Span


class Safety(StrEnum):
    """How far a fix may be trusted."""

    SAFE = "safe"
    """It cannot change what the copy says."""
    UNSAFE = "unsafe"
    """An editor should look."""
    SUGGESTION = "suggestion"
    """Shown, never applied."""


class Slot(NamedTuple):
    """A place for words, and what they must be written as to stand there.

    Attributes:
        span: what they take the place of; empty where they are put in.
        before: what is written before them as it stands here, such as a new key and its colon.
        after: what is written behind them.
        escapes: how the place is written, innermost first; the words are encoded in this order.
    """

    span: Span
    before: str = ""
    after: str = ""
    escapes: tuple[str, ...] = ()


class Edit(NamedTuple):
    """Replace a span by what a reader is to see there.

    Attributes:
        escapes: how the place is written, innermost first; the replacement is encoded in this order.
        keeps_break: whether a line break within the span stays where it is, since what is taken out is the word
            behind it; the space that follows goes with the word.
        rewritten: what an editor who writes other words writes anew, where the mistake may lie beside the span.
    """

    span: Span
    replacement: str
    escapes: tuple[str, ...] = ()
    keeps_break: bool = False
    rewritten: Span | None = None

    @property
    def slot(self) -> Slot:
        """The place, without anything around the words."""
        return Slot(self.span, escapes=self.escapes)


class NewCredit(NamedTuple):
    """Give a picture a credit, wherever the article's format keeps it.

    Attributes:
        article: what the picture stands in; its other pictures show how the house writes credits.
        picture: the picture without a credit.
        words: the credit.
        keys: what the configuration calls a credit in front matter.
        arguments: by name of a shortcode or component, the argument that the configuration says is its credit.
    """

    article: Article
    picture: Picture
    words: str
    keys: tuple[str, ...] = ()
    arguments: Mapping[str, str] = MappingProxyType({})


class Fix(NamedTuple):
    """Edits that belong together, described in a few words ("Remove the repeated caption").

    `credits` are further edits, whose places are worked out from the source once they are asked for.
    """

    description: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.UNSAFE
    credits: tuple[NewCredit, ...] = ()


class LocatedEdit(NamedTuple):
    """An edit with its place worked out.

    Attributes:
        place: what is replaced.
        replacement: what is to stand in the source instead.
        words: what a reader is to see of it; empty where nothing is.
        slot: where and how other words would be written; None in a report that was read again.
    """

    place: Place
    replacement: str
    words: str = ""
    slot: Slot | None = None


class LocatedFix(NamedTuple):
    """A fix that reports can show without opening the file again."""

    description: str
    safety: Safety
    edits: tuple[LocatedEdit, ...]
