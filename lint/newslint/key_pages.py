"""The keys of a configuration as tables, made from the model that checks it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

_KINDS: Mapping[object, str] = {str: "words", bool: "yes or no", int: "a number", float: "a number"}


def key_tables() -> Iterator[tuple[str, str]]:
    """Yield each table of the page on the configuration: its name and its text, in Markdown."""
    from newslint_schemas.configuration import (
        Configuration,
        FieldName,
        LimitsConfiguration,
        Override,
        RuleWords,
        SelectorName,
    )

    for name, model in (
        ("keys", Configuration),
        ("override keys", Override),
        ("rule keys", RuleWords),
        ("limit keys", LimitsConfiguration),
    ):
        yield name, _table(model)
    for name, listed in (("field names", FieldName), ("selector names", SelectorName)):
        yield name, ", ".join(f"`{item.value}`" for item in listed) + "\n"


def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the keys that a configuration spells them with."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _table(model: type[BaseModel]) -> str:
    rows = ["| key | takes | if not set | |", "| --- | --- | --- | --- |"]
    for key, info in keys_of(model).items():
        words = " ".join((info.description or "").split()).replace("|", "\\|")
        rows.append(f"| `{key}` | {_kind(info.annotation)} | {_default(info)} | {words} |")
    return "\n".join(rows) + "\n"


def _kind(annotation: object) -> str:
    """Return what a key takes, in words."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(arguments[0])
    if origin in (types.UnionType, typing.Union):
        kinds = [_kind(item) for item in arguments if item is not types.NoneType]
        return " or ".join(dict.fromkeys(kinds))
    if origin is list:
        return "a list"
    if origin is dict or not isinstance(annotation, type):
        return "a table"
    if issubclass(annotation, StrEnum):
        return ", ".join(f"`{item.value}`" for item in annotation)
    kind: object = typing.cast("object", annotation)
    return _KINDS.get(kind, "a table")


def _default(info: FieldInfo) -> str:
    value: object = info.get_default(call_default_factory=True, validated_data={})
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, list) and value:
        return f"`[{', '.join(map(str, typing.cast('list[object]', value)))}]`"
    return f"`{value}`" if isinstance(value, int) else ""
