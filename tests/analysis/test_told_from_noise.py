"""Nobody is named as worth finding out by the noise of the draws: of thirty inputs some pass two standard errors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from instantsia.analysis.forecast import worth_finding_out
from instantsia.analysis.results import AssumptionEffect
from instantsia.api import forecast_table
from instantsia.report.first.screen import screen
from instantsia.report.sentences import unknowns

BOARD = "actor,position\nAda,lower\nBen,lower\nCyd,hold\nDov,hold\nEli,lower\nFay,raise\nGus,hold\n"
ONE = AssumptionEffect(
    "ada.rate.lower", "0.8", "0.6..0.9", None, "", "table", 0.03, 0.0125, None, None, None, ("ada.rate.lower",)
)
"""2.4 standard errors, and no replay at its ends."""


@pytest.mark.parametrize("seed", range(1, 5))
def test_which_of_some_who_are_alike_is_worth_finding_out_is_not_drawn_by_lot(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text(BOARD, "utf-8")
    study = forecast_table(path, answers={"status_quo": "hold"}, as_of="2026-12-01")
    found = study.run(seed=seed, runs=None).forecast
    assert not any(".board." in one for one in found.worth_finding_out)
    assert "Not known that matters" not in screen(found, 80)
    assert not any("what" in line and "wants" in line for line in unknowns.largest(found, 9))


def test_of_many_inputs_each_has_to_move_it_by_more_errors() -> None:
    others = tuple(replace(ONE, id=f"x{number}", moves=0.0) for number in range(41))
    assert worth_finding_out((), (ONE,)) == (ONE.id,)
    assert worth_finding_out((), (ONE, *others)) == ()


def test_what_moves_it_at_its_ends_is_worth_finding_out_among_many() -> None:
    others = tuple(replace(ONE, id=f"x{number}", moves=0.0) for number in range(41))
    assert worth_finding_out((), (replace(ONE, p_low=0.4, p_high=0.45), *others)) == (ONE.id,)
    assert worth_finding_out((), (replace(ONE, p_low=0.4, p_high=0.4), *others)) == ()
