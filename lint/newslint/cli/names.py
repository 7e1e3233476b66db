"""`newslint names`: the house name list shown, added to and disputed; a list learned; new names told."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.app import CONTEXT, Defaulting
from newslint.cli.checking import current_day
from newslint.cli.name_list import is_configured, load, path_of, place_for_new, save, say_how_to_name
from newslint.cli.names_archive import learn, new
from newslint.cli.streams import harmless, say, shown_path
from newslint.house import State

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

    path = path_of(file)
    listed = load(path)
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

        where = shown_path(path) if path is not None and path.exists() else "no name list yet"
        states = Counter(item.state(today) for item in listed)
        other = ", ".join(f"{states[state]} {_STATES[state]}" for state in _STATES if states[state])
        say(f"{where}: {counted(len(listed), 'name')}{f' ({other})' if other else ''}.")
        if path is not None and file is None and not is_configured():
            say_how_to_name(path)
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
    path = path_of(file)
    path = path or place_for_new()
    decision = Decision(
        " ".join(preferred.split()),
        tuple(dict.fromkeys(" ".join(item.split()) for item in variants)),
        " ".join(by.split()),
        today if since is None else _day(since, "--since"),
        note,
        None if until is None else _day(until, "--until"),
    )
    old = path.read_bytes() if path.exists() else b""
    save(path, decided(str(path), old, decision, today))
    say(f"{shown_path(path)}: “{decision.preferred}” decided by {decision.by}.")
    if file is None and not is_configured():
        say_how_to_name(path)
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
    path = path_of(file)
    listed = load(path)
    number = standing(listed, name, today)
    if path is None or number is None:
        raise click.UsageError(_unknown(listed, name))
    save(path, disputed(str(path), path.read_bytes(), number, by, reason, today))
    say(f"{shown_path(path)}: “{listed[number].preferred}” is disputed by {by}.")
    return 0


names.add_command(learn)
names.add_command(new)


_STATES = {
    State.DISPUTED: "disputed",
    State.UNDECIDED: "undecided",
    State.LATER: "not in force yet",
    State.EXPIRED: "expired",
}


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
