"""names/archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Severity
from newslint.language.names import PLAIN_SLIPS, Likeness, fold, is_ordinary, likeness
from newslint.rule import CorpusFinding, CorpusRule, Example, Fact, Precision, Sighting, Standard
from newslint_schemas import Article

_ELEMENTS = 2
_SHORTEST = 3
_SURNAMES = PLAIN_SLIPS | {Likeness.INSERTED, Likeness.VOWEL}


@dataclass(frozen=True, slots=True)
class Archive(CorpusRule):
    """A rare spelling of a name in one article, against a settled one in the archive.

    The archive has written this name the same way in many articles; one article writes it in another way,
    and never in the settled one. Look the name up. If both are right, they are two people: put both into the
    house name list.

    Only full names are compared, and only where one of their two elements is the same and the other differs
    by a slip: two letters swapped, a letter doubled or dropped, another romanisation.
    """

    id: ClassVar[str] = "names/archive"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.NOTE
    precision: ClassVar[Precision] = Precision.UNMEASURED
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "The New York Times",
            "Corrections of August 2007: one name misspelled in many articles",
            "A",
            "https://itre.cis.upenn.edu/~myl/languagelog/archives/004796.html",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Guild\ndate: 2024-01-02\n---\n\nThe guild chose Peter Halvorsen.\n",
                "b.md": "---\ntitle: Roof\ndate: 2024-02-02\n---\n\nThe roof is the work of Peter Halvorsen.\n",
                "c.md": "---\ntitle: Boats\ndate: 2024-03-02\n---\n\nThe boats of ⟦Peter Halvosren⟧ are gone.\n",
            },
            options={"settled": 2},
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            {
                "a.md": "---\ntitle: Guild\ndate: 2024-01-02\n---\n\nThe guild chose Peter Halvorsen.\n",
                "b.md": "---\ntitle: Roof\ndate: 2024-02-02\n---\n\nThe roof is the work of Peter Halvorsen.\n",
                "c.md": "---\ntitle: Boats\ndate: 2024-03-02\n---\n\nThe boats of Petra Halvorsen are gone.\n",
                "d.md": "---\ntitle: Two\ndate: 2024-04-02\n---\n\nHere Peter Halvorsen met Peter Halvosren.\n",
            },
            options={"settled": 2},
            note="Another given name; an article that holds both spellings, which names/inconsistent reports.",
        ),
    )

    settled: int = 5
    """In how many articles a spelling must stand to count as settled."""

    def facts(self, article: Article, context: Context) -> Iterator[Fact]:
        """Yield each full name of two elements once, under the keys that a misspelling of it would share."""
        seen: set[str] = set()
        for mention in context.names.mentions:
            if len(mention.elements) != _ELEMENTS or any(map(_unfit, mention.elements)):
                continue
            name = " ".join(mention.elements)
            if name in seen or not mention.text.pieces:
                continue
            seen.add(name)
            for key in _keys(name):
                yield Fact(key, mention.text.span(), name, part=mention.part)

    def check(self, key: str, sightings: tuple[Sighting, ...]) -> Iterator[CorpusFinding]:
        """Yield a finding for each name that one article spells unlike many others."""
        spellings: dict[str, list[Sighting]] = {}
        for sighting in sightings:
            spellings.setdefault(sighting.fact.text, []).append(sighting)
        if len(spellings) == 1:
            return
        for common, settled in spellings.items():
            articles = {(item.path, item.article) for item in settled}
            if len(articles) < self.settled:
                continue
            for rare, found in spellings.items():
                if len(found) == 1 and _one_name(rare, common) and key == min(_keys(rare) & _keys(common)):
                    sighting = found[0]
                    if (sighting.path, sighting.article) not in articles:
                        message = f"“{rare}” is “{common}” in {len(articles)} other articles; find out which is right."
                        yield CorpusFinding(self.id, message, sighting, ((settled[0], f"“{common}” here"),))


def _unfit(element: str) -> bool:
    return len(element) < _SHORTEST or not element.isalpha() or element.isupper() or is_ordinary(element)


def _keys(name: str) -> frozenset[str]:
    """Return the name folded, and every form of it with one letter less in one of its elements."""
    given, surname = map(fold, name.split(" "))
    shorter = [f"{given} {surname[:at]}{surname[at + 1 :]}" for at in range(len(surname))]
    shorter += [f"{given[:at]}{given[at + 1 :]} {surname}" for at in range(len(given))]
    return frozenset((f"{given} {surname}", *shorter))


def _one_name(rare: str, common: str) -> bool:
    """Say whether two full names differ in one element, by a slip."""
    (given, surname), (other_given, other_surname) = (map(fold, name.split(" ")) for name in (rare, common))
    if given == other_given:
        return surname != other_surname and likeness(surname, other_surname) in _SURNAMES
    return surname == other_surname and likeness(given, other_given) in PLAIN_SLIPS
