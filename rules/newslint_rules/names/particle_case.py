"""names/particle-case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.fix import Edit, Fix
from newslint.language.names import Names
from newslint.patterns import lazy
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article

_HYPHEN = "[-‐‑]"
# A hyphen is rare; most passages are done with when none stands between a particle's end and a small letter.
_HINT = lazy(rf"{_HYPHEN}(?<=(?:[Aa]l|[Ee]l|sh|u[lrdzt]|bu|mm|bn|[ueaod][lrsnd])[-‐‑])[^\W\d_]")
_SMALL = r"(?P<tail>[^\W\d_]{3,})"
# Between two hyphens, or after the first half of a compound given name, nothing but a name can follow.
_WITHIN = lazy(
    rf"(?<![\w'’-])(?:[A-Z][^\W\d_]+{_HYPHEN}(?:u[lrdzt]|al|el)|Abd[ueao]?[lrsnd]|Abu|Ibn|Umm)"
    rf"{_HYPHEN}{_SMALL}\b(?!{_HYPHEN})"
)
_ARTICLE = lazy(
    r"(?<![\w'’-])(?:(?P<given>[A-Z][^\W\d_]+)[ \u00a0])?"
    rf"(?P<article>[Aa]l|[Ee]l|[Aa]sh){_HYPHEN}{_SMALL}\b(?!{_HYPHEN})"
)
# The space stands first, so that the engine can skip to it.
_APART = lazy(
    r"[ \u00a0](?P<particle>v[ao]n(?:[ \u00a0](?:de[nr]?|het))?|de(?:[ \u00a0]l[ao]s?)?|del(?:la)?|d[aio]|dos|du"
    rf"|bin|ibn|bint)[ \u00a0]{_SMALL}\b(?!{_HYPHEN})"
)
_GIVEN = lazy(r"(?<![\w'’-])[A-Z][^\W\d_]+$")
# A group in lower case that a description shows to be one: "Kataib al-fajr, a militia".
_GROUP_AFTER = lazy(
    r",? (?:\(|— |– )?(?:an? |the )?(?:[\w’'-]+ ){0,3}(?:affiliate|alliance|army|battalion|brigade|broadcaster|cell"
    r"|channel|clan|coalition|daily|faction|front|group|insurgency|militia|movement|network|newspaper|offshoot|organi[sz]ation"
    r"|outfit|outlet|party|station|tribe)s?\b"
)
_NEVER_ENGLISH = lazy(r"v[ao]n[ \u00a0]de|von$|ibn$|bint$")
# Particles that no Romance language has as words, so that they cannot stand in the name of an office or a place.
_GERMANIC_OR_ARABIC = lazy(r"v[ao]n|bin$|ibn$|bint$")
_ARTICLE_SMALL = lazy(rf"(?<![\w'’-])(?:al|el|ash){_HYPHEN}[a-z]\w+")
_SHORTEST = 4
_LONGEST_GIVEN = 30
_ARTICLES = frozenset({"The", "A", "His", "Her", "Their"})


@dataclass(frozen=True, slots=True)
class ParticleCase(ArticleRule):
    """A name element after a particle is in lower case.

    In “Zia-ul-haq” or “Abdul-rahman” the particle (ul, abdul, al, bin, van) belongs to the element after it,
    and that element is a name: it takes a capital. Write “Zia-ul-Haq”.

    What house style may decide is left alone: a movement such as “al-nahda” that the article spells in lower
    case throughout, Asian given names (“Ki-moon”, “Jong-un”), and words of another language that follow a
    particle without being a name (“soup du jour”). After a particle that stands apart, or after “al-”, the
    rule speaks up only where the article writes the same element with a capital elsewhere, where a title, an
    age or a verb of speech shows that the bearer is a person, or where the words after the name say that it is
    a group and no other name in the article is written so.
    """

    id: ClassVar[str] = "names/particle-case"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.HIGH
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard("National Geographic", "Names: particles vary; lower case where the person wishes it"),
        Standard("newslint", "What a particle precedes is a name"),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Generals meet in the north\n---\n\n"
            "General ⟦Zia-ul-haq⟧ left for the north, and ⟦Abdul-rahman⟧ Qadir went with him.\n\n"
            "President Bashar ⟦al-hariri⟧ said that he would follow. ⟦El-masri⟧ would not, his office said.\n\n"
            "Professor Erik van Soest drew the maps; the roads on them are Erik ⟦van soest⟧’s too.\n",
            name="generals.md",
        ),
        Example(
            "---\ntitle: Shelling at the pass\n---\n\n"
            "The shells fell on Saraya ⟦al-fajr⟧, a militia that holds the pass, Marten ⟦van wessel⟧ wrote. The "
            "pass is closed, said van Wessel, who was there on Friday.\n",
            name="pass.md",
            note="A group that its description shows, and a surname that stands in order elsewhere.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Generals meet in the north\n---\n\n"
            "General Zia-ul-Haq left for the north, and Abdul-Rahman Qadir went with him.\n\n"
            "President Bashar al-Hariri said that he would follow. Al-Masri would not, his office said.\n",
        ),
        Example(
            "---\ntitle: Fighters of al-nahda leave the town\n---\n\n"
            "The fighters of al-nahda left the town. Al-nahda said nothing, and neither did Harakat al-nahda, a "
            "movement of the north, or Saraya al-fajr, a militia.\n",
            note="A movement that the house writes in lower case.",
        ),
        Example(
            "---\ntitle: A meeting in Seoul\n---\n\n"
            "Ban Ki-moon met Kim Jong-un and Tsai Ing-wen. The Ford van broke down; a Council bin collection was "
            "late.\n\n"
            "The soup du jour was a tour de force, and the Banco de la nación paid. It was a Twice-as-nice day "
            "for the Master-at-arms.\n",
            note="Asian given names, and particles that are words of another language.",
        ),
        Example(
            "---\ntitle: Two painters\n---\n\n"
            "Ludwig van der Meer and Pieter Bruegel de Oude met. The van der was not a van.\n\n"
            "Anna de la Cruz sang the Cante de las minas; al-Andalus had been her theme, as in “Noches en "
            "los jardines”.\n",
            note="Names in order.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each name whose last element is in lower case after its particle."""
        for index, passage in enumerate(context.passages):
            value = passage.text.value
            for start, match in _found(value, index, context):
                at, end = match.span("tail")
                text, letter = passage.text.slice(start, end), passage.text.slice(at, at + 1)
                written = value[start:at] + value[at].upper() + value[at + 1 : end]
                yield self.finding(
                    text,
                    f"The element after the particle in “{text.value}” is a name and takes a capital; "
                    f"write “{written}”.",
                    part=passage.part,
                    fix=Fix(
                        f"Write “{written}”", (Edit(letter.span(), letter.value.upper(), letter.escapes),)
                    ),
                )


