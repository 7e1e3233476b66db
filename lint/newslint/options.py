"""A rule's options: its dataclass fields, checked by pydantic only where a configuration sets them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from newslint.rule import Rule

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class OptionError(ValueError):
    """An option is unknown or has the wrong type; `path` leads to it, `message` says why."""

    def __init__(self, path: tuple[str, ...], message: str) -> None:
        """Keep the way to the option beside the words."""
        super().__init__(message)
        self.path = path
        self.message = message


def adapter(rule: type[Rule]) -> TypeAdapter[Rule]:
    """Return pydantic's view of a rule class, strict about unknown options."""
    from pydantic import ConfigDict, TypeAdapter, with_config

    if "__pydantic_config__" not in rule.__dict__:
        config = ConfigDict(extra="forbid", use_attribute_docstrings=True, title=rule.id)
        with_config(config)(rule)
    return TypeAdapter(rule)


def build(rule: type[Rule], options: Mapping[str, object]) -> Rule:
    """Return a rule with options set.

    Raises:
        OptionError: an option is unknown or its value is of the wrong type.
    """
    if not options:
        return rule()
    from pydantic import ValidationError

    normal = {name.replace("-", "_"): value for name, value in options.items()}
    try:
        return adapter(rule).validate_python(normal)
    except ValidationError as error:
        first = error.errors()[0]
        words = first["msg"].removeprefix("Value error, ")
        raise OptionError(tuple(str(step) for step in first["loc"]), words) from error


def schema(rule: type[Rule]) -> dict[str, object]:
    """Return the JSON Schema of a rule's options."""
    return cast("dict[str, object]", adapter(rule).json_schema())


class OptionInfo(NamedTuple):
    """An option as pages show it; `name` in kebab case, as a configuration spells it."""

    name: str
    kind: str
    default: str
    description: str


def described(rule: type[Rule]) -> tuple[OptionInfo, ...]:
    """Return a rule's options in the order of its fields."""
    properties = cast("dict[str, dict[str, object]]", schema(rule).get("properties", {}))
    return tuple(
        OptionInfo(
            name.replace("_", "-"),
            str(option.get("type", "")),
            json.dumps(option.get("default"), ensure_ascii=False),
            " ".join(str(option.get("description", "")).split()),
        )
        for name, option in properties.items()
    )
