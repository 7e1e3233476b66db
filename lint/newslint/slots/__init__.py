"""Where a credit that is missing would go: beside its picture, named and written as the article writes others.

One module a family of formats. A place that is not beyond doubt is None: then the fix is not offered.
"""

from __future__ import annotations

from newslint.fix import NewCredit, Slot
from newslint.source import SourceFile
from newslint_schemas import Origin, Presence

_DATA = frozenset({"ninjs", "digitalwires", "ap"})


def credit_slot(source: SourceFile, wanted: NewCredit) -> Slot | None:
    """Return where in its file the credit of a picture would go, or None where no place is beyond doubt."""
    article, picture = wanted.article, wanted.picture
    credit = picture.credit
    if credit.state is Presence.EMPTY and credit.span is not None and credit.origin is Origin.ELEMENT:
        from newslint.slots.markup import empty_slot

        slot = empty_slot(source, credit.span)
        if slot is not None or article.format != "markdown":
            return slot
    if article.format in _DATA:
        from newslint.slots.data import member_slot

        return member_slot(source, wanted)
    if article.format == "html":
        from newslint.slots.markup import markup_slot

        return markup_slot(source, 0, wanted)
    if article.format in ("markdown", "yaml"):
        from newslint.slots.markdown import markdown_slot

        return markdown_slot(source, wanted)
    return None
