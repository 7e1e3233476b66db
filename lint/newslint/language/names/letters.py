"""Spellings with the same letters: diacritics, case, hyphens, spaces and full stops apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from typing import NamedTuple

from newslint.language.names.customs import (
    CALENDAR,
    CAPITALISING,
    COMBINING,
    FUNCTION_WORDS,
    INFLECTING,
    PARTICLES,
    TITLE_HEADS,
    TITLES,
)
from newslint.language.names.folding import fold, is_ordinary, spelled_out, unfolded
from newslint.language.names.likeness import Likeness
from newslint.language.names.mentions import Names, Use
from newslint.language.names.scan import taken_apart
from newslint.patterns import lazy
from newslint_schemas import Part

_INNER_CAPITAL = lazy(r"[^\W\d_](?<![A-ZÀ-Þ])[A-ZÀ-Þ]")
_ACRONYM = lazy(r"[A-ZÀ-Þ]{3}|^[A-ZÀ-Þ]{2}[a-z]?$")
_PARTS = lazy(r"[-' ]")
_FOREIGN_BEFORE = lazy(
    r"(?<!\w)(?:d[aeiou]s?|del|della|dos|l[aeo]s?|e|et|y|und|für|von|zu[mr]?|och|og|[ld]['’]) ?$",
    re.IGNORECASE,
)


_SHORTEST_CASED = 5
_SHORTEST_JOINED = 6
_MOST_INITIALS = 3
_MOST_SPELLINGS = 12
"""More spellings of one name than this are no slip of the pen."""
_BOTH_GENDERS = lazy(r"[a-zß]In(?:nen)?$")
"""German for men and women at once: "LehrerInnen"."""
_ELIDED = lazy(r"(?:[cdjlmnst]|qu|dell|nell|all|dall|sull)'(?=\w)", re.IGNORECASE)
_MARKED = lazy(r"[À-ÖØ-öø-ɏ]")
_PROSE = 60
"""A description of so many characters would hold a mark in most languages but English."""
_UMLAUTED = frozenset("aäoöuüAÄOÖUÜ")
_SEVERAL = 3
_LOOKED_AT = 40
_LOOK_BACK = 24
_ARTICLES = frozenset({"al", "el"})
_STATES = frozenset("us uk un eu uae ussr dc la ny nyc".split())
_COMMON = TITLES | TITLE_HEADS | FUNCTION_WORDS


class Pair(NamedTuple):
    """Two spellings that may stand for one name.

    Attributes:
        one, other: where each stands.
        likeness: how they differ.
        shared: the element that stands beside both and tells which name is meant, or "".
        side: where it stands, "before" or "after", or "".
    """

    one: tuple[Use, ...]
    other: tuple[Use, ...]
    likeness: Likeness
    shared: str = ""
    side: str = ""


def same_letters(names: Names, language: str) -> Iterator[Pair]:
    """Yield the pairs of spellings in the article that have the same letters and stand for one name.

    `language` is the article's primary subtag: where names are inflected, or every noun is written with a
    capital, fewer differences speak of a slip.
    """
    groups: dict[str, list[str]] = {}
    compounds: list[str] = []
    umlauts: list[str] = []
    for text in names.where:
        groups.setdefault(fold(text), []).append(text)
        if "-" in text or "‑" in text or "‐" in text or not text[1:].islower():
            compounds.append(text)
        if not text.isascii():
            umlauts.append(text)
    for text in umlauts:
        key = spelled_out(text)
        if key in groups and key != fold(text):
            groups[key].append(text)
    found: list[Pair] = []
    for key, texts in groups.items():
        if len(texts) > 1 and len(key) > 3 and key not in TITLES and key not in CALENDAR:
            found.extend(_pairs(names, texts, language))
    yield from _not_stripped(names, found)
    if compounds:
        yield from _apart(names, compounds, language)
    yield from _initials(names)


def _not_stripped(names: Names, found: list[Pair]) -> Iterator[Pair]:
    """Yield pairs, but those of a description for machines in which several names lost their marks."""
    bare: Counter[int] = Counter()
    places: list[set[int]] = []
    for pair in found:
        plain, marked = (pair.one, pair.other) if pair.one[0].text.isascii() else (pair.other, pair.one)
        lost = plain[0].text.isascii() and not marked[0].text.isascii()
        only = {use.passage for use in plain} if lost else set[int]()
        if not all(names.passages[passage].part is Part.METADATA for passage in only):
            only = set[int]()
        places.append(only)
        bare.update(only)
    for pair, only in zip(found, places, strict=True):
        if not any(bare[passage] >= _SEVERAL for passage in only):
            yield pair


def _pairs(names: Names, texts: Iterable[str], language: str) -> Iterator[Pair]:
    spellings: dict[str, list[Use]] = {}
    for text in texts:
        if not text.isupper():
            spellings.setdefault(unfolded(text), []).extend(names.uses(text))
    if len(spellings) > _MOST_SPELLINGS:
        return
    for (one, first), (other, second) in combinations(spellings.items(), 2):
        if one.lower() == other.lower() and len(one) == len(other):
            pair = _by_case(names, one, other, first, second)
        elif _without_joints(one) == _without_joints(other):
            pair = _by_joints(names, one, other, first, second)
        else:
            pair = _by_marks(names, one, other, first, second, language)
        if pair is None or _two_things(names, *pair) or _is_grammar(names, language, one, other, *pair):
            continue
        yield Pair(tuple(pair[0]), tuple(pair[1]), Likeness.SAME)


def _is_grammar(
    names: Names, language: str, one: str, other: str, first: list[Use], second: list[Use]
) -> bool:
    """Say whether a language's grammar or its custom in compounds may make the difference, not a slip."""
    elided = _ELIDED.match(one), _ELIDED.match(other)
    if all(elided) and _ELIDED.sub("", one, 1) == _ELIDED.sub("", other, 1):
        return True  # the article with or without a capital: "l'État", "L'État"
    if language in INFLECTING:
        return "-" in one + other or (len(one) == len(other) and one[:-1].lower() == other[:-1].lower())
    if language not in CAPITALISING:
        return False
    if one.lower() == other.lower():
        return bool(_BOTH_GENDERS.search(one) or _BOTH_GENDERS.search(other))
    if len(one) == len(other) and all(
        mine == its or {mine, its} <= _UMLAUTED for mine, its in zip(one, other, strict=True)
    ):
        return True  # the plural: "Garten", "Gärten"
    if "-" in one + other:
        return True  # a compound may have one or not
    # The sharp s and spelled-out umlauts are taste, unless in the name of one person.
    told = "ß" in one + other or spelled_out(one) == spelled_out(other)
    return told and not _beside(names, first, "before") & _beside(names, second, "before")


