"""The configuration: what it says, and how it refuses what it does not know."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.configuration import ConfigurationError, find, load
from newslint.finding import Severity
from newslint.settings import UNSAID, Settings, lookup


def _load(folder: Path, text: str) -> Settings:
    path = folder / "newslint.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def _refused(folder: Path, text: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        _load(folder, text)
    return str(caught.value)


def test_an_empty_configuration_is_the_default(tmp_path: Path) -> None:
    settings = _load(tmp_path, "# nothing yet\n")
    assert settings.select == ("default",)
    assert settings.source == tmp_path / "newslint.yaml"


def test_everything_that_is_said_arrives(tmp_path: Path) -> None:
    settings = _load(
        tmp_path,
        """\
select: [credits, names/inconsistent]
ignore: [credits/placeholder]
severity: {credits: warning, names: off}
exclude: ["archive/"]
fields:
  credit: images.attribution
  image: [hero, hero-image]
shortcodes:
  image: {0: source, 1: alt}
language: EN
default-credit: Staff
limits: {bytes: 1000}
overrides:
  - paths: ["opinion/**"]
    ignore: [dates]
""",
    )
    assert settings.select == ("credits", "names/inconsistent")
    assert settings.severity == {"credits": Severity.WARNING, "names": None}
    assert settings.conventions.fields == {"credit": ("images.attribution",), "image": ("hero", "hero-image")}
    assert settings.conventions.shortcodes == {"image": {"0": "source", "1": "alt"}}
    assert settings.conventions.language == "en"
    assert settings.conventions.limits.bytes == 1000
    assert settings.overrides[0].ignore == ("dates",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct: [credits]\n", ":1:1: unknown key 'selct'; did you mean 'select'?\n  selct: [credits]\n  ^"),
        ("fail-on: warnng\n", "did you mean 'warning'?"),
        (
            "select:\n  - credits\n  - creditz\n",
            ":3:5: unknown rule or family 'creditz'; did you mean 'credits'?",
        ),
        ("overrides:\n  - path: [a]\n", ":2:5: unknown key 'path'; did you mean 'paths'?"),
        ("limits:\n  bites: 3\n", ":2:3: unknown key 'bites'; did you mean 'bytes'?"),
        ("limits: {bytes: none}\n", ":1:17: limits.bytes: "),
        ("- select\n", "A configuration is a list of keys and values"),
        ("select: [credits\n", ":1:"),
        ("select: [all]\nselect: [names]\n", ":2:1: "),
        ("options:\n  credits/missing:\n    teaserz: true\n", ":3:5: option 'teaserz' of credits/missing: "),
        (
            "options:\n  credits/missing:\n    teasers: often\n",
            ":3:14: option 'teasers' of credits/missing: ",
        ),
        (
            "fields: {credit: {by: a}}\n",
            ":1:18: fields.credit: input should be a valid list or a valid string",
        ),
        (
            "options:\n  credits/mising: {}\n",
            ":2:3: unknown rule 'credits/mising'; did you mean 'credits/missing'?",
        ),
        ("fields:\n  creddit: photo.by\n", ":2:3: fields.creddit: "),
        ("fields:\n  creddit: photo.by\n", "did you mean 'credit'?"),
        ("overrides:\n  - parts: [captoin]\n", "did you mean 'caption'?"),
        ("selectors: {headlin: h1}\n", "did you mean 'headline'?"),
        ("language: english\n", ":1:11: language: 'english' is no language tag"),
        ("severity: {nonsense: error}\n", ":1:12: unknown rule or family 'nonsense'"),
        ("severity: {credits: eror}\n", ":1:21: severity.credits: "),
        ("required-version: '>=99'\n", ":1:19: this configuration needs newslint >=99"),
        ("required-version: newest\n", "'newest' is no range of versions"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_remedy(tmp_path: Path, text: str, said: str) -> None:
    assert said in _refused(tmp_path, text)


def test_all_mistakes_are_shown_in_one_go_in_the_order_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("names:\n  - prefered: Kyiv\n", encoding="utf-8")
    said = _refused(
        tmp_path,
        """\
