"""The grammar of credit lines: what is one, where it stands in a caption, whom it names.

Pure functions on strings; all offsets are code points of the string that was given. They answer from
the words alone: whether a bare personal name is a credit is for the layout to say (`is_bare_name`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newslint.language.credit_words import (
    AGENCIES,
    CLOSING_PHRASES,
    COMPANIONS,
    LABEL,
    NOBODY,
    ORGANISATION_WORDS,
    PARTICLES,
    STOCK_PHRASES,
    word_set,
)

_LONGEST = 180
"""A credit line has no more code points."""

_LABELLED = re.compile(
    rf"(?P<label>{LABEL})(?P<sign>\s*\.{{3}}\s*|\s*[:：]\s*|\s*/\s*|"
    r"\s+(?:(?:taken|made|provided|supplied|submitted)\s+)?"
    r"(?:by|von|par|por|av|af|door|courtesy(?:\s+of)?|via)(?:\s*[:：]\s*|\s+|$))",
    re.IGNORECASE,
)
_MADE_BY = re.compile(r"(?:illustrat|photograph|creat|design|draw)(?:ed|n)\s+by\s+", re.IGNORECASE)
_COURTESY = re.compile(
    r"(?:courtesy|cortesía|gracieuseté)(?:\s+photo)?(?:\s+(?:of|de|du|from)\b\s*|\s*[:/]\s*|\s+)"
    r"|(?:handout|pool|provided|supplied|submitted|contributed|image|icons|photo)\s+(?:via|by|from|through)\s+"
    r"|mit freundlicher genehmigung\s+(?:von\s+)?|(?:con|por) cortesía de\s+",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|℗|copyright\b(?:\s*©)?)\s*(?:(?:19|20)\d\d\s*)?(?:by\s+)?", re.IGNORECASE
)
_LICENCE = re.compile(
    r"CC[ -]?(?:0|zero)(?:\s*1\.0)?|CC[ -]BY(?:[ -](?:SA|ND|NC))*(?:[ -]?\d(?:\.\d)?)?(?:\s+[A-Z]{2})?"
    r"|creative commons(?:[ -][\w.-]+){0,6}|public domain|gemeinfrei|domaine public|dominio público|GFDL"
    r"|(?:open government|OGL) licen[cs]e(?: v?\d(?:\.\d)?)?|all rights reserved",
    re.IGNORECASE,
)
_GENERATED = re.compile(
    r"(?:(?:AI|KI|IA)[- ](?:generated|created|made|generiert|générée?)\b.*"
    r"|(?:image\s+)?(?:generated|created|made)\s+(?:by|with|using)\s+(?:AI|artificial intelligence|Midjourney"
    r"|DALL[·-]?E|ChatGPT|Gemini|Stable Diffusion|Firefly|Adobe Firefly)\b.*)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*[/|;•·]\s*|\s*,\s+|\s*[–—]\s*|\s+-\s+|\s+(?=©)|\s+(?:via|through)\s+", re.IGNORECASE
)
_BRACKET = re.compile(r"\s+(?=\([^()]*\)$)")
_STRONG_SEPARATOR = re.compile(r"\s*[/|•·]\s*|\s+via\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–]\d{2,4})?")
_HANDLE = re.compile(r"@[\w.]{2,40}|[\w-]{2,60}(?:\.[\w-]{2,30}){1,4}(?:/\S{0,60})?|[\w.-]{2,40}")
_WRAPPED = re.compile(r"[(\[（](?P<inside>[^\[\]（）]*)[)\]）]")
_OPENERS, _CLOSERS = "([（", ")]）"
_TRAIL = " \t\r\n.;,"
_LEAD = " \t\r\n|/–—-•·●"
_SUFFIX = re.compile(r"(?:Jr|Sr|St|Dr|Inc|Ltd|Co|Corp|[A-Z])\.$")


class CreditKind(StrEnum):
    """How a picture came to the publisher, as far as its credit says."""

    UNKNOWN = "unknown"
    STAFF = "staff"
    AGENCY = "agency"
    HANDOUT = "handout"
    COURTESY = "courtesy"
    POOL = "pool"
    FILE = "file"
    LICENCE = "licence"
    ILLUSTRATION = "illustration"
    SCREENSHOT = "screenshot"
    GENERATED = "ai-made"


class Named(NamedTuple):
    """A part of a credit with its place: value == credit[start:end]."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says; each part with its place in the string that was given.

    Attributes:
        person: who made the picture.
        agency: the agency or other organisation that they made it for.
        via: who passed it on ("via REUTERS").
        source: the ministry, company or family that gave it away.
        licence: "CC BY 2.0", "Public domain".
    """

    person: Named | None = None
    agency: Named | None = None
    via: Named | None = None
    source: Named | None = None
    licence: Named | None = None
    kind: CreditKind = CreditKind.UNKNOWN


def is_credit(value: str) -> bool:
    """Say whether the whole string is a credit line, told by its words ("REUTERS/Name", "Photo: Name")."""
    start, end = _core(value, 0, len(value))
    if not 0 < end - start <= _LONGEST:
        return False
    core = value[start:end]
    return _is_phrase(core, STOCK_PHRASES) or _is_strong(core, lone=True)


def is_bare_name(value: str) -> bool:
    """Say whether the string could be a personal name: one to four capitalised words, particles allowed."""
    text = value.strip()
    if not text or len(text) > 60 or (text[-1] == "." and not _SUFFIX.search(text)):
        return False
    words = text.split()
    names = [word for word in words if word.casefold() not in PARTICLES]
    if (
        not 1 <= len(names) <= 4
        or len(words) > 7
        or words[0].casefold() in _NO_NAME
        or words[-1] not in names
    ):
        return False
    return all(_is_name_word(word) and word.casefold() not in _NO_NAME for word in names)


def is_placeholder(value: str) -> bool:
    """Say whether a credit names nobody: "TK", "Unknown", "Photo by", "Credit:", empty brackets."""
    start, end = _core(value, 0, len(value))
    text = " ".join(value[start:end].split())
    if _is_phrase(text, STOCK_PHRASES):
        return False
    if not any(character.isalnum() for character in text):
        return True
    if text.casefold().strip("[](){}<>*_ .:-–—") in NOBODY:
        return True
    label = _LABELLED.match(text) or _COURTESY.match(text + " ")
    if label is None:
        return _BARE_LABEL.fullmatch(text) is not None
    rest = text[label.end() :].strip("[](){}<>*_ .:-–—/")
    return not rest or rest.casefold() in NOBODY


def split_credit(value: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the ranges of caption and credit where a credit stands at a caption's tail or head.

    The caption's range is empty where the whole is a credit. None where there is no credit, or doubt.
    """
    start, end = _trimmed(value, 0, len(value))
    if start == end:
        return None
    if is_credit(value):
        return (start, start), (start, end)
    found = _bracket_tail(value, start, end)
    if found is None:
        found = _open_tail(value, start, end)
    if found is None:
        found = _head(value, start, end)
    return found


