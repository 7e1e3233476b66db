"""text/placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.names.customs import SPEECH, TITLES
from newslint.language.quotations import is_quoted
from newslint.patterns import lazy
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, BlockKind, MarkKind, Part, Passage

_READ = frozenset(
    {
        Part.HEADLINE,
        Part.KICKER,
        Part.STANDFIRST,
        Part.BYLINE,
        Part.BODY,
        Part.CAPTION,
        Part.TEASER_SUMMARY,
        Part.TEASER_CAPTION,
        Part.METADATA,
    }
)
_TK = r"TK(?:TK)+\b|(?<=[\[$])TK\b|\bTK(?=\s+TK\b)"
# Nobody asks a reader for the first; "ADD COMMENT" and "MORE DETAILS TO COME" are words for readers.
_COPY = r"(?:QUOTE|NAME|CAPTION|CREDIT|BYLINE|HEADLINE|SUBHEAD|STANDFIRST|PAR|GRAF)S?"
_SHOT = r"(?:PHOTO|PICTURE|PIC|IMAGE)S?"
_OTHER = (
    r"(?:LINK|TEXT|COPY|VIDEO|DATE|FIGURE|NUMBER|STAT|DETAIL|BACKGROUND|REACTION|COMMENT|EMBED|TWEET|MAP|GRAPHIC)"
    r"S?"
)
_ADD = r"\b(?:ADD|INSERT) (?:(?:THE|A|AN|PULL|NEW) )?"
_BLANK = r"(?:NAME|DATE|PLACE|CITY|TOWN|NUMBER|AMOUNT|QUOTE|AGE|COMPANY|ORGANI[SZ]ATION|SPOKESPERSON|CREDIT|BYLINE)"
_MARKED = lazy(
    rf"(?<![\w-])(?:{_TK})"
    r"|\b[Ll]orem [Ii]psum\b"
    r"|[\[<{]\s?(?:insert|INSERT|Insert|add|ADD|Add)\s[^\]>}\n]{1,60}[\]>}]"
    r"|\bX{2,}\s(?:percent|per cent|people|million|billion|years)\b|[$€£]X{2,}\b"
    r"|%%[A-Z_]{3,30}%%|\[\[?(?:TITLE|HEADLINE|TBD|TBC|TBA|PLACEHOLDER|CAPTION)\]\]?"
    r"|\[\[?(?:(?:FIRST|LAST|FULL|COMPANY|PHOTOGRAPHER|SPOKESPERSON|CITY|TOWN|PLACE|STREET|SCHOOL|TEAM) NAME"
    rf"|{_BLANK} (?:HERE|TK|TBC|TO COME)|(?i:(?:name|date|place|quote|number|title) (?:here|tk|to come)))\]\]?"
    rf"|{_ADD}(?:{_COPY}(?: HERE)?|(?:{_SHOT}|{_OTHER}) HERE)\b"
    rf"|\b(?:{_COPY}|{_SHOT}) (?:GOES HERE|TO COME|TBC)\b|\b{_OTHER} GOES HERE\b"
    rf"|(?:^|(?<=[\[({{<\n])|(?<=[.!?:)] ))(?:{_COPY}|{_SHOT}) HERE\b"
    r"|(?:^|(?<=[\[({\n])|(?<=[.!?)] ))(?:TODO|FIXME)(?=\s?:)"
)
_OPENS = r"(?:^|(?<=[\[({\n])|(?<=[.!?:)] ))"
_ORDER = r"(?:[Cc]heck|[Cc]onfirm|[Vv]erify|[Aa]sk|[Aa]dd|[Ii]nsert|[Ff]ind|[Ff]ill in|[Ff]ix|[Rr]ewrite|[Rr]eplace)"
_CHECK = r"(?:check|confirm|verify)"
_CHECKED = (
    r"(?:the )?(?:spelling|names?|date|year|title|rank|figures?|quotes?|facts?|attribution|byline|caption)"
)
_CHECKER = (
    r"(?:the )?(?:lawyers?|legal|reporters?|author|writer|editors?|desk|newsdesk|source|subs|police|press office"
    r"|photographer)"
)
# What one journalist asks of another, in English. A reader too is told to "(check dates)", in round brackets and in
# lower case; "XXX" is thirty, a rating, a size and three kisses, "20XX" a series: what stands beside them must speak.
_ASKED = lazy(
    rf"{_OPENS}(?:(?:TODO|FIXME)(?= {_ORDER}\b)|X{{3,}}(?=[:,]? {_ORDER}\b))"
    r"|(?<=[a-z]{5}[.!?] )X{3,}(?=\.(?:\s|$))"
    r"|(?:(?<=\bcost )|(?<=\bworth )|(?<=\baged )|(?<=\bat least )|(?<=\bmore than ))X{3,}(?![\w-])"
    r"|(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil ))(?:19|20)XX(?=[.,;)]|$| (?:and|after|by|when|to)\b)"
    rf"|\[(?i:{_CHECK} (?:{_CHECKED}|with {_CHECKER}))(?: (?i:of|on|at) [^\[\]\n]{{1,40}})?\]|\[CHECK\]"
    rf"|\({_CHECK.upper()} (?:{_CHECKED.upper()}|WITH {_CHECKER.upper()})(?: (?:OF|ON|AT) [^()\n]{{1,40}})?\)"
    r"|(?<=\w )\[CK\](?!:)|(?<=\()TK\b"
)
# "Turkish Airlines (TK)", "creatine kinase [CK]": a short form of the words before it.
_SHORT_FORM = lazy(
    r"(?:\b[Tt]\w*[\s-]+[Kk]\w*\W*|\bT\w*\W+(?:\w+\W*)?)\(TK|(?:\b[Cc]\w*[\s-]+[Kk]\w*\W*|\bC\w*\W+(?:\w+\W*)?)\[CK"
)
_THIRTY = lazy(r"\bXX(?:IX|VIII|XI)\b")
# In the body these words in brackets may stand for what a court or a transcript has struck out.
_STRUCK_OUT = lazy(rf"\[\[?{_BLANK}\]\]?")
_SAID_AFTER = lazy(rf",? {SPEECH}\b|, (?:aged )?(?:\[AGE\]|\d)")
_SAID_BEFORE = lazy(rf"\b{SPEECH} $")
_LAST_WORD = lazy(r"([A-Za-z]+)\.? $")
_WHOLE = lazy(
    r"\W*(?:(?:insert |add |your )?(?:headline|title|caption|text|copy|photo|image|description|summary"
    r"|standfirst|body|subhead)(?: text| copy)? (?:goes )?here|placeholder(?: text)?|dummy text|tk|tktk|xxx+"
    r"|todo)\W*",
    re.IGNORECASE,
)
# A whole field that is still to be announced; in a table or a list of events that is an answer.
_TO_COME = lazy(r"\W*(?:TBC|TBA|TBD|tbc|tba|tbd|[Tt]o (?:come|be (?:confirmed|announced|decided)))\W*")
_SAYS_TK = frozenset({"en", ""})
"""Elsewhere the letters are an insurer, or a court."""
_BARE = lazy(r"(?<![\w.&(-])TK(?![\w&’'-]|\.\w)")
# The letters as a name: TK Maxx, K.K. TK, "the TK".
_NAME_BESIDE = lazy(r"(?:[A-Z][\w.]*|the|The)\s+$")
# Each alternative begins with a plain letter or sign, so that the engine can skip to them.
_HINT = lazy(r"TK|TODO|TO COME|TBC|XX|%%|\[|<|\{|Lorem |lorem |HERE|FIXME|ADD |INSERT |\(C|\(VER")
_SHORT_HINTS = ("here", "tk", "tb", "xxx", "todo", "to ", "placeholder", "dummy")
_SHORT = 50
_NEAR = 40
"""How far before a hint a placeholder may begin; it ends within twice as much."""


@dataclass(frozen=True, slots=True)
class Placeholder(ArticleRule):
    """Words that hold the place of words that were still to come.

    "TK", "lorem ipsum", "[insert quote]", "ADD QUOTE HERE", "TODO: …", "Caption goes here", or "TBC" as all of a field:
    fill them in or take them out before the piece is published. In quotation marks or as code they are talked about,
    and left alone. In English, what colleagues ask of each other is reported too: "(CHECK SPELLING)", "[check with
    lawyer]", "XXX check the year", "in 20XX".

    "[NAME]" in the body may be what a court has struck out: there it is reported only where the bearer holds an office
    or speaks ("Mayor [NAME] said").
    """

    id: ClassVar[str] = "text/placeholder"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.COMPUTED
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "Nothing unfinished is published"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "The bridge, built in ⟦TK⟧, cost ⟦$XX⟧ million. ⟦[insert quote]⟧\n",
            name="council.md",
        ),
        Example(
            "---\ntitle: Council meets\ndescription: ⟦TBC⟧\n---\n\n"
            "Mayor ⟦[NAME]⟧ opened the bridge. ⟦ADD QUOTE HERE⟧\n\n⟦TODO⟧: ask the builder.\n",
            name="council.md",
        ),
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "The bridge, begun in ⟦20XX⟧, was the work of Anna Fellgate ⟦(CHECK SPELLING)⟧. ⟦XXX⟧ check the year.\n",
            name="council.md",
            note="What one journalist asks of another.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "The shop beside TK Maxx prints “TK” on its mugs, an editors’ joke.\n",
            name="council.md",
        ),
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "The statement, as the court gave it out, says: On [DATE] I met [NAME] at the bridge.\n\nTBC\n",
            name="council.md",
            note="What was struck out, and an open item of a list.",
        ),
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "They met after Super Bowl XXX, and some went to see a film rated XXX. Check your tickets (check dates).\n",
            name="council.md",
            note="A number, a rating, and advice to the reader.",
        ),
        Example(
            "---\ntitle: Krankenkassen\nlang: de\n---\n\n"
            "Der Beitrag der TK steigt. Die TK hat elf Millionen Versicherte.\n\n"
            "| Höhe | Sprung |\n| --- | --- |\n| 1,80 | xxx |\n",
            name="kassen.md",
            note="Letters that mean something in another language, and a mark in a table.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each placeholder."""
        touched = set(context.flow.touched((_HINT,)))
        numbered = bool(touched) and _THIRTY.search(context.flow.text) is not None
        for index, passage in enumerate(context.passages):
            if passage.part not in _READ:
                continue
            value = passage.text.value
            if len(value) < _SHORT and not _in_table(passage) and _holds_field(value, passage.part):
                yield self._told(passage, 0, len(value))
                continue
            if index not in touched:
                continue
            done = 0
            found = [*_marked(value), *_blanks(value, passage.part)]
            if context.language in _SAYS_TK:
                found += [*_bare(value), *_asked(value, numbered)]
            for start, end in sorted(found):
                if start < done or _in_code(passage, start):
                    continue
                if not is_quoted(context.quotations[index], start, end):
                    yield self._told(passage, start, end)
                    done = end

    def _told(self, passage: Passage, start: int, end: int) -> Finding:
        words = passage.text.value[start:end]
        return self.finding(
            passage.text.slice(start, end),
            f"“{words}” holds the place of words that are still to come; fill them in.",
            part=passage.part,
        )


