"""The command line: the only place that prints, reads the environment, or exits."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from newslint.cli.streams import say, utf8_streams

OK, FINDINGS, USAGE, CRASH, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status.

    0: nothing at or above `--fail-on`. 1: findings. 2: the user's mistake (usage, configuration, a path
    that is not there, a plug-in that does not load). 3: our bug, or a rule that crashed. 130: interrupted.
    """
    import click

    from newslint.cli.app import app, routed
    from newslint.configuration_file import ConfigurationError
    from newslint.plugins import PluginError

    utf8_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if shell := os.environ.get("_NEWSLINT_COMPLETE"):
        return _completed(shell, words)
    try:
        status: object = app.main(routed(words), prog_name="newslint", standalone_mode=False)
        sys.stdout.flush()
    except (ConfigurationError, PluginError) as error:
        say(f"newslint: {error}")
        return USAGE
    except click.ClickException as error:
        from newslint.cli.hints import with_hint

        shown = io.StringIO()
        with_hint(error).show(shown)
        say(shown.getvalue().rstrip("\n"))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("newslint: interrupted")
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # The reader of our output has gone (`| head`): nothing is left to say, not even at exit. Click makes
        # a SystemExit of it, and of nothing else when it is not standalone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:  # noqa: BLE001 - whatever it is, it is our bug, and the user is told so once
        say(_report(error))
        return CRASH
    return status if isinstance(status, int) else OK


def _completed(shell: str, words: Sequence[str]) -> int:
    """Offer a shell what it may complete; where that fails, nothing, since nobody asked to be told why."""
    from newslint.cli.completion import complete

    with contextlib.suppress(Exception):
        sys.stdout.writelines(complete(shell, words))
    return OK


def _report(error: Exception) -> str:
    import platform
    import traceback

    from newslint import __version__

    lines = traceback.format_exception(error)
    return (
        f"newslint: this is a bug in newslint {__version__} (Python {platform.python_version()}, "
        f"{platform.system()}). Please report it with what follows.\n" + "".join(lines)
    )
