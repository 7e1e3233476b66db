"""Which keys of front matter and of YAML articles mean what: the conventions of newsrooms' site generators.

Keys are compared without regard to case, `-`, `_` and white space; the configuration's own names come first, and
a key that was switched off by its ending (`creditX`, `image_old`) is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from newslint.conventions import Conventions
from newslint.patterns import lazy
from newslint.readers.data import Entry, Kind, Mapping, Node, Scalar, Sequence
from newslint.readers.gathering import Draft, bad_dates, promoted, unreadable_date
from newslint.readers.moments import holds_no_date, is_impossible, parse_moment
from newslint_schemas import (
    NO_FIELD,
    DateMark,
    DateRole,
    Field,
    Origin,
    Picture,
    Problem,
    Rail,
    Role,
    Span,
    Teaser,
)

_HEADLINE = ("headline", "title", "hed", "heading", "name")
_STANDFIRST = (
    "standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "subhed", "subheading", "summary", "description",
    "excerpt", "blurb", "teaser", "lede", "lead", "abstract", "intro", "quicklook", "strapline", "tagline",
)  # fmt: skip
_KICKER = ("kicker", "extendedkicker", "eyebrow", "overline", "topper")
_BYLINE = ("byline", "author", "authors", "writer", "writers", "reporter", "reporters", "by")
_DATES = {
    DateRole.PUBLISHED: (
        "date", "published", "pubdate", "publishdate", "publisheddate", "publishedat", "publishedon", "datepublished",
        "publicationdate", "postdate", "posted", "dateposted", "issued",
    ),
    DateRole.UPDATED: (
        "modified", "updated", "lastmod", "lastmodified", "lastmodifiedat", "modifieddate", "datemodified", "updatedat",
        "updateddate", "dateupdated", "lastupdated", "revised",
    ),
    DateRole.CREATED: ("created", "createdat", "datecreated", "creationdate"),
    DateRole.EXPIRES: ("expirydate", "expires", "expirationdate", "unpublishdate", "expiresat"),
    DateRole.EMBARGO: ("embargo", "embargoed", "embargodate", "embargoeduntil", "embargountil"),
}  # fmt: skip
_SURE_DATES = frozenset(
    name
    for names in _DATES.values()
    for name in names
    if "date" in name.replace("updated", "") or name.endswith("at")
)
"""Keys that hold a date and nothing else; `posted`, `issued` and `published` may hold who and where too."""
_CONFIGURED_DATES = {DateRole.PUBLISHED: "date", DateRole.UPDATED: "updated"}
_LINKS = (
    "links", "related", "relatedlinks", "relatedstories", "relatedarticles", "relatedposts", "relatedcontent",
    "seealso", "furtherreading", "readmore", "readnext", "morefrom", "recommended", "teasers", "promos",
)  # fmt: skip
_LANGUAGE = ("language", "lang", "languagecode", "locale", "inlanguage")
_SECTION = ("section", "category", "categories", "channel")
_TAGS = ("tags", "topics", "keywords", "tag", "categories")
_METADATA = (
    "titletag", "metatitle", "seotitle", "ogtitle", "twittertitle", "sharetitle", "socialtitle", "linktitle",
    "shorttitle",
    "metadescription", "seodescription", "ogdescription", "twitterdescription", "sharedescription", "socialdescription",
)  # fmt: skip
_BODY = ("body", "content", "text", "article", "story")
_DATELINE = ("dateline", "placeline")
KEYS: dict[str, tuple[str, ...]] = {
    "headline": _HEADLINE,
    "standfirst": _STANDFIRST,
    "kicker": _KICKER,
    "byline": _BYLINE,
    "dateline": _DATELINE,
    **{role.value: names for role, names in _DATES.items()},
    "language": _LANGUAGE,
    "section": _SECTION,
    "tags": _TAGS,
    "metadata": _METADATA,
    "related": _LINKS,
    "body": _BODY,
}
"""The keys of each field in their normal form, the first that holds words counts; for the page of formats."""
_LEAST_WORDS = 30
"""What is neither dated nor signed has more words than a label of an interface."""
_CONTAINERS = frozenset({"extra", "params", "taxonomies"})
"""Mappings in which generators let sites keep keys of their own."""
_SLUG = lazy(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_FORM = lazy(r"[\s_-]+")
_OFF = lazy(
    r"(?<=[a-z])(?:X|OLD|Old|OFF|Off|Disabled|Unused|Bak)$|[-_](?:x|old|off|disabled|unused|bak|backup)$"
)


class Keys:
    """A mapping by its keys' normal form; a key may be dotted, to reach into mappings below."""

    __slots__ = ("entries", "mapping")

    def __init__(self, mapping: Mapping) -> None:
        """Index the entries; where a key stands twice the later one counts."""
        self.mapping = mapping
        self.entries: dict[str, Entry] = {}
        for entry in mapping.entries:
            if _OFF.search(entry.name) is None:
                self.entries[normal(entry.name)] = entry
        for name in _CONTAINERS.intersection(self.entries):
            inner = self.entries[name].value
            if isinstance(inner, Mapping):
                for key, entry in Keys(inner).entries.items():
                    self.entries.setdefault(key, entry)

    def entry(self, name: str) -> Entry | None:
        """Return the entry of a key in its normal form, or None."""
        if "." not in name:
            return self.entries.get(name)
        first, _, rest = name.partition(".")
        entry = self.entries.get(first)
        if entry is None or not rest:
            return entry
        return Keys(entry.value).entry(rest) if isinstance(entry.value, Mapping) else None

    def first(self, names: Iterable[str]) -> Field:
        """Return the first of some keys that holds words, else the first that is there and empty, else none."""
        empty = NO_FIELD
        for entry in self._there(names):
            field = field_of(entry)
            if field.present:
                return field
            if empty is NO_FIELD and field.span is not None:
                empty = field
        return empty

    def all(self, names: Iterable[str]) -> Iterator[Field]:
        """Yield every one of some keys that holds words."""
        for entry in self._there(names):
            field = field_of(entry)
            if field.present:
                yield field

    def _there(self, names: Iterable[str]) -> Iterator[Entry]:
        entries = self.entries
        for name in names:
            if "." in name:
                entry = self.entry(name)
                if entry is not None:
                    yield entry
            elif name in entries:
                yield entries[name]


