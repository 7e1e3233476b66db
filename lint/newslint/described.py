"""What reports say of the rules, from memory where it was said before: importing them all takes its time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from newslint import registry
from newslint.cache.encoding import DamagedError, sealed, unsealed
from newslint.cache.keys import digest
from newslint.finding import Severity
from newslint.report import RuleInfo
from newslint.standards import Precision, Standard

if TYPE_CHECKING:
    from newslint.cache.session import Cache
    from newslint.registry import RuleEntry


def described(
    rules: Mapping[str, RuleEntry], links: Mapping[str, str], cache: Cache | None
) -> tuple[RuleInfo, ...]:
    """Return the description of some rules, and of all findings that no rule makes, sorted by id.

    Args:
        rules: the rules by id.
        links: where a house explains a rule, by id; it stands before the rule's own sources.
        cache: remembers what was said before of rules that are installed.
    """
    installed = registry.rules()
    own = {name: entry for name, entry in rules.items() if installed.get(name) is not entry}
    found = list(_known(sorted(rules.keys() - own.keys()), cache))
    found.extend(_info(entry) for entry in own.values())
    return tuple(_linked(info, links.get(info.id, "")) for info in sorted(found, key=lambda info: info.id))


def _linked(info: RuleInfo, link: str) -> RuleInfo:
    if not link:
        return info
    own = Standard("House style", info.title, "A", link)
    return info._replace(standards=(own, *info.standards), link=link)


def _known(wanted: Sequence[str], cache: Cache | None) -> tuple[RuleInfo, ...]:
    if cache is None or cache.store is None:
        return _read(wanted)
    key = digest(cache.installed, *wanted)
    kept = cache.store.recall("described", key)
    if kept is not None:
        return tuple(_decoded(cast("list[object]", item)) for item in unsealed(kept))
    found = _read(wanted)
    cache.store.remember("described", key, sealed([_encoded(info) for info in found]))
    return found


def _read(wanted: Iterable[str]) -> tuple[RuleInfo, ...]:
    from newslint.meta import META

    return (*META.values(), *(_info(registry.rules()[name]) for name in wanted))


def _info(entry: RuleEntry) -> RuleInfo:
    from newslint.report import rule_info

    return rule_info(entry.load())


def _encoded(info: RuleInfo) -> list[object]:
    standards = [[item.body, item.title, item.grade, item.url] for item in info.standards]
    head = [info.id, info.title, info.page, info.severity.value, info.precision.value]
    return [*head, standards, info.preview, list(info.tags), info.link]


def _decoded(item: list[object]) -> RuleInfo:
    try:
        name, title, page, severity, precision, standards, preview, tags, link = item
        return RuleInfo(
            cast(str, name),
            cast(str, title),
            cast(str, page),
            Severity(cast(str, severity)),
            Precision(cast(str, precision)),
            tuple(Standard(*words) for words in cast("list[list[str]]", standards)),
            bool(preview),
            tuple(cast("list[str]", tags)),
            cast(str, link),
        )
    except (TypeError, ValueError) as error:
        raise DamagedError from error
