"""The seeds: newslint reports on each what an editor would."""

from __future__ import annotations

import pytest

import seed_reports


@pytest.mark.parametrize("seed", seed_reports.seeds())
def test_newslint_reports_on_a_seed_what_an_editor_would(seed: str) -> None:
    assert seed_reports.difference(seed, seed_reports.report(seed)) == ""


@pytest.mark.parametrize("seed", seed_reports.seeds())
def test_every_seed_has_a_report(seed: str) -> None:
    assert seed_reports.expected(seed).is_file()


def test_every_report_has_a_seed() -> None:
    assert seed_reports.orphans() == []


def test_a_third_of_the_seeds_is_clean_at_least() -> None:
    seeds = seed_reports.seeds()
    clean = [
        seed
        for seed in seeds
        if seed_reports.expected(seed).read_text(encoding="utf-8") == seed_reports.CLEAN
    ]
    assert len(clean) * 3 >= len(seeds)


def test_every_seed_is_in_the_table_of_the_readme() -> None:
    table = (seed_reports.SEEDS / "README.md").read_text(encoding="utf-8")
    assert [seed for seed in seed_reports.seeds() if f"({seed})" not in table] == []
