"""`newslint rules --try`: what a rule would add before it is switched on, counted by folder."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.checking import perform, plain_selection
from newslint.cli.rules import unknown
from newslint.cli.streams import harmless, say, wants_colour, width

if TYPE_CHECKING:
    from newslint.cli.checking import Checked
    from newslint.finding import Result
    from newslint.registry import RuleEntry
    from newslint.settings import Settings

_EXAMPLES = 3
_FOLDERS = 20
"""The most folders that are listed one by one."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A rule or family that was tried.

    Attributes:
        rules: the rules that are counted.
        running: those of the family that the configuration runs already, on some file at least.
        results: what the former report.
        suppressed: how many of their findings editors have agreed to.
        articles: how many articles were looked at.
    """

    rules: tuple[str, ...]
    running: tuple[str, ...]
    results: tuple[Result, ...]
    suppressed: int
    articles: int

    def by_rule(self) -> list[tuple[str, int]]:
        """Return the rules that report something, the busiest first."""
        return _ordered(Counter(result.rule for result in self.results))

    def by_folder(self) -> list[tuple[str, int]]:
        """Return the folders that something is reported in, the busiest first."""
        return _ordered(Counter(map(_folder, self.results)))

    def examples(self) -> list[Result]:
        """Return a few results, of different rules and from different folders where there are some."""
        groups: dict[tuple[str, str], list[Result]] = {}
        for result in self.results:
            groups.setdefault((result.rule, _folder(result)), []).append(result)
        firsts = [group[0] for group in sorted(groups.values(), key=lambda group: -len(group))]
        chosen: list[Result] = []
        for same in (("rule", "folder"), ("folder",), ()):
            for result in (*firsts, *self.results):
                known = {
                    (other.rule if key == "rule" else _folder(other)) for other in chosen for key in same
                }
                if result not in chosen and known.isdisjoint({result.rule, _folder(result)}):
                    chosen.append(result)
        return sorted(chosen[:_EXAMPLES], key=lambda result: result.order)


def try_rule(word: str, paths: tuple[str, ...], form: str, *, config: Path | None, isolated: bool) -> int:
    """Check some paths for one rule or family and say what it would add.

    Raises:
        click.UsageError: there is no such rule or family, or a path is not there.
    """
    from newslint.cli import CRASH, OK
    from newslint.meta import META

    known = _known(paths, config, isolated=isolated)
    rules = tuple(sorted(name for name, entry in known.items() if word in (name, entry.family)))
    if not rules:
        if any(word in (name, name.partition("/")[0]) for name in META):
            raise click.UsageError(
                f"{word} is what newslint says of files, not a rule; it is never switched off."
            )
        raise unknown(word, known)
    checked = _checked(rules, paths, config, isolated=isolated)
    report = checked.report
    running = _running(checked, rules, config, isolated=isolated)
    # What runs already adds nothing; where all of it does, that is what there is to count.
    added = tuple(rule for rule in rules if rule not in running) or rules
    trial = _Trial(
        added,
        running,
        tuple(result for result in report.results if result.rule in added),
        sum(result.rule in added for result in report.suppressed),
        sum(record.articles for record in report.files),
    )
    if form == "json":
        click.echo(json.dumps(_object(trial), ensure_ascii=False, indent=2))
    else:
        click.echo(harmless("\n".join(_lines(trial, word))))
        _show(trial, checked)
        if trial.results and not set(trial.rules) <= set(trial.running):
            say(f"To switch it on: `extend-select: [{', '.join(trial.rules)}]` in newslint.yaml.")
    for crash in report.crashes:
        say(f"newslint: {crash.rule} crashed on {crash.path}: {crash.message}")
    return CRASH if report.crashes else OK


def _known(paths: tuple[str, ...], config: Path | None, *, isolated: bool) -> Mapping[str, RuleEntry]:
    """Return the rules that are installed, and those that the house declares where the first path lies."""
    from newslint.workspace import Workspace

    first = Path(os.path.realpath(paths[0] if paths else "."))
    workspace = Workspace(paths, config=config, isolated=isolated)
    return workspace.settings(first if first.is_dir() else first.parent).known_rules


def _checked(
    rules: tuple[str, ...], paths: tuple[str, ...], config: Path | None, *, isolated: bool
) -> Checked:
    def switched_on(settings: Settings) -> Settings:
        """Return settings in which no severity keeps the rules off."""
        names = {*rules, *(rule.partition("/")[0] for rule in rules), "all"}
        kept = {
            name: level for name, level in settings.severity.items() if level is not None or name not in names
        }
        return replace(settings, severity=kept)

    chosen = plain_selection(paths, config)
    chosen["select"], chosen["isolated"] = rules, isolated
    return perform(chosen, switched_on)


def _running(
    checked: Checked, rules: Iterable[str], config: Path | None, *, isolated: bool
) -> tuple[str, ...]:
    """Return the rules that run without being tried, on one of the folders at least."""
    from newslint.workspace import Workspace

    files = [checked.workspace.absolute(path) for path in checked.found.files]
    workspace = Workspace([str(file) for file in files], config=config, isolated=isolated)
    active: set[str] = set()
    for folder in {file.parent for file in files}:
        settings = workspace.settings(folder)
        inside = workspace.inside(folder / "_", settings)
        active.update(settings.ids(inside))
    return tuple(rule for rule in rules if rule in active)


def _lines(trial: _Trial, word: str) -> Iterator[str]:
    from newslint.reporters.words import counted, listed

    found = len(trial.results)
    where = len({(result.place.path, result.article) for result in trial.results})
    levels = Counter(result.severity for result in trial.results)
    kinds = [counted(levels[level], level.value) for level in sorted(levels, key=lambda level: level.rank)]
    running = set(trial.rules) <= set(trial.running)
    verb = "reports" if running else "would add"
    detail = f" ({listed(kinds)}) in {where:,} of" if found else " in"
    yield f"{word} {verb} {counted(found, 'finding')}{detail} {counted(trial.articles, 'article')}."
    if running:
        yield "It runs here already; this is what is reported now."
    elif trial.running:
        yield f"Not counted: {listed(trial.running)}, which {'runs' if len(trial.running) == 1 else 'run'} already."
    if trial.suppressed:
        yield f"{counted(trial.suppressed, 'finding is', 'findings are')} suppressed and not counted."
    if len(trial.rules) > 1 and found:
        yield ""
        yield "by rule"
        yield from (f"{number:7,}  {name}" for name, number in trial.by_rule())
    if found:
        yield ""
        yield "by folder"
        folders = trial.by_folder()
        yield from (f"{number:7,}  {name}" for name, number in folders[:_FOLDERS])
        rest = folders[_FOLDERS:]
        if rest:
            yield f"{sum(number for _, number in rest):7,}  in {counted(len(rest), 'more folder')}"


def _show(trial: _Trial, checked: Checked) -> None:
    """Print a few findings as the report would."""
    from newslint.reporters.base import ReportOptions
    from newslint.reporters.text import write

    examples = trial.examples()
    if not examples:
        return
    options = ReportOptions(
        colour=wants_colour("auto", sys.stdout),
        width=width(),
        cwd=Path(os.path.realpath(Path.cwd())).as_posix(),
    )
    more = "" if len(examples) == len(trial.results) else f", of {len(trial.results):,}"
    click.echo(f"\nfor example{more}\n")
    sys.stdout.writelines(write(checked.report._replace(results=tuple(examples)), options))


def _object(trial: _Trial) -> dict[str, object]:
    return {
        "rules": list(trial.rules),
        "running": list(trial.running),
        "findings": len(trial.results),
        "suppressed": trial.suppressed,
        "articles": trial.articles,
        "by_rule": dict(trial.by_rule()),
        "by_folder": dict(trial.by_folder()),
        "examples": [
            {
                "rule": result.rule,
                "severity": result.severity.value,
                "path": result.place.path,
                "line": result.place.region.line,
                "column": result.place.region.column,
                "message": result.message,
            }
            for result in trial.examples()
        ],
    }


def _folder(result: Result) -> str:
    return result.place.path.rpartition("/")[0] or "."


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
