"""Finding and compiling `newslint.yaml`: from the file to settings, or to an error that names the line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from newslint import traces
from newslint.checked_yaml import CheckedYaml, Mistake, Steps, did_you_mean, together
from newslint.configuration_file import ConfigurationError, find
from newslint.conventions import Conventions, Limits
from newslint.finding import Severity
from newslint.house import HouseName, load_names
from newslint.layers import DEEPEST, LayerError, Raw, base, merged, repository
from newslint.rule import Rule
from newslint.settings import ALL, DEFAULT, Adjustment, Settings
from newslint.versions import within
from newslint.words import HouseWords

if TYPE_CHECKING:
    from newslint.house_rules.declared import HouseRules
    from newslint_schemas.configuration import Configuration, Level, Override

__all__ = ["ConfigurationError", "all_selectors", "find", "known_selector", "load", "unknown_selector"]


def load(path: Path) -> Settings:
    """Read and compile a configuration, with all that it extends.

    Raises:
        ConfigurationError: it cannot be read, is no YAML, or says something that newslint does not know.
    """
    files = _Files(path)
    layer = files.layer(path, path.name, files.root, ())
    if files.errors:
        raise together(files.errors)
    return _compiled(path, layer)


@dataclass(frozen=True, slots=True)
class _Layer:
    """What a file says, laid over what it extends.

    Attributes:
        origins: the file and line that set a key, by the key with dots.
    """

    raw: Raw = field(default_factory=dict[str, object])
    house: tuple[HouseName, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict[str, str])
    house_rules: HouseRules | None = None

    def over(self, base: _Layer) -> _Layer:
        """Return this layer laid over another."""
        house_rules = self.house_rules or base.house_rules
        if self.house_rules is not None and base.house_rules is not None:
            house_rules = self.house_rules.over(base.house_rules)
        raw = merged(base.raw, self.raw)
        return _Layer(raw, self.house or base.house, {**base.origins, **self.origins}, house_rules)


class _Files:
    """The files of one configuration, each read once; what is wrong in them gathers."""

    def __init__(self, path: Path) -> None:
        self.root = repository(path.parent)
        self.errors: list[ConfigurationError] = []
        self._layers: dict[Path, _Layer] = {}

    def layer(self, path: Path, shown: str, root: Path, above: tuple[Path, ...]) -> _Layer:
        """Return a file laid over all that it extends.

        Args:
            path: the file.
            shown: its name, for `--show-settings`.
            root: the folder that no file named in it may lie outside of.
            above: the real paths of the files that lead to it.
        """
        real = Path(os.path.realpath(path))
        if real not in self._layers:
            self._layers[real] = self._read(path, shown, root, (*above, real))
        return self._layers[real]

    def _read(self, path: Path, shown: str, root: Path, way: tuple[Path, ...]) -> _Layer:
        try:
            data = path.read_bytes()
            traces.read(path, data)
            loader = _Loader(path, data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
            own = loader.layer(shown)
        except (OSError, UnicodeDecodeError) as error:
            self.errors.append(ConfigurationError(f"{path}: cannot be read: {error}"))
            return _Layer()
        except ConfigurationError as error:
            self.errors.append(error)
            return _Layer()
        found: list[tuple[Path, str, Path]] = []
        for place, name in loader.bases():
            try:
                base_path, base_root = base(name, path.parent, root)
                _check_way(base_path, way)
            except LayerError as error:
                loader.wrong(place, f"extends: {error}")
            else:
                found.append((base_path, name, base_root))
        first = len(self.errors)
        lower = _Layer()
        for base_path, name, base_root in found:
            lower = self.layer(base_path, name, base_root, way).over(lower)
        whole = own.over(lower)
        # A file may name the rules that a house declares in what it extends.
        loader.check_rules(whole.house_rules)
        self.errors[first:first] = loader.errors()
        return whole


def _check_way(path: Path, way: tuple[Path, ...]) -> None:
    if path in way:
        circle = " → ".join(step.name for step in (*way[way.index(path) :], path))
        raise LayerError(f"the files go in a circle: {circle}")
    if len(way) >= DEEPEST:
        raise LayerError(
            f"more than {DEEPEST} files build on each other; let some of them name the others' own"
        )


def names_file(path: Path) -> Path | None:
    """Return the house name list that a configuration names, or one that it extends; None where none does.

    The list need not be there.

    Raises:
        ConfigurationError: a configuration cannot be used, or the list lies outside its folder.
    """
    return _names_file(path, repository(path.parent), set())


def _names_file(path: Path, root: Path, seen: set[Path]) -> Path | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read: {error}") from error
    seen.add(path)
    found, bases = _Loader(path, text).names_file()
    for name in reversed(bases):
        if found is not None:
            break
        try:
            base_path, base_root = base(name, path.parent, root)
        except LayerError as error:
            raise ConfigurationError(f"{path}: extends: {error}") from error
        if base_path not in seen:
            found = _names_file(base_path, base_root, seen)
    return found


class _Loader:
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

    def layer(self, shown: str) -> _Layer:
        """Read the file and check it.

        Raises:
            ConfigurationError: it is no YAML, or no table.
        """
        raw = self._read()
        self._raw = deepcopy(raw)
        model = self._model(raw)
        self._bases = _many(model.extends)
        self._check_version(model.required_version)
        self._said = model
        house_rules = self._house_rules(model)
        origins = {key: f"{shown}:{line}" for key, line in self._yaml.lines().items()}
        return _Layer(raw, self._house(model.names), origins, house_rules)

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
        return path, _many(model.extends)

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


def _compiled(path: Path, layer: _Layer) -> Settings:
    from newslint_schemas.configuration import Configuration

    model = Configuration.model_validate(layer.raw)
    root = path.parent
    conventions = Conventions(
        fields={name.value: _many(keys) for name, keys in model.fields.items()},
        shortcodes={
            name: {str(key): value for key, value in arguments.items()}
            for name, arguments in model.shortcodes.items()
        },
        selectors={name.value: _many(items) for name, items in model.selectors.items()},
        default_credit=model.default_credit,
        alt_is_caption=model.alt_is_caption,
        language=model.language,
        house=layer.house,
        house_rules=layer.house_rules,
        limits=Limits(model.limits.bytes, model.limits.depth, model.limits.articles),
    )
    return Settings(
        root=root,
        source=path,
        profile="" if model.profile is None else model.profile.value,
        select=tuple(model.select),
        extend_select=tuple(model.extend_select),
        ignore=tuple(model.ignore),
        preview=model.preview,
        severity=_levels(model.severity),
        options=model.options,
        words={
            rule: HouseWords(" ".join(said.message.split()), said.link) for rule, said in model.rules.items()
        },
        overrides=tuple(_adjustment(item) for item in model.overrides),
        include=tuple(model.include),
        exclude=tuple(model.exclude),
        corpus=tuple(model.corpus),
        conventions=conventions,
        fail_on=None if model.fail_on is None else model.fail_on.value,
        origins=layer.origins,
    )


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


def known_selector(selector: str, own: Iterable[str] = ()) -> bool:
    """Say whether a selector names a rule, installed or of the house's `own`, a family, `default` or `all`."""
    return selector in all_selectors(own)


def all_selectors(own: Iterable[str] = ()) -> list[str]:
    """Return everything that a selector may say: `default`, `all`, families and rules, the house's `own` as well."""
    from newslint import registry
    from newslint.meta import META

    rules = [*registry.rules(), *META, *own]
    return [DEFAULT, ALL, *sorted({rule.partition("/")[0] for rule in rules}), *rules]


def unknown_selector(selector: str, own: Iterable[str] = ()) -> str:
    """Return the words for a selector that names nothing."""
    return f"unknown rule or family {selector!r}{did_you_mean(selector, all_selectors(own))}"


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


def _levels(levels: Mapping[str, Level]) -> dict[str, Severity | None]:
    return {name: None if level == "off" else Severity(level.value) for name, level in levels.items()}


def _adjustment(override: Override) -> Adjustment:
    return Adjustment(
        paths=tuple(override.paths),
        sections=frozenset(item.casefold() for item in override.sections),
        tags=frozenset(item.casefold() for item in override.tags),
        languages=frozenset(item.casefold() for item in override.languages),
        parts=frozenset(override.parts),
        extend_select=tuple(override.extend_select),
        ignore=tuple(override.ignore),
        severity=_levels(override.severity),
        options=override.options,
    )


def _many(values: list[str] | str) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)
