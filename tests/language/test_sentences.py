from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.sentences import Sentence, sentence_at, sentences

SPLIT = [
    "The mayor spoke. | The council listened.",
    "“Why?” she asked. | “No.” | Then she left.",
    "Mr. Dahl met Gov. Ruiz in St. Paul. | They agreed.",
    "He works for the U.S. Navy. | She does not.",
    "It happened in the U.S. | The police said so.",
    "Doors open at 8 a.m. Monday and close at 5 p.m. | The shop is shut on Sunday.",
    "On Jan. 5 the rate rose by 3.5 percent. | Nobody was told.",
    "J. D. Moreau and Ann B. Oyelaran, Ph.D., signed. | Both declined to comment.",
    "See No. 7 of the report. | It is long.",
    "The rest... was easy. | Wait … for it.",
    "They won 3-2! | What a night.",
    "JAKARTA (Reuters) - Boats set out at dawn. | The sea was calm.",
    "LONDON, Feb. 1, 2017 /PRNewswire/ -- Four engineers won a prize. | More follows.",
    "GREEN BAY, Wis. -- Here it began. | It goes on.",
    "Acme Inc. bought Widget Co. | The price was not given.",
    "Er kam am 12. März. | Es war z.B. kalt.",
    "会議は終わった。| 彼は帰った。",
    "A heading without a full stop\n\n|A paragraph.",
    "A line\nthat goes on. | Another.",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_a_text_is_split_where_its_sentences_end(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    value = marked.replace("|", "")
    assert [value[start:end] for start, end in sentences(value)] == expected


def test_the_sentence_at_an_offset_is_the_one_that_holds_it_or_the_next() -> None:
    parts = sentences("One. Two.")
    assert sentence_at(parts, 0) == Sentence(0, 4)
    assert sentence_at(parts, 4) == Sentence(5, 9)
    assert sentence_at(parts, 99) == Sentence(5, 9)


@given(st.text(alphabet="aB. \n!?…“”\"'0。", max_size=60))
def test_sentences_stand_in_order_and_hold_every_word(value: str) -> None:
    parts = sentences(value)
    position = 0
    for start, end in parts:
        assert position <= start < end <= len(value)
        assert not value[position:start].strip()
        assert value[start:end] == value[start:end].strip()
        position = end
    assert not value[position:].strip()
