"""Which keys of front matter and of YAML articles mean what: the conventions of newsrooms' site generators.

Keys are compared without regard to case, `-` and `_` alike; the configuration's own names come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as AnySequence

from newslint.conventions import Conventions
from newslint.readers.bodies import shown
from newslint.readers.data import Entry, Kind, Mapping, Node, Scalar, Sequence
from newslint.readers.gathering import Draft
from newslint.readers.moments import parse_moment
from newslint.readers.pictures import is_editorial
from newslint_schemas import NO_FIELD, DateRole, Field, Origin, Picture, Rail, Role, Span, Teaser

_HEADLINE = ("headline", "title", "name")
_STANDFIRST = (
    "standfirst", "description", "dek", "deck", "summary", "excerpt", "blurb", "subtitle", "subheadline", "subhead",
    "teaser", "lede", "quicklook", "intro", "abstract",
)  # fmt: skip
_KICKER = ("kicker", "extended-kicker", "eyebrow")
_BYLINE = ("byline", "author", "authors", "writer", "reporter", "by")
_DATES = {
    DateRole.PUBLISHED: (
        "date", "published", "pubdate", "publishdate", "publish-date", "date-published", "datepublished",
        "published-at", "publication-date", "published-on", "post-date",
    ),
    DateRole.UPDATED: (
        "modified", "updated", "lastmod", "last-modified", "last-modified-at", "date-modified", "datemodified",
        "updated-at", "date-updated", "last-updated",
    ),
    DateRole.CREATED: ("created", "created-at", "date-created"),
    DateRole.EXPIRES: ("expirydate", "expires", "expiry-date", "unpublishdate"),
    DateRole.EMBARGO: ("embargo", "embargoed-until", "embargo-until"),
}  # fmt: skip
_LEADS = (
    "image", "lead-image", "main-image", "primary-image", "featured-image", "feature-image", "header-image",
    "hero-image", "hero", "cover", "cover-image", "banner", "banner-image", "photo", "picture", "img",
    "window-image", "mugshot",
)  # fmt: skip
_SHARES = (
    "thumb", "thumbnail", "thumbnail-image", "img-feat", "app-image", "og-image", "social-image", "share-image",
    "twitter-image", "card-image", "preview-image", "teaser-image",
)  # fmt: skip
_GALLERIES = ("images", "photos", "gallery", "pictures", "resources", "media")
_SOURCE = ("src", "url", "file", "filename", "path", "image", "uid", "imgname", "href", "source")
_CAPTION = ("caption", "cutline", "figcaption", "sub", "image-caption", "text")
_CREDIT = (
    "credit",
    "credits",
    "attribution",
    "attr",
    "photographer",
    "photo-credit",
    "image-credit",
    "copyright",
    "author",
)
_ALT = ("alt", "alt-text", "description", "image-alt")
_CAPTION_ENDS = ("caption", "cutline", "figcaption")
_CREDIT_ENDS = ("credit", "credits", "attribution", "photographer", "copyright")
_ALT_ENDS = ("alt", "alt-text", "description")
_LINKS = (
    "links",
    "related",
    "related-links",
    "related-stories",
    "related-articles",
    "see-also",
    "further-reading",
)
_LANGUAGE = ("language", "lang", "language-code", "locale")
_SECTION = ("section", "category", "categories", "channel")
_TAGS = ("tags", "topics", "keywords", "tag")
_METADATA = (
    "title-tag", "og-title", "linktitle", "link-title", "seo-title", "share-title", "social-title", "twitter-title",
    "meta-title", "og-description", "meta-description", "share-description", "twitter-description",
)  # fmt: skip
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
_FILE_NAME = re.compile(r"\S*\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)(?:[?#]\S*)?", re.IGNORECASE)
_FORM = re.compile(r"[\s_]+")


class Keys:
    """A mapping by its keys' normal form; a key may be dotted, to reach into mappings below."""

    def __init__(self, mapping: Mapping) -> None:
        """Index the entries; where a key stands twice the later one counts."""
        self.entries = {normal(entry.name): entry for entry in mapping.entries}

    def entry(self, name: str) -> Entry | None:
        """Return the entry of a key, or None."""
        first, _, rest = name.partition(".")
        entry = self.entries.get(first)
        if entry is None or not rest:
            return entry
        return Keys(entry.value).entry(rest) if isinstance(entry.value, Mapping) else None

    def first(self, names: Iterable[str]) -> Field:
        """Return the first of some keys that holds words, else the first that is there and empty, else none."""
        empty = NO_FIELD
        for name in names:
            field = field_of(self.entry(name))
            if field.present:
                return field
            if empty is NO_FIELD and field.span is not None:
                empty = field
        return empty

    def all(self, names: Iterable[str]) -> Iterator[Field]:
        """Yield every one of some keys that holds words."""
        for name in names:
            field = field_of(self.entry(name))
            if field.present:
                yield field


