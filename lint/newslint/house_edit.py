"""Changing the house name list as an editor would: only what changes is written, the rest stays byte for byte."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newslint.house import HouseName, State, load_names
from newslint.readers import data as tree
from newslint.yaml_words import name as plain
from newslint_schemas import Span

HEAD = "# The house name list: how the house spells a name, who decided, and until when.\n"

_Values = Mapping[str, str]
"""Keys with their values as YAML."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decides on a name; None and () leave what the list says already."""

    preferred: str
    variants: tuple[str, ...] = ()
    by: str = ""
    since: dt.date | None = None
    note: str | None = None
    until: dt.date | None = None


def decided(path: str, data: bytes, decision: Decision, today: dt.date) -> bytes:
    """Return the list with a decision: a new entry, or the entry of the same name decided anew.

    A name that is decided anew keeps its variants, gets those of the decision as well, and is no longer
    disputed. An entry that is past its last day stays as it is, and a new one follows.

    Args:
        path: the list's path, for messages.
        data: its bytes; empty where there is none yet.
        decision: who decides what.
        today: the day on which an entry must not be past its last one, to be decided anew.

    Raises:
        ConfigurationError: the list cannot be used, or would contradict itself.
    """
    names = load_names(path, data)
    same = [number for number, name in enumerate(names) if name.preferred == decision.preferred]
    alive = [number for number in same if names[number].state(today) is not State.EXPIRED]
    changes = _Changes(data)
    if alive:
        changes.decide_anew(alive[-1], decision, names[alive[-1]].variants)
    else:
        changes.append(decision)
    return changes.checked(path)


def disputed(path: str, data: bytes, number: int, by: str, reason: str, since: dt.date) -> bytes:
    """Return the list with an entry disputed.

    Args:
        path: the list's path, for messages.
        data: its bytes.
        number: which entry, from 0.
        by: who disputes it.
        reason: why.
        since: from which day.

    Raises:
        ConfigurationError: the list cannot be used.
    """
    changes = _Changes(data)
    changes.dispute(number, {"by": plain(by), "reason": plain(reason), "since": since.isoformat()})
    return changes.checked(path)


def standing(names: Sequence[HouseName], spelling: str, today: dt.date) -> int | None:
    """Return the number of the entry that speaks of a spelling today, else of the last that did, else None."""
    found = [number for number, name in enumerate(names) if spelling in (name.preferred, *name.variants)]
    alive = [number for number in found if names[number].state(today) is not State.EXPIRED]
    chosen = alive or found
    return chosen[-1] if chosen else None


