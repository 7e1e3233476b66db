"""HTML: news pages and fragments of them as articles."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.source import SourceFile
from newslint_schemas import Document


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read a page or a fragment.

    Returns:
        one article, or none with a reason where there is neither headline nor text.
    """
    from newslint.readers.html.page import read_page

    return read_page(source, conventions)
