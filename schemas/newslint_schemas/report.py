"""The JSON report, version 1, as it is read back: what `newslint convert` and other programs may rely on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION = 1

Level = Literal["error", "warning", "note"]
Positive = Annotated[int, Field(ge=1)]
Natural = Annotated[int, Field(ge=0)]


class _Model(BaseModel):
    # Later reports of this version may say more.
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True, use_attribute_docstrings=True)


class ReportedColumns(_Model):
    """Columns in another unit than code points, from 1, the end one past the last."""

    column: Positive
    end_column: Positive


class ReportedPlace(_Model):
    """A range: lines and columns from 1, columns and offsets in code points, the end one past the last."""

    path: Annotated[str, Field(min_length=1)]
    """The file, relative to the root of the run, with forward slashes."""
    line: Positive
    column: Positive
    end_line: Positive
    end_column: Positive
    offset: Natural
    length: Natural
    utf16: ReportedColumns
    utf8: ReportedColumns
    snippet: str = ""
    """The first line of the range, or a window of a very long one."""
    snippet_column: Positive = 1
    """The column of the snippet's first character."""
    snippet_cut: bool = False
    """Whether the line goes on after the snippet."""


class ReportedRelated(ReportedPlace):
    """A range with what is to be said of it."""

    message: str = ""


class ReportedEdit(ReportedPlace):
    """A range with the source text that would replace it."""

    replacement: str


class ReportedFix(_Model):
    """Changes that belong together."""

    description: str
    safety: Literal["safe", "unsafe", "suggestion"]
    edits: tuple[ReportedEdit, ...] = Field(strict=False)


class ReportedAgreement(_Model):
    """Why a finding is suppressed."""

    reason: str
    until: str = ""
    """The last day on which it may stand, as YYYY-MM-DD; empty for ever."""
    beside: bool = False
    """Whether that is said in a file beside the articles."""


class ReportedFinding(ReportedPlace):
    """A finding."""

    rule: str
    severity: Level
    message: str
    related: tuple[ReportedRelated, ...] = Field(default=(), strict=False)
    fix: ReportedFix | None = None
    part: str = ""
    """The kind of field it stands in."""
    subject: str = ""
    """What it is about."""
    article: str = ""
    """The article's id within its file; empty where the file holds one."""
    fingerprint: str = ""
    line_hash: str = ""
    agreement: ReportedAgreement | None = None


class ReportedFile(_Model):
    """A file that the run looked at."""

    path: str
    status: Literal["read", "skipped", "unreadable"]
    articles: Natural = 0
    reason: str = ""


class ReportedCrash(_Model):
    """A rule or reader that failed."""

    rule: str
    path: str
    message: str


class ReportedStandard(_Model):
    """What a rule rests on."""

    body: str
    title: str
    grade: str
    url: str = ""


class ReportedRule(_Model):
    """A rule that was active."""

    id: str
    title: str
    page: str = ""
    """The rule's page, as Markdown, without its title."""
    severity: Level
    precision: str
    preview: bool = False
    tags: tuple[str, ...] = Field(default=(), strict=False)
    standards: tuple[ReportedStandard, ...] = Field(default=(), strict=False)
    link: str = ""
    """Where it can be read in a style guide."""


class ReportedTool(_Model):
    """Which program wrote the report."""

    name: Literal["newslint"]
    version: str


class ReportedRun(_Model):
    """The report of a run."""

    version: Literal[1]
    tool: ReportedTool
    complete: bool = True
    findings: tuple[ReportedFinding, ...] = Field(strict=False)
    files: tuple[ReportedFile, ...] = Field(default=(), strict=False)
    crashes: tuple[ReportedCrash, ...] = Field(default=(), strict=False)
    suppressed: tuple[ReportedFinding, ...] = Field(default=(), strict=False)
    baselined: tuple[ReportedFinding, ...] = Field(default=(), strict=False)
    rules: tuple[ReportedRule, ...] = Field(default=(), strict=False)
    notes: tuple[str, ...] = Field(default=(), strict=False)
