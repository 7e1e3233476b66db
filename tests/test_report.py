from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import newslint
from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.meta import META
from newslint.report import FileStatus, rule_info
from newslint.rule import ArticleRule, Precision
from newslint_schemas import Article
from reports import report


@dataclass(frozen=True, slots=True)
class Sample(ArticleRule):
    """Title of the sample.

    Why it matters.

    - What to do
    """

    id = "text/sample"
    since = "0.1"
    severity = Severity.NOTE
    precision = Precision.UNMEASURED
    standards = ()
    bad = ()
    good = ()
    primary = True

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        yield from ()


def test_a_rule_is_described_by_its_class() -> None:
    info = rule_info(Sample)
    assert (info.id, info.title, info.family) == ("text/sample", "Title of the sample", "text")
    assert info.page == "Why it matters.\n\n- What to do"
    assert info.preview
    assert info.tags == ("text", "primary", "preview")


def test_results_are_counted_by_severity_and_read_in_blocks() -> None:
    made = report()
    assert made.counts() == {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 1}
    assert [len(block) for block in made.blocks()] == [1, 2, 1, 1]
    assert [item.severity for item in made.worst_first()] == ["error", "error", "warning", "warning", "note"]
    assert [file.path for file in made.files_with(FileStatus.SKIPPED)] == ["robots.txt"]


def test_every_finding_that_no_rule_makes_is_described() -> None:
    root = Path(newslint.__file__).parent
    named = {
        match[1]
        for path in root.rglob("*.py")
        for match in re.finditer(
            r'"((?:parse|suppressions)/[a-z-]+|names/expired)"', path.read_text(encoding="utf-8")
        )
    }
    assert named == set(META)
    for info in META.values():
        assert info.precision is Precision.COMPUTED
        meaning, _, remedy = info.page.partition("\n\n")
        assert meaning
        assert remedy
        assert not info.title.endswith(".")
