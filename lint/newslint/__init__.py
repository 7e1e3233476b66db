"""newslint: an editorial linter that knows what an article is."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.context import Context
    from newslint.conventions import Conventions
    from newslint.finding import Finding, Related, Result, Severity
    from newslint.fix import Edit, Fix, Safety
    from newslint.readers.base import Read, Reader
    from newslint.registry import RuleEntry, rules_below
    from newslint.report import Report
    from newslint.reporters.base import Reporter, ReportOptions, Write
    from newslint.rule import (
        ArticleRule,
        CorpusFinding,
        CorpusRule,
        Example,
        Fact,
        Precision,
        Rule,
        Sighting,
        Standard,
    )
    from newslint.source import SourceFile

__version__ = "0.1.0"

__all__ = [
    "ArticleRule",
    "Context",
    "Conventions",
    "CorpusFinding",
    "CorpusRule",
    "Edit",
    "Example",
    "Fact",
    "Finding",
    "Fix",
    "Precision",
    "Read",
    "Reader",
    "Related",
    "Report",
    "ReportOptions",
    "Reporter",
    "Result",
    "Rule",
    "RuleEntry",
    "Safety",
    "Severity",
    "Sighting",
    "SourceFile",
    "Standard",
    "Write",
    "__version__",
    "rules_below",
]

# Imported when they are asked for: every command starts here, and none needs all of them.
_HOMES = {
    "ArticleRule": "newslint.rule",
    "Context": "newslint.context",
    "Conventions": "newslint.conventions",
    "CorpusFinding": "newslint.rule",
    "CorpusRule": "newslint.rule",
    "Edit": "newslint.fix",
    "Example": "newslint.rule",
    "Fact": "newslint.rule",
    "Finding": "newslint.finding",
    "Fix": "newslint.fix",
    "Precision": "newslint.standards",
    "Read": "newslint.readers.base",
    "Reader": "newslint.readers.base",
    "Related": "newslint.finding",
    "Report": "newslint.report",
    "ReportOptions": "newslint.reporters.base",
    "Reporter": "newslint.reporters.base",
    "Result": "newslint.finding",
    "Rule": "newslint.rule",
    "RuleEntry": "newslint.registry",
    "Safety": "newslint.fix",
    "Severity": "newslint.finding",
    "Sighting": "newslint.rule",
    "SourceFile": "newslint.source",
    "Standard": "newslint.standards",
    "Write": "newslint.reporters.base",
    "rules_below": "newslint.registry",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'newslint' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
