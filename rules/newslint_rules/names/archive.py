"""names/archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Severity
from newslint.house import HouseName, once_a_list
from newslint.language.names import compared, keys, spelled_alike, text_of, whole_names
from newslint.rule import CorpusFinding, CorpusRule, Example, Fact, Precision, Sighting, Standard
from newslint_schemas import Article

_MOST_ELEMENTS = 3


@dataclass(frozen=True, slots=True)
class Archive(CorpusRule):
    """A rare spelling of a name in one article, against a settled one in the archive.

    The archive has written this name the same way in many articles; one article writes it in another way,
    and never in the settled one. Look the name up. If both are right, they are two people: put both into the
    house name list.

    Only full names are compared, and only where they differ in marks, capitals, hyphens and spaces, or in one
    element by a slip: two letters swapped, a letter doubled or dropped, another romanisation.
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

    differing: ClassVar[bool] = True

    settled: int = 5
    """In how many articles a spelling must stand to count as settled."""

    def facts(self, article: Article, context: Context) -> Iterator[Fact]:
        """Yield each full name once, under the keys that a misspelling of it would share."""
        names, seen = context.names, set[str]()
        house = _preferred(context.conventions.house)
        for whole in whole_names(names, full=True):
            if len(whole.elements) > _MOST_ELEMENTS:
                continue
            text = text_of(names, whole)
            written = " ".join(text.value.split())
            if written in seen or not text.pieces or written.isupper():
                continue
            seen.add(written)
            part, decided = names.passages[whole.passage].part, "decided" if written in house else ""
            span, data = text.span(), (decided, *whole.elements)
            for key in keys(whole.elements):
                yield Fact(key, span, written, part=part, data=data)

    def check(self, key: str, sightings: tuple[Sighting, ...]) -> Iterator[CorpusFinding]:
        """Yield a finding for each name that one article spells unlike many others."""
        spellings: dict[tuple[str, ...], list[Sighting]] = {}
        for sighting in sightings:
            spellings.setdefault(sighting.fact.data, []).append(sighting)
        if len(spellings) == 1:
            return
        articles = {name: {(item.path, item.article) for item in found} for name, found in spellings.items()}
        settled = [name for name in spellings if len(articles[name]) >= self.settled]
        for rare, found in spellings.items():
            if len(articles[rare]) > 1:
                continue
            alike = [
                name
                for name in settled
                if _one_name(rare, name) and articles[rare].isdisjoint(articles[name])
            ]
            common = max(alike, key=lambda name: len(articles[name]), default=None)
            if common is not None and key == min(keys(rare[1:]) & keys(common[1:])):
                yield self._finding(found[0], spellings[common][0], len(articles[common]))

    def _finding(self, rare: Sighting, settled: Sighting, articles: int) -> CorpusFinding:
        written, common = rare.fact.text, settled.fact.text
        message = f"“{written}” is “{common}” in {articles} other articles; find out which is right."
        return CorpusFinding(self.id, message, rare, ((settled, f"“{common}” here"),))


@once_a_list
def _preferred(house: tuple[HouseName, ...]) -> frozenset[str]:
    return frozenset(name.preferred for name in house)


def _one_name(rare: tuple[str, ...], common: tuple[str, ...]) -> bool:
    """Say whether two spellings may stand for one name; not where the house has decided on both."""
    decided, elements, others = rare[0] and common[0], rare[1:], common[1:]
    return not decided and not spelled_alike(elements, others) and compared(elements, others) is not None
