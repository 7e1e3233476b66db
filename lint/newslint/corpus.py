"""Rules across articles: the facts of the whole corpus, brought together by key and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import merge
from typing import TYPE_CHECKING

from newslint.cache.encoding import Packed, decode_sighting
from newslint.engine import Group, across
from newslint.linehash import rehashed
from newslint.run import corpus_of

if TYPE_CHECKING:
    from newslint.discovery import Found
    from newslint.finding import Result, Severity
    from newslint.report import Crash
    from newslint.rule import CorpusRule, Sighting
    from newslint.sweep import Sweep

_Loose = dict[tuple[str, str], list[tuple[str, Packed]]]
_FEW = 4
"""Where less than this share of the corpus is reported on, its keys are looked up one by one."""


def findings(
    sweep: Sweep,
    rules: Mapping[str, CorpusRule],
    found: Found,
    contents: Mapping[str, bytes],
    absent: Collection[str],
) -> tuple[list[Result], list[Crash]]:
    """Note the facts of the rest of the corpus, and check the keys that the selected files touch.

    Args:
        sweep: has examined the selected files.
        rules: the rules that run, by id.
        found: the files to report on.
        contents: contents by path that are taken instead of the disk's.
        absent: files of the corpus that count as not there.
    """
    own = list(sweep.files)
    rest = sorted(corpus_of(sweep.workspace, found).keys() - found.files.keys() - set(absent))
    sweep.watch.expect(len(rest))
    for _ in sweep.over(rest, {}, article_rules=False, facts_only=True):
        pass
    if sweep.watch.stopped:
        return [], []
    loose: _Loose = {}
    for path, item in sweep.loose:
        for key in item.keys:
            loose.setdefault((item.rule, key), []).append((path, item))
    every = len(own) * _FEW > len(sweep.files)
    groups = _groups(sweep, rules, loose, None if every else own)
    results, crashes = across(groups, rules, found.files)
    return list(rehashed(sweep.workspace.root, results, contents)), crashes


def _groups(
    sweep: Sweep,
    rules: Mapping[str, CorpusRule],
    loose: _Loose,
    own: Sequence[int] | None,
) -> Iterator[Group]:
    """Yield the facts by rule and key, in order: of every key that several facts have, or of those of some files."""
    store, files = sweep.store, sweep.files
    if store is None:
        return
    spaces = store.spaces(sweep.contexts)
    touched = None if own is None else store.keys_of(own)
    for rule in sorted(rules):
        there = spaces.get(rule, [])
        differing = rules[rule].differing
        stored = (
            store.shared_keys(there, differing=differing)
            if touched is None
            else iter(sorted(touched.get(rule, ())))
        )
        last = None
        for key in merge(stored, sorted(key for name, key in loose if name == rule)):
            if key == last:
                continue
            last = key
            more = loose.get((rule, key), ())
            sightings = store.sightings(there, key)
            if differing and len({words for _, words in sightings} | {item.words for _, item in more}) < 2:
                continue
            items: list[tuple[Sighting, Severity | None]] = [
                decode_sighting(data, key, files[file])
                for file, data in store.data([number for number, _ in sightings])
                if file in files
            ]
            items.extend(decode_sighting(item.data, key, path) for path, item in more)
            yield rule, key, items
