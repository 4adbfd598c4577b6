"""What would be wrong: a member credited with others' numbers, or debited for a decision that never came to them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis import swing as module
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.swing import own_numbers, swings
from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan
from instantsia.evidence.variation import Variation
from tests.analysis.by_hand import Run
from tests.analysis.by_hand import board as by_hand

CERTAIN = 10_000
"""A precision at which all vote as they lean."""


def pier(positions: dict[str, Any], *, precision: Any = CERTAIN, **more: Any) -> Case:
    """A board of those who are named decides on the pier; then, where it keeps it, a council of one bloc may."""
    written: dict[str, Any] = {
        "instantsia": 1,
        "title": "The pier",
        "actor": [{"id": one} for one in positions] + [{"id": "bloc", "name": "Town council", "seats": 21}],
        "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
        "body": [
            {"id": "board", "members": list(positions), "rule": {"kind": "majority"}, "superior": "council"},
            {"id": "council", "members": ["bloc"], "rule": {"kind": "majority"}},
        ],
        "step": [
            {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11"}
            | {"precision": {"value": precision, "why": "so"}},
            {"id": "appeal", "kind": "appeal", "to": "council", "issue": "pier", "date": "1931-03-20"}
            | {"when": 'ballot == "keep"', "chance": {"value": 0.4, "why": "so"}}
            | {"precision": {"value": CERTAIN, "why": "so"}},
        ],
        "event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close" or appeal == "close"'}],
        "assumption": [{"about": f"{one}.pier", "value": value, "why": "so"} for one, value in positions.items()]
        + [{"about": "bloc.pier", "value": "0..100", "why": "so"}],
    }
    return load(from_mapping(written | more, "pier"))


def replays(case: Case, **more: Any) -> Replays:
    return Replays(Plan(case, draws=2000, **more))


def test_a_man_of_whom_everything_is_fixed_swings_nothing_and_the_one_between_swings_half() -> None:
    found = swings(replays(pier({"a": 100, "b": 0, "c": "0..100"})), {"ballot": {}})["ballot"]
    assert found["a"] == found["b"] == 0.0
    assert found["c"] == pytest.approx(0.5, abs=0.05)


def test_three_alike_each_swing_a_quarter() -> None:
    # one decides where the two others differ (1/2), and another version of them votes otherwise in half of those
    found = swings(replays(pier({"a": "0..100", "b": "0..100", "c": "0..100"})), {"ballot": {}})["ballot"]
    assert all(share == pytest.approx(0.25, abs=0.045) for share in found.values())


def test_the_ballot_alone_is_drawn_anew_too() -> None:
    # nobody leans, so that the ballot is a coin although every position is fixed
    found = swings(replays(pier({"a": 50, "b": 0, "c": 100}, precision=3)), {"ballot": {}})["ballot"]
    assert found["a"] > 0.3


def test_the_numbers_of_the_others_stay() -> None:
    one = replays(pier({"a": "0..100", "b": "0..100", "c": "0..100"}, precision=6))
    anew = one.state(Variation(replicas=dict.fromkeys(own_numbers(one, "ballot", "b"), 1)))
    axis = one.prepared.axes["actor"]
    for name in ("a", "c", "bloc"):
        place = axis[name]
        assert np.array_equal(anew["position", "pier"][:, place], one.base["position", "pier"][:, place])
        assert np.array_equal(anew["vote", "ballot"][:, place], one.base["vote", "ballot"][:, place]) or name == "bloc"
    assert not np.array_equal(anew["position", "pier"][:, axis["b"]], one.base["position", "pier"][:, axis["b"]])


def test_recounted_among_the_draws_in_which_the_step_happens_both_times() -> None:
    one = replays(pier({"a": "0..100"}))
    anew = one.state(Variation(replicas={"assumption/actor.bloc.pier": 1, "step/appeal/ballot/bloc": 1}))
    both = [d for d in range(2000) if one.base["happened", "appeal"][d] and anew["happened", "appeal"][d]]
    other = sum(one.base["decided", "appeal"][d] != anew["decided", "appeal"][d] for d in both)
    assert swings(one, {"appeal": {}})["appeal"] == {"bloc": other / len(both)}
    assert 300 < len(both) < 500


def test_all_steps_are_told_of_one_sweep_in_which_each_is_drawn_anew_everywhere() -> None:
    """One who sits in both bodies is another version of themselves in both, and who sits in one is so there alone."""
    council = {"id": "council", "members": ["bloc", "a"], "rule": {"kind": "majority"}}
    board = {"id": "board", "members": ["a", "b", "c"], "rule": {"kind": "majority"}, "superior": "council"}
    one = replays(pier({"a": "0..100", "b": "0..100", "c": "0..100"}, precision=6, body=[board, council]))
    found = swings(one, {"ballot": {}, "appeal": {}})
    both = {name: 1 for step in ("ballot", "appeal") for name in own_numbers(one, step, "a")}
    anew = one.state(Variation(replicas=both))
    for step in ("ballot", "appeal"):
        there = one.base["happened", step] & anew["happened", step]
        swung = (one.base["decided", step] != anew["decided", step])[there].mean()
        assert found[step]["a"] == pytest.approx(swung, abs=1e-12)
    assert found["ballot"] == swings(one, {"ballot": {}})["ballot"]
    assert found["ballot"]["a"] > 0.1
    assert found["appeal"]["bloc"] == swings(one, {"appeal": {}})["appeal"]["bloc"]


def test_claims_about_him_are_his_own() -> None:
    claim = {"id": "c1", "source": "s", "about": "a.pier", "value": 80, "right": 0.5}
    case = pier(
        {"a": 20},
        source=[{"id": "s", "cite": "S", "p": 0.99, "made": "1931-03-01"}],
        claim=[claim],
    )
    assert swings(replays(case), {"ballot": {}})["ballot"]["a"] == pytest.approx(0.5, abs=0.05)


def test_a_step_that_decides_no_issue_or_never_happens_names_nobody() -> None:
    case = pier({"a": 100})
    assert swings(replays(case), {"appeal": {}})["appeal"] == {}
    steps = [{"id": "meeting", "kind": "convene", "body": "board", "date": "1931-03-10"}]
    one = replays(pier({"a": 100}, step=steps, event=[{"id": "e", "text": "E", "when": "meeting.happened"}]))
    assert swings(one, {"meeting": {}})["meeting"] == {}


def test_of_a_large_body_those_first_who_are_pivotal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand replays of two thousand members would take minutes; who counts most must not be the one left out."""
    monkeypatch.setattr(module, "MOST", 2)
    replays = Run(by_hand({"a": "0..100", "b": "0..100", "c": "0..100"})).replays
    whole = swings(replays, {"ballot": {"a": 0.5, "b": 0.1, "c": 0.9}})["ballot"]
    assert set(whole) == {"a", "c"}
    # each takes a replay of its own of everybody: of a body larger still fewer are looked at
    monkeypatch.setattr(module, "FEWEST", 1)
    assert set(swings(replays, {"ballot": {"a": 0.5, "b": 0.1, "c": 0.9}})["ballot"]) == {"c"}
    monkeypatch.setattr(module, "MOST", 3)
    every = swings(replays, {"ballot": {}})["ballot"]
    assert set(every) == {"a", "b", "c"}
    assert {one: every[one] for one in whole} == whole
