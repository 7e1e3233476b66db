"""A new member beside a picture's caption in the JSON of agencies."""

from __future__ import annotations

from newslint.fix import NewCredit, Slot
from newslint.readers.data import Entry, Kind, Mapping, Node, Scalar, Sequence
from newslint.readers.frontmatter import Dialect
from newslint.readers.json_scan import scan_json
from newslint.slots.keys import beside
from newslint.source import SourceFile
from newslint_schemas import Origin, Picture, Presence

_ITEM = frozenset({"type", "renditions", "description_text", "descriptions", "caption"})
"""Keys of the object that a picture is, among those around its address."""
_BESIDE = (
    "description_text",
    "description_html",
    "description_caption",
    "caption",
    "headline",
    "type",
    "uri",
    "guid",
)
_MEMBERS = {
    "ninjs": ("creditline", "byline", "by"),
    "digitalwires": ("creditline",),
    "ap": ("description_creditline",),
}


def member_slot(source: SourceFile, wanted: NewCredit) -> Slot | None:
    """Return the slot of a picture's credit: its empty member, else a new one beside its caption."""
    root = scan_json(source.text).root
    item = None if root is None else _item(root, wanted.picture)
    if item is None:
        return None
    names = {entry.name.lower(): entry for entry in item.entries}
    credit = wanted.picture.credit
    if credit.state is Presence.EMPTY:
        empty = next((one for one in item.entries if one.name == credit.name and _is_empty(one)), None)
        return None if empty is None else Slot(empty.value.span, '"', '"', ("json",))
    place = next((names[name] for name in _BESIDE if name in names), None)
    member = _member(item, wanted)
    if place is None or member.lower() in names:
        return None
    return beside(source.text, item, place, member, Dialect.JSON)


def _is_empty(entry: Entry) -> bool:
    value = entry.value
    return isinstance(value, Scalar) and (value.kind is Kind.NULL or not value.value.strip())


def _member(item: Mapping, wanted: NewCredit) -> str:
    """Return what the member is called: as with other pictures of the article, else as the format says."""
    known = _MEMBERS[wanted.article.format]
    for other in wanted.article.pictures:
        if other.credit.present and other.credit.origin is Origin.DATA and other.credit.name in known:
            return other.credit.name
    if "descriptions" in {entry.name.lower() for entry in item.entries}:
        return known[-1]  # ninjs 2 and 3
    return known[0]


def _item(root: Node, picture: Picture) -> Mapping | None:
    """Return the innermost object around a picture's address that is a picture, or that the key at its place names."""
    found: Mapping | None = None
    node: Node | None = root
    while node is not None:
        inner: Node | None = None
        if isinstance(node, Mapping):
            if any(entry.name.lower() in _ITEM for entry in node.entries):
                found = node
            inner = next((one.value for one in node.entries if one.span.holds(picture.span)), None)
        elif isinstance(node, Sequence):
            inner = next((one for one in node.items if one.span.holds(picture.span)), None)
        elif node.value != picture.source:
            return None  # the picture stands in a text that is a member's value
        node = inner
    return found
