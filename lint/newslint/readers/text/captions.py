"""What tells a caption from body text where only the words can be seen, and its credit beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslint.language.credits import is_bare_name, is_credit, split_credit
from newslint.language.datelines import find_dateline
from newslint.language.dates import dates
from newslint.readers.text.paragraphs import Paragraph
from newslint_schemas import NO_FIELD, Field, Origin, Picture, Role, Text

# "1 of 4. Rescuers …", "3/12 Rescuers …"
_SLIDE = re.compile(
    r"(?:(?:image|photo|slide)\s+)?\d{1,3}\s*(?:of|/)\s*\d{1,3}\s*(?:[.:|–—-]\s*|\s)(?=\W?[^\W\d_])",
    re.IGNORECASE,
)
_SLIDE_NUMBER = re.compile(r"(?:(?:image|photo|slide)\s+)?\d{1,3}\s*(?:of|/)\s*\d{1,3}\.?", re.IGNORECASE)
_POSITION = re.compile(
    r"\((?:l|r|c|left|right|cent(?:er|re)|top|bottom|above|below|front|rear|back|seen here"
    r"|pictured(?! above)[^()]{0,20}"
    r"|(?:far|top|bottom|lower|upper|cent(?:er|re)) (?:left|right)|(?:second|third) from (?:the )?(?:left|right))\)"
    r"|,\s(?:(?:front|far|top|bottom|second from|third from|at) )?"
    r"(?:left|right|cent(?:er|re)|foreground|background),\s"
    r"|^(?:from left|clockwise|left to right|above|left|right|below|pictured)\b\s?[:,]",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:is|are) (?:seen|shown|pictured|photographed)\b|\b(?:seen|shown|pictured|photographed) "
    r"(?:here|in this|in an?|on|at|during)\b|\blooks? on\b|\bposes? (?:for|with|in|at)\b"
    r"|\b(?:in this|an undated|a file) (?:undated |file |handout )?(?:photo|picture|image|handout)\b"
    r"|^FILE\s*(?:[-–—:]|PHOTO)|^File photo\b",
    re.IGNORECASE,
)
# What people and things do in pictures, in the present tense of captions.
_DOING = re.compile(
    r"\b(?:address|arriv|attend|board|burn|carr|cast|celebrat|cheer|chant|clash|clean|clear|climb"
    r"|collect|comfort|cover|cross|cut|danc|deliver|depart|drift|driv|embrac|emerg|enter|examin|exit"
    r"|fill|fish|flee|float|fl|gather|gestur|greet|grill|guard|hang|harvest|hold|hug|inspect|jump|kick"
    r"|kiss|kneel|lay|lead|lean|leav|lie|lift|light|line|listen|load|look|lower|march|mark|mourn|move"
    r"|observ|paint|parad|park|pass|patrol|perform|pick|plant|play|point|pos|pour|pray|prepar|present"
    r"|protest|pull|push|queu|rais|reach|read|react|ride|rid|rise|ris|run|sail|salut|search|sell|serv"
    r"|shak|shout|show|sift|sign|sing|sit|skat|sleep|smil|sort|speak|spray|stand|stir|stretch|surround"
    r"|survey|swim|take|tak|talk|tend|throw|tie|tour|train|tri|us|visit|vot|wad|wait|walk|watch|water"
    r"|wave|wav|wear|weep|wheel|wip|work)(?:s|es|ies)\b"
)
_DOING_MANY = re.compile(
    r"\b(?:attend|carry|celebrate|cheer|clash|dance|embrace|gather|greet|hold|hug|inspect|line|listen"
    r"|look|march|mourn|pass|patrol|play|pose|pray|prepare|protest|queue|react|ride|run|search"
    r"|shake|sing|sit|speak|stand|take part|talk|wait|walk|watch|wave|work) (?:a|an|and|as|at|after"
    r"|before|by|during|for|from|hands|her|his|in|inside|near|next|off|on|outside|over|past|the|their"
    r"|through|to|under|up|while|with)\b"
)
_REPORTING = re.compile(
    r"\b(?:said|says|told|according to|announced|added|would|was|were|had|has been|have been|will)\b"
)
_QUOTE = re.compile(r"^[\"“‘«„']")
_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
_MOST_WORDS = 110
# A release ends with the name of whoever sent it.
_SOURCE_LINE = re.compile(r"\s*(?:sources?|fuente|quelle)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a paragraph could be, told by its own words.

    Attributes:
        credit: it is a credit line.
        name: it could be a bare name, and so a credit where a picture's would stand.
        slide: where the caption begins after a slide's number ("1 of 4. "), or 0.
        split: caption and credit of a caption that ends with its credit beyond doubt.
        description: how much speaks for a caption: 0 nothing, 1 something, 2 enough.
        words: how many words it has.
        closed: whether it ends as a sentence does.
    """

    credit: bool
    name: bool
    slide: int
    split: bool
    description: int
    words: int
    closed: bool

    @property
    def caption(self) -> bool:
        """Whether it is a caption wherever it stands."""
        return self.slide > 0 or self.split or self.description > 1


