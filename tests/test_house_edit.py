"""Changing the house name list: what is written where, and that the rest stays byte for byte."""

from __future__ import annotations

import datetime as dt

import pytest

from newslint.checked_yaml import ConfigurationError
from newslint.house import HouseName, load_names
from newslint.house_edit import Decision, decided, disputed, standing

TODAY = dt.date(2026, 3, 1)
LIST = """\
# Kept by the copy desk.
names:
- preferred: Port Hallam   # the harbour board's own
  variants: [Port Halam,  Porthallam]
  note: >
    never
    one word

  by: "home desk"
  disputed:
    by: Dana Whitlock
    reason: the chart has one l

# People
- preferred: Ana Lopes
  by:
  variants:
  - Ana Lopez  # so in the cuttings
- {preferred: Orla Finch, variants: [Orla Fynch]}
# The end."""

DISPUTED = """\
  disputed:
    by: Bo Lind
    reason: "signs it: z"
    since: 2026-03-01
"""


def _added(decision: Decision, text: str = LIST) -> str:
    return decided("names.yaml", text.encode(), decision, TODAY).decode()


def test_a_new_name_goes_below_all_others_and_nothing_else_changes() -> None:
    written = _added(Decision("Jiří Novák", ("Jiri Novak", "Novak: J."), "copy desk", TODAY, "both marks"))
    assert written == LIST + (
        "\n- preferred: Jiří Novák\n"
        '  variants: [Jiri Novak, "Novak: J."]\n'
        "  note: both marks\n"
        "  by: copy desk\n"
        "  since: 2026-03-01\n"
    )


def test_a_name_that_is_decided_anew_keeps_comments_and_is_no_longer_disputed() -> None:
    written = _added(Decision("Port Hallam", ("Port Halam", "Prt Hallam"), "chief", TODAY, until=TODAY))
    assert written == LIST.replace(
        "harbour board's own\n", "harbour board's own\n  since: 2026-03-01\n  until: 2026-03-01\n"
    ).replace("Porthallam]", "Porthallam, Prt Hallam]").replace(
        '"home desk"\n  disputed:\n    by: Dana Whitlock\n    reason: the chart has one l\n', "chief\n"
    )


def test_deciding_on_a_proposal_fills_in_who_decided() -> None:
    written = _added(Decision("Ana Lopes", ("Anna Lopes",), "sports desk", TODAY))
    assert "- preferred: Ana Lopes\n  since: 2026-03-01\n  by: sports desk\n  variants:\n" in written
    assert "  - Ana Lopez  # so in the cuttings\n  - Anna Lopes\n- {" in written


def test_an_entry_on_one_line_stays_on_one_line() -> None:
    written = _added(Decision("Orla Finch", ("Orla Finche",), "yes", TODAY))
    assert (
        '- {preferred: Orla Finch, variants: [Orla Fynch, Orla Finche], by: "yes", since: 2026-03-01}\n'
        in written
    )