# --- what is a credit -------------------------------------------------------------------------------

_BARE_LABEL = re.compile(
    r"(?:photos?|photographs?|pictures?|images?|fotos?|credits?|illustrations?|courtesy)"
    r"(?:\s+(?:by|courtesy(?:\s+of)?|credits?|from|of|via))?\s*:?",
    re.IGNORECASE,
)
_NO_NAME = word_set(
    """
    a about after all also and are as at before but by can for from has have he her here his how if in
    is it its latest live map more most new news no not now of on or our out over published read related
    see she story that the their there these they this to today top under up updated video was watch we
    were what when where which while who why will with you your monday tuesday wednesday thursday friday
    saturday sunday
    """
)


def _trimmed(value: str, start: int, end: int) -> tuple[int, int]:
    while start < end and value[start].isspace():
        start += 1
    while end > start and value[end - 1].isspace():
        end -= 1
    return start, end


def _core(value: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without white space, a leading dash, a final full stop, and brackets around it all."""
    while start < end and value[start] in _LEAD:
        start += 1
    while end > start and value[end - 1] in _TRAIL:
        end -= 1
    match = _WRAPPED.fullmatch(value, start, end)
    if match is not None and _balanced(match["inside"]):
        return _core(value, match.start("inside"), match.end("inside"))
    return start, end


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _is_phrase(text: str, phrases: frozenset[str]) -> bool:
    return " ".join(text.casefold().split()).strip(" .:") in phrases


def _is_strong(text: str, *, lone: bool) -> bool:
    """Say whether words are a credit by themselves; `lone` lets an agency's name alone count."""
    if _LICENCE.fullmatch(text) or _GENERATED.fullmatch(text):
        return True
    folded = " ".join(text.casefold().split())
    if folded in AGENCIES:
        return lone
    label = _LABELLED.match(text)
    if label is not None:
        rest = text[label.end() :]
        by = label["sign"].strip()[-1:].isalpha()
        if not rest.strip(" .-–—_"):
            return True
        return _is_sources(rest, loose=True) or (by and _is_short_phrase(rest)) or is_placeholder(rest)
    for opening in (_MADE_BY, _COURTESY, _COPYRIGHT):
        match = opening.match(text)
        if match is not None and match.end() < len(text):
            rest = text[match.end() :]
            return _is_sources(rest, loose=True) or (opening is _COURTESY and _is_supplier(text, rest))
    return _is_composite(text)


def _is_supplier(text: str, rest: str) -> bool:
    """Say whether "Courtesy" is followed by a few words that say of whom ("Courtesy club website")."""
    return _is_short_phrase(rest) or (text[0].isupper() and len(rest.split()) <= 4 and rest[-1].isalnum())


def _is_short_phrase(text: str) -> bool:
    """Say whether words after "by" or "courtesy of" are a short name of someone ("the family")."""
    words = text.split()
    return len(words) <= 6 and words[0].casefold() in _ARTICLES


_ARTICLES = word_set("the my our his her their author la el los las le les der die das den dem")


def _is_composite(text: str) -> bool:
    """Say whether parts joined by slashes, bars, "via" or commas are names with an agency among them."""
    parts = [part for part in _SEPARATOR.split(text) if part]
    agencies = sum(map(_is_agency, parts))
    if (
        not 2 <= len(parts) <= 7
        or "(" in text
        or not all(_is_source(part, loose=agencies > 0) for part in parts)
    ):
        return _is_agency_credit(text)
    strong = _STRONG_SEPARATOR.search(text) is not None
    if agencies:
        return strong or agencies > 1 or any(_is_person_like(part) or "_" in part for part in parts)
    if any(_LICENCE.fullmatch(part.strip("()")) for part in parts):
        return True
    if strong:
        return any(_is_person_like(part) for part in parts) and not any(
            _YEAR.fullmatch(part) for part in parts
        )
    last = parts[-1].split()
    return len(parts) == 2 and _is_person_like(parts[0]) and last[-1].casefold() in ORGANISATION_WORDS


_AGENCY_CREDIT = re.compile(
    r"(?P<agency>.{2,40}?)(?:\s+(?:file|pool|staff|handout))?\s+(?:photo|file|image|picture|graphic|illustration)s?"
    r"(?:(?:\s+by\s+|\s*[:/]\s*)(?P<person>.+))?",
    re.IGNORECASE,
)
_SITE = re.compile(r".{1,50}?\s+(?:on|auf|sur|en|op|på)\s+(?P<site>[\w.-]+)", re.IGNORECASE)
_ON_SITE = re.compile(r"(?P<name>.{2,50}?)\s+(?:on|from|für|for)\s+(?P<site>.{2,40})", re.IGNORECASE)


def _is_agency_credit(text: str) -> bool:
    """Say whether it is "AP Photo", "AP Photo by Name", "Reuters file photo", "Name for The Paper"."""
    match = _AGENCY_CREDIT.fullmatch(text)
    if match is not None and _is_house(match["agency"]):
        return match["person"] is None or _is_sources(match["person"], loose=True)
    match = _ON_SITE.fullmatch(text)
    if match is None or not _is_person_like(match["name"]):
        return False
    return _is_house(match["site"])


def _is_house(text: str) -> bool:
    """Say whether a text names an agency, or an organisation by its last word ("Billings Gazette")."""
    return _is_agency(text) or (_is_source(text) and text.split()[-1].casefold() in ORGANISATION_WORDS)


def _is_agency(part: str) -> bool:
    folded = " ".join(part.casefold().split()).strip(" .()[]")
    if folded in COMPANIONS or folded in STOCK_PHRASES:
        return True
    head, _, tail = folded.rpartition(" ")
    return tail in ("photo", "photos", "file", "pool", "images", "graphic", "news") and head in COMPANIONS


def _is_sources(text: str, *, loose: bool) -> bool:
    """Say whether a text names sources and nothing else: names, agencies, handles, licences."""
    parts = [part for half in _BRACKET.split(text.strip()) for part in _SEPARATOR.split(half) if part]
    return 0 < len(parts) <= 8 and all(_is_source(part, loose=loose) for part in parts)


def _is_source(part: str, *, loose: bool = False) -> bool:
    text = part.strip(" \t\r\n.()[]\"'“”‘’©")
    if not text:
        return False
    if _LICENCE.fullmatch(text) or _YEAR.fullmatch(text) or _is_agency(text):
        return True
    words = text.split()
    if len(words) == 1:
        return (
            _HANDLE.fullmatch(text) is not None
            if loose or "_" in text or text[0] == "@"
            else _is_name_word(text) or text.casefold() in COMPANIONS
        )
    if len(words) > 9:
        return False
    if loose and (site := _SITE.fullmatch(text)) is not None:
        return _is_agency(site["site"]) or "." in site["site"]
    names = 0
    for word in words:
        if word.casefold() in PARTICLES or word.casefold() in (
            "photo",
            "photos",
            "file",
            "pool",
            "handout",
            "staff",
        ):
            continue
        if not _is_name_word(word) and word.casefold() not in COMPANIONS:
            return False
        names += 1
    return names > 0 and words[-1].casefold() not in PARTICLES


def _is_name_word(word: str) -> bool:
    """Say whether a word is written as a name: a capital first, or after a small prefix ("d'Arc")."""
    text = word.strip("\"'“”‘’()[],.")
    if not text or not (text[0].isalpha() or text[0] == "@"):
        return False
    if not text[0].islower():
        return True
    return any(character.isupper() for character in text[1:4])


def _is_person_like(part: str) -> bool:
    """Say whether a part has the form of a personal name: two to four name words."""
    text = part.strip(" .()[]\"'“”‘’")
    words = [word for word in text.split() if word.casefold() not in PARTICLES]
    return 2 <= len(words) <= 4 and is_bare_name(text + ("." if _SUFFIX.search(text + ".") else ""))


# --- where it stands --------------------------------------------------------------------------------

_TAIL_BOUNDARY = re.compile(
    r"(?<=[.!?…”\"’'»)\]。;])\s+(?=\S)|[ \t]*[\r\n]+\s*|\s+[|/–—•·●-]+\s+|\s*\|\s*|[ \t]{2,}"
    r"|\s+(?=©)|\s+(?=\([cC]\)\s)"
)
_LABEL_ANYWHERE = re.compile(
    rf"(?<=\s)(?:{LABEL}|REUTERS)(?=\s*[:/.]|\s+(?:by|von|par|por|av|courtesy|cortesía)\b)", re.IGNORECASE
)
_COURTESY_TAIL = re.compile(
    r"(?:,|\s[|–—-])?\s+(?P<credit>(?:(?:photos?|images?|pictures?)\s+)?(?:courtesy(?:\s+of)?|cortesía\s+de)\s+(?P<who>\S.*))",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Col|Gen|Capt|Sgt|Prof|Rev|St|Maj|Cpl|Pvt|Adm|Hon)\.$")
_HEAD = re.compile(r"(?P<credit>[^\n|–—]{2,80}?)(?:\s*\n\s*|\s*\|\s*|\s+[–—-]\s+|\.\s+)(?=\S)")
_NOT_IN_BRACKETS = frozenset(
    {"author", "the author", "family", "the family", "private collection", "privat", "privé"}
)


def _bracket_tail(value: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    last = end
    while last > start and value[last - 1] in _TRAIL:
        last -= 1
    if last - start < 3 or value[last - 1] not in _CLOSERS:
        return None
    depth, opening = 0, last - 1
    while opening >= max(start, last - _LONGEST):
        character = value[opening]
        depth += (character in _CLOSERS) - (character in _OPENERS)
        if depth == 0:
            break
        opening -= 1
    if depth or opening < max(start, last - _LONGEST):
        return None
    low, high = _core(value, opening + 1, last - 1)
    inside = value[low:high]
    if low == high or not _is_bracketed_credit(inside, value[start:opening].rstrip()):
        return None
    return _pair(value, start, opening, low, high)


def _is_bracketed_credit(inside: str, before: str) -> bool:
    folded = " ".join(inside.casefold().split())
    if folded in STOCK_PHRASES:
        return folded not in _NOT_IN_BRACKETS
    if folded in AGENCIES or folded in COMPANIONS:
        closed = not before or before[-1] in ".!?…”\"’'»。"
        return (closed or folded in AGENCIES) and not _abbreviates(inside, before)
    return _is_strong(inside, lone=True) or _signs(inside, before)


_PLACES = word_set("left right center centre middle top bottom front back above below rear inset")


def _signs(inside: str, before: str) -> bool:
    """Say whether a full name in brackets after a whole sentence signs the picture: "… at dusk. (Ann Lee)"."""
    words = inside.split()
    return (
        before.endswith((".", "!", "?", ".”", ".’", '."'))
        and 2 <= len(words) <= 4
        and is_bare_name(inside)
        and _PLACES.isdisjoint(word.casefold() for word in words)
    )


def _abbreviates(acronym: str, before: str) -> bool:
    """Say whether an acronym stands for the words before it: "the Associated Press (AP)"."""
    letters = acronym.casefold()
    initials = "".join(
        word.lstrip("\"'“‘(")[:1]
        for word in re.split(r"[\s-]+", before[-120:])
        if word.casefold() not in PARTICLES
    )
    return initials.casefold().endswith(letters)


def _open_tail(value: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    window = max(start, end - _LONGEST - 20)
    for match in _LABEL_ANYWHERE.finditer(value, window, end):
        low, high = _core(value, match.start(), end)
        if value[match.start()].isupper() and _is_strong(value[low:high], lone=False):
            return _pair(value, start, match.start(), low, high)
    for match in _TAIL_BOUNDARY.finditer(value, window, end):
        if match.start() <= start or _TITLE.search(value, max(start, match.start() - 6), match.start()):
            continue
        low, high = _core(value, match.end(), end)
        if low < high and _is_tail(value[low:high], bar="|" in match.group()):
            return _pair(value, start, match.start(), low, high)
    tail = _COURTESY_TAIL.search(value, window, end)
    if tail is not None:
        low, high = _core(value, tail.start("credit"), end)
        who = tail["who"].rstrip(_TRAIL)
        if _is_sources(who, loose=False) or (_is_short_phrase(who) and tail.group()[0] == ","):
            return _pair(value, start, tail.start(), low, high)
    return None


def _is_tail(text: str, *, bar: bool) -> bool:
    if len(text) > _LONGEST:
        return False
    return (
        _is_phrase(text, CLOSING_PHRASES)
        or _is_strong(text, lone=True)
        or (bar and (_is_person_like(text) or text.casefold() in COMPANIONS))
    )


def _head(value: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    match = _HEAD.match(value, start, end)
    if match is None or len(value[match.end() : end].split()) < 4:
        return None
    low, high = _core(value, *match.span("credit"))
    text = value[low:high]
    lone = text in ("AP", "EPA", "AFP", "REUTERS", "Reuters", "dpa", "EFE", "ANSA", "PA")
    labelled = _LABELLED.match(text) is not None and _is_strong(text, lone=False) and not is_placeholder(text)
    if match.group().rstrip()[-1] == "." and not (labelled and re.search(r"\sby\s|:", text, re.IGNORECASE)):
        return None
    if not (lone or labelled):
        return None
    caption = _trimmed(value, match.end(), end)
    return caption, (low, high)


def _pair(value: str, start: int, cut: int, low: int, high: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return caption [start, cut) without the separators at its end, and the credit."""
    stop = cut
    while stop > start and value[stop - 1] in " \t\r\n|–—-•·●,;/":
        stop -= 1
    return (start, stop), (low, high)


# --- whom it names ----------------------------------------------------------------------------------

_VIA = re.compile(r"\s+(?:via|through)\s+(?P<via>.+)$", re.IGNORECASE)
_LICENCE_PART = re.compile(rf"[(\s,/]*\b(?P<licence>{_LICENCE.pattern})", re.IGNORECASE)


def parse_credit(value: str) -> Credit:
    """Return what a credit line says of person, agency and source, as far as its words tell."""
    start, end = _core(value, 0, len(value))
    kind, start = _opening(value, start, end)
    licence = None
    if (found := _LICENCE_PART.search(value, start, end)) is not None:
        licence = Named(found["licence"], *found.span("licence"))
        kind = CreditKind.LICENCE if kind is CreditKind.UNKNOWN else kind
        end = found.start()
    via = None
    if (found := _VIA.search(value, start, end)) is not None:
        via = _named(value, *found.span("via"))
        end = found.start()
    person = agency = source = None
    for low, high in _parts(value, start, end):
        part = _named(value, low, high)
        folded = part.value.casefold()
        if part.value == "" or _YEAR.fullmatch(part.value):
            continue
        if folded in _KIND_WORDS:
            kind = _KIND_WORDS[folded]
        elif _is_house(part.value):
            agency = agency or part
        elif kind in (CreditKind.COURTESY, CreditKind.HANDOUT) or (person is not None):
            source = source or part
        elif _is_person_like(part.value) or "_" in part.value or part.value.startswith("@"):
            person = part
        else:
            source = source or part
    if kind is CreditKind.UNKNOWN and (agency or via):
        kind = CreditKind.AGENCY
    if kind is CreditKind.HANDOUT and person is not None:
        person, source = (None, person) if source is None else (person, source)
    return Credit(person, agency, via, source, licence, kind)


_KIND_WORDS = {
    **dict.fromkeys(
        ("handout", "handout photo", "press handout", "supplied", "submitted", "provided"), CreditKind.HANDOUT
    ),
    **dict.fromkeys(("pool", "pool photo"), CreditKind.POOL),
    **dict.fromkeys(
        ("file", "file photo", "files", "archive", "archive photo", "file image"), CreditKind.FILE
    ),
    **dict.fromkeys(("staff", "staff photo", "staff photographer"), CreditKind.STAFF),
    **dict.fromkeys(("courtesy", "courtesy photo", "contributed", "family photo"), CreditKind.COURTESY),
}
_OPENING_KINDS = (
    *((word, CreditKind.COURTESY) for word in ("courtesy", "cortesía", "gracieuseté")),
    *((word, CreditKind.ILLUSTRATION) for word in ("illustrat", "ilustración", "graphic", "grafik", "drawn")),
    *((word, CreditKind.SCREENSHOT) for word in ("screen", "captura")),
    *((word, CreditKind.HANDOUT) for word in ("handout", "supplied", "provided", "submitted")),
    ("pool", CreditKind.POOL),
    ("file", CreditKind.FILE),
    ("staff", CreditKind.STAFF),
)


def _opening(value: str, start: int, end: int) -> tuple[CreditKind, int]:
    """Return the kind that a credit's first words tell, and where the names begin."""
    if _GENERATED.fullmatch(value, start, end):
        return CreditKind.GENERATED, end
    for pattern in (_LABELLED, _MADE_BY, _COURTESY, _COPYRIGHT):
        match = pattern.match(value, start, end)
        if match is not None:
            words = match.group().casefold()
            kind = next((kind for word, kind in _OPENING_KINDS if word in words), CreditKind.UNKNOWN)
            low = match.start() if words.startswith(("ap ", "afp ", "epa ", "reuters ")) else match.end()
            return kind, low
    return CreditKind.UNKNOWN, start


def _parts(value: str, start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    position = start
    for match in _SEPARATOR.finditer(value, start, end):
        parts.append((position, match.start()))
        position = match.end()
    parts.append((position, end))
    return parts


def _named(value: str, start: int, end: int) -> Named:
    while start < end and value[start] in " \t\r\n()[]":
        start += 1
    while end > start and value[end - 1] in " \t\r\n()[];,":
        end -= 1
    return Named(value[start:end], start, end)
