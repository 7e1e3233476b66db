from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.credits import (
    CreditKind,
    Named,
    is_bare_name,
    is_credit,
    is_placeholder,
    parse_credit,
    split_credit,
)

CREDITS = """
REUTERS/Ines Marlowe
Ines Marlowe/AFP via Getty Images
Photo: Ines Marlowe
Photograph: Ines Marlowe/Getty
(AP Photo/Ines Marlowe)
(AP Photo/Ines Marlowe, File)
AP Photo by Ines Marlowe
Courtesy of the Marlowe family
Courtesy Tom Ferro
Courtesy club website
Photo: Courtesy club website
(Photo: Courtesy of the family)
Handout via REUTERS
Norland Ministry/Handout via REUTERS
Ines Marlowe/Pool via REUTERS/File Photo
© Ines Marlowe
© 2020 Ines Marlowe
Ines Marlowe, CC BY 2.0
Public domain
Foto: Ines Marlowe / NTB
Foto von ines auf unsplash.com
Crédit photo : Inès Marlowe
Cortesía de la campaña
marlowe, iStock, Thinkstock
marlowe_77/iStock/Thinkstock
Tom Ferro / Port Anselm Courier
Tom Ferro / For the Courier
Ines Marlowe | AP
Picture by Ines Marlowe
Photo by Ines Marlowe on Unsplash
Photos by Ines Marlowe and Tom Ferro
Supplied
Submitted photo
File photo
Illustration: Ines Marlowe
Illustration by Ines Marlowe / For the Courier
Screenshot: YouTube
Icons via OpenMoji
AFP
Photo: AFP
INES MARLOWE/SCIENCE PHOTO LIBRARY
Image credit: NASA/JPL-Caltech
Credits: Supplied Image;
Ines Marlowe, Port Anselm Gazette
Reuters file photo
Ines Marlowe for The Anselm Tribune
Credit...Ines Marlowe/The Courier
AI-generated image
Image: AI-generated
Illustration: Ines Marlowe, made with AI
Image: Ines Marlowe using Midjourney
Handout photo from the Marlowe family
Photo © Ines Marlowe
Satellite image ©2024 Maxar Technologies
Ines Marlowe ©
Ines Marlowe via Flickr (CC BY 2.0)
Composite: Ines Marlowe/Getty
Photo illustration: Ines Marlowe
Drone image: Ines Marlowe
U.S. Army photo by Airman 1st Class Ines Marlowe
Crown copyright
Reproduced with permission of Ines Marlowe
صورة: رويترز
© Heimatverein und Museum Norland e.V.
© 2024 Port Anselm Borough Council and partners
inesm / anselmbilder.de
Fot. Norland Gaz
Bild Ines Marlowe
— AFP pic
Imagen de referencia
DR
Reprodução
Imagem: Divulgação/Clube de Anselmo
Photo : Archives du Gouvernement norlandais
Foto: Ines Marlowe CC BY 2.0
Ines Marlowe/EPA vía Shutterstock
CreditInes Marlowe/The Courier
Photo by
Photo by -
Credit: N/A
""".strip().splitlines()

NO_CREDITS = """
Map
By permission of the court, he left the country
The picture was made with AI
Composite materials: what they are made of
Still: a word for a mill that distils
Drone strikes: what is known
Left:
Paige Orr
More from the Courier
Port Anselm and Merrow trade blows
Merrow/Anselm
PORT ANSELM, Norland/MERROW
He holds a photo by Ansel Adams
Photo: Smoke rises over the city
Photo: The mayor opens the bridge.
Foto: In den Bergen wird es kalt
Foto Marlowe in der Bahnhofstrasse
© The bridge was closed on Friday because the river rose.
Creditors meet in Paris/London
Photos show the damage
Pictures from Monday
PORT ANSELM (AP) — Dozens were killed
NEW BUSINESS
Slow recovery
Source of the leak is unknown
PARIS, June 3 (Reuters) - The
Photographs of the king were shown.
Paris, Texas
Image of the day
Video: Police chase ends in crash
Orr & Ferro, $17.99; ages 3-7
Ines Marlowe; illustrated by Tom Ferro
Smith, Jones and Brown
Contact: Ines Marlowe
January / February
Councillor Ines Marlowe (Labour/Co-op)
""".strip().splitlines()


@pytest.mark.parametrize("value", CREDITS)
def test_a_credit_line_is_told_by_its_words(value: str) -> None:
    assert is_credit(value)


@pytest.mark.parametrize("value", ["", " ", *NO_CREDITS])
def test_other_lines_are_no_credits(value: str) -> None:
    assert not is_credit(value)


