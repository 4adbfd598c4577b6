"""A fixed last day inside of a group of steps that repeat."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.casefile import load
from instantsia.casefile.document import read_folder
from instantsia.errors import Problem
from tests.casefile import dock

GROUP = """
[[group]]
id = "month"
every = "month"
from = 1911-07-01
until = 1911-12-31

[[step]]
id = "wait"
within = "month"
body = "board"
"""
ADJOURN = GROUP + 'kind = "adjourn"\npressed = "0.2..0.4"\n'
APPEAL = GROUP.replace('body = "board"', 'to = "meeting"') + 'kind = "appeal"\nhazard = "0.1..0.4"\n'


def problems(folder: Path, more: str) -> tuple[Problem, ...]:
    return load.examined(read_folder(dock.write(folder, dock.CASE + more)))[1]


@pytest.mark.parametrize("step", [ADJOURN, APPEAL], ids=["adjourn", "appeal"])
@pytest.mark.parametrize("until", ["1911-08-15", "1911-12-01"])
def test_a_last_day_before_the_last_turn_is_refused(tmp_path: Path, step: str, until: str) -> None:
    """If it failed, every turn after that day would be put off to a day that is past, and nobody would see it."""
    (found,) = problems(tmp_path / "dock", step + f"until = {until}\n")
    assert (found.code, found.key) == ("E23", "step.wait.until")
    assert "expected a day after the last turn of month (1 December 1911)" in found.message
    assert "write days = 7" in found.remedy


@pytest.mark.parametrize("step", [ADJOURN, APPEAL], ids=["adjourn", "appeal"])
@pytest.mark.parametrize("limit", ["until = 1911-12-02", "days = 7"])
def test_a_later_day_and_a_number_of_days_are_taken(tmp_path: Path, step: str, limit: str) -> None:
    assert problems(tmp_path / "dock", step + limit) == ()
