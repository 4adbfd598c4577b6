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
    assert "of the draws in which the board refuses" in " ".join(screen(forecast, full=True).split())
    text = page(forecast)
    assert 'id="path-of-bodies"' in text
    assert "In hundredths of the scale" in text


def test_branches_are_the_headline_by_which_way_an_earlier_step_went() -> None:
    """Who stands firmly against is away unless the ballot waits for them: the two ways add up to the headline."""
    case = {
        "instantsia": 1,
        "title": "The pier",
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [{"id": "board", "members": ["alder", "birch", "cedar"], "rule": {"kind": "majority"}}],
        "step": [
            {"id": "meet", "kind": "convene", "body": "board", "date": "1931-03-09", "absent": [
                {"member": "cedar", "until": "1931-03-11"}]},
            {"id": "wait", "kind": "adjourn", "body": "board", "date": "1931-03-09", "until": "1931-03-11",
             "pressed": 0.4},
            {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-09..1931-03-11",
             "after": "wait", "precision": 8},
        ],
        "event": [{"id": "closed", "text": "The pier is closed", "when": 'ballot == "close"'}],
        "assumption": [
            {"about": "alder.pier", "value": 100, "why": "for the test"},
            {"about": "birch.pier", "value": 60, "why": "for the test"},
            {"about": "cedar.pier", "value": 100, "why": "for the test"},
        ],
    }  # fmt: skip
    forecast = load(case).run(draws=4000, runs=None).forecast
    assert [(one.step, one.outcome) for one in forecast.branches] == [("wait", "pressed"), ("wait", "adjourned")]
    assert sum(one.share for one in forecast.branches) == pytest.approx(1)
    assert sum(one.share * one.p for one in forecast.branches) == pytest.approx(forecast.head.share.p)
    # of two both must be for it; of three any two: birch at 60 votes for it with logistic(8 x 0.2)
    assert forecast.branches[0].p == pytest.approx(0.832, abs=0.04)
    assert forecast.branches[1].p > 0.97


def test_what_holds_needs_no_doing() -> None:
    """If it failed, a removal that was voted down would be told as "nothing done" and not as the leader staying."""
    case = CASE | {
        "actor": [{"id": "yard"}],
        "step": [
            CASE["step"][0],  # type: ignore[index]
            {"id": "works", "kind": "carry-out", "issue": "pier", "by": "yard", "chance": 0.5, "date": "1931-05-01",
             "when": 'ballot == "close"'},
        ],
        "event": [{"id": "closed", "text": "The pier is closed", "when": 'ballot == "close"'}],
    }  # fmt: skip
    decisions = load(case).run(draws=2000, runs=None).forecast.decisions["pier"]
    assert decisions.decided is not None
    assert decisions.done is not None
    assert decisions.done["keep"] == decisions.decided["keep"]
    assert decisions.done["close"] == pytest.approx(decisions.decided["close"] / 2, abs=0.05)
