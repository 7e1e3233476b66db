"""A missing credit is written beside its picture, in the article's own way, and no other byte changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import pytest
from ruamel.yaml import YAML

from newslint.context import Context
from newslint.conventions import Conventions
from newslint.finding import Severity
from newslint.fixing import edited, intact
from newslint.locate import result
from newslint.source import decode
from newslint.surroundings import Surroundings
from newslint.testing import read
from newslint_rules.credits.missing import Missing
from photographs import iim, jpeg

PICTURE = jpeg(iim=iim((80, b"Jon Pell"), (110, b"Courier")))
BODY = "\n\nThe orchard at Lower Wending has been sold to a company from the coast.\n"


def _mended(
    folder: Path,
    name: str,
    text: str,
    *,
    credit: tuple[str, ...] = (),
    picture: bytes = PICTURE,
    shortcodes: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Return a text with every credit that its pictures' own metadata give, one after another."""
    for letter in "abc":
        (folder / f"{letter}.jpg").write_bytes(picture)
    conventions = Conventions(
        fields={"credit": credit} if credit else {},
        shortcodes=shortcodes or {},
        language="en",
        surroundings=Surroundings(folder),
    )
    while True:
        source = decode(name, text.encode())
        document = read(name, text, conventions)
        found = [
            item
            for article in document.articles
            for finding in Missing().check(article, Context(article, conventions))
            if (item := result(source, finding, Severity.ERROR)).fix is not None
        ]
        if not found:
            return text
        change = edited(source, found[:1])
        again = read(name, change.text, conventions)
        assert intact(document, again, change)
        left = sum(
            len(list(Missing().check(article, Context(article, conventions)))) for article in again.articles
        )
        before = sum(
            len(list(Missing().check(article, Context(article, conventions))))
            for article in document.articles
        )
        assert left == before - 1
        text = change.text


FRONT_MATTER = [
    ("image: a.jpg", "image: a.jpg\nimage_credit: Jon Pell/Courier"),
    ("image: a.jpg   # the lead", "image: a.jpg   # the lead\nimage_credit: Jon Pell/Courier"),
    ('image:   "a.jpg"', 'image:   "a.jpg"\nimage_credit: "Jon Pell/Courier"'),
    ("image: 'a.jpg'", "image: 'a.jpg'\nimage_credit: 'Jon Pell/Courier'"),
    ('"image": "a.jpg"', '"image": "a.jpg"\n"image_credit": "Jon Pell/Courier"'),
    ("image: &lead a.jpg", "image: &lead a.jpg\nimage_credit: Jon Pell/Courier"),
    (
        "image_url: a.jpg\nimage_caption: Pears.",
        "image_url: a.jpg\nimage_credit: Jon Pell/Courier\nimage_caption: Pears.",
    ),
    (
        "leadImage: a.jpg\nleadImageAlt: Pears",
        "leadImage: a.jpg\nleadImageCredit: Jon Pell/Courier\nleadImageAlt: Pears",
    ),
    (
        "lead-image: a.jpg\ntop-story: yes",
        "lead-image: a.jpg\nlead-image-credit: Jon Pell/Courier\ntop-story: yes",
    ),
    ("image: a.jpg\ncaption: Pears wait.", "image: a.jpg\ncredit: Jon Pell/Courier\ncaption: Pears wait."),
    (
        "image: a.jpg\nimage_caption: >-\n  Pears wait\n  for pickers.",
        "image: a.jpg\nimage_credit: Jon Pell/Courier\nimage_caption: >-\n  Pears wait\n  for pickers.",
    ),
    ("image: a.jpg\nimage_credit:", "image: a.jpg\nimage_credit: Jon Pell/Courier"),
    ("image: a.jpg\nimage_credit:   # who?", "image: a.jpg\nimage_credit: Jon Pell/Courier   # who?"),
    ('image: a.jpg\nimage_credit: ""', 'image: a.jpg\nimage_credit: "Jon Pell/Courier"'),
    ("image: a.jpg\nimage_credit: ' '", "image: a.jpg\nimage_credit: 'Jon Pell/Courier'"),
    ("image: a.jpg\nimage_credit: ~", "image: a.jpg\nimage_credit: Jon Pell/Courier"),
    ("image:\n  src: a.jpg\n  alt: Pears", "image:\n  src: a.jpg\n  credit: Jon Pell/Courier\n  alt: Pears"),
    ("image: {src: a.jpg, alt: Pears}", "image: {src: a.jpg, credit: Jon Pell/Courier, alt: Pears}"),
    ("image: { src: 'a.jpg' }", "image: { src: 'a.jpg', credit: 'Jon Pell/Courier' }"),
    (
        "gallery:\n  - src: a.jpg\n    caption: Pears.\n  -   src: b.jpg\n      caption: Plums.",
        (
            "gallery:\n  - src: a.jpg\n    credit: Jon Pell/Courier\n    caption: Pears.\n"
            "  -   src: b.jpg\n      credit: Jon Pell/Courier\n      caption: Plums."
        ),
    ),
    (
        "extra:\n    hero: a.jpg\n    hero_caption: Pears.",
        "extra:\n    hero: a.jpg\n    hero_credit: Jon Pell/Courier\n    hero_caption: Pears.",
    ),
    ("image:\ta.jpg", "image:\ta.jpg\nimage_credit: Jon Pell/Courier"),
]


