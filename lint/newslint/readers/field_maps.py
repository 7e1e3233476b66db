"""What is read from where in JSON and XML, as a page: made from the maps that the readers follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.readers.json_formats import ans, ap, apple, ares, digitalwires, guardian, jsonld, ninjs
from newslint.readers.xml_formats import agency, feeds, g2, newsml1, nitf, tt, wxr

START, END = "<!-- field maps: generated -->", "<!-- /field maps -->"

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


def tables() -> str:
    """Return a section of Markdown for each format, with a table of its fields and their places."""
    return "\n".join(line for title, name, by in _FORMATS for line in _section(title, name, by))


def _section(title: str, name: str, by: Mapping[str, str]) -> Iterator[str]:
    yield f"### {title}"
    yield ""
    yield f"Format: `{name}`."
    yield ""
    yield "| field | where |"
    yield "| --- | --- |"
    for field, path in by.items():
        places = ", else ".join(f"`{alternative.strip()}`" for alternative in path.split("|"))
        yield f"| {field} | {places} |"
    yield ""
