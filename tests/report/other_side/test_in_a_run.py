"""What a run shows of two sides: on its first screen and on its page; and nothing of it where there are none."""

from __future__ import annotations

import re

import pytest

from instantsia.analysis.results import Forecast
from instantsia.report.page import page
from instantsia.report.terminal import screen
from tests.analysis.other_side.two_sides import study
from tests.report.samples import HOSTILE, sober
from tests.steps.other_side import SHORT


@pytest.fixture(scope="module")
def forecast() -> Forecast:
    return study(SHORT | {"party.north.text": HOSTILE}).run(draws=400, runs=None).forecast


def test_the_first_screen_tells_what_stood_in_the_way_and_on_what_force_rests(forecast: Forecast) -> None:
    assert forecast.other_side is not None
    shown = " ".join(screen(forecast, 100).split())
    (one,) = forecast.other_side.in_the_way
    assert "What stood in the way, while there were no talks (share of months) nobody was reached 0." in shown
    assert f"nobody was reached {one.shares['nobody was reached']:.2f}" in shown
    (war,) = forecast.other_side.by_force
    low, high = war.rests["forts"]
    text = (
        "an outcome that rests on two constants of the war, forts and battles: "
        f"{low.share:.2f} with forts at {low.number:.2g}, {high.share:.2f} at {high.number:.2g};"
    )
    assert text in shown
    assert f"Border ended by force: {war.ever:.2f} of the draws" in shown


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_asked_for(forecast: Forecast, width: int) -> None:
    assert max(map(len, screen(forecast, width).split("\n"))) <= width


def test_the_page_draws_the_corridor_and_shows_names_as_text(forecast: Forecast) -> None:
    shown = page(forecast)
    section = re.search(r'<section id="sides".*?</section>', shown, re.DOTALL)
    assert section is not None
    assert 'id="corridor' in section[0]
    assert "<script" not in shown
    assert "ended by force" in section[0]
    assert page(forecast) == shown


def test_a_case_without_two_sides_has_none_of_it() -> None:
    assert sober().other_side is None
    assert 'id="sides"' not in page(sober())
