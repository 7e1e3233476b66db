"""What two captions must have in common to be the same."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.patterns import lazy
from newslint.readers.pictures import same_source
from newslint_schemas import Article, Field, Genre, Part, Picture, Role

_MARKS = lazy(r"[\"'“”‘’„‚«»‹›`]+")
_SPACE = lazy(r"\s+")
_WORD = lazy(r"\w+(?:[’'-]\w+)*")
_MOST_CHANGED = 2
_BY_DESIGN = frozenset(
    """
    left right top bottom center centre middle above below first second third fourth fifth front back before after
    inside outside east west north south morning evening night day old new men women one two three four five six seven
    man woman boy girl
    """.split()
)
FEWEST_WORDS = 3
"""Captions of fewer words ("Map", "Left:") say too little to be a repeat."""


def normal(value: str) -> str:
    """Return a caption without case, white space, quotation marks and final full stop."""
    return _SPACE.sub(" ", _MARKS.sub("", value)).strip(" .").casefold()


def telling(value: str) -> bool:
    """Say whether a caption has words enough to be compared."""
    return len(value.split()) >= FEWEST_WORDS


def captions(article: Article) -> Iterator[tuple[Picture, Field, Part, bool]]:
    """Yield each caption with its picture and part, and whether it is a further copy printed with that picture."""
    for picture, part in _pictures(article):
        if picture.caption.present:
            yield picture, picture.caption, part, False
        for repeat in picture.repeats:
            if repeat.present:
                yield picture, repeat, part, True


def _pictures(article: Article) -> Iterator[tuple[Picture, Part]]:
    for picture in article.pictures:
        if picture.role is not Role.SHARE:
            yield picture, Part.CAPTION
    for teaser in article.teasers:
        if teaser.picture is not None:
            yield teaser.picture, Part.TEASER_CAPTION


def same_picture(one: Picture, other: Picture) -> bool:
    """Say whether two pictures are one, whatever their size, crop and query.

    Plain text shows no addresses: a teaser there may well promote another story with a picture of this one, unless
    the two are credited differently.
    """
    if one.source and other.source:
        return same_source(one.source, other.source)
    if one.source or other.source:
        return True  # a script loads the other one: who knows from where
    if Role.TEASER in (one.role, other.role):
        return not one.credit.present or not other.credit.present or one.credit.value == other.credit.value
    return False


def shown(article: Article) -> list[Picture]:
    """Return the pictures of the story itself: no logos, portraits, teasers or social cards."""
    return [
        picture
        for picture in article.pictures
        if picture.role not in (Role.SHARE, Role.TEASER) and picture.genre not in (Genre.LOGO, Genre.PORTRAIT)
    ]


def words_of(caption: str) -> list[str]:
    """Return the words of a caption, as they stand."""
    return _WORD.findall(caption)


def differ_by_slip(one: list[str], other: list[str]) -> bool:
    """Say whether two captions differ by one or two words, and none of these by design."""
    if abs(len(one) - len(other)) > _MOST_CHANGED:
        return False
    from rapidfuzz.distance import Levenshtein

    edits = Levenshtein.editops(one, other, score_hint=_MOST_CHANGED)
    if not 0 < len(edits) <= _MOST_CHANGED:
        return False
    for edit in edits:
        changed = [one[edit.src_pos]] if edit.tag != "insert" else []
        if edit.tag != "delete":
            changed.append(other[edit.dest_pos])
        if any(_by_design(word) for word in changed):
            return False
    return True


def _by_design(word: str) -> bool:
    return word[0].isupper() or any(character.isdigit() for character in word) or word in _BY_DESIGN
