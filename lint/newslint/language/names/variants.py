"""One name spelled in two ways within one article: find the pairs and weigh what speaks for and against."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from newslint.language.names.customs import CAPITALISING, COURTESY, INFLECTING, SOLE_TITLES, TITLES
from newslint.language.names.evidence import ENOUGH, comparable, is_word_pair, last_letter, one_speaker, weigh
from newslint.language.names.folding import fold, is_ordinary, unfolded
from newslint.language.names.letters import Pair, same_letters
from newslint.language.names.likeness import PLAIN_SLIPS, Likeness, differing, likeness
from newslint.language.names.mentions import REGION_AFTER, Names, Use
from newslint.language.names.scan import taken_apart

_GERMAN_ENDINGS = frozenset({"", "e", "em", "en", "er", "es", "n", "nen", "s"})
_SHORTEST_STEM = 3
_MOST_NEIGHBOURS = 40
_MOST_SURNAMES = 300
_SHORTEST_PLACE = 6


class Variant(NamedTuple):
    """One name in two spellings.

    Attributes:
        rare, common: the spellings as shown, with the element beside them that both have in common.
        uses: where the rarer spelling stands; of two equally common ones, the later.
        others: where the commoner one stands, in order.
    """

    rare: str
    common: str
    uses: tuple[Use, ...]
    others: tuple[Use, ...]

    @property
    def times(self) -> int:
        """How often the commoner spelling stands in the article."""
        return len(self.others)

    @property
    def tie(self) -> bool:
        """Whether the two are equally common."""
        return len(self.uses) == len(self.others)

    @property
    def replacement(self) -> str:
        """The commoner spelling of the element that differs."""
        return self.others[0].text


def variants(names: Names, language: str) -> tuple[Variant, ...]:
    """Return the pairs of spellings that stand for one name.

    `language` is the article's primary subtag, "" where unknown: same-letter evidence serves every
    language, other differences need an English article or a neighbouring element in common.
    """
    beside = _neighbours(names)
    settled: set[frozenset[str]] = set()
    best: dict[Use, Variant] = {}
    for pair in (
        *same_letters(names, language),
        *_beside(names, beside, language),
        *_orphans(names, beside, language),
        *_titled(names, language),
        *_places(names),
    ):
        spellings = frozenset((unfolded(pair.one[0].text), unfolded(pair.other[0].text)))
        if spellings in settled:
            continue
        settled.add(spellings)
        if _excused(names, pair):
            continue
        variant = _variant(pair)
        # Of three spellings of one name, each is set against the commonest.
        known = best.get(variant.uses[0])
        if known is None or known.times < variant.times:
            best[variant.uses[0]] = variant
    return tuple(best.values())


def _excused(names: Names, pair: Pair) -> bool:
    """Say whether one of the spellings only stands where it is not the writer's own."""
    return all(map(names.excused, pair.one)) != all(map(names.excused, pair.other))


def _variant(pair: Pair) -> Variant:
    one, other = pair.one, pair.other
    if len(one) > len(other) or (len(one) == len(other) and one[0] > other[0]):
        rare, common = other, one
    else:
        rare, common = one, other
    if len(rare) == len(common) and rare[0] < common[0]:
        rare, common = common, rare
    rare_text, common_text = rare[0].text, common[0].text
    shown = (rare_text, common_text)
    if pair.side == "before":
        shown = (f"{pair.shared} {rare_text}", f"{pair.shared} {common_text}")
    elif pair.side == "after":
        shown = (f"{rare_text} {pair.shared}", f"{common_text} {pair.shared}")
    return Variant(*shown, rare, common)


class _Neighbours:
    """What stands beside what: for each folded element, the elements written after and before it."""

    def __init__(self) -> None:
        self.after: dict[str, dict[str, str]] = {}
        self.before: dict[str, dict[str, str]] = {}
        self.introduced: dict[str, str] = {}


def _neighbours(names: Names) -> _Neighbours:
    found = _Neighbours()
    for words in names.runs:
        run = taken_apart(words)
        elements = run.elements
        for number in range(1, len(elements)):
            if number == run.begins:
                continue
            left, right = elements[number - 1], elements[number]
            low, high = fold(left.text), fold(right.text)
            found.after.setdefault(low, {}).setdefault(right.text, left.text)
            found.before.setdefault(high, {}).setdefault(left.text, right.text)
            if not is_ordinary(low):
                found.introduced.setdefault(right.text, left.text)
    return found


def _beside(names: Names, beside: _Neighbours, language: str) -> Iterator[Pair]:
    """Compare elements that stand beside the same other element."""
    for side, table in (("before", beside.after), ("after", beside.before)):
        for shared, texts in table.items():
            if len(texts) < 2 or is_ordinary(shared) or len(texts) > _MOST_NEIGHBOURS:
                continue
            for one, other in combinations(texts, 2):
                kind = likeness(*differing(one, other))
                if kind is None or kind is Likeness.SAME or (not language and kind not in PLAIN_SLIPS):
                    continue
                if language in INFLECTING and (kind is not Likeness.SWAPPED or side == "after"):
                    continue  # any other difference may be a case's
                if language in CAPITALISING and _in_another_form(one, other):
                    continue
                pair = _pair(names, one, other, kind, shared, side, texts[one])
                if pair is not None and weigh(names, pair) >= ENOUGH:
                    yield pair


