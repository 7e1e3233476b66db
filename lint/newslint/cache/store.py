"""The cache on the disk: one SQLite file, findings and facts in it; the only place that knows its tables.

Rows are never changed while another run may rely on them: what is out of date is marked, and taken out an
hour later. So several runs at once see what they saw first, and a run that is killed leaves nothing half done.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import time
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from newslint.cache.encoding import DamagedError, Packed
from newslint.cache.keys import FORMAT

FOLDER = ".newslint_cache"
NAME = f"newslint-cache-{FORMAT}.sqlite3"
LIMIT = 1 << 30
"""The size in bytes beyond which the oldest entries are taken out."""

_WAIT = 10.0
"""Seconds that one run waits for another one's write."""
_KEPT = 3600
"""Seconds that a row which is out of date stays, for runs that have begun before."""
_CONTEXTS = 8
"""How many configurations, or states of one, are kept."""
_MEMOS = 64
_FEW = 400
"""Up to so many paths are asked for by name; beyond, all rows from the first to the last are read."""
_TABLES = """
CREATE TABLE memo (kind TEXT, key TEXT, value TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE context (id INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT UNIQUE, used INTEGER);
CREATE TABLE ran (id INTEGER PRIMARY KEY, rules TEXT UNIQUE);
CREATE TABLE file (
    id INTEGER PRIMARY KEY AUTOINCREMENT, context INTEGER, path TEXT,
    size INTEGER, changed INTEGER, inode INTEGER, checked INTEGER, content TEXT,
    whole INTEGER, articles INTEGER, unknown INTEGER, ran INTEGER, lookups TEXT, value TEXT, dead INTEGER
);
CREATE INDEX file_by_path ON file (context, path);
CREATE TABLE sighting (id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER, space INTEGER, keys TEXT, data TEXT);
CREATE INDEX sighting_by_file ON sighting (file);
CREATE TABLE space (id INTEGER PRIMARY KEY AUTOINCREMENT, context INTEGER, rule TEXT, UNIQUE (context, rule));
CREATE TABLE key (
    space INTEGER, key TEXT, sighting INTEGER, words INTEGER, PRIMARY KEY (space, key, sighting)
) WITHOUT ROWID;
"""


_NOT_AT_FAULT = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
# What damage comes out as where SQLite itself does not see it.
_ODD = (UnicodeDecodeError, json.JSONDecodeError, OverflowError)


class CacheError(Exception):
    """The cache cannot be used; the message says why, in words for a user."""


class Row(NamedTuple):
    """What is kept of one file.

    Attributes:
        id: the row.
        size, changed, inode: the file as it was when it was read.
        checked: when it was read, in nanoseconds.
        content: SHA-256 of its bytes.
        whole: whether article rules ran, or facts only were noted.
        articles: how many articles it holds.
        unknown: how many of them are in no language that could be told.
        ran: the row of the rules that ran.
        lookups: what was asked of the files around it, as sealed JSON; None for nothing.
        value: record, results and suppressions as sealed JSON; None for an article file without any.
    """

    id: int
    size: int
    changed: int
    inode: int
    checked: int
    content: str
    whole: int
    articles: int
    unknown: int
    ran: int
    lookups: str | None
    value: str | None


class Entry(NamedTuple):
    """A file to be kept; the fields are those of `Row`, with the facts as they are packed."""

    path: str
    size: int
    changed: int
    inode: int
    checked: int
    content: str
    whole: int
    articles: int
    unknown: int
    ran: tuple[str, ...]
    lookups: str | None
    value: str | None
    sightings: Sequence[Packed]


class Info(NamedTuple):
    """What `newslint cache info` says."""

    path: str
    bytes: int
    files: int
    facts: int
    contexts: int


