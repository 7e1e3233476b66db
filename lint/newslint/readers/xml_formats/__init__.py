"""XML news formats, told by their outermost element: NewsML-G2, NewsML 1, NITF, feeds, WordPress."""

from __future__ import annotations

from collections.abc import Callable

from newslint.conventions import Conventions
from newslint.readers import READERS
from newslint.readers.gathering import Draft, document
from newslint.readers.html.tree import Node
from newslint.readers.xml_scan import scan_xml
from newslint.source import SourceFile
from newslint_schemas import Document, Text

NAME = "xml"

_Articles = Callable[[Node, Conventions], list[Draft]]


def read(source: SourceFile, conventions: Conventions) -> Document:
    """Read an XML file: the articles of a known news format, or the reason why it holds none.

    A problem is reported of a news format only; other XML is none of newslint's business.
    """
    text = source.text
    scan = scan_xml(Text.verbatim(text, 0, len(text)), conventions.limits.depth)
    if scan.top is None:
        return Document(source.path, NAME, reason="not an article: there is no XML element in it")
    if scan.top.name == "html":
        for reader in READERS:
            if reader.name == "html":
                return reader.load()(source, conventions)
    articles = _articles(scan.top)
    if articles is None:
        name = text[scan.top.open_tag.start : scan.top.open_tag.end].split()[0].strip("</>")
        reason = f"not an article: <{name}> begins no news format that newslint knows"
        return Document(source.path, NAME, reason=reason)
    drafts = articles(scan.top, conventions)
    kind = drafts[0].format if drafts else NAME
    return document(source.path, kind, drafts, conventions, scan.problems)


def _articles(top: Node) -> _Articles | None:
    """Return what reads a document with this outermost element."""
    from newslint.readers.xml_formats import agency, feeds, g2, newsml1, nitf, wxr

    if top.name in ("newsmessage", "newsitem", "packageitem", "contentmeta", "groupset", "contentset"):
        return newsml1.read if _is_newsml1(top) else g2.read
    if top.name == "newsml":
        return newsml1.read
    if top.name == "nitf":
        return nitf.read
    if top.name == "rss" and wxr.is_export(top):
        return wxr.read
    if top.name in feeds.NAMES:
        return feeds.read
    return agency.read if top.name in agency.MAPS else None


def _is_newsml1(top: Node) -> bool:
    return top.name == "newsitem" and any(child.name == "newscomponent" for child in top.children)
