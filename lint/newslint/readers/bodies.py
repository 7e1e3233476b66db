"""The body of an article out of a data format: markup in its own tree, HTML in a string, or plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newslint.conventions import Conventions
from newslint.patterns import lazy
from newslint.readers.gathering import Draft
from newslint.readers.html.blocks import blocks
from newslint.readers.html.figures import shots
from newslint.readers.html.related import called, listed, related
from newslint.readers.html.tree import Node, parse
from newslint.readers.html.words import text_of
from newslint_schemas import Block, BlockKind, Text

_TAG = lazy(
    r"</?(?:p|br|div|span|a|strong|b|em|i|u|s|sup|sub|h[1-6]|ul|ol|li|blockquote|figure|img|table|iframe|hr|section|script)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = lazy(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w*);")
_ENCODED = lazy(f"{_TAG.pattern}|{_ENTITY.pattern}", re.IGNORECASE)
_BLANK_LINE = lazy(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_LINE_END = lazy(r"(?:\r\n|\r|\n)\s*")
_SENTENCE_END = lazy(r"[.!?…:;–—-][\"'”’»)\]]*\s*$")


def shown(text: Text) -> Text:
    """Return what a reader sees of words in which markup or entities were encoded once more."""
    return text_of(parse(text)) if _ENCODED.search(text.value) else text


def take_words(text: Text, draft: Draft, conventions: Conventions) -> None:
    """Add a text of which only the words tell whether it is HTML or plain."""
    if _TAG.search(text.value):
        take_html(text, draft, conventions)
    else:
        take_plain(text, draft)


def take_html(text: Text, draft: Draft, conventions: Conventions) -> None:
    """Add HTML that stands in a string."""
    take_markup(parse(text), draft, conventions)


def take_markup(root: Node, draft: Draft, conventions: Conventions) -> None:
    """Add the blocks, pictures and lists of other stories of a subtree of HTML, XHTML or what was made like it."""
    lists = related(root, conventions)
    others = {node for one in lists for node in one.nodes}
    found = shots(root, conventions, others)
    draft.rails += [one.rail for one in lists]
    draft.pictures += [shot.picture for shot in found]
    told = blocks(root, others.union(node for shot in found for node in shot.nodes))
    for block in _decoded(told) if root.is_xml else told:
        if (rail := called(block)) is not None:
            draft.rails.append(rail)
        else:
            draft.blocks.append(block)


def gather_lists(draft: Draft, start: int) -> None:
    """Make rails of the headings and links among an article's blocks from `start` on.

    For bodies of many elements: a heading ("Related stories") and the links behind it are elements of their own.
    """
    told, index = draft.blocks[start:], 0
    del draft.blocks[start:]
    while index < len(told):
        if (found := listed(told, index)) is not None:
            rail, index = found
            draft.rails.append(rail)
        else:
            draft.blocks.append(told[index])
            index += 1


def _decoded(told: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks of XML; words that were encoded once more are decoded, code for embedding is left out."""
    for block in told:
        if block.marks or _ENCODED.search(block.text.value) is None:
            yield block
        elif text := shown(block.text):
            yield replace(block, text=text)


def take_plain(text: Text, draft: Draft) -> None:
    """Add plain words, a block for each paragraph; character references in them are resolved."""
    for paragraph in paragraphs(text):
        words = paragraph.folded()
        if _ENTITY.search(words.value):
            words = Text.join((block.text for block in blocks(parse(words))), " ")
        if words:
            draft.blocks.append(Block(BlockKind.PARAGRAPH, words, words.span()))


def paragraphs(text: Text) -> Iterator[Text]:
    """Yield the paragraphs of plain words: parted by blank lines, or else by lines that end as sentences do.

    Lines that were broken anywhere, as captions of television are, stay together.
    """
    pattern = _BLANK_LINE
    if pattern.search(text.value.strip()) is None:
        lines = [line for line in _LINE_END.split(text.value) if line.strip()]
        ended = sum(1 for line in lines if _SENTENCE_END.search(line))
        if len(lines) > 1 and ended * 3 < len(lines) * 2:
            yield text.strip()
            return
        pattern = _LINE_END
    position = 0
    for match in [*pattern.finditer(text.value), None]:
        end = len(text) if match is None else match.start()
        if part := text.slice(position, end).strip():
            yield part
        position = end if match is None else match.end()
