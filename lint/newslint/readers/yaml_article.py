"""Articles that are YAML files: keys as in front matter, and the body under a key of its own."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers.bodies import take_plain
from newslint.readers.data import Mapping, Scalar, Sequence
from newslint.readers.fields import body_of, has_marks, take_fields, unreported
from newslint.readers.frontmatter import read_yaml
from newslint.readers.gathering import Draft, document
from newslint.readers.markdown import settle, take_path
from newslint.readers.markdown.strings import take_markdown
from newslint.source import SourceFile
from newslint_schemas import Document

_FORMAT = "yaml"


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read a YAML file as an article, where it has a headline, and a body or a date.

    The body is Markdown, which HTML and plain words are too; or a list of paragraphs. A file of other YAML
    is no article, and nothing is said of it.
    """
    scan = read_yaml(source, 0, len(source.text), depth=conventions.limits.depth)
    root = scan.root
    if not isinstance(root, Mapping) or not has_marks(root):
        return Document(source.path, _FORMAT, reason="not an article: no headline with a date or a body")
    draft = Draft(_FORMAT, source.whole)
    dates = take_fields(root, draft, conventions)
    body = body_of(root)
    if isinstance(body, Scalar):
        take_markdown(body.text, draft, conventions)
    elif isinstance(body, Sequence):
        for item in body.items:
            words = item.entry("text") if isinstance(item, Mapping) else None
            node = words.value if words is not None else item
            if isinstance(node, Scalar):
                take_plain(node.text, draft)
    settle(draft)
    take_path(source.path, draft)
    return document(source.path, _FORMAT, [draft], conventions, scan.problems + unreported(dates, draft))
