"""credits/missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.fix import Fix, NewCredit
from newslint.language.credit_prose import says_whose
from newslint.language.credits import is_credit
from newslint.patterns import lazy
from newslint.readers.pictures import picture_key
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Genre, Origin, Part, Picture, Presence, Role, Span

_NO_PICTURE = frozenset({Genre.LOGO, Genre.PORTRAIT})
"""Marks and the faces of authors, which are no pictures of the story."""
_CREDITLESS = frozenset({Genre.GRAPHIC, Genre.SCREENSHOT})
"""Genres that need no credit unless they are shown with a caption."""
_PLURALS = r"(?:photos|photographs|photography|pictures|images|fotos|fotografías|bilder|fotografien)"
_FOR_ALL = lazy(rf"[(\[*_]?\s*(?:all )?(?P<credit>{_PLURALS}\b.*)", re.IGNORECASE)
_IN_BYLINE = lazy(
    rf"(?:^|\band |\by |\bund |\bet |[,;|/]\s*)(?:all )?{_PLURALS}(?: by|:| von| de| par| av)\s+\S",
    re.IGNORECASE,
)
_OWN_LINE = frozenset({Origin.LINE, Origin.GROUP})
_LONGEST_LINE = 120
"""A credit for several pictures is a line of its own, of no more characters."""


@dataclass(frozen=True, slots=True)
class Missing(ArticleRule):
    """A picture has no credit.

    Whoever made or supplied a picture must be named: most licences ask for it, agencies and freelances check
    it, and readers want to know whose eyes they are looking through. A credit counts wherever convention puts
    it: a field or element of its own, the tail of the caption or a sentence in it, the line after it, a credit that
    names several pictures, or the default of the configuration.

    Name the maker, the agency, or both, as your house writes it. A picture of your own staff has a credit too.

    Where the picture's file lies in the repository and its own metadata (IPTC, XMP, Exif) name somebody, the finding
    says so, and `--unsafe-fixes` writes that credit beside the picture: look whether it is the one that was agreed.

    A teaser's picture needs one only where the teaser shows a caption for it. Charts and screenshots need one only
    with a caption; logos and the portraits of authors need none. Where an article shows several pictures and none of
    them has a caption or a credit, the site evidently shows neither: that is one note for the article, at its first
    picture.
    """

    id: ClassVar[str] = "credits/missing"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.HIGH
    primary: ClassVar[bool] = True
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "IPTC", "Photo Metadata: Credit Line, Creator", "A", "https://iptc.org/standards/photo-metadata/"
        ),
        Standard("AP", "Captions: sign-off in brackets at the end", "B", "https://gottesmanpr.com/2017/07"),
        Standard(
            "NPR",
            "Photo credits: name and agency",
            "B",
            "https://www.imediaethics.org/npr-releases-photo-caption-guidelines/",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            '---\ntitle: Orchard sold\ndate: 2025-09-02\nimage: ⟦orchard.jpg⟧\nimage_credit: ""\n---\n\n'
            "The orchard at Lower Wending has been sold.\n",
            note="An empty credit beside the picture's key.",
        ),
        Example(
            "# Orchard sold\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>⟦Apples wait for pickers at Lower Wending.⟧</figcaption>'
            "</figure>\n\nThe orchard has been sold.\n\n"
            '<figure><img src="b.jpg" alt=""><figcaption>The owner, Ruth Adeyemi. Photo: Jon Pell</figcaption>'
            "</figure>\n",
            note="The second picture is credited, the first is not.",
        ),
        Example(
            "Council votes to keep the pool\n\n"
            "Swimmers wait for the doors of the pool in Marsham to open, March 3, 2025.\nPhoto: Lena Whitlock\n\n"
            "The council voted on Tuesday night to keep the swimming pool open for another year, after three hours "
            "of debate.\n\nMore from the Marsham Courier\n\n"
            "Trams stand idle at the Northgate depot during the strike, April 9, 2025.\nOmar Teague/Courier\n\n"
            "Drivers and the company meet again next month.\n\n"
            "⟦A bricklayer works on the new school in Elm Row, April 11, 2025.⟧\n\n"
            "The school opens a year late and costs twice what was planned.\n",
            name="pool.txt",
            note="In plain text a caption stands for its picture; its neighbour in the rail has a credit.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Orchard sold\ndate: 2025-09-02\nimage: orchard.jpg\nimage_credit: Jon Pell / Courier\n---\n\n"
            "The orchard at Lower Wending has been sold.\n"
        ),
        Example(
            "---\ntitle: Orchard sold\nimage: orchard.jpg\n"
            "image_caption: 'Apples wait for pickers at Lower Wending. (Photo: Jon Pell)'\n---\n\nIt has been sold.\n",
            note="The credit is the tail of the caption.",
        ),
        Example(
            "# How we count votes\n\n![A chart of turnout by ward](turnout-chart.png)\n\nTurnout fell in nine wards.\n",
            note="A chart without a caption.",
        ),
        Example(
            "Council votes to keep the pool\n\n"
            "Swimmers wait for the doors of the pool in Marsham to open, March 3, 2025.\n\n"
            "Marsham Borough Council/Handout via Courier\n\n"
            "The council voted to keep the swimming pool open for another year.\n",
            name="pool.txt",
            note="A credit after a blank line.",
        ),
        Example(
            "---\ntitle: A day at the lock\nauthor: Ruth Adeyemi\n---\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>The lock at dawn.</figcaption></figure>\n\nIt opens.\n\n'
            '<figure><img src="b.jpg" alt=""><figcaption>The keeper at work.</figcaption></figure>\n\n'
            "Photos by Jon Pell\n",
            note="One credit for all pictures.",
        ),
        Example(
            "# The wall gave way\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>The wall at noon, in a photo taken by Ida Holm.</figcaption>'
            "</figure>\n\nIt fell at noon.\n",
            note="The caption says it in its sentence.",
        ),
    )

    teasers: bool = False
    """Whether the picture of every teaser needs a credit, not only one that is shown with a caption."""

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each picture without a credit, or one note for an article of bare pictures."""
        bare = [picture for picture in article.pictures if _needs(picture) and _uncredited(picture)]
        if bare and _names_all(article):
            bare = []
        shown = [picture for picture in article.pictures if picture.role is not Role.SHARE]
        if bare and _shows_neither(shown):
            place = bare[0].span
            said, fix = _said(bare, article, context)
            yield self.finding(
                place,
                f"No picture here has a caption or a credit; say who made them.{said}",
                part=Part.CREDIT,
                subject="",
                related=(Related(other.span, "without a credit, too") for other in bare[1:]),
                severity=Severity.NOTE,
                fix=fix,
            )
        else:
            credited = {picture_key(item.source) for item in shown if item.source and not _uncredited(item)}
            for picture in bare:
                if not picture.source or picture_key(picture.source) not in credited:
                    yield self._missing(picture, Part.CREDIT, article, context)
        for teaser in article.teasers:
            shot = teaser.picture
            if shot is not None and _uncredited(shot) and (shot.caption.present or self.teasers):
                yield self._missing(shot, Part.TEASER_CREDIT, article, context)

    def _missing(self, picture: Picture, part: Part, article: Article, context: Context) -> Finding:
        shown = picture.caption.text if picture.caption.present else None
        place: Span = picture.span if shown is None else shown.span()
        subject = picture_key(picture.source) if picture.source else picture.caption.value
        if picture.credit.state is Presence.EMPTY:
            message = "The credit of this picture is empty; say who made or supplied it."
        else:
            message = "This picture has no credit; say who made or supplied it."
        said, fix = _said([picture], article, context)
        return self.finding(place, f"{message}{said}", part=part, subject=subject, fix=fix)


