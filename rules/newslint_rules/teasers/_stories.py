"""What tells that two teasers, or a teaser and an article, are about one story."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from newslint_schemas import Teaser

_TRACKING = re.compile(
    r"(?:utm|at|itm|mtm|pk|int|ic)_\w+|(?:fb|g|dcl|ms)clid|mc_[ce]id|ref(?:errer|src|_src)?|int_?cid|icid|cid|cmp|campaign"
    r"|source|src|smid|smtyp|from|via",
    re.IGNORECASE,
)
_INDEX = re.compile(r"/(?:_?index|default|home)(?:\.\w{2,5})?$", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|md|mdx|markdown)$", re.IGNORECASE)
_DATED = re.compile(r"(?:19|20)\d\d-\d\d-\d\d-")
_MARKS = re.compile(r"[\"'“”‘’„‚«»‹›`]+")
_TEMPLATE = re.compile(r"[{}]")
FEWEST_WORDS = 3
"""A title of fewer words ("Live updates") may head several stories."""
_FEWEST_PARTS = 3
"""A slug of fewer parts ("about-us") may be that of several pages."""


def address(link: str) -> tuple[str, str]:
    """Return an address as host and path, without "www.", fragment, tracking and ending; "" where it tells no story."""
    if not link or _TEMPLATE.search(link):
        return "", ""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return "", ""
    if parts.scheme not in ("", "http", "https"):
        return "", link.strip()
    path = _EXTENSION.sub("", _INDEX.sub("", unquote(parts.path))).rstrip("/")
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)]
    return parts.netloc.lower().removeprefix("www."), f"{path}?{urlencode(query)}" if query else path


def title(value: str) -> str:
    """Return a title without case, quotation marks and final full stop; "" where it has too few words."""
    words = _MARKS.sub("", value).casefold().split()
    return " ".join(words).strip(" .") if len(words) >= FEWEST_WORDS else ""


def story_of(teaser: Teaser) -> tuple[str, str]:
    """Return the host and the path that tell a teaser's story, or its title where it has no address."""
    return address(teaser.link.value) if teaser.link.value else ("", title(teaser.title.value))


def slug_of(path: str) -> str:
    """Return the last part of a path that names one story, without date and ending, or ""."""
    name = PurePosixPath(_INDEX.sub("", path).rstrip("/")).name
    slug = _DATED.sub("", _EXTENSION.sub("", name)).casefold()
    return slug if len([part for part in re.split(r"[-_]", slug) if part]) >= _FEWEST_PARTS else ""
