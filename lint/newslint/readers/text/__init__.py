"""Plain text: a page as it was scraped, a story as a wire sent it, a release.

No picture can be seen here, so a caption stands for its picture (`Picture.source` is empty), and only what is
clearly a caption is one: a slide's number before it, a credit behind it, printed twice, or a description in
the present tense with place and date. All else is body.
"""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers.gathering import document
from newslint.readers.text.paragraphs import paragraphs
from newslint.readers.text.reports import is_report
from newslint.readers.text.story import Story
from newslint.source import SourceFile
from newslint.suppressions.directives import head_length
from newslint_schemas import Document


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read a plain text as one article; a file without words is none."""
    if is_report(source.text):
        return Document(source.path, "text", reason="not an article: a report of newslint")
    found = paragraphs(source.text, head_length(source.text))
    if not found:
        return Document(source.path, "text", reason="not an article: the file holds no words")
    return document(source.path, "text", [Story(source, found).draft()], conventions)
