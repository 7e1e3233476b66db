from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.readers.markdown import read
from newslint.source import SourceFile
from newslint_schemas import Article, DateRole, Document, Genre, Presence, Role


def document(front: str, conventions: Conventions | None = None, name: str = "story.md") -> Document:
    text = f"---\n{front.strip()}\n---\nThe council met.\n"
    return read(SourceFile(name, text.encode(), text), conventions or Conventions())


def article(front: str, conventions: Conventions | None = None) -> Article:
    (found,) = document(front, conventions).articles
    return found


def test_keys_are_known_in_every_spelling() -> None:
    found = article(
        "Title: Vote\nsub_title: It was close\nPubDate: 2024-01-18\nAuthor: Ines Alder\nKicker: City"
    )
    assert found.headline.value == "Vote"
    assert found.standfirst.value == "It was close"
    assert [byline.value for byline in found.bylines] == ["Ines Alder"]
    assert found.kicker.value == "City"
    assert str(found.date) == "2024-01-18"


def test_words_are_shown_without_their_markup() -> None:
    found = article('title: "The *Dorothea* &amp; the <em>pier</em>"\ndescription: "1. FC Marsham_won_again"')
    assert found.headline.value == "The Dorothea & the pier"
    assert found.standfirst.value == "1. FC Marsham_won_again"


@pytest.mark.parametrize(
    ("front", "names"),
    [
        ("author: Ines Alder", ["Ines Alder"]),
        ("authors: [Ines Alder, Tom Okafor]", ["Ines Alder", "Tom Okafor"]),
        ("authors:\n- name: Ines Alder\n  url: /ines", ["Ines Alder"]),
        ("byline: Ines Alder of the Post\nauthors:\n- Tom Okafor", ["Ines Alder of the Post", "Tom Okafor"]),
        ("params:\n  author: Ines Alder", ["Ines Alder"]),
    ],
)
def test_bylines_are_named_in_many_ways(front: str, names: list[str]) -> None:
    assert [byline.value for byline in article(front).bylines] == names


def test_a_slug_is_no_name_and_an_empty_byline_is_empty() -> None:
    (slug,) = article("authors: [ines-alder]").bylines
    assert slug.state is Presence.ELSEWHERE
    (empty,) = article('author: ""').bylines
    assert empty.state is Presence.EMPTY
    assert empty.span is not None


@pytest.mark.parametrize(
    ("front", "dates"),
    [
        ("date: 2024-01-18 09:30:00 +0000", [(DateRole.PUBLISHED, "2024-01-18")]),
        ("date: 10-30-2024", [(DateRole.PUBLISHED, "2024-10-30")]),
        ("published: true\ndate: 2024-01-18", [(DateRole.PUBLISHED, "2024-01-18")]),
        ("published: 2024-01-18T10:00:00Z\nlastmod: 2024-01-19", [(DateRole.PUBLISHED, "2024-01-18"), (DateRole.UPDATED, "2024-01-19")]),
        ("expiryDate: 2024-01-18", [(DateRole.EXPIRES, "2024-01-18")]),
        ("lang: fr\ndate: 03/04/2024", [(DateRole.PUBLISHED, "2024-04-03")]),
        ('date: ""', []),
        ("date: soon", []),
    ],
)  # fmt: skip
def test_dates_have_their_roles(front: str, dates: list[tuple[DateRole, str]]) -> None:
    assert [(mark.role, str(mark.moment and mark.moment.date)) for mark in article(front).dates] == dates


def test_an_impossible_date_is_reported_once() -> None:
    for front in ("pubDate: 2020-11-31", "pubDate: 2020-11-31\nmodified: 2020-12-01"):
        problems = document(front).problems
        assert [problem.rule for problem in problems] == ["parse/bad-date"]
        assert document(front).articles[0].headline.missing


