"""Fixes: chosen without collisions, applied to their ranges alone, and only where the article stays the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.finding import Result, Severity
from newslint.fix import LocatedEdit, LocatedFix, Safety
from newslint.fixing import Edited, chosen, edited, encoded, intact
from newslint.locate import locate
from newslint.source import SourceFile, decode
from newslint_schemas import Article, Block, BlockKind, Document, Problem, Span, Text

SOURCE = SourceFile("a.md", b"", "one two three four five six seven eight")


def _result(start: int, length: int, words: str, rule: str = "a/b", safety: Safety = Safety.SAFE) -> Result:
    place = locate(SOURCE, Span(start, start + length))
    fix = LocatedFix("Mend it", safety, (LocatedEdit(place, words),))
    return Result(rule, Severity.WARNING, "Wrong.", place, fix=fix)


edits = st.lists(
    st.builds(
        _result,
        st.integers(0, 34),
        st.integers(0, 5),
        st.text("XY", max_size=3),
        st.sampled_from(["a/b", "c/d"]),
    ),
    max_size=8,
)


@given(edits)
def test_only_the_edited_ranges_change(results: list[Result]) -> None:
    change = edited(SOURCE, chosen(results, unsafe=False))
    rest = position = 0
    for before, after in zip(change.before, change.after, strict=True):
        assert SOURCE.text[position : before.start] == change.text[rest : after.start]
        position, rest = before.end, after.end
    assert SOURCE.text[position:] == change.text[rest:]


@given(edits)
def test_the_order_in_which_findings_come_changes_nothing(results: list[Result]) -> None:
    assert edited(SOURCE, chosen(results, unsafe=False)) == edited(
        SOURCE, chosen(results[::-1], unsafe=False)
    )


def test_an_unsafe_fix_is_applied_only_when_asked_for_and_a_suggestion_never() -> None:
    results = [_result(0, 3, "ONE", safety=Safety.UNSAFE), _result(4, 3, "TWO", safety=Safety.SUGGESTION)]
    assert chosen(results, unsafe=False) == []
    assert edited(SOURCE, chosen(results, unsafe=True)).text.startswith("ONE two")


def test_the_earlier_of_two_overlapping_fixes_is_taken() -> None:
    results = [_result(4, 5, "x", "a/b"), _result(0, 5, "y", "z/z")]
    assert [item.rule for item in chosen(results, unsafe=False)] == ["z/z"]


def test_equal_edits_of_two_findings_are_one() -> None:
    results = [_result(0, 3, "ONE"), _result(0, 3, "ONE", "c/d")]
    assert len(chosen(results, unsafe=False)) == 2
    assert edited(SOURCE, results).text.startswith("ONE two")


def _document(text: str, problems: int = 0) -> Document:
    blocks: list[Block] = []
    position = 0
    for paragraph in text.split("\n"):
        span = Span(position, position + len(paragraph))
        position = span.end + 1
        if paragraph:
            blocks.append(Block(BlockKind.PARAGRAPH, Text.verbatim(text, *span), span))
    whole = Span(0, len(text))
    article = Article("a.md", "markdown", whole, whole, blocks=tuple(blocks))
    problem = Problem("parse/front-matter", "Broken.", Span(0, 1))
    return Document("a.md", "markdown", (article,), (problem,) * problems)


def test_an_article_that_differs_only_where_it_was_edited_is_intact() -> None:
    change = Edited("first\nsecond\nTHIRD\nlast", (Span(13, 18),), (Span(13, 18),))
    assert intact(_document("first\nsecond\nthird\nlast"), _document(change.text), change)


def test_an_article_that_came_apart_is_not() -> None:
    change = Edited("first\nsec\nond", (Span(0, 0),), (Span(0, 0),))
    assert not intact(_document("first\nsecond"), _document(change.text), change)
    same = Edited("first", (Span(0, 1),), (Span(0, 1),))
    assert not intact(_document("first"), _document("first", problems=1), same)


def test_encoding_and_byte_order_mark_are_kept() -> None:
    source = decode("a.txt", "\ufeffone".encode("utf-16-le"))
    assert encoded(source, "two") == "\ufefftwo".encode("utf-16-le")
    assert encoded(SourceFile("a.txt", b"", "", "windows-1252"), "ж") is None
