"""The pictures that keys of front matter tell: an address with keys beside it, or mappings of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from newslint.conventions import Conventions
from newslint.patterns import lazy
from newslint.readers.data import Entry, Kind, Mapping, Node, Scalar, Sequence
from newslint.readers.fields import Keys, configured, field_of, items
from newslint.readers.pictures import described_credit, is_editorial
from newslint_schemas import NO_FIELD, Field, Genre, Origin, Picture, Role

_WORD = r"(?:image|img|photo|photograph|picture|pic)"
_LEAD = lazy(
    rf"(?:lead|main|primary|featured?|header|hero|cover|top|story|article|post|page|window|full|large|banner)?{_WORD}"
    r"(?:url|src|path|file|feat|fullwidth)?|hero|cover|banner|leadart|mugshot|featured"
)
_SHARE = lazy(
    rf"(?:og|opengraph|twitter|facebook|social|share|sharing|card|preview|teaser|thumb|thumbnail|list|listing|meta|seo|app"
    rf"|summary|index|small|mobile|feed){_WORD}(?:url|src|path|file)?|thumb|thumbnail|coverthumb|bannerthumb"
)
_HOLDERS = frozenset({"header", "media"})
"""Keys that hold a picture where their value is a mapping."""
_SHARED_HOLDERS = frozenset({"og", "opengraph", "social", "seo", "share", "sharing", "twitter", "facebook"})
_LISTS = frozenset({"images", "photos", "gallery", "pictures", "slides", "slideshow", "resources", "media"})
_SHOWN_LISTS = frozenset({"gallery", "photos", "slides", "slideshow"})
_SOURCE = ("src", "url", "file", "filename", "path", "image", "img", "uid", "imgname", "href", "imagefullwidth",
           "overlayimage", "default", "photo")  # fmt: skip
_CAPTION = ("caption", "cutline", "figcaption", "legend", "captiontext", "sub", "text")
_CREDIT = (
    "credit", "credits", "creditline", "attribution", "attr", "photographer", "photocredit", "imagecredit",
    "copyright", "author", "author.name", "byline", "source", "by",
)  # fmt: skip
_ALT = ("alt", "alttext", "imagealt", "description", "desc")
_CAPTION_ENDS = ("caption", "cutline", "figcaption", "legend", "captiontext")
_CREDIT_ENDS = (
    "credit", "credits", "creditline", "attribution", "attr", "photographer", "copyright", "courtesy", "author",
    "source", "by",
)  # fmt: skip
_ALT_ENDS = ("alt", "alttext", "description", "desc")
_BARE = frozenset({"caption", "cutline", "figcaption", "credit", "credits", "photographer", "photocredit"})
"""Keys that speak of the lead picture by themselves."""
_FAMILY = ("image", "img", "photo", "picture", "lead", "leadimage", "hero", "heroimage", "cover", "header", "featured",
           "featuredimage", "featureimage", "main", "mainimage")  # fmt: skip
PICTURE_KEYS: dict[str, tuple[str, ...]] = {
    "address, in a mapping": _SOURCE,
    "caption, in a mapping": _CAPTION,
    "caption, behind the picture's key": _CAPTION_ENDS,
    "credit, in a mapping": _CREDIT,
    "credit, behind the picture's key": _CREDIT_ENDS,
    "alternative text, in a mapping": _ALT,
    "alternative text, behind the picture's key": _ALT_ENDS,
}
"""The keys of pictures in their normal form; for the page of formats."""
_FILE_NAME = lazy(r"\S.*\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)(?:[?#]\S*)?", re.IGNORECASE)
_RECORD = lazy(r"[\w-]+")
_ADDRESS = lazy(r"(?:https?:)?//|/\S|\S+\.\w{2,5}(?:[?#]|$)")


def pictures(keys: Keys, conventions: Conventions) -> Iterator[Picture]:
    """Yield the pictures of a mapping, in source order; further crops of the lead are only shared ones.

    A picture's place is its own address, so that a finding points at the line that names the image.
    """
    led = False
    own = tuple(configured(conventions, "image"))
    named = [(name, entry) for name in own if (entry := keys.entry(name)) is not None]
    taken = {id(entry) for _, entry in named}
    named += [(name, entry) for name, entry in keys.entries.items() if id(entry) not in taken]
    for name, entry in named:
        role = Role.LEAD if name in own else _role(name, entry.value)
        if role is None:
            continue
        for picture in _of_key(keys, name, entry, role, conventions, main=not led):
            copies = (
                picture.role is Role.LEAD
                and led
                and picture.caption is NO_FIELD
                and picture.credit is NO_FIELD
            )
            led = led or picture.role is Role.LEAD
            yield replace(picture, role=Role.SHARE) if copies else picture


def _role(name: str, value: Node) -> Role | None:
    """Return where the picture of a key stands, or None where the key holds none."""
    if isinstance(value, Sequence):
        return Role.GALLERY if name in _LISTS or _LEAD.fullmatch(name) is not None else None
    if isinstance(value, Mapping):
        if name in _HOLDERS:
            return Role.LEAD
        if name in _SHARED_HOLDERS:
            return Role.SHARE
    if _SHARE.fullmatch(name):
        return Role.SHARE
    return Role.LEAD if _LEAD.fullmatch(name) else None


def _of_key(
    keys: Keys, name: str, entry: Entry, role: Role, conventions: Conventions, *, main: bool
) -> Iterator[Picture]:
    listed = isinstance(entry.value, Sequence)
    for number, node in enumerate(items(entry.value)):
        place = role
        if listed and role is not Role.SHARE:
            place = Role.LEAD if number == 0 and main and name not in _SHOWN_LISTS else Role.GALLERY
            if isinstance(node, Scalar) and name not in _SHOWN_LISTS:
                place = Role.SHARE  # what generators put into social cards
        if isinstance(node, Mapping):
            picture = _of_mapping(node, name, place, conventions)
        elif isinstance(node, Scalar):
            picture = _of_scalar(keys, name, entry, node, place, conventions, main=main)
        else:
            picture = None
        if picture is not None:
            yield picture


def _of_scalar(
    keys: Keys, name: str, entry: Entry, node: Scalar, role: Role, conventions: Conventions, *, main: bool
) -> Picture | None:
    """Return the picture whose address is a key's value, and whose words stand under keys beside it."""
    if node.kind is not Kind.STRING or not node.value.strip() or "{{" in node.value:
        return None
    address = Field.of(node.text, entry.name, Origin.FRONT_MATTER, node.span)
    if (name in _LISTS or " " in address.value.strip()) and not _FILE_NAME.fullmatch(address.value):
        return None
    bare = main and role is Role.LEAD
    alt = keys.first(_beside(name, "alt", _ALT_ENDS, conventions, bare=bare))
    if not is_editorial(address.value, alt.value) or address.span is None:
        return None
    caption = keys.first(_beside(name, "caption", _CAPTION_ENDS, conventions, bare=bare))
    credit = _credit(keys, _beside(name, "credit", _CREDIT_ENDS, conventions, bare=bare))
    genre = Genre.PORTRAIT if name == "mugshot" else Genre.PICTURE
    picture = Picture(address.value, address.span, caption, credit, alt, role=role, genre=genre)
    return _finished(picture, entry.name)


