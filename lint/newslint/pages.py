"""Pages and tables about the rules, in Markdown, derived from the rules themselves."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass

from newslint import registry
from newslint.meta import BY_EFFECT, META
from newslint.options import OptionInfo, described
from newslint.profiles import PROFILES, Choice
from newslint.registry import RuleEntry
from newslint.report import RuleInfo, rule_info
from newslint.reporters.words import listed
from newslint.rule import Example, Rule, Standard

FENCE = "````"
"""What stands before and after an example: longer than any fence in an article."""

REPORTED = "Reported"
"""The heading of the examples that are reported."""


@dataclass(frozen=True, slots=True)
class Row:
    """A rule in a table; `state` is "primary", "default" or "preview"."""

    id: str
    severity: str
    precision: str
    state: str
    title: str

    def cells(self) -> tuple[str, str, str, str]:
        """Return all but the title."""
        return self.id, self.severity, self.precision, self.state

    def as_json(self) -> dict[str, str]:
        """Return the row as an object."""
        return {
            "id": self.id,
            "severity": self.severity,
            "precision": self.precision,
            "state": self.state,
            "title": self.title,
        }


def rows(rules: Mapping[str, RuleEntry] | None = None) -> list[Row]:
    """Return every rule, those installed if none are given, and every descriptor of newslint's own findings, by id."""
    entries = registry.rules() if rules is None else rules
    infos = [rule_info(entry.load()) for entry in entries.values()]
    return [_row(info) for info in sorted((*infos, *META.values()), key=lambda info: info.id)]


def _row(info: RuleInfo) -> Row:
    state = "primary" if "primary" in info.tags else "preview" if info.preview else "default"
    return Row(info.id, info.severity.value, info.precision.value, state, info.title)


def table() -> str:
    """Return the table of rules in Markdown, for the README."""
    lines = ["| rule | severity | precision | | what it finds |", "| --- | --- | --- | --- | --- |"]
    for row in rows():
        link = f"[`{row.id}`](docs/rules.md#{anchor(row.id)})"
        lines.append(f"| {link} | {row.severity} | {row.precision} | {row.state} | {row.title} |")
    names = listed([f"`{name}`" for name in BY_EFFECT])
    lines += ["", f"{names} are warnings where the article could be read all the same."]
    return "\n".join(lines) + "\n"


def anchor(rule: str) -> str:
    """Return the anchor that a heading with the rule's id gets."""
    return rule.replace("/", "")


def rule_page(rule: type[Rule], heading: str = "#") -> str:
    """Return the whole page of a rule: what `newslint explain` prints."""
    info = rule_info(rule)
    parts = [_head(info, heading), info.page]
    if options := described(rule):
        parts.append(_options(options, heading))
    if profiles := _profiles(rule.id, heading):
        parts.append(profiles)
    for title, examples in ((REPORTED, rule.bad), ("Not reported", rule.good)):
        if examples:
            parts.append(f"{heading}# {title}\n\n" + "\n\n".join(_example(item) for item in examples))
    parts.append(f"{heading}# Rests on\n\n" + "\n".join(_standard(item) for item in info.standards))
    return "\n\n".join(parts) + "\n"


def meta_page(info: RuleInfo, heading: str = "#") -> str:
    """Return the page of one of newslint's own findings."""
    return _head(info, heading) + "\n\n" + info.page + "\n"


def _head(info: RuleInfo, heading: str) -> str:
    facts = [f"severity: {info.severity}", f"precision: {info.precision}"]
    facts += ["in preview: switched off unless named"] if info.preview else []
    return f"{heading} {info.id}\n\n**{info.title}.** ({'; '.join(facts)})"


def _options(options: tuple[OptionInfo, ...], heading: str) -> str:
    lines = [
        f"- `{item.name}` ({item.kind}, default `{item.default}`): {item.description}" for item in options
    ]
    return f"{heading}# Options\n\n" + "\n".join(lines)


def _example(example: str | Example) -> str:
    whole = Example(example) if isinstance(example, str) else example
    parts = [whole.note] if whole.note else []
    for name, source in whole.files.items():
        title = "" if name == "story.md" and len(whole.files) == 1 else f"`{name}`:\n\n"
        parts.append(f"{title}{FENCE}text\n{inspect.cleandoc(source)}\n{FENCE}")
    return "\n\n".join(parts)


_GRADES = {"A": "its own words", "B": "as taught by others", "C": "as seen in practice"}


def _standard(standard: Standard) -> str:
    link = f"[{standard.title}]({standard.url})" if standard.url else standard.title
    return f"- {standard.body}: {link}{_grade(standard)}"


def grade_words(standard: Standard) -> str:
    """Return what a source's grade means, or nothing for one that newslint does not know."""
    return _GRADES.get(standard.grade, "")


def _grade(standard: Standard) -> str:
    meaning = grade_words(standard)
    return f" ({meaning})" if meaning else ""


def standard_words(standard: Standard) -> str:
    """Return a source in plain words: whose, what, and how far to trust it."""
    return f"{standard.body}, {standard.title}{_grade(standard)}"


def _profiles(rule: str, heading: str) -> str:
    """Return what profiles set for a rule, or nothing."""
    lines: list[str] = []
    for profile in PROFILES.values():
        choice = profile.choice(rule)
        if choice is not None:
            said = "; ".join(choice_words(choice))
            lines.append(
                f"- `{profile.name}`: {said}; {choice.why}. Source: {standard_words(choice.standard)}."
            )
    return f"{heading}# In profiles\n\n" + "\n".join(lines) if lines else ""


def choice_words(choice: Choice) -> list[str]:
    """Return what a profile sets for a rule: severity and options, as a configuration would write them."""
    severity = [] if choice.severity is None else [f"severity {choice.severity}"]
    return severity + [f"option `{name}: {value}`" for name, value in choice.options.items()]
