"""What all readers share to finish a picture: its credit out of its caption, its genre, its identity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from newslint.conventions import Conventions
from newslint.language.credits import is_credit, split_credit
from newslint.patterns import lazy
from newslint_schemas import NO_TEXT, Field, Genre, Origin, Picture, Presence, Text


def finish(picture: Picture, conventions: Conventions) -> Picture:
    """Return the picture with its caption and credit told apart, the default credit and its genre.

    A credit at the caption's tail or head becomes the credit, unless there is one of its own, and in
    any case leaves the caption; a caption that is nothing but a credit is then EMPTY. A "© Name" that ends
    the alternative text is the credit for want of a better one. The alternative text is the caption where
    the configuration says that the site shows it.
    """
    caption, credit = picture.caption, picture.credit
    if caption.missing and picture.alt.present and conventions.alt_is_caption:
        caption = replace(picture.alt, origin=Origin.ALT)
    caption, found = divided(caption)
    if credit.missing and found is not None:
        credit = found
    repeats: list[Field] = []
    for repeat in picture.repeats:
        rest, found = divided(repeat)
        repeats.append(rest)
        if credit.missing and found is not None:
            credit = found
    if credit.missing and "©" in picture.alt.value and (found := _claimed(picture.alt)) is not None:
        credit = found
    if credit.missing and conventions.default_credit:
        credit = Field.elsewhere(conventions.default_credit, origin=Origin.CONFIGURATION)
    genre = picture.genre
    if genre is Genre.PICTURE:
        genre = genre_of(picture.source, picture.alt.value)
    if caption is picture.caption and credit is picture.credit and genre is picture.genre and not repeats:
        return picture
    return replace(picture, caption=caption, credit=credit, repeats=tuple(repeats), genre=genre)


def _claimed(alt: Field) -> Field | None:
    """Return the credit with which an alternative text ends, where it claims the copyright in so many signs."""
    ranges = split_credit(alt.value)
    if ranges is None or "©" not in alt.value[ranges[1][0] : ranges[1][1]]:
        return None
    words = alt.text.slice(*ranges[1])
    return replace(alt, text=words, span=words.span(), origin=Origin.ALT)


def divided(caption: Field) -> tuple[Field, Field | None]:
    """Return a caption without the credit at its tail or head, and that credit."""
    if not caption.present or (ranges := split_credit(caption.value)) is None:
        return caption, None
    (start, end), (credit_start, credit_end) = ranges
    words = caption.text.slice(credit_start, credit_end)
    credit = Field(Presence.PRESENT, words, words.span(), caption.name, Origin.CAPTION)
    rest = caption.text.slice(start, end).strip()
    if not rest:
        return Field(Presence.EMPTY, NO_TEXT, caption.span, caption.name, caption.origin), credit
    return replace(caption, text=rest, span=rest.span()), credit


def described_credit(picture: Picture) -> Picture:
    """Return a picture without caption and credit with the credit that ends its description.

    A field named "description" is what templates print where there is no caption; one named "alt" is not.
    """
    alt = picture.alt
    if picture.credit.present or picture.caption.present or "desc" not in alt.name.lower():
        return picture
    found = split_credit(alt.value) if alt.present else None
    if found is None:
        return picture
    words = alt.text.slice(*found[1])
    return replace(picture, credit=replace(alt, text=words, span=words.span(), origin=Origin.CAPTION))


_GROUP_CREDIT = lazy(r"(?:photos|photographs|pictures|images|fotos) (?:by|:|from|courtesy)", re.IGNORECASE)
_LONGEST_GROUP_CREDIT = 160


def group_credit(lines: Iterable[Text]) -> Field | None:
    """Return the credit that one of some lines gives to all pictures ("Words and photos by …"), or None."""
    for line in lines:
        match = _GROUP_CREDIT.search(line.value) if len(line) < _LONGEST_GROUP_CREDIT else None
        if match is not None and is_credit(line.value[match.start() :]):
            return Field.of(line.slice(match.start()), "", Origin.GROUP)
    return None


# --- what a picture shows, by name and alternative text ---------------------------------------------

_GRAPHIC_WORDS = (
    r"(?:bar|pie|line|flow|org)?[-_ ]?charts?|(?:bar)?[-_ ]?graphs?|graphics?|diagrams?|infographics?|grafik"
    r"|(?:box|scatter)?[-_ ]?plots?|(?:heat)?[-_ ]?maps?|timelines?|wireframes?|mock-?ups?|histograms?|schematics?"
)
_SCREEN_WORDS = r"screen[-_ ]?(?:shots?|grabs?|caps?|captures?)|bildschirmfoto|capture[-_ ]d[-_ ]?.?[ée]cran"
_LOGO_WORDS = r"logos?|logotype|wordmark|icons?|favicon|emblem|badge"
_FACE_WORDS = (
    r"head[-_ ]?shots?|mug[-_ ]?shots?|g?r?avatar|(?:author|profile)[-_ ](?:photo|image|pic(?:ture)?)"
)
_NAMED = (
    (Genre.SCREENSHOT, lazy(_SCREEN_WORDS)),
    (Genre.LOGO, lazy(rf"(?<![^\W\d_])(?:{_LOGO_WORDS})(?![^\W\d_])")),
    (Genre.PORTRAIT, lazy(rf"(?<![^\W\d_])(?:{_FACE_WORDS})(?![^\W\d_])")),
    (Genre.GRAPHIC, lazy(rf"(?<![^\W\d_])(?:{_GRAPHIC_WORDS})(?:[-_ ]?\d{{1,3}})?(?![^\W_])")),
)
_ARTICLE = r"(?:an?|the|this|our|two|three)?\s*"
_SAID = (
    (Genre.SCREENSHOT, lazy(rf"{_ARTICLE}(?:[\w'’-]+\s+){{0,2}}?(?:{_SCREEN_WORDS})\b")),
    (Genre.LOGO, lazy(rf"(?:\S+\s+){{0,5}}(?:{_LOGO_WORDS})(?:\s+(?:of|for)\s.*)?$")),
    (Genre.PORTRAIT, lazy(rf"(?:\S+\s+){{0,4}}(?:{_FACE_WORDS})\b")),
    (Genre.GRAPHIC, lazy(rf"{_ARTICLE}(?:[\w'’-]+\s+)?(?:{_GRAPHIC_WORDS})\b")),
)
_VECTOR = lazy(r"\.svgz?(?:$|[?#])|^data:image/svg", re.IGNORECASE)


@lru_cache(maxsize=1024)
def genre_of(source: str, alt: str = "") -> Genre:
    """Tell from file name, extension and alternative text what a picture shows; PICTURE in doubt."""
    file = _plain(source).rpartition("/")[2]
    name = (_unquoted(file) if "%" in file else file).rpartition(".")[0].casefold()
    said = " ".join(alt.casefold().split())
    for (genre, by_name), (_, by_words) in zip(_NAMED, _SAID, strict=True):
        if by_name.search(name):
            return genre
        if said and by_words.match(said):
            return genre
    return Genre.GRAPHIC if _VECTOR.search(source) else Genre.PICTURE


_FURNITURE = lazy(
    r"""(?:^|[/_.-])(?:pixel|spacer|blank|transparent|clear|1x1|beacon|tracking|tracker|dot)[_-]?\d*\.(?:gif|png)
    |(?:^|[/.])(?:doubleclick|scorecardresearch|google-analytics|googlesyndication|adserver|quantserve|gravatar)\.
    |facebook\.com/tr\b|pixel\.wp\.|/(?:twe)?emojis?/|wp-smiley|smilies/|/avatars?/|(?:^|[/_-])avatar[_.-]
    |/wp-content/themes/|/gravatars?/|/icons?/|pbs\.twimg\.com/|m\.media-amazon\.com/
    |youtube(?:-nocookie)?\.com/|ytimg\.com/|player\.vimeo\.com/
    |(?:^|/)(?:icon[_-])?(?:comments?|search|menu|arrow|close|play|print)(?:[_-]icon)?\.(?:png|svg|gif)
    |(?:^|[/_-])(?:share|follow|social)[_-](?:on[_-])?\w+\.(?:png|svg|gif|jpe?g|webp)
    |(?:^|[/_-])(?:facebook|twitter|whatsapp|linkedin|instagram|pinterest|telegram|reddit|email)
    (?:[_-](?:icon|logo|share|button|\d+))*\.(?:png|svg|gif|webp)""",
    re.IGNORECASE | re.VERBOSE,
)
_NETWORKS = r"(?:facebook|twitter|x|whatsapp|linkedin|instagram|pinterest|email)"
ADVERTISING = (
    r"advertisement|advertorial|anzeige|werbung|reklama|publicidad|publicité|pubblicità|annonce|mainos"
)
_FURNITURE_WORDS = lazy(
    rf"(?:share|tweet|follow us|like us|pin|email)(?: this| it| us)?(?: (?:on|via|to|by) {_NETWORKS})?"
    rf"|{_NETWORKS}|avatar|spacer|tracking pixel|{ADVERTISING}",
    re.IGNORECASE,
)


def is_editorial(source: str, alt: str = "") -> bool:
    """Say whether an image is part of what is told: no pixel, spacer, share button, emoji, avatar."""
    if source.startswith("data:"):
        # A lazy page's stand-in of a few bytes, or a spacer.
        return len(source) > 400
    if _FURNITURE.search(source.partition("?")[0]) or _FURNITURE_WORDS.fullmatch(alt.strip()):
        return False
    return not _is_emoji(alt)


def _is_emoji(alt: str) -> bool:
    text = alt.strip()
    return 0 < len(text) <= 8 and all(
        ord(character) > 0x2000 and not character.isalnum() for character in text
    )


# --- one picture under several addresses ------------------------------------------------------------

_INNER = lazy(r"[?&](?:url|src|image|file)=([^&#]+)", re.IGNORECASE)
_WIDTHS = (
    "240|300|320|360|400|480|600|640|720|750|768|800|900|960|1000|1024|1080|1200|1280|1400|1440|1500|1600"
    "|1920|2000|2048|2560"
)
_SIZES = lazy(
    r"(?:[-_@](?:\d{1,4}x\d{1,4}(?:_c|-c)?|0|\d(?:\.\d)?x|scaled|thumb(?:nail)?|small|medium|large|mobile|desktop"
    rf"|tablet|crop(?:ped)?|square|wide|[wh]\d{{2,4}}|\d{{2,4}}(?:px|w|h)|{_WIDTHS}))+$",
    re.IGNORECASE,
)
_SIZE_PART = lazy(
    r"fit-in|smart|crop|resize|thumb|thumbnails?|master|\d{3,4}|\d{1,5}(?:[x_:]\d{1,5})+|\d{1,4}x|x\d{1,4}"
    r"|cdn-cgi|[a-z]+=[\w.-]+(?:,[a-z]+=[\w.-]+)+|[whcgfq][_-]?\w{1,8}(?:,[a-z]{1,3}_[\w.:]{1,12})+|[wh]_?\d{2,4}|\d+w|(?:format|quality|width)[:=]\w+",
    re.IGNORECASE,
)
_YEAR = lazy(r"(?:19|20)\d\d")
_ONLY_ONE = lazy(r"\d{10}|[0-9a-f]{16}")
"""A number in a file's name that no other picture has, whatever folder a copy is put into."""