def _beside(
    name: str, part: str, ends: tuple[str, ...], conventions: Conventions, *, bare: bool
) -> Iterator[str]:
    """Yield the keys that speak of a picture's key: configured ones, its own, and the lead's common ones."""
    yield from configured(conventions, part)
    yield from _usual(name, ends, bare=bare)


@lru_cache(maxsize=256)
def _usual(name: str, ends: tuple[str, ...], *, bare: bool) -> tuple[str, ...]:
    """Return the keys that speak of a picture's key without being configured."""
    holder, dot, stem = name.rpartition(".")
    tails = ("feat", "url", "src", "path", "file", "image", "photo")
    stems = [stem, *(stem.removesuffix(tail) for tail in tails if stem.endswith(tail) and stem != tail)]
    if bare:
        stems += _FAMILY
    found = [f"{holder}{dot}{one}{end}" for one in dict.fromkeys(stems) for end in ends]
    if dot:
        found += (f"{holder}.{end}" for end in ends)
    if bare:
        found += (end for end in ends if end in _BARE)
    return tuple(found)


def _of_mapping(node: Mapping, name: str, role: Role, conventions: Conventions) -> Picture | None:
    """Return the picture that a mapping tells."""
    keys = Keys(node)

    def own(part: str) -> Iterator[str]:
        """Yield configured keys that reach into this one ("images.attribution")."""
        for path in configured(conventions, part):
            head, _, rest = path.rpartition(".")
            if head in ("", name):
                yield rest

    address = next(
        (
            field
            for key in (*own("image"), *_SOURCE)
            if (field := field_of(keys.entry(key), words=False)).present
        ),
        NO_FIELD,
    )
    if address.span is None or (name == "resources" and not _FILE_NAME.fullmatch(address.value)):
        return None
    alt = keys.first((*own("alt"), *_ALT))
    if not is_editorial(address.value, alt.value):
        return None
    caption = keys.first((*own("caption"), *_CAPTION))
    credit = _credit(keys, (*own("credit"), *_CREDIT))
    if name == "resources" and caption.missing:
        role = Role.SHARE  # a file of the bundle; the body says how it is shown
    return _finished(Picture(address.value, address.span, caption, credit, alt, role=role), "")


def _credit(keys: Keys, names: Iterator[str] | tuple[str, ...]) -> Field:
    """Return the first credit in words; an address ("source: https://…") is none."""
    empty = NO_FIELD
    for name in names:
        field = field_of(keys.entry(name))
        if field.present and not _ADDRESS.match(field.value):
            return field
        if field.missing and field.span is not None and empty is NO_FIELD:
            empty = field
    return empty


def _finished(picture: Picture, name: str) -> Picture:
    """Return the picture with the credit at the end of a printed description, and where a credit would go."""
    caption, alt = picture.caption, picture.alt
    picture = described_credit(picture)
    credit = picture.credit
    if credit is NO_FIELD and _RECORD.fullmatch(picture.source) and not name:
        # The name of a record, in which the site keeps the credit.
        credit = Field.elsewhere()
    separator = "_" if "_" in f"{name}{caption.name}{alt.name}" else "-"
    key = credit.name or (f"{name}{separator}credit" if name else "credit")
    return replace(picture, credit=credit, key=key)
