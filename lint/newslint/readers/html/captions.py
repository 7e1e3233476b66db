"""The words around one picture: which are its caption, which its credit, and which are neither."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice

from newslint.language.credit_words import LABEL
from newslint.language.credits import is_bare_name, is_credit, is_placeholder, split_credit
from newslint.patterns import lazy
from newslint.readers.html.references import CHARACTER_REFERENCE
from newslint.readers.html.tree import TEXT, Node, parse, tags
from newslint.readers.html.vocabulary import names_caption, names_credit, names_picture, words_of
from newslint.readers.html.words import BREAKS, is_hidden, is_unseen_label, text_of, words
from newslint_schemas import NO_FIELD, Field, Origin, Text

_LARGEST = 400
"""A picture and its words take no more nodes."""
_LONGEST = 700
"""Words without a mark of their own that a picture's wrapper may hold, in code points."""
_CREDIT_LENGTH = 180

_CONTROL = lazy(
    r"(?:hide|toggle|show|view|open|see|close|expand) (?:full )?(?:caption|image|photo|picture|gallery"
    r"|full ?screen|more|larger|slideshow)s?(?: in (?:full ?screen|gallery|slideshow|new window))?"
    r"|enlarge(?: (?:this )?(?:image|photo|picture))?"
    r"|(?:click|tap|press) to (?:enlarge|expand|zoom|view|open).{0,30}"
    r"|(?:view|see|show)(?: all)? \d+ (?:image|photo|picture)s?"
    r"|(?:image |photo |picture |slide |bild |foto )?[\[(]?\d{1,3} ?(?:of|/|av|von|de|sur) ?\d{1,3}[)\]]?"
    r"|(?:image|media|picture|photo) (?:caption|copyright|credit|source|gallery)|caption"
    r"|(?:purchase|buy) (?:licensing rights|(?:this )?photo|print)s?.{0,30}"
    r"|,? ?opens (?:in )?(?:a )?new (?:tab|window)"
    r"|image|photo|gallery|full ?screen|zoom|share|save|print|pin it|next|previous|play|related|close"
    r"|advertisement|loading.{0,3}|read more|more ?[>»›]?|visa mer|mehr|voir plus|leer más|download"
    r"|vergrößern|agrandir|ampliar|ingrandisci|förstora|vergroten"
    r"|copy link|scroll to continue|powered by .{2,30}"
    r"|(?:skip|überspringen?)(?: (?:the|die))? (?:image |photo )?(?:gallery|slideshow|bild(?:er)?(?:galerie|strecke))",
    re.IGNORECASE,
)
_DASHES = " \t\r\n|–—-·•"
_SPLIT_OFF = " \t\r\n|/–—-•·,;:([{"
_LABEL_LAST = lazy(rf"(?<![^\s(\[])(?:{LABEL})\s*[:：]\s*$", re.IGNORECASE)
"""The label of the credit that stands in an element of its own behind the caption."""
_ATTRIBUTES = {
    "caption": (
        "data-caption",
        "data-fresco-caption",
        "data-image-caption",
        "data-media-caption",
        "data-photo-caption",
        "data-img-caption",
        "caption",
    ),
    "credit": (
        "data-credit",
        "data-image-credit",
        "data-photo-credit",
        "data-media-credit",
        "data-copyright",
        "data-photographer",
        "data-attribution",
        "credit",
        "copyright",
    ),
}
_UNSEEN = tags("script style template svg title noscript select textarea input")
_SHARING = tags("share sharing social")
_SIGN = tags("copyright copyrights")
_SMALL = tags("a b i em strong span small")
_HEADINGS = tags("h1 h2 h3 h4 h5 h6")


class Kind(Enum):
    """What an element's name says about a line."""

    CAPTION = auto()
    CREDIT = auto()
    PLAIN = auto()


