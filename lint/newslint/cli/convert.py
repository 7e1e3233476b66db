"""`newslint convert`: a report that was written as JSON, in another format, without a second run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Unpack

import click

from newslint.cli.app import CONTEXT
from newslint.cli.completers import formats
from newslint.cli.outputs import SarifChoice, sarif_options, targets, write
from newslint.cli.streams import wants_colour, width


@click.command(context_settings=CONTEXT)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option(
    "--to",
    "outputs",
    multiple=True,
    required=True,
    metavar="FORMAT[=FILE]",
    shell_complete=formats,
    help="How to report, and where to; repeatable, as --output of check.",
)
@sarif_options
def convert(file: Path, outputs: tuple[str, ...], **sarif: Unpack[SarifChoice]) -> int:
    """Write the JSON report in FILE (`-` for standard input) in other formats.

    The exit status tells whether that worked, not whether the report holds findings.
    """
    from newslint.reporters.base import ReportOptions
    from newslint.reread import RereadError, reread

    wanted = targets(outputs)
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        report = reread(data.decode("utf-8-sig"))
    except OSError as error:
        raise click.UsageError(f"{file}: it cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, RereadError) as error:
        raise click.UsageError(f"{file}: {error}.") from error
    options = ReportOptions(
        colour=wants_colour("auto", sys.stdout),
        width=width(),
        **sarif,
    )
    write(wanted, report, options)
    return 0
