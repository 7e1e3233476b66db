"""The headline of a page, and what stands around it: kicker, standfirst, byline, dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from newslint.readers.html.metadata import Metadata, dated
from newslint.readers.html.survey import Survey
from newslint.readers.html.tree import TEXT, Node, tags
from newslint.readers.html.vocabulary import words_of
from newslint.readers.html.words import is_hidden, text_of
from newslint_schemas import DateMark, DateRole, Field, Origin

_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s+[|–—·-]\s+[^|–—·]{2,60}$")
_ALIKE = 0.5
_STANDFIRST = tags("standfirst dek deck subtitle subheadline subhead subheading subhed strapline excerpt")
_KICKER = tags("kicker eyebrow overline topper rubric")
_BYLINE = tags("byline bylines author authors contributor contributors reporter")
_NO_BYLINE = re.compile(
    r"(?:view|get|see|more|read|follow|contact|e-?mail|print|published|posted|updated|about|share|comments?)\b",
    re.IGNORECASE,
)
_DATE = tags("date time timestamp published publish posted updated modified pubdate datetime dateline")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DATE_WORDS = tags(
    "published publish posted updated last modified edited first created on at the st nd rd th of"
    " de am pm gmt utc et est edt ct cst cdt mt pt pst pdt bst cet cest jst hkt ist aest by"
    " january february march april may june july august september october november december jan"
    " feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday"
    " saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
NAMES: dict[str, Collection[str]] = {
    "standfirst": _STANDFIRST,
    "kicker": _KICKER,
    "byline": _BYLINE,
    "printed date": _DATE,
}
"""The words of class, id, itemprop and test ids by which what stands around a headline is told."""
_UPDATED = re.compile(
    r"\s*(?:last\s+)?(?:updated|modified|edited|aktualisiert|mis à jour|actualizado|uppdaterad)",
    re.IGNORECASE,
)
_NEAR = 6_000
"""How far behind a headline its date and byline stand at most, in code points of markup."""
_BEFORE, _BEHIND = 2_000, 1_200
LONGEST_DATE_LINE = 110
"""A line that is a date holds no more, in code points."""


def find_headline(survey: Survey, metadata: Metadata) -> Node | None:
    """Return the article's headline: not the first `h1`, but the one that is like the page's titles."""
    references = [without_site(title.value) for title in metadata.titles]
    firsts = list(_candidates(survey.of("h1")))
    named = [node for node in _candidates(survey.of("h2", "h3", "p", "div", "span")) if _is_named(node)]
    for nodes in (firsts, [*named, *_candidates(survey.of("h2"))]):
        scored = [
            (max((likeness(text_of(node).value, other) for other in references), default=0.0), node)
            for node in nodes
        ]
        best = max((score for score, _ in scored), default=0.0)
        if best >= _ALIKE:
            alike = [node for score, node in scored if score == best]
            # The headline that is repeated in a bar above the page stands farther from the text.
            return min(alike, key=lambda node: _size(survey.article(node)))
    # No title to compare with, or one that was written for a search engine.
    site = _words(metadata.site)
    for node in firsts:
        words = _words(text_of(node).value)
        if len(words) > 1 and words != site and not _is_link_home(node):
            return node
    return named[0] if named and not firsts else next(iter(survey.of("h1")), None) if not references else None


def _size(node: Node) -> int:
    return node.end - node.start


def _candidates(nodes: Iterator[Node]) -> Iterator[Node]:
    for node in nodes:
        is_meant = node.name in ("h1", "h2") or _is_named(node)
        if is_meant and text_of(node).value and not is_hidden(node):
            yield node


def _is_named(node: Node) -> bool:
    if node.attribute("itemprop").lower() == "headline":
        return True
    return node.name in ("h2", "h3") and "headline" in words_of(node) and "article" in words_of(node)


def _is_link_home(node: Node) -> bool:
    return any(link.attribute("href").rstrip("/").count("/") <= 2 for link in node.find("a"))


def _words(value: str) -> frozenset[str]:
    return frozenset(_WORD.findall(value.casefold()))


def likeness(one: str, other: str) -> float:
    """Return how alike two titles are, by the words that they share: 0 to 1."""
    words, others = _words(one), _words(other)
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0


def without_site(title: str) -> str:
    """Return a window's title without the name of the site at its end ("… | The Daily Example")."""
    return _SITE.sub("", title)


def headline_field(node: Node | None, metadata: Metadata) -> Field:
    """Return the headline: the words that are shown, else those of the page's metadata."""
    if node is not None:
        return Field.of(text_of(node), node.name, Origin.ELEMENT, node.span)
    return next((title for title in metadata.titles), Field())


# --- around it --------------------------------------------------------------------------------------