@dataclass(slots=True)
class Line:
    """Words without a break, and the element that tells what they are."""

    kind: Kind
    owner: Node
    nodes: list[Node] = field(default_factory=list[Node])
    linked: int = 0
    """How much of the line is the text of links, in code points."""
    _text: Text | None = None

    @property
    def text(self) -> Text:
        """The words; to be asked for once the line is whole."""
        if self._text is None:
            self._text = text_of(self.nodes[0]) if len(self.nodes) == 1 else words(self.nodes)[0]
        return self._text

    def add(self, other: Line) -> None:
        """Take in the words of another line behind this one's."""
        self.nodes += other.nodes
        self.linked += other.linked
        self._text = None

    @property
    def in_link(self) -> bool:
        """Whether the line is the text of a link, for the most part."""
        return 2 * self.linked > sum(len(node.value.strip()) for node in self.nodes)

    def taken(self, nodes: Collection[Node]) -> bool:
        """Say whether the line's words are among the nodes."""
        return any(node in nodes for node in self.nodes)


def is_control(value: str) -> bool:
    """Say whether words belong to the page's machinery: "hide caption", "View 6 images", "1 of 4"."""
    return _CONTROL.fullmatch(value.strip()) is not None or not any(map(str.isalnum, value))


def lines(unit: Node, holders: Collection[Node], *, beside: bool = False) -> list[Line]:
    """Return the lines of words in a picture's unit, without the page's machinery.

    Args:
        unit: the element that holds the picture, or one beside it.
        holders: the elements with a picture inside: their names tell nothing about the words.
        beside: take only lines that are captions or credits by their names, or credits by their words.
    """
    found = _labelled(line for line in _lines(unit, holders) if not is_control(line.text.value))
    if beside and not all(line.kind is not Kind.PLAIN or _is_credit_line(unit, line) for line in found):
        return []
    return found


def _labelled(found: Iterable[Line]) -> list[Line]:
    """Return lines, each label of a credit ("Photo:") with the line behind it that it is the label of."""
    kept: list[Line] = []
    for line in found:
        if kept and (label := kept[-1].text.value).endswith(":") and is_placeholder(label):
            kept[-1].kind = Kind.CREDIT
            kept[-1].add(line)
        else:
            kept.append(line)
    return kept


def _is_credit_line(sibling: Node, line: Line) -> bool:
    """Say whether words beside a picture are its credit, and not the article's byline or a heading."""
    value = line.text.value
    return sibling.name not in _HEADINGS and is_credit(value) and not value.lower().startswith("by ")


def _lines(unit: Node, holders: Collection[Node]) -> Iterator[Line]:
    current: Line | None = None
    # A node is entered with what is known of what holds it; None ends a line.
    stack: list[tuple[Node | None, Kind, Node, bool, bool]] = [
        (unit, Kind.PLAIN, unit, False, _in_figure(unit))
    ]
    budget = _LARGEST
    while stack and budget:
        node, kind, owner, linked, in_figure = stack.pop()
        budget -= 1
        if node is None or node.name == "br":
            if current is not None:
                yield current
            current = None
            continue
        if node.name == TEXT:
            if node.value.isspace() and current is None:
                continue
            if current is None or current.owner is not owner:
                if current is not None:
                    yield current
                current = Line(kind, owner)
            current.nodes.append(node)
            current.linked += len(node.value.strip()) if linked else 0
            continue
        if node.name[0] == "#" and node is not unit:
            continue
        if node not in holders and (
            node.name in _UNSEEN
            or node.name == "button"
            or (is_hidden(node) and not _is_read_out(node))
            or not _SHARING.isdisjoint(words_of(node))
            or (node.name in _SMALL and len(node.children) < 5 and is_control(text_of(node).value))
        ):
            continue
        in_figure = in_figure or names_picture(node)
        inner = _kind(node, kind, holders, in_figure=in_figure)
        parts = node.name in BREAKS or inner is not kind
        if parts:
            stack.append((None, kind, owner, False, False))
        holder = node if inner is not kind or (parts and inner is Kind.PLAIN) else owner
        linked = linked or (node.name == "a" and node.has("href"))
        stack.extend((child, inner, holder, linked, in_figure) for child in reversed(node.children))
        if parts:
            stack.append((None, kind, owner, False, False))
    if current is not None:
        yield current


