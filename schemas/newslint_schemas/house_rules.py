"""House rules as they are written in YAML: checked here, compiled by `newslint.house_rules.declare`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from newslint_schemas.article import BlockKind, Part
from newslint_schemas.configuration import LanguageTag

HouseRuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]
"""The id of a house rule: `house/no-utilise`, or a family of the house's own."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Pattern = Annotated[str, StringConstraints(min_length=1)]
Number = Annotated[int, Field(ge=0, le=1_000_000)]


def _kebab(name: str) -> str:
    return name.removesuffix("_").replace("_", "-")


class Weight(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Group(StrEnum):
    """Several parts of an article at once."""

    PROSE = "prose"
    """Headline, kicker, standfirst, body, captions, alternative texts and teasers: the default."""
    TEASER = "teaser"
    """Title, summary and caption of teasers, and the headings of their lists."""
    ALL = "all"


class Quotations(StrEnum):
    """Where a rule looks, as to direct speech and block quotations."""

    OUTSIDE = "outside"
    INSIDE = "inside"
    ANYWHERE = "anywhere"


class Per(StrEnum):
    """What is counted in, or looked at, as one."""

    PART = "part"
    """Each headline, each paragraph, each caption by itself."""
    SENTENCE = "sentence"
    ARTICLE = "article"


class Mending(StrEnum):
    """What becomes of a fix."""

    SAFE = "safe"
    """`--fix` applies it."""
    UNSAFE = "unsafe"
    """`--unsafe-fixes` applies it."""
    NONE = "none"


class Style(StrEnum):
    """How words are capitalised."""

    SENTENCE = "sentence"
    TITLE = "title"
    LOWER = "lower"
    UPPER = "upper"


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=_kebab,
        use_attribute_docstrings=True,
        coerce_numbers_to_str=True,
    )


class ArticleExample(_Model):
    """An example that needs more than a line: the parts of an article, or a whole file."""

    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    body: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""
    teaser: str = ""
    section: str = ""
    tags: list[str] = Field(default_factory=list)
    language: LanguageTag = ""
    date: str = ""
    source: str = ""
    """The text of a whole file, instead of the parts."""
    file: str = "story.md"
    """The name of that file; its extension chooses the reader."""


ExampleItem = str | ArticleExample


class AnyHouseRule(_Model):
    """What every house rule has."""

    id: HouseRuleId
    message: str = ""
    """What is told the editor; `{text}` is what stands there, `{instead}` what should."""
    title: str = ""
    """The rule in a few words, for lists of rules."""
    why: str = ""
    """Why the house wants it so, for `newslint explain`."""
    link: Annotated[str, StringConstraints(pattern=r"^(https?://[^\s<>\"]+)?$")] = ""
    """The entry of the style guide."""
    severity: Weight = Weight.WARNING
    sections: list[str] = Field(default_factory=list)
    """Sections of the articles that it speaks of, without regard to case; all if empty."""
    tags: list[str] = Field(default_factory=list)
    """Tags of the articles that it speaks of, without regard to case; one in common is enough."""
    languages: list[LanguageTag] = Field(default_factory=list)
    """Languages of the articles that it speaks of; all, known or not, if empty."""
    bad: list[ExampleItem] = Field(default_factory=list[ExampleItem])
    """Examples that it reports; `⟦…⟧` marks the place."""
    good: list[ExampleItem] = Field(default_factory=list[ExampleItem])
    """Examples that it leaves alone."""


class TextRule(AnyHouseRule):
    """A rule that reads words."""

    parts: list[Group | Part] = Field(default_factory=lambda: list[Group | Part]([Group.PROSE]))
    """The parts of an article that it reads."""
    blocks: list[BlockKind] = Field(default_factory=list[BlockKind])
    """The kinds of blocks of the body that it reads ("heading" for subheads); all if empty."""
    quotations: Quotations = Quotations.OUTSIDE
    match_case: bool = False
    """Whether capitals count."""


class Existence(TextRule):
    """Words that the house does not use."""

    kind: Literal["existence"]
    words: list[Words] = Field(default_factory=list)
    """Whole words as they stand; no letter means anything but itself."""
    patterns: list[Pattern] = Field(default_factory=list)
    """Patterns in RE2's syntax."""
    exceptions: list[Words] = Field(default_factory=list)
    """Words that are right where they stand around what is found."""
    per: Literal[Per.PART, Per.SENTENCE] = Per.PART

    @model_validator(mode="after")
    def _something(self) -> Existence:
        return _with_terms(self)


class Substitution(TextRule):
    """Words for which the house uses others; what stands there can be replaced."""

    kind: Literal["substitution"]
    replace: dict[Words, str | list[str]] = Field(default_factory=dict[str, str | list[str]])
    """What stands there, as whole words, to what should, or to a list to choose from."""
    replace_patterns: dict[Pattern, str | list[str]] = Field(default_factory=dict[str, str | list[str]])
    """Patterns to what should stand there; `$1` is the first group."""
    exceptions: list[Words] = Field(default_factory=list)
    """Words that are right where they stand around what is found."""
    fix: Mending = Mending.UNSAFE

    @model_validator(mode="after")
    def _something(self) -> Substitution:
        if not self.replace and not self.replace_patterns:
            raise ValueError("say what to replace, under `replace` or `replace-patterns`")
        return self


