"""How a text is written in its source: the way back from what a reader sees, for fixes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from newslint.patterns import lazy

# What can stand anywhere in an unquoted YAML scalar, in a flow collection too, without a second meaning.
_PLAIN = lazy(r"(?:[\w‘’“”][\w ‘’“”'.()/&–—-]*)?")
# What has a meaning in Markdown within a line, and at its head.
_INLINE = lazy(r"[\\*_`\[\]&~|!]")
_BLOCK = lazy(r"\s*(?:[#>=+-]|\d+[.)](?:\s|\Z))|.*[{}$<]|.*\s\Z|\s", re.DOTALL)
_CONTROL = lazy(r"[\x00-\x1f\x7f]")
# What a bare value of YAML would not be a string as.
_TYPED = lazy(r"[\d.+-][\w.:+ -]*|true|false|yes|no|on|off|null|y|n", re.IGNORECASE)
# What an argument of a shortcode or a component can hold in every template language without an escape.
_ARGUMENT = lazy(r"[^\x00-\x1f\x7f\"\\{}<>&`%]*")


def encode(words: str, escapes: tuple[str, ...]) -> str | None:
    """Return words as they are written in a source, or None where they can't be written so.

    Args:
        words: what a reader is to see.
        escapes: the ways that the place is written in, innermost first; none for words as they are.
    """
    written: str | None = words
    for escape in escapes:
        writer = _WRITERS.get(escape)
        if writer is None or written is None:
            return None
        written = writer(written)
    return written


def _markup(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _markdown(words: str) -> str | None:
    """Return words for running text of Markdown; a line that begins with them could become a list or a heading."""
    if _CONTROL.search(words) or _BLOCK.match(words):
        return None
    return _INLINE.sub(r"\\\g<0>", words)


def _attribute(words: str) -> str:
    return _markup(words).replace("'", "&#39;")


def _cdata(words: str) -> str | None:
    return None if "]]" in words or words.startswith(">") or words.endswith("]") else words


def _json(words: str) -> str:
    """Return words for a string of JSON; YAML's double-quoted and TOML's basic strings take the same."""
    return json.dumps(words, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")


def _yaml_plain(words: str) -> str | None:
    return words if _PLAIN.fullmatch(words) and not words.endswith(" ") else None


def _yaml_value(words: str) -> str | None:
    """Return words as a whole value of YAML: plain where they are words to every reader, else in quotation marks."""
    plain = _yaml_plain(words)
    return f'"{_json(words)}"' if not plain or _TYPED.fullmatch(plain) else plain


def _argument(words: str) -> str | None:
    return words if _ARGUMENT.fullmatch(words) else None


def _quoteless(words: str) -> str | None:
    """Return words for a value whose own quotation marks are not known."""
    return None if set("\"'") & set(words) else _argument(words)


def _yaml_single(words: str) -> str | None:
    return None if _CONTROL.search(words) else words.replace("'", "''")


def _one_line(words: str) -> str | None:
    return None if _CONTROL.search(words) else words


def _toml_literal(words: str) -> str | None:
    return None if "'" in words or _CONTROL.search(words) else words


_WRITERS: Mapping[str, Callable[[str], str | None]] = {
    "html": _markup,
    "html-attribute": _attribute,
    "cdata": _cdata,
    "xml": _markup,
    "markdown": _markdown,
    "json": _json,
    "argument": _argument,
    "shortcode": _quoteless,
    "jsx": _quoteless,
    "yaml-plain": _yaml_plain,
    "yaml-value": _yaml_value,
    "yaml-single": _yaml_single,
    "yaml-double": _json,
    "yaml-block": _one_line,
    "toml-basic": _json,
    "toml-multiline-basic": _json,
    "toml-literal": _toml_literal,
    "toml-multiline-literal": _toml_literal,
}
