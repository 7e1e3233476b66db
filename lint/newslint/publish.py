"""From the article model to what is published of it."""

from __future__ import annotations

from newslint.context import Context
from newslint.conventions import Conventions
from newslint.source import SourceFile
from newslint_schemas import Article, Block, DateMark, Document, Field, Moment, Picture, Rail, Span, Teaser
from newslint_schemas.published import (
    PublishedArticle,
    PublishedBlock,
    PublishedDate,
    PublishedDocument,
    PublishedField,
    PublishedMark,
    PublishedPicture,
    PublishedPlace,
    PublishedProblem,
    PublishedRail,
    PublishedTeaser,
)


def publish(source: SourceFile, document: Document, conventions: Conventions) -> PublishedDocument:
    """Return the published form of a document."""
    return _Publisher(source, conventions).document(document)


class _Publisher:
    def __init__(self, source: SourceFile, conventions: Conventions) -> None:
        self._source = source
        self._conventions = conventions

    def document(self, document: Document) -> PublishedDocument:
        problems = (*self._source.problems, *document.problems)
        return PublishedDocument(
            path=document.path,
            format=document.format,
            encoding=self._source.encoding,
            reason="" if document.articles else document.reason,
            articles=tuple(self._article(article) for article in document.articles),
            problems=tuple(
                PublishedProblem(
                    rule=item.rule, message=item.message, fatal=item.fatal, place=self._place(item.span)
                )
                for item in problems
            ),
        )

    def _place(self, span: Span) -> PublishedPlace:
        region = self._source.region(span)
        return PublishedPlace(
            line=region.line,
            column=region.column,
            end_line=region.end_line,
            end_column=region.end_column,
            offset=span.start,
            length=span.end - span.start,
        )

    def _field(self, field: Field) -> PublishedField:
        return PublishedField(
            state=field.state,
            text=field.value,
            name=field.name,
            origin=field.origin,
            place=None if field.span is None else self._place(field.span),
        )

    def _fields(self, fields: tuple[Field, ...]) -> tuple[PublishedField, ...]:
        return tuple(self._field(field) for field in fields)

    def _article(self, article: Article) -> PublishedArticle:
        return PublishedArticle(
            id=article.id,
            format=article.format,
            language=Context(article, self._conventions).language,
            place=self._place(article.span),
            headline=self._field(article.headline),
            kicker=self._field(article.kicker),
            standfirst=self._field(article.standfirst),
            dateline=self._field(article.dateline),
            bylines=self._fields(article.bylines),
            dates=tuple(self._date(mark) for mark in article.dates),
            blocks=tuple(self._block(block) for block in article.blocks),
            pictures=tuple(self._picture(picture) for picture in article.pictures),
            rails=tuple(self._rail(rail) for rail in article.rails),
            metadata=self._fields(article.metadata),
            section=article.section,
            tags=article.tags,
            draft=article.draft,
        )

    def _date(self, mark: DateMark) -> PublishedDate:
        moment = mark.moment
        return PublishedDate(
            role=mark.role,
            field=self._field(mark.field),
            date=None if moment is None else _day(moment),
            time=None
            if moment is None or moment.hour is None
            else f"{moment.hour:02}:{moment.minute or 0:02}",
            offset_minutes=None if moment is None else moment.offset,
            anchor=mark.anchors,
        )

    def _block(self, block: Block) -> PublishedBlock:
        marks = tuple(
            PublishedMark(kind=mark.kind, start=mark.start, end=mark.end, target=mark.target)
            for mark in block.marks
        )
        place = self._place(block.span)
        return PublishedBlock(
            kind=block.kind, text=block.text.value, place=place, level=block.level, marks=marks
        )

    def _picture(self, picture: Picture) -> PublishedPicture:
        return PublishedPicture(
            source=picture.source,
            role=picture.role,
            genre=picture.genre,
            place=self._place(picture.span),
            caption=self._field(picture.caption),
            credit=self._field(picture.credit),
            alt=self._field(picture.alt),
            repeats=self._fields(picture.repeats),
        )

    def _rail(self, rail: Rail) -> PublishedRail:
        teasers = tuple(self._teaser(teaser) for teaser in rail.teasers)
        return PublishedRail(place=self._place(rail.span), heading=self._field(rail.heading), teasers=teasers)

    def _teaser(self, teaser: Teaser) -> PublishedTeaser:
        return PublishedTeaser(
            place=self._place(teaser.span),
            title=self._field(teaser.title),
            summary=self._field(teaser.summary),
            link=self._field(teaser.link),
            picture=None if teaser.picture is None else self._picture(teaser.picture),
        )


def _day(moment: Moment) -> str | None:
    """Return an ISO date, with the parts that were written: "2024-01-18", "--01-18", "2024-01"."""
    if moment.date is not None:
        return moment.date.isoformat()
    if moment.year is None and moment.month is not None and moment.day is not None:
        return f"--{moment.month:02}-{moment.day:02}"
    if moment.year is not None and moment.month is not None and moment.day is None:
        return f"{moment.year:04}-{moment.month:02}"
    return None
