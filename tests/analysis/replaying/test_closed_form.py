"""Replays in closed form against the same played in full, and what must be played in full."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.swing import own_numbers, swings
from instantsia.case.model import Case
from instantsia.engine import rows
from instantsia.engine.departures import played_apart
from instantsia.engine.plan import Plan
from instantsia.evidence.variation import Variation
from instantsia.models.settlement import weighted_median
from instantsia.models.settlement.few_moved import Compromise, Moved
from instantsia.models.settlement.stakes import Settlement, Stakes
from tests.analysis.settlement.test_values import talks
from tests.counting import calls

BARGAINED = {"dressed": True}
TWO = {"a": "0..100", "b": 50}


def board(members: int = 6) -> Case:
    """Everybody somewhere, with ranges; one weighs more than the others."""
    positions = {f"m{place}": f"{place * 80 // members}..{20 + place * 80 // members}" for place in range(members)}
    return talks(positions, step=BARGAINED, weights={"m0": "1..3"})


@pytest.fixture(scope="module")
def replays() -> Replays:
    return Replays(Plan(board(), draws=2000))


AT_CORNERS = {"actor.m1.pier": 0.9, "actor.m4.pier": 0.1, "actor.m0.capability.pier": 0.9}
VARIATIONS = {
    "held": Variation(at_quantile={"actor.m1.pier": 0.1}),
    "held together": Variation(
        at_quantile={"actor.m1.pier": 0.9, "actor.m4.pier": 0.1, "actor.m0.capability.pier": 0.9}
    ),
    "somewhere": Variation(value={"actor.m5.pier": 0.0}, kept=frozenset({"terms"})),
    "weightless": Variation(assumed={"actor.m2.salience.pier": 0.0}),
    "other errors": Variation(given={("errors", "terms"): 7.0}, at_quantile={"actor.m0.capability.pier": 0.1}),
    "errors anew": Variation(replicas={"step/": 1}),
    "nothing": Variation(at_quantile={"actor.nobody.pier": 0.1}),
}


@pytest.mark.parametrize("name", VARIATIONS)
def test_it_is_what_a_full_replay_gives(replays: Replays, name: str) -> None:
    """The points up to rounding, and on which side of the line each draw lies, draw by draw."""
    variation, turns = VARIATIONS[name], 1
    found = replays.closed_form.played(variation, turns)
    ((_, full),) = played_apart(replays.drawn, [variation], turns)
    assert found is not None
    for key in (("value", "terms"), ("undressed", "terms"), ("spread", "terms")):
        drawn = replays.base[key]
        whole, mine = full.array(drawn, full.state[key]), found.array(drawn, found.state[key])
        np.testing.assert_allclose(mine, whole, atol=1e-6)
    before = replays.base["decided", "terms"]
    np.testing.assert_array_equal(
        found.array(before, found.state["decided", "terms"]), full.array(before, full.state["decided", "terms"])
    )


def test_all_that_is_ones_own_drawn_anew_is_what_a_full_replay_gives(replays: Replays) -> None:
    variation = Variation(replicas=dict.fromkeys(own_numbers(replays, "terms", "m0"), 1))
    found = replays.closed_form.played(variation, 1)
    ((_, full),) = played_apart(replays.drawn, [variation], 1)
    assert found is not None
    value = full.array(replays.base["value", "terms"], full.state["value", "terms"])
    np.testing.assert_allclose(found.state["value", "terms"], value, atol=1e-6)
    assert (value != replays.base["value", "terms"]).any()


def test_members_drawn_anew_many_at_a_time_are_what_each_gives_by_itself(replays: Replays) -> None:
    """Up to rounding; what is not one member's own, or is theirs a second time, is among them and loses nothing."""
    own = [
        Variation(replicas=dict.fromkeys(own_numbers(replays, "terms", f"m{place}"), 1)) for place in (0, 1, 2, 5, 1)
    ]
    again = Variation(replicas=dict.fromkeys(own_numbers(replays, "terms", "m1"), 2))
    two = Variation(replicas={**own[0].replicas, **own[2].replicas})
    variations = [*own, again, two, VARIATIONS["held"], VARIATIONS["errors anew"], Variation(replicas={"fact/": 1})]
    found = {number: played for number, _, played in replays.closed_form.played_each(variations, 1)}
    assert found.keys() == set(range(len(variations)))
    for number, variation in enumerate(variations):
        mine, alone = found[number], replays.closed_form.played(variation, 1)
        if alone is None or mine is None:
            assert mine is alone
            continue
        for what in ("value", "undressed", "spread", "decided"):
            np.testing.assert_allclose(mine.state[what, "terms"], alone.state[what, "terms"], atol=1e-9)
    assert (found[1].state["value", "terms"] != found[5].state["value", "terms"]).any()


