"""XML formats: which one a file is, and the traps of real files."""

from __future__ import annotations

import pytest

from newslint.conventions import Conventions
from newslint.readers.xml_formats import read
from newslint.source import SourceFile, decode
from newslint_schemas import Article, Document, Presence, Role


def load(text: str | bytes) -> tuple[SourceFile, Document]:
    source = decode("item.xml", text if isinstance(text, bytes) else text.encode("utf-8"))
    return source, read(source, Conventions())


def only(text: str | bytes) -> Article:
    (article,) = load(text)[1].articles
    return article


OTHERS = [
    "<project><title>Build</title></project>",
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>x</loc></url></urlset>',
    "<opml><head><title>Feeds</title></head></opml>",
    "<svg><title>Logo</title></svg>",
    "just words",
    "",
    "<contentMeta><dateline>MARBLE, Monday (NNA)</dateline></contentMeta>",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_xml_is_no_article_and_no_finding(text: str) -> None:
    _, document = load(text)
    assert document.articles == ()
    assert document.problems == ()
    assert document.reason.startswith("not an article: ")


def test_a_feed_that_was_cut_off_before_its_first_item_is_reported() -> None:
    _, document = load("<rss><channel><title>Example")
    assert document.articles == ()
    assert [(problem.rule, problem.fatal) for problem in document.problems] == [("parse/xml", True)]


def test_a_byte_order_mark_and_a_false_declaration_are_no_hindrance() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><nitf><head><title>Café</title></head></nitf>'
    assert only(b"\xef\xbb\xbf" + text.encode("utf-8")).headline.value == "Café"
    assert only(text.encode("utf-8")).headline.value == "Café"
    assert only(text.encode("latin-1")).headline.value == "Café"


def test_an_entity_bomb_is_refused_and_the_article_read() -> None:
    declared = '<!DOCTYPE nitf [<!ENTITY a "rain"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
    body = "<body><body.head><hedline><hl1>Rain</hl1></hedline></body.head><body.content><p>&c;</p></body.content></body>"
    _, document = load(f"{declared}<nitf>{body}</nitf>")
    assert document.articles[0].headline.value == "Rain"
    assert [problem.rule for problem in document.problems] == ["parse/entity-bomb"]


def feed(item: str, channel: str = "") -> str:
    return (
        '<rss xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>News</title>{channel}<item>{item}</item></channel></rss>"
    )


def test_an_item_without_a_body_is_a_teaser_dated_by_itself() -> None:
    article = only(
        feed(
            "<title>Rain</title><description>It rained on Sunday.</description><link>https://n.example.com/1</link>"
            "<pubDate>Mon, 04 Mar 2024 08:00:00 GMT</pubDate>",
            "<lastBuildDate>Tue, 05 Mar 2024 08:00:00 GMT</lastBuildDate>",
        )
    )
    (teaser,) = article.teasers
    assert teaser.title.value == "Rain"
    assert teaser.date is not None
    assert teaser.date.anchors
    assert [mark.field.value for mark in article.dates] == ["Mon, 04 Mar 2024 08:00:00 GMT"]


def test_a_feed_without_any_date_but_its_build_s_has_no_anchor() -> None:
    built = "<lastBuildDate>Tue, 05 Mar 2024 08:00:00 GMT</lastBuildDate>"
    assert only(feed("<title>Rain</title>", built)).anchors == ()


@pytest.mark.parametrize(("day", "rules"), [("TBD", []), ("Last Tuesday", ["parse/bad-date"])])
def test_a_date_that_is_not_set_yet_is_no_bad_date(day: str, rules: list[str]) -> None:
    _, document = load(
        f'<nitf><head><title>Rain</title><docdata><date.release norm="{day}"/></docdata></head>'
        "<body><body.content><p>It rained in the hills.</p></body.content></body></nitf>"
    )
    assert [problem.rule for problem in document.problems] == rules


@pytest.mark.parametrize("title", ["<title></title>", "<title/>", "<title><![CDATA[ ]]></title>", ""])
def test_an_item_without_a_title_is_an_untitled_teaser_shown_at_its_first_words(title: str) -> None:
    source, document = load(feed(f"{title}<description>It rained.</description><link>x</link>"))
    (teaser,) = document.articles[0].teasers
    assert teaser.title.missing
    assert source.slice(teaser.place) == "It rained."


PARAGRAPH = "<p>" + "It rained in the hills for a long time. " * 12 + "</p>"


def test_a_long_description_with_paragraphs_is_a_body_unless_it_breaks_off() -> None:
    whole = only(feed(f"<title>Rain</title><description><![CDATA[{PARAGRAPH * 3}]]></description>"))
    assert len(whole.blocks) == 3
    cut = f"{PARAGRAPH * 3}<a href='x'>Continue reading...</a>"
    broken_off = only(feed(f"<title>Rain</title><description><![CDATA[{cut}]]></description>"))
    assert len(list(broken_off.teasers)) == 1


def test_what_a_picture_of_a_feed_does_not_say_it_inherits() -> None:
    article = only(
        feed(
            "<title>Rain</title><media:group><media:description>A pier.</media:description>"
            '<media:content url="a.jpg" medium="image"/></media:group>',
            "<media:credit>NNA</media:credit>",
        )
    )
    (teaser,) = article.teasers
    assert teaser.picture is not None
    assert teaser.picture.caption.value == "A pier."
    assert teaser.picture.credit.value == "NNA"


def test_a_credit_that_says_none_is_empty_and_hides_what_it_would_inherit() -> None:
    content = '<media:content url="a.jpg" medium="image"><media:credit>None</media:credit></media:content>'
    article = only(feed(f"<title>Rain</title>{content}", "<media:credit>NNA</media:credit>"))
    (teaser,) = article.teasers
    assert teaser.picture is not None
    assert teaser.picture.credit.state is Presence.EMPTY


def test_videos_sounds_and_file_names_are_neither_pictures_nor_captions() -> None:
    article = only(
        feed(
            '<title>Rain</title><enclosure url="a.mp3" type="audio/mpeg"/><media:content url="a.mp4" medium="video"/>'
            '<media:content url="a.jpg" medium="image"><media:title>a.jpg</media:title></media:content>'
        )
    )
    (teaser,) = article.teasers
    assert teaser.picture is not None
    assert teaser.picture.source == "a.jpg"
    assert teaser.picture.caption.state is Presence.ABSENT


def test_a_lead_of_an_item_with_a_body_is_its_first_figure() -> None:
    body = '<p>Rain.</p><figure><img src="https://n.example.com/a.jpg"><figcaption>A pier. Photo: Ann Poe</figcaption></figure>'
    article = only(
        feed(
            '<title>Rain</title><media:content url="https://n.example.com/a.jpg?w=600" medium="image"/>'
            f"<content:encoded><![CDATA[{body}]]></content:encoded>"
        )
    )
    (picture,) = article.pictures
    assert picture.role is Role.LEAD
    assert picture.caption.value == "A pier."
    assert picture.credit.value == "Photo: Ann Poe"


def test_words_encoded_twice_are_decoded_and_mapped() -> None:
    source, document = load(feed("<title>Fish &amp;amp; chips</title>"))
    (teaser,) = document.articles[0].teasers
    assert teaser.title.value == "Fish & chips"
    assert source.slice(teaser.title.text.span(5, 6)) == "&amp;amp;"


def item(meta: str, content: str = "", name: str = "newsItem") -> str:
    return f"<{name} guid='g'><itemMeta><itemClass qcode='ninat:text'/>{meta}</itemMeta>{content}</{name}>"


def test_a_link_without_a_title_is_a_reference_and_one_with_an_empty_title_untitled() -> None:
    links = "<link rel='r' residref='a'/><link rel='r' href='b'><title>Sun</title></link><link rel='r' href='c'><title/></link>"
    article = only(item(links, "<contentMeta><headline>Rain</headline></contentMeta>"))
    assert [teaser.title.value for teaser in article.teasers] == ["Sun", ""]


@pytest.mark.parametrize("status", ["stat:canceled", "stat:withheld"])
def test_a_withdrawn_item_is_not_for_publication(status: str) -> None:
    text = item(f"<pubStatus qcode='{status}'/>", "<contentMeta><headline>Rain</headline></contentMeta>")
    assert only(text).draft


BYLINES = ["By Ann Poe", "By ANN POE and JIM van DAM", "Von Anna Holm", "By Ann Poe, Staff Writer"]


@pytest.mark.parametrize("words", BYLINES)
def test_a_byline_at_the_start_of_the_body_is_the_byline(words: str) -> None:
    article = only(
        f"<nitf><body><body.content><p>{words}</p><p>By noon it rained.</p></body.content></body></nitf>"
    )
    assert [byline.value for byline in article.bylines] == [words]
    assert [block.text.value for block in article.blocks] == ["By noon it rained."]


def test_the_empty_headline_of_a_picture_is_no_empty_field() -> None:
    media = "<media media-type='image'><media-reference source='a.jpg'/><media-caption>A pier.</media-caption></media>"
    text = f"<nitf><body><body.head><hedline><hl1/></hedline></body.head><body.content>{media}</body.content></body></nitf>"
    assert only(text).headline.span is None


def test_the_title_of_an_item_s_administration_is_no_headline() -> None:
    text = item("<title>UK-RAIN</title>", "<contentSet><inlineData>It rains.</inlineData></contentSet>")
    article = only(text)
    assert article.headline.missing
    assert article.blocks[0].text.value == "It rains."


def test_two_texts_of_a_message_stay_two_articles() -> None:
    content = "<contentMeta><headline>Rain</headline></contentMeta><contentSet><inlineXML><p>It rains.</p></inlineXML></contentSet>"
    _, document = load(f"<newsMessage><itemSet>{item('', content) * 2}</itemSet></newsMessage>")
    assert [article.id for article in document.articles] == ["g", "g#2"]


def test_namespaces_and_their_prefixes_do_not_matter() -> None:
    text = "<x:newsItem xmlns:x='urn:any'><x:contentMeta><x:headline>Rain</x:headline></x:contentMeta></x:newsItem>"
    assert only(text).headline.value == "Rain"


def test_a_picture_that_points_into_its_message_is_told_once() -> None:
    photo = (
        "<NewsComponent Duid='p'><NewsLines><HeadLine>A pier</HeadLine><CreditLine>NNA</CreditLine></NewsLines>"
        "<NewsComponent><Role FormalName='HighDef'/><ContentItem Href='a.jpg'><MediaType FormalName='Photo'/></ContentItem>"
        "</NewsComponent></NewsComponent>"
    )
    body = "<media media-type='image'><media-reference data-location='#p'/></media><p>It rains.</p>"
    text = (
        "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Rain</HeadLine></NewsLines><NewsComponent><ContentItem>"
        f"<DataContent>{body}</DataContent></ContentItem></NewsComponent>{photo}</NewsComponent></NewsItem></NewsML>"
    )
    (picture,) = only(text).pictures
    assert (picture.source, picture.caption.value, picture.credit.value) == ("a.jpg", "A pier", "NNA")
