"""Where one person decides, nothing on screen speaks of a board, of votes, or of errors that are not added."""

from __future__ import annotations

import re

import pytest

from instantsia.api import Result, forecast_table
from instantsia.report.terminal import screen

SCALE = "actor,position,salience,capability\nAsk,80,50,50\nEmbla,90,60,40\nOrn,10,90,30\n"
OPTIONS = "actor,position\nAsk,north\nEmbla,south\nOrn,\n"
OF_A_BOARD = re.compile(
    r"Federal|FOMC|\bboards?\b|vote otherwise|votes as stated|win set|majority|They (?:vote|settle)|EU "
)


@pytest.fixture(scope="module", params=[SCALE, OPTIONS], ids=["scale", "options"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    path = tmp_path_factory.mktemp("one") / "one.csv"
    path.write_text(request.param, "utf-8")
    study = forecast_table(path, answers={"settles": "Ask"}, as_of="2026-12-01")
    return study.run(draws=200, runs=None)


def test_nothing_speaks_of_a_board(run: Result) -> None:
    text = " ".join(screen(run.forecast, full=True).split())
    assert "Ask decides alone." in text
    assert "Read: 1 actor; Embla and Orn take no part" in text
    assert not OF_A_BOARD.search(text), OF_A_BOARD.findall(text)


def test_constants_of_a_committee_are_not_listed(run: Result) -> None:
    assert not [one.id for one in run.forecast.assumptions if one.id.endswith((".dissents", ".overturned"))]


def test_no_past_errors_are_added(run: Result) -> None:
    text = " ".join(screen(run.forecast, full=True).split())
    if run.forecast.values:
        assert "no past errors are added" in text
        assert "Record: none" in text