def normal(key: str) -> str:
    """Return a key without case, with `-` for `_` and white space."""
    return _FORM.sub("-", key.strip()).lower()


def field_of(entry: Entry | None) -> Field:
    """Return a key's words: markup and entities resolved; EMPTY where the key has none."""
    if entry is None or not isinstance(entry.value, Scalar):
        return NO_FIELD
    scalar = entry.value
    slot = scalar.span if scalar.span.end > scalar.span.start else Span(entry.span.end, entry.span.end)
    if scalar.kind is Kind.NULL:
        return Field.of(scalar.text.slice(0, 0), entry.name, Origin.FRONT_MATTER, slot)
    return Field.of(shown(scalar.text), entry.name, Origin.FRONT_MATTER, slot)


def take_fields(root: Mapping, draft: Draft, conventions: Conventions) -> None:
    """Read the keys of front matter, or of a YAML article, into a draft."""
    keys = Keys(root)

    def names(role: str, usual: AnySequence[str]) -> tuple[str, ...]:
        return (*map(normal_path, conventions.fields.get(role, ())), *usual)

    draft.headline = keys.first(names("headline", _HEADLINE))
    leads = list(keys.all(names("standfirst", _STANDFIRST)))
    draft.standfirst = leads[0] if leads else NO_FIELD
    draft.kicker = keys.first(names("kicker", _KICKER))
    draft.dateline = keys.first(names("dateline", ("dateline",)))
    draft.mention((*leads[1:], *keys.all(_METADATA)))
    draft.byline(_bylines(keys, names("byline", _BYLINE)))
    _take_dates(keys, draft, conventions)
    draft.draft = _says(keys, "draft", yes=True) or _says(keys, "published", yes=False)
    draft.speaks(keys.first(names("language", _LANGUAGE)).value)
    draft.section = next((value for value in _values(keys, names("section", _SECTION))), "")
    draft.tag(_values(keys, names("tags", _TAGS)))
    draft.declared.extend(_pictures(keys, conventions))
    draft.rails.extend(_links(keys, names("related", _LINKS)))


def normal_path(path: str) -> str:
    """Return a dotted path of keys in normal form."""
    return ".".join(normal(part) for part in path.split("."))


def _says(keys: Keys, name: str, *, yes: bool) -> bool:
    entry = keys.entry(name)
    if entry is None or not isinstance(entry.value, Scalar):
        return False
    return entry.value.true if yes else entry.value.false


