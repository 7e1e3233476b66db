"""A repository's own conventions, as readers need them: compiled from the configuration, plain and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newslint.surroundings import Surroundings

if TYPE_CHECKING:
    from newslint.house import HouseName
    from newslint.house_rules.declared import HouseRules


class Limits(NamedTuple):
    """How much a reader takes before it gives up with a clear finding."""

    bytes: int = 10_000_000
    """The largest file that is read."""
    depth: int = 200
    """The deepest nesting of elements, keys or quotations."""
    articles: int = 5_000
    """The most articles that one file may hold."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a reader cannot see from the file alone.

    Attributes:
        fields: article field ("headline", "image", "credit", "caption", "alt", "date", …) to further
            keys of front matter or data that mean it; dotted for nested keys ("hero.attribution").
            Keys are compared without regard to case, and `-` and `_` are alike.
        shortcodes: name of a shortcode, include or component to its arguments' meaning
            ({"image": {"0": "source", "1": "alt"}}; a number is a positional argument).
        selectors: article field to CSS selectors, for HTML.
        default_credit: a credit that stands for every picture that has none.
        alt_is_caption: whether the site shows the alternative text as the caption.
        language: the language of articles that do not say.
        house: the spellings of names that the house has decided on.
        house_rules: the rules that the house declares; None where it declares none, so that nothing is imported.
        surroundings: the files beside the article.
    """

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    shortcodes: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    selectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    default_credit: str = ""
    alt_is_caption: bool = False
    language: str = ""
    house: tuple[HouseName, ...] = ()
    house_rules: HouseRules | None = None
    limits: Limits = field(default_factory=Limits)
    surroundings: Surroundings = field(default_factory=lambda: Surroundings(None))
