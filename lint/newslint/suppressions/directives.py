"""Finding suppressions: in comments, in front matter, in JSON articles, at the head of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.locate import locate
from newslint.patterns import lazy
from newslint.place import Place
from newslint.readers.data import Entry, Mapping, Node, Scalar, Sequence
from newslint.source import SourceFile
from newslint.suppressions import removal as removal_of
from newslint_schemas import BlockKind, Document, Span

WORD = "newslint"

_DIRECTIVE = lazy(
    r"newslint:[ \t]*ignore(?P<region>-start|-end)?\b[ \t]*(?:\[(?P<rules>[^\]]*)\])?(?P<rest>.*)", re.S
)
_MISSPELT = (
    "ignore|ignor|ignores|ingore|ignroe|igonre|inogre|ingnore|ignoer|disable|suppress|silence|skip|off|noqa"
)
_ALMOST = lazy(
    rf"newslint[ \t]*[:-]?[ \t]*(?:{_MISSPELT})(?P<region>-start|-end)?(?![\w-])[ \t]*:?[ \t]*"
    r"(?:\[(?P<rules>[^\]]*)\](?P<rest>.*))?"
    r"|newslint[ \t:-]*\[(?P<bare>[^\]]*)\](?P<after>.*)",
    re.S | re.I,
)
"""What was meant for a suppression: without its colon, with a word misspelt or another linter's."""
_MISSPELT_KEY = lazy(_MISSPELT, re.I)
_MARKUP_COMMENT = lazy(r"<!--\s*(?P<words>newslint(?![\w.]).*?)\s*-->", re.S | re.I)
_COMPONENT_COMMENT = lazy(r"\{/\*\s*(?P<words>newslint(?![\w.]).*?)\s*\*/\}", re.S | re.I)
_HASH_COMMENT = lazy(r"(?:^|(?<=\s))#[ \t]*(?P<words>newslint(?![\w.])[^\r\n]*)", re.M | re.I)
_HEAD_LINE = lazy(
    r"(?P<words>(?:newslint:[ \t]*ignore\b"
    rf"|(?i:newslint[ \t]*[:-]?[ \t]*(?:{_MISSPELT})(?:-start|-end)?[ \t]*\[))[^\r\n]*)(?:\r\n?|\n|\Z)"
)
_FORM = "newslint: ignore[rule] reason"
_UNTIL = lazy(r";\s*until\s*=\s*(?P<day>\S+)\s*\Z")
_DAY = lazy(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_MARKUP = frozenset(
    {".md", ".markdown", ".mkd", ".mdx", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".nitf"}
)
_FRONT_MATTER = frozenset({".md", ".markdown", ".mkd", ".mdx"})


class Suppression(NamedTuple):
    """What a file asks to ignore.

    Attributes:
        rules: ids and families, as written.
        reason: why; never empty unless `fault` says so.
        until: the last day on which it holds, as YYYY-MM-DD; empty for ever.
        place: the words that ask for it.
        removal: what to take out of the file to be rid of it; None where that needs an editor.
        scope: the offsets that it speaks of; a finding counts by its primary place.
        fault: what is wrong with it, so that it silences nothing.
        key: where not empty, it speaks of the findings about one subject (`newslint.baseline.key`) instead.
        about: the file that it speaks of, where it stands in another one.
        moved: where that file is now, relative to the root of the run; empty where it was not moved.
    """

    rules: tuple[str, ...]
    reason: str
    until: str
    place: Place
    scope: Span
    removal: Place | None = None
    fault: str = ""
    key: str = ""
    about: str = ""
    moved: str = ""


def suppressions(source: SourceFile, document: Document) -> tuple[Suppression, ...]:
    """Return every suppression of a file, in order of place."""
    if WORD not in source.text and WORD not in source.text.lower():
        return ()
    found = [*_comments(source, document), *_keys(source)]
    return tuple(sorted(found, key=lambda item: item.place.offset))


def _comments(source: SourceFile, document: Document) -> Iterator[Suppression]:
    suffix = f".{source.path.rpartition('.')[2].lower()}"
    text = source.text
    if suffix in _MARKUP:
        code = [
            block.span
            for article in document.articles
            for block in article.blocks
            if block.kind is BlockKind.CODE
        ]
        matches = [*_MARKUP_COMMENT.finditer(text)]
        if suffix == ".mdx":
            matches += _COMPONENT_COMMENT.finditer(text)
        outside = [match for match in matches if not any(span.holds(Span(*match.span())) for span in code)]
        yield from _blocks_and_regions(source, document, sorted(outside, key=lambda match: match.start()))
    if suffix in _FRONT_MATTER:
        from newslint.readers.frontmatter import find

        bounds = find(text)
        if bounds is not None:
            yield from _hash_comments(source, bounds.inner)
    elif suffix in (".yaml", ".yml"):
        yield from _hash_comments(source, source.whole)
    elif suffix in (".txt", ".text"):
        yield from _head_lines(source)


def _blocks_and_regions(
    source: SourceFile, document: Document, matches: list[re.Match[str]]
) -> Iterator[Suppression]:
    spans = sorted(_units(document))
    opened: list[tuple[re.Match[str], re.Match[str]]] = []
    for match in matches:
        words = _DIRECTIVE.match(match["words"])
        if words is None:
            if fault := _almost(match["words"]):
                yield _made(source, match, None, Span(0, 0), fault)
        elif words["region"] == "-start":
            opened.append((match, words))
        elif words["region"] == "-end":
            if opened:
                start, said = opened.pop()
                yield _made(source, start, said, Span(start.end(), match.start()))
            else:
                yield _made(source, match, words, Span(0, 0), "no ignore-start stands before this ignore-end")
        else:
            yield _made(source, match, words, _next_unit(spans, match.end()))
    for start, said in opened:
        yield _made(source, start, said, Span(0, 0), "no ignore-end stands after this ignore-start")


def _units(document: Document) -> Iterator[Span]:
    """Yield the spans that a comment may speak of: blocks, pictures with their words, teasers."""
    for article in document.articles:
        for block in article.blocks:
            yield block.span
        for picture in article.pictures:
            span = picture.span
            for field in (picture.caption, picture.credit, *picture.repeats):
                if field.span is not None and field.span.start >= span.start:
                    span = span.cover(field.span)
            yield span
        for rail in article.rails:
            yield rail.span
            for teaser in rail.teasers:
                yield teaser.span


def _next_unit(spans: list[Span], offset: int) -> Span:
    """Return the next unit after an offset, grown by the units that begin within it."""
    following = [span for span in spans if span.start >= offset]
    if not following:
        return Span(offset, offset)
    scope = following[0]
    for span in following[1:]:
        if span.start >= scope.end:
            break
        scope = scope.cover(span)
    return scope


def _hash_comments(source: SourceFile, inner: Span) -> Iterator[Suppression]:
    """Yield the comments of YAML and TOML: beside a value they speak of its line, alone of the next key."""
    for match in _HASH_COMMENT.finditer(source.text, inner.start, inner.end):
        line, column = source.position(match.start())
        alone = not source.line(line)[: column - 1].strip()
        words = _DIRECTIVE.match(match["words"])
        fault = "" if words else _almost(match["words"])
        if words is not None or fault:
            scope = _next_key(source, line + 1, inner.end) if alone else source.line_span(line)
            yield _made(source, match, words, scope, fault)


def _next_key(source: SourceFile, line: int, end: int) -> Span:
    """Return the lines of the next key: from its line to the last one that is indented below it."""
    last, _ = source.position(end)
    while line < last and (not source.line(line).strip() or source.line(line).lstrip().startswith("#")):
        line += 1
    first = source.line(line)
    indent = len(first) - len(first.lstrip())
    stop = line
    while stop < last:
        following = source.line(stop + 1)
        if following.strip() and len(following) - len(following.lstrip()) <= indent:
            break
        stop += 1
    return source.line_span(line).cover(source.line_span(stop))


def _head_lines(source: SourceFile) -> Iterator[Suppression]:
    """Yield the lines at the head of plain text that speak of the whole of it."""
    position = 0
    while (match := _HEAD_LINE.match(source.text, position)) is not None:
        words = _DIRECTIVE.match(match["words"])
        yield _made(source, match, words, source.whole, "" if words else _almost(match["words"]))
        position = match.end()


def head_length(text: str) -> int:
    """Return how many code points of plain text are suppressions at its head, which are no copy."""
    position = 0
    while (match := _HEAD_LINE.match(text, position)) is not None:
        position = match.end()
    return position


def _almost(words: str) -> str:
    """Return what is wrong with words that were meant for a suppression; nothing where they only name newslint."""
    match = _ALMOST.match(words)
    if match is None:
        return f"it is not of the form “{_FORM}”" if words.startswith(f"{WORD}:") else ""
    rules = match["rules"] or match["bare"]
    if not rules:
        return f"it is not of the form “{_FORM}”"
    rest = " ".join((match["rest"] or match["after"] or "").split()).strip(": ") or "reason"
    return f"it is not of the form “{WORD}: ignore{(match['region'] or '').lower()}[{rules.strip()}] {rest}”"


def _made(
    source: SourceFile, match: re.Match[str], words: re.Match[str] | None, scope: Span, fault: str = ""
) -> Suppression:
    span = Span(*match.span())
    rules: tuple[str, ...] = ()
    reason = until = ""
    if words is not None:
        rules = tuple(rule.strip() for rule in (words["rules"] or "").split(",") if rule.strip())
        reason, until, wrong = _reason(words["rest"])
        fault = fault or _fault(rules, reason) or wrong
    # A region has two comments, and one of them alone would be a mistake.
    removal = (
        None if words is None or words["region"] else locate(source, removal_of.of_comment(source, span))
    )
    return Suppression(rules, reason, until, locate(source, span), scope, removal, fault)


def _reason(rest: str) -> tuple[str, str, str]:
    """Split “reason; until=2027-01-31” into reason, day and what is wrong with the day."""
    match = _UNTIL.search(rest)
    if match is None:
        return " ".join(rest.split()), "", ""
    reason = " ".join(rest[: match.start()].split())
    if not is_day(match["day"]):
        return reason, "", f"“{match['day']}” is no day; write until=YYYY-MM-DD"
    return reason, match["day"], ""


def is_day(words: str) -> bool:
    """Say whether words are a day as YYYY-MM-DD."""
    return _DAY.fullmatch(words) is not None


def _fault(rules: tuple[str, ...], reason: str) -> str:
    if not rules:
        return "it names no rule; write newslint: ignore[credits/missing] and a reason"
    return "" if reason else "it gives no reason; say why, so that the next editor knows"


def _keys(source: SourceFile) -> Iterator[Suppression]:
    """Yield what a `newslint:` key of front matter, a YAML article or a JSON article asks for."""
    suffix = f".{source.path.rpartition('.')[2].lower()}"
    if suffix in (".json", ".jsonld"):
        from newslint.readers.json_scan import scan_json

        if (root := scan_json(source.text).root) is not None:
            yield from _key_mappings(source, root, None)
    elif suffix in _FRONT_MATTER:
        from newslint.readers.frontmatter import read_front_matter

        if (root := read_front_matter(source).root) is not None:
            yield from _key_mappings(source, root, source.whole)
    elif suffix in (".yaml", ".yml"):
        from newslint.readers.frontmatter import read_yaml

        if (root := read_yaml(source, 0, len(source.text)).root) is not None:
            yield from _key_mappings(source, root, source.whole)


def _key_mappings(source: SourceFile, root: Node, whole: Span | None) -> Iterator[Suppression]:
    """Yield from the `newslint` keys at the top, or of any object below where `whole` is None."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Sequence):
            stack.extend(reversed(node.items))
        elif isinstance(node, Mapping):
            asked = node.mapping(WORD)
            ignored = None if asked is None else asked.mapping("ignore")
            for entry in () if asked is None else asked.entries:
                if isinstance(entry.value, Mapping) and _MISSPELT_KEY.fullmatch(entry.name.strip()):
                    fault = f"its key “{entry.name}” must read “ignore”"
                    yield Suppression((), "", "", locate(source, entry.span), Span(0, 0), fault=fault)
            if asked is not None and ignored is not None:
                steps = [(node, node.entry(WORD)), (asked, asked.entry("ignore"))]
                above = [(mapping, entry) for mapping, entry in steps if entry is not None]
                yield from _key_mapping(source, ignored, above, node.span if whole is None else whole)
            if whole is None:
                stack.extend(reversed([entry.value for entry in node.entries]))


def _key_mapping(
    source: SourceFile, ignored: Mapping, above: list[tuple[Mapping, Entry]], scope: Span
) -> Iterator[Suppression]:
    for entry in ignored.entries:
        words = entry.value.value if isinstance(entry.value, Scalar) else ""
        reason, until, wrong = _reason(words)
        rules = (entry.name.strip(),)
        span = removal_of.of_entry(source, [*above, (ignored, entry)])
        removal = None if span is None else locate(source, span)
        fault = _fault(rules, reason) or wrong
        yield Suppression(rules, reason, until, locate(source, entry.span), scope, removal, fault)
