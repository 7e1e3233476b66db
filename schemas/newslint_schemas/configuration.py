"""The configuration as it is written in `newslint.yaml`: checked here, compiled by `newslint.settings`."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from newslint_schemas.article import Part

RuleSelector = Annotated[
    str, StringConstraints(pattern=r"^(all|default|[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?)$")
]
"""A rule (`credits/missing`), a family (`credits`), `default` or `all`."""

Scalar = str | int | float | bool | None
OptionValue = Scalar | list[Scalar] | dict[str, Scalar | list[Scalar]]


def _language(tag: str) -> str:
    if tag and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", tag) is None:
        raise ValueError(f"{tag!r} is no language tag; write `en`, `fr`, `pt-BR`")
    return re.split("[-_]", tag)[0].lower()


LanguageTag = Annotated[str, AfterValidator(_language)]
"""A language by its tag; the primary subtag counts."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Level(StrEnum):
    """A severity, or `off`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


class FieldName(StrEnum):
    """The fields of an article that a repository may have keys of its own for."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    KICKER = "kicker"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    UPDATED = "updated"
    CREATED = "created"
    EXPIRES = "expires"
    EMBARGO = "embargo"
    IMAGE = "image"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    LANGUAGE = "language"
    SECTION = "section"
    TAGS = "tags"
    RELATED = "related"


class SelectorName(StrEnum):
    """What a CSS selector may point at in HTML."""

    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    UPDATED = "updated"
    BODY = "body"
    IGNORE = "ignore"
    CAPTION = "caption"
    CREDIT = "credit"
    RAIL = "rail"
    TEASER = "teaser"


class ProfileName(StrEnum):
    """The standards that newslint can follow where they differ; `house` is the house's own."""

    AP = "ap"
    REUTERS = "reuters"
    BBC = "bbc"
    NPR = "npr"
    GUARDIAN = "guardian"
    HOUSE = "house"


PLACEHOLDERS = ("message", "text", "rule")
"""What the house's own words for a rule may hold in braces."""
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def _placeholders(message: str) -> str:
    for match in _BRACES.finditer(message):
        if match[0] in ("{{", "}}"):
            continue
        if match[1] is None:
            raise ValueError(f"a lone {match[0]!r}; write {match[0] * 2!r} where a brace is meant")
        if match[1] not in PLACEHOLDERS:
            known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            raise ValueError(f"{match[0]!r} is no placeholder; there are {known}")
    return message


def _web_address(link: str) -> str:
    if link and re.fullmatch(r"https?://[^\s<>\"\\^`{|}\x00-\x1f]+", link) is None:
        raise ValueError(f"{link!r} is no web address; it begins with https:// and holds no spaces")
    return link


WebAddress = Annotated[str, AfterValidator(_web_address)]
"""An address on the web, or nothing."""


class FailOn(StrEnum):
    """The severity from which on findings make the run end with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=_kebab, use_attribute_docstrings=True, strict=False
    )


class LimitsConfiguration(_Model):
    """How much is taken of one file before newslint gives up with a clear finding."""

    bytes: int = Field(default=10_000_000, gt=0)
    """The largest file that is read."""
    depth: int = Field(default=200, gt=0, le=1000)
    """The deepest nesting of elements, keys or quotations."""
    articles: int = Field(default=5_000, gt=0)
    """The most articles that one file may hold."""


class RuleWords(_Model):
    """The house's own words for a rule that is installed."""

    message: Annotated[str, StringConstraints(max_length=1000), AfterValidator(_placeholders)] = ""
    """What a finding says instead of the rule's sentence. `{message}` stands for that sentence, `{text}` for
    the words that the finding shows, `{rule}` for the rule's id; `{{` and `}}` are braces."""
    link: WebAddress = ""
    """Where the house explains it; a finding names it behind its message."""