def test_twenty_members_drawn_anew_are_settled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, a body of two hundred is asked two hundred times who swings its decision."""
    replays = Replays(Plan(board(20), draws=200))
    replays.closed_form.over(1)
    together, asked = Compromise.each_moved, []

    def each_moved(body: Compromise, places: NDArray[np.intp], *stands: NDArray[np.float64]) -> Moved | None:
        asked.append(len(places))
        return together(body, places, *stands)

    monkeypatch.setattr(Compromise, "moved", lambda *_, **__: pytest.fail("settled by themselves"))
    monkeypatch.setattr(Compromise, "each_moved", each_moved)
    swings(replays, {"terms": {}})
    assert asked == [20]


def test_a_range_plays_nothing_in_full_that_has_a_closed_form(
    replays: Replays, monkeypatch: pytest.MonkeyPatch
) -> None:
    replays.closed_form.played(Variation(), 1)
    monkeypatch.setattr(rows, "play_step", lambda *_: pytest.fail("played in full"))
    assert 0 < replays.headline(VARIATIONS["held together"]) < 1
    assert replays.headlines([VARIATIONS["held"], VARIATIONS["other errors"]])


OTHERWISE = {("way", "terms"): 2.0}
BY_MEDIAN = {
    "as it is": Variation(given=OTHERWISE),
    "other errors": Variation(given={**OTHERWISE, ("errors", "terms"): 7.0}),
    "errors anew": Variation(given=OTHERWISE, replicas={"step/": 1}),
    "the spread kept": Variation(given=OTHERWISE, kept=frozenset({"terms"})),
}


@pytest.mark.parametrize("name", BY_MEDIAN)
@pytest.mark.parametrize("members", [6, 300])
def test_by_another_method_it_is_a_full_replay_to_the_bit(name: str, members: int) -> None:
    """Also of so many members that the draws are settled in several pieces."""
    replays = Replays(Plan(board(members), draws=1500))
    assert replays.prepared.steps["terms"].ways(replays.plan.case)[2].method == "weighted-median"
    found = replays.closed_form.played(BY_MEDIAN[name], 1)
    ((_, full),) = played_apart(replays.drawn, [BY_MEDIAN[name]], 1)
    assert found is not None
    for what in ("value", "undressed", "spread", "decided", "model"):
        drawn = replays.base[what, "terms"]
        whole = full.array(drawn, full.state[what, "terms"])
        np.testing.assert_array_equal(found.array(drawn, found.state[what, "terms"]), whole)
    assert (found.state["undressed", "terms"] != replays.base["undressed", "terms"]).any()


def test_by_another_method_the_same_draws_are_settled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, each end of a range by that method would sort everybody in each draw anew."""
    replays, settle, asked = Replays(Plan(board(), draws=200)), weighted_median.settle, []

    def settled(stakes: Stakes, *rest: Any, **keywords: Any) -> Settlement:
        asked.append(stakes)
        return settle(stakes, *rest, **keywords)

    monkeypatch.setattr(weighted_median, "settle", settled)
    monkeypatch.setattr(rows, "play_step", lambda *_: pytest.fail("played in full"))
    assert len({replays.headline(variation) for variation in BY_MEDIAN.values()}) > 1
    assert len(asked) == 1


def test_one_who_moves_in_a_body_of_a_hundred_costs_as_many_calls_as_in_one_of_twenty() -> None:
    """To play the body again would cost some for each member."""
    counted = []
    for members in (20, 100):
        replays = Replays(Plan(board(members), draws=200))
        replays.headline(Variation(at_quantile={"actor.m1.pier": 0.1}))
        other = Variation(at_quantile={"actor.m2.pier": 0.1})
        counted.append(calls(functools.partial(replays.headline, other)))
    assert counted[1] < 1.1 * counted[0]


@pytest.mark.parametrize(
    ("case", "variation"),
    [
        (board(), Variation(given={("way", "terms"): 1.0})),
        (board(), Variation(given=OTHERWISE, at_quantile={"actor.m1.pier": 0.1})),
        (board(), Variation(at_quantile={f"actor.m{place}.pier": 0.1 for place in range(4)})),
        (board(), Variation(happens=frozenset({"terms"}))),
        (
            talks({"a": "0..100", "b": 50}, step={"model": "weighted-median"}),
            Variation(at_quantile={"actor.a.pier": 0.1}),
        ),
        (talks({"a": "0..100", "b": 50}, rule="majority"), Variation(at_quantile={"actor.a.pier": 0.1})),
    ],
    ids=["a vote instead", "another method and somebody elsewhere", "too many", "forced", "another model", "a vote"],
)
def test_what_has_no_closed_form_is_played_in_full(case: Case, variation: Variation) -> None:
    replays = Replays(Plan(case, draws=200))
    assert replays.closed_form.played(variation, 1) is None
    assert 0 <= replays.headline(variation) <= 1
