"""The JSON Schemas that newslint publishes, as text: of an article, of the configuration and of the name list."""

from __future__ import annotations

import json
from typing import cast

from newslint import registry
from newslint.meta import META
from newslint.options import schema as options_schema
from newslint.settings import ALL, DEFAULT

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the schemas by name, as indented JSON with a final line end."""
    return {"article": _article(), "configuration": _configuration(), "names": _names()}


def _article() -> str:
    from newslint_schemas.published import PublishedDocument

    return _text({"$schema": _DIALECT, **PublishedDocument.model_json_schema(by_alias=True)})


def _names() -> str:
    """Return the name list's schema, with the other spelling of `until` that is understood."""
    from newslint_schemas.house import HouseFile

    schema = cast("dict[str, object]", HouseFile.model_json_schema(by_alias=True))
    entry = cast("dict[str, dict[str, dict[str, object]]]", schema["$defs"])["HouseEntry"]["properties"]
    entry["valid-until"] = {"$ref": "#/$defs/HouseEntry/properties/until"}
    return _text({"$schema": _DIALECT, **schema})


def _configuration() -> str:
    """Return the configuration's schema with the installed rules and their options filled in."""
    from newslint_schemas.configuration import Configuration

    schema = cast("dict[str, object]", Configuration.model_json_schema(by_alias=True))
    definitions = cast("dict[str, object]", schema.setdefault("$defs", {}))
    rules = [*registry.rules(), *META]
    families = sorted({rule.partition("/")[0] for rule in rules})
    # A house's own rules and families are known to the house alone; newslint's are all known here.
    own = f"^(?!(?:{'|'.join((DEFAULT, ALL, *families))})(?:/|$))[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"
    listed = [DEFAULT, ALL, *families, *sorted(rules)]
    definitions["RuleSelector"] = {"anyOf": [{"enum": listed}, {"type": "string", "pattern": own}]}
    options: dict[str, object] = {}
    for name, entry in registry.rules().items():
        found = options_schema(entry.load())
        properties = cast("dict[str, object]", found.get("properties", {}))
        if properties:
            kebab = {key.replace("_", "-"): value for key, value in properties.items()}
            options[name] = {**found, "properties": kebab}
    definitions["Options"] = {"type": "object", "properties": options, "additionalProperties": False}
    _add_house_rules(schema, definitions)
    for holder in (schema, cast("dict[str, object]", definitions["Override"])):
        _refer(cast("dict[str, dict[str, object]]", holder["properties"]))
    cast("dict[str, dict[str, object]]", schema["properties"])["rules"]["propertyNames"] = {
        "enum": sorted(rules)
    }
    return _text({"$schema": _DIALECT, **schema})


def _add_house_rules(schema: dict[str, object], definitions: dict[str, object]) -> None:
    """Say what a house rule and a Vale style are made of; the model of the configuration leaves that open."""
    from pydantic import TypeAdapter

    from newslint_schemas.house_rules import HouseRule, ValeStyle

    properties = cast("dict[str, dict[str, object]]", schema["properties"])
    rule: TypeAdapter[object] = TypeAdapter(HouseRule)
    style = TypeAdapter(ValeStyle)
    for key, name, found in (
        ("house-rules", "HouseRule", rule.json_schema(by_alias=True)),
        ("vale", "ValeStyle", style.json_schema(by_alias=True)),
    ):
        definitions.update(cast("dict[str, object]", found.pop("$defs", {})))
        definitions[name] = found
        properties[key]["items"] = {"anyOf": [{"type": "string"}, {"$ref": f"#/$defs/{name}"}]}


def _refer(properties: dict[str, dict[str, object]]) -> None:
    """Point the fields that name rules at the lists of rules."""
    selector = {"$ref": "#/$defs/RuleSelector"}
    for name in ("select", "extend-select", "ignore"):
        if name in properties:
            properties[name]["items"] = selector
    properties["severity"]["propertyNames"] = selector
    options = {key: value for key, value in properties["options"].items() if key in ("title", "description")}
    properties["options"] = {**options, "$ref": "#/$defs/Options"}


def _text(schema: dict[str, object]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