def same_source(one: str, other: str) -> bool:
    """Say whether two addresses lead to one picture, whatever its size and crop."""
    left, right = picture_key(one), picture_key(other)
    name = left.rpartition("/")[2]
    return left == right or (name == right.rpartition("/")[2] and _ONLY_ONE.search(name) is not None)


def _unquoted(address: str) -> str:
    from urllib.parse import unquote

    return unquote(address)


@lru_cache(maxsize=1024)
def picture_key(source: str) -> str:
    """Return a picture's address without scheme, query, size and crop, to know it again."""
    inner = _INNER.search(source)
    if inner is not None and "." in inner[1]:
        return picture_key(_unquoted(inner[1]))
    path = _plain(source)
    path = re.sub(r"^(?:https?:)?//", "", path)
    *folders, name = path.split("/")
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    short = _SIZES.sub("", stem)
    kept = [part for part in folders[1:] if not _is_size(part)] if folders else []
    if (not short or _is_size(short)) and kept:
        return "/".join((*folders[:1], *kept)).casefold()
    del extension  # the same picture as .jpg and .webp
    return "/".join((*folders[:1], *kept, short or stem)).casefold()


def _is_size(part: str) -> bool:
    return _SIZE_PART.fullmatch(part) is not None and _YEAR.fullmatch(part) is None


def _plain(source: str) -> str:
    return source.strip().partition("#")[0].partition("?")[0]
