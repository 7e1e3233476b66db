"""The paragraphs of a plain text, told apart: head, body, captions and rails, in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.language.datelines import find_dateline
from newslint.patterns import lazy
from newslint.readers.gathering import Draft
from newslint.readers.moments import moment_of_path, parse_moment
from newslint.readers.text.captions import Traits, is_slide_number, picture, traits
from newslint.readers.text.furniture import (
    byline,
    date_line,
    inline_teaser,
    is_affiliation,
    is_note,
    is_rail_heading,
    is_slug,
    source_line,
    trailer,
)
from newslint.readers.text.paragraphs import Paragraph
from newslint.readers.text.rails import read_rail
from newslint.readers.text.scenes import is_scene
from newslint.source import SourceFile
from newslint_schemas import (
    Block,
    BlockKind,
    DateMark,
    DateRole,
    Field,
    Origin,
    Role,
    Teaser,
    Text,
)

_HEAD = 8
"""So many paragraphs may stand before the story begins."""
_MOST_REPEATS = 5
"""A caption is not printed more often in a row; what is, is no caption."""
_LONGEST_RAIL = 300
"""A rail has no more paragraphs."""
_LONGEST_CAPTION = 110
"""A caption has no more words."""
_BULLET = lazy(r"(?:[*•·▪]|[-–—]{1,2}|\d{1,2}[.)])\s+(?=\S)")
_NAMES_PICTURE = lazy(r"[/:©]|\bby\b|\b(?:photo|foto|image|picture|courtesy)", re.IGNORECASE)
# "Photos by …" names every picture of the story; `credits/missing` reads it where it stands.
_FOR_ALL = lazy(
    r"\(?(?:all )?(?:photos|photographs|photography|pictures|images|fotos|bilder)\b", re.IGNORECASE
)
_SUBHEAD = lazy(r"[\"'“‘¿]?[^\Wa-z_][^.,:;$…]*[^\W_][?!’”'\"]*")


class Story:
    """One plain text while its paragraphs are told apart."""

    def __init__(self, source: SourceFile, found: Sequence[Paragraph]) -> None:
        """Take the paragraphs of a file; there is at least one."""
        self._source = source
        self._paragraphs = found
        self._traits = [traits(paragraph.value) for paragraph in found]
        if self._is_signed():
            self._traits[-1] = self._traits[-1]._replace(credit=False, name=False)
        gaps = sum(paragraph.gap for paragraph in found)
        self._spaced = gaps * 3 > len(found)
        self._draft = Draft("text", source.whole)
        self._captions: set[str] = set()
        self._begun = False
        self._dated = False

    def draft(self) -> Draft:
        """Return what the paragraphs tell."""
        place = self._head()
        while place < len(self._paragraphs):
            place = self._next(place)
        if (
            not self._draft.dates
            and not self._dated
            and (moments := moment_of_path(self._source.path)) is not None
        ):
            name = Field.elsewhere(self._source.path, origin=Origin.PATH)
            self._draft.dates.append(DateMark(DateRole.PATH, name, moments[-1]))
        return self._draft

    def _is_signed(self) -> bool:
        """Say whether the last words are an agency's mark under the story: no photo, and no caption above."""
        if not self._traits[-1].credit or _NAMES_PICTURE.search(self._paragraphs[-1].value):
            return False
        return len(self._traits) < 2 or not (self._traits[-2].caption or self._traits[-2].description)

    # --- the head ---

    def _head(self) -> int:
        """Take slugs, sources and the headline; return where the rest begins."""
        place = 0
        while place < min(len(self._paragraphs) - 1, _HEAD) and self._label(place):
            place += 1
        if self._is_headline(place):
            self._draft.headline = Field.of(self._paragraphs[place].text, origin=Origin.LINE)
            place += 1
        return place

    def _label(self, place: int) -> bool:
        """Take a slug or a source line."""
        paragraph = self._paragraphs[place]
        if (name := source_line(paragraph.value)) is not None:
            self._draft.mention([Field.of(paragraph.text.slice(*name), "source", Origin.LINE)])
            return True
        if (mark := trailer(paragraph.text)) is not None:
            self._draft.dates.append(mark)
            return True
        return is_slug(paragraph.value)

    def _is_headline(self, place: int) -> bool:
        """Say whether a paragraph is the headline: short, no sentence unless what follows shows it."""
        if place + 1 >= len(self._paragraphs):
            return False
        paragraph, one = self._paragraphs[place], self._traits[place]
        if one.words < 2 or one.words > 28 or one.credit or one.slide or one.split or one.description > 1:
            return False
        if is_rail_heading(paragraph.value) or find_dateline(paragraph.value) or byline(paragraph.value):
            return False
        if date_line(paragraph.text) is not None or paragraph.value.endswith((":", ",", ";")):
            return False
        if self._is_section(place):
            return False
        return not one.closed or paragraph.value.endswith("?") or self._opens_after(place + 1)

    def _is_section(self, place: int) -> bool:
        """Say whether a line in capitals is one of several, and so the name of a section."""
        value = self._paragraphs[place].value
        if not value.isupper():
            return False
        others = (paragraph.value for paragraph in self._paragraphs[place + 1 :])
        return any(len(other) < 60 and other.isupper() and len(other) > 3 for other in others)

    def _opens_after(self, place: int) -> bool:
        """Say whether a byline, a date, a dateline or a caption follows: what stands under a headline."""
        paragraph = self._paragraphs[place]
        if byline(paragraph.value) or find_dateline(paragraph.value) or date_line(paragraph.text):
            return True
        following = self._paragraphs[place + 1] if place + 1 < len(self._paragraphs) else None
        if following is None:
            return False
        credited = not following.gap and (self._traits[place + 1].credit or self._traits[place + 1].name)
        if self._traits[place].caption or credited or following.value == paragraph.value:
            return True
        return is_scene(paragraph.value) and self._above_dateline(place)

    # --- paragraph by paragraph ---

    def _next(self, place: int) -> int:
        """Take the paragraph at a place, and what belongs to it; return the next place."""
        paragraph = self._paragraphs[place]
        if is_rail_heading(paragraph.value) and (taken := self._rail(place)):
            return taken
        if (title := inline_teaser(paragraph.value)) is not None:
            words = Field.of(paragraph.text.slice(title), origin=Origin.LINE)
            self._draft.rail(paragraph.span, [Teaser(paragraph.span, words, first=words.span)])
            return place + 1
        if taken := self._byline(place) or self._picture(place):
            return taken
        if self._about(place):
            return place + 1
        self._body(place)
        return place + 1

    def _about(self, place: int) -> bool:
        """Take a byline, a date or a trailer that stands at the head or the foot of the story."""
        paragraph = self._paragraphs[place]
        text = paragraph.text
        last = len(self._paragraphs) - place <= 4
        if place >= _HEAD and not last:
            return False
        if self._label(place):
            return True
        if (found := date_line(text)) is not None:
            self._draft.dates.append(found[0])
            return found[1]
        return False

    def _byline(self, place: int) -> int:
        """Take a byline, and the paper or agency on the line below it; return the next place, or 0.

        Below the head it is the byline of another piece: words of the text, and never a caption.
        """
        text = self._paragraphs[place].text
        names = byline(text.value)
        if names is None:
            return 0
        if place >= _HEAD or self._begun:
            self._body(place)
            return place + 1
        self._draft.byline([Field.of(text.slice(*names), origin=Origin.LINE)])
        if (moment := parse_moment(text.value[:110])) is not None and moment.date is not None:
            self._draft.dates.append(DateMark(DateRole.PUBLISHED, Field.of(text, origin=Origin.LINE), moment))
        below = self._after(place + 1)
        return place + 1 + (below is not None and not below.gap and is_affiliation(below.value))

    def _body(self, place: int) -> None:
        paragraph = self._paragraphs[place]
        text = paragraph.text
        if not self._begun and place < _HEAD + 2 and (dateline := find_dateline(paragraph.value)) is not None:
            if self._draft.dateline.missing:
                self._draft.dateline = Field.of(text.slice(0, dateline.end), origin=Origin.LINE)
                self._dated = dateline.moment is not None
            text = text.slice(dateline.body)
            if not text:
                return
        kind, level = self._kind(place)
        if kind is BlockKind.LIST_ITEM and (bullet := _BULLET.match(text.value)) is not None:
            text = text.slice(bullet.end())
        self._begun = self._begun or (kind is BlockKind.PARAGRAPH and self._traits[place].words > 12)
        self._draft.blocks.append(Block(kind, text, paragraph.span, level=level))

    def _kind(self, place: int) -> tuple[BlockKind, int]:
        paragraph, one = self._paragraphs[place], self._traits[place]
        if is_note(paragraph.value):
            return BlockKind.NOTE, 0
        if _BULLET.match(paragraph.value) is not None and not self._is_signature(place):
            return BlockKind.LIST_ITEM, 0
        longer = place + 1 < len(self._traits) and self._traits[place + 1].words > max(8, one.words)
        if one.words <= 9 and longer and _SUBHEAD.fullmatch(paragraph.value) is not None:
            return BlockKind.HEADING, 2
        return BlockKind.PARAGRAPH, 0

    def _is_signature(self, place: int) -> bool:
        """Say whether a line with a dash before it closes the piece: "-- Compiled by …"."""
        return place + 1 == len(self._paragraphs)

    # --- pictures ---

    def _picture(self, place: int) -> int:
        """Take a caption with its credit, or a credit that stands alone; return the next place, or 0."""
        one = self._traits[place]
        if is_slide_number(self._paragraphs[place].value) and self._after(place + 1) is not None:
            return self._caption(place + 1, place + 1, Role.GALLERY)
        if one.credit:
            return self._lone_credit(place)
        repeats = self._repeats(place)
        credit = self._credit(place + repeats)
        direct = credit is not None and not credit.gap and self._spaced
        known = _key(self._paragraphs[place].text) in self._captions
        twice = repeats > 0 and one.words >= 3
        twice = twice and (credit is not None or one.description > 0 or self._leads(place))
        shown = one.caption or direct or known or twice or self._is_scene(place)
        if not shown or one.words > _LONGEST_CAPTION:
            return 0
        if not (one.caption or direct) and is_note(self._paragraphs[place].value):
            return 0
        return self._caption(place, place + repeats, self._role(one))

    def _is_scene(self, place: int) -> bool:
        """Say whether words without a verb stand by themselves where captions do.

        Above a dateline, with which the story would begin; or in a story that shows other captions. Elsewhere
        they may be how the story begins.
        """
        if not (self._spaced and self._paragraphs[place].gap and self._stands_alone(place)):
            return False
        if self._draft.headline.missing or not is_scene(self._paragraphs[place].value):
            return False
        return bool(self._captions) or (not self._begun and self._above_dateline(place))

    def _above_dateline(self, place: int) -> bool:
        """Say whether a dateline follows, a byline and a date between at most."""
        below = self._paragraphs[place + 1 : place + 4]
        return any(find_dateline(paragraph.value) is not None for paragraph in below)

    def _leads(self, place: int) -> bool:
        """Say whether a line that stands there twice, with no blank line between, is above the story."""
        return not self._begun and self._spaced and not self._paragraphs[place + 1].gap

    def _role(self, one: Traits) -> Role:
        if one.slide:
            return Role.GALLERY
        return Role.BODY if self._begun or self._draft.blocks else Role.LEAD

    def _caption(self, place: int, last: int, role: Role) -> int:
        """Take the caption at `place`, its repeats up to `last`, and the credit after them."""
        text = self._paragraphs[place].text
        words = text.slice(self._traits[place].slide)
        repeats = tuple(self._paragraphs[index].text for index in range(place + 1, last + 1))
        credit = self._credit(last)
        self._draft.pictures.append(picture(words, credit, role, repeats))
        self._captions.add(_key(text))
        return last + 1 + (credit is not None)

    def _lone_credit(self, place: int) -> int:
        """Take a credit whose picture shows no caption; an agency's mark under a story is none."""
        value = self._paragraphs[place].value
        if (
            place + 1 >= len(self._paragraphs)
            or _NAMES_PICTURE.search(value) is None
            or _FOR_ALL.match(value)
        ):
            return 0
        self._draft.pictures.append(picture(None, self._paragraphs[place], self._role(self._traits[place])))
        return place + 1

    def _after(self, place: int) -> Paragraph | None:
        return self._paragraphs[place] if place < len(self._paragraphs) else None

    def _repeats(self, place: int) -> int:
        """Return how many times the paragraph stands again right after itself."""
        words = _key(self._paragraphs[place].text)
        count = 0
        while count < _MOST_REPEATS and (following := self._after(place + count + 1)) is not None:
            if _key(following.text) != words:
                break
            count += 1
        return count

    def _credit(self, place: int) -> Paragraph | None:
        """Return the credit line after a caption: told by its words, or a bare name on the very next line."""
        following = self._after(place + 1)
        if following is None:
            return None
        one = self._traits[place + 1]
        if one.credit:
            return following
        bare = one.name and one.words > 1 and not following.gap and self._spaced
        return following if bare and self._stands_alone(place + 1) else None

    def _stands_alone(self, place: int) -> bool:
        """Say whether a blank line, or nothing, follows a paragraph."""
        following = self._after(place + 1)
        return following is None or following.gap

    # --- rails ---

    def _rail(self, place: int) -> int:
        """Take the rail under a heading; return the next place, or 0 where no items follow."""
        end, last = place + 1, min(len(self._paragraphs), place + _LONGEST_RAIL)
        while end < last and not is_rail_heading(self._paragraphs[end].value):
            end += 1
        teasers, taken = read_rail(self._paragraphs[place + 1 : end], self._traits[place + 1 : end])
        if not teasers:
            return 0
        heading = Field.of(self._paragraphs[place].text, origin=Origin.LINE)
        span = self._paragraphs[place].span.cover(teasers[-1].span)
        self._draft.rail(span, teasers, heading)
        return place + 1 + taken


def _key(text: Text) -> str:
    return text.value.casefold().rstrip(".")
