"""Names that the archive has never seen: what a change brings, against all that was there before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newslint.changed import changes_since
from newslint.house import HouseName
from newslint.house_archive import ArticleNames, Seen, names_of_files
from newslint.language.names import compared, fold, unfolded
from newslint.workspace import Workspace

_LIKE = 85.0
"""The likeness in percent from which a known name is worth a look beside a new one."""
_SHORTEST = 5
"""Code points of the shortest name beside which another is shown: shorter ones resemble too many."""


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that the archive does not have.

    Attributes:
        seen: where it stands first.
        nearest: the known name that is most like it, or "".
        slip: whether the two may be one name, by the comparison of names/archive.
        articles: in how many of the changed articles it stands.
    """

    seen: Seen
    nearest: str = ""
    slip: bool = False
    articles: int = 1


class Known:
    """Every name of the articles as they were, and of the house name list."""

    def __init__(self, articles: Iterable[ArticleNames], house: Iterable[HouseName] = ()) -> None:
        """Take in the names of all articles."""
        self._elements: dict[str, tuple[str, ...]] = {}
        self._folded: set[str] = set()
        self._parts: set[str] = set()
        for article in articles:
            for seen in article.seen:
                self._add(seen.text, seen.elements)
        for name in house:
            self._add(name.preferred, tuple(name.preferred.split()))

    def _add(self, text: str, elements: tuple[str, ...]) -> None:
        self._elements.setdefault(text, elements)
        self._folded.add(_plain(text))
        self._folded.add(_plain(" ".join(elements)))
        self._parts.update(map(_plain, elements))

    def has(self, seen: Seen) -> bool:
        """Say whether a name is known: spelled so, but for capitals, initials and middle names; or part of one."""
        if seen.full:
            ends = f"{seen.elements[0]} {seen.elements[-1]}"
            return any(_plain(text) in self._folded for text in (seen.text, " ".join(seen.elements), ends))
        return _plain(seen.elements[0]) in self._parts

    def nearest(self, seen: Seen) -> tuple[str, bool]:
        """Return the known name that is most like a new one, and whether the two may be one; "" where none is."""
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        if len(seen.text) < _SHORTEST:
            return "", False
        candidates = [text for text, elements in self._elements.items() if (len(elements) > 1) == seen.full]
        near = process.extract(
            fold(seen.text),
            candidates,
            processor=fold,
            scorer=Indel.normalized_similarity,
            score_cutoff=_LIKE / 100,
            limit=5,
        )
        for text, _, _ in near:
            if compared(self._elements[text], seen.elements) is not None:
                return text, True
        return (near[0][0], False) if near else ("", False)


def _plain(text: str) -> str:
    return unfolded(text).casefold()


def new_names(
    workspace: Workspace,
    reference: str,
    selected: Iterable[str],
    corpus: Iterable[str],
    jobs: int | None = None,
) -> Iterator[NewName]:
    """Yield the names in changed articles that the archive did not have, in the order of files and places.

    Args:
        workspace: the root and the settings.
        reference: the commit that the change is reckoned from; what it has in common with HEAD is the base.
        selected: the files to tell of.
        corpus: the files that make the archive, as they are now.
        jobs: how many processes to use.

    Raises:
        GitError: this is no git repository, or its history does not reach back to the reference.
    """
    from newslint import git
    from newslint.run import reader_for

    changes = changes_since(workspace, reference)
    wanted = {path for path in selected if path in changes.files}
    archive = set(corpus)
    before = [
        change.base
        for change in changes.files.values()
        if change.base is not None and change.path in archive | wanted
    ]
    gone = [path for path in changes.deleted if reader_for(path) is not None]
    past = git.contents(workspace.root, changes.base, (*before, *gone))
    unchanged = archive - changes.files.keys()
    house = workspace.settings(workspace.root).conventions.house
    known = Known(names_of_files(workspace, {*unchanged, *past}, past, jobs=jobs), house)
    told: dict[str, list[Seen]] = {}
    for article in names_of_files(workspace, wanted, jobs=jobs):
        for seen in article.seen:
            if not known.has(seen):
                told.setdefault(_plain(seen.text), []).append(seen)
    for first, *others in told.values():
        yield NewName(first, *known.nearest(first), articles=1 + len(others))
