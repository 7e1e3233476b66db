"""newslint: an editorial linter that knows what an article is."""

from importlib import import_module
from typing import TYPE_CHECKING

from newslint.context import Context
from newslint.finding import Finding, Related, Result, Severity
from newslint.fix import Edit, Fix, Safety
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

if TYPE_CHECKING:
    from newslint.conventions import Conventions
    from newslint.readers.base import Read, Reader
    from newslint.registry import RuleEntry, rules_below
    from newslint.report import Report
    from newslint.reporters.base import Reporter, ReportOptions, Write
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

# Imported when they are asked for: rules need none of them, and every command starts here.
_LATER = {
    "Conventions": "newslint.conventions",
    "Read": "newslint.readers.base",
    "Reader": "newslint.readers.base",
    "Report": "newslint.report",
    "ReportOptions": "newslint.reporters.base",
    "Reporter": "newslint.reporters.base",
    "RuleEntry": "newslint.registry",
    "SourceFile": "newslint.source",
    "Write": "newslint.reporters.base",
    "rules_below": "newslint.registry",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module 'newslint' has no attribute {name!r}")
    value: object = getattr(import_module(_LATER[name]), name)
    globals()[name] = value
    return value
