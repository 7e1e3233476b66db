"""JSON news formats, told by what is in them: agencies' feeds, editorial systems, schema.org, apps."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers.data import Mapping
from newslint.readers.fields import has_marks, unreported
from newslint.readers.gathering import Draft, document
from newslint.readers.json_scan import scan_json
from newslint.readers.keyed import take_article, told_break
from newslint.readers.markdown import take_path
from newslint.source import SourceFile
from newslint_schemas import Document

NAME = "json"
UNKNOWN = (
    "not an article: this is no JSON",
    "not an article: JSON of no news format that newslint knows",
)
"""How the reasons begin why a file holds no article, where nothing in it was known."""
_FEW_WORDS = 6
"""A headline and so many words of a body are an article, where what is broken may have held the date."""


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read a JSON file: the articles of a known news format, or the reason why it holds none.

    Problems are reported of a news format only, or of what has the keys of an article where a file is broken,
    since what tells its format may be lost; other JSON is none of newslint's business.
    """
    from newslint.readers.json_formats import (
        ans,
        ap,
        apple,
        ares,
        digitalwires,
        guardian,
        jsonld,
        ninjs,
    )

    scan = scan_json(source.text, depth=conventions.limits.depth)
    if scan.root is None:
        return Document(source.path, NAME, reason=UNKNOWN[0] + told_break(source, scan))
    # The first that knows its own: formats with a sign that nobody else has stand before ninjs.
    for kind in (jsonld, ap, digitalwires, apple, guardian, ares, ans, ninjs):
        if kind.recognises(scan.root):
            drafts = kind.read(scan.root, conventions)
            return document(source.path, kind.NAME, drafts, conventions, scan.problems)
    if any(problem.rule == "parse/json" for problem in scan.problems):
        if ninjs.resembles(scan.root):
            drafts = ninjs.read(scan.root, conventions)
            return document(source.path, ninjs.NAME, drafts, conventions, scan.problems)
        if isinstance(scan.root, Mapping) and _has_keys(scan.root):
            draft = Draft(NAME, scan.root.span)
            dates = take_article(scan.root, draft, conventions)
            take_path(source.path, draft)
            problems = scan.problems + unreported(dates, draft)
            return document(source.path, NAME, [draft], conventions, problems)
    return Document(source.path, NAME, reason=UNKNOWN[1] + told_break(source, scan))


def _has_keys(root: Mapping) -> bool:
    """Say whether an object has the keys of an article; a title with a text may be a label of an interface too."""
    return has_marks(root, least_words=_FEW_WORDS) if root.value("headline") else has_marks(root)
