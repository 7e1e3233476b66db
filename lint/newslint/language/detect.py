"""Which language a text is in, from its commonest short words; our own lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from newslint_schemas import Part, Passage

# Words that few of the other languages share. Norwegian and Danish are told apart by a handful.
_WORDS = {
    "en": "the and of to that was with for his from they this have which been were their would had will said"
    " on after about when who she its into than could other during before because there what while until",
    "es": "el los las que una por con para del se su como más pero sus este fue entre también desde y sobre",
    "fr": "le les des et une est dans que pour qui sur pas au par avec ce cette sont été plus aux mais du",
    "de": "der die und das den von mit dem des sich auf für ist nicht ein eine als auch bei nach wurde",
    "it": "il di che gli una per della con non sono del alla più nel dei anche delle come stato hanno è",
    "pt": "o os que em uma não com para do da dos das por mais foi são ao pela pelo também como seu sua é à",
    "nl": "de het een van en dat niet voor met zijn aan op er maar ook uit naar worden werd bij nog heeft",
    "sv": "och att det som för inte är med har ett jag av till den från men om efter också när sig vid kan",
    "no": "og det som ikke er med har et jeg av til den fra men om etter også når seg ved blir på mot ble",
    "da": "og det som ikke er med har et jeg af til den fra men om efter også når sig ved bliver på mod blev",
    "fi": "ja on että ei se oli hän ovat myös kun mutta joka tai mukaan sen ollut jo vuoden kuin siitä niin",
    "pl": "i w na że się nie do jest z to po jak od przez ale są był tego oraz może dla jego które już",
    "cs": "a se na je že v s z do o to pro jsou byl ale jako by které jeho také podle při už však není",
    "ro": "și în de la pe cu nu că din care sunt pentru mai este au fost prin după sau ale lui dar",
    "ca": "el els les que una per amb del és als també més seva són han però aquest aquesta entre dels",
    "hu": "a az és hogy nem is egy ez volt meg csak már mint még el ha van aki szerint után lesz",
    "tr": "ve bir bu da için ile olarak çok daha olan gibi ne kadar sonra ancak göre oldu değil var dedi",
    "id": "yang dan di untuk dengan dari pada ini itu dalam tidak akan juga oleh telah ada mereka adalah",
}
_SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
    "zh": "\u4e00-\u9fff",
    "he": "\u0590-\u05ff",
    "el": "\u0370-\u03ff",
    "th": "\u0e00-\u0e7f",
    "hi": "\u0900-\u097f",
}
"""The letters of languages that have a script of their own."""
_OF_SCRIPT = tuple((re.compile(f"[{letters}]"), language) for language, letters in _SCRIPTS.items())
_OF_ANY_SCRIPT = re.compile(f"[{''.join(_SCRIPTS.values())}]")
_NEEDED = 4
"""Fewer stop words than this say nothing, where other languages have a claim."""
_NEEDED_ALONE = 3
"""So many are enough where no other language comes near, and where they are not one word."""
_LOOKED_AT = 1500
_TELLING = 600
"""A text of so many characters is believed more than what its page states."""
_SPOKEN = frozenset({Part.HEADLINE, Part.STANDFIRST, Part.CAPTION, Part.TEASER_SUMMARY, Part.TEASER_CAPTION})


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return the languages of each stop word."""
    found: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def language_of(value: str) -> str:
    """Return the primary subtag of the language that a text is in, or "" where that is unsure.

    Args:
        value: prose; only its first 1,500 characters are looked at.
    """
    head = value[:_LOOKED_AT]
    if not head.isascii() and _OF_ANY_SCRIPT.search(head):
        for script, language in _OF_SCRIPT:
            if len(script.findall(head)) * 5 > len(head):
                return language
    by_word = _languages()
    # White space divides well enough: a stop word rarely stands beside punctuation.
    words = Counter(head.lower().replace(",", " ").replace(".", " ").split())
    score: dict[str, int] = {}
    for word, count in words.items():
        for language in by_word.get(word, ()):
            score[language] = score.get(language, 0) + count
    ranked = sorted(score.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] * 16 < words.total():
        return ""
    (best, count), (other, second) = (*ranked, ("", 0))[:2]
    if count < _NEEDED and (count < _NEEDED_ALONE or count <= 3 * second or _distinct(words, best) < 2):
        return ""
    if {best, other} == {"no", "da"}:
        return best
    margin = 1.5 if count < 12 else 1.15
    return best if count >= margin * second else ""


def corrected(stated: str, value: str) -> str:
    """Return a stated language, or that of the text where it is plainly another.

    Site templates state one language for every page, whatever its articles are written in.

    Args:
        stated: a primary subtag, or "".
        value: prose of the article.
    """
    if stated not in _WORDS or len(value) < _TELLING:
        return stated
    found = language_of(value)
    return stated if not found or {stated, found} == {"no", "da"} else found


def _distinct(words: Counter[str], language: str) -> int:
    """Return how many different stop words of a language stand in a text."""
    return sum(language in _languages().get(word, ()) for word in words)


def language_of_passages(passages: Sequence[Passage]) -> str:
    """Return the language of an article's own words, the body before the furniture, or "" where unsure."""
    body = " ".join(passage.text.value for passage in passages if passage.part is Part.BODY)
    if len(body) < _LOOKED_AT:
        others = " ".join(passage.text.value for passage in passages if passage.part in _SPOKEN)
        body = f"{body} {others}"
    return language_of(body)
