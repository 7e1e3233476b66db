"""Applying fixes: which edits go together, what the file becomes, and whether it is still the same article.

Pure functions: the command line reads and writes. Every byte outside the edited ranges stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newslint.finding import Result
from newslint.fix import LocatedEdit, Safety
from newslint.source import SourceFile
from newslint_schemas import Document, Span

_BOM = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after edits: where each edit was, and where its replacement stands now, in order."""

    text: str
    before: tuple[Span, ...]
    after: tuple[Span, ...]


def chosen(results: Iterable[Result], *, unsafe: bool) -> list[Result]:
    """Return the results of one file whose fixes can be applied together.

    Where edits overlap, the fix that begins first is taken, then that of the rule whose name comes first; the
    others wait for the next round. Equal edits are one.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    candidates = [
        item for item in results if item.fix is not None and item.fix.edits and item.fix.safety in allowed
    ]
    taken: list[Result] = []
    edits: set[tuple[int, int, str]] = set()
    for item in sorted(candidates, key=_fix_order):
        own = {(edit.place.offset, edit.place.length, edit.replacement) for edit in _edits((item,))}
        if all(edit in edits or not any(_collide(edit, other) for other in edits) for edit in own):
            taken.append(item)
            edits |= own
    return taken


def _fix_order(item: Result) -> tuple[int, str, str, list[tuple[int, int, str]]]:
    edits = sorted((edit.place.offset, edit.place.length, edit.replacement) for edit in _edits((item,)))
    return edits[0][0], item.rule, item.message, edits


def _edits(results: Iterable[Result]) -> Iterator[LocatedEdit]:
    for item in results:
        if item.fix is not None:
            yield from item.fix.edits


def _collide(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Say whether two edits touch the same place; two insertions at one place do."""
    low, high = sorted((one[:2], other[:2]))
    return low[0] + low[1] > high[0] or low[0] == high[0]


def edited(source: SourceFile, results: Sequence[Result]) -> Edited:
    """Return the text of a file after the fixes of some results that `chosen` returned."""
    edits = sorted({(edit.place.offset, edit.place.length, edit.replacement) for edit in _edits(results)})
    pieces: list[str] = []
    before: list[Span] = []
    after: list[Span] = []
    position = length = 0
    for offset, size, replacement in edits:
        kept = source.text[position:offset]
        pieces += (kept, replacement)
        length += len(kept)
        before.append(Span(offset, offset + size))
        after.append(Span(length, length + len(replacement)))
        length += len(replacement)
        position = offset + size
    pieces.append(source.text[position:])
    return Edited("".join(pieces), tuple(before), tuple(after))


Kin = tuple[str, str, str, str]
"""What findings of one kind about one subject have in common: rule, article, part and subject."""


def kin(item: Result) -> Kin:
    """Return what a finding shares with those about the same subject."""
    return item.rule, item.article, item.part, item.subject


def unmended(picked: Sequence[Result], before: Sequence[Result], after: Sequence[Result]) -> set[Kin]:
    """Return the kinds of finding of which there are more left than the fixes that were applied should leave."""
    mended, then, now = (Counter(map(kin, results)) for results in (picked, before, after))
    return {name for name, number in mended.items() if now[name] > then[name] - number}


def encoded(source: SourceFile, text: str) -> bytes | None:
    """Return a text as its file's bytes, byte-order mark included; None where the encoding cannot hold it."""
    try:
        data = text.encode(source.encoding)
    except UnicodeEncodeError:
        return None
    return (_BOM.get(source.encoding, b"") if source.bom else b"") + data


def intact(old: Document, new: Document, change: Edited) -> bool:
    """Say whether a document is the same but for the edited places.

    Every run of words that no edit touches must be read again as the same part with the same words at its
    shifted place, and every other run of the new document must touch a replacement.
    """
    if len(old.articles) != len(new.articles) or len(new.problems) > len(old.problems):
        return False
    expected = [
        (part, value, _shifted(span, change))
        for part, value, span in _runs(old)
        if not _touched(span, change.before)
    ]
    found = list(_runs(new))
    if any(item not in found for item in expected):
        return False
    return all(item in expected or _touched(item[2], change.after) for item in found)


def _runs(document: Document) -> Iterator[tuple[str, str, Span]]:
    for article in document.articles:
        for passage in article.passages():
            yield passage.part.value, passage.text.value, passage.text.span()


def _touched(span: Span, edits: Iterable[Span]) -> bool:
    return any(edit.start <= span.end and span.start <= edit.end for edit in edits)


def _shifted(span: Span, change: Edited) -> Span:
    shift = 0
    for before, after in zip(change.before, change.after, strict=True):
        if before.end <= span.start:
            shift += (after.end - after.start) - (before.end - before.start)
    return Span(span.start + shift, span.end + shift)