@pytest.mark.parametrize(("written", "mended"), FRONT_MATTER)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_key_is_put_beside_its_picture_in_yaml(
    tmp_path: Path, written: str, mended: str, newline: str
) -> None:
    frame = "---\ntitle: Orchard sold # sold!\n{}\nsummary: |\n  It is\n\n  sold\n---" + BODY
    text, expected = (frame.format(words).replace("\n", newline) for words in (written, mended))
    assert _mended(tmp_path, "a.md", text) == expected


def _leaves(value: object, way: str = "") -> Iterator[tuple[str, object]]:
    """Yield every value of a tree with the way to it, but for its place in a list."""
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            yield from _leaves(inner, f"{way}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(cast("list[object]", value)):
            yield from _leaves(inner, f"{way}.{number}")
    else:
        yield way, value


@pytest.mark.parametrize(("written", "mended"), [pair for pair in FRONT_MATTER if "\t" not in pair[0]])
def test_a_parser_of_yaml_finds_the_credit_and_all_else_as_it_was(written: str, mended: str) -> None:
    before, after = (
        dict(_leaves(YAML(typ="safe", pure=True).load(words)))  # pyright: ignore[reportUnknownMemberType]
        for words in (written, mended)
    )
    new = {way: value for way, value in after.items() if before.get(way, "") in ("", " ", None)}
    assert set(new.values()) - {""} == {"Jon Pell/Courier"}
    assert {way: value for way, value in before.items() if way not in new} == {
        way: value for way, value in after.items() if way not in new
    }


@pytest.mark.parametrize(("written", "mended"), FRONT_MATTER[:8])
def test_a_key_is_put_beside_its_picture_in_a_yaml_article(tmp_path: Path, written: str, mended: str) -> None:
    frame = (
        "title: Orchard sold\ndate: 2025-09-02\nauthor: Ann Lee\nbody: |\n  The orchard has been sold.\n{}"
    )
    assert _mended(tmp_path, "a.yaml", frame.format(written)) == frame.format(mended)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ('image = "a.jpg" # lead', 'image = "a.jpg" # lead\nimage_credit = "Jon Pell/Courier"'),
        ("image='a.jpg'", "image='a.jpg'\nimage_credit='Jon Pell/Courier'"),
        ('image = "a.jpg"\nimage_credit = ""', 'image = "a.jpg"\nimage_credit = "Jon Pell/Courier"'),
        ("image = 'a.jpg'\nimage_credit = ''", "image = 'a.jpg'\nimage_credit = 'Jon Pell/Courier'"),
        ('image.src = "a.jpg"', 'image.src = "a.jpg"\nimage.credit = "Jon Pell/Courier"'),
        ('image = { src = "a.jpg" }', 'image = { src = "a.jpg", credit = "Jon Pell/Courier" }'),
        (
            '[params]\n\timage = "a.jpg"\n\timageCaption = "Pears."',
            '[params]\n\timage = "a.jpg"\n\timageCredit = "Jon Pell/Courier"\n\timageCaption = "Pears."',
        ),
        (
            '[[gallery]]\nsrc = "a.jpg"\n[[gallery]]\nsrc = "b.jpg"\ncaption = "Plums."',
            (
                '[[gallery]]\nsrc = "a.jpg"\ncredit = "Jon Pell/Courier"\n[[gallery]]\nsrc = "b.jpg"\n'
                'credit = "Jon Pell/Courier"\ncaption = "Plums."'
            ),
        ),
    ],
)
def test_a_key_is_put_beside_its_picture_in_toml(tmp_path: Path, written: str, mended: str) -> None:
    frame = "+++\ntitle = 'Orchard sold'  # sold!\ndate = 2025-09-02\n{}\n+++" + BODY
    assert _mended(tmp_path, "a.md", frame.replace("{}", written)) == frame.replace("{}", mended)


