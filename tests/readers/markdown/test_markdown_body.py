from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.readers.bodies import take_html
from newslint.readers.gathering import Draft
from newslint.readers.markdown import read
from newslint.readers.markdown.constructs import constructs
from newslint.readers.markdown.rendering import render, words_of
from newslint.source import SourceFile
from newslint_schemas import Article, BlockKind, DateRole, Document, MarkKind, Presence, Span, Text


def document(text: str, name: str = "story.md") -> Document:
    return read(SourceFile(name, text.encode(), text), Conventions())


def article(text: str, name: str = "story.md") -> Article:
    (found,) = document(text, name).articles
    return found


def shown(text: str) -> list[str]:
    return [block.text.value for block in article(text).blocks]


WORDS = {
    "entities and escapes": (r"Fish &amp; chips cost \*five\* pounds &mdash; so far.", "Fish & chips cost *five* pounds — so far."),
    "emphasis and links": ("The *old* [pier **of Marsham**](/pier) stands.", "The old pier of Marsham stands."),
    "soft and hard breaks": ("The council\nmet  \non Monday.", "The council met on Monday."),
    "inline HTML": ("The <em>old</em> pier<br>stands <!-- still -->.", "The old pier stands ."),
    "code": ("Write `date: 2024` there.", "Write date: 2024 there."),
    "expressions": ("The vote{{ site.x }} was {% if y %}close{% endif %}.", "The vote was close."),
    "a reference shortcode as an address": ('Read [the report]({{< relref "report.md" >}}) now.', "Read the report now."),
    "an expression at the head of a line": ("{{ page.city }} The *council* met.", "The council met."),
    "a footnote mark": ("The vote[^1] was close.\n\n[^1]: It was.", "The vote was close."),
    "an inline shortcode": ('The {{% tip "x" %}}old{{% /tip %}} pier.', "The old pier."),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "words"), WORDS.values(), ids=WORDS)
def test_a_paragraph_shows_its_words(markdown: str, words: str) -> None:
    assert shown(markdown)[0] == words


def test_each_block_has_its_kind() -> None:
    blocks = article(
        "## Before the vote\n\nThe council met.\n\n- one\n- two\n\n> Never.\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "```\ncode\n```\n\nEnd.[^1]\n\n[^1]: A note.\n"
    ).blocks
    assert [(block.kind, block.text.value, block.level) for block in blocks] == [
        (BlockKind.HEADING, "Before the vote", 2),
        (BlockKind.PARAGRAPH, "The council met.", 0),
        (BlockKind.LIST_ITEM, "one", 0),
        (BlockKind.LIST_ITEM, "two", 0),
        (BlockKind.QUOTATION, "Never.", 0),
        (BlockKind.TABLE, "a", 0),
        (BlockKind.TABLE, "b", 0),
        (BlockKind.TABLE, "c", 0),
        (BlockKind.TABLE, "d", 0),
        (BlockKind.CODE, "code", 0),
        (BlockKind.PARAGRAPH, "End.", 0),
        (BlockKind.NOTE, "A note.", 0),
    ]


def test_links_are_kept_as_marks() -> None:
    (block,) = article("See [the plan](/plan?a=1&b=2).").blocks
    assert [(mark.kind, block.text.value[mark.start : mark.end], mark.target) for mark in block.marks] == [
        (MarkKind.LINK, "the plan", "/plan?a=1&b=2")
    ]


def test_the_headline_is_that_of_the_front_matter_or_the_first_heading() -> None:
    assert article("---\ntitle: Vote\n---\n# Other\n").headline.value == "Vote"
    found = article("# The *harbour* vote\n\nThe council met.\n")
    assert found.headline.value == "The harbour vote"
    assert [block.text.value for block in found.blocks] == ["The council met."]


def test_a_dateline_opens_the_body() -> None:
    found = article("---\ntitle: Vote\n---\n**MARSHAM, Jan. 18, 2024** — The *council* met.\n")
    assert found.dateline.value == "MARSHAM, Jan. 18, 2024"
    assert [block.text.value for block in found.blocks] == ["The council met."]
    assert [found.blocks[0].text.value[mark.start : mark.end] for mark in found.blocks[0].marks] == [
        "council"
    ]
    assert [(mark.role, str(mark.moment.date)) for mark in found.dates if mark.moment] == [
        (DateRole.DATELINE, "2024-01-18")
    ]


