"""What is kept of a file comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Fact, Severity, Sighting
from newslint.cache.encoding import (
    DamagedError,
    decode,
    decode_results,
    decode_sighting,
    encode,
    encode_results,
    encode_sightings,
    sealed,
    unsealed,
)
from newslint.examined import Noted
from newslint.finding import Result
from newslint.fix import LocatedEdit, LocatedFix, Safety, Slot
from newslint.place import Place
from newslint.region import Region
from newslint.report import FileRecord, FileStatus
from newslint.suppressions.directives import Suppression
from newslint_schemas import Part, Span

words = st.text(max_size=12)
numbers = st.integers(0, 1 << 40)
severities = st.sampled_from(Severity)
spans = st.builds(Span, numbers, numbers)
places = st.builds(
    Place,
    st.just("a/story.md") | words.filter(bool),
    st.builds(Region, numbers, numbers, numbers, numbers),
    *(numbers for _ in range(6)),
    words,
    numbers,
    st.booleans(),
    words,
)
slots = st.builds(Slot, spans, words, words, st.lists(words, max_size=2).map(tuple))
fixes = st.builds(
    LocatedFix,
    words,
    st.sampled_from(Safety),
    st.lists(st.builds(LocatedEdit, places, words, words, st.none() | slots), max_size=2).map(tuple),
)
results = st.builds(
    Result,
    words,
    severities,
    words,
    places,
    st.lists(places, max_size=2).map(tuple),
    words,
    words,
    words,
    words,
    words,
    st.none() | fixes,
)
suppressions = st.builds(
    Suppression,
    st.lists(words, max_size=2).map(tuple),
    words,
    words,
    places,
    spans,
    st.none() | places,
    words,
    words,
    words,
    words,
)
records = st.builds(
    FileRecord, st.just("a/story.md"), st.sampled_from(FileStatus), st.integers(0, 9), words, words
)
facts = st.builds(
    Fact,
    words,
    spans,
    words,
    words,
    st.none() | st.sampled_from(Part),
    st.lists(words, max_size=2).map(tuple),
)
sightings = st.builds(Sighting, facts, st.just("a/story.md"), words, words, st.none() | places)


@given(records, st.lists(results, max_size=2), st.lists(suppressions, max_size=2))
def test_a_file_comes_back_as_it_was(
    record: FileRecord, found: list[Result], asked: list[Suppression]
) -> None:
    assert decode(encode(record, found, asked), record.path) == (record, tuple(found), tuple(asked))


@given(st.lists(results, max_size=3))
def test_results_of_several_files_come_back_as_they_were(found: list[Result]) -> None:
    assert decode_results(encode_results(found)) == tuple(found)


@given(st.lists(st.builds(Noted, words, sightings, st.none() | severities), max_size=4))
def test_facts_come_back_as_they_were_and_each_once(noted: list[Noted]) -> None:
    back = [
        Noted(item.rule, *decode_sighting(item.data, key, "a/story.md"))
        for item in encode_sightings(noted)
        for key in item.keys
    ]
    assert {repr(item) for item in back} <= {repr(item) for item in noted}
    assert {(item.rule, item.sighting.fact) for item in back} == {
        (item.rule, item.sighting.fact) for item in noted
    }


@pytest.mark.parametrize(
    ("kind", "number"),
    [(Result, 12), (Suppression, 10), (FileRecord, 5), (Fact, 6), (Sighting, 5), (LocatedFix, 3), (Noted, 3)],
)
def test_no_field_is_forgotten(kind: type, number: int) -> None:
    # A field that is added here must be added to the encoding and to the strategies above.
    fields: tuple[str, ...] = getattr(kind, "__match_args__")  # noqa: B009 - of data classes and named tuples
    assert len(fields) == number
    assert [len(kind._fields) for kind in (Place, LocatedEdit, Slot)] == [12, 4, 4]


@given(st.data())
def test_a_changed_character_is_told(data: st.DataObject) -> None:
    text = sealed(["a story", 1, ["about", None]])
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(
        st.characters(min_codepoint=32, max_codepoint=126).filter(lambda char: char != text[at])
    )
    changed = text[:at] + other + text[at + 1 :]
    if changed[:8].lower() != text[:8].lower() or changed[8:] != text[8:]:
        with pytest.raises(DamagedError):
            unsealed(changed)
