"""The names of one article: where each element stands, what stands beside it, and how it is introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.language.names.customs import COURTESY, FUNCTION_WORDS, SPEECH, TITLES
from newslint.language.names.scan import UPPER, Place, Run, opens_sentence, scan, taken_apart
from newslint.patterns import lazy
from newslint_schemas import BlockKind, MarkKind, Part, Passage, Text

_SPEAKS_AFTER = lazy(
    rf"(?:['’]s)?(?:,[^.;“”\"]{{1,90}},)?[ \u00a0]"
    rf"(?:\w+ly |also |later |then |had |has |who |himself |herself )?{SPEECH}\b"
)
_SPEAKS_BEFORE = lazy(rf"(?:\b{SPEECH}|\baccording to|\bquoted|\binterview with) $")
_INTRODUCED_AFTER = lazy(
    r" ?[—–] ?(?:an? |the |who )|,? (?:who\b|aged? \d)|, (?:\d{1,3}\b|an? |the |his |her |its |their "
    r"|[a-z]+(?:[ -][a-z]+){0,3} (?:of|at|for|with|and)\b|[A-Z]?[a-z]+[’']s? )| \((?:\d{1,3}|[A-Z]\.?[-,])"
)
_AGE_AFTER = lazy(r",? (?:aged )?(\d{1,3})(?:[,.;)]| -|-year)|, a (\d{1,3})-year| \((\d{1,3})\)")
_TITLE_BEFORE = lazy(rf"\b({'|'.join(sorted(TITLES - COURTESY, key=len, reverse=True))}) $")
_ARTICLE_BEFORE = lazy(r"\b(?:the|two|three|four|five|both|all|these|those|young|older?) $", re.IGNORECASE)
_PLACE_BEFORE = lazy(r"\b(?:in|at|near|outside|across|into|around|throughout) $", re.IGNORECASE)
_ACTS = lazy(
    r" (?:\w+ly |also |never |often )?(?:has|had|is|was|will|would|could|did|does|[a-z]{3,}(?:ed|s))\b"
)
_OWNS = lazy(r"['’]s? [a-z]")
REGION_AFTER = lazy(rf", ([{UPPER}][\w.]+)")
_AFTER_QUOTATION = lazy(r"[,?!][”\"’'][ \u00a0]$")
_IN_STATEMENT = lazy(r" \w+ (?:in|via|through) an? |[^.]{0,40}\b(?:they|their|it|its)\b")
_OCCUPIED = lazy(r",? who (?:is|was) an? [a-z]|, an? [a-z]")
_DESCRIBED = lazy(r",? (?:who is |an? |the )?([^,.;()“”\"]{8,80})")
_QUOTED = lazy(r"[“\"„«]([^“”\"„«»]{3,80})[”\"“»]")
_ABOUT_SPELLING = lazy(
    r"\bmis-?spel|\[sic\]|\(sic\)"
    r"|\b(?:also|sometimes|incorrectly|wrongly|variously) (?:spel|written|known|transliterated|romani[sz]ed)",
    re.IGNORECASE,
)
_SMALL_IN_TITLES = frozenset(
    "a an and as at but by for from in of on or the to with y e et de del la und der von".split()
)
_WORD = lazy(r"\b[^\W\d_][\w'’-]*")
_LINE = 80
_LONG_WORD = 5
_TITLED_PARTS = frozenset({Part.HEADLINE, Part.KICKER, Part.TEASER_TITLE, Part.RAIL_HEADING, Part.METADATA})


class Use(NamedTuple):
    """One element of a name where it stands.

    Attributes:
        passage: the index of the passage.
        start, end: its offsets there, without a possessive ending.
        text: the element as written.
        before, after: the elements beside it in its name, or "".
        titles: the titles before its name, in lower case; courtesy titles too.
        particle, initials: what stands between it and the element before.
        first: whether it is the first element of its name.
        opening: the offset of the whole name, titles left out.
        closing: the offset of the end of the whole run.
    """

    passage: int
    start: int
    end: int
    text: str
    before: str
    after: str
    titles: tuple[str, ...]
    particle: str
    initials: str
    opening: int
    closing: int

    @property
    def lone(self) -> bool:
        """Whether no other element stands beside it."""
        return not self.before and not self.after


class Mention(NamedTuple):
    """A whole name where it stands in an article.

    Attributes:
        text: the name without titles, as a mapped text.
        part: the field that it stands in.
        elements: its elements as written, initials and particles left out.
        titles: the titles before it, in lower case without full stops.
    """

    text: Text
    part: Part
    elements: tuple[str, ...]
    titles: tuple[str, ...]


class Names:
    """Every name of the passages of one article."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Scan the passages."""
        self.passages = passages
        self.runs: dict[str, list[Place]] = {}
        self.where: dict[str, list[tuple[str, int]]] = {}
        """Each element as written, with the runs that it stands in and its number there."""
        for words, places in scan(passages).items():
            elements = taken_apart(words).elements
            if elements:
                self.runs[words] = places
                for number, element in enumerate(elements):
                    known = self.where.get(element.text)
                    if known is None:
                        self.where[element.text] = [(words, number)]
                    else:
                        known.append((words, number))
        self._uses: dict[str, tuple[Use, ...]] = {}
        self._small: dict[str, bool] = {}
        self._titled: dict[int, bool] = {}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every whole name, in the order of the passages."""
        found: list[tuple[int, int, Mention]] = []
        for words, places in self.runs.items():
            run = taken_apart(words)
            first, last = run.elements[0], run.elements[-1]
            for index, start, carried in places:
                passage = self.passages[index]
                text = passage.text.slice(start + first.offset, start + last.offset + len(last.text))
                titles = (carried, *run.titles) if carried in TITLES else run.titles
                elements = tuple(element.text for element in run.elements)
                found.append((index, start, Mention(text, passage.part, elements, titles)))
        return tuple(mention for _, _, mention in sorted(found, key=lambda item: item[:2]))

    def uses(self, text: str) -> tuple[Use, ...]:
        """Return every place of an element as written, in order."""
        known = self._uses.get(text)
        if known is None:
            known = tuple(sorted(self._find(text)))
            self._uses[text] = known
        return known

    def _find(self, text: str) -> Iterator[Use]:
        for words, number in self.where.get(text, ()):
            run = taken_apart(words)
            element = run.elements[number]
            before, after = run.before(number), run.after(number)
            titled = number >= run.begins
            opening = run.elements[run.begins if titled else 0].offset
            for index, start, carried in self.runs[words]:
                saint = carried.capitalize() if not number and carried not in TITLES else ""
                yield Use(
                    index,
                    start + element.offset,
                    start + element.offset + len(text),
                    text,
                    before or saint,
                    after,
                    _titles(run, carried) if titled else (),
                    element.particle,
                    element.initials,
                    start + opening,
                    start + len(words),
                )

    def text(self, use: Use) -> Text:
        """Return a use as a text with its place in the source."""
        return self.passages[use.passage].text.slice(use.start, use.end)

    def value(self, use: Use) -> str:
        """Return the words of the passage that a use stands in."""
        return self.passages[use.passage].text.value

    def small(self, word: str) -> bool:
        """Say whether a word stands in lower case anywhere: then it is a common noun, no name alone."""
        lowered = word.lower()
        known = self._small.get(lowered)
        if known is None:
            known = lowered in FUNCTION_WORDS or any(
                _whole(passage.text.value, lowered) for passage in self.passages
            )
            self._small[lowered] = known
        return known

    def titled(self, index: int) -> bool:
        """Say whether a passage is set in title case or capitals, so that its capitals prove nothing."""
        known = self._titled.get(index)
        if known is None:
            passage = self.passages[index]
            heading = passage.block is not None and passage.block.kind is BlockKind.HEADING
            known = False
            line = len(passage.text.value) < _LINE and not passage.text.value.endswith(".")
            if heading or passage.part in _TITLED_PARTS or (line and passage.part is Part.BODY):
                words = [word for word in _WORD.findall(passage.text.value) if word not in FUNCTION_WORDS]
                large = sum(word[0].isupper() for word in words)
                known = len(words) >= 4 and large >= 0.75 * len(words)
            self._titled[index] = known
        return known

    def opens(self, use: Use) -> bool:
        """Say whether a use owes its capital to its place; the full stop of a title ends no sentence."""
        return not use.titles and opens_sentence(self.value(use), use.opening) and use.opening == use.start

    def speaks(self, use: Use) -> bool:
        """Say whether the bearer of the name speaks there."""
        if use.after:
            return False
        value = self.value(use)
        return (
            _SPEAKS_AFTER.match(value, use.closing) is not None
            or _SPEAKS_BEFORE.search(value, max(0, use.opening - 20), use.opening) is not None
        )

    def speaks_after_quotation(self, use: Use) -> bool:
        """Say whether the bearer, one person, has just been quoted (“No,” Roe said) and speaks for nobody."""
        value = self.value(use)
        return (
            _AFTER_QUOTATION.search(value, max(0, use.opening - 4), use.opening) is not None
            and self.speaks(use)
            and _IN_STATEMENT.match(value, use.closing) is None
        )

    def description(self, use: Use) -> frozenset[str]:
        """Return the longer words that follow a name and say who its bearer is, in lower case."""
        match = _DESCRIBED.match(self.value(use), use.closing)
        if match is None or not self.introduced(use):
            return frozenset()
        return frozenset(word.lower() for word in _WORD.findall(match[1]) if len(word) >= _LONG_WORD)

    def acts(self, use: Use) -> bool:
        """Say whether the bearer does something there ("Roe worries that")."""
        return not use.after and _ACTS.match(self.value(use), use.closing) is not None

    def with_article(self, use: Use) -> bool:
        """Say whether an article, a number or a plural word stands before the name ("the Roes", "both Roes")."""
        return _ARTICLE_BEFORE.search(self.value(use), max(0, use.opening - 12), use.opening) is not None

    def owns(self, use: Use) -> bool:
        """Say whether something of the bearer's follows the name ("Roe's third novel")."""
        return _OWNS.match(self.value(use), use.end) is not None

    def introduced(self, use: Use) -> bool:
        """Say whether the bearer is introduced there: an age, a role or "who" after the name."""
        return not use.after and _INTRODUCED_AFTER.match(self.value(use), use.closing) is not None

    def occupied(self, use: Use) -> bool:
        """Say whether a trade or an office in the indefinite follows the name ("Roe, a nurse from Leeds")."""
        return not use.after and _OCCUPIED.match(self.value(use), use.closing) is not None

    def age(self, use: Use) -> str:
        """Return the age given after a name, or ""."""
        match = _AGE_AFTER.match(self.value(use), use.closing)
        return "" if match is None else match[1] or match[2] or match[3]

    def placed(self, use: Use) -> bool:
        """Say whether a preposition of place stands before the name."""
        return _PLACE_BEFORE.search(self.value(use), max(0, use.opening - 14), use.opening) is not None

    def excused(self, use: Use) -> bool:
        """Say whether a spelling is not the writer's own there: in a title of a work, or spoken of as spelling."""
        value = self.value(use)
        return _ABOUT_SPELLING.search(value) is not None or self._in_work(use, value)

    def _in_work(self, use: Use, value: str) -> bool:
        block = self.passages[use.passage].block
        spans = [match.span(1) for match in _QUOTED.finditer(value)]
        if block is not None:
            spans += [(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.EMPHASIS]
        return any(
            low <= use.start and use.end <= high and high - low < len(value) and _is_title(value[low:high])
            for low, high in spans
        )

    def roles(self, use: Use) -> frozenset[str]:
        """Return the titles before a name, courtesy titles left out; a title in lower case counts."""
        found = frozenset(use.titles) - COURTESY
        if not found:
            match = _TITLE_BEFORE.search(self.value(use), max(0, use.opening - 24), use.opening)
            if match is not None:
                return frozenset({match[1]})
        return found

    def is_person(self, passage: int, start: int, end: int) -> bool:
        """Say whether what stands around a name at [start, end) of a passage shows that it is a person's."""
        return self.personal(Use(passage, start, end, "", "", "", (), "", "", start, end))

    def personal(self, use: Use) -> bool:
        """Say whether a name is a person's, going by what stands around it there."""
        return bool(
            use.titles
            or use.initials
            or self.passages[use.passage].part in (Part.BYLINE, Part.CREDIT, Part.TEASER_CREDIT)
            or self.speaks(use)
            or self.age(use)
            or self.roles(use)
            or self.value(use).startswith((" who ", ", who ", ", whose "), use.closing)
        )


def _titles(run: Run, carried: str) -> tuple[str, ...]:
    return (carried, *run.titles) if carried in TITLES else run.titles


def _is_title(words: str) -> bool:
    """Say whether a few words are set as a title is: in capitals at both ends, and small words few and known."""
    found = _WORD.findall(words)
    if len(found) < 2 or not (found[0][0].isupper() and found[-1][0].isupper()):
        return False
    return all(word[0].isupper() or word in _SMALL_IN_TITLES for word in found)


def _whole(value: str, word: str) -> bool:
    """Say whether a word stands in a value, with no letter before or after it."""
    at = value.find(word)
    while at >= 0:
        end = at + len(word)
        if not value[at - 1 : at].isalnum() and not value[end : end + 1].isalnum():
            return True
        at = value.find(word, end)
    return False
