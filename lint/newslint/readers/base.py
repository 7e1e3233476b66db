"""What a reader is, and how the right one is found for a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, cast

from newslint.plugins import imported

if TYPE_CHECKING:
    from newslint.conventions import Conventions
    from newslint.source import SourceFile
    from newslint_schemas import Document

Read = Callable[["SourceFile", "Conventions"], "Document"]


class Reader(NamedTuple):
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
        """Import and return the function that reads.

        Raises:
            PluginError: its module does not import, or holds no such function.
        """
        return cast(Read, imported(self.target, f"the reader {self.name}"))
