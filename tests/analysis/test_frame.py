"""What is put beside a forecast for its report, on a case of which everything is known."""

from __future__ import annotations

import pytest

from instantsia.analysis.results import Forecast
from instantsia.api import load
from instantsia.report.page import page
from instantsia.report.terminal import screen

CASE = {
    "instantsia": 1,
    "id": "pier",
    "title": "The pier",
    "issue": [
        {
            "id": "pier",
            "text": "The old pier",
            "options": ["keep", "close"],
            "scale": {"0": "keep it", "10": "close it"},
        }
    ],
    "source": [{"id": "minutes", "cite": "Minutes\nof the board", "p": {"genuine": 0.7, "second_hand": 0.3}}],
    "body": [
        {"id": "board", "members": ["alder", "birch", "cedar"], "rule": {"kind": "majority"}, "superior": "council"},
        {"id": "council", "members": ["dorn"], "rule": {"kind": "majority"}},
    ],
    "step": [
        {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "motion": "close", "date": "1931-03-11"},
        {
            "id": "council_vote",
            "kind": "appeal",
            "to": "council",
            "issue": "pier",
            "motion": "close",
            "date": "1931-03-20",
            "when": 'ballot == "keep"',
            "chance": 0.5,
        },
    ],
    "event": [
        {"id": "closed", "text": "The pier is closed", "when": 'ballot == "close" or council_vote == "close"'},
        {"id": "refused", "text": "The board refuses", "when": 'ballot == "keep"'},
    ],
    "assumption": [{"about": "*.pier", "value": "0..5..10", "why": "nothing known"}],
}


@pytest.fixture(scope="module")
def forecast() -> Forecast:
    result = load(CASE).run(draws=800, seed=5, runs=None)
    return result.forecast


def test_an_event_names_its_steps(forecast: Forecast) -> None:
    assert [one.steps for one in forecast.events] == [("ballot", "council_vote"), ("ballot",)]


def test_a_step_says_within_which_event_it_happens(forecast: Forecast) -> None:
    ballot, council = forecast.steps
    assert ballot.among == {}
    assert set(council.among) == {"refused"}
    assert council.among["refused"] == pytest.approx(0.5, abs=0.1)
    assert (council.body, council.rule, council.date) == ("council", "majority", "1931-03-20")


def test_flows_add_to_how_often_a_step_happens(forecast: Forecast) -> None:
    for step in forecast.steps:
        left = sum(flow.share for flow in forecast.flows if flow.source == step.id)
        assert left == pytest.approx(step.happened.p)
        came = sum(flow.share for flow in forecast.flows if flow.target == step.id)
        assert step.id == "ballot" or came == pytest.approx(step.happened.p)
    assert not [flow for flow in forecast.flows if flow.outcome == "close" and flow.target]


def test_scales_and_sources(forecast: Forecast) -> None:
    scale = forecast.scales["pier"]
    assert (scale.text, scale.low, scale.high, scale.low_name) == ("The old pier", 0.0, 10.0, "keep it")
    assert forecast.sources[0].cite == "Minutes of the board"
    assert forecast.sources[0].p == "genuine 0.7, second hand 0.3"


def test_the_report_uses_it(forecast: Forecast) -> None:
    assert "of the draws in which the board refuses" in " ".join(screen(forecast).split())
    text = page(forecast)
    assert 'id="path-of-bodies"' in text
    assert "In hundredths of the scale" in text
