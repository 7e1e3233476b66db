"""Whether two spellings that differ by a letter or two are one name: what speaks for it, what against."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newslint.language.names.customs import ABBREVIATED_TITLES, RELATIVES
from newslint.language.names.folding import fold
from newslint.language.names.letters import Pair
from newslint.language.names.likeness import PLAIN_SLIPS, Likeness, differing
from newslint.language.names.mentions import Names, Use
from newslint.patterns import lazy
from newslint_schemas import Part

ENOUGH = 5
"""The weight of evidence from which a pair is reported."""

_SLIPS = {
    Likeness.SWAPPED: 4,
    Likeness.DOUBLED: 3,
    Likeness.ROMANISED: 3,
    Likeness.INSERTED: 2,
    Likeness.VOWEL: 2,
    Likeness.CONSONANT: 1,
    Likeness.FAR: 1,
    Likeness.ENDING: -1,
}
_PLURAL = -3
_JOINED = 30
_SHORT = 5
_LONG = 8
_PROTAGONIST = 5
"""How often somebody is named whom an article is about."""
_WORDS_ALIKE = 2
_LOOKED_AT = 40
"""The most uses of a spelling that are looked at one by one."""
_SENTENCE_END = lazy(r"[.!?…](?:\s|$)")
_TITLE_END = lazy(rf"\b(?:{'|'.join(sorted(ABBREVIATED_TITLES))})\. $", re.IGNORECASE)


def weigh(names: Names, pair: Pair, *, orphan: tuple[Use, ...] = ()) -> int:
    """Weigh the evidence that a pair is one name spelled in two ways.

    `orphan` are the uses of a spelling that nothing in the article introduces, where that is why the
    pair is looked at.
    """
    one, other = pair.one, pair.other
    weight = _slip(pair) + _length(pair)
    personal = any(map(names.personal, one)) or any(map(names.personal, other))
    weight += 1 if personal else -1
    few, many = sorted((len(one), len(other)))
    if few * 3 <= many:
        weight += 1
    elif few >= 3:
        weight -= 2
    weight += _roles(names, pair)
    if _joined(names, pair):
        weight -= 4
    if _own_lives(names, pair):
        weight -= 4
    if orphan:
        known = other if orphan is one else one
        repeated = 1 < len(orphan) < len(known) and pair.likeness not in PLAIN_SLIPS
        return weight + _orphaned(names, pair, orphan) - (1 if repeated else 0)
    if pair.side == "before":
        return weight + 3
    if pair.side == "region":
        return weight + 2 if pair.likeness in PLAIN_SLIPS else 0
    if any(use.initials for use in one) and {use.initials for use in one} & {use.initials for use in other}:
        weight += 2
    if pair.likeness not in PLAIN_SLIPS:
        weight -= 1
    if any(_relative(names, use) for use in (*one, *other)):
        weight -= 3
    return weight + 1


def _length(pair: Pair) -> int:
    """Weigh how much is alike: the shorter a name, the more others are like it."""
    shorter = min(map(len, differing(pair.one[0].text, pair.other[0].text)))
    if shorter < _SHORT:
        return -3 if pair.likeness in (Likeness.VOWEL, Likeness.CONSONANT) else -1
    return 0 if shorter == _SHORT else 1 if shorter < _LONG else 2


def _slip(pair: Pair) -> int:
    if pair.likeness is Likeness.ENDING and pair.side == "before":
        return _SLIPS[Likeness.VOWEL] if _last_letter(pair) else _PLURAL
    return _SLIPS[pair.likeness]


def _last_letter(pair: Pair) -> bool:
    """Say whether only an e ends one surname ("Clark", "Clarke"), or an s that no plural or genitive explains."""
    one, other = sorted((fold(pair.one[0].text), fold(pair.other[0].text)), key=len)
    if other == f"{one}e":
        return True
    return other == f"{one}s" and all(any(use.titles for use in uses) for uses in (pair.one, pair.other))


def _roles(names: Names, pair: Pair) -> int:
    one, other = ({role for use in uses for role in names.roles(use)} for uses in (pair.one, pair.other))
    if not one or not other:
        return 0
    if one & other:
        return 1 if pair.side == "before" else 2
    return -3


def last_letter(one: str, other: str) -> bool:
    """Say whether one of two folded surnames is the other with an s or an e behind it."""
    less, more = sorted((one, other), key=len)
    return more in (f"{less}s", f"{less}e")


def _joined(names: Names, pair: Pair) -> bool:
    """Say whether the two stand side by side in a sentence, as a writer names two people or things."""
    return any(
        mine.passage == its.passage and _close(names.value(mine), *sorted((mine, its)))
        for mine in pair.one[:_LOOKED_AT]
        for its in pair.other[:_LOOKED_AT]
    )


def _close(value: str, earlier: Use, later: Use) -> bool:
    between = _TITLE_END.sub("", value[earlier.closing : later.opening])
    return len(between) <= _JOINED and _SENTENCE_END.search(between) is None


def _own_lives(names: Names, pair: Pair) -> bool:
    """Say whether each is introduced, or spoken of, as somebody known on their own."""
    both = (pair.one[:_LOOKED_AT], pair.other[:_LOOKED_AT])
    ages = [{age for use in uses if (age := names.age(use))} for uses in both]
    if ages[0] and ages[1]:
        return ages[0].isdisjoint(ages[1])
    if _described_alike(names, *both):
        return False
    if pair.side == "after":
        return all(any(map(names.introduced, uses)) for uses in both)
    if all(any(use.before for use in uses) and any(use.lone for use in uses) for uses in both):
        return True
    # A caption may introduce again whom the body has introduced; the body seldom does so twice.
    told = [
        [use for use in uses if use.before and names.passages[use.passage].part is Part.BODY] for uses in both
    ]
    if pair.likeness in PLAIN_SLIPS:
        return all(any(map(names.occupied, uses)) for uses in told)
    return _roles(names, pair) <= 0 and all(any(map(names.introduced, uses)) for uses in told)


def _described_alike(names: Names, one: Iterable[Use], other: Iterable[Use]) -> bool:
    """Say whether two introductions tell of one person ("professor of marine biology")."""
    mine, its = ([words for use in uses if (words := names.description(use))] for uses in (one, other))
    return any(len(words & others) >= _WORDS_ALIKE for words in mine for others in its)


def one_speaker(names: Names, orphan: tuple[Use, ...], known: tuple[Use, ...]) -> bool:
    """Say whether a surname that differs by a last s or e must be that of the one person who was introduced.

    A family, a plural, a genitive, a company named for its founder and somebody known by a title alone end so
    too. So the orphan speaks, alone, right after a quotation; nothing else is called so; and the other one is
    a person, introduced before.
    """
    return (
        all(use.lone and not use.titles and not names.roles(use) for use in orphan)
        and not any(map(names.with_article, orphan))
        and all(names.speaks(use) or names.acts(use) for use in orphan)
        and any(map(names.speaks_after_quotation, orphan))
        and known[0][:2] < orphan[0][:2]
        and not any(use.after for use in known)
        and len({fold(use.before) for use in known if use.before}) == 1
        and any(names.personal(use) or names.introduced(use) or names.acts(use) for use in known)
    )


def _orphaned(names: Names, pair: Pair, orphan: tuple[Use, ...]) -> int:
    """Weigh how a spelling that nothing introduces is used, and whether it takes up the other one.

    Copy introduces people in full and then calls them by surname: where one spelling only ever stands in
    full and the other only ever alone, after it, they complete each other.
    """
    known = pair.other if orphan is pair.one else pair.one
    completes = (
        all(use.before for use in known) and any(map(names.personal, known)) and known[0][:2] < orphan[0][:2]
    )
    weight = 1 if completes else 0
    if any(map(names.speaks, orphan)):
        return weight + 2
    if completes and any(map(names.acts, orphan)):
        return weight + 2
    if any(map(names.placed, orphan)):
        return -2
    if len(orphan) == 1 and len(known) >= _PROTAGONIST and not orphan[0].titles and names.acts(orphan[0]):
        return 1 + (1 if any(map(names.personal, known)) else 0)
    if pair.likeness not in PLAIN_SLIPS:
        return 0
    return 2 if any(map(names.owns, orphan)) else 1


def _relative(names: Names, use: Use) -> bool:
    return RELATIVES.search(names.value(use), max(0, use.opening - 40), use.opening) is not None


def is_word_pair(names: Names, one: str, other: str) -> bool:
    """Say whether both spellings are common words of the article too, or one word as two countries spell it."""
    return (names.small(one) and names.small(other)) or (
        one != other and _american(one.lower()) == _american(other.lower())
    )


def _american(word: str) -> str:
    """Return an English word as Americans spell it: "organisation", "harbour", "centre", "defence"."""
    for ending, pattern, replacement in _BRITISH:
        if ending in word:
            word = pattern.sub(replacement, word)
    return word


_BRITISH = (
    ("is", lazy(r"(?<=\w{4})is(?=(?:e[drs]?|ing|ations?|ational)$)"), "iz"),
    ("our", lazy(r"(?<=\w{2})our(?=s?$)"), "or"),
    ("tre", lazy(r"(?<=\w{2})tre(?=s?$)"), "ter"),
    ("fence", lazy(r"fence(?=s?$)"), "fense"),
    ("ogramme", lazy(r"ogramme(?=s?$)"), "ogram"),
)


_NOT_A_NAME = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def comparable(text: str) -> bool:
    """Say whether an element is of the kind that is compared letter by letter: no acronym, no number."""
    return _NOT_A_NAME.fullmatch(text) is not None and not (text.isupper() and len(text) < 6)
