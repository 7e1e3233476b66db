"""What is known already: a file of old findings that stay silent until they are touched.

An entry names the file, the rule, the kind of field and the finding's subject, with a count; it holds no line
number, so that moving a paragraph changes nothing, and one line an entry, sorted, so that it merges.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import cast

from newslint.finding import Result

VERSION = 1
_SHOWN = 80
"""The most code points of a subject that are written for the human eye."""


class BaselineError(Exception):
    """The file is no baseline; the message says where and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known finding, or several that are equal.

    Attributes:
        key: hash of rule, article, part and subject: what makes two findings of one file equal.
        subject: the beginning of what the finding is about, for the human eye only.
    """

    path: str
    rule: str
    part: str
    key: str
    subject: str = ""
    count: int = 1

    @property
    def identity(self) -> tuple[str, str]:
        """What a finding must have to be known."""
        return self.path, self.key


@dataclass(frozen=True, slots=True)
class Baseline:
    """Entries in order, at most one for each path and key."""

    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """Results split by a baseline; `stale` holds the entries that nothing matched, where that can be told."""

    new: tuple[Result, ...]
    known: tuple[Result, ...]
    stale: tuple[Entry, ...]


def key(result: Result) -> str:
    """Return what makes a result equal to another one in the same file."""
    subject = " ".join(result.subject.split())
    words = json.dumps([result.rule, result.article, result.part, subject], ensure_ascii=False)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def baseline_of(results: Iterable[Result]) -> Baseline:
    """Return the baseline that makes every one of these results known."""
    entries: dict[tuple[str, str], Entry] = {}
    for result in results:
        subject = " ".join(result.subject.split())[:_SHOWN]
        entry = Entry(result.place.path, result.rule, result.part, key(result), subject)
        known = entries.get(entry.identity)
        entries[entry.identity] = entry if known is None else replace(known, count=known.count + 1)
    return Baseline(tuple(sorted(entries.values())))


def match(
    results: Iterable[Result], baseline: Baseline, looked_at: Collection[str], gone: Collection[str]
) -> Matched:
    """Tell known results from new ones.

    An entry covers as many equal findings in its file as it counts. An entry whose file is gone also covers
    the same rule, field and subject, once, at a path that has no entries of its own: the file was renamed.

    Args:
        results: in the order of the report.
        baseline: what is known.
        looked_at: the paths that were examined; entries of others are not judged.
        gone: the paths of entries whose file is no longer there.
    """
    left = Counter({entry.identity: entry.count for entry in baseline.entries})
    own = {entry.path for entry in baseline.entries}
    moved: Counter[str] = Counter()
    for entry in baseline.entries:
        if entry.path in gone:
            moved[entry.key] += entry.count
    new: list[Result] = []
    known: list[Result] = []
    for result in results:
        name = key(result)
        path = result.place.path
        if left[path, name] > 0:
            left[path, name] -= 1
            known.append(result)
        elif path not in own and moved[name] > 0:
            moved[name] -= 1
            known.append(result)
        else:
            new.append(result)
    stale: list[Entry] = []
    for entry in baseline.entries:
        if entry.path in gone:
            rest = min(entry.count, moved[entry.key])
            moved[entry.key] -= rest
        elif entry.path in looked_at:
            rest = left[entry.identity]
        else:
            rest = 0
        if rest:
            stale.append(replace(entry, count=rest))
    return Matched(tuple(new), tuple(known), tuple(stale))


def pruned(baseline: Baseline, stale: Iterable[Entry]) -> Baseline:
    """Return the baseline without what is stale; nothing is ever added."""
    excess = Counter({entry.identity: entry.count for entry in stale})
    left = (replace(entry, count=entry.count - excess[entry.identity]) for entry in baseline.entries)
    return Baseline(tuple(entry for entry in left if entry.count > 0))


def merged(baseline: Baseline, fresh: Baseline, looked_at: Collection[str]) -> Baseline:
    """Return the fresh entries of the files that were looked at, and the old ones of the others."""
    kept = tuple(entry for entry in baseline.entries if entry.path not in looked_at)
    return Baseline(tuple(sorted((*kept, *fresh.entries))))


def render(baseline: Baseline) -> str:
    """Return the text of the file: JSON with one entry a line."""
    lines = [
        json.dumps(
            {
                "path": entry.path,
                "rule": entry.rule,
                "part": entry.part,
                "key": entry.key,
                "count": entry.count,
                "subject": entry.subject,
            },
            ensure_ascii=False,
        )
        for entry in sorted(baseline.entries)
    ]
    body = ",\n".join(lines)
    return (
        f'{{"version": {VERSION}, "entries": [\n{body}\n]}}\n'
        if lines
        else f'{{"version": {VERSION}, "entries": []}}\n'
    )


def parse(text: str) -> Baseline:
    """Read the text of a baseline.

    Raises:
        BaselineError: it is no JSON, of another version, or an entry lacks something.
    """
    try:
        data: object = json.loads(text)
    except ValueError as error:
        raise BaselineError(
            f"the baseline is not JSON ({error}); was it merged by hand? Write it anew"
        ) from error
    if not isinstance(data, dict):
        raise BaselineError("this is no baseline: it must be an object with `version` and `entries`")
    table = cast("dict[str, object]", data)
    if table.get("version") != VERSION:
        raise BaselineError(
            f"the baseline has version {table.get('version')!r}; this newslint reads version {VERSION}"
        )
    entries = table.get("entries")
    if not isinstance(entries, list):
        raise BaselineError("the baseline has no list `entries`")
    return Baseline(
        tuple(sorted(_entry(number, item) for number, item in enumerate(cast("list[object]", entries), 1)))
    )


def _entry(number: int, item: object) -> Entry:
    if isinstance(item, dict):
        table = cast("dict[str, object]", item)
        words = [table.get(name) for name in ("path", "rule", "part", "key")]
        count, subject = table.get("count", 1), table.get("subject", "")
        if all(isinstance(word, str) for word in words) and isinstance(count, int) and count > 0:
            path, rule, part, name = cast("list[str]", words)
            return Entry(path, rule, part, name, str(subject), count)
    raise BaselineError(
        f"entry {number} of the baseline lacks `path`, `rule`, `part`, `key` or a positive `count`"
    )
