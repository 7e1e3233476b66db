"""Front matter in YAML, TOML or JSON: one tree of data with exact places, whichever it is."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from newslint.patterns import lazy
from newslint.readers.data import Kind, Mapping, Scalar, Scan
from newslint.source import SourceFile
from newslint_schemas import Problem, Span


class Dialect(StrEnum):
    """What front matter is written in."""

    YAML = "yaml"
    TOML = "toml"
    JSON = "json"


class Bounds(NamedTuple):
    """Where front matter stands.

    Attributes:
        dialect: what it is written in.
        inner: the data between the delimiters; for JSON the object itself.
        body: the offset where the body begins.
        closed: whether the closing delimiter is there.
    """

    dialect: Dialect
    inner: Span
    body: int
    closed: bool = True


class FrontMatter(NamedTuple):
    """Front matter as it was read; without any, `root` and `dialect` are None and `body` is 0."""

    root: Mapping | None
    body: int
    problems: tuple[Problem, ...] = ()
    dialect: Dialect | None = None
    complete: bool = True
    """Whether it was read to its end; where not, what is missing may stand in the rest."""


_OPENING = lazy(r"\s*(?P<mark>---+|\+\+\+)[ \t]*(?P<name>yaml|toml|json)?[ \t]*(?:\r\n?|\n)", re.IGNORECASE)
_OBJECT = lazy(r"\s*(?=\{\s*(?:\"|\}))")
_CLOSING = {
    "-": lazy(r"(?:^|(?<=\n)|(?<=\r))(?:---+|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"),
    "+": lazy(r"(?:^|(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n?|\n|\Z)"),
}
_LINE = lazy(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_DATA_LINE = lazy(r"[A-Za-z_][\w-]*[ \t]*[:=]|[ \t]+\S|-[ \t]|#|\[|[}\]]")
_KEY_LINE = lazy(
    r"\s*(?:#[^\r\n]*\s+)*(?:\"[^\"\r\n]+\"|'[^'\r\n]+'|\[*[\w.-][\w. -]*\]*)[ \t]*(?:[:=]|\r?\n)"
)


def find(text: str) -> Bounds | None:
    """Find the front matter at the head of a text, by its delimiters `---`, `+++`, or as a JSON object.

    Front matter that is never closed ends before the first line that is no data; a rule line (`---`) with
    prose behind it is no front matter.
    """
    opening = _OPENING.match(text)
    if opening is None:
        start = _OBJECT.match(text)
        # How far the object reaches, only reading it can tell.
        return None if start is None else Bounds(Dialect.JSON, Span(start.end(), len(text)), len(text))
    mark = opening["mark"][0]
    named = opening["name"]
    dialect = Dialect(named.lower()) if named else Dialect.YAML if mark == "-" else Dialect.TOML
    start_at = opening.end()
    closing = _CLOSING[mark].search(text, start_at)
    if closing is not None:
        return Bounds(dialect, Span(start_at, closing.start()), closing.end())
    if _KEY_LINE.match(text, start_at) is None:
        return None
    end = _end_of_data(text, start_at)
    return Bounds(dialect, Span(start_at, end), end, closed=False) if end > start_at else None


def _end_of_data(text: str, at: int) -> int:
    end = at
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None or line.end() == at:
            break
        if line[0].strip():
            if _DATA_LINE.match(line[0]) is None:
                break
            end = line.end()
        at = line.end()
    return end


def read_front_matter(source: SourceFile, *, depth: int = 200) -> FrontMatter:
    """Read the front matter at the head of a file.

    Broken front matter is one `parse/front-matter` problem with its line, its cause and a remedy; the keys
    that can still be made out are read, and the body is found all the same. Tabs and duplicate keys
    are reported, a tree deeper than `depth` is cut.
    """
    text = source.text
    bounds = find(text)
    if bounds is None:
        return FrontMatter(None, 0)
    scan = _scan(source, bounds, depth)
    root, problems = scan.root, scan.problems
    body = bounds.body
    if bounds.dialect is Dialect.JSON and bounds.inner.end == len(text):
        if not isinstance(root, Mapping):
            return FrontMatter(None, 0)
        body = scan.end
    if root is None and problems and _KEY_LINE.match(text, bounds.inner.start) is None:
        return FrontMatter(None, 0)
    if root is None or (isinstance(root, Scalar) and root.kind is Kind.NULL):
        root = Mapping((), Span(bounds.inner.start, bounds.inner.start))
    if not isinstance(root, Mapping):
        # Prose between two rule lines, or a list: no front matter, and nothing is wrong with it.
        return FrontMatter(None, 0)
    if bounds.dialect is Dialect.JSON:
        problems = tuple(
            replace(problem, rule="parse/front-matter") if problem.rule == "parse/json" else problem
            for problem in problems
        )
    if not bounds.closed:
        line = source.position(bounds.inner.end)[0]
        delimiter = "+++" if bounds.dialect is Dialect.TOML else "---"
        message = f"The front matter is never closed; put a line “{delimiter}” before line {line}."
        opening = Span(*_trimmed(text, 0, bounds.inner.start))
        problems = (Problem("parse/front-matter", message, opening), *problems)
    return FrontMatter(root, body, problems, bounds.dialect, scan.complete and bounds.closed)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _scan(source: SourceFile, bounds: Bounds, depth: int) -> Scan:
    start, end = bounds.inner

    def line_of(offset: int) -> int:
        return source.position(offset)[0]

    if bounds.dialect is Dialect.JSON:
        from newslint.readers.json_scan import scan_json

        return scan_json(source.text, start, end, depth=depth)
    if bounds.dialect is Dialect.TOML:
        from newslint.readers.frontmatter.toml_scan import scan_toml

        return scan_toml(source.text, start, end, depth=depth, line_of=line_of)
    return read_yaml(source, start, end, depth=depth)


def read_yaml(
    source: SourceFile, start: int, end: int, *, depth: int = 200, named: str = "The front matter"
) -> Scan:
    """Read the YAML in source[start:end]: simple YAML line by line, other by the parser.

    Of broken YAML, what stands before the fault is read, and the `key: value` lines behind it. `named` is what
    problems call it.
    """
    from newslint.readers.frontmatter.simple_yaml import scan_lenient, scan_simple

    simple = scan_simple(source.text, start, end)
    if simple is not None:
        return Scan(simple, end=end)
    from newslint.readers.frontmatter.yaml_tree import scan_yaml

    scan = scan_yaml(
        source.text,
        start,
        end,
        depth=depth,
        line_of=lambda offset: source.position(offset)[0],
        named=named,
    )
    if scan.complete:
        return scan
    parsed = scan.root.entries if isinstance(scan.root, Mapping) else ()
    names = {entry.name for entry in parsed}
    rest = tuple(entry for entry in scan_lenient(source.text, start, end) if entry.name not in names)
    if not parsed and not rest:
        return scan
    return Scan(Mapping((*parsed, *rest), Span(start, end)), scan.problems, end, complete=False)
