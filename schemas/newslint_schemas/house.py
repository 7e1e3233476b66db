"""The house name list as it is written in `names.yaml`: checked here, compiled by `newslint.house`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StringConstraints

Spelling = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
"""A name as it stands in copy."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class DisputeEntry(_Model):
    """Somebody holds a decision to be wrong."""

    by: Words
    """Who disputes it."""
    reason: Words
    """Why, so that whoever decides next need not ask."""
    since: dt.date | None = None
    """The day from which it is disputed."""


class HouseEntry(_Model):
    """One name that the house has decided on."""

    preferred: Spelling
    """The spelling to use."""
    variants: list[Spelling] = Field(default_factory=list[str])
    """Spellings that are rejected, each as it would stand in copy."""
    note: str | None = None
    """What a reporter should know ("her own spelling since 2023")."""
    by: str | None = None
    """Who decided ("foreign desk"). Where the key is there and nothing follows it, nobody has decided yet."""
    since: dt.date | None = None
    """The day from which the decision holds."""
    until: dt.date | None = Field(default=None, validation_alias=AliasChoices("until", "valid-until"))
    """The last day on which it holds; `valid-until` is understood too."""
    disputed: DisputeEntry | None = None
    """Who holds the decision to be wrong, and why; it is then a note until somebody decides anew."""


class HouseFile(_Model):
    """The house name list, `names.yaml`."""

    names: list[HouseEntry] | None = None
    """The names, in any order."""
