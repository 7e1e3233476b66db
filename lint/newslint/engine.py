"""From a source file to results: reading, rules, places, severities; and the reduce over the corpus.

`examine` is a pure function of a source file and its settings, so that it can run in any process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newslint.context import Context
from newslint.examined import Examined, Noted
from newslint.finding import Finding, Result, Severity
from newslint.fingerprint import fingerprinted
from newslint.linehash import hashed
from newslint.locate import locate, problem_result, result
from newslint.meta import TOO_LARGE
from newslint.place import Place
from newslint.readers.base import Reader
from newslint.reduced import Reduced, touching
from newslint.report import Crash, FileRecord, FileStatus
from newslint.rule import ArticleRule, CorpusFinding, CorpusRule, Sighting
from newslint.settings import UNSAID, ActiveRule, Settings
from newslint.source import SourceFile, decode
from newslint.suppressions.directives import suppressions
from newslint_schemas import Article, Document, Problem, Span


def examine(
    path: str,
    data: bytes,
    size: int,
    settings: Settings,
    reader: Reader,
    inside: str,
    *,
    article_rules: bool = True,
) -> Examined:
    """Read one file and run the rules that its settings choose.

    Args:
        path: the file relative to the root of the run.
        data: its bytes, or the first of them where it is larger than the limit.
        size: how many bytes it has.
        settings: what applies to it.
        reader: the format's reader.
        inside: the path relative to the folder of the configuration, for its patterns.
        article_rules: whether to run article rules, or only to note facts for corpus rules.
    """
    limit = settings.conventions.limits.bytes
    if size > limit:
        source = SourceFile(path, b"", "")
        message = (
            f"This file has {size:,} bytes, more than the limit of {limit:,}; split it, exclude it, or raise "
            "`limits: bytes:` in the configuration."
        )
        return _only_problems(
            source, (Problem(TOO_LARGE, message, Span(0, 0), fatal=True),), settings, inside
        )
    source = decode(path, data)
    if any(problem.fatal for problem in source.problems):
        return _only_problems(source, source.problems, settings, inside)
    read = reader.load()
    try:
        document = read(source, settings.conventions)
    except Exception as error:  # noqa: BLE001 - a reader that fails must not take the other files with it
        crash = Crash(f"reader/{reader.name}", path, _described(error))
        return Examined(FileRecord(path, FileStatus.UNREADABLE, 0, "the reader failed"), (), (), (crash,))
    examined = _examine_document(source, document, settings, inside, article_rules=article_rules)
    return examined._replace(record=examined.record._replace(digest=digest_of(data)))


def digest_of(data: bytes) -> str:
    """Return the digest by which a file's bytes are known again."""
    return hashlib.sha256(data).hexdigest()


def _only_problems(
    source: SourceFile, problems: Sequence[Problem], settings: Settings, inside: str
) -> Examined:
    record = FileRecord(source.path, FileStatus.UNREADABLE, 0, problems[0].message)
    return Examined(record, _finished(source, list(_problems(source, problems, settings, inside))))


def _finished(source: SourceFile, results: list[Result]) -> tuple[Result, ...]:
    return fingerprinted(hashed(source, results))


def _problems(
    source: SourceFile, problems: Iterable[Problem], settings: Settings, inside: str
) -> Iterator[Result]:
    for problem in problems:
        severity = settings.problem_severity(problem.rule, inside, fatal=problem.fatal)
        if severity is not None:
            yield problem_result(source, problem, severity)


def _examine_document(
    source: SourceFile, document: Document, settings: Settings, inside: str, *, article_rules: bool
) -> Examined:
    problems = (*source.problems, *document.problems)
    results = list(_problems(source, problems, settings, inside))
    noted: list[Noted] = []
    crashes: list[Crash] = []
    ran: set[str] = set()
    unknown = 0
    for article in document.articles:
        context = Context(article, settings.conventions)
        unknown += not context.language and any(block.text for block in article.blocks)
        for active in settings.active(inside, article, context.language):
            if not active.rule.serves(context.language):
                continue
            ran.add(active.entry.id)
            try:
                if isinstance(active.rule, ArticleRule):
                    if article_rules:
                        findings = list(active.rule.check(article, context))
                        results.extend(
                            _located(source, article, active, findings, settings, inside, context.language)
                        )
                elif isinstance(active.rule, CorpusRule):
                    noted.extend(_noted(source, article, active, active.rule, context))
            except Exception as error:  # noqa: BLE001 - a rule that fails is named; the others go on
                crashes.append(Crash(active.entry.id, source.path, _described(error)))
    return Examined(
        record=_record(document, problems),
        results=_finished(source, results),
        noted=tuple(noted),
        crashes=tuple(crashes),
        suppressions=suppressions(source, document),
        unknown=unknown,
        ran=frozenset(ran),
    )


