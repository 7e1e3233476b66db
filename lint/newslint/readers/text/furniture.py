"""The lines around a story: slugs, sources, bylines, when it appeared, wire trailers, headings of rails."""

from __future__ import annotations

import re

from newslint.language.credit_words import PARTICLES
from newslint.patterns import lazy
from newslint.readers.moments import parse_moment
from newslint_schemas import DateMark, DateRole, Field, Moment, Origin, Text

_DAYS = r"(?:(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)[a-z]*\.?,?\s+(?:the\s+)?)?"
_DATE = (
    rf"{_DAYS}(?:\d{{1,4}}[\s./-]|\d{{1,2}}(?:st|nd|rd|th)\s|[^\W\d_]{{3,10}}\.?\s\d{{1,2}}\b)[^.!?|]{{0,25}}?"
    r"(?:(?:19|20)\d\d|(?<=/)\d\d)\b(?:T\S+)?"
)
_CLOCK = (
    r"(?:\s*(?:,|at|-|–|\||@|um|à|a las|kl\.?)?\s*\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:[A-Z]{2,4}\b|[+-]\d\d:?\d\d)?)?"
)
_SAID_WHEN = lazy(
    r"(?P<label>(?:first |originally |last )?(?:posted|published|updated|modified|created|dated?|issued|released"
    r"|publication date|publi[ée]e?|mis à jour|publicado|actualizado|veröffentlicht|aktualisiert|stand|publisert"
    rf"|oppdatert|publicerad|uppdaterad)(?:\s+(?:on|at|le|el|am|den))?)\s*[:：]?\s*(?P<when>{_DATE}{_CLOCK})",
    re.IGNORECASE,
)
_WHEN_ALONE = lazy(rf"(?P<when>{_DATE}{_CLOCK})\s*(?:\|.*)?", re.IGNORECASE)
_UPDATED = lazy(r"updat|modif|mis à jour|actual|aktual|oppdat|uppdat", re.IGNORECASE)

# "AP-WF-02-20-16 0337GMT"; "051514 GMT FEB 16"; "(END) 05-02-16".
_AP_TRAILER = lazy(r"[A-Z]{2,4}-[A-Z]{2}-(?P<date>(\d\d)-(\d\d)-(\d\d))(?:\s+(\d\d)(\d\d)\s?([A-Z]{3,4}))?\b")
_WIRE_TRAILER = lazy(
    r"(?:[A-Z]{2,8}[-\s])?(?P<date>(\d\d)(\d\d)(\d\d)\s?(?:GMT|UTC|Z)?\s+"
    r"(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*"
    r"(?:\s+(\d{4}|\d\d))?)",
    re.IGNORECASE,
)
_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}

_SLUG = lazy(
    r"(?:[A-Z]{2,3}-{1,2}[A-Z][\w.'’&-]*(?:[-, ].{0,60})?|[a-z]{1,2}\s?[a-z]?\s?(?:BC|AM|PM)-.{2,60}"
    r"|AP (?:Photos?|Graphics?|Video)\b.{2,60}|(?:MEDIA|PRESS|NEWS) RELEASE\b.{0,30}|FOR IMMEDIATE RELEASE:?"
    r"|[a-z]\d{3,4}|Eds?:.{2,}|\(?EDITORS?[:,].{2,})"
)
_SOURCE = lazy(r"(?:Source|SOURCE)\s*[:：]\s*(?P<name>\S.*)")
_BYLINE = lazy(
    r"(?:By|BY|Written by|Story by|Reported by|Von|Por|Par|Av|Text:|Words:)\s*:?\s+(?P<names>\S.*)"
)
_ROLE_LINE = lazy(r"(?:The )?(?:[A-Z]\w+ ){1,3}(?:Writer|Reporter|Correspondent|Editor|Columnist)s?")
_BYLINE_WORDS = frozenset(
    "staff reporter reporters writer writers correspondent editor editors columnist contributor special senior "
    "political news desk agency agencies in of for the and photos photographs pictures photography words".split()
)
_NOTE = lazy(
    r"\(?(?:additional reporting|reporting|writing|editing|compiled) by\b"
    r"|(?:editor[’']?s note|correction|clarification|disclaimer)\b\s*:?"
    r"|this (?:story|article) (?:has been|was) (?:updated|corrected)\b",
    re.IGNORECASE,
)