@pytest.mark.parametrize(
    "front",
    [
        "date: March the somethingth",
        "date: the day of the vote\nmodified: 2024-01-18",
        "date: 2024-01-18\nexpiryDate: when it is over",
        "expiryDate: when it is over",
        "publishDate: Octember",
    ],
)
@pytest.mark.parametrize("name", ["story.md", "2024-01-18-story.md"])
def test_words_that_are_no_date_are_reported_once(front: str, name: str) -> None:
    (problem,) = document(front, name=name).problems
    assert problem.rule == "parse/bad-date"
    assert problem.message.endswith(
        "is no date that can be read; write it as 2024-01-18 or 2024-01-18T09:30:00Z."
    )


@pytest.mark.parametrize(
    "value",
    [
        '""', "TBD", "tbc.", "to be announced", "'{{ date }}'", "'<date>'", "$DATE", "YYYY-MM-DD", "TT.MM.JJJJ", "n/a",
        "now", "'???'", "8 März 2024", "昨日", "true", "null",
    ],
)  # fmt: skip
def test_a_date_that_is_not_known_yet_is_no_bad_date(value: str) -> None:
    assert document(f"date: {value}").problems == ()


def test_a_key_that_may_name_a_publisher_is_not_held_to_be_a_date() -> None:
    assert document("published: by the Marsham Press\nposted: from the harbour").problems == ()


@pytest.mark.parametrize(
    ("front", "draft"),
    [("draft: true", True), ("published: false", True), ("published: true", False), ("draft: no", False)],
)
def test_drafts_are_told(front: str, draft: bool) -> None:
    assert article(front).draft is draft


def test_norwegian_is_a_language() -> None:
    assert article("lang: no").language == "no"
    assert article("language-code: es-MX").language == "es"


def test_titles_for_search_and_sharing_are_metadata() -> None:
    found = article("title: Vote\ntitle-tag: Marsham vote\nog_title: Vote\nsummary: Close\nblurb: Very close")
    assert [field.value for field in found.metadata] == ["Very close", "Marsham vote"]


# --- pictures ---------------------------------------------------------------------------------------

Told = tuple[str, str, str, str, Role]
PICTURES: dict[str, tuple[str, list[Told]]] = {
    "keys beside it": (
        "image: pier.jpg\nimage-caption: The pier.\nimage_credit: Ines Alder\nimageAlt: A pier",
        [("pier.jpg", "The pier.", "Ines Alder", "A pier", Role.LEAD)],
    ),
    "bare keys": ("image: pier.jpg\ncutline: The pier.\ncredit: Ines Alder", [("pier.jpg", "The pier.", "Ines Alder", "", Role.LEAD)]),
    "a key switched off": ("image: pier.jpg\ncreditX: Ines Alder", [("pier.jpg", "", "", "", Role.LEAD)]),
    "an image switched off": ("imageOld: pier.jpg\ncredit: Ines Alder", []),
    "a mapping": (
        "featured_image:\n  url: pier.jpg\n  caption: The pier.\n  alt: A pier\n  attribution: Ines Alder",
        [("pier.jpg", "The pier.", "Ines Alder", "A pier", Role.LEAD)],
    ),
    "an author by name": ("media:\n  src: pier.jpg\n  author:\n    name: Ines Alder", [("pier.jpg", "", "Ines Alder", "", Role.LEAD)]),
    "a header": ("header:\n  image: pier.jpg\n  caption: The pier.", [("pier.jpg", "The pier.", "", "", Role.LEAD)]),
    "a list of mappings": (
        "images:\n- src: pier.jpg\n  caption: The pier.\n- src: mast.jpg\n  credit: Tom Okafor",
        [("pier.jpg", "The pier.", "", "", Role.LEAD), ("mast.jpg", "", "Tom Okafor", "", Role.GALLERY)],
    ),
    "a list of addresses": ("images: [pier.jpg]", [("pier.jpg", "", "", "", Role.SHARE)]),
    "one for sharing": ("og_image: pier.jpg\nthumb: small.jpg", [("pier.jpg", "", "", "", Role.SHARE), ("small.jpg", "", "", "", Role.SHARE)]),
    "an app's": (
        "app-image: mast.jpg\napp-image-credit: Tom Okafor\nimage: pier.jpg\nimage-credit: Ines Alder",
        [("mast.jpg", "", "Tom Okafor", "", Role.SHARE), ("pier.jpg", "", "Ines Alder", "", Role.LEAD)],
    ),
    "further crops": ("banner: pier.jpg\ncover: shore.jpg", [("pier.jpg", "", "", "", Role.LEAD), ("shore.jpg", "", "", "", Role.SHARE)]),
    "a prefix": ("img-feat: pier.jpg\nimg-alt: A pier\nimg-caption: Photo by Ines Alder", [("pier.jpg", "", "Photo by Ines Alder", "A pier", Role.LEAD)]),
    "a printed description": (
        "image: pier.jpg\nimage-description: The pier. Photo by Ines Alder for the Post",
        [("pier.jpg", "", "Photo by Ines Alder for the Post", "The pier. Photo by Ines Alder for the Post", Role.LEAD)],
    ),
    "an address for a source": ("image: pier.jpg\nimage-source: https://example.org", [("pier.jpg", "", "", "", Role.LEAD)]),
    "an author's portrait": ("author-image: ines.jpg\nlogo-image: logo.svg", []),
    "a switch": ("image: false\nshow-image: true", []),
    "nothing": ("image:\nimage-credit: ", []),
}  # fmt: skip


