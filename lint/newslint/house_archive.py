"""The names of an archive: read file by file, in as many processes as help, and brought together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from newslint.processes import in_order, jobs_for
from newslint.settings import Settings
from newslint.source import SourceFile, decode
from newslint.workspace import Workspace
from newslint_schemas import Article

_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
"""Languages in which every noun has a capital, so that a single word is no name."""


class Seen(NamedTuple):
    """A name at its first place in an article.

    Attributes:
        text: the name as written, on one line.
        elements: its elements, particles and initials left out.
        path: the file, relative to the root of the run.
        line, column: 1-based.
    """

    text: str
    elements: tuple[str, ...]
    path: str
    line: int
    column: int

    @property
    def full(self) -> bool:
        """Whether it has several elements."""
        return len(self.elements) > 1


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The names of one article.

    Attributes:
        seen: every full name once, and every single one that is part of none, in the order of the article.
        pairs: (rarer, commoner) spellings that names/inconsistent holds to be one name within the article.
    """

    seen: tuple[Seen, ...]
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Task:
    path: str
    absolute: Path
    settings: Settings
    content: bytes | None
    pairs: bool


def names_of_files(
    workspace: Workspace,
    paths: Iterable[str],
    given: Mapping[str, bytes] | None = None,
    *,
    pairs: bool = False,
    jobs: int | None = None,
) -> Iterator[ArticleNames]:
    """Yield the names of each article of some files; a file that cannot be read has none.

    Args:
        workspace: the root and the settings.
        paths: files relative to the root.
        given: contents by path that are taken instead of the disk's.
        pairs: whether spellings are compared within each article, too.
        jobs: how many processes to use; None for as many as help.
    """
    contents = given or {}
    tasks: list[_Task] = []
    for path in sorted(set(paths)):
        absolute = workspace.absolute(path)
        settings = workspace.settings(absolute.parent)
        tasks.append(_Task(path, absolute, settings, contents.get(path), pairs))
    for found in in_order(_names_of_file, tasks, jobs_for(jobs, len(tasks)), _lost):
        yield from found


def _lost(task: _Task) -> tuple[ArticleNames, ...]:
    del task
    return ()


def _names_of_file(task: _Task) -> tuple[ArticleNames, ...]:
    from newslint.run import reader_for

    reader, conventions = reader_for(task.path), task.settings.conventions
    if reader is None:
        return ()
    try:
        data = task.absolute.read_bytes() if task.content is None else task.content
    except OSError:
        return ()
    if len(data) > conventions.limits.bytes:
        return ()
    source = decode(task.path, data)
    if any(problem.fatal for problem in source.problems):
        return ()
    document = reader.load()(source, conventions)
    return tuple(_names(source, article, task) for article in document.articles)


def _names(source: SourceFile, article: Article, task: _Task) -> ArticleNames:
    from newslint.context import Context
    from newslint.language.names import text_of, variants, whole_names

    context = Context(article, task.settings.conventions)
    names = context.names
    singles = context.language not in _NOUNS_IN_CAPITALS
    found = sorted(whole_names(names))
    within = {element for whole in found if len(whole.elements) > 1 for element in whole.elements}
    seen: dict[str, Seen] = {}
    for whole in found:
        if len(whole.elements) == 1 and (not singles or whole.elements[0] in within):
            continue
        text = text_of(names, whole)
        written = " ".join(text.value.split())
        if written not in seen and text.pieces:
            line, column = source.position(text.span().start)
            seen[written] = Seen(written, whole.elements, article.path, line, column)
    pairs = (
        tuple((item.rare, item.common) for item in variants(names, context.language)) if task.pairs else ()
    )
    return ArticleNames(tuple(seen.values()), pairs)
