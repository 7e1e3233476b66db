"""What a rule says, and what becomes of it once its place in the file is worked out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.fix import Fix, LocatedFix
    from newslint.place import Place
    from newslint_schemas import Part, Span


class Severity(StrEnum):
    """How much it matters: error, a fact is wrong or missing; warning, look at it; note, taste."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Related(NamedTuple):
    """Another place that a finding speaks of, in the same file."""

    span: Span
    message: str


class Finding(NamedTuple):
    """What a rule reports of one article.

    Attributes:
        rule: the rule's id.
        message: one plain sentence: what is wrong and what to do. Findings of one rule in one article
            with the same message are one block to the reader of the text report.
        span: the smallest place that shows it.
        subject: what the finding is about, for the fingerprint: it must survive moving the paragraph.
        part: the kind of field it stands in.
        severity: where the finding weighs less or more than its rule.
    """

    rule: str
    message: str
    span: Span
    subject: str = ""
    part: Part | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None


class Agreement(NamedTuple):
    """Why an editor let a finding stand.

    Attributes:
        until: the last day on which it may stand, as YYYY-MM-DD; empty for ever.
        beside: whether that is said in a file beside the articles, not in the article itself.
    """

    reason: str
    until: str = ""
    beside: bool = False


class Result(NamedTuple):
    """A finding with its place, its severity under the configuration and its fingerprint."""

    rule: str
    severity: Severity
    message: str
    place: Place
    related: tuple[Place, ...] = ()
    part: str = ""
    subject: str = ""
    article: str = ""
    """The article's id within its file; empty where the file holds one."""
    fingerprint: str = ""
    """`newslint/v1`: rule, path, article, field kind, subject and ordinal among equals."""
    line_hash: str = ""
    """GitHub's hash of the primary line."""
    fix: LocatedFix | None = None
    agreement: Agreement | None = None
    """Why it is suppressed, where it is."""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order of a report: by place, then rule, then words."""
        return self.place.path, self.place.offset, self.place.length, self.rule, self.message
