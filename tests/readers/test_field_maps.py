"""The page of formats says what the readers do."""

from __future__ import annotations

import os
from pathlib import Path

from newslint.readers.field_maps import END, START, tables

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


def test_the_page_of_formats_holds_the_field_maps() -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    held, _, after = rest.partition(END)
    expected = f"\n{tables()}\n"
    if os.environ.get("NEWSLINT_REWRITE_OUTLINES"):
        PAGE.write_text(before + START + expected + END + after, encoding="utf-8", newline="\n")
        return
    assert held == expected
