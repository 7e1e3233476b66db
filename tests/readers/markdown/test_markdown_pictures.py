from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from newslint.conventions import Conventions
from newslint.readers.markdown import read
from newslint.source import SourceFile
from newslint.surroundings import Surroundings
from newslint_schemas import Article, Picture, Presence, Role


def article(text: str, name: str = "story.md", conventions: Conventions | None = None) -> Article:
    (found,) = read(SourceFile(name, text.encode(), text), conventions or Conventions()).articles
    return found


def told(picture: Picture) -> tuple[str, str, str]:
    return picture.source, picture.caption.value, picture.credit.value


IMAGES = {
    "alone": ("![The pier](pier.jpg)", ("pier.jpg", "", "")),
    "an italic line after it": (
        "![](pier.jpg)\n*The old pier at dusk.*",
        ("pier.jpg", "The old pier at dusk.", ""),
    ),
    "an italic paragraph after it": (
        "![](pier.jpg)\n\n*The old pier at dusk. (Photo: Ines Alder)*",
        ("pier.jpg", "The old pier at dusk.", "Photo: Ines Alder"),
    ),
    "a caption and a credit line": (
        "![](pier.jpg)\n\n_The old pier at dusk._\n\nPhoto by Ines Alder",
        ("pier.jpg", "The old pier at dusk.", "Photo by Ines Alder"),
    ),
    "caption and credit on lines of its own": (
        "![](pier.jpg)\nThe old pier at dusk.\nPhoto: Ines Alder / Harbour Post",
        ("pier.jpg", "The old pier at dusk.", "Photo: Ines Alder / Harbour Post"),
    ),
    "a credit line alone": ("![](pier.jpg)\n\nPhoto: Ines Alder", ("pier.jpg", "", "Photo: Ines Alder")),
    "a caption with a bracketed credit": (
        "![](pier.jpg)\n\nThe old pier at dusk. (Photo: Ines Alder)",
        ("pier.jpg", "The old pier at dusk.", "Photo: Ines Alder"),
    ),
    "a break and emphasis": (
        "![](pier.jpg)<br>\n<em>The old pier at dusk.</em>",
        ("pier.jpg", "The old pier at dusk.", ""),
    ),
    "an attribute list": (
        "![](pier.jpg){: .wide}\n\nThe old pier at dusk.\n{: .caption}",
        ("pier.jpg", "The old pier at dusk.", ""),
    ),
    "HTML, an italic line and a credit line": (
        '<img src="pier.jpg" alt="The pier">\n\n*The old pier at dusk.*\n\nPicture: Ines Alder',
        ("pier.jpg", "The old pier at dusk.", "Picture: Ines Alder"),
    ),
    "HTML and a paragraph of two lines": (
        '<img src="pier.jpg">\n\n*The old pier at dusk.*\nPicture: Ines Alder',
        ("pier.jpg", "The old pier at dusk.", "Picture: Ines Alder"),
    ),
    "HTML with the lines right below it": (
        '<img src="pier.jpg">\n*The old pier at dusk.*\nPicture: Ines Alder',
        ("pier.jpg", "The old pier at dusk.", "Picture: Ines Alder"),
    ),
    "HTML in a wrapper of its own": (
        '<div>\n<a href="large.jpg"><img src="pier.jpg"></a>\n</div>\n\n*The old pier at dusk.*\n\n_Picture: Ines Alder_',
        ("pier.jpg", "The old pier at dusk.", "Picture: Ines Alder"),
    ),
    "a title with the credit": (
        '![The pier](pier.jpg "The old pier. Photo: Ines Alder" )',
        ("pier.jpg", "", "Photo: Ines Alder"),
    ),
    "a title with words": ("![The pier](pier.jpg 'The old pier')", ("pier.jpg", "", "")),
    "linked": ("[![The pier](small.jpg)](large.jpg)", ("small.jpg", "", "")),
    "an address with an expression": ("![](<{{ site.url }}/pier.jpg>)", ("/pier.jpg", "", "")),
    "small print": (
        "![](pier.jpg)\n\n<small>Photo: Ines Alder</small>",
        ("pier.jpg", "", "Photo: Ines Alder"),
    ),
}


