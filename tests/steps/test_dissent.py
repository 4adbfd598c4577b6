"""Whose dissent stands in a minute, and what that takes off what stands against them: by hand and by closed forms."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.draws.state import State
from instantsia.errors import CaseError
from instantsia.models.voting.ballots import ABSENT
from instantsia.steps.accuse import Spec as Accuse
from tests.steps.inside import BALLOT, CABINET, CASE, CHARGE, loaded, played

OF = {actor["id"]: place for place, actor in enumerate(CASE["actor"])}
MINUTE = {"id": "record", "kind": "minute", "of": "ballot", "by": "clerk", "softens": {}, "dissent": ["fir", "yew"]}
FLAT = CHARGE | {"sharp": 1, "shield": 0, "chance": 1, "file": {}, "among": ["fir", "oak"]}
BLAME = FLAT | {"minutes": "record", "cover": 2}


def stands(state: State, who: str, minute: str = "record") -> Any:
    return state["dissent", minute][:, OF[who]]


def test_a_dissent_stands_where_they_did_not_vote_for_what_was_decided() -> None:
    state = played([BALLOT, MINUTE])
    against = state["vote", "ballot"][:, OF["fir"]] != state["decided", "ballot"]
    assert 0 < against.mean() < 1
    np.testing.assert_array_equal(stands(state, "fir"), against)
    spoke_against = state["vote", "ballot"][:, OF["yew"]] != state["decided", "ballot"]
    np.testing.assert_array_equal(stands(state, "yew"), spoke_against, err_msg="yew has a voice and no vote")
    assert not stands(state, "oak").any(), "nobody says that oak has it written down"


def test_no_dissent_stands_in_a_minute_that_is_not_written() -> None:
    state = played([BALLOT, MINUTE | {"when": "storm"}])
    storm = state["fact", "storm"]
    assert stands(state, "fir")[storm].any()
    assert not stands(state, "fir")[~storm].any()


def test_where_one_decides_after_a_hearing_a_dissent_stands_of_who_spoke_against_it() -> None:
    state = played([CABINET, MINUTE | {"of": "evening"}])
    against = state["vote", "evening"][:, OF["fir"]] != state["decided", "evening"]
    assert 0 < against.mean() < 1
    np.testing.assert_array_equal(stands(state, "fir"), against)


def test_a_dissent_on_record_takes_off_what_stands_against_them() -> None:
    state = played([BALLOT, MINUTE, BLAME], draws=8192)
    fir, written = state["decided", "charge"] == 0, stands(state, "fir")
    assert fir[written].mean() == pytest.approx(1 / (1 + np.exp(2)), abs=0.02)
    assert fir[~written].mean() == pytest.approx(0.5, abs=0.02)


def test_no_cover_leaves_every_bit_as_it_is_without_the_minute() -> None:
    without, there = played([BALLOT, MINUTE, FLAT]), played([BALLOT, MINUTE, BLAME | {"cover": 0}])
    np.testing.assert_array_equal(without["decided", "charge"], there["decided", "charge"])


def test_a_charge_that_names_no_minute_has_no_number_for_it_and_is_called_as_before() -> None:
    plain, named = (loaded([BALLOT, MINUTE, one]).steps["charge"] for one in (FLAT, BLAME))
    assert isinstance(plain, Accuse)
    assert isinstance(named, Accuse)
    assert "step.charge.cover" not in dict(plain.numbers())
    assert "step.charge.cover" in dict(named.numbers())
    assert {"minutes", "cover"} <= plain.unsaid(None)
    assert not {"minutes", "cover"} & named.unsaid(None)


def test_cover_of_nobody_who_can_be_accused_is_idle() -> None:
    case = loaded([BALLOT, MINUTE | {"dissent": ["yew"]}, BLAME])
    step = case.steps["charge"]
    assert isinstance(step, Accuse)
    assert "step.charge.cover" in step.idle_constants(case)


@pytest.mark.parametrize(
    ("minute", "named", "said"),
    [
        (MINUTE, "ballot", "step.charge.minutes: ballot is no minute (name a step of kind minute)"),
        (
            {key: value for key, value in MINUTE.items() if key != "dissent"},
            "record",
            "step.charge.minutes: nobody's dissent stands in record (write dissent in step record)",
        ),
    ],
)
def test_a_step_in_which_no_dissent_can_stand_is_refused(minute: dict[str, Any], named: str, said: str) -> None:
    with pytest.raises(CaseError) as refused:
        loaded([BALLOT, minute, BLAME | {"minutes": named}])
    assert said in str(refused.value)


def test_whoever_was_away_has_dissented_from_nothing() -> None:
    board, *others = CASE["body"]
    state = played([BALLOT, MINUTE], changes={"body": [board | {"absent": ["fir"]}, *others]})
    assert (state["vote", "ballot"][:, OF["fir"]] == ABSENT).all()
    assert not stands(state, "fir").any()
