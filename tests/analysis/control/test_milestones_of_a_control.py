"""What would be wrong: milestones that go unscored, a score of another run than the case's own, a shuffle that is not
the case dealt anew."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from instantsia import api
from instantsia.analysis.control.control import Control, _shuffled_time, control
from instantsia.analysis.control.dealing import deals, dealt, erased, pools
from instantsia.analysis.eve import eve
from instantsia.analysis.milestone_scores import milestone_scores, milestones_scored
from instantsia.analysis.replaying.replays import Replays
from instantsia.case.dates import day_text
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan
from instantsia.report.control import control_json, control_schema, screen
from instantsia.report.sentences.controls import milestone_verdict
from tests.analysis.by_hand import claim, source
from tests.steps.other_side import written

DRAWS, SHUFFLES = 300, 6
TALKS = "talks.acknowledged"
CLAIMS = [
    claim("r1", "record.talks.reached.acknowledged", "1932-05", 0.9, source="paper"),
    claim("c1", "ash.line", 80, 0.9, source="paper"),
    claim("c2", "beech.line", 10, 0.9, source="paper"),
]


def mapping(*claims: dict[str, Any]) -> dict[str, Any]:
    """Two sides at war whose homes are asked, what is told of two men at home, and when they talked."""
    return {**written({}), "id": "talks", "source": [source("paper", 0.95)], "claim": [*claims]}


@functools.cache
def plan() -> Plan:
    return Plan(load(from_mapping(mapping(*CLAIMS), "talks")), draws=DRAWS)


@functools.cache
def found() -> Control:
    return control(plan(), SHUFFLES)


def test_a_milestone_is_scored_as_the_forecast_scores_it() -> None:
    """It said that nothing is scored."""
    replays = Replays(plan(), draws=DRAWS)
    (expected,) = milestone_scores(replays.prepared, replays.program, replays.base)
    (one,) = found().milestones
    assert one.real == expected
    assert (one.real.milestone, one.real.step) == (TALKS, "talks")
    assert found().steps == ()


def test_each_shuffle_and_the_erased_one_score_as_they_do_played_afresh() -> None:
    (one,) = found().milestones

    def afresh(case: Any) -> float:
        replays = Replays(Plan(case, draws=DRAWS), draws=DRAWS)
        return milestones_scored(replays.prepared, replays.program, replays.base)[0].crps

    dealt_out = pools(Replays(plan(), draws=DRAWS).program)
    assert [pool.about for pool in dealt_out] == ["*.line"]
    each = [afresh(dealt(plan().case, deal)) for deal in deals(dealt_out, plan().seed, SHUFFLES)]
    assert one.shuffled is not None
    assert one.shuffled.crps == pytest.approx(sum(each) / SHUFFLES)
    assert one.shuffled.as_well == sum(crps <= one.real.crps for crps in each)
    assert one.erased == pytest.approx(afresh(erased(plan().case)))
    assert len({round(crps, 9) for crps in each}) > 1, "the claims must bear on it, or the test says nothing"


def test_a_shuffle_in_which_nothing_is_known_is_not_as_good() -> None:
    (one,) = found().milestones
    some = _shuffled_time(one.real, [one.real], 4)
    assert some is not None
    assert (some.as_well, some.p_value) == (1, 2 / 5)
    said = milestone_verdict(replace(one, shuffled=None), found())
    assert said.startswith("In no shuffle is it known when it was reached.")


def test_the_screen_and_the_json_have_it() -> None:
    shown = screen(found())
    assert "Talks acknowledged: May 1932, of 72 months; never is off by" in shown.replace("\n   ", " ")
    assert "shuffles score as well or better" in shown.replace("\n   ", " ")
    data = json.loads(control_json(found()))
    jsonschema.validate(data, control_schema())
    (one,) = found().milestones
    assert data["milestones"][TALKS]["crps"] == pytest.approx(one.real.crps, abs=1e-6)
    assert set(data["milestones"][TALKS]) == {
        "record", "every", "turns", "crps", "rivals", "shuffled", "erased", "said",
    }  # fmt: skip


def test_where_no_claim_is_of_anybody_it_is_said() -> None:
    alone = control(Plan(load(from_mapping(mapping(CLAIMS[0]), "talks")), draws=DRAWS), 2)
    assert alone.milestones[0].erased == alone.milestones[0].real.crps
    assert "With nothing to shuffle the score is that of the assumptions." in screen(alone)


def test_the_day_is_that_before_the_first_turn_where_the_case_names_none() -> None:
    """A day in the middle of the months would see what is to be told."""
    case = {key: value for key, value in mapping(*CLAIMS).items() if key != "as_of"}
    seen = eve(load(from_mapping(case, "talks")))
    assert seen is not None
    assert (day_text(seen.day), seen.why) == ("1930-12-31", "record")
    asked = api.load(case).control(2, draws=50)
    assert (asked.as_of, asked.chosen) == ("1930-12-31", "record")
    assert [one.real.milestone for one in asked.milestones] == [TALKS]
