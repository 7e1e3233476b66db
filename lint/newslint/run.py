"""One run: reading the files from the disk, examining them, and putting the report together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from newslint import __version__, registry
from newslint.discovery import Candidate, Found, discover
from newslint.engine import Examined, Noted, across, examine
from newslint.finding import Result, Severity
from newslint.house import HOUSE
from newslint.house_expiry import expired_note, expired_results
from newslint.linehash import line_hash
from newslint.locate import problem_result
from newslint.meta import META, UNREADABLE
from newslint.processes import in_order, jobs_for
from newslint.readers.base import Reader
from newslint.report import Crash, FileRecord, FileStatus, Report, RuleInfo, rule_info
from newslint.rule import CorpusRule, Standard
from newslint.settings import Settings
from newslint.source import SourceFile, decode
from newslint.suppressions.whole import Looked, moved_notes, silence
from newslint.workspace import Workspace
from newslint_schemas import Problem, Span


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rules run: those within an article, those across articles, or both."""

    articles: bool = True
    corpus: bool = True

    def runs(self, *, corpus: bool) -> bool:
        """Say whether a rule runs, by whether it looks across articles."""
        return self.corpus if corpus else self.articles


def extensions() -> frozenset[str]:
    """Return every file extension that an installed reader reads."""
    return frozenset(extension for reader in registry.readers() for extension in reader.extensions)


def reader_for(path: str) -> Reader | None:
    """Return the reader of a file by its extension; a plug-in's wins over a built-in one."""
    suffix = Path(path).suffix.lower()
    return next((reader for reader in reversed(registry.readers()) if suffix in reader.extensions), None)


def run(
    workspace: Workspace,
    found: Found,
    scope: Scope,
    given: Mapping[str, bytes] | None = None,
    absent: Collection[str] = (),
    jobs: int | None = 1,
    today: str = "",
) -> Report:
    """Check what was found and return the report.

    Args:
        workspace: the root and the settings.
        found: the files to report on, and what was passed over.
        scope: which rules run.
        given: contents by path that are taken instead of the disk's (standard input, the past).
        absent: files of the corpus that count as not there.
        jobs: how many processes to use; None for as many as help.
        today: the day of the run as YYYY-MM-DD, for suppressions that hold until a day.
    """
    contents = given or {}
    tasks = [
        _task(workspace, path, contents.get(path), article_rules=scope.articles)
        for path in sorted(found.files)
    ]
    outcomes = in_order(_examine, tasks, jobs_for(jobs, len(tasks)), _lost)
    examined = {task.path: outcome for task, outcome in zip(tasks, outcomes, strict=True)}
    results = [item for outcome in examined.values() for item in outcome.results]
    crashes = [item for outcome in examined.values() for item in outcome.crashes]
    rules = _corpus_rules(workspace, found) if scope.corpus else {}
    if rules:
        noted = [item for outcome in examined.values() for item in outcome.noted]
        noted.extend(_rest_of_corpus(workspace, found, {*examined, *absent}, jobs))
        more, failed = across(noted, rules, frozenset(examined))
        results.extend(_hashed(workspace, more, contents))
        crashes.extend(failed)
    records = [outcome.record for outcome in examined.values()]
    records.extend(FileRecord(path, FileStatus.SKIPPED, 0, reason) for path, reason in found.skipped.items())
    for path, reason in found.broken.items():
        records.append(FileRecord(path, FileStatus.UNREADABLE, 0, reason))
        results.append(_unreadable(path, reason))
    named = any(candidate.explicit for candidate in found.files.values())
    silenced = silence(
        results,
        [_looked(task, examined[task.path], scope) for task in tasks],
        workspace.root,
        given=contents,
        absent=absent,
        known=_known(tasks),
        today=today,
        whole=not named,
    )
    results = list(silenced.kept)
    notes = (*_notes(examined.values()), *_refusals(tasks), *moved_notes(silenced.asked))
    if scope.articles and (used := _with_house_list(tasks)):
        if named:
            notes = (*notes, *filter(None, (expired_note(used),)))
        else:
            results.extend(_hashed(workspace, expired_results(used, workspace.root), contents))
    results = list(_worded(workspace, results))
    results.sort(key=lambda item: item.order)
    return Report(
        results=tuple(results),
        files=tuple(sorted(records, key=lambda record: record.path)),
        crashes=tuple(sorted(crashes, key=lambda crash: (crash.rule, crash.path, crash.message))),
        rules=_described(workspace, found, results),
        suppressed=tuple(sorted(_worded(workspace, silenced.suppressed), key=lambda item: item.order)),
        asked=tuple(sorted(silenced.asked, key=lambda item: (item.place.path, item.place.offset))),
        notes=notes,
        version=__version__,
        root=workspace.root.as_posix(),
    )