def traits(value: str) -> Traits:
    """Return what a paragraph could be."""
    words = value.count(" ") + 1
    credit = words <= 25 and _SOURCE_LINE.match(value) is None and is_credit(value)
    slide = _SLIDE.match(value)
    short = words <= _MOST_WORDS
    return Traits(
        credit=credit,
        name=words <= 7 and not credit and is_bare_name(value),
        slide=0 if slide is None or not short else slide.end(),
        split=short and not credit and _ends_with_credit(value),
        description=_description(value)
        if short and words >= 4 and not credit and not find_dateline(value)
        else 0,
        words=words,
        closed=_FINAL.search(value) is not None,
    )


def is_slide_number(value: str) -> bool:
    """Say whether a paragraph is only a slide's number: "3 of 12"."""
    return _SLIDE_NUMBER.fullmatch(value) is not None


def _ends_with_credit(value: str) -> bool:
    """Say whether a paragraph ends with a picture's credit, and not with an agency's mark under a story."""
    ranges = split_credit(value)
    if ranges is None:
        return False
    (_, end), (start, stop) = ranges
    credit = value[start:stop]
    if end < 8 or start < end or _SOURCE_LINE.match(credit):
        return False
    return (
        "/" in credit or "©" in credit or _PICTURE_WORD.search(credit) is not None or "|" in value[end:start]
    )


_PICTURE_WORD = re.compile(
    r"(?:photo|foto|image|picture|pic\b|pool|file|handout|courtesy|cortesía|bild\b)", re.IGNORECASE
)


def _description(value: str) -> int:
    """Return how much the words are like a caption's: a present-tense description with place and date."""
    if _QUOTE.match(value):
        return 0
    score = 2 * (_POSITION.search(value) is not None) + 2 * (_SHOWN.search(value) is not None)
    first = value[: _sentence_end(value)]
    doing = _DOING.search(first) or _DOING_MANY.search(first)
    # A caption names the one day of its picture; a paragraph with several tells a history.
    dated = sum(date.full and not date.lent for date in dates(value)) == 1
    score += (doing is not None) + dated
    reported = _REPORTING.search(first)
    if reported is not None:
        score -= 2 if doing is None or reported.start() < doing.start() else 1
    return max(0, min(score, 2)) if doing is not None or score > 2 else min(max(score, 0), 1)


def _sentence_end(value: str) -> int:
    end = value.find(". ", 40)
    return len(value) if end < 0 else end + 1


def picture(
    caption: Text | None, credit: Paragraph | None, role: Role, repeats: tuple[Text, ...] = ()
) -> Picture:
    """Return the picture that a caption, a credit line or both stand for."""
    place = caption.span() if caption is not None else credit.span if credit is not None else None
    if place is None:
        raise ValueError("a picture in plain text has a caption or a credit")
    return Picture(
        source="",
        span=place,
        caption=NO_FIELD if caption is None else Field.of(caption, origin=Origin.LINE),
        credit=NO_FIELD if credit is None else Field.of(credit.text, origin=Origin.LINE),
        repeats=tuple(Field.of(repeat, origin=Origin.LINE) for repeat in repeats),
        role=role,
    )