@lru_cache(maxsize=1024)
def normal(key: str) -> str:
    """Return a key without case, `-`, `_` and white space; the dots of a path stay."""
    return _FORM.sub("", key).lower()


def field_of(entry: Entry | None, *, words: bool = True) -> Field:
    """Return a key's value as a field, EMPTY where the key has none.

    Args:
        entry: the key; None, and a list or a mapping, are no field.
        words: whether the value is something to read, so that markup and entities in it are resolved.
    """
    if entry is None or not isinstance(entry.value, Scalar):
        return NO_FIELD
    scalar = entry.value
    slot = scalar.span if scalar.span.end > scalar.span.start else Span(entry.span.end, entry.span.end)
    if scalar.kind is Kind.NULL:
        return Field.of(scalar.text.slice(0, 0), entry.name, Origin.FRONT_MATTER, slot)
    text = scalar.text
    if words:
        from newslint.readers.markdown.rendering import words_of

        text = words_of(text)
    return Field.of(text, entry.name, Origin.FRONT_MATTER, slot)


def take_fields(root: Mapping, draft: Draft, conventions: Conventions) -> tuple[Problem, ...]:
    """Read the keys of front matter, or of a YAML article, into a draft.

    Returns:
        `parse/bad-date` for each date that no calendar knows, and for words that are none.
    """
    from newslint.readers.field_pictures import pictures

    keys = Keys(root)

    def names(role: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        return (*configured(conventions, role), *usual)

    draft.speaks(keys.first(names("language", _LANGUAGE)).value)
    draft.headline = keys.first(names("headline", _HEADLINE))
    titles = [title for title in keys.all(("title", "headline")) if title.value != draft.headline.value]
    leads = list(keys.all(names("standfirst", _STANDFIRST)))
    draft.standfirst = leads[0] if leads else keys.first(names("standfirst", _STANDFIRST))
    draft.kicker = keys.first(names("kicker", _KICKER))
    draft.dateline = keys.first(names("dateline", _DATELINE))
    known = {draft.headline.value, draft.standfirst.value}
    beside = (*titles, *leads[1:], *keys.all(_METADATA))
    draft.mention(field for field in beside if field.value not in known)
    _take_bylines(keys, names("byline", _BYLINE), draft)
    problems = tuple(_take_dates(keys, draft, conventions))
    draft.draft = _is_draft(keys)
    draft.section = next(_values(keys, names("section", _SECTION)), "")
    draft.tag(_values(keys, names("tags", _TAGS)))
    draft.declared.extend(pictures(keys, conventions))
    draft.rails.extend(_links(keys, names("related", _LINKS)))
    return problems


def configured(conventions: Conventions, role: str) -> Iterator[str]:
    """Yield the keys that the configuration names for an article field, in normal form."""
    return map(normal, conventions.fields.get(role, ()))


def _is_draft(keys: Keys) -> bool:
    draft, published = keys.entry("draft"), keys.entry("published")
    status = keys.entry("status")
    return (
        (draft is not None and isinstance(draft.value, Scalar) and draft.value.true)
        or (published is not None and isinstance(published.value, Scalar) and published.value.false)
        or (status is not None and isinstance(status.value, Scalar) and status.value.value.lower() == "draft")
    )


def _take_bylines(keys: Keys, names: Iterable[str], draft: Draft) -> None:
    found = list(_bylines(keys, names))
    draft.byline(found)
    if not draft.bylines:
        # A slug names a record in which the name stands; an empty key tells where the name belongs.
        draft.bylines.extend(found[:1])


def _bylines(keys: Keys, names: Iterable[str]) -> Iterator[Field]:
    for name in names:
        entry = keys.entry(name)
        if entry is None:
            continue
        for node in items(entry.value):
            if isinstance(node, Mapping):
                field = Keys(node).first(("name", "displayname", "title"))
            else:
                field = field_of(Entry(entry.key, entry.key_span, node))
            if field.present and _SLUG.fullmatch(field.value):
                field = Field.elsewhere(field.value, entry.name)
            if field is not NO_FIELD:
                yield field


def items(node: Node) -> tuple[Node, ...]:
    """Return a list's items, or the lone value."""
    return node.items if isinstance(node, Sequence) else (node,)


def _values(keys: Keys, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        entry = keys.entry(name)
        if entry is not None:
            for node in items(entry.value):
                if isinstance(node, Scalar) and node.value.strip():
                    yield node.value.strip()


def _take_dates(keys: Keys, draft: Draft, conventions: Conventions) -> Iterator[Problem]:
    month_first = None if draft.language in ("", "en") else False
    for role, usual in _DATES.items():
        own = configured(conventions, _CONFIGURED_DATES.get(role, role.value))
        for name in (*own, *usual):
            entry = keys.entry(name)
            if entry is None or not isinstance(entry.value, Scalar) or entry.value.kind is Kind.BOOLEAN:
                continue  # `published: true` is no date
            field = field_of(entry, words=False)
            moment = parse_moment(field.value, month_first=month_first) if field.present else None
            if moment is None and not any(map(str.isdigit, field.value)):
                if field.span is not None and name in (*own, *_SURE_DATES) and holds_no_date(field.value):
                    draft.dates.append(DateMark(role, field, None))
                    yield unreadable_date(field.value, field.span)
                continue
            draft.dates.append(DateMark(role, field, moment))
            if field.span is not None and is_impossible(field.value):
                message = f"“{field.value}” is a date that no calendar knows; correct it."
                yield Problem("parse/bad-date", message, field.span)


def unreported(problems: tuple[Problem, ...], draft: Draft) -> tuple[Problem, ...]:
    """Return the bad dates that are not reported anyway, as one is where an article has no date that is good."""
    told = {problem.span for problem in bad_dates(draft)}
    return tuple(problem for problem in problems if problem.span not in told)


# --- rails ------------------------------------------------------------------------------------------


def _links(keys: Keys, names: Iterable[str]) -> Iterator[Rail]:
    for name in names:
        entry = keys.entry(name)
        if entry is None or not isinstance(entry.value, Sequence):
            continue
        promotes = name != "links"  # which may be links of any kind
        teasers = [teaser for node in entry.value.items if (teaser := _teaser(node, promotes)) is not None]
        if any(teaser.title.present for teaser in teasers):
            yield Rail(entry.span, NO_FIELD, tuple(teasers))


def _teaser(node: Node, promotes: bool) -> Teaser | None:
    if not isinstance(node, Mapping):
        return None
    keys = Keys(node)
    link = next(
        (field for name in ("href", "url", "link", "path") if (field := _address(keys, name)).present),
        NO_FIELD,
    )
    title = keys.first(("title", "headline", "label", "name", "text"))
    if not link.present or not (title.present or promotes):
        return None
    summary = keys.first(("summary", "description", "excerpt", "dek"))
    picture = _teaser_picture(keys)
    if title.present:
        return promoted(node.span, title, summary, link, picture=picture)
    return Teaser(node.span, title, summary, picture, link, first=link.span)


def _teaser_picture(keys: Keys) -> Picture | None:
    for name in ("image", "img", "thumb", "thumbnail", "photo"):
        address = _address(keys, name)
        if address.present and address.span is not None:
            caption = keys.first((f"{name}caption", "caption"))
            credit = keys.first((f"{name}credit", "credit", "photographer"))
            alt = keys.first((f"{name}alt", "alt"))
            return Picture(address.value, address.span, caption, credit, alt, role=Role.TEASER, key="credit")
    return None


def _address(keys: Keys, name: str) -> Field:
    return field_of(keys.entry(name), words=False)


# --- YAML articles ----------------------------------------------------------------------------------


def body_of(root: Mapping) -> Node | None:
    """Return the body of a YAML article: a text, or a list of its paragraphs."""
    keys = Keys(root)
    for name in _BODY:
        entry = keys.entry(name)
        if entry is not None and any(map(_paragraph, items(entry.value))):
            return entry.value
    return None


def _paragraph(node: Node) -> str:
    words = node.get("text") if isinstance(node, Mapping) else node
    return words.value.strip() if isinstance(words, Scalar) else ""


def has_marks(root: Mapping, *, least_words: int = _LEAST_WORDS) -> bool:
    """Say whether keys show an article: a headline, a body or a standfirst, and a date, a byline or many words."""
    keys = Keys(root)
    if not keys.first(("headline", "title")).present:
        return False
    body = body_of(root)
    words = 0 if body is None else sum(len(_paragraph(node).split()) for node in items(body))
    dated = any(parse_moment(field.value) is not None for field in keys.all(_DATES[DateRole.PUBLISHED]))
    signed = keys.first(_BYLINE).present
    if body is None:
        return dated and (signed or keys.first(_STANDFIRST[:7]).present)
    return dated or signed or words >= least_words