@pytest.mark.parametrize(("markdown", "picture"), IMAGES.values(), ids=IMAGES)
def test_an_image_takes_the_lines_that_belong_to_it(markdown: str, picture: tuple[str, str, str]) -> None:
    read_article = article(f"# Harbour vote\n\nThe council met.\n\n{markdown}\n\nThe vote was close.\n")
    assert [told(one) for one in read_article.pictures] == [picture]
    assert [block.text.value for block in read_article.blocks] == ["The council met.", "The vote was close."]


NO_CAPTIONS = {
    "words below an image of HTML": '<img src="pier.jpg">\n\nThe pier was built when the harbour was young.',
    "words right below an image of HTML": '<img src="pier.jpg">\nThe pier was built when the harbour was young.',
    "an editor's note": "![](pier.jpg)\n\n*Editor’s note: this story was updated.*",
    "a paragraph": "![](pier.jpg)\n\nThe pier was built by hand in the last century.",
    "an image in a sentence": "![](pier.jpg) marks the place where the council met.",
}


@pytest.mark.parametrize("markdown", NO_CAPTIONS.values(), ids=NO_CAPTIONS)
def test_words_below_an_image_that_are_no_caption_stay_in_the_body(markdown: str) -> None:
    read_article = article(f"# Harbour vote\n\n{markdown}\n")
    assert [told(one) for one in read_article.pictures] == [("pier.jpg", "", "")]
    assert len(read_article.blocks) == 1


CALLS = {
    "Hugo's figure": (
        '{{< figure src="pier.jpg" alt="A pier" caption="The old pier." attr="Ines Alder" >}}',
        ("pier.jpg", "The old pier.", "Ines Alder"),
    ),
    "no gap, a nested name, many lines": (
        '{{<featured/picture\n  src="pier.jpg"\n\n  caption="The old pier."\n  credit="Ines Alder / Post"\n>}}',
        ("pier.jpg", "The old pier.", "Ines Alder / Post"),
    ),
    "gaps around the sign": (
        '{{< figure src = "pier.jpg" caption = "The old pier." >}}',
        ("pier.jpg", "The old pier.", ""),
    ),
    "escapes, entities and markup in a value": (
        r'{{% img src="pier.jpg" caption="The &#39;old&#39; \"pier\" of <em>Marsham</em> & *Sons*" %}}',
        ("pier.jpg", "The 'old' \"pier\" of Marsham & Sons", ""),
    ),
    "a credit line below": (
        '{{< figure src="pier.jpg" caption="The old pier." >}}\n\n*Photo: Ines Alder*',
        ("pier.jpg", "The old pier.", "Photo: Ines Alder"),
    ),
    "a raw string": (
        '{{< figure src=`pier.jpg` caption=`The "old" pier` >}}',
        ("pier.jpg", 'The "old" pier', ""),
    ),
    "content for a caption": (
        '{{< figure src="pier.jpg" >}}The old *pier*.{{< /figure >}}',
        ("pier.jpg", "The old pier.", ""),
    ),
    "a legend after an image": (
        "![](pier.jpg)\n{{% legend %}}\nThe old pier.\n{{% /legend %}}",
        ("pier.jpg", "The old pier.", ""),
    ),
    "Jekyll's include": (
        '{% include photo-large.html file="pier.jpg"\n\n caption="The old pier."\n credit="(Ines Alder/Post)" %}',
        ("pier.jpg", "The old pier.", "(Ines Alder/Post)"),
    ),
    "a caption that is only a credit": (
        '{{< legacy-img src="pier.jpg" alt="A pier" caption="ines_alder/iStock/Thinkstock" >}}',
        ("pier.jpg", "", "ines_alder/iStock/Thinkstock"),
    ),
    "an include in a figure": (
        '<figure>\n{% include image.html src="pier.jpg" %}\n<figcaption>The old pier.</figcaption>\n</figure>',
        ("pier.jpg", "The old pier.", ""),
    ),
    "a component": (
        """\
<Figure>
  <Image src={new URL("./pier.jpg", import.meta.url).href} alt="A pier" />
  <Caption attrAuthor="Ines Alder" attrUrl="https://example.org">The old pier.</Caption>
</Figure>""",
        ("./pier.jpg", "The old pier.", "Ines Alder"),
    ),
    "a component with all in its attributes": (
        '<Image src="pier.jpg" caption={"The old pier."} credit="Ines Alder" />',
        ("pier.jpg", "The old pier.", "Ines Alder"),
    ),
    "WordPress's caption": (
        "[caption id=7]<img src='pier.jpg'> The old pier. (Ines Alder/Post)[/caption]",
        ("pier.jpg", "The old pier.", "Ines Alder/Post"),
    ),
    "WordPress's caption around an image": (
        '[caption id="attachment_7"][![](pier.jpg)](large.jpg) The old pier.[/caption]',
        ("pier.jpg", "The old pier.", ""),
    ),
}


