from __future__ import annotations

import pytest

from newslint.finding import Severity
from newslint.fix import Edit, Fix, Safety
from newslint.report import Report
from newslint.reporters import concise, text
from newslint.reporters.base import ReportOptions
from newslint.reporters.snippet import snippet
from newslint.reporters.words import visible
from newslint_schemas import Span
from reports import Desk, report


def written(made: Report, width: int = 100) -> str:
    return "".join(text.write(made, ReportOptions(width=width)))


def test_each_finding_is_a_block_with_its_line_and_related_places() -> None:
    assert written(report()) == (
        "news/flood.md:3:8 error credits/missing\n"
        "  This picture has no credit; say who made or supplied it.\n"
        "  3 | image: boats.jpg\n"
        "    |        ^^^^^^^^^\n"
        "\n"
        "news/flood.md:6:72 warning names/inconsistent (2 places)\n"
        "  “Calderon” is spelled “Calderón” elsewhere in this article.\n"
        "   6 | Mayor Inés Calderón said 🚒 crews had worked all night. “We are tired,” Calderon said.\n"
        "     |                                                                         ^^^^^^^^\n"
        "  10 | Calderon spoke again on Thursday.\n"
        "     | ^^^^^^^^\n"
        "   6 | Mayor Inés Calderón said 🚒 crews had worked all night. “We are tired,” Calderon said.\n"
        "     |            -------- “Calderón” here\n"
        "  Suggested fix, check it first: Write “Calderón”\n"
        "\n"
        "news/flood.md:8:3 error captions/duplicate\n"
        "  This caption stands under another picture already.\n"
        "  8 | ![Volunteers fill sandbags](quay.jpg)\n"
        "    |   ^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  4 | caption: Volunteers fill sandbags\n"
        "    |          ------------------------ first used here\n"
        "\n"
        "news/flood.md:10:25 note dates/ambiguous\n"
        "  “Thursday” could be any.\n"
        "  10 | Calderon spoke again on Thursday.\n"
        "     |                         ^^^^^^^^\n"
    )


def test_nothing_found_is_nothing_written() -> None:
    assert written(report(())) == ""


def test_colours_are_written_only_when_told() -> None:
    options = ReportOptions(colour=True)
    coloured = "".join(text.write(report(), options))
    assert "\x1b[1;31merror\x1b[0m credits/missing" in coloured
    assert "\x1b" not in written(report())


def test_paths_count_from_the_current_folder() -> None:
    options = ReportOptions(cwd="/srv/paper/news")
    assert "".join(text.write(report(), options)).startswith("flood.md:3:8 ")
    options = ReportOptions(cwd="/srv/site")
    assert "".join(text.write(report(), options)).startswith("../paper/news/flood.md:3:8 ")


def test_an_article_of_a_feed_is_named() -> None:
    desk = Desk("one line", "feed.json", "id-7").find("text/sample", "Mend it.", Span(0, 3))
    assert written(report(desk.done())).startswith("feed.json:1:1 in article id-7 error text/sample\n")


def test_a_place_in_another_file_is_named() -> None:
    desk = Desk().find("captions/reused", "This caption is used elsewhere.", Span(0, 3))
    other = Desk("Boats at the quay", "news/other.md").find("text/sample", "", Span(0, 5)).done()[0].place
    related = desk.done()[0]._replace(related=(other._replace(message="here, too"),))
    assert written(report((related,))).endswith(
        "  1 | ---\n    | ^^^\n    news/other.md:1:1\n  1 | Boats at the quay\n    | ----- here, too\n"
    )


def test_many_occurrences_are_listed_by_their_lines() -> None:
    desk = Desk("word\n" * 14)
    for number in range(14):
        desk.find("text/sample", "Mend it.", Span(number * 5, number * 5 + 4))
    lines = written(report(desk.done())).splitlines()
    assert lines[0].endswith("(14 places)")
    assert lines[-1].strip() == "and 4 more places: 11:1, 12:1, 13:1, 14:1"


def test_a_range_over_several_lines_says_where_it_ends() -> None:
    desk = Desk("first line\nsecond\nthird").find("text/sample", "Mend it.", Span(6, 20))
    assert written(report(desk.done())).endswith("  1 | first line\n    |       ^^^^ to line 3\n")


def test_a_file_without_a_line_is_shown_without_one() -> None:
    desk = Desk("").find("parse/json", "There is nothing in it.", Span(0, 0))
    assert written(report(desk.done())) == "news/flood.md:1:1 error parse/json\n  There is nothing in it.\n"