@pytest.mark.parametrize(
    ("value", "caption", "credit"),
    [
        ("Smoke rises, May 4, 2020. REUTERS/Ines Orr", "Smoke rises, May 4, 2020.", "REUTERS/Ines Orr"),
        ("Smoke rises, May 4, 2020 REUTERS/Ines Orr", "Smoke rises, May 4, 2020", "REUTERS/Ines Orr"),
        ("Smoke rises. (AP Photo/Ines Orr)", "Smoke rises.", "AP Photo/Ines Orr"),
        ("Smoke over the port (Photo: Ines Orr)", "Smoke over the port", "Photo: Ines Orr"),
        ("She follows Paul. | Ines Orr/Getty Images", "She follows Paul.", "Ines Orr/Getty Images"),
        ("A market in Merrow | Ines Orr", "A market in Merrow", "Ines Orr"),
        ("The king waves — © BELGA", "The king waves", "© BELGA"),
        ("The king waves. Photo by Ines Orr.", "The king waves.", "Photo by Ines Orr"),
        ("Rebels march. [File: Reuters]", "Rebels march.", "File: Reuters"),
        ("Kongen vinker Foto: Ines Orr / AP / NTB", "Kongen vinker", "Foto: Ines Orr / AP / NTB"),
        ("A boy waits on May 3, 2024. / AFP / INES ORR", "A boy waits on May 3, 2024.", "AFP / INES ORR"),
        ("The new wing, courtesy of Ines Orr", "The new wing", "courtesy of Ines Orr"),
        ("The new wing. Photo courtesy of Ines Orr.", "The new wing.", "Photo courtesy of Ines Orr"),
        ("People near Ada, Ohio. (AP)", "People near Ada, Ohio.", "AP"),
        ("EPA — The king speaks on Monday", "The king speaks on Monday", "EPA"),
        ("Photo: Ines Orr | The king speaks at home", "The king speaks at home", "Photo: Ines Orr"),
        ("The bridge on Monday. File photo", "The bridge on Monday.", "File photo"),
        ("A view of Merrow. (Photo: )", "A view of Merrow.", "Photo:"),
        ("Der Kanzler. Bild: picture alliance/dpa", "Der Kanzler.", "Bild: picture alliance/dpa"),
        ("A man fishes. Ines Orr, CC BY-SA 4.0", "A man fishes.", "Ines Orr, CC BY-SA 4.0"),
        ("The dish turns at night.Credit: Ines Orr/AFP", "The dish turns at night.", "Credit: Ines Orr/AFP"),
        (
            "A drone nears the ship. Screenshot aus Twitter",
            "A drone nears the ship.",
            "Screenshot aus Twitter",
        ),
        ("She spoke for an hour. (screen grab)", "She spoke for an hour.", "screen grab"),
        (
            "Marcha en Merrow. Inés Orr | Archivo | El Eco.",
            "Marcha en Merrow.",
            "Inés Orr | Archivo | El Eco",
        ),
        ("Photo: Ines Orr", "", "Photo: Ines Orr"),
    ],
)
def test_a_caption_is_parted_from_its_credit(value: str, caption: str, credit: str) -> None:
    ranges = split_credit(value)
    assert ranges is not None
    assert [value[start:end] for start, end in ranges] == [caption, credit]


@pytest.mark.parametrize(
    "value",
    [
        "Minister Ines Orr (left) and Tom Ferro (right)",
        "Smoke over the bay (Manila)",
        "The minister resigned (The Guardian reported)",
        "Tom Ferro (l)",
        "Members of the Associated Press (AP)",
        "Councillor Ines Orr (Labour)",
        "The trip was paid for courtesy of the taxpayers.",
        "He wore a jacket by Hugo Boss.",
        "The page orrlab.org/File:Dish shows the dish at night.",
        "Ines Orr of the Herald (2019)",
        "",
    ],
)
def test_brackets_and_names_in_doubt_are_left_in_the_caption(value: str) -> None:
    assert split_credit(value) is None


@given(st.text(alphabet="AaPpho t/.()|—-:©\nby", max_size=80))
def test_both_ranges_lie_in_the_string_and_never_overlap(value: str) -> None:
    ranges = split_credit(value)
    is_placeholder(value)
    parse_credit(value)
    if ranges is not None:
        (start, end), (low, high) = ranges
        assert 0 <= start <= end <= len(value)
        assert 0 <= low <= high <= len(value)
        assert end <= low or high <= start or start == end


@pytest.mark.parametrize(
    "value", ["Ines Marlowe", "J. D. Orr", "Ludwig van Beek", "Tom Ferro Jr.", "MARLOWE", "Ali al-Sayed"]
)
def test_a_bare_name_is_one_to_four_capitalised_words(value: str) -> None:
    assert is_bare_name(value)


@pytest.mark.parametrize(
    "value",
    ["", "The Courier", "ines marlowe", "Ines Marlowe said", "Ines Marlowe.", "More news", "2 Days Left"],
)
def test_other_words_are_no_bare_name(value: str) -> None:
    assert not is_bare_name(value)


@pytest.mark.parametrize(
    "value",
    [
        "TK",
        "XXX",
        "Photo by -",
        "Photo by",
        "Credit:",
        "()",
        "None",
        "Unknown",
        "Photo courtesy",
        "Photo: N/A",
        "-",
    ],
)
def test_a_placeholder_names_nobody(value: str) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value", ["Photo: Ines Orr", "Supplied", "Courtesy photo", "AFP", "Screenshot: Google Maps"]
)
def test_a_credit_that_names_someone_is_no_placeholder(value: str) -> None:
    assert not is_placeholder(value)


