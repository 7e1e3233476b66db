"""What a rule rests on, and how often it is right."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Precision(StrEnum):
    """The share of right findings that a rule was measured to reach on real articles."""

    VERY_HIGH = "very-high"
    """At least 0.97."""
    HIGH = "high"
    """At least 0.90."""
    MEDIUM = "medium"
    """At least 0.75; ships switched off."""
    UNMEASURED = "unmeasured"
    """Fewer than 20 findings were read; ships switched off."""
    COMPUTED = "computed"
    """Exempt: the rule only computes, it does not judge."""


class Standard(NamedTuple):
    """A source that a rule rests on.

    Attributes:
        body: whose standard ("AP", "Reuters", "IPTC", "newslint").
        title: the entry or section.
        grade: A, the organisation's own words; B, quoted or taught by others; C, seen in practice.
        url: where it can be read; empty where it can't be linked.
    """

    body: str
    title: str
    grade: str = "A"
    url: str = ""
