"""Articles that are keys and values alone, with the body under a key of its own; and what is said of broken ones."""

from __future__ import annotations

from newslint.conventions import Conventions
from newslint.readers.bodies import take_plain
from newslint.readers.data import Mapping, Scalar, Scan, Sequence
from newslint.readers.fields import body_of, take_fields
from newslint.readers.gathering import Draft
from newslint.readers.markdown.strings import take_markdown
from newslint.source import SourceFile
from newslint_schemas import Problem


def take_article(root: Mapping, draft: Draft, conventions: Conventions) -> tuple[Problem, ...]:
    """Read the keys and the body of an article into a draft.

    Returns:
        `parse/bad-date` for each date that is none; `unreported` sorts out those that are told anyway.
    """
    dates = take_fields(root, draft, conventions)
    body = body_of(root)
    if isinstance(body, Scalar):
        take_markdown(body.text, draft, conventions)
    elif isinstance(body, Sequence):
        for item in body.items:
            words = item.entry("text") if isinstance(item, Mapping) else None
            node = words.value if words is not None else item
            if isinstance(node, Scalar):
                take_plain(node.text, draft)
    return dates


def told_break(source: SourceFile, scan: Scan) -> str:
    """Return what to add to the reason why a file is passed over: where it is broken, or nothing."""
    fault = next((item for item in scan.problems if item.rule in ("parse/json", "parse/front-matter")), None)
    if fault is None:
        return ""
    line, column = source.position(fault.span.start)
    words = fault.message.removeprefix("The front matter is not valid YAML")
    cause = f"it is not valid YAML{words}" if words != fault.message else fault.message
    return f" (broken in line {line}, column {column}: {cause.rstrip('.')})"
