"""GitHub's line hash; the first vectors are those that its own action is tested with."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linehash import line_hash, line_hashes
from newslint.source import decode

GREETINGS = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (
            " a\nb\n  \t\tc\n d",
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
        ),
        (
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            [
                "8b7cf3e952e7aeb2:1",
                "b1ae1287ec4718d9:1",
                "bff680108adb0fcc:1",
                "c6805c5e1288b612:1",
                "b86d3392aea1be30:1",
                "e6ceba753e1a442:1",
            ],
        ),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", GREETINGS),
        (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", GREETINGS),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", GREETINGS),
        (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", GREETINGS),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [
                *(f"a7f2ff13bc495cf2:{number}" for number in range(1, 7)),
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                "c129715d7a2bc9a3:1",
            ],
        ),
    ],
)
def test_hashes_are_those_of_the_action(text: str, hashes: list[str]) -> None:
    source = decode("a.md", text.encode())
    lines = range(1, len(hashes) + 1)
    assert line_hashes(source, lines) == dict(zip(lines, hashes, strict=True))
    assert [line_hash(source, line) for line in lines] == hashes


def rolled(data: bytes) -> list[str]:
    """The hashes as a window of 100 units gives them that rolls over the file unit by unit."""
    text = data.decode("utf-8", "replace")
    encoded = text.encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(encoded[at : at + 2], "little") for at in range(0, len(encoded), 2)]
    window, starts = [0] * 100, [False] * 100
    value, at, line_start, after_return = 0, 0, True, False
    seen: Counter[int] = Counter()
    hashes: list[str] = []

    def push(unit: int, *, start: bool) -> None:
        nonlocal value, at
        if starts[at]:
            seen[value] += 1
            hashes.append(f"{value:x}:{seen[value]}")
        value = (value * 37 + unit - window[at] * 37**100) % 2**64
        window[at], starts[at] = unit, start
        at = (at + 1) % 100

    for unit in [*units, 65535]:
        if unit in (32, 9) or (after_return and unit == 10):
            after_return = False
            continue
        after_return = unit == 13
        kept = 10 if unit == 13 else unit
        push(kept, start=line_start)
        line_start = kept == 10
    for _ in range(100):
        push(0, start=False)
    return hashes


@given(st.text(st.sampled_from("ab \t\r\né漢🚒\ufeff\0"), max_size=300), st.booleans())
def test_hashes_are_those_of_a_rolling_window(text: str, bom: bool) -> None:
    data = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
    # A file without a mark that begins with one, or that is binary, is read in another way.
    if text.startswith("\ufeff") or "\0" in text:
        return
    expected = rolled(data)
    assert line_hashes(decode("a.md", data), range(1, len(expected) + 1)) == dict(enumerate(expected, 1))


def test_bytes_that_are_no_utf8_are_hashed_as_the_action_reads_them() -> None:
    data = "caf\xe9 in the harbour\nsecond\n".encode("latin-1")
    assert line_hash(decode("a.md", data), 1) == rolled(data)[0]


def test_a_line_that_is_not_there_has_no_hash() -> None:
    source = decode("a.md", b"one\n")
    assert line_hash(source, 9) == ""
    assert line_hashes(source, ()) == {}