def test_a_key_is_put_beside_its_picture_in_json(tmp_path: Path) -> None:
    text = '{\n  "title": "Orchard sold",\n  "image": "a.jpg",\n  "image_caption": "Pears wait."\n}' + BODY
    expected = text.replace('"a.jpg",', '"a.jpg",\n  "image_credit": "Jon Pell/Courier",')
    assert _mended(tmp_path, "a.md", text) == expected


def test_the_configuration_names_the_key(tmp_path: Path) -> None:
    text = "---\ntitle: Orchard sold\nimage: a.jpg\n---" + BODY
    expected = text.replace("a.jpg", "a.jpg\nfotograf: Jon Pell/Courier")
    assert _mended(tmp_path, "a.md", text, credit=("fotograf",)) == expected


def test_words_that_need_quotation_marks_get_them(tmp_path: Path) -> None:
    text = "---\ntitle: Orchard sold\nimage: a.jpg\n---" + BODY
    picture = jpeg(iim=iim((110, b"Pell: Sons #1")))
    expected = text.replace("a.jpg", 'a.jpg\nimage_credit: "Pell: Sons #1"')
    assert _mended(tmp_path, "a.md", text, picture=picture) == expected


PLACELESS = [
    "---\ntitle: Orchard sold\nthumb: &x a.jpg\nimage: *x\n---",
    "---\ntitle: Orchard sold\nimage: a.jpg\nimage_credit: https://example.org/\n---",
    "---\ntitle: Orchard sold\ngallery: [a.jpg, b.jpg]\n---",
    "---\ntitle: Orchard sold\nimage: a.jpg\n broken: [\n---",
]


@pytest.mark.parametrize("head", PLACELESS)
def test_a_place_that_is_not_beyond_doubt_gets_nothing(tmp_path: Path, head: str) -> None:
    assert _mended(tmp_path, "a.md", head + BODY) == head + BODY


TITLE = "---\ntitle: Orchard sold\n---\n\nThe orchard at Lower Wending has been sold.\n\n"
IN_BODY = [
    ("![Pears](a.jpg)\n", "![Pears](a.jpg)\n*Photo: Jon Pell/Courier*\n"),
    (
        "![Pears](a.jpg)\n*Pears wait for pickers.*\n",
        "![Pears](a.jpg)\n*Pears wait for pickers.*\n*Photo: Jon Pell/Courier*\n",
    ),
    (
        "![Pears](a.jpg)\n_Pears wait for pickers._\n",
        "![Pears](a.jpg)\n_Pears wait for pickers._\n_Photo: Jon Pell/Courier_\n",
    ),
    (
        "![Pears](a.jpg)\n\n*Pears wait for pickers.*\n",
        "![Pears](a.jpg)\n\n*Pears wait for pickers.*\n\n*Photo: Jon Pell/Courier*\n",
    ),
    (
        "![Pears](a.jpg)\nPears wait for pickers.\n",
        "![Pears](a.jpg)\nPears wait for pickers.\nPhoto: Jon Pell/Courier\n",
    ),
    (
        "![Pears](a.jpg)\n*Pears wait. Photo: Ann Lee*\n\nWords.\n\n![Plums](b.jpg)\n*Plums wait for pickers.*\n",
        "![Pears](a.jpg)\n*Pears wait. Photo: Ann Lee*\n\nWords.\n\n![Plums](b.jpg)\n*Plums wait for pickers. Photo: Jon Pell/Courier*\n",
    ),
    (
        "![Pears](a.jpg)\n*Pears wait (Photo: Ann Lee)*\n\nWords.\n\n![Plums](b.jpg)\n*Plums wait*\n",
        "![Pears](a.jpg)\n*Pears wait (Photo: Ann Lee)*\n\nWords.\n\n![Plums](b.jpg)\n*Plums wait (Photo: Jon Pell/Courier)*\n",
    ),
    (
        '{{< figure src="a.jpg" caption="Pears wait." >}}\n',
        '{{< figure src="a.jpg" attr="Jon Pell/Courier" caption="Pears wait." >}}\n',
    ),
    (
        '{% include figure.html src="a.jpg" caption="Pears wait." %}\n',
        '{% include figure.html src="a.jpg" credit="Jon Pell/Courier" caption="Pears wait." %}\n',
    ),
    (
        '<figure>\n<img src="a.jpg" alt="">\n<figcaption>Pears wait.</figcaption>\n</figure>\n',
        (
            '<figure>\n<img src="a.jpg" alt="">\n<figcaption>Pears wait. <span class="credit">Photo: Jon Pell/Courier</span>'
            "</figcaption>\n</figure>\n"
        ),
    ),
]


