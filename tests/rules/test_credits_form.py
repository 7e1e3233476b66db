from __future__ import annotations

import pytest

from newslint.options import OptionError, build
from newslint.testing import findings
from newslint_rules.credits.form import Form


def _fixed(source: str, path: str, rule: Form) -> str:
    (finding,) = findings(rule, {path: source})[path]
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    return source[: edit.span.start] + edit.replacement + source[edit.span.end :]


def test_the_fix_leaves_the_brackets_and_the_full_stop() -> None:
    page = "# Sold\n\n<figure><img src='a.jpg' alt=''><figcaption>The orchard, May 3, 2025. (Photo: Jon Pell/AP.)</figcaption></figure>\n\nIt is sold.\n"
    assert "(AP Photo/Jon Pell.)" in _fixed(page, "story.md", Form(style="ap"))


def test_entities_within_a_credit_are_written_anew() -> None:
    page = (
        '<!doctype html><html lang="en"><head><title>Sold</title></head><body><article><h1>Sold</h1><p>It is sold.</p>'
        '<figure><img src="a.jpg" alt=""><figcaption>The orchard. <span class="credit">Photo: Jon &amp; Bo Pell/AP'
        "</span></figcaption></figure></article></body></html>"
    )
    assert ">AP Photo/Jon & Bo Pell<" in _fixed(page, "story.html", Form(style="ap"))


def test_a_credit_with_markup_within_is_told_but_not_mended() -> None:
    page = "# Sold\n\n<figure><img src='a.jpg' alt=''><figcaption>The orchard, May 3, 2025. Photo: <b>Jon Pell</b>/AP</figcaption></figure>\n\nIt is sold.\n"
    (finding,) = findings(Form(style="ap"), {"story.md": page})["story.md"]
    assert finding.fix is None


def test_charts_and_agencies_data_are_left_alone() -> None:
    chart = "---\ntitle: Sold\nimage: turnout-chart.png\nimage_credit: Jon Pell, AP\n---\n\nIt is sold.\n"
    assert not findings(Form(style="ap"), {"story.md": chart})["story.md"]
    item = (
        '{"uri": "x", "type": "text", "language": "en", "headline": "Sold", "body_html": "<p>It is sold.</p>",'
        ' "associations": {"p": {"type": "picture", "creditline": "AP", "renditions": {"m": {"href": "a.jpg"}}}}}'
    )
    assert not findings(Form(style="ap"), {"story.json": item})["story.json"]


@pytest.mark.parametrize(
    "options", [{"style": "times"}, {"patterns": ["Photo"]}, {"patterns": ["{photographer}"]}]
)
def test_a_style_or_pattern_that_is_unknown_is_an_error_of_the_configuration(
    options: dict[str, object],
) -> None:
    with pytest.raises(OptionError):
        build(Form, options)
