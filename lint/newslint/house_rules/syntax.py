r"""From patterns as people write them to RE2's, over text in which the edges of words are marked.

RE2 knows no Unicode word edge (its `\b` is ASCII's) and no look-around to build one from. So the text is given a
U+0000, which no text of an article holds, at each edge of a word, and a pattern is rewritten to pass over the marks:
`\b` is the mark itself, and before every other character a mark may stand. What RE2 then matches is exactly what
the pattern says of Unicode text, in linear time. `\w`, `\W`, `\s` and `\S` are made Unicode's on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

EDGE = "\x00"
WORD = r"\p{L}\p{N}_\x{300}-\x{36f}"
"""What a word is made of, as the inside of a class: letters, digits, the underline, accents by themselves."""
SPACE = r"\t\n\v\f\r \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"

_MARK = r"\x00"
_LONGEST = 5_000
_DEEPEST = 50
_MOST = 1_000
_ONE_SPACE = r"[\t\n\r \x{a0}\x{202f}]"
_PLAIN_SPACE = r"[ \x{a0}]"
_APOSTROPHE = "['’]"
_RUNS = re.compile(r"[\w\u0300-\u036f]+|\s+|.")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d+)(,)?(\d+)?\})")
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\x07"}
_LOOKS = {
    "?=": "looks ahead",
    "?!": "looks ahead",
    "?<=": "looks back",
    "?<!": "looks back",
}


class PatternError(ValueError):
    """A pattern that cannot be run; the message says why in words that follow "this pattern"."""


@dataclass(frozen=True, slots=True)
class _Atom:
    """What takes exactly one character; `kind` is "w" or "n" where it surely is, or is not, part of a word."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Edge:
    r"""The edge of a word, `\b`."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    text: str


@dataclass(frozen=True, slots=True)
class _Flags:
    text: str


@dataclass(frozen=True, slots=True)
class _Group:
    opening: str
    branches: tuple[tuple[_Node, ...], ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    node: _Atom | _Group
    least: int
    most: int | None
    lazy: bool


_Node = _Atom | _Edge | _Anchor | _Flags | _Group | _Repeat


def translated(pattern: str, *, captures: bool = False) -> str:
    """Return RE2's form of a pattern, for text with marked edges.

    Args:
        pattern: as Perl, Python, Go or .NET write it.
        captures: whether groups keep their numbers; else they only group.

    Raises:
        PatternError: it needs what RE2 has not (look-around, backreferences, possessive or atomic groups), is
            too long or too deep, or is no pattern.
    """
    branches = _Parser(pattern, captures=captures).parsed()
    return _branches(branches, "", write=True)[0]


def literal(words: str) -> str:
    r"""Return RE2's form of words taken as they stand, as whole words.

    A space is any white space, a straight apostrophe a curly one as well; where an end of the words is no
    letter or digit ("U.S."), nothing is asked of what stands beside it.
    """
    words = words.strip()
    if not words or EDGE in words or len(words) > _LONGEST:
        raise PatternError("holds no word, or more than a rule can look for")
    texts: list[str] = []
    before = "b" if _is_word(words[0]) else ""
    for run in _RUNS.findall(words):
        kind = "w" if _is_word(run[0]) else "n"
        if run[0].isspace():
            text = f"{_ONE_SPACE}+"
        elif kind == "w":
            text = run
        else:
            text = _APOSTROPHE if run == "'" else _hex(run)
        texts.append(_mark(before, kind) + text)
        before = kind
    opening, closing = (_MARK if _is_word(letter) else "" for letter in (words[0], words[-1]))
    return f"{opening}{''.join(texts)}{closing}"


def has_captures(pattern: str) -> bool:
    """Say whether a pattern has a group that captures."""
    return any(_captures(branch) for branch in _Parser(pattern, captures=True).parsed())


def _captures(nodes: tuple[_Node, ...]) -> bool:
    for node in nodes:
        inner = node.node if isinstance(node, _Repeat) else node
        if isinstance(inner, _Group) and (
            inner.opening == "(" or any(_captures(branch) for branch in inner.branches)
        ):
            return True
    return False


class _Parser:
    """One pattern on its way to nodes; reads each character once."""

    def __init__(self, pattern: str, *, captures: bool) -> None:
        if len(pattern) > _LONGEST:
            raise PatternError(f"has {len(pattern):,} characters; {_LONGEST:,} is the limit")
        if EDGE in pattern:
            raise PatternError("holds U+0000, which no article does")
        self._text = pattern
        self._at = 0
        self._captures = captures
        self._dot_all = False

    def parsed(self) -> tuple[tuple[_Node, ...], ...]:
        branches = self._alternatives(0)
        if self._at < len(self._text):
            raise PatternError("closes a group with “)” that it never opened")
        return branches

    def _alternatives(self, depth: int) -> tuple[tuple[_Node, ...], ...]:
        if depth > _DEEPEST:
            raise PatternError(f"nests groups more than {_DEEPEST} deep")
        branches: list[tuple[_Node, ...]] = []
        nodes: list[_Node] = []
        dot_all = self._dot_all
        while self._at < len(self._text) and self._text[self._at] != ")":
            if self._text[self._at] == "|":
                self._at += 1
                branches.append(tuple(nodes))
                nodes = []
                continue
            node = self._node(depth)
            if node is not None:
                nodes.append(self._repeated(node))
        self._dot_all = dot_all
        return (*branches, tuple(nodes))

    def _node(self, depth: int) -> _Node | None:
        letter = self._text[self._at]
        self._at += 1
        if letter == "(":
            return self._group(depth)
        if letter == "[":
            return self._class()
        if letter == "\\":
            return self._escape()
        if letter in "^$":
            return _Anchor(letter)
        if letter == ".":
            return _Atom(rf"[^{_MARK}]" if self._dot_all else rf"[^\n{_MARK}]")
        if letter in "*+?":
            raise PatternError(f"repeats nothing with “{letter}”")
        if letter == " ":
            return _Atom(_ONE_SPACE, "n")
        if letter == "'":
            return _Atom(_APOSTROPHE, "n")
        return _of(letter)

    def _repeated(self, node: _Node) -> _Node:
        match = _QUANTIFIER.match(self._text, self._at)
        if match is None:
            return node
        self._at = match.end()
        lazy = self._text.startswith("?", self._at)
        self._at += lazy
        if not lazy and self._text.startswith("+", self._at):
            raise PatternError(
                "uses a possessive repetition (“++”, “*+”), which RE2 has not; leave out the last “+”"
            )
        if _QUANTIFIER.match(self._text, self._at):
            raise PatternError("repeats a repetition; put the inner one in a group “(?:…)”")
        if not isinstance(node, _Atom | _Group):
            raise PatternError("repeats a place (“^”, “$” or “\\b”) that takes no character")
        least, most = _bounds(match)
        if max(least, most or 0) > _MOST:
            raise PatternError(f"repeats more than {_MOST:,} times")
        if most is not None and most < least:
            raise PatternError("repeats at least more often than at most")
        if isinstance(node, _Atom) and node.text == _ONE_SPACE and match[0] != "?":
            node = _Atom(_PLAIN_SPACE, "n")
        return _Repeat(node, least, most, lazy)

    def _group(self, depth: int) -> _Node | None:
        rest = self._text[self._at : self._at + 3]
        opening = "(" if self._captures else "(?:"
        for sign, words in _LOOKS.items():
            if rest.startswith(sign):
                raise PatternError(
                    f"{words} with “({sign}…)”, which RE2 has not; match the words beside it as well, or list "
                    "what is right under “exceptions”"
                )
        dot_all = self._dot_all
        if rest.startswith("?#"):
            self._at = self._closing("?#") + 1
            return None
        if rest.startswith(("?P<", "?<")):
            self._at = self._text.find(">", self._at) + 1
            if self._at == 0:
                raise PatternError("names a group and never ends the name with “>”")
        elif rest.startswith("?"):
            end = next((at for at in range(self._at + 1, len(self._text)) if self._text[at] in ":)"), -1)
            flags = self._text[self._at + 1 : end] if end >= 0 else "?"
            if re.fullmatch(r"[ims]*(?:-[ims]+)?", flags) is None:
                raise PatternError(f"opens a group with “(?{flags[:6]}”, which RE2 has not")
            on, _, off = flags.partition("-")
            self._dot_all = ("s" in on or self._dot_all) and "s" not in off
            kept = flags.replace("s", "").removesuffix("-")
            self._at = end + 1
            if self._text[end] == ")":
                return _Flags(f"(?{kept})") if kept else None
            opening = f"(?{kept}:"
        branches = self._alternatives(depth + 1)
        if self._at >= len(self._text):
            raise PatternError("opens a group with “(” and never closes it")
        self._at += 1
        self._dot_all = dot_all
        return _Group(opening, branches)

    def _closing(self, what: str) -> int:
        end = self._text.find(")", self._at)
        if end < 0:
            raise PatternError(f"opens “({what}” and never closes it")
        return end

    def _escape(self) -> _Node:
        letter = self._next("ends with a backslash")
        if letter == "b":
            return _Edge()
        if letter == "B":
            raise PatternError(
                "uses “\\B” (not at the edge of a word), which RE2 has not for Unicode words; leave it out"
            )
        if letter in "Az":
            return _Anchor("\\" + letter)
        if letter == "Z":
            return _Anchor(r"\z")
        if letter in "dDwWsS":
            return {
                "d": _Atom("[0-9]", "w"),
                "D": _Atom(rf"[^0-9{_MARK}]"),
                "w": _Atom(f"[{WORD}]", "w"),
                "W": _Atom(f"[^{WORD}{_MARK}]", "n"),
                "s": _Atom(f"[{SPACE}]", "n"),
                "S": _Atom(f"[^{SPACE}{_MARK}]"),
            }[letter]
        if letter in "pP":
            name = self._property()
            if letter == "P":
                return _Atom(rf"[^\p{name}{_MARK}]")
            return _Atom(rf"\p{name}", "w" if name[:2] in ("{L", "{N") else "")
        return _of(self._character(letter))

    def _next(self, otherwise: str) -> str:
        if self._at >= len(self._text):
            raise PatternError(otherwise)
        self._at += 1
        return self._text[self._at - 1]

    def _property(self) -> str:
        match = re.compile(r"\{\^?[A-Za-z_]+\}|[A-Z]").match(self._text, self._at)
        if match is None:
            raise PatternError("names no class of characters after “\\p”; write “\\p{L}” for a letter")
        self._at = match.end()
        return match[0] if len(match[0]) > 1 else "{" + match[0] + "}"

    def _character(self, letter: str) -> str:
        """Return the character that an escape stands for, the backslash and its letter being read."""
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        if letter in "xuU":
            match = re.compile(r"\{([0-9A-Fa-f]{1,6})\}").match(self._text, self._at)
            length = {"x": 2, "u": 4, "U": 8}[letter]
            digits = match[1] if match else self._text[self._at : self._at + length]
            self._at += len(match[0]) if match else length
            code = int(digits, 16) if re.fullmatch("[0-9A-Fa-f]{1,8}", digits) else 0
            if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
                raise PatternError(f"names no character with “\\{letter}{digits}”")
            return chr(code)
        if letter.isdigit() or letter in "kg":
            raise PatternError(
                f"refers back to a group with “\\{letter}”, which RE2 has not; use “kind: repetition” for words that "
                "stand twice"
            )
        if letter.isalpha():
            raise PatternError(f"uses “\\{letter}”, which is not understood")
        return letter

    def _class(self) -> _Atom:
        """Read a class of characters, its bracket being read."""
        negated = self._text.startswith("^", self._at)
        self._at += negated
        inside: list[str] = []
        others: list[str] = []
        kinds: set[str] = set()
        first = True
        while True:
            letter = self._next("opens a class with “[” and never closes it")
            if letter == "]" and not first:
                break
            first = False
            if letter == "[" and self._text.startswith(":", self._at):
                end = self._text.find(":]", self._at)
                if end < 0:
                    raise PatternError("opens a class with “[:” and never closes it")
                inside.append(self._text[self._at - 1 : end + 2])
                kinds.add("")
                self._at = end + 2
                continue
            if letter == "\\":
                letter = self._next("ends with a backslash")
                if letter in "dwsDWSpP":
                    self._class_escape(letter, inside, others, kinds)
                    continue
                letter = "\b" if letter == "b" else self._character(letter)
            self._range(letter, inside, kinds)
        return _class_atom(inside, others, kinds, negated=negated)

    def _class_escape(self, letter: str, inside: list[str], others: list[str], kinds: set[str]) -> None:
        known = {"d": ("0-9", "w"), "w": (WORD, "w"), "s": (SPACE, "n")}
        if letter in known:
            inside.append(known[letter][0])
            kinds.add(known[letter][1])
        elif letter == "p":
            inside.append(rf"\p{self._property()}")
            kinds.add("")
        else:
            name = rf"\p{self._property()}" if letter == "P" else known[letter.lower()][0]
            others.append(name)
            kinds.add("n" if letter == "W" else "")

    def _range(self, first: str, inside: list[str], kinds: set[str]) -> None:
        last = first
        if (
            self._text.startswith("-", self._at)
            and self._at + 1 < len(self._text)
            and self._text[self._at + 1] != "]"
        ):
            self._at += 1
            last = self._next("")
            if last == "\\":
                last = self._next("ends with a backslash")
                if last in "dwsDWSpPb":
                    raise PatternError("ends a range of a class with a class")
                last = self._character(last)
        if last < first:
            raise PatternError(f"holds the range “{first}-{last}”, which is upside down")
        inside.append(_hex(first) if first == last else f"{_hex(first)}-{_hex(last)}")
        if ord(last) - ord(first) > 300:
            kinds.add("")
        else:
            kinds.update({"w" if _is_word(chr(code)) else "n" for code in range(ord(first), ord(last) + 1)})


def _class_atom(inside: list[str], others: list[str], kinds: set[str], *, negated: bool) -> _Atom:
    if negated and others:
        raise PatternError(
            "takes away a class that is itself what is left (“[^\\W…]”); write “\\p{L}” for a letter, “\\w” for a "
            "letter or digit"
        )
    if negated:
        return _Atom(f"[^{''.join(inside)}{_MARK}]", "n" if WORD in inside else "")
    kind = kinds.pop() if len(kinds) == 1 else ""
    if not others:
        return _Atom(f"[{''.join(inside)}]", kind)
    if any(name in inside for name in others):
        return _Atom(f"[^{_MARK}]")
    left = [f"[{''.join(inside)}]"] if inside else []
    return _Atom(f"(?:{'|'.join([*left, *(f'[^{name}{_MARK}]' for name in others)])})", kind)


def _of(letter: str) -> _Atom:
    return _Atom(
        letter if letter.isalnum() else _hex(letter),
        "w" if _is_word(letter) else "n",
    )


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or "\u0300" <= letter <= "\u036f"


def _hex(letter: str) -> str:
    return letter if letter.isascii() and letter.isalnum() else rf"\x{{{ord(letter):x}}}"


def _bounds(match: re.Match[str]) -> tuple[int, int | None]:
    if match[0] in "*+?":
        return int(match[0] == "+"), 1 if match[0] == "?" else None
    least = int(match[1][:6])
    if not match[2]:
        return least, least
    return least, int(match[3][:6]) if match[3] else None


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
    "p": _MARK,
    "$": rf"{_MARK}?$",
    "z": rf"{_MARK}?\z",
    "P$": rf"{_MARK}$",
    "Pz": rf"{_MARK}\z",
}


def _mark(before: str, kind: str) -> str:
    if before == "b":
        return ""
    if before == "p":
        return _MARK
    if before in ("w", "n") and kind:
        return "" if before == kind else _MARK
    return _MARK + "?"


def _branches(
    branches: tuple[tuple[_Node, ...], ...], before: str, *, write: bool = False
) -> tuple[str, str]:
    """Return the text of branches and what stands before what follows; with `write` nothing is left to be written."""
    found = [_sequence(nodes, before) for nodes in branches]
    if write or len({after for _, after in found}) > 1:
        found = [
            (text + _PENDING.get(after, ""), "" if after in _PENDING else after) for text, after in found
        ]
    afters = {after for _, after in found}
    return "|".join(text for text, _ in found), afters.pop() if len(afters) == 1 else ""


def _sequence(nodes: tuple[_Node, ...], before: str) -> tuple[str, str]:
    texts: list[str] = []
    for node in _edged(nodes):
        text, before = _emitted(node, before)
        texts.append(text)
    return "".join(texts), before


def _edged(nodes: tuple[_Node, ...]) -> Iterator[_Node]:
    """Yield nodes, an edge after a group put into each of its branches: one may end with an edge, another not."""
    last: _Node | None = None
    for node in nodes:
        if isinstance(last, _Group) and isinstance(node, _Edge):
            last = replace(last, branches=tuple((*branch, node) for branch in last.branches))
            continue
        if last is not None:
            yield last
        last = node
    if last is not None:
        yield last


def _emitted(node: _Node, before: str) -> tuple[str, str]:
    """Return the text of a node, and what stands before what follows it."""
    if isinstance(node, _Flags):
        return node.text, before
    if isinstance(node, _Edge):
        if before in ("", "w", "n"):
            return "", "p"
        return "", {"$": "P$", "z": "Pz"}.get(before, before)
    if before in _PENDING and before != "p":
        text, after = _emitted(node, "")
        return _PENDING[before] + text, after
    if isinstance(node, _Atom):
        return _mark(before, node.kind) + node.text, node.kind
    if isinstance(node, _Group):
        text, after = _branches(node.branches, before)
        return f"{node.opening}{text})", after
    if isinstance(node, _Repeat):
        edge = _MARK if before == "p" else ""
        text, after = _repeat(node, "b" if edge else before)
        return edge + text, after
    if node.text in ("$", r"\z"):
        end = node.text[-1]
        return (node.text, "b") if before == "b" else ("", "P" + end if before == "p" else end)
    if before == "b":
        raise PatternError("asks for the edge of a word before the start of the text; put “^” before “\\b”")
    return node.text, before if before == "p" else ""


def _repeat(node: _Repeat, before: str) -> tuple[str, str]:
    inner = node.node
    if node.most == 0:
        return "", before
    if isinstance(inner, _Atom) and inner.kind:
        least = max(node.least, 1)
        text = _mark(before, inner.kind) + inner.text + _quantifier(least, node.most, lazy=node.lazy)
        if node.least:
            return text, inner.kind
        return f"(?:{text}){'??' if node.lazy else '?'}", inner.kind if before == inner.kind else ""
    if isinstance(inner, _Group):
        group = f"{inner.opening}{_branches(inner.branches, '', write=True)[0]})"
    else:
        group = f"(?:{_emitted(inner, '')[0]})"
    return group + _quantifier(node.least, node.most, lazy=node.lazy), ""
