"""What a page says about itself beside what it shows: JSON-LD, `meta`, `link`, `title`, its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from newslint.conventions import Conventions
from newslint.language.credits import is_bare_name
from newslint.patterns import lazy
from newslint.readers.gathering import Draft
from newslint.readers.html.survey import Survey
from newslint.readers.html.tree import Node
from newslint.readers.html.words import text_of
from newslint.readers.moments import moment_of_path, parse_moment
from newslint_schemas import NO_FIELD, DateMark, DateRole, Field, Origin, Problem, Span

_NAMES = ("property", "name", "itemprop", "http-equiv")
_PUBLISHED = frozenset(
    {
        "articlepublishedtime",
        "ogarticlepublishedtime",
        "articlepublished",
        "articlepublicationdate",
        "articlepublishtime",
        "articledate",
        "articledateoriginal",
        "shareaholicarticlepublishedtime",
        "parselypubdate",
        "sailthrudate",
        "btpubdate",
        "rnewsdatepublished",
        "cxenseparsepublishtime",
        "cxenseparserecspublishtime",
        "datepublished",
        "publisheddate",
        "publishdate",
        "publishtime",
        "publishedtime",
        "publishedat",
        "publishedon",
        "publicationdate",
        "originalpublicationdate",
        "pubdate",
        "displaydate",
        "pdate",
        "ptime",
        "date",
        "dateavailable",
        "dcdate",
        "dcdateissued",
        "dctermsdate",
        "dctermsissued",
        "dctermsavailable",
        "ogpublishedtime",
        "vrpublishedtime",
    }
)
_UPDATED = frozenset(
    {
        "articlemodifiedtime",
        "ogarticlemodifiedtime",
        "articlemodified",
        "articleupdated",
        "articledateupdated",
        "ogupdatedtime",
        "datemodified",
        "dcdatemodified",
        "dctermsmodified",
        "modifieddate",
        "revisiondate",
        "lastmodified",
        "lastmod",
        "lastupdated",
        "updateddate",
        "modified",
    }
)
_CREATED = frozenset({"datecreated", "dctermscreated", "dcdatecreated", "articlecreated", "created"})
# The first that is there is the date; what stands further down is kept by fewer people, or by habit.
_RANK = (
    "articlepublishedtime",
    "datepublished",
    "ogarticlepublishedtime",
    "articlemodifiedtime",
    "datemodified",
)
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_AUTHORS = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "article:author_name",
)
NAMES: dict[str, Iterable[str]] = {
    "published: `meta`, `itemprop`": sorted(_PUBLISHED),
    "updated: `meta`, `itemprop`": sorted(_UPDATED),
    "created: `meta`, `itemprop`": sorted(_CREATED),
    "search and share titles: `meta`": _TITLES,
    "search and share descriptions: `meta`": _DESCRIPTIONS,
    "byline, where none is shown: `meta`": _AUTHORS,
}
"""The names of metadata; those of dates without `.`, `:`, `-` and `_`. For the page of formats."""
_ADDRESS = lazy(r"https?:|www\.|@|^/", re.IGNORECASE)
_LANGUAGE = lazy(r"([A-Za-z]{2,3})(?:[-_].*)?")
_JSON_START = lazy(r"(?<!<!)(?<!CDATA)[\[{]")  # not the bracket of "<![CDATA["


@dataclass(slots=True)
class Metadata:
    """What was found; fields are places in the file.

    Attributes:
        titles: the headline as JSON-LD, sharing and the window's title have it, in order of trust.
        address: the page's own address.
        site: the publication's name.
        subjects: the people and places that the page says it is about.
        drafts: the articles that JSON-LD describes.
    """

    titles: list[Field] = field(default_factory=list[Field])
    descriptions: list[Field] = field(default_factory=list[Field])
    authors: list[Field] = field(default_factory=list[Field])
    dates: list[tuple[str, DateMark]] = field(default_factory=list[tuple[str, DateMark]])
    address: Field = NO_FIELD
    site: str = ""
    language: str = ""
    section: str = ""
    tags: list[str] = field(default_factory=list[str])
    subjects: list[Field] = field(default_factory=list[Field])
    drafts: list[Draft] = field(default_factory=list[Draft])
    problems: list[Problem] = field(default_factory=list[Problem])

    def date(self, role: DateRole) -> DateMark | None:
        """Return the date of a role that the metadata is surest of."""
        marks = [item for item in self.dates if item[1].role is role]
        return min(marks, key=lambda item: _rank(item[0]))[1] if marks else None

    @property
    def path_date(self) -> DateMark | None:
        """The date that the page's address holds."""
        if not self.address.present:
            return None
        moments = moment_of_path(self.address.value)
        return None if moments is None else DateMark(DateRole.PATH, self.address, moments[-1])


def _rank(name: str) -> int:
    return _RANK.index(name) if name in _RANK else len(_RANK)


