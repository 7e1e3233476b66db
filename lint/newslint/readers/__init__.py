"""The built-in readers: one module or package a format, from a source file to a document of articles."""

from newslint.readers.base import Read, Reader

READERS: tuple[Reader, ...] = (
    Reader("markdown", frozenset({".md", ".markdown", ".mdx", ".mkd"}), "newslint.readers.markdown:read"),
    Reader("text", frozenset({".txt", ".text", ".tst"}), "newslint.readers.text:read"),
    Reader("html", frozenset({".html", ".htm", ".xhtml"}), "newslint.readers.html:read"),
    Reader("json", frozenset({".json", ".jsonld"}), "newslint.readers.json_formats:read", recognises=True),
    Reader(
        "xml",
        frozenset({".xml", ".rss", ".atom", ".nitf", ".newsml", ".g2"}),
        "newslint.readers.xml_formats:read",
        recognises=True,
    ),
    Reader("yaml", frozenset({".yaml", ".yml"}), "newslint.readers.yaml_article:read", recognises=True),
)

__all__ = ["READERS", "Read", "Reader"]
