"""Lines of JSON Lines that hold no article: which they are, why, and what to do."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from newslint.archive.sources import Line, Reading
from newslint.archive.stores import MissingError, opened

NAMED = 20
"""The most bad lines that are named; all of them are counted, and have a finding."""
_KEYS = 8, 40
"""The most fields of a line that are named, and the most characters of each."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read, and why."""

    line: Line
    reason: str


def fault(data: bytes, reading: Reading) -> str:
    """Return what is wrong with a line that is no article by itself, and what to do; empty where nothing is.

    Args:
        data: the line.
        reading: the fields that it should have.
    """
    try:
        value: object = json.loads(data)
    except json.JSONDecodeError as error:
        said = f"{error.msg[:1].lower()}{error.msg[1:]}"
        return f"the line is no JSON ({said}, column {error.colno}); write it again, whole and on one line"
    except (ValueError, RecursionError):
        return "the line is no JSON in UTF-8, or is nested too deep; write it again"
    if not isinstance(value, dict):
        return "the line is no JSON object; write one article on each line"
    fields = cast("dict[str, object]", value)
    for name, holds, option in (
        (reading.content_field, "the article's text", "--content-field"),
        (reading.path_field, "the name of its file", "--path-field"),
    ):
        if not isinstance(fields.get(name), str) or not (fields[name] or name == reading.content_field):
            there = f"a field {name!r} without" if name in fields else f"no field {name!r} with"
            most, length = _KEYS
            others = ", ".join(f"{key[:length]!r}" for key in list(fields)[:most]) or "no field"
            more = ", …" if len(fields) > most else ""
            return (
                f"the line is no article, and has {there} {holds} (there is {others}{more}); "
                f"add it, or name another field with {option}"
            )
    return ""


def absent(reading: Reading, standing: Counter[str], lines: int, bad: int) -> str:
    """Return what is wrong with the names of fields: one that stands in no line; empty where nothing is.

    The usual names may be absent, where lines are articles themselves.

    Args:
        reading: the fields that lines should have.
        standing: in how many lines each of them stands.
        lines: how many lines there are.
        bad: how many of them hold no article.
    """
    usual = Reading()
    for name, other, option in (
        (reading.content_field, usual.content_field, "--content-field"),
        (reading.path_field, usual.path_field, "--path-field"),
    ):
        if lines and not standing[name] and (name != other or bad == lines):
            return f"no line has a field {name!r}; name the one that there is with {option}"
    return ""


def places(bad: Iterable[BadLine]) -> list[str]:
    """Return for each of some lines its source and number, from 1: "export.jsonl:17".

    Pieces of a file begin anywhere, so its lines are counted here. Where it cannot be read any more, the place is
    the byte at which the line begins.
    """
    items = list(bad)
    wanted: dict[str, set[int]] = {}
    for item in items:
        wanted.setdefault(item.line.address, set()).add(item.line.at)
    numbers = {address: _numbers(address, starts) for address, starts in wanted.items()}
    named: list[str] = []
    for item in items:
        number = numbers[item.line.address].get(item.line.at)
        named.append(f"{item.line.shown}:{number}" if number else f"{item.line.shown}, byte {item.line.at}")
    return named


def _numbers(address: str, starts: set[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    try:
        with opened(address, packed=address.endswith(".gz")) as file:
            at = number = 0
            while len(found) < len(starts) and (line := file.readline()):
                number += 1
                if at in starts:
                    found[at] = number
                at += len(line)
    except (OSError, EOFError, MissingError, zlib.error):
        pass  # the bytes are told instead
    return found
