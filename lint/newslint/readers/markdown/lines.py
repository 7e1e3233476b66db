"""What the lines of Markdown are by their place and wording: an image's caption, its credit, a plain paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newslint.language.credits import is_credit, split_credit
from newslint.patterns import lazy
from newslint.readers.markdown.constructs import Construct
from newslint.readers.markdown.events import Event
from newslint.readers.markdown.templates import MASK
from newslint_schemas import Span

_LONGEST = 70
"""A caption has no more words."""
_LONGEST_CREDIT = 25
_NO_CAPTION = lazy(
    r"\W*(?:editor[’']?s note|note\b|update[ds]?\b|correction|clarification"
    r"|this (?:story|article|post|piece|is)\b|originally\b|read\b|click\b|subscribe|sign up|translat|listen"
    r"|watch|by [A-Z]|published\b|posted\b|disclaimer|disclosure)",
    re.IGNORECASE,
)
_LABELLED = lazy(r"[(\[]|(?:photo|picture|image|foto|credit|illustration)\W", re.IGNORECASE)
_LABEL_HINTS = ("(", "[", "photo", "cture", "mage", "foto", "cred", "llu")
"""One of these stands in every label, in lower case; letters that have more than two cases are left out."""
_NAMED = lazy(r"(?:^|[-_ ])(?:caption|cutline|legend|figcaption)", re.IGNORECASE)
_NAMED_CREDIT = lazy(r"(?:^|[-_ ])(?:credit|attribution|photographer)", re.IGNORECASE)
_SMALL = lazy(r"<(?:small|sub|sup|center|figcaption|cite)\b", re.IGNORECASE)
_LINK_TAG = lazy(r"<a\b[^>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_IMAGE_TAG = lazy(r"<img\b", re.IGNORECASE)
_IMAGE_ALONE = lazy(
    r"\s*(?:<(?:p|div|center|a|span)\b[^<>]*>\s*){0,3}<img\b[^<>]*>\s*(?:</(?:p|div|center|a|span)>\s*){0,3}",
    re.IGNORECASE,
)
_EMPHASIS = lazy(r"\*[^*]+\*|_[^_]+_")
_RAW_LINES = 6
"""An image of HTML with its wrapper takes no more lines."""


class Shown(NamedTuple):
    """An image with its lines, as ranges of events.

    Attributes:
        images: the index behind the images.
        lines: (first, behind the last, tag) of the words that are "figcaption" or "cite".
        stop: the index behind the last paragraph that was taken.
    """

    images: int
    lines: tuple[tuple[int, int, str], ...]
    stop: int


class Link(NamedTuple):
    """A link of a line: its events from `first` up to `stop`, its words [low, high) among them."""

    first: int
    stop: int
    low: int
    high: int
    target: str
    span: Span


class Lines:
    """The events of a body, to be asked about ranges of them."""

    def __init__(self, found: list[Event], ends: list[int], made: Sequence[Construct]) -> None:
        """Hold the events, the indices behind their ends, and the constructs of the body."""
        self.found = found
        self.ends = ends
        self.made = made
        self._starts = [item.span.start for item in made]

    def within(self, start: int, end: int) -> Sequence[Construct]:
        """Return the constructs that begin in a range of the source."""
        return self.made[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def address(self, event: Event) -> str:
        """Return the address of a link or image; template expressions count for nothing, unless alone.

        Of a link, a template that looks a page up is kept, in one form for all languages: `{% ref path %}`.
        """
        target = event.about.get("dest_url", "")
        if not self.made or MASK not in target:
            return target
        for item in self.within(event.start, event.end):
            length = item.span.end - item.span.start
            shorter = target.replace(MASK * length, "", 1)
            target = shorter or (item.leads_to if event.name == "Link" else "") or "{{}}"
        return target

    def words(self, low: int, high: int) -> str:
        """Return the words of a range of events, without constructs."""
        parts: list[str] = []
        index = low
        while index < high:
            event = self.found[index]
            if event.kind == "Start" and event.name == "Image":
                index = self.ends[index]
                continue
            if event.kind in ("Text", "Code"):
                parts.append(self._without(event))
            elif event.kind in ("SoftBreak", "HardBreak"):
                parts.append(" ")
            index += 1
        return "".join(parts).strip()

    def _without(self, event: Event) -> str:
        if not self.made:
            return event.name
        if event.kind == "Code":
            return self.without_masks(event)
        value, position, parts = event.name, event.start, list[str]()
        for item in self.within(event.start, event.end):
            if item.span.start >= position:
                parts.append(value[position - event.start : item.span.start - event.start])
            position = max(position, item.span.end)
        parts.append(value[max(position - event.start, 0) :])
        return "".join(parts)

    def without_masks(self, event: Event) -> str:
        """Return the words of a code span without the constructs in it, wherever its backticks end."""
        value = event.name
        for item in self.within(event.start, event.end):
            value = value.replace(MASK * (item.span.end - item.span.start), "", 1)
        return value

    def classes(self, low: int, high: int) -> str:
        """Return the names of the attribute lists among events, and right behind them."""
        if not self.made or low >= high:
            return ""
        return " ".join(
            item.classes for item in self.within(self.found[low].start, self.found[high - 1].end + 1)
        )

    def trimmed(self, low: int, high: int) -> tuple[int, int]:
        """Return a range of events without line breaks, white space and constructs without words at its ends."""
        while low < high and self._is_blank(low):
            low += 1
        while high > low and self._is_blank(high - 1):
            high -= 1
        return low, high

    def _is_blank(self, index: int) -> bool:
        event = self.found[index]
        if event.kind in ("SoftBreak", "HardBreak"):
            return True
        if event.kind == "InlineHtml":
            return event.name.lower().startswith(("<br", "<!--"))
        if event.kind != "Text" or self._without(event).strip():
            return False
        return not any(item.markup is not None for item in self.within(event.start, event.end))

    # --- images and what stands below them ----------------------------------------------------------

    def images(self, low: int, high: int) -> int | None:
        """Return the index behind the images that a line begins with, or None where it begins otherwise."""
        index = low
        behind = None
        while index < high:
            event = self.found[index]
            if self._shows_image(index):
                index = behind = self.ends[index]
            elif index + 1 < high and self._is_space(event) and self._shows_image(index + 1):
                index += 1
            else:
                break
        return behind

    @staticmethod
    def _is_space(event: Event) -> bool:
        return event.kind in ("SoftBreak", "HardBreak") or (event.kind == "Text" and event.name.isspace())

    def _shows_image(self, index: int) -> bool:
        event = self.found[index]
        if event.kind == "Start":
            if event.name == "Image":
                return True
            stop = self.ends[index]
            return (
                event.name == "Link"
                and any(other.name == "Image" for other in self.found[index + 1 : stop])
                and not self.words(index, stop)
            )
        if event.kind == "InlineHtml":
            return _IMAGE_TAG.match(event.name) is not None
        if event.kind == "Text" and self.made and not self._without(event).strip():
            inside = self.within(event.start, event.end)
            return any(item.markup is not None and item.markup.value.startswith("<img") for item in inside)
        return False

    def shown(self, index: int) -> Shown | None:
        """Return an image with its caption or credit, from a paragraph or HTML that begins with it, or None."""
        low, high = index + 1, self.ends[index] - 1
        is_html = self.found[index].name == "HtmlBlock"
        images = self._raw_images(low, high) if is_html else self.images(low, high)
        if images is None:
            return None
        stop = self.ends[index]
        lines: list[tuple[int, int, str]] | None = []
        if is_html and images < high:
            lines = self._raw_lines(images, high)
        elif not is_html:
            lines = self._own_lines(images, high)
        if lines is None:
            return None
        while len(lines) < 2 and stop < len(self.found):
            event = self.found[stop]
            if event.kind != "Start" or event.name != "Paragraph":
                break
            after = self.ends[stop]
            first, last = self.trimmed(stop + 1, after - 1)
            classes = self.classes(stop + 1, after - 1)
            tag = self._tag(first, last, classes, below=True) if first < last else None
            if tag is None or tag in [known for *_, known in lines] or self.images(first, last) is not None:
                break
            lines.append((first, last, tag))
            stop = after
        return Shown(images, tuple(lines), stop) if lines else None

    def _own_lines(self, images: int, high: int) -> list[tuple[int, int, str]] | None:
        """Return the lines below an image in its own paragraph; None where it stands in a sentence."""
        first, last = self.trimmed(images, high)
        if first == last:
            return []
        if self.found[images].kind not in ("SoftBreak", "HardBreak") and not self._breaks(images):
            return None  # an image at the head of a sentence
        tag = self._tag(first, last, self.classes(images, high), below=False)
        return None if tag is None else self._divided(first, last, tag)

    def _raw_images(self, low: int, high: int) -> int | None:
        """Return the index behind the lines of HTML that are nothing but an image and its wrapper, or None."""
        markup = ""
        behind: int | None = None
        for index in range(low, min(high, low + _RAW_LINES)):
            markup += self.found[index].name
            if _IMAGE_ALONE.fullmatch(markup):
                behind = index + 1
            elif behind is not None:
                break
        return behind

    def _raw_lines(self, low: int, high: int) -> list[tuple[int, int, str]] | None:
        """Return the lines right below an image of HTML, which Markdown takes for HTML too: caption and credit."""
        rows = [self.found[index].name.strip() for index in range(low, high)]
        if len(rows) > 2 or any("<" in row or len(row.split()) > _LONGEST for row in rows):
            return None
        tags = [
            "cite" if is_credit(row) else "figcaption" if _EMPHASIS.fullmatch(row) else "" for row in rows
        ]
        if tags not in (["cite"], ["figcaption"], ["figcaption", "cite"]):
            return None
        return [(low + place, low + place + 1, tag) for place, tag in enumerate(tags)]

    def _breaks(self, index: int) -> bool:
        return self.found[index].kind == "InlineHtml" and self.found[index].name.lower().startswith("<br")

    def _divided(self, low: int, high: int, tag: str) -> list[tuple[int, int, str]]:
        """Return the lines below an image in its own paragraph; the last may be the credit."""
        if tag == "figcaption":
            for index in range(high - 1, low, -1):
                if self.found[index].kind in ("SoftBreak", "HardBreak") or self._breaks(index):
                    first, last = self.trimmed(index, high)
                    if first < last and is_credit(self.words(first, last)):
                        return [(low, index, "figcaption"), (first, last, "cite")]
                    break
        return [(low, high, tag)]

    def _tag(self, low: int, high: int, classes: str, *, below: bool) -> str | None:
        """Return what the words of a line below an image are: "figcaption", "cite", or None for neither.

        Args:
            low: the index of their first event.
            high: the index behind their last event.
            classes: the names of their attribute lists.
            below: whether they are a paragraph of their own; else they stand in the image's.
        """
        value = self.words(low, high)
        count = len(value.split())
        if not value or count > _LONGEST:
            return None
        if _NAMED_CREDIT.search(classes):
            return "cite"
        if _NAMED.search(classes):
            return "figcaption"
        if count <= _LONGEST_CREDIT and is_credit(value):
            return "cite"
        if _NO_CAPTION.match(value):
            return None
        if self._is_emphasis(low, high) or not below:
            return "figcaption"
        lowered = value.lower()
        if not any(hint in lowered for hint in _LABEL_HINTS):
            return None  # no need to look for the credit
        divided = split_credit(value)
        if divided is None:
            return None
        credit = divided[1][0]
        labelled = _LABELLED.match(value[max(credit - 1, 0) :]) or _LABELLED.match(value[credit:])
        return "figcaption" if labelled else None

    def _is_emphasis(self, low: int, high: int) -> bool:
        """Say whether all of a line is emphasised or set small."""
        event = self.found[low]
        if event.kind == "Start" and event.name == "Emphasis":
            return self.ends[low] == high or not self.words(self.ends[low], high).strip(".")
        if event.kind == "InlineHtml" and self.found[high - 1].kind == "InlineHtml":
            return _SMALL.match(event.name) is not None or event.name.lower() in ("<em>", "<i>")
        return False

    # --- links --------------------------------------------------------------------------------------

    def links(self, low: int, high: int) -> list[Link]:
        """Return the links of a line, those in HTML too, those that hold only an image not."""
        found: list[Link] = []
        index = low
        while index < high:
            event = self.found[index]
            if event.kind == "Start" and event.name == "Link":
                stop = self.ends[index]
                if not any(other.name == "Image" for other in self.found[index:stop]) or self.words(
                    index, stop
                ):
                    target = self.address(event)
                    span = Span(event.start, event.end)
                    found.append(Link(index, stop, index + 1, stop - 1, target, span))
                index = stop
                continue
            if event.kind == "InlineHtml" and (match := _LINK_TAG.match(event.name)):
                close = next(
                    (at for at in range(index + 1, high) if self.found[at].name.lower() in ("</a>", "</a >")),
                    None,
                )
                if close is None:
                    break  # and none behind it either
                span = Span(event.start, self.found[close].end)
                target = match[1] or match[2] or match[3] or ""
                found.append(Link(index, close + 1, index + 1, close, target, span))
                index = close
            index += 1
        return found
