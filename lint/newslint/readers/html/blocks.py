"""The running text of a subtree, block by block."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newslint.readers.html.tree import COMMENT, TEXT, Node, tags
from newslint.readers.html.vocabulary import names_caption, names_note
from newslint.readers.html.words import is_hidden, words
from newslint_schemas import Block, BlockKind, Span

_BLOCKS = tags(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p"
    " pre search section summary table tbody td tfoot th thead tr ul"
)
_SKIPPED = tags("figure nav hr")
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
    "pre": BlockKind.CODE,
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def blocks(root: Node, without: Collection[Node] = ()) -> tuple[Block, ...]:
    """Return the blocks of running text in a subtree, in reading order.

    Paragraphs, headings, list items, quotations, the cells of tables, code, notes; two line breaks in a row
    part two paragraphs. Figures, captions, forms, buttons, navigation and what is hidden are left out, and so
    are the subtrees `without`.
    """
    return tuple(_blocks(root, without))


def _blocks(root: Node, without: Collection[Node]) -> Iterator[Block]:
    parted = _with_blocks_inside(root)
    run: list[Node] = []
    # (node, kind and level of what holds it, entered): the second visit ends the block, with its own kind.
    stack: list[tuple[Node, BlockKind, int, bool]] = [(root, BlockKind.PARAGRAPH, 0, False)]
    while stack:
        node, kind, level, entered = stack.pop()
        if entered:
            yield from _flush(run, kind, level, node, without)
            continue
        if node is not root and node.name not in _BLOCKS and node not in parted:
            if node.name == COMMENT or node in without or (node.name[0] != "#" and is_hidden(node)):
                continue
            if node.name == "br" and _after_break(run):
                run.pop()
                yield from _flush(run, kind, level, node.parent, without)
                continue
            run.append(node)
            continue
        # A block begins: what stood before it in its parent is a block of its own.
        if run:
            yield from _flush(run, kind, level, node.parent, without)
        if node is not root and (
            node in without
            or node.name in _SKIPPED
            or is_hidden(node)
            or names_caption(node)
            or (node.name == "form" and not any(node.find("p")))
        ):
            continue
        inner = _HEADINGS.get(node.name, 0) or level
        if node.name in _HEADINGS:
            kind_inside = BlockKind.HEADING
        elif names_note(node):
            kind_inside = BlockKind.NOTE
        elif kind in (BlockKind.QUOTATION, BlockKind.NOTE, BlockKind.TABLE):
            kind_inside = kind
        else:
            kind_inside = _KINDS.get(node.name, kind)
        stack.append((node, kind_inside, inner, True))
        stack.extend((child, kind_inside, inner, False) for child in reversed(node.children))


def _after_break(run: list[Node]) -> bool:
    """Say whether a run ends with a line break, white space apart (which is then taken off)."""
    index = len(run) - 1
    while index >= 0 and run[index].name == TEXT and run[index].value.isspace():
        index -= 1
    if index < 0 or run[index].name != "br":
        return False
    del run[index + 1 :]
    return True


def _flush(
    run: list[Node], kind: BlockKind, level: int, block: Node | None, without: Collection[Node]
) -> Iterator[Block]:
    if not run:
        return
    nodes = tuple(run)
    run.clear()
    if all(node.name == TEXT and node.value.isspace() for node in nodes):
        return
    text, marks = words(nodes, without)
    if not text:
        return
    span = Span(nodes[0].span.start, nodes[-1].span.end)
    yield Block(kind, text, block.span if block is not None and _is_all(block, nodes) else span, marks, level)


def _is_all(block: Node, nodes: tuple[Node, ...]) -> bool:
    """Say whether a run of words is all that a block holds, comments apart."""
    children = block.children
    first = next((child for child in children if child.name != COMMENT), None)
    last = next((child for child in reversed(children) if child.name != COMMENT), None)
    if first is not nodes[0] or last is not nodes[-1]:
        return False
    return tuple(child for child in children if child.name != COMMENT) == nodes


def _with_blocks_inside(root: Node) -> set[Node]:
    """Return the elements below which a block stands, so that they are no part of a run of words."""
    found: set[Node] = set()
    for node in root.walk():
        if node.name in _BLOCKS:
            above = node.parent
            while above is not None and above not in found and above is not root.parent:
                found.add(above)
                above = above.parent
    return found
