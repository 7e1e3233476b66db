from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.readers.text import read
from newslint.readers.text.furniture import is_rail_heading
from newslint.source import SourceFile
from newslint_schemas import Article, Teaser

_BODY = "The harbour bridge will close for a year from June, the city council decided on Monday after a long debate."


def _article(text: str) -> Article:
    (article,) = read(SourceFile("story.txt", text.encode(), text), Conventions()).articles
    return article


def _told(teaser: Teaser) -> tuple[str, str, str, str]:
    picture = teaser.picture
    return (
        teaser.title.value,
        "" if picture is None else picture.caption.value,
        "" if picture is None else picture.credit.value,
        teaser.summary.value,
    )


def _items(rail: str) -> list[tuple[str, str, str, str]]:
    return [_told(teaser) for teaser in _article(f"{_BODY}\n\nMore from the Courier\n\n{rail}").teasers]


def test_items_without_titles_are_told_apart_by_their_credits() -> None:
    assert _items(
        "Trams stand idle at the depot in Northgate, April 9, 2025.\nREUTERS/Ines Orr\n\nThe strike goes on.\n\n"
        "A bricklayer works on the new school in Elm Row, April 11, 2025.\n\nTown Council/Handout via REUTERS\n\n"
        "The school opens a year late.\n\n"
        "Tom Ferro (l), the headmaster, and Ruth Okello, the mayor, talk at the gate of the school.\n\n"
        "Parents want their money back, and they may get some of it.\n\n"
        "Jon Pell\n\nA column on how the town was built, and what it forgot."
    ) == [
        (
            "",
            "Trams stand idle at the depot in Northgate, April 9, 2025.",
            "REUTERS/Ines Orr",
            "The strike goes on.",
        ),
        (
            "",
            "A bricklayer works on the new school in Elm Row, April 11, 2025.",
            "Town Council/Handout via REUTERS",
            "The school opens a year late.",
        ),
        (
            "",
            "Tom Ferro (l), the headmaster, and Ruth Okello, the mayor, talk at the gate of the school.",
            "",
            "Parents want their money back, and they may get some of it.",
        ),
        ("", "", "Jon Pell", "A column on how the town was built, and what it forgot."),
    ]


def test_items_with_titles_keep_them_and_the_one_without_is_seen() -> None:
    assert [title for title, *_ in _items(
        "Tram drivers walk out\nTrams stand idle.\nOmar Teague/Courier\n\nDrivers and the company meet in June.\n\n"
        "The school is late. Parents are angry.\nA bricklayer at work in Elm Row.\nLena Whitlock\n\nIt costs twice as much.\n\n"
        "Women march past the ministry in the rain.\nOmar Teague/Courier\n\nThe march was the largest in years."
    )] == ["Tram drivers walk out", "The school is late. Parents are angry.", ""]  # fmt: skip


def test_a_summary_without_a_full_stop_is_not_the_title_of_the_item_below() -> None:
    joined = (
        "Trams stand idle\nA tram at the depot in Northgate.\nInes Orr / Courier\n\nThe strike goes on.\n\n"
    )
    school = "School opens a year late\nThe new school in Elm Row.\nTom Ferro / Courier\n\n"
    summary = "Parents and teachers want their money back from the town\n\n"
    mill = "The old mill in Marsh Lane.\nJon Pell / Courier\n\nIt burned down in the night of the flood."
    bridge = "Bridge to close for a year\nThe bridge before the flood.\nJon Pell / Courier\n\nIt is old.\n\n"
    untitled = _items(joined + bridge + school + summary + mill)
    assert [title for title, *_ in untitled] == [
        "Trams stand idle", "Bridge to close for a year", "School opens a year late", "",
    ]  # fmt: skip
    assert untitled[2][3] == summary.strip()
    # A title that the one blank line too many has parted from its picture is one none the less.
    apart = _items(
        joined + bridge + school + "The town pays at last.\n\nFire destroys the old mill\n\n" + mill
    )
    assert [title for title, *_ in apart][3:] == ["Fire destroys the old mill"]


def test_titles_alone_are_items() -> None:
    assert _items("Tram drivers walk out\n\nSchool opens late\n\nCouncillors vote down bypass") == [
        ("Tram drivers walk out", "", "", ""),
        ("School opens late", "", "", ""),
        ("Councillors vote down bypass", "", "", ""),
    ]


def test_titles_with_summaries_are_items() -> None:
    assert _items(
        "Tram drivers walk out\nDrivers and the company meet in June.\n\nSchool opens late\nIt costs twice as much."
    ) == [
        ("Tram drivers walk out", "", "", "Drivers and the company meet in June."),
        ("School opens late", "", "", "It costs twice as much."),
    ]


def test_the_story_goes_on_below_a_rail_in_its_midst() -> None:
    article = _article(
        f"{_BODY}\n\nREAD MORE\n\nTram drivers walk out\n\n{_BODY}\n\n“No,” he said.\n\n{_BODY}\n"
    )
    assert [_told(teaser) for teaser in article.teasers] == [("Tram drivers walk out", "", "", "")]
    assert len(article.blocks) == 4


