"""`--show-settings FILE`: what applies to a file, where each setting comes from, and what makes a run fail."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from newslint.cli.checking import Adjustment, Selection, scope_of
from newslint.cli.streams import harmless
from newslint.reporters.words import counted

if TYPE_CHECKING:
    from newslint.run import Scope
    from newslint.settings import ActiveRule, Settings
    from newslint.workspace import Workspace
    from newslint_schemas import Article

_TABLES = ("fields", "shortcodes", "selectors")
_WIDTH = 28
_FAILS = {
    "error": "an error is reported",
    "warning": "an error or a warning is reported",
    "note": "anything is reported",
    "never": "",
}


def shown(file: Path, chosen: Selection, fail_on: str | None, max_warnings: int | None) -> Iterator[str]:
    """Yield what applies to a file, a line each.

    Args:
        file: an article; it need not be there, but then overrides by section, tag and language do not show.
        chosen: the options of the command line.
        fail_on: as the command line gives it.
        max_warnings: as the command line gives it.

    Raises:
        click.UsageError: the file's folder is not there, or the command line names an unknown rule.
    """
    from newslint.workspace import Workspace

    absolute = Path(os.path.realpath(file))
    if not absolute.parent.is_dir():
        raise click.UsageError(f"{file}: there is no such folder as {absolute.parent}.")
    adjust = Adjustment(chosen)
    workspace = Workspace(
        (str(absolute),), config=chosen["config"], isolated=chosen["isolated"], adjust=adjust
    )
    settings = workspace.settings(absolute.parent)
    adjust.check()
    inside = workspace.inside(absolute, settings)
    lines = (
        f"{'file':{_WIDTH}}{workspace.relative(absolute) or inside}",
        f"{'root':{_WIDTH}}{workspace.root.as_posix()}",
        f"{'configuration':{_WIDTH}}{_configuration(settings, chosen)}",
        "",
        *_settings(settings, chosen, fail_on, max_warnings),
        "",
        *_rules(workspace, settings, absolute, inside, scope_of(chosen["scope"])),
        "",
        _fails(workspace, fail_on, max_warnings),
    )
    for line in lines:
        yield harmless(line)


def _configuration(settings: Settings, chosen: Selection) -> str:
    if chosen["isolated"]:
        return "none (--isolated)"
    if settings.source is None:
        return "none (no newslint.yaml in this folder or above)"
    return settings.source.as_posix() + (" (--config)" if chosen["config"] is not None else "")


def _settings(
    settings: Settings, chosen: Selection, fail_on: str | None, max_warnings: int | None
) -> Iterator[str]:
    on_line = {
        "select": chosen["select"],
        "extend-select": chosen["extend_select"],
        # A selection on the command line replaces what the configuration leaves out.
        "ignore": chosen["ignore"],
        "exclude": chosen["exclude"],
    }
    values: dict[str, object] = {
        "profile": settings.profile,
        "select": settings.select,
        "extend-select": settings.extend_select,
        "ignore": settings.ignore,
        "preview": settings.preview,
        "include": settings.include,
        "exclude": settings.exclude,
        "corpus": settings.corpus,
        **_house_rules(settings),
        "default-credit": settings.conventions.default_credit,
        "alt-is-caption": settings.conventions.alt_is_caption,
        "language": settings.conventions.language,
        "limits.bytes": settings.conventions.limits.bytes,
        "limits.depth": settings.conventions.limits.depth,
        "limits.articles": settings.conventions.limits.articles,
    }
    for name, value in values.items():
        origins = _from(settings, name) if value else []
        if chosen["select"] and name in ("select", "extend-select", "ignore"):
            origins = []
        if name == "profile" and chosen["profile"] is not None:
            origins = ["the command line"]
        elif on_line.get(name) or (name == "preview" and chosen["preview"] is not None):
            origins.append("the command line")
        yield _row(name, value, origins)
    for name, level in sorted(settings.severity.items()):
        yield _row(
            f"severity.{name}", "off" if level is None else level.value, _from(settings, f"severity.{name}")
        )
    for rule, options in sorted(settings.options.items()):
        for option, value in options.items():
            yield _row(f"options.{rule}.{option}", value, _from(settings, f"options.{rule}.{option}"))
    yield from _of_profile(settings)
    for rule, words in sorted(settings.words.items()):
        for key, value in (("message", words.message), ("link", words.link)):
            if value:
                yield _row(f"rules.{rule}.{key}", value, _from(settings, f"rules.{rule}.{key}"))
    for table in _TABLES:
        for name in sorted(
            key for key in settings.origins if key.startswith(f"{table}.") and key.count(".") == 1
        ):
            found = {"fields": settings.conventions.fields, "selectors": settings.conventions.selectors}
            value = found.get(table, {}).get(name.partition(".")[2].replace("_", "-").lower(), ())
            yield _row(name, value or "(set)", _from(settings, name))
    if settings.overrides:
        yield _row("overrides", f"{len(settings.overrides)}", _from(settings, "overrides"))
    limit = fail_on or settings.fail_on or "warning"
    origin = ["the command line"] if fail_on else _from(settings, "fail-on")
    yield _row("fail-on", limit, origin)
    if max_warnings is not None:
        yield _row("max-warnings", max_warnings, ["the command line"])
    if chosen["scope"] != "all":
        yield _row("scope", chosen["scope"], ["the command line"])


def _of_profile(settings: Settings) -> Iterator[str]:
    """Yield what the profile sets and the configuration leaves."""
    from newslint.cli.here import choices, profile_words
    from newslint.settings import UNSAID, lookup

    for choice in choices(settings):
        origin = [profile_words(settings, choice)]
        if choice.severity is not None and lookup(settings.severity, choice.rule) is UNSAID:
            yield _row(f"severity.{choice.rule}", choice.severity.value, origin)
        for option, value in choice.options.items():
            if option not in settings.options.get(choice.rule, {}):
                yield _row(f"options.{choice.rule}.{option}", value, origin)


def _house_rules(settings: Settings) -> dict[str, object]:
    """Return how many rules the house declares, and how many run of the Vale styles that it names."""
    house = settings.conventions.house_rules
    if house is None:
        return {}
    of_vale = sum(rule.place.partition(":")[0].endswith(".yml") for rule in house.rules)
    own = len(house.rules) - of_vale
    found: dict[str, object] = {"house-rules": counted(own, "rule")} if own else {}
    return {**found, "vale": counted(of_vale, "rule")} if of_vale else found


def _from(settings: Settings, name: str) -> list[str]:
    return [settings.origins[name]] if name in settings.origins else []


def _row(name: str, value: object, origins: Iterable[str]) -> str:
    if isinstance(value, bool):
        words = "yes" if value else "no"
    elif isinstance(value, tuple | list):
        words = ", ".join(map(str, cast("Sequence[object]", value))) or "(none)"
    else:
        words = str(value) or "(none)"
    return f"{name:{_WIDTH - 1}} {words}  [{' and '.join(origins) or 'default'}]"


def _rules(
    workspace: Workspace, settings: Settings, absolute: Path, inside: str, scope: Scope
) -> Iterator[str]:
    """Yield the rules that run on each article of the file, with their severities."""
    found: list[tuple[Article | None, str]] = [*_articles(workspace, settings, absolute)]
    for article, language in found or [(None, "")]:
        chosen = settings.active(inside, article, language)
        active = [item for item in chosen if scope.runs(corpus=item.entry.corpus)]
        serving = [item for item in active if article is None or item.rule.serves(language)]
        name = f" on article {article.id}" if article is not None and article.id else ""
        tongue = (
            f" (language: {language or 'unknown'})" if article is not None else " (no article could be read)"
        )
        yield f"{counted(len(serving), 'rule')} {'runs' if len(serving) == 1 else 'run'}{name}{tongue}:"
        yield from (_rule(item) for item in serving)
        idle = [item.entry.id for item in active if item not in serving]
        if idle:
            yield f"  not in this language: {', '.join(idle)}"


def _rule(item: ActiveRule) -> str:
    level = item.severity_of(None).value
    by = f"profile {item.profile}" if item.profile else "configuration"
    return f"  {level:9}{item.entry.id}{'' if item.severity is None else f' (set by the {by})'}"


def _articles(workspace: Workspace, settings: Settings, absolute: Path) -> list[tuple[Article, str]]:
    from newslint.context import Context
    from newslint.run import reader_for
    from newslint.source import decode

    path = workspace.relative(absolute)
    reader = None if path is None else reader_for(path)
    if path is None or reader is None or not absolute.is_file():
        return []
    try:
        data = absolute.read_bytes()
    except OSError as error:
        raise click.UsageError(f"{absolute}: it cannot be read: {error.strerror}.") from error
    document = reader.load()(decode(path, data), settings.conventions)
    return [(article, Context(article, settings.conventions).language) for article in document.articles[:20]]


def _fails(workspace: Workspace, fail_on: str | None, max_warnings: int | None) -> str:
    # As in a run, the configuration at its root decides what makes all of it fail.
    limit = fail_on or workspace.settings(workspace.root).fail_on or "warning"
    causes = [_FAILS[limit]] if _FAILS[limit] else []
    if max_warnings is not None:
        causes.append(
            f"more than {counted(max_warnings, 'warning')} {'is' if max_warnings == 1 else 'are'} reported"
        )
    if not causes:
        return "A run never exits 1 (--fail-on never)."
    return f"A run exits 1 when {', or when '.join(causes)}."