@pytest.mark.parametrize(("written", "mended"), IN_BODY)
def test_a_picture_in_a_body_of_markdown_gets_its_credit(tmp_path: Path, written: str, mended: str) -> None:
    end = "\nThe sale was agreed on in the spring.\n"
    assert _mended(tmp_path, "a.md", TITLE + written + end) == TITLE + mended + end


def test_an_argument_is_named_as_the_picture_s_own_tool_wants_it(tmp_path: Path) -> None:
    for written, mended in (
        (
            '{{< figure src="a.jpg" alt="Pears" >}}',
            '{{< figure src="a.jpg" attr="Jon Pell/Courier" alt="Pears" >}}',
        ),
        (
            '{{< image src="a.jpg" alt="Pears" >}}',
            '{{< image src="a.jpg" credit="Jon Pell/Courier" alt="Pears" >}}',
        ),
        (
            '{{< photo src="a.jpg" alt="Pears" >}}',
            '{{< photo src="a.jpg" by="Jon Pell/Courier" alt="Pears" >}}',
        ),
        (
            '{{< figure src="a.jpg" caption="x y z" attr="" >}}',
            '{{< figure src="a.jpg" caption="x y z" attr="Jon Pell/Courier" >}}',
        ),
    ):
        shortcodes = {"photo": {"src": "source", "by": "credit"}}
        assert _mended(tmp_path, "a.md", f"{TITLE}{written}\n", shortcodes=shortcodes) == f"{TITLE}{mended}\n"


def test_a_component_gets_an_argument(tmp_path: Path) -> None:
    text = TITLE + '<Figure src="a.jpg" caption="Pears wait." />\n'
    expected = text.replace('"a.jpg"', '"a.jpg" credit="Jon Pell/Courier"')
    assert _mended(tmp_path, "a.mdx", text) == expected


@pytest.mark.parametrize(
    "body",
    [
        "> ![Pears](a.jpg)\n> *Pears wait.*\n",
        "- ![Pears](a.jpg)\n",
        "![Pears](a.jpg)\n{: .wide}\n",
        "![Pears](a.jpg){: .wide}\n",
        "![Pears](a.jpg) and more words than a caption has.\n",
        "![Pears](a.jpg)\n"
        + "And so the story goes on, in words that no caption has, for it is long. " * 6
        + "\n",
        "{{< figure src='a.jpg' caption='Pears wait.' >}}\n",
        '<p><img src="a.jpg" alt=""></p>\n',
    ],
)
def test_a_picture_within_something_else_is_left_alone(tmp_path: Path, body: str) -> None:
    assert _mended(tmp_path, "a.md", TITLE + body) == TITLE + body


PAGE = (
    '<!doctype html><html lang="en"><head><title>Orchard sold</title><meta property="og:type" content="article"></head>\n'
    "<body><article><h1>Orchard sold</h1>\n<p>The orchard at Lower Wending has been sold.</p>\n{}"
    "<p>The sale was agreed on in the spring.</p></article></body></html>\n"
)
IN_HTML = [
    (
        '<figure><img src="a.jpg" alt=""><figcaption>Pears &amp; plums.</figcaption></figure>\n',
        (
            '<figure><img src="a.jpg" alt=""><figcaption>Pears &amp; plums. <span class="credit">Photo: Jon Pell/Courier</span>'
            "</figcaption></figure>\n"
        ),
    ),
    (
        '<figure>\n  <img src="a.jpg" alt="">\n  <figcaption>\n    Pears.\n  </figcaption>\n</figure>\n',
        (
            '<figure>\n  <img src="a.jpg" alt="">\n  <figcaption>\n    Pears. <span class="credit">Photo: Jon Pell/Courier</span>'
            "\n  </figcaption>\n</figure>\n"
        ),
    ),
    (
        (
            '<figure>\n\t<img src="a.jpg" alt="">\n</figure>\n<p>And so on and on.</p>\n'
            '<figure><img src="x.jpg"><figcaption>Pears. <cite class="by">Photo: Ann Lee</cite></figcaption></figure>\n'
        ),
        (
            '<figure>\n\t<img src="a.jpg" alt="">\n\t<figcaption><cite class="by">Photo: Jon Pell/Courier</cite></figcaption>\n</figure>\n'
            "<p>And so on and on.</p>\n"
            '<figure><img src="x.jpg"><figcaption>Pears. <cite class="by">Photo: Ann Lee</cite></figcaption></figure>\n'
        ),
    ),
    (
        '<figure><img src="a.jpg" alt=""><figcaption>Pears wait.<span class="credit"></span></figcaption></figure>\n',
        '<figure><img src="a.jpg" alt=""><figcaption>Pears wait.<span class="credit">Jon Pell/Courier</span></figcaption></figure>\n',
    ),
    (
        '<div class="image"><img src="a.jpg" alt=""><p class="caption">Pears wait.</p></div>\n',
        (
            '<div class="image"><img src="a.jpg" alt=""><p class="caption">Pears wait. <span class="credit">Photo: Jon Pell/Courier'
            "</span></p></div>\n"
        ),
    ),
    (
        (
            '<figure><img src="a.jpg" alt=""><figcaption>Pears wait.</figcaption></figure>\n<p>And so on and on.</p>\n'
            '<figure><img src="x.jpg"><figcaption>Plums wait. (Photo: Ann Lee)</figcaption></figure>\n'
        ),
        (
            '<figure><img src="a.jpg" alt=""><figcaption>Pears wait. (Photo: Jon Pell/Courier)</figcaption></figure>\n'
            "<p>And so on and on.</p>\n"
            '<figure><img src="x.jpg"><figcaption>Plums wait. (Photo: Ann Lee)</figcaption></figure>\n'
        ),
    ),
]


