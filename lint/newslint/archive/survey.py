"""One pass over an archive: map, shuffle, reduce, suppressions; findings come out as they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newslint import registry
from newslint.archive.engines import Engine
from newslint.archive.job import Held, Tally
from newslint.archive.lines import NAMED, BadLine, absent
from newslint.archive.plan import Plan, SourceError
from newslint.finding import Result, Severity
from newslint.fingerprint import fingerprinted
from newslint.report import Crash, FileStatus
from newslint.suppressions.whole import Looked, silence
from newslint.tasks import unreadable


@dataclass(slots=True)
class Survey:
    """A pass over an archive; what it counts is complete when all findings were taken.

    The findings of articles come in the order of the pieces, then, sorted, those of files that hold suppressions
    and those across articles. No order or number depends on the engine.
    """

    plan: Plan
    engine: Engine
    today: str = ""
    tally: Tally = field(default_factory=Tally)
    crashes: list[Crash] = field(default_factory=list[Crash])
    suppressed: int = 0
    bad: list[BadLine] = field(default_factory=list[BadLine])
    """The first of the lines that could not be read."""

    def findings(self) -> Iterator[Result]:
        """Yield every finding.

        Raises:
            SourceError: a field that was named stands in no line.
        """
        held: list[Held] = []
        for path, reason in sorted(self.plan.broken.items()):
            self.tally.files[FileStatus.UNREADABLE] += 1
            found = unreadable(path, reason)
            self.tally.count((found,))
            yield found
        self.tally.files[FileStatus.SKIPPED] += self.plan.skipped
        for mapped in self.engine.survey(self.plan.job, self.plan.pieces):
            self.tally.add(mapped.tally)
            self.crashes.extend(mapped.crashes)
            self.bad.extend(mapped.bad[: NAMED - len(self.bad)])
            held.extend(mapped.held)
            yield from mapped.results
        tally = self.tally
        if wrong := absent(self.plan.job.reading, tally.fields, tally.lines, tally.bad):
            raise SourceError(wrong)
        across = self._across() if self.plan.job.rules else ()
        kept = self._silenced(held, across)
        self.tally.count(kept)
        yield from kept

    def _across(self) -> tuple[Result, ...]:
        """Return the findings across articles; one that several keys led to is one."""
        found: dict[tuple[object, ...], Result] = {}
        for reduced in self.engine.reduce(self.plan.job):
            self.crashes.extend(reduced.crashes)
            for result in reduced.results:
                found.setdefault((result.order, result.related), result._replace(fingerprint=""))
        return fingerprinted(found.values())

    def _silenced(self, held: Sequence[Held], across: Iterable[Result]) -> list[Result]:
        job = self.plan.job
        looked = [
            Looked(file.path, file.inside, job.settings[file.settings], file.asked, file.ran) for file in held
        ]
        silenced = silence(
            (*(result for file in held for result in file.results), *across),
            looked,
            job.root,
            given={},
            absent=(),
            known=frozenset(registry.rules()),
            today=self.today,
            whole=False,
        )
        self.suppressed = len(silenced.suppressed)
        return sorted(silenced.kept, key=lambda result: result.order)

    def counts(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity, the worst first."""
        return {
            severity: sum(number for (_, level), number in self.tally.findings.items() if level is severity)
            for severity in Severity
        }
