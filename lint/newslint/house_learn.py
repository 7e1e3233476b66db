"""A house name list proposed from an archive: settled spellings, and rarer ones that look like slips.

Nothing here decides: every entry is a proposal whose `by:` waits for whoever does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from newslint.house import HouseName
from newslint.house_archive import ArticleNames, Seen
from newslint.language.names import PLAIN_SLIPS, Likeness, compared, keys, spelled_alike
from newslint.reporters.words import counted
from newslint.yaml_words import name as plain

_SHOWN = 3
"""The most places that are shown of a spelling."""
_FAR_RARER = 5
"""A slip is this many times rarer than the settled spelling, where it is likely one."""
_SLIPS_IN_PLACES = frozenset({Likeness.SWAPPED, Likeness.DOUBLED})
"""How "Port Halam" may differ from "Port Hallam", where nothing but an ordinary word is the same."""
_SHORTEST_PLACE = 9
_MOST_IN_GROUP = 200
"""More names than this that share a key are no misspellings of each other."""

HEAD = """\
# A house name list, proposed from {articles}. Nobody has decided anything yet.
#
# Each entry has the spelling that most articles use, and rarer ones that look like slips of it. Go through it:
# take out what is another person or place, put right what the archive has wrong, and write behind `by:` who
# decides. While `by:` is blank, articles are not checked for the entry.
"""


class Surety(IntEnum):
    """How sure it is that a rarer spelling stands for the same name."""

    SURE = 0
    """Only diacritics, capitals, hyphens or spaces differ."""
    LIKELY = 1
    """One slip of the pen apart, and far rarer; or held to be one name within an article."""
    DOUBTFUL = 2
    """One slip apart, but not far rarer, or both in one article: it may be somebody else."""


_WORDS = {
    Surety.SURE: "sure: only marks, capitals, hyphens or spaces differ",
    Surety.LIKELY: "likely: a slip of the pen apart, and far rarer",
    Surety.DOUBTFUL: "doubtful: this may be somebody else; look it up",
}


@dataclass(slots=True)
class Spelling:
    """One spelling of a name in the archive: in how many articles, and where first."""

    text: str
    elements: tuple[str, ...]
    articles: set[int] = field(default_factory=set[int])
    places: list[Seen] = field(default_factory=list[Seen])

    @property
    def count(self) -> int:
        """In how many articles it stands."""
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class Rarer:
    """A rarer spelling, with how sure it is that it is one, and an article that holds both, or ""."""

    spelling: Spelling
    surety: Surety
    both: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A settled spelling and what looks like slips of it."""

    settled: Spelling
    rarer: tuple[Rarer, ...] = ()

    @property
    def surety(self) -> Surety:
        """How sure the least sure of them is."""
        return max((item.surety for item in self.rarer), default=Surety.SURE)


