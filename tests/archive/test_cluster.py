"""A Dask cluster of two workers gives what this process gives, also when one of them is killed.

Not among the quick tests: `pytest -m cluster tests/archive` runs it, where `pip install -e '.[dask]'` was.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from newslint.archive.cluster import Cluster, ClusterError
from newslint.archive.engines import Engine, Grain, Local
from newslint.archive.plan import Plan, plan
from newslint.archive.sources import Reading
from newslint.archive.survey import Survey
from newslint.finding import Result
from newslint.run import Scope
from newsroom import BARE, CREDITED, Newsroom, page

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal"),
]
GRAIN = Grain(files=4, bytes=1 << 14)


class Fine(Cluster):
    """A cluster that is given small pieces, so that there is something left when a worker dies."""

    grain = GRAIN


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    room = Newsroom(tmp_path_factory.mktemp("cluster") / "site")
    room.write("newslint.yaml", "extend-select: [names/archive]\noptions: {names/archive: {settled: 3}}\n")
    for number in range(400):
        name = (
            "Peter Halvosren" if number == 41 else "Peter Halvorsen" if number % 9 == 0 else "Anna Lindqvist"
        )
        body = f"<p>The guild of Port Hallam chose {name} for the office again on Tuesday.</p>\n"
        pictures = (BARE, CREDITED) if number % 7 == 0 else (CREDITED,)
        room.write(f"news/{number:03}.html", page(f"Story {number}", *pictures, body=body))
    return plan(
        (str(room.folder / "news"),),
        config=None,
        isolated=False,
        adjust=lambda settings: settings,
        scope=Scope(),
        reading=Reading(),
        extension=".md",
        grain=GRAIN,
    )


@pytest.fixture
def scheduler() -> Iterator[str]:
    distributed: Any = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cast("str", cluster.scheduler_address)


def _survey(planned: Plan, engine: Engine) -> tuple[list[Result], Survey]:
    survey = Survey(planned, engine)
    return list(survey.findings()), survey


def test_two_workers_give_what_one_process_gives(planned: Plan, scheduler: str) -> None:
    with Local(1) as engine:
        expected, here = _survey(planned, engine)
    assert {item.rule for item in expected} == {"credits/missing", "names/archive"}
    with Fine(scheduler) as engine:
        found, there = _survey(planned, engine)
    assert found == expected
    assert there.tally == here.tally
    assert there.crashes == here.crashes == []


@pytest.mark.parametrize("moment", ["map", "reduce"])
def test_a_worker_that_is_killed_changes_nothing(planned: Plan, scheduler: str, moment: str) -> None:
    distributed: Any = pytest.importorskip("distributed")
    with Local(1) as engine:
        expected, _ = _survey(planned, engine)
    with distributed.Client(scheduler, set_as_default=False) as client:
        pids = sorted(cast("dict[str, int]", client.run(os.getpid)).values())
        with Fine(scheduler) as engine:
            survey = Survey(planned, engine)
            findings = survey.findings()
            taken = [next(findings) for _ in range(3 if moment == "map" else 57)]
            os.kill(pids[0], signal.SIGKILL)
            found = [*taken, *findings]
        assert sorted(cast("dict[str, int]", client.run(os.getpid)).values()) != pids
    assert found == expected
    assert survey.crashes == []


def test_where_no_scheduler_answers_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("newslint.archive.cluster._TIMEOUT", 1)
    with pytest.raises(ClusterError, match="no scheduler answers at"):
        Cluster("tcp://127.0.0.1:9")


def test_the_command_runs_on_a_cluster(planned: Plan, scheduler: str, tmp_path: Path) -> None:
    room = Newsroom(planned.job.root)
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    assert room.run("archive", "news", "--jobs", "1", "-o", str(here)).returncode == 0
    done = room.run("archive", "news", "--scheduler", scheduler, "-o", str(there))
    assert done.returncode == 0, done.stderr
    assert there.read_bytes() == here.read_bytes()
