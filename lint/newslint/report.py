"""What a run found: everything that a reporter may say, and nothing that it has to look up."""

from __future__ import annotations

import inspect
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from newslint.finding import Result, Severity

if TYPE_CHECKING:
    from newslint.place import Place
    from newslint.rule import Rule
    from newslint.standards import Precision, Standard


class FileStatus(StrEnum):
    """What became of a file."""

    READ = "read"
    SKIPPED = "skipped"
    """It is not an article; the reason is said."""
    UNREADABLE = "unreadable"
    """It could not be read; a finding of the family `parse` says why."""


class FileRecord(NamedTuple):
    """A file that the run looked at.

    Attributes:
        path: relative to the root of the run, with forward slashes.
        articles: how many articles were found in it.
        reason: why it was skipped or could not be read.
        digest: SHA-256 of the bytes that were examined, in hexadecimal; empty where none were.
    """

    path: str
    status: FileStatus
    articles: int = 0
    reason: str = ""
    digest: str = ""


class Crash(NamedTuple):
    """A rule (or a reader) that failed on a file: our bug or a plug-in's, never the article's.

    Attributes:
        rule: the rule's id, or the reader's name.
        path: the file, or the key of a corpus rule.
        message: the exception's type and words, on one line.
    """

    rule: str
    path: str
    message: str


class AskedState(StrEnum):
    """What became of a suppression."""

    USED = "used"
    UNUSED = "unused"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    """No rule has its name, or it is not of the right form."""
    IDLE = "idle"
    """Its rule did not run, so that nothing can be told."""


class Asked(NamedTuple):
    """A suppression that the run met.

    Attributes:
        place: where it stands.
        rules: ids and families, as written.
        until: the last day on which it holds, as YYYY-MM-DD; empty for ever.
        about: the file that it speaks of, where it stands in another one.
        moved: where that file is now; empty where it was not moved.
    """

    place: Place
    rules: tuple[str, ...]
    reason: str
    until: str
    state: AskedState
    about: str = ""
    moved: str = ""


class RuleInfo(NamedTuple):
    """A rule as reports describe it.

    Attributes:
        page: the rule's page, as Markdown, without its title.
        tags: words to filter by: the family first, then `primary`, `corpus`, `preview` where they hold.
        link: where it can be read in a style guide; empty for most.
    """

    id: str
    title: str
    page: str
    severity: Severity
    precision: Precision
    standards: tuple[Standard, ...] = ()
    preview: bool = False
    tags: tuple[str, ...] = ()
    link: str = ""

    @property
    def family(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]


def rule_info(rule: type[Rule]) -> RuleInfo:
    """Return what reports say of a rule class."""
    from newslint.rule import CorpusRule

    _, _, page = inspect.cleandoc(rule.__doc__ or "").partition("\n")
    tags = [rule.id.partition("/")[0]]
    if rule.primary:
        tags.append("primary")
    if issubclass(rule, CorpusRule):
        tags.append("corpus")
    if rule.preview():
        tags.append("preview")
    return RuleInfo(
        rule.id,
        rule.title(),
        page.strip(),
        rule.severity,
        rule.precision,
        rule.standards,
        rule.preview(),
        tuple(tags),
        rule.link,
    )


class Report(NamedTuple):
    """What a run found.

    Attributes:
        results: the findings to be reported, sorted by `Result.order`.
        files: every file that the run looked at, sorted by path.
        crashes: what failed, sorted by rule and path.
        rules: every rule that was active, and every rule that a result names; sorted by id.
        suppressed: findings that the article itself silences, sorted as the results.
        baselined: findings that the baseline knows, sorted as the results.
        asked: every suppression that the run met, sorted by place.
        notes: what else the reader of the summary must know, one sentence each.
        version: newslint's version.
        root: the root of the run, which paths count from: absolute, with forward slashes.
        repository: the root of the repository around it, likewise; empty where it is the root of the run.
        complete: whether the run came to its end.
    """

    results: tuple[Result, ...] = ()
    files: tuple[FileRecord, ...] = ()
    crashes: tuple[Crash, ...] = ()
    rules: tuple[RuleInfo, ...] = ()
    suppressed: tuple[Result, ...] = ()
    baselined: tuple[Result, ...] = ()
    asked: tuple[Asked, ...] = ()
    notes: tuple[str, ...] = ()
    version: str = ""
    root: str = ""
    repository: str = ""
    complete: bool = True

    def counts(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity, the worst first, counted as a reader does."""
        counted = Counter(block[0].severity for block in self.blocks())
        return {severity: counted[severity] for severity in Severity}

    def blocks(self) -> list[list[Result]]:
        """Return the results as a reader counts findings: the same words on one article are one block.

        Blocks stand in the order of their first results.
        """
        blocks: dict[tuple[str, ...], list[Result]] = {}
        for result in self.results:
            key = (result.place.path, result.article, result.rule, result.severity.value, result.message)
            blocks.setdefault(key, []).append(result)
        return list(blocks.values())

    def files_with(self, status: FileStatus) -> tuple[FileRecord, ...]:
        """Return the files of one status."""
        return tuple(file for file in self.files if file.status is status)

    def worst_first(self) -> list[Result]:
        """Return the results by severity, those of one severity in the order of the report."""
        return sorted(self.results, key=lambda result: result.severity.rank)
