"""What claims tell of an issue stands apart from what was played: it fills none of its columns."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from instantsia.api import load
from instantsia.report.data import forecast_data
from instantsia.report.page import page
from instantsia.report.terminal import screen
from tests.analysis.test_context import CASE

TOLD = [
    {"id": "c1", "source": "minutes", "about": "issue.pier.done", "value": "close", "kind": "own words"},
    {"id": "c2", "source": "minutes", "about": "issue.pier.announced", "value": "close", "kind": "own words"},
]
WORKS = {
    "id": "works",
    "kind": "carry-out",
    "issue": "pier",
    "by": "yard",
    "chance": 1,
    "date": "1931-05-01",
    "when": 'ballot == "close"',
}


def told(**more: Any) -> dict[str, Any]:
    case: dict[str, Any] = deepcopy(CASE) | {"claim": TOLD}
    return case | more


def test_a_claim_is_told_beside_what_was_played_and_fills_no_column() -> None:
    forecast = load(told()).run(draws=400, runs=None).forecast
    found = forecast.decisions["pier"]
    assert (found.announced, found.recorded, found.done) == (None, None, None)
    assert set(found.by_the_record) == {"done", "announced"}
    assert 0.5 < found.by_the_record["done"]["close"] < 1
    shown = " ".join(screen(forecast, full=True).split())
    assert "By the record (told by claims, not played), done: close " in shown
    assert "decided done" not in shown
    assert "By the record (told by claims, not played), done: close " in page(forecast)
    data = forecast_data(forecast)["decisions"]["pier"]
    assert data["done"] is None
    assert data["by_the_record"]["done"]["close"] == found.by_the_record["done"]["close"]


def test_where_a_step_carries_out_the_column_is_what_it_did_in_all_draws() -> None:
    """A claim of the real course stood for the outcome wherever no order was given, and no change moved it."""
    case = told(actor=[{"id": "yard"}], step=[*CASE["step"], WORKS])  # type: ignore[misc]
    study = load(case)
    found = study.run(draws=400, runs=None).forecast.decisions["pier"]
    assert found.decided is not None
    assert found.done is not None
    # a removal that another body decides afterwards is nobody's order here
    ballot = study.run(draws=400, runs=None).forecast.steps[0].outcomes["close"].p
    assert found.done["close"] == ballot
    assert found.by_the_record["done"]["close"] > 0.5
    kept = study.changing(["alder.pier=0", "birch.pier=0", "cedar.pier=0"]).run(draws=400, runs=None).forecast
    moved = kept.decisions["pier"]
    assert moved.done is not None
    assert moved.done["close"] < found.done["close"] / 2
    assert moved.by_the_record == found.by_the_record
