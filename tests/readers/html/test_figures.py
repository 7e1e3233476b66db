"""Captions and credits, by the patterns in which publishers mark them up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.readers.html.figures import pictures
from newslint.readers.html.tree import parse
from newslint_schemas import Field, Genre, Origin, Picture, Presence, Role, Text

CAPTION = "Fishermen mend their nets in the old harbour of Saltby."
IMAGE = '<img src="/media/nets.jpg" alt="Nets">'


def found(markup: str, conventions: Conventions | None = None) -> tuple[Picture, ...]:
    root = parse(Text.verbatim(markup, 0, len(markup)))
    result = pictures(root, conventions or Conventions())
    for picture in result:
        for field in (picture.caption, picture.credit, picture.alt, *picture.repeats):
            check_map(markup, field)
    return result


def check_map(markup: str, field: Field) -> None:
    for index, character in enumerate(field.text.value if field.present else ""):
        written = markup[slice(*field.text.span(index, index + 1))]
        is_folded = character.isspace() and (not written.strip() or written.startswith("<br"))
        joined = written == "" and character in " /"
        assert written == character or written.startswith("&") or is_folded or joined, (character, written)


@pytest.mark.parametrize(
    ("markup", "credit"),
    [
        # In the figcaption: an element of its own, a tail, a line of its own.
        (f"<figure>{IMAGE}<figcaption>{CAPTION} <span class=credit>Ann Lee</span></figcaption></figure>", "Ann Lee"),
        (f"<figure>{IMAGE}<figcaption>{CAPTION}<cite>Ann Lee/PA</cite></figcaption></figure>", "Ann Lee/PA"),
        (f"<figure>{IMAGE}<figcaption>{CAPTION} (Photo: Ann Lee)</figcaption></figure>", "Photo: Ann Lee"),
        (f"<figure>{IMAGE}<figcaption>{CAPTION} | Ann Lee/Getty Images</figcaption></figure>", "Ann Lee/Getty Images"),
        (f"<figure>{IMAGE}<figcaption>{CAPTION}<br>Ann Lee</figcaption></figure>", "Ann Lee"),
        (f"<figure>{IMAGE}<figcaption><p>{CAPTION}</p><p>Reuters</p></figcaption></figure>", "Reuters"),
        (f"<figure>{IMAGE}<figcaption><span>The Saltby Echo</span><br>{CAPTION}</figcaption></figure>", "The Saltby Echo"),
        # Beside it, inside the figure.
        (f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption><footer>Ann Lee/AFP</footer></figure>", "Ann Lee/AFP"),
        (f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption><cite>Ann Lee</cite></figure>", "Ann Lee"),
        (
            (f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption><figcaption><b>Image credits:</b> Saltby Port</figcaption>"
            "</figure>"),
            "Image credits: Saltby Port",
        ),
        (
            (f"<figure>{IMAGE}<figcaption><p>{CAPTION}</p><div class=foto>Photo: <div><p>Ann Lee/EPA</p></div></div>"
            "</figcaption></figure>"),
            "Photo: Ann Lee/EPA",
        ),
        (
            (f"<figure>{IMAGE}<figcaption>{CAPTION} <strong>Photo:</strong> <span class=credit>Ann Lee</span>"
            "</figcaption></figure>"),
            "Ann Lee",
        ),
        (f"<figure><div>{IMAGE}<span>EPA</span></div><figcaption>{CAPTION}</figcaption></figure>", "EPA"),
        (f"<figure><div class=byline>Ann Lee</div>{IMAGE}<figcaption>{CAPTION}</figcaption></figure>", "Ann Lee"),
        # Outside the figure.
        (f"<div><figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure><p class=credit>Ann Lee</p></div>", "Ann Lee"),
        (f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure><p>Photo: Ann Lee</p>", "Photo: Ann Lee"),
        # Classes that mean the opposite, wrap both, or say nothing.
        (
            f"<div class=newsImage>{IMAGE}<span class=newsCaption>{CAPTION}<span class=caption>(Image: Getty)</span></span></div>",
            "Image: Getty",
        ),
        (f"<figure>{IMAGE}<figcaption class=source>{CAPTION} (Ann Lee/AP)</figcaption></figure>", "Ann Lee/AP"),
        (
            (f"<figure>{IMAGE}<figcaption><div class=image-with-caption-credit><div class=caption>{CAPTION}</div>"
            "<span>Ann Lee/The Echo</span></div></figcaption></figure>"),
            "Ann Lee/The Echo",
        ),
        (f'<div class=x1><div class=x2>{IMAGE}</div><div class=x3>{CAPTION}</div><div class=x4>(Reuters)</div></div>', "(Reuters)"),
        (
            (f'<figure>{IMAGE}<figcaption class="ImageCaption_caption__Xk2a"><p class="ImageCaption_title__a1">{CAPTION}'
            '<cite class="ImageCaption_credit__b2">(Image: Getty)</cite></p></figcaption></figure>'),
            "(Image: Getty)",
        ),
        (
            (f"<div class=photo-box>{IMAGE}<div class=image-text><span class=description>{CAPTION}</span>"
            "<span class=author>Ann Lee</span></div></div>"),
            "Ann Lee",
        ),
        (f"<div class=imgbox>{IMAGE}<h1>{CAPTION}</h1><p>Photo: AFP</p></div>", "Photo: AFP"),
        # Parts that stand in elements of their own.
        (
            (f"<figure>{IMAGE}<figcaption class=image-caption><span class=caption>{CAPTION}</span>"
            "<span class=credit>Photo by ANN LEE</span> / <span class=distributor>AFP via Getty Images</span>"
            "</figcaption></figure>"),
            "Photo by ANN LEE / AFP via Getty Images",
        ),
        # Microdata, and labels that eyes do not see.
        (
            (f'<figure>{IMAGE}<figcaption itemprop="caption description"><span>{CAPTION}</span>'
            "<span itemprop=copyrightHolder>Ann Lee for The Echo</span></figcaption></figure>"),
            "Ann Lee for The Echo",
        ),
        (
            (f'<figure>{IMAGE}<span class=off-screen>Image copyright</span><span class=story-image-copyright>AFP</span>'
            f'<figcaption><span class=off-screen>Image caption</span> {CAPTION}</figcaption></figure>'),
            "AFP",
        ),
        # Without a figure.
        (f"<div class=wp-caption>{IMAGE}<p class=wp-caption-text>{CAPTION} <cite>Photograph: Ann Lee</cite></p></div>", "Photograph: Ann Lee"),
        (f"{IMAGE}<p class=caption>{CAPTION} (Photo: Ann Lee)</p>", "Photo: Ann Lee"),
        ((f"<div class=asset-image>{IMAGE}<div class=image-meta><div class=image-caption>{CAPTION}</div>"
         "<div class=image-credit>Ann Lee, AP</div></div></div>"), "Ann Lee, AP"),
        # Machinery around it.
        (
            (f"<figure>{IMAGE}<a href='#'>View image in fullscreen</a><figcaption>{CAPTION} <b class=credit>Ann Lee/AP</b>"
            "<b>hide caption</b></figcaption><span>1 of 4</span></figure>"),
            "Ann Lee/AP",
        ),
        (f"<figure><!-- -->{IMAGE}<!-- --><figcaption><!-- -->{CAPTION}<!-- --> Foto: Ann Lee / NTB</figcaption></figure>", "Foto: Ann Lee / NTB"),
        # No credit at all.
        (f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure><p>By Ann Lee</p>", ""),
        (f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure><h2>Photo: a history</h2>", ""),
        (f"<div class=artSplitter><div class=mol-img>{IMAGE}</div><p class=imageCaption>{CAPTION}</p></div>", ""),
    ],
)  # fmt: skip
def test_a_picture_has_its_caption_and_its_credit(markup: str, credit: str) -> None:
    (picture,) = found(markup)
    assert picture.source == "/media/nets.jpg"
    assert picture.caption.value == CAPTION
    assert picture.credit.value == credit
    assert picture.alt.value == "Nets"
    assert markup[slice(*picture.span)] == IMAGE


@pytest.mark.parametrize(
    ("markup", "caption", "credit"),
    [
        (f"<figure>{IMAGE}<figcaption>Courtesy of Saltby Port</figcaption></figure>", Presence.EMPTY, "Courtesy of Saltby Port"),
        ((f"<figure>{IMAGE}<figcaption class='figcaption figcaption--credit-only'><span class=figcaption__credit>Ann Lee</span>"
         "</figcaption></figure>"), Presence.ABSENT, "Ann Lee"),
        (f"<figure>{IMAGE}<figcaption><span></span><span class=caption__source>Ann Lee</span></figcaption></figure>", Presence.ABSENT, "Ann Lee"),
        (f"<figure>{IMAGE}<figcaption></figcaption></figure>", Presence.ABSENT, ""),
        (f"<figure>{IMAGE}</figure>", Presence.ABSENT, ""),
        (f"<figure>{IMAGE}<figcaption>Mary Grey</figcaption></figure>", Presence.PRESENT, ""),
        (f"<figure>{IMAGE}<figcaption><a class=share href=#>Share</a></figcaption></figure>", Presence.ABSENT, ""),
    ],
)  # fmt: skip
def test_a_caption_may_be_a_credit_or_nothing(markup: str, caption: Presence, credit: str) -> None:
    (picture,) = found(markup)
    assert picture.caption.state is caption
    assert picture.credit.value == credit


def test_a_placeholder_for_a_name_stays_a_credit() -> None:
    (picture,) = found(
        f"<figure>{IMAGE}<figcaption><span class=caption>{CAPTION}</span><span class=credit>Photo by -</span> /"
        " <span class=distributor>AFP</span></figcaption></figure>"
    )
    assert picture.credit.value == "Photo by -"
    assert picture.credit.origin is Origin.ELEMENT


@pytest.mark.parametrize(
    ("image", "source"),
    [
        ('<img src="data:image/gif;base64,R0lGOD" data-src="/a/b.jpg">', "/a/b.jpg"),
        ('<img src="/img/placeholder.png" data-original="/a/b.jpg">', "/a/b.jpg"),
        ('<picture><source srcset="/a/b.webp 1x, /a/c.webp 2x"><img src="data:,"></picture>', "/a/b.webp"),
        ('<img class=lazy><noscript><img src="/a/b.jpg"></noscript>', "/a/b.jpg"),
        ("<image src=/a/b.jpg>", "/a/b.jpg"),
        ('<amp-img src="/a/b.jpg"></amp-img>', "/a/b.jpg"),
    ],
)
def test_the_address_of_a_lazy_image_is_found(image: str, source: str) -> None:
    (picture,) = found(f"<figure>{image}<figcaption>{CAPTION}</figcaption></figure>")
    assert picture.source == source
    assert picture.caption.value == CAPTION


@pytest.mark.parametrize(
    ("markup", "caption", "credit"),
    [
        ('<img src=a.jpg data-caption="Boats &amp;amp; nets at low tide" data-credit="Ann Lee">', "Boats & nets at low tide", "Ann Lee"),
        ('<a data-fresco-caption="Boats at &lt;i&gt;low&lt;/i&gt; tide"><img src=a.jpg></a>', "Boats at low tide", ""),
        ('<image src=a.jpg caption="Boats at low tide" copyright="Ann Lee">', "Boats at low tide", "Ann Lee"),
        ('<img src=a.jpg data-caption="Boats at low tide (Photo: Ann Lee)">', "Boats at low tide", "Photo: Ann Lee"),
    ],
)  # fmt: skip
def test_attributes_hold_what_no_element_does(markup: str, caption: str, credit: str) -> None:
    root = parse(Text.verbatim(markup, 0, len(markup)))
    (picture,) = pictures(root, Conventions())
    assert (picture.caption.value, picture.credit.value) == (caption, credit)
    assert picture.caption.text.escapes[-1] == "html-attribute"
    assert picture.caption.span is not None
    assert markup[slice(*picture.caption.span)].startswith("Boats ")


@pytest.mark.parametrize(
    "markup",
    [
        "<nav><img src=/logo.png></nav>",
        "<img class=site-logo src=/a.png>",
        "<div class=author-bio><img src=/jane.jpg alt='Jane Roe'></div>",
        "<div class=byline><figure><img src=/jane.jpg></figure><span class=author>Jane Roe</span></div>",
        "<img src=/pixel.gif width=1 height=1>",
        "<img src=/a.jpg role=presentation>",
        "<img src='data:image/gif;base64,R0lGOD'>",
        "<figure class='embed is-video'><img src=/still.jpg><figcaption>The match in two minutes</figcaption></figure>",
        "<figure><button aria-label='Play video: match'><img src=/still.jpg></button><figcaption>Match</figcaption></figure>",
        "<figure><iframe src=/video></iframe><figcaption>The match in two minutes</figcaption></figure>",
        "<svg><image href=/a.png /></svg>",
        "<template><img src=/a.jpg></template>",
        "<div class=social><img src=/share.png></div>",
    ],
)
def test_furniture_and_films_are_no_pictures(markup: str) -> None:
    assert found(markup) == ()


@pytest.mark.parametrize(
    "markup",
    [
        # For the desk and the pocket.
        (
            f"<div class=hero-desktop><figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure></div>"
            f"<div class=hero-mobile><figure><img src=/media/nets-640x480.jpg><figcaption>{CAPTION}</figcaption></figure></div>"
        ),
        # Two states of one caption.
        (
            f"<figure><div id=img-1>{IMAGE}<div><input type=checkbox><figcaption>{CAPTION}</figcaption></div></div>"
            f"<span><figcaption>{CAPTION}</figcaption></span></figure>"
        ),
        # A lightbox, and a copy for browsers without scripts.
        (
            f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure><div class=lightbox><figure>"
            f"<img src=/media/nets-large.jpg><figcaption>{CAPTION}</figcaption></figure></div>"
        ),
        f"<figure>{IMAGE}<noscript><img src=/media/nets.jpg></noscript><figcaption>{CAPTION}</figcaption></figure>",
        # Sources for several screens.
        f"<figure><picture><source srcset=/media/nets-1.webp>{IMAGE}</picture><figcaption>{CAPTION}</figcaption></figure>",
    ],
)
def test_copies_of_a_picture_are_one(markup: str) -> None:
    (picture,) = found(markup)
    assert picture.caption.value == CAPTION
    assert picture.repeats == ()


def test_one_picture_shown_twice_on_purpose_is_two() -> None:
    figure = f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure>"
    other = "<figure><img src=/media/quay.jpg><figcaption>The quay at noon.</figcaption></figure>"
    assert [picture.caption.value for picture in found(f"{figure}<p>Words.</p>{other}{figure}")] == [
        CAPTION,
        "The quay at noon.",
        CAPTION,
    ]


def test_each_picture_of_a_series_has_its_own_words() -> None:
    slides = "".join(
        f"<li><img src=/{number}.jpg><div class=caption>Boat number {number} comes home</div>"
        f"<div class=credit>Ann Lee/{agency}</div></li>"
        for number, agency in enumerate(("AP", "AFP", "PA"))
    )
    series = found(f"<ul class=gallery>{slides}</ul>")
    assert [picture.caption.value for picture in series] == [
        f"Boat number {number} comes home" for number in range(3)
    ]
    assert [picture.credit.value for picture in series] == ["Ann Lee/AP", "Ann Lee/AFP", "Ann Lee/PA"]
    assert {picture.role for picture in series} == {Role.GALLERY}


def test_a_figure_of_several_pictures_over_one_caption_is_one() -> None:
    (picture,) = found(
        f"<figure><img src=/a.jpg><img src=/b.jpg><figcaption>{CAPTION} (PA)</figcaption></figure>"
    )
    assert (picture.source, picture.credit.value) == ("/a.jpg", "PA")


def test_the_one_caption_that_a_gallery_shows_is_of_its_first_picture() -> None:
    slides = "".join(f"<div class=gallery__slide><img src=/{number}.jpg></div>" for number in range(3))
    first, *others = found(
        f"<section><div><div class=gallery>{slides}</div><div class=detail><b>[1/3]</b><span>{CAPTION} REUTERS/Ann Lee"
        " <a href=/buy>Purchase Licensing Rights</a></span></div></div></section>"
    )
    assert (first.caption.value, first.credit.value) == (CAPTION, "REUTERS/Ann Lee")
    assert {picture.credit.state for picture in others} == {Presence.ELSEWHERE}


def test_a_caption_whose_picture_a_script_loads_is_read_once() -> None:
    copies = "".join(
        f"<div class='count-caption ssr-{screen}'><div class=embed-caption>{CAPTION} (AP Photo/Ann Lee)</div></div>"
        for screen in ("desktop", "tablet", "mobile")
    )
    (picture,) = found(f"<div class=placeholder></div>{copies}")
    assert (picture.source, picture.caption.value, picture.credit.value) == ("", CAPTION, "AP Photo/Ann Lee")


def test_neighbours_do_not_share_their_words() -> None:
    first, second = found(
        f"{IMAGE}<p class=caption>Nets.</p><p class=credit>Ann Lee</p><img src=/quay.jpg><p class=caption>The quay at noon.</p>"
    )
    assert (first.caption.value, first.credit.value) == ("Nets.", "Ann Lee")
    assert (second.caption.value, second.credit.missing) == ("The quay at noon.", True)


def test_conventions_tell_what_the_page_does_not() -> None:
    (picture,) = found(f"<p>{IMAGE}</p>", Conventions(default_credit="Saltby Echo", alt_is_caption=True))
    assert picture.caption.value == "Nets"
    assert picture.credit.state is Presence.ELSEWHERE


def test_a_name_tells_what_a_picture_shows() -> None:
    (chart,) = found(
        "<figure><img src=/chart-of-catches.png><figcaption>Catches since 1990 (PA)</figcaption></figure>"
    )
    assert chart.genre is Genre.GRAPHIC


_MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<figure>",
                "</figure>",
                "<figcaption>",
                "</figcaption>",
                "<div class=caption>",
                "</div>",
                "<br>",
                "<p>",
            ),
            *(
                "<img src=/a.jpg>",
                "<img src=/b.jpg alt='x &amp; y'>",
                "<picture>",
                "<noscript>",
                "</noscript>",
                "<cite>",
            ),
            *(
                "<span class=credit>",
                "</span>",
                "Photo: Ann Lee",
                "Boats &amp; nets lie in the harbour. ",
                "(AP)",
                "\n ",
            ),
            *(
                "<a href=/one-two-three-four>",
                "</a>",
                "<div class=gallery>",
                "<figcaption class=source>",
                "<video>",
                "AFP",
            ),
            "<img data-caption='Boats &eacute; nets' data-credit='A &lt;b&gt;Lee&lt;/b&gt;'>",
        ]
    ),
    max_size=24,
).map("".join)


@given(_MARKUP)
def test_whatever_is_found_stands_where_it_says(markup: str) -> None:
    for picture in pictures(parse(Text.verbatim(markup, 0, len(markup))), Conventions()):
        assert 0 <= picture.span.start < picture.span.end <= len(markup)
        for field in (picture.caption, picture.credit, picture.alt):
            assert field.present == bool(field.value)
            if field.text.escapes[:1] == ("html",) and len(field.text.escapes) == 1:
                check_map(markup, field)


@pytest.mark.parametrize(
    ("title", "credit"),
    [
        ("Photo: Ann Lee", "Photo: Ann Lee"),
        ("Nets in the harbour (Ann Lee/Reuters)", "Ann Lee/Reuters"),
        ("Nets in the harbour", ""),
        ("DSC_0042", ""),
        ("", ""),
    ],
)
def test_the_title_of_an_image_may_hold_its_credit_and_is_no_caption(title: str, credit: str) -> None:
    (picture,) = found(f'<p><img src="/media/nets.jpg" alt="" title="{title}"></p>')
    assert picture.credit.value == credit
    assert picture.caption == Field()
    (shown,) = found(
        f'<figure><img src="/a.jpg" title="{title}"><figcaption>{CAPTION} (Photo: Ole Berg)</figcaption></figure>'
    )
    assert shown.credit.value == "Photo: Ole Berg"


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure>{IMAGE}<figcaption>Anzeige</figcaption></figure>",
        "<p><img class=autorenbild src=/lee.jpg> Von Ann Lee</p>",
        '<p><img src="https://pbs.twimg.com/media/CD006VX.jpg"></p>',
        '<p><a href="/author/ann-lee/"><img src="/media/lee.jpg"></a></p>',
        '<p><a rel=author href="/staff/12"><img src="/media/lee.jpg"></a></p>',
        '<p><img src="/uploads/gravatar/lee.jpg"></p>',
        '<p><img src="/wp-content/themes/echo/img/banner.jpg"></p>',
        '<p><img src="/media/icons/20240103.png"></p>',
        '<div class=adwidget_home><img src="/media/shop.jpg"></div>',
        '<p><img class="ad_widget_image" src="/media/shop.jpg"></p>',
        "<p><img src='//:0'></p>",
    ],
)
def test_advertisements_faces_of_authors_and_what_others_posted_are_no_pictures(markup: str) -> None:
    assert found(markup) == ()


@pytest.mark.parametrize(
    "markup",
    [
        f'<p><a href="/author/ann-lee/"><img src="/media/nets.jpg"></a></p><p class=caption>{CAPTION}</p>',
        '<p><img class="block-image-ads hero" src="/media/nets.jpg"></p>',
        '<p><a href="/authors/"><img src="/media/nets.jpg"></a></p>',
    ],
)
def test_a_caption_or_another_name_keeps_a_picture(markup: str) -> None:
    assert [picture.source for picture in found(markup)] == ["/media/nets.jpg"]


def test_the_link_past_a_gallery_is_no_caption() -> None:
    (picture,) = found(
        f"<figure>{IMAGE}<figcaption><p>{CAPTION}</p><p>Überspringe die Bildergalerie</p></figcaption></figure>"
    )
    assert picture.caption.value == CAPTION


def test_the_sign_that_an_icon_draws_begins_a_credit() -> None:
    (picture,) = found(
        f'<figure>{IMAGE}<figcaption>{CAPTION}<span><i class="fal fa-copyright"></i>Ole Bergmann</span>'
        "</figcaption></figure>"
    )
    assert picture.caption.value == CAPTION
    assert picture.credit.value == "Ole Bergmann"


def test_a_camera_before_a_caption_makes_no_credit_of_it() -> None:
    (picture,) = found(
        f'<figure>{IMAGE}<figcaption><span><i class="fa fa-camera"></i>{CAPTION}</span></figcaption></figure>'
    )
    assert picture.caption.value == CAPTION
    assert picture.credit.missing


def test_two_pictures_with_links_to_a_lightbox_are_no_copies_of_each_other() -> None:
    one, other = (
        f'<figure><a class="lightbox cboxElement" href="/big/{name}.jpg"><img src="/media/{name}.jpg"></a>'
        f"<figcaption>{CAPTION} Photo: Ann Lee</figcaption></figure>"
        for name in ("nets", "quay")
    )
    assert [picture.source for picture in found(one + other)] == ["/media/nets.jpg", "/media/quay.jpg"]
