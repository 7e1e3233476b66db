"""A YAML file of newslint's own (configuration, house names): its values, and errors that show the line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from newslint.configuration_file import ConfigurationError
from newslint.locate import locate
from newslint.place import Place
from newslint.readers import data
from newslint.source import SourceFile
from newslint_schemas import Span

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

__all__ = ["CheckedYaml", "ConfigurationError", "Mistake", "Steps", "did_you_mean", "together"]

Steps = tuple[str | int, ...]
"""The way to a value: keys, and numbers of items."""
Mistake = tuple[int, str]
"""The offset of what is wrong, and why."""

_DEEPEST = 20


class CheckedYaml:
    """One such file, with the places of its keys and values."""

    def __init__(self, path: str, text: str) -> None:
        """Hold the text; nothing is read yet."""
        self.path = path
        self._source = SourceFile(path, b"", text)
        self._places: dict[Steps, int] = {(): 0}
        self._values: dict[Steps, int] = {}

    def value(self) -> object:
        """Return what the file holds, or None where it holds nothing.

        Raises:
            ConfigurationError: it is no YAML.
        """
        from newslint.readers.frontmatter.yaml_tree import scan_yaml

        text = self._source.text
        scan = scan_yaml(text, 0, len(text), depth=_DEEPEST)
        if scan.problems:
            raise self.errors(
                (problem.span.start, problem.message.replace("The front matter", "The file"))
                for problem in scan.problems
            )
        return None if scan.root is None else self._value(scan.root, ())

    def _value(self, node: data.Node, steps: Steps) -> object:
        if node.span.end > node.span.start:
            self._values[steps] = node.span.start
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
        return self._places[self._known(steps)]

    def value_place(self, steps: Steps) -> int:
        """Return the place of a value; of its key where nothing is written for it."""
        known = self._known(steps)
        return self._values.get(known, self._places[known])

    def _known(self, steps: Steps) -> Steps:
        """Return the steps without those that pydantic adds for its own sake."""
        kept = tuple(step for step in steps if step != "[key]")
        while kept not in self._places:
            kept = kept[:-1]
        return kept

    def has(self, steps: Steps) -> bool:
        """Say whether the file has a key or item."""
        return steps in self._places

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

    def position(self, steps: Steps) -> tuple[int, int]:
        """Return the line and the column of a key or item, or of its nearest parent."""
        return self._source.position(self.place(steps))

    def error(self, offset: int, message: str) -> ConfigurationError:
        """Return an error that shows the place."""
        line, column = self._source.position(offset)
        pointer = " " * (column - 1) + "^"
        return ConfigurationError(
            f"{self.path}:{line}:{column}: {message}\n  {self._source.line(line)}\n  {pointer}"
        )

    def errors(self, mistakes: Iterable[Mistake]) -> ConfigurationError:
        """Return all mistakes as one error, each with its place, in the order of the file."""
        return together(self.error(offset, message) for offset, message in sorted(set(mistakes)))

    def rejected(
        self, error: ValidationError, known: Callable[[Steps], Iterable[str]], mismatch: str = ""
    ) -> ConfigurationError:
        """Return pydantic's objections as one error; the arguments are those of `objections`."""
        return self.errors(self.objections(error, known, mismatch))

    def objections(
        self,
        error: ValidationError,
        known: Callable[[Steps], Iterable[str]],
        mismatch: str = "",
        under: Steps = (),
    ) -> list[Mistake]:
        """Return all of pydantic's objections, each at the key or the value that is wrong.

        `known` gives the keys that are understood below some steps, `mismatch` what a value is not that has
        the wrong pattern, `under` the way to what was validated, where that is not the whole file.
        """
        found = error.errors()
        unknown = {(*under, *item["loc"][:-1]) for item in found if item["type"] == "extra_forbidden"}
        at: dict[int, list[str]] = {}
        wheres: dict[int, str] = {}
        for item in found:
            steps: Steps = (*under, *item["loc"])
            if item["type"] == "extra_forbidden":
                hint = did_you_mean(str(steps[-1]), known(steps[:-1]))
                at.setdefault(self.place(steps), []).append(f"unknown key {steps[-1]!r}{hint}")
                continue
            if item["type"] == "missing" and steps[:-1] in unknown:
                continue  # A key misspelled is the cause of a key missing.
            if item["type"] == "missing":
                mark, where = self.place(steps), steps
            else:
                mark, where = self.value_place(steps), self._known(steps)
                if steps and steps[-1] == "[key]":
                    mark = self.place(steps)
            wheres[mark] = ".".join(str(step) for step in where if step != "[key]")
            at.setdefault(mark, []).append(_objection(item, mismatch))
        return [
            (mark, f"{wheres[mark]}: {_either(words)}" if wheres.get(mark) else _either(words))
            for mark, words in at.items()
        ]


def together(errors: Iterable[ConfigurationError]) -> ConfigurationError:
    """Return several errors as one."""
    return ConfigurationError("\n".join(dict.fromkeys(str(error) for error in errors)))


def _objection(item: ErrorDetails, mismatch: str) -> str:
    given = item.get("input")
    if item["type"] == "string_pattern_mismatch" and mismatch:
        return f"{given!r} is {mismatch}"
    words = item["msg"].removeprefix("Value error, ")
    words = words[0].lower() + words[1:]
    if item["type"] == "enum" and isinstance(given, str):
        expected = str(item.get("ctx", {}).get("expected", ""))
        words += did_you_mean(given, expected.replace("'", "").replace(" or ", ", ").split(", "))
    return words


def _either(objections: Iterable[str]) -> str:
    """Return the objections to one value as one: it may be of any of the kinds that they ask for."""
    first, *others = dict.fromkeys(objections)
    kinds = [words.removeprefix("input should be ") for words in others]
    return " or ".join([first, *kinds])


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
