"""What tells a caption from body text where only the words can be seen, and its credit beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint.language.credit_words import word_set
from newslint.language.credits import is_bare_name, is_credit, split_credit
from newslint.language.datelines import find_dateline
from newslint.language.dates import dates
from newslint.patterns import lazy
from newslint.readers.text.paragraphs import Paragraph
from newslint_schemas import NO_FIELD, Field, Origin, Picture, Role, Text

# "1 of 4. Rescuers …", "3/12 Rescuers …"
_SLIDE = lazy(
    r"(?:(?:image|photo|slide)\s+)?\d{1,3}\s*(?:of|/)\s*\d{1,3}\s*(?:[.:|–—-]\s*|\s)(?=\W?[^\W\d_])",
    re.IGNORECASE,
)
_SLIDE_NUMBER = lazy(r"(?:(?:image|photo|slide)\s+)?\d{1,3}\s*(?:of|/)\s*\d{1,3}\.?", re.IGNORECASE)
_IN_BRACKETS = lazy(
    r"\((?:l|r|c|left|right|cent(?:er|re)|top|bottom|above|below|front|rear|back|seen here"
    r"|pictured(?! above)[^()]{0,20}|(?:far|top|bottom|lower|upper|cent(?:er|re)) (?:left|right)"
    r"|(?:second|third) from (?:the )?(?:left|right))\)",
    re.IGNORECASE,
)
_BETWEEN_COMMAS = lazy(
    r",\s(?:(?:front|far|top|bottom|second from|third from|at) )?"
    r"(?:left|right|center|centre|foreground|background),\s"
)
_SIDE_FIRST = lazy(
    r"(?:from left|clockwise|left to right|above|left|right|below|pictured)\b\s?[:,]", re.IGNORECASE
)
_FILE = lazy(r"FILE\s*(?:[-–—:]|PHOTO)|File photo\b")
# "An artist's illustration shows …"; a photo that shows something may be spoken of in the story.
_DEPICTS = lazy(
    r"(?:An?|This) (?:\w+[’']s? )?(?:(?:photo )?illustration|rendering|drawing|aerial (?:view|photo)"
    r"|satellite image|combination (?:of )?(?:photos|pictures|images)) (?:shows?|depicts?)\b"
)
_SHOWN_HINTS = (
    "seen",
    "shown",
    "pictured",
    "photographed",
    "look",
    "pose",
    "photo",
    "picture",
    "image",
    "handout",
)
_SHOWN = lazy(
    r"\b(?:(?:is|are) (?:seen|shown|pictured|photographed)(?! as)"
    r"|(?:seen|shown|pictured|photographed) (?:here|in this|in an?|on|at|during)|looks? on|poses? (?:for|with|in|at)"
    r"|(?:in this|an undated|a file) (?:undated |file |handout )?(?:photo|picture|image|handout))\b",
    re.IGNORECASE,
)


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeou" else f"{verb}s"


# What people and things do in pictures; captions tell it in the present tense.
_DO = word_set(
    """
    address arrive attend board burn carry cast celebrate cheer chant clash clean clear climb collect comfort
    cover cross cut dance deliver depart drift drive embrace emerge enter examine exit fill fish flee float fly
    gather gesture greet grill guard hang harvest hold hug inspect jump kick kiss kneel lay lead lean leave lie
    lift light line listen load look lower march mark mourn move observe paint parade park pass patrol perform
    pick plant play point pose pour pray prepare present protest pull push queue raise reach read react ride rise
    run sail salute search sell serve shake shout show sift sign sing sit skate sleep smile sort speak spray stand
    stir stretch surround survey swim take talk tend throw tie tour train try use visit vote wade wait walk watch
    water wave wear weep wheel wipe work
    """
)
_DOES = frozenset(map(_third_person, _DO))
_AFTER_DO = word_set(
    """
    a an and as at after before by during for from hands her his in inside near next off on outside over past the
    their through to under up while with
    """
)
_BEFORE_INFINITIVE = word_set("to will can could would may might must should not cannot the a an")
_REPORTS = word_set("said says told announced added would was were had will according")
_QUOTE = lazy(r"^[\"“‘«„']")
_FINAL = lazy(r"[.!?…][\"'”’»)\]]*$")
_MOST_WORDS = 110
# A release ends with the name of whoever sent it.
_SOURCE_LINE = lazy(r"\s*(?:sources?|fuente|quelle)\b", re.IGNORECASE)


class Traits(NamedTuple):
    """What a paragraph could be, told by its own words.

    Attributes:
        credit: it is a credit line.
        name: it could be a bare name, and so a credit where a picture's would stand.
        slide: where the caption begins after a slide's number ("1 of 4. "), or 0.
        split: caption and credit of a caption that ends with its credit beyond doubt.
        description: how much speaks for a caption: 0 nothing, 1 something, 2 enough.
        words: how many words it has.
        closed: whether it ends as a sentence does.
        asks: whether it ends with a question or exclamation mark, as headlines do, too.
    """

    credit: bool
    name: bool
    slide: int
    split: bool
    description: int
    words: int
    closed: bool
    asks: bool

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
        asks=value.rstrip("\"'”’»)").endswith(("?", "!")),
    )


def is_slide_number(value: str) -> bool:
    """Say whether a paragraph is only a slide's number: "3 of 12"."""
    return _SLIDE_NUMBER.fullmatch(value) is not None