def _holds_field(value: str, part: Part) -> bool:
    """Say whether a short field holds nothing but a placeholder; a headline's are article/no-headline's to report."""
    folded = value.lower()
    if part is Part.HEADLINE or not any(hint in folded for hint in _SHORT_HINTS):
        return False
    return _WHOLE.fullmatch(value) is not None or (part is not Part.BODY and bool(_TO_COME.fullmatch(value)))


def _marked(value: str) -> Iterator[tuple[int, int]]:
    """Yield each placeholder that its own words show; they stand close to the hints."""
    done = 0
    for hint in _HINT.finditer(value):
        if hint.start() < done:
            continue
        for match in _MARKED.finditer(value, max(done, hint.start() - _NEAR), hint.end() + 2 * _NEAR):
            done = match.end()
            yield match.span()


def _bare(value: str) -> Iterator[tuple[int, int]]:
    """Yield each "TK" that is no part of a name; in capitals throughout, one cannot tell."""
    if "TK" not in value or value.isupper():
        return
    for match in _BARE.finditer(value):
        following = value[match.end() : match.end() + 8].lstrip(" \t")[:1]
        head = value[max(0, match.start() - 24) : match.start()]
        if not following.isupper() and _NAME_BESIDE.search(head) is None:
            yield match.span()


