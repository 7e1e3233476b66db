"""The agencies', systems' and feeds' formats: what each sample gives, place by place, and what none may do."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.readers import json_formats, xml_formats
from newslint.source import SourceFile, decode
from newslint_schemas import Article, Document, Field, Picture, Presence, Text

FORMATS = Path(__file__).parent / "formats"
SAMPLES = sorted(path for path in FORMATS.iterdir() if path.suffix != ".txt")


def read(name: str, data: bytes) -> tuple[SourceFile, Document]:
    source = decode(name, data)
    reader = xml_formats if name.endswith(".xml") else json_formats
    return source, reader.read(source, Conventions())


def outline(source: SourceFile, document: Document) -> Iterator[str]:
    """Tell a document in lines; each field with the line and column of its words."""
    for article in document.articles:
        draft = ", not for publication" if article.draft else ""
        yield f"{article.format} {article.id!r} in {article.language or '?'}{draft}"
        for name in ("kicker", "headline", "standfirst", "dateline"):
            yield from _line(source, name, getattr(article, name))
        for byline in article.bylines:
            yield from _line(source, "byline", byline)
        for mark in article.dates:
            moment = None if mark.moment is None else mark.moment.date
            yield f"  {mark.role.value} {moment} {_place(source, mark.field)}"
        for block in article.blocks:
            line, column = source.position(block.text.span().start)
            level = f" {block.level}" if block.level else ""
            yield f"  {block.kind.value}{level} {line}:{column} {block.text.value!r}"
        for picture in article.pictures:
            yield f"  {picture.role.value} {picture.genre.value} {picture.source!r}"
            yield from _picture(source, picture, "    ")
        for rail in article.rails:
            yield f"  rail {rail.heading.value!r}"
            for teaser in rail.teasers:
                yield f"    teaser {_place(source, teaser.title)}"
                yield from _line(source, "summary", teaser.summary, "      ")
                yield from _line(source, "link", teaser.link, "      ")
                if teaser.date is not None:
                    yield f"      date {teaser.date.field.value!r}"
                if teaser.picture is not None:
                    yield f"      picture {teaser.picture.source!r}"
                    yield from _picture(source, teaser.picture, "        ")
        for field in article.metadata:
            yield from _line(source, "metadata", field)
        if article.section or article.tags:
            yield f"  section {article.section!r}, tags {', '.join(article.tags)}"
    for problem in document.problems:
        line, column = source.position(problem.span.start)
        yield f"problem {problem.rule} {line}:{column} {problem.message}"
    if document.reason:
        yield document.reason


def _line(source: SourceFile, name: str, field: Field, indent: str = "  ") -> Iterator[str]:
    if field.state is not Presence.ABSENT:
        yield f"{indent}{name} {_place(source, field)}"


def _place(source: SourceFile, field: Field) -> str:
    if field.span is None:
        return field.state.value
    line, column = source.position(field.span.start)
    words = repr(field.value) if field.present else field.state.value
    return f"{line}:{column} {words}"


def _picture(source: SourceFile, picture: Picture, indent: str) -> Iterator[str]:
    for name in ("caption", "credit", "alt"):
        yield from _line(source, name, getattr(picture, name), indent)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_gives_what_its_outline_says(path: Path) -> None:
    given = "\n".join(outline(*read(path.name, path.read_bytes()))) + "\n"
    expected = path.with_name(f"{path.name}.txt")
    if os.environ.get("NEWSLINT_REWRITE_OUTLINES"):
        expected.write_text(given, encoding="utf-8")
    assert given == expected.read_text(encoding="utf-8")


def texts(article: Article) -> Iterator[Text]:
    yield from (passage.text for passage in article.passages())
    yield from (mark.field.text for mark in article.dates)
    yield from (teaser.link.text for teaser in article.teasers)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_each_character_of_a_sample_maps_to_itself_or_to_how_it_is_written(path: Path) -> None:
    source, document = read(path.name, path.read_bytes())
    for article in document.articles:
        for text in texts(article):
            for index, character in enumerate(text.value):
                span = text.span(index, index + 1)
                written = source.slice(span)
                assert _is_written(character, written), (character, written, text.value)


def _is_written(character: str, written: str) -> bool:
    """Say whether a character stands as itself, as an escape, or as a space for a gap between words."""
    try:
        plain = str(json.loads(f'"{written}"'))
    except ValueError:
        plain = written
    if character == " " and (not plain.strip() or "<" in plain):
        return True
    return character in (written, plain, html.unescape(plain), html.unescape(html.unescape(plain)))


@given(st.sampled_from(SAMPLES), st.floats(0, 1), st.text(max_size=3))
def test_a_sample_cut_off_or_disturbed_anywhere_is_survived(path: Path, at: float, noise: str) -> None:
    data = path.read_bytes()
    cut = int(len(data) * at)
    for damaged in (data[:cut], data[:cut] + noise.encode("utf-8", "replace") + data[cut + 1 :]):
        source, document = read(path.name, damaged)
        for problem in document.problems:
            assert source.whole.holds(problem.span)
        for article in document.articles:
            for text in texts(article):
                assert not text or source.whole.holds(text.span())


@given(st.binary(max_size=80), st.sampled_from(["a.json", "a.xml"]))
def test_no_bytes_make_a_reader_raise(data: bytes, name: str) -> None:
    _, document = read(name, data)
    assert document.articles or document.reason
