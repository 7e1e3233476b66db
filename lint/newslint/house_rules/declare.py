"""From rules written in YAML to compiled ones; every mistake is told with its file, line and column."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from newslint import traces
from newslint.checked_yaml import CheckedYaml, ConfigurationError, Mistake, Steps, did_you_mean
from newslint.house_rules.compiling import Compiling, parts_of
from newslint.house_rules.declared import Declared, HouseRules, Refused, Scope
from newslint.house_rules.patterns import library
from newslint_schemas import house_rules as models

KEY = "house-rules"
_LARGEST = 1_000_000


@dataclass
class Declaring:
    """House rules as they are read; what is wrong is noted and left out.

    Attributes:
        folder: that of the configuration; files lie below it.
        rules: those read so far.
        places: where each id was declared.
        mistakes: in the configuration itself, by offset.
        elsewhere: in the files that it names.
        met: every id that was met, of rules that are right and of those that are not.
        refused: what of Vale's rules does not run.
    """

    folder: Path
    rules: list[Declared] = field(default_factory=list[Declared])
    places: dict[str, str] = field(default_factory=dict[str, str])
    mistakes: list[Mistake] = field(default_factory=list[Mistake])
    elsewhere: list[ConfigurationError] = field(default_factory=list[ConfigurationError])
    met: list[str] = field(default_factory=list[str])
    refused: list[Refused] = field(default_factory=list[Refused])

    def read(self, items: Sequence[str | dict[str, object]], file: CheckedYaml) -> None:
        """Read the rules of a configuration, and those of the files that it names.

        Raises:
            ConfigurationError: RE2 is not installed.
        """
        library()
        for number, item in enumerate(items):
            steps: Steps = (KEY, number)
            if isinstance(item, str):
                self._file(item, file, steps)
            else:
                self.mistakes += self._rule(item, file, steps)

    def styles(self, items: Sequence[str | dict[str, object]], file: CheckedYaml) -> None:
        """Read the rules of the Vale styles that a configuration names.

        Raises:
            ConfigurationError: RE2 is not installed.
        """
        from pydantic import ValidationError

        library()
        for number, item in enumerate(items):
            steps: Steps = ("vale", number)
            try:
                style = models.ValeStyle.model_validate({"style": item} if isinstance(item, str) else item)
            except ValidationError as error:
                self.mistakes += file.objections(error, _style_keys, "", steps)
            else:
                self._style(style, file, (*steps, "style") if isinstance(item, dict) else steps)

    def _style(self, style: models.ValeStyle, file: CheckedYaml, steps: Steps) -> None:
        from newslint.house_rules.vale import files_of, read_rule, rule_id

        parts = parts_of(style.parts or [models.Group.PROSE])
        scope = Scope(parts, quotations=style.quotations.value, languages=tuple(style.languages))
        try:
            names = files_of(self.folder, style.style)
        except ValueError as error:
            self.mistakes.append((file.value_place(steps), f"the Vale style {style.style!r} {error}"))
            return
        for name in names:
            rule = rule_id(name, own_families())
            self.met.append(rule)
            if rule in self.places:
                words = (
                    f"{name}:1:1: {rule} does not run: there is a rule of this name, in {self.places[rule]}."
                )
                self.refused.append(Refused(rule, words, whole=False))
                continue
            self.places[rule] = name
            try:
                path, text = read_text(self.folder, name)
                found, refused = read_rule(rule, CheckedYaml(str(path), text), name, scope)
            except ValueError as error:
                self.mistakes.append((file.value_place(steps), f"the rules in {name!r} {error}"))
            except ConfigurationError as error:
                self.elsewhere.append(error)
            else:
                self.rules += [] if found is None else [found]
                self.refused += refused

    def house_rules(self) -> HouseRules:
        """Return what was read and found right."""
        return HouseRules(tuple(sorted(self.rules, key=lambda rule: rule.id)), tuple(self.refused))

    def _file(self, name: str, file: CheckedYaml, steps: Steps) -> None:
        try:
            path, text = read_text(self.folder, name)
        except ValueError as error:
            self.mistakes.append((file.value_place(steps), f"the house rules {name!r} {error}"))
            return
        other = CheckedYaml(str(path), text)
        try:
            value = other.value()
        except ConfigurationError as error:
            self.elsewhere.append(error)
            return
        listed = cast("dict[str, object]", value).get(KEY) if isinstance(value, dict) else None
        found: list[Mistake] = []
        if not isinstance(listed, list):
            found.append((0, f"a file of house rules begins with “{KEY}:” and a list of rules below it"))
        else:
            unknown = [key for key in cast("dict[str, object]", value) if key != KEY]
            found += [
                (other.place((key,)), f"unknown key {key!r}{did_you_mean(key, [KEY])}") for key in unknown
            ]
            for number, item in enumerate(cast("list[object]", listed)):
                if isinstance(item, dict):
                    found += self._rule(cast("dict[str, object]", item), other, (KEY, number))
                else:
                    found.append((other.value_place((KEY, number)), "a rule is a list of keys and values"))
        if found:
            self.elsewhere.append(other.errors(found))

    def _rule(self, value: Mapping[str, object], file: CheckedYaml, steps: Steps) -> list[Mistake]:
        """Read one rule; return what is wrong with it."""
        from pydantic import ValidationError

        if isinstance(name := value.get("id"), str):
            self.met.append(name)
        kind = value.get("kind")
        if not isinstance(kind, str) or kind not in models.KINDS:
            known = [name for name in models.KINDS if name != "capitalization"]
            words = (
                f"{kind!r} is no kind of rule{did_you_mean(kind, known)}"
                if isinstance(kind, str)
                else ("a rule has a “kind:”")
            )
            return [(file.value_place((*steps, "kind")), f"{words}; there are {', '.join(known)}")]
        model = models.KINDS[kind]
        try:
            rule = model.model_validate(value)
        except ValidationError as error:

            def keys(under: Steps) -> Iterable[str]:
                fields = models.ArticleExample.model_fields if len(under) > len(steps) else model.model_fields
                return [item.alias or name for name, item in fields.items()]

            mismatch = (
                "of a form that is not understood here (an id is family/name; a link begins with https://)"
            )
            return file.objections(error, keys, mismatch, steps)
        one = Compiling(rule, kind.replace("ization", "isation"), file, steps, self.folder)
        made = one.declared()
        mistakes = one.mistakes
        if rule.id.partition("/")[0] in own_families():
            words = f"the family of {rule.id!r} is newslint's own; use house/… or a family of your own"
            mistakes.append((file.value_place((*steps, "id")), words))
        elif rule.id in self.places:
            words = f"there is a rule {rule.id!r} already, in {self.places[rule.id]}"
            mistakes.append((file.value_place((*steps, "id")), words))
        self.places.setdefault(rule.id, one.place(()))
        if made is not None and not mistakes:
            self.rules.append(made)
        return mistakes


def _style_keys(_: Steps) -> list[str]:
    return [field.alias or name for name, field in models.ValeStyle.model_fields.items()]


def own_families() -> frozenset[str]:
    """Return the families that a house cannot take: those that are installed, and the words for several rules."""
    from newslint import registry
    from newslint.meta import META
    from newslint.settings import ALL, DEFAULT

    return frozenset((ALL, DEFAULT, *(rule.partition("/")[0] for rule in (*registry.rules(), *META))))


def read_text(folder: Path, name: str) -> tuple[Path, str]:
    """Return the path and the text of a file that a configuration in a folder names.

    Raises:
        ValueError: it lies outside, cannot be read, is too large or is no UTF-8; the words follow its name.
    """
    root = os.path.realpath(folder)
    path = Path(os.path.realpath(os.path.join(root, name)))  # noqa: PTH118 - a style has hundreds of files
    traces.led(Path(root, name), path)
    if not str(path).startswith(root.rstrip(os.sep) + os.sep):
        raise ValueError("lead outside the configuration's folder")
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from error
    traces.read(path, data)
    if len(data) > _LARGEST:
        raise ValueError(f"have more than {_LARGEST:,} bytes, which is the limit")
    try:
        return path, data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"are not UTF-8 (byte {error.start}); save them as UTF-8") from error