@pytest.mark.parametrize(("front", "told"), PICTURES.values(), ids=PICTURES)
def test_pictures_are_told_by_keys(front: str, told: list[Told]) -> None:
    found = [
        (one.source, one.caption.value, one.credit.value, one.alt.value, one.role)
        for one in article(front).pictures
    ]
    assert found == told


def test_an_empty_credit_is_empty_at_its_slot_and_a_missing_one_absent() -> None:
    front = '---\nimage: pier.jpg\nimage-credit: ""\n---\nThe council met.\n'
    (found,) = read(SourceFile("story.md", front.encode(), front), Conventions()).articles
    (picture,) = found.pictures
    assert picture.credit.state is Presence.EMPTY
    assert picture.credit.span is not None
    assert front[picture.credit.span.start : picture.credit.span.end] == '""'
    assert front[picture.span.start : picture.span.end] == "pier.jpg"
    assert article("image: pier.jpg").pictures[0].credit.state is Presence.ABSENT
    assert article("image: pier.jpg").pictures[0].key == "image-credit"
    assert article("mugshot: ines.jpg").pictures[0].genre is Genre.PORTRAIT


def test_the_configuration_names_further_keys() -> None:
    conventions = Conventions(
        fields={
            "headline": ("claim",),
            "image": ("hero.file", "images.imgname"),
            "credit": ("hero.maker", "images.right"),
            "caption": ("images.line",),
        }
    )
    found = article(
        "claim: Vote\nhero:\n  file: pier.jpg\n  maker: Ines Alder\nimages:\n- imgname: mast.jpg\n  right: Tom Okafor\n  line: A mast.",
        conventions,
    )
    assert found.headline.value == "Vote"
    assert {(one.source, one.caption.value, one.credit.value) for one in found.pictures} == {
        ("pier.jpg", "", "Ines Alder"),
        ("mast.jpg", "A mast.", "Tom Okafor"),
    }


# --- rails ------------------------------------------------------------------------------------------


def test_lists_of_links_are_rails() -> None:
    found = article(
        "links:\n- label: Pier opens\n  href: /pier\n- href: /mast\nrelated:\n- title: Mast falls\n  url: /mast\n- url: /net"
    )
    assert [teaser.title.value for teaser in found.teasers] == ["Pier opens", "Mast falls", ""]
    assert [teaser.link.value for teaser in found.teasers] == ["/pier", "/mast", "/net"]


def test_paths_alone_are_no_teasers() -> None:
    assert list(article("related: [/pier, /mast]").teasers) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title", "image", "images", "credit", "caption", "date", "author", "links", "media", "extra", "related"]),
            st.sampled_from([": ", ":\n- ", ":\n  src: ", ":\n- url: ", ": [", ": {url: "]),
            st.text(alphabet="ab é.jpg/:-'\"{}[]&*\n", max_size=12),
        ).map("".join),
        max_size=5,
    ).map("\n".join)
)  # fmt: skip
def test_nothing_raises(front: str) -> None:
    document(front)
