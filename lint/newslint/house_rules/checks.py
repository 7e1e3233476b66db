"""What each kind of house rule finds in the words of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from newslint.context import Context
from newslint.fix import Edit, Fix, Safety
from newslint.house_rules import messages
from newslint.house_rules.declared import (
    Conditional,
    Consistency,
    Existence,
    Occurrence,
    Repetition,
    Scope,
    Substitution,
    Terms,
)
from newslint.house_rules.patterns import Pattern
from newslint.house_rules.units import Unit, units
from newslint_schemas import Article, Part, Span, Text

_GROUP = re.compile(r"\$(\d)|\$\{(\d)\}")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """What a check found: where, what fills the message, and what mends it.

    Attributes:
        default: the kind's own message where it depends on what was found.
        subject: what the finding is about, where the place is a bare span.
    """

    place: Text | Span
    values: Mapping[str, str]
    part: Part | None = None
    fix: Fix | None = None
    related: tuple[tuple[Span, str], ...] = ()
    default: str = ""
    subject: str | None = None


def folded(words: str) -> str:
    """Return words as they are compared: case and runs of space do not count, nor which apostrophe it is."""
    return _SPACES.sub(" ", words.replace("’", "'")).casefold()


def shown(text: Text) -> Text:
    """Return a text without the white space at its ends, or the white space where there is nothing else."""
    stripped = text.strip()
    return stripped if stripped.value else text


@lru_cache(maxsize=4096)
def compiled(pattern: str, *, ignore_case: bool) -> Pattern:
    """Return a pattern in RE2's form, compiled once a process."""
    return Pattern(pattern, ignore_case=ignore_case)


@dataclass(frozen=True)
class Finder:
    """Finds some terms in units."""

    terms: Terms

    @cached_property
    def _pattern(self) -> Pattern:
        return compiled(self.terms.pattern, ignore_case=self.terms.ignore_case)

    @cached_property
    def _exceptions(self) -> Pattern | None:
        if not self.terms.exceptions:
            return None
        return compiled(
            "|".join(f"(?:{item})" for item in self.terms.exceptions), ignore_case=self.terms.ignore_case
        )

    def places(self, unit: Unit) -> Iterator[tuple[int, int]]:
        """Yield where the terms stand in a unit, exceptions and what does not count left out."""
        for start, end, _, _ in self.places_with_bytes(unit):
            yield start, end

    def places_with_bytes(self, unit: Unit) -> Iterator[tuple[int, int, int, int]]:
        """Yield the same in code points, and in bytes of the marked text."""
        text = unit.marked
        found = [
            (text.point(first), text.point(last), first, last)
            for first, last in self._pattern.byte_spans(text)
        ]
        if not found:
            return
        right = list(self._exceptions.spans(text)) if self._exceptions is not None else []
        for start, end, first, last in found:
            if any(low <= start and end <= high for low, high in right):
                continue
            if unit.counts(start, end):
                yield start, end, first, last


def existence(check: Existence, scope: Scope, context: Context) -> Iterator[Told]:
    """Tell each place of something that must not stand there."""
    finder = Finder(check.terms)
    for unit in units(scope, context):
        for start, end in finder.places(unit):
            text = shown(unit.slice(start, end))
            fix = _mended(unit.slice(start, end), check.action)
            yield Told(text, {"text": text.value}, unit.passage.part, fix)


def _mended(text: Text, action: tuple[str, ...]) -> Fix | None:
    """Return what an action makes of a text, as a fix that an editor should look at."""
    if not action:
        return None
    instead = ""
    if action[0] == "trim":
        instead = text.value.strip(action[1])
    elif action[0] == "replace":
        instead = text.value.replace(action[1], action[2])
    if instead == text.value:
        return None
    words = f"Write “{instead}”" if instead else "Take it out"
    return Fix(words, (Edit(text.span(), instead, text.escapes),), Safety.UNSAFE)