def _asked(value: str, numbered: bool) -> Iterator[tuple[int, int]]:
    """Yield each place where one journalist asks something of another; in a `numbered` piece "XXX" is thirty."""
    for match in _ASKED.finditer(value):
        head = value[max(0, match.start() - 40) : match.end()]
        if not (numbered and match[0].startswith("XXX")) and _SHORT_FORM.search(head) is None:
            yield match.span()


def _blanks(value: str, part: Part) -> Iterator[tuple[int, int]]:
    """Yield each "[NAME]" that nobody struck out: outside the body, or where somebody holds an office or speaks."""
    if "[" not in value or value.isupper():
        return
    for match in _STRUCK_OUT.finditer(value):
        head = value[max(0, match.start() - 24) : match.start()]
        word = _LAST_WORD.search(head)
        titled = word is not None and word[1].lower() in TITLES and "Dear " not in head
        if (
            part is not Part.BODY
            or titled
            or _SAID_BEFORE.search(head)
            or _SAID_AFTER.match(value, match.end())
        ):
            yield match.span()


def _in_table(passage: Passage) -> bool:
    return passage.block is not None and passage.block.kind is BlockKind.TABLE


def _in_code(passage: Passage, start: int) -> bool:
    block = passage.block
    if block is None:
        return False
    return any(mark.kind is MarkKind.CODE and mark.start <= start < mark.end for mark in block.marks)
