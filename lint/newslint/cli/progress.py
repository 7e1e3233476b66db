"""How far a long run is, on a terminal; and its interruption, which ends it with a report of what is done."""

from __future__ import annotations

import os
import sys
import threading
import time
from types import FrameType, TracebackType

from newslint.cli.streams import width
from newslint.sweep import Watch

_PATIENCE = 0.7
"""Seconds before anything is shown: most runs are over by then."""
_MANY = 50
"""Files from which on a run that is stopped has a part worth reporting."""
_PAUSE = 0.1
"""Seconds between two pictures."""


class Progress(Watch):
    """Shows files, rate and what remains on standard error, and takes the first Ctrl-C for a wish to stop.

    The second Ctrl-C is what it is everywhere.
    """

    def __init__(self, *, shows: bool) -> None:
        """Show nothing yet; `shows` says whether it ever will."""
        self.stopped = False
        self._shows = shows
        self._expected = self._done = 0
        self._begun = time.monotonic()
        self._last = self._begun + _PATIENCE - _PAUSE
        self._shown = False
        self._before: object = None

    def __enter__(self) -> Progress:
        """Begin to watch."""
        return self

    def _take_over(self) -> None:
        """Take over Ctrl-C."""
        import signal

        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._interrupted)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give Ctrl-C back, and take away what was shown."""
        if self._before is not None:
            import signal

            if callable(self._before) or isinstance(self._before, signal.Handlers):
                signal.signal(signal.SIGINT, self._before)
        self._clear()

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        import signal

        del number, frame
        self.stopped = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def expect(self, files: int) -> None:
        """Learn that so many more files are to be examined."""
        self._expected += files
        if self._before is None and self._expected >= _MANY:
            self._take_over()

    def done(self, files: int) -> None:
        """Learn that so many more files are done, and show it from time to time."""
        self._done += files
        if not self._shows:
            return
        now = time.monotonic()
        if now - self._last >= _PAUSE:
            self._last = now
            line = told(self._done, self._expected, now - self._begun)
            sys.stderr.write(f"\r{line[: width(80) - 1]}\x1b[K")
            sys.stderr.flush()
            self._shown = True

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def progress() -> Progress:
    """Return what watches a run: it shows itself on a terminal, and neither when piped nor in CI."""
    terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
    return Progress(shows=terminal)


def told(done: int, expected: int, seconds: float) -> str:
    """Return a line on how far a run is: files, rate, and the time that remains.

    Args:
        done: files that are done.
        expected: files in all, as far as is known.
        seconds: since the run began.
    """
    rate = done / seconds if seconds > 0 else 0.0
    line = f"{done:,} of {max(done, expected):,} files · {rate:,.0f} a second"
    if not rate or done >= expected:
        return line
    left = round((expected - done) / rate)
    words = f"{left} s" if left < 100 else f"{round(left / 60)} min"
    return f"{line} · {words} left"
