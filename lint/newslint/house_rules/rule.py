"""A house rule as the rest of newslint knows rules: a class of its own, made from its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, cast

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.house_rules import messages
from newslint.house_rules.declared import (
    Capitalisation,
    Conditional,
    Consistency,
    Declared,
    Existence,
    FieldShape,
    Occurrence,
    Repetition,
    Substitution,
)
from newslint.registry import RuleEntry
from newslint.rule import ArticleRule, Example, Precision, Rule, Standard
from newslint_schemas import Article

_KINDS: dict[type, str] = {
    Existence: "existence",
    Substitution: "substitution",
    Occurrence: "occurrence",
    Repetition: "repetition",
    Consistency: "consistency",
    Conditional: "conditional",
    Capitalisation: "capitalisation",
    FieldShape: "field",
}


_TITLES = {
    "existence": "What the house does not write",
    "substitution": "What the house writes otherwise",
    "occurrence": "What may stand there so often, and no more or less",
    "repetition": "The same words several times in a row",
    "consistency": "Two spellings in one article",
    "conditional": "What needs something else in the article",
    "capitalisation": "Capitals as the house has them",
}
_SHOWN = 3
"""So many words of a rule are shown as its title."""


@dataclass(frozen=True, slots=True)
class HouseRule(ArticleRule):
    """A rule that a house declared."""

    declared: ClassVar[Declared]

    @classmethod
    def preview(cls) -> bool:
        """Return that it runs: a house that declares a rule wants it."""
        return False

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """Cross to another process as the declaration, from which the class is made again."""
        return _made, (type(self).declared,)


@dataclass(frozen=True, slots=True)
class HouseEntry(RuleEntry):
    """A house rule as a table of rules knows it."""

    declared: Declared | None = None

    @classmethod
    def declared_as(cls, declared: Declared) -> HouseEntry:
        """Return the entry of a declaration."""
        return cls(declared.id, declared.place, declared=declared)

    def load(self) -> type[Rule]:
        """Return the rule's class."""
        return rule_class(cast(Declared, self.declared))


def _made(declared: Declared) -> Rule:
    return rule_class(declared)()


@cache
def rule_class(declared: Declared) -> type[ArticleRule]:
    """Return the class of a declared rule, the same for equal declarations."""
    title = declared.title or _title(declared)
    standard = Standard("The house", _where(declared), "", declared.link)
    namespace: dict[str, object] = {
        "__doc__": "\n\n".join(part for part in (f"{title}.", declared.why, _facts(declared)) if part),
        "__module__": __name__,
        "__slots__": (),
        "declared": declared,
        "check": _check,
        "id": declared.id,
        "since": "",
        "severity": Severity(declared.severity),
        "precision": Precision.UNMEASURED,
        "standards": (standard,),
        "link": declared.link,
        "languages": frozenset(declared.scope.languages),
        "bad": tuple(Example(item.source, item.name) for item in declared.bad),
        "good": tuple(Example(item.source, item.name) for item in declared.good),
    }
    name = "".join(word.capitalize() for word in declared.id.replace("/", "-").split("-"))
    return cast("type[ArticleRule]", type(name, (HouseRule,), namespace))


def _check(self: HouseRule, article: Article, context: Context) -> Iterator[Finding]:
    """Yield the findings of one article."""
    from newslint.house_rules import capitals, checks, fields
    from newslint.house_rules.units import speaks_of

    declared = type(self).declared
    check, scope = declared.check, declared.scope
    if not speaks_of(scope, article) or declared.id in context.idle_house_rules:
        return
    if isinstance(check, Existence):
        found = checks.existence(check, scope, context)
    elif isinstance(check, Substitution):
        found = checks.substitution(check, scope, context)
    elif isinstance(check, Occurrence):
        found = checks.occurrence(check, scope, context, article)
    elif isinstance(check, Repetition):
        found = checks.repetition(check, scope, context)
    elif isinstance(check, Consistency):
        found = checks.consistency(check, scope, context)
    elif isinstance(check, Conditional):
        found = checks.conditional(check, scope, context)
    elif isinstance(check, Capitalisation):
        found = capitals.capitalisation(check, scope, context)
    else:
        found = fields.field(check, article)
    for told in found:
        words = declared.message or told.default or messages.DEFAULTS[_KINDS[type(check)]]
        related = tuple(Related(span, note) for span, note in told.related)
        yield self.finding(
            told.place,
            messages.filled(words, told.values),
            part=told.part,
            subject=told.subject,
            related=related,
            fix=told.fix,
        )


def _title(declared: Declared) -> str:
    """Return a rule in a few words, where it has none of its own."""
    check = declared.check
    if declared.message and messages.plain(declared.message) == declared.message.rstrip("."):
        return declared.message.rstrip(".")
    if isinstance(check, Existence | Substitution):
        words = [term.words for term in check.terms.terms if term.words][:_SHOWN]
        if words:
            more = "" if len(check.terms.terms) == len(words) else ", …"
            listed = ", ".join(f"“{word}”" for word in words) + more
            return f"Not used: {listed}" if isinstance(check, Existence) else f"Other words for {listed}"
    if isinstance(check, FieldShape):
        return f"The {check.field.replace('-', ' ')} as the house wants it"
    return messages.plain(declared.message) or _TITLES[_KINDS[type(check)]]


def _where(declared: Declared) -> str:
    return f"declared in {declared.place}" if declared.place else "declared by the house"


def _facts(declared: Declared) -> str:
    """Return what the rule does, as a paragraph of its page."""
    scope = declared.scope
    parts = [f"Kind: {_KINDS[type(declared.check)]}."]
    if scope.parts:
        parts.append(f"It reads: {', '.join(scope.parts)}.")
    if scope.blocks:
        parts.append(f"Blocks of the body: {', '.join(scope.blocks)}.")
    if scope.quotations != "outside":
        parts.append(f"Quotations: {scope.quotations}.")
    for name, values in (("sections", scope.sections), ("tags", scope.tags), ("languages", scope.languages)):
        if values:
            parts.append(f"Only for {name}: {', '.join(values)}.")
    return " ".join(parts)
