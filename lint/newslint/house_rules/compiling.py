"""One rule, as the model of its kind holds it, on its way to a compiled one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from newslint.checked_yaml import CheckedYaml, Mistake, Steps
from newslint.house_rules import declared as compiled
from newslint.house_rules.checks import folded
from newslint.house_rules.declared import Check, Declared, DeclaredExample, Scope, Term, Terms
from newslint.house_rules.examples import field_of, written, written_article
from newslint.house_rules.messages import unknown_placeholder
from newslint.house_rules.patterns import Pattern
from newslint.house_rules.syntax import PatternError, has_captures, literal, translated
from newslint_schemas import Part
from newslint_schemas import house_rules as models

if TYPE_CHECKING:
    from newslint_schemas.house_rules import ExampleItem

_MOST_TERMS = 5_000
_TEASER = (Part.TEASER_TITLE, Part.TEASER_SUMMARY, Part.TEASER_CAPTION, Part.RAIL_HEADING)
GROUPS: Mapping[models.Group, tuple[Part, ...]] = {
    models.Group.PROSE: (
        Part.HEADLINE,
        Part.KICKER,
        Part.STANDFIRST,
        Part.BODY,
        Part.CAPTION,
        Part.ALT,
        *_TEASER,
    ),
    models.Group.TEASER: _TEASER,
    models.Group.ALL: tuple(Part),
}
"""The parts that a group stands for."""
_ANY_WORD = r"\b\w[\w'’-]*"


def parts_of(named: Iterable[models.Group | Part]) -> tuple[str, ...]:
    """Return the parts that some names stand for, in the order of an article."""
    chosen = {
        part for name in named for part in (GROUPS[name] if isinstance(name, models.Group) else (name,))
    }
    return tuple(part.value for part in Part if part in chosen)


class Compiling:
    """One rule on its way to a compiled one; `mistakes` gather by offset."""

    def __init__(
        self, rule: models.AnyHouseRule, kind: str, file: CheckedYaml, steps: Steps, folder: Path
    ) -> None:
        """Hold what the file says; `kind` in British spelling, `steps` lead to the rule."""
        self._rule = rule
        self._kind = kind
        self._file = file
        self._steps = steps
        self._folder = folder
        self.mistakes: list[Mistake] = []

    def place(self, below: Steps) -> str:
        """Return the file, as seen from the configuration's folder, and the line of something of the rule."""
        path = os.path.relpath(os.path.realpath(self._file.path), os.path.realpath(self._folder)).replace(
            os.sep, "/"
        )
        return f"{path}:{self._file.position((*self._steps, *below))[0]}"

    def _wrong(self, below: Steps, message: str, *, key: bool = False) -> None:
        steps = (*self._steps, *below)
        offset = self._file.place(steps) if key else self._file.value_place(steps)
        self.mistakes.append((offset, message))

    def declared(self) -> Declared | None:
        """Return the compiled rule; None, and the mistakes in `mistakes`, where something is wrong with it."""
        rule = self._rule
        scope = self._scope()
        check = self._check()
        if wrong := unknown_placeholder(rule.message, self._kind):
            self._wrong(("message",), wrong)
        if check is None or self.mistakes:
            return None
        return Declared(
            id=rule.id,
            check=check,
            scope=scope,
            message=rule.message.strip(),
            title=rule.title.strip(),
            why=rule.why.strip(),
            link=rule.link,
            severity=rule.severity.value,
            place=self.place(()),
            bad=self._examples("bad", rule.bad, scope, check),
            good=self._examples("good", rule.good, scope, check),
        )

    def _examples(
        self, key: str, items: Sequence[ExampleItem], scope: Scope, check: Check
    ) -> tuple[DeclaredExample, ...]:
        found: list[DeclaredExample] = []
        for number, item in enumerate(items):
            if isinstance(item, str):
                source, name = written(item, scope, field_of(check))
                shown = item
            else:
                source, name = written_article(item, scope, field_of(check))
                given = item.model_dump(exclude_defaults=True)
                shown = str(next(iter(given.values()), ""))
            found.append(DeclaredExample(source, name, shown, self.place((key, number))))
        return tuple(found)

    def _scope(self) -> Scope:
        rule = self._rule
        sections = tuple(item.casefold() for item in rule.sections)
        tags = tuple(item.casefold() for item in rule.tags)
        scope = Scope(sections=sections, tags=tags, languages=tuple(rule.languages))
        if not isinstance(rule, models.TextRule):
            return scope
        per = rule.per.value if isinstance(rule, models.Existence | models.Occurrence) else "part"
        return replace(
            scope,
            parts=parts_of(rule.parts),
            blocks=tuple(item.value for item in rule.blocks),
            quotations=rule.quotations.value,
            per=per,
        )

    def _check(self) -> Check | None:
        rule = self._rule
        if isinstance(rule, models.Existence):
            return compiled.Existence(self._terms(rule.words, rule.patterns, rule, rule.exceptions))
        if isinstance(rule, models.Substitution):
            return compiled.Substitution(self._replacements(rule), rule.fix.value)
        if isinstance(rule, models.Occurrence):
            terms = self._terms(rule.words, rule.patterns, rule)
            return compiled.Occurrence(terms, rule.min or 0, rule.max)
        if isinstance(rule, models.Repetition):
            patterns = rule.patterns if rule.words or rule.patterns else [_ANY_WORD]
            return compiled.Repetition(self._terms(rule.words, patterns, rule), rule.max)
        if isinstance(rule, models.Consistency):
            return compiled.Consistency(self._pairs(rule), not rule.match_case)
        if isinstance(rule, models.Conditional):
            when = self._pattern(rule.when, ("when",), captures=True)
            needs = self._pattern(rule.needs, ("needs",), captures=True)
            exceptions = self._words(rule.exceptions, "exceptions")
            return compiled.Conditional(when, needs, not rule.match_case, rule.before, exceptions)
        if isinstance(rule, models.Capitalisation):
            exceptions = tuple(sorted(rule.exceptions, key=lambda item: (-len(item), item)))
            small = tuple(item.lower() for item in rule.small_words)
            return compiled.Capitalisation(rule.style.value, "", exceptions, small)
        return self._field(cast("models.FieldRule", rule))

    def _field(self, rule: models.FieldRule) -> Check:
        if rule.field == "picture" and any(
            item is not None
            for item in (
                rule.min_characters,
                rule.max_characters,
                rule.min_words,
                rule.max_words,
                rule.pattern,
            )
        ):
            self._wrong(("field",), "a picture has no words; ask for its caption, credit or alt")
        return compiled.FieldShape(
            rule.field,
            rule.required,
            rule.forbidden,
            (rule.min_characters or 0, rule.max_characters),
            (rule.min_words or 0, rule.max_words),
            (rule.min_count or 0, rule.max_count),
            "" if rule.pattern is None else self._pattern(rule.pattern, ("pattern",)),
            not rule.match_case,
            tuple(item.casefold() for item in rule.one_of),
        )

    def _terms(
        self,
        words: Sequence[str],
        patterns: Sequence[str],
        rule: models.Existence | models.Occurrence | models.Repetition,
        exceptions: Sequence[str] = (),
    ) -> Terms:
        if len(words) + len(patterns) > _MOST_TERMS:
            self._wrong((), f"this rule has more than {_MOST_TERMS:,} words and patterns", key=True)
            return Terms(())
        found = [
            Term(text, folded(word))
            for number, word in enumerate(words)
            if (text := self._literal(word, ("words", number)))
        ]
        for number, pattern in enumerate(patterns):
            found.append(Term(self._pattern(pattern, ("patterns", number), ignore_case=not rule.match_case)))
        terms = Terms(tuple(found), not rule.match_case, self._words(exceptions, "exceptions"))
        self._whole(terms)
        return terms

    def _replacements(self, rule: models.Substitution) -> Terms:
        ignore_case = not rule.match_case
        found: list[Term] = []
        for word, instead in rule.replace.items():
            steps: Steps = ("replace", word)
            found.append(
                Term(self._literal(word, steps, key=True), folded(word), self._instead(instead, steps))
            )
        for pattern, instead in rule.replace_patterns.items():
            steps = ("replace-patterns", pattern)
            text = self._pattern(pattern, steps, captures=True, ignore_case=ignore_case, key=True)
            wanted = self._instead(instead, steps)
            if text and any("$" in item for item in wanted) and not has_captures(pattern):
                self._wrong(steps, "“$” stands for a group “(…)” of the pattern, which has none")
            found.append(Term(text, "", wanted))
        terms = Terms(tuple(found), ignore_case, self._words(rule.exceptions, "exceptions"))
        self._whole(terms)
        return terms

    def _instead(self, instead: str | list[str], steps: Steps) -> tuple[str, ...]:
        wanted = (instead,) if isinstance(instead, str) else tuple(instead)
        if not wanted or not all(item.strip() for item in wanted):
            self._wrong(steps, "say what to write instead; use “kind: existence” for words that should go")
        return wanted

    def _pairs(self, rule: models.Consistency) -> tuple[tuple[Term, Term], ...]:
        found: list[tuple[Term, Term]] = []
        for one, other in rule.either.items():
            steps: Steps = ("either", one)
            texts = self._literal(one, steps, key=True), self._literal(other, steps)
            found.append((Term(texts[0], folded(one)), Term(texts[1], folded(other))))
        for one, other in rule.either_patterns.items():
            steps = ("either-patterns", one)
            found.append((Term(self._pattern(one, steps, key=True)), Term(self._pattern(other, steps))))
        return tuple(found)

    def _words(self, words: Sequence[str], key: str) -> tuple[str, ...]:
        found = (self._literal(word, (key, number)) for number, word in enumerate(words))
        return tuple(text for text in found if text)

    def _literal(self, words: str, below: Steps, *, key: bool = False) -> str:
        try:
            return literal(words)
        except PatternError as error:
            self._wrong(below, f"this {error}", key=key)
            return ""

    def _pattern(
        self,
        pattern: str,
        below: Steps,
        *,
        captures: bool = False,
        ignore_case: bool = False,
        key: bool = False,
    ) -> str:
        try:
            text = translated(pattern, captures=captures)
            Pattern(text, ignore_case=ignore_case)
        except PatternError as error:
            self._wrong(below, f"this pattern {error}", key=key)
            return ""
        return text

    def _whole(self, terms: Terms) -> None:
        """Make sure that RE2 takes all terms together, where there are many."""
        if len(terms.terms) < 2 or self.mistakes:
            return
        try:
            Pattern(terms.pattern, ignore_case=terms.ignore_case)
        except PatternError as error:
            self._wrong((), f"this rule, taken together, {error}", key=True)
