"""A YAML file of newslint's own (configuration, house names): its values, and errors that show the line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from newslint.locate import locate
from newslint.place import Place
from newslint.readers import data
from newslint.source import SourceFile
from newslint_schemas import Span

if TYPE_CHECKING:
    from pydantic import ValidationError

Steps = tuple[str | int, ...]
"""The way to a value: keys, and numbers of items."""

_DEEPEST = 20


class ConfigurationError(Exception):
    """A file of newslint's own cannot be used; the message shows file, line, column and the line itself."""


class CheckedYaml:
    """One such file, with the places of its keys and values."""

    def __init__(self, path: str, text: str) -> None:
        """Hold the text; nothing is read yet."""
        self.path = path
        self._source = SourceFile(path, b"", text)
        self._places: dict[Steps, int] = {(): 0}

    def value(self) -> object:
        """Return what the file holds, or None where it holds nothing.

        Raises:
            ConfigurationError: it is no YAML.
        """
        from newslint.readers.frontmatter.yaml_tree import scan_yaml

        text = self._source.text
        scan = scan_yaml(text, 0, len(text), depth=_DEEPEST)
        if scan.problems:
            first = min(scan.problems, key=lambda problem: problem.span)
            raise self.error(first.span.start, first.message.replace("The front matter", "The file"))
        return None if scan.root is None else self._value(scan.root, ())

    def _value(self, node: data.Node, steps: Steps) -> object:
        if isinstance(node, data.Mapping):
            found: dict[str, object] = {}
            for entry in node.entries:
                below = (*steps, entry.name)
                self._places[below] = entry.key_span.start
                found[entry.name] = self._value(entry.value, below)
            return found
        if isinstance(node, data.Sequence):
            items: list[object] = []
            for number, item in enumerate(node.items):
                self._places[(*steps, number)] = item.span.start
                items.append(self._value(item, (*steps, number)))
            return items
        return _typed(node)

    def place(self, steps: Steps) -> int:
        """Return the place of a key or item, or of its nearest parent, for the steps that pydantic names."""
        kept = tuple(step for step in steps if step != "[key]")
        while kept not in self._places:
            kept = kept[:-1]
        return self._places[kept]

    def lines(self) -> dict[str, int]:
        """Return the line of every key that stands in no list, by the key and those above it with dots."""
        return {
            ".".join(map(str, steps)): self._source.position(offset)[0]
            for steps, offset in self._places.items()
            if steps and all(isinstance(step, str) for step in steps)
        }

    def located(self, steps: Steps) -> Place:
        """Return the place of a key or item, up to the end of its line."""
        start = self.place(steps)
        line, _ = self._source.position(start)
        return locate(self._source, Span(start, self._source.line_span(line).end))

    def error(self, offset: int, message: str) -> ConfigurationError:
        """Return an error that shows the place."""
        line, column = self._source.position(offset)
        pointer = " " * (column - 1) + "^"
        return ConfigurationError(
            f"{self.path}:{line}:{column}: {message}\n  {self._source.line(line)}\n  {pointer}"
        )

    def rejected(
        self, error: ValidationError, known: Callable[[Steps], Iterable[str]], mismatch: str = ""
    ) -> ConfigurationError:
        """Return the first of pydantic's objections as an error that shows its place.

        `known` gives the keys that are understood below some steps, `mismatch` what a value is not that has
        the wrong pattern.
        """
        # A key misspelled is the cause of a key missing.
        first = min(
            error.errors(), key=lambda item: (self.place(item["loc"]), item["type"] != "extra_forbidden")
        )
        steps, mark = first["loc"], self.place(first["loc"])
        if first["type"] == "extra_forbidden":
            return self.error(
                mark, f"unknown key {steps[-1]!r}{did_you_mean(str(steps[-1]), known(steps[:-1]))}"
            )
        where = ".".join(str(step) for step in steps if step != "[key]")
        words = first["msg"].removeprefix("Value error, ")
        message = words[0].lower() + words[1:]
        given = first.get("input")
        if first["type"] == "enum" and isinstance(given, str):
            expected = str(first.get("ctx", {}).get("expected", ""))
            message += did_you_mean(given, expected.replace("'", "").replace(" or ", ", ").split(", "))
        if first["type"] == "string_pattern_mismatch" and mismatch:
            message = f"{given!r} is {mismatch}"
        return self.error(mark, f"{where}: {message}" if where else message)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the words that point to the nearest of some known words, or ""."""
    close = difflib.get_close_matches(word.replace("_", "-"), list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def _typed(node: data.Scalar) -> object:
    """Return a scalar as its spelling types it in YAML 1.2; a date stays the string that was written."""
    value = node.text.value
    if node.kind is data.Kind.NULL:
        return None
    if node.kind is data.Kind.BOOLEAN:
        return node.true
    if node.kind is data.Kind.NUMBER:
        return int(value) if value.lstrip("+-").isdecimal() else float(value)
    return value