class Archive:
    """The spellings of an archive, gathered article by article."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self.articles = 0
        self._spellings: dict[str, Spelling] = {}
        self._within: set[frozenset[str]] = set()

    def add(self, article: ArticleNames) -> None:
        """Take in the names of an article."""
        number, self.articles = self.articles, self.articles + 1
        for seen in article.seen:
            if seen.text.isupper():
                continue
            spelling = self._spellings.setdefault(seen.text, Spelling(seen.text, seen.elements))
            spelling.articles.add(number)
            spelling.places.append(seen)
        self._within.update(frozenset(pair) for pair in article.pairs)

    def proposals(self, settled: int, known: Iterable[HouseName] = ()) -> list[Proposal]:
        """Return what the list might hold, by name.

        Args:
            settled: in how many articles a spelling must stand to count as settled.
            known: entries that there are already; nothing is proposed for their spellings.
        """
        decided = {spelling for item in known for spelling in (item.preferred, *item.variants)}
        rarer: dict[str, list[Rarer]] = defaultdict(list)
        taken: set[str] = set()
        # From the commonest down, so that a slip goes to the commonest spelling that it is like.
        ordered = sorted(self._spellings.values(), key=lambda item: (-item.count, item.text))
        neighbours = self._neighbours()
        heads: list[Spelling] = []
        for spelling in ordered:
            if spelling.count < settled:
                break
            if spelling.text in taken:
                continue
            heads.append(spelling)
            for other in sorted(neighbours.get(spelling.text, ())):
                candidate = self._spellings[other]
                if other in taken or candidate.count >= spelling.count:
                    continue
                found = self._judged(spelling, candidate)
                if found is not None:
                    taken.add(other)
                    rarer[spelling.text].append(found)
        proposals: list[Proposal] = []
        for head in heads:
            new = [item for item in rarer[head.text] if item.spelling.text not in decided]
            if head.text not in decided or new:
                new.sort(key=lambda item: (item.surety, -item.spelling.count, item.spelling.text))
                proposals.append(Proposal(head, tuple(new)))
        return sorted(proposals, key=lambda item: item.settled.text.casefold())

    def _neighbours(self) -> Mapping[str, set[str]]:
        """Return for each spelling those that might stand for the same name."""
        groups: dict[str, list[str]] = defaultdict(list)
        for text, spelling in self._spellings.items():
            for key in keys(spelling.elements, slips=len(spelling.elements) > 1):
                groups[key].append(text)
        found: dict[str, set[str]] = defaultdict(set)
        for group in groups.values():
            if 1 < len(group) <= _MOST_IN_GROUP:
                for text in group:
                    found[text].update(group)
        for pair in self._within:
            if len(pair) == 2 and pair <= self._spellings.keys():
                one, other = sorted(pair)
                found[one].add(other)
                found[other].add(one)
        return found

    def _judged(self, settled: Spelling, rare: Spelling) -> Rarer | None:
        """Return a rarer spelling with how sure it is; None where the two are simply two names, or one."""
        if spelled_alike(settled.elements, rare.elements):
            return None
        far_rarer = settled.count >= _FAR_RARER * rare.count
        kind = compared(settled.elements, rare.elements)
        if kind is None and far_rarer and settled.articles.isdisjoint(rare.articles):
            kind = _as_places(settled, rare)
        within = frozenset((settled.text, rare.text)) in self._within
        if kind is None and not within:
            return None
        shared = settled.articles & rare.articles
        both = next((item.path for item in rare.places if self._holds(settled, item)), "") if shared else ""
        if kind is Likeness.SAME:
            return Rarer(rare, Surety.SURE, both)
        if within or (kind in PLAIN_SLIPS and far_rarer and not both):
            return Rarer(rare, Surety.LIKELY, both)
        return Rarer(rare, Surety.DOUBTFUL, both)

    @staticmethod
    def _holds(settled: Spelling, seen: Seen) -> bool:
        return any(item.path == seen.path for item in settled.places)


def _as_places(settled: Spelling, rare: Spelling) -> Likeness | None:
    """Return how two places or organisations differ by a slip that hardly ever tells two of them apart."""
    if min(len(settled.text), len(rare.text)) < _SHORTEST_PLACE:
        return None
    kind = compared(settled.elements, rare.elements, ordinary=True)
    return kind if kind in _SLIPS_IN_PLACES else None


def render(proposals: Sequence[Proposal], articles: int) -> Iterator[str]:
    """Yield the list as commented YAML, line by line with line ends."""
    yield HEAD.format(articles=counted(articles, "article"))
    yield "\nnames:" + ("\n" if proposals else " []\n")
    for proposal in proposals:
        settled = proposal.settled
        number = counted(settled.count, "article")
        yield "" if proposal is proposals[0] else "\n"
        yield f"  - preferred: {plain(settled.text)}  # in {number}, as {_places(settled, 1)}\n"
        if proposal.rarer:
            yield "    variants:\n"
        for item in proposal.rarer:
            yield f"      # {_WORDS[item.surety]}\n"
            if item.both:
                yield f"      # both spellings stand in {_safe(item.both)}\n"
            spelling = item.spelling
            number = counted(spelling.count, "article")
            yield f"      - {plain(spelling.text)}  # in {number}: {_places(spelling, _SHOWN)}\n"
        yield "    by:\n"


def _places(spelling: Spelling, most: int) -> str:
    shown = [f"{_safe(item.path)}:{item.line}" for item in spelling.places[:most]]
    rest = len(spelling.places) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest and most > 1 else "")


def _safe(path: str) -> str:
    """Return a path as it may stand in a comment: a file name may hold a line break."""
    return "".join(letter if letter.isprintable() else "?" for letter in path)
