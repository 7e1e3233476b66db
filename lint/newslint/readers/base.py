"""What a reader is, and how the right one is found for a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from newslint.conventions import Conventions
from newslint.source import SourceFile
from newslint_schemas import Document

Read = Callable[[SourceFile, Conventions], Document]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that newslint reads.

    Attributes:
        name: the format's name ("markdown").
        extensions: file extensions in lower case, with the dot.
        target: "module:function" of a `Read`; imported when a first file needs it.
        recognises: whether such a file is an article only where its content says so (JSON, XML, YAML);
            other formats count by their extension.
    """

    name: str
    extensions: frozenset[str]
    target: str
    recognises: bool = False

    def load(self) -> Read:
        """Import and return the function that reads."""
        module, _, name = self.target.partition(":")
        return cast(Read, getattr(import_module(module), name))
