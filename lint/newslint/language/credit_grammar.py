"""The words of a credit line, and what makes some of them one: the grammar under `credits`."""

from __future__ import annotations

import re

from newslint.language.credit_words import (
    AGENCIES,
    COMPANIONS,
    LABEL,
    NOBODY,
    ORGANISATION_WORDS,
    PARTICLES,
    STOCK_PHRASES,
    word_set,
)
from newslint.patterns import lazy

LONGEST = 180
"""A credit line has no more code points."""

LABELLED = lazy(
    rf"(?P<label>{LABEL})(?P<sign>\s*\.{{3}}\s*|\s*[:：]\s*|\s*/\s*|"
    r"\s+(?=©|\(c\)\s)|\s+(?:(?:taken|made|provided|supplied|submitted)\s+)?"
    r"(?:by|von|par|por|av|af|door|courtesy(?:\s+of)?|via)(?:\s*[:：]\s*|\s+|$)"
    r"|(?<=\.)\s+|(?-i:(?<=Credit)(?=[A-ZÀ-Þ])))",  # an element for the ear, and right behind it one for the eye
    re.IGNORECASE,
)
MADE_BY = lazy(r"(?:illustrat|photograph|creat|design|draw)(?:ed|n)\s+by\s+", re.IGNORECASE)
COURTESY = lazy(
    r"(?:courtesy|cortesía|gracieuseté)(?:\s+photo)?(?:\s+(?:of|de|du|from)\b\s*|\s*[:/]\s*|\s+)"
    r"|(?:handout|pool|provided|supplied|submitted|contributed|image|icons|photo)(?:\s+(?:photo|image|picture))?"
    r"\s+(?:via|by|from|through)\s+"
    r"|screen ?(?:shot|grab|cap)s?\s+(?:via|by|from|aus|von)\s+"
    r"|(?:(?:re)?printed|reproduced|published|used)\s+(?:with|by)\s+(?:the\s+|kind\s+)*permission\s+(?:of|from)\s+"
    r"|mit freundlicher genehmigung\s+(?:von\s+)?|(?:con|por) cortesía de\s+",
    re.IGNORECASE,
)
COPYRIGHT = lazy(r"(?:©|\(c\)|℗|copyright\b(?:\s*©)?)\s*(?:(?:19|20)\d\d\s*)?(?:by\s+)?", re.IGNORECASE)
LICENCE = lazy(
    r"CC[ -]?(?:0|zero)(?:\s*1\.0)?|CC[ -]BY(?:[ -](?:SA|ND|NC))*(?:[ -]?\d(?:\.\d)?)?(?:\s+[A-Z]{2})?"
    r"|creative commons(?:[ -][\w.-]+){0,6}|public domain|gemeinfrei|domaine public|dominio público|GFDL"
    r"|(?:open government|OGL) licen[cs]e(?: v?\d(?:\.\d)?)?|all rights reserved",
    re.IGNORECASE,
)
_TOOL = (
    r"(?:an?\s+)?(?:AI|KI|artificial intelligence|Midjourney|DALL[·-]?E(?:\s*\d)?|ChatGPT|GPT-\d\w*"
    r"|(?:Google\s+)?(?:Gemini|Imagen)|Stable Diffusion|(?:Adobe\s+)?Firefly|Grok|Sora|Copilot"
    r"|Ideogram|Bing Image Creator)\b"
)
GENERATED = lazy(
    r"(?:(?:AI|KI|IA)[- ](?:generated|created|made|generiert|générée?|generad[ao])\b.*"
    rf"|(?:(?:image|illustration|picture)\s+)?(?:generated|created|made)\s+(?:by|with|using)\s+{_TOOL}.*)",
    re.IGNORECASE,
)
WITH_TOOL = lazy(
    rf"(?P<name>.{{2,60}}?),?\s+(?:(?:made|created|generated)\s+)?(?:using|with|via)\s+(?P<tool>{_TOOL})\W*",
    re.IGNORECASE,
)
SEPARATOR = lazy(
    r"\s*[/|;•·]\s*|\s*,\s+|\s*[–—]\s*|\s+-\s+|\s+(?=©|CC[ -](?:BY|0)\b)|\s+(?:v[ií]a|through)\s+",
    re.IGNORECASE,
)
_BRACKET = lazy(r"\s+(?=\([^()]*\)$)")
_BRACKET_TAIL = lazy(r"(?P<before>[^()]+?)\s+\((?P<inside>[^()]+)\)")
_STRONG_SEPARATOR = lazy(r"\s*[/|•·]\s*|\s+v[ií]a\s+", re.IGNORECASE)
YEAR = lazy(r"(?:19|20)\d\d(?:[-–]\d{2,4})?")
_DOMAIN = lazy(r"(?:[\w-]+\.)+(?:com|net|org|info|eu|de|at|ch|fr|es|it|nl|se|no|dk|fi|pl|uk|ca|au)")
_HANDLE = lazy(r"@[\w.]{2,40}|[\w-]{2,60}(?:\.[\w-]{2,30}){1,4}(?:/\S{0,60})?|[\w.-]{2,40}")
_WRAPPED = lazy(r"[(\[（](?P<inside>[^\[\]（）]*)[)\]）]")
OPENERS, CLOSERS = "([（", ")]）"
TRAIL = " \t\r\n.;,"
_LEAD = " \t\r\n|/–—-•·●"
_SUFFIX = lazy(r"(?:Jr|Sr|St|Dr|Inc|Ltd|Co|Corp|[A-Z])\.$")

