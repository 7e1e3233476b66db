"""A located range: complete enough for every report without opening the file again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.region import Region


class Place(NamedTuple):
    """Where something stands.

    Attributes:
        path: the file, relative to the root of the run, with forward slashes.
        region: 1-based lines and columns, columns in code points.
        offset, length: code points of the decoded source.
        utf16_column, utf16_end_column: 1-based columns in UTF-16 code units.
        byte_column, byte_end_column: 1-based columns in UTF-8 bytes.
        snippet: the first line of the range as it stands, or a window of a very long one.
        snippet_column: the 1-based column of the snippet's first character.
        snippet_cut: whether the line goes on after the snippet.
        message: what is to be said of this place, for related ones.
    """

    path: str
    region: Region
    offset: int
    length: int
    utf16_column: int
    utf16_end_column: int
    byte_column: int
    byte_end_column: int
    snippet: str = ""
    snippet_column: int = 1
    snippet_cut: bool = False
    message: str = ""
