"""What commands that check articles have in common: the options that choose files and rules, and the run."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict, TypeVar

import click

from newslint.cli.app import like_a_command
from newslint.cli.completers import paths, selectors
from newslint.cli.streams import say

if TYPE_CHECKING:
    from newslint.cache.session import Cache
    from newslint.discovery import Found
    from newslint.report import Report
    from newslint.run import Scope
    from newslint.settings import Settings
    from newslint.workspace import Workspace

_NO_CACHE = "newslint.no_cache"
_Command = TypeVar("_Command", bound=Callable[..., object])


class Adjusting(TypedDict):
    """The values of the options that `adjusting` declares: what applies, not to which files."""

    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    preview: bool | None
    profile: str | None
    config: Path | None
    isolated: bool
    exclude: tuple[str, ...]
    today: str


class Selection(Adjusting):
    """The values of the options that `selection` declares."""

    paths: tuple[str, ...]
    scope: str
    force_exclude: bool
    stdin_filename: str | None
    staged: bool
    jobs: int | None
    cache: str


def _jobs(context: click.Context, option: click.Parameter, value: str) -> int | None:
    if value == "auto":
        return None
    if value.isdecimal() and int(value) > 0:
        return int(value)
    raise click.BadParameter(f"{value!r} is neither a number of processes nor auto.", context, option)


def _no_cache(context: click.Context, option: click.Parameter, value: bool) -> None:
    del option
    if value:
        context.meta[_NO_CACHE] = True


def _cache(context: click.Context, option: click.Parameter, value: str | None) -> str:
    """Return how the cache is used: as given, else by content where a machine checks, else by state."""
    del option
    if context.meta.get(_NO_CACHE):
        return "off"
    return value or _usual_cache()


def _usual_cache() -> str:
    return "content" if os.environ.get("CI") else "stat"


def _today(context: click.Context, option: click.Parameter, value: str | None) -> str:
    """Return the day as given, else that of SOURCE_DATE_EPOCH, else that of the clock, in UTC."""
    if value is not None:
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise click.BadParameter(f"{value!r} is no day; write YYYY-MM-DD.", context, option) from error
    return current_day()


def current_day() -> str:
    """Return the day of SOURCE_DATE_EPOCH, else of the clock, in UTC, as YYYY-MM-DD."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdecimal() else dt.datetime.now(dt.UTC)
    return now.date().isoformat()


PROFILES = ("ap", "reuters", "bbc", "npr", "guardian", "house")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_OPTIONS = (
    click.argument("paths", nargs=-1, metavar="[PATHS]...", shell_complete=paths),
    click.option(
        "--select",
        multiple=True,
        metavar="RULES",
        shell_complete=selectors,
        help="Run these rules or families only.",
    ),
    click.option(
        "--extend-select",
        multiple=True,
        metavar="RULES",
        shell_complete=selectors,
        help="Run these rules or families as well.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULES",
        shell_complete=selectors,
        help="Leave out these rules or families.",
    ),
    click.option("--preview/--no-preview", default=None, help="Include the rules in preview."),
    click.option(
        "--profile", type=click.Choice(PROFILES), help="The standard to follow where standards differ."
    ),
    click.option(
        "--scope",
        type=click.Choice(("all", "article", "corpus")),
        default="all",
        show_default=True,
        help="Run the rules within articles, those across articles, or all.",
    ),
    click.option(
        "--config", type=_FILE, metavar="FILE", help="Use this configuration, not the nearest newslint.yaml."
    ),
    click.option("--isolated", is_flag=True, help="Leave every configuration alone."),
    click.option(
        "--exclude", multiple=True, metavar="PATTERN", help="Pass over files and folders, as in .gitignore."
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Hold named files to the same exclusions as found ones."
    ),
    click.option(
        "--today",
        callback=_today,
        metavar="YYYY-MM-DD",
        help="The day that suppressions hold until; now, in UTC.",
    ),
    click.option(
        "--staged",
        is_flag=True,
        help="Report what touches the files of the commit; under pre-commit, those between its two references.",
    ),
    click.option("--stdin-filename", metavar="NAME", help="Check standard input as if it were this file."),
    click.option(
        "--cache",
        type=click.Choice(("stat", "content", "off")),
        callback=_cache,
        help="What tells that a file is unchanged: its state (the default), its content (under CI), or nothing.",
    ),
    click.option(
        "--no-cache",
        is_flag=True,
        expose_value=False,
        callback=_no_cache,
        is_eager=True,
        help="As --cache=off.",
    ),
    click.option(
        "--jobs", "-j", callback=_jobs, default="auto", metavar="N|auto", help="How many processes to use."
    ),
)


