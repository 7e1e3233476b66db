"""Vale's scopes as parts of an article: what "text", "heading.h2" or "text & ~heading" look at here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newslint.house_rules.declared import Scope
from newslint_schemas import BlockKind, Part

_BODY = Part.BODY.value
_BLOCKS = {
    "paragraph": (BlockKind.PARAGRAPH,),
    "list": (BlockKind.LIST_ITEM,),
    "table": (BlockKind.TABLE,),
    "blockquote": (BlockKind.QUOTATION,),
    "heading": (BlockKind.HEADING,),
    "summary": (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM),
}
_HEADING = re.compile(r"heading\.h([1-6])")


class ScopeError(ValueError):
    """A scope that means nothing here; the message names it."""


@dataclass(frozen=True, slots=True)
class _Area:
    """Parts, and of the body the kinds of blocks; `levels` are those of its headings, all if empty."""

    parts: frozenset[str]
    blocks: frozenset[str] = frozenset()
    levels: frozenset[int] = frozenset()

    def joined(self, other: _Area) -> _Area:
        blocks = self.blocks | other.blocks
        levels = self.levels | other.levels
        if _BODY in self.parts and _BODY in other.parts:
            # Where one of the two reads all blocks or headings, both do.
            blocks = blocks if self.blocks and other.blocks else frozenset[str]()
            heads = "heading" in self.blocks and "heading" in other.blocks
            levels = levels if not heads or (self.levels and other.levels) else frozenset[int]()
        return _Area(self.parts | other.parts, blocks, levels)

    def without(self, other: _Area) -> _Area:
        if other.levels:
            raise ScopeError("a level of headings cannot be left out")
        blocks = (self.blocks or frozenset(kind.value for kind in BlockKind)) - other.blocks
        # A scope for blocks takes its blocks out of the body, and its other parts altogether.
        kept = self.parts - (other.parts - {_BODY})
        return _Area(kept if blocks else kept - {_BODY}, blocks)


def scope_of(written: Sequence[str], base: Scope) -> Scope:
    """Return the scope that Vale's selectors mean: one of several is enough, all that "&" joins must hold.

    Args:
        written: selectors ("text", "heading.h1 & ~table").
        base: what "text" means, and all that a Vale scope does not say.

    Raises:
        ScopeError: a selector means nothing here.
    """
    area: _Area | None = None
    sentences = [False] * len(written)
    quoted = False
    for number, selector in enumerate(written):
        one: _Area | None = None
        less: list[_Area] = []
        for word in (word.strip() for word in selector.split("&")):
            negated = word.startswith("~")
            name = word.removeprefix("~").strip()
            if name == "sentence":
                sentences[number] = True
                name = "text"
            quoted = quoted or (name == "blockquote" and not negated)
            found = _area(name, base)
            if negated:
                less.append(found)
            elif one is None or name != "text":
                one = found
        one = one or _area("text", base)
        for other in less:
            one = one.without(other)
        area = one if area is None else area.joined(one)
    if area is None or not area.parts:
        raise ScopeError("nothing is left of it")
    if any(sentences) and not all(sentences):
        raise ScopeError("sentences and other scopes cannot be told apart in one rule")
    return replace(
        base,
        parts=tuple(part.value for part in Part if part.value in area.parts),
        blocks=tuple(kind.value for kind in BlockKind if kind.value in area.blocks),
        levels=tuple(sorted(area.levels)),
        per="sentence" if sentences and all(sentences) else "part",
        quotations="anywhere" if quoted else base.quotations,
    )


def _area(name: str, base: Scope) -> _Area:
    if name in ("text", ""):
        return _Area(frozenset(base.parts), frozenset(base.blocks))
    if name == "alt":
        return _Area(frozenset({Part.ALT.value}))
    if match := _HEADING.fullmatch(name):
        level = int(match[1])
        parts = {_BODY, Part.HEADLINE.value} if level == 1 else {_BODY}
        return _Area(frozenset(parts), frozenset({BlockKind.HEADING.value}), frozenset({level}))
    kind = name.partition(".")[0]
    if kind not in _BLOCKS or name.startswith("heading."):
        raise ScopeError(f"“{name}” is no part of an article here")
    parts = {_BODY, Part.HEADLINE.value} if kind == "heading" else {_BODY}
    return _Area(frozenset(parts), frozenset(block.value for block in _BLOCKS[kind]))
