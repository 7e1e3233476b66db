"""The house name list as it is written in `names.yaml`: checked here, compiled by `newslint.house`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Spelling = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
"""A name as it stands in copy."""


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        use_attribute_docstrings=True,
    )


class HouseEntry(_Model):
    """One name that the house has decided on."""

    preferred: Spelling
    """The spelling to use."""
    variants: list[Spelling] = Field(default_factory=list[str])
    """Spellings that are rejected, each as it would stand in copy."""
    note: str = ""
    """What a reporter should know ("his own spelling since 2023")."""
    decided_by: str = ""
    """Who decided ("foreign desk")."""
    since: dt.date | None = None
    """The day from which the decision holds."""
    valid_until: dt.date | None = None
    """The last day on which it holds."""


class HouseFile(_Model):
    """The house name list."""

    names: list[HouseEntry] = Field(default_factory=list[HouseEntry])
    """The names, in any order."""
