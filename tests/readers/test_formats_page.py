"""The examples on the page of formats are read as the page says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.conventions import Conventions
from newslint.readers import html, markdown, text
from newslint.source import decode
from newslint_schemas import Article, BlockKind, DateRole

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
TABLE = re.compile(r"<!-- examples: (\w+) -->\n(.*?)<!-- /examples -->", re.DOTALL)
CODE = re.compile(r"`([^`]+)`")
HEADLINE = "The harbour wall is to be rebuilt"
SENTENCES = [
    f"{opening} The council will hear the harbour master and the fishermen of the town before it decides on the plan."
    for opening in (
        "The old wall was breached by the storm.",
        "The repair was long awaited.",
        "Work begins soon.",
    )
]
HEAD = ("<meta", "<script", "<link", "<title")
IN_PLACE = frozenset({"caption", "dateline", "teaser", "rail", "note", "headline", "standfirst"})
"""What is told as such is no running text as well."""
Told = dict[str, list[str]]


def rows() -> Iterator[tuple[str, str, str]]:
    for name, table in TABLE.findall(PAGE.read_text(encoding="utf-8")):
        for line in table.splitlines()[2:]:
            _, example, expected = line.strip("| ").split(" | ")
            yield name, CODE.findall(example)[0].replace("⏎", "\n"), expected


def page(example: str) -> str:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    lang = ""
    if example.startswith("<html"):
        example, lang = "", ' lang="en-GB"'
    head, rest = (example, "")
    if example.startswith(HEAD):
        at = example.find("<p")
        head, rest = (example, "") if at < 0 else (example[:at], example[at:])
    else:
        head, rest = "", example
    rest = rest.replace("…text…", body) if "…text…" in rest else rest + body
    headline = "" if HEADLINE in rest else f"<h1>{HEADLINE}</h1>"
    return (
        f"<!DOCTYPE html><html{lang}><head><title>{HEADLINE}</title>{head}</head><body><main><article>"
        f"{headline}{rest}</article></main></body></html>"
    )


def read(name: str, example: str) -> Article:
    words = "\n\n".join(SENTENCES)
    if name == "html":
        document = html.read(decode("wall.html", page(example).encode()), Conventions())
    elif name == "markdown":
        body = example.replace("…text…", words)
        source = f"---\ntitle: {HEADLINE}\n---\n\n{words}\n\n{body}\n\n{words}\n"
        document = markdown.read(decode("wall.md", source.encode()), Conventions())
    else:
        source = f"{HEADLINE}\n\n{example.replace('…text…', words)}\n"
        document = text.read(decode("wall.txt", source.encode()), Conventions())
    (article,) = document.articles
    return article


def told(article: Article) -> Told:
    found: Told = defaultdict(list)
    for name in ("headline", "standfirst", "kicker", "dateline"):
        if (field := getattr(article, name)).present:
            found[name].append(field.value)
    found["byline"] = [byline.value for byline in article.bylines]
    found["language"] = [article.language] if article.language else []
    for mark in article.dates:
        printed = mark.role is DateRole.OTHER
        day = "" if mark.moment is None else str(mark.moment.date)
        found["printed" if printed else mark.role.value].append(mark.field.value if printed else day)
    for picture in article.pictures:
        fields = ("caption", picture.caption), ("credit", picture.credit), ("alt", picture.alt)
        for name, field in (*fields, *(("repeat", repeat) for repeat in picture.repeats)):
            if field.present:
                found[name].append(field.value)
        if picture.source:
            found["picture"].append(picture.source)
    for rail in article.rails:
        if rail.heading.present:
            found["rail"].append(rail.heading.value)
        for teaser in rail.teasers:
            found["teaser" if teaser.title.present else "untitled"].append(
                teaser.title.value or teaser.link.value
            )
    found["note"] = [block.text.value for block in article.blocks if block.kind is BlockKind.NOTE]
    found["body"] = [block.text.value for block in article.blocks if block.kind is not BlockKind.NOTE]
    found["metadata"] = [field.value for field in article.metadata]
    return {name: values for name, values in found.items() if values}


@pytest.mark.parametrize(("name", "example", "expected"), list(rows()))
def test_an_example_is_read_as_the_page_says(name: str, example: str, expected: str) -> None:
    found = told(read(name, example))
    if expected == "nothing":
        assert found == told(read(name, ""))
        return
    for one in CODE.findall(expected):
        field, _, value = one.partition(": ")
        if field.startswith("no "):
            assert field.removeprefix("no ") not in found
            continue
        assert value in found.get(field, []), (field, found)
        assert field not in IN_PLACE or value not in found["body"]


def test_every_format_without_a_map_of_fields_has_examples() -> None:
    names = [name for name, _, _ in rows()]
    assert {name: names.count(name) > 10 for name in names} == {"markdown": True, "html": True, "text": True}
