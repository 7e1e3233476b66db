"""Keys of front matter that hold a headline, a credit or a date, and that newslint does not read by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.conventions import Conventions
from newslint.readers.data import Kind, Mapping, Node, Scalar
from newslint.readers.frontmatter import read_front_matter
from newslint_schemas import Article, DateRole, Field, Span

if TYPE_CHECKING:
    from newslint.survey import Sample

_DEEPEST = 3
_SHARE = 0.05
"""Of the articles with front matter, the share that a key must stand in."""
_TRIED = 5
"""How many articles are read again to see whether a key yields what it promises."""
_WORD = re.compile(r"[A-Z]?[a-zäöüéèáíóúñç]+|[A-Z]+(?![a-z])|\d+")
_KEY = re.compile(r"[A-Za-z][\w-]*")
_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|webp|gif|avif|tiff?)(?:[?#]\S*)?", re.IGNORECASE)
_DATE = re.compile(
    r"(?:19|20)\d\d-\d\d?-\d\d?.*|\d\d?[./]\d\d?[./](?:19|20)\d\d.*|[A-Za-z]{3,9}\.? \d\d?,? (?:19|20)\d\d.*"
)

_NAMES: dict[str, frozenset[str]] = {
    "credit": frozenset(
        "credit credits photographer photographers photog attribution courtesy fotograf fotografin fotografo"
        " photographe bildnachweis bildquelle crédit crédito credito fotocredit fotonachweis".split()
    ),
    "caption": frozenset(
        "caption captions cutline legend legende légende bildunterschrift bildtext pie didascalia".split()
    ),
    "alt": frozenset({"alt", "alttext"}),
    "image": frozenset("image img photo picture hero cover banner thumbnail thumb bild foto imagen".split()),
    "standfirst": frozenset(
        "dek deck standfirst subhead subheading vorspann chapeau chapô entradilla bajada sommario".split()
    ),
    "kicker": frozenset("kicker eyebrow overline dachzeile antetitulo surtitre occhiello".split()),
    "byline": frozenset(
        "byline author authors writer reporter reporters autor autorin autore auteur redakteur journalist".split()
    ),
    "headline": frozenset("headline hed titel titre titulo título titolo".split()),
    "date": frozenset("published publish pubdate publication datum fecha veröffentlicht".split()),
    "updated": frozenset("updated modified revised aktualisiert actualizado".split()),
}
_OF_PICTURE = ("caption", "credit", "alt")
_ROLES = {"date": DateRole.PUBLISHED, "updated": DateRole.UPDATED}


@dataclass(frozen=True, slots=True)
class KeyCount:
    """A key to be named in the configuration: the article field, the key with dots, and in how many articles."""

    field: str
    key: str
    articles: int


def unknown_keys(samples: Sequence[Sample]) -> tuple[KeyCount, ...]:
    """Return the keys that hold an article field and are not read, the most frequent of a field first."""
    met: dict[tuple[str, str], list[tuple[Sample, Span]]] = {}
    with_keys = 0
    for sample in samples:
        root = read_front_matter(sample.source).root
        if root is None or len(sample.articles) != 1:
            continue
        with_keys += 1
        for path, scalar in _scalars(root, ()):
            field = _field(path[-1], scalar.value)
            if field and not _is_read(sample.articles[0], field, scalar.span):
                met.setdefault((field, ".".join(path)), []).append((sample, scalar.span))
    few = max(2, with_keys * _SHARE) if with_keys > 3 else 1
    counted = [
        KeyCount(field, key, len(places))
        for (field, key), places in met.items()
        if len(places) >= few and _proves(field, key, places[:_TRIED])
    ]
    return tuple(sorted(counted, key=lambda item: (item.field, -item.articles, item.key)))


def _scalars(node: Mapping, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    """Yield every word or phrase in a mapping with its way, and those of mappings in lists without a number."""
    for entry in node.entries:
        if _KEY.fullmatch(entry.name) is None:
            continue
        path = (*above, entry.name)
        yield from _below(entry.value, path)


def _below(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    if isinstance(node, Scalar):
        if node.value.strip() and node.kind in (Kind.STRING, Kind.DATE):
            yield path, node
    elif isinstance(node, Mapping):
        if len(path) < _DEEPEST:
            yield from _scalars(node, path)
    else:
        for item in node.items:
            if isinstance(item, Mapping) and len(path) < _DEEPEST:
                yield from _scalars(item, path)


def _field(key: str, value: str) -> str:
    """Return the article field that a key with such a value may hold, or nothing."""
    words = {word.lower() for word in _WORD.findall(key)} | {key.lower()}
    if _IMAGE.fullmatch(value.strip()):
        return "image" if words & _NAMES["image"] else ""
    if _DATE.fullmatch(value.strip()):
        return next((field for field in _ROLES if words & _NAMES[field]), "")
    for field, names in _NAMES.items():
        if field not in ("image", *_ROLES) and words & names:
            return field
    return ""


def _is_read(article: Article, field: str, place: Span) -> bool:
    """Say whether the article has words from a place already, or another headline or byline than those."""
    if field in ("headline", "standfirst", "kicker"):
        known = {"headline": article.headline, "standfirst": article.standfirst, "kicker": article.kicker}
        if known[field].present:
            return True
    if field in ("byline", "date") and (article.bylines if field == "byline" else article.anchors):
        return True
    passages = (passage.text.span() for passage in article.passages())
    dates = (mark.field.span for mark in article.dates)
    pictures = (picture.span for picture in article.pictures)
    return any(span is not None and span.overlaps(place) for span in (*passages, *dates, *pictures))


def _proves(field: str, key: str, places: Iterable[tuple[Sample, Span]]) -> bool:
    """Say whether most of the articles have the words in that field once the key is named."""
    conventions = Conventions(fields={field: (key,)})
    held = [
        any(_holds(article, field, place) for article in sample.again(conventions))
        for sample, place in places
    ]
    return sum(held) * 2 > len(held)


def _holds(article: Article, field: str, place: Span) -> bool:
    return any(item.span is not None and item.span.overlaps(place) for item in _FIELDS[field](article))


def _of_pictures(name: str) -> Callable[[Article], Iterator[Field]]:
    def fields(article: Article) -> Iterator[Field]:
        for picture in article.pictures:
            yield {"caption": picture.caption, "credit": picture.credit, "alt": picture.alt}[name]

    return fields


def _of_role(role: DateRole) -> Callable[[Article], Iterator[Field]]:
    return lambda article: (mark.field for mark in article.dates if mark.role is role)


_FIELDS: dict[str, Callable[[Article], Iterable[Field]]] = {
    "headline": lambda article: (article.headline,),
    "standfirst": lambda article: (article.standfirst,),
    "kicker": lambda article: (article.kicker,),
    "byline": lambda article: article.bylines,
    "image": lambda article: (Field(span=picture.span) for picture in article.pictures),
    **{name: _of_pictures(name) for name in _OF_PICTURE},
    **{name: _of_role(role) for name, role in _ROLES.items()},
}
