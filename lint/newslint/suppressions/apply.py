"""Applying suppressions to the results of a file, and checking the suppressions themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from newslint.baseline import key
from newslint.finding import Agreement, Result, Severity
from newslint.fix import LocatedEdit, LocatedFix, Safety
from newslint.meta import EXPIRED, META, UNKNOWN, UNUSED
from newslint.report import Asked, AskedState
from newslint.suppressions.directives import Suppression

SeverityOf = Callable[[str], Severity | None]


@dataclass(frozen=True, slots=True)
class Applied:
    """The results of a file split in two, and what is to be said of its suppressions."""

    kept: tuple[Result, ...]
    suppressed: tuple[Result, ...]
    remarks: tuple[Result, ...]
    asked: tuple[Asked, ...] = ()


def apply(
    results: Iterable[Result],
    asked: Collection[Suppression],
    *,
    today: str,
    ran: Collection[str],
    known: Collection[str],
    severity: SeverityOf,
) -> Applied:
    """Split the results of one file.

    A suppression silences a finding of its rule or family whose primary place begins in its scope. Parse
    findings are never silenced, since what could not be read can't be trusted to say so.

    Args:
        results: all of one file.
        asked: the file's suppressions.
        today: the day of the run, as YYYY-MM-DD.
        ran: the rules that ran on the file; others cannot be judged unused.
        known: every rule that is installed.
        severity: gives the severity of a remark by its id; None leaves it out.
    """
    used: set[int] = set()
    kept: list[Result] = []
    suppressed: list[Result] = []
    holding = [
        (index, item)
        for index, item in enumerate(asked)
        if not item.fault and not (item.until and item.until < today)
    ]
    for result in results:
        hits = [(index, item) for index, item in holding if _silences(item, result)]
        used.update(index for index, _ in hits)
        if hits:
            suppressed.append(result._replace(agreement=_agreement(hits[0][1])))
        else:
            kept.append(result)
    remarks = (
        _remark(rule, item, message, level)
        for index, item in enumerate(asked)
        for rule, message in _said(item, used=index in used, today=today, ran=ran, known=known)
        if (level := severity(rule)) is not None
    )
    records = (
        Asked(item.place, item.rules, item.reason, item.until, state, item.about, item.moved)
        for index, item in enumerate(asked)
        for state in (_state(item, used=index in used, today=today, ran=ran, known=known),)
    )
    return Applied(tuple(kept), tuple(suppressed), tuple(remarks), tuple(records))


def _state(
    item: Suppression, *, used: bool, today: str, ran: Collection[str], known: Collection[str]
) -> AskedState:
    if used:
        return AskedState.USED
    said = next(_said(item, used=False, today=today, ran=ran, known=known), None)
    return AskedState.IDLE if said is None else _STATES[said[0]]


_STATES = {UNKNOWN: AskedState.UNKNOWN, EXPIRED: AskedState.EXPIRED, UNUSED: AskedState.UNUSED}


def _agreement(item: Suppression) -> Agreement:
    return Agreement(item.reason, item.until, beside=bool(item.about))


def _silences(item: Suppression, result: Result) -> bool:
    if result.rule in META:
        return False
    if item.key:
        return result.rule in item.rules and key(result) == item.key
    family = result.rule.partition("/")[0]
    start, end = item.scope
    return start <= result.place.offset < max(end, start + 1) and (
        result.rule in item.rules or family in item.rules
    )


def _said(
    item: Suppression, *, used: bool, today: str, ran: Collection[str], known: Collection[str]
) -> Iterator[tuple[str, str]]:
    if item.fault:
        yield UNKNOWN, f"This suppression silences nothing: {item.fault}."
        return
    families = {rule.partition("/")[0] for rule in known}
    strange = [rule for rule in item.rules if rule not in known and rule not in families]
    if strange:
        names = ", ".join(f"“{rule}”" for rule in strange)
        yield UNKNOWN, f"No rule has the name {names}; correct it, or delete the suppression."
    elif item.until and item.until < today:
        yield (
            EXPIRED,
            f"This suppression held until {item.until}; mend what it silenced, or give a new day and reason.",
        )
    elif not used and any(rule in item.rules or rule.partition("/")[0] in item.rules for rule in ran):
        where = f"in {item.about}" if item.about else "here"
        yield (
            UNUSED,
            f"Nothing is left to silence {where} for {', '.join(item.rules)}; delete the suppression.",
        )


def _remark(rule: str, item: Suppression, message: str, severity: Severity) -> Result:
    fix = None
    if item.removal is not None:
        # A misspelt name or a day that is over may still stand for something that the desk wants: look first.
        safety = Safety.SAFE if rule == UNUSED else Safety.UNSAFE
        fix = LocatedFix("Delete the suppression", safety, (LocatedEdit(item.removal, ""),))
    subject = ", ".join((*item.rules, *(word for word in (item.about, item.key) if word)))
    return Result(rule, severity, message, item.place, subject=subject, fix=fix)
