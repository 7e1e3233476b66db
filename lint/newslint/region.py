"""Lines and columns, as a person names a place."""

from __future__ import annotations

from typing import NamedTuple


class Region(NamedTuple):
    """A place as a person names it: all 1-based, columns in code points, the end one past the last."""

    line: int
    column: int
    end_line: int
    end_column: int
