"""Articles made by hand, without a reader: every text is verbatim in one joined source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newslint.context import Context
from newslint.finding import Finding
from newslint.rule import ArticleRule
from newslint_schemas import (
    NO_FIELD,
    Article,
    Block,
    BlockKind,
    DateMark,
    DateRole,
    Field,
    Mark,
    Moment,
    Origin,
    Picture,
    Rail,
    Role,
    Span,
    Teaser,
    Text,
)


@dataclass(frozen=True)
class Story:
    """An article and the source that its texts point into."""

    article: Article
    source: str

    def slice(self, span: Span) -> str:
        """Return the source text of a span."""
        return self.source[span.start : span.end]

    def findings(self, rule: ArticleRule) -> list[Finding]:
        """Return what a rule reports of the article, in order of place, whatever languages it serves."""
        return sorted(rule.check(self.article, Context(self.article)), key=lambda finding: finding.span)

    def reported(self, rule: ArticleRule) -> list[str]:
        """Return the source texts of the places that a rule reports, in order."""
        return [self.slice(finding.span) for finding in self.findings(rule)]


@dataclass(frozen=True)
class Para:
    """A block of another kind than a paragraph, or with marks."""

    value: str
    kind: BlockKind = BlockKind.PARAGRAPH
    marks: tuple[Mark, ...] = ()
    level: int = 0


@dataclass(frozen=True)
class Shot:
    """A picture: its words, and its address."""

    caption: str = ""
    credit: str = ""
    alt: str = ""
    source: str = "picture.jpg"
    role: Role = Role.BODY


@dataclass(frozen=True)
class Promo:
    """A teaser of the one rail that a story has."""

    title: str = ""
    summary: str = ""
    shot: Shot | None = None


class _Sheet:
    """The source in the making."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def text(self, value: str) -> Text:
        start = self.length
        self.parts.append(value + "\n\n")
        self.length += len(value) + 2
        # `verbatim` slices its source; only the map counts here.
        made = Text.verbatim(value, 0, len(value))
        return Text(made.value, tuple(piece._replace(source=start) for piece in made.pieces))

    def field(self, value: str, origin: Origin = Origin.ELEMENT) -> Field:
        return Field.of(self.text(value), origin=origin) if value else NO_FIELD

    def picture(self, shot: Shot) -> Picture:
        start = self.length
        caption, credit, alt = self.field(shot.caption), self.field(shot.credit), self.field(shot.alt)
        return Picture(
            shot.source, Span(start, max(start, self.length - 2)), caption, credit, alt, role=shot.role
        )


def story(
    *body: str | Para,
    headline: str = "Council votes on the bridge",
    standfirst: str = "",
    bylines: Sequence[str] = (),
    dateline: str = "",
    published: str = "",
    updated: str = "",
    dates: Iterable[DateMark] = (),
    shots: Sequence[Shot] = (),
    promos: Sequence[Promo] = (),
    path: str = "story.md",
    language: str = "en",
    draft: bool = False,
) -> Story:
    """Return a story; `published` and `updated` are ISO dates, and a body of plain strings is paragraphs."""
    sheet = _Sheet()
    title = sheet.field(headline)
    marks = [
        DateMark(role, sheet.field(value, Origin.FRONT_MATTER), Moment(*map(int, value.split("-"))))
        for role, value in ((DateRole.PUBLISHED, published), (DateRole.UPDATED, updated))
        if value
    ]
    deck = sheet.field(standfirst)
    signed = tuple(sheet.field(byline) for byline in bylines)
    place = sheet.field(dateline)
    blocks: list[Block] = []
    for item in body:
        para = Para(item) if isinstance(item, str) else item
        text = sheet.text(para.value)
        blocks.append(Block(para.kind, text, text.span(), para.marks, para.level))
    pictures = tuple(sheet.picture(shot) for shot in shots)
    start = sheet.length
    teasers: list[Teaser] = []
    for promo in promos:
        begin = sheet.length
        picture = None if promo.shot is None else sheet.picture(promo.shot)
        heading, summary = sheet.field(promo.title), sheet.field(promo.summary)
        teasers.append(Teaser(Span(begin, max(begin, sheet.length - 2)), heading, summary, picture))
    article = Article(
        path=path,
        format="markdown",
        span=Span(0, sheet.length),
        top=title.span or Span(0, 0),
        language=language,
        headline=title,
        standfirst=deck,
        dateline=place,
        bylines=signed,
        dates=(*marks, *dates),
        blocks=tuple(blocks),
        pictures=pictures,
        rails=(Rail(Span(start, sheet.length), teasers=tuple(teasers)),) if teasers else (),
        draft=draft,
    )
    return Story(article, "".join(sheet.parts))
