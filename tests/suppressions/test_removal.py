"""A suppression that silences nothing is taken out, and nothing else of the file changes."""

from __future__ import annotations

import pytest

from newslint.conventions import Conventions
from newslint.finding import Severity
from newslint.source import decode
from newslint.suppressions.apply import apply
from newslint.suppressions.directives import suppressions
from newslint.tasks import reader_for

KNOWN = ("captions/duplicate", "credits/missing", "names/inconsistent")


def _mended(name: str, text: str) -> str:
    """Apply the fixes of a file's suppressions, one after the other."""
    reader = reader_for(name)
    assert reader is not None
    for _ in range(9):
        source = decode(name, text.encode())
        asked = suppressions(source, reader.load()(source, Conventions()))
        applied = apply(
            (),
            asked,
            today="2026-06-01",
            ran=KNOWN,
            known=(*KNOWN, "text/placeholder"),
            severity=lambda _: Severity.WARNING,
        )
        fixes = [remark.fix for remark in applied.remarks if remark.fix is not None]
        if not fixes:
            return text
        (edit,) = fixes[0].edits
        text = text[: edit.place.offset] + edit.replacement + text[edit.place.offset + edit.place.length :]
    raise AssertionError("fixes without end")


HEAD = "---\ntitle: Ferry\ndate: 2026-01-14\n"
STORY = "---\n\nThe boat is late.\n"
JSON = '{{\n  "type": "text",\n  "headline": "Ferry"{asked},\n  "body_html": "<p>The boat is late.</p>"{last}\n}}\n'
ASKED = '"newslint": {"ignore": {"credits/missing": "agreed"}}'


@pytest.mark.parametrize(
    ("name", "text", "mended"),
    [
        ("a.md", f'{HEAD}newslint: {{ ignore: {{ credits/missing: "agreed" }} }}\n{STORY}', HEAD + STORY),
        ("a.md", f"{HEAD}newslint:\n  ignore:\n    credits: agreed\nlang: en\n{STORY}", f"{HEAD}lang: en\n{STORY}"),
        (
            "a.md",
            f'{HEAD}newslint: {{ ignore: {{ credits: "agreed", captions: "so", names: "so" }} }}\n{STORY}',
            HEAD + STORY,
        ),
        ("a.md", f"{HEAD}image: a.jpg # newslint: ignore[credits] agreed\n{STORY}", f"{HEAD}image: a.jpg\n{STORY}"),
        ("a.yaml", "title: Ferry\ndate: 2026-01-14\nnewslint:\n  ignore:\n    credits: so\nbody: Late.\n", "title: Ferry\ndate: 2026-01-14\nbody: Late.\n"),
        ("a.md", '+++\ntitle = "Ferry"\n[newslint.ignore]\n"credits" = "agreed"\n+++\nLate.\n', '+++\ntitle = "Ferry"\n+++\nLate.\n'),
        ("a.json", JSON.format(asked=f",\n  {ASKED}", last=""), JSON.format(asked="", last="")),
        ("a.json", JSON.format(asked="", last=f",\n  {ASKED}"), JSON.format(asked="", last="")),
        # Alone in its object, and beside what is not newslint's to take out.
        ("a.json", f"{{{ASKED}}}", f"{{{ASKED}}}"),
        (
            "a.json",
            JSON.format(asked=',\n  "newslint": {"ignore": {"credits": "agreed"}, "desk": "local"}', last=""),
            JSON.format(asked=',\n  "newslint": {"desk": "local"}', last=""),
        ),
    ],
)  # fmt: skip
def test_it_goes_with_its_line_or_its_comma(name: str, text: str, mended: str) -> None:
    assert _mended(name, text) == mended


def test_what_still_silences_something_stays_in_place() -> None:
    text = f"{HEAD}newslint:\n  ignore:\n    credits: agreed\n    text/placeholder: agreed\n{STORY}"
    assert _mended("a.md", text) == text.replace("    credits: agreed\n", "")
