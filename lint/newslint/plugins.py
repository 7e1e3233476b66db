"""What others install: importing it, and saying whose fault it is where that fails."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module


class PluginError(Exception):
    """An installed plug-in does not load, or offers something unusable; the message names it and the cause."""


@cache
def alone(path: tuple[str, ...]) -> str:
    """Return the version of the newslint on a path of imports where nothing else can offer it anything, else "".

    Asking `importlib.metadata` for entry points imports the parser of e-mails and reads every distribution. Where
    no distribution but newslint's own writes its name in `entry_points.txt`, the answer is known without it. Where
    distributions may stand elsewhere than in folders (zip files, eggs, other finders), nothing is known.
    """
    version = ""
    for finder in sys.meta_path:
        if hasattr(finder, "find_distributions") and getattr(finder, "__name__", "") != "PathFinder":
            return ""
    for folder in dict.fromkeys(path):
        if folder.lower().endswith(".egg"):
            return ""
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - ten times as fast as pathlib's
        except NotADirectoryError:
            return ""
        except OSError:
            continue
        for name in names:
            if not name.lower().endswith((".dist-info", ".egg-info")):
                continue
            number = name.removeprefix("newslint-").removesuffix(".dist-info")
            if not version and number[:1].isdigit() and name == f"newslint-{number}.dist-info":
                version = number
            elif _speaks_of_us(f"{folder or '.'}/{name}/entry_points.txt"):
                return ""
    return version


def _speaks_of_us(path: str) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return b"newslint." in file.read()
    except OSError:
        return False


def imported(target: str, what: str) -> object:
    """Import what a plug-in names.

    Args:
        target: "module:name".
        what: what it is to be, as in "the rule desk/weekday", for the error.

    Raises:
        PluginError: the module does not import, or holds no such name.
    """
    module, _, name = target.partition(":")
    try:
        value: object = getattr(import_module(module), name)
    except (Exception, SystemExit) as error:
        raise PluginError(
            f"{what} ({target}) does not load: {cause(error)}. Mend or uninstall it."
        ) from error
    return value


def cause(error: BaseException) -> str:
    """Return an exception's type and words on one line."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}".rstrip(": ")
