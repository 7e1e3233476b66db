"""What two spellings of one name have in common: folded forms and a key across romanisations."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from newslint.language.names.customs import CALENDAR, GENERIC, SMALL_WORDS, TITLES
from newslint.patterns import lazy

_ORDINARY = GENERIC | CALENDAR | TITLES | SMALL_WORDS
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ŋ": "n",
        "ħ": "h",
        "ə": "a",
        "ʻ": "",
        "ʼ": "",
        "ʿ": "",
        "ʾ": "",
        "‘": "",
        "’": "",
        "'": "",
        "`": "",
        "´": "",
        "\u00ad": "",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "-": "",
        "‐": "",
        "‑": "",
        ".": "",
        " ": "",
        "\u00a0": "",
        "\u202f": "",
    }
)
_MARKS = dict.fromkeys(code for code in range(0x300, 0x370))
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "\u00ad": None}
)

_ROMAN = (
    (lazy(r"([^aeiou])\1+"), r"\1"),
    (lazy(r"tsch|tch"), "ch"),
    (lazy(r"sch"), "sh"),
    (lazy(r"dj|dzh"), "j"),
    (lazy(r"kh|q|ck"), "k"),
    (lazy(r"gh"), "g"),
    (lazy(r"dh"), "d"),
    (lazy(r"th"), "t"),
    (lazy(r"ph"), "f"),
    (lazy(r"ks"), "x"),
    (lazy(r"w"), "v"),
    (lazy(r"ou|oo"), "u"),
    (lazy(r"(?<=s[kt])(?:yi|iy|ij|yj|iyi|y|i)$"), "i"),
    (lazy(r"(?<=[bcdfghjklmnpqrstvxz])[iy]e(?=[aeouv])"), "e"),
    (lazy(r"[iy]e(?=v)"), "e"),
    (lazy(r"[ae][iy]|[iy]y|yi|ee|ij|j(?=$)|ie(?=[bcdfgklmnprstvz])"), "i"),
    (lazy(r"y"), "i"),
    (lazy(r"c(?![hei])"), "k"),
    (lazy(r"o(?!$)"), "u"),
    (lazy(r"e(?!$)"), "a"),
    (lazy(r"(?<=[aeiu])h(?=$|[bcdfgjklmnpqrstvxz])"), ""),
    (lazy(r"(.)\1+"), r"\1"),
)


def marked(one: str, other: str) -> str:
    """Return which of two spellings has the diacritics, where nothing else differs and only one has them; else ""."""
    mine, its = unicodedata.normalize("NFC", one), unicodedata.normalize("NFC", other)
    if mine.isupper() != its.isupper():
        mine, its = mine.lower(), its.lower()
    if len(mine) != len(its):
        return ""
    unlike = [pair for pair in zip(mine, its, strict=True) if pair[0] != pair[1]]
    for left, right in unlike:
        if not left.isalpha() or fold(left) != fold(right) or left.isupper() != right.isupper():
            return ""
    sides = {(left.isascii(), right.isascii()) for left, right in unlike}
    return one if sides == {(False, True)} else other if sides == {(True, False)} else ""


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return a name's letters alone: no case, hyphens, spaces, full stops, apostrophes or diacritics."""
    if name.isascii() and name.isalpha():
        return name.lower()
    lowered = name.lower().translate(_LETTERS)
    return lowered if lowered.isascii() else unicodedata.normalize("NFD", lowered).translate(_MARKS)


def unfolded(name: str) -> str:
    """Return a name with its typography made alike (apostrophes, hyphens, composed letters), nothing else."""
    return name if name.isascii() else unicodedata.normalize("NFC", name.translate(_APOSTROPHES))


def spelled_out(name: str) -> str:
    """Return the folded form with German and Nordic umlauts spelled out (Müller: mueller)."""
    return fold(name.lower().translate(_UMLAUTS))


@lru_cache(maxsize=2048)
def romanised(name: str) -> str:
    """Return a key that the usual romanisations of an Arabic, Russian or Ukrainian name share.

    Mohammed and Muhammad fall together, Yevgeny and Evgeniy; the last vowel is kept, so that Maria and
    Marie do not.
    """
    key = fold(name)
    for pattern, replacement in _ROMAN:
        key = pattern.sub(replacement, key)
    return key


def is_ordinary(text: str) -> bool:
    """Say whether many names have an element in common: a title, a month, a word like "University"."""
    return fold(text) in _ORDINARY
