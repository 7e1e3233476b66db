from __future__ import annotations

import pytest

from newslint.language.detect import corrected, language_of, language_of_passages
from newslint_schemas import Part, Passage, Text

TEXTS = [
    (
        "en",
        "The mayor said that the bridge would be closed for a year and that the council had been told of it.",
    ),
    (
        "es",
        "La alcaldesa dijo que el puente estará cerrado por un año y que los vecinos no fueron avisados, pero ya lo sabían.",
    ),
    (
        "fr",
        "Le maire a dit que le pont serait fermé pour un an et que les habitants ne sont pas dans la confidence.",
    ),
    (
        "de",
        "Die Bürgermeisterin sagte, dass die Brücke für ein Jahr gesperrt wird und sich der Rat auf den Bau vorbereitet.",
    ),
    (
        "it",
        "Il sindaco ha detto che il ponte non è più sicuro e che gli abitanti della città sono stati avvisati con una lettera.",
    ),
    (
        "pt",
        "O prefeito disse que a ponte não será aberta e que os moradores da cidade foram avisados por uma carta, mais ou menos.",
    ),
    (
        "nl",
        "De burgemeester zei dat het een jaar zal duren en dat de brug niet open gaat voor het verkeer van de stad.",
    ),
    (
        "sv",
        "Borgmästaren sade att bron inte är säker och att det är för dyrt att laga den, som rådet har sagt till staden.",
    ),
    (
        "no",
        "Ordføreren sa at broen ikke er trygg og at det er for dyrt å reparere den, som rådet har sagt etter møtet på mandag.",
    ),
    (
        "da",
        "Borgmesteren sagde, at broen ikke er sikker, og at det blev for dyrt at reparere den, som rådet har sagt af hensyn til byen.",
    ),
    (
        "fi",
        "Kaupunginjohtaja sanoi, että silta ei ole turvallinen ja että hän on myös sitä mieltä, mutta korjaus on kallis.",
    ),
    (
        "pl",
        "Burmistrz powiedział, że most nie jest bezpieczny i że się go nie da naprawić, ale to już wina miasta, a nie jego.",
    ),
    ("ja", "市長は橋が閉鎖されると述べた。"),
    ("zh", "市长说桥梁将关闭一年。"),
    ("", "Bridge. Council. Vote."),
    ("", ""),
    (
        "",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore magna aliqua",
    ),
]


@pytest.mark.parametrize(("language", "value"), TEXTS)
def test_a_language_is_told_by_its_short_words(language: str, value: str) -> None:
    assert language_of(value) == language


@pytest.mark.parametrize(
    ("language", "value"),
    [
        ("en", "The library will reopen on Wednesday, March 16, after repairs."),
        ("en", "Workers drained the pond, Mayor Jo Pell said, after complaints about swans."),
        ("", "Les Beatles, The Who, The Kinks."),
        ("", "Max will The Voice gewinnen und sagt Danke."),
        ("", "Havnen lukker etter jul."),
        ("", "TK"),
    ],
)
def test_a_few_words_tell_a_language_where_no_other_comes_near(language: str, value: str) -> None:
    assert language_of(value) == language


def test_the_body_speaks_before_the_furniture() -> None:
    body = TEXTS[3][1]
    passages = [Passage(Part.CAPTION, Text(TEXTS[0][1])), Passage(Part.BODY, Text(f"{body} {body} {body}"))]
    assert language_of_passages(passages) == "de"
    assert language_of_passages(passages[:1]) == "en"
    assert language_of_passages([Passage(Part.CREDIT, Text(TEXTS[0][1]))]) == ""


FRENCH = (
    "Le conseil de la ville a dit que les travaux sur le pont sont plus longs que prévu, mais que la route est ouverte. "
    * 6
)


@pytest.mark.parametrize(
    ("stated", "value", "language"),
    [
        ("en", FRENCH, "fr"),
        ("fr", FRENCH, "fr"),
        ("gl", FRENCH, "gl"),
        ("", FRENCH, ""),
        ("en", FRENCH[:200], "en"),
        ("en", "1 2 3 " * 200, "en"),
    ],
)
def test_a_page_is_in_the_language_that_its_words_are_plainly_in(
    stated: str, value: str, language: str
) -> None:
    assert corrected(stated, value) == language
