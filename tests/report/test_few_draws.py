"""Of a step that happens in a handful of draws no share is told as if it were a finding."""

from __future__ import annotations

from typing import Any

import pytest

from instantsia.api import load
from instantsia.report.page import page
from instantsia.report.terminal import screen

VOTE = {"kind": "vote", "body": "board", "issue": "pier", "motion": "close"}
CASE: dict[str, Any] = {
    "instantsia": 1,
    "id": "pier",
    "title": "The pier",
    "fact": [{"id": "storm"}],
    "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
    "body": [{"id": "board", "members": ["alder", "birch", "cedar"], "rule": {"kind": "majority"}}],
    "step": [
        {"id": "ballot", "date": "1931-03-11", **VOTE},
        {"id": "again", "text": "The board votes again", "date": "1931-03-20", "when": "storm", **VOTE},
    ],
    "event": [
        {"id": "closed", "text": "The pier is closed", "when": 'ballot == "close"'},
        {"id": "late", "text": "It is closed later", "when": 'again == "close"'},
    ],
    "assumption": [
        {"about": "*.pier", "value": "0..50..100", "why": "nothing known"},
        {"about": "fact.storm", "value": 0.01, "why": "seldom"},
    ],
}


def test_below_the_fewest_draws_no_share_is_told_and_how_many_there_are_is() -> None:
    forecast = load(CASE).run(draws=4000, runs=None).forecast
    again = forecast["again"]
    assert 0 < again.few < 100
    assert not again.votes
    assert not again.pivotal
    assert not again.swing
    shown, told = " ".join(screen(forecast, full=True).split()), page(forecast)
    sentence = f"The board votes again in {again.few} of 4,000 draws: too few to tell"
    assert f"{sentence} what comes of it." in shown
    assert f"{sentence} who votes how." in shown
    assert f"{sentence} who votes how." in told
    assert "Once the board votes again" not in shown
    assert forecast["ballot"].few == 0
    assert forecast["ballot"].votes


@pytest.mark.parametrize(("draws", "unseen"), [(1, "95 %"), (5, "45 %"), (20, "14 %")])
def test_a_handful_of_simulations_says_how_likely_what_none_of_them_shows_may_be(draws: int, unseen: str) -> None:
    """The largest chance of what fails to happen in all of them one time in twenty, (1 - p)^n = .05."""
    forecast = load(CASE).run(draws=draws, runs=None).forecast
    simulations = "simulation" if draws == 1 else "simulations"
    sentence = f"Only {draws} {simulations}: a chance of up to {unseen} may show in none of them."
    assert sentence in " ".join(screen(forecast).split())
    assert sentence in page(forecast)


def test_of_many_simulations_nothing_of_the_kind_is_said() -> None:
    assert "may show in none" not in screen(load(CASE).run(draws=400, runs=None).forecast)
