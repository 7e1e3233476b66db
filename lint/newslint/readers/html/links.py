"""The links of a page that lead to other stories of its site, and the cards in which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from newslint.language.calls import is_call
from newslint.patterns import lazy
from newslint.readers.html.survey import Survey
from newslint.readers.html.tree import Node, tags
from newslint.readers.html.vocabulary import names_rail, words_of
from newslint.readers.html.words import is_hidden, text_of

_FILE = lazy(r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|mp3|mp4|zip|xml|rss)$", re.IGNORECASE)
_NO_STORY = lazy(
    r"/(?:tags?|topics?|authors?|by|people|profile|users?|attachment|photos?|galler(?:y|ies)|share|print|comments?"
    r"|login|register|account|search|cart|donate|subscribe|newsletters?|contact|privacy|terms|cookies?"
    r"|advertis\w*)(?:/|$)"
    # Sections that are part of a story's address too stand farther from its end there.
    r"|/(?:categor(?:y|ies)|sections?|hub|series|about(?:-us)?|jobs|shop|help|faq|feed|apps?|podcasts?|live-?tv)"
    r"(?:/[^/]*)?$",
    re.IGNORECASE,
)
_MIRRORED = lazy(r"/https?:/", re.IGNORECASE)
"""The address of a page as an archive of the web keeps it, where every site seems to be one."""
_SLUG = lazy(r"(?:[^\W_]+[-_]){3,}[^\W_]+|\d{6,}")
_DATED = lazy(r"/(?:19|20)\d\d[/-]\d{1,2}")
CALL_LINE = lazy(
    r"\W*(?:read|see|learn|watch|listen)\s(?:more|also|next)(?:\son\sthis)?\W*|\W*(?:also|more)\s(?:read|from\sus|on\sthis)\W*"
    r"|\W*(?:related|previously|explainer|recommended)(?:\s(?:story|stories|coverage|article|reading))?\s?[:»>|]\W*"
    r"|\W*(?:lesen\ssie\sauch|lire\saussi|à\slire\saussi|lea\stambién|les\sogså|läs\sockså|leia\stambém)\W*",
    re.IGNORECASE,
)
"""Words before a link that call to read another story ("READ MORE:", "Related:")."""
_OUTSIDE = tags(
    "nav navbar navigation menu breadcrumb breadcrumbs footer social share sharing login cookie"
    " masthead outbrain taboola sponsored language languages"
)
_NO_CARD = tags("#root html body main header footer")
_CARD_PROSE = 500
"""A card holds no more text outside links, in code points."""
_CARD_LINKS = 6
"""A card holds no more links: to its story, its author, its section, its comments."""


def story(href: str, site: str, *, lax: bool = False) -> str:
    """Return the address of a story without query and fragment, or nothing where a link leads to none.

    Args:
        href: the address as written.
        site: the host of the page; empty where unknown.
        lax: whether any page of the site counts, not only one whose address looks like a story's.
    """
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https") or not parts.path.strip("/"):
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    if host and site and not (host == site or host.endswith("." + site) or site.endswith("." + host)):
        return ""
    path = parts.path.rstrip("/")
    if _FILE.search(path) or _NO_STORY.search(path) or _MIRRORED.search(path):
        return ""
    if not lax and not _SLUG.search(path) and not _DATED.search(path):
        return ""
    return f"{host or site}/{path.lstrip('/')}"


def host_of(address: str) -> str:
    """Return the host of an address, without "www."."""
    from urllib.parse import urlsplit

    try:
        return urlsplit(address).netloc.lower().removeprefix("www.")
    except ValueError:
        return ""


@dataclass(slots=True, eq=False)
class Promotion:
    """The links of a page that lead to one story, outside its running text.

    Attributes:
        address: of the story, without query and fragment.
        links: in source order.
        card: the largest element that holds the first of the links and promotes no other story.
        sure: whether the address looks like a story's; else only the list in which it stands says so.
    """

    address: str
    card: Node
    sure: bool
    links: list[Node] = field(default_factory=list[Node])


class Promotions:
    """What a page promotes.

    Attributes:
        all: the stories, in the order of their first links.
        words: for each page of the site, a link to it that has words, wherever it stands.
        cards: the elements in which the stories are promoted, each copy.
    """

    def __init__(self, survey: Survey, address: str) -> None:
        """Find them; `address` is the page's own, by which its site is known."""
        self.survey = survey
        self.site = host_of(address)
        self.words: dict[str, Node] = {}
        self._outside: dict[Node, Node | None] = {}
        self._lists: dict[Node, Node | None] = {}
        found = self._links(story(address, self.site, lax=True))
        self._single: dict[Node, str] = {}
        """The only story that an element leads to; empty where there are several."""
        for link, target in found:
            self._mark(link, target)
        self.all: dict[str, Promotion] = {}
        self.cards: set[Node] = set()
        heads = list(survey.of("h1"))
        self._above_headline: set[Node] = set(heads[0].ancestors()) if len(heads) == 1 else set()
        """What is around the only first heading of the page, which is the article's own."""
        for link, target in found:
            card = self._card(link, target)
            self.cards.add(card)
            sure = bool(story(link.attribute("href"), self.site))
            self.all.setdefault(target, Promotion(target, card, sure)).links.append(link)

    def _links(self, own: str) -> list[tuple[Node, str]]:
        """Return the links that promote a story, with its address."""
        sure: list[tuple[Node, str, Node | None]] = []
        weak: list[tuple[Node, str, Node | None]] = []
        for link in self.survey.of("a"):
            href = link.attribute("href")
            target = story(href, self.site, lax=True) if href and href[0] != "#" else ""
            if not target or target == own:
                continue
            if target not in self.words and not is_call(text_of(link).value):
                self.words[target] = link
            if _above(link, self._outside, _is_outside) or self.survey.in_running_text(link):
                continue
            holder = _above(link, self._lists, _is_list)
            if story(href, self.site):
                sure.append((link, target, holder))
            elif holder is not None:
                weak.append((link, target, holder))
        # Beside stories, the other links of a list lead to sections and topics; a link without a word tells no story.
        filled = {holder for link, target, holder in sure if target in self.words or _is_labelled(link)}
        found = sure + [one for one in weak if one[2] not in filled]
        return sorted(((link, target) for link, target, _ in found), key=lambda item: item[0].start)

    def _mark(self, link: Node, target: str) -> None:
        for above in (link, *link.ancestors()):
            known = self._single.get(above)
            if known in ("", target):
                break
            self._single[above] = target if known is None else ""

    def _card(self, link: Node, target: str) -> Node:
        card = link
        for above in link.ancestors():
            if self._single.get(above) != target or above.name in _NO_CARD:
                break
            if above in self._above_headline and not _in_heading(link):
                break
            if self.survey.prose.get(above, 0) > _CARD_PROSE or self.survey.links.get(above, 0) > _CARD_LINKS:
                break
            card = above
        return card

    def holds(self, node: Node) -> bool:
        """Say whether an element stands in a card."""
        return node in self.cards or any(above in self.cards for above in node.ancestors())


