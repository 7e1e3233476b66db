from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.quotations import Quotation, State, is_quoted, quotations, quotations_of_passages
from newslint_schemas import Block, BlockKind, Mark, MarkKind, Part, Passage, Text


def _told(*paragraphs: str) -> list[list[tuple[str, str]]]:
    """Return what is quoted in each paragraph, and how it ends; an uncertain fault has a question mark."""
    return [
        [(value[item.start : item.end], item.state.value + ("" if item.certain else "?")) for item in found]
        for value, found in zip(paragraphs, quotations(paragraphs), strict=True)
    ]


CLOSED = [
    ("“Yes,” he said. “No.”", ["“Yes,”", "“No.”"]),
    ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
    ("‘Yes,’ he said.", ["‘Yes,’"]),
    ("'I'm fine,' she said. 'The boys' team won.'", ["'I'm fine,'", "'The boys' team won.'"]),
    ("“He said ‘no’ to the boys’ team,” she said.", ["“He said ‘no’ to the boys’ team,”", "‘no’"]),
    (
        '"Called “Uncle Sun” by all, he is loved."',
        ['"Called “Uncle Sun” by all, he is loved."', "“Uncle Sun”"],
    ),
    ('“He said "stop" to me,” she said.', ['“He said "stop" to me,”', '"stop"']),
    ("Er sagte: „Das ist ‚gut‘ so“, und ging.", ["„Das ist ‚gut‘ so“", "‚gut‘"]),
    (
        "Er dachte: „Ich frage mich: ‚Wer kommt noch‘“, sagte er.",
        ["„Ich frage mich: ‚Wer kommt noch‘“", "‚Wer kommt noch‘"],
    ),
    ("Die Zeile „Ort: “ steht oben, „Tag“ darunter.", ["„Ort: “", "„Tag“"]),
    ("Powiedział: „Dobrze”.", ["„Dobrze”"]),
    ("Hon sa: ”Det är bra.” Sedan gick hon.", ["”Det är bra.”"]),
    ("Il dit : « Bonjour », puis « adieu ».", ["« Bonjour »", "« adieu »"]),
    ("»Hallo«, sagte er.", ["»Hallo«"]),
    ("»Hei», hän sanoi.", ["»Hei»"]),
    ("«Hola», dijo.", ["«Hola»"]),
    ("彼は「はい『A』」と言った。", ["「はい『A』」", "『A』"]),
    ("``Hello,'' he said.", ["``Hello,''"]),
    ('The plan—"a disgrace"—failed.', ['"a disgrace"']),
    ("(“So it is.”)", ["“So it is.”"]),
    ('It is "the 6" pipe" that broke.', ['"the 6" pipe"']),
    ("He read ‹Oui› and “no”.", ["‹Oui›", "“no”"]),
    ("Er sagte ›Ja‹ und »Nein«.", ["›Ja‹", "»Nein«"]),
    (
        "“The boys’ team won, and ‘the girls’ team’ lost,” she said.",
        ["“The boys’ team won, and ‘the girls’ team’ lost,”", "‘the girls’ team’"],
    ),
    ('“It is 6" long, and ‘so’,” he said.', ['“It is 6" long, and ‘so’,”', "‘so’"]),
    ('"I was 6," he said, "in 1990".', ['"I was 6,"', '"in 1990"']),
]


@pytest.mark.parametrize(("value", "expected"), CLOSED)
def test_a_quotation_is_found_with_its_marks(value: str, expected: list[str]) -> None:
    assert _told(value) == [[(words, "closed") for words in expected]]


NOT_MARKS = [
    "It doesn’t matter that the boys’ team and James' coach can't play.",
    "He stood 6'2\" tall; she is 5’10”, and the board is 3' by 6\".",
    "The ’90s, the '80s, rock ’n’ roll and rock 'n' roll, 'til dawn, ‘tis odd.",
    'Look at <a href="x.html">this</a>, a ½" pipe and 40°26\'46"N.',
    "[sourcecode language=“bash“]make all[/sourcecode]",
    "[box class=”wide” title=”Part 4″]Nine lessons.[/box]",
    "Die Ã„pfel werden geschÃ¤lt und gewÃ¼rfelt.",
]


@pytest.mark.parametrize("value", NOT_MARKS)
def test_apostrophes_measures_and_attributes_quote_nothing(value: str) -> None:
    assert _told(value) == [[]]


