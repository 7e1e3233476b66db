"""Only what a change brings: findings on changed lines, and findings that the base did not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint import git
from newslint.discovery import Candidate, Found
from newslint.finding import Result
from newslint.git import Changes
from newslint.place import Place
from newslint.report import Report
from newslint.run import Scope, run
from newslint.suppressions.sidecar import NAME
from newslint.workspace import Workspace

if TYPE_CHECKING:
    from newslint.cache.session import Cache


def changes_since(workspace: Workspace, reference: str) -> Changes:
    """Return what differs between the work tree and what it has in common with a reference.

    Raises:
        GitError: this is no git repository, or its history does not reach back to the reference.
    """
    if workspace.git_root is None:
        raise git.GitError(git.NO_REPOSITORY)
    return git.changes(workspace.git_root, git.merge_base(workspace.git_root, reference))


def only_changed(
    report: Report,
    workspace: Workspace,
    found: Found,
    scope: Scope,
    changes: Changes,
    jobs: int | None = 1,
    today: str = "",
    cache: Cache | None = None,
) -> Report:
    """Return the report with the findings that the changes bring.

    A finding stays when its primary line or a related one was changed, or when the same files as they were in
    the base, and the same corpus, do not have its fingerprint: so a credit that was *deleted* is told too.
    """
    before = _base_fingerprints(workspace, found, scope, changes, jobs, today, cache)
    kept = tuple(
        result for result in report.results if _touched(result, changes) or result.fingerprint not in before
    )
    return report._replace(results=kept)


def _touched(result: Result, changes: Changes) -> bool:
    return any(_place_touched(place, changes) for place in (result.place, *result.related))


def _place_touched(place: Place, changes: Changes) -> bool:
    change = changes.files.get(place.path)
    if change is None:
        return False
    region = place.region
    # A range that ends before the first column of a line does not hold that line.
    last = (
        region.end_line - 1 if region.end_column == 1 and region.end_line > region.line else region.end_line
    )
    return change.touches(region.line, last)


def _base_fingerprints(
    workspace: Workspace,
    found: Found,
    scope: Scope,
    changes: Changes,
    jobs: int | None,
    today: str,
    cache: Cache | None,
) -> frozenset[str]:
    """Return the fingerprints that the base has; a renamed file goes under its new path."""
    names = {change.base: change.path for change in changes.files.values() if change.base is not None}
    names.update((path, path) for path in changes.deleted)
    past = git.contents(workspace.root, changes.base, names)
    # A changed file that the run does not look at now was not looked at before.
    given = {
        names[path]: data
        for path, data in past.items()
        if path.rpartition("/")[2] != NAME
        and (names[path] in found.files or names[path] not in changes.files)
    }
    absent = frozenset(change.path for change in changes.files.values() if change.base is None)
    # An unchanged file has old findings too, and may have new ones: by the corpus, or by what was silenced
    # beside it before.
    unchanged = {path: item for path, item in found.files.items() if path not in changes.files}
    files = {**unchanged, **{path: Candidate(path, explicit=True) for path in given}}
    agreed = {names[path]: data for path, data in past.items() if path.rpartition("/")[2] == NAME}
    base = run(workspace, Found(files=files), scope, {**given, **agreed}, absent, jobs, today, cache)
    return frozenset(result.fingerprint for result in base.results)
