"""What each rule, the shared analyses and reading cost: `python benchmarks/shares.py FOLDER`."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from newslint.context import Context
from newslint.rule import ArticleRule, CorpusRule, Rule
from newslint.settings import Settings
from newslint.source import decode
from newslint.tasks import reader_for
from newslint_schemas import Article

_SAMPLE = 300


def shares(folder: Path, sample: int = _SAMPLE) -> str:
    """Return a table of the microseconds an article that each part takes, as Markdown.

    Rules are run twice on an article: the second time nothing is left to work out for all of them, so the
    difference between the two is what the shared analyses cost. The first article is gone through once more,
    before anything is counted: importing and compiling patterns is no part's share.
    """
    settings = Settings(folder, extend_select=("names/archive",))
    spent: Counter[str] = Counter()
    files = sorted(folder.rglob("*.md"))[:sample]
    for file in files[:1]:
        _measure(file, settings, Counter())
    for file in files:
        _measure(file, settings, spent)
    total = spent.total()
    rows = [
        f"| {name} | {number / len(files) / 1_000:,.0f} | {number / total:.1%} |"
        for name, number in spent.most_common()
    ]
    rows.append(f"| all | {total / len(files) / 1_000:,.0f} | 100% |")
    return "\n".join(("| part | µs an article | share |", "| --- | --- | --- |", *rows, ""))


def _measure(file: Path, settings: Settings, spent: Counter[str]) -> None:
    """Read an article and run the rules on it; add up the nanoseconds of each part."""
    data = file.read_bytes()
    reader = reader_for(file.name)
    assert reader is not None  # noqa: S101 - the benchmark's own articles
    read = reader.load()
    start = time.process_time_ns()
    document = read(decode(file.name, data), settings.conventions)
    spent["reading"] += time.process_time_ns() - start
    for article in document.articles:
        context = Context(article, settings.conventions)
        rules = [item.rule for item in settings.active(file.name, article, "en")]
        start = time.process_time_ns()
        for rule in rules:
            _run(rule, article, context)
        first = time.process_time_ns() - start
        second = 0
        for rule in rules:
            start = time.process_time_ns()
            _run(rule, article, context)
            took = time.process_time_ns() - start
            spent[rule.id] += took
            second += took
        spent["shared analyses"] += max(first - second, 0)


def _run(rule: Rule, article: Article, context: Context) -> None:
    if isinstance(rule, ArticleRule):
        list(rule.check(article, context))
    elif isinstance(rule, CorpusRule):
        list(rule.facts(article, context))


if __name__ == "__main__":
    sys.stdout.write(shares(Path(sys.argv[1])))
