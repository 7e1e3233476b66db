"""The baseline: what is known stays silent, what is new is told, what is mended is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.baseline import Baseline, BaselineError, baseline_of, match, merged, parse, pruned, render
from newslint.finding import Result, Severity
from newslint.place import Place
from newslint.region import Region


def _result(
    path: str = "a.md", rule: str = "credits/missing", subject: str = "ferry.jpg", line: int = 1
) -> Result:
    place = Place(path, Region(line, 1, line, 2), line * 10, 1, 1, 2, 1, 2)
    return Result(rule, Severity.ERROR, "No credit.", place, part="credit", subject=subject)


results = st.lists(
    st.builds(
        _result,
        st.sampled_from(["a.md", "b.md", "é.md"]),
        st.sampled_from(["credits/missing", "names/inconsistent"]),
        st.sampled_from(["one", "two", "drei “vier”"]),
        st.integers(1, 9),
    ),
    max_size=12,
)


@given(results)
def test_everything_that_was_written_is_known_and_nothing_is_stale(found: list[Result]) -> None:
    baseline = parse(render(baseline_of(found)))
    matched = match(found, baseline, {"a.md", "b.md", "é.md"}, ())
    assert matched.new == ()
    assert matched.stale == ()
    assert len(matched.known) == len(found)


@given(results, results)
def test_pruning_never_adds_and_leaves_nothing_stale(old: list[Result], now: list[Result]) -> None:
    paths = {"a.md", "b.md", "é.md"}
    baseline = baseline_of(old)
    matched = match(now, baseline, paths, ())
    after = pruned(baseline, matched.stale)
    again = match(now, after, paths, ())
    assert again.new == matched.new
    assert again.stale == ()
    assert {entry.identity for entry in after.entries} <= {entry.identity for entry in baseline.entries}


def test_moving_a_paragraph_changes_nothing() -> None:
    baseline = baseline_of([_result(line=3)])
    assert match([_result(line=40)], baseline, {"a.md"}, ()).new == ()


def test_a_second_sin_of_the_same_kind_is_new() -> None:
    baseline = baseline_of([_result()])
    matched = match([_result(), _result(line=2)], baseline, {"a.md"}, ())
    assert [item.place.region.line for item in matched.new] == [2]


def test_a_renamed_file_keeps_its_known_findings_once() -> None:
    baseline = baseline_of([_result("old.md")])
    matched = match([_result("new.md"), _result("other.md")], baseline, {"new.md", "other.md"}, {"old.md"})
    assert [item.place.path for item in matched.known] == ["new.md"]
    assert [item.place.path for item in matched.new] == ["other.md"]
    assert matched.stale == ()


def test_a_gone_file_covers_nothing_where_entries_stand_already() -> None:
    baseline = baseline_of([_result("old.md"), _result("new.md", subject="other")])
    matched = match([_result("new.md")], baseline, {"new.md"}, {"old.md"})
    assert len(matched.new) == 1
    assert len(matched.stale) == 2


def test_entries_of_files_that_were_not_looked_at_are_not_judged() -> None:
    baseline = baseline_of([_result("a.md"), _result("b.md")])
    assert [entry.path for entry in match([], baseline, {"a.md"}, ()).stale] == ["a.md"]


def test_writing_a_part_keeps_the_rest() -> None:
    old = baseline_of([_result("a.md"), _result("b.md")])
    fresh = baseline_of([_result("a.md", subject="new")])
    assert [(entry.path, entry.subject) for entry in merged(old, fresh, {"a.md"}).entries] == [
        ("a.md", "new"),
        ("b.md", "ferry.jpg"),
    ]


def test_the_file_is_sorted_one_line_an_entry_and_without_line_numbers() -> None:
    text = render(baseline_of([_result("b.md"), _result("a.md", line=99)]))
    lines = text.splitlines()
    assert [line[:15] for line in lines[1:-1]] == ['{"path": "a.md"', '{"path": "b.md"']
    assert "99" not in text.replace(lines[1][lines[1].index("key") :], "")
    assert parse(render(Baseline())) == Baseline()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<<<<<< HEAD", "not JSON"),
        ("[]", "no baseline"),
        ('{"version": 9, "entries": []}', "version 9"),
        ('{"version": 1}', "no list"),
        ('{"version": 1, "entries": [{"path": "a.md"}]}', "entry 1"),
        (
            '{"version": 1, "entries": [{"path": "a", "rule": "b", "part": "", "key": "c", "count": 0}]}',
            "entry 1",
        ),
    ],
)
def test_a_broken_baseline_is_named(text: str, said: str) -> None:
    with pytest.raises(BaselineError, match=said):
        parse(text)
