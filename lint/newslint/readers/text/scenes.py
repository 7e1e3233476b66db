"""Captions that are no sentence: "A ward at Saint Columba Hospital." has a place and no verb."""

from __future__ import annotations

from newslint.language.credit_words import word_set
from newslint.patterns import lazy

_SHORTEST, _LONGEST = 5, 30
"""So many words: fewer are a fragment for effect, more are a sentence whose verb is not known here."""
# "An" before a vowel: the German "An den Hängen …" is none.
_OPENS = lazy(r"(?:A|The|An(?= \W?[aeiouhAEIOUH8])|[A-Z][\w.&-]*[’']s)\s")
_PLACE = lazy(
    r"\s(?:at|in|near|outside|inside|along|beside|behind)\s"
    r"(?:(?:the|downtown|central|northern|southern|eastern|western)\s)?[A-Z]"
)
_MORE_THAN_ONE = lazy(r"[“”\"?!;:–—]|[a-z]\.\s[A-Z]")
# What makes a sentence of words: verbs in the past tense that do not end in "ed", helping verbs, pronouns,
# conjunctions.
_SENTENCE = word_set(
    """
    am are be became been began being because bought broke brought built but came can chose could cut did do does
    drank drew drove fell felt flew forgot found gave got grew had has have he held here hid hit how hung hurt i if
    is it kept knew laid lay led learn left let lost made may met might more must no not paid put ran rang read rode
    rose said sang sank sat saw says sent set shall she shook should shot shut slept so sold sought spent spoke
    stole stood struck swam swore taught that there these they this those thought threw told took tore was we went
    were what when where which who why will woke won wore would wound wrote you
    """
)


def is_scene(value: str) -> bool:
    """Say whether a paragraph only names what stands where: a thing, a place with a name, a full stop, no verb.

    English only. A lower-case word in "s" may be a verb, one in "ed" is a verb unless "by" follows; the words
    are then not taken for a scene.
    """
    if not value.endswith(".") or _OPENS.match(value) is None or _PLACE.search(value) is None:
        return False
    words = value.split()
    if not _SHORTEST <= len(words) <= _LONGEST or _MORE_THAN_ONE.search(value):
        return False
    return not any(
        _may_be_verb(word.strip(",.()’'"), after) for word, after in zip(words, [*words[1:], ""], strict=True)
    )


def _may_be_verb(word: str, after: str) -> bool:
    if not word[:1].islower():
        return False
    if word in _SENTENCE or word.endswith(("n't", "n’t")):
        return True
    if word.endswith("ed"):
        return after != "by"
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