def _is_labelled(link: Node) -> bool:
    return any(link.attribute(name).strip() for name in ("aria-label", "title"))


def _in_heading(link: Node) -> bool:
    return any(above.name == "h1" for above in link.ancestors()) or any(link.find("h1"))


def _above(node: Node, known: dict[Node, Node | None], test: Callable[[Node], bool]) -> Node | None:
    """Return the element, or the innermost one around it, that passes a test, made once for each."""
    chain: list[Node] = []
    answer: Node | None = None
    for above in (node, *node.ancestors()):
        if above in known:
            answer = known[above]
            break
        chain.append(above)
        if above.name[0] != "#" and test(above):
            answer = above
            break
    for above in chain:
        known[above] = answer
    return answer


def _is_outside(node: Node) -> bool:
    """Say whether an element is the site's navigation, or hidden."""
    if node.name in ("nav", "noscript", "template"):
        return True
    if node.name in ("header", "footer"):
        return all(above.name not in ("article", "main", "aside", "section") for above in node.ancestors())
    if node.name in ("body", "html", "main", "article"):
        return False
    return (not _OUTSIDE.isdisjoint(words_of(node)) and not names_rail(node)) or is_hidden(node)


def _is_list(node: Node) -> bool:
    return node.name == "aside" or names_rail(node)
