"""Vale styles brought along: their rules as house rules where RE2 runs them; the rest is refused by file and line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from newslint import traces
from newslint.checked_yaml import CheckedYaml, Steps
from newslint.house_rules import declared as compiled
from newslint.house_rules.checks import folded
from newslint.house_rules.declared import Check, Declared, Refused, Scope, Term, Terms
from newslint.house_rules.patterns import Pattern
from newslint.house_rules.syntax import PatternError, has_captures, literal, translated
from newslint.house_rules.vale_scopes import ScopeError, scope_of

_LEVELS = {"suggestion": "note", "warning": "warning", "error": "error"}
_UNSUPPORTED = {
    "script": "runs a script, and newslint runs nothing that a style brings along",
    "spelling": "checks spelling with a dictionary, which newslint does not",
    "metric": "reckons with a formula, which newslint does not",
    "readability": "reckons how hard a text is to read, which newslint does not",
    "sequence": "needs the parts of speech, which newslint does not tell",
}
_COMMON = frozenset(
    "extends message description link level scope name code limit vocab action ignorecase nonword exceptions".split()
)
_OWN = {
    "existence": frozenset({"tokens", "raw", "append"}),
    "substitution": frozenset({"swap", "capitalize", "pos"}),
    "occurrence": frozenset({"max", "min", "token"}),
    "repetition": frozenset({"max", "tokens", "alpha"}),
    "consistency": frozenset({"either"}),
    "conditional": frozenset({"first", "second"}),
    "capitalization": frozenset({"match", "style", "indicators", "threshold", "prefix"}),
}
_STYLES = {"$title": "title", "$sentence": "sentence", "$lower": "lower", "$upper": "upper"}
_ARGUMENTS = {"substitution": ("instead", "text"), "capitalization": ("text", "instead")}
_PLACEHOLDER = re.compile(r"%(?:\[(\d)\])?[sdvq]|%%")
_PLAIN = re.compile(r"[^\W_][\w '’-]*")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MOST_TOKENS = 5_000
_MOST_FILES = 500
_GROUP = re.compile(r"\$\{?\d")


class _RefusalError(Exception):
    """Why a rule does not run at all, and where in its file that stands."""

    def __init__(self, steps: Steps, why: str) -> None:
        super().__init__(why)
        self.steps = steps
        self.why = why


def files_of(folder: Path, name: str) -> list[str]:
    """Return the names of a style's rule files, relative to the configuration's folder, sorted.

    Raises:
        ValueError: the style lies outside the folder, is no folder, or holds no rules; the words follow its name.
    """
    root = Path(os.path.realpath(folder))
    style = Path(os.path.realpath(root / name))
    traces.led(root / name, style)
    if not style.is_relative_to(root):
        raise ValueError("leads outside the configuration's folder")
    traces.listed(style)
    if not style.is_dir():
        raise ValueError("is no folder")
    found = sorted(path.name for path in style.iterdir() if path.suffix == ".yml" and path.is_file())
    if not found:
        inner = sorted(path.parent.name for path in style.glob("*/*.yml"))
        hint = f"; did you mean {name.rstrip('/')}/{inner[0]}?" if inner else ""
        raise ValueError(f"holds no rules (*.yml){hint}")
    if len(found) > _MOST_FILES:
        raise ValueError(f"holds more than {_MOST_FILES} rules")
    return [f"{name.rstrip('/')}/{file}" for file in found]


def rule_id(file: str, taken: Iterable[str]) -> str:
    """Return the id of a rule by its file: `Google/OxfordComma.yml` is `google/oxford-comma`.

    A style whose name is that of a family of newslint's own (`taken`) is given `vale-` before it.
    """
    style, _, stem = file.removesuffix(".yml").rpartition("/")
    family, name = _slug(style.rpartition("/")[2]), _slug(stem)
    return f"vale-{family}/{name}" if family in taken else f"{family}/{name}"


def _slug(name: str) -> str:
    parts = re.findall(r"[A-Za-z0-9]+", _HUMP.sub("-", name))
    return "-".join(part.lower() for part in parts) or "style"


def read_rule(
    name: str, file: CheckedYaml, shown: str, scope: Scope
) -> tuple[Declared | None, list[Refused]]:
    """Read one rule of a Vale style.

    Args:
        name: its id.
        file: its file, unread.
        shown: the file as seen from the configuration's folder.
        scope: where the style's rules look, as far as they do not say.

    Returns:
        The rule, where anything of it runs; and what does not.

    Raises:
        ConfigurationError: the file is no YAML, or no table.
    """
    value = file.value()
    if not isinstance(value, dict):
        raise file.error(0, "a rule of a Vale style is a list of keys and values")
    one = _ValeRule(name, cast("dict[str, object]", value), file, shown)
    try:
        rule = one.rule(scope)
    except _RefusalError as refusal:
        return None, [Refused(name, f"{one.place(refusal.steps)}: {name} does not run: it {refusal.why}.")]
    return rule, one.left_out()


class _ValeRule:
    """One rule on its way to a declared one."""

    def __init__(self, name: str, value: Mapping[str, object], file: CheckedYaml, shown: str) -> None:
        self._name = name
        self._value = value
        self._file = file
        self._shown = shown
        self._kind = str(value.get("extends", ""))
        self._left: list[tuple[Steps, str]] = []
        self._places: dict[str, Steps] = {}

    def place(self, steps: Steps) -> str:
        line, column = self._file.position(steps)
        return f"{self._shown}:{line}:{column}"

    def left_out(self) -> list[Refused]:
        """Return what is left out of a rule that runs, as one remark."""
        if not self._left:
            return []
        steps, why = min(self._left, key=lambda item: self._file.position(item[0]))
        more = f"; {len(self._left) - 1} more of its entries are left out" if len(self._left) > 1 else ""
        words = f"{self.place(steps)}: {self._name} runs without this entry: it {why}{more}."
        return [Refused(self._name, words, whole=False)]

    def rule(self, scope: Scope) -> Declared:
        if self._kind in _UNSUPPORTED:
            raise _RefusalError(("extends",), _UNSUPPORTED[self._kind])
        if self._kind not in _OWN:
            why = (
                f"extends “{self._kind}”, which is no kind of rule"
                if self._kind
                else "extends no kind of rule"
            )
            raise _RefusalError(("extends",), why)
        self._left += [
            ((key,), f"has the key “{key}”, which is not understood")
            for key in self._value
            if key not in _COMMON | _OWN[self._kind]
        ]
        check = self._check()
        level = str(self._value.get("level", "warning"))
        if level not in _LEVELS:
            raise _RefusalError(("level",), f"has the level “{level}”; there are {', '.join(_LEVELS)}")
        link = self._text("link")
        return Declared(
            id=self._name,
            check=check,
            scope=self._scope(scope),
            message=self._message(),
            why=self._text("description"),
            link=link if re.fullmatch(r"https?://[^\s<>\"]+", link) else "",
            severity=_LEVELS[level],
            place=f"{self._shown}:{self._file.position(('extends',))[0]}",
        )

    def _text(self, key: str) -> str:
        value = self._value.get(key, "")
        return value.strip() if isinstance(value, str) else ""

    def _flag(self, key: str) -> bool:
        return self._value.get(key) is True

    def _number(self, key: str) -> int | None:
        value = self._value.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or not 0 <= value <= 1_000_000:
            raise _RefusalError((key,), f"gives no number that can be used under “{key}”")
        return value

    def _list(self, key: str) -> list[str]:
        value = self._value.get(key)
        items = cast("list[object]", value) if isinstance(value, list) else [] if value is None else [value]
        if len(items) > _MOST_TOKENS:
            raise _RefusalError((key,), f"has more than {_MOST_TOKENS:,} entries under “{key}”")
        for number, item in enumerate(items):
            if isinstance(item, list | dict):
                raise _RefusalError((key, number), f"holds a list under “{key}” where words are wanted")
        return [item if isinstance(item, str) else str(item) for item in items]

    def _table(self, key: str) -> dict[str, str]:
        value = self._value.get(key)
        if not isinstance(value, dict) or not value:
            raise _RefusalError((key,), f"has no table under “{key}”")
        table = cast("dict[str, object]", value)
        if len(table) > _MOST_TOKENS:
            raise _RefusalError((key,), f"has more than {_MOST_TOKENS:,} entries under “{key}”")
        return {name: str(item) for name, item in table.items() if not isinstance(item, list | dict)}

    def _message(self) -> str:
        """Return the message with placeholders by name: Vale counts its arguments."""
        names = _ARGUMENTS.get(self._kind, ("text",))
        used = 0

        def named(match: re.Match[str]) -> str:
            nonlocal used
            if match[0] == "%%":
                return "%"
            index = int(match[1]) - 1 if match[1] else used
            used += not match[1]
            return f"{{{names[index]}}}" if index < len(names) else match[0]

        return _PLACEHOLDER.sub(named, self._text("message"))

    def _scope(self, base: Scope) -> Scope:
        try:
            return scope_of(self._list("scope") or ["text"], base)
        except ScopeError as error:
            raise _RefusalError(("scope",), f"has a scope that is not understood: {error}") from error

    def _check(self) -> Check:
        ignore_case = self._flag("ignorecase")
        if self._kind == "existence":
            return compiled.Existence(self._existence(ignore_case=ignore_case), self._action())
        if self._kind == "substitution":
            action = self._value.get("action")
            replaces = isinstance(action, dict) and cast("dict[str, object]", action).get("name") == "replace"
            return compiled.Substitution(
                self._swap(ignore_case=ignore_case), "unsafe" if replaces else "none"
            )
        if self._kind == "occurrence":
            terms = Terms(self._terms([("token",)], [self._text("token")], word=False), ignore_case)
            least, most = self._number("min") or 0, self._number("max")
            # Vale takes 0 for no limit.
            return compiled.Occurrence(self._whole(terms), least, most or None)
        if self._kind == "repetition":
            tokens = self._list("tokens")
            steps: list[Steps] = [("tokens", number) for number in range(len(tokens))]
            terms = Terms(self._terms(steps, tokens, word=False), ignore_case)
            return compiled.Repetition(
                self._whole(terms), max(1, self._number("max") or 1), self._flag("alpha")
            )
        if self._kind == "consistency":
            return self._consistency(ignore_case=ignore_case)
        if self._kind == "conditional":
            return self._conditional(ignore_case=ignore_case)
        return self._capitalisation()

    def _existence(self, *, ignore_case: bool) -> Terms:
        raw = "".join(self._list("raw"))
        tokens = self._list("tokens")
        word = bool(tokens) and not self._flag("nonword")
        steps: list[Steps] = [("tokens", number) for number in range(len(tokens))]
        if not raw:
            terms = Terms(self._terms(steps, tokens, word=word), ignore_case)
        else:
            edge = r"\b" if word else ""
            around = self._pattern(raw + edge, ("raw",)), self._pattern(edge or "(?:)", ("raw",))
            if self._flag("append"):
                around = self._pattern(edge or "(?:)", ("raw",)), self._pattern(edge + raw, ("raw",))
            found = self._terms(steps, tokens, word=False) if tokens else (Term("(?:)"),)
            terms = Terms(found, ignore_case, (), *around)
        return self._whole(replace(terms, exceptions=self._exceptions(ignore_case=ignore_case)))

    def _exceptions(self, *, ignore_case: bool) -> tuple[str, ...]:
        listed = self._list("exceptions")
        steps: list[Steps] = [("exceptions", number) for number in range(len(listed))]
        terms = self._terms(steps, listed, word=True, needed=False)
        if not terms:
            return ()
        return tuple(term.pattern for term in self._whole(Terms(terms, ignore_case)).terms)

    def _swap(self, *, ignore_case: bool) -> Terms:
        word = not self._flag("nonword")
        found: list[Term] = []
        table = self._table("swap")
        # The longest first, as "in order to" and "in order" may both be there.
        for key in sorted(table, key=lambda name: (-len(name), name)):
            instead = tuple(item.strip() for item in table[key].split("|") if item.strip())
            if not instead:
                self._left.append((("swap", key), f"says nothing to write instead of “{key}”"))
                continue
            captures = any(_GROUP.search(item) for item in instead) and _captures(key)
            term = self._term(("swap", key), key, word=word, captures=captures)
            if term is not None:
                found.append(replace(term, instead=instead))
        if not found:
            raise self._nothing_left()
        exceptions = self._exceptions(ignore_case=ignore_case)
        return self._whole(Terms(tuple(found), ignore_case, exceptions))

    def _consistency(self, *, ignore_case: bool) -> Check:
        word = not self._flag("nonword")
        pairs: list[tuple[Term, Term]] = []
        for one, other in self._table("either").items():
            first = self._term(("either", one), one, word=word)
            second = self._term(("either", one), other, word=word)
            if first is not None and second is not None and self._runs(first) and self._runs(second):
                pairs.append((first, second))
        if not pairs:
            raise self._nothing_left()
        return compiled.Consistency(tuple(pairs), ignore_case)

    def _conditional(self, *, ignore_case: bool) -> Check:
        first = self._pattern(self._text("first"), ("first",), captures=True)
        second = self._pattern(self._text("second"), ("second",), captures=True)
        exceptions = self._exceptions(ignore_case=ignore_case)
        return compiled.Conditional(first, second, ignore_case, exceptions=exceptions)

    def _capitalisation(self) -> Check:
        if "prefix" in self._value:
            raise _RefusalError(("prefix",), "leaves out a prefix of what it reads, which newslint does not")
        match = self._text("match")
        exceptions = tuple(sorted(self._list("exceptions"), key=lambda item: (-len(item), item)))
        style = _STYLES.get(match, "pattern")
        pattern = self._pattern(match, ("match",)) if style == "pattern" else ""
        return compiled.Capitalisation(style, pattern, exceptions, (), tuple(self._list("indicators")))

    def _action(self) -> tuple[str, ...]:
        """Return what mends what is found: ("remove",), ("trim", letters), ("replace", old, new), or nothing."""
        action = self._value.get("action")
        if not isinstance(action, dict):
            return ()
        table = cast("dict[str, object]", action)
        listed = table.get("params")
        params = [str(item) for item in cast("list[object]", listed)] if isinstance(listed, list) else []
        if table.get("name") == "remove":
            return ("remove",)
        if table.get("name") == "edit" and len(params) == 2 and params[0] == "remove":
            return ("trim", params[1])
        if table.get("name") == "edit" and len(params) == 3 and params[0] == "replace":
            return ("replace", params[1], params[2])
        return ()

    def _terms(
        self, steps: Sequence[Steps], tokens: Sequence[str], *, word: bool, needed: bool = True
    ) -> tuple[Term, ...]:
        found = [
            term
            for where, token in zip(steps, tokens, strict=True)
            if (term := self._term(where, token, word=word)) is not None
        ]
        if needed and not found:
            raise self._nothing_left()
        return tuple(found)

    def _term(self, steps: Steps, token: str, *, word: bool, captures: bool = False) -> Term | None:
        """Return a token as a term; where RE2 can't run it, it is noted and left out."""
        if not token.strip():
            self._left.append((steps, "holds nothing to find"))
            return None
        try:
            if word and _PLAIN.fullmatch(token):
                return Term(literal(token), folded(token))
            pattern = translated(rf"\b(?:{token})\b" if word else token, captures=captures)
        except PatternError as error:
            self._left.append((steps, str(error)))
            return None
        self._places[pattern] = steps
        return Term(pattern)

    def _nothing_left(self) -> _RefusalError:
        steps, why = self._left[0] if self._left else ((), "holds nothing to find")
        return _RefusalError(steps, why)

    def _pattern(self, pattern: str, steps: Steps, *, captures: bool = False) -> str:
        """Return a pattern without which the rule does not run."""
        try:
            text = translated(pattern, captures=captures)
            if self._kind not in ("existence", "substitution"):
                Pattern(text, ignore_case=False)
        except PatternError as error:
            raise _RefusalError(steps, str(error)) from error
        if not pattern:
            raise _RefusalError(steps, "holds nothing to find")
        return text

    def _whole(self, terms: Terms) -> Terms:
        """Return terms that RE2 takes together; what it does not take is noted and left out."""
        try:
            Pattern(terms.pattern, ignore_case=terms.ignore_case)
        except PatternError as error:
            kept = tuple(term for term in terms.terms if self._runs(term))
            if not kept:
                raise self._nothing_left() from error
            if len(kept) == len(terms.terms):
                raise _RefusalError((), f"{error}, taken together") from error
            return self._whole(replace(terms, terms=kept))
        return terms

    def _runs(self, term: Term) -> bool:
        try:
            Pattern(term.pattern, ignore_case=False)
        except PatternError as error:
            self._left.append((self._places.get(term.pattern, ()), str(error)))
            return False
        return True


def _captures(pattern: str) -> bool:
    try:
        return has_captures(pattern)
    except PatternError:
        return False
