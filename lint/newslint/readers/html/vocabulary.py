"""What the names that publishers give to elements (class, id, itemprop, test ids) tell about their content.

Names are compared word by word ("FeaturedImageCaption-credit" is featured, image, caption, credit), so that
generated suffixes and every fashion of spelling are alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from newslint.patterns import lazy
from newslint.readers.html.tree import Node, tags

_NAMING = ("class", "id", "itemprop", "data-testid", "data-component")
_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")

_CREDIT = tags(
    "credit credits attribution photographer copywrite copyrightholder credittext distributor"
    " photocredit imagecredit photog rightsholder bildquelle bildnachweis fotocredit bildrechte"
)
_CREDIT_IN_FIGURE = tags(
    "copyright copyrights copy source sources byline author agency provider courtesy foto"
)
_OF_PICTURE = tags("image img photo picture media caption figure figcaption foto pic art")
_CAPTION = tags(
    "caption captions figcaption cutline legend imagecaption photocaption newscaption"
    " mediacaption captiontext imgcaption wpcaption"
)
_PICTURE = lazy(
    r"im(?:g|age)|photo(?!s?hop)|pict|fig(?:ure)?$|media$|galler|slide(?!r)|carousel|caption|lightbox|thumb"
)
_NO_WRAPPER = tags("card cards teaser teasers promo promos hub rail related list factbox widget social share")
_MODIFIER = lazy(r"(?:^|\s)(?:has|with|no|without|is|type|format)[-_]\S*", re.IGNORECASE)
_ICONS = tags(
    "logo logos avatar avatars icon icons emoji flag flags headshot spacer pixel badge autorenbild autorbild"
    " autorenfoto authorphoto authorimage authorpic"
)
_FURNITURE = tags(
    "logo logos avatar avatars author authors byline bylines social share sharing sponsor"
    " sponsored ad ads advert advertisement adslot newsletter newsletters icon icons emoji flag"
    " flags signup subscribe profile contributor headshot mugshot comments comment follow appstore"
    " donate masthead breadcrumb breadcrumbs menu navbar topbar cookie cookies paywall login"
    " adwidget outbrain taboola columnist writer reporter bio popup factbox promo whatsapp"
)
_ADVERT = lazy(r"(?:^|\s)(?:ads?|advert(?:isement)?|adslot|adwidget)(?:[-_]|\s|$)", re.IGNORECASE)
_RAIL = tags(
    "related recommended recommendation recommendations recirc recirculation trending teaser"
    " teasers promo promos rail popular suggested readnext sidebar widget widgets readmore"
    " alsoread topstories moreon morefrom"
)
_VIDEO = tags("video videos youtube vimeo brightcove jwplayer jwplatform videoplayer player")
_LIGHTBOX = tags("lightbox modal fancybox overlay fullscreen enlarge zoomed popup print mfp pswp")
_NOTE = tags("correction corrections clarification footnote footnotes endnote endnotes erratum")
NAMES: dict[str, Collection[str]] = {
    "caption": _CAPTION,
    "credit, wherever a picture is near": _CREDIT,
    "credit, inside a figure or caption": _CREDIT_IN_FIGURE,
    "list of other stories": _RAIL,
    "note": _NOTE,
    "no part of the article": _FURNITURE,
    "no picture": _ICONS,
    "video": _VIDEO,
    "copy of a picture": _LIGHTBOX,
}
"""The words of class, id, itemprop and test ids, and what they tell of an element; for the page of formats."""
_GALLERY = lazy(r"galler|slide(?!r-?off)|carousel|photo-?essay", re.IGNORECASE)


@lru_cache(4096)
def name_words(names: str) -> frozenset[str]:
    """Return the words of some names in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(names))


def words_of(node: Node) -> frozenset[str]:
    """Return the words of an element's class, id, itemprop and test ids."""
    words = node.naming
    if words is None:
        names = [value for name in _NAMING if (value := node.attribute(name))] if node.names else ()
        words = node.naming = name_words(" ".join(names)) if names else _NO_WORDS
    return words


_NO_WORDS: frozenset[str] = frozenset()


def names_credit(node: Node, *, in_figure: bool) -> bool:
    """Say whether an element is made for a credit; only to be asked beside a picture.

    Inside a figure the names of other things ("source", "byline") mean the picture's; elsewhere only
    where they say so ("image-source").
    """
    words = words_of(node)
    if not _CREDIT.isdisjoint(words):
        return True
    if node.name == "cite":
        return in_figure
    if _CREDIT_IN_FIGURE.isdisjoint(words) or node.name == "figcaption":
        return "source" in words and node.name == "figcaption"
    return in_figure or not _OF_PICTURE.isdisjoint(words)


def names_caption(node: Node) -> bool:
    """Say whether an element is made for a caption, by its tag or its names."""
    return node.name == "figcaption" or not _CAPTION.isdisjoint(words_of(node))


def names_picture(node: Node) -> bool:
    """Say whether an element is a wrapper of a picture and its words, by its tag or its names."""
    if node.name in ("figure", "picture"):
        return True
    if not node.names:
        return False
    words = name_words(_MODIFIER.sub(" ", f"{node.attribute('class')} {node.attribute('id')}"))
    return _NO_WRAPPER.isdisjoint(words) and any(map(_PICTURE.match, words))


def names_video(node: Node) -> bool:
    """Say whether an element plays a moving picture, or stands for one."""
    if node.name in ("video", "audio", "iframe", "amp-video", "amp-youtube", "amp-brightcove"):
        return True
    if not node.names:
        return False
    if not _VIDEO.isdisjoint(words_of(node)):
        return True
    return node.attribute("aria-label").lower().startswith(("play ", "watch "))


def names_furniture(node: Node) -> bool:
    """Say whether an element is the site's, not the article's: logo, author, sharing, advertising."""
    return node.name == "nav" or not _FURNITURE.isdisjoint(words_of(node))


def names_advert(image: Node) -> bool:
    """Say whether an image's own names say that it advertises."""
    return _ADVERT.search(image.attribute("class")) is not None


def names_icon(image: Node) -> bool:
    """Say whether an image's own names say that it is a logo, an avatar, an icon."""
    return not _ICONS.isdisjoint(words_of(image))


def names_copy(node: Node) -> bool:
    """Say whether an element shows what stands elsewhere on the page once more: a lightbox, a print view."""
    return node.name == "dialog" or not _LIGHTBOX.isdisjoint(words_of(node))


def names_gallery(node: Node) -> bool:
    """Say whether an element holds a series of pictures."""
    return any(_GALLERY.match(word) for word in words_of(node))


def names_note(node: Node) -> bool:
    """Say whether an element holds a correction, an editor's note or a footnote."""
    words = words_of(node)
    if not _NOTE.isdisjoint(words):
        return True
    return "note" in words and not words.isdisjoint(("editor", "editors", "editorial"))


def names_rail(node: Node) -> bool:
    """Say whether an element promotes other stories, by its names."""
    words = words_of(node)
    if not _RAIL.isdisjoint(words):
        return True
    if "more" in words:
        return not words.isdisjoint(("from", "on", "stories", "news", "in", "articles"))
    return "most" in words and not words.isdisjoint(("read", "viewed", "shared", "popular"))
