"""What an article is: the model that every reader fills and every rule reads.

The nodes are frozen slots dataclasses, since an article holds hundreds of them. What is published
of an article (`newslint show --format json`) is the pydantic mirror in `newslint_schemas.published`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from newslint_schemas.text import Span, Text

NO_TEXT = Text("")


class Presence(StrEnum):
    """Whether a field is there; rules on missing things fire on EMPTY and ABSENT, never on ELSEWHERE."""

    PRESENT = "present"
    EMPTY = "empty"
    ABSENT = "absent"
    ELSEWHERE = "elsewhere"


class Origin(StrEnum):
    """The convention that a field was found by."""

    NONE = "none"
    FRONT_MATTER = "front-matter"
    """A key of front matter or of a YAML article."""
    DATA = "data"
    """A key of a JSON article or an element of an XML one."""
    METADATA = "metadata"
    """JSON-LD, `meta`, microdata beside the words that are shown."""
    ELEMENT = "element"
    """An element, attribute or argument made for it."""
    LINE = "line"
    """A line or block that its place or wording shows to be it."""
    CAPTION = "caption"
    """The tail (or head) of a caption: "… (Photo: Name)"."""
    GROUP = "group"
    """A credit for several pictures: "Photos by …"."""
    ALT = "alt"
    """The alternative text, where the configuration says that it is shown."""
    PATH = "path"
    """The file's name or folder."""
    CONFIGURATION = "configuration"
    """A default of the configuration."""
    SIDECAR = "sidecar"
    """Another file of the repository."""
    REFERENCE = "reference"
    """A document that this one only refers to."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place of an article that holds words, or should.

    Attributes:
        state: present, empty, absent or elsewhere.
        text: the words; empty unless present (an ELSEWHERE field may carry words without a map).
        span: the place of the words, or of the empty slot; None where there is no place.
        name: the key, attribute or element as the source spells it ("image-credit", "figcaption").
        origin: the convention that it was found by.
    """

    state: Presence = Presence.ABSENT
    text: Text = NO_TEXT
    span: Span | None = None
    name: str = ""
    origin: Origin = Origin.NONE

    @classmethod
    def of(
        cls, text: Text, name: str = "", origin: Origin = Origin.ELEMENT, slot: Span | None = None
    ) -> Field:
        """Return the field for a text, stripped: present, or empty at `slot` where nothing is left."""
        words = text.strip()
        if words and words.pieces:
            return cls(Presence.PRESENT, words, words.span(), name, origin)
        place = slot if slot is not None else (text.span() if text.pieces else None)
        return cls(Presence.EMPTY, NO_TEXT, place, name, origin)

    @classmethod
    def elsewhere(cls, value: str = "", name: str = "", origin: Origin = Origin.REFERENCE) -> Field:
        """Return a field that another document holds."""
        return cls(Presence.ELSEWHERE, Text(value), None, name, origin)

    @property
    def present(self) -> bool:
        """Whether the field holds words in this file."""
        return self.state is Presence.PRESENT

    @property
    def missing(self) -> bool:
        """Whether the field is empty or absent."""
        return self.state in (Presence.EMPTY, Presence.ABSENT)

    @property
    def value(self) -> str:
        """The words, or the empty string."""
        return self.text.value


NO_FIELD = Field()


class MarkKind(StrEnum):
    """Inline markup that a rule may care about."""

    LINK = "link"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    IMAGE = "image"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline markup over value[start:end] of its block's text; `target` is a link's address."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


class BlockKind(StrEnum):
    """What a block of the body is to a reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    TABLE = "table"
    CODE = "code"
    NOTE = "note"
    """A footnote, an editor's note or a correction."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the body, in reading order; `span` is the whole block with its markup."""

    kind: BlockKind
    text: Text
    span: Span
    marks: tuple[Mark, ...] = ()
    level: int = 0
    """The depth of a heading, else 0."""


