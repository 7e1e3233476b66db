"""Suppressions: where they stand, what they speak of, and what is wrong with them."""

from __future__ import annotations

import json

import pytest

from newslint.finding import Result, Severity
from newslint.fix import Safety
from newslint.locate import locate
from newslint.source import SourceFile
from newslint.suppressions.apply import Applied, apply
from newslint.suppressions.directives import Suppression, suppressions
from newslint_schemas import Article, Block, BlockKind, Document, Span, Text

KNOWN = ("captions/duplicate", "credits/missing", "names/inconsistent")


def _document(source: SourceFile) -> Document:
    """Every paragraph that is no comment is a block; a fenced one is code."""
    blocks: list[Block] = []
    position = 0
    for paragraph in source.text.split("\n\n"):
        span = Span(position, position + len(paragraph))
        position = span.end + 2
        if paragraph.startswith(("<!--", "{/*", "---")):
            continue
        kind = BlockKind.CODE if paragraph.startswith("```") else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Text.verbatim(source.text, *span), span))
    whole = source.whole
    return Document(
        source.path, "markdown", (Article(source.path, "markdown", whole, whole, blocks=tuple(blocks)),)
    )


def _found(text: str, name: str = "story.md") -> tuple[SourceFile, tuple[Suppression, ...]]:
    source = SourceFile(name, text.encode(), text)
    return source, suppressions(source, _document(source))


def _apply(
    text: str, *words: str, name: str = "story.md", today: str = "2026-06-01", rule: str = KNOWN[1]
) -> Applied:
    """Apply a text's suppressions to a finding at each of the given words."""
    source, asked = _found(text, name)
    results: list[Result] = []
    for word in words:
        start = text.index(word)
        place = locate(source, Span(start, start + len(word)))
        results.append(Result(rule, Severity.ERROR, "No credit.", place, subject=word))
    return apply(results, asked, today=today, ran=KNOWN, known=KNOWN, severity=lambda _: Severity.WARNING)


def _kept(applied: Applied) -> list[str]:
    return [result.subject for result in applied.kept]


COMMENT = "<!-- newslint: ignore[credits/missing] handout, agreed with desk -->"


def test_a_comment_speaks_of_the_next_block_alone() -> None:
    assert _kept(_apply(f"one\n\n{COMMENT}\n\ntwo\n\nthree", "one", "two", "three")) == ["one", "three"]


def test_a_family_may_be_named_and_another_rule_is_not_touched() -> None:
    text = COMMENT.replace("credits/missing", "credits") + "\n\none"
    assert _kept(_apply(text, "one")) == []
    assert _kept(_apply(text, "one", rule="names/inconsistent")) == ["one"]


def test_a_region_reaches_from_start_to_end() -> None:
    text = (
        "one\n\n<!-- newslint: ignore-start[credits/missing] archive pictures -->\n\ntwo\n\nthree\n\n"
        "<!-- newslint: ignore-end -->\n\nfour"
    )
    assert _kept(_apply(text, "one", "two", "three", "four")) == ["one", "four"]


def test_a_component_comment_counts_in_mdx_only() -> None:
    text = "{/* newslint: ignore[credits/missing] handout */}\n\none"
    assert _kept(_apply(text, "one", name="story.mdx")) == []
    assert _kept(_apply(text, "one", name="story.md")) == ["one"]


@pytest.mark.parametrize(("opening", "sign"), [("---", ":"), ("+++", " =")])
def test_a_comment_in_front_matter_speaks_of_its_line_or_of_the_next_key(opening: str, sign: str) -> None:
    text = (
        f"{opening}\ntitle{sign} 'A'\n# newslint: ignore[credits/missing] handout\nimage{sign} 'b.jpg'\n"
        f"thumb{sign} 'c.jpg' # newslint: ignore[credits/missing] a logo\nhero{sign} 'd.jpg'\n{opening}\n\nbody"
    )
    assert _kept(_apply(text, "b.jpg", "c.jpg", "d.jpg", "body")) == ["d.jpg", "body"]


def test_a_key_of_front_matter_speaks_of_the_whole_article() -> None:
    text = "---\ntitle: A\nnewslint:\n  ignore:\n    credits/missing: handouts throughout; until=2026-12-31\n---\n\nbody"
    assert _kept(_apply(text, "body")) == []
    assert _kept(_apply(text, "body", today="2027-01-01")) == ["body"]


def test_a_key_of_json_speaks_of_the_object_that_it_stands_in() -> None:
    first = {"headline": "one", "newslint": {"ignore": {"credits/missing": "a handout"}}}
    text = json.dumps([first, {"headline": "two"}])
    assert _kept(_apply(text, "one", "two", name="items.json")) == ["two"]


