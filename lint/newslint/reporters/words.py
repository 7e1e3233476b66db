"""Words that may hold anything, made safe to show, and numbers with their nouns."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.patterns import lazy

# C0 and C1 controls, bidi embeddings, overrides and isolates, line separators, the byte-order mark,
# invisible spaces and hyphens, lone surrogates of undecodable file names: what changes how the rest is
# shown, or can't be seen. Joiners and direction marks stay: scripts and emoji need them.
HIDDEN = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff"
)
_HIDDEN = lazy(f"[{HIDDEN}]")
_SPACES = lazy(r"[ \t\r\n]+")
# What the log of a GitHub Actions step takes for commands: `::` first on a line, `##[` anywhere.
_COMMAND = lazy(r"(?<!\S)::|##(?=\[)")


def code_name(character: str) -> str:
    """Return a character that must not be shown raw as its name: ‹U+202E›."""
    return f"‹U+{ord(character):04X}›"


def visible(words: str) -> str:
    """Return words on one line with hidden and commanding characters made visible."""
    line = _SPACES.sub(" ", words).strip() if _SPACES.search(words) else words
    shown = _HIDDEN.sub(lambda match: code_name(match[0]), line)
    return _COMMAND.sub(lambda match: f"‹{match[0]}›", shown)


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 file", "2 files", "1,200 files"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str]) -> str:
    """Return items as in a sentence: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
