"""From spans to places: what a rule found becomes what a report can show without the file."""

from __future__ import annotations

from newslint.escapes import encode
from newslint.finding import Finding, Result, Severity
from newslint.fix import Edit, Fix, LocatedEdit, LocatedFix, Slot
from newslint.place import Place
from newslint.source import SourceFile
from newslint_schemas import Problem, Span

SNIPPET = 400
"""The most code points that a snippet holds; one that holds so many is cut off at its end."""
_SUBJECT = 80
"""The most code points of a parse problem that its fingerprint rests on."""
_BEFORE = 160
"""The most code points of a long line that a snippet shows before the range."""


def locate(source: SourceFile, span: Span, message: str = "") -> Place:
    """Return the place of a span; one that reaches out of the text is drawn into it.

    Args:
        source: the file.
        span: the range.
        message: what is to be said of the place, for related ones.
    """
    start = min(max(span.start, 0), len(source.text))
    end = min(max(span.end, start), len(source.text))
    region = source.region(Span(start, end))
    first = source.line_span(region.line)
    last_start = end - region.end_column + 1
    before, before_end = source.units(first.start, start), source.units(last_start, end)
    low, high = first.start, first.end
    if high - low > SNIPPET:
        # A long range starts near the left of its window, a short one stands in the middle of it.
        room = max(0, SNIPPET - (min(end, high) - start)) // 2
        low = max(first.start, min(start - min(room, _BEFORE), high - SNIPPET))
        high = low + SNIPPET
    return Place(
        path=source.path,
        region=region,
        offset=start,
        length=end - start,
        utf16_column=before.utf16 + 1,
        utf16_end_column=before_end.utf16 + 1,
        byte_column=before.utf8 + 1,
        byte_end_column=before_end.utf8 + 1,
        snippet=source.text[low:high],
        snippet_column=low - first.start + 1,
        snippet_cut=high < first.end,
        message=message,
    )


def result(source: SourceFile, finding: Finding, severity: Severity, article: str = "") -> Result:
    """Return a finding with its places worked out; `fingerprint` and `line_hash` are assigned file by file.

    Args:
        source: the file that the article stands in.
        finding: what the rule reports.
        severity: how much it matters under the configuration.
        article: the article's id within its file.
    """
    return Result(
        rule=finding.rule,
        severity=severity,
        message=finding.message,
        place=locate(source, finding.span),
        related=tuple(locate(source, other.span, other.message) for other in finding.related),
        part="" if finding.part is None else finding.part.value,
        subject=finding.subject,
        article=article,
        fix=None if finding.fix is None else located_fix(source, finding.fix),
    )


def problem_result(source: SourceFile, problem: Problem, severity: Severity | None = None) -> Result:
    """Return what a reader could not take as a result.

    The severity, unless given, is error where the file could not be read, else warning.
    """
    usual = Severity.ERROR if problem.fatal else Severity.WARNING
    place = locate(source, problem.span)
    start = place.offset
    subject = " ".join(source.text[start : start + min(place.length, _SUBJECT)].split())
    return Result(problem.rule, severity or usual, problem.message, place, subject=subject)


def located_fix(source: SourceFile, fix: Fix) -> LocatedFix | None:
    """Return a fix with its edits as they are to stand in the source.

    None where the file's bytes would not survive it, or where a replacement cannot be written in the
    way that its place is written.
    """
    if not source.exact:
        return None
    places: list[tuple[Slot | None, str, Span | None]] = [
        (_with_break(source, edit) if edit.keeps_break else edit.slot, edit.replacement, edit.rewritten)
        for edit in fix.edits
    ]
    if fix.credits:
        from newslint.slots import credit_slot

        places += [(credit_slot(source, wanted), wanted.words, None) for wanted in fix.credits]
    edits: list[LocatedEdit] = []
    for slot, words, rewritten in places:
        replacement = None if slot is None else written(slot, words)
        if slot is None or replacement is None:
            return None
        own = slot if rewritten is None else slot._replace(span=rewritten)
        edits.append(LocatedEdit(locate(source, slot.span), replacement, words, own))
    return LocatedFix(fix.description, fix.safety, tuple(edits))


def _with_break(source: SourceFile, edit: Edit) -> Slot:
    """Return the slot of a word that is taken out, so that no two lines become one.

    Hard-wrapped text is told by its lines, and a line that two were joined to would be a paragraph of its own.
    """
    start, end = edit.span
    words = source.text[start:end]
    behind = len(words.rstrip()) - len(words.split()[-1]) if words.strip() else 0
    if ("\n" in words[:behind] or "\r" in words[:behind]) and source.text.startswith(" ", end):
        return edit.slot._replace(span=Span(start + behind, end + 1))
    return edit.slot


def written(slot: Slot, words: str) -> str | None:
    """Return words as they are written in a slot, or None where they can't be written there."""
    encoded = encode(words, slot.escapes)
    return None if encoded is None else f"{slot.before}{encoded}{slot.after}"