def test_a_heading_above_copy_is_no_rail() -> None:
    article = _article(f"{_BODY}\n\nRead more\n\n{_BODY}\n\n{_BODY}\n")
    assert not article.rails
    assert len(article.blocks) == 4


def test_a_line_with_the_title_behind_the_call_is_a_titled_teaser() -> None:
    article = _article(f"{_BODY}\n\nRead more: Why the bridge cracked\n\n{_BODY}\n")
    assert [_told(teaser) for teaser in article.teasers] == [("Why the bridge cracked", "", "", "")]


def test_a_caption_printed_twice_in_an_item_is_a_repeat() -> None:
    caption = "Trams stand idle at the depot in Northgate, April 9, 2025."
    article = _article(
        f"{_BODY}\n\nRelated\n\n{caption}\n{caption}\nREUTERS/Ines Orr\n\nThe strike goes on.\n"
    )
    (teaser,) = article.teasers
    assert teaser.picture is not None
    assert [repeat.value for repeat in teaser.picture.repeats] == [caption]
    assert teaser.summary.value == "The strike goes on."


def test_a_finding_about_a_teaser_is_shown_at_its_first_words() -> None:
    text = f"{_BODY}\n\nRelated\n\nTrams stand idle.\nREUTERS/Ines Orr\n\nThe strike goes on.\n"
    (teaser,) = _article(text).teasers
    assert text[teaser.place.start : teaser.place.end] == "Trams stand idle."
    assert text[teaser.span.start : teaser.span.end].endswith("goes on.")


@pytest.mark.parametrize(
    "value",
    [
        "More from the Courier",
        "MORE ON THE STRIKE",
        "Related:",
        "Read more",
        "More Anselm news",
        "You may also like",
        "Les mer",
    ],
)
def test_a_call_to_other_stories_is_a_heading(value: str) -> None:
    assert is_rail_heading(value)


@pytest.mark.parametrize(
    "value",
    [
        "More bridges, tunnels, awards and grants",
        "More than a hundred people",
        "Related by marriage to the mayor",
        "Reading",
    ],
)
def test_a_line_with_its_own_words_is_no_heading(value: str) -> None:
    assert not is_rail_heading(value)


_CAPTIONS = st.sampled_from(
    [
        "Protesters gather outside the parliament in Osten, Norland, on March 4, 2025.",
        "Finance Minister Petra Holm speaks during a news conference in Merrow, April 12, 2025.",
        "Jan Petrik (left) and Omar Teague of Rovers celebrate after the final whistle.",
        "FILE PHOTO: A tanker sails off the coast of Merrow, Norland, May 5, 2023.",
    ]
)
_CREDITS = st.sampled_from(
    [
        "REUTERS/Ines Orr",
        "Norland Army/Handout via REUTERS",
        "(Photo by Ines Orr/NurPhoto)",
        "(AP Photo/Tom Ferro, File)",
    ]
)
_SUMMARIES = st.sampled_from(
    [
        "The court threw out the case, leaving the opposition without its strongest weapon.",
        "For the first time in thirty years, the two neighbors will sit down at one table.",
        "Why is everyone talking about the river? Because it holds the key to next year's harvest.",
    ]
)
_TITLES = st.sampled_from(
    ["Can the ceasefire hold?", "Why oil is cheap again", "Hard numbers: Bridges and bullets"]
)
_LINES = st.sampled_from(["\n", "\n\n"])


@given(
    st.lists(
        st.tuples(_CAPTIONS, _LINES, _CREDITS, _SUMMARIES),
        min_size=2,
        max_size=6,
        unique_by=lambda item: item[0],
    )
)
def test_a_rail_without_titles_is_read_item_by_item(items: list[tuple[str, str, str, str]]) -> None:
    rail = "\n\n".join(f"{caption}{line}{credit}\n\n{summary}" for caption, line, credit, summary in items)
    teasers = list(_article(f"{_BODY}\n\nRelated\n\n{rail}\n").teasers)
    assert [teaser.title.missing for teaser in teasers] == [True] * len(items)
    assert [teaser.summary.value for teaser in teasers] == [summary for *_, summary in items]


@given(
    st.lists(
        st.tuples(_TITLES, _LINES, _CAPTIONS, _CREDITS, _SUMMARIES),
        min_size=2,
        max_size=3,
        unique_by=lambda item: item[0],
    )
)
def test_a_rail_with_titles_is_read_item_by_item(items: list[tuple[str, str, str, str, str]]) -> None:
    rail = "\n\n".join(
        f"{title}{line}{caption}\n{credit}\n\n{summary}" for title, line, caption, credit, summary in items
    )
    teasers = list(_article(f"{_BODY}\n\nRelated\n\n{rail}\n").teasers)
    assert [teaser.title.value for teaser in teasers] == [title for title, *_ in items]
    assert [teaser.summary.value for teaser in teasers] == [item[-1] for item in items]