class Surround:
    """The elements between a headline and the running text, and just before the headline.

    Attributes:
        dates: the dates that are printed or marked up there, the nearest first.
        dated: the elements that hold them.
    """

    def __init__(
        self, survey: Survey, article: Node, body: Node, headline: Node | None, left: set[Node]
    ) -> None:
        """Gather them; `left` are parts that are no part of the article."""
        first = _first_paragraph(survey, body, 0 if headline is None else headline.end)
        limit = article.end if first is None else first.start
        self.start, self.middle = (limit, limit) if headline is None else (headline.start, headline.end)
        self.end = min(self.middle + _NEAR, limit)
        self.elements: list[Node] = []
        stack = [article]
        while stack:
            node = stack.pop()
            if node.name == TEXT or node is headline or (node in left and not _is_byline(node)):
                continue
            if node.name[0] != "#" and (node.name == "figure" or (is_hidden(node) and node.name != "meta")):
                continue
            if node.end <= self.start - _BEFORE or node.start >= max(self.end, self.middle + _BEHIND):
                continue
            if node is not article and node.name[0] != "#" and self.start - _BEFORE <= node.start:
                self.elements.append(node)
            stack.extend(reversed(node.children))
        self.dates: list[DateMark] = []
        self.dated: set[Node] = set()
        near: set[Node] = set() if headline is None else set(islice(headline.ancestors(), 2))
        for node in sorted(self.elements, key=lambda item: abs(item.start - self.middle)):
            is_named = names_date(node)
            beside = node.start >= self.middle or not near.isdisjoint(islice(node.ancestors(), 2))
            if not is_named and not (beside and _is_leaf(node) and _is_date_line(text_of(node).value)):
                continue
            mark = _date(node)
            if mark is not None:
                self.dates.append(mark)
                if len(text_of(node).value) <= LONGEST_DATE_LINE:
                    self.dated.add(node)

    def after(self) -> Iterator[Node]:
        """Yield the elements between the headline and the text."""
        return (node for node in self.elements if self.middle <= node.start < self.end)

    def standfirst(self) -> Node | None:
        """Return the element that is named a standfirst, or the heading right below the headline."""
        for node in self.after():
            words = words_of(node)
            named = not _STANDFIRST.isdisjoint(words) or ("summary" in words and "article" in words)
            if (named or "alternativeHeadline" in node.attribute("itemprop")) and _is_prose(node, 4):
                return node
        following = next((node for node in self.after() if text_of(node).value), None)
        for node in islice(self.after(), 12):
            if node.name == "h2" and _is_prose(node, 4) and node is _innermost(following, "h2"):
                return node
        return None

    def kicker(self) -> Node | None:
        """Return the element that is named a kicker."""
        for node in self.elements:
            if not _KICKER.isdisjoint(words_of(node)) and 0 < len(text_of(node).value) <= 80:
                return node
        return None

    def bylines(self) -> list[Node]:
        """Return the elements that hold the authors: the innermost ones that are named so and hold names."""
        found: list[Node] = []
        for node in reversed([node for node in self.elements if _is_byline(node)]):
            if not any(node.start <= other.start < node.end for other in found) and _names_people(node):
                found.append(node)
        return found[::-1]


def _names_people(node: Node) -> bool:
    """Say whether an element holds a byline and nothing else."""
    value = text_of(node).value
    words = value.split()
    if not 2 <= len(words) <= 16 or len(value) > 160 or sum(map(str.isdigit, value)) > 1:
        return False
    return 2 * sum(1 for word in words if word[0].isupper()) >= len(words) and not _NO_BYLINE.match(value)


def _is_byline(node: Node) -> bool:
    return "author" in node.attribute("rel") or not _BYLINE.isdisjoint(words_of(node))


def _innermost(node: Node | None, name: str) -> Node | None:
    while node is not None and node.name != name:
        node = next(
            (child for child in node.children if child.name != TEXT or not child.value.isspace()), None
        )
    return node


def _first_paragraph(survey: Survey, body: Node, after: int) -> Node | None:
    for node in body.walk():
        if node.name != "p" or node.start < after or survey.own.get(node, 0) < 80:
            continue
        if all(_STANDFIRST.isdisjoint(words_of(above)) for above in (node, *islice(node.ancestors(), 2))):
            return node
    return None


def names_date(node: Node) -> bool:
    """Say whether an element is made for a date, by its tag or its names."""
    return node.name == "time" or not _DATE.isdisjoint(words_of(node))


def _is_prose(node: Node, least: int) -> bool:
    value = text_of(node).value
    return least <= len(value.split()) <= 120 and not _NO_BYLINE.match(value)


def _is_leaf(node: Node) -> bool:
    """Say whether an element is one short line of words."""
    if node.name in ("script", "style", "meta", "link", "svg"):
        return False
    return len(node.children) <= 3 and node.end - node.start <= 400


def _is_date_line(value: str) -> bool:
    """Say whether a line is a date, with no more around it than a label, a zone or the author's name."""
    rest = [word for word in _LETTERS.findall(value) if word.casefold() not in _DATE_WORDS]
    return len(rest) <= (6 if value[:3].casefold() in ("by ", "von", "par", "por") else 2)


def _date(node: Node) -> DateMark | None:
    """Return the date of a `time`, of microdata, or of a short line that is a date."""
    shown = text_of(node)
    role = DateRole.PUBLISHED
    prefix = shown.value[:60]
    if _UPDATED.match(prefix) or "modified" in node.attribute("itemprop").lower():
        role = DateRole.UPDATED
    for name in ("datetime", "content", "data-pubdate", "title"):
        if node.has(name) and (node.name in ("time", "meta") or node.has("itemprop") or name == "datetime"):
            mark = dated(role, Field.of(node.attribute_text(name).folded(), name, Origin.METADATA))
            if mark is not None:
                return mark
    if 6 <= len(shown.value) <= LONGEST_DATE_LINE:
        return dated(role, Field.of(shown, node.name, Origin.LINE))
    return None