def _by_case(
    names: Names, one: str, other: str, first: Iterable[Use], second: Iterable[Use]
) -> tuple[list[Use], list[Use]] | None:
    if len(one) < _SHORTEST_CASED or _ACRONYM.search(one) or _ACRONYM.search(other):
        return None
    left, right = _chosen(names, one, other, first), _chosen(names, other, one, second)
    if not left or not right or _common(names, one, other):
        return None
    return (left, right) if _same_construction(one, other, left, right) else None


def _by_joints(
    names: Names, one: str, other: str, first: list[Use], second: list[Use]
) -> tuple[list[Use], list[Use]] | None:
    if len(fold(one)) < _SHORTEST_JOINED or _common(names, one, other) or _foreign(names, first, second):
        return None
    return first, second


def _by_marks(
    names: Names, one: str, other: str, first: list[Use], second: list[Use], language: str
) -> tuple[list[Use], list[Use]] | None:
    if names.small(one) or names.small(other) or _foreign(names, first, second):
        return None
    if language != "en" and (_stripped(names, first) or _stripped(names, second)):
        return None
    return (first, second) if _stands(names, first) and _stands(names, second) else None


def _stripped(names: Names, uses: Iterable[Use]) -> bool:
    """Say whether a spelling stands only in descriptions for machines that lost every mark on the way."""
    return all(
        names.passages[use.passage].part is Part.METADATA
        and len(value := names.value(use)) >= _PROSE
        and not _MARKED.search(value)
        for use in uses
    )