def read_metadata(survey: Survey, source: str, conventions: Conventions) -> Metadata:
    """Return a page's metadata.

    Args:
        survey: the page, parsed from the whole of `source`.
        source: the decoded file; JSON-LD is scanned in it, so that its values have places.
        conventions: for the reading of JSON-LD.
    """
    found = Metadata()
    _take_json(survey, source, conventions, found)
    metas = [(name, meta) for meta in survey.of("meta") for name in (_name(meta),) if name]
    for wanted in _TITLES:
        found.titles += [_content(meta, name) for name, meta in metas if name == wanted]
    found.titles += [Field.of(text_of(node), "title", Origin.METADATA) for node in survey.of("title")][:1]
    found.titles = [title for title in found.titles if title.present]
    for wanted in _DESCRIPTIONS:
        found.descriptions += [_content(meta, name) for name, meta in metas if name == wanted]
    for wanted in _AUTHORS:
        found.authors += [
            one
            for name, meta in metas
            if name == wanted and not _ADDRESS.search((one := _content(meta, name)).value)
        ]
    for name, meta in metas:
        _take_date(name, meta, found)
        if name == "og:site_name":
            found.site = _content(meta, name).value
        elif name == "article:section":
            found.section = found.section or _content(meta, name).value
        elif name == "article:tag":
            found.tags.append(meta.attribute("content").strip())
            if (subject := _content(meta, name)).present and _is_name(subject.value):
                found.subjects.append(subject)
    found.address = _address(survey, metas)
    found.language = _language(survey, metas, found)
    return found


def _is_name(value: str) -> bool:
    return " " in value and is_bare_name(value)


def _name(meta: Node) -> str:
    return next((name for key in _NAMES if (name := meta.attribute(key).strip().lower())), "")


def _content(meta: Node, name: str) -> Field:
    key = "content" if meta.has("content") else "value"  # which some systems write instead
    return Field.of(meta.attribute_text(key).folded(), name, Origin.METADATA, meta.attribute_span(key))


def _take_date(name: str, meta: Node, found: Metadata) -> None:
    compact = re.sub(r"[\W_]", "", name)
    for role, names in (
        (DateRole.PUBLISHED, _PUBLISHED),
        (DateRole.UPDATED, _UPDATED),
        (DateRole.CREATED, _CREATED),
    ):
        if compact in names:
            content = _content(meta, name)
            if (mark := dated(role, content)) is not None:
                found.dates.append((compact, mark))


def dated(role: DateRole, words: Field) -> DateMark | None:
    """Return the date that a field holds, or None where it holds none, or one that no editor meant."""
    if not words.present:
        return None
    moment = parse_moment(words.value)
    if moment is None or moment.date is None or moment.date.year < 1900:
        return None
    return DateMark(role, words, moment)


def _address(survey: Survey, metas: list[tuple[str, Node]]) -> Field:
    for link in survey.of("link"):
        if "canonical" in link.attribute("rel").lower().split():
            return Field.of(link.attribute_text("href"), "canonical", Origin.METADATA)
    return next((_content(meta, name) for name, meta in metas if name == "og:url"), NO_FIELD)


def _language(survey: Survey, metas: list[tuple[str, Node]], found: Metadata) -> str:
    named = [node.attribute("lang") or node.attribute("xml:lang") for node in survey.of("html")]
    named += [meta.attribute("content") for name, meta in metas if name == "og:locale"]
    named += [draft.language for draft in found.drafts]
    named += [
        meta.attribute("content") for name, meta in metas if name in ("content-language", "dc.language")
    ]
    for tag in named:
        match = _LANGUAGE.fullmatch(tag.strip())
        if match is not None:
            return match[1].lower()
    return ""


# --- JSON-LD ----------------------------------------------------------------------------------------


def _take_json(survey: Survey, source: str, conventions: Conventions, found: Metadata) -> None:
    for script in survey.of("script"):
        if "ld+json" not in script.attribute("type").lower() or not script.children:
            continue
        content = script.children[0]
        start = _JSON_START.search(source, content.start, content.end)
        if start is None:
            continue
        drafts, problem = _drafts(source, start.start(), content.end, conventions)
        if problem is not None:
            found.problems.append(problem)
        found.drafts += drafts
    for draft in found.drafts:
        found.titles.append(_beside(draft.headline))
        found.descriptions.append(_beside(draft.standfirst))
        found.authors += map(_beside, draft.bylines)
        found.section = found.section or draft.section
        found.tags += draft.tags


def _drafts(
    source: str, start: int, end: int, conventions: Conventions
) -> tuple[list[Draft], Problem | None]:
    """Return the articles of one script, and what is wrong with it where it could not be read to its end."""
    from newslint.readers.json_formats import jsonld
    from newslint.readers.json_scan import scan_json

    scan = scan_json(source, start, end, depth=conventions.limits.depth)
    problem = None
    if not scan.complete:
        place = scan.problems[-1].span if scan.problems else Span(start, start + 1)
        message = "This JSON-LD breaks off here; search engines will not read it. Mend its syntax."
        problem = Problem("parse/json", message, place)
    if scan.root is None or not jsonld.recognises(scan.root):
        return [], problem
    drafts = [draft for draft in jsonld.read(scan.root, conventions) if draft.headline.present or draft.dates]
    return drafts, problem


def _beside(one: Field) -> Field:
    return replace(one, origin=Origin.METADATA)


def json_dates(draft: Draft) -> Iterator[DateMark]:
    """Yield the dates of an article in JSON-LD that are dates."""
    for mark in draft.dates:
        if (date := dated(mark.role, _beside(mark.field))) is not None:
            yield date


def distinct(fields: Iterable[Field], *known: str) -> list[Field]:
    """Return the fields that hold words, each wording once, without the known ones."""
    seen = {_compared(value) for value in known}
    kept: list[Field] = []
    for one in fields:
        key = _compared(one.value)
        if one.present and key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def _compared(value: str) -> str:
    return " ".join(value.split()).casefold()
