"""newslint: an editorial linter that knows what an article is."""

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
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

__version__ = "0.1.0"

__all__ = [
    "ArticleRule",
    "Context",
    "CorpusFinding",
    "CorpusRule",
    "Edit",
    "Example",
    "Fact",
    "Finding",
    "Fix",
    "Precision",
    "Related",
    "Rule",
    "Safety",
    "Severity",
    "Sighting",
    "Standard",
    "__version__",
]
