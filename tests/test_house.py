"""Reading the house name list, and every mistake in it."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from jsonschema import Draft202012Validator

from newslint.checked_yaml import ConfigurationError
from newslint.house import HouseName, in_force, load_names
from newslint.schema import schemas


def test_a_list_is_read() -> None:
    data = (
        "names:\n"
        "  - preferred: Volodymyr Petrenko\n"
        "    variants: [Vladimir Petrenko, Volodimir Petrenko]\n"
        "    note: >\n      his own\n      spelling\n"
        "    by: foreign desk\n"
        "    since: 2024-01-02\n"
        "    until: 2026-12-31\n"
        "  - preferred: Kyiv\n"
    )
    assert load_names("names.yaml", data.encode()) == (
        HouseName(
            "Volodymyr Petrenko",
            ("Vladimir Petrenko", "Volodimir Petrenko"),
            "his own spelling",
            "foreign desk",
            dt.date(2024, 1, 2),
            dt.date(2026, 12, 31),
        ),
        HouseName("Kyiv"),
    )


@pytest.mark.parametrize("data", ["", "# nothing yet\n", "names:\n  []\n", "\ufeffnames: []\n"])
def test_an_empty_list_is_a_list(data: str) -> None:
    assert load_names("names.yaml", data.encode()) == ()


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        ("names:\n  - prefered: Kyiv\n", "names.yaml:2:5", "did you mean 'preferred'?"),
        ("name: []\n", "names.yaml:1:1", "did you mean 'names'?"),
        ("names:\n  - preferred: Kyiv\n    since: soon\n", "names.yaml:3:12", "valid date"),
        ("names:\n  - variants: [Kiev]\n", "names.yaml:2:5", "preferred: field required"),
        ("- Kyiv\n", "names.yaml:1:1", "begins with “names:”"),
        ("names: [\n", "names.yaml:1:8", "not valid YAML"),
        ("names:\n  - preferred: Kyiv\n  - preferred: Kyiv\n", "names.yaml:3:16", "decided on twice"),
        (
            "names:\n  - preferred: Kyiv\n  - preferred: Lviv\n    variants: [Lvov, Kyiv]\n",
            "names.yaml:4:22",
            "“Kyiv” is rejected here",
        ),
        (
            "names:\n  - preferred: Kyiv\n    since: 2024-02-01\n    until: 2024-01-01\n",
            "names.yaml:4:12",
            "lies before",
        ),
    ],
)
def test_a_mistake_is_shown_at_its_place(data: str, place: str, words: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_names("names.yaml", data.encode())
    assert str(caught.value).startswith(f"{place}: ")
    assert words in str(caught.value)


def test_bytes_that_are_no_utf_8_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_names("names.yaml", b"names:\n  - preferred: Bogot\xe1\n")


def test_a_decision_holds_between_its_days() -> None:
    names = (
        HouseName("Always"),
        HouseName("Then", since=dt.date(2024, 1, 1), until=dt.date(2024, 12, 31)),
    )
    assert [name.preferred for name in in_force(names, dt.date(2024, 12, 31))] == ["Always", "Then"]
    assert [name.preferred for name in in_force(names, dt.date(2025, 1, 1))] == ["Always"]


def test_two_decisions_on_one_name_may_follow_each_other() -> None:
    data = (
        "names:\n"
        "  - preferred: Kiev\n    until: 2019-12-31\n"
        "  - preferred: Kyiv\n    variants: [Kiev]\n    since: 2020-01-01\n"
    )
    assert len(load_names("names.yaml", data.encode())) == 2


def test_the_schema_takes_what_the_list_takes() -> None:
    validator = Draft202012Validator(json.loads(schemas()["names"]))

    def takes(value: dict[str, object]) -> bool:
        return validator.is_valid(json.loads(json.dumps(value)))  # pyright: ignore[reportUnknownMemberType]

    entry: dict[str, object] = {
        "preferred": "Kyiv",
        "variants": ["Kiev"],
        "by": None,
        "since": "2024-01-02",
        "disputed": {"by": "Ana Lopes", "reason": "so"},
    }
    day = "2026-01-02"
    assert takes({"names": [{**entry, "until": day}, {**entry, "valid-until": day}]})
    assert takes({"names": None})
    assert not takes({"names": [{**entry, "prefered": "Kyiv"}]})
