"""The cache of one run: opened, made anew where it is damaged, given up where it cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from newslint.cache.encoding import DamagedError
from newslint.cache.installed import installed
from newslint.cache.store import CacheError, Store, remove

Note = Callable[[str], None]


class Cache:
    """What is taken from earlier runs and kept for later ones.

    Attributes:
        root: the folder that it stands in.
        reads: whether every file is read, so that only its content decides.
        note: is told, once, why there is no cache.
        store: where everything is; None where there is no cache.
        installed: the digest of rules, readers, plug-ins and libraries.
        state: of the folders that Python imports from.
    """

    def __init__(self, root: Path, reads: bool, note: Note) -> None:
        """Take what the run says; `open` does the rest."""
        self.root = root
        self.reads = reads
        self.note = note
        self.store: Store | None = None
        self.installed = ""
        self.state = ""

    def open(self) -> None:
        """Open it, and learn what is installed.

        Raises:
            PluginError: a plug-in does not load, or offers something unusable.
        """
        for _ in range(2):
            try:
                self.store = Store.open(self.root)
                found = installed(self.store)
                self.installed, self.state = found.digest, found.state
                return
            except DamagedError:
                self._remove()
            except CacheError as error:
                self.give_up(str(error))
                return
        self.give_up(f"{self.root}: the cache is damaged and cannot be made anew")

    def renew(self) -> None:
        """Throw away what is damaged, and begin anew."""
        self._remove()
        self.open()

    def _remove(self) -> None:
        self.close()
        try:
            remove(self.root)
        except CacheError as error:
            self.give_up(str(error))

    def give_up(self, reason: str) -> None:
        """Go on without a cache, and say why."""
        self.close()
        self.note(reason)

    def close(self) -> None:
        """Close it, the oldest entries taken out where it has grown too large."""
        if self.store is None:
            return
        store, self.store = self.store, None
        try:
            store.prune()
        except (CacheError, DamagedError):
            pass  # the next run that cannot use it says so
        finally:
            store.close()
