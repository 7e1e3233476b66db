r"""From patterns as people write them to RE2's, over text in which the edges of words are marked.

RE2 knows no Unicode word edge (its `\b` is ASCII's) and no look-around to build one from. So the text is given a
U+0000, which no text of an article holds, at each edge of a word, and a pattern is rewritten to pass over the marks:
`\b` is the mark itself, and before every other character a mark may stand. What RE2 then matches is exactly what
the pattern says of Unicode text, in linear time. `\w`, `\W`, `\s` and `\S` are made Unicode's on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newslint.house_rules.nodes import Atom, Edge, Flags, Group, Node, Repeat
from newslint.house_rules.reading import (
    APOSTROPHE,
    EDGE,
    LONGEST,
    MARK,
    ONE_SPACE,
    Parser,
    PatternError,
    as_hex,
    is_word,
)

__all__ = ["EDGE", "PatternError", "has_captures", "literal", "translated"]

_RUNS = re.compile(r"[\w\u0300-\u036f]+|\s+|.")


def translated(pattern: str, *, captures: bool = False) -> str:
    """Return RE2's form of a pattern, for text with marked edges.

    Args:
        pattern: as Perl, Python, Go or .NET write it.
        captures: whether groups keep their numbers; else they only group.

    Raises:
        PatternError: it needs what RE2 has not (look-around, backreferences, possessive or atomic groups), is
            too long or too deep, or is no pattern.
    """
    branches = Parser(pattern, captures=captures).parsed()
    return _branches(branches, "", write=True)[0]


def literal(words: str) -> str:
    r"""Return RE2's form of words taken as they stand, as whole words.

    A space is any white space, a straight apostrophe a curly one as well; where an end of the words is no
    letter or digit ("U.S."), nothing is asked of what stands beside it.
    """
    words = words.strip()
    if not words or EDGE in words or len(words) > LONGEST:
        raise PatternError("holds no word, or more than a rule can look for")
    texts: list[str] = []
    before = "b" if is_word(words[0]) else ""
    for run in _RUNS.findall(words):
        kind = "w" if is_word(run[0]) else "n"
        if run[0].isspace():
            text = f"{ONE_SPACE}+"
        elif kind == "w":
            text = run
        else:
            text = APOSTROPHE if run == "'" else as_hex(run)
        texts.append(_mark(before, kind) + text)
        before = kind
    opening, closing = (MARK if is_word(letter) else "" for letter in (words[0], words[-1]))
    return f"{opening}{''.join(texts)}{closing}"


def has_captures(pattern: str) -> bool:
    """Say whether a pattern has a group that captures."""
    return any(_captures(branch) for branch in Parser(pattern, captures=True).parsed())


def _captures(nodes: tuple[Node, ...]) -> bool:
    for node in nodes:
        inner = node.node if isinstance(node, Repeat) else node
        if isinstance(inner, Group) and (
            inner.opening == "(" or any(_captures(branch) for branch in inner.branches)
        ):
            return True
    return False


def _quantifier(least: int, most: int | None, *, lazy: bool) -> str:
    if (least, most) == (1, 1):
        return ""
    known: dict[tuple[int, int | None], str] = {(0, None): "*", (1, None): "+", (0, 1): "?"}
    text = known.get((least, most)) or (
        f"{{{least}}}" if least == most else f"{{{least},{'' if most is None else most}}}"
    )
    return text + ("?" if lazy else "")


# What stands before the next character: "w" or "n", a character that is, or is not, part of a word; "b", the mark of
# an edge; "" where that depends. Or what is asked for and not yet written, since what follows may ask for more: "p", an
# edge; "$" and "z", the end of a line or of the text; "P$" and "Pz", that end with an edge before it.
_PENDING = {
    "p": MARK,
    "$": rf"{MARK}?$",
    "z": rf"{MARK}?\z",
    "P$": rf"{MARK}$",
    "Pz": rf"{MARK}\z",
}


def _mark(before: str, kind: str) -> str:
    if before == "b":
        return ""
    if before == "p":
        return MARK
    if before in ("w", "n") and kind:
        return "" if before == kind else MARK
    return MARK + "?"


def _branches(branches: tuple[tuple[Node, ...], ...], before: str, *, write: bool = False) -> tuple[str, str]:
    """Return the text of branches and what stands before what follows; with `write` nothing is left to be written."""
    found = [_sequence(nodes, before) for nodes in branches]
    if write or len({after for _, after in found}) > 1:
        found = [
            (text + _PENDING.get(after, ""), "" if after in _PENDING else after) for text, after in found
        ]
    afters = {after for _, after in found}
    return "|".join(text for text, _ in found), afters.pop() if len(afters) == 1 else ""


def _sequence(nodes: tuple[Node, ...], before: str) -> tuple[str, str]:
    texts: list[str] = []
    for node in _edged(nodes):
        text, before = _emitted(node, before)
        texts.append(text)
    return "".join(texts), before


def _edged(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield nodes, an edge after a group put into each of its branches: one may end with an edge, another not."""
    last: Node | None = None
    for node in nodes:
        if isinstance(last, Group) and isinstance(node, Edge):
            last = replace(last, branches=tuple((*branch, node) for branch in last.branches))
            continue
        if last is not None:
            yield last
        last = node
    if last is not None:
        yield last


def _emitted(node: Node, before: str) -> tuple[str, str]:
    """Return the text of a node, and what stands before what follows it."""
    if isinstance(node, Flags):
        return node.text, before
    if isinstance(node, Edge):
        if before in ("", "w", "n"):
            return "", "p"
        return "", {"$": "P$", "z": "Pz"}.get(before, before)
    if before in _PENDING and before != "p":
        text, after = _emitted(node, "")
        return _PENDING[before] + text, after
    if isinstance(node, Atom):
        return _mark(before, node.kind) + node.text, node.kind
    if isinstance(node, Group):
        text, after = _branches(node.branches, before)
        return f"{node.opening}{text})", after
    if isinstance(node, Repeat):
        edge = MARK if before == "p" else ""
        text, after = _repeat(node, "b" if edge else before)
        return edge + text, after
    if node.text in ("$", r"\z"):
        end = node.text[-1]
        return (node.text, "b") if before == "b" else ("", "P" + end if before == "p" else end)
    if before == "b":
        raise PatternError("asks for the edge of a word before the start of the text; put “^” before “\\b”")
    return node.text, before if before == "p" else ""


def _repeat(node: Repeat, before: str) -> tuple[str, str]:
    inner = node.node
    if node.most == 0:
        return "", before
    if isinstance(inner, Atom) and inner.kind:
        least = max(node.least, 1)
        text = _mark(before, inner.kind) + inner.text + _quantifier(least, node.most, lazy=node.lazy)
        if node.least:
            return text, inner.kind
        return f"(?:{text}){'??' if node.lazy else '?'}", inner.kind if before == inner.kind else ""
    if isinstance(inner, Group):
        group = f"{inner.opening}{_branches(inner.branches, '', write=True)[0]})"
    else:
        group = f"(?:{_emitted(inner, '')[0]})"
    return group + _quantifier(node.least, node.most, lazy=node.lazy), ""
