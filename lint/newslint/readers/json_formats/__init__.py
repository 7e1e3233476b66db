"""JSON news formats, told by what is in them: agencies' feeds, editorial systems, schema.org, apps."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers.gathering import document
from newslint.readers.json_scan import scan_json
from newslint.source import SourceFile
from newslint_schemas import Document

NAME = "json"


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read a JSON file: the articles of a known news format, or the reason why it holds none.

    Problems are reported of a news format only; other JSON is none of newslint's business.
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
        return Document(source.path, NAME, reason="not an article: this is no JSON")
    # The first that knows its own: formats with a sign that nobody else has stand before ninjs.
    for kind in (jsonld, ap, digitalwires, apple, guardian, ares, ans, ninjs):
        if kind.recognises(scan.root):
            drafts = kind.read(scan.root, conventions)
            return document(source.path, kind.NAME, drafts, conventions, scan.problems)
    reason = "not an article: JSON of no news format that newslint knows"
    return Document(source.path, NAME, reason=reason)
