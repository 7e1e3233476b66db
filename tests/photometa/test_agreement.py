"""The credit that metadata ask for, and what counts as a contradiction."""

from __future__ import annotations

import pytest

from newslint.photometa import Block, Embedded, Said
from newslint.photometa.agreement import contradicted, credit_of


def _embedded(
    creators: tuple[str, ...] = (), credit: str = "", notice: str = "", source: str = "", *, cut: bool = False
) -> Embedded:
    def said(value: str) -> Said | None:
        return Said(value, Block.IIM, cut) if value else None

    return Embedded(
        tuple(Said(name, Block.IIM, cut) for name in creators), said(credit), said(source), said(notice)
    )


@pytest.mark.parametrize(
    ("embedded", "credit"),
    [
        (_embedded(("Jon Pell",), "Courier"), "Jon Pell/Courier"),
        (_embedded(("Jon Pell",), "Jon Pell/Courier"), "Jon Pell/Courier"),
        (_embedded(("AP Photo/Jon Pell",), "AP"), "AP Photo/Jon Pell"),
        (_embedded(("Jon Pell",), "Jon Pell"), "Jon Pell"),
        (_embedded(("JON PELL",), "Courier via Getty Images"), "JON PELL/Courier via Getty Images"),
        (_embedded((), "Marsham Courier"), "Marsham Courier"),
        (_embedded(("Jon Pell", "Ann Lee")), "Jon Pell and Ann Lee"),
        (_embedded((), "", "© 2024-2025 Marsham Courier. All rights reserved."), "Marsham Courier"),
        (_embedded((), "", "Copyright (c) 2024 by Jon Pell"), "Jon Pell"),
        (_embedded(("Canon EOS",), "", ""), "Canon EOS"),
        (_embedded(("Picasa",)), ""),
        (_embedded(("OLYMPUS DIGITAL CAMERA",), "unknown"), ""),
        (_embedded((), "", "© 2024"), ""),
        (_embedded(("www.example.org",), "desk@example.org"), ""),
        (_embedded(("Jon Pell",), "TK"), "Jon Pell"),
        (_embedded(("Bartholomew Featherstonehaugh-S",), "", cut=True), ""),
        (_embedded((), "x" * 200), ""),
        (_embedded(("{{ site.secret }}",), "<script>go</script>"), ""),
        (_embedded(("{% include x %}",), "${x}"), ""),
        (Embedded(), ""),
    ],
)
def test_the_credit_is_maker_and_supplier_as_far_as_they_are_named(embedded: Embedded, credit: str) -> None:
    assert credit_of(embedded) == credit


PELL = _embedded(("Jon Pell",), "Courier", "© 2025 Courier")


@pytest.mark.parametrize(
    ("credit", "embedded", "other"),
    [
        ("Ruth Adeyemi", PELL, "Jon Pell"),
        ("Photo: Ruth Adeyemi / Courier", PELL, "Jon Pell"),
        ("Photo by Ruth Adeyemi for the Courier", PELL, "Jon Pell"),
        ("Jon Pell", PELL, ""),
        ("J. Pell/Courier", PELL, ""),
        ("JON PELL", PELL, ""),
        ("Jón Pèll", PELL, ""),
        ("John Pel", PELL, ""),
        ("Courier", PELL, ""),
        ("Marsham Gazette", PELL, ""),
        ("Courtesy of Ruth Adeyemi", PELL, ""),
        ("Handout via Ruth Adeyemi", PELL, ""),
        ("TK", PELL, ""),
        ("Ruth Adeyemi", _embedded((), "Courier"), ""),
        ("Ruth Adeyemi", _embedded(("Courier Photo",)), ""),
        ("Ruth Adeyemi", _embedded(("Jon Pell",), "Ruth Adeyemi/Courier"), ""),
        ("Ruth Adeyemi", _embedded(("Picasa User",)), ""),
        (
            "Bartholomew Featherstonehaugh-Smythe",
            _embedded(("Bartholomew Featherstonehaugh-S",), cut=True),
            "",
        ),
        ("Ann Smythe-Jones", _embedded(("Featherstonehaugh Ann Maria Smyt",), cut=True), ""),
        ("REUTERS", _embedded(("Jon Pell",), "AP"), "AP"),
        ("AP Photo/Jon Pell", _embedded(("JON PELL",), "REUTERS"), "REUTERS"),
        ("AP", _embedded((), "The Associated Press"), ""),
        ("AFP", _embedded((), "AFP via Getty Images"), ""),
        ("Getty Images", _embedded((), "AFP"), ""),
        ("AFP", _embedded((), "Reuters", source="AFP"), ""),
        ("Ruth Adeyemi", Embedded(), ""),
    ],
)
def test_only_two_people_or_two_rival_agencies_contradict_each_other(
    credit: str, embedded: Embedded, other: str
) -> None:
    found = contradicted(credit, embedded)
    assert (found.value if found else "") == other
