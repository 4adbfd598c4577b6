"""What would be wrong: who can turn a vote is taken for that of the votes as cast, where they are those stated."""

from __future__ import annotations

from pathlib import Path

import instantsia
from instantsia.analysis.results import Forecast
from instantsia.report.page import page
from instantsia.report.sentences import turning
from instantsia.report.terminal import screen

STATED = "swing vote: when only their vote is changed, from what they stated, and all others vote as they stated"


def of_table(folder: Path) -> Forecast:
    path = folder / "quay.csv"
    path.write_text("actor,position,vote\nAnn,yes,1\nBob,no,1\nCid,yes,1\n", encoding="utf-8")
    return instantsia.forecast_table(path).run(draws=200, runs=None).forecast


def test_of_a_board_whose_members_stated_it_the_legend_says_that_votes_are_counted_as_stated(tmp_path: Path) -> None:
    forecast = of_table(tmp_path)
    assert STATED in " ".join(screen(forecast, full=True).split())
    assert STATED in page(forecast)


def test_of_a_body_that_votes_as_it_wants_to_the_legend_is_as_it_was() -> None:
    forecast = instantsia.load("june-1957").run(draws=200, runs=None).forecast
    steps = [step for step in forecast.steps if step.votes and not step.given]
    assert STATED not in turning.legend(forecast, steps)
    assert f"swing vote: {turning.MEANT['swing vote']}" in turning.legend(forecast, steps)
