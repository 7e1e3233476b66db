"""What tells the pictures of two articles apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.context import Context
from newslint.language.credit_agreement import contradict
from newslint.readers.pictures import picture_key
from newslint_rules.captions._comparison import shown
from newslint_schemas import Article, Field, Origin

_WORD_OF_A_NAME = re.compile(r"[^\W\d_]{3,}")
_FEWEST_TELLING = 2
# What cameras call their files, with the number of the frame. Telephones number a picture anew when they save it again
# ("IMG_0417"), and so do messengers: those names tell nothing.
_FRAME = re.compile(
    r"(?:_?dsc[fn]?[_-]?|_mg_|p(?=\d{7})|dji_|gopr|sam_|crw_|pxl_)(\d{4,8}(?:_\d{6,9})?)(?!\d)"
)


def noted_pictures(article: Article, context: Context) -> Iterator[tuple[Field, tuple[str, str, str]]]:
    """Yield each picture's caption with what tells the picture: what it is known by, its file's name, its credit."""
    for picture in shown(article):
        if not picture.source or not picture.caption.present or picture.caption.origin is Origin.ALT:
            continue
        if known := context.identity(picture.source):
            name = picture_key(picture.source).rpartition("/")[2]
            yield picture.caption, (known, name, picture.credit.value)


def are_two_frames(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two pictures, as `noted_pictures` tells them, have the names that cameras give, with two numbers.

    They may well be of one series; whatever follows the number ("DSC_0417-1") makes no other frame.
    """
    frame, another = _FRAME.match(one[1]), _FRAME.match(other[1])
    return frame is not None and another is not None and frame[1] != another[1]


def differ_certainly(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two pictures, as `noted_pictures` tells them, are certainly not one, nor of one series."""
    known, name, credit = one
    same, named, signed = other
    if known == same:
        return False
    if credit and signed:
        return contradict(credit, signed)
    words, others = set(_WORD_OF_A_NAME.findall(name)), set(_WORD_OF_A_NAME.findall(named))
    return min(len(words), len(others)) >= _FEWEST_TELLING and words.isdisjoint(others)
