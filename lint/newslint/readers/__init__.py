"""The built-in readers: one module or package a format, from a source file to a document of articles."""

from newslint.readers.base import Read, Reader

READERS: tuple[Reader, ...] = (
    Reader("markdown", frozenset({".md", ".markdown", ".mdx", ".mkd"}), "newslint.readers.markdown:read"),
    Reader("text", frozenset({".txt", ".text", ".tst"}), "newslint.readers.text:read"),
)

__all__ = ["READERS", "Read", "Reader"]
