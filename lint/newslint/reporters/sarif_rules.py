"""Rules as SARIF describes them, within the limits of GitHub code scanning."""

from __future__ import annotations

import re

from newslint.finding import Severity
from newslint.report import RuleInfo
from newslint.reporters.sarif_types import ReportingDescriptor, RuleProperties
from newslint.standards import Precision, Standard

_NAME, _DESCRIPTION, _TAGS = 255, 1024, 10
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_PRECISION = {
    Precision.VERY_HIGH: "very-high",
    Precision.HIGH: "high",
    Precision.MEDIUM: "medium",
    Precision.COMPUTED: "very-high",
}
"""A rule whose precision was not measured claims none."""
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_SPACE = re.compile(r"\s+")


def descriptor(rule: RuleInfo) -> ReportingDescriptor:
    """Return the description of a rule; never a `security-severity`, which would make it a vulnerability."""
    properties: RuleProperties = {
        "tags": list(rule.tags[:_TAGS]),
        "problem.severity": _PROBLEM[rule.severity],
    }
    precision = _PRECISION.get(rule.precision)
    if precision is not None:
        properties["precision"] = precision
    title = f"{rule.title}."
    first = _plain(rule.page.partition("\n\n")[0])
    told: ReportingDescriptor = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in re.split(r"[^A-Za-z0-9]+", rule.id))[:_NAME],
        "shortDescription": {"text": _cut(title)},
        "fullDescription": {"text": _cut(f"{title} {first}".strip())},
        "help": {"text": _help_text(rule), "markdown": _help_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": properties,
    }
    if rule.link:
        told["helpUri"] = rule.link
    return told


def _help_text(rule: RuleInfo) -> str:
    paragraphs = [_plain(paragraph) for paragraph in rule.page.split("\n\n")]
    standards = [
        f"{item.body}: {item.title}" + (f" ({item.url})" if item.url else "") for item in rule.standards
    ]
    rests = f"It rests on: {'; '.join(standards)}." if standards else ""
    return "\n\n".join(part for part in (f"{rule.title}.", *paragraphs, rests) if part)


def _help_markdown(rule: RuleInfo) -> str:
    rests = "\n".join(_standard(item) for item in rule.standards)
    parts = (
        f"# {rule.title}",
        rule.page,
        f"**It rests on**\n\n{rests}" if rests else "",
        f"Rule `{rule.id}`",
    )
    return "\n\n".join(part for part in parts if part)


def _standard(standard: Standard) -> str:
    title = f"[{standard.title}]({standard.url})" if standard.url else standard.title
    return f"- {standard.body}: {title}"


def _plain(markdown: str) -> str:
    """Return a paragraph of a rule's page without its markup, on one line."""
    return _SPACE.sub(" ", _LINK.sub(r"\1", markdown).replace("`", "").replace("**", "")).strip()


def _cut(words: str) -> str:
    return words if len(words) <= _DESCRIPTION else words[: _DESCRIPTION - 1].rstrip() + "…"
