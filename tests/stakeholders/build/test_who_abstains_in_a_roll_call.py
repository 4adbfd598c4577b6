"""Whoever is written down as abstaining is told as abstaining in the roll call, and whoever is away as away."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.analysis.results import StepForecast
from instantsia.api import forecast_table

WORDS = "actor,position,vote\nAnn,for,yes\nBob,for,yes\nCat,for,yes\nDon,for,yes\nEve,against,yes\nFay,against,yes\n"
NUMBERS = "actor,position,vote\nAnn,80,1\nBob,80,1\nCat,80,1\nDon,20,1\nEve,20,1\n"
BOTH = "Ira,abstain,1\nJim,absent,1\n"


def voted(text: str, folder: Path, **answers: str) -> StepForecast:
    path = folder / "board.csv"
    path.write_text(text, "utf-8")
    found = forecast_table(path, answers=answers, as_of="2026-12-01").run(draws=300, runs=None).forecast
    return next(one for one in found.steps if one.votes)


@pytest.mark.parametrize("text", [WORDS, NUMBERS])
@pytest.mark.parametrize("quota", ["more than half", "more than half of those present", "2/3 of those voting"])
def test_who_abstains_is_told_as_abstaining(text: str, quota: str, tmp_path: Path) -> None:
    """The roll call said "absent Ira >99 %"."""
    step = voted(text + BOTH, tmp_path, quota=quota, settles="vote")
    assert (step.votes["ira"]["abstain"], step.votes["ira"]["absent"]) == (1, 0)
    assert (step.votes["jim"]["abstain"], step.votes["jim"]["absent"]) == (0, 1)
    assert step.pivotal["ira"] == step.pivotal["jim"] == 0