def _record(document: Document, problems: Sequence[Problem]) -> FileRecord:
    fatal = next((problem for problem in problems if problem.fatal), None)
    if document.articles:
        return FileRecord(document.path, FileStatus.READ, len(document.articles))
    if fatal is not None:
        return FileRecord(document.path, FileStatus.UNREADABLE, 0, fatal.message)
    return FileRecord(document.path, FileStatus.SKIPPED, 0, document.reason or "no article in it")


def _located(
    source: SourceFile,
    article: Article,
    active: ActiveRule,
    findings: Iterable[Finding],
    settings: Settings,
    inside: str,
    language: str,
) -> Iterator[Result]:
    for finding in findings:
        severity = active.severity_of(finding.severity)
        part = finding.part.value if finding.part is not None else ""
        said = settings.for_part(active.entry.id, part, inside, article, language) if part else UNSAID
        if said is None:
            continue
        yield result(source, finding, severity if said is UNSAID else said, article.id)


def _noted(
    source: SourceFile, article: Article, active: ActiveRule, rule: CorpusRule, context: Context
) -> Iterator[Noted]:
    date = article.date
    places: dict[Span, Place] = {}
    for fact in rule.facts(article, context):
        place = places.get(fact.span)
        if place is None:
            place = places[fact.span] = locate(source, fact.span)
        sighting = Sighting(fact, article.path, article.id, "" if date is None else date.isoformat(), place)
        yield Noted(active.entry.id, sighting, active.severity_of(None))


Group = tuple[str, str, list[tuple[Sighting, Severity | None]]]
"""A rule, a key, and the sightings of that key with the severity that each would have."""


def across(
    groups: Iterable[Group], rules: Mapping[str, CorpusRule], selected: Collection[str]
) -> tuple[list[Result], list[Crash]]:
    """Reduce: check each group, keep what touches a selected file.

    Args:
        groups: sorted by rule and key; the order within a group does not matter.
        rules: the rules by id.
        selected: the files to report on.
    """
    crashes: list[Crash] = []
    found = reduced(groups, rules, crashes, selected)
    return list(touching(found, selected)), crashes


def reduced(
    groups: Iterable[Group],
    rules: Mapping[str, CorpusRule],
    crashes: list[Crash],
    selected: Collection[str] | None = None,
) -> Iterator[Reduced]:
    """Yield what the rules find under each key.

    Args:
        groups: sorted by rule and key; the order within a group does not matter.
        rules: the rules by id.
        crashes: takes what fails.
        selected: the files that a finding must touch to be of use; None for all.
    """
    for name, key, items in groups:
        if len(items) < 2:
            continue
        items.sort(key=lambda item: item[0].age)
        severity = dict(items)
        found: list[Reduced] = []
        try:
            for finding in rules[name].check(key, tuple(sighting for sighting, _ in items)):
                touched = (finding.primary.path, *(other.path for other, _ in finding.related))
                if selected is not None and not any(path in selected for path in touched):
                    continue
                made = _corpus_result(
                    finding, finding.severity or severity[finding.primary] or Severity.WARNING
                )
                found.append(Reduced(name, key, touched, made))
        except Exception as error:  # noqa: BLE001 - a rule that fails is named; the others go on
            crashes.append(Crash(name, key, _described(error)))
        yield from found


def _corpus_result(finding: CorpusFinding, severity: Severity) -> Result:
    primary = finding.primary
    if primary.place is None:
        raise ValueError("a sighting without a place cannot be reported")
    related = tuple(
        other.place._replace(message=message) for other, message in finding.related if other.place is not None
    )
    fact = primary.fact
    return Result(
        rule=finding.rule,
        severity=severity,
        message=finding.message,
        place=primary.place,
        related=related,
        part="" if fact.part is None else fact.part.value,
        subject=fact.subject or fact.text,
        article=primary.article,
    )


def _described(error: Exception) -> str:
    """Return an exception's type, words and place on one line."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno})" if frames else ""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}{where}" if words else f"{type(error).__name__}{where}"