@pytest.mark.parametrize(("written", "mended"), IN_HTML)
def test_a_picture_of_a_page_gets_its_credit(tmp_path: Path, written: str, mended: str) -> None:
    assert _mended(tmp_path, "a.html", PAGE.format(written)) == PAGE.format(mended)


def _item(picture: str, *, pad: str = "\n    ") -> str:
    return (
        '{"uri": "urn:x:1", "type": "text", "headline": "Orchard sold", "versioncreated": "2025-09-02T10:00:00Z",\n'
        '  "body_html": "<p>The orchard at Lower Wending has been sold.</p>",\n'
        f'  "associations": {{"main": {{{pad}{picture}}}}}}}\n'
    )


RENDITIONS = '"renditions": {"main": {"href": "a.jpg"}}'


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        (
            f'"type": "picture",\n    "description_text": "Pears.",\n    {RENDITIONS}',
            f'"type": "picture",\n    "description_text": "Pears.",\n    "creditline": "Jon Pell/Courier",\n    {RENDITIONS}',
        ),
        (
            f'"type": "picture", "description_text": "Pears.", "creditline": "", {RENDITIONS}',
            f'"type": "picture", "description_text": "Pears.", "creditline": "Jon Pell/Courier", {RENDITIONS}',
        ),
        (
            f'"type": "picture", "description_text": "Pears.", "byline": null, {RENDITIONS}',
            f'"type": "picture", "description_text": "Pears.", "byline": "Jon Pell/Courier", {RENDITIONS}',
        ),
        (
            f'"type":"picture","descriptions":[{{"role":"caption","value":"Pears."}}],{RENDITIONS}',
            f'"type":"picture",\n    "by":"Jon Pell/Courier","descriptions":[{{"role":"caption","value":"Pears."}}],{RENDITIONS}',
        ),
    ],
)
def test_a_picture_of_a_ninjs_item_gets_a_member(tmp_path: Path, written: str, mended: str) -> None:
    assert _mended(tmp_path, "a.json", _item(written)) == _item(mended)


def test_a_picture_within_the_text_of_a_member_or_key_is_left_alone(tmp_path: Path) -> None:
    shown = "<figure><img src='a.jpg'><figcaption>Pears wait.</figcaption></figure>"
    text = _item('"type": "picture", "creditline": "Ann Lee", "description_text": "Plums."')
    text = text.replace("has been sold.</p>", f"has been sold.</p>{shown}")
    assert _mended(tmp_path, "a.json", text) == text
    text = (
        f"title: Orchard sold\ndate: 2025-09-02\nauthor: Ann Lee\nbody: |\n  It has been sold.\n\n  {shown}\n"
    )
    assert _mended(tmp_path, "a.yaml", text) == text


def test_a_picture_that_says_nothing_offers_nothing(tmp_path: Path) -> None:
    text = PAGE.format('<figure><img src="a.jpg" alt=""><figcaption>Pears.</figcaption></figure>\n')
    assert _mended(tmp_path, "a.html", text, picture=jpeg()) == text