def _is_read_out(node: Node) -> bool:
    """Say whether a caption that eyes do not see is there for those who listen."""
    return is_unseen_label(node) and names_caption(node) and not is_control(text_of(node).value)


def _in_figure(unit: Node) -> bool:
    return unit.name == "figure" or any(above.name == "figure" for above in islice(unit.ancestors(), 6))


def _kind(node: Node, kind: Kind, holders: Collection[Node], *, in_figure: bool) -> Kind:
    if node in holders:
        return Kind.CAPTION if node.name == "figcaption" else kind
    # What stands inside a caption is said of its picture, figure or not.
    in_figure = in_figure or kind is not Kind.PLAIN
    credited = names_credit(node, in_figure=in_figure)
    if credited and not any(
        names_caption(inner) and not names_credit(inner, in_figure=in_figure)
        for inner in islice(node.walk(), 1, 60)
        if inner.name[0] != "#"
    ):
        return Kind.CREDIT
    if names_caption(node) and not credited:
        return Kind.CAPTION
    if in_figure and kind is not Kind.CREDIT and _bears_sign(node):
        return Kind.CREDIT
    return kind


def _bears_sign(node: Node) -> bool:
    """Say whether an element begins with the © that an icon draws: its words are who made the picture."""
    if node.name not in ("span", "small", "em", "i", "p", "div", "cite"):
        return False
    first = next((child for child in node.children if child.name != TEXT or not child.value.isspace()), None)
    if first is None or first.name not in ("i", "span") or any(map(_has_words, first.children)):
        return False
    return not _SIGN.isdisjoint(words_of(first))


def _has_words(node: Node) -> bool:
    return node.name != TEXT or not node.value.isspace()


def fits(above: Node, key: str, keys: Mapping[Node, str], holders: Collection[Node]) -> bool:
    """Say whether an element holds one picture with its words, and nothing else."""
    wrapper = names_picture(above)
    length = 0
    stack: list[tuple[Node, bool, bool]] = [(above, False, _in_figure(above))]
    budget = _LARGEST
    plain: list[Node] = []
    while stack:
        node, hinted, in_figure = stack.pop()
        budget -= 1
        if budget < 0:
            return False
        if node.name == TEXT:
            if not hinted and not node.value.isspace():
                plain.append(node)
                length += len(node.value)
                if length > _LONGEST:
                    return False
            continue
        if node in keys:
            other = keys[node]
            if other != key and other and key:
                return False
            continue
        if node.name in _UNSEEN and node not in holders:
            continue
        if node.name in ("p", "li") and len(plain) > 12:
            return False
        in_figure = in_figure or names_picture(node)
        inner = hinted or _kind(node, Kind.PLAIN, holders, in_figure=in_figure) is not Kind.PLAIN
        stack.extend((child, inner, in_figure) for child in reversed(node.children))
    if not plain:
        return True
    if above.name == "figure":
        return True
    texts = [(line, line.text.value) for line in _lines(above, holders)]
    texts = [(line, value) for line, value in texts if not is_control(value)]
    loose = [line for line, value in texts if line.kind is Kind.PLAIN and not is_credit(value)]
    if not loose:
        return True
    if any(line.in_link for line in loose):
        return False
    # Without any name that says so: the picture, one line, and its credit.
    told = texts[-1][0] not in loose and texts[0][0] is loose[0]
    return len(loose) <= 2 if wrapper else len(loose) == 1 and told