def _without_joints(name: str) -> str:
    return re.sub(r"[-' .]", "", name).lower()


def _chosen(names: Names, text: str, other: str, uses: Iterable[Use]) -> list[Use]:
    """Return the uses whose capitals were chosen, not owed to a headline or the start of a sentence."""
    differing = [at for at, (mine, its) in enumerate(zip(text, other, strict=True)) if mine != its]
    kept: list[Use] = []
    for use in uses:
        for at in differing:
            joint = at == 0 or text[at - 1] in "-'"
            if joint and text[at].isupper() and (names.titled(use.passage) or (at == 0 and names.opens(use))):
                break
            if joint and at and text[at].islower() and names.opens(use):
                break
        else:
            kept.append(use)
    return kept


def _same_construction(one: str, other: str, left: Iterable[Use], right: Iterable[Use]) -> bool:
    """A first capital may depend on whether another name stands before ("Ali al-Adl", but "Al-Adl said")."""
    if one[0] == other[0]:
        return True
    return bool({bool(use.before) for use in left} & {bool(use.before) for use in right})


def _common(names: Names, one: str, other: str) -> bool:
    """Say whether a spelling is a common word or compound, whose hyphens and capitals are house style."""
    for name in (one, other):
        if names.small(name):
            return True
        parts = _PARTS.split(name)
        if len(parts) > 1:
            lowered = [part.lower() for part in parts]
            if lowered[0] in COMBINING or _ordinary(names, lowered):
                return True
    if one.casefold() == other.casefold():
        pairs = zip(_PARTS.split(one), _PARTS.split(other), strict=True)
        return any(
            mine != its and mine.lower() in FUNCTION_WORDS | (PARTICLES - {"al", "el"}) for mine, its in pairs
        )
    return False


def _ordinary(names: Names, parts: Iterable[str]) -> bool:
    return all(part.lower() in _COMMON or names.small(part) for part in parts)


def _stands(names: Names, uses: Iterable[Use]) -> bool:
    """Say whether one use at least is a name by more than its place."""
    return any(use.before or use.after or use.particle or not names.opens(use) for use in uses)


def _foreign(names: Names, first: Iterable[Use], second: Iterable[Use]) -> bool:
    """Say whether only one spelling stands within an institution's own name ("Université de Montréal")."""
    return all(_within(names, use) for use in first) != all(_within(names, use) for use in second)


def _within(names: Names, use: Use) -> bool:
    return _FOREIGN_BEFORE.search(names.value(use), max(0, use.start - _LOOK_BACK), use.start) is not None


def _two_things(names: Names, first: Iterable[Use], second: Iterable[Use]) -> bool:
    """Say whether other names beside them make two people, or two things, of the spellings."""
    before = [_beside(names, uses, "before") for uses in (first, second)]
    if before[0] & before[1]:
        return False
    if before[0] and before[1]:
        return True
    if any(use.lone for use in (*first, *second)):
        return False
    after = [_beside(names, uses, "after") for uses in (first, second)]
    return all(before[i] or after[i] for i in (0, 1)) and after[0].isdisjoint(after[1])


def _beside(names: Names, uses: Iterable[Use], side: str) -> set[str]:
    return {
        fold(text)
        for use in uses
        if (text := use.before if side == "before" else use.after) and not names.titled(use.passage)
    }


