"""names/house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.fix import Edit, Fix, Safety
from newslint.house import HouseName, once_a_list
from newslint.language.names import code_spans, in_address, is_ordinary
from newslint.patterns import lazy
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Part, Text

_WORD = lazy(r"\w+")
_Variants = Mapping[str, tuple[tuple[str, HouseName], ...]]


@dataclass(frozen=True, slots=True)
class House(ArticleRule):
    """A spelling that the house list rejects.

    The house has decided how this name is written; `names.yaml` holds the decision, with its reason. Write
    the preferred spelling. Where the decision is wrong or out of date, change the list rather than the copy:
    every article is checked against it.

    A decision that somebody disputes (`newslint names dispute`) is a note until it is decided anew, and its fix
    is one that an editor should look at. A proposal that nobody has decided on (`by:` left blank) is not
    reported. One that is past its last day is not applied any more: names/expired says so, once, at the list.

    Spellings are compared exactly, capitals and diacritics too, as whole words. Where an article holds a full
    name whose surname is rejected, the surname alone is reported as well, if nobody else there bears it. A
    rejected spelling within a longer preferred one (“Kiev” within “Chicken Kiev”) is left alone, and so are
    addresses, handles and code.
    """

    id: ClassVar[str] = "names/house"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.COMPUTED
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "The house name list, names.yaml"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Talks in ⟦Kiev⟧\n---\n\n"
            "Talks in ⟦Kiev⟧ ended late. ⟦Kiev⟧’s mayor, ⟦Vitaly⟧ Rudenko, stayed away.\n",
            name="talks.md",
            options={"spellings": {"Kyiv": ["Kiev", "Kyyiv"], "Vitalii Rudenko": [], "Vitalii": ["Vitaly"]}},
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Talks in Kyiv\n---\n\n"
            "Talks in Kyiv ended late. The cook served chicken Kiev; write to desk@kiev.example or see "
            "https://example.org/Kiev, tagged #Kiev. `Kiev` is a variable, and Kievan Rus a state.\n",
            options={"spellings": {"Kyiv": ["Kiev"], "chicken Kiev": []}},
        ),
        "---\ntitle: Talks in Kiev\n---\n\nWithout a house list, the house has decided nothing.\n",
    )

    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Further decisions beside the house list: a preferred spelling, and the spellings that it replaces."""

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each rejected spelling."""
        house = context.conventions.house
        if self.spellings:
            house += tuple(HouseName(name, tuple(variants)) for name, variants in self.spellings.items())
        if not house:
            return
        rejected, preferred = _compiled(house)
        full: dict[str, HouseName] = {}
        for passage in context.passages:
            value = passage.text.value
            code = code_spans(passage)
            for start, variant, name in _found(value, rejected):
                end = start + len(variant)
                if any(low <= start < high for low, high in code) or in_address(value, start):
                    continue
                if any(_within(value, start, end, longer) for longer in preferred if variant in longer):
                    continue
                full[variant] = name
                text = passage.text.slice(start, end)
                yield self._finding(text, passage.part, name, name.preferred, Safety.SAFE)
        for variant, name in full.items():
            surnames = _surnames(variant, name.preferred)
            if surnames is not None and surnames[0] not in full:
                yield from self._alone(context, variant, name, *surnames)

    def _alone(
        self, context: Context, variant: str, name: HouseName, rejected: str, wanted: str
    ) -> Iterator[Finding]:
        """Yield the surname of a rejected full name where it stands alone, if nobody else bears it."""
        names, uses = context.names, context.names.uses(rejected)
        if all(use.lone or use.before == variant.split()[-2] for use in uses):
            for use in uses:
                if use.lone and not names.excused(use):
                    part = names.passages[use.passage].part
                    yield self._finding(names.text(use), part, name, wanted, Safety.UNSAFE)

    def _finding(self, text: Text, part: Part, name: HouseName, written: str, safety: Safety) -> Finding:
        settled = name.disputed is None
        return self.finding(
            text,
            _message(text.value, name),
            part=part,
            severity=None if settled else Severity.NOTE,
            fix=Fix(
                f"Write “{written}”",
                (Edit(text.span(), written, text.escapes),),
                safety if settled else Safety.UNSAFE,
            ),
        )


def _surnames(variant: str, preferred: str) -> tuple[str, str] | None:
    """Return the surnames of two spellings of a full name that differ in nothing else, or None."""
    words, wanted = variant.split(), preferred.split()
    if len(words) < 2 or words[:-1] != wanted[:-1] or words[-1] == wanted[-1] or is_ordinary(words[-1]):
        return None
    return words[-1], wanted[-1]


@once_a_list
def _compiled(house: tuple[HouseName, ...]) -> tuple[_Variants, tuple[str, ...]]:
    """Return the rejected spellings by their first word, longest first, and the preferred spellings."""
    found: dict[str, list[tuple[str, HouseName]]] = {}
    for name in house:
        for variant in name.variants:
            word = _WORD.search(variant)
            if word is not None:
                found.setdefault(word[0], []).append((variant, name))
    ordered = {word: tuple(sorted(items, key=lambda item: -len(item[0]))) for word, items in found.items()}
    return ordered, tuple(name.preferred for name in house)


def _found(value: str, rejected: _Variants) -> Iterator[tuple[int, str, HouseName]]:
    last = 0
    for word in _WORD.finditer(value):
        for variant, name in rejected.get(word[0], ()):
            start = word.start() - variant.index(word[0])
            end = start + len(variant)
            if start < last or not value.startswith(variant, start):
                continue
            if value[end : end + 1].isalnum() or (start and value[start - 1].isalnum()):
                continue
            last = end
            yield start, variant, name
            break


def _within(value: str, start: int, end: int, longer: str) -> bool:
    """Say whether a longer preferred spelling covers [start, end)."""
    at = value.find(longer, max(0, end - len(longer)), start + len(longer))
    return at >= 0 and at <= start and end <= at + len(longer)


def _message(variant: str, name: HouseName) -> str:
    decided = f" ({name.by})" if name.by else ""
    note = f": {name.note.rstrip('.')}" if name.note else ""
    message = f"The house spelling is “{name.preferred}”, not “{variant}”{decided}{note}."
    if name.disputed is None:
        return message
    return f"{message} {name.disputed.by} disputes that: {name.disputed.reason.rstrip('.')}."
