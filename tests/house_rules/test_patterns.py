"""Patterns: what they match is what `re` says they match, to the code point; what RE2 has not is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.house_rules.patterns import MOST_MATCHES, Marked, Pattern, Sieve
from newslint.house_rules.syntax import PatternError, has_captures, literal, translated


def _spans(pattern: str, text: str, *, ignore_case: bool = False) -> list[tuple[int, int]]:
    return list(Pattern(translated(pattern), ignore_case=ignore_case).spans(Marked(text)))


def _by_re(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text, re.MULTILINE) if match.end() > match.start()]


TEXT = "Café cafés I am walked é. foo foobar, naïve-ish ABC ABCDEF\nThe yes_no 3 pm; über étude"


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bCaf[ée]\b",
        r"\b(foo|foobar)\b",
        r"(?:^|\s)The\s",
        r"\b(am|is)\b\s*\b(?:\w+ed|foo)\b",
        r"foo\b|bar",
        r"^\w+",
        r"\w+$",
        r"[A-Z]{3,5}\b",
        r"\W+",
        r"\S+",
        r"[^\s,]+,",
        r"[\W_]+",
        r"[\s\S]b",
        r"\d+ ?[ap]m",
        r"(?i:THE)\b",
        r"(?:foo\s?)+",
        r"[é-ü]\w",
        r".*\bfoo",
        r"n\w*?v",
        r"\u00e9\b",
        r"\x{e9}t",
        r"[[:upper:]]+",
        r"\b^Caf",
        r"\w+$\b",
        r"(?:foo\b|-)+",
        r"\b(?:^The|étude$)\b",
    ],
)
def test_a_pattern_finds_what_it_says_of_unicode_text(pattern: str) -> None:
    expected = _by_re(pattern.replace(r"\x{e9}", r"\xe9").replace("[[:upper:]]", "[A-Z]"), TEXT)
    assert _spans(pattern, TEXT) == expected
    assert expected


_ATOMS = [
    r"\b",
    "a",
    "b",
    ",",
    "-",
    r"\w",
    r"\W",
    ".",
    "[ab]",
    "[^a]",
    "é",
    r"\s",
    r"\S",
    r"\w+",
    "(?:a|-b)",
    r"[-a]+",
]


@given(
    st.lists(st.sampled_from(_ATOMS), min_size=1, max_size=6).map("".join),
    st.text("abé-,;", max_size=12),
)
def test_any_pattern_of_these_pieces_finds_what_re_finds(pattern: str, text: str) -> None:
    assume(r"\b\b" not in pattern)
    assert _spans(pattern, text) == _by_re(pattern, text)


@given(st.text(max_size=30))
def test_places_are_code_points_of_any_text(text: str) -> None:
    assume("\0" not in text)
    for start, end in _spans(r"\w+", text):
        assert text[start:end]
        assert all(
            letter.isalnum() or letter == "_" or "\u0300" <= letter <= "\u036f" for letter in text[start:end]
        )


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("café society", "Café  society", ["Café  society"]),
        ("don't", "Don’t and don't", ["Don’t", "don't"]),
        ("U.S.", "the U.S.A and U.S.", ["U.S.", "U.S."]),
        ("use", "reuse used use, über-use", ["use", "use"]),
        ("e-mail", "E-mail e mail", ["E-mail"]),
        ("C++", "in C++ now", ["C++"]),
        ("a.b", "a.b axb", ["a.b"]),
    ],
)
def test_words_stand_for_themselves_as_whole_words(words: str, text: str, expected: list[str]) -> None:
    spans = Pattern(literal(words), ignore_case=True).spans(Marked(text))
    assert [text[start:end] for start, end in spans] == expected


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(?<=a)b", "looks back with “(?<=…)”"),
        ("(?<!a)b", "looks back with “(?<!…)”"),
        ("a(?=b)", "looks ahead with “(?=…)”"),
        ("a(?!b)", "looks ahead with “(?!…)”"),
        (r"(a)\1", "refers back to a group with “\\1”"),
        (r"\k<x>", "refers back"),
        ("a++", "possessive"),
        ("(?>a)", "opens a group with “(?>a"),
        ("a**", "repeats a repetition"),
        ("a{1000}{1000}", "repeats a repetition"),
        ("(?:a{1000}){1000}", "is refused by RE2"),
        ("a{1001}", "repeats more than 1,000 times"),
        ("a{3,2}", "repeats at least more often than at most"),
        ("*a", "repeats nothing"),
        (r"\b+", "repeats a place"),
        ("(a", "never closes it"),
        ("a)", "closes a group"),
        ("[a", "never closes it"),
        ("a\\", "ends with a backslash"),
        (r"\Ba", "uses “\\B”"),
        (r"\q", "uses “\\q”"),
        (r"[^\W\d]", "takes away a class"),
        ("[b-a]", "upside down"),
        ("\0", "holds U+0000"),
        ("(" * 60 + ")" * 60, "nests groups more than 50 deep"),
        ("a" * 6_000, "has 6,000 characters"),
        (r"\p{Nonsense}", "is refused by RE2"),
        (r"\xzz", "names no character"),
        ("(?x) a", "opens a group with “(?x"),
    ],
)
def test_what_cannot_be_run_is_refused_in_plain_words(pattern: str, said: str) -> None:
    with pytest.raises(PatternError) as caught:
        Pattern(translated(pattern), ignore_case=False)
    assert said in str(caught.value)


def test_groups_are_kept_where_they_are_asked_for() -> None:
    assert has_captures(r"per (\w+) basis")
    assert not has_captures(r"(?:a|b)+")
    pattern = Pattern(translated(r"per (\w+) basis", captures=True), ignore_case=False)
    text = Marked("on a per-café per café basis")
    (place,) = pattern.byte_spans(text)
    assert pattern.groups(text, *place) == ("café",)


def test_a_catastrophic_pattern_is_answered_at_once() -> None:
    assert _spans(r"(a+)+$", "a" * 200_000 + "!") == []
    assert _spans(r"(a|aa)+$", "a" * 200_000 + "!") == []
    assert _spans(r"(.*)(.*)(.*)(.*)(.*)[^a]", "a" * 20_000) == []


def test_so_many_places_of_one_passage_are_told_and_no_more() -> None:
    assert len(_spans("a", "a " * 6_000)) == MOST_MATCHES
    # Each match is looked for to the end of the text, which is what would take quadratic time.
    assert len(_spans("a(?:[^b]*b)?", "a" * 3_000_000)) == 333


def test_a_sieve_tells_which_of_many_patterns_occur() -> None:
    sieve = Sieve([(literal("café"), True), (translated(r"\bb+$"), False), (literal("never"), True)])
    assert sieve.held_by([Marked("The CAFÉ"), Marked("a bb")]) == {0, 1}
    assert sieve.held_by([]) == frozenset()
