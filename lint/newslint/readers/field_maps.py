"""What is read from where, as tables for the page of formats: made from what the readers go by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from newslint.readers.field_pictures import PICTURE_KEYS
from newslint.readers.fields import KEYS
from newslint.readers.html import headline, metadata, vocabulary
from newslint.readers.json_formats import ans, ap, apple, ares, digitalwires, guardian, jsonld, ninjs
from newslint.readers.xml_formats import agency, feeds, g2, newsml1, nitf, tt, wxr

_FORMATS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("ninjs 1 to 3, Superdesk, TT, BBC", ninjs.NAME, ninjs.MAP),
    ("Arc XP ANS", ans.NAME, ans.MAP),
    ("AP Media API", ap.NAME, ap.MAP),
    ("dpa digitalwires", digitalwires.NAME, digitalwires.MAP),
    ("Apple News Format", apple.NAME, apple.MAP),
    ("schema.org JSON-LD", jsonld.NAME, jsonld.MAP),
    ("Guardian Content API and DCR", guardian.NAME, guardian.MAP),
    ("BBC ARES", ares.NAME, ares.MAP),
    ("NewsML-G2", g2.NAME, g2.MAP),
    ("TT's markup inside NewsML-G2", g2.NAME, tt.MAP),
    ("NewsML 1.x", newsml1.NAME, newsml1.MAP),
    ("NITF", nitf.NAME, nitf.MAP),
    ("RSS, Atom, RDF, with Media RSS", "rss, atom", feeds.MAP),
    ("WordPress eXtended RSS", wxr.NAME, wxr.MAP),
    ("Canadian Press Jimi", "cp-jimi", agency.JIMI),
    ("Ritzau", "ritzau", agency.RITZAU),
    ("Solita releases", "solita", agency.SOLITA),
)


def _data_formats() -> Iterator[str]:
    """Yield a section for each format of JSON and XML, with a table of its fields and their paths."""
    for title, name, by in _FORMATS:
        yield from (f"### {title}", "", f"Format: `{name}`.", "", "| field | where |", "| --- | --- |")
        for field, path in by.items():
            places = ", else ".join(f"`{alternative.strip()}`" for alternative in path.split("|"))
            yield f"| {field} | {places} |"
        yield ""


def _keys() -> Iterator[str]:
    """Yield the table of front matter's keys."""
    yield from _rows("field", "keys, the first one that holds words", KEYS)


def _picture_keys() -> Iterator[str]:
    """Yield the table of the keys of pictures in front matter."""
    yield from _rows("of a picture", "keys, the first one that holds words", PICTURE_KEYS)


def _html_names() -> Iterator[str]:
    """Yield the tables of the names that are told in HTML."""
    yield from _rows("metadata", "names, the surest first or in any order", metadata.NAMES)
    names = {**headline.NAMES, **vocabulary.NAMES}
    yield from _rows(
        "element",
        "words in class, id, itemprop, test id",
        {what: sorted(words) for what, words in names.items()},
    )


def _rows(first: str, second: str, by: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield from (f"| {first} | {second} |", "| --- | --- |")
    for what, names in by.items():
        yield f"| {what} | {', '.join(f'`{name}`' for name in names)} |"
    yield ""


_TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "front matter": _keys,
    "pictures of front matter": _picture_keys,
    "names in HTML": _html_names,
    "field maps": _data_formats,
}


def tables() -> Iterator[tuple[str, str, str]]:
    """Yield each table of the page of formats: the line before it, the line behind it, and what stands between."""
    for name, lines in _TABLES.items():
        yield f"<!-- {name}: generated -->", f"<!-- /{name} -->", "\n".join(lines())