def _bylines(keys: Keys, names: Iterable[str]) -> Iterator[Field]:
    for name in names:
        entry = keys.entry(name)
        if entry is None:
            continue
        for node in _items(entry.value):
            if isinstance(node, Mapping):
                yield Keys(node).first(("name", "display-name", "title"))
            elif isinstance(node, Scalar) and not _SLUG.fullmatch(node.value.strip()):
                yield field_of(Entry(entry.key, entry.key_span, node))


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _values(keys: Keys, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        entry = keys.entry(name)
        if entry is not None:
            for node in _items(entry.value):
                if isinstance(node, Scalar) and node.value.strip():
                    yield node.value.strip()


def _take_dates(keys: Keys, draft: Draft, conventions: Conventions) -> None:
    for role, usual in _DATES.items():
        own = {DateRole.PUBLISHED: "date", DateRole.UPDATED: "updated"}.get(role, "")
        for name in (*map(normal_path, conventions.fields.get(own, ())), *usual):
            field = field_of(keys.entry(name))
            entry = keys.entry(name)
            boolean = (
                entry is not None and isinstance(entry.value, Scalar) and entry.value.kind is Kind.BOOLEAN
            )
            if (
                field.present
                and not boolean
                and (parse_moment(field.value) or any(map(str.isdigit, field.value)))
            ):
                draft.date(role, field)


# --- pictures ---------------------------------------------------------------------------------------


def _pictures(keys: Keys, conventions: Conventions) -> Iterator[Picture]:
    own = tuple(map(normal_path, conventions.fields.get("image", ())))
    taken = False
    for name in (*own, *_LEADS, *_SHARES):
        entry = keys.entry(name)
        if entry is None or (name in _GALLERIES and isinstance(entry.value, Sequence)):
            continue
        role = Role.SHARE if name in _SHARES else Role.LEAD
        for node in _items(entry.value):
            picture = _picture(keys, name, entry, node, role, conventions, alone=not taken)
            if picture is not None:
                taken = taken or role is Role.LEAD
                yield picture
    for name in _GALLERIES:
        entry = keys.entry(name)
        if entry is None or name in own:
            continue
        for number, node in enumerate(_items(entry.value)):
            role = Role.LEAD if number == 0 and not taken else Role.GALLERY
            picture = _picture(keys, name, entry, node, role, conventions, alone=number == 0 and not taken)
            if picture is not None:
                yield picture


def _picture(
    keys: Keys, name: str, entry: Entry, node: Node, role: Role, conventions: Conventions, *, alone: bool
) -> Picture | None:
    """Return the picture that a key holds: an address with keys beside it, or a mapping of its own."""
    if isinstance(node, Mapping):
        return _picture_of(node, name, role, conventions)
    if not isinstance(node, Scalar) or node.kind is not Kind.STRING or not node.value.strip():
        return None
    address = Field.of(node.text, entry.name, Origin.FRONT_MATTER, node.span)
    if name in _GALLERIES and not _FILE_NAME.fullmatch(address.value):
        return None
    # Keys such as "caption" speak of the lead; "image-caption" of whatever "image" is.
    bare = alone and role is Role.LEAD
    caption = keys.first(_beside(name, _CAPTION_ENDS, conventions.fields.get("caption", ()), bare=bare))
    credit = keys.first(_beside(name, _CREDIT_ENDS, conventions.fields.get("credit", ()), bare=bare))
    alt = keys.first(_beside(name, _ALT_ENDS, conventions.fields.get("alt", ()), bare=False))
    if not is_editorial(address.value, alt.value):
        return None
    span = address.span or entry.span
    return Picture(address.value, span, caption, credit, alt, role=role, key=entry.name)


def _beside(name: str, ends: AnySequence[str], own: Iterable[str], *, bare: bool) -> Iterator[str]:
    """Yield the keys that speak of a picture's key: configured ones, its own, and the lead's common ones."""
    yield from map(normal_path, own)
    stem = name.rpartition(".")[2]
    stems = [stem, *([stem.removesuffix("-image")] if stem.endswith("-image") else [])]
    if stem.startswith("img"):
        stems.append("img")
    if bare:
        stems += ["image", "img", "photo", "lead-image", "featured-image"]
    for one in dict.fromkeys(stems):
        for end in ends:
            yield f"{one}-{end}"
    if bare:
        yield from (end for end in ends if end != "description")


def _picture_of(node: Mapping, name: str, role: Role, conventions: Conventions) -> Picture | None:
    keys = Keys(node)

    def own(part: str) -> Iterator[str]:
        """Yield configured keys that reach into this one ("images.attribution")."""
        for path in map(normal_path, conventions.fields.get(part, ())):
            head, _, rest = path.rpartition(".")
            if head in ("", name):
                yield rest

    address = keys.first((*own("image"), *_SOURCE))
    if not address.present:
        return None
    alt = keys.first((*own("alt"), *_ALT))
    if not is_editorial(address.value, alt.value):
        return None
    credit = keys.first((*own("credit"), *_CREDIT))
    if credit.missing and (author := keys.entry("author.name")) is not None:
        credit = field_of(author)
    return Picture(
        address.value,
        address.span or node.span,
        keys.first((*own("caption"), *_CAPTION)),
        credit,
        alt,
        role=role,
        key=address.name,
    )


# --- rails ------------------------------------------------------------------------------------------


def _links(keys: Keys, names: Iterable[str]) -> Iterator[Rail]:
    for name in names:
        entry = keys.entry(name)
        if entry is None or not isinstance(entry.value, Sequence):
            continue
        teasers = [teaser for node in entry.value.items if (teaser := _teaser(node)) is not None]
        if any(teaser.title.present for teaser in teasers):
            yield Rail(entry.span, NO_FIELD, tuple(teasers))


def _teaser(node: Node) -> Teaser | None:
    if not isinstance(node, Mapping):
        return None
    keys = Keys(node)
    link = keys.first(("href", "url", "link", "path"))
    if not link.present:
        return None
    title = keys.first(("title", "label", "name", "headline", "text"))
    summary = keys.first(("description", "summary", "excerpt"))
    return Teaser(node.span, title, summary, link=link, first=title.span if title.present else link.span)


def body_of(root: Mapping) -> Field:
    """Return the words of a YAML article's body, if it has one."""
    return Keys(root).first(("body", "content", "text", "article", "story"))


def has_marks(root: Mapping) -> bool:
    """Say whether keys show an article: a headline, and a date or a body."""
    keys = Keys(root)
    dated = any(keys.entry(name) is not None for name in _DATES[DateRole.PUBLISHED])
    return keys.first(("headline", "title")).present and (dated or body_of(root).present)
