"""One configuration file: read, checked, and all that is wrong in it told in one go."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from newslint import traces
from newslint.checked_yaml import CheckedYaml, Mistake, Steps, did_you_mean
from newslint.configuration_file import ConfigurationError
from newslint.house import HouseName, load_names
from newslint.layers import Raw, merged
from newslint.rule import Rule
from newslint.selectors import known_selector, unknown_selector
from newslint.versions import within

if TYPE_CHECKING:
    from newslint.house_rules.declared import HouseRules
    from newslint_schemas.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Layer:
    """What a file says, laid over what it extends.

    Attributes:
        origins: the file and line that set a key, by the key with dots.
    """

    raw: Raw = field(default_factory=dict[str, object])
    house: tuple[HouseName, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict[str, str])
    house_rules: HouseRules | None = None

    def over(self, base: Layer) -> Layer:
        """Return this layer laid over another."""
        house_rules = self.house_rules or base.house_rules
        if self.house_rules is not None and base.house_rules is not None:
            house_rules = self.house_rules.over(base.house_rules)
        raw = merged(base.raw, self.raw)
        return Layer(raw, self.house or base.house, {**base.origins, **self.origins}, house_rules)


class CheckedConfiguration:
    """One configuration file; mistakes gather, so that all are shown in one go."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._yaml = CheckedYaml(str(path), text)
        self._bases: tuple[str, ...] = ()
        self._mistakes: list[Mistake] = []
        self._elsewhere: list[ConfigurationError] = []
        """Mistakes in other files that this one names."""
        self._said: Configuration | None = None
        self._raw: Mapping[str, object] = {}
        """What the file says, right or not."""
        self._own: tuple[str, ...] = ()
        """The ids of the house rules that the file declares, right or not."""

    def layer(self, shown: str) -> Layer:
        """Read the file and check it.

        Raises:
            ConfigurationError: it is no YAML, or no table.
        """
        raw = self._read()
        self._raw = deepcopy(raw)
        model = self._model(raw)
        self._bases = many(model.extends)
        self._check_version(model.required_version)
        self._said = model
        house_rules = self._house_rules(model)
        origins = {key: f"{shown}:{line}" for key, line in self._yaml.lines().items()}
        return Layer(raw, self._house(model.names), origins, house_rules)

    def bases(self) -> Iterable[tuple[int, str]]:
        """Yield the place and the name of each configuration that the file extends."""
        for number, name in enumerate(self._bases):
            yield self._yaml.value_place(("extends", number)), name

    def errors(self) -> list[ConfigurationError]:
        """Return what is wrong in the file, as one error, and in the others that it names."""
        own = [self._yaml.errors(self._mistakes)] if self._mistakes else []
        return [*own, *self._elsewhere]

    def wrong(self, offset: int, message: str) -> None:
        """Note a mistake."""
        self._mistakes.append((offset, message))

    def names_file(self) -> tuple[Path | None, tuple[str, ...]]:
        """Return the house name list that the file names, and what it extends; nothing else is checked."""
        raw = self._read()
        model = self._model({key: raw[key] for key in ("names", "extends") if key in raw})
        path = self._below(model.names) if model.names else None
        if self._mistakes:
            raise self._yaml.errors(self._mistakes)
        return path, many(model.extends)

    def _read(self) -> dict[str, object]:
        value = self._yaml.value()
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._yaml.error(0, "A configuration is a list of keys and values.")
        return cast("dict[str, object]", value)

    def _model(self, value: dict[str, object]) -> Configuration:
        """Return what is right about the file; what is wrong is noted and left out."""
        from pydantic import ValidationError

        from newslint_schemas.configuration import Configuration

        mismatch = "no rule or family (as in credits/missing or credits)"
        while True:
            try:
                return Configuration.model_validate(value)
            except ValidationError as error:
                self._mistakes += self._yaml.objections(error, _known_keys, mismatch)
                dropped = [_drop(value, item["loc"]) for item in error.errors()]
                if not any(dropped):
                    value.clear()

    def _check_version(self, wanted: str | None) -> None:
        from newslint import __version__

        if wanted is None:
            return
        place = self._yaml.value_place(("required-version",))
        try:
            if not within(__version__, wanted):
                self.wrong(
                    place, f"this configuration needs newslint {wanted}, but this is newslint {__version__}"
                )
        except ValueError as error:
            self.wrong(place, str(error))

    def _house_rules(self, model: Configuration) -> HouseRules | None:
        """Read the rules that the house declares and the Vale styles that it names; None where there are none."""
        if not model.house_rules and not model.vale:
            return None
        from newslint.house_rules.declare import Declaring

        declaring = Declaring(self._path.parent)
        declaring.read(model.house_rules, self._yaml)
        declaring.styles(model.vale, self._yaml)
        self._mistakes += declaring.mistakes
        self._elsewhere += declaring.elsewhere
        self._own = tuple(declaring.met)
        return declaring.house_rules()

    def check_rules(self, house_rules: HouseRules | None) -> None:
        """Refuse ids and families that are neither installed nor the house's, wherever the file names one."""
        from newslint import registry
        from newslint.meta import META

        model = self._said
        if model is None:
            return
        own = (*self._own, *(() if house_rules is None else house_rules.named()))
        objected = {offset for offset, _ in self._mistakes}
        for steps, selector in _selectors(self._raw):
            place = self._yaml.place(steps)
            if place not in objected and not known_selector(selector, own):
                self.wrong(place, unknown_selector(selector, own))
        known = registry.rules() if house_rules is None else {**registry.rules(), **house_rules.entries()}
        for rule in model.rules:
            if rule not in known and rule not in META and rule not in own:
                hint = did_you_mean(rule, [*known, *META])
                self.wrong(self._yaml.place(("rules", rule)), f"unknown rule {rule!r}{hint}")
        for prefix, options in _option_tables(model):
            for rule, values in options.items():
                if rule in known:
                    self._check_options(known[rule].load(), values, (*prefix, rule))
                elif rule not in own:
                    hint = did_you_mean(rule, known)
                    self.wrong(self._yaml.place((*prefix, rule)), f"unknown rule {rule!r}{hint}")

    def _check_options(self, rule: type[Rule], values: Mapping[str, object], prefix: Steps) -> None:
        from newslint.options import OptionError, build

        left = dict(values)
        while True:
            try:
                build(rule, left)
            except OptionError as error:
                name = error.path[0] if error.path else ""
                written = next((key for key in left if key.replace("-", "_") == name), "")
                if not written:
                    self.wrong(self._yaml.value_place(prefix), f"options of {rule.id}: {error.message}")
                    return
                del left[written]
                place, hint = self._yaml.value_place((*prefix, written)), ""
                if "nexpected" in error.message:
                    place = self._yaml.place((*prefix, written))
                    fields = getattr(rule, "__dataclass_fields__", {})
                    hint = did_you_mean(written, [field.replace("_", "-") for field in fields])
                words = error.message[0].lower() + error.message[1:]
                self.wrong(place, f"option {written!r} of {rule.id}: {words}{hint}")
            else:
                return

    def _house(self, name: str) -> tuple[HouseName, ...]:
        """Read the house name list that the configuration names; it lies below the configuration's folder."""
        if not name:
            return ()
        try:
            path = self._below(name)
            if path is None:
                return ()
            data = path.read_bytes()
            traces.read(path, data)
            return load_names(str(path), data)
        except OSError as error:
            hint = "; `newslint names add` makes it" if isinstance(error, FileNotFoundError) else ""
            message = f"the name list {name!r} cannot be read: {error.strerror}{hint}"
            self.wrong(self._yaml.value_place(("names",)), message)
        except ConfigurationError as error:
            self._elsewhere.append(error)
        return ()

    def _below(self, name: str) -> Path | None:
        """Return the path of a file below the configuration's folder; None, and a mistake, where it leads out."""
        folder = Path(os.path.realpath(self._path.parent))
        path = Path(os.path.realpath(folder / name))
        traces.led(folder / name, path)
        if path.is_relative_to(folder):
            return path
        self.wrong(self._yaml.value_place(("names",)), f"{name!r} leads outside the configuration's folder")
        return None