def selection(command: _Command) -> _Command:
    """Declare the options that choose files and rules."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def plain_selection(paths: tuple[str, ...], config: Path | None) -> Selection:
    """Return the selection of a command line that says nothing but paths and perhaps a configuration."""
    return Selection(
        paths=paths,
        select=(),
        extend_select=(),
        ignore=(),
        preview=None,
        profile=None,
        scope="all",
        config=config,
        isolated=False,
        exclude=(),
        force_exclude=False,
        stdin_filename=None,
        staged=False,
        jobs=None,
        today=current_day(),
        cache=_usual_cache(),
    )


def adjusting(command: _Command) -> _Command:
    """Declare those options of `selection` that choose rules and settings alone; nearest to the function."""
    selected = selection(command)
    made: list[click.Parameter] = selected.__dict__["__click_params__"]
    made[:] = [parameter for parameter in made if parameter.name in Adjusting.__annotations__]
    return selected


class Checked(NamedTuple):
    """A run that took place."""

    workspace: Workspace
    found: Found
    scope: Scope
    contents: dict[str, bytes]
    jobs: int | None
    today: str
    cache: Cache | None
    report: Report

    def again(self) -> Checked:
        """Check the same files as they are now."""
        from newslint.run import run

        report = run(
            self.workspace,
            self.found,
            self.scope,
            self.contents,
            jobs=self.jobs,
            today=self.today,
            cache=self.cache,
        )
        return self._replace(report=report)


class Adjustment:
    """What the command line changes in the settings of every configuration."""

    def __init__(self, chosen: Adjusting) -> None:
        """Hold what the command line says."""
        self._chosen = chosen
        self._rules = _split(chosen["select"]), _split(chosen["extend_select"]), _split(chosen["ignore"])
        self._unknown: dict[str, str] = {}
        self._known: set[str] = set()

    def __call__(self, settings: Settings) -> Settings:
        """Return the settings of a configuration as changed."""
        chosen = self._chosen
        self._look_up(settings)
        adjusted = _adjusted(settings, *self._rules, preview=chosen["preview"], exclude=chosen["exclude"])
        if chosen["profile"] is not None:
            adjusted = replace(adjusted, profile=chosen["profile"])
        if not adjusted.conventions.house:
            return adjusted
        from newslint.house import expired, in_force

        day, names = dt.date.fromisoformat(chosen["today"]), adjusted.conventions.house
        conventions = replace(adjusted.conventions, house=in_force(names, day))
        return replace(adjusted, conventions=conventions, expired=expired(names, day))

    def _look_up(self, settings: Settings) -> None:
        selectors = [rule for group in self._rules for rule in group]
        if not selectors:
            return
        from newslint.selectors import known_selector, unknown_selector

        house = settings.conventions.house_rules
        own = () if house is None else house.named()
        for selector in selectors:
            if known_selector(selector, own):
                self._known.add(selector)
            else:
                self._unknown.setdefault(selector, unknown_selector(selector, own))

    def check(self) -> None:
        """Make sure that each rule that the command line names is known to a configuration that was met.

        Raises:
            click.UsageError: one is not.
        """
        for selector, message in self._unknown.items():
            if selector not in self._known:
                end = "" if message.endswith("?") else "."
                raise click.UsageError(f"{message[0].upper()}{message[1:]}{end}")


def scope_of(word: str) -> Scope:
    """Return which rules run for a value of `--scope`: "all", "article" or "corpus"."""
    from newslint.run import Scope

    return Scope(articles=word != "corpus", corpus=word != "article")


def perform(
    chosen: Selection,
    further: Callable[[Settings], Settings] = lambda settings: settings,
    *,
    partial_too: bool = False,
) -> Checked:
    """Find the files and check them.

    Args:
        chosen: what the command line says.
        further: what else is changed in the settings of every configuration.
        partial_too: whether a run that was interrupted is of use.

    Raises:
        click.Abort: the run was interrupted.
        click.UsageError: a path, rule or option is wrong.
        ConfigurationError: a configuration cannot be used.
    """
    from newslint.cli.progress import progress
    from newslint.run import run
    from newslint.workspace import Workspace

    from_line = Adjustment(chosen)

    def adjust(settings: Settings) -> Settings:
        return further(from_line(settings))

    if chosen["staged"]:
        chosen = _of_commit(chosen)
    given = _standard_input(chosen["paths"], chosen["stdin_filename"])
    named = tuple(path for path in chosen["paths"] if path != "-") or (
        () if given or chosen["staged"] else (".",)
    )
    places = (*named, *(_folder_of(name) for name in given))
    found_places = [place for place in places if os.path.lexists(place)]
    workspace = Workspace(found_places, config=chosen["config"], isolated=chosen["isolated"], adjust=adjust)
    cache = _opened(chosen, workspace)
    found = found_files(named, workspace, force_exclude=chosen["force_exclude"])
    contents = _add_given(found, workspace, given)
    if any((chosen["select"], chosen["extend_select"], chosen["ignore"])):
        workspace.settings(workspace.root)
        for folder in dict.fromkeys(path.rpartition("/")[0] for path in found.files):
            workspace.settings(workspace.absolute(folder))
        from_line.check()
    scope = scope_of(chosen["scope"])
    jobs, today = chosen["jobs"], chosen["today"]
    with progress() as watch:
        report = run(workspace, found, scope, contents, jobs=jobs, today=today, cache=cache, watch=watch)
    if not (report.complete or partial_too):
        raise click.Abort
    return Checked(workspace, found, scope, contents, jobs, today, cache, report)


def _opened(chosen: Selection, workspace: Workspace) -> Cache | None:
    """Open the cache of a run, in the folder of the configuration of what is checked."""
    if chosen["cache"] == "off":
        return None
    from newslint.cache.session import Cache
    from newslint.cache.settings import load

    cache = Cache(workspace.home, chosen["cache"] == "content", _without)
    cache.open()
    workspace.load = partial(load, cache=cache)
    click.get_current_context().call_on_close(cache.close)
    return cache


def _without(reason: str) -> None:
    say(f"newslint: without a cache: {reason}")


def _of_commit(chosen: Selection) -> Selection:
    """Return the selection with the files of the commit as its paths, held to the exclusions.

    Under `pre-commit run --all-files` neither references nor staged files are there: then everything is
    checked. A commit that brings no file (a message amended) is told from it by the index that git names.

    Raises:
        click.UsageError: paths are given as well, or git cannot answer.
    """
    from newslint.git import GitError, changed_between, staged, top_level

    if chosen["paths"]:
        raise click.UsageError("--staged takes its paths from git; leave PATHS out.")
    try:
        root = top_level(Path.cwd())
        ends = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
        names = changed_between(root, ends[0], ends[1]) if ends[0] and ends[1] else staged(root)
    except GitError as error:
        raise click.UsageError(f"--staged: {error}.") from error
    paths = tuple(os.path.relpath(root / name) for name in names if os.path.lexists(root / name))
    if not names and not (ends[0] and ends[1]) and "GIT_INDEX_FILE" not in os.environ:
        everything = chosen.copy()
        everything["paths"], everything["staged"] = (str(root),), False
        return everything
    selected = chosen.copy()
    selected["paths"], selected["force_exclude"] = paths, True
    return selected


def _split(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(item.strip() for value in values for item in value.split(",") if item.strip())


def _adjusted(
    settings: Settings,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    preview: bool | None,
    exclude: tuple[str, ...],
) -> Settings:
    """Return settings with the command line's choices: its selection replaces the configuration's."""
    if select:
        settings = replace(settings, select=select, extend_select=(), ignore=())
    return replace(
        settings,
        extend_select=(*settings.extend_select, *extend_select),
        ignore=(*settings.ignore, *ignore),
        preview=settings.preview if preview is None else preview,
        exclude=(*settings.exclude, *exclude),
    )


def _standard_input(paths: Sequence[str], name: str | None) -> dict[str, bytes]:
    if "-" not in paths and name is None:
        return {}
    if name is None:
        raise click.UsageError(
            "Standard input needs a name that tells its format: --stdin-filename story.md."
        )
    return {name: sys.stdin.buffer.read()}


def _folder_of(name: str) -> str:
    """Return the nearest folder above a name that need not be there."""
    folder = Path(name).absolute().parent
    while not folder.is_dir() and folder.parent != folder:
        folder = folder.parent
    return str(folder)


def found_files(paths: Sequence[str], workspace: Workspace, *, force_exclude: bool) -> Found:
    """Find the files to check.

    Raises:
        click.UsageError: a path leads to nothing; a word like a command's name is told so.
    """
    from newslint.discovery import PathError, discover
    from newslint.run import extensions

    try:
        return discover(paths, workspace, extensions(), force_exclude=force_exclude)
    except PathError as error:
        message = f"{error.path}: there is no such file or folder.{like_a_command(error.path)}"
        raise click.UsageError(message) from error


def _add_given(found: Found, workspace: Workspace, given: dict[str, bytes]) -> dict[str, bytes]:
    from newslint.discovery import Candidate

    contents: dict[str, bytes] = {}
    for name, data in given.items():
        absolute = Path(os.path.realpath(name))
        inside = workspace.root in absolute.parents
        path = absolute.relative_to(workspace.root).as_posix() if inside else absolute.name
        found.add(Candidate(path, explicit=True))
        contents[path] = data
    return contents