def test_a_note_may_stand_before_the_dateline() -> None:
    found = article(
        "---\ntitle: Vote\n---\nThe Post is a nonprofit newsroom.\n\nMARSHAM — The council met.\n"
    )
    assert found.dateline.value == "MARSHAM"
    assert [block.text.value for block in found.blocks] == [
        "The Post is a nonprofit newsroom.",
        "The council met.",
    ]


def test_the_path_tells_date_language_and_draft() -> None:
    found = article("The council met.", "content/fr/_drafts/2024-01-18-vote.md")
    assert [mark.role for mark in found.dates] == [DateRole.PATH]
    assert (found.language, found.draft) == ("fr", True)
    assert article("The council met.", "posts/vote/index.es.md").language == "es"
    assert article("The council met.", "posts/vote/index.md").language == ""


def test_broken_front_matter_does_not_take_the_body_away() -> None:
    found = document("---\ntitle: Harbour: the vote\ndate: 2024-01-18\n---\nThe council met.\n")
    assert [problem.rule for problem in found.problems] == ["parse/front-matter"]
    assert [block.text.value for block in found.articles[0].blocks] == ["The council met."]
    assert found.articles[0].date is not None


def test_a_file_without_words_is_no_article() -> None:
    assert document("").articles == ()
    assert document("<!-- nothing -->\n").reason


# --- rails ------------------------------------------------------------------------------------------

RAILS = {
    "a list under a heading": (
        "### RELATED STORIES\n\n- [Pier opens](/pier)\n- [Mast falls](/mast) — The mast of the old ship fell in a storm.\n",
        ["Pier opens", "Mast falls"],
    ),
    "a loose list": ("## Read more\n\n* [Pier opens](/pier)\n\n* [Mast falls](/mast)\n", ["Pier opens", "Mast falls"]),
    "paragraphs under a heading": ("## Related\n\n[Pier opens](/pier)\n\n[Mast falls](/mast)\n", ["Pier opens", "Mast falls"]),
    "a line that calls": ("READ MORE: [Pier opens](/pier)\n", ["Pier opens"]),
    "a line that calls, in emphasis": ("<strong><em>READ MORE: </em></strong><a href='/pier'>Pier opens</a>\n", ["Pier opens"]),
    "an empty link": ("Read more:<a href='/pier'></a>\n", [""]),
    "an empty Markdown link": ("**Also read:** [](/pier)\n", [""]),
    "an item without words": ("## Related stories\n\n- [Pier opens](/pier)\n- [](/mast)\n", ["Pier opens", ""]),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "titles"), RAILS.values(), ids=RAILS)
def test_links_to_other_stories_are_teasers(markdown: str, titles: list[str]) -> None:
    found = article(f"# Vote\n\nThe council met.\n\n{markdown}\nThe end.\n")
    assert [teaser.title.value for teaser in found.teasers] == titles
    assert [block.text.value for block in found.blocks] == ["The council met.", "The end."]
    for teaser in found.teasers:
        assert teaser.link.value.startswith("/")
        assert teaser.title.present or teaser.title.state is Presence.EMPTY


NO_RAILS = {
    "prose under a heading": "## Related work\n\nThe council met before, as [the paper](/paper) wrote.\n",
    "a list of other things": "## Related\n\n- Bring a coat\n- Be early\n",
    "a link in a sentence": "Read more about it in [the paper](/paper), which has more.\n",
    "an empty link left behind": '<a href="https://example.org"></a> The council met.\n',
}


@pytest.mark.parametrize("markdown", NO_RAILS.values(), ids=NO_RAILS)
def test_other_links_are_no_teasers(markdown: str) -> None:
    assert list(article(f"# Vote\n\n{markdown}").teasers) == []


def test_a_teaser_without_a_title_stands_at_its_link() -> None:
    text = "The council met.\n\nRead more:<a href='/pier'></a>\n"
    (teaser,) = article(text).teasers
    assert text[teaser.place.start : teaser.place.end] == "<a href='/pier'></a>"


# --- properties -------------------------------------------------------------------------------------

