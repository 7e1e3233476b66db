"""Versions of newslint, and the ranges of them that a configuration may ask for."""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+)*)\s*")


def within(version: str, wanted: str) -> bool:
    """Say whether a version lies in a range.

    Args:
        version: as in "0.1.0"; what follows the first three numbers does not count.
        wanted: clauses joined by commas, as in ">=0.1,<2".

    Raises:
        ValueError: the range is not of that form.
    """
    clauses = [_CLAUSE.fullmatch(clause) for clause in wanted.split(",")]
    if not all(clauses):
        raise ValueError(f"{wanted!r} is no range of versions (>=0.1,<2)")
    return all(_holds(_numbers(version), clause[1], _numbers(clause[2])) for clause in clauses if clause)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def _holds(have: tuple[int, ...], operator: str, want: tuple[int, ...]) -> bool:
    length = max(len(have), len(want))
    left, right = have + (0,) * (length - len(have)), want + (0,) * (length - len(want))
    return {
        ">=": left >= right,
        "<=": left <= right,
        "==": left == right,
        "!=": left != right,
        ">": left > right,
        "<": left < right,
    }[operator]
