"""A whole page, or a fragment, as an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from newslint.conventions import Conventions
from newslint.language.detect import corrected
from newslint.readers.gathering import Draft
from newslint.readers.html.apart import printed_dates, sources
from newslint.readers.html.blocks import blocks
from newslint.readers.html.captions import is_control
from newslint.readers.html.figures import Shot, shots
from newslint.readers.html.headline import (
    Surround,
    find_headline,
    headline_field,
    likeness,
    without_site,
)
from newslint.readers.html.images import address
from newslint.readers.html.links import Promotions, story
from newslint.readers.html.metadata import dated, distinct, json_dates, read_metadata
from newslint.readers.html.selectors import select
from newslint.readers.html.survey import Survey
from newslint.readers.html.teasers import rails
from newslint.readers.html.tree import Node, parse
from newslint.readers.html.vocabulary import words_of
from newslint.readers.html.words import text_of
from newslint.readers.moments import moment_of_path
from newslint.readers.pictures import group_credit
from newslint.source import SourceFile
from newslint_schemas import (
    NO_FIELD,
    Article,
    Block,
    DateMark,
    DateRole,
    Document,
    Field,
    Genre,
    MarkKind,
    Origin,
    Picture,
    Role,
    Span,
    Text,
)

FORMAT = "html"

# What an element counts as that the configuration points at, in place of its own names.
_MEANT = {
    "caption": frozenset({"caption"}),
    "credit": frozenset({"credit"}),
    "rail": frozenset({"related"}),
    "teaser": frozenset({"teaser"}),
}
_ROLES = (DateRole.PUBLISHED, DateRole.UPDATED, DateRole.CREATED)
_TEXT_ENOUGH = 300
# Nobody publishes a photograph as a GIF, nor without a name.
_DECORATION = re.compile(
    r"\.gif(?:$|\?)|/(?:$|\?)|/(?:btn|button|bg|bullet|arrow|overlay)[_-]", re.IGNORECASE
)
_TEMPLATE = re.compile(r"\{\{.*\}\}|\{%.*%\}")


def read_page(source: SourceFile, conventions: Conventions) -> Document:
    """Read a page or a fragment as one article; see `read`."""
    root = parse(Text.verbatim(source.text, 0, len(source.text)))
    return _Reading(root, source, conventions).document()


class _Reading:
    """One page while it is read."""

    def __init__(self, root: Node, source: SourceFile, conventions: Conventions) -> None:
        self.root = root
        self.source = source
        self.conventions = conventions
        self.chosen = {name: list(select(root, items)) for name, items in conventions.selectors.items()}
        for name, words in _MEANT.items():
            for node in self.chosen.get(name, ()):
                node.naming = words
        self.survey = Survey(root)
        self.metadata = read_metadata(self.survey, source.text, conventions)
        self.promotions = Promotions(self.survey, self.metadata.address.value)
        self.survey.weigh(self.promotions.cards)
        self.headline = next(iter(self.chosen.get("headline", ())), None) or find_headline(
            self.survey, self.metadata
        )
        self.article = self.survey.article(self.headline)
        self.body = next(iter(self.chosen.get("body", ())), None) or self.survey.body(self.article)
        self.left = self.survey.aside(self.article, self.headline) | set(self.chosen.get("ignore", ()))
        self.around = Surround(self.survey, self.article, self.body, self.headline, self.left)

    def document(self) -> Document:
        headline = headline_field(self.headline, self.metadata)
        found = self._shots()
        standfirst = self._one("standfirst", self.around.standfirst)
        kicker = self._one("kicker", self.around.kicker)
        bylines = self.chosen.get("byline") or self.around.bylines()
        text = self._blocks(found, (standfirst, kicker, *bylines))
        if _TEMPLATE.search(headline.value):
            return Document(self.source.path, FORMAT, (), (), "not an article: a template")
        problems = tuple(self.metadata.problems)
        if not self._is_article(headline, text, found):
            return Document(self.source.path, FORMAT, (), problems, "not an article: no headline and no text")
        article = Article(
            path=self.source.path,
            format=FORMAT,
            span=self.source.whole,
            top=self._top(headline, text, found),
            language=corrected(self.metadata.language, " ".join(block.text.value for block in text)),
            headline=headline,
            kicker=_field(kicker),
            standfirst=_field(standfirst),
            bylines=self._bylines(bylines),
            dates=tuple(self._dates()),
            blocks=text,
            pictures=self._pictures(found, text, bylines),
            rails=rails(self.promotions, self.conventions, {shot.image for shot in found}),
            metadata=tuple(self._beside(headline, standfirst)),
            section=self.metadata.section,
            tags=tuple(dict.fromkeys(tag for tag in self.metadata.tags if tag)),
        )
        return Document(self.source.path, FORMAT, (article,), problems)

    # --- pictures -----------------------------------------------------------------------------------

    def _shots(self) -> list[Shot]:
        region = self._region()
        passed = {node for node in (*self.left, *self.promotions.cards) if not _holds_captions(node)}
        found = shots(region, self.conventions, passed)
        return [shot for shot in found if self._belongs(shot)]

    def _region(self) -> Node:
        """Return where the article's pictures stand: its element, or the semantic one around it."""
        for above in (self.article, *self.article.ancestors()):
            if above.name in ("article", "main"):
                fits = self.survey.text(above) * 2 <= self.survey.text(self.article) * 3
                return above if fits else self.article
        return self.article

    def _belongs(self, shot: Shot) -> bool:
        """Say whether a picture is the article's own, and not a teaser's or the site's."""
        picture = shot.picture
        if picture.caption.present and picture.credit.present:
            return True
        if any(above in self.left for above in shot.image.ancestors()) or self.promotions.holds(shot.image):
            return False
        if picture.credit.present:
            return True
        if picture.caption.missing and (picture.genre is Genre.LOGO or not self._is_in_text(shot.image)):
            return False
        return not self._is_linked(shot)

    def _is_in_text(self, image: Node) -> bool:
        """Say whether an image without words stands where the article's pictures do, and looks like one."""
        if _DECORATION.search(address(image)):
            return False
        start = self.body.start if self.headline is None else self.headline.start
        return start <= image.start < self.body.end

    def _is_linked(self, shot: Shot) -> bool:
        """Say whether a picture or its words lead to another story, or stand in a link with other words."""
        for node in (shot.image, *shot.nodes):
            for above in node.ancestors():
                if above.name == "a" and above.has("href"):
                    if story(above.attribute("href"), self.promotions.site):
                        return True
                    if node is shot.image and len(text_of(above).value.split()) >= 3 and not shot.nodes:
                        return True
        return False

    def _pictures(
        self, found: list[Shot], text: tuple[Block, ...], bylines: Iterable[Node]
    ) -> tuple[Picture, ...]:
        start = text[0].span.start if text else self.source.whole.end
        shared = self._group_credit(text, bylines)
        pictures: list[Picture] = []
        for shot in found:
            picture = shot.picture
            if picture.role is Role.BODY and picture.span.start < start:
                picture = replace(picture, role=Role.LEAD)
            if shared is not None and picture.credit.missing:
                picture = replace(picture, credit=shared)
            pictures.append(picture)
        return tuple(pictures)

    def _group_credit(self, text: tuple[Block, ...], bylines: Iterable[Node]) -> Field | None:
        """Return a credit for all pictures: "Photos by …" in the byline or in a line of its own."""
        lines = [
            *(text_of(node) for node in bylines),
            *(block.text for block in text),
        ]
        return group_credit(lines)

    # --- words --------------------------------------------------------------------------------------

    def _blocks(self, found: list[Shot], others: Iterable[Node | None]) -> tuple[Block, ...]:
        without = set(self.left)
        without.update(node for node in others if node is not None)
        without.update(self.around.dated)
        for shot in found:
            without |= shot.nodes
        start = 0
        if self.headline is not None:
            without.add(self.headline)
            start = self.headline.start if self.headline.start >= self.body.start else 0
        running = [
            block
            for block in blocks(self.body, without)
            if block.span.start >= start and not is_control(block.text.value) and not self._promotes(block)
        ]
        running += sources(self.survey, self.promotions, [block.span for block in running])
        return tuple(running)

    def _promotes(self, block: Block) -> bool:
        """Say whether a block is nothing but a link to another story."""
        return any(
            mark.kind is MarkKind.LINK
            and mark.end - mark.start == len(block.text)
            and story(mark.target, self.promotions.site)
            for mark in block.marks
        )

    def _one(self, name: str, find: Callable[[], Node | None]) -> Node | None:
        return next(iter(self.chosen.get(name, ())), None) or find()

    def _bylines(self, nodes: Iterable[Node]) -> tuple[Field, ...]:
        shown = [_field(node) for node in nodes]
        return tuple(distinct(shown) or distinct(self.metadata.authors))

    def _beside(self, headline: Field, standfirst: Node | None) -> list[Field]:
        """Return titles, descriptions and subjects for search and sharing that differ from what is shown."""
        known = (headline.value, "" if standfirst is None else text_of(standfirst).value)
        titles = [title for title in self.metadata.titles if without_site(title.value) not in known]
        return distinct((*titles, *self.metadata.descriptions, *self.metadata.subjects), *known)

    # --- dates --------------------------------------------------------------------------------------

    def _dates(self) -> list[DateMark]:
        """Return the dates of publication and of the last change, each from the surest place that has it.

        The page's address and its file name date it where no date of publication does.
        """
        draft = self._draft()
        marks = [
            mark
            for role, name in ((DateRole.PUBLISHED, "date"), (DateRole.UPDATED, "updated"))
            for node in self.chosen.get(name, ())
            if (mark := dated(role, _field(node))) is not None
        ]
        marks += json_dates(draft) if draft is not None else ()
        marks += [mark for role in _ROLES if (mark := self.metadata.date(role)) is not None]
        marks += self.around.dates
        kept: dict[DateRole, DateMark] = {}
        for mark in marks:
            kept.setdefault(mark.role, mark)
        if DateRole.PUBLISHED in kept:
            kept.pop(DateRole.CREATED, None)
        elif (path := self.metadata.path_date) is not None:
            kept[DateRole.PATH] = path
        if not kept and (moments := moment_of_path(self.source.path)):
            name = Field.elsewhere(self.source.path, origin=Origin.PATH)
            kept[DateRole.PATH] = DateMark(DateRole.PATH, name, moments[-1])
        return [*kept.values(), *self._printed(list(kept.values()))]

    def _printed(self, known: list[DateMark]) -> list[DateMark]:
        """Return the lines that print a date beside the surer dates that are known."""
        near = [
            replace(mark, role=DateRole.OTHER)
            for mark in self.around.dates
            if mark.field.origin is Origin.LINE
        ]
        near += printed_dates(self.survey, self.article, self.promotions)
        told = [mark.field.span for mark in known if mark.field.span is not None]
        places = sorted(
            ((mark.field.span, mark) for mark in near if mark.field.span is not None),
            key=lambda item: (item[0].start, -item[0].end),
        )
        found: list[DateMark] = []
        end = 0
        for span, mark in places:
            if span.end > end and not any(other.holds(span) for other in told):
                end = span.end
                found.append(mark)
        return found

    def _draft(self) -> Draft | None:
        """Return what JSON-LD says of this article, not of another one on the page."""
        drafts = self.metadata.drafts
        if self.headline is None or len(drafts) < 2:
            return drafts[0] if drafts else None
        value = text_of(self.headline).value
        return max(drafts, key=lambda draft: likeness(value, draft.headline.value))

    # --- whether it is one --------------------------------------------------------------------------

    def _is_article(self, headline: Field, text: tuple[Block, ...], found: list[Shot]) -> bool:
        if not text and not any(shot.picture.caption.present for shot in found):
            return False
        if headline.present and headline.name != "title":
            return True
        # A window's title, an empty heading, or none: the text must be one by itself.
        running = self.survey.text(self.body)
        return running >= _TEXT_ENOUGH and (headline.span is not None or "article" in self.survey.elements)

    def _top(self, headline: Field, text: tuple[Block, ...], found: list[Shot]) -> Span:
        if self.headline is not None and headline.span is not None:
            return headline.span
        if text and text[0].text:
            return text[0].text.span()
        return found[0].picture.span if found else Span(0, 0)


def _field(node: Node | None) -> Field:
    return NO_FIELD if node is None else Field.of(text_of(node), node.name, Origin.ELEMENT, node.span)


def _holds_captions(node: Node) -> bool:
    return any(
        inner.name in ("figcaption", "cite") or "credit" in words_of(inner)
        for inner in node.walk()
        if inner.name[0] != "#"
    )
