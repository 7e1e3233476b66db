"""The tables of the page of formats are what the readers go by."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.readers.field_maps import tables

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


@pytest.mark.parametrize(("start", "end", "rows"), list(tables()))
def test_the_page_of_formats_holds_the_tables_of_the_readers(start: str, end: str, rows: str) -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(f"{start}\n")
    held, _, after = rest.partition(end)
    if os.environ.get("NEWSLINT_REWRITE_OUTLINES"):
        PAGE.write_text(f"{before}{start}\n{rows}\n{end}{after}", encoding="utf-8", newline="\n")
        return
    assert held == f"{rows}\n"