PARTS = st.sampled_from(
    ["The council met", " ", "  \n", "\n", "\n\n", "*", "**", "_", "`", "[", "](", ")", "![", "# ", "- ", "> ", "1. ", "| a | b |\n|-|-|\n",
     "&amp;", "&#39;", "\\*", "é“’😀", "<em>", "</em>", "<br>", "<figure>", "</figure>", "<img src='a.jpg' alt='é'>", "<figcaption>",
     "<!--", "-->", "```\n", "{{< figure src=\"a.jpg\" caption=\"An &amp; é\" >}}", "{{<", ">}}", "{% include photo.html file='b.jpg' %}",
     "{%", "%}", "{{ x }}", "{: .caption}", "<Figure>", "</Figure>", "<Image src={x} />", "[caption id=1]", "[/caption]", "\r\n",
     "READ MORE: ", "## Related\n\n", "{{< figure >}}", "{{< /figure >}}", "import a from 'b'\n", "\t", "    ", "[^1]", "[^1]: note"]
)  # fmt: skip
BODIES = st.lists(PARTS, max_size=24).map("".join)
_CODE_POINT = re.compile(r"\s+")


def holds(source: str, text: Text) -> bool:
    """Whether every character stands where the map says, or its reference, escape or break does."""
    for index, character in enumerate(text.value):
        place = text.span(index, index + 1)
        written = source[place.start : place.end]
        if written == character or html.unescape(written) == character or character == " ":
            continue
        if not written or written[0] not in "\\`" or character not in written:
            return False
    return True


def texts(found: Article) -> list[Text]:
    return [passage.text for passage in found.passages()]


@example("The council met```\n<em><em>```\n<em>")
@given(BODIES)
def test_every_character_knows_its_place(source: str) -> None:
    for found in document(source, "story.mdx").articles:
        for text in texts(found):
            assert holds(source, text), text
        for picture in found.pictures:
            assert 0 <= picture.span.start <= picture.span.end <= len(source)


SIMPLE = st.lists(
    st.sampled_from(
        ["The council met", " ", "  ", "  \n", "\n", "\n\n", "*", "**", "_", "`", "[a](/b)", "[", "](/c)", "# ", "## ", "- ", "  - ", "> ",
         "1. ", "| a | b |\n|-|-|\n| c | d |\n", "&amp;", "&nbsp;", "\\*", "é“’😀", "```\n", "    ", "[^1]", "[^1]: note\n", "{{ x }}", "~~",
         "---\n", "\t", "\u00a0"]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@given(SIMPLE)
def test_plain_blocks_are_what_they_would_be_as_html(source: str) -> None:
    made = constructs(source, 0, Conventions(), components=False)
    fast, slow = Draft("markdown", Span(0, 0)), Draft("markdown", Span(0, 0))
    rendered = render(source, 0, made)
    take_html(rendered.markup, fast, Conventions())
    fast.blocks = sorted([*fast.blocks, *rendered.blocks], key=lambda block: block.span)
    take_html(render(source, 0, made, straight=False).markup, slow, Conventions())
    told = [
        [(one.kind, one.text.value, one.level, one.marks) for one in draft.blocks] for draft in (fast, slow)
    ]
    assert told[0] == told[1]


@given(BODIES)
def test_front_matter_only_shifts_the_body(body: str) -> None:
    head = "---\nlayout: story\n---\n"
    plain, moved = document("\n" + body), document(head + "\n" + body)
    for before, after in zip(plain.articles, moved.articles, strict=True):
        assert [block.text.value for block in before.blocks] == [block.text.value for block in after.blocks]
        assert [block.span.start + len(head) for block in before.blocks] == [
            block.span.start for block in after.blocks
        ]
        assert [one.span.start + len(head) for one in before.pictures] == [
            one.span.start for one in after.pictures
        ]


@given(st.text(max_size=80) | BODIES)
def test_nothing_raises(source: str) -> None:
    clean = source.replace("\0", "")
    document(clean)
    document(clean, "story.mdx")
    words_of(Text.verbatim(clean, 0, len(clean)))


HOSTILE = ["{{<", "{{< a \"", "{%", "{% x '", "{#", "{/*", "<Aa ", "<Aa {\"", "<Aa x=\"", "[caption id=1]", "[caption", "<!--", "`{{<", "{: ",
           "READ MORE: [", "![a](b)\n*c*\n\n", "> ", "- ", "<figure>", "<a href=x>", "export const a\n", "{{< figure src=a >}}", "*_"]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(part: str) -> None:
    """The work is counted in calls of the scanner, not in time."""
    import cProfile
    import pstats

    def calls(times: int) -> int:
        text = part * times
        profile = cProfile.Profile()
        profile.enable()
        made = constructs(text, 0, Conventions(), components=True)
        render(text, 0, made)
        profile.disable()
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    assert calls(800) < 12 * calls(100) + 2_000
