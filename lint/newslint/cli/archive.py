"""`newslint archive`: the rules over an archive that is too large for one run, on an engine that the user chooses."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from newslint.cli.app import CONTEXT
from newslint.cli.checking import Adjusting, Adjustment, adjusting, scope_of
from newslint.cli.completers import paths
from newslint.cli.files import write_atomically
from newslint.cli.streams import say

if TYPE_CHECKING:
    from newslint.archive.engines import Engine
    from newslint.archive.survey import Survey

_LEVELS = ("error", "warning", "note", "never")


@click.command(context_settings=CONTEXT)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=paths)
@click.option(
    "--output",
    "-o",
    default="-",
    metavar="FILE",
    show_default=True,
    help="Where findings go: FILE.parquet, else JSON Lines; a path, an address, or - for standard output.",
)
@click.option("--summary", metavar="FILE", help="Also write the summary, as JSON.")
@click.option(
    "--scope",
    type=click.Choice(("all", "article", "corpus")),
    default="all",
    show_default=True,
    help="Run the rules within articles, those across articles, or all.",
)
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes; by default one a core."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Run on the Dask cluster of this scheduler, tcp://host:port."
)
@click.option(
    "--path-field",
    default="path",
    show_default=True,
    metavar="NAME",
    help="The field or column with the name of the article's file.",
)
@click.option(
    "--content-field",
    default="content",
    show_default=True,
    metavar="NAME",
    help="The field or column with the text of the article's file.",
)
@click.option(
    "--format",
    "form",
    default="md",
    show_default=True,
    metavar="EXTENSION",
    help="How to read articles whose name has no extension that tells.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    default="never",
    show_default=True,
    help="The severity from which on the exit status is 1.",
)
@adjusting
def archive(
    sources: tuple[str, ...],
    output: str,
    summary: str | None,
    scope: str,
    jobs: int | None,
    scheduler: str | None,
    path_field: str,
    content_field: str,
    form: str,
    fail_on: str,
    **chosen: Unpack[Adjusting],
) -> int:
    """Check an archive: SOURCE is a folder, a file, a pattern, or the address of one in a store (s3://…).

    Files that end in .jsonl, .ndjson or .parquet hold many articles: a line is an article in JSON, or has a field
    with the name of its file and one with its text, as a row has.
    """
    from newslint.archive.cluster import ClusterError
    from newslint.archive.plan import SourceError, plan
    from newslint.archive.sources import Reading
    from newslint.archive.stores import MissingError
    from newslint.archive.survey import Survey
    from newslint.discovery import PathError

    try:
        with ExitStack() as stack:
            engine = _engine(stack, scheduler, jobs)
            adjust = Adjustment(chosen)
            planned = plan(
                sources,
                config=chosen["config"],
                isolated=chosen["isolated"],
                adjust=adjust,
                scope=scope_of(scope),
                reading=Reading(path_field, content_field),
                extension=f".{form.lstrip('.')}",
                grain=engine.grain,
            )
            adjust.check()
            survey = Survey(planned, engine, chosen["today"])
            try:
                _write(survey, output)
            finally:
                _say_bad(survey)
    except (ClusterError, MissingError, SourceError) as error:
        raise click.UsageError(f"{error}.") from error
    except PathError as error:
        raise click.UsageError(f"{error}.") from error
    for crash in survey.crashes:
        say(f"newslint: {crash.rule} crashed on {crash.path}: {crash.message}")
    told = _summary(survey)
    if summary is not None:
        _save(summary, (f"{json.dumps(told, indent=2)}\n".encode(),))
    _say(survey)
    return _status(survey, fail_on)


def _engine(stack: ExitStack, scheduler: str | None, jobs: int | None) -> Engine:
    if scheduler is not None:
        from newslint.archive.cluster import Cluster

        if jobs is not None:
            raise click.UsageError("--jobs is for processes of this machine; with --scheduler leave it out.")
        return stack.enter_context(Cluster(scheduler))
    from newslint.archive.engines import Local
    from newslint.processes import cores

    return stack.enter_context(Local(cores() if jobs is None else jobs))


def _write(survey: Survey, output: str) -> None:
    """Write the findings where they are to go, as they come.

    Raises:
        click.UsageError: the file cannot be written.
    """
    from newslint.archive.sinks import sink_for

    parts = sink_for(output)(survey.findings())
    if output == "-":
        for part in parts:
            sys.stdout.buffer.write(part)
    else:
        _save(output, parts)


def _save(name: str, parts: Iterable[bytes]) -> None:
    from newslint.archive.stores import is_address, store

    try:
        if is_address(name):
            files, path = store(name)
            with files.open(path, "wb") as file:
                file.writelines(parts)
        else:
            write_atomically(Path(name), parts)
    except OSError as error:
        raise click.UsageError(f"{name}: it cannot be written: {error.strerror or error}.") from error


def _summary(survey: Survey) -> dict[str, object]:
    from newslint import __version__
    from newslint.report import FileStatus

    tally, counts = survey.tally, survey.counts()
    rules: dict[str, dict[str, int]] = {}
    for (rule, severity), number in sorted(tally.findings.items()):
        rules.setdefault(rule, {"places": tally.places[rule]})[severity.value] = number
    return {
        "version": 1,
        "tool": {"name": "newslint", "version": __version__},
        "articles": tally.articles,
        **{f"files_{status.value}": tally.files[status] for status in FileStatus},
        **{f"{severity.value}s": number for severity, number in counts.items()},
        "places": tally.places.total(),
        "suppressed": survey.suppressed,
        "unknown_language": tally.unknown,
        "rules": rules,
        "crashes": [
            {"rule": crash.rule, "path": crash.path, "message": crash.message} for crash in survey.crashes
        ],
    }


def _say_bad(survey: Survey) -> None:
    """Name the first lines that could not be read, each with its reason, and say how many there are."""
    from newslint.archive.lines import places
    from newslint.reporters.words import counted, visible

    for place, item in zip(places(survey.bad), survey.bad, strict=True):
        say(f"newslint: {visible(place)}: {visible(item.reason)}")
    if survey.tally.bad > len(survey.bad):
        more = counted(survey.tally.bad - len(survey.bad), "more line")
        say(f"newslint: {more} could not be read; each has a finding (parse/unreadable)")


def _say(survey: Survey) -> None:
    from newslint.report import FileStatus
    from newslint.reporters.words import counted, listed

    tally = survey.tally
    found = [counted(number, severity.value) for severity, number in survey.counts().items() if number]
    say(
        f"Checked {counted(tally.articles, 'article')} in {counted(tally.files[FileStatus.READ], 'file')}: "
        f"{listed(found) or 'no findings'}."
    )
    by_rule: Counter[str] = Counter()
    for (rule, _), number in tally.findings.items():
        by_rule[rule] += number
    for rule, number in sorted(by_rule.items(), key=lambda item: (-item[1], item[0])):
        say(f"{number:8}  {rule}")
    for status, words in ((FileStatus.UNREADABLE, "could not be read"), (FileStatus.SKIPPED, "passed over")):
        if tally.files[status]:
            say(f"{counted(tally.files[status], 'file')} {words}.")
    if survey.suppressed:
        say(f"Not reported: {counted(survey.suppressed, 'finding')} suppressed.")


def _status(survey: Survey, fail_on: str) -> int:
    from newslint.cli import CRASH, FINDINGS, OK
    from newslint.finding import Severity

    if survey.crashes:
        return CRASH
    if fail_on == "never":
        return OK
    limit = Severity(fail_on).rank
    return FINDINGS if any(number for level, number in survey.counts().items() if level.rank <= limit) else OK