class Store:
    """An open cache. `kept` says whether it outlives the run."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        """Take an open connection whose tables are there."""
        self._connection = connection
        self.path = path
        self._ran: dict[tuple[str, ...], int] = {}
        self._spaces: dict[tuple[int, str], int] = {}

    @property
    def kept(self) -> bool:
        """Whether it outlives the run."""
        return self.path is not None

    @classmethod
    def temporary(cls) -> Store:
        """Return a store for one run, in memory and, where that grows, in a nameless file."""
        connection = sqlite3.connect("", isolation_level=None)
        connection.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-65536;")
        connection.executescript(_TABLES)
        return cls(connection, None)

    @classmethod
    def open(cls, root: Path) -> Store:
        """Open the cache of a folder; one that is damaged is made anew.

        Raises:
            CacheError: it cannot be written, or belongs to someone else.
        """
        folder = _folder(root)
        path = folder / NAME
        try:
            try:
                return cls(_connected(path), path)
            except (sqlite3.Error, *_ODD) as error:
                if not _damaged(error):
                    raise
                remove(root)
                _folder(root)
                return cls(_connected(path), path)
        except (sqlite3.Error, *_ODD) as error:
            raise CacheError(f"{path}: {error}") from error

    def close(self) -> None:
        """Close it; what was not committed is dropped."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Generator[None]:
        """Put all that is written inside into one transaction.

        Raises:
            DamagedError: the file is no sound database.
            CacheError: the disk is full, or another process holds it for too long.
        """
        with self._guarded():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # it may be rolled back already
                    self._connection.execute("ROLLBACK")
                self._ran.clear()
                self._spaces.clear()
                raise

    @contextmanager
    def _guarded(self) -> Generator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if _damaged(error):
                raise DamagedError from error
            raise CacheError(f"{self.path}: {error}") from error
        except _ODD as error:
            raise DamagedError from error

    def recall(self, kind: str, key: str) -> str | None:
        """Return what was remembered under a key."""
        with self._guarded():
            row = self._connection.execute(
                "SELECT value FROM memo WHERE kind=? AND key=?", (kind, key)
            ).fetchone()
        return None if row is None else str(row[0])

    def remember(self, kind: str, key: str, value: str) -> None:
        """Keep an answer."""
        with self.writing():
            many = self._connection.execute("SELECT count(*) FROM memo WHERE kind=?", (kind,)).fetchone()
            if many[0] >= _MEMOS:
                self._connection.execute("DELETE FROM memo WHERE kind=?", (kind,))
            self._connection.execute("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", (kind, key, value))

    def context(self, digest: str) -> int:
        """Return the number of a context, which is what applies to the files of one configuration."""
        with self._guarded():
            row = self._connection.execute(
                "SELECT id, used FROM context WHERE digest=?", (digest,)
            ).fetchone()
            day = int(time.time()) // 86_400
            if row is not None and row[1] == day:
                return int(row[0])
            with self.writing():
                self._connection.execute(
                    "INSERT INTO context (digest, used) VALUES (?, ?)"
                    " ON CONFLICT (digest) DO UPDATE SET used=excluded.used",
                    (digest, day),
                )
            found = self._connection.execute("SELECT id FROM context WHERE digest=?", (digest,)).fetchone()
            return int(found[0])

    def rows(self, context: int, paths: Collection[str]) -> dict[str, Row]:
        """Return what is kept of files, by path; of files between them, in the order of paths, as well."""
        columns = (
            "path, id, size, changed, inode, checked, content, whole, articles, unknown, ran, lookups, value"
        )
        query = f"SELECT {columns} FROM file WHERE context=? AND dead IS NULL"  # noqa: S608 - all ours
        with self._guarded():
            if len(paths) > _FEW:
                query = f"{query} AND path BETWEEN ? AND ?"
                values: tuple[int | str, ...] = (context, min(paths), max(paths))
            else:
                marks = ",".join("?" * len(paths))
                query = f"{query} AND path IN ({marks})"
                values = (context, *paths)
            found = self._connection.execute(f"{query} ORDER BY id", values)
            return {row[0]: Row._make(row[1:]) for row in found}

    def rules_of(self, ran: int) -> frozenset[str]:
        """Return the rules that ran on a file, by the number in its row."""
        with self._guarded():
            row = self._connection.execute("SELECT rules FROM ran WHERE id=?", (ran,)).fetchone()
        if row is None:
            raise DamagedError
        return frozenset(str(row[0]).split())

    def save(self, context: int, entries: Iterable[Entry]) -> list[int]:
        """Keep files in place of what was known of them, in a transaction of the caller; return their rows."""
        ids: list[int] = []
        now = int(time.time())
        run = self._connection.execute
        for entry in entries:
            run(
                "UPDATE file SET dead=? WHERE context=? AND path=? AND dead IS NULL",
                (now, context, entry.path),
            )
            values = (context, *entry[:9], self._ran_id(entry.ran), entry.lookups, entry.value)
            cursor = run(
                "INSERT INTO file (context, path, size, changed, inode, checked, content, whole, articles,"
                " unknown, ran, lookups, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            number = cursor.lastrowid or 0
            ids.append(number)
            self._save_sightings(context, number, entry.sightings)
        return ids

    def _save_sightings(self, context: int, file: int, sightings: Iterable[Packed]) -> None:
        run = self._connection.execute
        keys: list[tuple[int, str, int, int]] = []
        for rule, names, words, data in sightings:
            space = self._space(context, rule)
            cursor = run(
                "INSERT INTO sighting (file, space, keys, data) VALUES (?, ?, ?, ?)",
                (file, space, json.dumps(names), data),
            )
            keys.extend((space, name, cursor.lastrowid or 0, words) for name in names)
        self._connection.executemany("INSERT INTO key VALUES (?, ?, ?, ?)", keys)

    def touch(self, rows: Iterable[tuple[int, int, int, int, int]]) -> None:
        """Note that files were read again and hold the same: (size, changed, inode, checked, row)."""
        with self.writing():
            self._connection.executemany(
                "UPDATE file SET size=?, changed=?, inode=?, checked=? WHERE id=?", rows
            )

    def _ran_id(self, rules: tuple[str, ...]) -> int:
        if rules not in self._ran:
            words = " ".join(rules)
            self._connection.execute("INSERT OR IGNORE INTO ran (rules) VALUES (?)", (words,))
            row = self._connection.execute("SELECT id FROM ran WHERE rules=?", (words,)).fetchone()
            self._ran[rules] = int(row[0])
        return self._ran[rules]

    def _space(self, context: int, rule: str) -> int:
        if (context, rule) not in self._spaces:
            values = (context, rule)
            self._connection.execute("INSERT OR IGNORE INTO space (context, rule) VALUES (?, ?)", values)
            row = self._connection.execute(
                "SELECT id FROM space WHERE context=? AND rule=?", values
            ).fetchone()
            self._spaces[values] = int(row[0])
        return self._spaces[context, rule]

    def spaces(self, contexts: Collection[int]) -> dict[str, list[int]]:
        """Return where the facts of each rule are, for some contexts."""
        marks = ",".join("?" * len(contexts))
        with self._guarded():
            found: dict[str, list[int]] = {}
            query = f"SELECT rule, id FROM space WHERE context IN ({marks}) ORDER BY rule, id"  # noqa: S608
            for rule, number in self._connection.execute(query, tuple(contexts)):
                found.setdefault(rule, []).append(number)
            return found

    def keys_of(self, files: Iterable[int]) -> dict[str, set[str]]:
        """Return the keys of the facts of some files, by rule."""
        found: dict[int, set[str]] = {}
        with self._guarded():
            for file in files:
                query = "SELECT space, keys FROM sighting WHERE file=?"
                for space, keys in self._connection.execute(query, (file,)):
                    found.setdefault(space, set()).update(json.loads(keys))
            names = {row[0]: row[1] for row in self._connection.execute("SELECT id, rule FROM space")}
        by_rule: dict[str, set[str]] = {}
        for space, keys in found.items():
            by_rule.setdefault(names.get(space, ""), set()).update(keys)
        return by_rule

    def holds(self, files: Collection[int]) -> bool:
        """Say whether the rows of some files are there, of files out of date as well, and so their facts."""
        with self._guarded():
            query = "SELECT 1 FROM file WHERE id=?"
            return all(self._connection.execute(query, (file,)).fetchone() for file in files)

    def shared_keys(self, spaces: Sequence[int], *, differing: bool) -> Iterator[str]:
        """Yield the keys that more than one fact has, or facts with different texts, in order."""
        marks = ",".join("?" * len(spaces))
        wanted = "min(words) <> max(words)" if differing else "count(*) > 1"
        query = f"SELECT key FROM key WHERE space IN ({marks}) GROUP BY key HAVING {wanted} ORDER BY key"  # noqa: S608
        with self._guarded():
            for row in self._connection.execute(query, tuple(spaces)):
                yield row[0]

    def sightings(self, spaces: Sequence[int], key: str) -> list[tuple[int, int]]:
        """Return the facts of one key as (sighting, checksum of the text); of files out of date among them."""
        found: list[tuple[int, int]] = []
        with self._guarded():
            for space in spaces:
                query = "SELECT sighting, words FROM key WHERE space=? AND key=?"
                found.extend(self._connection.execute(query, (space, key)))
        return sorted(found)

    def data(self, sightings: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield (file, sealed JSON) of some sightings, in their order."""
        with self._guarded():
            for start in range(0, len(sightings), _FEW):
                chosen = sightings[start : start + _FEW]
                marks = ",".join("?" * len(chosen))
                query = f"SELECT file, data FROM sighting WHERE id IN ({marks}) ORDER BY id"  # noqa: S608
                yield from self._connection.execute(query, tuple(chosen)).fetchall()

    def prune(self, limit: int = LIMIT) -> None:
        """Take out what is out of date, contexts that were not used for long, and the oldest beyond a size."""
        with self._guarded():
            cut = int(time.time()) - _KEPT
            old = [
                row[0]
                for row in self._connection.execute(
                    "SELECT id FROM context ORDER BY used DESC, id DESC LIMIT -1 OFFSET ?", (_CONTEXTS,)
                )
            ]
            stale = self._connection.execute("SELECT count(*) FROM file WHERE dead < ?", (cut,)).fetchone()[0]
            total = self._connection.execute("SELECT count(*) FROM file").fetchone()[0]
            if old or stale > max(1000, total // 4):
                with self.writing():
                    marks = ",".join("?" * len(old))
                    chosen = f"SELECT id FROM file WHERE dead < ? OR context IN ({marks})"  # noqa: S608
                    self._drop(chosen, (cut, *old))
                    self._connection.executemany("DELETE FROM context WHERE id=?", [(row,) for row in old])
            while self._bytes() > limit:
                row = self._connection.execute("SELECT min(id), max(id) FROM file").fetchone()
                if row[0] is None:
                    break
                with self.writing():
                    self._drop("SELECT id FROM file WHERE id <= ?", ((row[0] + row[1]) // 2,))

    def _drop(self, chosen: str, values: Sequence[int]) -> None:
        self._connection.execute(
            "DELETE FROM key WHERE sighting IN"  # noqa: S608
            f" (SELECT id FROM sighting WHERE file IN ({chosen}))",
            values,
        )
        self._connection.execute(f"DELETE FROM sighting WHERE file IN ({chosen})", values)  # noqa: S608
        self._connection.execute(f"DELETE FROM file WHERE id IN ({chosen})", values)  # noqa: S608

    def _bytes(self) -> int:
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        (free,) = self._connection.execute("PRAGMA freelist_count").fetchone()
        (size,) = self._connection.execute("PRAGMA page_size").fetchone()
        return int((pages - free) * size)

    def info(self) -> Info:
        """Return how much it holds."""
        with self._guarded():
            counts = [
                self._connection.execute(query).fetchone()[0]
                for query in (
                    "SELECT count(*) FROM file WHERE dead IS NULL",
                    "SELECT count(*) FROM sighting",
                    "SELECT count(*) FROM context",
                )
            ]
        size = 0
        for path in _files(self.path.parent) if self.path is not None else ():
            size += path.stat().st_size
        return Info(str(self.path or ""), size, *counts)


def remove(root: Path) -> int:
    """Take the cache of a folder away; return how many files went.

    Raises:
        CacheError: it cannot be taken away.
    """
    folder = root / FOLDER
    if not os.path.lexists(folder):
        return 0
    _own(folder)
    gone = 0
    try:
        for path in _files(folder):
            path.unlink(missing_ok=True)
            gone += 1
        (folder / ".gitignore").unlink(missing_ok=True)
        with suppress(OSError):  # something else is in it
            folder.rmdir()
    except OSError as error:
        raise CacheError(f"{folder}: {error.strerror}") from error
    return gone


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("newslint-cache-*.sqlite3*"))


def _damaged(error: Exception) -> bool:
    """Say whether the file is at fault, and not the disk, its permissions or another process."""
    code = getattr(error, "sqlite_errorcode", None)
    return not isinstance(code, int) or code & 0xFF not in _NOT_AT_FAULT


def _folder(root: Path) -> Path:
    """Return the cache's folder, made where it is missing, readable by its owner only."""
    folder = root / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _own(folder)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")
    except OSError as error:
        raise CacheError(f"{folder}: {error.strerror}") from error
    if _tracked(root):
        raise CacheError(f"{folder} is part of the repository, so that anyone may have written it; git rm it")
    return folder


def _own(folder: Path) -> None:
    """Refuse a folder that is a link, or another user's: what is in it cannot be trusted."""
    try:
        status = folder.lstat()
    except OSError as error:
        raise CacheError(f"{folder}: {error.strerror}") from error
    if not stat.S_ISDIR(status.st_mode):
        raise CacheError(f"{folder} is no folder")
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        raise CacheError(f"{folder} belongs to another user")


def _tracked(root: Path) -> bool:
    """Say whether git tracks the cache: then a stranger's pull request may have brought it."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        try:
            if git.is_file():
                git = folder / git.read_text(encoding="utf-8").partition("gitdir:")[2].strip()
            elif not git.is_dir():
                continue
            return b"newslint-cache-" in (git / "index").read_bytes()
        except (OSError, UnicodeDecodeError):
            return False
    return False


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        run = connection.execute
        run("PRAGMA trusted_schema=OFF")
        run("PRAGMA cell_size_check=ON")
        run("PRAGMA synchronous=NORMAL")
        run("PRAGMA cache_size=-65536")
        run("PRAGMA wal_autocheckpoint=8192")
        if run("PRAGMA user_version").fetchone()[0] != FORMAT:
            run("PRAGMA journal_mode=WAL")
            run("BEGIN EXCLUSIVE")
            if run("PRAGMA user_version").fetchone()[0] != FORMAT:
                for statement in _TABLES.split(";"):
                    run(statement)
                run(f"PRAGMA user_version={FORMAT}")
            run("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection
