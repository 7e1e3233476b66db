"""Whatever stands around a picture in front matter, a new key beside it changes nothing that is there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from newslint.context import Context
from newslint.conventions import Conventions
from newslint.finding import Severity
from newslint.fixing import edited, intact
from newslint.locate import result
from newslint.source import decode
from newslint.surroundings import Surroundings
from newslint.testing import read
from newslint_rules.credits.missing import Missing
from photographs import iim, jpeg

YAML_AROUND = st.lists(
    st.sampled_from(
        [
            "# a comment",
            "",
            "tags: [a,  'b', \"c\"]   # three",
            "summary: >-\n  folded\n  words\n\n  and more",
            "notes: |\n  kept: as\n\n    it is   \n",
            "base: &base {x: 1, y: 2}",
            "more:\n  <<: *base\n  z: 3",
            "author:\n  - Ann Lee\n  -   Jo Marr",
            'quoted: "a \\"b\\" # c"',
            "single: 'it''s: so'",
            "plain: words that\n  go on here",
            "? odd\n: key",
            "empty:",
            "nothing: ~",
            "list:\n- a: 1\n  b: 2\n- a: 3",
            "ünïcode: “ключ”",
        ]
    ),
    max_size=6,
    unique=True,
)
YAML_PICTURE = st.sampled_from(
    [
        "image: a.jpg",
        "image:   'a.jpg'   # lead",
        'hero_image: "a.jpg"',
        "image: &pic a.jpg",
        "image: !!str a.jpg",
        "image:\n  a.jpg",
        "image:\n    src: a.jpg\n    alt: Pears",
        "image: {src: a.jpg, alt: 'Pears'}",
        "image: {\n  src: a.jpg,\n  alt: Pears\n  }",
        "photos:\n  - src: a.jpg\n    caption: Pears wait.",
        "image: a.jpg\nimage_caption: >\n  Pears\n  wait.",
        "image: a.jpg\nimage_credit:   # whose?",
        'image: a.jpg\nimage_credit: ""',
    ]
)
TOML_AROUND = st.lists(
    st.sampled_from(
        [
            "# a comment",
            "",
            'tags = ["a",\n  "b", # two\n]',
            "text = '''\nit's\n  kept'''",
            'words = """\nfolded \\\n  words"""',
            "day = 2025-09-02",
            '"odd key" = 1',
            "point = {x = 1, y.z = 2}",
            "a.b.c = true",
        ]
    ),
    max_size=5,
    unique=True,
)
TOML_PICTURE = st.sampled_from(
    [
        'image = "a.jpg"',
        "image='a.jpg'   # lead",
        'image = {src = "a.jpg", alt = "Pears"}',
        'image.src = "a.jpg"\nimage.alt = "Pears"',
        '[params]\n  image = "a.jpg"\n  image_alt = "Pears"',
        '[[photos]]\nsrc = "a.jpg"\ncaption = "Pears wait."',
        'image = "a.jpg"\nimage_credit = ""',
    ]
)
NEWLINES = st.sampled_from(["\n", "\r\n"])
BODY = "\n\nThe orchard at Lower Wending has been sold to a company from the coast.\n"
CREDIT = "Jon Pell/Courier"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pictures")
    (made / "a.jpg").write_bytes(jpeg(iim=iim((80, b"Jon Pell"), (110, b"Courier"))))
    return made


def _mended(folder: Path, text: str) -> str:
    conventions = Conventions(language="en", surroundings=Surroundings(folder))
    source = decode("a.md", text.encode())
    document = read("a.md", text, conventions)
    (article,) = document.articles
    found = [
        result(source, item, Severity.ERROR)
        for item in Missing().check(article, Context(article, conventions))
    ]
    (missing,) = found
    assert missing.fix is not None
    change = edited(source, [missing])
    again = read("a.md", change.text, conventions)
    assert intact(document, again, change)
    assert not list(Missing().check(again.articles[0], Context(again.articles[0], conventions)))
    ((before, after),) = zip(change.before, change.after, strict=True)
    assert text[: before.start] == change.text[: after.start]
    assert text[before.end :] == change.text[after.end :]
    return change.text


def _without_credits(value: object) -> object:
    """Return a tree without the keys of credits."""
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        return {key: _without_credits(inner) for key, inner in table.items() if "credit" not in str(key)}
    if isinstance(value, list):
        return [_without_credits(inner) for inner in cast("list[object]", value)]
    return value


def _front(text: str, mark: str) -> str:
    return text.split(mark)[1].replace("\r\n", "\n")


@settings(max_examples=150, deadline=None)
@given(YAML_AROUND, YAML_PICTURE, YAML_AROUND, NEWLINES)
def test_in_yaml(folder: Path, above: list[str], picture: str, below: list[str], newline: str) -> None:
    rest = [item for item in below if item not in above and not item.startswith("base")]
    lines = [
        *(item for item in above if "*base" not in item),
        picture,
        *(item for item in rest if "*base" not in item),
    ]
    if any(item.startswith("base") for item in above):
        lines.append("more:\n  <<: *base\n  z: 3")
    text = "\n".join(["---", "title: Orchard sold", *lines, "---"]) + BODY
    mended = _mended(folder, text.replace("\n", newline))
    before, after = (
        cast("object", YAML(typ="safe", pure=True).load(_front(each, "---")))  # pyright: ignore[reportUnknownMemberType]
        for each in (text, mended)
    )
    assert _without_credits(before) == _without_credits(after)
    assert str(after).count(CREDIT) == 1


@settings(max_examples=100, deadline=None)
@given(TOML_AROUND, TOML_PICTURE, NEWLINES)
def test_in_toml(folder: Path, above: list[str], picture: str, newline: str) -> None:
    text = "\n".join(["+++", "title = 'Orchard sold'", *above, picture, "+++"]) + BODY
    mended = _mended(folder, text.replace("\n", newline))
    before, after = (tomllib.loads(_front(each, "+++")) for each in (text, mended))
    assert _without_credits(before) == _without_credits(after)
    assert str(after).count(CREDIT) == 1