def _drop(value: object, way: Steps) -> bool:
    """Take out the last key on the way to what is wrong, and say whether there was one.

    A list loses all its items, so that none moves.
    """
    holder, last = None, None
    for step in way:
        if isinstance(value, dict) and step in value:
            table = cast("dict[str | int, object]", value)
            holder, last = table, step
            value = table[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(cast("list[object]", value)):
            value = cast("list[object]", value)[step]
        else:
            break
    if holder is None or last is None:
        return False
    del holder[last]
    return True


def _known_keys(steps: Sequence[str | int]) -> list[str]:
    from newslint_schemas.configuration import Configuration, LimitsConfiguration, Override, RuleWords

    nested = {
        "overrides": Override.model_fields,
        "limits": LimitsConfiguration.model_fields,
        "rules": RuleWords.model_fields,
    }
    fields = nested.get(str(steps[0]) if steps else "", Configuration.model_fields)
    return [field.alias or name for name, field in fields.items()]


def _selectors(raw: Mapping[str, object]) -> Iterable[tuple[Steps, str]]:
    """Yield every rule and family that a file names to run, leave out or weigh, whatever else is wrong in it."""
    overrides = raw.get("overrides")
    tables: list[tuple[Steps, object]] = [((), raw)]
    if isinstance(overrides, list):
        tables += [
            (("overrides", number), item) for number, item in enumerate(cast("list[object]", overrides))
        ]
    for prefix, table in tables:
        if not isinstance(table, dict):
            continue
        said = cast("dict[str, object]", table)
        for key in ("select", "extend-select", "ignore"):
            items = said.get(key)
            for number, item in enumerate(cast("list[object]", items) if isinstance(items, list) else ()):
                if isinstance(item, str):
                    yield (*prefix, key, number), item
        severity = said.get("severity")
        for selector in cast("dict[str, object]", severity) if isinstance(severity, dict) else ():
            yield (*prefix, "severity", selector), selector


def _option_tables(model: Configuration) -> Iterable[tuple[Steps, Mapping[str, Mapping[str, object]]]]:
    yield ("options",), model.options
    for number, override in enumerate(model.overrides):
        yield ("overrides", number, "options"), override.options


def many(values: list[str] | str) -> tuple[str, ...]:
    """Return one value or several as several."""
    return (values,) if isinstance(values, str) else tuple(values)
