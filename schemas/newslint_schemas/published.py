"""The article as newslint publishes it: `newslint show --format json`, one document a file."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from newslint_schemas.article import BlockKind, DateRole, Genre, MarkKind, Origin, Presence, Role


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class PublishedPlace(_Model):
    """A range of the file; lines and columns count from 1, columns and offsets in code points."""

    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)
    """One past the last."""
    offset: int = Field(ge=0)
    length: int = Field(ge=0)


class PublishedField(_Model):
    """Words of an article, or the place where they should be."""

    state: Presence
    """`elsewhere` is held by another document, or by the configuration."""
    text: str = ""
    name: str = ""
    """The key, attribute or element as the source spells it."""
    origin: Origin = Origin.NONE
    """The convention that it was found by."""
    place: PublishedPlace | None = None


class PublishedDate(_Model):
    """A date that the article carries about itself."""

    role: DateRole
    field: PublishedField
    date: str | None = None
    """ISO 8601, local as written; None where the words are no date."""
    time: str | None = None
    offset_minutes: int | None = None
    """Minutes east of UTC, where a zone was given."""
    anchor: bool = False
    """Whether "yesterday" can be reckoned from it."""


class PublishedMark(_Model):
    """Inline markup over text[start:end] of its block."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


class PublishedBlock(_Model):
    """A block of the body, in reading order."""

    kind: BlockKind
    text: str
    place: PublishedPlace
    level: int = 0
    marks: tuple[PublishedMark, ...] = ()


class PublishedPicture(_Model):
    """A picture with the words that belong to it."""

    source: str
    """Its address as written; empty where the file only shows its caption."""
    role: Role
    genre: Genre
    place: PublishedPlace
    caption: PublishedField
    credit: PublishedField
    alt: PublishedField
    repeats: tuple[PublishedField, ...] = ()
    """Further captions printed with the same picture."""


class PublishedTeaser(_Model):
    """A unit that promotes another story."""

    place: PublishedPlace
    title: PublishedField
    summary: PublishedField
    link: PublishedField
    picture: PublishedPicture | None = None


class PublishedRail(_Model):
    """A list of teasers under one heading."""

    place: PublishedPlace
    heading: PublishedField
    teasers: tuple[PublishedTeaser, ...] = ()


class PublishedArticle(_Model):
    """One article."""

    id: str
    """Tells the articles of one file apart; empty where the file holds one."""
    format: str
    language: str
    """Primary subtag, as the article says or as it was detected; empty where unknown."""
    place: PublishedPlace
    headline: PublishedField
    kicker: PublishedField
    standfirst: PublishedField
    dateline: PublishedField
    bylines: tuple[PublishedField, ...] = ()
    dates: tuple[PublishedDate, ...] = ()
    blocks: tuple[PublishedBlock, ...] = ()
    pictures: tuple[PublishedPicture, ...] = ()
    rails: tuple[PublishedRail, ...] = ()
    metadata: tuple[PublishedField, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    draft: bool = False


class PublishedProblem(_Model):
    """Something that the reader met and could not take as it stood."""

    rule: str
    message: str
    fatal: bool
    place: PublishedPlace


class PublishedDocument(_Model):
    """What newslint reads in one file."""

    version: Literal[1] = 1
    path: str
    format: str
    encoding: str
    reason: str = ""
    """Why the file holds no article, where it holds none."""
    articles: tuple[PublishedArticle, ...] = ()
    problems: tuple[PublishedProblem, ...] = ()