class Genre(StrEnum):
    """What a picture shows, as far as its name, alt text or type tells; decides who must be credited."""

    PICTURE = "picture"
    GRAPHIC = "graphic"
    """A chart, a map, a diagram, a drawing."""
    SCREENSHOT = "screenshot"
    LOGO = "logo"
    """A logo, an icon, an emblem."""
    PORTRAIT = "portrait"
    """The portrait of an author or a mug shot beside a name."""


class Role(StrEnum):
    """Where a picture stands."""

    LEAD = "lead"
    BODY = "body"
    GALLERY = "gallery"
    TEASER = "teaser"
    SHARE = "share"
    """Shown in a list, a search result or a social card only."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the words that belong to it.

    Attributes:
        source: its address as written; empty where the file only shows its caption (plain text).
        span: the picture's own place: the image, its key and value, or its caption line.
        caption: the caption less its credit.
        credit: who made or supplied it, wherever convention puts that.
        alt: the alternative text.
        repeats: further captions printed with the same picture ("printed twice").
        key: the place that a new credit or caption would go to, as the source's own name for it.
    """

    source: str
    span: Span
    caption: Field = NO_FIELD
    credit: Field = NO_FIELD
    alt: Field = NO_FIELD
    repeats: tuple[Field, ...] = ()
    role: Role = Role.BODY
    genre: Genre = Genre.PICTURE
    key: str = ""


@dataclass(frozen=True, slots=True)
class Teaser:
    """A unit that promotes another story."""

    span: Span
    title: Field = NO_FIELD
    summary: Field = NO_FIELD
    picture: Picture | None = None
    link: Field = NO_FIELD
    """The address that it leads to."""
    first: Span | None = None
    """The first words of the teaser, or its link: where a finding about it is shown."""
    date: DateMark | None = None
    """The date that the teaser carries with it (an item of a feed does), so that it can be dated anywhere."""

    @property
    def place(self) -> Span:
        """Where a finding about the whole teaser is shown."""
        return self.span if self.first is None else self.first


