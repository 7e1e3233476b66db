"""Suppressions beside the articles: what is written is read again, and what is broken is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checked_yaml import ConfigurationError
from newslint.finding import Agreement, Result, Severity
from newslint.place import Place
from newslint.region import Region
from newslint.report import AskedState
from newslint.suppressions.apply import Applied, apply
from newslint.suppressions.sidecar import Agreed, added, agreed, parse, render

KNOWN = ("credits/missing", "names/inconsistent")


def _result(subject: str = "ferry.jpg", rule: str = "credits/missing", line: int = 3) -> Result:
    place = Place("news/a.md", Region(line, 1, line, 2), line * 10, 1, 1, 2, 1, 2)
    return Result(rule, Severity.ERROR, "No credit.", place, part="credit", subject=subject)


def _apply(entry: Agreed, *results: Result, today: str = "2026-06-01") -> Applied:
    asked = parse(render([entry])).suppressions("news/a.md")
    return apply(results, asked, today=today, ran=KNOWN, known=KNOWN, severity=lambda _: Severity.WARNING)


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(list(":#-'\"[]{}&*!|>%@`,?")), min_size=1
).filter(lambda text: text == " ".join(text.split()))
entries = st.builds(
    Agreed,
    words,
    st.sampled_from([*KNOWN, "on", "null"]),
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.just("") | words,
    words,
    st.sampled_from(["", "2027-01-31"]),
)


@given(st.lists(entries, max_size=5))
def test_what_is_written_is_read_again_in_order(written: list[Agreed]) -> None:
    text = render(written)
    assert [entry for entry, _ in parse(text).entries] == sorted(written)
    assert render(entry for entry, _ in parse(text).entries) == text


def test_an_entry_silences_its_subject_wherever_it_stands_and_nothing_else() -> None:
    entry = agreed(_result(), "news/a.md", "handout,\n agreed")
    moved, other, rule = _result(line=90), _result("dock.jpg"), _result(rule="names/inconsistent")
    applied = _apply(entry, moved, other, rule)
    assert applied.suppressed == (moved._replace(agreement=Agreement("handout, agreed", beside=True)),)
    assert applied.kept == (other, rule)
    assert applied.remarks == ()
    assert [(item.state, item.reason, item.about) for item in applied.asked] == [
        (AskedState.USED, "handout, agreed", "news/a.md")
    ]
    assert parse(render([entry])).suppressions("news/b.md") == ()


@pytest.mark.parametrize(
    ("rule", "until", "said", "state"),
    [
        ("credits/missing", "", "suppressions/unused", AskedState.UNUSED),
        ("credits/missing", "2026-05-31", "suppressions/expired", AskedState.EXPIRED),
        ("credits/mising", "", "suppressions/unknown", AskedState.UNKNOWN),
    ],
)
def test_an_entry_that_does_nothing_is_reported_where_it_stands(
    rule: str, until: str, said: str, state: AskedState
) -> None:
    applied = _apply(Agreed("news/a.md", rule, "0" * 16, "ferry.jpg", "agreed", until))
    assert [(item.rule, item.place.path, item.place.region.line) for item in applied.remarks] == [
        (said, "newslint-suppressions.yaml", 2)
    ]
    assert [item.state for item in applied.asked] == [state]


def test_adding_twice_keeps_the_later_reason() -> None:
    first, second = (agreed(_result(), "news/a.md", reason) for reason in ("once", "twice"))
    other = agreed(_result("dock.jpg"), "news/a.md", "other")
    assert set(added([first, other], [second])) == {second, other}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("path: a.md\n", ":1:1: This file must be a list of entries"),
        ("- a.md\n", ":1:3: An entry has"),
        ("- path: a.md\n  rule: credits/missing\n  key: '00'\n", ":1:3: This entry has no `reason`"),
        ("- path: a.md\n  ruel: credits\n", ":2:3: unknown key 'ruel'; did you mean 'rule'?"),
        ("- path: 3\n", ":1:3: `path` must be words"),
        (
            "- {path: a, rule: b, key: 'c', reason: d, until: soon}\n",
            "'soon' is no day",
        ),
        ("- path: 'a\n", "not valid YAML"),
    ],
)
def test_a_broken_file_is_named_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(text)
    assert said in str(caught.value)
    assert str(caught.value).startswith("newslint-suppressions.yaml:")


def test_an_empty_file_asks_for_nothing() -> None:
    assert parse("").entries == ()
    assert parse(render([])).entries == ()
