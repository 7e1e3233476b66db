"""What applies to a file: the configuration compiled into plain, frozen values.

Nothing here needs pydantic or ruamel.yaml: a run without a configuration never imports them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.conventions import Conventions
from newslint.finding import Severity
from newslint.words import HouseWords

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from newslint.house import HouseName
    from newslint.profiles import Profile
    from newslint.registry import RuleEntry
    from newslint.rule import Rule
    from newslint_schemas import Article

DEFAULT = "default"
ALL = "all"

Options = Mapping[str, object]


class Unsaid(Enum):
    """That a configuration says nothing, beside a severity and None for "off"."""

    UNSAID = "unsaid"


UNSAID = Unsaid.UNSAID
Level = Severity | None | Unsaid


class Adjustment(NamedTuple):
    """Other rules for the articles and parts that it matches; an empty condition always holds."""

    paths: tuple[str, ...] = ()
    sections: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = field(default_factory=dict[str, Severity | None])
    options: Mapping[str, Options] = field(default_factory=dict[str, Options])


class ActiveRule(NamedTuple):
    """A rule as it runs on an article, with its options; `severity` where one is set.

    `profile` names the profile that sets the severity, where the configuration does not.
    """

    entry: RuleEntry
    rule: Rule
    severity: Severity | None = None
    profile: str = ""

    def severity_of(self, own: Severity | None) -> Severity:
        """Return the severity of a finding: the configuration's, else its own, else the rule's."""
        return self.severity or own or self.rule.severity


@dataclass(frozen=True)
class Settings:
    """What a configuration says, and the folder that its patterns count from.

    Severities by rule or family; None switches a rule off. What the profile sets lies below all of it.
    """

    root: Path
    source: Path | None = None
    profile: str = ""
    select: tuple[str, ...] = (DEFAULT,)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    severity: Mapping[str, Severity | None] = field(default_factory=dict[str, Severity | None])
    options: Mapping[str, Options] = field(default_factory=dict[str, Options])
    words: Mapping[str, HouseWords] = field(default_factory=dict[str, HouseWords])
    """The house's own words by rule."""
    overrides: tuple[Adjustment, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    corpus: tuple[str, ...] = ()
    conventions: Conventions = field(default_factory=Conventions)
    fail_on: str | None = None
    expired: tuple[HouseName, ...] = ()
    """Decisions of the house name list that are past their last day."""
    origins: Mapping[str, str] = field(default_factory=dict[str, str])
    """The file and line that set a key ("newslint.yaml:3"), by the key with dots ("severity.credits/missing")."""
    files: frozenset[str] = frozenset()
    """The real paths of the files that all this was read from, and of the folders of Vale styles: no articles."""

    @cached_property
    def known_rules(self) -> Mapping[str, RuleEntry]:
        """Every rule that this configuration can name: those installed, and the house's own."""
        from newslint import registry

        house = self.conventions.house_rules
        return registry.rules() if house is None else {**registry.rules(), **house.entries()}

    @cached_property
    def _rules(self) -> dict[tuple[int, ...], tuple[ActiveRule, ...]]:
        return {}

    @property
    def _profile(self) -> Profile | None:
        if not self.profile:
            return None
        from newslint.profiles import PROFILES

        return PROFILES[self.profile]

    @cached_property
    def _override_patterns(self) -> tuple[GitIgnoreSpec | None, ...]:
        return tuple(patterns(item.paths) if item.paths else None for item in self.overrides)

    def active(self, path: str, article: Article | None, language: str = "") -> tuple[ActiveRule, ...]:
        """Return the rules that run on an article, sorted by id.

        Args:
            path: the file relative to the configuration's folder, with forward slashes.
            article: its section and tags choose among overrides; None matches no section or tag.
            language: the article's language, detected where it does not say.
        """
        matched = self._matched(path, article, language)
        if matched not in self._rules:
            self._rules[matched] = tuple(self._built(matched, corpus=False))
        return self._rules[matched]

    def ids(self, path: str) -> tuple[str, ...]:
        """Return the ids of the rules that run on a file, as `active` does, without importing them."""
        return tuple(entry.id for entry, _, _ in self._chosen(self._matched(path, None, "")))

    def corpus_rules(self, path: str) -> tuple[ActiveRule, ...]:
        """Return the rules across articles that run on a file; no other is imported."""
        return tuple(self._built(self._matched(path, None, ""), corpus=True))

    def _matched(self, path: str, article: Article | None, language: str) -> tuple[int, ...]:
        return tuple(
            index
            for index, item in enumerate(self.overrides)
            if not item.parts and self._matches(index, item, path, article, language)
        )

    def for_part(self, rule: str, part: str, path: str, article: Article | None, language: str) -> Level:
        """Return what overrides by part say of a finding; None leaves it out."""
        said: Level = UNSAID
        for index, item in enumerate(self.overrides):
            if item.parts and part in item.parts and self._matches(index, item, path, article, language):
                level = None if _named(rule, item.ignore) else lookup(item.severity, rule)
                said = said if level is UNSAID else level
        return said

    def _matches(
        self, index: int, item: Adjustment, path: str, article: Article | None, language: str
    ) -> bool:
        if item.sections and (article is None or article.section.casefold() not in item.sections):
            return False
        if item.tags and (article is None or item.tags.isdisjoint(tag.casefold() for tag in article.tags)):
            return False
        if item.languages and language not in item.languages:
            return False
        spec = self._override_patterns[index]
        return spec is None or spec.match_file(path)

    def _chosen(self, matched: Sequence[int]) -> list[tuple[RuleEntry, Severity | None, Options]]:
        """Return the rules under some overrides, sorted by id, each with its severity and options."""
        rules = self.known_rules.values()
        chosen = selected(rules, self.select, self.extend_select, self.ignore, preview=self.preview)
        severity = dict(self.severity)
        profile = self._profile
        options = {} if profile is None else {item.rule: dict(item.options) for item in profile.choices}
        for name, values in self.options.items():
            options[name] = {**options.get(name, {}), **values}
        for item in (self.overrides[index] for index in matched):
            added = selected(rules, (), item.extend_select, (), preview=self.preview)
            chosen = {**chosen, **added}
            chosen = {name: entry for name, entry in chosen.items() if not _named(name, item.ignore)}
            severity.update(item.severity)
            for name, values in item.options.items():
                options[name] = {**options.get(name, {}), **values}
        found: list[tuple[RuleEntry, Severity | None, Options]] = []
        for name, entry in sorted(chosen.items()):
            level = lookup(severity, name)
            if level is not None:
                found.append((entry, level if isinstance(level, Severity) else None, options.get(name, {})))
        return found

    def _built(self, matched: Sequence[int], *, corpus: bool) -> Iterator[ActiveRule]:
        """Import and make the rules under some overrides: all, or those across articles only."""
        profile = self._profile
        for entry, level, options in self._chosen(matched):
            if corpus and not entry.corpus:
                continue
            from newslint.options import build

            rule = build(entry.load(), options)
            choice = None if profile is None or level is not None else profile.choice(entry.id)
            if choice is not None and choice.severity is not None:
                yield ActiveRule(entry, rule, choice.severity, self.profile)
            else:
                yield ActiveRule(entry, rule, level)

    def ignores(self, rule: str) -> bool:
        """Say whether a rule is left out everywhere, by its name or its family's."""
        return _named(rule, self.ignore) or lookup(self.severity, rule) is None

    def problem_severity(self, rule: str, path: str, *, fatal: bool) -> Severity | None:
        """Return the severity of a reading problem, or None where it is ignored by rule or path."""
        if _named(rule, self.ignore):
            return None
        said = lookup(self.severity, rule)
        for index, item in enumerate(self.overrides):
            if self._matches(index, item, path, None, ""):
                level = None if _named(rule, item.ignore) else lookup(item.severity, rule)
                said = said if level is UNSAID else level
        if said is UNSAID:
            return Severity.ERROR if fatal else Severity.WARNING
        return said


def selected(
    rules: Iterable[RuleEntry],
    select: Sequence[str],
    extend_select: Sequence[str],
    ignore: Sequence[str],
    *,
    preview: bool,
) -> dict[str, RuleEntry]:
    """Choose rules by id, family, `default` or `all`; a rule in preview needs its full id, or `preview`."""
    wanted = (*select, *extend_select)
    return {
        entry.id: entry
        for entry in rules
        if (
            entry.id in wanted
            or (
                (preview or not entry.preview)
                and (entry.family in wanted or DEFAULT in wanted or ALL in wanted)
            )
        )
        and not _named(entry.id, ignore)
    }


def _named(rule: str, selectors: Iterable[str]) -> bool:
    family = rule.partition("/")[0]
    return any(selector in (rule, family, ALL) for selector in selectors)


def lookup(levels: Mapping[str, Severity | None], rule: str) -> Level:
    """Return the level of a rule, else of its family, else of `all`."""
    for name in (rule, rule.partition("/")[0], ALL):
        if name in levels:
            return levels[name]
    return UNSAID


def patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    """Compile patterns as in .gitignore."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
