"""A new key beside the one that names a picture, in YAML, TOML or JSON: one line more, and no byte else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.fix import NewCredit, Slot
from newslint.readers.data import Entry, Mapping, Node, Scalar, Sequence
from newslint.readers.fields import normal
from newslint.readers.frontmatter import Dialect
from newslint_schemas import Presence, Span

_REST = re.compile(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?=\r|\n|\Z)")
_LEAD = {
    Dialect.YAML: re.compile(r" *(?:- +)*"),
    # A dotted key names its tables before itself.
    Dialect.TOML: re.compile(r"[ \t]*(?:(?:[\w-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*\.[ \t]*)*"),
}
_CAPTION = re.compile(r"(?:caption|cutline|legend)(?:[-_]?text)?$", re.IGNORECASE)
_ALT = re.compile(r"(?:alt(?:[-_]?text)?|description|desc)$", re.IGNORECASE)
_ADDRESS = re.compile(r"[-_]?(?:url|src|path|file)$", re.IGNORECASE)
_CAMEL = re.compile(r"[a-z][A-Z]")
_NULLS = frozenset({"~", "null", "Null", "NULL"})
_BARE = re.compile(r"[\w-]+")
_QUOTED = {
    Dialect.YAML: {'"': "yaml-double", "'": "yaml-single"},
    Dialect.TOML: {'"': "toml-basic", "'": "toml-literal"},
    Dialect.JSON: {'"': "json"},
}


class Found(NamedTuple):
    """A key whose value holds a place, in its mapping."""

    mapping: Mapping
    entry: Entry


def key_slot(text: str, root: Node, dialect: Dialect, wanted: NewCredit) -> Slot | None:
    """Return where a credit goes in front matter: into its empty key, else under a new one beside the picture's."""
    credit = wanted.picture.credit
    if credit.state is Presence.EMPTY and credit.span is not None:
        return _filled(text, credit.span, dialect)
    found = list(holders(root, wanted.picture.span))
    if len(found) != 1:
        return None  # an alias puts one value in several places
    mapping, entry = found[0]
    if not isinstance(entry.value, Scalar) or entry.value.value.strip() != wanted.picture.source.strip():
        return None  # the picture stands in a text that is a key's value
    taken = {normal(one.name) for one in mapping.entries}
    name = next((key for key in _names(mapping, entry, wanted) if normal(key) not in taken), None)
    return None if name is None else beside(text, mapping, entry, name, dialect)


def holders(node: Node, span: Span) -> Iterator[Found]:
    """Yield every key whose scalar value holds a place."""
    stack: list[Node] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, Sequence):
            stack.extend(current.items)
        elif isinstance(current, Mapping):
            for entry in current.entries:
                if isinstance(entry.value, Scalar):
                    if entry.value.span.holds(span):
                        yield Found(current, entry)
                else:
                    stack.append(entry.value)


def _names(mapping: Mapping, entry: Entry, wanted: NewCredit) -> Iterator[str]:
    """Yield what the new key may be called: as configured, else like the keys of caption, alt text or picture."""
    if wanted.picture.key == "credit":  # a mapping of the picture's own
        yield from (key.rpartition(".")[2] for key in wanted.keys if key.rpartition(".")[2])
        yield "credit"
        return
    yield from (key for key in wanted.keys if "." not in key)
    for field, ending in ((wanted.picture.caption, _CAPTION), (wanted.picture.alt, _ALT)):
        if field.name and mapping.entry(field.name) is not None and (match := ending.search(field.name)):
            yield field.name[: match.start()] + _cased("credit", match[0])
            return
    stem = _ADDRESS.sub("", entry.name)
    yield _joined(stem, [one.name for one in mapping.entries])


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


def _joined(stem: str, names: list[str]) -> str:
    """Return a stem with "credit" joined to it as the other keys join their words."""
    if "_" in stem or any("_" in name for name in names):
        return f"{stem}_credit"
    if "-" in stem or any("-" in name for name in names):
        return f"{stem}-credit"
    return f"{stem}Credit" if any(map(_CAMEL.search, names)) else f"{stem}_credit"


def beside(text: str, mapping: Mapping, entry: Entry, name: str, dialect: Dialect) -> Slot | None:
    """Return the slot of a new key behind another one, written in the other's way."""
    if dialect is Dialect.JSON or text.startswith("{", mapping.span.start):
        return _in_braces(text, entry, name, dialect)
    start = max(text.rfind("\n", 0, entry.key_span.start), text.rfind("\r", 0, entry.key_span.start)) + 1
    lead = text[start : entry.key_span.start]
    rest = _REST.match(text, entry.value.span.end)
    if rest is None or _LEAD[dialect].fullmatch(lead) is None:
        return None
    if dialect is Dialect.YAML:
        lead = " " * len(lead)
    joint = text[entry.key_span.end : entry.value.span.start]
    if dialect is Dialect.YAML or joint.strip() != "=":
        joint = ": " if dialect is Dialect.YAML else " = "
    ending = re.compile(r"\r\n|\r|\n").search(text)
    newline = "\n" if ending is None else ending[0]
    quote, escape = _style(text, entry.value.span.start, dialect)
    key = _key(text, entry, name, dialect)
    return Slot(Span(rest.end(), rest.end()), f"{newline}{lead}{key}{joint}{quote}", quote, (escape,))


def _in_braces(text: str, entry: Entry, name: str, dialect: Dialect) -> Slot:
    low = entry.key_span.start
    while low and text[low - 1] in " \t\r\n":
        low -= 1
    gap = text[low : entry.key_span.start]
    joint = text[entry.key_span.end : entry.value.span.start]
    if text[low - 1 : low] == "{" and not gap.strip(" "):
        gap = " " if joint.endswith(" ") else ""  # `{src: a}` and `{ src: a }` have the same comma
    quote, escape = _style(text, entry.value.span.start, dialect)
    end = entry.value.span.end
    key = _key(text, entry, name, dialect)
    return Slot(Span(end, end), f",{gap}{key}{joint}{quote}", quote, (escape,))


def _style(text: str, start: int, dialect: Dialect) -> tuple[str, str]:
    """Return the quotation mark and the escape of a value like the one that begins at an offset."""
    mark = text[start : start + 1]
    escape = _QUOTED[dialect].get(mark)
    if escape is not None and not text.startswith(mark * 3, start):
        return mark, escape
    return ("", "yaml-value") if dialect is Dialect.YAML else ('"', _QUOTED[dialect]['"'])


def _key(text: str, entry: Entry, name: str, dialect: Dialect) -> str:
    mark = text[entry.key_span.start : entry.key_span.start + 1]
    if mark in ("'", '"') and mark:
        return f"{mark}{name}{mark}"
    return name if dialect is not Dialect.TOML or _BARE.fullmatch(name) else f'"{name}"'


def _filled(text: str, span: Span, dialect: Dialect) -> Slot | None:
    """Return the slot of a value that is there and empty: nothing, null, or a pair of quotation marks."""
    written = text[span.start : span.end]
    if written[:1] in _QUOTED[dialect] and written[1:-1].strip() == "" and written[-1:] == written[:1]:
        mark = written[0]
        return Slot(span, mark, mark, (_QUOTED[dialect][mark],)) if len(written) < 6 else None
    if written in _NULLS:
        return (
            Slot(span, "", "", ("yaml-value",))
            if dialect is Dialect.YAML
            else Slot(span, '"', '"', ("json",))
        )
    if written == "" and dialect is Dialect.YAML:
        return Slot(span, " ", "", ("yaml-value",))
    return None
