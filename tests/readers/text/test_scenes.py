from __future__ import annotations

import pytest

from newslint.conventions import Conventions
from newslint.readers.text import read
from newslint.readers.text.scenes import is_scene
from newslint.source import SourceFile
from newslint_schemas import Article

_HEADLINE = "Harbour clinic to close for a year. Its patients have nowhere to go."
_DATED = (
    "PORT ANSELM, March 3, 2025 — The harbour clinic will close for a year, the council decided on Monday."
)
_UNDATED = (
    "The harbour clinic will close for a year from June, the city council decided after a long session."
)
_BODY = "“We have no choice,” Mayor Ruth Okello said after the vote. “It is that or a collapse of the whole wing.”"
_SCENE = "An empty ward at Saint Columba Hospital in Port Anselm."


def _article(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs) + "\n"
    (article,) = read(SourceFile("story.txt", text.encode(), text), Conventions()).articles
    return article


def _captions(article: Article) -> list[str]:
    return [picture.caption.value for picture in article.pictures]


@pytest.mark.parametrize(
    "value",
    [
        _SCENE,
        "A street near the Custom House.",
        "Merrow’s power plant in Orr Township, Anselm.",
        "The bridge designed by Ines Orr near Port Anselm.",
    ],
)
def test_a_thing_at_a_named_place_is_a_scene(value: str) -> None:
    assert is_scene(value)


@pytest.mark.parametrize(
    "value",
    [
        "An empty ward at Saint Columba Hospital",  # a title has no full stop either
        "A ward in Merrow.",
        "An empty ward on the third floor.",
        "A nurse worked at Saint Columba Hospital in Port Anselm.",
        "A nurse fell at Saint Columba Hospital in Port Anselm.",
        "The firm operates in Merrow and Port Anselm.",
        "The mayor and the council were in Port Anselm.",
        "Not a single doctor at Saint Columba Hospital.",
        "A night of rain. A harbour in Port Anselm.",
        "A long wait at Saint Columba Hospital?",
        "The Anchor Hall at Saint Columba Pier – Merrow, Orr.",
        "An den Ufern der Elbe in Sachsen.",
        "Die alte Brücke über den Fluss in Sachsen.",
    ],
)
def test_a_sentence_a_title_and_a_fragment_are_no_scene(value: str) -> None:
    assert not is_scene(value)


def test_a_scene_between_the_headline_and_the_dateline_is_a_caption() -> None:
    article = _article(_HEADLINE, _SCENE, "By Tom Ferro", _DATED, _BODY, _BODY)
    assert article.headline.value == _HEADLINE
    assert _captions(article) == [_SCENE]
    assert article.pictures[0].credit.missing


def test_a_scene_is_a_caption_in_a_story_that_shows_others() -> None:
    credited = "The clinic before the vote.\nPhoto: Ines Orr"
    assert _captions(_article("Harbour clinic to close", _DATED, credited, _BODY, _SCENE, _BODY)) == [
        "The clinic before the vote.",
        _SCENE,
    ]
    assert not _captions(_article("Harbour clinic to close", _DATED, _BODY, _SCENE, _BODY))


def test_a_scene_may_be_how_a_story_begins() -> None:
    article = _article("Harbour clinic to close", _SCENE, _UNDATED, _BODY, _BODY)
    assert not article.pictures
    assert article.blocks[0].text.value == _SCENE


def test_a_scene_amid_lines_that_are_not_set_apart_is_no_caption() -> None:
    text = "\n".join(("Harbour clinic to close", _SCENE, _DATED, _BODY, _BODY)) + "\n"
    (article,) = read(SourceFile("story.txt", text.encode(), text), Conventions()).articles
    assert not article.pictures