def test_a_dispute_is_written_into_its_entry() -> None:
    written = disputed("names.yaml", LIST.encode(), 1, "Bo Lind", "signs it: z", TODAY).decode()
    assert written == LIST.replace(
        "  - Ana Lopez  # so in the cuttings\n",
        "  - Ana Lopez  # so in the cuttings\n" + DISPUTED,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("names:\n  - preferred: Bo Lind\n", "names:\n  - preferred: Bo Lind\n{}"),
        ("names:\n  - preferred: Bo Lind", "names:\n  - preferred: Bo Lind\n{}"),
        ("names:\n  - preferred: Bo Lind\n    by:\n", "names:\n  - preferred: Bo Lind\n    by:\n{}"),
        (
            "names:\n  - preferred: Bo Lind\n    note: >\n      his own\n\n  - preferred: Ana Lopes\n",
            "names:\n  - preferred: Bo Lind\n    note: >\n      his own\n{}\n  - preferred: Ana Lopes\n",
        ),
        (
            "names:\n  - preferred: Bo Lind\n    disputed: {by: me, reason: old}\n    by: desk\n",
            "names:\n  - preferred: Bo Lind\n    by: desk\n{}",
        ),
        (
            "names:\n  - preferred: Bo Lind\n    disputed:\n      by: me\n      reason: old\n",
            "names:\n  - preferred: Bo Lind\n{}",
        ),
        (
            "names:\n  - disputed: {by: me, reason: old}\n    preferred: Bo Lind\n",
            'names:\n  - disputed: {by: Bo Lind, reason: "signs it: z", since: 2026-03-01}\n    preferred: Bo Lind\n',
        ),
        (
            "names:\n  - {preferred: Bo Lind}\n",
            'names:\n  - {preferred: Bo Lind, disputed: {by: Bo Lind, reason: "signs it: z", since: 2026-03-01}}\n',
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_dispute_stands_below_the_other_keys_of_its_entry(text: str, expected: str, newline: str) -> None:
    data = text.replace("\n", newline).encode()
    written = disputed("names.yaml", data, 0, "Bo Lind", "signs it: z", TODAY).decode()
    block = "".join(f"  {line}\n" for line in DISPUTED.splitlines())
    wanted = expected.replace("{}", block)
    if not text.endswith("\n"):
        wanted = wanted.removesuffix("\n")
    assert written.replace("\r\n", "\n") == wanted
    name, *_ = load_names("names.yaml", written.encode())
    assert name.disputed is not None
    assert name.disputed.reason == "signs it: z"


def test_a_new_name_keeps_the_blank_line_between_entries() -> None:
    text = "names:\n  - preferred: Bo Lind\n    by:\n\n  # of the port\n  - preferred: Orla Finch\n    by:\n"
    written = _added(Decision("Ana Lopes", (), "me"), text)
    assert written == text + "\n  - preferred: Ana Lopes\n    by: me\n"
    assert _added(Decision("Ana Lopes", (), "me"), text + "\n") == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# ours\n", "# ours\nnames:\n  - preferred: Ana Lopes\n    by: me\n"),
        ("names: []\n", "names:\n  - preferred: Ana Lopes\n    by: me\n"),
        ("names:\n", "names:\n  - preferred: Ana Lopes\n    by: me\n"),
        (
            "names: [{preferred: Bo Lind}]\n",
            "names: [{preferred: Bo Lind}, {preferred: Ana Lopes, by: me}]\n",
        ),
        ("\ufeffnames: []\r\n", "\ufeffnames:\r\n  - preferred: Ana Lopes\r\n    by: me\r\n"),
    ],
)
def test_a_list_that_is_as_good_as_empty_gets_its_first_name(text: str, expected: str) -> None:
    assert _added(Decision("Ana Lopes", (), "me"), text) == expected


def test_a_list_made_anew_says_what_it_is() -> None:
    written = _added(Decision("Ana Lopes", (), "me"), "")
    assert written.startswith("# The house name list")
    assert load_names("names.yaml", written.encode()) == (HouseName("Ana Lopes", by="me"),)


def test_a_decision_that_is_past_its_last_day_stays_and_a_new_one_follows() -> None:
    text = "names:\n  - preferred: Ana Lopes\n    until: 2026-02-28\n"
    written = _added(Decision("Ana Lopes", (), "me", TODAY), text)
    assert written == text + "  - preferred: Ana Lopes\n    by: me\n    since: 2026-03-01\n"


def test_a_decision_that_contradicts_the_list_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="“Ana Lopes” is rejected here"):
        _added(Decision("Ana Lopez", ("Ana Lopes",), "me"))


def test_the_entry_that_is_not_expired_speaks_of_a_spelling() -> None:
    names = (
        HouseName("Kiev", until=dt.date(2019, 12, 31)),
        HouseName("Kyiv", ("Kiev",)),
        HouseName("Lvov", until=dt.date(2019, 12, 31)),
    )
    assert standing(names, "Kiev", TODAY) == 1
    assert standing(names, "Lvov", TODAY) == 2
    assert standing(names, "Odesa", TODAY) is None