@pytest.mark.parametrize(("markdown", "picture"), CALLS.values(), ids=CALLS)
def test_a_shortcode_include_or_component_holds_a_picture(
    markdown: str, picture: tuple[str, str, str]
) -> None:
    read_article = article(
        f"# Harbour vote\n\nThe council met.\n\n{markdown}\n\nThe vote was close.\n", "story.mdx"
    )
    assert [told(one) for one in read_article.pictures] == [picture]
    assert [block.text.value for block in read_article.blocks] == ["The council met.", "The vote was close."]


HTML = {
    "a figure": (
        '<figure><img src="pier.jpg" alt=""><figcaption>The old pier. Photo: Ines Alder</figcaption></figure>',
        ("pier.jpg", "The old pier.", "Photo: Ines Alder"),
    ),
    "a figure around Markdown": (
        "<figure>\n\n![](pier.jpg)\n\n<figcaption>The old pier.</figcaption>\n</figure>",
        ("pier.jpg", "The old pier.", ""),
    ),
    "a paragraph for a caption": (
        '<img src="pier.jpg" style="width: 100%">\n<p class="caption">The old pier. (Photo: Ines Alder)</p>',
        ("pier.jpg", "The old pier.", "Photo: Ines Alder"),
    ),
    "what WordPress left": (
        '<div class="wp-caption"><img src="pier.jpg"><p class="wp-caption-text">The old pier.</p></div>',
        ("pier.jpg", "The old pier.", ""),
    ),
    "a cite": (
        '<figure><img src="pier.jpg"><figcaption>The old pier.</figcaption><cite>Ines Alder</cite></figure>',
        ("pier.jpg", "The old pier.", "Ines Alder"),
    ),
}


@pytest.mark.parametrize(("markdown", "picture"), HTML.values(), ids=HTML)
def test_raw_html_holds_a_picture(markdown: str, picture: tuple[str, str, str]) -> None:
    read_article = article(f"# Harbour vote\n\nThe council met.\n\n{markdown}\n\nThe vote was close.\n")
    assert [told(one) for one in read_article.pictures] == [picture]


NOTHING = {
    "a commented figure": '<!-- ![](pier.jpg)\n\n{{< figure src="pier.jpg" >}} -->',
    "a Liquid comment": "{% comment %}\n![](pier.jpg)\n{% endcomment %}",
    "a Hugo comment": '{{/* < figure src="pier.jpg" > */}}',
    "an escaped shortcode": '{{</* figure src="pier.jpg" */>}}',
    "fenced code": '```\n{{< figure src="pier.jpg" >}}\n![](pier.jpg)\n```',
    "a code span": 'Write `{{< figure src="pier.jpg" >}}` for a picture.',
    "a highlight": "{% highlight md %}\n![](pier.jpg)\n{% endhighlight %}",
    "a figure without an image": "<figure><figcaption>Photo: Ines Alder</figcaption></figure>",
    "a component in a figure": "<Figure>\n  <TurnoutChart />\n  <FigureCaption number={1}>Turnout by ward.</FigureCaption>\n</Figure>",
    "a call of another kind": '{{< ballyhoo image="quiz.jpg" hed="Take the quiz" >}}',
    "a call without an image": '{{< figure caption="The old pier." >}}',
    "a badge": "![](https://example.org/share-facebook.png)",
    "arguments that only a configuration explains": '{% image "pier.jpg" "The pier" %}',
}


