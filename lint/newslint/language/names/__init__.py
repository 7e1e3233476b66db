"""Names of people, organisations and places: found in an article and compared with each other."""

from newslint.language.names.mentions import Mention, Names, Use
from newslint.language.names.variants import Variant, variants

__all__ = ["Mention", "Names", "Use", "Variant", "variants"]
