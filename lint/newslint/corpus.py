"""Rules across articles: the facts of the whole corpus, brought together by key and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import merge
from typing import TYPE_CHECKING

from newslint.cache.encoding import Packed, decode_reduced, decode_sighting, encode_reduced
from newslint.cache.keys import canonical, digest
from newslint.linehash import rehashed
from newslint.reduced import touching
from newslint.run import corpus_of

if TYPE_CHECKING:
    from newslint.discovery import Found
    from newslint.engine import Group
    from newslint.finding import Result, Severity
    from newslint.report import Crash
    from newslint.rule import CorpusRule, Sighting
    from newslint.sweep import Sweep

_Loose = dict[tuple[str, str], list[tuple[str, Packed]]]
_FEW = 4
"""Where less than this share of the corpus is reported on, or has changed, its keys are looked up one by one."""
_CHANGED = 256
"""So many files may have changed in the corpus for a run over few files to bring up to date what is kept of all."""


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
    results = None if loose else _from_earlier(sweep, rules, found.files, own, every=every)
    crashes: list[Crash] = []
    if results is None:
        from newslint.engine import across

        touched = None if every or sweep.store is None else sweep.store.keys_of(own)
        results, crashes = across(_groups(sweep, rules, loose, touched), rules, found.files)
    return list(rehashed(sweep.workspace.root, results, contents)), crashes


def _from_earlier(
    sweep: Sweep,
    rules: Mapping[str, CorpusRule],
    selected: Collection[str],
    own: Sequence[int],
    *,
    every: bool,
) -> Sequence[Result] | None:
    """Return the findings with what an earlier run found under the keys that are as they were, and keep them all.

    The facts of a row never change, and no row's number is given twice: what the rules find under a key is the
    same as long as the rows are that have it.

    Args:
        sweep: has examined the corpus; none of its facts is loose.
        rules: the rules that run, by id.
        selected: the files to report on.
        own: their rows.
        every: whether all keys are worth a look where no earlier run is of use.

    Returns:
        None where there is nothing to build on and nothing to keep, or a rule crashed.
    """
    store = sweep.store
    if store is None or not store.kept:
        return None
    try:
        asked = digest(
            *(f"{name}={canonical(rule)}" for name, rule in sorted(rules.items())),
            *map(str, sorted(sweep.contexts)),
        )
    except TypeError:  # an option of a plug-in's rule that cannot be told from another
        return None
    kept = store.recall("across", asked)
    files, before = (frozenset[int](), []) if kept is None else decode_reduced(kept)
    changed = sweep.files.keys() ^ files
    most = len(sweep.files) // _FEW if every else len(own) + _CHANGED
    touched = None
    if kept is not None and len(changed) <= most:
        touched = store.keys_of(changed)
        if not store.holds(changed - sweep.files.keys()):
            touched = None
    if touched is None and not every:
        return None
    if touched is None:
        before = []
    elif not changed:
        return touching(before, selected)
    from newslint.engine import reduced

    crashes: list[Crash] = []
    now = list(reduced(_groups(sweep, rules, {}, touched), rules, crashes))
    if crashes:
        return None
    if touched is not None:
        before = [item for item in before if item.key not in touched.get(item.rule, ())]
    after = sorted((*before, *now), key=lambda item: item[:2])
    store.remember("across", asked, encode_reduced(sweep.files, after))
    return touching(after, selected)


def _groups(
    sweep: Sweep,
    rules: Mapping[str, CorpusRule],
    loose: _Loose,
    touched: Mapping[str, Collection[str]] | None,
) -> Iterator[Group]:
    """Yield the facts by rule and key, in order: of every key that several facts have, or of some keys by rule."""
    store, files = sweep.store, sweep.files
    if store is None:
        return
    spaces = store.spaces(sweep.contexts)
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
