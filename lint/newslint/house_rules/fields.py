"""Fields of an article that must be there, must not, or have a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.house_rules.checks import Told, compiled
from newslint.house_rules.declared import FieldShape
from newslint.house_rules.patterns import Pattern
from newslint_schemas import NO_FIELD, Article, DateRole, Field, Part, Presence, Span, Text

_DATES = {"published": DateRole.PUBLISHED, "updated": DateRole.UPDATED}
_PARTS = {
    "headline": Part.HEADLINE,
    "kicker": Part.KICKER,
    "standfirst": Part.STANDFIRST,
    "byline": Part.BYLINE,
    "dateline": Part.DATELINE,
    "caption": Part.CAPTION,
    "credit": Part.CREDIT,
    "alt": Part.ALT,
    "teaser-title": Part.TEASER_TITLE,
    "teaser-summary": Part.TEASER_SUMMARY,
}
_NAMES = {"published": "date of publication", "updated": "date of the update", "alt": "alternative text"}
_OF_EACH = frozenset({"caption", "credit", "alt", "teaser-title", "teaser-summary"})
"""What each picture, or each teaser, has one of: missing is missing from one of them."""


def field(check: FieldShape, article: Article) -> Iterator[Told]:
    """Tell each field that is missing, is there but must not be, or has not its form."""
    part = _PARTS.get(check.field)
    found = list(_values(check.field, article))
    there = [(item, place) for item, place in found if item.present]
    for item, place in there:
        wrong = _misshapen(check, item.value)
        if wrong is not None:
            yield _told(check, item, place, part, wrong)
    for place in _lacking(check, found, article):
        yield _told(check, NO_FIELD, place, part, _Wrong("The {field} is missing; add it."))
    least, most = check.count
    if len(there) < least and not any(item.state is Presence.ELSEWHERE for item, _ in found):
        wrong = _Wrong("This article has {count} of “{field}”; it needs {limit}.", len(there), least)
        yield _told(check, NO_FIELD, article.top, part, wrong)
    if most is not None and len(there) > most:
        item, place = there[most]
        wrong = _Wrong("This article has {count} of “{field}”; {limit} is the most.", len(there), most)
        yield _told(check, item, place, part, wrong)


def _lacking(check: FieldShape, found: Sequence[tuple[Field, Span]], article: Article) -> list[Span]:
    """Return the places where a required field is missing: of each picture or teaser, else of the article."""
    if not check.required:
        return []
    missing = [place for item, place in found if item.missing]
    if check.field in _OF_EACH:
        return missing
    if any(not item.missing for item, _ in found):
        return []
    return missing[:1] or [article.top]


class _Wrong(NamedTuple):
    """What is wrong with a field: words, and the numbers in them."""

    words: str
    size: int = 0
    limit: int = 0


def _told(check: FieldShape, item: Field, place: Span, part: Part | None, wrong: _Wrong) -> Told:
    values = {
        "field": _NAMES.get(check.field, check.field.replace("-", " ")),
        "text": item.value,
        "count": str(wrong.size),
        "limit": str(wrong.limit),
    }
    at = item.text if item.text.pieces else place
    return Told(at, values, part, default=wrong.words, subject=item.value)


def _misshapen(check: FieldShape, value: str) -> _Wrong | None:
    """Return what is wrong with a value, if anything is."""
    if check.forbidden:
        return _Wrong("There must be no {field} here; take it out.")
    measures = (("characters", len(value), check.characters), ("words", len(value.split()), check.words))
    for unit, size, (least, most) in measures:
        if most is not None and size > most:
            return _Wrong(f"The {{field}} has {{count}} {unit}; {{limit}} is the most.", size, most)
        if size < least:
            return _Wrong(f"The {{field}} has {{count}} {unit}; it needs {{limit}}.", size, least)
    if check.one_of and value.casefold() not in check.one_of:
        return _Wrong("“{text}” is none of the values that the house has for the {field}.")
    if check.pattern and not _pattern(check).matches(value):
        return _Wrong("“{text}” has not the form that the house wants of the {field}.")
    return None


def _pattern(check: FieldShape) -> Pattern:
    return compiled(check.pattern, ignore_case=check.ignore_case)


def _values(name: str, article: Article) -> Iterator[tuple[Field, Span]]:
    """Yield a field of the article as often as there is one, and where a finding about it is shown."""
    top = article.top
    single = {
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "dateline": article.dateline,
    }
    if name in single:
        items: Sequence[tuple[Field, Span]] = [(single[name], top)]
    elif name == "byline":
        items = [(item, top) for item in article.bylines]
    elif name in _DATES:
        items = [(mark.field, top) for mark in article.dates if mark.role is _DATES[name]]
    elif name in ("section", "language"):
        items = _plain((article.section if name == "section" else article.language,), top)
    elif name == "tags":
        items = _plain(article.tags, top)
    else:
        items = list(_beside(name, article))
    for item, place in items:
        yield item, item.span or place


def _plain(values: Sequence[str], top: Span) -> list[tuple[Field, Span]]:
    """Return values that an article holds without their place."""
    return [(Field(Presence.PRESENT, Text(value)), top) for value in values if value]


def _beside(name: str, article: Article) -> Iterator[tuple[Field, Span]]:
    """Yield the fields of pictures and teasers."""
    if name.startswith("teaser-"):
        for teaser in article.teasers:
            yield (teaser.title if name == "teaser-title" else teaser.summary), teaser.place
        return
    for picture in article.pictures:
        if name == "picture":
            yield Field(Presence.PRESENT, span=picture.span), picture.span
        else:
            field_of = {"caption": picture.caption, "credit": picture.credit, "alt": picture.alt}
            yield field_of[name], picture.span