class _Changes:
    """A list on its way to another one: its tree, and what is written into which places."""

    def __init__(self, data: bytes) -> None:
        from newslint.readers.frontmatter.yaml_tree import scan_yaml

        decoded = data.decode("utf-8")
        self._mark = "\ufeff" if decoded.startswith("\ufeff") else ""
        self._text = decoded.removeprefix("\ufeff")
        self._root = scan_yaml(self._text, 0, len(self._text), depth=20).root
        self._edits: list[tuple[Span, str]] = []

    def entry(self, number: int) -> tree.Mapping:
        """Return an entry of a list that was read without error."""
        names = self._names()
        assert isinstance(names, tree.Sequence)  # noqa: S101
        item = names.items[number]
        assert isinstance(item, tree.Mapping)  # noqa: S101
        return item

    def _names(self) -> tree.Node | None:
        key = self._key()
        return None if key is None else key.value

    def _key(self) -> tree.Entry | None:
        return self._root.entry("names") if isinstance(self._root, tree.Mapping) else None

    def append(self, decision: Decision) -> None:
        """Write a new entry below all others."""
        values = _values(decision)
        if decision.variants:
            head = values.pop("preferred")
            values = {"preferred": head, "variants": _list(decision.variants), **values}
        key, names = self._key(), self._names()
        if isinstance(names, tree.Sequence) and names.items:
            if self._text[names.span.start] == "[":
                self._insert(names.items[-1].span.end, ", " + _flow(values))
                return
            blank = self._text.endswith(("\n\n", "\n\r\n"))
            gap = "\n" if self._apart(names.items) and not blank else ""
            self._end(gap + _block(values, self._dash(names.items[0])))
        elif key is not None:
            span = Span(key.key_span.end + 1, max(key.key_span.end + 1, key.value.span.end))
            self._edits.append((span, "\n" + _block(values, "  - ").rstrip("\n")))
        else:
            self._end(("" if self._text else HEAD + "\n") + "names:\n" + _block(values, "  - "))

    def _end(self, words: str) -> None:
        joint = "" if not self._text or self._text.endswith(("\n", "\r")) else "\n"
        self._insert(len(self._text), joint + words)

    def _apart(self, items: Sequence[tree.Node]) -> bool:
        """Say whether a blank line stands between the last two entries of a list, comments aside."""
        if len(items) < 2:
            return False
        between = self._text[items[-2].span.end : self._line(items[-1].span.start)]
        return any(not line.strip() for line in between.split("\n")[1:-1])

    def _dash(self, item: tree.Node) -> str:
        """Return what stands before an item of a list on its line: the indentation and the dash."""
        start = item.span.start
        return self._text[self._line(start) : start]

    def decide_anew(self, number: int, decision: Decision, known: tuple[str, ...]) -> None:
        """Write what a decision says over what its entry says."""
        entry = self.entry(number)
        self.put(entry, _values(decision))
        new = [item for item in decision.variants if item not in known]
        held = entry.get("variants")
        if new and isinstance(held, tree.Sequence) and held.items:
            last = held.items[-1]
            if self._text[held.span.start] == "[":
                self._insert(last.span.end, "".join(f", {plain(item)}" for item in new))
            else:
                dash = self._dash(last)
                self._insert(self._line_end(last.span.end), "".join(f"\n{dash}{plain(item)}" for item in new))
        elif new:
            self.put(entry, {"variants": _list(new)})
        dispute = entry.entry("disputed")
        if dispute is not None:
            self._take_out(dispute)

    def dispute(self, number: int, values: _Values) -> None:
        """Write who disputes an entry below its other keys, as a block where the entry is one."""
        entry = self.entry(number)
        first, held = entry.entry("preferred"), entry.entry("disputed")
        assert first is not None  # noqa: S101
        if self._text[entry.span.start] == "{" or (held is not None and self._shares_line(held)):
            self.put(entry, {"disputed": _flow(values)})
            return
        if held is not None:
            self._take_out(held)
        indent = " " * (first.key_span.start - self._line(first.key_span.start))
        lines = ["disputed:", *(f"  {name}: {value}" for name, value in values.items())]
        last = max(max(item.key_span.end, item.value.span.end) for item in entry.entries)
        self._insert(self._content_end(last), "".join(f"\n{indent}{line}" for line in lines))

    def _content_end(self, offset: int) -> int:
        """Return the end of the line of what ends at an offset, without the blank lines that a folded text takes in."""
        while offset and self._text[offset - 1].isspace():
            offset -= 1
        return self._line_end(offset)

    def put(self, entry: tree.Mapping, values: _Values) -> None:
        """Set keys of an entry: in their places, or below the preferred spelling."""
        first = entry.entry("preferred")
        assert first is not None  # noqa: S101
        flow = self._text[entry.span.start] == "{"
        indent = " " * (first.key_span.start - self._line(first.key_span.start))
        for name, value in values.items():
            held = entry.entry(name) or (entry.entry("valid-until") if name == "until" else None)
            if held is not None:
                start, end = held.value.span.start, held.value.span.end
                space = "" if self._text[start - 1 : start].isspace() else " "
                self._edits.append((Span(start, end), space + value))
            elif flow:
                self._insert(entry.entries[-1].span.end, f", {name}: {value}")
            else:
                self._insert(self._line_end(first.span.end), f"\n{indent}{name}: {value}")

    def _take_out(self, key: tree.Entry) -> None:
        """Take a key out with its lines; where it shares a line with others, its value only."""
        start = self._line(key.key_span.start)
        if self._shares_line(key):
            self._edits.append((key.value.span, "null"))
            return
        end = self._line_end(key.value.span.end)
        self._edits.append((Span(self._line_end(start - 1), end), ""))

    def _shares_line(self, key: tree.Entry) -> bool:
        """Say whether something stands before a key on its line."""
        return bool(self._text[self._line(key.key_span.start) : key.key_span.start].strip())

    def _insert(self, at: int, words: str) -> None:
        self._edits.append((Span(at, at), words))

    def _line(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        end = len(self._text) if end < 0 else end
        return end - 1 if self._text[end - 1 : end] == "\r" else end

    def checked(self, path: str) -> bytes:
        """Return the list with all changes, read once more.

        Raises:
            ConfigurationError: it would contradict itself.
        """
        text, ends = self._text, "\r\n" if "\r\n" in self._text else "\n"
        # From the end, so that offsets stay true; what is inserted at one place keeps its order.
        self._edits.sort(key=lambda edit: edit[0].start)
        for span, words in reversed(self._edits):
            text = text[: span.start] + words.replace("\n", ends) + text[span.end :]
        written = (self._mark + text).encode("utf-8")
        load_names(path, written)
        return written


def _values(decision: Decision) -> dict[str, str]:
    values = {"preferred": plain(decision.preferred)}
    if decision.note is not None:
        values["note"] = plain(" ".join(decision.note.split()))
    values["by"] = plain(decision.by)
    if decision.since is not None:
        values["since"] = decision.since.isoformat()
    if decision.until is not None:
        values["until"] = decision.until.isoformat()
    return values


def _list(items: Sequence[str]) -> str:
    return f"[{', '.join(map(plain, items))}]"


def _block(values: _Values, dash: str) -> str:
    lines = [f"{name}: {value}" for name, value in values.items()]
    return dash + f"\n{' ' * len(dash)}".join(lines) + "\n"


def _flow(values: _Values) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"
