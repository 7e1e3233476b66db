"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import cast

import pytest

import newslint
import newslint_rules
from newslint.patterns import lazy

_KIND = type(lazy(""))


def _stand_ins(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value of a module, those in its tables too."""
    if isinstance(value, _KIND):
        yield value
    elif isinstance(value, Mapping):
        for item in cast("Mapping[object, object]", value).values():
            yield from _stand_ins(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in cast("Sequence[object]", value):
            yield from _stand_ins(item)


def test_every_pattern_compiles() -> None:
    found = [
        pattern
        for package in (newslint, newslint_rules)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not module.name.endswith("__main__")
        for value in vars(import_module(module.name)).values()
        for pattern in _stand_ins(value)
    ]
    assert len(found) > 350
    for pattern in found:
        pattern.search("")


def test_a_stand_in_does_what_the_pattern_does() -> None:
    words, compiled = lazy(r"(?P<word>t\w+)", re.IGNORECASE), re.compile(r"(?P<word>t\w+)", re.IGNORECASE)
    text = "The pier, the Tide"
    assert words.pattern == compiled.pattern
    assert words.findall(text) == compiled.findall(text) == ["The", "the", "Tide"]
    assert words.split(text) == compiled.split(text)
    assert words.sub("x", text) == compiled.sub("x", text)
    assert words.subn("x", text, 1) == compiled.subn("x", text, 1)
    assert [match["word"] for match in words.finditer(text)] == ["The", "the", "Tide"]
    assert words.match(text, 1) is None
    assert words.search(text, 1) is not None
    assert words.fullmatch("Tide") is not None
    assert not hasattr(words, "scan")


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")
