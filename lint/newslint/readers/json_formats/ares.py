"""The BBC's ARES: an article as a tree of blocks, each with a model."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.conventions import Conventions
from newslint.readers import data
from newslint.readers.data import Node
from newslint.readers.gathering import Draft, named
from newslint.readers.json_formats.paths import FieldMap, field, fields, mappings, scalar, value
from newslint_schemas import Block, BlockKind, DateRole, Field, Origin, Picture, Text

NAME = "ares"

MAP: FieldMap = {
    "blocks": "content.model.blocks[] | model.blocks[]",
    "headline": "blocks[type=headline] … text | promo.headlines.headline",
    "byline": "blocks[type=byline] … text",
    "published": "metadata.firstPublished",
    "updated": "metadata.lastPublished",
    "body": "blocks[type=text] … paragraph … text | blocks[type=subheadline] … text",
    "picture": "blocks[type=image]",
    "caption": "blocks[type=caption] … text",
    "credit": "model.blocks[type=rawImage].model.copyrightHolder",
    "alt": "blocks[type=altText] … text",
    "source": "model.blocks[type=rawImage].model.locator",
    "language": "metadata.language | metadata.passport.language",
    "tags": "metadata.tags.about[].thingLabel",
    "id": "metadata.id",
}


def recognises(root: Node) -> bool:
    """Say whether a value is an article of ARES."""
    return next(mappings(root, "content.model.blocks[]"), None) is not None


def read(root: Node, conventions: Conventions) -> list[Draft]:
    """Return the article."""
    del conventions  # nothing here is a matter of a repository's conventions
    draft = Draft(NAME, root.span, label=value(root, MAP["id"]))
    draft.speaks(value(root, MAP["language"]))
    draft.date(DateRole.PUBLISHED, field(root, MAP["published"]))
    draft.revised(field(root, MAP["updated"]))
    draft.tag(one.value for one in fields(root, MAP["tags"]))
    for _, block in mappings(root, "content.model.blocks[]"):
        _take(block, draft)
    return [draft]


def _take(block: data.Mapping, draft: Draft) -> None:
    kind = value(block, "type").lower()
    if kind == "headline":
        draft.headline = _field(block, "headline")
    elif kind == "byline":
        draft.byline([_field(block, "byline")])
    elif kind in ("image", "images"):
        draft.pictures += _pictures(block)
    elif kind in ("text", "subheadline", "introduction"):
        for paragraph in _paragraphs(block):
            words = Text.join(_texts(paragraph)).folded()
            if words:
                shape = BlockKind.HEADING if kind == "subheadline" else BlockKind.PARAGRAPH
                level = 2 if shape is BlockKind.HEADING else 0
                draft.blocks.append(Block(shape, words, words.span(), level=level))


def _paragraphs(block: data.Mapping) -> Iterator[data.Mapping]:
    inner = [one for _, one in mappings(block, "model.blocks[]")]
    if value(block, "type").lower() == "paragraph" or not inner:
        yield block
        return
    for one in inner:
        yield from _paragraphs(one)


def _texts(block: data.Mapping) -> Iterator[Text]:
    """Yield the runs of words of a block: of its fragments where it has any."""
    inner = [one for _, one in mappings(block, "model.blocks[]")]
    if not inner:
        words = scalar(block, "model.text")
        if words is not None:
            yield words.text
    for one in inner:
        yield from _texts(one)


def _field(block: data.Mapping, name: str) -> Field:
    return Field.of(Text.join(_texts(block)).folded(), name, Origin.DATA, block.span)


def _pictures(block: data.Mapping) -> list[Picture]:
    source = scalar(block, MAP["source"])
    if source is None:
        return []
    parts = {value(one, "type").lower(): one for _, one in mappings(block, "model.blocks[]")}
    absent = Field()
    return [
        Picture(
            source=source.value,
            span=source.span,
            caption=_field(parts["caption"], "caption") if "caption" in parts else absent,
            credit=named(field(block, MAP["credit"])),
            alt=_field(parts["alttext"], "altText") if "alttext" in parts else absent,
            key="copyrightHolder",
        )
    ]