def _apart(names: Names, compounds: Iterable[str], language: str) -> Iterator[Pair]:
    """Compare compounds with the same elements written apart ("Amin-Pourian", "Amin Pourian")."""
    wanted: dict[str, list[str]] = {}
    for text in compounds:
        if not text.isupper() and len(fold(text)) >= 6:
            wanted.setdefault(fold(text), []).append(text)
    apart: dict[str, list[Use]] = {}
    for words, places in names.runs.items():
        run = taken_apart(words)
        for number, element in enumerate(run.elements):
            earlier, before = element.particle, run.before(number)
            begin = element.offset - len(earlier) - 1
            if not earlier:
                if not before or element.initials:
                    continue
                earlier, before = before, run.before(number - 1)
                begin = run.elements[number - 1].offset
            key = fold(earlier) + fold(element.text)
            if key not in wanted:
                continue
            text = words[begin : element.offset + len(element.text)]
            for passage, start, _ in places:
                low, end = start + begin, start + len(words)
                use = Use(
                    passage, low, low + len(text), text, before, run.after(number), (), "", "", start, end
                )
                apart.setdefault(key, []).append(use)
    for key, uses in apart.items():
        for text in wanted[key]:
            parts = _PARTS.split(uses[0].text)
            if _common(names, text, text) or _ordinary(names, parts) or parts[0].lower() in COMBINING:
                continue
            joined = names.uses(text)
            camel = "-" not in unfolded(text) and _INNER_CAPITAL.search(text) is not None
            if (language in CAPITALISING and not camel) or (camel and _for_machines(names, joined)):
                continue
            alone = camel or parts[0].lower() in _ARTICLES
            if _share(names, joined, uses) or (alone and not _two_things(names, joined, uses)):
                yield Pair(joined, tuple(uses), Likeness.SAME)


def _for_machines(names: Names, uses: Iterable[Use]) -> bool:
    """Say whether a spelling stands only in tags and alternative texts, where file names end up."""
    return all(names.passages[use.passage].part in (Part.METADATA, Part.ALT) for use in uses)


def _share(names: Names, first: Iterable[Use], second: Iterable[Use]) -> bool:
    """Say whether another element of their names stands beside both, and on the same side."""
    return any(
        mine and mine == its and not is_ordinary(mine)
        for one in islice(first, _LOOKED_AT)
        for other in islice(second, _LOOKED_AT)
        if not names.titled(one.passage) and not names.titled(other.passage)
        for mine, its in ((fold(one.before), fold(other.before)), (fold(one.after), fold(other.after)))
    )


def _initials(names: Names) -> Iterator[Pair]:
    """Compare initials before one and the same surname ("J.B. Calloway", "JB Calloway")."""
    found: dict[tuple[str, str, str], dict[str, list[Use]]] = {}
    for words, places in names.runs.items():
        run = taken_apart(words)
        for number, element in enumerate(run.elements):
            given, written, begin = run.before(number), element.initials, -1
            if written:
                begin = words.rfind(written, 0, element.offset)
            elif given.isupper() and len(given) <= _MOST_INITIALS and not run.before(number - 1):
                written, given, begin = given, "", run.elements[number - 1].offset
            letters = fold(written)
            if begin < 0 or element.text.isupper() or not letters.isalpha():
                continue
            spellings = found.setdefault((letters, fold(given), fold(element.text)), {})
            uses = spellings.setdefault(unfolded(written), [])
            for passage, start, _ in places:
                low, high = start + begin, start + len(words)
                uses.append(
                    Use(passage, low, low + len(written), written, given, element.text, (), "", "", low, high)
                )
    for (letters, _, _), spellings in found.items():
        if (
            not 2 <= len(spellings) <= _MOST_SPELLINGS
            or letters in _STATES
            or not _is_bearer(names, spellings)
        ):
            continue
        for first, second in combinations(spellings.values(), 2):
            yield Pair(tuple(first), tuple(second), Likeness.SAME, first[0].after, "after")


def _is_bearer(names: Names, spellings: dict[str, list[Use]]) -> bool:
    """Say whether initials stand before a person's name, not before a ministry's or a company's."""
    surnames = {use.after for uses in spellings.values() for use in uses}
    return not any(is_ordinary(name) or names.small(name) for name in surnames) and any(
        use.lone or use.titles or names.speaks(use) or names.introduced(use)
        for name in surnames
        for use in names.uses(name)
    )
