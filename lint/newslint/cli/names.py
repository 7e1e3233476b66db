"""`newslint names`: the house name list shown, added to and disputed; a list learned; new names told."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.app import CONTEXT, Defaulting
from newslint.cli.checking import current_day
from newslint.cli.files import write_atomically
from newslint.cli.streams import harmless, say

if TYPE_CHECKING:
    from newslint.house import HouseName

_FILE = click.Path(dir_okay=False, path_type=Path)
_list_option: Callable[[Callable[..., int]], Callable[..., int]] = click.option(
    "--list", "file", type=_FILE, metavar="FILE", help="The name list, instead of the one that is configured."
)


@click.group(cls=Defaulting, context_settings=CONTEXT, subcommand_metavar="[COMMAND] ...")
def names() -> None:
    """Show the house name list and keep it: what is decided, by whom, until when, and what is disputed.

    `newslint names` is `newslint names show`.
    """


@names.command("show")
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@_list_option
def show_names(name: str | None, form: str, file: Path | None) -> int:
    """Show the list, or what stands for NAME, be it a preferred spelling or a rejected one."""
    import json

    from newslint.reporters.json_text import dumps

    path = _path(file)
    listed = _load(path)
    today = dt.date.fromisoformat(current_day())
    chosen = listed if name is None else _about(listed, name)
    if form == "json":
        found = [_object(item, today) for item in chosen]
        click.echo(json.dumps(json.loads(dumps(found)), ensure_ascii=False, indent=2))
        return 0
    if name is not None and not chosen:
        click.echo(harmless(_unknown(listed, name)))
        return 0
    for item in chosen:
        click.echo(harmless("\n".join(_lines(item, today, name))))
    if name is None:
        from newslint.reporters.words import counted

        where = _shown(path) if path is not None and path.exists() else "no name list yet"
        say(f"{where}: {counted(len(listed), 'name')}.")
        if path is not None and file is None and not _is_configured():
            _say_how_to_name(path)
    return 0


@names.command("add")
@click.argument("preferred")
@click.option("--variant", "variants", multiple=True, metavar="SPELLING", help="A spelling that is rejected.")
@click.option("--by", required=True, metavar="WHO", help="Who decided.")
@click.option("--note", metavar="TEXT", help="What a reporter should know.")
@click.option("--since", metavar="YYYY-MM-DD", help="The first day on which it holds; today if not given.")
@click.option("--until", metavar="YYYY-MM-DD", help="The last day on which it holds.")
@_list_option
def add_name(
    preferred: str,
    variants: tuple[str, ...],
    by: str,
    note: str | None,
    since: str | None,
    until: str | None,
    file: Path | None,
) -> int:
    """Write down that PREFERRED is the spelling of a name, and who decided it.

    A name that the list has is decided anew: it keeps its variants, and is no longer disputed. Only what
    changes is written; the rest of the file stays as it is.
    """
    from newslint.house_edit import Decision, decided

    for words, option in (
        (preferred, "PREFERRED"),
        (by, "--by"),
        *((item, "--variant") for item in variants),
    ):
        if not words.strip():
            raise click.UsageError(f"{option}: nothing is written there.")
    today = dt.date.fromisoformat(current_day())
    path = _path(file)
    path = path or _place_for_new()
    decision = Decision(
        " ".join(preferred.split()),
        tuple(dict.fromkeys(" ".join(item.split()) for item in variants)),
        " ".join(by.split()),
        today if since is None else _day(since, "--since"),
        note,
        None if until is None else _day(until, "--until"),
    )
    old = path.read_bytes() if path.exists() else b""
    _save(path, decided(str(path), old, decision, today))
    say(f"{_shown(path)}: “{decision.preferred}” decided by {decision.by}.")
    if file is None and not _is_configured():
        _say_how_to_name(path)
    return 0


@names.command("dispute")
@click.argument("name")
@click.option("--by", required=True, metavar="WHO", help="Who disputes it.")
@click.option("--reason", required=True, help="Why.")
@_list_option
def dispute_name(name: str, by: str, reason: str, file: Path | None) -> int:
    """Write down that somebody holds the decision on NAME to be wrong.

    Until it is decided anew (`newslint names add`), names/house reports its variants as notes.
    """
    from newslint.house_edit import disputed, standing

    if not by.strip() or not reason.strip():
        raise click.UsageError(
            "Say who disputes it (--by) and why (--reason), so that whoever decides next knows."
        )
    today = dt.date.fromisoformat(current_day())
    path = _path(file)
    listed = _load(path)
    number = standing(listed, name, today)
    if path is None or number is None:
        raise click.UsageError(_unknown(listed, name))
    _save(path, disputed(str(path), path.read_bytes(), number, by, reason, today))
    say(f"{_shown(path)}: “{listed[number].preferred}” is disputed by {by}.")
    return 0


def _path(given: Path | None) -> Path | None:
    """Return the list: as given, else as the nearest configuration names it, else where one would be made.

    None where there is none at all.

    Raises:
        ConfigurationError: the configuration cannot be used.
    """
    from newslint import configuration

    if given is not None:
        return given
    found = _configuration()
    named = None if found is None else configuration.names_file(found)
    if named is None and (made := _place_for_new()).is_file():
        return made
    return named


def _is_configured() -> bool:
    from newslint import configuration

    found = _configuration()
    return found is not None and configuration.names_file(found) is not None


def _configuration() -> Path | None:
    from newslint import configuration

    here = Path(os.path.realpath(Path.cwd()))
    return next((found for folder in (here, *here.parents) if (found := configuration.find(folder))), None)


def _place_for_new() -> Path:
    """Return where a list is made: beside the configuration, else at the root of the repository, else here."""
    from newslint.house import NAME

    configured = _configuration()
    if configured is not None:
        return configured.parent / NAME
    here = Path(os.path.realpath(Path.cwd()))
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return root / NAME


def _say_how_to_name(path: Path) -> None:
    configured = _configuration()
    if configured is None:
        where = _shown(path.parent / "newslint.yaml")
        say(
            f"newslint: to have articles checked against it, write a file {where} with the line `names: {path.name}`."
        )
    else:
        say(
            f"newslint: to have articles checked against it, add the line `names: {path.name}` to {_shown(configured)}."
        )


def _load(path: Path | None) -> tuple[HouseName, ...]:
    from newslint.house import load_names

    if path is None:
        return ()
    try:
        return load_names(_shown(path), path.read_bytes())
    except OSError as error:
        hint = " `newslint names add` makes it." if isinstance(error, FileNotFoundError) else ""
        raise click.UsageError(f"{path}: the name list cannot be read: {error.strerror}.{hint}") from error


def _about(listed: Sequence[HouseName], name: str) -> list[HouseName]:
    """Return the entries that speak of a spelling; else those that do so but for diacritics, case and hyphens."""
    from newslint.language.names import fold

    exact = [item for item in listed if name in (item.preferred, *item.variants)]
    folded = fold(name)
    return exact or [item for item in listed if folded in map(fold, (item.preferred, *item.variants))]


def _unknown(listed: Sequence[HouseName], name: str) -> str:
    from newslint.checked_yaml import did_you_mean

    spellings = [spelling for item in listed for spelling in (item.preferred, *item.variants)]
    hint = did_you_mean(name, spellings) or did_you_mean(name, names.commands)
    return f"The name list says nothing of “{name}”{hint or '.'}"


def _lines(item: HouseName, today: dt.date, asked: str | None) -> Iterator[str]:
    from newslint.house import State

    state = item.state(today)
    rejected = f", not {' or '.join(f'“{variant}”' for variant in item.variants)}" if item.variants else ""
    if asked is not None and asked in item.variants and state in (State.HOLDS, State.DISPUTED):
        yield f"“{asked}” is rejected: write “{item.preferred}”."
    yield f"“{item.preferred}”{rejected}"
    decided = f"decided by {item.by}" if item.by else "decided"
    days = (f", since {item.since}" if item.since else "") + (f", until {item.until}" if item.until else "")
    yield {
        State.HOLDS: f"    {decided}{days}",
        State.DISPUTED: f"    {decided}{days}",
        State.UNDECIDED: "    undecided: a proposal; nobody has decided, and articles are not checked for it",
        State.LATER: f"    {decided}: holds from {item.since}",
        State.EXPIRED: f"    expired: {decided}{days}; articles are not checked for it any more",
    }[state]
    if item.disputed is not None:
        since = f" since {item.disputed.since}" if item.disputed.since else ""
        yield f"    disputed by {item.disputed.by}{since}: {item.disputed.reason}"
    if item.note:
        yield f"    note: {item.note}"


def _object(item: HouseName, today: dt.date) -> dict[str, object]:
    dispute = item.disputed
    return {
        "preferred": item.preferred,
        "variants": list(item.variants),
        "state": item.state(today).value,
        "by": item.by,
        "since": item.since.isoformat() if item.since else "",
        "until": item.until.isoformat() if item.until else "",
        "note": item.note,
        "disputed": None
        if dispute is None
        else {
            "by": dispute.by,
            "reason": dispute.reason,
            "since": dispute.since.isoformat() if dispute.since else "",
        },
        "line": item.place.region.line if item.place else 0,
    }


def _day(value: str, option: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.UsageError(f"{option}: {value!r} is no day; write YYYY-MM-DD.") from error


def _shown(path: Path) -> str:
    here = Path(os.path.realpath(Path.cwd()))
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def _save(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, (data,))
    except OSError as error:
        raise click.UsageError(f"{path}: the name list cannot be written: {error.strerror}.") from error
