from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.frontmatter import Dialect, FrontMatter, read_front_matter
from newslint.source import SourceFile


def read(text: str) -> FrontMatter:
    return read_front_matter(SourceFile("story.md", text.encode(), text))


DIALECTS = [
    ('---\ntitle: "Harbour vote"\n---\nBody.', Dialect.YAML),
    ("---\r\ntitle: Harbour vote\r\n---\r\nBody.", Dialect.YAML),
    ("\n---  \ntitle: Harbour vote\n...\nBody.", Dialect.YAML),
    ('+++\ntitle = "Harbour vote"\n+++\nBody.', Dialect.TOML),
    ('{\n  "title": "Harbour vote"\n}\nBody.', Dialect.JSON),
    ('---json\n{"title": "Harbour vote"}\n---\nBody.', Dialect.JSON),
    ('---toml\ntitle = "Harbour vote"\n---\nBody.', Dialect.TOML),
]


@pytest.mark.parametrize(("text", "dialect"), DIALECTS)
def test_each_dialect_is_told_by_its_delimiters(text: str, dialect: Dialect) -> None:
    front = read(text)
    assert front.dialect is dialect
    assert front.problems == ()
    assert front.root is not None
    assert front.root.value("title") == "Harbour vote"
    assert text[front.body :].strip() == "Body."


@pytest.mark.parametrize(
    "text",
    ["Body.", "", "# Title\n\nBody.", "---\n\nProse between rules.\n\n---\n\nMore.",
     "---\n- a list\n---\n", "{{< figure src=x >}}\n", "{% include x.html %}", "--- not a rule\n", "---\nNo closing rule, prose."],
)  # fmt: skip
def test_what_is_no_front_matter_is_body(text: str) -> None:
    assert read(text) == FrontMatter(None, 0)


def test_empty_front_matter_has_no_keys() -> None:
    front = read("---\n---\nBody.")
    assert front.root is not None
    assert front.root.entries == ()
    assert front.body == 8


BROKEN = [
    ("---\ntitle: Harbour: the vote\ndate: 2024-01-18\n---\nBody.", "in line 2", ["title", "date"]),
    ("---\ndate: 2024-01-18\ntitle: 'Harbour\n---\nBody.", "close the quotation mark", ["date", "title"]),
    ("---\ntitle: Harbour vote\n  date: 2024-01-18\n---\nBody.", "in line 3", ["title"]),
    ('+++\ntitle = Harbour vote\ndate = 2024-01-18\n+++\nBody.', "put the value in quotation marks", ["title", "date"]),
    ("---\ntitle: Harbour vote\ndate: 2024-01-18\n\nBody.", "never closed; put a line “---” before line 4", ["title", "date"]),
    ('+++\ntitle = "Harbour vote"\n\nBody.', "put a line “+++”", ["title"]),
    ('{"title": "Harbour vote", date}\nBody.', "JSON breaks here", ["title"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "keys"), BROKEN)
def test_broken_front_matter_is_one_problem_and_the_rest_is_read(
    text: str, words: str, keys: list[str]
) -> None:
    front = read(text)
    assert [problem.rule for problem in front.problems] == ["parse/front-matter"]
    assert words in front.problems[0].message
    assert front.root is not None
    assert [entry.name for entry in front.root.entries] == keys
    assert text[front.body :].strip() == "Body." or text.startswith("{")


@given(st.text(alphabet="-+{}\"'ab:=\n #[]", max_size=60) | st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    clean = text.replace("\0", "")
    for head in ("", "---\n", "+++\n", "{"):
        front = read(head + clean)
        assert 0 <= front.body <= len(head + clean)
