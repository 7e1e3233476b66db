"""By what a picture is known again, in one article and in many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from newslint.context import Context
from newslint.readers.pictures import picture_key
from newslint.surroundings import Surroundings
from newslint_schemas import Article, Genre, Part, Picture

_HOST = re.compile(r"(?:https?:)?//[^/]+/.", re.IGNORECASE)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|tiff?|heic|bmp)(?=$|[/?#&|])", re.IGNORECASE)
_TEMPLATE = re.compile(r"[{}]|^data:", re.IGNORECASE)
_FEWEST_LETTERS = 8
_TELLING = re.compile(r"[^\W_]{3,}[-_ ]+[^\W_]{3,}|\d{4}|[0-9a-f]{8}", re.IGNORECASE)
_MOST_BYTES = 1 << 20
"""So much of a file is compared."""


def pictures(article: Article) -> Iterator[tuple[Picture, Part, Part]]:
    """Yield every picture that is no logo, with the parts that its caption and its credit are."""
    for picture in article.pictures:
        if picture.source and picture.genre is not Genre.LOGO:
            yield picture, Part.CAPTION, Part.CREDIT
    for teaser in article.teasers:
        if teaser.picture is not None and teaser.picture.source:
            yield teaser.picture, Part.TEASER_CAPTION, Part.TEASER_CREDIT


def identity(picture: Picture, article: Article, context: Context) -> str:
    """Return by what a picture is known in any article, or "" where nothing tells it from others.

    That is a digest of its bytes where its file lies in the repository, else its address without size, crop and query.
    A relative address counts from the article's folder; names such as "cover.jpg" tell nothing without the file.
    """
    source = picture.source.strip()
    if _TEMPLATE.search(source) or source.startswith("#"):
        return ""
    if _HOST.match(source):
        # An address that ends in no file's name may keep in its query what picture it is.
        return "" if "?" in source and _FILE.search(source) is None else picture_key(source)
    path = unquote(source.partition("#")[0].partition("?")[0])
    if (digest := _digest(path, article.path, context.surroundings)) != "":
        return digest
    if path.startswith("/"):
        return f"/{picture_key(source)}"
    stem = picture_key(path).rpartition("/")[2]
    if len(stem) < _FEWEST_LETTERS or _TELLING.search(stem) is None or path.startswith("."):
        return ""
    return f"{article.path.rpartition('/')[0]}//{picture_key(source)}"


def _digest(path: str, base: str, surroundings: Surroundings) -> str:
    if not path or not surroundings.exists(base, path):
        return ""
    data = surroundings.read(base, path, _MOST_BYTES)
    if not data:
        return ""
    import hashlib

    return hashlib.sha256(data).hexdigest()