def decide(found: Iterable[Line], *, in_wrapper: bool) -> tuple[Field, Field]:
    """Return caption and credit out of the lines around a picture.

    Args:
        found: the lines in source order.
        in_wrapper: whether the picture has an element of its own around it, so that lines without a
            name may be its caption.
    """
    captions: list[tuple[Text, Line]] = []
    credited: list[tuple[Text, Line]] = []
    plain: list[tuple[Text, Line]] = []
    for line in found:
        text = line.text
        value = text.value
        if line.kind is Kind.CREDIT:
            target = captions if _is_caption_after_all(value) else credited
        elif is_credit(value):
            target = credited
        else:
            target = captions if line.kind is Kind.CAPTION else plain
        if all(value != other.value for other, _ in target):
            target.append((text, line))
    if not captions and in_wrapper:
        captions = [item for item in plain if not item[1].in_link and _is_sentence(item[0].value)]
        plain = [item for item in plain if item not in captions]
    if not credited:
        credited = _name_line(captions) or _name_line(plain, alone=bool(captions))
        captions = [item for item in captions if item not in credited]
    if not captions and credited and all(line.kind is Kind.CAPTION for _, line in credited):
        # A caption that is a credit: whoever finishes the picture says so.
        captions, credited = credited, []
    caption = _field(captions, Origin.ELEMENT, stripped=bool(credited))
    return caption, _field(_named_nobody(credited), Origin.ELEMENT)


def _named_nobody(credited: list[tuple[Text, Line]]) -> list[tuple[Text, Line]]:
    """Return the one line that was to name the photographer where it names nobody, else all."""
    return next(([item] for item in credited if is_placeholder(item[0].value)), credited)


def _field(items: list[tuple[Text, Line]], origin: Origin, *, stripped: bool = False) -> Field:
    if not items:
        return NO_FIELD
    first = items[0][1]
    texts = [text if line.kind is Kind.CREDIT else text.strip(_DASHES) for text, line in items]
    if stripped:
        last = texts[-1]
        label = _LABEL_LAST.search(last.value)
        kept = last.value if label is None else last.value[: label.start()]
        texts[-1] = last.slice(0, len(kept.rstrip(_SPLIT_OFF)))
    separator = " / " if first.kind is Kind.CREDIT else " "
    if first.kind is Kind.PLAIN:
        origin = Origin.LINE
    return Field.of(Text.join(texts, separator), first.owner.name, origin, first.owner.span)


def _is_caption_after_all(value: str) -> bool:
    """Say whether an element named after the credit holds the caption too, or instead."""
    if is_credit(value) or is_placeholder(value):
        return False
    if len(value) > _CREDIT_LENGTH:
        return True
    divided = split_credit(value)
    if divided is not None and divided[0][1] > divided[0][0]:
        return len(value[divided[0][0] : divided[0][1]].split()) > 3
    return len(value.split()) > 9 and value.rstrip()[-1:] in '.!?…”"'


def _is_sentence(value: str) -> bool:
    return len(value.split()) >= 3


def _name_line(items: list[tuple[Text, Line]], *, alone: bool = False) -> list[tuple[Text, Line]]:
    """Return the line of a caption that is nothing but names: the last or the first one."""
    if len(items) < 2 and not alone:
        return []
    for item in (items[-1], items[0]) if items else ():
        text, line = item
        if any(above.name in ("b", "strong", *_HEADINGS) for above in islice(line.nodes[0].ancestors(), 2)):
            continue  # a caption's heading
        others = [other.value for other, _ in items if other is not text]
        long_enough = alone or any(len(other.split()) >= 6 for other in others)
        if long_enough and _is_names(text.value):
            return [item]
    return []


def _is_names(value: str) -> bool:
    if is_bare_name(value):
        return True
    text = value.strip()
    parts = text.split()
    if not 1 <= len(parts) <= 7 or text[-1] in ".!?:" or any(map(str.isdigit, text)):
        return False
    return all(part[0].isupper() or part.lower() in _SMALL_WORDS or not part[0].isalpha() for part in parts)


_SMALL_WORDS = tags("the of and for via de la von van & per")


def named(elements: Iterable[Node], what: str) -> Field | None:
    """Return the first attribute made for a caption or a credit ("data-caption"), its markup resolved."""
    for element in elements:
        if not element.names:
            continue
        for name in _ATTRIBUTES[what]:
            if not element.has(name):
                continue
            text = element.attribute_text(name)
            if "<" in text.value or CHARACTER_REFERENCE.search(text.value):
                text = text_of(parse(text))
            found = Field.of(text.folded(), name)
            if found.present and any(map(str.isalnum, found.value)):
                return found
    return None