class Occurrence(TextRule):
    """Something that must stand there at least, or at most, so often."""

    kind: Literal["occurrence"]
    words: list[Words] = Field(default_factory=list)
    patterns: list[Pattern] = Field(default_factory=list)
    min: Number | None = None
    max: Number | None = None
    per: Per = Per.PART

    @model_validator(mode="after")
    def _something(self) -> Occurrence:
        if self.min is None and self.max is None:
            raise ValueError("say how often, with `min` or `max`")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise ValueError(f"`max: {self.max}` is less than `min: {self.min}`")
        return _with_terms(self)


class Repetition(TextRule):
    """The same words several times in a row."""

    kind: Literal["repetition"]
    words: list[Words] = Field(default_factory=list)
    """The words that may not stand twice; any word if neither these nor patterns are given."""
    patterns: list[Pattern] = Field(default_factory=list)
    max: Annotated[int, Field(ge=1, le=1_000)] = 1


class Consistency(TextRule):
    """Two spellings of which an article keeps to one."""

    kind: Literal["consistency"]
    either: dict[Words, Words] = Field(default_factory=dict[str, str])
    """One spelling to the other, as whole words."""
    either_patterns: dict[Pattern, Pattern] = Field(default_factory=dict[str, str])

    @model_validator(mode="after")
    def _something(self) -> Consistency:
        if not self.either and not self.either_patterns:
            raise ValueError("give the two spellings, under `either` or `either-patterns`")
        return self


class Conditional(TextRule):
    """Where one thing stands, another must stand too."""

    kind: Literal["conditional"]
    match_case: bool = True
    when: Pattern
    """What is found; with a group, the words of the group count."""
    needs: Pattern
    """What must stand in the article too; with a group, its words must be those found."""
    before: bool = False
    """Whether it must stand before what is found, or there."""
    exceptions: list[Words] = Field(default_factory=list)
    """Words that need nothing."""


class Capitalisation(TextRule):
    """How headlines, or other parts, are capitalised."""

    kind: Literal["capitalisation", "capitalization"]
    parts: list[Group | Part] = Field(default_factory=lambda: list[Group | Part]([Part.HEADLINE]))
    style: Style
    exceptions: list[Words] = Field(default_factory=list)
    """Names and other words that keep their own capitals ("iPhone", "Green Party")."""
    small_words: list[Words] = Field(default_factory=list)
    """Words that stay small in titles; a common list if empty."""


class FieldRule(AnyHouseRule):
    """A field of the article that must be there, must not, or has a form."""

    kind: Literal["field"]
    field: Literal[
        "headline", "kicker", "standfirst", "byline", "dateline", "section", "tags", "language", "published", "updated",
        "picture", "caption", "credit", "alt", "teaser-title", "teaser-summary",
    ]  # fmt: skip
    required: bool = False
    forbidden: bool = False
    min_characters: Number | None = None
    max_characters: Number | None = None
    min_words: Number | None = None
    max_words: Number | None = None
    min_count: Number | None = None
    """How many there must be, of what an article has several of (tags, pictures, bylines)."""
    max_count: Number | None = None
    pattern: Pattern | None = None
    """What the whole field must look like."""
    one_of: list[str] = Field(default_factory=list)
    """What may stand there, without regard to case."""
    match_case: bool = False
    """Whether capitals count for `pattern`."""

    @model_validator(mode="after")
    def _something(self) -> FieldRule:
        numbers = (
            self.min_characters, self.max_characters, self.min_words, self.max_words, self.min_count, self.max_count,
        )  # fmt: skip
        shaped = self.pattern is not None or bool(self.one_of) or any(item is not None for item in numbers)
        if not (self.required or self.forbidden or shaped):
            raise ValueError(
                "say what is wanted of the field: `required`, `forbidden`, a length, a pattern, …"
            )
        if self.forbidden and (self.required or shaped):
            raise ValueError("a forbidden field cannot be required, nor have a form")
        return self


HouseRule = Annotated[
    Existence
    | Substitution
    | Occurrence
    | Repetition
    | Consistency
    | Conditional
    | Capitalisation
    | FieldRule,
    Field(discriminator="kind"),
]

KINDS: dict[str, type[AnyHouseRule]] = {
    "existence": Existence,
    "substitution": Substitution,
    "occurrence": Occurrence,
    "repetition": Repetition,
    "consistency": Consistency,
    "conditional": Conditional,
    "capitalisation": Capitalisation,
    "capitalization": Capitalisation,
    "field": FieldRule,
}
"""The model of each kind of rule."""


class ValeStyle(_Model):
    """A Vale style brought along."""

    style: str
    """Its folder, relative to the configuration."""
    parts: list[Group | Part] = Field(default_factory=list[Group | Part])
    """The parts of an article that its rules read, where their own scope says no more than text."""
    quotations: Quotations = Quotations.OUTSIDE
    languages: list[LanguageTag] = Field(default_factory=list)
    """Languages of the articles that it speaks of; all, known or not, if empty."""


_Finding = TypeVar("_Finding", Existence, Occurrence)


def _with_terms(rule: _Finding) -> _Finding:
    if not rule.words and not rule.patterns:
        raise ValueError("say what to find, under `words` or `patterns`")
    return rule
