"""An article while a data format is being read: fields are gathered here, then made into the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from newslint.conventions import Conventions
from newslint.patterns import lazy
from newslint.readers.moments import is_unset, moment_of_path, parse_moment
from newslint.readers.pictures import finish, group_credit, picture_key
from newslint_schemas import (
    ANCHORS,
    NO_FIELD,
    Article,
    Block,
    DateMark,
    DateRole,
    Document,
    Field,
    Moment,
    Origin,
    Picture,
    Problem,
    Rail,
    Span,
    Teaser,
)

_LANGUAGE = lazy(r"([A-Za-z]{2,3})(?:[-_].*)?")
_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|(?:and|und|et|y|e|og|och|en|de|la|van|von|der|den|di|da|al|bin)\b),?"
_BYLINE = lazy(rf"(?:By|BY|Von|Par|Por|Af|Av|Door|Di)\s{_NAME}(?:\s{_NAME}){{1,9}}")
_UNFILLED = lazy(r"YYYY|^(?:0000|0001-01-01)")
_NOBODY = frozenset({"none", "null", "undefined", "nan"})


@dataclass(slots=True)
class Draft:
    """What was found of one article so far; see `Article` for the fields.

    Attributes:
        label: what tells the article apart from others of its file: its guid, URI or id.
        declared: pictures that are told in fields of their own: the lead, those of a feed's item.
        pictures: pictures that stand in the body.
        tags: subjects and keywords.
        draft: whether it is marked as not for publication, or as withdrawn.
    """

    format: str
    span: Span
    label: str = ""
    language: str = ""
    headline: Field = NO_FIELD
    kicker: Field = NO_FIELD
    standfirst: Field = NO_FIELD
    dateline: Field = NO_FIELD
    bylines: list[Field] = field(default_factory=list[Field])
    dates: list[DateMark] = field(default_factory=list[DateMark])
    blocks: list[Block] = field(default_factory=list[Block])
    declared: list[Picture] = field(default_factory=list[Picture])
    pictures: list[Picture] = field(default_factory=list[Picture])
    rails: list[Rail] = field(default_factory=list[Rail])
    metadata: list[Field] = field(default_factory=list[Field])
    section: str = ""
    tags: list[str] = field(default_factory=list[str])
    draft: bool = False

    def date(self, role: DateRole, words: Field) -> None:
        """Note a date; an absent or empty field is none."""
        if words.present:
            self.dates.append(DateMark(role, words, parse_moment(words.value)))

    def revised(self, words: Field) -> None:
        """Note when a system last wrote the article: an update, unless it was before publication."""
        self.date(DateRole.UPDATED, words)
        if not words.present or (moment := self.dates[-1].moment) is None:
            return
        before = [mark.moment for mark in self.dates if mark.role is DateRole.PUBLISHED]
        if any(other is not None and _earlier(moment, other) for other in before):
            self.dates[-1] = replace(self.dates[-1], role=DateRole.CREATED)

    def address(self, words: Field) -> None:
        """Note the date that an address holds, where nothing else dates the article; call it last."""
        moments = moment_of_path(words.value) if words.value else None
        if moments and not any(mark.anchors for mark in self.dates):
            self.dates.append(DateMark(DateRole.PATH, words, moments[-1]))

    def byline(self, fields: Iterable[Field]) -> None:
        """Note bylines, each name once."""
        known = {one.value for one in self.bylines}
        for one in fields:
            if one.present and one.value not in known:
                known.add(one.value)
                self.bylines.append(one)

    def mention(self, fields: Iterable[Field]) -> None:
        """Note names that the metadata holds, each once."""
        known = {one.value for one in self.metadata}
        for one in fields:
            if one.present and one.value not in known:
                known.add(one.value)
                self.metadata.append(one)

    def tag(self, values: Iterable[str]) -> None:
        """Note subjects and keywords, each once."""
        self.tags.extend(value for value in dict.fromkeys(values) if value and value not in self.tags)

    def speaks(self, tag: str) -> None:
        """Take the language of a tag ("en-GB") unless one is known."""
        match = _LANGUAGE.fullmatch(tag.strip())
        if match is not None and not self.language:
            self.language = match[1].lower()

    def rail(self, span: Span, teasers: Sequence[Teaser], heading: Field = NO_FIELD) -> None:
        """Note a list of teasers, unless it is empty."""
        if teasers:
            self.rails.append(Rail(span, heading, tuple(teasers)))

    @property
    def telling(self) -> bool:
        """Whether there is anything that makes it an article: a headline, words, a picture or a teaser."""
        return bool(self.headline.present or self.blocks or self.declared or self.pictures or self.rails)

    def article(self, path: str, conventions: Conventions, name: str) -> Article:
        """Return the article; `name` is its id within the file, empty for the only one."""
        self._take_byline_of_body()
        self._share_credit()
        if self.headline.missing and not self.blocks:  # a picture alone has its caption
            self.headline = NO_FIELD
        return Article(
            path=path,
            format=self.format,
            span=self.span,
            top=self._top,
            id=name,
            language=self.language,
            headline=self.headline,
            kicker=self.kicker,
            standfirst=NO_FIELD if self.standfirst.value == self.headline.value else self.standfirst,
            dateline=self.dateline,
            bylines=tuple(self.bylines),
            dates=(*self.dates, *_dateline_dates(self.dateline)),
            blocks=tuple(self.blocks),
            pictures=tuple(self._pictures(conventions)),
            rails=tuple(_finished(rail, conventions) for rail in self.rails),
            metadata=tuple(self.metadata),
            section=self.section,
            tags=tuple(self.tags),
            draft=self.draft,
        )

    def _take_byline_of_body(self) -> None:
        """Take a line "By …" at the start of the body for the byline, where no field holds one."""
        for place, block in enumerate(self.blocks[:3]):
            if not self.bylines and _BYLINE.fullmatch(block.text.value):
                self.bylines.append(Field.of(block.text, "", Origin.LINE))
                del self.blocks[place]
                return

    def _share_credit(self) -> None:
        """Give the pictures without a credit the one that a line gives to all ("Photos by …")."""
        if all(picture.credit.present for picture in (*self.declared, *self.pictures)):
            return
        shared = group_credit([*(line.text for line in self.bylines), *(block.text for block in self.blocks)])
        if shared is None:
            return
        for pictures in (self.declared, self.pictures):
            for index, picture in enumerate(pictures):
                if picture.credit.missing:
                    pictures[index] = replace(picture, credit=shared)

    def _pictures(self, conventions: Conventions) -> Iterator[Picture]:
        """Yield the pictures: crops told in fields as one, and as one with the same picture in the body."""
        shown = [finish(picture, conventions) for picture in self.pictures]
        places: dict[str, list[int]] = {}
        for place, picture in enumerate(shown):
            places.setdefault(_key(picture), []).append(place)
        told: set[int] = set()
        for picture in merged(finish(picture, conventions) for picture in self.declared):
            alike = places.get(_key(picture), []) if picture.source else []
            same = next((one for one in alike if one not in told and _is_one(picture, shown[one])), None)
            if same is None:
                yield picture
            else:
                told.add(same)
                yield _fuller(picture, shown[same])
        yield from (picture for place, picture in enumerate(shown) if place not in told)

    @property
    def _top(self) -> Span:
        if self.headline.span is not None:
            return self.headline.span
        if self.blocks and self.blocks[0].text:
            return self.blocks[0].text.span()
        for picture in (*self.declared, *self.pictures):
            return picture.span
        return Span(self.span.start, self.span.start)


def _dateline_dates(dateline: Field) -> Iterator[DateMark]:
    """Yield the date that a dateline names; month and day are enough in one."""
    if not dateline.present:
        return
    from newslint.language.dates import dates

    for date in dates(dateline.value)[:1]:
        words = dateline.text.slice(date.start, date.end)
        moment = Moment(date.year, date.month, date.day)
        yield DateMark(DateRole.DATELINE, replace(dateline, text=words, span=words.span()), moment)


def _earlier(one: Moment, other: Moment) -> bool:
    return one.date is not None and other.date is not None and one.date < other.date


def _finished(rail: Rail, conventions: Conventions) -> Rail:
    if all(teaser.picture is None for teaser in rail.teasers):
        return rail
    teasers = (
        teaser if teaser.picture is None else replace(teaser, picture=finish(teaser.picture, conventions))
        for teaser in rail.teasers
    )
    return replace(rail, teasers=tuple(teasers))


def merged(pictures: Iterable[Picture]) -> list[Picture]:
    """Return pictures, the crops of one with one caption as that one, told most fully.

    A picture that is told twice with two captions or two makers stays two.
    """
    kept: list[Picture] = []
    places: dict[str, list[int]] = {}
    for picture in pictures:
        alike = places.setdefault(_key(picture), []) if picture.source else []
        same = next((place for place in alike if _is_one(kept[place], picture)), None)
        if same is None:
            alike.append(len(kept))
            kept.append(picture)
        else:
            kept[same] = _fuller(kept[same], picture)
    return kept


def _key(picture: Picture) -> str:
    return picture_key(picture.source) if picture.source else ""


def _fuller(one: Picture, other: Picture) -> Picture:
    return replace(
        one,
        source=one.source or other.source,
        caption=first(one.caption, other.caption),
        credit=first(one.credit, other.credit),
        alt=first(one.alt, other.alt),
    )


def _is_one(one: Picture, other: Picture) -> bool:
    """Say whether two pictures with one address have no two captions, and no two makers."""
    if one.credit.present and other.credit.present and one.credit.value != other.credit.value:
        from newslint.language.credit_agreement import contradict

        if contradict(one.credit.value, other.credit.value):
            return False
    if not (one.caption.present and other.caption.present):
        return True
    return one.caption.text.folded().value.casefold() == other.caption.text.folded().value.casefold()


def first(*fields: Field) -> Field:
    """Return the first field that holds words, else the first that is elsewhere or empty, else none."""
    return first_of(fields)


def first_of(fields: Iterable[Field]) -> Field:
    """Return the first field that holds words, looking no further; else one that stands there, else none."""
    other = NO_FIELD
    for one in fields:
        if one.present:
            return one
        if other is NO_FIELD and (one.span is not None or not one.missing):
            other = one
    return other


def promoted(
    span: Span,
    title: Field,
    summary: Field,
    link: Field,
    *,
    picture: Picture | None = None,
    date: DateMark | None = None,
) -> Teaser:
    """Return a teaser; a finding about it is shown at its first words, or else at its link."""
    shown = next((one for one in (title, summary, link) if one.present), title)
    return Teaser(span, title, summary, picture, link, shown.span, date)


def named(credit: Field) -> Field:
    """Return a credit or byline, empty where a program wrote that it has no value ("None")."""
    if credit.present and credit.value.casefold() in _NOBODY:
        return Field.of(credit.text.slice(0, 0), credit.name, credit.origin, credit.span)
    return credit


def document(
    path: str,
    kind: str,
    drafts: Sequence[Draft],
    conventions: Conventions,
    problems: tuple[Problem, ...] = (),
    *,
    reason: str = "no headline and no text",
) -> Document:
    """Return the document of the drafts that tell something; ids are labels, or ordinals without one."""
    telling = [draft for draft in drafts if draft.telling]
    if not telling:
        fatal = tuple(replace(problem, fatal=True) for problem in problems)
        fatal += tuple(problem for draft in drafts for problem in bad_dates(draft))
        return Document(path, kind, (), fatal, f"not an article: {reason}")
    limit = conventions.limits.articles
    if len(telling) > limit:
        span = telling[limit].span
        message = f"This file holds more than {limit:,} articles; the rest was not read. Split it."
        problems = (*problems, Problem("parse/too-large", message, Span(span.start, span.start)))
        telling = telling[:limit]
    if len(telling) == 1:
        telling[0].address(Field.elsewhere(path, "path", Origin.PATH))
    problems += tuple(problem for draft in telling for problem in bad_dates(draft))
    names = _names(telling) if len(telling) > 1 else [""]
    articles = (draft.article(path, conventions, name) for draft, name in zip(telling, names, strict=True))
    return Document(path, kind, tuple(articles), problems)


def bad_dates(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for a date that can't be read, where the article has none that can; not for "TBD"."""
    if any(mark.anchors for mark in draft.dates):
        return
    for mark in draft.dates:
        value = mark.field.value
        unfilled = _UNFILLED.search(value) is not None or is_unset(value)
        if mark.role in ANCHORS and mark.field.span is not None and not unfilled:
            yield unreadable_date(value, mark.field.span)
            return


def unreadable_date(value: str, span: Span) -> Problem:
    """Return the problem of a field that should hold a date and does not."""
    message = f"“{value[:60]}” is no date that can be read; write it as 2024-01-18 or 2024-01-18T09:30:00Z."
    return Problem("parse/bad-date", message, span)


def _names(drafts: Sequence[Draft]) -> list[str]:
    names: list[str] = []
    taken: set[str] = set()
    for number, draft in enumerate(drafts, 1):
        name = draft.label if draft.label and draft.label not in taken else f"{draft.label}#{number}"
        taken.add(name)
        names.append(name)
    return names