FAULTS = [
    ('“We had no choice," the mayor said.', '“We had no choice,"', "mismatched"),
    ('He wrote in "Better Bridges”: it works.', '"Better Bridges”', "mismatched"),
    ("“Fine,” she said. ‘We have enough.’’", "‘We have enough.’’", "mismatched"),
    (
        "“Fine,” she said. ‘We don't have enough. That is all.”",
        "‘We don't have enough. That is all.”",
        "mismatched",
    ),
    ("The “articles” and “events“–two kinds.", "“events“", "mismatched"),
    ("“That was odd,” he said. ”That was worse.”", "”That was worse.”", "mismatched"),
    ("“Good,’ she said.", "“Good,’", "mismatched"),
    ("‘We have none,' he said.", "‘We have none,'", "mismatched"),
    ('“It began in 1990" was all.', '“It began in 1990"', "mismatched"),
    ('“It began in 1990" and “ended” soon.', '“It began in 1990"', "mismatched"),
    ('„Ja", sagte sie.', '„Ja"', "mismatched"),
    ("“He said ‘Nothing will happen,” she said.", "‘Nothing will happen,", "open"),
    ("“It is late, she said. “It is dark.”", "“It is late, she said. “It is dark.”", "open"),
    ('She said, "It is late.', '"It is late.', "open"),
]


@pytest.mark.parametrize(("value", "words", "state"), FAULTS)
def test_a_fault_is_told_with_certainty(value: str, words: str, state: str) -> None:
    assert (words, state) in _told(value, "The next paragraph quotes nobody.")[0]


UNSURE = [
    "“We beat the ‘Canes,” he said.",  # a nickname
    "‘Twas the night before, she said.",
    'He said " hello " and "so on" and " so forth.',
    "“And so it went, he said, until",  # cut off
    "“Many other countries …",
]


@pytest.mark.parametrize("value", UNSURE)
def test_where_there_is_doubt_nothing_is_certain(value: str) -> None:
    states = [state for _, state in _told(value)[0]]
    assert not {"open", "mismatched"} & set(states)


def test_speech_over_paragraphs_opens_each_and_closes_the_last() -> None:
    first, second, third = _told("“We begin here.", "“We go on.", "“And end,” she said.")
    assert first == [("“We begin here.", "continued")]
    assert second == [("“We go on.", "continued")]
    assert third == [("“And end,”", "closed")]


def test_speech_over_paragraphs_may_go_without_the_repeated_mark() -> None:
    assert _told("He said: “We begin here.", "We go on.", "And end.” Then he left.")[0] == [
        ("“We begin here.", "continued")
    ]


def test_a_heading_may_stand_between_two_paragraphs_of_speech() -> None:
    assert _told("“We begin here.", "A New Start", "“We end,” she said.")[0] == [
        ("“We begin here.", "continued")
    ]
    assert _told(
        "“We begin here.",
        "The council had met twice before that, and agreed on nothing.",
        "“We end,” he said.",
    )[0] == [("“We begin here.", "open")]


def test_a_right_mark_opens_in_an_article_that_keeps_to_it() -> None:
    assert _told("”Hej”, sa hon. ”Kom”, sa han.") == [[("”Hej”", "closed"), ("”Kom”", "closed")]]


def test_a_range_is_quoted_only_between_the_marks() -> None:
    found = quotations(["He said “on Monday” today."])[0]
    assert is_quoted(found, 9, 18)
    assert not is_quoted(found, 8, 18)
    assert not is_quoted(found, 20, 25)


def test_marks_nested_beyond_reason_quote_nothing() -> None:
    assert quotations(["“a " * 40]) == ((),)


def test_code_is_skipped() -> None:
    assert quotations(['Use x = "1 here.'], [[(4, 10)]]) == ((),)
    text = Text.verbatim('Use "x here.', 0, 12)
    block = Block(BlockKind.PARAGRAPH, text, text.span(), (Mark(MarkKind.CODE, 4, 6),))
    assert quotations_of_passages([Passage(Part.BODY, text, block)]) == ((),)


def test_captions_are_each_their_own_flow_of_words() -> None:
    texts = [Text.verbatim(value, 0, len(value)) for value in ("“Begun.", "“Ended.”")]
    first, _ = quotations_of_passages([Passage(Part.CAPTION, text) for text in texts])
    assert first == (Quotation(0, 7, "“", "", 0, State.OPEN, certain=True),)


@given(st.lists(st.text(alphabet="ab s9.,—“”‘’\"'„«»‹›「」`", max_size=30), max_size=4))
def test_any_marks_are_read_and_places_lie_in_their_paragraph(paragraphs: list[str]) -> None:
    for value, found in zip(paragraphs, quotations(paragraphs), strict=True):
        for item in found:
            assert 0 <= item.start < item.end <= len(value)
            assert value.startswith(item.opening, item.start)
            assert not item.closing or value[: item.end].endswith(item.closing)