def _found(value: str, index: int, context: Context) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield where each such name begins, with the match whose group `tail` is the element in lower case."""
    if _HINT.search(value):
        for match in _WITHIN.finditer(value):
            if match["tail"].islower():
                yield match.start(), match
        for match in _ARTICLE.finditer(value):
            if match["tail"].islower() and _is_name(index, match, context):
                yield match.start("article"), match
    for match in _APART.finditer(value):
        if match["tail"].islower():
            given = _GIVEN.search(value, max(0, match.start() - _LONGEST_GIVEN), match.start())
            if given is not None and _is_bearer(index, match, given, context):
                yield match.start("particle"), match


def _is_name(index: int, match: re.Match[str], context: Context) -> bool:
    """Say whether "al-…" in lower case is beyond doubt a name, and lower case not the house's style for it."""
    tail, names = match["tail"], context.names
    if match["given"] and _is_group(match, context):
        return True
    if len(tail) < _SHORTEST:
        return False
    if _capitalised(names, tail):
        return True
    if match["article"][0].isupper() and not match["given"]:
        return not any(f"{match['article'].lower()}-{tail}" in other.text.value for other in context.passages)
    return bool(match["given"]) and names.is_person(index, match.start("given"), match.end())


def _is_group(match: re.Match[str], context: Context) -> bool:
    """Say whether a description follows that shows a group, in English that does not write "al-" so elsewhere."""
    if context.language != "en" or _GROUP_AFTER.match(match.string, match.end()) is None:
        return False
    small = _ARTICLE_SMALL.findall(context.flow.text)
    return len(small) == small.count(match.group().rpartition(" ")[2])


def _is_bearer(index: int, match: re.Match[str], given: re.Match[str], context: Context) -> bool:
    """Say whether the word after a particle that stands apart is beyond doubt a name."""
    names, particle, tail = context.names, match["particle"], match["tail"].capitalize()
    english = context.language == "en"
    if any(use.particle == particle and use.before == given[0] for use in names.uses(tail)):
        # In a language that has the particle as a word, "Ministerio del estado" is no name.
        return english or names.is_person(index, given.start(), match.end())
    if english and _GERMANIC_OR_ARABIC.match(particle) and _stands_apart(particle, tail, context):
        return True
    never = _NEVER_ENGLISH.match(particle) is not None
    return english and never and len(tail) >= _SHORTEST and given[0] not in _ARTICLES


def _stands_apart(particle: str, tail: str, context: Context) -> bool:
    """Say whether particle and element stand elsewhere as a surname alone: "said van Soest"."""
    names, parts = context.names, particle.split()
    for use in names.uses(tail):
        head = names.value(use)[max(0, use.start - _LONGEST_GIVEN) : use.start]
        words = head.split()
        before = words[-len(parts) - 1 : -len(parts)]
        written = [word.lower() for word in words[-len(parts) :]]
        if not use.before and written == parts and not (before and before[0][0].isupper()):
            return True
    return False


def _capitalised(names: Names, tail: str) -> bool:
    """Say whether the article writes the element with a capital elsewhere, alone or after its article."""
    large = tail.capitalize()
    return any(text == large or text[-len(large) - 1 :] in (f"-{large}", f"‑{large}") for text in names.where)