_BARE_LABEL = lazy(
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


def trimmed(value: str, start: int, end: int) -> tuple[int, int]:
    while start < end and value[start].isspace():
        start += 1
    while end > start and value[end - 1].isspace():
        end -= 1
    return start, end


def core(value: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without white space, a leading dash, a final full stop, and brackets around it all."""
    while start < end and value[start] in _LEAD:
        start += 1
    while end > start and value[end - 1] in TRAIL:
        end -= 1
    match = _WRAPPED.fullmatch(value, start, end)
    if match is not None and _balanced(match["inside"]):
        return core(value, match.start("inside"), match.end("inside"))
    return start, end


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def is_phrase(text: str, phrases: frozenset[str]) -> bool:
    return " ".join(text.casefold().split()).strip(" .:") in phrases


def is_strong(text: str, *, lone: bool) -> bool:
    """Say whether words are a credit by themselves; `lone` lets an agency's name alone count."""
    if LICENCE.fullmatch(text) or GENERATED.fullmatch(text):
        return True
    folded = " ".join(text.casefold().split())
    if folded in AGENCIES:
        return lone
    label = LABELLED.match(text)
    if label is not None:
        rest = text[label.end() :]
        if (right := COPYRIGHT.match(rest)) is not None:
            rest = rest[right.end() :]
        by = label["sign"].strip()[-1:].isalpha()
        if not rest.strip(" .-–—_"):
            return True
        return (
            is_sources(rest, loose=True)
            or is_generated(rest)
            or (by and is_short_phrase(rest))
            or (not by and _is_named(rest, _FEW, 1))
            or (_OUTRIGHT.fullmatch(label["label"]) is not None and _is_named(rest, _SOME, 3))
            or is_placeholder(rest)
            or _is_courtesy(rest)
        )
    for opening in (MADE_BY, COURTESY, COPYRIGHT):
        match = opening.match(text)
        if match is not None and match.end() < len(text):
            rest = text[match.end() :]
            if is_sources(rest, loose=True):
                return True
            return _is_supplier(text, rest) if opening is COURTESY else _is_named(rest, _SOME, 3)
    if _LABEL_ALONE.fullmatch(text):
        return True
    if text[-1] == "©":
        return is_sources(text[:-1], loose=True)
    tail = _BRACKET_TAIL.fullmatch(text) if text[-1] == ")" else None
    if tail is not None and LICENCE.fullmatch(tail["inside"]):
        text = f"{tail['before']}/{tail['inside']}"
    return len(_SMALL.findall(text)) <= _MOST_SMALL and _is_composite(text)


def _is_named(rest: str, longest: int, small: int) -> bool:
    """Say whether words behind a label or a sign are a name, though none that is known: few of them in lower case."""
    words = rest.split()
    if not 0 < len(words) <= longest or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    if rest[-1] in "!?" or (rest[-1] == "." and not _ABBREVIATION.search(rest)):
        return False
    plain = [word for word in words if len(word) > 3 and word.islower() and word not in PARTICLES]
    return len(plain) <= small


_FEW, _SOME = 6, 10
_OUTRIGHT = lazy(r"(?:credit|crédit|crédito)s?", re.IGNORECASE)
"""A label that nothing but a credit follows, in however many words."""
_LABEL_ALONE = lazy(r"(?:Bild|Foto|Photo)(?: [A-ZÀ-Þ][\w’'-]+){2,3}")
"""A label without a colon and a name, as Swiss papers write it."""
_ABBREVIATION = lazy(r"(?:\b\w{1,3}|\w\.\w)\.$")
_SMALL = lazy(r"(?<=\s)[a-z]{3,}")
_MOST_SMALL = 5
"""Names joined to a credit hold no more words of three letters and more in lower case."""


def is_generated(text: str) -> bool:
    """Say whether a text says that a machine made the picture, alone or with the name of who used it."""
    if GENERATED.fullmatch(text):
        return True
    match = WITH_TOOL.fullmatch(text)
    return match is not None and is_sources(match["name"], loose=True)


def _is_courtesy(text: str) -> bool:
    """Say whether words behind a label say of whom a picture was had ("Photo: Courtesy club website")."""
    match = COURTESY.match(text)
    return match is not None and match.end() < len(text) and _is_supplier(text, text[match.end() :])


def _is_supplier(text: str, rest: str) -> bool:
    """Say whether "Courtesy" is followed by a few words that say of whom ("Courtesy club website")."""
    return is_short_phrase(rest) or (text[0].isupper() and len(rest.split()) <= 4 and rest[-1].isalnum())


def is_short_phrase(text: str) -> bool:
    """Say whether words after "by" or "courtesy of" are a short name of someone ("the family")."""
    words = text.split()
    return len(words) <= 6 and words[0].casefold() in _ARTICLES


_ARTICLES = word_set("the my our his her their author la el los las le les der die das den dem")


def _is_composite(text: str) -> bool:
    """Say whether parts joined by slashes, bars, "via" or commas are names with an agency among them."""
    parts = [part for part in SEPARATOR.split(text) if part]
    agencies = sum(map(is_agency, parts))
    if len(parts) == 2 and "/" in text and any(map(_DOMAIN.fullmatch, parts)):
        return all(_HANDLE.fullmatch(part) or _is_source(part, loose=True) for part in parts)
    if (
        not 2 <= len(parts) <= 7
        or "(" in text
        or ":" in text
        or not all(_is_source(part, loose=agencies > 0) for part in parts)
    ):
        return _is_agency_credit(text)
    strong = _STRONG_SEPARATOR.search(text) is not None
    if agencies:
        return strong or agencies > 1 or any(is_person_like(part) or "_" in part for part in parts)
    if any(LICENCE.fullmatch(part.strip("()")) for part in parts):
        return True
    if strong:
        # "Name | Website" heads a profile; an outlet has two words, capitals within, or a word that says so.
        outlets = "|" not in text or all(is_person_like(part) or _is_outlet(part) for part in parts)
        return (
            outlets
            and "," not in text
            and any(is_person_like(part) for part in parts)
            and not any(YEAR.fullmatch(part) for part in parts)
        )
    last = parts[-1].split()
    return len(parts) == 2 and is_person_like(parts[0]) and last[-1].casefold() in ORGANISATION_WORDS


_AGENCY_CREDIT = lazy(
    r"(?P<agency>.{2,40}?)(?:\s+(?:file|pool|staff|handout))?\s+(?:photo|file|image|picture|pic|graphic|illustration)s?"
    r"(?:(?:\s+by\s+|\s*[:/]\s*)(?P<person>.+))?",
    re.IGNORECASE,
)
_SITE = lazy(r".{1,50}?\s+(?:on|auf|sur|en|op|på)\s+(?P<site>[\w.-]+)", re.IGNORECASE)
_ON_SITE = lazy(r"(?P<name>.{2,50}?)\s+(?:on|from|für|for)\s+(?P<site>.{2,40})", re.IGNORECASE)


def _is_agency_credit(text: str) -> bool:
    """Say whether it is "AP Photo", "AP Photo by Name", "Reuters file photo", "Name for The Paper"."""
    match = _AGENCY_CREDIT.fullmatch(text)
    if match is not None and is_house(match["agency"]):
        return match["person"] is None or is_sources(match["person"], loose=True)
    match = _ON_SITE.fullmatch(text)
    if match is None or not is_person_like(match["name"]):
        return False
    return is_house(match["site"])


def _is_outlet(part: str) -> bool:
    return (
        " " in part
        or any(character.isupper() for character in part[1:])
        or part.casefold() in ORGANISATION_WORDS
    )


def is_house(text: str) -> bool:
    """Say whether a text names an agency, or an organisation by its last word ("Billings Gazette")."""
    return is_agency(text) or (_is_source(text) and text.split()[-1].casefold() in ORGANISATION_WORDS)


def is_agency(part: str) -> bool:
    folded = " ".join(part.casefold().split()).strip(" .()[]")
    if folded in COMPANIONS or folded in STOCK_PHRASES:
        return True
    head, _, tail = folded.rpartition(" ")
    return tail in ("photo", "photos", "file", "pool", "images", "graphic", "news") and head in COMPANIONS


def is_sources(text: str, *, loose: bool) -> bool:
    """Say whether a text names sources and nothing else: names, agencies, handles, licences."""
    parts = [part for half in _BRACKET.split(text.strip()) for part in SEPARATOR.split(half) if part]
    return 0 < len(parts) <= 8 and all(_is_source(part, loose=loose) for part in parts)


def _is_source(part: str, *, loose: bool = False) -> bool:
    text = part.strip(" \t\r\n.()[]\"'“”‘’©")
    if not text:
        return False
    if LICENCE.fullmatch(text) or YEAR.fullmatch(text) or is_agency(text):
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
        return is_agency(site["site"]) or "." in site["site"]
    names = 0
    for word in words:
        if (
            word.casefold() in PARTICLES
            or word.casefold()
            in (
                "photo",
                "photos",
                "file",
                "pool",
                "handout",
                "staff",
            )
            or _ORDINAL.fullmatch(word)
        ):
            continue
        if not _is_name_word(word) and word.casefold() not in COMPANIONS:
            return False
        names += 1
    return names > 0 and words[-1].casefold() not in PARTICLES


_ORDINAL = lazy(r"[1-9](?:st|nd|rd|th)")
"""Part of a rank: "Airman 1st Class"."""


def _is_name_word(word: str) -> bool:
    """Say whether a word is written as a name: a capital first, or after a small prefix ("d'Arc")."""
    text = word.strip("\"'“”‘’()[],.")
    if not text or not (text[0].isalpha() or text[0] == "@"):
        return False
    if not text[0].islower():
        return True
    return any(character.isupper() for character in text[1:4])


def is_person_like(part: str) -> bool:
    """Say whether a part has the form of a personal name: two to four name words."""
    text = part.strip(" .()[]\"'“”‘’")
    words = [word for word in text.split() if word.casefold() not in PARTICLES]
    return 2 <= len(words) <= 4 and is_bare_name(text + ("." if _SUFFIX.search(text + ".") else ""))


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
    start, end = core(value, 0, len(value))
    text = " ".join(value[start:end].split())
    if is_phrase(text, STOCK_PHRASES):
        return False
    if not any(character.isalnum() for character in text):
        return True
    if text.casefold().strip("[](){}<>*_ .:-–—") in NOBODY:
        return True
    label = LABELLED.match(text) or COURTESY.match(text + " ")
    if label is None:
        return _BARE_LABEL.fullmatch(text) is not None
    rest = text[label.end() :].strip("[](){}<>*_ .:-–—/")
    return not rest or rest.casefold() in NOBODY
