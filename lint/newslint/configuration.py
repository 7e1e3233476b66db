"""Finding and compiling `newslint.yaml`: from the file to settings, or to an error that names the line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newslint import traces
from newslint.checked_configuration import CheckedConfiguration, Layer, many
from newslint.checked_yaml import together
from newslint.configuration_file import ConfigurationError, find
from newslint.conventions import Conventions, Limits
from newslint.finding import Severity
from newslint.layers import DEEPEST, LayerError, base, repository
from newslint.settings import Adjustment, Settings
from newslint.words import HouseWords

if TYPE_CHECKING:
    from newslint_schemas.configuration import Level, Override

__all__ = ["ConfigurationError", "find", "load", "names_file"]


def load(path: Path) -> Settings:
    """Read and compile a configuration, with all that it extends.

    Raises:
        ConfigurationError: it cannot be read, is no YAML, or says something that newslint does not know.
    """
    files = _Files(path)
    with traces.tracing() as traced:
        layer = files.layer(path, path.name, files.root, ())
    if files.errors:
        raise together(files.errors)
    own = frozenset(os.path.realpath(name) for name in (*traced.contents, *traced.folders))
    return replace(_compiled(path, layer), files=own)


class _Files:
    """The files of one configuration, each read once; what is wrong in them gathers."""

    def __init__(self, path: Path) -> None:
        self.root = repository(path.parent)
        self.errors: list[ConfigurationError] = []
        self._layers: dict[Path, Layer] = {}

    def layer(self, path: Path, shown: str, root: Path, above: tuple[Path, ...]) -> Layer:
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

    def _read(self, path: Path, shown: str, root: Path, way: tuple[Path, ...]) -> Layer:
        try:
            data = path.read_bytes()
            traces.read(path, data)
            loader = CheckedConfiguration(
                path, data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            )
            own = loader.layer(shown)
        except (OSError, UnicodeDecodeError) as error:
            self.errors.append(ConfigurationError(f"{path}: cannot be read: {error}"))
            return Layer()
        except ConfigurationError as error:
            self.errors.append(error)
            return Layer()
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
        lower = Layer()
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
    found, bases = CheckedConfiguration(path, text).names_file()
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


def _compiled(path: Path, layer: Layer) -> Settings:
    from newslint_schemas.configuration import Configuration

    model = Configuration.model_validate(layer.raw)
    root = path.parent
    conventions = Conventions(
        fields={name.value: many(keys) for name, keys in model.fields.items()},
        shortcodes={
            name: {str(key): value for key, value in arguments.items()}
            for name, arguments in model.shortcodes.items()
        },
        selectors={name.value: many(items) for name, items in model.selectors.items()},
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