def _in_another_form(one: str, other: str) -> bool:
    """Say whether two German nouns are one in another case or number."""
    same = 0
    for mine, its in zip(one.lower(), other.lower(), strict=False):
        if mine != its:
            break
        same += 1
    return same >= _SHORTEST_STEM and {one[same:], other[same:]} <= _GERMAN_ENDINGS


def _pair(
    names: Names, one: str, other: str, kind: Likeness, shared: str, side: str, shown: str
) -> Pair | None:
    if not comparable(one) or not comparable(other) or is_word_pair(names, one, other):
        return None
    if is_ordinary(fold(one)) and is_ordinary(fold(other)):
        return None
    return Pair(
        _belonging(names, one, shared, side), _belonging(names, other, shared, side), kind, shown, side
    )


def _belonging(names: Names, text: str, shared: str, side: str) -> tuple[Use, ...]:
    """Return the uses of a spelling that can be meant: those beside the shared element and those alone."""
    if side == "before":
        return tuple(use for use in names.uses(text) if not use.before or fold(use.before) == shared)
    return tuple(use for use in names.uses(text) if fold(use.after) == shared)


def _orphans(names: Names, beside: _Neighbours, language: str) -> Iterator[Pair]:
    """Compare surnames that nothing introduces with those that a given name introduces.

    In an article too short to tell its language, an English verb of speech beside the surname must do.
    """
    if language not in ("en", ""):
        return
    surnames: dict[str, list[str]] = {}
    for text in beside.introduced:
        folded = fold(text)
        if len(folded) >= 3 and not is_ordinary(folded):
            surnames.setdefault(folded[0], []).append(text)
    known = {fold(text) for text in beside.introduced} | beside.after.keys()
    for text in names.where:
        folded = fold(text)
        if len(folded) < 4 or folded in known or is_ordinary(folded) or not comparable(text):
            continue
        near = surnames.get(folded[0], ())
        for surname in near if len(near) < _MOST_SURNAMES else ():
            other = fold(surname)
            if abs(len(other) - len(folded)) > 1 or (len(other) > 5 and not _alike_at_an_end(other, folded)):
                continue
            kind = likeness(*differing(text, surname))
            if kind in (None, Likeness.SAME) or not comparable(surname):
                continue
            orphan = names.uses(text)
            if not language and not (kind in PLAIN_SLIPS and any(map(names.speaks, orphan))):
                continue
            if kind is Likeness.ENDING:
                bearer = names.uses(surname)
                if (
                    last_letter(folded, other)
                    and one_speaker(names, orphan, bearer)
                    and not names.small(text)
                ):
                    yield Pair(orphan, bearer, kind)
                continue
            pair = Pair(orphan, names.uses(surname), kind)
            if not names.small(text) and weigh(names, pair, orphan=orphan) >= ENOUGH:
                yield pair


def _titled(names: Names, language: str) -> Iterator[Pair]:
    """Compare surnames that only ever stand behind one title, of which there is seldom a second bearer.

    Behind one that many bear ("Mrs.") the commoner spelling must stand twice.
    """
    if language != "en":
        return
    bearers: dict[str, list[str]] = {}
    for text in dict.fromkeys(_behind_titles(names)):
        uses = names.uses(text)
        titles = {use.titles[-1] for use in uses if use.titles}
        if len(titles) == 1 and all(use.lone for use in uses) and comparable(text):
            bearers.setdefault(titles.pop(), []).append(text)
    for title, texts in bearers.items():
        if title not in COURTESY and title not in SOLE_TITLES:
            continue
        for one, other in combinations(texts, 2) if len(texts) <= _MOST_NEIGHBOURS else ():
            kind = likeness(*differing(one, other))
            pair = Pair(names.uses(one), names.uses(other), kind or Likeness.FAR)
            repeated = len(pair.one) > 1 or len(pair.other) > 1
            if kind in PLAIN_SLIPS and (title not in COURTESY or repeated) and weigh(names, pair) >= ENOUGH:
                yield pair


def _behind_titles(names: Names) -> Iterator[str]:
    """Yield the surnames that stand behind a title somewhere, and alone."""
    for words, places in names.runs.items():
        run = taken_apart(words)
        if len(run.elements) == 1 and (run.titles or any(carried in TITLES for _, _, carried in places)):
            yield run.elements[0].text


def _alike_at_an_end(one: str, other: str) -> bool:
    return one[:2] == other[:2] or one[-2:] == other[-2:]


def _places(names: Names) -> Iterator[Pair]:
    """Compare places with the same region or country after them ("Leeds, England")."""
    regions: dict[str, set[str]] = {}
    for words, places in names.runs.items():
        run = taken_apart(words)
        if len(words) < _SHORTEST_PLACE or len(run.elements) != 1 or not comparable(run.elements[0].text):
            continue
        end = len(words)
        for index, start, _ in places:
            match = REGION_AFTER.match(names.passages[index].text.value, start + end)
            if match is not None:
                regions.setdefault(match[1], set()).add(run.elements[0].text)
    for region, texts in regions.items():
        for one, other in combinations(sorted(texts), 2) if len(texts) <= _MOST_NEIGHBOURS else ():
            kind = likeness(fold(one), fold(other))
            if kind is None or kind is Likeness.SAME:
                continue
            pair = Pair(names.uses(one), names.uses(other), kind, region, "region")
            if weigh(names, pair) >= ENOUGH:
                yield pair
