"""Rails in plain text: a heading such as "More from …", then items of title, caption, credit and summary.

Any of the four may be missing, and nothing marks where an item begins. What separates items is therefore worked
out from the whole rail: where credits stand, and whether its items have titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newslint.readers.text.pictures import credit_of, name_of
from newslint.readers.text.units import Unit
from newslint_schemas import NO_FIELD, Field, Origin, Picture, Rail, Role, Span, Teaser

_HEADING = re.compile(
    r"more (?:from|on|in|stories|news|coverage|headlines|articles|reading)\b.{0,50}"
    r"|more [\w’'-]+(?: [\w’'-]+)? (?:news|stories|coverage|headlines|articles)"
    r"|(?:related|recommended|similar)(?: (?:stories|articles|content|coverage|news|posts|reading|links|for you))?"
    r"|read (?:more|next|also|this next)|also read|see also|further reading|keep reading|up next|what to read next"
    r"|(?:you )?(?:may|might)(?: also)? (?:like|be interested in)|don.t miss|in other news|other stories"
    r"|(?:most|trending|latest|top|popular)(?: (?:read|popular|viewed|shared|news|stories|now|headlines))+",
    re.IGNORECASE,
)
_MOST_SUMMARIES = 2
"""More sentences in a row than these are copy, not an item."""


@dataclass(frozen=True, slots=True)
class _Token:
    unit: Unit
    credit: bool
    certain: bool = False
    """Whether its words alone make it a credit; else its place does."""

    @property
    def title(self) -> bool:
        """Whether it could be a title."""
        return not self.credit and self.unit.titled


def is_heading(unit: Unit) -> bool:
    """Say whether a unit is the heading of a rail."""
    value = unit.value.rstrip(" :.…»>")
    return (
        len(value.split()) <= 9
        and not unit.value.endswith((".", ","))
        and _HEADING.fullmatch(value) is not None
    )


def read_rail(units: Sequence[Unit], start: int) -> tuple[Rail, int] | None:
    """Return the rail whose heading stands at a unit, and the unit after it; None where no items follow."""
    tokens = _tokens(units[start + 1 :])
    if not tokens or not any(token.credit or token.title for token in tokens):
        return None
    plan = _Plan.of(tokens)
    teasers: list[Teaser] = []
    position = 0
    while position < len(tokens):
        taken = _item(tokens, position, plan)
        if taken is None:
            break
        teaser, position = taken
        teasers.append(teaser)
    if not teasers:
        return None
    heading = Field.of(units[start].text, "", Origin.LINE)
    span = units[start].text.span().cover(teasers[-1].span)
    return Rail(span, heading, tuple(teasers)), start + 1 + position


def _tokens(units: Sequence[Unit]) -> list[_Token]:
    certain = [credit_of(unit) for unit in units]
    credited = sum(certain) >= 1
    tokens: list[_Token] = []
    for index, unit in enumerate(units):
        alone = (index == 0 or units[index - 1].group != unit.group) and (
            index + 1 == len(units) or units[index + 1].group != unit.group
        )
        last = index + 1 == len(units) or units[index + 1].group != unit.group
        below = (
            index > 0 and units[index - 1].group == unit.group and len(units[index - 1].value.split()) >= 6
        )
        by_place = name_of(unit) and (
            (below and last) or (alone and credited and _sentence_next(units, index))
        )
        tokens.append(_Token(unit, certain[index] or by_place, certain[index]))
    return tokens


def _sentence_next(units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and units[index + 1].closed


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the items of a rail are built.

    Attributes:
        pictured: whether items show pictures, as their credits tell.
        titled: whether most of them have a title before their caption.
    """

    pictured: bool
    titled: bool

    @classmethod
    def of(cls, tokens: Sequence[_Token]) -> _Plan:
        """Work out the plan from the whole rail."""
        credited = [index for index, token in enumerate(tokens) if token.credit]
        if not credited:
            return cls(pictured=False, titled=any(token.title for token in tokens))
        titles = sum(index >= 2 and _titles(tokens, index - 2) for index in credited)
        return cls(pictured=True, titled=2 * titles >= len(credited))


def _titles(tokens: Sequence[_Token], index: int) -> bool:
    """Say whether a token stands as a title above the caption that follows it."""
    token, below = tokens[index], tokens[index + 1]
    if not token.title or below.credit:
        return False
    return (
        token.unit.group == below.unit.group or index == 0 or tokens[index - 1].unit.group != token.unit.group
    )


def _item(tokens: Sequence[_Token], start: int, plan: _Plan) -> tuple[Teaser, int] | None:
    """Return the item that begins at a token and the token after it; None where copy goes on."""
    position = start
    title = caption = credit = summary = NO_FIELD

    def at(offset: int) -> _Token | None:
        return tokens[position + offset] if position + offset < len(tokens) else None

    here, following, third = at(0), at(1), at(2)
    if here is None:
        return None
    caption_next = following is not None and following.credit
    if here.title and not (caption_next and (plan.titled or len(here.unit.value.split()) > 8)):
        grouped = following is not None and following.unit.group == here.unit.group
        if plan.titled or not plan.pictured or (grouped and third is not None and third.credit):
            title = _field(here)
            position += 1
    here, following = at(0), at(1)
    if here is not None and following is not None and _credits(here, following):
        caption, credit = _field(here), _field(following)
        position += 2
    elif here is not None and here.credit:
        credit = _field(here)
        position += 1
    elif (
        here is not None
        and following is not None
        and plan.pictured
        and not _next_begins(tokens, position + 1, plan)
    ):
        caption = _field(here)
        position += 1
    here = at(0)
    if here is not None and not here.credit and not _next_begins(tokens, position, plan):
        summary = _field(here)
        position += 1
    if position == start or (title.missing and credit.missing and not plan.pictured):
        return None
    return _teaser(tokens[start:position], title, caption, credit, summary), position


def _credits(token: _Token, below: _Token) -> bool:
    """Say whether a unit is the caption of the credit that follows; a name on its own credits what is below it."""
    return below.credit and not token.credit and (below.certain or below.unit.group == token.unit.group)


def _next_begins(tokens: Sequence[_Token], position: int, plan: _Plan) -> bool:
    """Say whether another item begins at a token rather than this one going on."""
    if position >= len(tokens):
        return False
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is not None and _credits(tokens[position], following):
        return not plan.titled or tokens[position].unit.group == following.unit.group
    if not plan.titled or not tokens[position].title:
        return False
    return (
        following is not None and following.unit.group == tokens[position].unit.group
    ) or not plan.pictured


def _field(token: _Token) -> Field:
    return Field.of(token.unit.text, "", Origin.LINE)


def _teaser(tokens: Sequence[_Token], title: Field, caption: Field, credit: Field, summary: Field) -> Teaser:
    first = tokens[0].unit.text.span()
    span = Span(first.start, tokens[-1].unit.text.span().end)
    picture = None
    if caption.present or credit.present:
        place = (caption if caption.present else credit).text.span()
        picture = Picture(source="", span=place, caption=caption, credit=credit, role=Role.TEASER)
    return Teaser(span, title, summary, picture, first=first)