fail-on: warnng
selct: [credits]
severity: {creditz: error, names: eror}
options:
  credits/missing: {teasers: often, teaserz: true}
  credits/mising: {}
overrides:
  - ignore: [nowhere]
    path: [a]
required-version: newest
names: names.yaml
""",
    )
    places = [
        line.partition(": ")[0].partition(".yaml:")[2] for line in said.splitlines() if ".yaml:" in line
    ]
    assert places == ["1:10", "2:1", "3:12", "3:35", "5:30", "5:37", "6:3", "8:14", "9:5", "10:19", "2:5"]


def test_one_mistake_hides_none_beside_it(tmp_path: Path) -> None:
    said = _refused(
        tmp_path,
        "select: [creditz, 5, Nonsense!]\nseverity: {creditz: eror}\n"
        "overrides:\n  - ignore: [namez, {a: b}]\n    path: [a]\n",
    )
    places = [
        line.partition(": ")[0].partition(".yaml:")[2] for line in said.splitlines() if ".yaml:" in line
    ]
    assert places == ["1:10", "1:19", "1:22", "2:12", "2:21", "4:14", "4:21", "5:5"]


def test_a_key_given_twice_hides_no_other(tmp_path: Path) -> None:
    said = _refused(tmp_path, "ignore: []\nselect: [all]\nselect: [names]\nignore: []\n")
    assert ".yaml:3:1: " in said
    assert ".yaml:4:1: " in said


@pytest.mark.parametrize("name", ["newslint.yml", ".newslint.yml"])
def test_a_configuration_under_a_name_that_is_not_read_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(ConfigurationError, match=f"{name} is not read under this name; call it"):
        find(tmp_path)


def test_the_house_name_list_is_read_from_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(
        "names:\n  - preferred: Havlíček\n    variants: [Havlicek]\n", encoding="utf-8"
    )
    assert [name.preferred for name in _load(tmp_path, "names: names.yaml\n").conventions.house] == [
        "Havlíček"
    ]
    assert "cannot be read" in _refused(tmp_path, "names: other.yaml\n")
    assert "outside the configuration's folder" in _refused(tmp_path, "names: ../names.yaml\n")


_WORDS = st.sampled_from(
    "select ignore severity options rules overrides paths limits bytes fields credit extends profile language"
    " credits/missing teasers message link all off error note ap names.yaml newslint.yaml en 3 -1 true {text} ~".split()
)
_VALUES = st.recursive(
    _WORDS | st.integers() | st.booleans() | st.none() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=12,
)


def _loads_or_is_refused(text: str) -> bool:
    """Say whether a configuration loads, or is refused with the file's name first."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "newslint.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            return load(path).source == path
        except ConfigurationError as error:
            return str(error).startswith(f"{path}:")


@given(st.dictionaries(_WORDS | st.text(max_size=6), _VALUES, max_size=6))
def test_whatever_is_written_loads_or_is_refused_with_its_place(data: dict[str, object]) -> None:
    assert _loads_or_is_refused(json.dumps(data))


@given(st.text(alphabet="selct: []{}-\n#&*'\"|>ignore,", max_size=60))
def test_whatever_is_typed_loads_or_is_refused_with_its_place(text: str) -> None:
    assert _loads_or_is_refused(text)


def test_two_configurations_in_one_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "newslint.yaml").touch()
    (tmp_path / ".newslint.yaml").touch()
    with pytest.raises(ConfigurationError, match="holds both"):
        find(tmp_path)


def test_a_rule_wins_over_its_family_and_a_family_over_all() -> None:
    levels = {"all": Severity.NOTE, "names": None, "names/house": Severity.ERROR}
    assert lookup(levels, "names/house") is Severity.ERROR
    assert lookup(levels, "names/inconsistent") is None
    assert lookup(levels, "credits/missing") is Severity.NOTE
    assert lookup({}, "credits/missing") is UNSAID