def _said(pictures: Sequence[Picture], article: Article, context: Context) -> tuple[str, Fix | None]:
    """Return what the metadata of pictures say, for the message, and the fix that writes it; only where all speak."""
    found = [_embedded_credit(picture, context) for picture in pictures]
    if not all(found):
        return "", None
    keys = context.conventions.fields.get("credit", ())
    arguments = {
        name: argument
        for name, meanings in context.conventions.shortcodes.items()
        for argument, meaning in meanings.items()
        if meaning == "credit" and not argument.isdigit()
    }
    wanted = (
        NewCredit(article, picture, words, keys, arguments)
        for picture, words in zip(pictures, found, strict=True)
    )
    words = ", ".join(f"“{words}”" for words in dict.fromkeys(found))
    whose = "The picture’s" if len(pictures) == 1 else "The pictures’"
    fix = Fix(
        f"Credit {words}, as {whose[0].lower()}{whose[1:]} own metadata says", (), credits=tuple(wanted)
    )
    return f" {whose} own metadata says {words}.", fix


def _embedded_credit(picture: Picture, context: Context) -> str:
    """Return the credit that the picture's own file asks for, where it lies in the repository."""
    embedded = context.embedded(picture.source) if picture.source else None
    if embedded is None:
        return ""
    from newslint.photometa.agreement import credit_of

    return credit_of(embedded)


def _names_all(article: Article) -> bool:
    """Say whether a line or byline credits every picture of the article: "Photos by …"."""
    if any(_IN_BYLINE.search(byline.value) for byline in article.bylines if byline.present):
        return True
    lines = [block.text.value for block in article.blocks if len(block.text) <= _LONGEST_LINE]
    lines += [item.credit.value for item in article.pictures if item.credit.origin in _OWN_LINE]
    found = (_FOR_ALL.match(line) for line in lines)
    return any(match is not None and is_credit(match["credit"].rstrip(")]*_")) for match in found)


def _needs(picture: Picture) -> bool:
    if picture.role is Role.SHARE or picture.genre in _NO_PICTURE:
        return False
    return picture.genre not in _CREDITLESS or picture.caption.present


def _uncredited(picture: Picture) -> bool:
    """Say whether neither a credit nor the caption's own words name who made or supplied a picture."""
    return picture.credit.missing and not (picture.caption.present and says_whose(picture.caption.value))


def _shows_neither(pictures: list[Picture]) -> bool:
    """Say whether no picture has a caption or a credit, nor a place where either should be."""
    return bool(pictures) and all(
        picture.caption.state is Presence.ABSENT and picture.credit.state is Presence.ABSENT
        for picture in pictures
    )
