"""The pieces of an article that a house rule looks at: passages, or their sentences, in its scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newslint.context import Context
from newslint.house_rules.declared import Scope
from newslint.house_rules.patterns import Marked
from newslint.language.quotations import is_quoted
from newslint_schemas import Article, BlockKind, MarkKind, Passage, Text


@dataclass(frozen=True)
class Unit:
    """A passage, or a sentence of one, that a rule looks at.

    Attributes:
        passage: the passage.
        index: its index among the context's passages.
        start: where the unit begins in the passage.
        value: its words.
    """

    passage: Passage
    index: int
    start: int
    value: str
    context: Context
    quotations: str

    @cached_property
    def marked(self) -> Marked:
        """The words with the edges of words marked."""
        if self.start == 0 and len(self.value) == len(self.passage.text.value):
            return self.context.marked[self.index]
        return Marked(self.value)

    def slice(self, start: int, end: int) -> Text:
        """Return the text of a range of the unit."""
        return self.passage.text.slice(self.start + start, self.start + end)

    def counts(self, start: int, end: int) -> bool:
        """Say whether a range of the unit is no code, and outside or inside quotations as the rule asks."""
        low, high = self.start + start, self.start + end
        block = self.passage.block
        if block is not None:
            for mark in block.marks:
                if mark.kind is MarkKind.CODE and mark.start < high and low < mark.end:
                    return False
        if self.quotations == "anywhere":
            return True
        quoted = block is not None and block.kind is BlockKind.QUOTATION
        quoted = quoted or is_quoted(self.context.quotations[self.index], low, high)
        return quoted == (self.quotations == "inside")


def speaks_of(scope: Scope, article: Article) -> bool:
    """Say whether a rule speaks of an article, by its section and tags."""
    if scope.sections and article.section.casefold() not in scope.sections:
        return False
    return not scope.tags or any(tag.casefold() in scope.tags for tag in article.tags)


def units(scope: Scope, context: Context) -> Iterator[Unit]:
    """Yield what a rule looks at, in the order of the passages."""
    parts = frozenset(scope.parts)
    for index, passage in enumerate(context.passages):
        if passage.part.value not in parts or not _in_blocks(passage, scope):
            continue
        if scope.per == "sentence":
            for sentence in context.sentences(index):
                value = passage.text.value[sentence.start : sentence.end]
                yield Unit(passage, index, sentence.start, value, context, scope.quotations)
        else:
            yield Unit(passage, index, 0, passage.text.value, context, scope.quotations)


def _in_blocks(passage: Passage, scope: Scope) -> bool:
    if passage.block is None or not scope.blocks:
        return True
    if passage.block.kind.value not in scope.blocks:
        return False
    return (
        not scope.levels or passage.block.kind is not BlockKind.HEADING or passage.block.level in scope.levels
    )