@pytest.mark.parametrize("markdown", NOTHING.values(), ids=NOTHING)
def test_what_shows_no_picture_is_none(markdown: str) -> None:
    assert article(f"# Harbour vote\n\nThe council met.\n\n{markdown}\n", "story.mdx").pictures == ()


def test_positional_arguments_are_told_by_the_configuration() -> None:
    shortcodes: Mapping[str, Mapping[str, str]] = {"image": {"0": "source", "1": "caption", "2": "credit"}}
    read_article = article(
        '# Harbour vote\n\n{% image "pier.jpg" "The old pier." "Ines Alder" %}\n',
        conventions=Conventions(shortcodes=shortcodes),
    )
    assert [told(one) for one in read_article.pictures] == [("pier.jpg", "The old pier.", "Ines Alder")]


def test_the_credit_of_a_record_is_elsewhere() -> None:
    (picture,) = article("# Harbour vote\n\n{{< img src=old-pier-at-dusk >}}\n").pictures
    assert picture.credit.state is Presence.ELSEWHERE


@pytest.mark.parametrize(
    ("record", "state", "credit"),
    [
        ("caption: The old pier.\ncredit: Ines Alder\n", Presence.ELSEWHERE, "Ines Alder"),
        ("caption: The old pier.\ncredit:\n", Presence.EMPTY, ""),
        (None, Presence.ELSEWHERE, ""),
    ],
)
def test_a_sidecar_tells_the_credit_of_a_record(
    tmp_path: Path, record: str | None, state: Presence, credit: str
) -> None:
    if record is not None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "old-pier.yml").write_text(record, "utf-8")
    conventions = Conventions(
        shortcodes={"img": {"src": "source", "sidecar": "data/{}.yml"}}, surroundings=Surroundings(tmp_path)
    )
    (picture,) = article("# Harbour vote\n\n{{< img src=old-pier >}}\n", conventions=conventions).pictures
    assert (picture.credit.state, picture.credit.value) == (state, credit)


def test_a_printed_description_may_end_with_the_credit() -> None:
    words = "The pier at dusk. Photo by Ines Alder for the Post"
    (picture,) = article(f'# Vote\n\n{{{{< img src="pier.jpg" description="{words}" >}}}}\n').pictures
    assert picture.credit.value == "Photo by Ines Alder for the Post"
    (picture,) = article(f'# Vote\n\n{{{{< img src="pier.jpg" alt="{words}" >}}}}\n').pictures
    assert picture.credit.missing


def test_an_empty_credit_is_empty_at_its_slot() -> None:
    text = '# Harbour vote\n\n{{< figure src="pier.jpg" caption="The old pier." attr="" >}}\n'
    (picture,) = article(text).pictures
    assert picture.credit.state is Presence.EMPTY
    assert picture.credit.span is not None
    assert text[picture.credit.span.start : picture.credit.span.end] == '""'


def test_a_picture_stands_where_its_markup_stands() -> None:
    text = dedent("""\
        # Harbour “vote”

        ![A pier](pier.jpg)

        {{< figure src="mast.jpg" caption="A mast." >}}

        <img src="net.jpg">
        """)
    places = [text[one.span.start : one.span.end] for one in article(text).pictures]
    assert places == [
        "![A pier](pier.jpg)",
        '{{< figure src="mast.jpg" caption="A mast." >}}',
        '<img src="net.jpg">',
    ]


def test_the_first_picture_before_the_words_leads() -> None:
    roles = [one.role for one in article("# Vote\n\n![](a.jpg)\n\nThe council met.\n\n![](b.jpg)\n").pictures]
    assert roles == [Role.LEAD, Role.BODY]
