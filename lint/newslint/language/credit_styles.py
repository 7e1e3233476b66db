"""How the great houses write a credit line, and how a house of its own says it does: from parts to words.

Each style answers for the credits that it has a form for, and is silent on the others: on handouts, courtesies,
screenshots and licences, and wherever a word of the line was not understood. AP's forms are commonly taught as AP
style; those of Reuters, the Guardian, NPR and the BBC are told from what they print.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from newslint.language.credit_grammar import core
from newslint.language.credit_parts import Credit, CreditKind, Named, parse_credit
from newslint.patterns import lazy

_AP = frozenset({"ap", "ap photo", "ap photos", "associated press", "the associated press"})
_REUTERS = frozenset({"reuters", "reuters photo", "reuters photos", "thomson reuters"})
_PLAIN = frozenset({CreditKind.UNKNOWN, CreditKind.AGENCY, CreditKind.STAFF})
_DRAWN = lazy(r"illustrat", re.IGNORECASE)
_OTHER_LABEL = lazy(
    r"©|\(c\)|copyright|\b(?:via|from|icons?|source|fuente|quelle|kilde|källa)\b", re.IGNORECASE
)
"""Words before the names that say more than who took a picture."""
_SUFFIX = lazy(r"\s+photos?$", re.IGNORECASE)
_OPTIONAL = lazy(r"\[([^\[\]]*)\]")
_FIELD = lazy(r"\{([^{}]*)\}")
_SPACE = lazy(r"\s+")
FIELDS = ("person", "agency", "via", "client", "source", "licence")
"""The parts that a pattern may name."""


def rewritten(value: str, forms: Callable[[Credit], Sequence[str]]) -> str | None:
    """Return a credit as it should be written, or None where it is so, or where nothing can be said.

    Args:
        value: the credit line; brackets around it and a final full stop count for nothing.
        forms: gives the forms that are right for it, the best first.
    """
    start, end = core(value, 0, len(value))
    line = value[start:end]
    credit = parse_credit(line)
    if not credit.whole or _OTHER_LABEL.search(credit.label) is not None:
        return None
    right = forms(credit)
    return right[0] if right and _SPACE.sub(" ", line) not in right else None


def _ap(credit: Credit) -> Sequence[str]:
    if credit.kind not in (CreditKind.AGENCY, CreditKind.FILE) or credit.client is not None:
        return ()
    files = ", File" if credit.archive else ""
    if credit.via is not None and _is(credit.via, _AP):
        names = _names(credit)
        return (f"{'/'.join(names)} via AP{files}",) if names else ()
    if credit.via is None and _is(credit.agency, _AP) and not credit.others and credit.source is None:
        return (f"AP Photo/{credit.person.value}{files}" if credit.person else f"AP Photo{files}",)
    return ()


def _reuters(credit: Credit) -> Sequence[str]:
    files = "/File Photo" if credit.archive else ""
    if credit.via is not None and _is(credit.via, _REUTERS):
        given = {CreditKind.HANDOUT: "/Handout", CreditKind.POOL: "/Pool"}.get(credit.kind, "")
        names = _names(credit)
        return (f"{'/'.join(names)}{given} via REUTERS{files}",) if names else ()
    alone = credit.via is None and not credit.others and credit.source is None and credit.client is None
    if alone and credit.person and _is(credit.agency, _REUTERS) and credit.kind in (*_PLAIN, CreditKind.FILE):
        return (f"REUTERS/{credit.person.value}{files}",)
    return ()


def _guardian(credit: Credit) -> Sequence[str]:
    label = "Photograph"
    if credit.kind is CreditKind.ILLUSTRATION and _DRAWN.match(credit.label):
        label = "Illustration"
    elif credit.kind not in _PLAIN:
        return ()
    return [f"{label}: {form}" for form in _unlabelled(credit)]


def _unlabelled(credit: Credit) -> Sequence[str]:
    """Return "Name/Agency" with who passed it on, or for whom it was made; older forms of these are right too."""
    names = _names(credit)
    if not names or credit.archive or credit.licence is not None:
        return ()
    joined = "/".join(names)
    if credit.client is not None:
        if credit.via is not None:
            return ()
        return f"{joined} for {credit.client.value}", f"{joined}/{credit.client.value}"
    if credit.via is None:
        return (joined,)
    return f"{joined} via {_plain(credit.via)}", f"{joined}/{_plain(credit.via)}"


def _slashed(credit: Credit) -> Sequence[str]:
    return _unlabelled(credit) if credit.kind in _PLAIN else ()


STYLES: Mapping[str, Callable[[Credit], Sequence[str]]] = {
    "ap": _ap,
    "reuters": _reuters,
    "guardian": _guardian,
    "npr": _slashed,
    "bbc": _slashed,
}
"""The styles by name."""


def check_pattern(pattern: str) -> None:
    """Refuse a pattern that cannot be used.

    Raises:
        ValueError: it names no part, or one that is unknown.
    """
    names = _FIELD.findall(pattern)
    if not names:
        raise ValueError(f"the pattern {pattern!r} names no part of a credit; write {{person}} or {{agency}}")
    for name in names:
        if name not in FIELDS:
            raise ValueError(f"{{{name}}} is no part of a credit; the parts are {', '.join(FIELDS)}")


def patterned(patterns: Sequence[str]) -> Callable[[Credit], Sequence[str]]:
    """Return the forms that patterns of parts give: "Photo: {person}[/{agency}]".

    What stands in square brackets is left out where one of its parts is missing. A pattern counts where all its other
    parts are there, and none is left over.
    """

    def forms(credit: Credit) -> Sequence[str]:
        if credit.kind not in (*_PLAIN, CreditKind.LICENCE) or credit.archive:
            return ()
        values = _values(credit)
        found = (_filled(pattern, values) for pattern in patterns)
        return [form for form in found if form is not None]

    return forms


def _values(credit: Credit) -> dict[str, str]:
    agencies = "/".join(part.value for part in (credit.agency, *credit.others) if part is not None)
    parts = (credit.person, None, credit.via, credit.client, credit.source, credit.licence)
    values = {name: part.value for name, part in zip(FIELDS, parts, strict=True) if part is not None}
    return {**values, "agency": agencies} if agencies else values


def _filled(pattern: str, values: Mapping[str, str]) -> str | None:
    def chosen(match: re.Match[str]) -> str:
        return match[1] if all(name in values for name in _FIELD.findall(match[1])) else ""

    kept = _OPTIONAL.sub(chosen, pattern)
    if set(_FIELD.findall(kept)) != set(values):
        return None
    return _FIELD.sub(lambda match: values[match[1]], kept)


def _names(credit: Credit) -> list[str]:
    """Return who made a picture and for whom, in their order, but an agency never before the person."""
    named = (credit.person, credit.source, credit.agency, *credit.others)
    parts = sorted((part for part in named if part is not None), key=lambda part: part.start)
    if credit.person is not None and parts[0] == credit.agency:
        parts.remove(credit.person)
        parts.insert(0, credit.person)
    return [_plain(part) for part in parts]


def _plain(part: Named) -> str:
    """Return an agency without "Photo", and Reuters not in the capitals of its own credits."""
    value = _SUFFIX.sub("", part.value) if part.value.casefold() in _AP | _REUTERS else part.value
    return "Reuters" if value == "REUTERS" else value


def _is(part: Named | None, names: frozenset[str]) -> bool:
    return part is not None and part.value.casefold() in names
