"""A picture's own metadata against what the article says: the credit that they give, and where they contradict it."""

from __future__ import annotations

import re

from newslint.language.credit_agreement import GIVEN_AWAY, share, wires_of, words_in, words_of
from newslint.language.credit_grammar import is_house, is_person_like
from newslint.language.credits import is_placeholder, parse_credit
from newslint.photometa import Embedded, Said

_LONGEST = 100
_NOTICE = re.compile(
    r"^(?:copyright|©|\(c\)|all rights reserved|by|,|[\s.:;-]|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)+",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"[\s.,;:–-]*(?:\(?all rights reserved\)?|alle rechte vorbehalten)[\s.]*$", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?:|www\.|@\S+\.\S|\.(?:com|org|net)\b", re.IGNORECASE)
# What templates and markup run on; no credit holds it, and a picture may come from a stranger.
_CODE = re.compile(r"[{}<>$`\\]|%>")
_LETTERS = re.compile(r"[^\W\d_]{2}")
# What cameras and programs write where nobody has given a name.
_MACHINES = re.compile(
    r"(?:olympus|sony|canon|nikon|samsung|panasonic|fujifilm|kodak|gopro|dji|apple|picasa|picmonkey|adobe|photoshop"
    r"|digital camera|default|user|users|owner|admin|administrator|camera|microsoft|windows|untitled|test)"
    r"(?:\s+(?:digital camera|dsc|user|owner|camera|photoshop|lightroom|[\d.]+))*",
    re.IGNORECASE,
)
_LEAST = 3
"""Words with fewer letters tell no two people apart."""


def credit_of(embedded: Embedded) -> str:
    """Return the credit that a picture's metadata ask for, or nothing where they name nobody.

    The credit line is what the supplier asks for; the maker's name is put before it where it lacks it. Words that
    a full field may have cut are not taken.
    """
    makers = [said.value for said in embedded.creators if not said.cut and names_somebody(said.value)]
    maker = " and ".join(dict.fromkeys(makers[:2]))
    line = _usable(embedded.credit)
    credit = _together(maker, line) or _holder(embedded.copyright)
    return credit if len(credit) <= _LONGEST else ""


def _together(maker: str, line: str) -> str:
    """Return maker and credit line as one credit; where one tells the other already, that one."""
    mine, theirs = words_of(maker), words_of(line)
    if theirs <= mine:  # "AP Photo/Jon Pell" and "AP"
        return maker
    return line if not mine or mine & theirs else f"{maker}/{line}"


def _usable(said: Said | None) -> str:
    return said.value if said is not None and not said.cut and names_somebody(said.value) else ""


def _holder(notice: Said | None) -> str:
    """Return who holds the copyright, without the year and the formula."""
    if notice is None or notice.cut:
        return ""
    holder = _RESERVED.sub("", _NOTICE.sub("", notice.value)).strip(" .,;")
    return holder if names_somebody(holder) else ""


def names_somebody(words: str) -> bool:
    """Say whether words of metadata name a person or an organisation, and not a camera, a program or nobody."""
    return (
        _LETTERS.search(words) is not None
        and _MACHINES.fullmatch(words) is None
        and _ADDRESS.search(words) is None
        and _CODE.search(words) is None
        and not is_placeholder(words)
    )


def contradicted(credit: str, embedded: Embedded) -> Said | None:
    """Return what contradicts an article's credit, or None where both may be right.

    Two people, of whom neither is named on the other side, contradict each other; and so do two of the agencies
    that do not pass on each other's pictures. A person and an organisation do not, nor does a supplier a maker.
    """
    said = parse_credit(credit)
    if said.kind in GIVEN_AWAY or is_placeholder(credit):
        return None
    told = set[str]().union(*(words_of(one.value) for one in embedded.rights))
    cut = [words for one in embedded.rights if one.cut for words in words_in(one.value)[-1:]]
    person = said.person.value if said.person is not None else ""
    if person and is_person_like(person) and not _shares(words_of(person), told, cut):
        other = next((one for one in embedded.creators if _is_person(one.value)), None)
        if other is not None and not words_of(other.value) & words_of(credit):
            return other
    mine, theirs = wires_of(words_of(credit)), wires_of(told)
    if len(mine) == 1 and len(theirs) == 1 and mine != theirs:
        return next(one for one in embedded.rights if wires_of(words_of(one.value)))
    return None


def _is_person(words: str) -> bool:
    return is_person_like(words) and not is_house(words) and names_somebody(words)


def _shares(words: set[str], told: set[str], cut: list[str]) -> bool:
    """Say whether one of some words is told, or could be where a field was cut, or is spelled nearly so."""
    return share(words, told) or any(
        word.startswith(end) for word in words if len(word) >= _LEAST for end in cut
    )