_RAIL = lazy(
    r"more(?: (?:stories|news|headlines|coverage|reading|articles|posts|to read))?"
    r"(?: (?:from|on|about|in|by|at|like) \S.{1,50})?"
    r"|more \S.{1,40} (?:news|stories|headlines|coverage|articles)"
    r"|related(?: (?:stories|story|articles?|content|news|coverage|posts?|topics|links|reading|reads))?"
    r"|read(?: (?:more|next|also|on|this next|these next))(?: (?:from|on|about) \S.{1,40})?"
    r"|see also|also read|also on \S.{1,40}|keep reading|further reading|up next|in other news"
    r"|recommended(?: (?:for you|stories|reading|articles))?|suggested reading|what to read next|don[’']t miss"
    r"|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|editor[’']?s[’']? (?:picks|choice)"
    r"|most (?:read|popular|viewed|shared|recent)(?: (?:stories|articles|in \S.{1,30}))?"
    r"|trending(?: (?:now|stories|news))?|from (?:the|our) archives?"
    r"|(?:top|latest|other|featured) (?:stories|news|headlines|articles)(?: (?:from|on|in) \S.{1,40})?"
    r"|lesen sie auch|mehr zum thema|das könnte sie auch interessieren|weitere (?:artikel|themen)"
    r"|les (?:også|mer)|läs (?:också|mer)|læs også|lees (?:ook|meer)|leggi anche"
    r"|à lire aussi|lire aussi|sur le même (?:sujet|thème)|más (?:noticias|información|en \S.{1,30})"
    r"|(?:lea|lee) también|noticias relacionadas|relacionad[oa]s|leia (?:também|mais)|notícias relacionadas",
    re.IGNORECASE,
)
_INLINE_TEASER = lazy(
    r"(?:read (?:more|also|next)|related(?: (?:story|stories|article|coverage))?|see also|also read|more"
    r"|lesen sie auch|lire aussi|lea también|les også|läs också)\s*[:：|»>]+\s*(?P<title>\S.{6,160})",
    re.IGNORECASE,
)


def is_rail_heading(value: str) -> bool:
    """Say whether a paragraph is the heading of a list of other stories ("More from …", "Related")."""
    words = value.rstrip(" :：▼»>…").strip("-–—=*_# ")
    if not 4 <= len(words) <= 70 or words.count(" ") >= 8 or words[-1] in ".,;!":
        return False
    return _RAIL.fullmatch(words) is not None


def inline_teaser(value: str) -> int | None:
    """Return where the title begins in "Read more: …", or None."""
    match = _INLINE_TEASER.fullmatch(value)
    return None if match is None or value.endswith(".") else match.start("title")


def is_note(value: str) -> bool:
    """Say whether a paragraph speaks about the article: who edited it, what was corrected."""
    return _NOTE.match(value) is not None


def is_slug(value: str) -> bool:
    """Say whether a line is a wire's or a release's own label ("AP Sports Writer" under a byline is one, too)."""
    return len(value) <= 120 and (
        _SLUG.fullmatch(value) is not None or _ROLE_LINE.fullmatch(value) is not None
    )


def source_line(value: str) -> tuple[int, int] | None:
    """Return the range of the name in "Source: …", or None."""
    match = _SOURCE.fullmatch(value)
    return None if match is None or len(value) > 100 else match.span("name")


def byline(value: str) -> tuple[int, int] | None:
    """Return the range of the names in a byline ("By Jane Doe and John Roe, Staff Writers"), or None."""
    if len(value) > 140:
        return None
    match = _BYLINE.fullmatch(value)
    if match is None:
        return None
    words = re.findall(r"[^\s,|/]+", match["names"].partition("|")[0])
    named = [word for word in words if not _is_small(word)]
    if (
        not named
        or len(words) > 16
        or not all(word[0].isupper() for word in named)
        or value.endswith((".", "?"))
    ):
        return None
    return match.span("names")


def is_affiliation(value: str) -> bool:
    """Say whether the line below a byline names the writer's paper, agency or post: a few names, no sentence."""
    words = value.split()
    return (
        len(words) <= 6
        and value[-1] not in ".?!:;,"
        and all(word[0].isupper() or _is_small(word) for word in words)
    )


def _is_small(word: str) -> bool:
    folded = word.casefold().strip(".")
    return folded in PARTICLES or folded in _BYLINE_WORDS


def date_line(text: Text) -> tuple[DateMark, bool] | None:
    """Return the date of a "Posted: …" line or of a date that stands alone, and whether the line says no more."""
    value = text.value
    match = _SAID_WHEN.match(value)
    if match is None:
        if len(value) > 60:
            return None
        match = _WHEN_ALONE.fullmatch(value)
        role = DateRole.PUBLISHED
    else:
        role = DateRole.UPDATED if _UPDATED.search(match["label"]) else DateRole.PUBLISHED
    if match is None or (moment := parse_moment(match["when"].strip())) is None or moment.date is None:
        return None
    words = text.slice(*match.span("when"))
    mark = DateMark(role, Field.of(words, origin=Origin.LINE), moment)
    return mark, len(value) - match.end() < 25


def trailer(text: Text) -> DateMark | None:
    """Return the date of a wire's last line ("AP-WF-02-20-16 0337GMT"), or None."""
    value = text.value
    if len(value) > 60:
        return None
    if (match := _AP_TRAILER.match(value)) is not None:
        _, month, day, year, hour, minute, _ = match.groups()
        moment = Moment(
            2000 + int(year),
            int(month),
            int(day),
            *(None if one is None else int(one) for one in (hour, minute)),
        )
    elif (match := _WIRE_TRAILER.fullmatch(value)) is not None:
        _, day, hour, minute, name, year = match.groups()
        full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
        moment = Moment(full, _MONTHS[name.casefold()[:3]], int(day), int(hour), int(minute))
    else:
        return None
    if not 1 <= (moment.month or 0) <= 12 or not 1 <= (moment.day or 0) <= 31:
        return None
    role = DateRole.DATELINE if moment.year is None else DateRole.PUBLISHED
    return DateMark(role, Field.of(text.slice(*match.span("date")), origin=Origin.LINE), moment)
