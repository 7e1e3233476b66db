"""The questions of `newslint fix --interactive`: what is wrong, the words before and after, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from newslint.cli.agreeing import Agreement
from newslint.cli.fixing import standing
from newslint.cli.streams import harmless, shown_path, utf8_input
from newslint.finding import Result
from newslint.fix import LocatedEdit, Safety
from newslint.locate import locate, written
from newslint.meta import META
from newslint.source import SourceFile, decode

if TYPE_CHECKING:
    from newslint.workspace import Workspace

_RED, _GREEN, _BOLD, _DIM, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_KEYS = {
    "y": "apply it",
    "n": "leave it",
    "a": "apply it, and every further one of this rule",
    "s": "leave it, and every further one in this file",
    "e": "write other words instead",
    "i": "leave it for good, with a reason",
    "q": "ask no more; what was answered is done",
}
_PROMPT = f"Apply? [{','.join(_KEYS)},?] "
_AROUND = 70
"""So many characters of the sentence are shown on each side of what changes."""


@dataclass(slots=True)
class Answers:
    """What an editor wants done, and about how many fixes was asked."""

    asked: int = 0
    accepted: list[Result] = field(default_factory=list[Result])
    agreed: list[Agreement] = field(default_factory=list[Agreement])


class Interview:
    """Asks on standard output and reads the answers, a line each, from standard input; its end is an end."""

    def __init__(self, workspace: Workspace, today: str, *, colour: bool) -> None:
        """Hold what all questions share."""
        self._workspace = workspace
        self._today = today
        self._colour = colour
        self._sources: dict[str, SourceFile | None] = {}
        self._answers = Answers()
        utf8_input(sys.stdin)

    def ask(self, results: Sequence[Result]) -> Answers:
        """Ask about every fix that is not safe, in the order of the files, until the editor has had enough."""
        asked = [item for item in results if item.fix is not None and item.fix.safety is Safety.UNSAFE]
        rules: set[str] = set()
        files: set[str] = set()
        for number, item in enumerate(asked, 1):
            if item.place.path in files:
                continue
            if item.rule in rules:
                self._answers.accepted.append(item)
                continue
            source = self._source(item.place.path)
            if source is None:
                continue
            self._answers.asked += 1
            self._show(item, source, f"{number} of {len(asked)}")
            key = self._answered(item, source)
            if key == "q":
                break
            if key == "a":
                rules.add(item.rule)
            elif key == "s":
                files.add(item.place.path)
        return self._answers

    def _answered(self, item: Result, source: SourceFile) -> str:
        """Ask about one fix until there is an answer that can be followed; return its key."""
        while True:
            line = self._line(_PROMPT)
            key = "q" if line is None else line.strip().lower()[:1]
            if key in ("y", "a"):
                self._answers.accepted.append(item)
            elif key == "e":
                if (edited := self._edited(item, source)) is None:
                    continue
                self._answers.accepted.append(edited)
            elif key == "i":
                if (agreement := self._agreed(item)) is None:
                    continue
                self._answers.agreed.append(agreement)
            elif key not in _KEYS:
                for known, words in _KEYS.items():
                    self._say(f"  {known}  {words}\n")
                continue
            return key

    def _edited(self, item: Result, source: SourceFile) -> Result | None:
        """Return the finding with the words that the editor gives, or None where they can't be written."""
        fix = item.fix
        edits = [] if fix is None else [edit for edit in fix.edits if edit.slot is not None and edit.words]
        if fix is None or len(edits) != 1 or edits[0].slot is None:
            self._say("  This fix changes several places, or only takes something out; answer y or n.\n")
            return None
        place = locate(source, edits[0].slot.span)
        stands = " ".join(source.text[place.offset : place.offset + place.length].split())
        asked = f"Instead of “{stands}”: " if stands else f"Your words (proposed: “{edits[0].words}”): "
        line = self._line(harmless(asked))
        words = "" if line is None else line.strip()
        replacement = written(edits[0].slot, words) if words and words.isprintable() else None
        if replacement is None:
            self._say("  Nothing was given, or it cannot be written in this place.\n")
            return None
        mended = edits[0]._replace(place=place, replacement=replacement, words=words)
        kept = tuple(mended if edit is edits[0] else edit for edit in fix.edits)
        written_anew = item._replace(fix=fix._replace(edits=kept))
        if (left := standing(self._workspace, source, written_anew, self._today)) is not None:
            self._say(f"  With these words a finding still stands: {harmless(left.message)}\n")
        return written_anew

    def _agreed(self, item: Result) -> Agreement | None:
        if item.rule in META or not item.place.path.isprintable():
            self._say("  This cannot be agreed to here.\n")
            return None
        line = self._line("Why may it stand? ")
        reason = "" if line is None else " ".join(line.split())
        if not reason:
            self._say("  Say why, so that the next editor knows.\n")
            return None
        return Agreement(item, reason)

    def _line(self, prompt: str) -> str | None:
        """Ask for a line; None where there are no more."""
        self._say(self._painted(prompt, _BOLD))
        line = sys.stdin.readline()
        if not line.endswith("\n"):
            self._say("\n")
        return line or None

    def _say(self, words: str) -> None:
        click.echo(words, nl=False, color=True)

    def _source(self, path: str) -> SourceFile | None:
        if path not in self._sources:
            try:
                self._sources[path] = decode(path, self._workspace.absolute(path).read_bytes())
            except OSError:
                self._sources[path] = None
        return self._sources[path]

    # --- what is shown ------------------------------------------------------------------------------

    def _show(self, item: Result, source: SourceFile, count: str) -> None:
        where = f"{shown_path(self._workspace.absolute(item.place.path))}:{item.place.region.line}"
        head = f"{self._painted(harmless(where), _BOLD)} {item.rule} {self._painted(f'({count})', _DIM)}"
        self._say(f"\n{head}\n  {harmless(item.message)}\n")
        for line in self._both(item, source):
            self._say(f"{line}\n")

    def _both(self, item: Result, source: SourceFile) -> Iterator[str]:
        """Yield the lines that change, as they are and as they would be."""
        edits = sorted(() if item.fix is None else item.fix.edits, key=lambda edit: edit.place.offset)
        if not edits:
            return
        text = source.text
        first = source.line_span(edits[0].place.region.line).start
        last = source.line_span(edits[-1].place.region.end_line).end
        low = max(first, edits[0].place.offset - _AROUND)
        high = min(last, max(edit.place.offset + edit.place.length for edit in edits) + _AROUND)
        before, after = ("…" if low > first else ""), ("…" if high < last else "")
        yield from self._version("-", _RED, before + self._pieces(text, low, high, edits, new=False) + after)
        yield from self._version("+", _GREEN, before + self._pieces(text, low, high, edits, new=True) + after)

    def _pieces(self, text: str, low: int, high: int, edits: list[LocatedEdit], *, new: bool) -> str:
        parts: list[str] = []
        position = low
        for edit in edits:
            start, end = edit.place.offset, edit.place.offset + edit.place.length
            parts.append(harmless(text[position:start]))
            changed = harmless(edit.replacement if new else text[start:end])
            colour = _GREEN if new else _RED
            parts.append("\n".join(self._painted(line, colour) for line in changed.split("\n")))
            position = end
        parts.append(harmless(text[position:high]))
        return "".join(parts)

    def _version(self, mark: str, colour: str, words: str) -> Iterator[str]:
        for line in words.replace("\r\n", "\n").split("\n"):
            yield f"  {self._painted(mark, colour)} {line}"

    def _painted(self, words: str, colour: str) -> str:
        return f"{colour}{words}{_PLAIN}" if self._colour and words else words
