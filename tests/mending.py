"""What must hold of every fix of every article: it changes its own places, ends its finding, and brings no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from newslint.cli.fixing import fix
from newslint.discovery import Candidate, Found
from newslint.finding import Result
from newslint.fix import Safety
from newslint.fixing import chosen, edited, encoded, intact, kin, unmended
from newslint.run import Scope, reader_for, run
from newslint.source import SourceFile, decode
from newslint.workspace import Workspace

TODAY = "2026-01-14"


class Mended:
    """One file, and the fixes of its findings."""

    def __init__(self, workspace: Workspace, path: str) -> None:
        """Check a file of the workspace; its path is relative to the root."""
        self.workspace = workspace
        self.path = path
        self.data = workspace.absolute(path).read_bytes()
        self.results = self._results(self.data)

    def _results(self, data: bytes) -> tuple[Result, ...]:
        found = Found(files={self.path: Candidate(self.path, explicit=True)})
        report = run(self.workspace, found, Scope(corpus=False), {self.path: data}, today=TODAY)
        assert not report.crashes, report.crashes
        return report.results

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the fixes, one by one and all together."""
        source = decode(self.path, self.data)
        for item in self.results:
            if item.fix is not None and item.fix.edits and item.fix.safety is not Safety.SUGGESTION:
                for fault in self.of_one(source, item):
                    yield f"{self.path}:{item.place.region.line}: {item.rule}: {item.fix.description}: {fault}"
        yield from self._of_all()

    def of_one(self, source: SourceFile, item: Result) -> Iterator[str]:
        """Yield what is wrong with one fix."""
        change = edited(source, [item])
        after = encoded(source, change.text)
        reader = reader_for(self.path)
        assert reader is not None
        if after is None:
            yield "cannot be encoded"
            return
        settings = self.workspace.settings(self.workspace.absolute(self.path).parent)
        read = reader.load()
        if not intact(
            read(source, settings.conventions), read(decode(self.path, after), settings.conventions), change
        ):
            yield "is not read as the same article any more"
        if _rest(source.text, change.before) != _rest(change.text, change.after):
            yield "changes more than its places"
        again = self._results(after)
        if unmended([item], self.results, again):
            yield "does not end its finding"
        before, now = (Counter(one.rule for one in results) for results in (self.results, again))
        for rule in now:
            if rule != item.rule and now[rule] > before[rule]:
                yield f"brings a finding of {rule}"

    def _of_all(self) -> Iterator[str]:
        """Yield what a second run would still change after one that applies everything."""
        wanted = [item for item in self.results if item.fix is not None]
        if not chosen(wanted, unsafe=True):
            return
        found = Found(files={self.path: Candidate(self.path, explicit=True)})
        report = run(self.workspace, found, Scope(corpus=False), today=TODAY)
        fixed = fix(self.workspace, report, unsafe=True, today=TODAY)
        for path, reason in fixed.refused.items():
            yield f"{path}: refused: {reason}"
        if self.path not in fixed.files:
            return
        known = {kin(item) for item in self.results}
        again = self._results(fixed.files[self.path][1])
        for item in chosen([one for one in again if kin(one) in known], unsafe=True):
            yield f"{self.path}: {item.rule} would still be fixed by a second run"


def _rest(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts.append(text[position:start])
        position = end
    return "\0".join((*parts, text[position:]))


def workspace_of(folder: str) -> Workspace:
    """Return a workspace in which every rule runs, those in preview as well."""
    return Workspace(
        (folder,), isolated=True, adjust=lambda settings: replace(settings, select=("all",), preview=True)
    )