@pytest.mark.parametrize(
    ("safety", "words"),
    [
        (Safety.SAFE, "Fix: Cut it"),
        (Safety.UNSAFE, "Suggested fix, check it first: Cut it"),
        (Safety.SUGGESTION, "Suggestion: Cut it"),
    ],
)
def test_a_fix_says_how_far_it_is_to_be_trusted(safety: Safety, words: str) -> None:
    fix = Fix("Cut it", (Edit(Span(0, 3), ""),), safety)
    desk = Desk("one two").find("text/sample", "Mend it.", Span(0, 3), fix=fix)
    assert written(report(desk.done())).endswith(f"  {words}\n")


@pytest.mark.parametrize(
    ("line", "words", "shown", "marks"),
    [
        ("plain words here", "words", "plain words here", "      ^^^^^"),
        ("漢字 words here", "words", "漢字 words here", "     ^^^^^"),
        ("a 漢字 b", "漢字", "a 漢字 b", "  ^^^^"),
        ("Ine\u0301s said", "said", "Ine\u0301s said", "     ^^^^"),
        ("Ine\u0301s said", "Ine\u0301s", "Ine\u0301s said", "^^^^"),
        ("    indented words", "words", "indented words", "         ^^^^^"),
        ("\tindented words", "words", "indented words", "         ^^^^^"),
        ("a\tb", "b", "a b", "  ^"),
        ("x\u202ey z", "z", "x‹U+202E›y z", "           ^"),
        ("x\x1b[31m z", "\x1b", "x‹U+001B›[31m z", " ^^^^^^^^"),
        ("x\u00a0y", "y", "x\u00a0y", "  ^"),
        ("x\u2028y", "y", "x‹U+2028›y", "         ^"),
        ("see ##[debug]x", "x", "see ‹#›#[debug]x", "               ^"),
    ],
)
def test_the_marks_stand_under_the_words(line: str, words: str, shown: str, marks: str) -> None:
    desk = Desk(f"{line}\nmore\n")
    place = desk.find("text/sample", "", desk.span(words)).results[0].place
    got = snippet(place, 80)
    assert got is not None
    assert got.line == shown
    assert " " * got.before + "^" * got.cells == marks


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_long_line_is_shown_around_its_place(width: int) -> None:
    line = " ".join(f"word{number}" for number in range(900))
    desk = Desk(line)
    for word in ("word0 ", "word17 ", "word450 ", "word899"):
        place = desk.find("text/sample", "", desk.span(word.strip())).results[-1].place
        got = snippet(place, width)
        assert got is not None
        assert len(got.line) <= width
        assert got.line[got.before : got.before + got.cells] == word.strip()
        assert got.line.startswith("…") == (word != "word0 ")
        assert got.line.endswith("…") == (word != "word899")


def test_a_place_wider_than_the_terminal_is_shown_from_its_start() -> None:
    desk = Desk("x " + "y" * 300 + " z")
    got = snippet(desk.find("text/sample", "", Span(2, 302)).results[0].place, 50)
    assert got is not None
    assert len(got.line) <= 50
    assert got.line.strip("…").lstrip() == "y" * got.cells


def test_a_message_is_wrapped_to_the_terminal() -> None:
    desk = Desk("one").find("text/sample", "word " * 40, Span(0, 3))
    assert all(len(line) <= 50 for line in written(report(desk.done()), width=50).splitlines())


def test_hidden_characters_are_shown_by_name() -> None:
    assert visible("a\u202eb\x1b[0m\x9b\u2066\ufeff") == "a‹U+202E›b‹U+001B›[0m‹U+009B›‹U+2066›‹U+FEFF›"
    assert visible(" two\r\n lines\t") == "two lines"
    assert visible("👩\u200d🚒 é \u200f") == "👩\u200d🚒 é \u200f"


def test_no_words_become_a_command_of_github() -> None:
    assert visible("::error::x") == "‹::›error::x"
    assert visible("say ::stop x::y") == "say ‹::›stop x::y"
    assert visible("##[group]") == "‹##›[group]"


def test_concise_is_one_line_each() -> None:
    lines = "".join(concise.write(report(), ReportOptions())).splitlines()
    assert len(lines) == 5
    assert lines[0] == (
        "news/flood.md:3:8: error: This picture has no credit; say who made or supplied it. [credits/missing]"
    )


def test_severities_are_kept_apart_in_blocks() -> None:
    desk = Desk("one two")
    desk.find("text/sample", "Mend it.", Span(0, 3), severity=Severity.NOTE)
    desk.find("text/sample", "Mend it.", Span(4, 7), severity=Severity.ERROR)
    assert "places" not in written(report(desk.done()))
