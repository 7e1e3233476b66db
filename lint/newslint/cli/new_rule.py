"""`newslint new-rule`: a rule in Python that begins with examples that pass, in a package that can be installed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import click

from newslint.cli.app import CONTEXT
from newslint.cli.streams import say, shown_path

_LETTERS = re.compile(r"[^A-Za-z0-9]+")


@click.command(context_settings=CONTEXT)
@click.argument("rule", metavar="FAMILY/NAME")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("newslint-house"),
    show_default=True,
    metavar="FOLDER",
    help="The package to add to; it is made where it is not there.",
)
def new_rule(rule: str, into: Path) -> int:
    """Begin a rule in Python: FAMILY/NAME, with examples that pass.

    Where FOLDER is a package that offers rules to newslint already, the rule is added to it; else a package is
    written that can be installed. Nothing is overwritten.
    """
    from newslint import __version__, registry
    from newslint.meta import META
    from newslint.scaffold import ID, NewRule, package_of

    if not ID.fullmatch(rule):
        raise click.UsageError(f"{rule!r} is no id of a rule; write family/name, in lower case with hyphens.")
    if rule in registry.rules() or rule in META:
        raise click.UsageError(f"There is a rule {rule} already: `newslint explain {rule}` shows it.")
    if (into / "pyproject.toml").exists():
        package, folder = _offering(into)
        new = NewRule(rule, package)
        files = {folder / path: text for path, text in new.files().items() if not _is_family(folder / path)}
        if not _tests_examples(into / "tests"):
            files[into / "tests" / "test_rules.py"] = new.tests()
        gathers = "rules_below(" in (folder / "__init__.py").read_text(encoding="utf-8")
    else:
        real = into.resolve().name
        new = NewRule(rule, f"{package_of(real)}.rules")
        distribution = _LETTERS.sub("-", real).strip("-").lower() or "newslint-house"
        files = {into / path: text for path, text in new.package(distribution, __version__).items()}
        gathers = True
    _write(files)
    place = shown_path(into)
    if not gathers:
        say(f"newslint: add the new class to RULES in {new.rules}: it lists its rules by hand.")
    say(
        f"newslint: now `python -m pip install -e {place}`, `python -m pytest {place}`, `newslint explain {rule}`."
    )
    return 0


def _offering(into: Path) -> tuple[str, Path]:
    """Return the package that a project offers to newslint as its rules, and its folder.

    Raises:
        click.UsageError: it offers none, or none that families can be added to.
    """
    project = into / "pyproject.toml"
    try:
        read = tomllib.loads(project.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.UsageError(f"{project}: it cannot be read: {error}.") from error
    points = _table(_table(_table(read, "project"), "entry-points"), "newslint.rules")
    if not points:
        raise click.UsageError(
            f"{project} offers no rules to newslint; add\n\n"
            '[project.entry-points."newslint.rules"]\nNAME = "PACKAGE.rules:RULES"\n\n'
            "or name another folder by --into."
        )
    package = str(next(iter(points.values()))).partition(":")[0].strip()
    for root in (into, into / "src"):
        folder = root.joinpath(*package.split("."))
        if (folder / "__init__.py").is_file():
            return package, folder
    raise click.UsageError(
        f"{project} offers the rules of {package}, but there is no such package in {into}."
    )


def _table(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = table.get(key)
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _is_family(path: Path) -> bool:
    return path.name == "__init__.py" and path.exists()


def _tests_examples(folder: Path) -> bool:
    """Say whether a test runs the examples of rules already."""
    return any("newslint.testing" in path.read_text(encoding="utf-8") for path in folder.glob("test_*.py"))


def _write(files: Mapping[Path, str]) -> None:
    """Write files, none of which may be there.

    Raises:
        click.UsageError: one is there, or cannot be written.
    """
    taken = [path for path in files if path.exists()]
    if taken:
        raise click.UsageError(f"{taken[0]} is there already; nothing was written.")
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError as error:
            raise click.UsageError(f"{path}: it cannot be written: {error.strerror}.") from error
        say(f"newslint: wrote {shown_path(path)}")
