"""What others install: importing it, and saying whose fault it is where that fails."""

from __future__ import annotations

from importlib import import_module


class PluginError(Exception):
    """An installed plug-in does not load, or offers something unusable; the message names it and the cause."""


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
