"""The pictures that rules across articles compare."""

from __future__ import annotations

from collections.abc import Iterator

from newslint_schemas import Article, Genre, Part, Picture


def pictures(article: Article) -> Iterator[tuple[Picture, Part, Part]]:
    """Yield every picture that is no logo, with the parts that its caption and its credit are."""
    for picture in article.pictures:
        if picture.source and picture.genre is not Genre.LOGO:
            yield picture, Part.CAPTION, Part.CREDIT
    for teaser in article.teasers:
        if teaser.picture is not None and teaser.picture.source:
            yield teaser.picture, Part.TEASER_CAPTION, Part.TEASER_CREDIT
