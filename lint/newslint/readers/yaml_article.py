"""Articles that are YAML files: keys as in front matter, and the body under a key of its own."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers.data import Mapping
from newslint.readers.fields import has_marks, unreported
from newslint.readers.frontmatter import read_yaml
from newslint.readers.gathering import Draft, document
from newslint.readers.keyed import take_article, told_break
from newslint.readers.markdown import settle, take_path
from newslint.source import SourceFile
from newslint_schemas import Document

_FORMAT = "yaml"
_TEMPLATE = ("{{", "{%")
_FEW_WORDS = 6
"""A headline and so many words of a body are an article, where what is broken may have held the date."""


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read a YAML file as an article, where it has a headline, and a body or a date.

    The body is Markdown, which HTML and plain words are too; or a list of paragraphs. A file of other YAML
    is no article, and nothing is said of it but the reason, which names the place where it is broken.
    """
    scan = read_yaml(source, 0, len(source.text), depth=conventions.limits.depth, named="The file")
    root = scan.root
    broken = not scan.complete and not any(mark in source.text for mark in _TEMPLATE)
    if not isinstance(root, Mapping) or not (
        has_marks(root) or (broken and has_marks(root, least_words=_FEW_WORDS))
    ):
        reason = "not an article: no headline with a date or a body"
        return Document(source.path, _FORMAT, reason=reason + told_break(source, scan))
    draft = Draft(_FORMAT, source.whole)
    dates = take_article(root, draft, conventions)
    settle(draft)
    take_path(source.path, draft)
    return document(source.path, _FORMAT, [draft], conventions, scan.problems + unreported(dates, draft))
