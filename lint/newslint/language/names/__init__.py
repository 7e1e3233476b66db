"""Names of people, organisations and places: found in an article and compared with each other."""

from newslint.language.names.folding import fold, is_ordinary, marked, unfolded
from newslint.language.names.likeness import PLAIN_SLIPS, Likeness, likeness
from newslint.language.names.mentions import Mention, Names, Use
from newslint.language.names.scan import code_spans, in_address
from newslint.language.names.variants import Variant, variants
from newslint.language.names.whole import Whole, compared, keys, spelled_alike, text_of, whole_names

__all__ = [
    "PLAIN_SLIPS",
    "Likeness",
    "Mention",
    "Names",
    "Use",
    "Variant",
    "Whole",
    "code_spans",
    "compared",
    "fold",
    "in_address",
    "is_ordinary",
    "keys",
    "likeness",
    "marked",
    "spelled_alike",
    "text_of",
    "unfolded",
    "variants",
    "whole_names",
]