def _with_house_list(tasks: Iterable[_Task]) -> tuple[Settings, ...]:
    """Return the settings under which decisions have expired and names/house runs on a file."""
    lapsed = {(task.settings.source, task.inside): task for task in tasks if task.settings.expired}
    used: dict[Path | None, Settings] = {}
    for (source, inside), task in lapsed.items():
        if source not in used and any(
            active.entry.id == HOUSE for active in task.settings.active(inside, None)
        ):
            used[source] = task.settings
    return tuple(used.values())


def _worded(workspace: Workspace, results: Iterable[Result]) -> Iterable[Result]:
    """Yield results in the house's own words, where the configuration has them."""
    for item in results:
        settings = workspace.settings(workspace.absolute(item.place.path).parent)
        words = settings.words.get(item.rule)
        yield item if words is None else words.of(item)


def _notes(outcomes: Iterable[Examined]) -> tuple[str, ...]:
    """Return what the reader of the summary must know besides the findings."""
    unknown = sum(outcome.unknown for outcome in outcomes)
    if not unknown:
        return ()
    words = "1 article is" if unknown == 1 else f"{unknown} articles are"
    note = (
        f"{words} in no language that could be told, so the rules for English left out what they would read; "
        "write `lang: en` in the article or `language: en` in the configuration."
    )
    return (note,)


def _looked(task: _Task, outcome: Examined, scope: Scope) -> Looked:
    """Return a file as suppressions need it: a rule that the scope leaves out did not run."""
    rules = task.settings.known_rules
    ran = frozenset(rule for rule in outcome.ran if scope.runs(corpus=rules[rule].corpus))
    return Looked(task.path, task.inside, task.settings, outcome.suppressions, ran)


def _known(tasks: Iterable[_Task]) -> frozenset[str]:
    """Return every rule that an article may name, those of the house's own included."""
    every = {task.settings.source: task.settings for task in tasks}
    return frozenset(registry.rules()).union(*(settings.known_rules for settings in every.values()))


def _refusals(tasks: Iterable[_Task]) -> tuple[str, ...]:
    """Return what of the house's own rules does not run, each once; what is ignored by name is not told."""
    notes: dict[str, None] = {}
    for settings in {task.settings.source: task.settings for task in tasks}.values():
        if settings.conventions.house_rules is not None:
            for item in settings.conventions.house_rules.refused:
                if not settings.ignores(item.id):
                    notes.setdefault(item.message)
    return tuple(notes)


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to examine, with all that a worker needs; `content` where it is not the disk's."""

    path: str
    absolute: Path
    settings: Settings
    inside: str
    article_rules: bool
    content: bytes | None


def _task(workspace: Workspace, path: str, content: bytes | None, *, article_rules: bool) -> _Task:
    absolute = workspace.absolute(path)
    settings = workspace.settings(absolute.parent)
    return _Task(path, absolute, settings, workspace.inside(absolute, settings), article_rules, content)


def _examine(task: _Task) -> Examined:
    reader = reader_for(task.path)
    if reader is None:
        reason = f"no reader for files with the extension {task.absolute.suffix or '(none)'}"
        return Examined(FileRecord(task.path, FileStatus.SKIPPED, 0, reason))
    if task.content is not None:
        data, size = task.content, len(task.content)
    else:
        try:
            data, size = _read(task.absolute, task.settings.conventions.limits.bytes)
        except OSError as error:
            reason = f"the file cannot be opened ({error.strerror or error})"
            record = FileRecord(task.path, FileStatus.UNREADABLE, 0, reason)
            return Examined(record, (_unreadable(task.path, reason),))
    return examine(
        task.path, data, size, task.settings, reader, task.inside, article_rules=task.article_rules
    )


