"""The process: `newslint` and `python -m newslint`."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

_RUBBISH = 50_000
"""So many objects more than before make the collector look for cycles. While modules are imported there is no
rubbish, and looking for it as often as usual takes a twentieth of a short run."""


def run() -> NoReturn:
    """Run a command and end the process with its status."""
    gc.set_threshold(_RUBBISH, *gc.get_threshold()[1:])
    from newslint.cli import main

    status = main()
    if _nothing_waits():
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # the usual way out says what is to be said of it
            sys.exit(status)
        # Taking every module and object apart first would take a tenth of a short run.
        os._exit(status)
    sys.exit(status)


def _nothing_waits() -> bool:
    """Say whether nobody asked to be called at the end, workers' queues among them, and no other thread runs."""
    import threading

    return "atexit" not in sys.modules and threading.active_count() == 1


if __name__ == "__main__":
    run()