class Override(_Model):
    """Other rules for part of the articles; every condition that is given must hold."""

    paths: list[str] = Field(default_factory=list)
    """Patterns as in .gitignore, from the configuration's folder."""
    sections: list[str] = Field(default_factory=list)
    """Sections of the articles, without regard to case."""
    tags: list[str] = Field(default_factory=list)
    """Tags of the articles, without regard to case; one in common is enough."""
    languages: list[LanguageTag] = Field(default_factory=list)
    """Languages of the articles, as primary subtags ("fr")."""
    parts: list[Part] = Field(default_factory=list[Part])
    """Parts of an article that a finding stands in ("caption", "teaser-summary")."""
    extend_select: list[RuleSelector] = Field(default_factory=list)
    """Rules and families to add."""
    ignore: list[RuleSelector] = Field(default_factory=list)
    """Rules and families to leave out."""
    severity: dict[RuleSelector, Level] = Field(default_factory=dict)
    """Severities by rule or family."""
    options: dict[str, dict[str, OptionValue]] = Field(default_factory=dict)
    """Options by rule."""


class Configuration(_Model):
    """The configuration of newslint, in `newslint.yaml`."""

    required_version: str | None = None
    """The versions of newslint that this configuration is written for (">=0.1,<2")."""
    extends: list[str] | str = Field(default_factory=list)
    """Configurations that this one adds to: files, relative to this one and inside the repository, or names
    that installed packages have registered; later ones win, and this file over all of them."""
    profile: ProfileName | None = None
    """The standard to follow where standards differ; whatever this file says itself wins over it."""
    select: list[RuleSelector] = Field(default_factory=lambda: ["default"])
    """Rules and families to run; `default` is every rule that is not in preview."""
    extend_select: list[RuleSelector] = Field(default_factory=list)
    """Rules and families to run beside those selected, preview rules included when named in full."""
    ignore: list[RuleSelector] = Field(default_factory=list)
    """Rules and families to leave out."""
    preview: bool = False
    """Whether families and `all` include rules in preview."""
    severity: dict[RuleSelector, Level] = Field(default_factory=dict)
    """Severities by rule or family; the rule wins over its family."""
    options: dict[str, dict[str, OptionValue]] = Field(default_factory=dict)
    """Options by rule."""
    rules: dict[RuleSelector, RuleWords] = Field(default_factory=dict[str, RuleWords])
    """The house's own words for rules, by id."""
    overrides: list[Override] = Field(default_factory=list[Override])
    """Other rules for part of the articles; later ones win."""
    include: list[str] = Field(default_factory=list)
    """Patterns of files that count as articles although they would be passed over."""
    exclude: list[str] = Field(default_factory=list)
    """Patterns of files and folders to pass over, as in .gitignore."""
    corpus: list[str] = Field(default_factory=list)
    """Files and folders that rules across articles look at; everything below this folder if empty."""
    fields: dict[FieldName, list[str] | str] = Field(default_factory=dict[FieldName, list[str] | str])
    """Further keys of front matter and data by article field ("credit: images.attribution")."""
    shortcodes: dict[str, dict[str | int, str]] = Field(default_factory=dict)
    """Shortcodes, includes and components by name: which argument means what."""
    selectors: dict[SelectorName, list[str] | str] = Field(
        default_factory=dict[SelectorName, list[str] | str]
    )
    """CSS selectors by article field, for HTML."""
    default_credit: str = ""
    """A credit that stands for every picture that has none of its own."""
    alt_is_caption: bool = False
    """Whether the site shows the alternative text as the caption."""
    language: LanguageTag = ""
    """The language of articles that do not say ("en")."""
    names: str = ""
    """The house name list, relative to this file."""
    house_rules: list[str | dict[str, object]] = Field(default_factory=list[str | dict[str, object]])
    """Rules of the house's own, or files that hold some, relative to this file."""
    vale: list[str | dict[str, object]] = Field(default_factory=list[str | dict[str, object]])
    """Vale styles whose rules run: their folders, relative to this file."""
    fail_on: FailOn | None = None
    """The severity from which on findings make the run end with 1; `warning` if not set."""
    limits: LimitsConfiguration = Field(default_factory=LimitsConfiguration)
    """How much is taken of one file."""