@pytest.mark.parametrize(
    ("value", "kind", "parts"),
    [
        ("REUTERS/Ines Orr", CreditKind.AGENCY, {"agency": "REUTERS", "person": "Ines Orr"}),
        (
            "Ines Orr/AFP via Getty Images",
            CreditKind.AGENCY,
            {"person": "Ines Orr", "agency": "AFP", "via": "Getty Images"},
        ),
        ("(AP Photo/Ines Orr, File)", CreditKind.FILE, {"agency": "AP Photo", "person": "Ines Orr"}),
        ("Courtesy of the Orr family", CreditKind.COURTESY, {"source": "the Orr family"}),
        ("Ines Orr, CC BY 2.0", CreditKind.LICENCE, {"person": "Ines Orr", "licence": "CC BY 2.0"}),
        ("Illustration: Ines Orr", CreditKind.ILLUSTRATION, {"person": "Ines Orr"}),
        ("Supplied", CreditKind.HANDOUT, {}),
        ("AI-generated image", CreditKind.GENERATED, {}),
        ("Image: AI-generated", CreditKind.GENERATED, {}),
        ("Illustration: Ines Orr using Midjourney", CreditKind.GENERATED, {"person": "Ines Orr"}),
        ("Ines Orr/Pool via REUTERS/File Photo", CreditKind.POOL, {"person": "Ines Orr", "via": "REUTERS"}),
        ("Ines Orr on Unsplash", CreditKind.AGENCY, {"person": "Ines Orr", "agency": "Unsplash"}),
        (
            "Photo by Ines Orr of Brightline",
            CreditKind.AGENCY,
            {"person": "Ines Orr", "agency": "Brightline"},
        ),
        ("Ines Orr for the Courier", CreditKind.UNKNOWN, {"person": "Ines Orr", "client": "the Courier"}),
        (
            "Photo by Ines Orr of Brightline for The Courier",
            CreditKind.AGENCY,
            {"person": "Ines Orr", "agency": "Brightline", "client": "The Courier"},
        ),
        ("Ines Orr / For The Courier", CreditKind.UNKNOWN, {"person": "Ines Orr", "client": "The Courier"}),
        (
            "U.S. Army photo by Sgt. Ines Orr",
            CreditKind.AGENCY,
            {"agency": "U.S. Army", "person": "Sgt. Ines Orr"},
        ),
        ("Photo by Ines Orr (Getty)", CreditKind.AGENCY, {"person": "Ines Orr", "agency": "Getty"}),
        ("Satellite image ©2024 Maxar Technologies", CreditKind.AGENCY, {"agency": "Maxar Technologies"}),
        ("Composite: Ines Orr/Getty", CreditKind.ILLUSTRATION, {"person": "Ines Orr", "agency": "Getty"}),
        ("Screenshots Instagram/TikTok", CreditKind.SCREENSHOT, {"agency": "Instagram"}),
        ("Family handout/PA", CreditKind.HANDOUT, {"agency": "PA"}),
        ("University of Merrow", CreditKind.UNKNOWN, {"person": "University of Merrow"}),
    ],
)
def test_the_parts_of_a_credit_are_named_at_their_places(
    value: str, kind: CreditKind, parts: dict[str, str]
) -> None:
    credit = parse_credit(value)
    found: dict[str, Named | None] = {
        "person": credit.person,
        "agency": credit.agency,
        "via": credit.via,
        "source": credit.source,
        "licence": credit.licence,
        "client": credit.client,
    }
    named = {name: part for name, part in found.items() if part is not None}
    assert credit.kind is kind
    assert {name: part.value for name, part in named.items()} == parts
    assert all(value[part.start : part.end] == part.value for part in named.values())


@pytest.mark.parametrize(
    ("value", "others", "archive"),
    [
        ("Ines Orr/AFP/Getty Images", ["Getty Images"], False),
        ("REUTERS/Ines Orr/File Photo", [], True),
        ("(AP Photo/Ines Orr, File)", [], True),
        ("Ines Orr/The Courier via AP, File", [], True),
    ],
)
def test_further_agencies_and_the_files_are_told(value: str, others: list[str], archive: bool) -> None:
    credit = parse_credit(value)
    assert ([part.value for part in credit.others], credit.archive) == (others, archive)


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("Photo: Ines Orr/AFP via Getty Images", True),
        ("Ines Orr, CC BY 2.0", True),
        ("Ines Orr / CC BY 2.0 / from a trip to the coast", False),
        ("Photo: Ines Orr. Styling: Tom Ferro", False),
        ("Photo: Ines Orr (courier.example/orr)", False),
        ("Photo by Ines Orr, who lives on the coast", False),
    ],
)
def test_a_credit_is_whole_where_every_word_of_it_was_understood(value: str, whole: bool) -> None:
    assert parse_credit(value).whole is whole