def test_the_first_lines_of_plain_text_speak_of_all_of_it() -> None:
    text = "newslint: ignore[credits/missing] wire copy without pictures\nHEADLINE\n\nbody"
    assert _kept(_apply(text, "body", name="story.txt")) == []


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        (f"{COMMENT}\n\nclean", "suppressions/unused", "Nothing is left to silence"),
        ("<!-- newslint: ignore[credits/mising] x -->\n\none", "suppressions/unknown", "“credits/mising”"),
        ("<!-- newslint: ignore all of it -->\n\none", "suppressions/unknown", "names no rule"),
        ("<!-- newslint: ignore[credits/missing] -->\n\none", "suppressions/unknown", "gives no reason"),
        (
            "<!-- newslint: ignore[credits] x; until=soon -->\n\none",
            "suppressions/unknown",
            "“soon” is no day",
        ),
        ("<!-- newslint: ignroe[credits] x -->\n\none", "suppressions/unknown", "not of the form"),
        ("<!-- newslint: ignore-start[credits] x -->\n\none", "suppressions/unknown", "no ignore-end"),
        ("one\n\n<!-- newslint: ignore-end -->", "suppressions/unknown", "no ignore-start"),
        (
            "<!-- newslint: ignore[credits] x; until=2020-01-01 -->\n\none",
            "suppressions/expired",
            "until 2020-01-01",
        ),
    ],
)
def test_a_suppression_that_silences_nothing_is_told(text: str, rule: str, said: str) -> None:
    remarks = _apply(text).remarks
    assert [remark.rule for remark in remarks] == [rule]
    assert said in remarks[0].message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("story.md", "<!-- newslint ignore[credits] agreed -->\n\none"),
        ("story.md", "<!-- newslint-ignore[credits] agreed -->\n\none"),
        ("story.md", "<!--newslint : ignore[credits]: agreed-->\n\none"),
        ("story.md", "<!-- newslint: ingore[credits] agreed -->\n\none"),
        ("story.md", "<!-- Newslint: Ignore[credits] agreed -->\n\none"),
        ("story.md", "<!-- newslint-disable [credits] agreed -->\n\none"),
        ("story.md", "<!-- newslint[credits] agreed -->\n\none"),
        ("story.mdx", "{/* newslint ignore[credits] agreed */}\n\none"),
        ("story.md", "---\nimage: a.jpg  # newslint ignore[credits] agreed\n---\n\none"),
        ("story.txt", "newslint ignore[credits] agreed\none"),
        ("story.txt", "newslint: ingore[credits] agreed\none"),
    ],
)
def test_what_was_meant_for_a_suppression_is_told_in_the_right_form(name: str, text: str) -> None:
    applied = _apply(text, "one", name=name)
    assert _kept(applied) == ["one"]
    (remark,) = applied.remarks
    assert remark.rule == "suppressions/unknown"
    assert "“newslint: ignore[credits] agreed”" in remark.message


def test_a_region_that_was_meant_keeps_its_word() -> None:
    remarks = _apply("<!-- newslint ignore-start[credits] agreed -->\n\none", "one").remarks
    assert ["ignore-start[credits] agreed”" in remark.message for remark in remarks] == [True]


def test_a_misspelt_key_is_told() -> None:
    text = "---\nnewslint:\n  ingore:\n    credits: agreed\n---\n\none"
    (remark,) = _apply(text, "one").remarks
    assert (remark.rule, "“ingore” must read “ignore”" in remark.message) == ("suppressions/unknown", True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("story.md", "<!-- newslint checks this page -->\n\none"),
        ("story.md", "<!-- newslint.yaml lists the names -->\n\none"),
        ("story.md", "<!-- newslint ignores-case -->\n\none"),
        ("story.md", "---\nimage: a.jpg  # newslint reads this\n---\n\none"),
        ("story.txt", "newslint ignores the rest\none"),
    ],
)
def test_words_that_only_name_the_linter_are_no_suppression(name: str, text: str) -> None:
    applied = _apply(text, "one", name=name)
    assert (_kept(applied), applied.remarks) == (["one"], ())


def test_an_unused_comment_can_be_taken_out_with_its_line() -> None:
    text = f"one\n\n{COMMENT}\ntwo"
    fix = _apply(text).remarks[0].fix
    assert fix is not None
    place = fix.edits[0].place
    assert text[: place.offset] + text[place.offset + place.length :] == "one\n\ntwo"


@pytest.mark.parametrize("words", ["[credits/missing] agreed; until=2026-05-31", "[credits/mising] agreed"])
def test_an_expired_or_misspelt_comment_is_taken_out_only_where_unsafe_fixes_are_asked_for(
    words: str,
) -> None:
    fix = _apply(f"<!-- newslint: ignore{words} -->\n\none", "one").remarks[0].fix
    assert fix is not None
    assert fix.safety is Safety.UNSAFE


def test_a_comment_in_a_code_block_is_an_example() -> None:
    assert _found(f"```\n{COMMENT}\n```\n\none")[1] == ()


def test_a_rule_that_did_not_run_is_not_judged() -> None:
    _, asked = _found(f"{COMMENT}\n\none")
    applied = apply([], asked, today="2026-01-01", ran=(), known=KNOWN, severity=lambda _: Severity.WARNING)
    assert applied.remarks == ()


def test_what_could_not_be_read_is_never_silenced() -> None:
    assert _kept(
        _apply(COMMENT.replace("credits/missing", "parse/json") + "\n\none", "one", rule="parse/json")
    ) == ["one"]
