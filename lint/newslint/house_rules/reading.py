"""Reading a pattern, as Perl, Python, Go or .NET write it, into nodes; what RE2 has not is refused in plain words."""

from __future__ import annotations

import re

from newslint.house_rules.nodes import Anchor, Atom, Edge, Flags, Group, Node, Repeat

EDGE = "\x00"
"""What marks the edge of a word in a text."""
WORD = r"\p{L}\p{N}_\x{300}-\x{36f}"
"""What a word is made of, as the inside of a class: letters, digits, the underline, accents by themselves."""
SPACE = r"\t\n\v\f\r \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"

MARK = r"\x00"
"""The edge of a word, as a pattern names it."""
LONGEST = 5_000
"""The most characters of a pattern."""
_DEEPEST = 50
_MOST = 1_000
ONE_SPACE = r"[\t\n\r \x{a0}\x{202f}]"
_PLAIN_SPACE = r"[ \x{a0}]"
APOSTROPHE = "['’]"
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


class Parser:
    """One pattern on its way to nodes; reads each character once."""

    def __init__(self, pattern: str, *, captures: bool) -> None:
        """Hold a pattern that is not too long; without `captures` its groups only group."""
        if len(pattern) > LONGEST:
            raise PatternError(f"has {len(pattern):,} characters; {LONGEST:,} is the limit")
        if EDGE in pattern:
            raise PatternError("holds U+0000, which no article does")
        self._text = pattern
        self._at = 0
        self._captures = captures
        self._dot_all = False

    def parsed(self) -> tuple[tuple[Node, ...], ...]:
        """Return the branches of the pattern.

        Raises:
            PatternError: it is no pattern, or needs what RE2 has not.
        """
        branches = self._alternatives(0)
        if self._at < len(self._text):
            raise PatternError("closes a group with “)” that it never opened")
        return branches

    def _alternatives(self, depth: int) -> tuple[tuple[Node, ...], ...]:
        if depth > _DEEPEST:
            raise PatternError(f"nests groups more than {_DEEPEST} deep")
        branches: list[tuple[Node, ...]] = []
        nodes: list[Node] = []
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

    def _node(self, depth: int) -> Node | None:
        letter = self._text[self._at]
        self._at += 1
        if letter == "(":
            return self._group(depth)
        if letter == "[":
            return self._class()
        if letter == "\\":
            return self._escape()
        if letter in "^$":
            return Anchor(letter)
        if letter == ".":
            return Atom(rf"[^{MARK}]" if self._dot_all else rf"[^\n{MARK}]")
        if letter in "*+?":
            raise PatternError(f"repeats nothing with “{letter}”")
        if letter == " ":
            return Atom(ONE_SPACE, "n")
        if letter == "'":
            return Atom(APOSTROPHE, "n")
        return _of(letter)

    def _repeated(self, node: Node) -> Node:
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
        if not isinstance(node, Atom | Group):
            raise PatternError("repeats a place (“^”, “$” or “\\b”) that takes no character")
        least, most = _bounds(match)
        if max(least, most or 0) > _MOST:
            raise PatternError(f"repeats more than {_MOST:,} times")
        if most is not None and most < least:
            raise PatternError("repeats at least more often than at most")
        if isinstance(node, Atom) and node.text == ONE_SPACE and match[0] != "?":
            node = Atom(_PLAIN_SPACE, "n")
        return Repeat(node, least, most, lazy)

    def _group(self, depth: int) -> Node | None:
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
                return Flags(f"(?{kept})") if kept else None
            opening = f"(?{kept}:"
        branches = self._alternatives(depth + 1)
        if self._at >= len(self._text):
            raise PatternError("opens a group with “(” and never closes it")
        self._at += 1
        self._dot_all = dot_all
        return Group(opening, branches)

    def _closing(self, what: str) -> int:
        end = self._text.find(")", self._at)
        if end < 0:
            raise PatternError(f"opens “({what}” and never closes it")
        return end

    def _escape(self) -> Node:
        letter = self._next("ends with a backslash")
        if letter == "b":
            return Edge()
        if letter == "B":
            raise PatternError(
                "uses “\\B” (not at the edge of a word), which RE2 has not for Unicode words; leave it out"
            )
        if letter in "Az":
            return Anchor("\\" + letter)
        if letter == "Z":
            return Anchor(r"\z")
        if letter in "dDwWsS":
            return {
                "d": Atom("[0-9]", "w"),
                "D": Atom(rf"[^0-9{MARK}]"),
                "w": Atom(f"[{WORD}]", "w"),
                "W": Atom(f"[^{WORD}{MARK}]", "n"),
                "s": Atom(f"[{SPACE}]", "n"),
                "S": Atom(f"[^{SPACE}{MARK}]"),
            }[letter]
        if letter in "pP":
            name = self._property()
            if letter == "P":
                return Atom(rf"[^\p{name}{MARK}]")
            return Atom(rf"\p{name}", "w" if name[:2] in ("{L", "{N") else "")
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

    def _class(self) -> Atom:
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
        inside.append(as_hex(first) if first == last else f"{as_hex(first)}-{as_hex(last)}")
        if ord(last) - ord(first) > 300:
            kinds.add("")
        else:
            kinds.update({"w" if is_word(chr(code)) else "n" for code in range(ord(first), ord(last) + 1)})


def _class_atom(inside: list[str], others: list[str], kinds: set[str], *, negated: bool) -> Atom:
    if negated and others:
        raise PatternError(
            "takes away a class that is itself what is left (“[^\\W…]”); write “\\p{L}” for a letter, “\\w” for a "
            "letter or digit"
        )
    if negated:
        return Atom(f"[^{''.join(inside)}{MARK}]", "n" if WORD in inside else "")
    kind = kinds.pop() if len(kinds) == 1 else ""
    if not others:
        return Atom(f"[{''.join(inside)}]", kind)
    if any(name in inside for name in others):
        return Atom(f"[^{MARK}]")
    left = [f"[{''.join(inside)}]"] if inside else []
    return Atom(f"(?:{'|'.join([*left, *(f'[^{name}{MARK}]' for name in others)])})", kind)


def _of(letter: str) -> Atom:
    return Atom(
        letter if letter.isalnum() else as_hex(letter),
        "w" if is_word(letter) else "n",
    )


def is_word(letter: str) -> bool:
    """Say whether a character is part of a word."""
    return letter.isalnum() or letter == "_" or "\u0300" <= letter <= "\u036f"


def as_hex(letter: str) -> str:
    """Return a character as RE2 takes it for itself anywhere."""
    return letter if letter.isascii() and letter.isalnum() else rf"\x{{{ord(letter):x}}}"


def _bounds(match: re.Match[str]) -> tuple[int, int | None]:
    if match[0] in "*+?":
        return int(match[0] == "+"), 1 if match[0] == "?" else None
    least = int(match[1][:6])
    if not match[2]:
        return least, least
    return least, int(match[3][:6]) if match[3] else None