@dataclass(frozen=True, slots=True)
class Rail:
    """A list of teasers under one heading ("More from …"); the heading is no teaser's title."""

    span: Span
    heading: Field = NO_FIELD
    teasers: tuple[Teaser, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, and perhaps a time, as it was written; parts that were not written are None.

    Attributes:
        offset: minutes east of UTC where a zone was given.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    offset: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The local calendar date as written, or None where a part is missing or impossible."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


class DateRole(StrEnum):
    """What a date of an article says."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CREATED = "created"
    DATELINE = "dateline"
    PATH = "path"
    EXPIRES = "expires"
    EMBARGO = "embargo"
    OTHER = "other"


ANCHORS = frozenset(
    {DateRole.PUBLISHED, DateRole.UPDATED, DateRole.CREATED, DateRole.DATELINE, DateRole.PATH}
)


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date that the article carries about itself; `moment` is None where the words are no date."""

    role: DateRole
    field: Field
    moment: Moment | None = None

    @property
    def anchors(self) -> bool:
        """Whether relative times can be reckoned from it; a dateline needs month and day only."""
        if self.role not in ANCHORS or self.moment is None:
            return False
        if self.role is DateRole.DATELINE:
            return self.moment.month is not None and self.moment.day is not None
        return self.moment.date is not None


class Part(StrEnum):
    """The field of an article that a passage belongs to; also the field kind of a fingerprint."""

    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    TEASER_TITLE = "teaser-title"
    TEASER_SUMMARY = "teaser-summary"
    TEASER_CAPTION = "teaser-caption"
    TEASER_CREDIT = "teaser-credit"
    RAIL_HEADING = "rail-heading"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words and the part of the article that it belongs to; `block` where it is body text."""

    part: Part
    text: Text
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a file.

    Attributes:
        path: the file, relative to the root of the run, with forward slashes.
        id: tells the articles of one file apart; empty where the file holds one article.
        format: the reader that read it ("markdown", "text", "html", "ninjs", …).
        language: primary subtag in lower case ("en"); empty where unknown, which is not English.
        span: the whole article.
        top: the smallest place that stands for the article: its headline, else its first line.
    """

    path: str
    format: str
    span: Span
    top: Span
    id: str = ""
    language: str = ""
    headline: Field = NO_FIELD
    kicker: Field = NO_FIELD
    standfirst: Field = NO_FIELD
    dateline: Field = NO_FIELD
    bylines: tuple[Field, ...] = ()
    dates: tuple[DateMark, ...] = ()
    blocks: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    rails: tuple[Rail, ...] = ()
    metadata: tuple[Field, ...] = ()
    """Other words of the metadata that readers or platforms see (search title, share title)."""
    section: str = ""
    tags: tuple[str, ...] = ()
    draft: bool = False

    @property
    def teasers(self) -> Iterator[Teaser]:
        """Every teaser of every rail, in reading order."""
        for rail in self.rails:
            yield from rail.teasers

    @property
    def anchors(self) -> tuple[DateMark, ...]:
        """The dates that relative times can be reckoned from."""
        return tuple(mark for mark in self.dates if mark.anchors)

    @property
    def date(self) -> dt.date | None:
        """The day of publication as far as known: published, updated, created, dateline, then path."""
        best: tuple[int, dt.date] | None = None
        for mark in self.dates:
            if mark.role in ANCHORS and mark.moment is not None and (day := mark.moment.date) is not None:
                rank = _RANK[mark.role]
                if best is None or rank < best[0]:
                    best = (rank, day)
        return None if best is None else best[1]

    def passages(self) -> Iterator[Passage]:
        """Yield every run of words that a reader or a platform sees, by part, each part in reading order."""
        singles = (
            (Part.HEADLINE, self.headline),
            (Part.KICKER, self.kicker),
            (Part.STANDFIRST, self.standfirst),
        )
        for part, field in singles:
            if field.present:
                yield Passage(part, field.text)
        for byline in self.bylines:
            if byline.present:
                yield Passage(Part.BYLINE, byline.text)
        if self.dateline.present:
            yield Passage(Part.DATELINE, self.dateline.text)
        for block in self.blocks:
            if block.text and block.kind is not BlockKind.CODE:
                yield Passage(Part.BODY, block.text, block)
        for picture in self.pictures:
            yield from _picture_passages(picture, Part.CAPTION, Part.CREDIT)
        for rail in self.rails:
            if rail.heading.present:
                yield Passage(Part.RAIL_HEADING, rail.heading.text)
            for teaser in rail.teasers:
                if teaser.title.present:
                    yield Passage(Part.TEASER_TITLE, teaser.title.text)
                if teaser.picture is not None:
                    yield from _picture_passages(teaser.picture, Part.TEASER_CAPTION, Part.TEASER_CREDIT)
                if teaser.summary.present:
                    yield Passage(Part.TEASER_SUMMARY, teaser.summary.text)
        for field in self.metadata:
            if field.present:
                yield Passage(Part.METADATA, field.text)


_RANK = {
    DateRole.PUBLISHED: 0,
    DateRole.UPDATED: 1,
    DateRole.CREATED: 2,
    DateRole.DATELINE: 3,
    DateRole.PATH: 4,
}


def _picture_passages(picture: Picture, caption: Part, credit: Part) -> Iterator[Passage]:
    fields = (caption, picture.caption), *((caption, repeat) for repeat in picture.repeats)
    for part, field in (*fields, (credit, picture.credit), (Part.ALT, picture.alt)):
        if field.present:
            yield Passage(part, field.text)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader met and could not take as it stood; becomes a finding of its rule.

    Attributes:
        rule: an id of the family `parse`.
        message: what is wrong and what to do.
        span: the place.
        fatal: whether the file could not be read because of it (an error, else a warning).
    """

    rule: str
    message: str
    span: Span
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of one file: no, one or many articles, and the problems met on the way.

    `reason` says why a file without articles and without problems is none ("no headline and no text").
    """

    path: str
    format: str
    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    reason: str = ""
