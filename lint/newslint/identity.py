"""By what a picture is known again, in one article and in many."""

from __future__ import annotations

import re
from urllib.parse import unquote

from newslint.photometa.files import file_of
from newslint.readers.pictures import picture_key
from newslint.surroundings import Surroundings

_HOST = re.compile(r"(?:https?:)?//[^/]+/.", re.IGNORECASE)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|tiff?|heic|bmp)(?=$|[/?#&|])", re.IGNORECASE)
_TEMPLATE = re.compile(r"[{}]|^data:|^#", re.IGNORECASE)
_FEWEST_LETTERS = 8
_TELLING = re.compile(r"[^\W_]{3,}[-_ ]+[^\W_]{3,}|\d{4}|[0-9a-f]{8}", re.IGNORECASE)
_MOST_BYTES = 1 << 20
"""So much of a file is compared."""


def identity_of(source: str, path: str, surroundings: Surroundings) -> str:
    """Return by what a picture is known in any article, or "" where nothing tells it from others.

    That is a digest of its bytes where its file lies in the repository, else its address without size, crop and query.
    A relative address counts from the article's folder; names such as "cover.jpg" tell nothing without the file.

    Args:
        source: the picture's address as the article writes it.
        path: the article, relative to the root of the run.
        surroundings: the files beside the article.
    """
    address = source.strip()
    if not address or _TEMPLATE.search(address):
        return ""
    if _HOST.match(address):
        # An address that ends in no file's name may keep in its query what picture it is.
        return "" if "?" in address and _FILE.search(address) is None else picture_key(address)
    if digest := _digest(address, path, surroundings):
        return digest
    if address.startswith("/"):
        return f"/{picture_key(address)}"
    stem = picture_key(unquote(address)).rpartition("/")[2]
    if len(stem) < _FEWEST_LETTERS or _TELLING.search(stem) is None or address.startswith("."):
        return ""
    return f"{path.rpartition('/')[0]}//{picture_key(address)}"


def _digest(address: str, path: str, surroundings: Surroundings) -> str:
    reference = file_of(address, path, surroundings)
    data = None if reference is None else surroundings.read(path, reference, _MOST_BYTES)
    if not data:
        return ""
    import hashlib

    return hashlib.sha256(data).hexdigest()
