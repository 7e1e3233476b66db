"""Where sentences begin and end in copy, past abbreviations, initials, ellipses, quotations and datelines."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from newslint.patterns import lazy


class Sentence(NamedTuple):
    """A half-open range of code points in the string that was split, without white space at its ends."""

    start: int
    end: int


_END = lazy(r"[.!?…。！？\n]+(?:[\"'”’»)\]」』）]*)")
_NEXT = lazy(r"\s*([—–-]*)\s*[\"'“”‘’«»„([¿¡]*\s*(\w*)")
_INITIALS = lazy(r"(?:[A-Z]\.)+[A-Z]|[A-Z]")

# Never the end of a sentence: a name or a number follows.
_TITLES = frozenset(
    """
    Mr Mrs Ms Mx Messrs Dr Prof Gov Govs Lt Gen Col Capt Cpl Cmdr Adm Sgt Maj Sen Sens Rep Reps Rev Hon Pres
    Supt Sec St Ste Mt Ft No Nos vs Vol Fig Figs Art Nr Mme Mlle Sra Srta Dra pp p v cf ca approx Op Insp Det
    Amb Atty Asst Assoc Br Fr e.g i.e z.B d.h u.a bzw z.T o.ä
    """.split()
)
# The end of a sentence only where the next word begins one beyond doubt.
_EITHER = frozenset(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Corp Co Cos Ltd Bros Jr Sr Esq Ph.D M.D M.A B.A B.S
    U.S U.N U.K U.S.A E.U D.C L.A N.Y a.m p.m A.M P.M etc al Ave Blvd Rd Dept Univ Assn
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev N.H N.J
    N.M N.C N.D Okla Ore Pa R.I S.C S.D Tenn Vt Va Wash W.Va Wis Wyo B.C Ont Que usw
    """.split()
)
_STARTERS = frozenset(
    """
    The A An It Its He She They We I You His Her Their Our My Your This That These Those There Here But And
    Or So Yet In On At By For From With Without To Of As If When While After Before Since Until During
    Because Although Though However Meanwhile Also Both Each Every Some Many Most All No Not What Who Why
    How Where Which Now Then Today Yesterday Police Officials Authorities Critics
    """.split()
)
_MONTH_AFTER_ORDINAL = frozenset(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)


def sentences(value: str) -> tuple[Sentence, ...]:
    """Return the sentences of a string in order; a dateline belongs to the sentence that it opens.

    A blank line ends a sentence; other line breaks are white space.
    """
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(value):
        if match.start() >= start and _ends(value, match):
            _add(found, value, start, match.end())
            start = match.end()
    _add(found, value, start, len(value))
    return tuple(found)


def sentence_at(parts: tuple[Sentence, ...], offset: int) -> Sentence:
    """Return the sentence that holds an offset, or the next one where it stands between two.

    Raises:
        IndexError: there is no sentence.
    """
    return parts[min(bisect_right(parts, offset, key=_end), len(parts) - 1)]


def _end(part: Sentence) -> int:
    return part.end


def _add(found: list[Sentence], value: str, start: int, end: int) -> None:
    words = value[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    if right > left:
        found.append(Sentence(left, right))


def _ends(value: str, match: re.Match[str]) -> bool:
    mark, stop = match[0], match.end()
    if mark[0] in "。！？":
        return True
    if mark[0] == "\n":
        # A blank line; white space on it is rare enough to be looked for by hand.
        return "\n" in mark[1:] or value[stop : stop + 80].lstrip(" \t").startswith("\n")
    if stop < len(value) and not value[stop].isspace() and mark[-1] != "\n":
        return False
    if "\n\n" in mark:
        return True
    following = _NEXT.match(value, stop)
    dash, word = ("", "") if following is None else following.groups()
    if not word:
        return following is None or following.end() == len(value)
    if not (word[0].isupper() or word[0].isdigit() or word[0] > "\u2e80"):
        return False
    if mark[0] != "." or len(mark.rstrip("\n")) > 1:
        return True
    head = value[max(0, match.start() - 20) : match.start()]
    last = head[max(head.rfind(" "), head.rfind("\n")) + 1 :].lstrip("\"'“”‘’([„«")
    if last in _TITLES:
        return False
    if last in _EITHER or _INITIALS.fullmatch(last):
        return word in _STARTERS and not dash
    return not (last.isdigit() and len(last) < 3 and word in _MONTH_AFTER_ORDINAL)
