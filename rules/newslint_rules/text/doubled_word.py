"""text/doubled-word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import eq
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.fix import Edit, Fix, Safety
from newslint.language.quotations import is_quoted
from newslint.patterns import lazy
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, BlockKind, MarkKind, Part, Passage

_READ = frozenset(
    {
        Part.HEADLINE,
        Part.STANDFIRST,
        Part.BODY,
        Part.CAPTION,
        Part.TEASER_TITLE,
        Part.TEASER_SUMMARY,
        Part.TEASER_CAPTION,
    }
)
_DOUBLED = lazy(r"(?<![\w.'’-])([^\W\d_]+)\s+\1(?![\w'’-])", re.IGNORECASE)
# Words that no sentence needs twice in a row; in speech as well as in prose.
_NEVER = frozenset(
    """
    the a an and or but of to for with from as into their our your his its these because between while when if
    than would could should nor per
    """.split()
)
# Slips in prose; in speech they may be a stammer.
_IN_PROSE = frozenset("we they he she him them us who which be been also".split())
# Slips, unless the first one ends a clause that is the subject of the second: "what it is is plain".
_VERBS = frozenset("is was are were has have does did said saw".split())
_RELATIVE = r"what|who|whom|whose|which|where|when|how|why|that|whatever|wherever|whoever"
_OPENS_SUBJECT = lazy(
    rf"\b(?:{_RELATIVE}|all|any|as|than|so|it|this|those|there|things?|mine|yours|hers|theirs)\b",
    re.IGNORECASE,
)
# What opens a sentence is its subject, and no verb is doubled after it ("It was was late"); a question may follow.
_SUBJECT_ALONE = lazy(r"(?:(?:And|But|So|Yet) )?(?:it|this|that|there)\s+", re.IGNORECASE)
_ASKS = lazy(r"\s+(?:it|this|that|there|not|n[o’']t)\b", re.IGNORECASE)
# "The film he saw saw no success": behind a second subject the verb may be doubled by grammar.
_HAS_SUBJECT = lazy(
    r"(?:\b(?:I|you|he|she|we|they|one|people|[A-Z]\w*)|\b(?:[Tt]he|[Aa]n?)\b.*\b(?:the|a|an|his|her|their|our)\b.*)\s+$"
)
# Slips where a verb follows and no phrase can have ended before: "that this this is wrong".
_PRONOUNS = frozenset("this it".split())
_BEFORE_SUBJECT = lazy(r"(?:^|\b(?:that|because|although|whether)\s+)$", re.IGNORECASE)
_AFTER_SUBJECT = lazy(r"\s+(?:is|was|has|had|will|would|could|should|can|may|might|must|does|did)\b")
# Slips, unless the first one belongs to the verb before it: "the house they live in in summer", "they moved in in May".
_PREPOSITIONS = frozenset("at in on by".split())
_OPENS_CLAUSE = lazy(rf"\b(?:{_RELATIVE})\b", re.IGNORECASE)
_TAKES_OBJECT = lazy(
    r"(?:^|[.,;:(—–]|\d|\b(?:and|or|but|born|based|located|published|held|because|than|while|percent|depending"
    r"|only|even|especially|increase|decrease|decline|available|caused|driven|written|made|owned"
    r"|reported|developed|created|produced|designed|followed|replaced|supported|sponsored|led))\s*$",
    re.IGNORECASE,
)
# Other languages double words by rule; without one of these near, a passage of an English article may be in one.
_ENGLISH = lazy(
    r"\b(?:the|of|and|to|was|were|for|it|with|not|they|he|she|has|have|that|this|from|his|her)\b",
    re.IGNORECASE,
)
_NEAR = 120
_SMALL = _IN_PROSE | _VERBS | _PREPOSITIONS | _PRONOUNS
_NOT_FIRST = frozenset({"A", "He"})
_CLAUSE = 90
# Doubled on purpose, or by grammar ("those who do do it well", "the one he had had").
_MAY = frozenset(
    """
    had that do very much so no yes now there here well really many more long far never ever too
    again always only just still quite right wrong big little old new same different up out over
    off down about through what where why how can will may might must not her my me you
    those bye ha haha blah yeah hey ho hi hello knock tut hear hush chop chuff night day work run
    go stop wait please win tuk bling boo pom cha girl boy rah yum choo beep woof quack yada goody
    wee mahi ylang aye pooh tsk bon dum gaga kiss fifty bora walla pago baden sing kitty tap tick
    wah wow oh ooh ah la na da de du di re mi fa sol hip cheep chirp tweet meow moo baa oink knows
    know want need think people things help look see seen say says true free real fast slow hard
    fine good bad love like home red blue test one two three four five six seven eight nine ten
    zero hundred murray tom pompom dik aku gado nasi bam bang boom clap click ding dong gobble honk
    puff great
    """.split()
)
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class DoubledWord(ArticleRule):
    """The same word stands twice in a row.

    "The the" slips in when a sentence is rearranged, and the eye skips over it. Take one away.

    Words that may stand twice are left alone ("had had", "very very", "that that"), and so are names ("Duran
    Duran"), words on both sides of a quotation mark, a full stop or markup, and, in speech, all but the small
    words that nobody says twice. So are verbs after a clause ("what it is is plain") and prepositions that belong
    to the verb before them ("they moved in in May").
    """

    id: ClassVar[str] = "text/doubled-word"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.HIGH
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "No word twice in a row"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\nThe council voted to close ⟦the the⟧ bridge.\n",
            name="council.md",
        ),
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "The bridge ⟦was was⟧ closed by vote, and ⟦we we⟧ asked why. The hearing was held ⟦in in⟧ May.\n",
            name="council.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "The council had had enough of Duran Duran, whose fans are very very loud.\n",
            name="council.md",
        ),
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "What the bridge is is old. The tenants moved in in May, and were looked at at first. “We we don’t know,” "
            "they said.\n",
            name="council.md",
            note="A clause that is a subject, verbs with their particle, and a stammer in speech.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each doubled word."""
        if not _may_double(context.flow.text):
            return
        for index, passage in enumerate(context.passages):
            value = passage.text.value
            if passage.part not in _READ or not _may_double(value):
                continue
            for match in _DOUBLED.finditer(value):
                if not _is_slip(value, match) or _across_markup(passage, match):
                    continue
                start, end = match.span()
                slip = match[1].lower() in _NEVER
                quoted = is_quoted(context.quotations[index], start, end)
                if quoted and not slip:
                    continue
                extra = passage.text.span(match.end(1), end)
                yield self.finding(
                    passage.text.slice(start, end),
                    f"“{match[1]}” stands twice in a row; take one away.",
                    part=passage.part,
                    # What was said twice may have been meant so, and a rarer word may stand for another.
                    fix=Fix(
                        "Remove the second one",
                        (Edit(extra, "", keeps_break=True),),
                        Safety.SAFE if slip and not quoted else Safety.UNSAFE,
                    ),
                )


def _may_double(text: str) -> bool:
    """Say whether two words in a row may be a slip at all, far more cheaply than the pattern does."""
    words = text.lower().replace(",", " ").replace(".", " ").split()
    if not any(map(eq, words, words[1:])):
        return False
    doubled = [one for one, other in pairwise(words) if one == other]
    return any(word.lstrip("“\"'‘([").isalpha() and word not in _MAY for word in doubled)


def _is_slip(value: str, match: re.Match[str]) -> bool:
    first, second = match[1], value[match.end() - len(match[1]) : match.end()]
    word = first.lower()
    small = word in _NEVER or word in _SMALL
    if word in _MAY or not second.islower() or (len(first) > 1 and first.isupper()):
        return False
    if not first.islower() and (not small or first[1:] != second[1:] or first in _NOT_FIRST):
        return False
    if not small and (len(word) < _SHORTEST or "\n" in match[0]):
        return False
    if not small and _ENGLISH.search(value, max(0, match.start() - _NEAR), match.end() + _NEAR) is None:
        return False
    if word in _SMALL and not _is_small_slip(value, match, word):
        return False
    around = value[match.end() : match.end() + len(word) + 2].split()[:1]
    return not around or around[0].strip(".,!?").lower() != word


def _is_small_slip(value: str, match: re.Match[str], word: str) -> bool:
    """Say whether a small word that may stand twice can't do so between what stands around it in its sentence."""
    if word in _IN_PROSE:
        return True
    start, end = match.span()
    head = re.split(r"[.!?;:]\s", value[max(0, start - _CLAUSE) : start])[-1]
    if word in _PRONOUNS:
        return _BEFORE_SUBJECT.search(head) is not None and _AFTER_SUBJECT.match(value, end) is not None
    if word == "saw" and _HAS_SUBJECT.search(head):
        return False
    if word in _VERBS:
        if _SUBJECT_ALONE.fullmatch(head):
            return _ASKS.match(value, end) is None
        return _OPENS_SUBJECT.search(head) is None
    return _OPENS_CLAUSE.search(head) is None and _TAKES_OBJECT.search(head) is not None


def _across_markup(passage: Passage, match: re.Match[str]) -> bool:
    """Say whether markup that shows begins or ends between the two words."""
    if passage.block is None:
        return False
    if passage.block.kind is BlockKind.TABLE:
        return True
    first, second = match.end(1), match.end() - len(match[1])
    return any(
        (mark.kind is MarkKind.CODE and mark.start < match.end() and match.start() < mark.end)
        or first <= mark.start <= second
        or first <= mark.end <= second
        for mark in passage.block.marks
    )