@dataclass(frozen=True)
class _Replacements:
    """What should stand there instead of what was found."""

    check: Substitution
    known: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @cached_property
    def _by_words(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for term in self.check.terms.terms:
            if term.words:
                found.setdefault(term.words, term.instead)
        return found

    def of(self, unit: Unit, first: int, last: int, words: str) -> tuple[str, ...]:
        """Return what to write instead of the words at unit.marked.data[first:last]."""
        terms = self.check.terms
        key = folded(words)
        if terms.ignore_case and key in self._by_words:
            return self._by_words[key]
        for term in terms.terms:
            if term.words and term.words != key:
                continue
            pattern = compiled(
                f"{terms.before}(?:{term.pattern}){terms.after}", ignore_case=terms.ignore_case
            )
            groups = pattern.groups(unit.marked, first, last)
            if groups is not None:
                return tuple(_expanded(item, groups) for item in term.instead)
        return ()


def _expanded(replacement: str, groups: tuple[str, ...]) -> str:
    def group(match: re.Match[str]) -> str:
        number = int(match[1] or match[2])
        return groups[number - 1] if 0 < number <= len(groups) else ""

    return _GROUP.sub(group, replacement)


def substitution(check: Substitution, scope: Scope, context: Context) -> Iterator[Told]:
    """Tell each place of something that should be something else."""
    finder, replacements = Finder(check.terms), _Replacements(check)
    for unit in units(scope, context):
        for start, end, first, last in finder.places_with_bytes(unit):
            text = shown(unit.slice(start, end))
            wanted = replacements.of(unit, first, last, text.value)
            if not wanted or text.value in wanted:
                continue
            instead = tuple(_like(item, text.value, ignore_case=check.terms.ignore_case) for item in wanted)
            if text.value in instead:
                continue
            values = {"text": text.value, "instead": messages.alternatives(instead)}
            yield Told(text, values, unit.passage.part, _fix(text, instead, check.fix))


def _like(instead: str, found: str, *, ignore_case: bool) -> str:
    """Return a replacement with the capitals and the apostrophes of what it replaces."""
    if "’" in found:
        instead = instead.replace("'", "’")
    letters = [letter for letter in found if letter.isalpha()]
    if not ignore_case or not letters or not instead.islower():
        return instead
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return instead.upper()
    return instead[0].upper() + instead[1:] if letters[0].isupper() else instead


def _fix(text: Text, instead: tuple[str, ...], fix: str) -> Fix | None:
    if len(instead) != 1 or fix == "none":
        return None
    safety = Safety.SAFE if fix == "safe" else Safety.UNSAFE
    return Fix(f"Write “{instead[0]}”", (Edit(text.span(), instead[0], text.escapes),), safety)


def occurrence(check: Occurrence, scope: Scope, context: Context, article: Article) -> Iterator[Told]:
    """Tell where something stands too often, or not often enough."""
    finder = Finder(check.terms)
    if scope.per != "article":
        for unit in units(scope, context):
            whole = unit.slice(0, len(unit.value))
            yield from _counted(
                check, [unit.slice(*place) for place in finder.places(unit)], whole, unit.passage.part
            )
        return
    places = [(unit, unit.slice(*place)) for unit in units(scope, context) for place in finder.places(unit)]
    part = places[0][0].passage.part if places else None
    yield from _counted(check, [text for _, text in places], article.top, part)


def _counted(check: Occurrence, places: list[Text], whole: Text | Span, part: Part | None) -> Iterator[Told]:
    count = len(places)
    values = {"count": str(count), "limit": str(check.most)}
    if check.most is not None and count > check.most:
        text = shown(places[check.most])
        words = "“{text}” stands {count} times in one place; the house allows {limit}."
        if not check.most:
            words = "“{text}” is not used here; find other words."
        related = tuple((other.span(), "here too") for other in places[: check.most])
        yield Told(text, values | {"text": text.value}, part, related=related, default=words)
    elif count < check.least:
        values |= {"limit": str(check.least), "text": places[0].value if places else ""}
        words = (
            "What must stand here {limit} times stands here {count} times."
            if check.least > 1
            else ("What must stand here is missing.")
        )
        yield Told(whole, values, part, default=words, subject="")


def repetition(check: Repetition, scope: Scope, context: Context) -> Iterator[Told]:
    """Tell where the same words stand too often in a row, with nothing but white space between them."""
    finder = Finder(check.terms)
    ignore_case = check.terms.ignore_case
    for unit in units(scope, context):
        run: list[tuple[int, int]] = []
        before = ""
        for start, end in [*finder.places(unit), (-1, -1)]:
            words = unit.value[start:end] if end > 0 else ""
            words = words.casefold() if ignore_case else words
            if run and words == before and not unit.value[run[-1][1] : start].strip():
                run.append((start, end))
                continue
            if len(run) > check.most and not (check.letters and not before.isalpha()):
                text = unit.slice(run[0][0], run[-1][1])
                one = unit.value[slice(*run[0])]
                yield Told(text, {"text": one}, unit.passage.part, subject=one)
            run, before = [(start, end)], words


def consistency(check: Consistency, scope: Scope, context: Context) -> Iterator[Told]:
    """Tell the occurrences of the rarer of two spellings, the later one where both are as common."""
    read = list(units(scope, context))
    for pair in check.pairs:
        found: list[list[tuple[Unit, Text]]] = []
        for term in pair:
            finder = Finder(Terms((term,), check.ignore_case))
            found.append([(unit, unit.slice(*place)) for unit in read for place in finder.places(unit)])
        if not all(found):
            continue
        rare, common = found if len(found[0]) < len(found[1]) else reversed(found)
        if len(rare) == len(common) and rare[0][1].span() < common[0][1].span():
            rare, common = common, rare
        settled = common[0][1]
        for unit, text in rare:
            values = {"text": text.value, "instead": settled.value}
            related = ((settled.span(), f"“{settled.value}” here"),)
            yield Told(text, values, unit.passage.part, related=related)


def conditional(check: Conditional, scope: Scope, context: Context) -> Iterator[Told]:
    """Tell each thing that needs another thing in the article that is not there; each but once."""
    when = compiled(check.when, ignore_case=check.ignore_case)
    needs = compiled(check.needs, ignore_case=check.ignore_case)
    spared = tuple(compiled(item, ignore_case=check.ignore_case) for item in check.exceptions)
    read = list(units(scope, context))
    met: dict[str, tuple[int, int]] = {}
    anything: tuple[int, int] | None = None
    for number, unit in enumerate(read):
        for first, last in needs.byte_spans(unit.marked):
            at = (number, first)
            anything = anything or at
            for words in needs.groups(unit.marked, first, last) or ():
                met.setdefault(words.casefold() if check.ignore_case else words, at)
    told: set[str] = set()
    for number, unit in enumerate(read):
        for first, last in when.byte_spans(unit.marked):
            groups = [words for words in when.groups(unit.marked, first, last) or () if words]
            start, end = unit.marked.point(first), unit.marked.point(last)
            words = groups[0] if groups else unit.value[start:end]
            key = words.casefold() if check.ignore_case else words
            known = met.get(key) if groups and met else anything
            if known is not None and (not check.before or known <= (number, last)):
                continue
            if key in told or not unit.counts(start, end):
                continue
            if any(item.matches(words) for item in spared):
                continue
            told.add(key)
            text = shown(unit.slice(start, end))
            yield Told(text, {"text": words}, unit.passage.part, subject=words)