def _ends_with_credit(value: str) -> bool:
    """Say whether a paragraph ends with a picture's credit, and not with an agency's mark under a story."""
    if (
        _CREDIT_HINT.search(value, max(0, len(value) - 200)) is None
        or (ranges := split_credit(value)) is None
    ):
        return False
    (_, end), (start, stop) = ranges
    credit = value[start:stop]
    if end < 8 or start < end or _SOURCE_LINE.match(credit):
        return False
    return _CREDIT_HINT.search(credit) is not None or "|" in value[end:start]


_CREDIT_HINT = lazy(
    r"[/©|]|photo|foto|image|picture|\bpics?\b|pool|file|handout|courtesy|cortesía|\bbild\b", re.IGNORECASE
)


def _description(value: str) -> int:
    """Return how much the words are like a caption's: a present-tense description with place and date."""
    if _QUOTE.match(value):
        return 0
    score = 2 * _says_where(value) + 2 * _says_shown(value)
    doing, reported = _verbs(value[: _sentence_end(value)])
    # A caption names the one day of its picture; a paragraph with several tells a history.
    dated = sum(date.full and not date.lent for date in dates(value)) == 1
    score += (doing is not None) + dated
    if reported is not None:
        score -= 2 if doing is None or reported < doing else 1
    return max(0, min(score, 2)) if doing is not None or score > 2 else min(max(score, 0), 1)


def _says_where(value: str) -> bool:
    """Say whether words tell who stands where in a picture."""
    return (
        _IN_BRACKETS.search(value) is not None
        or _BETWEEN_COMMAS.search(value) is not None
        or _SIDE_FIRST.match(value) is not None
    )


def _says_shown(value: str) -> bool:
    """Say whether words speak of a picture: "is seen", "in this handout photo"."""
    if _FILE.match(value) or _DEPICTS.match(value):
        return True
    return any(hint in value for hint in _SHOWN_HINTS) and _SHOWN.search(value) is not None


def _verbs(sentence: str) -> tuple[int | None, int | None]:
    """Return which word is the first that tells what is done in a picture, and the first that reports."""
    words = [word.strip(",.;:()\"'“”‘’") for word in sentence.split()]
    doing = reported = None
    for place, word in enumerate(words):
        if doing is None:
            before = words[place - 1] if place else ""
            after = words[place + 1] if place + 1 < len(words) else ""
            if word in _DOES or (word in _DO and after in _AFTER_DO and before not in _BEFORE_INFINITIVE):
                doing = place
        if reported is None and word in _REPORTS:
            reported = place
    return doing, reported


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
