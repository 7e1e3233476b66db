"""The file of a picture that an article names, where it lies in the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from newslint.photometa import Embedded, read_embedded
from newslint.surroundings import Surroundings

_EXTENSIONS = (".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp")
_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r"[\"']([^\"']+)[\"']")
_SERVED = ("static", "public", "assets", "src", "source", "docs", "src/assets", "content")
"""Folders that generators serve as the root of a site: Hugo, Gatsby, Astro, Eleventy, Middleman, Hexo, VuePress."""
_CLIMB = 6
"""So many folders above an article may be the root of its site."""
_BEGINNING = 1 << 20
_WHOLE = 32 << 20
"""PNG, TIFF and WebP may hold their metadata behind the pixels."""


def embedded_of(source: str, path: str, surroundings: Surroundings) -> Embedded | None:
    """Return the metadata of a picture's file; None where the file is not in the repository or has none.

    Args:
        source: the picture's address as the article writes it.
        path: the article, relative to the root of the run.
        surroundings: the files beside the article.
    """
    reference = file_of(source, path, surroundings)
    if reference is None:
        return None
    data = surroundings.read(path, reference, _BEGINNING) or b""
    if len(data) == _BEGINNING and data.startswith((b"RIFF", b"\x89PNG", b"II*\0", b"MM\0*")):
        data = surroundings.read(path, reference, _WHOLE) or b""
    return read_embedded(data, _sidecar(reference, path, surroundings)) or None


def file_of(source: str, path: str, surroundings: Surroundings) -> str | None:
    """Return where a picture's file lies, as a reference from the article; None where it is not in the repository."""
    references = _references(source, path, surroundings)
    return next((reference for reference in references if surroundings.exists(path, reference)), None)


def _sidecar(reference: str, path: str, surroundings: Surroundings) -> bytes:
    """Return the XMP packet in a file beside a picture: "pier.jpg.xmp", else "pier.xmp"."""
    for name in (f"{reference}.xmp", f"{reference.rpartition('.')[0]}.xmp"):
        if (packet := surroundings.read(path, name)) is not None:
            return packet
    return b""


def _references(source: str, path: str, surroundings: Surroundings) -> Iterator[str]:
    """Yield where the file may lie, as references from the article, likeliest first."""
    address = _EXPRESSION.sub(_within, source.strip()).partition("?")[0].partition("#")[0]
    if _REMOTE.match(address) or not address.lower().endswith(_EXTENSIONS):
        return
    name = unquote(address)
    if name.startswith("/"):
        yield name
        name = name.lstrip("/")
    for up in range(min(len(PurePosixPath(path).parts), _CLIMB)):
        yield f"{'../' * up}{name}"
        for folder in _SERVED:
            if surroundings.has_folder(path, f"{'../' * up}{folder}"):
                yield f"{'../' * up}{folder}/{name}"


def _within(expression: re.Match[str]) -> str:
    """Return the address that an expression builds on (`{{ "/a.jpg" | relative_url }}`), or nothing."""
    quoted = _QUOTED.search(expression[0])
    return "" if quoted is None else quoted[1]