def _lost(task: _Task) -> Examined:
    """Return the outcome of a file whose worker died: named, and nothing known of it."""
    crash = Crash("worker", task.path, "the process that checked this file ended without a word")
    return Examined(FileRecord(task.path, FileStatus.UNREADABLE, 0, "its process ended"), (), (), (crash,))


def _read(path: Path, limit: int) -> tuple[bytes, int]:
    """Return a file's bytes and size; a file beyond the limit is not read."""
    with path.open("rb") as file:
        data = file.read(limit + 1)
        return (data, len(data)) if len(data) <= limit else (b"", path.stat().st_size)


def _unreadable(path: str, reason: str) -> Result:
    message = f"This file could not be read: {reason}. Mend it or exclude it."
    problem = Problem(UNREADABLE, message, Span(0, 0), fatal=True)
    return problem_result(SourceFile(path, b"", ""), problem, Severity.ERROR)


def _corpus_rules(workspace: Workspace, found: Found) -> dict[str, CorpusRule]:
    """Return the corpus rules that run on a file at least; where options differ, the first file's hold."""
    rules: dict[str, CorpusRule] = {}
    for folder in sorted({workspace.absolute(path).parent for path in found.files}):
        settings = workspace.settings(folder)
        for active in settings.active(workspace.inside(folder / "_", settings), None):
            if isinstance(active.rule, CorpusRule):
                rules.setdefault(active.entry.id, active.rule)
    return rules


def _rest_of_corpus(
    workspace: Workspace, found: Found, without: set[str], jobs: int | None
) -> Iterable[Noted]:
    """Yield what the files of the corpus that are not reported on add."""
    paths = sorted(corpus_of(workspace, found).keys() - without)
    tasks = [_task(workspace, path, None, article_rules=False) for path in paths]
    for outcome in in_order(_examine, tasks, jobs_for(jobs, len(tasks)), _lost):
        yield from outcome.noted


def corpus_of(workspace: Workspace, found: Found) -> dict[str, Candidate]:
    """Return the corpus: as configured, else all below the configuration or the git root."""
    folders: set[str] = set()
    for folder in {workspace.absolute(path).parent for path in found.files}:
        settings = workspace.settings(folder)
        if settings.corpus:
            folders.update(str(settings.root / item) for item in settings.corpus)
        elif settings.source is not None:
            folders.add(str(settings.root))
        elif workspace.git_root is not None:
            folders.add(str(workspace.git_root))
    return discover(sorted(folders), workspace, extensions()).files


def _hashed(
    workspace: Workspace, results: Iterable[Result], contents: Mapping[str, bytes]
) -> Iterable[Result]:
    """Add GitHub's hash of the line to results whose file is no longer at hand."""
    for item in results:
        path = item.place.path
        try:
            data = contents.get(path) or workspace.absolute(path).read_bytes()
        except OSError:
            yield item
            continue
        yield replace(item, line_hash=line_hash(decode(path, data), item.place.region.line))


def _described(workspace: Workspace, found: Found, results: Iterable[Result]) -> tuple[RuleInfo, ...]:
    rules: dict[str, RuleInfo] = dict(META)
    links: dict[str, str] = {}
    for folder in {workspace.absolute(path).parent for path in found.files}:
        settings = workspace.settings(folder)
        for active in settings.active(workspace.inside(folder / "_", settings), None):
            rules.setdefault(active.entry.id, rule_info(type(active.rule)))
        links.update((rule, words.link) for rule, words in settings.words.items() if words.link)
    others = [item for item in results if item.rule not in rules]
    for folder in {workspace.absolute(item.place.path).parent for item in others}:
        known = workspace.settings(folder).known_rules
        for name in {item.rule for item in others} & known.keys():
            rules.setdefault(name, rule_info(known[name].load()))
    for name in links.keys() & rules.keys():
        own = Standard("House style", rules[name].title, "A", links[name])
        rules[name] = replace(rules[name], standards=(own, *rules[name].standards), link=links[name])
    return tuple(rules[name] for name in sorted(rules))
