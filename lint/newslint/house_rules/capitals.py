"""How headlines and other parts are capitalised, and how they should be; in doubt a word may stand as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.context import Context
from newslint.house_rules.checks import Told, compiled
from newslint.house_rules.declared import Capitalisation, Scope
from newslint.house_rules.units import Unit, units

_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|['’.&](?=\w))*")
_ENDS = (".", "!", "?", "…")
_OPENING = "\"'“‘«„([ \u00a0"
_SMALL = frozenset("a an and nor of or the".split())
_EITHER = frozenset(
    """
    about above across after against along amid among around as at before behind below beneath beside between beyond
    but by down during for from in inside into like near off on onto out outside over past per since so than through
    till to toward towards under until up upon via vs vs. with within without yet if
    """.split()
)
"""Small in titles to some style guides and not to others; left alone where the house lists no small words."""
_LEAST_CAPITALS = 5
"""A headline of fewer words that are all in capitals may be all names."""


def capitalisation(check: Capitalisation, scope: Scope, context: Context) -> Iterator[Told]:
    """Tell each part that is not capitalised as the house does it, at its first wrong word."""
    for unit in units(scope, context):
        if not unit.counts(0, len(unit.value)):
            continue
        if check.style == "pattern":
            yield from _shaped(check, unit)
            continue
        kept = _kept(check, unit.value)
        every = [match for match in _WORD.finditer(unit.value) if any(map(str.isalpha, match[0]))]
        words = [
            match
            for match in every
            if not any(low <= match.start() and match.end() <= high for low, high in kept)
        ]
        if check.style == "sentence":
            yield from _sentence(unit, words, every[:1])
            continue
        for match in words:
            wanted = _wanted(check, unit.value, match, inner=match not in (every[0], every[-1]))
            if wanted != match[0]:
                values = {"text": match[0], "instead": wanted}
                yield Told(unit.slice(match.start(), match.end()), values, unit.passage.part)
                break


def _shaped(check: Capitalisation, unit: Unit) -> Iterator[Told]:
    if not compiled(check.pattern, ignore_case=False).found_in(unit.marked):
        words = "“{text}” is not capitalised as the house does it."
        whole = unit.slice(0, len(unit.value))
        yield Told(whole, {"text": unit.value, "instead": ""}, unit.passage.part, default=words)


def _kept(check: Capitalisation, value: str) -> list[tuple[int, int]]:
    """Return where words stand that keep their own capitals."""
    found: list[tuple[int, int]] = []
    for words in check.exceptions:
        start = value.find(words)
        while start >= 0:
            end = start + len(words)
            if not (value[max(0, start - 1) : start].isalnum() or value[end : end + 1].isalnum()):
                found.append((start, end))
            start = value.find(words, end)
    return found


def _sentence(unit: Unit, words: Sequence[re.Match[str]], first: Sequence[re.Match[str]]) -> Iterator[Told]:
    """Tell a first word without a capital, and capitals on every word; one capital more may be a name's."""
    if words and words[0] in first and words[0][0].islower():
        word = words[0][0]
        values = {"text": word, "instead": word[0].upper() + word[1:]}
        yield Told(unit.slice(*words[0].span()), values, unit.passage.part)
        return
    telling = [match[0] for match in words if match[0].lower() not in _SMALL | _EITHER]
    if len(telling) >= _LEAST_CAPITALS and all(word[0].isupper() or word[0].isdigit() for word in telling):
        whole = unit.slice(0, len(unit.value))
        message = "“{text}” has capitals as a title has them; the house writes it as a sentence."
        yield Told(whole, {"text": unit.value, "instead": ""}, unit.passage.part, default=message)


def _wanted(check: Capitalisation, value: str, match: re.Match[str], *, inner: bool) -> str:
    word = match[0]
    if check.style == "upper":
        return word.upper()
    if check.style == "lower":
        return word if _own(word) else word.lower()
    if value[max(0, match.start() - 1) : match.start()] in ("-", "‑", "'", "’"):
        return word
    if inner and not _opens(check, value, match.start()):
        if word.lower() in (check.small_words or _SMALL):
            return word.lower() if word.istitle() else word
        if not check.small_words and word.lower() in _EITHER:
            return word
    return word if _own(word) else word[0].upper() + word[1:]


def _opens(check: Capitalisation, value: str, start: int) -> bool:
    """Say whether a word follows the end of a sentence, a colon or a dash within its part."""
    before = value[:start].rstrip(_OPENING)
    return before.endswith((*_ENDS, *check.openers, ":", "—", "–"))


def _own(word: str) -> bool:
    """Say whether a word has capitals of its own: an acronym, or one inside ("iPhone")."""
    return any(letter.isupper() for letter in word[1:])
