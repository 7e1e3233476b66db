from __future__ import annotations

import pytest

from articles import Para, Promo, Story, story
from newslint.context import Context
from newslint_rules.quotes.mismatched import Mismatched
from newslint_schemas import BlockKind, Mark, MarkKind

RULE = Mismatched()


def _fixed(made: Story) -> str:
    (finding,) = RULE.check(made.article, Context(made.article))
    assert finding.fix is not None
    source = made.source
    for edit in sorted(finding.fix.edits, reverse=True):
        source = source[: edit.span.start] + edit.replacement + source[edit.span.end :]
    return source


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ('“No,” he said. “We had no choice," he added.', "“No,” he said. “We had no choice,” he added."),
        ('He read "Better Bridges” twice.', "He read “Better Bridges” twice."),
        ("“No,” he said. ‘We had none.’’", "“No,” he said. “We had none.”"),
        ("“No,” he said. ‘We had none.”", "“No,” he said. “We had none.”"),
        ("“No,” he said. ”We had none.”", "“No,” he said. “We had none.”"),
        ("The “big“ one.", "The “big” one."),
        ("“No,’ he said.", "“No,” he said."),
        ('„Nein", sagte er.', "„Nein“, sagte er."),
    ],
)
def test_the_fix_writes_the_pair_that_was_meant(value: str, meant: str) -> None:
    assert meant in _fixed(story(value))


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ('“We had no choice," he added.', '"We had no choice," he added.'),
        ('"We had no choice,” he added.', '"We had no choice," he added.'),
        ("“We had no choice,’ he added.", '"We had no choice," he added.'),
        ('„We had no choice", he added.', "„We had no choice“, he added."),
    ],
)
def test_straight_copy_gets_straight_marks(value: str, meant: str) -> None:
    assert meant in _fixed(story(value, '"No," she said. "Never," he said.'))


def test_a_quotation_without_end_is_shown_by_its_first_words() -> None:
    long = "“It is late and the road is long and nobody knows how far it is to the next inn or whether it is open."
    (words,) = story(long, "Then he slept.").reported(RULE)
    assert long.startswith(words)
    assert 60 <= len(words) < 80


@pytest.mark.parametrize(
    "made",
    [
        story("“We begin.", "“We end,” he said."),
        story(Para("“ The road is long.", BlockKind.QUOTATION), "He slept."),
        story(Para('“Ten"', BlockKind.TABLE)),
        story("The 6’2” man and the drivers’ cars."),
        story("He said “no", headline="What the mayor “meant"),
        story(Para('Set it to "on in the file.', marks=(Mark(MarkKind.CODE, 10, 14),))),
        story("Nothing.", promos=[Promo("More", "“We had no choice, the mayor said, and")]),
    ],
)
def test_speech_pull_quotes_measures_and_cut_texts_are_left_alone(made: Story) -> None:
    assert not made.findings(RULE)


def test_headlines_and_teasers_are_read_as_well() -> None:
    made = story("Nothing.", headline='“Never again"', promos=[Promo('It is "over”')])
    assert made.reported(RULE) == ['“Never again"', '"over”']
